package interchange

import "unicode/utf8"

// block is the distance in bytes between two known code point counts. 64 bytes
// keep the table at a sixteenth of the text and a look-up under 64 steps.
const block = 64

// Points converts between byte and code point offsets of one text. It is made
// in one pass over the text; an ASCII text needs no table at all.
type Points struct {
	text   string
	before []int // before[i] is the number of code points in text[:i*block]; nil for ASCII
}

// NewPoints indexes text.
func NewPoints(text string) *Points {
	p := &Points{text: text}
	if utf8.RuneCountInString(text) == len(text) {
		return p
	}
	p.before = make([]int, 0, len(text)/block+1)
	n := 0
	for i := 0; i < len(text); i++ {
		if i%block == 0 {
			p.before = append(p.before, n)
		}
		if utf8.RuneStart(text[i]) {
			n++
		}
	}
	if len(text)%block == 0 {
		p.before = append(p.before, n)
	}
	return p
}

// Point is the number of code points before byte b. A byte outside the text
// counts as the nearest end.
func (p *Points) Point(b int) int {
	b = max(0, min(b, len(p.text)))
	if p.before == nil {
		return b
	}
	n := p.before[b/block]
	for i := b / block * block; i < b; i++ {
		if utf8.RuneStart(p.text[i]) {
			n++
		}
	}
	return n
}

// Byte is the offset of the byte at which code point n starts, the text's
// length when n lies behind it.
func (p *Points) Byte(n int) int {
	if n <= 0 {
		return 0
	}
	if p.before == nil {
		return min(n, len(p.text))
	}
	lo, hi := 0, len(p.before) // the last block that starts at or before point n
	for hi-lo > 1 {
		if mid := (lo + hi) / 2; p.before[mid] <= n {
			lo = mid
		} else {
			hi = mid
		}
	}
	i, left := lo*block, n-p.before[lo]
	for ; i < len(p.text); i++ {
		if utf8.RuneStart(p.text[i]) {
			if left == 0 {
				break
			}
			left--
		}
	}
	return i
}

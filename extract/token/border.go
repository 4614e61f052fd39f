package token

import (
	"unicode"
	"unicode/utf8"

	"hearsay/extract/model"
	"hearsay/extract/news"
	"hearsay/extract/token/en"
)

// maxSentence ends a sentence in text that has no borders at all, so that what
// comes after need not cope with a sentence of a million words. Of the 21,000
// treebank sentences the longest has 319 tokens.
const maxSentence = 400

// sentenceEnd is where the sentence that begins with token first ends, within
// the paragraph that ends with the last token.
func sentenceEnd(d *news.Document, first int) int {
	b := NewBorders(d, first, len(d.Tokens))
	table := en.Borders()
	var score [1]int32
	for i := first; i+1 < len(d.Tokens); i++ {
		if i+1-first >= maxSentence {
			return i + 1
		}
		b.Pass(i)
		if !b.Candidate(i) {
			continue
		}
		if en.Closes(b.at(i), b.at(i+1)) {
			return i + 1
		}
		score[0] = 0
		for _, h := range b.Features(i) {
			table.Add(score[:], h)
		}
		if score[0] > 0 {
			return i + 1
		}
	}
	return len(d.Tokens)
}

// Borders looks at the places between tokens where a sentence may end. It is
// what training and reading share: Pass each token in turn, then ask.
type Borders struct {
	text     string
	tokens   []news.Token
	first    int
	open     int  // marks of opening brackets not yet closed
	quoted   bool // inside quotation marks that were opened in this sentence
	features [24]uint64
}

// NewBorders starts at the first token of a sentence; no border is sought at or after end.
func NewBorders(d *news.Document, first, end int) Borders {
	return Borders{text: d.Article.Of(d.Tokens[first].Field), tokens: d.Tokens[:end], first: first}
}

// Pass takes notice of token i; it is called once for each token in order.
func (b *Borders) Pass(i int) {
	switch b.at(i) {
	case "(", "[":
		b.open++
	case ")", "]":
		b.open = max(0, b.open-1)
	case "\"", "''", "``":
		b.quoted = !b.quoted
	case "“", "„", "«":
		b.quoted = true
	case "”", "»":
		b.quoted = false
	}
}

func (b *Borders) at(i int) string {
	if i < b.first || i >= len(b.tokens) {
		return ""
	}
	return b.text[b.tokens[i].Start:b.tokens[i].End]
}

// Candidate tells whether a sentence can end after token i: after a mark other
// than a comma or a hyphen, or before a capital.
func (b *Borders) Candidate(i int) bool {
	s := b.at(i)
	last := s[len(s)-1]
	if isWordByte(last) && last < utf8.RuneSelf {
		next := b.at(i + 1)
		return next[0] >= 'A' && next[0] <= 'Z' && b.gap(i) > 0 || next[0] == '-' && len(next) > 1 || next[0] == '*'
	}
	return last != ',' && !(last == '-' && len(s) == 1 && b.gap(i) == 0) && last != '(' && last != '$'
}

// gap is the number of bytes between token i and the next, at most 2.
func (b *Borders) gap(i int) uint64 {
	return uint64(min(2, b.tokens[i+1].Start-b.tokens[i].End))
}

// Features are the hashes of what is seen around the place after token i. The
// slice is reused by the next call.
func (b *Borders) Features(i int) []uint64 {
	f := b.features[:0]
	gap := b.gap(i)
	inside := uint64(min(b.open, 1))
	if b.quoted {
		inside |= 2
	}
	p0, p1, n0, n1 := folded(b.at(i)), folded(b.at(i-1)), folded(b.at(i+1)), folded(b.at(i+2))
	sp0, sp1, sn0, sn1 := shape(b.at(i)), shape(b.at(i-1)), shape(b.at(i+1)), shape(b.at(i+2))
	length := uint64(min(b.lengthClass(i), 7))
	add := func(template uint64, parts ...uint64) {
		h := model.Hash(template)
		for _, p := range parts {
			h = model.Mix(h, p)
		}
		f = append(f, h)
	}
	add(1, p0, gap)
	add(2, n0, sn0)
	add(3, p0, sn0, gap)
	add(4, sp0, n0)
	add(5, p0, n0)
	add(6, p1, p0)
	add(7, sp1, p0, sn0)
	add(8, sp0, sn0, sn1)
	add(9, n0, n1)
	add(10, p0, inside, sn0)
	add(11, p0, length, sn0)
	add(12, p0, gap, sn0, sn1)
	add(13, p1, sp0, sn0)
	add(14, sp1, sp0, n0)
	add(15, p0, p1, sn0, inside)
	add(16, shape(b.at(b.first)), length, sp0)
	add(17, folded(b.at(b.first)), sp0, length)
	add(18, gap)
	add(19, sp0, sn0, gap, inside)
	return f
}

func (b *Borders) lengthClass(i int) int {
	class := 0
	for n := i - b.first; n > 0; n /= 2 {
		class++
	}
	return class
}

// folded hashes a word without its case and with curly quotes as straight ones.
func folded(s string) uint64 {
	h := uint64(len(s))
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c == 0xe2 && i+2 < len(s) && s[i+1] == 0x80 {
			switch s[i+2] {
			case 0x98, 0x99:
				h, i = h*31+'\'', i+2
				continue
			case 0x9c, 0x9d:
				h, i = h*31+'"', i+2
				continue
			}
		}
		h = h*0x100000001b3 + uint64(c)
	}
	return h
}

// shape is the class of a word by its first runes and its length.
func shape(s string) uint64 {
	if s == "" {
		return 0
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsUpper(r):
		if size == len(s) {
			return 1
		}
		if next, _ := utf8.DecodeRuneInString(s[size:]); unicode.IsUpper(next) {
			return 2
		}
		return 3
	case unicode.IsLower(r):
		return 4
	case unicode.IsDigit(r):
		return 5
	case unicode.IsLetter(r):
		return 6
	}
	switch s {
	case ".", "?", "!":
		return 7
	case "\"", "”", "''", "’", "'", "»":
		return 8
	case "“", "‘", "``", "«":
		return 9
	case ")", "]":
		return 10
	case "(", "[":
		return 11
	case ":", ";":
		return 12
	case "-", "–", "—", "--":
		return 13
	case ",":
		return 14
	}
	if s[0] == '.' || s[0] == '!' || s[0] == '?' || s == "…" {
		return 15
	}
	return 16
}

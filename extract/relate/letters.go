package relate

import (
	"math/bits"
	"unicode"
)

// letters are the runs of four letters in a text, each once, as bits of a hash: in
// lower case, with one blank for all that is neither letter nor digit. Beside keys
// they tell how alike two texts are as they stand: in forms and small words, in
// compounds, and in what is spelled otherwise. Of two texts of a hundred runs each,
// two or three that differ fall on one bit.
type letters [letterBits / 64]uint64

const (
	run        = 4
	letterBits = 1 << 12
)

func lettersOf(text string) (l letters) {
	at := [run]rune{run - 1: ' '}
	push := func(r rune) {
		if r == ' ' && at[run-1] == ' ' {
			return
		}
		copy(at[:], at[1:])
		at[run-1] = r
		if at[0] != 0 {
			h := hashRun(at)
			l[h/64] |= 1 << (h % 64)
		}
	}
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			r = ' '
		}
		push(unicode.ToLower(r))
	}
	push(' ')
	return l
}

// hashRun mixes by the multiplier of FNV-1a, and takes the upper bits, which are
// mixed best.
func hashRun(at [run]rune) uint32 {
	h := uint32(2166136261)
	for _, r := range at {
		h = (h ^ uint32(r)) * 16777619
	}
	return h >> (32 - 12)
}

// count is how many runs a text has.
func (l *letters) count() (n int) {
	for _, w := range l {
		n += bits.OnesCount64(w)
	}
	return n
}

// common counts the runs that two texts share.
func (l *letters) common(m *letters) (n int) {
	for i, w := range l {
		n += bits.OnesCount64(w & m[i])
	}
	return n
}

// letterFeatures are the shares of runs that both texts have.
func letterFeatures(x *features, a, b *Item) {
	short, long := min(a.runs, b.runs), max(a.runs, b.runs)
	if short == 0 {
		return
	}
	both := float64(a.letters.common(&b.letters))
	x[lettersF1], x[lettersMax], x[lettersMin] = 2*both/float64(short+long), both/float64(short), both/float64(long)
}

package relate

import (
	"slices"
	"unicode"
)

// letters are the runs of four letters in a text, each once, as sorted hashes: in
// lower case, with one blank for all that is neither letter nor digit. Beside keys
// they tell how alike two texts are as they stand: in forms and small words, in
// compounds, and in what is spelled otherwise.
type letters []uint32

const run = 4

func lettersOf(text string) letters {
	at := [run]rune{run - 1: ' '}
	out := make(letters, 0, len(text)+2)
	push := func(r rune) {
		if r == ' ' && at[run-1] == ' ' {
			return
		}
		copy(at[:], at[1:])
		at[run-1] = r
		if at[0] != 0 {
			out = append(out, hashRun(at))
		}
	}
	for _, r := range text {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			r = ' '
		}
		push(unicode.ToLower(r))
	}
	push(' ')
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

// hashRun mixes by the multiplier of FNV-1a.
func hashRun(at [run]rune) uint32 {
	h := uint32(2166136261)
	for _, r := range at {
		h = (h ^ uint32(r)) * 16777619
	}
	return h
}

// common counts the runs that two texts share. Which of two hashes is the lesser
// is as good as drawn by lot, so the steps are counted, not branched on.
func (l letters) common(m letters) (n int) {
	for i, k := 0, 0; i < len(l) && k < len(m); {
		a, b := l[i], m[k]
		up, down := int((uint64(a)-uint64(b))>>63), int((uint64(b)-uint64(a))>>63) // a < b, b < a
		n += 1 - up - down
		i += 1 - down
		k += 1 - up
	}
	return n
}

// letterFeatures are the shares of runs that both texts have.
func letterFeatures(x *features, a, b *Item) {
	short, long := min(len(a.letters), len(b.letters)), max(len(a.letters), len(b.letters))
	if short == 0 {
		return
	}
	both := float64(a.letters.common(b.letters))
	x[lettersF1], x[lettersMax], x[lettersMin] = 2*both/float64(short+long), both/float64(short), both/float64(long)
}

package story

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
)

// A text is known again by some of its shingles, runs of five words: those
// whose hash falls into one of eight parts of the range. Unlike the least hash
// of each of a number of bins (one-permutation MinHash, Li, Owen and Zhang 2012)
// a sample that is cut by value (Broder's "mod m" sketch, 1997; FracMinHash,
// Irber and others 2022) tells also how far a short text is contained in a long
// one, it is the same whatever else there is, and each of its members is a key
// by which candidates are found.
const (
	shingle  = 5
	sampling = 8
	// minPrints is how many prints two texts must share: four stand for some
	// thirty words in a row, more than a quotation that both have.
	minPrints = 4
)

// MinCopy is the share of the shorter text's prints, in thousandths, from which
// it is contained in the longer. A word changed costs five shingles, so this
// is a text with one word in ten changed.
const MinCopy = 600

// Prints are the fingerprints of a text, sorted.
func Prints(text string) []uint64 {
	var last [shingle]uint64
	var out []uint64
	n := 0
	for w := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		last[n%shingle] = lowerHash(w)
		if n++; n < shingle {
			continue
		}
		var h uint64
		for i := range shingle {
			h = (h ^ last[(n+i)%shingle]) * 0x9e3779b97f4a7c15
			h ^= h >> 29
		}
		if h%sampling == 0 {
			out = append(out, h)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func lowerHash(word string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(strings.ToLower(word)))
	return h.Sum64()
}

// Within tells, in thousandths, how much of each text the other holds; 0 for
// both when they share too little to tell.
func Within(a, b *Article) (aInB, bInA int) {
	common := 0
	for i, k := 0, 0; i < len(a.prints) && k < len(b.prints); {
		switch {
		case a.prints[i] < b.prints[k]:
			i++
		case a.prints[i] > b.prints[k]:
			k++
		default:
			common, i, k = common+1, i+1, k+1
		}
	}
	if common < minPrints {
		return 0, 0
	}
	return 1000 * common / len(a.prints), 1000 * common / len(b.prints)
}

// Print gives the article its fingerprints.
func (a *Article) Print(prints []uint64) *Article {
	a.prints = prints
	return a
}

// Prints are the fingerprints that it was given.
func (a *Article) Prints() []uint64 { return a.prints }

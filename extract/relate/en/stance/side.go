package stance

import (
	"math"
	"strings"
	"unicode"

	"hearsay/extract/model"
)

// Side is where a headline or an article stands in the story it is about, taken
// by itself. How an article stands to a headline follows from their two sides:
// on one side they agree, on opposite ones they do not, and where either takes
// none the article only discusses. That is why sides are worth learning alone:
// a story of twenty headlines and twenty articles has four hundred pairs, but
// forty sides.
type Side int

// The sides, in the order of the classes of their tables.
const (
	Against Side = iota // what the story began with is not so
	Neither             // it is handed on
	For                 // it is so
	Sides
)

var sideNames = [Sides]string{"against", "neither", "for"}

func (s Side) String() string { return sideNames[s] }

// Stance is how an article on one side stands to a headline on another.
func (s Side) Stance(article Side) Stance {
	switch {
	case s == Neither || article == Neither:
		return Discuss
	case s == article:
		return Agree
	}
	return Deny
}

// SideScale is the integer that a weight of 1 becomes in the tables of sides.
const SideScale = 200

// Always is the feature that every text has, which does not count among its words.
func Always() uint64 { return model.HashString(model.Hash(2), "always") }

// SaidWords are the features by which a headline's side is known, its words
// and marks by one and two, each once.
func (r *Reader) SaidWords(statement string) []uint64 {
	if w, ok := r.said[statement]; ok {
		return w
	}
	f := newWordSet()
	f.words("said", statement)
	r.said[statement] = f.out
	return f.out
}

// ToldWords are those of an article: of its first sentence, its lead and all of it.
func (r *Reader) ToldWords(text string) []uint64 {
	if w, ok := r.told[text]; ok {
		return w
	}
	parts, f := r.sentences(text), newWordSet()
	lead := strings.Join(parts[:min(leadSentences+1, len(parts))], " ")
	for _, in := range []struct{ where, text string }{{"first", parts[0]}, {"lead", lead}, {"all", text}} {
		f.words(in.where, in.text)
	}
	r.told[text] = f.out
	return f.out
}

// wordSet gathers features, each once.
type wordSet struct {
	out  []uint64
	seen map[uint64]bool
}

func newWordSet() *wordSet { return &wordSet{seen: map[uint64]bool{}} }

func (f *wordSet) add(h uint64) {
	if !f.seen[h] {
		f.seen[h] = true
		f.out = append(f.out, h)
	}
}

// words adds words and marks by one and two.
func (f *wordSet) words(where, text string) {
	base := model.HashString(model.Hash(2), where)
	last := "^"
	eachMark(strings.ReplaceAll(strings.ToLower(text), "’", "'"), func(w string) {
		h := model.HashString(base, w)
		f.add(h)
		f.add(model.HashString(h, last))
		last = w
	})
	f.add(model.HashString(model.HashString(base, "$"), last))
}

// eachMark cuts a text into words, numbers, and the marks that tell how it is put.
func eachMark(text string, do func(string)) {
	for text != "" {
		end := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' })
		switch {
		case end < 0:
			end = len(text)
		case end == 0:
			if strings.IndexByte("?!:\"", text[0]) >= 0 {
				do(text[:1])
			}
			text = strings.TrimLeftFunc(text[1:], func(r rune) bool { return r == unicode.ReplacementChar })
			continue
		}
		if w := strings.Trim(text[:end], "'"); w != "" {
			do(w)
		}
		text = text[end:]
	}
}

// SidesOf are the sums of a table of sides, in thousandths. A long text has no
// larger ones than a short one.
func SidesOf(t model.Table, words []uint64) (out [Sides]int16) {
	var base, sum [Sides]int32
	t.Add(base[:], Always())
	known := 0
	for _, h := range words {
		if t.Has(h) {
			t.Add(sum[:], h)
			known++
		}
	}
	for s := range out {
		out[s] = model.Thousandths((float64(base[s]) + float64(sum[s])/math.Sqrt(float64(max(1, known)))) / SideScale)
	}
	return out
}

// The traits of sides: of the headline, of the article, and how far both stand
// on one, stand on opposite ones, or take none.
const (
	sideSaid   = 0
	sideTold   = int(Sides)
	sideAlike  = 2 * int(Sides)
	sideApart  = sideAlike + 1
	sideNone   = sideAlike + 2
	sideTraits = sideAlike + 3
)

// SetSides adds the traits of sides.
func (v *Traits) SetSides(said, told [Sides]int16) {
	at := v[wordTraits+contestTraits:]
	copy(at[sideSaid:], said[:])
	copy(at[sideTold:], told[:])
	at[sideAlike] = max(min(said[For], told[For]), min(said[Against], told[Against]))
	at[sideApart] = max(min(said[For], told[Against]), min(said[Against], told[For]))
	at[sideNone] = max(said[Neither], told[Neither])
}

// meet is how far two stand on one side, on opposite ones, or one of them on none.
func meet(said, told [Sides]int32) (sum [Unrelated]int32) {
	sum[Agree] = max(said[For]+told[For], said[Against]+told[Against])
	sum[Deny] = max(said[For]+told[Against], said[Against]+told[For])
	sum[Discuss] = max(said[Neither], told[Neither])
	return sum
}

// Contests tells how far a text contests something, at most 1.
func Contests(text string) float64 {
	c := cuesIn(wordsOf(text))
	return contested(c.counts(), 0.3)
}

package quantity

import (
	"strings"

	"hearsay/extract/claim/quantity/en"
	"hearsay/extract/news"
)

// rangeOf joins the upper end of a range: "10 to 12", "between 5 and 7 billion".
func (r *reader) rangeOf(a *amount) {
	w := r.word(a.last)
	between := fold(r.word(a.first-1), "between") && fold(w, "and")
	if !between && !fold(w, "to") && w != "-" && w != "–" || !r.sameField(a.first, a.last+1) || a.high != a.value {
		return
	}
	next := &r.doc.Tokens[a.last+1]
	if !r.mayBegin(next) || fold(w, "to") && fold(r.word(a.first-1), "from") {
		return
	}
	b, ok := r.amount(a.last + 1)
	if !ok || b.value <= a.value || b.unit != "" && a.unit != "" && b.unit != a.unit {
		if !ok || b.value <= 0 || !b.scaled || a.scaled {
			return
		}
	}
	if b.scaled && !a.scaled && b.value >= 1000*a.value {
		a.value *= r.lastScale(&b) // "5 to 7 billion"
	}
	a.high, a.last, a.end, a.scaled = max(b.high, a.value), b.last, b.end, b.scaled
	if a.unit == "" {
		a.unit = b.unit
	}
}

func (r *reader) lastScale(b *amount) float64 {
	if v, ok := scaleWord(r.word(b.last - 1)); ok {
		return v
	}
	return 1
}

// unitOf finds the unit: a sign or measure word after the number, else what is
// counted.
func (r *reader) unitOf(a *amount) {
	k := a.last
	if w := r.word(k); k < len(r.doc.Tokens) && (w == "-" || fold(w, "per")) && r.sameField(a.first, k) {
		k++
	}
	w := r.word(k)
	if fold(w, "cent") && fold(r.word(k-1), "per") {
		w = "%"
	} else if k > a.last && fold(r.word(a.last), "per") {
		return
	}
	if !r.sameField(a.first, k) {
		return
	}
	if unit := measure(w); unit != "" && (a.unit == "" || strings.HasSuffix(a.unit, "D") && fold(w, "dollars")) && r.isUnit(k, w) {
		a.unit, a.last, a.end = unit, k+1, r.doc.Tokens[k].End
		if fold(r.word(k+1), "points") && unit == "%" || fold(w, "percentage") {
			a.unit, a.last, a.end = "percentage point", k+2, r.doc.Tokens[k+1].End
		}
		return
	}
	if fold(w, "percentage") && fold(r.word(k+1), "points") {
		a.unit, a.last, a.end = "percentage point", k+2, r.doc.Tokens[k+1].End
		return
	}
	if a.unit == "" {
		r.counted(a, k)
	}
}

// isUnit keeps "m" and "points" apart from the words that they also are.
func (r *reader) isUnit(k int, w string) bool {
	t := &r.doc.Tokens[k]
	return t.Tag == "" || t.Tag[0] == 'N' || t.Tag == "$" || w[0] == '%' || t.Tag == "FW" || t.Tag == "CD"
}

// counted takes the noun that the number counts: the head that the parse gives,
// else the first noun after it within a few words.
func (r *reader) counted(a *amount, k int) {
	toks := r.doc.Tokens
	noun := -1
	if t := &toks[a.last-1]; t.Head > a.last-1 && strings.HasPrefix(t.Rel, "nummod") && t.Head < a.last+maxModifiers && strings.HasPrefix(toks[t.Head].Tag, "N") {
		noun = t.Head
	}
	for i := k; noun < 0 && i < len(toks) && i < k+maxModifiers && r.sameField(a.first, i); i++ {
		if stop, found := r.nounAt(i); found {
			noun = i
		} else if stop {
			break
		}
	}
	if noun < 0 {
		return
	}
	a.unit = r.lemma(noun)
	a.last, a.end = noun+1, toks[noun].End
}

// maxModifiers is how many words may stand between a number and what it counts:
// "12 heavily armed masked young men".
const maxModifiers = 6

// nounAt tells that token i is the noun looked for, or that none can follow.
func (r *reader) nounAt(i int) (stop, found bool) {
	t, w := &r.doc.Tokens[i], r.word(i)
	if person(w) {
		return true, true
	}
	switch {
	case t.Tag == "":
		return true, w[0] >= 'a' && w[0] <= 'z' && len(w) > 2 && !function(w)
	case t.Tag == "NN" || t.Tag == "NNS" || t.Tag == "NNP" || t.Tag == "NNPS":
		next := i + 1
		more := next < len(r.doc.Tokens) && strings.HasPrefix(r.doc.Tokens[next].Tag, "NN") && t.Tag != "NNS" && r.sameField(i, next)
		return !more, !more
	case t.Tag[0] == 'J' || t.Tag == "RB" || t.Tag == "VBN" || t.Tag == "VBG" || t.Tag == "HYPH" || t.Tag == "CD":
		return false, false
	}
	return true, false
}

var functionWords = []string{"and", "the", "that", "were", "was", "are", "have", "had", "for", "with", "from", "but", "who", "which", "when", "after",
	"into", "will", "would", "its", "his", "her", "has", "than", "before", "since", "until", "per", "more", "each", "they", "this"}

func function(w string) bool {
	for _, f := range functionWords {
		if fold(w, f) {
			return true
		}
	}
	return false
}

func person(w string) bool {
	for _, p := range en.Persons {
		if fold(w, p) {
			return true
		}
	}
	return false
}

// lemma is the unit that a noun makes.
func (r *reader) lemma(i int) string {
	w := r.word(i)
	switch l := r.doc.Tokens[i].Lemma; {
	case person(w):
		return "person"
	case l != "":
		return strings.ToLower(l)
	}
	w = strings.ToLower(w)
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && len(w) > 3:
		return w[:len(w)-1]
	}
	return w
}

// boundOf reads the words around the number that say how it is meant, and gives
// the span of the whole.
func (r *reader) boundOf(a *amount) news.Span {
	span := r.doc.Tokens[a.first].Span
	span.End = max(a.end, r.doc.Tokens[a.last-1].End)
	for i := range en.Before {
		if n := r.endsWith(a.first, en.Before[i].Words); n > 0 {
			a.bound = en.Before[i].Bound
			a.first -= n
			span.Start = r.doc.Tokens[a.first].Start
			return span
		}
	}
	for i := range en.After {
		if n := r.startsWith(a.last, en.After[i].Words); n > 0 && r.sameField(a.first, a.last+n-1) {
			a.bound = en.After[i].Bound
			a.last += n
			span.End = r.doc.Tokens[a.last-1].End
			return span
		}
	}
	return span
}

// endsWith counts the tokens before i that are these words, 0 when they are not.
func (r *reader) endsWith(i int, words string) int {
	n := 0
	for words != "" {
		n++
		cut := strings.LastIndexByte(words, ' ')
		if i-n < 0 || r.doc.Tokens[i-n].Field != r.doc.Tokens[i].Field || !fold(r.word(i-n), words[cut+1:]) {
			return 0
		}
		words = words[:max(cut, 0)]
	}
	return n
}

func (r *reader) startsWith(i int, words string) int {
	n := 0
	for words != "" {
		w, rest, _ := strings.Cut(words, " ")
		if !fold(r.word(i+n), w) {
			return 0
		}
		n, words = n+1, rest
	}
	return n
}

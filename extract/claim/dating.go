package claim

import (
	"slices"
	"sort"

	"hearsay/extract/model"
	"hearsay/extract/news"
)

// DatesKind and DatesVersion name the model file of the decision which time dates a
// claim; the version changes with what a question means.
const (
	DatesKind    = "dating"
	DatesVersion = 1
)

// Dates is the learned decision whether a time dates a claim: a forest over the
// questions of a bond, and the least sum at which it says yes, in thousandths of a
// logit.
type Dates struct {
	Forest model.Forest
	Least  int32
}

// Dating is a time that may date a claim, for training.
type Dating struct {
	Time     int // index in doc.Times
	Features []int16
}

// Datings are the times that may date each claim of a document, in the order of
// its claims.
func Datings(doc *news.Document, lex *Lexicon) [][]Dating {
	var out [][]Dating
	copied := *doc
	annotate(&copied, lex, func(w *writer, x found) {
		var list []Dating
		w.eachDating(x.clause, x.lo, x.hi, func(k int) {
			list = append(list, Dating{k, slices.Clone(w.bond.answers)})
		})
		out = append(out, list)
	})
	return out
}

// date is the time of clause i: the one that the forest holds likeliest, or
// without a forest the one that the rule picks. -1 for none.
func (w *writer) date(i, lo, hi int) int {
	if w.lex.Dates == nil || w.doc.Article.Published == "" {
		return w.pick(i, lo, hi)
	}
	dates := w.lex.Dates()
	best, most := -1, int32(0)
	w.eachDating(i, lo, hi, func(k int) {
		if s := dates.Forest.Sum(w.bond.answers); s > dates.Least && (best < 0 || s > most) {
			best, most = k, s
		}
	})
	return best
}

// maxTimes is how many times around a predicate are weighed, and reach how many
// tokens on either side of it are looked at, so that a sentence of a million words
// stays linear.
const (
	maxTimes = 12
	reach    = 80
)

// eachDating asks the questions about each time around the predicate of clause i
// that has a value to date it by; the answers lie in w.bond.
func (w *writer) eachDating(i, lo, hi int, do func(k int)) {
	from, to := w.around(w.clauses[i].head)
	first := w.firstTime(from)
	last := first
	for last < len(w.doc.Times) && last < first+maxTimes && w.doc.Times[last].First < to {
		last++
	}
	if first == last {
		return
	}
	b := &w.bond
	b.w, b.clause, b.lo, b.hi, b.head, b.from, b.to = w, i, lo, hi, w.clauses[i].head, from, to
	b.picked, b.rivals = w.pick(i, lo, hi), 0
	for k := first; k < last; k++ {
		if datable(&w.doc.Times[k]) {
			b.rivals++
		}
	}
	for k := first; k < last; k++ {
		if t := &w.doc.Times[k]; datable(t) && !w.stamp(i, t) {
			b.ask(k, t)
			do(k)
		}
	}
}

// stamp tells whether a time is no more than the date of the paper or of a post, part of
// a name, or what tells a thing from others: "TORONTO, Oct 22 (Reuters) -", "(@name) February 5, 2015", "the Sunday Times".
func (w *writer) stamp(i int, t *news.Time) bool {
	return t.Last <= w.afterDateline(w.clauses[i].head) || w.posted(t.First) || w.inName(t) || w.tellsApart(t)
}

// tellsApart tells whether a time is a year that tells a thing from others of its kind:
// "the 2010 Dodd-Frank law".
func (w *writer) tellsApart(t *news.Time) bool {
	if t.Relation != "" || len(t.Value) != len("2006") {
		return false
	}
	switch w.rel[w.top(t.First, t.Last)] {
	case relCompound, relNummod, relAmod:
		return true
	}
	return false
}

// posted tells whether what stands before token k ends with a handle in brackets.
func (w *writer) posted(k int) bool {
	if k < 3 || w.doc.Text(w.tok[k-1].Span) != ")" {
		return false
	}
	for j := k - 2; j >= max(0, k-5); j-- {
		if s := w.doc.Text(w.tok[j].Span); s[0] == '@' {
			return true
		}
	}
	return false
}

// inName tells whether a time is part of a longer name.
func (w *writer) inName(t *news.Time) bool {
	last := t.Last - 1
	for k := w.firstMention(max(0, t.First-maxName)); k < len(w.doc.Mentions) && w.doc.Mentions[k].First <= last; k++ {
		m := &w.doc.Mentions[k]
		if m.Form == news.FormName && m.First <= last && m.Last > t.Last {
			return true
		}
	}
	return false
}

// maxName is how many words of a name may stand before its time.
const maxName = 4

// around is the part of token k's sentence that lies within reach of it.
func (w *writer) around(k int) (from, to int) {
	s := w.sentenceOf(k)
	if s == nil {
		return k, k
	}
	return max(s.First, k-reach), min(s.Last, k+reach)
}

// datable tells whether a time has a value by which it could date a claim.
func datable(t *news.Time) bool { return t.Value != "" && t.Type != "SET" }

// shortest tells whether clause i's is the shortest content of a claim that holds
// the time, and whether any does.
func (w *writer) shortest(i int, t *news.Time) bool {
	best, of := reach, -1
	for k := sort.Search(len(w.all), func(k int) bool { return w.all[k].lo > t.First-reach }); k < len(w.all) && w.all[k].lo <= t.First; k++ {
		if f := &w.all[k]; f.hi >= t.Last && f.hi-f.lo <= best {
			best, of = f.hi-f.lo, f.clause
		}
	}
	return of == i
}

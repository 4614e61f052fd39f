package claim

import (
	"sort"

	"hearsay/extract/news"
)

// maxDepth is how deep statements may nest before the inner ones are left out:
// news nests three deep, and a hostile text must not make painting quadratic.
const maxDepth = 8

// paint marks every token with the innermost statement that it is content of,
// and with the statement whose cue or source it is.
func (r *reader) paint() {
	byDepth := make([][]int, maxDepth)
	for i := range r.doc.Statements {
		if d := r.depth(i); d < maxDepth && !r.controlled(i) {
			byDepth[d] = append(byDepth[d], i)
		}
	}
	for _, level := range byDepth {
		for _, i := range level {
			r.paintOne(i)
		}
	}
}

// depth is how many statements lie around statement i, at most maxDepth.
func (r *reader) depth(i int) int {
	d := 0
	for p := r.doc.Statements[i].Parent; p >= 0 && d < maxDepth; d++ {
		p = r.doc.Statements[p].Parent
	}
	return d
}

// controlled tells whether a statement is no more than a verb with its
// infinitive ("voted to hold", "told staff to replace", "declined to comment"):
// somebody does or orders something there, and nobody passes anything on.
func (r *reader) controlled(i int) bool {
	s := &r.doc.Statements[i]
	if len(s.Content) != 1 || len(s.Cue) == 0 {
		return false
	}
	k := r.tokenAt(s.Content[0])
	for k < len(r.tok) && k < r.tokenAt(s.Content[0])+3 && r.rel[k] == relAdvmod {
		k++ // "not to use"
	}
	return k < len(r.tok) && r.tok[k].Tag == "TO" && r.tok[k].Start < s.Content[0].End
}

func (r *reader) paintOne(i int) {
	s := &r.doc.Statements[i]
	for _, span := range s.Content {
		r.under(span, func(k int) { r.content[k] = int32(i) })
	}
	for _, span := range s.Source {
		r.under(span, func(k int) { r.cue[k] = int32(i) })
	}
	for _, span := range s.Cue {
		r.under(span, func(k int) { r.cue[k], r.isCue[k] = int32(i), true })
	}
}

// under calls f for every token that lies in the span.
func (r *reader) under(s news.Span, f func(int)) {
	for k := r.tokenAt(s); k < len(r.tok) && r.tok[k].Field == s.Field && r.tok[k].Start < s.End; k++ {
		f(k)
	}
}

// tokenAt is the first token that ends after the start of s.
func (r *reader) tokenAt(s news.Span) int {
	return sort.Search(len(r.tok), func(k int) bool {
		t := &r.tok[k]
		if t.Field != s.Field {
			return s.Field == news.Title // the title's tokens come first
		}
		return t.End > s.Start
	})
}

// firstTime is the first time expression that starts at token lo or later.
func (r *reader) firstTime(lo int) int {
	return sort.Search(len(r.doc.Times), func(k int) bool { return r.doc.Times[k].First >= lo })
}

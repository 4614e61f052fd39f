package claim

import (
	"strings"

	"hearsay/extract/news"
)

// NumQuestions is how many questions a bond answers.
const NumQuestions = 99

// bond is how a time hangs together with the predicate of a clause, as numbers:
// how it is said, the way between the two in the tree, where it stands, what the
// clause is like and which other verbs and times are near.
type bond struct {
	answers

	w          *writer
	clause     int
	lo, hi     int // tokens of the claim's content
	head       int // predicate
	from, to   int // tokens that are looked at
	picked     int // the time that the rule picks, -1 for none
	rivals     int // times around
	t          *news.Time
	top        int // the token by which the time hangs in the tree
	anc        int // first predicate above it, -1 for none
	down, up   int // steps from the time, and from the predicate, to where they meet
	meets      bool
	mark       int             // first conjunction or preposition on the way up from the time, -1 for none
	over       [relSetSize]int // relations on the way up
	overNouns  int
	verb       int // last verb before the time, -1 for none
	nextVerb   int // first verb after it
	leftClaim  int // last predicate of a claim before it
	nounBefore int // noun right before it
}

const relSetSize = int(relVocative) + 1

// far is as many steps as are counted in the tree.
const far = 12

// ask answers all questions about time k.
func (b *bond) ask(k int, t *news.Time) {
	b.answers, b.t, b.top = b.answers[:0], t, b.w.top(t.First, t.Last)
	b.climb()
	b.look()
	b.askTime()
	b.askWay()
	b.askPlace()
	b.askClause()
	b.askVerbs()
	b.is(b.picked == k)
	b.is(b.picked >= 0)
	b.put(b.w.climb(b.clause, t))
	b.put(b.rivals)
	b.put(int(b.w.stated[b.w.sentenceAt(b.head)]))
}

// climb goes up from the time to where it meets the way up from the predicate.
func (b *bond) climb() {
	w := b.w
	var above [far]int
	n := 0
	for k := b.head; k >= 0 && n < far; k = w.tok[k].Head {
		above[n] = k
		n++
	}
	b.anc, b.mark, b.meets, b.overNouns, b.over = -1, -1, false, 0, [relSetSize]int{}
	for k, down := b.top, 0; k >= 0 && down < far; k, down = w.tok[k].Head, down+1 {
		for u := range n {
			if above[u] == k {
				b.down, b.up, b.meets = down, u, k == b.head
				return
			}
		}
		b.pass(k)
	}
	b.down, b.up = far, far
}

// pass notes token k of the way up from the time.
func (b *bond) pass(k int) {
	w := b.w
	b.over[w.rel[k]]++
	if h := w.tok[k].Head; b.anc < 0 && h >= 0 && w.predicate(h) {
		b.anc = h
	}
	if k == b.top {
		return
	}
	if nominal(w.tok[k].UPOS) && !w.predicate(k) {
		b.overNouns++
	}
	if b.mark < 0 {
		b.mark = w.anyChild(k, relMark, relCase)
	}
}

// look finds the verbs, predicates of claims and the noun beside the time.
func (b *bond) look() {
	w, t := b.w, b.t
	b.verb, b.nextVerb, b.leftClaim, b.nounBefore = -1, -1, -1, -1
	for k := b.from; k < b.to && (k < t.First || b.nextVerb < 0); k++ {
		if k < t.First && w.heads(k) {
			b.leftClaim = k
		}
		switch {
		case w.tok[k].UPOS != "VERB":
		case k < t.First:
			b.verb = k
		case k >= t.Last:
			b.nextVerb = k
		}
	}
	if k := t.First - 1; k >= b.from && nominal(w.tok[k].UPOS) {
		b.nounBefore = k
	}
}

// heads tells whether token k is the predicate of a claim.
func (w *writer) heads(k int) bool {
	c := w.clauseOf[k]
	return c >= 0 && w.clauses[c].head == k && w.claims[c]
}

// askTime asks what kind of a time it is.
func (b *bond) askTime() {
	t := b.t
	b.put(grain(t))
	b.is(t.Type == "TIME")
	b.is(strings.HasSuffix(t.Timex, "-WE"))
	first, last := daysAfter(b.w.doc.Article.Published, t.Value)
	b.put(first)
	b.put(last)
	b.is(t.Relation == "")
	b.is(t.Relation == news.By || t.Relation == news.Before)
	b.oneOf(b.lead(), 7)
	b.is(t.Reference)
	rule := strings.TrimPrefix(t.Reason.Rule, "deadline/")
	b.is(strings.HasPrefix(rule, "anaphor/"))
	b.is(strings.HasPrefix(rule, "weekday"))
	b.is(strings.HasPrefix(rule, "relative/"))
	b.is(strings.HasPrefix(rule, "edge/"))
	b.is(rule == "relative/today")
	b.is(rule == "anaphor/that-time")
	b.is(strings.HasPrefix(rule, "clock/"))
	b.is(strings.HasPrefix(rule, "clock/") && rule != "clock/on") // no day is said
	b.put(t.Last - t.First)
	b.is(dated(t))
}

// grain is how fine a value is, from a time of day to a year.
func grain(t *news.Time) int {
	switch v := t.Value; {
	case len(v) == len("2006"):
		return 5
	case len(v) == len("2006-01-02") && t.Type == "TIME":
		return 1
	case len(v) == len("2006-01-02"):
		return 2
	case strings.Contains(v, "-W") && !strings.HasSuffix(v, "I"):
		return 3
	case len(v) == len("2006-01") && v[5] <= '1':
		return 4
	}
	return 6
}

// daysAfter is how many days the first and the last day of a value lie after the
// article's own.
func daysAfter(published, value string) (first, last int) {
	from, to, ok := news.Period(value)
	ref, known := news.ParseDay(published)
	if !ok || !known {
		return 0, 0
	}
	return int(from.Sub(ref).Hours()) / 24, int(to.Sub(ref).Hours()) / 24
}

// lead is the kind of the preposition that leads to the time: 0 for none, the
// others as in the lexicon.
func (b *bond) lead() int {
	w, k := b.w, -1
	if b.t.Span != b.t.Bare {
		k = b.t.First
	} else if c := w.child(b.top, relCase); c >= 0 && c < b.t.First {
		k = c
	}
	if k < 0 {
		return 0
	}
	for i, list := range w.lex.Leads {
		if list.Has(w.tok[k].Lemma) {
			return 1 + i
		}
	}
	return 1 + len(w.lex.Leads)
}

// askWay asks how the time hangs on the predicate.
func (b *bond) askWay() {
	w := b.w
	b.put(b.down)
	b.put(b.up)
	b.is(b.meets)
	b.put(b.overNouns)
	b.is(w.rel[b.top] == relObl)
	b.is(w.rel[b.top] == relNmod)
	h := w.tok[b.top].Head
	b.is(h == b.head)
	b.is(h >= 0 && verbal(w.tok[h].UPOS))
	b.is(h >= 0 && (w.rel[h] == relAcl || w.rel[h] == relRelcl))
	b.is(h >= 0 && w.rel[h] == relAdvcl)
	for _, r := range [...]rel{relAcl, relAdvcl, relXcomp, relNmod, relObl, relAppos} {
		b.put(b.over[r])
	}
	b.is(b.mark >= 0 && b.mark < b.t.First && w.lex.Since.Has(w.tok[b.mark].Lemma))
	b.is(b.anc == b.head)
	b.put(w.form(b.anc))
	b.is(b.anc >= 0 && w.isCue[b.anc])
	c, mine := int(w.clauseOf[b.top]), &w.clauses[b.clause]
	b.is(c == b.clause)
	b.is(c >= 0 && c == mine.parent)
	b.is(c >= 0 && w.clauses[c].parent == b.clause)
	b.is(c >= 0 && c != b.clause && w.claims[c])
}

func verbal(upos string) bool { return upos == "VERB" || upos == "AUX" }

// form is a number for the form of verb k, 0 for no token.
func (r *reader) form(k int) int {
	if k < 0 {
		return 0
	}
	switch r.tok[k].Tag {
	case "VBD":
		return 1
	case "VBN":
		return 2
	case "VBG":
		return 3
	case "VB":
		return 4
	case "VBZ", "VBP":
		return 5
	}
	return 6
}

// askPlace asks where the time stands.
func (b *bond) askPlace() {
	w, t := b.w, b.t
	s := w.sentenceOf(b.head)
	b.is(t.First >= b.lo && t.Last <= b.hi)
	b.is(t.First < b.head)
	b.put(t.First - b.head)
	b.put(t.First - b.lo)
	b.put(b.hi - t.Last)
	b.put(t.First - s.First)
	b.put(s.Last - t.Last)
	b.put(b.hi - b.lo)
	var verbs, commas, nouns int
	for k := min(t.Last, b.head+1); k < max(t.First, b.head); k++ {
		switch {
		case w.tok[k].Tag == ",":
			commas++
		case w.tok[k].UPOS == "VERB":
			verbs++
		case nominal(w.tok[k].UPOS):
			nouns++
		}
	}
	b.put(verbs)
	b.put(commas)
	b.put(nouns)
	b.oneOf(w.neighbour(s, t.First-1), 4)
	b.oneOf(w.neighbour(s, t.Last), 4)
	b.is(w.content[b.top] == w.content[b.head])
	b.is(w.content[b.top] >= 0)
	b.is(w.content[b.head] >= 0)
}

// neighbour is the kind of the word at k beside a time.
func (w *writer) neighbour(s *news.Sentence, k int) int {
	if !s.Has(k) {
		return 3
	}
	switch u := w.tok[k].UPOS; {
	case verbal(u):
		return 0
	case nominal(u):
		return 1
	case u == "PUNCT":
		return 2
	}
	return -1
}

// askClause asks what the clause is like.
func (b *bond) askClause() {
	w, t := b.w, b.t
	c := &w.clauses[b.clause]
	b.is(c.rule == "claim/sentence")
	b.is(c.rule == "claim/coordination")
	b.is(c.rule == "claim/adverbial")
	b.put(w.form(b.head))
	modal, past, present := false, false, false
	for k := w.first[b.head]; k >= 0; k = w.next[k] {
		if r := w.rel[k]; r == relAux || r == relAuxPass || r == relCop {
			f := w.form(int(k))
			modal, past, present = modal || w.tok[k].Tag == "MD", past || f == 1, present || f == 5
		}
	}
	b.is(modal)
	b.is(past)
	b.is(present)
	b.is(c.subject >= 0 && b.top >= int(w.lo[c.subject]) && b.top < int(w.hi[c.subject]))
	inside, verbs := c.subject >= b.from && c.subject < t.First && t.First < b.head, 0
	for k := c.subject + 1; inside && k < t.First; k++ {
		if w.tok[k].UPOS == "VERB" {
			verbs++
		}
	}
	b.is(inside)
	b.put(verbs)
	b.is(b.opens(c))
}

// opens tells whether the time is when the clause right behind it is told to be:
// "on Oct. 18, when he published …".
func (b *bond) opens(c *clause) bool {
	from := c.from
	if from == 0 {
		from = b.w.introduction(b.head)
	}
	return from >= b.t.Last && from < b.t.Last+2 && b.w.lex.When.Has(b.w.tok[from].Lemma)
}

// askVerbs asks which verbs and claims the time stands by.
func (b *bond) askVerbs() {
	w, t := b.w, b.t
	b.is(w.shortest(b.clause, t))
	b.is(b.leftClaim == b.head)
	b.is(b.verb == b.head)
	b.is(b.nextVerb == b.head)
	b.is(t.First > b.from && w.isCue[t.First-1])
	b.is(t.Last < b.to && w.content[t.Last] >= 0 && (t.First == b.from || w.content[t.First-1] < 0))
	b.put(w.form(b.verb))
	b.is(b.verb >= 0 && (w.rel[b.verb] == relAcl || w.rel[b.verb] == relRelcl))
	b.is(b.verb >= 0 && w.rel[b.verb] == relXcomp)
	b.is(b.verb >= 0 && w.infinitive(b.verb))
	b.put(t.First - max(b.verb, b.from))
	cases := 0
	for k := max(b.from, b.head+1); k < t.First; k++ {
		if w.tok[k].UPOS == "ADP" {
			cases++
		}
	}
	b.put(cases)
}

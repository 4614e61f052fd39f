package claim

import (
	"slices"

	"hearsay/extract/model"
	"hearsay/extract/news"
)

// OpensKind and OpensVersion name the model file of the decision which predicates
// head a claim of their own; the version changes with what a question means.
const (
	OpensKind    = "opening"
	OpensVersion = 1
)

// Opens is the learned decision which predicates inside a clause head a claim of
// their own: a forest over the questions of an opening, the least sum at which it
// says yes, in thousandths of a logit.
type Opens struct {
	Forest model.Forest
	Least  int32
}

// Opening is a predicate that may head a claim of its own though no rule says so, for training.
type Opening struct {
	Token    int
	Features []int16
}

// Openings are the predicates of a document that may head claims of their own; lex has
// no decision about them.
func Openings(doc *news.Document, lex *Lexicon) []Opening {
	var out []Opening
	copied := *doc
	r := newReader(&copied, lex)
	for _, k := range r.order {
		i := int(k)
		h := r.tok[i].Head
		if h < 0 {
			continue
		}
		if r.opens(i, h) == "" && r.mayOpen(i) {
			r.opening.ask(r, i)
			out = append(out, Opening{i, slices.Clone(r.opening.answers)})
		}
	}
	return out
}

// decide is the rule by which token i, whose head is h, heads a clause; where no rule
// says so, the forest may.
func (r *reader) decide(i, h int, opens *Opens) string {
	rule := r.opens(i, h)
	if rule != "" || opens == nil || !r.mayOpen(i) {
		return rule
	}
	if r.opening.ask(r, i); opens.Forest.Sum(r.opening.answers) < opens.Least {
		return ""
	}
	return r.kindOf(i)
}

// mayOpen tells whether token i is a predicate that may head a claim: one that carries
// the proposition of the verb above it has one in that, and one that is no more than a
// preposition ("compared with 2004") has none.
func (r *reader) mayOpen(i int) bool {
	switch r.rel[i] {
	case relAux, relAuxPass, relCop, relFixed, relFlat, relCompound, relCase:
		return false
	}
	if h := r.tok[i].Head; r.isCue[i] || !r.predicate(i) || r.glued(i) || r.predicate(h) && r.handedOn(h) == i || r.unsettled(i, h) {
		return false
	}
	if r.finite(i) || r.subject(i) >= 0 {
		return true
	}
	return !r.lex.Prepositional.Has(r.tok[i].Lemma) && !r.titled(i)
}

// titled tells whether the verb at i is written like a word of a title in the middle of
// a sentence: "his film, Romancing The Stone".
func (r *reader) titled(i int) bool {
	s := r.sentenceOf(i)
	if s == nil || r.tok[i].Field == news.Title || i == s.First || r.tok[i-1].Tag == "``" || r.rel[i-1] == relPunct && r.tok[i-1].Tag != "," {
		return false
	}
	c := r.doc.Text(r.tok[i].Span)
	return c != "" && c[0] >= 'A' && c[0] <= 'Z'
}

// unsettled tells whether what predicate i says is left open or only thought: a
// condition, an alternative, what a noun that puts nothing forward is about ("no evidence
// that"), what somebody does not hold.
func (r *reader) unsettled(i, h int) bool {
	if m := r.leadOf(i); m >= 0 && (r.lex.IfSo.Has(r.tok[m].Lemma) || r.whenever(i)) {
		return true
	}
	switch r.rel[i] {
	case relAcl, relRelcl:
		return r.thatOf(i) >= 0 && (r.antecedent(i) < 0 && r.contentNoun(i) < 0 || r.subject(i) >= 0 && r.passive(i))
	case relCcomp:
		return r.negated(h)
	case relConj:
		return r.joinedBy(i, r.lex.Or)
	}
	return false
}

// kindOf is what kind of clause predicate i heads, where only the forest says that
// it heads one; "" where nobody is to be found who does it.
func (r *reader) kindOf(i int) string {
	h, finite := r.tok[i].Head, r.finite(i)
	own := r.subject(i)
	switch x := r.rel[i]; {
	case finite && r.antecedent(i) >= 0 && x != relConj && (x == relRelcl || x == relAcl || r.relativeWord(i) >= 0):
		return "claim/relative"
	case x == relParataxis:
		return "claim/beside"
	case own >= 0 && r.lex.Relative.Has(r.tok[own].Lemma):
		return ""
	case (x == relRelcl || x == relAcl) && !finite && own < 0 && h < i && nominal(r.tok[h].UPOS):
		return "claim/reduced"
	case own < 0 && r.clauses[r.clauseOf[h]].subject < 0 && !(finite && r.nounBefore(r.start(i)) >= 0):
		return ""
	case x == relConj:
		return "claim/coordination"
	case x == relAdvcl && finite && own >= 0:
		return "claim/adverbial"
	case own < 0:
		return "claim/participle"
	}
	return "claim/inner"
}

// keepWhole lets a clause keep the words of one inside it without which it says
// something else: what tells which noun is meant, and what a verb or an adjective asks for.
func (r *reader) keepWhole() {
	for k := len(r.clauses) - 1; k >= 0; k-- {
		c := &r.clauses[k]
		if c.parent < 0 || !r.needed(c) {
			continue
		}
		if p := &r.clauses[c.parent]; p.stmt == c.stmt {
			p.lo, p.hi = min(p.lo, c.lo), max(p.hi, c.hi)
		}
	}
}

// telling are the relations of clauses that tell more of something.
var telling = relsOf(relAcl, relRelcl, relAdvcl, relAmod)

// needed tells whether the clause around c does not stand without it.
func (r *reader) needed(c *clause) bool {

	switch c.rule {
	case "claim/relative", "claim/reduced":
		return !r.setOff(c.head)
	case "claim/coordination": // "books published in May and kept in Sule"
		h := r.tok[c.head].Head
		return telling.has(r.rel[h]) && int(r.clauseOf[h]) == c.parent && r.clauses[c.parent].head != h
	case "claim/inner", "claim/adverbial", "claim/participle":
		if m := r.leadOf(c.head); m >= 0 && r.tok[m].Lemma == r.lex.That {
			return true
		}
		switch r.rel[c.head] {
		case relCcomp, relXcomp, relCsubj, relObj, relNsubj, relAcl:
			return true
		}
		return r.degree(c)
	}
	return false
}

// degree tells whether clause c says how far what it hangs on goes: "as strong as
// it was".
func (r *reader) degree(c *clause) bool {
	h, lead := r.tok[c.head].Head, r.leadOf(c.head)
	if h > c.head || lead < 0 || !r.lex.As.Has(r.tok[lead].Lemma) {
		return false
	}
	for k, n := r.first[h], 0; k >= 0 && int(k) < h && n < maxHung; k, n = r.next[k], n+1 {
		if r.lex.Degrees.Has(r.tok[k].Lemma) {
			return true
		}
	}
	return false
}

// glued tells whether the clause of predicate i begins in the middle of a compound:
// "a prize-fighter turned manager".
func (r *reader) glued(i int) bool {
	lo := int(r.lo[i])
	for lo < i && r.rel[lo] == relPunct && r.tok[lo].Tag != "HYPH" {
		lo++
	}
	if lo == 0 || r.tok[lo-1].Field != r.tok[lo].Field || r.tok[lo-1].End != r.tok[lo].Start {
		return false
	}
	return r.tok[lo].Tag == "HYPH" || r.tok[lo-1].Tag == "HYPH" || contentTag(r.tok[lo-1].UPOS)
}

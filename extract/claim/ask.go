package claim

import "hearsay/extract/news"

// answers are what a forest is asked about, as numbers.
type answers []int16

// mostAnswer is the largest answer.
const mostAnswer = 30000

func (a *answers) put(n int) { *a = append(*a, int16(max(-mostAnswer, min(mostAnswer, n)))) }

func (a *answers) is(yes bool) {
	n := 0
	if yes {
		n = 1
	}
	a.put(n)
}

// oneOf answers for each of n kinds whether it is kind k.
func (a *answers) oneOf(k, n int) {
	for i := range n {
		a.is(i == k)
	}
}

// among answers for each relation of the list whether it is r.
func (a *answers) among(r rel, list []rel) {
	for _, x := range list {
		a.is(x == r)
	}
}

// wordKinds are the word classes that questions tell apart.
const wordKinds = 5

func wordKind(upos string) int {
	switch upos {
	case "VERB":
		return 0
	case "AUX":
		return 1
	case "NOUN":
		return 2
	case "PROPN":
		return 3
	case "ADJ":
		return 4
	}
	return -1
}

// NumOpenings is how many questions an opening answers.
const NumOpenings = 130

// opening is what a predicate inside a clause is like that may head a claim of its
// own: itself, what it hangs on, what leads to it and what hangs on it.
type opening struct {
	answers
	r    *reader
	i, h int // the predicate, and what it hangs on
	own  hung
	over hung
	lead int // the word that introduces it, -1 for none
}

// hung is what hangs on a token.
type hung struct {
	subject, object, oblique, passive, modal, to, aux, negated, the, a, named bool
	before                                                                    bool // the subject stands before it
	clauses, inner                                                            int  // clauses on it, and those behind it
}

// maxHung is how many words that hang on one are looked at.
const maxHung = 40

var ownRels = []rel{relAdvcl, relAcl, relRelcl, relConj, relCcomp, relXcomp, relParataxis, relAppos, relAmod, relNmod, relObl, relCsubj, relNsubj, relObj}

var overRels = []rel{relRoot, relAdvcl, relAcl, relRelcl, relConj, relCcomp, relXcomp, relParataxis, relAppos, relNmod, relObl, relNsubj, relNsubjPass, relObj}

// ask answers all questions about predicate i.
func (o *opening) ask(r *reader, i int) {
	o.answers, o.r, o.i, o.h = o.answers[:0], r, i, r.tok[i].Head
	o.own, o.over, o.lead = r.hangs(i), r.hangs(o.h), r.leadOf(i)
	o.askWords()
	o.askHung()
	o.askPlace()
	o.askVoice()
}

// leadOf is the first word before predicate i that introduces it: a conjunction, a
// preposition or a relative word, -1 for none.
func (r *reader) leadOf(i int) int {
	for c, n := r.first[i], 0; c >= 0 && int(c) < i && n < maxHung; c, n = r.next[c], n+1 {
		switch r.rel[c] {
		case relMark, relCase, relCc:
			return int(c)
		}
		if l := r.tok[c].Lemma; r.lex.Relative.Has(l) || r.lex.Where.Has(l) || r.rel[c] == relAdvmod && r.lex.Splits.Has(l) {
			return int(c)
		}
	}
	return -1
}

func (r *reader) hangs(k int) (g hung) {
	for c, n := r.first[k], 0; c >= 0 && n < maxHung; c, n = r.next[c], n+1 {
		t := &r.tok[c]
		switch r.rel[c] {
		case relNsubjPass:
			g.passive = true
			fallthrough
		case relNsubj, relCsubj, relExpl:
			g.before = g.before || int(c) < k && !g.subject
			g.subject = true
		case relObj:
			g.object = true
		case relObl:
			g.oblique = true
		case relAuxPass:
			g.passive, g.aux = true, true
		case relAux, relCop:
			g.aux, g.modal = true, g.modal || t.Tag == "MD"
		case relMark:
			g.to = g.to || t.Tag == "TO"
		case relDet:
			if t.Tag == "DT" {
				the := r.lex.Definite.Has(t.Lemma)
				g.the, g.a = g.the || the, g.a || !the
			}
		case relFlat, relCompound, relAppos:
			g.named = g.named || t.UPOS == "PROPN"
		case relAdvcl, relAcl, relRelcl, relConj, relCcomp, relXcomp, relParataxis:
			g.clauses++
			if int(c) > k {
				g.inner++
			}
		}
		g.negated = g.negated || r.lex.Negations.Has(t.Lemma)
	}
	return g
}

// maxForms is how many verb forms are told apart.
const maxForms = 7

// maxMarks is how many kinds of introducing words are.
const maxMarks = 24

// askWords asks what the predicate and what it hangs on are, and what introduces it.
func (o *opening) askWords() {
	r, t, u := o.r, &o.r.tok[o.i], &o.r.tok[o.h]
	o.among(r.rel[o.i], ownRels)
	o.among(r.rel[o.h], overRels)
	o.oneOf(wordKind(t.UPOS), wordKinds)
	o.oneOf(wordKind(u.UPOS), wordKinds)
	o.oneOf(r.form(o.i), maxForms)
	o.oneOf(r.form(o.h), maxForms)
	kind := -1
	if o.lead >= 0 {
		kind = len(r.lex.Marks)
		for k, list := range r.lex.Marks {
			if list.Has(r.tok[o.lead].Lemma) {
				kind = k
				break
			}
		}
	}
	o.oneOf(kind, maxMarks)
	for _, list := range [...]Words{r.lex.Results, r.lex.Control, r.lex.Says, r.lex.Conveys, r.lex.Hollow} {
		o.is(list.Has(t.Lemma))
	}
	o.is(r.lex.Control.Has(u.Lemma))
	o.is(r.lex.Says.Has(u.Lemma))
	o.is(r.lex.Content.Has(u.Lemma))
	o.is(r.lex.Classes.Of(t.Lemma) != "")
	o.is(u.Tag == "NNS" || u.Tag == "NNPS")
}

// askHung asks what hangs on the two.
func (o *opening) askHung() {
	g, v := &o.own, &o.over
	for _, yes := range [...]bool{g.subject, g.before, g.object, g.oblique, g.passive, g.modal, g.to, g.aux, g.negated,
		v.subject, v.object, v.passive, v.modal, v.to, v.negated, v.the, v.a, v.named} {
		o.is(yes)
	}
	o.put(g.clauses)
	o.put(g.inner)
	o.put(v.clauses)
	o.put(v.inner)
	o.is(o.r.finite(o.i))
	o.is(o.r.finite(o.h))
}

// askPlace asks where the clause stands, how long it is and what is in it.
func (o *opening) askPlace() {
	r := o.r
	lo, hi := int(r.lo[o.i]), int(r.hi[o.i])
	s := r.sentenceOf(o.i)
	if s == nil {
		s = &wholeSentence
	}
	o.is(r.setOff(o.i))
	o.is(o.h < o.i)
	o.put(o.i - o.h)
	o.put(lo - o.h)
	o.put(hi - lo)
	o.put(o.i - lo)
	o.put(lo - s.First)
	o.put(s.Last - hi)
	o.put(int(r.hi[o.h]) - hi)
	words, names, numbers, commas := 0, 0, 0, 0
	for k := lo; k < min(hi, lo+reach); k++ {
		switch t := &r.tok[k]; {
		case t.Tag == ",":
			commas++
		case t.UPOS == "PROPN":
			names++
			words++
		case t.UPOS == "NUM", t.UPOS == "SYM":
			numbers++
			words++
		case contentTag(t.UPOS):
			words++
		}
	}
	o.put(words)
	o.put(names)
	o.put(numbers)
	o.put(commas)
	o.is(r.timed(lo, hi))
	o.is(r.tok[o.i].Field == news.Title)
}

// wholeSentence stands for the sentence of a token that is in none.
var wholeSentence news.Sentence

// askVoice asks who says the two.
func (o *opening) askVoice() {
	r := o.r
	o.is(r.content[o.i] >= 0)
	o.is(r.content[o.i] == r.content[o.h])
	o.is(r.isCue[o.h])
	o.is(r.doc.Quoted(o.i))
	o.is(r.mention[o.h] >= 0)
}

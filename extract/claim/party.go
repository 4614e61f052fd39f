package claim

import (
	"strings"

	"hearsay/extract/news"
)

// maxChain bounds the walk down a chain of control verbs ("plans to begin to …").
const maxChain = 5

// verb is the verb that carries the proposition of the clause headed by h: the
// infinitive under verbs of control ("plans to shut" → shut).
func (r *reader) verb(h int) int {
	v := h
	for range maxChain {
		x := r.handedOn(v)
		if x < 0 {
			break
		}
		v = x
	}
	return v
}

// handedOn is the predicate that control verb v hands its proposition to, or -1.
func (r *reader) handedOn(v int) int {
	if !r.lex.Control.Has(r.tok[v].Lemma) && r.child(v, relAuxPass) < 0 { // "is said to be"
		return -1
	}
	best := -1
	for c := r.first[v]; c >= 0; c = r.next[c] {
		i := int(c)
		if i < v || r.isCue[c] || !r.predicate(i) {
			continue
		}
		switch r.rel[c] {
		case relXcomp, relAdvcl, relObj, relCcomp, relAcl:
			if r.infinitive(i) {
				return i
			}
			if best < 0 && (r.rel[c] == relXcomp || r.rel[c] != relCcomp && r.tok[c].Tag == "VBG" || r.rel[c] == relCcomp && r.lex.Instruct.Has(r.tok[v].Lemma)) {
				best = i
			}
		}
	}
	if best >= 0 && r.lex.Instruct.Has(r.tok[v].Lemma) && r.tok[best].Tag == "VBN" && r.child(best, relAux) < 0 && r.child(best, relAuxPass) < 0 {
		if i := r.infinitiveIn(best); i >= 0 {
			return i
		}
	}
	return best
}

// infinitiveIn is the order behind participle v, where the parser took what tells
// who is meant for the order: "told staff involved in the campaign to give up
// their phones". -1 for none.
func (r *reader) infinitiveIn(v int) int {
	for k := v + 1; k < min(int(r.hi[v]), v+maxReduced); k++ {
		if r.predicate(k) && r.infinitive(k) && (r.rel[k] == relAcl || r.rel[k] == relXcomp || r.rel[k] == relAdvcl) {
			return k
		}
	}
	return -1
}

// predicateOf is the lemma of the main verb, with its particle.
func (w *writer) predicateOf(c *clause, v int) news.Predicate {
	if c.fragment {
		return news.Predicate{Lemma: w.tok[v].Lemma, Text: w.doc.Text(w.tok[v].Span), Span: w.tok[v].Span, Class: w.lex.Classes.Of(w.tok[v].Lemma)}
	}
	if c.rule == "claim/having" {
		return news.Predicate{Lemma: w.lex.Have, Text: w.doc.Text(w.tok[v].Span), Span: w.tok[v].Span, Class: w.lex.Classes.Of(w.lex.Have)}
	}
	lemma, lo, hi := w.tok[v].Lemma, v, v+1
	if cop := w.child(v, relCop); cop >= 0 && !w.isTo(v, cop) {
		lemma, lo, hi = w.tok[cop].Lemma, cop, cop+1
	} else if with := w.particle(v); with >= 0 {
		lemma += " " + w.tok[with].Lemma
		lo, hi = min(lo, with), max(hi, with+1)
	}
	if w.infinitive(v) && lo > 0 && w.tok[lo-1].Tag == "TO" {
		lo--
	}
	span := w.span(lo, hi)
	return news.Predicate{Lemma: lemma, Text: w.doc.Text(span), Span: span, Class: w.class(lemma, v)}
}

// isTo tells whether cop and the verb v are "is to open": a plan, of which v is
// the verb.
func (r *reader) isTo(v, cop int) bool {
	return cop < v && v == cop+2 && r.tok[v].Tag == "VB" && r.tok[v-1].Tag == "TO"
}

// particle is the word that makes a phrasal verb of v ("shut down", "get rid"), or -1.
func (w *writer) particle(v int) int {
	if p := w.child(v, relPrt); p > v {
		return p
	}
	for _, p := range w.lex.Phrasal {
		if p[0] != w.tok[v].Lemma {
			continue
		}
		for c := w.first[v]; c >= 0; c = w.next[c] {
			if int(c) > v && w.tok[c].Lemma == p[1] {
				return int(c)
			}
		}
	}
	return -1
}

func (w *writer) class(lemma string, v int) string {
	if class := w.lex.Classes.Of(lemma); class != "" {
		return class
	}
	return w.lex.Classes.Of(w.tok[v].Lemma)
}

// parties are who acts in the clause and who orders it.
func (w *writer) parties(c *clause, v int) (who, by news.Party) {
	who.Entity, by.Entity = -1, -1
	subj := c.subject
	if agent := w.agent(v); agent >= 0 && w.passive(v) {
		return w.party(agent, c), by
	}
	if told := w.told(c.head, v); told >= 0 {
		if subj >= 0 {
			by = w.party(subj, c)
		}
		return w.party(told, c), by
	}
	if agent := w.agent(c.head); agent >= 0 && v != c.head {
		by = w.party(agent, c)
	}
	if subj < 0 {
		subj = w.subject(v)
	}
	if w.silent(c) && c.shared && c.voice >= 0 && !w.canSpeak(subj) {
		return w.speakerOf(c), by // "The police confirm there was a shooting, but would not confirm more"
	}
	if c.fragment && (subj < 0 || w.child(c.head, relAux) < 0 && w.child(c.head, relNsubj) < 0) {
		if subj = w.ofWhat(c.head); subj < 0 && w.definite(c.head) {
			subj = c.head // "denied the reports"
		}
		if subj < 0 {
			return w.speakerOf(c), by
		}
	}
	if subj < 0 {
		if k := w.plansTo(c.head); k >= 0 {
			return w.party(k, c), by
		}
		if c.stmt >= 0 && w.orders(c) {
			who.Name, who.Text, who.Kind = w.lex.You, w.lex.You, news.Person
			return who, by
		}
		if w.tok[v].Tag == "VBG" && w.child(c.head, relAux) < 0 {
			return w.speakerOf(c), by
		}
		return who, by
	}
	return w.party(subj, c), by
}

// canSpeak tells whether the noun at token k is somebody.
func (r *reader) canSpeak(k int) bool {
	if k < 0 || r.mention[k] < 0 {
		return false
	}
	m := &r.doc.Mentions[r.mention[k]]
	kind := m.Kind
	if m.Entity >= 0 && r.doc.Entities[m.Entity].Kind != "" {
		kind = r.doc.Entities[m.Entity].Kind
	}
	return kind == news.Person || kind == news.Organisation || kind == news.Outlet || kind == news.Place || kind == news.DocumentKind || m.Form == news.FormPronoun
}

// orders tells whether clause c is an order: a bare verb with no noun before it.
func (w *writer) orders(c *clause) bool {
	if t := w.tok[c.head].Tag; t != "VB" && t != "VBP" || w.child(c.head, relAux) >= 0 || w.infinitive(c.head) {
		return false
	}
	for k := c.lo; k < c.head; k++ {
		if nominal(w.tok[k].UPOS) {
			return false
		}
	}
	return true
}

// plansTo: in "Apple plans to close it", where the tagger took "plans" for a
// noun, who plans; -1 elsewhere.
func (w *writer) plansTo(h int) int {
	to := w.child(h, relMark)
	if to <= 0 || !w.infinitive(h) {
		return -1
	}
	if k := w.nounBefore(to); k > 0 && w.lex.Control.Has(w.tok[k].Lemma) {
		return w.nounBefore(k)
	}
	return -1
}

// passive tells whether v has a passive subject or auxiliary, or is a bare
// participle, as in headlines ("Parents prosecuted") and after a noun.
func (r *reader) passive(v int) bool {
	return r.child(v, relAuxPass) >= 0 || r.child(v, relNsubjPass) >= 0 || r.tok[v].Tag == "VBN" && r.child(v, relAux) < 0
}

// agent is who does a passive: "was developed by Open Mobile Platform", or -1.
func (r *reader) agent(v int) int {
	for c := r.first[v]; c >= 0; c = r.next[c] {
		switch {
		case r.rel[c] == relAgent:
			return int(c)
		case r.rel[c] == relObl && !r.timed(int(c), int(c)+1):
			if k := r.child(int(c), relCase); k >= 0 && r.lex.By.Has(r.tok[k].Lemma) && r.passive(v) {
				return int(c)
			}
		}
	}
	return -1
}

// told is who is ordered or advised in "told staff to replace", or -1.
func (w *writer) told(h, v int) int {
	if v == h || w.negated(h) || !w.lex.Instruct.Has(w.tok[h].Lemma) || w.passive(h) && w.child(h, relNsubjPass) >= 0 {
		return -1
	}
	if o := w.anyChild(h, relIobj, relObj); o > h {
		return o
	}
	if s := w.subject(v); s >= 0 {
		return s
	}
	return w.nounAfter(h)
}

// nounAfter is the head of the noun phrase right after token h, or -1.
func (r *reader) nounAfter(h int) int {
	for k := h + 1; k < min(h+4, len(r.tok)); k++ {
		switch u := r.tok[k].UPOS; {
		case nominal(u) && (k+1 >= len(r.tok) || !nominal(r.tok[k+1].UPOS)):
			return k
		case !nominal(u) && u != "DET" && u != "ADJ" && u != "NUM":
			return -1
		}
	}
	return -1
}

// ofWhat is the noun that an event noun speaks of: "explosion at a pipeline",
// or -1.
func (w *writer) ofWhat(h int) int {
	if p := w.child(h, relPoss); p >= 0 {
		return p
	}
	n := w.child(h, relNmod)
	if n < h {
		return -1
	}
	if k := w.child(n, relCase); k >= 0 && w.lex.Of.Has(w.tok[k].Lemma) {
		return n
	}
	return -1
}

// speakerOf is who says a clause without a subject: whoever denies "any plans
// for expansion" has none.
func (w *writer) speakerOf(c *clause) news.Party {
	p := news.Party{Entity: -1, Kind: news.Unknown}
	if c.voice >= 0 {
		s := w.doc.Statements[c.voice].Speaker
		p = news.Party{Name: s.Name, Text: s.Name, Kind: s.Kind, Span: s.Span, Entity: s.Entity, EntityID: s.EntityID}
	}
	return p
}

// party is who or what the noun or pronoun at token k refers to.
func (w *writer) party(k int, c *clause) news.Party {
	k = w.nameAfter(k)
	p := news.Party{Entity: -1, Kind: news.Unknown, Span: w.core(k)}
	p.Text = w.doc.Text(p.Span)
	p.Name = w.doc.Text(w.full(k))
	if s, ok := w.speaker(k, c); ok {
		p.Name, p.Kind, p.Entity = s.Name, s.Kind, s.Entity
		return p
	}
	if m := w.mention[k]; m >= 0 {
		mn := &w.doc.Mentions[m]
		p.Kind, p.Entity = mn.Kind, mn.Entity
		if mn.Entity >= 0 && (mn.Form != news.FormNominal || w.known[mn.Entity]) {
			e := &w.doc.Entities[mn.Entity]
			p.Name, p.EntityID = e.Name, e.ID
			if e.Kind != "" {
				p.Kind = e.Kind
			}
		}
	}
	return p
}

// nameAfter is the head of the name that closes the noun phrase of k, where the
// parser took the noun that says what it is for the head: "bar owner William
// Sianis", "the film The Aviator". It is k where there is none.
func (w *writer) nameAfter(k int) int {
	if w.tok[k].UPOS != "NOUN" || w.mention[k] >= 0 && w.doc.Mentions[w.mention[k]].Form == news.FormName {
		return k
	}
	list := w.doc.Mentions
	for i := w.firstMention(k + 1); i < len(list) && list[i].First <= k+2; i++ {
		m := &list[i]
		if m.Form != news.FormName || m.First == k+2 && w.tok[k+1].Tag != "``" && w.tok[k+1].Tag != "DT" || w.tok[k].Field != w.tok[m.Head].Field {
			continue
		}
		if h := w.tok[m.Head].Head; h == k && (w.rel[m.Head] == relAppos || w.rel[m.Head] == relFlat) || h >= 0 && h == w.tok[k].Head && w.rel[m.Head] == w.rel[k] {
			return m.Head
		}
	}
	return k
}

// speaker resolves "I" to the speaker of the statement, and "we" to whom the
// speaker speaks for.
func (w *writer) speaker(k int, c *clause) (news.Source, bool) {
	if c.voice < 0 {
		return news.Source{}, false
	}
	sp := w.outermost(c.voice).Speaker
	switch lemma := w.tok[k].Lemma; {
	case sp.Name == "":
	case w.lex.I.Has(lemma):
		return sp, true
	case w.lex.We.Has(lemma):
		if org, ok := w.speaksFor(sp); ok {
			return org, true
		}
		return sp, true
	}
	return news.Source{}, false
}

// outermost is the quotation around statement i in which "I" is said: what
// somebody quotes of himself in it is still his.
func (w *writer) outermost(i int) *news.Statement {
	s := &w.doc.Statements[i]
	for range maxDepth {
		if s.Parent < 0 || w.doc.Statements[s.Parent].Kind == news.Indirect || w.doc.Statements[s.Parent].Speaker.Name == "" {
			break
		}
		s = &w.doc.Statements[s.Parent]
	}
	return s
}

// speaksFor is the organisation that a speaker's role names: "NHL commissioner".
func (w *writer) speaksFor(sp news.Source) (news.Source, bool) {
	if sp.Kind == news.Organisation || sp.Role == "" {
		return sp, sp.Kind == news.Organisation
	}
	best, length := -1, 0
	for i := range w.doc.Entities {
		e := &w.doc.Entities[i]
		if e.Kind != news.Organisation && e.Kind != news.Outlet {
			continue
		}
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			if len(name) > length && strings.Contains(sp.Role, name) {
				best, length = i, len(name)
			}
		}
	}
	if best < 0 {
		return sp, false
	}
	e := &w.doc.Entities[best]
	return news.Source{Name: e.Name, Kind: e.Kind, Entity: best, EntityID: e.ID}, true
}

// core is the noun phrase of k up to its head word, as it stands.
func (w *writer) core(k int) news.Span {
	lo, hi := k, k+1
	for c := w.first[k]; c >= 0; c = w.next[c] {
		switch w.rel[c] {
		case relDet, relAmod, relCompound, relNummod, relPoss, relAdvmod, relNmod:
			if int(c) < k && int(w.lo[c]) < lo {
				lo = int(w.lo[c])
			} else if int(c) > k && w.tok[k].UPOS == "SYM" {
				hi = max(hi, int(w.hi[c])) // "$40.8m"
			}
		case relFlat, relFixed:
			hi = max(hi, int(w.hi[c]))
		}
	}
	for lo < k && (w.rel[lo] == relPunct || w.rel[lo] == relCase && w.tok[lo].UPOS == "ADP" || w.isDay(lo)) {
		lo++
	}
	return w.span(lo, hi)
}

// isDay tells that token i is a date in digits: a line above the text that ran
// into its first sentence, and no part of a name.
func (w *writer) isDay(i int) bool {
	s := w.doc.Text(w.tok[i].Span)
	if s == "" || s[0] < '0' || s[0] > '9' {
		return false // the common case, without the error that parsing makes
	}
	_, ok := news.ParseDay(s)
	return ok
}

// full is the noun phrase of k with the prepositional phrase or coordination
// right after it, clauses and appositions aside.
func (w *writer) full(k int) news.Span {
	sp := w.core(k)
	hi := k + 1
	for c := w.first[k]; c >= 0; c = w.next[c] {
		if int(c) < k {
			continue
		}
		switch w.rel[c] {
		case relFlat, relFixed, relNmod, relConj, relCompound:
			if w.clauseOf[c] == w.clauseOf[k] && int(w.lo[c]) <= hi+1 {
				hi = max(hi, int(w.hi[c]))
			}
		}
	}
	hi = w.beforeClause(k, hi)
	for hi > k+1 && w.rel[hi-1] == relPunct {
		hi--
	}
	return sp.Union(w.span(k, hi))
}

// beforeClause is where the first clause or apposition that tells more of something in
// (k, hi) begins, hi where none does: "statements from Brook, in which she spoke".
func (w *writer) beforeClause(k, hi int) int {
	for j := k + 1; j < hi; j++ {
		switch w.rel[j] {
		case relAcl, relRelcl, relAdvcl, relAppos, relParataxis, relCcomp:
			if lo := int(w.lo[j]); lo > k {
				hi = min(hi, lo)
			}
		}
	}
	return hi
}

// objectOf is what is acted on: the object, what a passive affects, what a
// relative clause hangs on, else what a copula says or a preposition adds.
func (w *writer) objectOf(c *clause, v int) news.Object {
	k := w.objectToken(c, v)
	if k < 0 {
		return news.Object{}
	}
	span := w.full(k)
	if cop := w.child(k, relCop); k == v && cop >= 0 && cop < k && !c.fragment && !w.isTo(k, cop) {
		span = w.span(cop+1, max(k+1, w.tokenEnd(span)))
	}
	o := news.Object{Text: w.doc.Text(span), Head: w.doc.Text(w.tok[k].Span), Span: span}
	if m := w.mention[k]; m >= 0 && w.doc.Mentions[m].Entity >= 0 {
		e := &w.doc.Entities[w.doc.Mentions[m].Entity]
		o.Name, o.EntityID = e.Name, e.ID
	}
	return o
}

// tokenEnd is the token after the last one in s.
func (w *writer) tokenEnd(s news.Span) int {
	return w.tokenAt(news.Span{Field: s.Field, Start: s.End, End: s.End + 1})
}

func (w *writer) objectToken(c *clause, v int) int {
	if c.fragment {
		return -1
	}
	if cop := w.child(v, relCop); cop >= 0 && !w.isTo(v, cop) || c.rule == "claim/having" {
		return v
	}
	if o := w.anyChild(v, relObj, relCcomp); o >= 0 && w.rel[o] == relObj {
		return o
	}
	if w.passive(v) {
		if s := w.child(v, relNsubjPass); s >= 0 && !w.lex.Relative.Has(w.tok[s].Lemma) {
			return s
		}
		if a := w.agent(v); a < 0 || c.subject != a {
			return c.subject
		}
	}
	if o := w.handed(v); o >= 0 {
		return o
	}
	if c.gap >= 0 {
		return c.gap
	}
	if p := w.particle(v); p >= 0 {
		if o := w.untimed(p); o >= 0 {
			return o // "get rid of it"
		}
	}
	return w.untimed(v)
}

// handed is what verb v does something to by way of what hangs on it: what somebody "feels"
// in "feels unwell", who is let do something, what somebody would like to share; -1 for none.
func (w *writer) handed(v int) int {
	x := w.anyChild(v, relXcomp, relCcomp)
	switch {
	case x < v || w.isCue[x] || w.finite(x):
		return -1
	case !w.predicate(x):
		if w.rel[x] == relXcomp {
			return x
		}
		return -1
	}
	if s := w.tree.subject(x); s > v {
		return s
	}
	return w.child(x, relObj)
}

// untimed is the first noun that hangs on k and is no time, or -1.
func (w *writer) untimed(k int) int {
	for c := w.first[k]; c >= 0; c = w.next[c] {
		if x := w.rel[c]; (x == relIobj || x == relObl || x == relNmod) && !w.timed(int(c), int(c)+1) && !w.inTime(int(c)) {
			return int(c)
		}
	}
	return -1
}

// inTime tells whether token k stands in an expression of time: "over the last few months".
func (w *writer) inTime(k int) bool {
	for i := w.firstTime(k+1) - 1; i >= 0 && i >= w.firstTime(k+1)-2; i-- {
		if t := &w.doc.Times[i]; t.First <= k && k < t.Last {
			return true
		}
	}
	return false
}

package claim

import (
	"slices"
	"sort"
	"strings"

	"hearsay/extract/news"
)

// write adds the claim x, unless its words stand in one already.
func (w *writer) write(x found) {
	c, lo, hi := &w.clauses[x.clause], x.lo, x.hi
	content := w.span(lo, hi)
	v := w.verb(c.head)
	cl := news.Claim{
		Article: w.doc.Article.ID, Revision: w.doc.Revision, Extractor: w.doc.Extractor,
		Content: content, ContentText: w.doc.Text(content), Statement: c.voice,
		Status: news.Asserted, Modality: news.Actual, Polarity: news.Positive,
		Predicate: w.predicateOf(c, v), Object: w.objectOf(c, v),
		Reason: news.Reason{Rule: c.rule, Score: 1, Spans: []news.Span{w.tok[c.head].Span}},
	}
	cl.Who, cl.By = w.parties(c, v)
	w.source(c, &cl)
	cl.Evidence = w.evidence(c, content)
	cl.EvidenceText = w.doc.Text(cl.Evidence)
	cl.Devices = w.devices(c, &cl, lo, hi)
	cl.Place = w.place(lo, hi)
	cl.Deadline = w.deadline(x.clause, lo, hi)
	cl.Quantities = w.quantities(content)
	cl.Quote = w.quoted(lo, hi)
	cl.Terms = w.terms(lo, hi)
	cl.ID = news.ClaimID(cl.Revision, cl.Content, cl.Source)
	if w.seen[cl.ID] {
		return
	}
	w.seen[cl.ID] = true
	w.doc.Claims = append(w.doc.Claims, cl)
}

// cut is the clause's words without source, cue, leading conjunction and
// closing marks, as a run of tokens [lo, hi).
func (w *writer) cut(i int) (lo, hi int) {
	c := &w.clauses[i]
	lo, hi = c.lo, c.hi
	if c.fragment || c.rule == "claim/content" && c.stmt >= 0 && w.filled[c.stmt] == 1 {
		lo, hi = w.pieceAround(c.head) // all that the statement puts forward
	}
	lo = max(lo, c.after, w.afterDateline(c.head))
	lo = w.pastBracket(lo, c.head)
	for lo < hi && lo < c.head && w.leads(c, lo) {
		lo++
	}
	for hi > lo && (w.rel[hi-1] == relPunct || hi-1 > c.head && (w.trails(hi-1) || w.leadsOn(i, hi-1))) {
		hi--
	}
	return lo, w.closed(lo, hi)
}

// closed is hi, or the end of the mark right behind it that closes what is opened in [lo, hi), with a
// stop or comma inside it.
func (w *writer) closed(lo, hi int) int {
	if lo >= hi {
		return hi
	}
	last := w.sentenceOf(lo).Last
	for k := hi; k < min(last, hi+2) && w.rel[k] == relPunct; k++ {
		if w.closes(lo, k) {
			return k + 1
		}
	}
	return hi
}

// brackets and quotation marks that have a left and a right side.
var pairs = [...][2]string{{"(", ")"}, {"[", "]"}, {"“", "”"}}

// straight marks have one form for both sides.
var straight = [2]string{`"`, `"`}

// closes tells that token k closes what is opened in [lo, k): "the NCMEC (National Center)".
func (w *writer) closes(lo, k int) bool {
	mark := w.doc.Text(w.tok[k].Span)
	if mark == straight[1] {
		return w.open(lo, k, straight)%2 == 1
	}
	for _, p := range pairs {
		if mark == p[1] {
			return w.open(lo, k, p) > 0
		}
	}
	return false
}

// open is how many more of a pair's left sides than right sides stand in [lo, hi).
func (w *writer) open(lo, hi int, pair [2]string) (n int) {
	for k := lo; k < hi; k++ {
		switch w.doc.Text(w.tok[k].Span) {
		case pair[0]:
			n++
		case pair[1]:
			n--
		}
	}
	return n
}

// maxBracketed is how many tokens a bracket's rest may have that belongs to what goes before.
const maxBracketed = 4

// pastBracket is behind the bracket that closes near lo and was opened before it:
// "(CNN) A plane fell".
func (w *writer) pastBracket(lo, head int) int {
	for k := lo; k < min(head, lo+maxBracketed); k++ {
		if w.open(k, k+1, pairs[0]) < 0 && w.open(lo, k, pairs[0]) == 0 {
			return k + 1
		}
	}
	return lo
}

// pieceAround is the run of tokens around k with the same statement.
func (w *writer) pieceAround(k int) (lo, hi int) {
	s := w.sentenceOf(k)
	for lo = k; lo > s.First && w.content[lo-1] == w.content[k]; lo-- {
	}
	for hi = k + 1; hi < s.Last && w.content[hi] == w.content[k]; hi++ {
	}
	return lo, hi
}

// leads tells whether token k at the start of clause c is no part of what it
// says: a mark, a conjunction, a relative pronoun, a sentence adverb.
func (w *writer) leads(c *clause, k int) bool {
	if k == c.from && c.from > 0 && c.rule == "claim/adverbial" {
		return true
	}
	switch w.rel[k] {
	case relPunct, relDiscourse, relCc:
		return true
	case relCase:
		return c.rule == "claim/absolute" || c.rule == "claim/having" || (c.rule == "claim/participle" || c.rule == "claim/adverbial") && w.tok[k].Head == c.head
	case relMark:
		return w.tok[k].Tag != "TO" && (w.tok[k].Head == c.head || w.lex.Relative.Has(w.tok[k].Lemma))
	case relAdvmod:
		return w.tok[k].Head == c.head && (w.lex.Openers.Has(w.tok[k].Lemma) || w.lex.Splits.Has(w.tok[k].Lemma))
	}
	if c.rule == "claim/relative" {
		return w.lex.Relative.Has(w.tok[k].Lemma)
	}
	return false
}

// trails tells whether token k at the end of a content belongs to what follows:
// a conjunction or an article.
func (w *writer) trails(k int) bool {
	switch w.tok[k].UPOS {
	case "CCONJ", "SCONJ":
		return true
	case "DET":
		return w.tok[k].Tag == "DT" && w.tok[k].Head > k
	}
	return w.rel[k] == relCc || w.rel[k] == relAdvmod && w.tok[k].Tag == "WRB" && w.lex.Splits.Has(w.tok[k].Lemma)
}

// leadsOn tells whether token k, which ends clause i, is a preposition that leads to
// what another clause tells: "the firm in | which they work".
func (w *writer) leadsOn(i, k int) bool {
	h := w.tok[k].Head
	return w.rel[k] == relCase && h > k && int(w.clauseOf[h]) != i
}

func (w *writer) span(lo, hi int) news.Span {
	return news.Span{Field: w.tok[lo].Field, Start: w.tok[lo].Start, End: w.tok[hi-1].End}
}

// evidence is the content with its source and cue where they stand in the same
// sentence, or with its shared subject.
func (w *writer) evidence(c *clause, content news.Span) news.Span {
	s := w.sentenceOf(c.head)
	ev := content
	if c.shared && c.subject >= 0 && s.Has(c.subject) {
		ev = ev.Union(w.tok[c.subject].Span)
	}
	if c.voice < 0 {
		return ev
	}
	st := &w.doc.Statements[c.voice]
	for _, list := range [][]news.Span{st.Source, st.Cue} {
		for _, p := range list {
			if s.Span.Contains(p) {
				ev = ev.Union(p)
			}
		}
	}
	return ev
}

// source sets the claim's chain from its statement, or for a silent party from
// who is silent.
func (w *writer) source(c *clause, cl *news.Claim) {
	if c.voice >= 0 {
		st := &w.doc.Statements[c.voice]
		cl.Source, cl.OtherSources = slices.Clone(st.Chain), st.Others
		if len(cl.Source) == 0 && st.Speaker.Name != "" {
			cl.Source = []news.Source{st.Speaker}
		}
		if hop, ok := w.nounSource(c); ok && hop.Anonymous && (len(cl.Source) == 0 || w.goesAround(hop)) {
			cl.Source = []news.Source{hop}
		}
		if len(cl.Source) > 0 {
			cl.Status = news.Reported
			w.innerSayer(c, cl)
			w.innerTalk(c, cl)
		}
		w.silentRoot(c, cl)
		return
	}
	if c.said >= 0 {
		cl.Source, cl.Status = []news.Source{w.sayer(c.said, c)}, news.Reported
		return
	}
	if hop, ok := w.silentParty(c, cl); ok {
		cl.Status = news.Unconfirmed
		if !news.IsOutlet(hop.Name, w.doc.Article.Outlet) {
			cl.Source = w.silentChain(c, hop)
		}
		return
	}
	if chain, others := w.judged(c); len(chain) > 0 {
		cl.Source, cl.OtherSources, cl.Status = chain, others, news.Reported
		return
	}
	if hop, ok := w.nounSource(c); ok {
		cl.Source, cl.Status = []news.Source{hop}, news.Reported
	}
}

// innerSayer ends a chain with who says it inside what another says, where no statement
// was found for that: "Brook wrote that the ministry confirmed the closure had begun".
func (w *writer) innerSayer(c *clause, cl *news.Claim) {
	if k := w.judging(c); k >= 0 {
		w.addHop(cl, w.sayer(k, c))
		return
	}
	if c.said < 0 || c.rule != "claim/complement" || !w.canSpeak(c.said) || w.tok[c.said].UPOS == "PRON" {
		return
	}
	if l := w.tok[w.clauses[c.parent].head].Lemma; !w.lex.Conveys.Has(l) && !w.lex.Tell.Has(l) {
		return // "people think that", of nobody
	}
	w.addHop(cl, w.sayer(c.said, c))
}

// addHop ends a chain with a hop that it has not yet.
func (w *writer) addHop(cl *news.Claim, hop news.Source) {
	if !slices.ContainsFunc(cl.Source, func(s news.Source) bool { return s.Name == hop.Name || s.Entity >= 0 && s.Entity == hop.Entity }) {
		cl.Source = append(cl.Source, hop)
	}
}

// sayer is the source that the noun at token k is. One that is no name, and is
// called by none elsewhere, is unnamed.
func (w *writer) sayer(k int, c *clause) news.Source {
	p := w.party(k, c)
	hop := news.Source{Name: p.Name, Kind: p.Kind, Span: p.Span, Entity: p.Entity, EntityID: p.EntityID}
	m := w.mention[k]
	hop.Anonymous = (p.Kind == news.Person || p.Kind == news.Unknown) && m >= 0 && w.doc.Mentions[m].Form == news.FormNominal && (p.Entity < 0 || !w.known[p.Entity])
	return hop
}

// silentParty: in "Apple did not respond to a request for comment", Apple.
func (w *writer) silentParty(c *clause, cl *news.Claim) (news.Source, bool) {
	if cl.Who.Name == "" || !w.silent(c) {
		return news.Source{}, false
	}
	if v := w.verb(c.head); w.child(v, relAuxPass) >= 0 && !w.lex.Reached.Has(w.tok[v].Lemma) && w.agent(v) < 0 {
		return news.Source{}, false // "the report could not be verified": nobody says so
	}
	return news.Source{Name: cl.Who.Name, Kind: cl.Who.Kind, Span: cl.Who.Span, Entity: cl.Who.Entity}, true
}

// silentChain is the chain of a silent party, with the outlet that it would not
// speak to: "A spokesman declined to comment to the Herald".
func (w *writer) silentChain(c *clause, hop news.Source) []news.Source {
	for i := range w.doc.Statements {
		s := &w.doc.Statements[i]
		n := len(s.Chain)
		if n > 1 && s.Chain[n-1].Entity >= 0 && s.Chain[n-1].Entity == hop.Entity && slices.ContainsFunc(s.Cue, w.tok[c.head].Span.Overlaps) {
			return slices.Clone(s.Chain)
		}
	}
	return []news.Source{hop}
}

// silentRoot ends a chain with who is silent: in "Reuters reports that Peskov
// could not confirm it", Reuters hands on what Peskov said.
func (w *writer) silentRoot(c *clause, cl *news.Claim) {
	hop, ok := w.silentParty(c, cl)
	if !ok || hop.Kind != news.Person && hop.Kind != news.Organisation || len(cl.Source) == 0 {
		return
	}
	if last := cl.Source[len(cl.Source)-1]; hop.Kind == news.Organisation && (w.lex.SpeaksFor(last.Name) || w.lex.SpeaksFor(last.Role)) {
		return // whoever speaks for it is who says that it keeps silent
	}
	for _, s := range cl.Source {
		if s.Name == hop.Name || s.Entity >= 0 && s.Entity == hop.Entity {
			return
		}
	}
	cl.Source = append(cl.Source, hop)
}

// goesAround tells whether the talk is what goes on around what somebody says, by
// the article's own word: "The North admitted that he is ill amid speculation that
// he has gout".
func (w *writer) goesAround(hop news.Source) bool {
	n := w.tokenAt(hop.Span)
	return n > 0 && w.tok[n-1].Field == hop.Span.Field && w.lex.Amid.Has(w.tok[n-1].Lemma)
}

// nounSource is the source of "rumours in the market that …" (the rumours) and
// of "the Kremlin told staff … over fears that …" (the Kremlin).
func (w *writer) nounSource(c *clause) (news.Source, bool) {
	n := w.contentNoun(c.head)
	switch {
	case n < 0, c.rule != "claim/noun-complement" && c.rule != "claim/stranded" && c.rule != "claim/content":
	case w.lex.Hearsay.Has(w.tok[n].Lemma) && w.wordOf(n, c) < 0:
		sp := w.phrase(n, c.head)
		return news.Source{Name: w.doc.Text(sp), Kind: news.Unknown, Anonymous: true, Span: sp, Entity: -1}, true
	case w.wordOf(n, c) >= 0:
		return w.sayer(w.wordOf(n, c), c), true
	case c.rule == "claim/noun-complement" && w.lex.Feelings.Has(w.tok[n].Lemma) && w.child(n, relCase) >= 0 && c.parent >= 0:
		p := &w.clauses[c.parent]
		if p.subject < 0 || w.rel[p.subject] == relNsubjPass {
			return news.Source{}, false
		}
		who := w.party(p.subject, p)
		return news.Source{Name: who.Name, Kind: who.Kind, Span: who.Span, Entity: who.Entity}, who.Name != "" && who.Kind != news.Unknown
	}
	return news.Source{}, false
}

// wordOf is whose word the noun n is: the one in "Brook's suggestion that it is shut",
// "Lumo claims that", "a claim made by Brook that", "reports in the Herald that"; -1 for
// nobody's.
func (w *writer) wordOf(n int, c *clause) int {
	if !w.lex.Hearsay.Has(w.tok[n].Lemma) && !w.lex.Word.Has(w.tok[n].Lemma) && !w.lex.Feelings.Has(w.tok[n].Lemma) {
		return -1
	}
	for k := w.first[n]; k >= 0 && int(k) < n; k = w.next[k] {
		if w.canSpeak(int(k)) && (w.rel[k] == relPoss || w.rel[k] == relCompound && int(k) == n-1 && w.speaksByName(int(k))) {
			return int(k)
		}
	}
	for k := w.first[n]; k >= 0 && int(k) < c.head; k = w.next[k] {
		switch {
		case int(k) < n:
		case w.rel[k] == relNmod && w.speaksByName(int(k)):
			if p := w.child(int(k), relCase); p >= 0 && (w.lex.By.Has(w.tok[p].Lemma) || w.doc.Mentions[w.mention[k]].Kind == news.Outlet) {
				return int(k)
			}
		case w.rel[k] == relAcl:
			if a := w.agent(int(k)); a >= 0 && w.canSpeak(a) {
				return a
			}
		}
	}
	return -1
}

// speaksByName tells of the name of a person, an organisation or an outlet.
func (w *writer) speaksByName(k int) bool {
	if w.mention[k] < 0 || w.doc.Mentions[w.mention[k]].Form != news.FormName {
		return false
	}
	kind := w.doc.Mentions[w.mention[k]].Kind
	return kind == news.Person || kind == news.Organisation || kind == news.Outlet
}

// innerTalk ends a chain with the talk that somebody speaks of: "Brook said she had heard
// reports that it is shut", but not "Brook denied reports that it is shut".
func (w *writer) innerTalk(c *clause, cl *news.Claim) {
	n := w.contentNoun(c.head)
	if n < 0 || c.rule != "claim/noun-complement" || int(w.content[n]) != c.voice || !w.lex.Hearsay.Has(w.tok[n].Lemma) {
		return
	}
	switch h := w.tok[n].Head; {
	case w.rel[n] == relNsubj, w.rel[n] == relNsubjPass, w.rel[n] == relConj, h >= 0 && w.lex.Rules.Has(w.tok[h].Lemma) && !w.infinitive(h):
		return
	}
	if hop, ok := w.nounSource(c); ok {
		w.addHop(cl, hop)
	}
}

// phrase is the noun phrase of n up to the clause that hangs on it.
func (w *writer) phrase(n, before int) news.Span {
	lo, hi := w.tokenAt(w.core(n)), n+1
	for lo < n && w.tok[lo].UPOS == "ADV" {
		lo++ // "there are also rumours"
	}
	for c := w.first[n]; c >= 0; c = w.next[c] {
		if w.rel[c] == relNmod && int(c) > n && int(w.hi[c]) <= before {
			hi = int(w.hi[c])
		}
	}
	return w.span(lo, hi)
}

// quoted tells whether any word of [lo, hi) stands in quotation marks.
func (w *writer) quoted(lo, hi int) bool {
	list := w.doc.Quotes
	k := sort.Search(len(list), func(k int) bool { return list[k].Last > lo })
	return k < len(list) && list[k].First < hi
}

// quantities are the numbers in the content.
func (w *writer) quantities(content news.Span) []news.Quantity {
	var out []news.Quantity
	list := w.doc.Quantities
	for k := sort.Search(len(list), func(k int) bool { return !list[k].Span.Before(content) || list[k].Span.Overlaps(content) }); k < len(list) && list[k].Span.Overlaps(content); k++ {
		if content.Contains(list[k].Span) {
			out = append(out, list[k])
		}
	}
	return out
}

// terms are the content words as keys: the class of a lemma, else its stem.
func (w *writer) terms(lo, hi int) []string {
	out := make([]string, 0, hi-lo)
	for k := lo; k < hi; k++ {
		t := &w.tok[k]
		if !contentTag(t.UPOS) || w.lex.Stop.Has(t.Lemma) || t.Lemma == "" {
			continue
		}
		out = append(out, w.term(t.Lemma))
	}
	sort.Strings(out)
	return slices.Compact(out)
}

func (w *writer) term(lemma string) string {
	if class := w.lex.Classes.Of(lemma); class != "" {
		return class
	}
	lemma = strings.ToLower(lemma)
	if w.lex.Stem == nil {
		return lemma
	}
	return w.lex.Stem(lemma)
}

package claim

import (
	"math"
	"slices"
	"sort"

	"hearsay/extract/news"
)

// clause is a predicate with what hangs on it, other clauses aside.
type clause struct {
	head   int    // token of the predicate
	parent int    // index of the clause around it, -1 for a sentence's own
	rule   string // why it is a clause of its own
	lo, hi int    // extent of its own tokens
	voice  int    // the statement that vouches for it: stmt, or -1 where the article adds something in between
	stmt   int    // innermost statement whose content holds the head, -1 for the article's own voice
	// subject is the token of its subject: its own, the one that it shares with
	// the clause it is coordinated with, or a relative clause's antecedent; -1 for none.
	subject int
	said    int  // token of who says it, where no statement was found for "…, the mayor said"; -1 for none
	shared  bool // the subject stands in another clause
	from    int  // its first word at the earliest: the conjunction that introduces it
	after   int  // end of a relative clause between subject and verb, 0 for none
	gap     int  // antecedent of a relative clause that has its own subject, -1 otherwise
	// fragment marks a stretch without a predicate, hollow a clause that says
	// nothing but its complement; neither is a claim.
	fragment, hollow bool
}

// reader finds the clauses of one document.
type reader struct {
	*tree
	doc      *news.Document
	lex      *Lexicon
	content  []int32     // innermost statement whose content holds the token, -1 for none
	cue      []int32     // statement whose cue or source holds the token, -1 for none
	isCue    []bool      // the token lies in a cue
	unsaid   []int32     // one more than the statement that the token is a cue of and that is no claim's source, 0 for none
	clauseOf []int32     // clause of each token, -1 for none
	mention  []int32     // mention whose head is the token, -1 for none
	known    []bool      // entities that the document calls by a name somewhere
	vouches  []spoken    // tokens of cues inside their content, and their statements
	named    []bool      // the token lies in a name
	spoken   []spoken    // quoted statements in order of their ends
	with     []companion // what comes with a claim, in order of its predicate
	clauses  []clause
	opening  opening  // scratch of the decision which predicates head claims
	stated   []uint16 // clauses with a predicate in each sentence
	filled   []uint8  // clauses with a predicate in each statement's content, at most many
}

func newReader(doc *news.Document, lex *Lexicon) *reader {
	n := len(doc.Tokens)
	mem := make([]int32, 4*n)
	for i := range mem {
		mem[i] = -1
	}
	r := &reader{tree: newTree(doc.Tokens), doc: doc, lex: lex, content: mem[:n], cue: mem[n : 2*n], clauseOf: mem[2*n : 3*n], mention: mem[3*n:],
		isCue: make([]bool, n), unsaid: make([]int32, n), filled: make([]uint8, len(doc.Statements)), stated: make([]uint16, len(doc.Sentences)), known: make([]bool, len(doc.Entities))}
	for i, m := range doc.Mentions {
		if m.Entity >= 0 && m.Form == news.FormName {
			r.known[m.Entity] = true
		}
		if r.mention[m.Head] < 0 || doc.Mentions[r.mention[m.Head]].Len() < m.Len() {
			r.mention[m.Head] = int32(i)
		}
	}
	r.names()
	r.paint()
	r.companions()
	r.speakers()
	r.split()
	return r
}

// names marks the tokens that lie in names: a tagger may take "Beats" in "Beats
// Music" for a verb.
func (r *reader) names() {
	r.named = make([]bool, len(r.tok))
	for _, m := range r.doc.Mentions {
		if m.Form != news.FormName || m.Len() < 2 {
			continue
		}
		for k := m.First; k < m.Last; k++ {
			r.named[k] = true
		}
	}
}

// predicate tells whether h can head a clause: a verb or copula that is no name.
func (r *reader) predicate(h int) bool {
	return r.tree.predicate(h) && (!r.named[h] || r.child(h, relCop) >= 0)
}

// neither is the "neither" right before verb h ("neither confirmed nor denied"),
// which a parser may hang anywhere, or -1.
func (r *reader) neither(h int) int {
	if k := h - 1; k > 0 && r.tok[k].Field == r.tok[h].Field && r.lex.Neither.Has(r.tok[k].Lemma) {
		return k
	}
	return -1
}

// subject is the subject of predicate h; of several, as a hasty parser gives
// them, one in the content of the same statement.
func (r *reader) subject(h int) int {
	s := r.tree.subject(h)
	if s < 0 || r.content[h] < 0 || r.content[s] == r.content[h] {
		return s
	}
	for c := r.first[h]; c >= 0; c = r.next[c] {
		if x := r.rel[c]; (x == relNsubj || x == relNsubjPass) && r.content[c] == r.content[h] {
			return int(c)
		}
	}
	return s
}

// many is as far as the clauses of a statement are counted.
const many = 2

// opener is a rule for when a token heads a clause of its own.
type opener struct {
	name string
	rels relSet // relations to its head that the token may have
	ok   func(r *reader, i int) bool
}

// anyClause are the relations under which a parser may hang a finite clause:
// labels are less sure than the word that introduces the clause, so the rules
// that go by that word do not ask for one label.
var anyClause = relsOf(relAdvcl, relRelcl, relAcl, relCcomp, relCsubj, relConj, relObl, relNmod, relObj, relXcomp, relParataxis, relOther)

// openers are tried in order on every token whose parent lies in a clause.
var openers = []opener{
	{"claim/complement", relsOf(relAcl, relRelcl), (*reader).toldThat},
	{"claim/noun-complement", anyClause, (*reader).nounComplement},
	{"claim/relative", anyClause, (*reader).relative},
	{"claim/adverbial", anyClause, (*reader).adverbial},
	{"claim/inverted", anyClause, (*reader).inverted},
	{"claim/coordination", relsOf(relConj), (*reader).coordinated},
	{"claim/result", relsOf(relAdvcl, relAcl), (*reader).result},
	{"claim/beside", relsOf(relParataxis), (*reader).parataxis},
	{"claim/complement", relsOf(relCcomp, relCsubj), (*reader).complement},
}

// split gives every token its clause, from the roots down.
func (r *reader) split() {
	var opens *Opens
	if r.lex.Opens != nil {
		opens = r.lex.Opens()
	}
	for _, k := range r.order {
		i := int(k)
		h := r.tok[i].Head
		if h < 0 {
			r.open(i, -1, "claim/sentence")
			continue
		}
		if rule := r.decide(i, h, opens); rule != "" {
			r.open(i, int(r.clauseOf[h]), rule)
			continue
		}
		r.clauseOf[i] = r.clauseOf[h]
	}
	r.conditions()
	r.extend()
	r.keepWhole()
	r.shareSubjects()
	r.joinVoices()
	r.lostSubjects()
	r.skipInserted()
	r.hollowNouns()
	r.frames()
}

// maxReduced is how many words after a noun its misjudged verb is looked for.
const maxReduced = 40

// misjudged is the verb of noun i, where the noun heads all that a word of saying
// closes and the parser took its verb for one that tells which is meant: "A crash
// in Sule killed ten, the government said". -1 for none.
func (r *reader) misjudged(i, stmt int) int {
	if stmt < 0 || r.predicate(i) || !nominal(r.tok[i].UPOS) || !r.closing(&r.doc.Statements[stmt]) || r.planned(i) >= 0 {
		return -1
	}
	for k := i + 1; k < min(int(r.hi[i]), i+maxReduced); k++ {
		if t := &r.tok[k]; r.content[k] == int32(stmt) && (finiteTag(t.Tag) && t.UPOS == "VERB" || t.Tag == "VBN") && (r.rel[k] == relAcl || r.rel[k] == relRelcl) &&
			r.relativeWord(k) < 0 && r.subject(k) < 0 && r.agent(k) < 0 {
			return k
		}
	}
	return -1
}

// opens is the rule by which token i, whose head is h, heads a clause, or "".
func (r *reader) opens(i, h int) string {
	crosses := r.content[i] != r.content[h] && r.rel[i] != relPunct
	if crosses && r.content[i] >= 0 && r.consequence(i) >= 0 {
		return ""
	}
	if crosses && r.content[i] >= 0 {
		return "claim/content"
	}
	if a := r.companion(i); a != nil {
		return a.rule
	}
	for k := range openers {
		if o := &openers[k]; o.rels.has(r.rel[i]) && o.ok(r, i) {
			return o.name
		}
	}
	switch {
	case crosses:
		return "claim/content"
	case r.stranded(i, h):
		return "claim/stranded"
	}
	return ""
}

// maxSiblings is how many words that hang on one are looked through.
const maxSiblings = 16

// consequence is what would follow in what is said, where i heads the clause of an
// "if" that hangs on the word of saying: nobody puts the condition forward. -1 for none.
func (r *reader) consequence(i int) int {
	h, m := r.tok[i].Head, r.child(i, relMark)
	if h < 0 || m < 0 || m > i || !r.lex.IfSo.Has(r.tok[m].Lemma) {
		return -1
	}
	for c, n := r.next[i], 0; c >= 0 && n < maxSiblings; c, n = r.next[c], n+1 {
		if k := int(c); r.content[k] == r.content[i] && (r.rel[k] == relCcomp || r.rel[k] == relParataxis) {
			return k
		}
	}
	return -1
}

// conditions gives the clauses of an "if" to the clause of what would follow.
func (r *reader) conditions() {
	for i := range r.tok {
		if r.rel[i] != relAdvcl && r.rel[i] != relCcomp || r.content[i] < 0 || r.content[i] == r.content[max(r.tok[i].Head, 0)] {
			continue
		}
		k := r.consequence(i)
		if k < 0 || r.clauseOf[k] == r.clauseOf[i] {
			continue
		}
		was := r.clauseOf[i]
		for j := int(r.lo[i]); j < int(r.hi[i]); j++ {
			if r.clauseOf[j] == was {
				r.clauseOf[j] = r.clauseOf[k]
			}
		}
	}
}

// stranded tells whether i is a finite clause with its own subject under
// something that is none: a parser that takes "Earlier" for the root of
// "Earlier this year, the city bought the land" must not cost the claim.
func (r *reader) stranded(i, h int) bool {
	k := r.clauseOf[h]
	if k < 0 || !r.clauses[k].fragment || r.clauses[k].rule != "claim/sentence" || !r.predicate(i) || !r.finite(i) {
		return false
	}
	s := r.subject(i)
	if s < 0 {
		root := r.clauses[k].head // "Gary Bettman, who …, visited Seattle"
		return finiteTag(r.tok[i].Tag) && root < i && nominal(r.tok[root].UPOS) && r.setOff(i) && !r.subordinate(i) && r.relativeWord(i) < 0
	}
	return s < i && !r.lex.Relative.Has(r.tok[s].Lemma) && r.rel[i] != relRelcl && !r.subordinate(i)
}

// subordinate tells whether i is introduced by a conjunction that does not
// open a claim: "if".
func (r *reader) subordinate(i int) bool {
	m := r.child(i, relMark)
	return m >= 0 && m < i && !r.lex.Splits.Has(r.tok[m].Lemma) && !r.lex.Relative.Has(r.tok[m].Lemma)
}

func (r *reader) open(i, parent int, rule string) {
	c := clause{head: i, parent: parent, rule: rule, stmt: int(r.content[i]), voice: int(r.content[i]), subject: -1, said: -1, gap: -1, lo: i, hi: i + 1}
	if v := r.misjudged(i, c.stmt); v >= 0 {
		c.head, c.subject = v, i
		if d := r.afterDateline(v); d > i && r.nounAfter(d-1) >= 0 {
			c.subject = r.nounAfter(d - 1)
		}
	} else {
		c.fragment = !r.predicate(i) && !r.headline(i)
		r.setSubject(&c)
	}
	switch {
	case rule == "claim/complement" && parent >= 0 && r.isCue[r.clauses[parent].head] && (c.stmt < 0 || r.doc.Statements[r.cue[r.clauses[parent].head]].Parent == c.stmt):
		c.voice = int(r.cue[r.clauses[parent].head])
	case r.voucher(i) >= 0:
		c.voice = r.voucher(i)
	case r.aside(&c), c.stmt >= 0 && (r.hints(&r.doc.Statements[c.stmt]) || r.nobodys(&r.doc.Statements[c.stmt])):
		c.voice = -1
	case c.stmt < 0 && !r.isCue[i] && r.doc.Quoted(i):
		c.voice = r.lastSpeaker(i)
	}
	if (c.voice == c.stmt || c.voice < 0 && rule != "claim/relative") && c.stmt >= 0 && r.doc.Quoted(i) && r.nameless(c.stmt) {
		if k := r.lastSpeaker(i); k >= 0 {
			c.voice = k // "“I know that it is shut.”" after Brook spoke
		}
	}
	if rule == "claim/adverbial" || rule == "claim/relative" || rule == "claim/noun-complement" {
		c.from = r.introduction(i)
	}
	if rule == "claim/complement" && parent >= 0 {
		r.clauses[parent].hollow = true
	}
	if s := r.sentenceAt(i); !c.fragment && s < len(r.stated) && r.stated[s] < math.MaxUint16 {
		r.stated[s]++
	}
	r.clauseOf[i] = int32(len(r.clauses))
	r.clauses = append(r.clauses, c)
	if c.stmt >= 0 && !c.fragment && !r.isCue[c.head] && r.companion(c.head) == nil && r.filled[c.stmt] < many {
		r.filled[c.stmt]++
	}
}

// aside tells whether a relative clause within an outlet's report is the article's
// own addition: "TechCrunch reports that Apple will close the service, which it
// bought in May", or within what a closing attribution is put to. What "the mayor
// said that …" opens is the mayor's, but for where a place or a rumour is; so is
// what is said to come.
func (r *reader) aside(c *clause) bool {
	if c.rule != "claim/relative" || c.stmt < 0 || r.doc.Statements[c.stmt].Kind == news.Direct || r.doc.Quoted(c.head) {
		return false
	}
	for k := r.first[c.head]; k >= 0; k = r.next[k] {
		if r.tok[k].Tag == "MD" {
			return false
		}
	}
	st := &r.doc.Statements[c.stmt]
	if r.endsIn(c, st) || r.wrapped(st) {
		return false
	}
	if n := len(st.Chain); n == 0 || st.Chain[n-1].Kind == news.Outlet || !r.anyLemma(st.Cue, r.lex.Says) || st.Content[0].Before(st.Cue[0]) {
		return true
	}
	k := c.subject
	return k >= 0 && (r.lex.Hearsay.Has(r.tok[k].Lemma) || r.mention[k] >= 0 && r.doc.Mentions[r.mention[k]].Kind == news.Place)
}

// wrapped tells whether who says it stands between a relative pronoun and its clause: "which
// the coach suggested happened because of the weather".
func (r *reader) wrapped(st *news.Statement) bool {
	if len(st.Content) < 2 || len(st.Source) == 0 || !st.Content[0].Before(st.Cue[0]) || !st.Cue[0].Before(st.Content[1]) {
		return false
	}
	k := r.tokenAt(st.Content[0])
	return k < len(r.tok) && r.lex.Relative.Has(r.tok[k].Lemma) && st.Content[0].End <= r.tok[k].End
}

// endsIn tells whether a clause ends what a closing attribution is put to, which then is
// put to it too: "separate from its membership, which includes a video service, sources
// said".
func (r *reader) endsIn(c *clause, st *news.Statement) bool {
	if len(st.Content) != 1 || !st.Content[0].Before(st.Cue[0]) {
		return false
	}
	first, last := r.doc.Under(st.Content[0])
	for last > c.head && r.rel[last-1] == relPunct {
		last--
	}
	if int(r.hi[c.head]) < last {
		return false
	}
	for k := first; k < int(r.lo[c.head]); k++ {
		if finiteTag(r.tok[k].Tag) {
			return true
		}
	}
	return false // "The man who jumped the fence got in, he said"
}

// voucher is the statement whose cue token i is, in the middle of what it says,
// or -1.
func (r *reader) voucher(i int) int {
	k := sort.Search(len(r.vouches), func(k int) bool { return r.vouches[k].end >= i })
	if k < len(r.vouches) && r.vouches[k].end == i {
		return r.vouches[k].statement
	}
	return -1
}

// headline tells whether noun i carries a headline's infinitive ("Ferry strike
// to end on Friday"), or is a verb that the tagger took for a noun ("Apple plans
// to close it").
func (r *reader) headline(i int) bool {
	if r.planned(i) < 0 {
		return false
	}
	return r.tok[i].Field == news.Title && r.tok[i].Head < 0 || r.misread(i)
}

// misread: "Apple plans to", where "plans" is tagged as a noun.
func (r *reader) misread(i int) bool {
	return r.lex.Control.Has(r.tok[i].Lemma) && i > 0 && i+1 < len(r.tok) && r.tok[i+1].Tag == "TO" && r.tok[i-1].UPOS == "PROPN"
}

// planned is the infinitive right after noun i in a headline, or -1.
func (r *reader) planned(i int) int {
	for c := r.first[i]; c >= 0; c = r.next[c] {
		if int(c) > i && r.predicate(int(c)) && r.infinitive(int(c)) {
			return int(c)
		}
	}
	return -1
}

// introduction is the conjunction or relative word that introduces i, 0 for none.
func (r *reader) introduction(i int) int {
	for c := r.first[i]; c >= 0 && int(c) < i; c = r.next[c] {
		lemma := r.tok[c].Lemma
		if r.lex.Relative.Has(lemma) || (r.rel[c] == relMark || r.rel[c] == relAdvmod) && r.lex.Splits.Has(lemma) {
			return int(c)
		}
	}
	return 0
}

// setSubject finds the clause's subject, its own, shared or antecedent.
func (r *reader) setSubject(c *clause) {
	own := r.subject(c.head)
	if k := r.neither(c.head); own < 0 && k > 0 && r.nounBefore(k) >= 0 {
		own = r.phraseHead(r.nounBefore(k))
	}
	if own >= 0 && own < r.afterDateline(c.head) {
		own = -1
	}
	if x := r.child(c.head, relExpl); own >= 0 && r.rel[own] == relCsubj && x >= 0 && x < c.head {
		own = x // "It is important that …"
	}
	if own >= 0 && r.child(own, relCop) >= 0 && r.rel[own] != relCsubj {
		if s := r.child(own, relNsubj); s >= 0 && s < own {
			own = s // "It's a dream come true"
		}
	}
	if own > c.head && r.child(c.head, relExpl) < 0 && !r.isCue[c.head] && r.nounBefore(r.start(c.head)) >= 0 {
		own = -1 // "Las Vegas is a done deal, the only thing left …"
	}
	switch {
	case c.rule == "claim/absolute":
		a := r.companion(c.head)
		c.fragment, c.lo, c.subject = false, a.with+1, r.phraseHead(a.noun)
	case (c.rule == "claim/sentence" || c.rule == "claim/content") && !r.predicate(c.head) && !c.fragment:
		c.rule, c.subject, c.head = "claim/headline", c.head, r.planned(c.head)
		if r.misread(c.subject) {
			c.subject--
		}
	case c.rule == "claim/having":
		c.fragment, c.lo = false, r.companion(c.head).with+1
		if c.parent >= 0 {
			c.subject, c.shared = r.clauses[c.parent].subject, true
		}
	case own >= 0 && own == r.relativeWord(c.head) && r.antecedent(c.head) >= 0:
		c.subject, c.shared = r.antecedent(c.head), true
	case c.rule == "claim/relative" && (own < 0 || r.lex.Relative.Has(r.tok[own].Lemma)):
		c.subject, c.shared = r.antecedent(c.head), true
	case c.rule == "claim/relative":
		c.subject, c.gap = own, r.antecedent(c.head)
	case c.rule == "claim/inverted":
		c.subject = r.nounAfter(c.head)
	case own >= 0:
		c.subject = own
	case c.rule == "claim/stranded":
		c.subject, c.shared = r.clauses[c.parent].head, true
	case r.beside(c):
	case c.rule == "claim/reduced":
		c.subject, c.shared = r.phraseHead(r.tok[c.head].Head), true
	case (r.rel[c.head] == relConj || c.rule == "claim/result" || c.rule == "claim/participle") && c.parent >= 0:
		c.subject, c.shared = r.clauses[r.joined(c)].subject, true
	}
}

// shareSubjects gives a finite clause without a subject that of the clause
// before it in the sentence, said by the same voice: "A fire broke out and is
// now under control", however the parser has joined the two.
func (r *reader) shareSubjects() {
	order := make([]int32, len(r.clauses))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return r.clauses[a].head - r.clauses[b].head })
	last, inserted, at := -1, -1, -1
	for _, i := range order {
		c := &r.clauses[i]
		if s := r.sentenceAt(c.head); s != at {
			last, inserted, at = -1, -1, s
		}
		switch {
		case c.rule == "claim/relative":
			inserted = int(i)
		case c.fragment:
		case c.subject < 0 && inserted >= 0 && r.finite(c.head) && r.rightAfter(inserted, c):
			in := &r.clauses[inserted]
			c.subject, c.shared = in.subject, true
			if in.gap >= 0 {
				c.subject = in.gap
			}
		case last >= 0 && r.clauses[last].stmt == c.stmt && r.otherVoice(c) && r.finite(c.head):
			c.subject, c.shared = r.clauses[last].subject, true
		case c.subject >= 0:
			last = int(i)
		case last >= 0 && r.clauses[last].stmt == c.stmt && r.finite(c.head) && r.tok[c.head].Tag != "VB":
			c.subject, c.shared = r.clauses[last].subject, true
		case last >= 0 && r.clauses[last].stmt == c.stmt && r.child(c.head, relAux) >= 0:
			c.subject, c.shared = r.clauses[last].subject, true
		}
	}
}

// joinVoices lets a clause on a state that goes on where a statement's content
// ends be said by the same, of the subject there: "A source said that he is alive,
// but is badly hurt". What somebody does there is the article's own more often:
// "… but would not say when".
func (r *reader) joinVoices() {
	for i := range r.clauses {
		c := &r.clauses[i]
		if st := r.trailed(c); st >= 0 {
			c.voice = st
			continue
		}
		if c.stmt >= 0 || c.voice >= 0 || c.rule != "claim/coordination" || c.parent < 0 || r.tree.subject(c.head) >= 0 || r.child(c.head, relAuxPass) < 0 && r.child(c.head, relCop) < 0 {
			continue
		}
		p := &r.clauses[c.parent]
		if p.stmt < 0 || r.tok[c.head].Head != p.head || p.subject < 0 || r.lex.Tell.Has(r.tok[c.head].Lemma) || r.lex.Silent.Has(r.tok[c.head].Lemma) {
			continue
		}
		s := &r.doc.Statements[p.stmt]
		if len(s.Cue) == 0 || !s.Cue[0].Before(s.Content[0]) || len(s.Chain) == 0 || s.Chain[len(s.Chain)-1].Kind == news.Outlet {
			continue
		}
		c.voice, c.subject, c.shared = p.stmt, p.subject, true
	}
}

// lostSubjects gives a sentence whose verb the parser left without a subject the
// first noun before it that no preposition leads to: "On Monday, Olsen, who last
// played in 2011, was walking back …".
func (r *reader) lostSubjects() {
	for i := range r.clauses {
		c := &r.clauses[i]
		if c.subject >= 0 || c.rule != "claim/sentence" && c.rule != "claim/content" || !r.finite(c.head) && r.child(c.head, relAux) < 0 || r.tok[c.head].Tag == "VB" && r.child(c.head, relAux) < 0 {
			continue
		}
		s := r.sentenceOf(c.head)
		if s == nil {
			continue
		}
		for k := max(s.First, r.afterDateline(c.head)); k < r.start(c.head); k++ {
			if r.content[k] != r.content[c.head] || r.cue[k] >= 0 {
				continue
			}
			if d := r.nounAt(k); d >= 0 {
				c.subject, c.lo = d, min(c.lo, k)
				break
			}
		}
	}
}

// nounAt is the head of the noun phrase that starts at token k with no
// preposition before it and is no time, or -1.
func (r *reader) nounAt(k int) int {
	t := &r.tok[k]
	switch {
	case nominal(t.UPOS) && !r.lex.Relative.Has(t.Lemma), t.UPOS == "DET":
	default:
		return -1
	}
	if k > 0 && r.tok[k-1].Field == t.Field && (r.tok[k-1].UPOS == "ADP" || r.tok[k-1].Tag == "IN" || r.tok[k-1].UPOS == "DET" || r.tok[k-1].UPOS == "ADJ" || nominal(r.tok[k-1].UPOS)) {
		return -1
	}
	h := k
	if t.UPOS == "DET" {
		if h = r.nounAfter(k); h < 0 {
			return -1
		}
	}
	for h+1 < len(r.tok) && r.tok[h+1].Field == t.Field && nominal(r.tok[h+1].UPOS) && r.tok[h+1].UPOS != "PRON" {
		h++
	}
	if r.timed(h, h+1) {
		return -1
	}
	return r.phraseHead(h)
}

// trailed is the statement that a relative clause at the end of a sentence adds
// to, right behind the content that holds its antecedent: "He said it was the
// plane of a firm, which was sold in May", cut at the comma; -1 for none.
func (r *reader) trailed(c *clause) int {
	if c.rule != "claim/relative" || c.stmt >= 0 || c.voice >= 0 || c.subject < 0 || r.content[c.subject] < 0 {
		return -1
	}
	st := int(r.content[c.subject])
	s, sent := &r.doc.Statements[st], r.sentenceOf(c.head)
	last := s.Content[len(s.Content)-1]
	if d := c.lo - r.tokenAt(news.Span{Field: last.Field, Start: last.End - 1, End: last.End}); sent == nil || d < 1 || d > 3 || int(r.hi[c.head]) < sent.Last-2 {
		return -1
	}
	probe := *c
	if probe.stmt = st; r.aside(&probe) {
		return -1
	}
	return st
}

// otherVoice tells whether the clause, in the content of a statement, shares the
// subject of what stands outside: in "Dr Schwartz said that Hannah was young and
// had no car" the parser may join "had" to "said".
func (r *reader) otherVoice(c *clause) bool {
	return c.shared && c.subject >= 0 && c.stmt >= 0 && int(r.content[c.subject]) != c.stmt && r.rel[c.head] == relConj && !r.lex.Tell.Has(r.tok[c.head].Lemma)
}

// rightAfter tells whether clause c goes on where relative clause i ends: "the
// ferry, which was built in 1970, will move".
func (r *reader) rightAfter(i int, c *clause) bool {
	d := r.start(c.head) - r.clauses[i].hi
	return d >= 0 && d <= 2
}

// joined is the clause that c is coordinated with: of those around it, the
// nearest that the same voice says. In "he says it is false, but would not
// elaborate" the parser may join the wrong two.
func (r *reader) joined(c *clause) int {
	p := c.parent
	for range maxChain {
		if r.clauses[p].stmt == c.stmt || r.clauses[p].parent < 0 {
			break
		}
		p = r.clauses[p].parent
	}
	return p
}

// beside finds a subject that the parser has hung elsewhere: the noun right
// before the finite verb ("the Kremlin believes these gadgets are …").
func (r *reader) beside(c *clause) bool {
	if c.fragment || !r.finite(c.head) {
		return false
	}
	k := r.nounBefore(r.start(c.head))
	if k < 0 || r.content[k] != r.content[c.head] || r.cue[k] >= 0 || r.lex.Relative.Has(r.tok[k].Lemma) {
		return false
	}
	k = r.phraseHead(k)
	c.subject, c.lo = k, min(c.lo, r.edge(k))
	return true
}

// start is the first word of the verb group of h.
func (r *reader) start(h int) int {
	p := h
	for c := r.first[h]; c >= 0; c = r.next[c] {
		if x := r.rel[c]; x == relAux || x == relAuxPass || x == relCop {
			p = min(p, int(c))
		}
	}
	return p
}

// nounBefore is the noun or pronoun right before token p, adverbs and quotation
// marks aside, or -1.
func (r *reader) nounBefore(p int) int {
	for k := p - 1; k >= 0 && k >= p-4 && r.tok[k].Field == r.tok[p].Field; k-- {
		switch t := &r.tok[k]; {
		case nominal(t.UPOS):
			return k
		case t.UPOS == "ADV", t.Tag == "``", t.Tag == "''":
		default:
			return -1
		}
	}
	return -1
}

func nominal(upos string) bool { return upos == "NOUN" || upos == "PROPN" || upos == "PRON" }

// maxPhrase is how far a noun phrase is followed to its head.
const maxPhrase = 12

// climbStops are the relations at which a noun is a phrase of its own.
var climbStops = relsOf(relNsubj, relNsubjPass, relObj, relAppos, relConj, relObl)

// phraseHead climbs from the last word of a noun phrase to its head.
func (r *reader) phraseHead(k int) int {
	for top := k; ; {
		h := r.tok[k].Head
		if h < 0 || h > k || h < top-maxPhrase || !nominal(r.tok[h].UPOS) || climbStops.has(r.rel[k]) {
			return k
		}
		k = h
	}
}

// edge is the first word of the noun phrase whose head is k.
func (r *reader) edge(k int) int {
	lo := k
	for c := r.first[k]; c >= 0 && int(c) < k; c = r.next[c] {
		switch r.rel[c] {
		case relDet, relAmod, relCompound, relNummod, relPoss, relNmod, relFlat:
			lo = min(lo, int(r.lo[c]))
		}
	}
	return lo
}

// extend sets the clauses' extents from the tokens that are their own: words in
// a cue, or across the border of a statement's content, are not.
func (r *reader) extend() {
	for _, a := range r.with {
		for k := a.with; k < a.head; k++ {
			r.clauseOf[k] = r.clauseOf[a.head]
		}
	}
	for i := range r.tok {
		k := r.clauseOf[i]
		if k < 0 || r.rel[i] == relPunct || r.isCue[i] {
			continue
		}
		c := &r.clauses[k]
		if i < c.from && c.parent >= 0 {
			c = &r.clauses[c.parent] // "to Sule" in "… to Sule when it hit a rock", hung too low
		}
		if int(r.content[i]) == c.stmt {
			c.lo, c.hi = min(c.lo, i), max(c.hi, i+1)
		}
	}
}

// hollowNouns marks clauses that only introduce the noun of a that-clause:
// "There are fears that …", "It raised hopes that …".
func (r *reader) hollowNouns() {
	for k := range r.clauses {
		c := &r.clauses[k]
		if c.rule != "claim/noun-complement" || c.parent < 0 {
			continue
		}
		n, words := r.contentNoun(c.head), 0
		for i := r.clauses[c.parent].lo; i < r.clauses[c.parent].hi; i++ {
			if i != n && int(r.clauseOf[i]) == c.parent && contentTag(r.tok[i].UPOS) {
				words++
			}
		}
		if n >= 0 && int(r.clauseOf[n]) == c.parent && words <= 1 {
			r.clauses[c.parent].hollow = true
		}
	}
}

// skipInserted notes relative clauses set off between a subject and its verb: the claim
// around one then starts after it, since a span cannot leave it out.
func (r *reader) skipInserted() {
	for k := range r.clauses {
		in := &r.clauses[k]
		if in.rule != "claim/relative" || in.parent < 0 || !r.setOff(in.head) {
			continue
		}
		c := &r.clauses[in.parent]
		if c.subject >= 0 && !c.shared && in.head > c.subject && in.lo < c.head && in.hi <= c.head {
			c.after = max(c.after, in.hi)
		}
	}
}

// coordinated: "A will close and B will move", "broke out and is under control".
func (r *reader) coordinated(i int) bool {
	h := r.tok[i].Head
	if !r.predicate(i) || !r.predicate(h) {
		return false
	}
	if r.subject(i) >= 0 {
		return r.finite(i)
	}
	return r.finite(i) && r.finite(h) && !r.joinedBy(i, r.lex.Or)
}

func (r *reader) joinedBy(i int, words Words) bool {
	cc := r.child(i, relCc)
	return cc >= 0 && words.Has(r.tok[cc].Lemma)
}

// relative: "…, which it acquired in May"; without a comma only where it says
// when, since a restrictive clause mostly tells which one is meant.
func (r *reader) relative(i int) bool {
	if k := r.clauseOf[r.tok[i].Head]; k >= 0 && r.clauses[k].head == i {
		return false
	}
	if !r.predicate(i) || !r.finite(i) || r.introducedBy(i, r.lex.Where) || r.antecedent(i) < 0 {
		return false
	}
	if own := r.subject(i); own >= 0 && r.lex.Free.Has(r.tok[own].Lemma) {
		return false
	}
	return r.setOff(i) || r.timed(int(r.lo[i]), int(r.hi[i]))
}

// antecedent is the noun that a relative clause speaks of, or -1 where i heads
// no relative clause. The pronoun tells, wherever the parser has hung the clause.
func (r *reader) antecedent(i int) int {
	w := r.relativeWord(i)
	if w < 0 {
		if h := r.tok[i].Head; r.rel[i] == relRelcl && h < i {
			return h
		}
		return -1
	}
	k := w - 1
	for k >= 0 && k >= w-2 && (r.isComma(k) || r.tok[k].UPOS == "ADP") {
		k--
	}
	if k < 0 || r.tok[k].Field != r.tok[i].Field || !nominal(r.tok[k].UPOS) && r.tok[k].UPOS != "NUM" {
		return -1
	}
	if m := r.personAt(k); m >= 0 && r.lex.Who.Has(r.tok[w].Lemma) {
		return m // "the sister of Omar Voss, who is held"
	}
	return r.phraseHead(k)
}

// personAt is the head of the person's name that ends with token k, or -1.
func (r *reader) personAt(k int) int {
	for i := k; i >= 0 && i > k-4; i-- {
		m := r.mention[i]
		if m < 0 {
			continue
		}
		if n := &r.doc.Mentions[m]; n.Last == k+1 && n.Form == news.FormName && n.Kind == news.Person {
			return n.Head
		}
	}
	return -1
}

// relativeWord is the relative pronoun under i, or -1. "that" counts only in
// what the parser too takes for a relative clause.
func (r *reader) relativeWord(i int) int {
	for c := r.first[i]; c >= 0 && int(c) < i; c = r.next[c] {
		t := &r.tok[c]
		if r.lex.Relative.Has(t.Lemma) && (t.UPOS == "PRON" || t.UPOS == "DET" || t.Lemma == r.lex.That) && (t.Lemma != r.lex.That || r.rel[i] == relRelcl || r.rel[i] == relAcl && !r.lex.Content.Has(r.tok[r.tok[i].Head].Lemma)) {
			return int(c)
		}
	}
	return -1
}

// timed tells whether a time that is no mere reference lies in tokens [lo, hi).
func (r *reader) timed(lo, hi int) bool {
	for k := r.firstTime(lo); k < len(r.doc.Times) && r.doc.Times[k].First < hi; k++ {
		if dated(&r.doc.Times[k]) {
			return true
		}
	}
	return false
}

// setOff tells whether a comma or dash stands before the clause of i, wherever
// the parser has hung it.
func (r *reader) setOff(i int) bool {
	lo := int(r.lo[i])
	return r.isComma(lo) || lo > 0 && r.isComma(lo-1)
}

func (r *reader) isComma(i int) bool {
	t := &r.tok[i]
	return t.Tag == "," || t.Tag == ":" || t.Tag == "HYPH"
}

// introducedBy tells whether a mark or adverb from words stands under i.
func (r *reader) introducedBy(i int, words Words) bool {
	for c := r.first[i]; c >= 0; c = r.next[c] {
		if (r.rel[c] == relMark || r.rel[c] == relAdvmod) && int(c) < i && words.Has(r.tok[c].Lemma) {
			return true
		}
	}
	return false
}

// dates tells whether i is a since-clause that dates a perfect tense ("has not
// grown since two teams joined"), rather than giving a reason.
func (r *reader) dates(i int) bool {
	m := r.introduction(i)
	if m == 0 || !r.lex.Since.Has(r.tok[m].Lemma) || r.tok[i].Head < 0 {
		return false
	}
	for c := r.first[r.tok[i].Head]; c >= 0; c = r.next[c] {
		if r.rel[c] == relAux && r.tok[c].Lemma == r.lex.Have {
			return true
		}
	}
	return false
}

// whenever tells whether the clause of i says when something is or would be, which is a
// condition: "it rings when you fall", "until a buyer is found".
func (r *reader) whenever(i int) bool {
	m := r.leadOf(i)
	if m < 0 || !r.lex.Timing.Has(r.tok[m].Lemma) {
		return false
	}
	present := r.presentTag(i)
	for c := r.first[i]; c >= 0; c = r.next[c] {
		if x := r.rel[c]; x == relAux || x == relAuxPass || x == relCop {
			if r.tok[c].Tag == "VBD" || r.tok[c].Tag == "MD" || x == relAux && r.tok[c].Lemma == r.lex.Have {
				return false
			}
			present = present || r.presentTag(int(c))
		}
	}
	return present
}

func (r *reader) presentTag(k int) bool { return r.tok[k].Tag == "VBZ" || r.tok[k].Tag == "VBP" }

// adverbial: "while the app will stay", "before Apple bought it in May".
func (r *reader) adverbial(i int) bool {
	if r.dates(i) || r.whenever(i) {
		return false
	}
	stranded := r.tok[i].UPOS == "AUX" && r.child(i, relCop) < 0 // "as it should"
	return r.predicate(i) && !stranded && r.finite(i) && r.subject(i) >= 0 && r.child(i, relCc) < 0 && r.introducedBy(i, r.lex.Splits)
}

// result: "…, sending prices up almost $2".
func (r *reader) result(i int) bool {
	return r.tok[i].Tag == "VBG" && r.subject(i) < 0 && r.setOff(i) && i > r.tok[i].Head &&
		r.lex.Results.Has(r.tok[i].Lemma)
}

// parataxis: "The boat sank in an hour; all the crew survived."
func (r *reader) parataxis(i int) bool {
	return r.predicate(i) && r.finite(i) && (r.subject(i) >= 0 || r.nounBefore(r.start(i)) >= 0)
}

// complement: "it is possible that the city could support a second team".
func (r *reader) complement(i int) bool {
	h := r.tok[i].Head
	if m := r.child(i, relMark); m >= 0 && r.lex.IfSo.Has(r.tok[m].Lemma) {
		return false // "it is not clear whether the man is dead"
	}
	if r.unuttered(h) {
		return false
	}
	return r.predicate(i) && r.finite(i) && r.subject(i) >= 0 && i > h && (r.lex.Hollow.Has(r.tok[h].Lemma) || r.says(h) || r.isCue[h])
}

// toldThat: "told lawmakers during a meeting that a cyst was found", where the parse
// hangs the clause on the noun before it.
func (r *reader) toldThat(i int) bool {
	w := r.thatOf(i)
	if w < 0 || !r.predicate(i) || !r.finite(i) {
		return false
	}
	if s := r.subject(i); s < w+1 || r.rel[w] == relObj && r.objects(i) < 2 {
		return false
	}
	v := r.tok[i].Head
	for steps := 0; v >= 0 && !r.predicate(v) && steps < 3; steps++ {
		v = r.tok[v].Head
	}
	if v < 0 || v > w || !r.addressing(v) {
		return false
	}
	o := r.child(v, relObj)
	return o > v && o < w
}

// addressing tells whether verb v has for its object who is told.
func (r *reader) addressing(v int) bool {
	return r.lex.Addresses.Has(r.tok[v].Lemma) || r.says(v) && r.lex.Instruct.Has(r.tok[v].Lemma)
}

// objects is how many objects verb i has.
func (r *reader) objects(i int) int {
	n := 0
	for c := r.first[i]; c >= 0; c = r.next[c] {
		if r.rel[c] == relObj {
			n++
		}
	}
	return n
}

// nounComplement: "fears that exports could be curtailed", but not "no evidence
// that …", which puts nothing of the kind forward.
func (r *reader) nounComplement(i int) bool {
	if !r.predicate(i) {
		return false
	}
	n := r.contentNoun(i)
	if n < 0 {
		return false
	}
	det := r.child(n, relDet)
	return det < 0 || !r.lex.Negations.Has(r.tok[det].Lemma)
}

// thatOf is the conjunction "that" of clause i, or -1: its child, or the word
// right before its subject, wherever the parser has hung it.
func (r *reader) thatOf(i int) int {
	s := r.subject(i)
	if s < 0 || s > i {
		return -1
	}
	for c := r.first[i]; c >= 0 && int(c) < s; c = r.next[c] {
		if r.tok[c].Lemma == r.lex.That {
			return int(c)
		}
	}
	if k := r.edge(s) - 1; k >= 0 && r.tok[k].Lemma == r.lex.That && r.tok[k].Field == r.tok[i].Field {
		return k
	}
	return -1
}

// maxFromNoun is how far "that" may stand from its noun ("rumours in the market that").
const maxFromNoun = 5

// contentNoun is the noun whose that-clause i heads, or -1.
func (r *reader) contentNoun(i int) int {
	that := r.thatOf(i)
	if that <= 0 {
		return r.bareNoun(i)
	}
	for k := that - 1; k >= max(0, that-maxFromNoun); k-- {
		switch t := &r.tok[k]; {
		case t.Field != r.tok[i].Field, t.UPOS == "VERB", t.UPOS == "AUX", t.UPOS == "PUNCT":
			return r.talk(that)
		case t.UPOS == "NOUN" && r.rel[k] != relCompound && r.lex.Content.Has(t.Lemma):
			if r.lex.Bare.Has(t.Lemma) && (k == 0 || r.tok[k-1].UPOS == "DET" || r.tok[k-1].UPOS == "ADJ" || r.tok[k-1].UPOS == "NUM") {
				return -1 // "the word that people look up"
			}
			return k
		}
	}
	return r.talk(that)
}

// bareNoun is the noun right before clause i, which hangs on it without "that": "rumours
// the firm will close"; -1 for none.
func (r *reader) bareNoun(i int) int {
	n, s := r.tok[i].Head, r.subject(i)
	if n < 0 || s <= n || s >= i || (r.rel[i] != relAcl && r.rel[i] != relRelcl && r.rel[i] != relCcomp) || r.tok[n].UPOS != "NOUN" || !r.lex.Hearsay.Has(r.tok[n].Lemma) || r.edge(s) != n+1 || r.lex.Relative.Has(r.tok[s].Lemma) {
		return -1
	}
	return n
}

// maxSpread is how far "that" may stand from the talk that gets about.
const maxSpread = 16

// talk is the noun of "rumours circulated on the internet over the weekend that",
// "speculation is rife that", before token that; -1 for none.
func (r *reader) talk(that int) int {
	gone := false
	for k := that - 1; k >= max(0, that-maxSpread); k-- {
		switch t := &r.tok[k]; {
		case t.Field != r.tok[that].Field, r.first[k] < 0 && t.Lemma == r.lex.That, t.UPOS == "VERB" && !r.lex.Spread.Has(t.Lemma):
			return -1
		case t.UPOS == "VERB", t.UPOS == "AUX":
			gone = true
		case gone && t.UPOS == "NOUN":
			if r.lex.Talk.Has(t.Lemma) {
				return k
			}
			return -1
		}
	}
	return -1
}

// negated tells whether predicate h is denied: "did not", "neither … nor".
func (r *reader) negated(h int) bool {
	if r.lex.Negations.Has(r.tok[h].Lemma) || r.neither(h) >= 0 {
		return true
	}
	for c := r.first[h]; c >= 0; c = r.next[c] {
		if (r.rel[c] == relAdvmod || r.rel[c] == relDet || r.rel[c] == relAux) && r.lex.Negations.Has(r.tok[c].Lemma) {
			return true
		}
	}
	return false
}

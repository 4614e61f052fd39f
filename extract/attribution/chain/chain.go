// Package chain answers the question: through whose hands did this statement
// come? It names each statement's speaker and writes the chain of hops from the
// article's own hand-off to the origin.
//
// In a report by another outlet, "Kommersant reports, citing sources, that staff
// must give up their phones" has the chain [Kommersant, sources (anonymous)],
// and "Mironov told Kommersant that …" has [Kommersant, Nikolai Mironov]. The
// article's own outlet is never a hop.
//
// The speaker comes from the statement's source span and the entities there
// (speaker.go); the other hops from hand-offs said in other words (handoff.go):
// "told Re/code", "citing sources", "quoted Daly as saying", a label line
// "Source: …" (label.go), or a relayed outlet still under way ("one source
// said", right after its report).
package chain

import (
	"cmp"
	"slices"
	"strings"

	"hearsay/extract/model"
	"hearsay/extract/news"
)

// Words are the cues of one language.
type Words struct {
	Unnamed  func(lemma string) bool // says nothing about who: source, official, people
	Office   func(lemma string) bool // an office that one person holds
	Rank     func(lemma string) bool // an office of public life, which is nobody's own: president, but not lawyer
	Document func(lemma string) bool // report, survey, website
	Report   func(lemma string) bool // a document that an outlet puts out: report, story
	Fake     func(word string) bool  // says that a story is not true: fake, satirical
	Debunk   func(word string) bool  // says that somebody looks into such stories: debunking
	Platform func(word string) bool  // where anybody posts: Twitter
	Outlet   func(lemma string) bool // paper, news outlet
	Say      func(lemma string) bool // speech verbs
	Convey   func(lemma string) bool // verbs that pass on a noun's word too: refute, alert, circulate
	Label    func(word string) Label // opens a label line: "Source", "Quote"
	Citing   func(a, b string) int   // words in "citing", "referring to"; 0 for none
	Deed     func(lemma string) bool // verbs of wanting and planning: what they govern is no statement
	Order    func(lemma string) bool // verbs of ordering and advising, with an infinitive
	Time     func(lemma string) bool // nouns of time, which never speak
	Person   func(lemma string) bool
	Body     func(lemma string) bool // company, agency: bodies that go by a description after their name
	Group    func(lemma string) bool // police, staff: an organisation, not an unnamed person
	Found    func(word string) bool  // participles of finding and publishing: discovered, spotted
	Show     func(lemma string) bool // verbs with which a document says something: show, find
	Issue    func(lemma string) bool // verbs of sending a statement
	Picture  func(lemma string) bool // photo, video: what is seen in one is no word, but for a clause
	Venue    func(lemma string) bool // statement, briefing, Twitter: where something is said
}

// Label is what a line's opening word says of the line.
type Label uint8

// The labels of a line.
const (
	NoLabel     Label = iota
	SourceLabel       // "Source: …" names the chain of what stands above and below
	BodyLabel         // "Quote: …", "Details: …" belong to that chain
)

// Reader reads chains in one language.
type Reader struct{ Words }

// Annotate fills Speaker, Chain and Others of the document's statements, and
// adds statements that only the chain shows: what stands under a label line,
// and what a speaker inside another statement's content says.
func (r *Reader) Annotate(doc *news.Document) { r.annotate(doc) }

func (r *Reader) annotate(doc *news.Document) *pass {
	p := &pass{r: r, doc: doc, we: -1, relay: -1, story: untold}
	p.index()
	p.withinParagraph()
	p.labels()
	p.turns()
	p.announced()
	p.posts()
	p.closings()
	p.plain()
	p.sortStatements()
	p.prune()
	p.inner()
	p.flip()
	p.goOn()
	p.markContents()
	// A parent may stand after its child ("He would resign, Reuters said he said").
	done := make([]bool, len(doc.Statements))
	for i := range doc.Statements {
		p.settle(i, done, 0)
	}
	p.named()
	return p
}

// withinParagraph takes from what somebody feels or does the pieces that stand in another
// paragraph, which only a word of saying reaches: "fans who enjoy the idea. ¶ “It is time.”"
func (p *pass) withinParagraph() {
	for i := range p.doc.Statements {
		s := &p.doc.Statements[i]
		if len(s.Content) < 2 || len(s.Cue) == 0 || slices.ContainsFunc(p.cueTokens(s), func(t int) bool {
			return p.r.Say(p.lemma(t)) || p.r.Convey(p.lemma(t)) || !wordish(p.low[t]) || p.low[t] == "according"
		}) || p.worded(p.tokens(s.Cue[0]).First) {
			continue
		}
		at := p.doc.Sentences[p.sent[p.tokens(s.Cue[0]).First]].Paragraph
		for k := len(s.Content) - 1; k > 0; k-- {
			if p.doc.Sentences[p.sent[p.tokens(s.Content[k]).First]].Paragraph != at {
				s.Content = slices.Delete(s.Content, k, k+1)
			}
		}
	}
}

// worded tells that the sentence of word t speaks of something written: "issued a
// statement", "sent a copy with a message".
func (p *pass) worded(t int) bool {
	s := p.doc.Sentences[p.sent[t]].Range
	for i := max(s.First, t-maxFrame); i < min(s.Last, t+maxFrame); i++ {
		if strings.HasPrefix(p.tag(i), "NN") && (p.r.Document(p.lemma(i)) || p.r.Venue(p.lemma(i))) {
			return true
		}
	}
	return false
}

// maxDepth bounds the walk up through parents; a hundred thousand nested
// statements are no news.
const maxDepth = 16

func (p *pass) settle(i int, done []bool, depth int) {
	if done[i] {
		return
	}
	if q := p.doc.Statements[i].Parent; q >= 0 && depth < maxDepth {
		p.settle(q, done, depth+1)
	}
	if !done[i] {
		done[i] = true
		p.statement(i)
	}
}

// pass is the work on one document.
type pass struct {
	r        *Reader
	doc      *news.Document
	mention  []int32  // innermost mention of each token, -1
	outer    []int32  // longest mention of each token, -1
	sent     []int32  // sentence of each token
	low      []string // tokens in lower case
	said     []bool   // the token lies in what somebody says
	at       int      // the statement at hand
	relay    int      // statement whose relayed outlet is still under way, -1
	first    []int32  // first word of each entity's first mention, -1
	passed   []bool   // entities through whom words have come so far
	owned    []int32  // mentions after a genitive: Moss in "CNBC's Dana Moss"
	cited    bool     // the main outlet says something in the article
	main     int      // entity of the article's main relayed outlet, -1
	story    int      // entity of the outlet whose story the article is about, untold before it is looked for
	shared   int      // subject that the statement at hand shares with another verb, -1
	label    []news.Source
	zones    []news.Span // paragraphs that the label line speaks of
	gone     []bool      // statements that the step at hand has taken out
	we       int         // first paragraph that says "we" outside quotations, -1 before that is known
	oneSex   byte        // 'm' where the article speaks of men alone, by its pronouns; 'b' for both
	speakers []speaker   // who takes turns in an interview
	looked   int         // how often a statement was looked at again, for tests
}

func (p *pass) index() {
	n := len(p.doc.Tokens)
	p.mention, p.outer, p.sent, p.low = make([]int32, n), make([]int32, n), make([]int32, n), make([]string, n)
	for i := range p.doc.Tokens {
		p.mention[i], p.outer[i] = -1, -1
		p.low[i] = model.Lower(p.doc.Text(p.doc.Tokens[i].Span))
		if p.low[i] == "who" && p.doc.Text(p.doc.Tokens[i].Span) == "WHO" && i > 0 && p.low[i-1] == "the" {
			p.low[i] = "w.h.o" // no pronoun, whatever its tag
		}
	}
	seen := make([]bool, len(p.doc.Entities))
	p.first = make([]int32, len(p.doc.Entities))
	for e := range p.first {
		p.first[e] = -1
	}
	for k := range p.doc.Mentions {
		m := &p.doc.Mentions[k]
		if m.Entity >= 0 && m.Form == news.FormName && p.first[m.Entity] < 0 {
			p.first[m.Entity] = int32(m.First)
		}
		if m.Entity >= 0 && !seen[m.Entity] && m.First > 1 && p.tag(m.First-1) == "POS" {
			seen[m.Entity] = true
			p.owned = append(p.owned, int32(k))
		}
		for i := m.First; i < m.Last; i++ {
			if o := p.outer[i]; o < 0 || p.doc.Mentions[o].Len() < m.Len() {
				p.outer[i] = int32(k)
			}
			if o := p.mention[i]; o < 0 || p.doc.Mentions[o].Len() >= m.Len() {
				p.mention[i] = int32(k)
			}
		}
	}
	for s := range p.doc.Sentences {
		for i := p.doc.Sentences[s].First; i < p.doc.Sentences[s].Last; i++ {
			p.sent[i] = int32(s)
		}
	}
	p.passed = make([]bool, len(p.doc.Entities))
	p.main = p.mainOutlet()
}

// tokens returns the run of tokens under a span.
func (p *pass) tokens(s news.Span) news.Range {
	at := func(pos int) int {
		i, _ := slices.BinarySearchFunc(p.doc.Tokens, pos, func(t news.Token, pos int) int {
			if t.Field != s.Field {
				if t.Field == news.Title {
					return -1
				}
				return 1
			}
			if t.End <= pos {
				return -1
			}
			return 1
		})
		return i
	}
	first := at(s.Start)
	last := first
	for last < len(p.doc.Tokens) && p.doc.Tokens[last].Field == s.Field && p.doc.Tokens[last].Start < s.End {
		last++
	}
	return news.Range{First: first, Last: last}
}

func (p *pass) lemma(i int) string {
	if i < 0 || i >= len(p.doc.Tokens) {
		return ""
	}
	if l := p.doc.Tokens[i].Lemma; l != "" {
		return l
	}
	return p.low[i]
}

func (p *pass) word(i int) string {
	if i < 0 || i >= len(p.low) {
		return ""
	}
	return p.low[i]
}

func (p *pass) tag(i int) string {
	if i < 0 || i >= len(p.doc.Tokens) {
		return ""
	}
	return p.doc.Tokens[i].Tag
}

func (p *pass) near(i, j int) bool {
	return i >= 0 && j >= 0 && i < len(p.sent) && j < len(p.sent) && p.sent[i] == p.sent[j]
}

// span covers the tokens of r.
func (p *pass) span(r news.Range) news.Span {
	return p.doc.Tokens[r.First].Span.Union(p.doc.Tokens[r.Last-1].Span)
}

// start orders statements: by where their first piece stands.
func start(s *news.Statement) news.Span {
	var out news.Span
	first := true
	for _, list := range [][]news.Span{s.Source, s.Cue, s.Content} {
		for _, x := range list {
			if first || x.Before(out) {
				out, first = x, false
			}
		}
	}
	return out
}

// sortStatements puts added statements where they belong, and moves parents
// along.
func (p *pass) sortStatements() {
	order := make([]int, len(p.doc.Statements))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := start(&p.doc.Statements[a]), start(&p.doc.Statements[b])
		switch {
		case x.Before(y):
			return -1
		case y.Before(x):
			return 1
		}
		return cmp.Compare(a, b)
	})
	place := make([]int, len(order))
	sorted := make([]news.Statement, len(order))
	for to, from := range order {
		place[from], sorted[to] = to, p.doc.Statements[from]
	}
	for i := range sorted {
		if q := sorted[i].Parent; q >= 0 {
			sorted[i].Parent = place[q]
		}
	}
	p.doc.Statements = sorted
}

// statement sets one statement's speaker and chain, after its parents'.
func (p *pass) statement(i int) {
	p.at = i
	s := &p.doc.Statements[i]
	if s.Reason.Rule == "chain/label-line" {
		s.Chain, s.Speaker = p.label, p.label[len(p.label)-1]
		return
	}
	if s.Reason.Rule == turnRule {
		s.Speaker = p.turnSource(s)
		s.Chain = p.join([]news.Source{s.Speaker})
		return
	}
	p.swap(s)
	p.reclaim(s)
	p.saidMidway(s)
	p.wasQuoted(s)
	p.shared = -1
	voices := p.voices(s)
	if v, ok := p.surnamed(s); ok {
		voices = []voice{v}
	}
	switch {
	case p.deed(s), p.saidTo(s):
		voices = nil // who wants or orders something says nothing; "is said to" has its subject for a source
	case len(voices) == 0 && len(s.Source) == 0:
		if voices = p.ownSubject(s); len(voices) == 0 {
			voices = p.sharedSubject(s)
		}
		if len(voices) == 0 {
			voices = p.subjectDocument(s)
		}
	}
	if s.Parent >= 0 && len(s.Source) == 0 && p.again(s) && !p.joinedInside(s) {
		voices = nil
	}
	if s.Parent >= 0 && (p.hisOwn(s, voices) || p.goesOnSaying(s)) {
		voices = nil
	}
	if p.heading(s) || len(voices) == 1 && p.ownPaper(voices[0].run) && (s.Parent >= 0 || p.speaksWithin(i)) {
		voices = nil
	}
	if w, ok := p.aside(s, voices); ok {
		voices = []voice{w}
	}
	p.goesOn(i, voices)
	p.meant(i, voices)
	if len(voices) > 0 && voices[0].hop.Name == "" {
		voices = nil // a pronoun that nobody is found for
	}
	if len(voices) > 0 && !p.spoken(s) && (s.Parent >= 0 || p.mute(voices[0].hop)) {
		voices = nil
	}
	before, after := p.handoffs(s, voices)
	if len(voices) == 1 && s.Parent < 0 && len(before) == 0 {
		if q := p.takesUp(i, &voices[0]); q >= 0 {
			c := p.doc.Statements[q].Chain
			before, voices[0].hop, voices[0].vague = c[:len(c)-1], c[len(c)-1], false
		}
	}
	var base []news.Source
	if s.Parent >= 0 {
		if q := &p.doc.Statements[s.Parent]; len(voices) == 0 || !p.apologises(q) && !p.against(s, q) {
			base = q.Chain
		}
	} else if h, ok := p.underWay(s, voices); ok && len(before) == 0 {
		before = []news.Source{h}
	} else if len(before) == 0 {
		if before = p.around(i); before == nil {
			before = p.carried(i, voices)
		}
		if before == nil {
			before = p.introduced(i, voices)
		}
	}
	if len(voices) > 0 && !p.own(voices[0].hop) {
		s.Speaker = voices[0].hop
	}
	s.Chain = p.join(base, before, first(voices), after)
	if len(s.Chain) == 0 && s.Parent < 0 && p.inZone(s) {
		s.Chain = p.label
	}
	s.Others = nil
	for _, v := range voices[min(1, len(voices)):] {
		if c := p.join(base, before, []news.Source{v.hop}, nil); len(c) > 0 && !sameChain(c, s.Chain) {
			s.Others = append(s.Others, c)
		}
	}
	p.note(i)
}

// speaksWithin tells that somebody speaks inside statement i.
func (p *pass) speaksWithin(i int) bool {
	for j := max(0, i-maxBack); j < min(len(p.doc.Statements), i+maxBack); j++ {
		if p.doc.Statements[j].Parent == i {
			return true
		}
	}
	return false
}

// heading tells of a word in capitals before a colon that only says what follows is:
// "FACT: It is shut."
func (p *pass) heading(s *news.Statement) bool {
	if len(s.Source) != 1 || len(s.Cue) != 1 || p.doc.Text(s.Cue[0]) != ":" {
		return false
	}
	w := p.doc.Text(s.Source[0])
	r := p.tokens(s.Source[0])
	return credited(w) && r.Len() == 1 && p.doc.Sentences[p.sent[r.First]].First == r.First && !p.speaks(r.First) &&
		(p.mention[r.First] < 0 || p.doc.Mentions[p.mention[r.First]].Form != news.FormName)
}

// hisOwn tells that a pronoun inside what somebody is said to say means that one:
// "Hale said he was assured that it is safe".
func (p *pass) hisOwn(s *news.Statement, voices []voice) bool {
	if len(voices) != 1 || !p.pronoun(voices[0].run) || p.doc.Quoted(voices[0].run.First) {
		return false
	}
	h := p.doc.Statements[s.Parent].Speaker
	return h.Name != "" && !same(h, voices[0].hop) && (voices[0].hop.Entity < 0 || p.doc.Entities[voices[0].hop.Entity].Nominal) &&
		(h.Kind == news.Person && p.low[voices[0].run.First] != "they" || p.standsFor(&voices[0], h))
}

// mute tells whether a hop inside another's words is a thing that says nothing:
// "photographs show that" in somebody's mouth are that somebody's word.
func (p *pass) mute(h news.Source) bool {
	return h.Kind == news.Unknown && !h.Anonymous && (h.Entity < 0 || p.doc.Entities[h.Entity].Nominal)
}

// spoken tells whether the cue is a word that only somebody can say: not
// "suggest", "show".
func (p *pass) spoken(s *news.Statement) bool {
	if s.Reason.Rule == postRule || s.Reason.Rule == announcedRule {
		return true
	}
	for _, i := range p.cueTokens(s) {
		switch l := p.lemma(i); {
		case (p.r.Show(l) || l == "read") && p.documented(s):
			return true
		case p.r.Show(l) && s.Parent < 0 && p.tellsThat(s) && p.sourceIs(s, p.r.Picture), p.r.Show(l) && p.tellsThat(s) && p.sourceIs(s, p.r.Outlet):
			return true
		case l == "suggest", l == "indicate", l == "reveal":
		case p.r.Say(l), p.r.Convey(l), p.low[i] == "according", p.low[i] == "per", p.r.Citing(p.low[i], p.word(i+1)) > 0, p.low[i] == ":":
			return true
		}
	}
	return false
}

// again tells whether a statement without a source repeats the cue of the one
// around it: "A spokesman said the page was false and said the ministry knew".
func (p *pass) again(s *news.Statement) bool {
	q := &p.doc.Statements[s.Parent]
	return len(s.Cue) > 0 && len(q.Cue) > 0 && p.lemma(p.tokens(s.Cue[0]).First) == p.lemma(p.tokens(q.Cue[0]).First)
}

// joinedInside tells that the statement shares the subject of a verb inside the one
// around it: "Brook said that students came and said they were well".
func (p *pass) joinedInside(s *news.Statement) bool {
	if p.shared < 0 || p.tag(p.tokens(s.Cue[0]).First) == "VBG" || !p.inContent(&p.doc.Statements[s.Parent], p.shared) {
		return false
	}
	k := p.mention[p.shared]
	return k >= 0 && p.doc.Mentions[k].Kind == news.Person
}

// documented tells whether a document is the statement's source: "DNA tests showed".
func (p *pass) documented(s *news.Statement) bool {
	if len(s.Source) == 0 {
		return false
	}
	r := p.tokens(s.Source[0])
	return r.Len() > 0 && p.r.Document(p.lemma(p.head(r)))
}

// against tells whether somebody else speaks after a "but" in what a person says, which
// the article sets against it: "The firm said it costs $10, but aides say $20".
func (p *pass) against(s, outer *news.Statement) bool {
	if len(s.Source) == 0 || outer.Speaker.Kind == news.Outlet || outer.Speaker.Kind == news.DocumentKind || outer.Kind == news.Direct {
		return false
	}
	i := p.tokens(s.Source[0]).First
	return i > 0 && p.low[i-1] == "but" && p.near(i-1, i) && !p.doc.Quoted(i)
}

// apologises tells whether a statement's words only tell what somebody is sorry or
// thankful for, which the article says: "Lumo apologised after a guard accused them".
func (p *pass) apologises(s *news.Statement) bool {
	for _, i := range p.cueTokens(s) {
		switch p.lemma(i) {
		case "apologise", "apologize", "thank", "congratulate", "criticise", "criticize", "condemn", "slam", "praise":
			return true
		}
	}
	return false
}

// tellsThat tells whether the content is a clause, not a thing that does something: "show
// that it is shut", "show the port closing".
func (p *pass) tellsThat(s *news.Statement) bool {
	if !p.clausal(s) {
		return false
	}
	r := p.tokens(s.Content[0])
	if p.low[r.First] == "that" {
		return true
	}
	for i := r.First; i < r.Last; i++ {
		if t := p.tag(i); t == "VBG" || t == "VBN" {
			return p.compound(i) || p.tag(i-1) == "MD"
		}
		if p.finite(i) {
			return true
		}
		if strings.HasPrefix(p.tag(i), "W") {
			return false // "show a man who is running"
		}
	}
	return false
}

// sourceIs tells whether the noun that heads the statement's source is one of those.
func (p *pass) sourceIs(s *news.Statement, noun func(string) bool) bool {
	if len(s.Source) == 0 {
		return false
	}
	r := p.relative(p.tokens(s.Source[0]))
	return r.Len() > 0 && noun(p.lemma(p.head(r)))
}

// introduced is the chain of the one whose words a paragraph ending in a colon
// announced: "Hale suggested that the port is sold:" and, below, "Sources close
// to the deal say …" are Hale's sources.
func (p *pass) introduced(i int, voices []voice) []news.Source {
	if len(voices) == 0 || !voices[0].hop.Anonymous || i == 0 {
		return nil
	}
	at := p.sentenceOf(&p.doc.Statements[i])
	if at == 0 || at >= len(p.doc.Sentences) {
		return nil
	}
	last := &p.doc.Sentences[at-1]
	if last.Paragraph == p.doc.Sentences[at].Paragraph || p.low[last.Last-1] != ":" {
		return nil
	}
	for j := i - 1; j >= 0 && j >= i-4; j-- {
		if q := &p.doc.Statements[j]; q.Parent < 0 && len(q.Chain) > 0 && p.paragraphOf(q) == last.Paragraph {
			return q.Chain
		}
	}
	return nil
}

func (p *pass) paragraphOf(s *news.Statement) int {
	if at := p.sentenceOf(s); at < len(p.doc.Sentences) {
		return p.doc.Sentences[at].Paragraph
	}
	return -1
}

func first(voices []voice) []news.Source {
	if len(voices) == 0 {
		return nil
	}
	return []news.Source{voices[0].hop}
}

// join strings hops together, without the article's own outlet and without a
// hop that repeats the one before.
func (p *pass) join(parts ...[]news.Source) []news.Source {
	var out []news.Source
	for _, part := range parts {
		for _, h := range part {
			if h.Name == "" || p.own(h) || slices.ContainsFunc(out, func(o news.Source) bool { return same(o, h) || p.shortFor(h, o) }) {
				continue
			}
			out = append(out, h)
		}
	}
	return out
}

// goesOnSaying tells that a participle inside what somebody says goes with that one's own
// word, not with the noun before it: "Brook attacked the plans for the port, saying …",
// "Brook said he had a plan from Nye, adding …".
func (p *pass) goesOnSaying(s *news.Statement) bool {
	if len(s.Cue) == 0 || len(s.Source) == 0 {
		return false
	}
	v, src := p.tokens(s.Cue[0]).First, p.tokens(s.Source[0])
	if p.tag(v) != "VBG" || !p.r.Say(p.lemma(v)) || src.Len() == 0 || src.First > v {
		return false
	}
	h := p.head(src)
	named := p.mention[h] >= 0 && p.doc.Mentions[p.mention[h]].Form == news.FormName
	if p.lemma(v-1) == "be" || src.Last == v && named && p.speaks(h) {
		return false // "Doctors are saying …", "a tape of Nye saying …"
	}
	if over := p.doc.Tokens[v].Head; over >= 0 && slices.Contains(p.cueTokens(&p.doc.Statements[s.Parent]), over) {
		return true
	}
	return src.Last != v && p.low[v-1] != "," || !p.speaks(h) && !p.r.Document(p.lemma(h))
}

// shortFor tells that hop h is "the executive" of "Scottish Executive".
func (p *pass) shortFor(h, o news.Source) bool {
	word, ok := strings.CutPrefix(strings.ToLower(h.Name), "the ")
	return ok && !strings.Contains(word, " ") && (h.Entity < 0 || p.doc.Entities[h.Entity].Nominal) && strings.HasSuffix(strings.ToLower(o.Name), " "+word)
}

func same(a, b news.Source) bool {
	return strings.EqualFold(a.Name, b.Name) || a.Entity >= 0 && a.Entity == b.Entity
}

func sameChain(a, b []news.Source) bool { return slices.EqualFunc(a, b, same) }

// note remembers which relayed outlet is under way after statement i: a new one
// replaces it, a voice of the article's own ends it.
func (p *pass) note(i int) {
	s := &p.doc.Statements[i]
	for _, h := range s.Chain[:max(len(s.Chain)-1, 0)] {
		if h.Entity >= 0 {
			p.passed[h.Entity] = true
		}
	}
	switch {
	case s.Parent >= 0:
	case len(s.Chain) > 0 && s.Chain[0].Kind == news.Outlet:
		p.relay = i
	case len(s.Chain) > 0 && !s.Chain[0].Anonymous:
		p.relay = -1
	}
}

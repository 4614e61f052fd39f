package chain

import (
	"strings"

	"hearsay/extract/news"
)

// voice is one of those who say something together, with the words that name it.
type voice struct {
	hop   news.Source
	run   news.Range
	via   []news.Source // an outlet that its own words name: "Kommersant's sources"
	fixed bool          // whatever spoke last, this is who is meant
	vague bool          // "one source", "the source": belongs to a relay under way
}

// voices reads a statement's source: one voice, or several that are coordinated.
func (p *pass) voices(s *news.Statement) []voice {
	var out []voice
	for _, piece := range s.Source {
		r := p.tokens(piece)
		if r.Len() == 0 {
			continue
		}
		for _, part := range p.split(r) {
			if v, ok := p.voice(part); ok {
				out = append(out, v)
			}
		}
	}
	if len(out) > 1 && len(s.Source) > 1 {
		out = p.oneOf(out)
	}
	return out
}

// oneOf keeps the first voice when the pieces of one source are a name and what
// is said about it.
func (p *pass) oneOf(vs []voice) []voice {
	for i := range vs {
		if vs[i].hop.Kind == news.Person && !vs[i].hop.Anonymous {
			return vs[i : i+1]
		}
	}
	return vs[:1]
}

// split cuts "police and witnesses" at the "and" between two noun phrases. A
// name with an "and", and phrases after a preposition ("sources at Apple and
// Beats"), are one.
func (p *pass) split(r news.Range) []news.Range {
	for i := r.First + 1; i < r.Last-1; i++ {
		switch {
		case p.tag(i) == "IN" || p.tag(i) == "TO" || p.low[i] == "of" || p.low[i] == "," || strings.HasPrefix(p.tag(i), "W"):
			return []news.Range{r}
		case p.low[i] == "and" && p.twoFields(r, i):
			return []news.Range{r}
		case p.low[i] == "and" && p.outer[i] < 0 && p.nounBefore(i) && p.startsPhrase(i+1) && !p.inRole(r, i):
			return append([]news.Range{{First: r.First, Last: i}}, p.split(news.Range{First: i + 1, Last: r.Last})...)
		}
	}
	return []news.Range{r}
}

// twoFields tells of the office of two things: "the work and pensions minister".
func (p *pass) twoFields(r news.Range, i int) bool {
	last := r.Last - 1
	return p.low[r.First] == "the" && i == r.First+2 && last == i+2 && p.tag(last) == "NN" && p.r.Office(p.lemma(last)) && p.tag(i-1) == "NN" && strings.HasPrefix(p.tag(i+1), "NN") && !p.r.Person(p.lemma(i-1))
}

// inRole tells whether the "and" at i stands in the office of one person: "Media
// and Sport Minister Jane Doe".
func (p *pass) inRole(r news.Range, i int) bool {
	k := p.mention[r.Last-1]
	if k < 0 || !p.isPerson(int(k)) || p.doc.Mentions[k].Form != news.FormName {
		return false
	}
	m := &p.doc.Mentions[k]
	if m.First <= i+1 || !p.r.Office(p.lemma(m.First-1)) {
		return false
	}
	for j := r.First; j < m.First; j++ {
		if t := p.tag(j); j != i && t != "NNP" && t != "JJ" && t != "NNPS" && p.low[j] != "," {
			return false
		}
		if q := p.mention[j]; q >= 0 && p.isPerson(int(q)) {
			return false
		}
	}
	return true
}

func (p *pass) nounBefore(i int) bool {
	t := p.tag(i - 1)
	return strings.HasPrefix(t, "NN") || t == "PRP" || p.mention[i-1] >= 0
}

func (p *pass) startsPhrase(i int) bool {
	t := p.tag(i)
	return strings.HasPrefix(t, "NN") || t == "DT" || t == "JJ" || t == "PRP$" || t == "CD"
}

// voice reads one noun phrase as a speaker.
func (p *pass) voice(r news.Range) (voice, bool) {
	r = p.relative(p.trim(p.afterDash(r)))
	if r.Len() <= 0 || p.timed(p.head(r)) && !p.aged(r) {
		return voice{}, false
	}
	for _, rule := range voiceRules {
		if v, ok := rule.read(p, r); ok {
			v.run = r
			return v, true
		}
	}
	if short := p.beforeRelative(r); short.Len() < r.Len() {
		v, ok := p.voice(short)
		if ok && v.hop.Kind == news.Unknown && v.hop.Entity < 0 && p.low[short.Last] == "who" {
			v.hop.Kind, v.hop.Anonymous = news.Person, true // "an American who fights there"
		}
		return v, ok
	}
	return voice{}, false
}

// timed tells whether word i is a noun of time, and no outlet ("the Times").
func (p *pass) timed(i int) bool {
	if k := p.mention[i]; k >= 0 && p.doc.Mentions[k].Form == news.FormName && p.doc.Mentions[k].Kind == news.Outlet {
		return false
	}
	return p.r.Time(p.lemma(i))
}

// swap puts the speaker in "The notice, said Brook, “is late”" where the words
// before the comma were taken for one.
func (p *pass) swap(s *news.Statement) {
	if len(s.Source) != 1 || len(s.Cue) == 0 || len(s.Content) == 0 {
		return
	}
	src, cue := p.tokens(s.Source[0]), p.tokens(s.Cue[0])
	if src.Len() == 0 || cue.Len() != 1 || cue.First == 0 || p.low[cue.First-1] != "," || src.Last < cue.First-1 || src.Last > cue.First || !p.r.Say(p.lemma(cue.First)) {
		return
	}
	if c := p.tokens(s.Content[0]); c.First != cue.Last || p.speaks(p.head(src)) {
		return
	}
	k := p.outer[min(cue.Last, len(p.outer)-1)]
	if k < 0 || p.doc.Mentions[k].First != cue.Last || !p.speaks(p.doc.Mentions[k].Head) || p.word(p.doc.Mentions[k].Last) != "," {
		return
	}
	m := &p.doc.Mentions[k]
	rest := p.tokens(s.Content[0])
	rest.First = m.Last + 1
	if rest.Len() < 1 {
		return
	}
	s.Content[0] = p.span(rest)
	s.Content = append([]news.Span{s.Source[0]}, s.Content...)
	s.Source = []news.Span{m.Span}
}

// beforeRelative is r without the relative clause at its end: "An American who
// fights there".
func (p *pass) beforeRelative(r news.Range) news.Range {
	for i := r.First + 1; i < r.Last; i++ {
		if t := p.tag(i); (t == "WP" || t == "WDT") && (strings.HasPrefix(p.tag(i-1), "NN") || p.low[i-1] == "," && i > r.First+1) {
			if p.low[i-1] == "," {
				i--
			}
			return news.Range{First: r.First, Last: i}
		}
	}
	return r
}

// maxDateline is how many words a dateline may have.
const maxDateline = 14

// afterDash is what follows a dateline: "SAN JOSE, Costa Rica (AP) — Investigators".
func (p *pass) afterDash(r news.Range) news.Range {
	if r.Len() == 0 || r.First != p.doc.Sentences[p.sent[r.First]].First {
		return r
	}
	for i := r.First + 1; i < r.Last-1; i++ {
		if w := p.low[i]; w == "—" || w == "–" || w == "--" || w == "-" && p.low[i-1] == ")" {
			return news.Range{First: i + 1, Last: r.Last}
		}
		if p.low[i] == ")" && i-r.First < maxDateline && p.tag(i+1) != ":" && p.tag(i+1) != "," {
			if k := p.mention[i-1]; k >= 0 && p.doc.Mentions[k].Kind == news.Outlet && p.low[p.doc.Mentions[k].First-1] == "(" {
				return news.Range{First: i + 1, Last: r.Last} // "West Palm Beach, Florida (CNN) President …"
			}
		}
	}
	return r
}

// trim takes marks and prepositions off the ends.
func (p *pass) trim(r news.Range) news.Range {
	for i := r.First + 1; i < r.Last; i++ {
		if p.low[i] == "[" || p.low[i] == "(" {
			r.Last = i // "one source [Google translated]"
		}
	}
	for r.First < r.Last && (!wordish(p.low[r.First]) || p.tag(r.First) == "IN" || p.low[r.First] == "according" || p.low[r.First] == "to") {
		r.First++
	}
	for r.Last > r.First && (!wordish(p.low[r.Last-1]) || p.tag(r.Last-1) == "POS") {
		r.Last--
	}
	return r
}

func wordish(w string) bool {
	for i := 0; i < len(w); i++ {
		if c := w[i]; c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0xC3 && c != 0xE2 {
			return true
		}
	}
	return false
}

// voiceRule is one way in which words name a speaker.
type voiceRule struct {
	name string
	read func(*pass, news.Range) (voice, bool)
}

// The rules in order: a person's name wins over the outlet beside it; a report
// is its outlet's; an unnamed source of an outlet has both.
var voiceRules = []voiceRule{
	{"so called", (*pass).called},
	{"person named", (*pass).namedPerson},
	{"outlet's sources", (*pass).outletSources},
	{"unnamed", (*pass).unnamed},
	{"name after its noun", (*pass).nounName},
	{"report of an outlet", (*pass).outletReport},
	{"head mention", (*pass).headMention},
	{"words", (*pass).plainWords},
}

// namedPerson finds the person that the phrase names: the last one before any
// preposition ("Kremlin spokesman Dmitry Peskov"), or the author of a document
// ("a tweet from Howard Bloom").
func (p *pass) namedPerson(r news.Range) (voice, bool) {
	h := p.head(r)
	if k := p.closingName(r, h); k >= 0 {
		return voice{hop: p.hop(k)}, true
	}
	if k := p.mention[h]; k >= 0 && p.isPerson(int(k)) {
		return voice{hop: p.hop(int(k))}, true
	}
	if h+1 < r.Last && p.r.Document(p.lemma(h)) {
		for i := h + 1; i < r.Last; i++ {
			if strings.HasPrefix(p.tag(i), "VB") {
				break // "a report commissioned by the family"
			}
			if w := p.low[i]; w == "from" || w == "by" || w == "of" {
				for j := i + 1; j < r.Last && !strings.HasPrefix(p.tag(j), "VB"); j++ {
					if k := p.mention[j]; k >= 0 && p.isPerson(int(k)) && !p.possessor(int(k)) {
						return voice{hop: p.hop(int(k))}, true
					}
				}
			}
		}
		return voice{}, false
	}
	// An apposition: "the league's commissioner, Gary Bettman".
	for i := r.First; i < r.Last; i++ {
		if t := p.tag(i); t == "IN" && p.low[i] != "of" {
			break
		}
		if k := p.mention[i]; k >= 0 && p.isPerson(int(k)) && p.doc.Mentions[k].Form == news.FormName && !p.possessor(int(k)) && !p.underOf(r, i) {
			return voice{hop: p.hop(int(k))}, true
		}
	}
	return voice{}, false
}

// closingName is the person whose name closes the phrase after what they are,
// whatever the parser makes of it: "Central Command spokesman Col Patrick Ryder",
// "Forbes' Gordon Kelly", "a spokeswoman for the council, Anna Meehan"; -1 for none.
func (p *pass) closingName(r news.Range, head int) int {
	k := p.mention[r.Last-1]
	if k < 0 || !p.isPerson(int(k)) {
		return -1
	}
	m := &p.doc.Mentions[k]
	if m.Form != news.FormName || m.Last != r.Last || m.First <= r.First || m.Len() < 2 {
		return -1
	}
	if p.officeOf(r, m.First) {
		return int(k)
	}
	for i := m.First; i < m.Last; i++ {
		if rel := p.doc.Tokens[i].Rel; (rel == "nmod" || rel == "obl" || rel == "nmod:poss") && p.tag(m.First-1) != "POS" {
			return -1 // "an aide to President Carl Nye"
		}
	}
	switch t := p.tag(m.First - 1); {
	case t == "POS", strings.HasPrefix(t, "NN"):
		return int(k)
	case t == ",":
		if p.r.Person(p.lemma(head)) && head < m.First && p.tag(head) == "NN" {
			return int(k)
		}
	}
	return -1
}

// officeOf tells that an office with its "of" stands right before token at: "Ohio
// Secretary of State Anna Brook", "Member of Parliament Ali Hale".
func (p *pass) officeOf(r news.Range, at int) bool {
	of := at - 2
	if of-1 > r.First && p.low[of] != "of" && strings.HasPrefix(p.tag(of), "NNP") {
		of-- // "President of South Africa Carl Nye"
	}
	return of > r.First && p.low[of] == "of" && strings.HasPrefix(p.tag(at-1), "NNP") && !p.r.Office(p.lemma(at-1)) && strings.HasPrefix(p.tag(of-1), "NNP")
}

// called finds the name in "a site called Lumo" and "a man named Paul Rees".
func (p *pass) called(r news.Range) (voice, bool) {
	for i := r.First + 1; i+1 < r.Last; i++ {
		if w := p.low[i]; w != "called" && w != "named" && w != "dubbed" || p.head(r) != i-1 {
			continue
		}
		k := p.mention[i+1]
		if k < 0 || p.doc.Mentions[k].Form != news.FormName || p.doc.Mentions[k].Last != r.Last {
			return voice{}, false
		}
		h := p.hop(int(k))
		if p.r.Outlet(p.lemma(i - 1)) {
			h.Kind = news.Outlet
		}
		return voice{hop: h}, true
	}
	return voice{}, false
}

// nounName finds the name that closes a phrase after a noun that says what it
// is: "Russian publication Kommersant", whichever of the two the parser makes
// the head.
func (p *pass) nounName(r news.Range) (voice, bool) {
	k := p.mention[r.Last-1]
	if k < 0 || p.doc.Mentions[k].Form != news.FormName || p.doc.Mentions[k].Entity < 0 {
		return voice{}, false
	}
	m := &p.doc.Mentions[k]
	if m.Last != r.Last || m.First <= r.First || !strings.HasPrefix(p.tag(m.First-1), "NN") {
		return voice{}, false
	}
	for i := r.First; i < m.First; i++ {
		switch p.tag(i) {
		case "DT", "JJ", "NN", "NNP":
		default:
			return voice{}, false
		}
	}
	return voice{hop: p.hop(int(k))}, true
}

// relative resolves "who" and "which" to the name or phrase before: "columnist
// Tony Hale, who suggested that …". What the clause hangs on is what it means, and else
// the nearest mention.
func (p *pass) relative(r news.Range) news.Range {
	if r.Len() == 0 {
		return r
	}
	switch w := p.low[r.First]; {
	case w == "that" && r.Len() > 1, w != "who" && w != "which" && w != "that":
		return r
	}
	if v := p.doc.Tokens[r.First].Head; v > r.First && p.doc.Tokens[v].Rel == "acl:relcl" && (p.r.Say(p.lemma(v)) || p.r.Convey(p.lemma(v))) {
		if h := p.doc.Tokens[v].Head; h >= 0 && h < r.First && p.near(h, r.First) && p.outer[h] >= 0 {
			return p.doc.Mentions[p.outer[h]].Range
		}
		for i := r.First - 1; i > r.First-maxAntecedent && p.near(i, r.First) && !p.finite(i); i-- {
			if p.outer[i] >= 0 && p.speaks(i) {
				return p.doc.Mentions[p.outer[i]].Range // "a doctor on Monday, who"
			}
		}
	}
	if h, ok := p.extraposed(r.First); ok {
		return h
	}
	for i := r.First - 1; i > r.First-4 && p.near(i, r.First); i-- {
		if k := p.mention[i]; k >= 0 {
			return p.doc.Mentions[k].Range
		}
	}
	if v := p.doc.Tokens[r.First].Head; v > r.First && strings.HasPrefix(p.doc.Tokens[r.First].Rel, "nsubj") {
		if n := p.doc.Tokens[v].Head; n >= 0 && n < r.First && p.near(n, r.First) && strings.HasPrefix(p.doc.Tokens[v].Rel, "acl") && strings.HasPrefix(p.tag(n), "NN") {
			return p.subtree(n, news.Range{First: p.doc.Sentences[p.sent[n]].First, Last: r.First})
		}
	}
	return r
}

// extraposed is the subject that a relative clause behind the verb tells more of: "A clip
// has gone round that purports to show".
func (p *pass) extraposed(i int) (news.Range, bool) {
	v := p.doc.Tokens[i].Head
	if v <= i || p.doc.Tokens[v].Rel != "advcl:relcl" || p.doc.Tokens[v].Head < 0 {
		return news.Range{}, false
	}
	h := p.doc.Tokens[v].Head
	for k := i - 1; k > i-maxFrame && p.near(k, i); k-- {
		if t := &p.doc.Tokens[k]; t.Head == h && strings.HasPrefix(t.Rel, "nsubj") && p.outer[k] >= 0 {
			return p.doc.Mentions[p.outer[k]].Range, true
		}
	}
	return news.Range{}, false
}

// maxAntecedent is how many words back whom "who" means may stand.
const maxAntecedent = 7

// underOf tells that word i stands in an "of" phrase with no comma after it.
func (p *pass) underOf(r news.Range, i int) bool {
	for j := i - 1; j >= r.First; j-- {
		if p.low[j] == "," {
			return false
		}
		if p.low[j] == "of" || p.low[j] == "for" || p.low[j] == "to" {
			return true
		}
	}
	return false
}

func (p *pass) possessor(k int) bool {
	m := &p.doc.Mentions[k]
	return p.tag(m.Last) == "POS" || p.tag(m.Last-1) == "POS" || p.word(m.Last) == "'s" || p.word(m.Last) == "’s"
}

func (p *pass) isPerson(k int) bool {
	m := &p.doc.Mentions[k]
	e := p.entityOf(k)
	return e >= 0 && p.doc.Entities[e].Kind == news.Person && !p.doc.Entities[e].Nominal && !p.doc.Entities[e].Plural && m.Kind != news.Outlet
}

func (p *pass) entityOf(k int) int { return p.doc.Mentions[k].Entity }

// head is the phrase's main word: the one whose head lies outside, else the
// last noun before a preposition.
func (p *pass) head(r news.Range) int {
	for i := r.First; i < r.Last; i++ {
		if h := p.doc.Tokens[i].Head; h >= 0 && !r.Has(h) && (strings.HasPrefix(p.tag(i), "NN") || strings.HasPrefix(p.tag(i), "PRP") || p.mention[i] >= 0) {
			return i
		}
	}
	noun := -1
	for i := r.First; i < r.Last; i++ {
		switch {
		case strings.HasPrefix(p.tag(i), "NN"):
			noun = i
		case noun >= 0 && p.tag(i) != "POS":
			return noun
		}
	}
	if noun < 0 && r.Len() > 1 && p.r.Unnamed(p.low[r.Last-1]) {
		return r.Last - 1 // "the official", whatever its tag
	}
	return max(noun, r.First)
}

// hop makes a hop of a mention, by its entity's name.
func (p *pass) hop(k int) news.Source {
	m := &p.doc.Mentions[k]
	h := news.Source{Name: p.doc.Text(m.Span), Kind: m.Kind, Span: m.Span, Entity: m.Entity, Role: m.Role}
	if m.Entity >= 0 {
		e := &p.doc.Entities[m.Entity]
		h.Name, h.Kind = e.Name, e.Kind
		if h.Role == "" && len(e.Roles) > 0 {
			h.Role = e.Roles[0]
		}
		if e.Nominal {
			h.Anonymous = p.anonymousHead(p.doc.Mentions[k].Head)
		}
	}
	return asSpeaker(h)
}

// asSpeaker: a place that speaks is its government.
func asSpeaker(h news.Source) news.Source {
	switch h.Kind {
	case news.Place, news.Event, news.Device:
		h.Kind = news.Organisation
	}
	return h
}

// outletSources reads "Kommersant's sources", "sources of the news outlet",
// "sources told …" stays with the hand-offs.
func (p *pass) outletSources(r news.Range) (voice, bool) {
	at := -1
	for i := r.First; i < r.Last; i++ {
		if p.r.Unnamed(p.lemma(i)) {
			at = i
			break
		}
	}
	if at < 0 {
		return voice{}, false
	}
	for i := r.First; i < r.Last; i++ {
		if i == at || p.mention[i] < 0 {
			continue
		}
		k := int(p.mention[i])
		owner := i < at && p.possessor(k) || i > at && p.low[at+1] == "of"
		h, ok := p.outletOf(k)
		if owner && !ok && i < at && p.lemma(at) == "source" && p.doc.Mentions[k].Form == news.FormName && (h.Kind == news.Unknown || h.Kind == news.Organisation) && p.ownsSources(k, at) {
			h.Kind, ok = news.Outlet, true // "iGen's sources": who has sources reports
		}
		if ok && owner {
			name := p.phrase(news.Range{First: at, Last: at + 1})
			return voice{hop: p.unnamedHop(name, at), via: []news.Source{h}}, true
		}
	}
	return voice{}, false
}

// ownsSources tells that the genitive of name k stands right before word at.
func (p *pass) ownsSources(k, at int) bool {
	end := p.doc.Mentions[k].Last
	return end == at || end == at-1
}

// outletOf is the outlet that a mention means; "the news outlet" that no entity
// was found for is the article's main relayed one.
func (p *pass) outletOf(k int) (news.Source, bool) {
	m := &p.doc.Mentions[k]
	if m.Form == news.FormNominal && m.Len() <= 4 && p.webbed(m.Head) && p.low[m.First] == "the" && !p.owns(m) {
		if s, ok := p.discussed(m.Range); ok {
			return s, true
		}
	}
	if m.Form == news.FormNominal && p.relay >= 0 && p.plainOutlet(m) && int(p.sent[m.First])-p.sentenceOf(&p.doc.Statements[p.relay]) <= vagueReach {
		return p.lastRelayed(m.Span), true
	}
	if m.Form == news.FormNominal && p.relay < 0 && p.plainOutlet(m) {
		for j := p.at - 1; j >= 0 && j >= p.at-maxBack; j-- {
			if c := p.doc.Statements[j].Chain; len(c) > 0 && c[0].Kind == news.Outlet && !c[0].Anonymous && c[0].Entity >= 0 {
				h := c[0]
				h.Span = m.Span
				return h, true
			}
		}
	}
	if h, ok := p.nameInside(m); ok {
		return h, true
	}
	h := p.hop(k)
	if h.Kind == news.Outlet && (m.Entity < 0 || !p.doc.Entities[m.Entity].Nominal) {
		return h, !p.platform(m)
	}
	if m.Form == news.FormNominal && p.main >= 0 && p.plainOutlet(m) {
		return p.lastRelayed(m.Span), true
	}
	return h, false
}

// nameInside is the outlet of "The Sun newspaper" whose name was not found for itself.
func (p *pass) nameInside(m *news.Mention) (news.Source, bool) {
	if m.Form != news.FormNominal || m.Len() < 2 || m.Head != m.Last-1 || !p.r.Outlet(p.lemma(m.Head)) || !strings.HasPrefix(p.tag(m.Head-1), "NNP") || p.low[m.First] == "a" || p.low[m.First] == "an" {
		return news.Source{}, false
	}
	first := m.Head
	for first > m.First && strings.HasPrefix(p.tag(first-1), "NNP") {
		first--
	}
	if first > m.First && p.low[first-1] == "the" {
		first--
	}
	for i := first; i < m.Head; i++ {
		if k := p.mention[i]; k >= 0 && p.doc.Mentions[k].Form == news.FormName {
			return news.Source{}, false
		}
	}
	return news.Source{Name: p.phrase(news.Range{First: first, Last: m.Head}), Kind: news.Outlet, Entity: -1, Span: m.Span}, true
}

// plainOutlet is "the paper", "the news site", but not "the project's website".
func (p *pass) plainOutlet(m *news.Mention) bool {
	if !p.r.Outlet(p.lemma(m.Head)) || m.Len() > 3 || p.low[m.First] != "the" {
		return false
	}
	for i := m.First; i < m.Head; i++ {
		if p.tag(i) == "POS" || strings.HasPrefix(p.tag(i), "NNP") {
			return false // "The Sun newspaper"
		}
	}
	switch p.lemma(m.Head) {
	case "website", "site", "blog":
		return p.word(m.Head-1) == "news" || p.relay >= 0 && m.Len() == 2
	case "network", "wire", "station", "agency":
		return p.word(m.Head-1) == "news"
	}
	return true
}

// webbed tells whether word h is a noun for what stands on the web.
func (p *pass) webbed(h int) bool {
	switch p.lemma(h) {
	case "website", "site", "blog", "outlet", "publication", "page":
		return true
	}
	return false
}

// owns tells that somebody is named as who has the outlet of a mention: "the project's site".
func (p *pass) owns(m *news.Mention) bool {
	for i := m.First; i < m.Head; i++ {
		if p.tag(i) == "POS" {
			return true
		}
	}
	return false
}

// lastRelayed is the outlet whose report was last passed on, else the main one.
func (p *pass) lastRelayed(at news.Span) news.Source {
	if p.relay >= 0 && len(p.doc.Statements[p.relay].Chain) > 0 {
		h := p.doc.Statements[p.relay].Chain[0]
		h.Span = at
		return h
	}
	return p.mainHop(at)
}

func (p *pass) mainHop(at news.Span) news.Source {
	e := &p.doc.Entities[p.main]
	return news.Source{Name: e.Name, Kind: news.Outlet, Entity: p.main, Span: at}
}

// unnamed reads sources without a name: "sources", "a senior official", "people
// familiar with the matter".
func (p *pass) unnamed(r news.Range) (voice, bool) {
	h := p.head(r)
	if k := p.mention[h]; k >= 0 && p.doc.Mentions[k].Form != news.FormNominal {
		return voice{}, false
	}
	if !p.r.Unnamed(p.lemma(h)) {
		if h = p.unnamedFirst(r); h < 0 {
			return voice{}, false
		}
	}
	name := p.phrase(r)
	v := voice{hop: p.unnamedHop(name, h)}
	v.hop.Span = p.span(r)
	switch p.low[r.First] {
	case "one", "another", "the", "a", "that", "this", "these", "those", "once", "its":
		v.vague = r.Len() <= 3 && (p.lemma(h) == "source" || p.lemma(h) == "insider" || p.lemma(h) == "person")
	case "sources":
		v.vague = false
	}
	return v, true
}

// unnamedFirst is the first noun of the phrase when it is an unnamed source and
// what follows only says more of it: "sources close to the administration",
// however the parser hangs "close". -1 for none.
func (p *pass) unnamedFirst(r news.Range) int {
	for i := r.First; i+1 < r.Last; i++ {
		if !strings.HasPrefix(p.tag(i), "NN") {
			continue
		}
		next := p.tag(i + 1)
		if p.r.Unnamed(p.lemma(i)) && (next == "JJ" || next == "IN" || next == "RB" || strings.HasPrefix(next, "VB")) {
			return i
		}
		return -1
	}
	return -1
}

// unnamedHop is an anonymous hop headed by word h. What is only a "source" may
// be anybody; an official or an employee is a person.
func (p *pass) unnamedHop(name string, h int) news.Source {
	kind := news.Person
	switch p.lemma(h) {
	case "source", "people", "person", "other", "insider", "rumor", "rumour":
		kind = news.Unknown
	}
	entity := -1
	if k := p.mention[h]; k >= 0 {
		entity = p.doc.Mentions[k].Entity
		if entity >= 0 && !p.doc.Entities[entity].Nominal {
			entity = -1
		}
	}
	return news.Source{Name: name, Kind: kind, Anonymous: true, Entity: entity, Span: p.doc.Tokens[h].Span}
}

// phrase is the words of r as they stand, on one line, without what only says more
// about them.
func (p *pass) phrase(r news.Range) string {
	if p.low[r.First] == "both" && r.Len() > 2 {
		r.First++
	}
	long := r.Len() > maxPhrase
	for i := r.First + 1; i < r.Last; i++ {
		switch t := p.tag(i); {
		case p.low[i] == ",",
			long && (t == "WP" || t == "WDT") && strings.HasPrefix(p.tag(i-1), "NN"),
			t == "VBN" && (p.low[i] == "quoted" || p.low[i] == "cited") && strings.HasPrefix(p.tag(i-1), "NN"),
			p.when(i, r.Last):
			r.Last = i
		}
	}
	return strings.Join(strings.Fields(p.doc.Text(p.span(r))), " ")
}

// maxPhrase is how many words may name a source with a clause that tells it from
// others: "the student who wrote the story".
const maxPhrase = 9

// when tells that "last week", "earlier this month" or "today" begins at word i and
// nobody is named after it, before token end.
func (p *pass) when(i, end int) bool {
	switch p.low[i] {
	case "earlier":
		return i+1 < end && p.when(i+1, end)
	case "last", "this", "next":
		if i+1 >= end || !p.r.Time(p.lemma(i+1)) {
			return false
		}
	case "today", "yesterday":
	default:
		return false
	}
	for ; i < end; i++ {
		if p.low[i] == "from" || p.low[i] == "by" {
			return false
		}
	}
	return true
}

// outletReport reads a document that is an outlet's: "a report in the Province",
// "the TechCrunch story", "the report".
func (p *pass) outletReport(r news.Range) (voice, bool) {
	h := p.head(r)
	if !p.r.Report(p.lemma(h)) || p.mention[h] >= 0 && p.doc.Mentions[p.mention[h]].Form == news.FormName {
		return voice{}, false
	}
	for i := r.First; i < r.Last; i++ {
		k := p.mention[i]
		if k < 0 || i == h {
			continue
		}
		if hop, ok := p.outletOf(int(k)); ok {
			return voice{hop: hop}, true
		}
	}
	if hop, ok := p.reportOwner(r, h); ok {
		return voice{hop: hop}, true
	}
	if s, ok := p.discussed(r); ok && p.tag(h) != "NNS" && p.low[r.First] != "a" && p.low[r.First] != "an" && !p.namesAfter(h, r.Last) {
		return voice{hop: s}, true
	}
	if p.tag(h) == "NNS" || p.main < 0 || h > r.First && (p.low[h-1] == "police" || p.low[h-1] == "government") {
		return voice{}, false
	}
	if p.namesAfter(h, r.Last) {
		return voice{}, false // a named body's report: "a report by the World Bank"
	}
	if p.low[r.First] == "a" || p.low[r.First] == "an" {
		return voice{hop: p.nextOutlet(r)}, true
	}
	return voice{hop: p.lastRelayed(p.span(r))}, true
}

// namesAfter tells that a name stands after word h and before token end.
func (p *pass) namesAfter(h, end int) bool {
	for i := h + 1; i < end; i++ {
		if p.mention[i] >= 0 && p.doc.Mentions[p.mention[i]].Form == news.FormName {
			return true
		}
	}
	return false
}

// reportOwner is the name in "the Racket Report's piece", whatever it was taken for:
// who has a report is an outlet.
func (p *pass) reportOwner(r news.Range, h int) (news.Source, bool) {
	k := int32(-1)
	if p.tag(h-1) == "POS" && h-2 >= r.First {
		k = p.mention[h-2]
	}
	if k < 0 || p.doc.Mentions[k].Form != news.FormName {
		return news.Source{}, false
	}
	hop := p.hop(int(k))
	if hop.Kind == news.Organisation || hop.Kind == news.Unknown || hop.Kind == news.DocumentKind {
		hop.Kind = news.Outlet
	}
	return hop, hop.Kind == news.Outlet
}

// nextOutlet is the outlet that an article names next after "a new report".
func (p *pass) nextOutlet(r news.Range) news.Source {
	for k := range p.doc.Mentions {
		m := &p.doc.Mentions[k]
		if m.First >= r.Last && m.Form == news.FormName && p.relayable(k) && p.doc.Tokens[m.First].Field == p.doc.Tokens[r.First].Field {
			h := p.hop(k)
			h.Span = p.span(r)
			return h
		}
	}
	return p.mainHop(p.span(r))
}

// headMention takes the mention that heads the phrase.
func (p *pass) headMention(r news.Range) (voice, bool) {
	h := p.head(r)
	k := p.outer[h]
	if m := p.mention[h]; m >= 0 && p.doc.Mentions[m].Form == news.FormName {
		k = m
	}
	if k < 0 {
		return voice{}, false
	}
	m := &p.doc.Mentions[k]
	if hop, ok := p.outletOf(int(k)); ok {
		return voice{hop: hop}, true
	}
	if p.r.Document(p.lemma(m.Head)) && m.Form == news.FormNominal && (m.Entity < 0 || p.doc.Entities[m.Entity].Nominal) {
		if v, ok := p.sender(r, m.Head); ok {
			return v, true
		}
		if v, ok := p.documentOf(r, m.Head); ok {
			return v, true
		}
	}
	hop := p.hop(int(k))
	if m.Form == news.FormNominal && (m.Entity < 0 || p.doc.Entities[m.Entity].Nominal) {
		hop.Name, hop.Span = p.phrase(r), p.span(r)
		hop.Anonymous = p.anonymousHead(m.Head)
		if hop.Anonymous && hop.Kind != news.Organisation {
			hop.Kind = news.Person
		}
	}
	if v, ok := p.pronounReport(m); ok {
		return v, true
	}
	if m.Form == news.FormPronoun && m.Entity < 0 {
		if hop.Name = ""; !p.pronoun(r) {
			return voice{}, false
		}
	}
	return voice{hop: hop}, true
}

// pronounReport is the outlet whose report "it" is, where the report was spoken of by that
// noun: "The article is going round. It states …".
func (p *pass) pronounReport(m *news.Mention) (voice, bool) {
	if m.Form != news.FormPronoun || m.Entity < 0 || !p.doc.Entities[m.Entity].Nominal || p.low[m.First] != "it" {
		return voice{}, false
	}
	for k := p.mentionBefore(m.First); k >= 0; k-- {
		if c := &p.doc.Mentions[k]; c.Entity == m.Entity && c.Form == news.FormNominal {
			if w := p.low[c.First]; !p.r.Report(p.lemma(c.Head)) || w != "the" && w != "this" {
				return voice{}, false
			}
			v, ok := p.outletReport(c.Range)
			v.fixed = true
			return v, ok && v.hop.Kind == news.Outlet
		}
	}
	return voice{}, false
}

// sender is who speaks by a document: the body in "a statement from the World Bank".
func (p *pass) sender(r news.Range, head int) (voice, bool) {
	for i := head + 1; i < r.Last; i++ {
		k := p.mention[i]
		switch {
		case strings.HasPrefix(p.tag(i), "VB") && p.low[i-1] != "-": // "the London-based group"
			return voice{}, false // "a report commissioned by the family"
		case k >= 0 && p.doc.Mentions[k].Form == news.FormName && p.doc.Mentions[k].Head == i && !p.possessor(int(k)) && p.word(p.doc.Mentions[k].Last) != "-" && p.fromHere(head, p.doc.Mentions[k].First):
			h := p.hop(int(k))
			return voice{hop: h}, p.doc.Mentions[k].Kind != news.Place && (h.Kind == news.Organisation || h.Kind == news.Outlet || h.Kind == news.Person)
		}
	}
	return voice{}, false
}

// fromHere tells that "from" stands between the document at head and the name at
// token at, with nothing but words that tell more of the name after it.
func (p *pass) fromHere(head, at int) bool {
	for i := at - 1; i > head; i-- {
		if p.low[i] == "from" {
			return i == head+1
		}
		if p.tag(i) == "IN" || p.low[i] == "," {
			return false
		}
	}
	return false
}

// documentOf names a document by the body that put it out, where its words do:
// "a report by the World Bank" is the document, named in full.
func (p *pass) documentOf(r news.Range, head int) (voice, bool) {
	for i := head + 1; i < r.Last; i++ {
		if p.tag(i) == "VBN" && p.doc.Tokens[i].Rel == "acl" {
			r.Last = i // "a report commissioned by the family"
		}
	}
	entity := -1
	if k := p.mention[head]; k >= 0 {
		entity = p.doc.Mentions[k].Entity
	}
	return voice{hop: news.Source{Name: p.phrase(r), Kind: news.DocumentKind, Entity: entity, Span: p.span(r)}}, true
}

// anonymousHead tells whether a description tells nobody: neither an office nor
// a body.
func (p *pass) anonymousHead(h int) bool {
	l := p.lemma(h)
	switch {
	case p.r.Unnamed(l):
		return true
	case p.r.Office(l) && p.tag(h) != "NNS", p.r.Group(l), p.r.Document(l), p.r.Outlet(l):
		return false
	}
	return p.r.Person(l) || p.oneOfMany(h)
}

// oneOfMany: "one participant", "another resident" is somebody, and nobody
// knows who.
func (p *pass) oneOfMany(h int) bool {
	k := p.mention[h]
	if k < 0 || p.doc.Mentions[k].Kind != news.Person || p.tag(h) != "NN" {
		return false
	}
	first := p.low[p.doc.Mentions[k].First]
	return first == "one" || first == "another"
}

// plainWords names a speaker that is no mention by its words.
func (p *pass) plainWords(r news.Range) (voice, bool) {
	h := p.head(r)
	for i := r.First; i < r.Last; i++ {
		if strings.HasPrefix(p.tag(i), "W") {
			return voice{}, false // "all of which suggests"
		}
	}
	if p.pointer(r) || strings.HasPrefix(p.tag(h), "PRP") || strings.HasPrefix(p.tag(h), "W") || p.tag(h) == "EX" || p.low[h] == "it" {
		return voice{}, false
	}
	if p.tag(h) == "DT" || r.Len() > 12 {
		r = news.Range{First: r.First, Last: min(r.Last, r.First+12)}
	}
	kind := news.Unknown
	switch {
	case p.r.Document(p.lemma(h)):
		kind = news.DocumentKind
	case p.r.Body(p.lemma(h)), p.r.Group(p.lemma(h)):
		kind = news.Organisation
	}
	return voice{hop: news.Source{Name: p.phrase(r), Kind: kind, Anonymous: p.anonymousHead(h), Entity: -1, Span: p.span(r)}}, true
}

// pointer tells of a word that only points: "The facts are these: …".
func (p *pass) pointer(r news.Range) bool {
	if r.Len() != 1 {
		return false
	}
	switch p.low[r.First] {
	case "this", "these", "that", "those", "such", "here", "there":
		return true
	}
	return false
}

// aside is who says it in "The league, according to the Herald, says that …",
// where the outlet between the commas was taken for the speaker; it is through
// the outlet then.
func (p *pass) aside(s *news.Statement, voices []voice) (voice, bool) {
	if len(voices) != 1 || len(s.Source) != 1 || len(s.Cue) == 0 {
		return voice{}, false
	}
	src, cue := p.tokens(s.Source[0]), p.tokens(s.Cue[0])
	if src.Len() == 0 || src.First < 4 || p.low[src.First-1] != "to" || p.low[src.First-2] != "according" || p.low[src.First-3] != "," || cue.First <= src.First || p.low[cue.First] == "according" {
		return voice{}, false
	}
	i := src.First - 4
	k := p.outer[i]
	if k < 0 || p.doc.Mentions[k].Last != i+1 || !p.near(i, cue.First) {
		return voice{}, false
	}
	v, ok := p.voice(p.doc.Mentions[k].Range)
	v.via = []news.Source{voices[0].hop}
	return v, ok
}

package chain

import (
	"strings"

	"hearsay/extract/news"
)

// maxBack is how many statements before this one are looked through for its
// speaker, and lastHeard how many sentences may lie between.
const (
	maxBack   = 8
	lastHeard = 4
)

// maxCarried is how many statements back the outlet is looked for through which
// somebody's words came; it only keeps the work linear.
const maxCarried = 60

// goesOn puts the last speaker for a pronoun or a bare description that speaks
// ("“…,” he said", "the writer added") where what it was resolved to was only
// spoken of inside somebody's words. A reader takes "he" beside a quotation for
// whoever spoke last, not for the last man mentioned.
func (p *pass) goesOn(i int, voices []voice) {
	if len(voices) != 1 || p.doc.Statements[i].Parent >= 0 || voices[0].fixed {
		return
	}
	v := &voices[0]
	nation := p.byNation(v) || p.speaksOfSelf(i, v)
	aged := p.aged(v.run) || nation
	bare := aged || p.bare(v) || p.body(v)
	if !bare && !p.pronoun(v.run) {
		return
	}
	q := p.lastSpeaker(i, v)
	own := !bare && p.inOwnWords(i, v)
	if q < 0 {
		if k := p.lastLeading(v.run.First); aged && k >= 0 && p.doc.Mentions[k].First > p.lastCalled(v) {
			h := p.hop(k)
			h.Span = v.hop.Span
			v.hop, v.vague = h, false
		}
		return
	}
	if nation && p.spokeAt(q) < p.lastCalled(v) {
		return
	}
	if k := p.lastLeading(v.run.First); nation && k >= 0 && p.doc.Mentions[k].First > p.spokeAt(q) {
		h := p.hop(k) // "Brook was glad. “I felt good,” said the American."
		h.Span = v.hop.Span
		v.hop, v.vague = h, false
		return
	}
	h := p.doc.Statements[q].Speaker
	if same(h, v.hop) || !bare && !own && p.spokenOf(v, p.spokeAt(q)) && !p.faceless(v, h) {
		return
	}
	h.Span = v.hop.Span
	v.hop, v.vague = h, false
}

// inOwnWords tells that what a pronoun was resolved to stands in the words that it says
// itself: in "“Someone called,” he said" he is not someone.
func (p *pass) inOwnWords(i int, v *voice) bool {
	s := &p.doc.Statements[i]
	if v.hop.Entity < 0 || len(s.Content) == 0 || !s.Content[0].Before(p.doc.Tokens[v.run.First].Span) {
		return false
	}
	for k := p.mentionBefore(v.run.First); k >= 0 && p.tokens(s.Content[0]).First <= p.doc.Mentions[k].First; k-- {
		if m := &p.doc.Mentions[k]; m.Entity == v.hop.Entity && m.Form != news.FormPronoun && p.inContent(s, m.First) {
			return true
		}
	}
	return false
}

// aged tells of "the 22-year-old", who was named before.
func (p *pass) aged(r news.Range) bool {
	if r.Len() < 2 || r.Len() > maxBare+1 || p.low[r.First] != "the" {
		return false
	}
	w := p.low[r.Last-1]
	return strings.HasSuffix(w, "-year-old") || w == "old" && r.Len() > 4 && p.low[r.Last-3] == "year"
}

// speaksOfSelf tells of "the lock forward", "the debutant" who says "I": one person,
// whatever the noun.
func (p *pass) speaksOfSelf(i int, v *voice) bool {
	r, s := v.run, &p.doc.Statements[i]
	if !p.spoken(s) || r.Len() < 2 || r.Len() > maxBare || p.low[r.First] != "the" || v.hop.Entity >= 0 && !p.doc.Entities[v.hop.Entity].Nominal || v.hop.Kind != news.Unknown && v.hop.Kind != news.Person {
		return false
	}
	h := r.Last - 1
	if p.head(r) != h || p.tag(h) != "NN" || p.r.Office(p.lemma(h)) || p.r.Unnamed(p.lemma(h)) || p.r.Document(p.lemma(h)) {
		return false
	}
	for t := r.First; t < h; t++ {
		if p.tag(t) == "POS" || strings.HasPrefix(p.tag(t), "NNP") {
			return false
		}
	}
	for _, c := range s.Content {
		for t := p.tokens(c).First; t < p.tokens(c).Last; t++ {
			if p.low[t] == "i" && p.doc.Quoted(t) {
				return true
			}
		}
	}
	return false
}

// lastCalled is where the description of v last stood before, -1 for nowhere: whoever is
// meant was named after it. In "A drunk man shouts. … the drunk man says" nobody was.
func (p *pass) lastCalled(v *voice) int {
	for k := p.mentionBefore(v.run.First); v.hop.Entity >= 0 && k >= 0; k-- {
		if p.doc.Mentions[k].Entity == v.hop.Entity {
			return p.doc.Mentions[k].First
		}
	}
	return -1
}

// byNation tells of "the American", "the Irishman": one person by where they are from.
func (p *pass) byNation(v *voice) bool {
	r := v.run
	if r.Len() != 2 || p.low[r.First] != "the" || v.hop.Entity >= 0 && !p.doc.Entities[v.hop.Entity].Nominal {
		return false
	}
	w := p.low[r.First+1]
	if t := p.doc.Text(p.doc.Tokens[r.First+1].Span); t[0] < 'A' || t[0] > 'Z' || len(w) < 6 {
		return false
	}
	for _, end := range [...]string{"man", "woman", "ian", "ican", "dane", "swede", "spaniard", "swiss", "ese"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// lastLeading is the name of the person who last was the subject of a sentence of the
// article's own before token t, within the sentences that a description reaches; -1 for none.
func (p *pass) lastLeading(t int) int {
	for k := p.mentionBefore(t); k >= 0 && int(p.sent[t]-p.sent[p.doc.Mentions[k].First]) <= maxMeant; k-- {
		if m := &p.doc.Mentions[k]; m.Form == news.FormName && p.isPerson(k) && p.doc.Tokens[m.First].Field == p.doc.Tokens[t].Field && p.leading(k) {
			return k
		}
	}
	return -1
}

// faceless tells that a pronoun was resolved to a description, where the last
// speaker is a named person.
func (p *pass) faceless(v *voice, h news.Source) bool {
	return v.hop.Entity >= 0 && (p.doc.Entities[v.hop.Entity].Nominal || credited(v.hop.Name)) && h.Kind == news.Person && !h.Anonymous && h.Entity >= 0 && !p.doc.Entities[h.Entity].Nominal
}

// credited tells of a name in capitals alone, as agencies are named under pictures.
func credited(name string) bool {
	return len(name) > 2 && strings.ToUpper(name) == name && !strings.Contains(name, " ")
}

// pronoun tells whether r is a third-person pronoun alone.
func (p *pass) pronoun(r news.Range) bool {
	if r.Len() != 1 {
		return false
	}
	switch p.low[r.First] {
	case "he", "she", "they", "it":
		return true
	}
	return false
}

// maxBare is how many words may say who a bare noun is: "the former Welsh golfer".
const maxBare = 5

// bare tells whether v is "the writer", "the Welsh golfer": one person by a noun
// that is no office, spoken of here for the first time and never named.
func (p *pass) bare(v *voice) bool {
	r := v.run
	h := r.Last - 1
	if p.low[r.First] != "the" || r.Len() < 2 || r.Len() > maxBare || p.head(r) != h || p.tag(h) != "NN" || p.r.Office(p.lemma(h)) || p.r.Unnamed(p.lemma(h)) {
		return false
	}
	for i := r.First; i < h; i++ {
		if p.tag(i) == "POS" {
			return false // "the club's doctor" is not the coach who spoke before
		}
	}
	k := p.outer[h]
	if k < 0 || p.doc.Mentions[k].Form != news.FormNominal || p.doc.Mentions[k].Kind != news.Person {
		return false
	}
	e := p.doc.Mentions[k].Entity
	if e < 0 {
		return true
	}
	if !p.doc.Entities[e].Nominal {
		return false
	}
	for j := range p.doc.Mentions[:k] {
		if p.doc.Mentions[j].Entity == e {
			return false
		}
	}
	return true
}

// lastSpeaker is the statement before i whose speaker v can stand for, -1 for none.
func (p *pass) lastSpeaker(i int, v *voice) int {
	at := int(p.sent[v.run.First])
	for j := i - 1; j >= 0 && j >= i-maxBack; j-- {
		q := &p.doc.Statements[j]
		if q.Parent >= 0 || q.Speaker.Name == "" || len(q.Source) == 0 || q.Source[0].Field != p.doc.Tokens[v.run.First].Field {
			continue
		}
		if at-p.lastSentence(q) > lastHeard {
			return -1
		}
		if p.standsFor(v, q.Speaker) || at-p.lastSentence(q) <= 1 && p.manByName(v, q.Speaker) {
			return j
		}
	}
	return -1
}

// lastSentence is the sentence in which a statement ends.
func (p *pass) lastSentence(s *news.Statement) int {
	at := 0
	for _, list := range [][]news.Span{s.Source, s.Cue, s.Content} {
		for _, x := range list {
			if r := p.tokens(x); r.Len() > 0 {
				at = max(at, int(p.sent[r.Last-1]))
			}
		}
	}
	return at
}

// standsFor tells whether the words of v can mean speaker h: kind, number, gender.
func (p *pass) standsFor(v *voice, h news.Source) bool {
	var gender byte
	plural := false
	if h.Entity >= 0 {
		gender, plural = p.doc.Entities[h.Entity].Gender, p.doc.Entities[h.Entity].Plural
	}
	person := h.Kind == news.Person || h.Kind == news.Unknown && h.Anonymous
	switch w := p.low[v.run.First]; w {
	case "he":
		return person && !plural && gender != 'f'
	case "she":
		return person && !plural && gender != 'm'
	case "it":
		return h.Kind == news.Organisation || h.Kind == news.Outlet || h.Kind == news.DocumentKind
	case "they":
		return plural || h.Kind == news.Organisation || h.Kind == news.Outlet
	}
	if p.body(v) {
		return h.Kind == news.Organisation && !h.Anonymous && h.Entity >= 0 && !p.doc.Entities[h.Entity].Nominal
	}
	return h.Kind == news.Person && !h.Anonymous && !plural
}

// manByName tells that "he" is who spoke in the sentence before, though the first name is a
// woman's, where the article speaks of no woman: Stacy Stephens, Lindsey Graham.
func (p *pass) manByName(v *voice, h news.Source) bool {
	return p.low[v.run.First] == "he" && h.Kind == news.Person && h.Entity >= 0 && p.doc.Entities[h.Entity].Gender == 'f' && !p.doc.Entities[h.Entity].Plural && p.menOnly()
}

// menOnly tells that the article has "he" and no "she".
func (p *pass) menOnly() bool {
	if p.oneSex == 0 {
		p.oneSex = 'b'
		he, she := false, false
		for _, w := range p.low {
			he = he || w == "he" || w == "his" || w == "him"
			she = she || w == "she" || w == "her" || w == "hers"
		}
		if he && !she {
			p.oneSex = 'm'
		}
	}
	return p.oneSex == 'm'
}

// spokeAt is the token at which a statement's speaker is named.
func (p *pass) spokeAt(j int) int {
	q := &p.doc.Statements[j]
	return p.tokens(q.Source[len(q.Source)-1]).Last
}

// spokenOf tells whether the article itself speaks of who v was resolved to,
// between token from and v: outside what anybody says.
func (p *pass) spokenOf(v *voice, from int) bool {
	if v.hop.Entity < 0 {
		return false
	}
	for t := from; t < v.run.First; t++ {
		if k := p.mention[t]; k >= 0 && p.doc.Mentions[k].Entity == v.hop.Entity && !p.said[t] && !p.bracketed(t) {
			return true
		}
	}
	return false
}

// bracketed tells whether the sentence of word t stands in brackets as a whole,
// as a credit does: "(Anna Brook/AP)".
func (p *pass) bracketed(t int) bool { return p.low[p.doc.Sentences[p.sent[t]].First] == "(" }

// markContents notes the tokens that lie in what somebody is named as saying.
func (p *pass) markContents() {
	p.said = make([]bool, len(p.doc.Tokens))
	for i := range p.doc.Statements {
		if len(p.doc.Statements[i].Source) == 0 {
			continue
		}
		for _, c := range p.doc.Statements[i].Content {
			r := p.tokens(c)
			for t := r.First; t < r.Last; t++ {
				p.said[t] = true
			}
		}
	}
}

// carried is the outlet through which somebody's words came, when the same one
// goes on speaking without another hearer: "Rees told the Herald that it is
// shut. … “It is rusty,” Rees said."
func (p *pass) carried(i int, voices []voice) []news.Source {
	s := &p.doc.Statements[i]
	if len(voices) == 0 || i == 0 || p.elsewhere(s) {
		return nil
	}
	for j := i - 1; j >= 0 && j >= i-maxCarried; j-- {
		q := &p.doc.Statements[j]
		n := len(q.Chain)
		if n == 0 || !same(q.Chain[n-1], voices[0].hop) {
			continue
		}
		if q.Parent >= 0 && (n != 2 || len(q.Source) == 0 || p.sentenceOf(s)-p.lastSentence(q) > vagueReach) {
			continue // "he said, according to CNN. He added …" goes on, for a while
		}
		if n < 2 || q.Chain[n-2].Kind != news.Outlet {
			return nil
		}
		return q.Chain[:n-1]
	}
	return nil
}

// elsewhere tells whether a statement says where or to whom it was made: "told
// reporters", "said in a statement", "tweeted".
func (p *pass) elsewhere(s *news.Statement) bool {
	for _, i := range p.cueTokens(s) {
		if l := p.lemma(i); l == "tweet" || l == "post" || l == "tell" {
			return true
		}
	}
	for _, r := range p.frames(s) {
		for i := r.First; i < r.Last; i++ {
			if p.r.Venue(p.lemma(i)) && !strings.HasPrefix(p.tag(i), "VB") {
				return true
			}
		}
	}
	return false
}

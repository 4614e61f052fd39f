package chain

import (
	"slices"
	"strings"

	"hearsay/extract/news"
)

// announcedRule marks the statements below.
const announcedRule = "chain/announced"

// announced reads what a line that ends in a colon announces: in
//
//	The firm's Anna Brook wrote in a post on Monday:
//
//	The port is safe. We never closed it.
//
// what the next paragraph says is Anna Brook's, though no quotation mark says so.
// A paragraph is taken whole; further ones only where somebody speaks of
// "we" in them and the article does not.
func (p *pass) announced() {
	paragraphs := p.paragraphs()
	var here *sites
	var heard []bool
	for at := 0; at+1 < len(paragraphs); at++ {
		intro := p.lastSentenceOf(paragraphs[at])
		if p.furniture(intro) || p.labelOf(intro) != NoLabel {
			continue
		}
		source, cue, ok := p.below(intro, paragraphs[at+1])
		if !ok && p.low[intro.Last-1] == ":" {
			source, cue, ok = p.announcer(intro, p.doc.Quoted(paragraphs[at+1].First))
		}
		if !ok {
			continue
		}
		if here == nil {
			here, heard = p.bySentence(), p.heard()
			p.gone = make([]bool, len(p.doc.Statements))
		}
		end := p.lastAnnounced(here, paragraphs, at+1)
		p.dropHollow(here.of(int(p.sent[cue.First])), cue, source)
		for _, r := range paragraphs[at+1 : end+1] {
			p.announce(here, heard, r, source, cue)
		}
		at = end
	}
	if here != nil {
		p.dropAt(func(i int) bool { return i < len(p.gone) && p.gone[i] })
	}
}

// below is whose statement is shown in the next paragraph: "Its full statement is below.",
// "The firm's letter, in full, follows:". Somebody must speak of "we" or "I" there.
func (p *pass) below(s, next news.Range) (source, cue news.Range, ok bool) {
	if s.Len() > maxCredit+3 || !p.firstPerson(next) {
		return source, cue, false
	}
	noun, there := -1, false
	for i := s.First; i < s.Last; i++ {
		switch p.low[i] {
		case "below", "follows", "full":
			there = true
		}
		if noun < 0 && p.tag(i) == "NN" && p.r.Document(p.lemma(i)) {
			noun = i
		}
	}
	if noun < 0 || !there {
		return source, cue, false
	}
	for i := s.First; i < noun; i++ {
		if t := &p.doc.Tokens[i]; t.Rel == "nmod:poss" && t.Head == noun && p.mention[i] >= 0 && p.entityOf(int(p.mention[i])) >= 0 {
			return p.doc.Mentions[p.mention[i]].Range, news.Range{First: noun, Last: noun + 1}, true
		}
	}
	return source, cue, false
}

// heard tells of each sentence whether somebody is named as saying something in it.
func (p *pass) heard() []bool {
	out := make([]bool, len(p.doc.Sentences))
	for i := range p.doc.Statements {
		s := &p.doc.Statements[i]
		if len(s.Source) == 0 || p.ourselves(s) {
			continue
		}
		for _, c := range s.Content {
			r := p.tokens(c)
			for at := r.First; at < r.Last; at = p.doc.Sentences[p.sent[at]].Last {
				out[p.sent[at]] = true
			}
		}
	}
	return out
}

// lastSentenceOf is the last sentence of a paragraph.
func (p *pass) lastSentenceOf(r news.Range) news.Range {
	return p.doc.Sentences[p.sent[r.Last-1]].Range
}

func (p *pass) furniture(r news.Range) bool { return p.doc.Sentences[p.sent[r.First]].Furniture }

// announcer finds who the sentence before a colon says is about to speak, and
// the verb. What is announced must not have been said in the sentence itself:
// "He said that the plan has three parts:" opens a list, unless a quotation follows.
func (p *pass) announcer(s news.Range, quoted bool) (source, cue news.Range, ok bool) {
	if r, ok := p.credited(s); ok {
		return r, news.Range{First: s.First, Last: r.First}, true
	}
	for v := s.Last - 2; v > s.First; v-- {
		if !p.announces(v) {
			if !quoted && p.finite(v) && p.tag(v) != "MD" {
				return news.Range{}, news.Range{}, false
			}
			continue
		}
		if p.low[v-1] == "it" && v-1 == s.First {
			if r, ok := p.subjectOfLast(s); ok {
				return r, news.Range{First: v, Last: v + 1}, true
			}
		}
		if r, ok := p.subjectBefore(v, s); ok {
			return r, news.Range{First: v, Last: v + 1}, true
		}
		return news.Range{}, news.Range{}, false
	}
	if quoted && p.inStatement(s) {
		return p.mainSubject(s)
	}
	return news.Range{}, news.Range{}, false
}

// subjectOfLast is who the sentence before s is about, where that is in one paragraph with
// it and can be read: "The Herald posted the story. It reads:".
func (p *pass) subjectOfLast(s news.Range) (news.Range, bool) {
	at := p.sent[s.First]
	if at == 0 || p.doc.Sentences[at-1].Paragraph != p.doc.Sentences[at].Paragraph {
		return news.Range{}, false
	}
	last := p.doc.Sentences[at-1].Range
	for v := last.First + 1; v < last.Last; v++ {
		if k := p.mention[v-1]; p.finite(v) && p.doc.Tokens[v].Head < 0 && k >= 0 && p.doc.Mentions[k].Last == v && p.doc.Mentions[k].Form == news.FormName && p.speaks(v-1) {
			return p.doc.Mentions[k].Range, true
		}
	}
	r, _, ok := p.mainSubject(last)
	return r, ok
}

// inStatement tells whether a sentence opens with where it was said: "In a
// statement to the Herald, the firm defended the sale:".
func (p *pass) inStatement(s news.Range) bool {
	if p.low[s.First] != "in" {
		return false
	}
	for i := s.First + 1; i < s.First+5 && i < s.Last; i++ {
		if p.r.Venue(p.lemma(i)) && p.tag(i) == "NN" {
			return true
		}
	}
	return false
}

// mainSubject is who does what the sentence's main verb says; the colon is the cue.
func (p *pass) mainSubject(s news.Range) (source, cue news.Range, ok bool) {
	for i := s.First; i < s.Last; i++ {
		if t := &p.doc.Tokens[i]; t.Rel == "nsubj" && t.Head > i && p.finite(t.Head) && p.doc.Tokens[t.Head].Head < 0 && p.speaks(i) {
			return p.subtree(i, s), news.Range{First: s.Last - 1, Last: s.Last}, true
		}
	}
	return news.Range{}, news.Range{}, false
}

// credited reads "Via KCTV:", "From Yonhap:".
func (p *pass) credited(s news.Range) (news.Range, bool) {
	i := s.First
	if p.tag(i) == "CC" {
		i++ // "But per the Herald's Anna Brook:"
	}
	if s.Last-i > maxCredit {
		return news.Range{}, false
	}
	switch w := p.low[i]; {
	case w == "via", w == "from", w == "per":
		i++
	case w == "according" && p.low[i+1] == "to", w == "here" && (p.low[i+1] == "'s" || p.low[i+1] == "’s" || p.low[i+1] == "is"):
		i += 2
	default:
		return news.Range{}, false
	}
	k := p.mention[i]
	if k < 0 && p.low[i] == "the" && s.Last-i > 2 {
		k = p.mention[i+1]
	}
	if p.low[s.First] == "here" && i+2 == s.Last && (k < 0 || p.doc.Mentions[k].Form != news.FormName) && p.fullName(news.Range{First: i, Last: i + 1}) >= 0 {
		return news.Range{First: i, Last: i + 1}, true // "Here's Brook:"
	}
	if k < 0 || p.doc.Mentions[k].Form != news.FormName || p.doc.Mentions[k].Kind == news.Place || p.low[s.First] == "here" && !p.isPerson(int(k)) {
		return news.Range{}, false
	}
	if r := (news.Range{First: i, Last: s.Last - 1}); p.tag(p.doc.Mentions[k].Last) == "POS" {
		return r, !p.finiteIn(r)
	}
	return p.doc.Mentions[k].Range, true
}

// surnamed is whose surname or possessive alone announces s: "Here's Brook:", "Its statement
// is below."
func (p *pass) surnamed(s *news.Statement) (voice, bool) {
	if s.Reason.Rule != announcedRule {
		return voice{}, false
	}
	r, k := p.tokens(s.Source[0]), -1
	switch {
	case r.Len() != 1:
	case p.tag(r.First) == "PRP$" && p.mention[r.First] >= 0 && p.entityOf(int(p.mention[r.First])) >= 0:
		k = int(p.mention[r.First])
	case p.low[p.tokens(s.Cue[0]).First] == "here":
		k = p.fullName(r)
	}
	if k < 0 {
		return voice{}, false
	}
	h := p.hop(k)
	h.Span = s.Source[0]
	return voice{hop: h, run: r, fixed: true}, true
}

// maxCredit is how many words a line that credits what follows may have.
const maxCredit = 9

// announces tells whether word v is a verb that announces words: "wrote", "told",
// "reports" after a name whatever its tag, "sent a statement".
func (p *pass) announces(v int) bool {
	if strings.HasPrefix(p.tag(v), "VB") && p.tag(v) != "VB" && p.tag(v) != "VBG" || p.tag(v) == "NNS" && p.mention[v-1] >= 0 && p.doc.Mentions[p.mention[v-1]].Last == v {
		if p.r.Say(p.lemma(v)) || p.r.Say(strings.TrimSuffix(p.low[v], "s")) {
			return !p.addsThing(v)
		}
		if p.lemma(v) == "read" {
			return p.readable(v)
		}
		return p.r.Issue(p.lemma(v)) && p.issued(v) || p.lists(v)
	}
	return false
}

// lists tells whether something written lists things: "The complaint lists two examples:".
func (p *pass) lists(v int) bool {
	l := p.lemma(v)
	return (l == "list" || l == "outline") && p.writtenBefore(v) >= 0
}

// writtenBefore is the subject before verb v, in its sentence, that is something written,
// whichever verb the parser gives it; -1 for none.
func (p *pass) writtenBefore(v int) int {
	for i := max(v-plainReach, p.doc.Sentences[p.sent[v]].First); i < v; i++ {
		if p.doc.Tokens[i].Rel == "nsubj" && p.r.Document(p.lemma(i)) {
			return i
		}
	}
	return -1
}

// readable tells whether a document, or what is called "it", reads: "The report read:".
func (p *pass) readable(v int) bool {
	i := v - 1
	for i > 0 && p.near(i-1, v) && strings.HasPrefix(p.tag(i), "RB") {
		i--
	}
	return p.low[i] == "it" || p.r.Document(p.lemma(i))
}

// addsThing tells whether the verb at v has a thing for its object: "added
// specifics", but not "told the customer", "wrote a letter".
func (p *pass) addsThing(v int) bool {
	if p.lemma(v) == "tell" {
		return false
	}
	for i := v + 1; i < v+6 && p.near(v, i); i++ {
		if t := &p.doc.Tokens[i]; t.Head == v && t.Rel == "obj" && strings.HasPrefix(t.Tag, "NN") {
			return !p.r.Document(p.lemma(i))
		}
	}
	return false
}

// issued tells whether a statement or the like follows verb v.
func (p *pass) issued(v int) bool {
	for i := v + 1; i < v+5 && p.near(v, i); i++ {
		if p.r.Document(p.lemma(i)) && strings.HasPrefix(p.tag(i), "NN") {
			return true
		}
	}
	return false
}

func (p *pass) finite(i int) bool {
	switch p.tag(i) {
	case "VBD", "VBZ", "VBP", "MD":
		return true
	}
	return false
}

// subjectBefore is who says verb v of sentence s: its subject, or the nearest
// mention of somebody before it, adverbs aside, else the sentence's own noun.
func (p *pass) subjectBefore(v int, s news.Range) (news.Range, bool) {
	for i := s.First; i < v; i++ {
		if t := &p.doc.Tokens[i]; t.Head == v && t.Rel == "nsubj" && p.speaks(i) {
			return p.subtree(i, news.Range{First: s.First, Last: v}), true
		}
	}
	if p.lists(v) {
		i := p.writtenBefore(v)
		return p.subtree(i, news.Range{First: s.First, Last: v}), true
	}
	i := v - 1
	for i > s.First && (strings.HasPrefix(p.tag(i), "RB") || p.tag(i) == "VBD" && p.lemma(i) == "have" || p.tag(i) == "VBZ" && p.lemma(i) == "have") {
		i--
	}
	if k := p.outer[i]; k >= 0 && p.speaks(p.doc.Mentions[k].Head) {
		return p.doc.Mentions[k].Range, true
	}
	for i := s.First; i < v; i++ {
		if k := p.outer[i]; k >= 0 && p.doc.Mentions[k].Head == i && p.doc.Tokens[i].Head < 0 && p.speaks(i) {
			return p.doc.Mentions[k].Range, true
		}
	}
	return news.Range{}, false
}

// maxBetween is how many paragraphs without "we" may stand between two with it.
const maxBetween = 2

// lastAnnounced is the last paragraph that belongs to what was announced before
// paragraph at.
func (p *pass) lastAnnounced(here *sites, paragraphs []news.Range, at int) int {
	last := at
	if p.we < 0 {
		p.we = slices.IndexFunc(paragraphs, p.firstPerson)
		if p.we < 0 {
			p.we = len(paragraphs)
		}
	}
	if p.we < at {
		return last // the article speaks of itself as "we"
	}
	for i := at; i < len(paragraphs) && i <= last+maxBetween+1; i++ {
		if i > at && p.attributed(here, paragraphs[i]) {
			break
		}
		if i > at && p.firstPerson(paragraphs[i]) {
			last = i
		}
	}
	return last
}

func (p *pass) firstPerson(r news.Range) bool {
	for i := r.First; i < r.Last; i++ {
		switch p.low[i] {
		case "we", "our", "us", "i", "my":
			if !p.doc.Quoted(i) {
				return true
			}
		}
	}
	return false
}

// attributed tells whether somebody named speaks in a paragraph.
func (p *pass) attributed(here *sites, r news.Range) bool {
	span := p.span(r)
	for at := p.sent[r.First]; at <= p.sent[r.Last-1]; at++ {
		for _, i := range here.of(int(at)) {
			p.looked++
			s := &p.doc.Statements[i]
			if !p.gone[i] && slices.ContainsFunc(s.Source, func(x news.Span) bool { return span.Contains(x) && p.names(p.tokens(x)) }) {
				return true
			}
		}
	}
	return false
}

func (p *pass) names(r news.Range) bool {
	for i := r.First; i < r.Last; i++ {
		if k := p.mention[i]; k >= 0 && p.doc.Mentions[k].Form == news.FormName {
			return true
		}
	}
	return false
}

// dropHollow takes out statements of the announcing line that put nothing
// forward: "told DeepDotWeb that", or the speaker for content.
func (p *pass) dropHollow(here []int32, cue, source news.Range) {
	for _, i := range here {
		s := &p.doc.Statements[i]
		p.looked++
		if !slices.ContainsFunc(s.Cue, p.span(cue).Overlaps) || len(s.Content) != 1 {
			continue
		}
		c := p.tokens(s.Content[0])
		p.gone[i] = p.gone[i] || c.Len() < 3 || c.Has(source.First)
	}
}

// announce adds a statement for each sentence of paragraph r that none with a
// source speaks of yet; those that speak there in between are inside it.
func (p *pass) announce(here *sites, heard []bool, r, source, cue news.Range) {
	quoted := p.doc.Quoted(r.First)
	for at := int(p.sent[r.First]); at <= int(p.sent[r.Last-1]); at++ {
		for _, i := range here.of(at) {
			q := &p.doc.Statements[i]
			p.looked++
			p.gone[i] = p.gone[i] || p.ourselves(q) && p.span(r).Contains(start(q))
		}
		s := p.doc.Sentences[at].Range
		s.First, s.Last = max(s.First, r.First), min(s.Last, r.Last)
		for s.Len() > 0 && !wordish(p.low[s.Last-1]) {
			s.Last--
		}
		if s.Len() < 2 || p.doc.Sentences[at].Furniture || quoted && heard[at] && !p.credits(cue) {
			continue
		}
		p.announceOne(here.of(at), p.span(s), source, cue)
	}
}

// credits tells whether what announces names a document or an outlet in so many words,
// whose own speakers speak inside it: "From Yonhap:", "The report read:".
func (p *pass) credits(cue news.Range) bool {
	switch p.low[cue.First] {
	case "from", "via", "per", "according", "here", "read", "reads":
		return true
	}
	return false
}

// announceOne adds the statement of one sentence.
func (p *pass) announceOne(here []int32, span news.Span, source, cue news.Range) {
	n := len(p.doc.Statements)
	for _, i := range here {
		p.looked++
		if q := &p.doc.Statements[i]; !p.gone[i] && p.top(q) < 0 && len(q.Content) > 0 && span.Contains(start(q)) {
			q.Parent = n
		}
	}
	p.doc.Statements = append(p.doc.Statements, news.Statement{Kind: news.Indirect, Parent: -1, Confidence: 0.8,
		Source: []news.Span{p.span(source)}, Cue: []news.Span{p.span(cue)}, Content: []news.Span{span},
		Reason: news.Reason{Rule: announcedRule, Score: 1, Spans: []news.Span{p.span(source)}}})
}

package chain

import "hearsay/extract/news"

// This file finds who is cited where the words that cite stand in the cue, in the
// content or in a clause of their own.

// citesIn is who is cited by words of the cue: "reported, citing an unnamed source, that
// it is shut". What follows the comma is what is said.
func (p *pass) citesIn(s *news.Statement, voices []voice) (news.Source, bool) {
	cues := p.cueTokens(s)
	if len(cues) < 2 || len(voices) == 0 || len(s.Content) == 0 {
		return news.Source{}, false
	}
	last := cues[len(cues)-1]
	r := p.tokens(s.Content[0])
	if n := p.r.Citing(p.low[last], p.word(last+1)); n == 0 || r.First != last+1 {
		return news.Source{}, false
	}
	phrase := p.phraseAfter(r.First, r.Last)
	v, ok := p.voice(phrase)
	if !ok || p.mute(v.hop) || phrase.Last+2 >= r.Last || p.low[phrase.Last] != "," {
		return news.Source{}, false
	}
	s.Content[0] = p.span(news.Range{First: phrase.Last + 1, Last: r.Last})
	return v.hop, true
}

// citesAfter is who is cited at the end of the content: "… that it is shut, citing
// people who saw it".
func (p *pass) citesAfter(s *news.Statement, voices []voice) (news.Source, bool) {
	if len(voices) == 0 || len(s.Content) == 0 || voices[0].hop.Kind == news.Person {
		return news.Source{}, false
	}
	r := p.tokens(s.Content[len(s.Content)-1])
	for i := max(r.First+1, r.Last-maxFrame); i < r.Last-1; i++ {
		n := p.r.Citing(p.low[i], p.word(i+1))
		if n == 0 || p.low[i-1] != "," || p.doc.Quoted(i) || !p.near(i, r.Last-1) {
			continue
		}
		v, ok := p.voice(p.phraseAfter(i+n, r.Last))
		return v.hop, ok && !p.mute(v.hop) && v.hop.Kind != news.DocumentKind
	}
	return news.Source{}, false
}

// citesInClause is who is cited in a clause about who speaks: "The report, which cites an
// aide, says", "a report that was attributed to the Herald".
func (p *pass) citesInClause(i, last int) (news.Source, bool) {
	at := -1
	switch {
	case p.lemma(i) == "cite" && p.finite(i) && (p.word(i-1) == "which" || p.word(i-1) == "that"):
		at = i + 1
	case p.low[i] == "attributed" && p.word(i+1) == "to" && p.lemma(i-1) == "be" && (p.word(i-2) == "that" || p.word(i-2) == "which"):
		at = i + 2
	}
	if at < 0 || at >= last || !p.near(i, at) {
		return news.Source{}, false
	}
	v, ok := p.voice(p.phraseAfter(at, last))
	return v.hop, ok && !p.mute(v.hop)
}

// goOn gives a quotation that goes on after "according to" to who was quoted: "“It is
// shut,” he said, according to the Herald. “It is rusty.”"
func (p *pass) goOn() {
	for i := range p.doc.Statements {
		c := &p.doc.Statements[i]
		if c.Parent < 0 || c.Parent == i || len(c.Content) != 1 || len(c.Source) == 0 || len(c.Cue) == 0 {
			continue
		}
		s := &p.doc.Statements[c.Parent]
		if len(s.Content) < 2 || len(s.Cue) == 0 || !p.doc.Quoted(p.tokens(c.Content[0]).First) || p.low[p.tokens(s.Cue[0]).First] != "according" || !s.Content[0].Contains(c.Cue[0]) {
			continue
		}
		for _, piece := range s.Content[1:] {
			if s.Cue[0].Before(piece) && p.doc.Quoted(p.tokens(piece).First) {
				c.Content = append(c.Content, piece)
			}
		}
	}
}

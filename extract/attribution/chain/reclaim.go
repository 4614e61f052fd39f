package chain

import (
	"strings"

	"hearsay/extract/news"
)

// reclaim gives a statement its speaker where the words between the closing mark and
// the verb were taken for more of the quotation: "“The port is shut,” the harbour's
// master, Anna Brook, told Vesti."
func (p *pass) reclaim(s *news.Statement) {
	if len(s.Source) > 0 || len(s.Cue) == 0 || len(s.Content) == 0 {
		return
	}
	cue := p.tokens(s.Cue[0])
	if cue.Len() == 0 || !p.r.Say(p.lemma(cue.First)) || !p.finite(cue.First) {
		return
	}

	for k := range s.Content {
		c := p.tokens(s.Content[k])
		if c.Len() < 4 || c.Last > cue.First || c.Last < cue.First-1 || !p.near(c.Last-1, cue.First) {
			continue
		}
		mark := c.Last - 1
		for mark > c.First && !p.doc.Quoted(mark) {
			mark--
		}
		src := news.Range{First: mark + 1, Last: c.Last}
		if mark == c.First || src.Len() == 0 || src.Len() > maxClosing || !p.names(src) || p.finiteIn(src) {
			continue
		}
		s.Content[k] = p.span(news.Range{First: c.First, Last: mark + 1})
		s.Source = []news.Span{p.span(src)}
		return
	}
}

// wasQuoted gives "Nelson was quoted as saying “…”" its speaker where the name was taken
// for what is said.
func (p *pass) wasQuoted(s *news.Statement) {
	if len(s.Source) > 0 || len(s.Cue) == 0 || len(s.Content) < 2 {
		return
	}
	name, cue := p.tokens(s.Content[0]), p.tokens(s.Cue[0])
	if name.Len() == 0 || cue.Len() < 3 || name.Last != cue.First || p.finiteIn(name) || p.doc.Quoted(name.First) || !p.names(name) {
		return
	}
	for i := cue.First; i+2 < cue.Last; i++ {
		if p.low[i] == "quoted" && p.low[i+1] == "as" {
			s.Source, s.Content = []news.Span{s.Content[0]}, s.Content[1:]
			return
		}
	}
}

// subjectDocument is what reads: "“…,” the page reads", "“…,” read the post".
func (p *pass) subjectDocument(s *news.Statement) []voice {
	for _, v := range p.cueTokens(s) {
		if l := p.lemma(v); l != "read" && !p.r.Show(l) || !strings.HasPrefix(p.tag(v), "VB") {
			continue
		}
		sent := p.doc.Sentences[p.sent[v]].Range
		for i := max(sent.First, v-20); i < min(sent.Last, v+20); i++ {
			if t := &p.doc.Tokens[i]; t.Head != v || t.Rel != "nsubj" && t.Rel != "obj" || p.inContent(s, i) || !p.r.Document(p.lemma(i)) {
				continue
			}
			if w, ok := p.voice(p.subtree(i, sent)); ok {
				return []voice{w}
			}
		}
	}
	return nil
}

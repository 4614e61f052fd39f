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

// saidMidway gives "For instance, said Brook, the port is shut." its speaker, whose name
// stands between the verb and a comma, in what was taken for the content.
func (p *pass) saidMidway(s *news.Statement) {
	if len(s.Source) > 0 || len(s.Cue) != 1 || len(s.Content) == 0 {
		return
	}
	v := p.tokens(s.Cue[0])
	if v.Len() != 1 || !p.finite(v.First) || !p.r.Say(p.lemma(v.First)) || p.word(v.First-1) != "," || !p.near(v.First-1, v.Last) {
		return
	}
	i := v.Last
	if strings.HasPrefix(p.tag(i), "NNP") && p.near(i, i+1) && p.outer[i] < 0 {
		i++ // "said Mr Brook"
	}
	k := p.outer[min(i, len(p.outer)-1)]
	if k < 0 || p.doc.Mentions[k].First != i || p.doc.Mentions[k].Form != news.FormName || !p.speaks(p.doc.Mentions[k].Head) {
		return
	}
	m := &p.doc.Mentions[k]
	if p.word(m.Last) != "," || !p.near(v.First, m.Last) {
		return
	}
	for n, piece := range s.Content {
		c := p.tokens(piece)
		if c.First != v.Last && c.First != m.First {
			continue
		}
		if c.First = m.Last + 1; c.Len() < 2 {
			return
		}
		s.Content[n] = p.span(c)
		s.Source = []news.Span{m.Span}
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

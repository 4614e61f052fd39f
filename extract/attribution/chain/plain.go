package chain

import (
	"strings"

	"hearsay/extract/news"
)

// plainRule marks the statements below.
const plainRule = "chain/plain"

// plain adds what the parse shows and the tagger missed: a main verb of saying with
// somebody who can speak for its subject and a clause for what is said.
func (p *pass) plain() {
	here := p.bySentence()
	for at := range p.doc.Sentences {
		s := &p.doc.Sentences[at]
		if s.Furniture || s.Span.Field == news.Title {
			continue
		}
		for v := s.First; v < s.Last; v++ {
			if t := &p.doc.Tokens[v]; t.Rel != "root" || !p.finite(v) || !p.r.Say(t.Lemma) || p.doc.Quoted(v) || p.spokenHere(here.of(at), v) {
				continue
			}
			if x, ok := p.plainAt(v, s.Range); ok {
				p.doc.Statements = append(p.doc.Statements, x)
			}
		}
	}
}

// spokenHere tells that one of the sentence's statements has word v in it.
func (p *pass) spokenHere(here []int32, v int) bool {
	w := p.doc.Tokens[v].Span
	for _, i := range here {
		s := &p.doc.Statements[i]
		p.looked++
		for _, list := range [...][]news.Span{s.Source, s.Cue, s.Content} {
			for _, x := range list {
				if x.Overlaps(w) {
					return true
				}
			}
		}
	}
	return false
}

// plainReach is how far from its verb a subject and a clause are looked for, so that
// a sentence of a million words stays linear.
const plainReach = 60

// plainAt is the statement of verb v of sentence s.
func (p *pass) plainAt(v int, s news.Range) (news.Statement, bool) {
	subject, content := -1, -1
	for i := max(s.First, v-plainReach); i < min(s.Last, v+plainReach); i++ {
		t := &p.doc.Tokens[i]
		switch {
		case t.Head != v:
		case t.Rel == "nsubj" && i < v:
			subject = i
		case t.Rel == "ccomp" && i > v:
			content = i
		}
	}
	if subject < 0 || content < 0 || !p.speaks(subject) && !strings.HasPrefix(p.tag(subject), "PRP") {
		return news.Statement{}, false
	}
	src, body := p.subtree(subject, s), p.subtree(content, s)
	if src.Has(v) || body.Has(v) || body.Has(subject) || body.First <= v || !p.finiteIn(body) {
		return news.Statement{}, false
	}
	return news.Statement{Kind: news.Indirect, Parent: -1, Confidence: 0.6,
		Source: []news.Span{p.span(src)}, Cue: []news.Span{p.doc.Tokens[v].Span}, Content: []news.Span{p.span(body)},
		Reason: news.Reason{Rule: plainRule, Score: 1, Spans: []news.Span{p.doc.Tokens[v].Span}}}, true
}

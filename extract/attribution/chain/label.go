package chain

import "hearsay/extract/news"

// labels reads label lines near the head of an article: "Source: Russian news
// outlet Kommersant, referring to sources" gives its chain to the lead above it
// and to the lines "Quote: …" and "Details: …" below.
func (p *pass) labels() {
	paragraphs := p.paragraphs()
	at, chain := p.sourceLine(paragraphs)
	if at < 0 {
		return
	}
	line := paragraphs[at]
	p.dropLabels(paragraphs)
	if at > 0 {
		p.under(paragraphs[at-1], line, chain)
	}
	for _, r := range paragraphs[at+1:] {
		if p.labelOf(r) == BodyLabel {
			r.First += 2
			p.under(r, line, chain)
		}
	}
}

// paragraphs are the runs of tokens of the body's paragraphs.
func (p *pass) paragraphs() []news.Range {
	var out []news.Range
	last := -1
	for i := range p.doc.Sentences {
		s := &p.doc.Sentences[i]
		if s.Span.Field == news.Title {
			continue
		}
		if s.Paragraph != last || len(out) == 0 {
			out = append(out, s.Range)
			last = s.Paragraph
			continue
		}
		out[len(out)-1].Last = s.Last
	}
	return out
}

func (p *pass) labelOf(r news.Range) Label {
	if r.Len() < 3 || p.low[r.First+1] != ":" {
		return NoLabel
	}
	return p.r.Label(p.low[r.First])
}

// dropLabels takes out statements that took a label for a speaker ("Quote: …").
func (p *pass) dropLabels(paragraphs []news.Range) {
	p.drop(func(s *news.Statement) bool { return p.labelled(s, paragraphs) })
}

// drop takes out statements, and leaves those inside them to what was around.
// Most often there are none, and then it only looks.
func (p *pass) drop(out func(*news.Statement) bool) {
	p.dropAt(func(i int) bool { return out(&p.doc.Statements[i]) })
}

// dropAt is drop by place.
func (p *pass) dropAt(out func(int) bool) {
	first := 0
	for first < len(p.doc.Statements) && !out(first) {
		first++
	}
	if first == len(p.doc.Statements) {
		return
	}
	place := make([]int, len(p.doc.Statements))
	kept := make([]news.Statement, first, len(p.doc.Statements)-1)
	copy(kept, p.doc.Statements)
	for i := range p.doc.Statements {
		switch s := &p.doc.Statements[i]; {
		case i < first:
			place[i] = i
		case i == first || out(i):
			place[i] = -1
		default:
			place[i] = len(kept)
			kept = append(kept, *s)
		}
	}
	for i := range kept {
		q := kept[i].Parent
		for n := 0; q >= 0 && place[q] < 0; n++ {
			if q = p.doc.Statements[q].Parent; n == maxDepth {
				q = -1
			}
		}
		if q >= 0 {
			q = place[q]
		}
		kept[i].Parent = q
	}
	p.doc.Statements = kept
}

// labelled tells that a statement's source or cue is the opening word of a label line.
func (p *pass) labelled(s *news.Statement, paragraphs []news.Range) bool {
	for _, list := range [][]news.Span{s.Source, s.Cue} {
		for _, x := range list {
			for _, r := range paragraphs {
				if p.labelOf(r) != NoLabel && x.Overlaps(p.span(news.Range{First: r.First, Last: r.First + 2})) {
					return true
				}
			}
		}
	}
	return false
}

// lastLabel is how far down a "Source:" line still speaks of the lead; further
// down it is a credit.
const lastLabel = 3

// sourceLine finds the label line and reads its chain.
func (p *pass) sourceLine(paragraphs []news.Range) (int, []news.Source) {
	for at, r := range paragraphs[:min(len(paragraphs), lastLabel)] {
		if p.labelOf(r) != SourceLabel || at == len(paragraphs)-1 {
			continue
		}
		if chain := p.join(p.lineChain(news.Range{First: r.First + 2, Last: r.Last})); len(chain) > 0 {
			return at, chain
		}
	}
	return -1, nil
}

// lineChain reads "outlet, referring to sources".
func (p *pass) lineChain(r news.Range) []news.Source {
	var out []news.Source
	for i := r.First; i < r.Last; i++ {
		n := p.r.Citing(p.low[i], p.word(i+1))
		if n == 0 && i+1 < r.Last {
			continue
		}
		head := news.Range{First: r.First, Last: i}
		if n == 0 {
			head.Last = r.Last
		}
		if v, ok := p.lineVoice(head); ok {
			out = append(out, v)
		}
		if n > 0 {
			if v, ok := p.voice(p.phraseAfter(i+n, r.Last)); ok {
				out = append(out, v.hop)
			}
		}
		return out
	}
	return out
}

// lineVoice takes the name in a label's words, else the words.
func (p *pass) lineVoice(r news.Range) (news.Source, bool) {
	for i := r.First; i < r.Last; i++ {
		if k := p.mention[i]; k >= 0 && p.doc.Mentions[k].Form == news.FormName {
			h := p.hop(int(k))
			if p.doc.Mentions[k].Kind == news.Outlet || i+1 == p.trim(r).Last {
				return h, true
			}
		}
	}
	v, ok := p.voice(r)
	return v.hop, ok
}

// under adds a statement for each sentence of r that none speaks of yet.
func (p *pass) under(r, line news.Range, chain []news.Source) {
	p.label, p.zones = chain, append(p.zones, p.span(r))
	for i := range p.doc.Sentences {
		s := p.doc.Sentences[i].Range
		s.First, s.Last = max(s.First, r.First), min(s.Last, r.Last)
		for s.Len() > 0 && !wordish(p.low[s.Last-1]) {
			s.Last--
		}
		if s.Len() < 2 {
			continue
		}
		span := p.span(s)
		if p.taken(span) {
			continue
		}
		st := news.Statement{Kind: news.Indirect, Cue: []news.Span{p.doc.Tokens[line.First].Span}, Content: []news.Span{span}, Parent: -1, Confidence: 0.8,
			Reason: news.Reason{Rule: "chain/label-line", Score: 1, Spans: []news.Span{p.span(line)}}}
		st.Source = []news.Span{p.span(p.trim(news.Range{First: line.First + 2, Last: line.Last}))}
		p.doc.Statements = append(p.doc.Statements, st)
	}
}

// inZone tells that a statement stands in a paragraph that a label line speaks of.
func (p *pass) inZone(s *news.Statement) bool {
	for _, z := range p.zones {
		if z.Contains(start(s)) {
			return true
		}
	}
	return false
}

// taken tells whether a statement with a source already covers the sentence.
func (p *pass) taken(span news.Span) bool {
	for i := range p.doc.Statements {
		s := &p.doc.Statements[i]
		for _, c := range s.Content {
			if c.Overlaps(span) && len(s.Source) > 0 {
				return true
			}
		}
	}
	return false
}

// ourselves tells whether a statement has "I" or "we" for its source: who that
// is, what stands around it says.
func (p *pass) ourselves(s *news.Statement) bool {
	for _, x := range s.Source {
		r := p.tokens(x)
		if r.Len() != 1 || p.low[r.First] != "i" && p.low[r.First] != "we" {
			return false
		}
	}
	return len(s.Source) > 0
}

package chain

import (
	"slices"
	"strings"

	"hearsay/extract/news"
)

// inner adds the statements that stand inside another's content and that the
// tagger, which knows outermost ones only, leaves to the parse: in "Reuters
// writes that Dmitry Peskov said he could not confirm it", what Peskov said.
func (p *pass) inner() {
	cues := make([]bool, len(p.doc.Tokens))
	for i := range p.doc.Statements {
		for _, t := range p.cueTokens(&p.doc.Statements[i]) {
			cues[t] = true
		}
	}
	var added []news.Statement
	for i, n := 0, len(p.doc.Statements); i < n; i++ {
		for _, c := range p.doc.Statements[i].Content {
			r := p.tokens(c)
			for v := r.First; v < r.Last; v++ {
				if cues[v] || !p.saysInside(v, i) || !strings.HasPrefix(p.tag(v), "VB") || p.doc.Quoted(v) != p.doc.Quoted(r.First) {
					continue
				}
				if s, ok := p.innerAt(v, r); ok {
					s.Parent = i
					s.Confidence = 0.8 * p.doc.Statements[i].Confidence
					added = append(added, s)
					cues[v] = true
				}
			}
		}
	}
	if len(added) > 0 {
		p.doc.Statements = append(p.doc.Statements, added...)
		p.sortStatements()
		p.nest()
	}
}

// saysInside tells whether verb v passes on somebody's word inside statement i: what
// somebody thinks is only news where an outlet tells it.
func (p *pass) saysInside(v, i int) bool {
	switch l := p.lemma(v); l {
	case "believe", "think", "suspect", "fear", "feel":
		vs := p.voices(&p.doc.Statements[i])
		return len(vs) > 0 && vs[0].hop.Kind == news.Outlet
	default:
		return p.r.Say(l)
	}
}

// prune takes out what the tagger, which reads contents without the words around
// them, finds in there though nothing says that anybody speaks, and keeps the
// rest within the sentence of its cue.
func (p *pass) prune() {
	p.drop(func(s *news.Statement) bool { return s.Parent >= 0 && (!p.spoken(s) || p.hollow(s) || p.joinedOn(s)) })
	for i := range p.doc.Statements {
		s := &p.doc.Statements[i]
		if s.Parent < 0 || len(s.Cue) == 0 {
			continue
		}
		if len(s.Content) == 1 {
			p.withinSentence(s)
			continue
		}
		at := p.sent[p.tokens(s.Cue[0]).First]
		piece := p.pieceOf(s)
		here := slices.DeleteFunc(slices.Clone(s.Content), func(c news.Span) bool { return p.sent[p.tokens(c).First] != at || !piece.Contains(c) })
		if len(here) > 0 {
			s.Content = here
		}
	}
}

// hollow tells that one word alone is said: "told her that".
func (p *pass) hollow(s *news.Statement) bool {
	return len(s.Content) == 1 && len(s.Source) > 0 && p.tokens(s.Content[0]).Len() == 1 && p.low[p.tokens(s.Content[0]).First] == "that"
}

// joinedOn tells that an "and" or "but" parts who says it from the words before, which are
// then not what is said: "“One has left, but they told me that it is shut.”"
func (p *pass) joinedOn(s *news.Statement) bool {
	if len(s.Content) != 1 || len(s.Source) != 1 || !s.Content[0].Before(s.Source[0]) {
		return false
	}
	i := p.tokens(s.Source[0]).First
	return i > 0 && p.tag(i-1) == "CC" && p.near(i-1, i)
}

// withinSentence cuts what is said inside another's words at the end of its sentence.
func (p *pass) withinSentence(s *news.Statement) {
	r := p.tokens(s.Content[0])
	if r.Len() == 0 {
		return
	}
	if last := p.doc.Sentences[p.sent[r.First]].Last; r.Last > last && p.sent[r.First] == p.sent[p.tokens(s.Cue[0]).First] {
		r.Last = last
		s.Content[0] = p.span(r)
	}
}

// pieceOf is the piece of the outermost statement's content in which the cue of
// one inside it stands, or all of the text.
func (p *pass) pieceOf(s *news.Statement) news.Span {
	top := s
	for n := 0; top.Parent >= 0 && n < maxDepth; n++ {
		top = &p.doc.Statements[top.Parent]
	}
	for _, c := range top.Content {
		if c.Contains(s.Cue[0]) {
			return c
		}
	}
	return news.Span{Field: s.Cue[0].Field, End: len(p.doc.Article.Of(s.Cue[0].Field))}
}

// innerAt makes the statement of the verb of saying v inside content r.
func (p *pass) innerAt(v int, r news.Range) (news.Statement, bool) {
	subject, body := p.innerParts(v, r)
	src, ok := p.innerSource(v, subject, r)
	if !ok || body.Len() == 0 {
		return news.Statement{}, false
	}
	if src.Has(v) || body.Has(v) || src.First < body.Last && body.First < src.Last {
		return news.Statement{}, false
	}
	for body.Len() > 2 && (p.low[body.First] == "that" || !wordish(p.low[body.First])) {
		body.First++
	}
	return news.Statement{Kind: news.Indirect, Source: []news.Span{p.span(src)}, Cue: []news.Span{p.doc.Tokens[v].Span},
		Content: []news.Span{p.span(body)}, Parent: -1, Reason: news.Reason{Rule: "chain/inner", Score: 1, Spans: []news.Span{p.doc.Tokens[v].Span}}}, body.Len() >= 2
}

// innerParts are the subject of verb v, -1 for none, and the clause that is said.
func (p *pass) innerParts(v int, r news.Range) (subject int, body news.Range) {
	subject, content := -1, -1
	for i := max(r.First, v-60); i < min(r.Last, v+60); i++ {
		t := &p.doc.Tokens[i]
		if t.Head != v {
			continue
		}
		switch {
		case strings.HasPrefix(t.Rel, "nsubj") && (t.Rel != "nsubj:pass" || p.perfect(v)):
			subject = i
		case t.Rel == "ccomp" && i > v:
			content = i
		}
	}
	if content >= 0 {
		body = p.subtree(content, r)
	} else if body = p.quotedIn(v, r); body.Len() == 0 {
		if body = p.withoutThat(v, r); body.Len() == 0 {
			body = p.toldThat(v, r)
		}
	}
	if h := p.doc.Tokens[v].Head; subject < 0 && h >= 0 && r.Has(h) && p.doc.Tokens[v].Rel == "conj" {
		for i := max(r.First, h-60); i < h; i++ { // "a student called and said that …"
			if t := &p.doc.Tokens[i]; t.Head == h && t.Rel == "nsubj" {
				subject = i
			}
		}
	}
	return subject, body
}

// withoutThat is the clause without "that" after verb v, of which a parser took the
// subject for the verb's object: "confirmed the mayor and his wife were shot".
func (p *pass) withoutThat(v int, r news.Range) news.Range {
	for i := v + 1; i < min(r.Last, v+20); i++ {
		t := &p.doc.Tokens[i]
		if t.Head != v || t.Rel != "obj" {
			continue
		}
		noun := p.subtree(i, r)
		f := noun.Last
		if noun.First != v+1 || f >= r.Last || !p.finite(f) && p.tag(f) != "VBN" {
			return news.Range{}
		}
		h := f
		if rel := p.doc.Tokens[f].Rel; (strings.HasPrefix(rel, "aux") || rel == "cop") && p.doc.Tokens[f].Head > f {
			h = p.doc.Tokens[f].Head
		} else if !p.finite(f) {
			return news.Range{}
		}
		for j := f; j < min(r.Last, h+10); j++ {
			if p.doc.Tokens[j].Head == h && strings.HasPrefix(p.doc.Tokens[j].Rel, "nsubj") {
				return news.Range{}
			}
		}
		return news.Range{First: noun.First, Last: max(p.subtree(h, news.Range{First: f, Last: r.Last}).Last, h+1)}
	}
	return news.Range{}
}

// toldThat is the clause after "told her" that the parser hung on a verb further out.
func (p *pass) toldThat(v int, r news.Range) news.Range {
	first := v + 2
	if p.lemma(v) != "tell" || first >= r.Last || !p.near(v, first) || !strings.HasPrefix(p.tag(v+1), "PRP") {
		return news.Range{}
	}
	for w := first; w < min(r.Last, v+20); w++ {
		t := &p.doc.Tokens[w]
		if t.Rel != "ccomp" || t.Head >= v || !strings.HasPrefix(p.tag(w), "VB") {
			continue
		}
		for i := first; i < w; i++ {
			if p.doc.Tokens[i].Head == w && strings.HasPrefix(p.doc.Tokens[i].Rel, "nsubj") {
				return news.Range{First: first, Last: p.subtree(w, r).Last}
			}
		}
		return news.Range{}
	}
	return news.Range{}
}

// maxHearer is how many words may stand between an inner word of saying and the
// quotation: "told the editor, ‘It is shut.’"
const maxHearer = 5

// quotedIn is the quotation inside a quotation that verb v opens.
func (p *pass) quotedIn(v int, r news.Range) news.Range {
	if !p.doc.Quoted(v) {
		return news.Range{}
	}
	for i := v + 1; i < min(r.Last-2, v+maxHearer); i++ {
		if w := p.low[i]; w != "‘" && w != "'" || p.low[i-1] != "," && p.low[i-1] != ":" {
			continue
		}
		end := i + 2
		for end < r.Last && p.low[end] != "’" && p.low[end] != "'" {
			end++
		}
		return news.Range{First: i + 1, Last: end}
	}
	return news.Range{}
}

// innerSource is who says it, by the subject of verb v, -1 for none, or the name
// right before it.
func (p *pass) innerSource(v, subject int, r news.Range) (news.Range, bool) {
	switch {
	case subject >= 0 && (p.speaks(subject) || p.mention[subject] >= 0 && p.doc.Mentions[p.mention[subject]].Form == news.FormName):
		return p.subtree(subject, r), true
	case subject >= 0:
		one := news.Range{First: subject, Last: subject + 1}
		return one, p.pronoun(one) && p.low[subject] != "it"
	}
	if p.tag(v) == "VBG" && !p.r.Document(p.lemma(v-1)) {
		return news.Range{}, false // "attacked the plans for pensioners saying"
	}
	if k := p.mention[max(v-1, 0)]; v > r.First && k >= 0 && p.doc.Mentions[k].Last == v && p.speaks(v-1) {
		return p.before(int(k), r), true // the parser gave the subject to another verb
	}
	return news.Range{}, false
}

// before is mention k with the role that stands before it.
func (p *pass) before(k int, r news.Range) news.Range {
	m := &p.doc.Mentions[k]
	out := m.Range
	for out.First > r.First && strings.HasPrefix(p.tag(out.First-1), "NN") {
		out.First--
	}
	return out
}

// speaks tells whether word i names somebody who can speak.
func (p *pass) speaks(i int) bool {
	if k := p.mention[i]; k >= 0 {
		m := &p.doc.Mentions[k]
		kind := m.Kind
		if m.Entity >= 0 {
			kind = p.doc.Entities[m.Entity].Kind
		}
		return kind == news.Person || kind == news.Organisation || kind == news.Outlet || kind == news.DocumentKind || p.r.Unnamed(p.lemma(i))
	}
	return p.r.Person(p.lemma(i)) || p.r.Unnamed(p.lemma(i))
}

// subtree is the run of words around i that hang on it, inside r.
func (p *pass) subtree(i int, r news.Range) news.Range {
	out := news.Range{First: i, Last: i + 1}
	hangs := func(j int) bool {
		for n := 0; n < 40 && j >= 0; n++ {
			if j == i {
				return true
			}
			j = p.doc.Tokens[j].Head
		}
		return false
	}
	for out.First > r.First && p.near(i, out.First-1) && hangs(out.First-1) {
		out.First--
	}
	for out.Last < r.Last && p.near(i, out.Last) && hangs(out.Last) {
		out.Last++
	}
	for out.Last > out.First+1 && !wordish(p.low[out.Last-1]) {
		out.Last--
	}
	return out
}

// flip puts "Hale reported that the port is shut, according to sources" in order:
// the sources speak inside Hale's report, though their words come last.
func (p *pass) flip() {
	for b := range p.doc.Statements {
		a := p.doc.Statements[b].Parent
		if a < 0 || p.doc.Statements[a].Parent == b {
			continue
		}
		s, outer := &p.doc.Statements[b], &p.doc.Statements[a]
		if p.hearsOf(s, outer) {
			s.Parent, outer.Parent = outer.Parent, b
			continue
		}
		if len(outer.Cue) == 0 || len(s.Cue) == 0 || p.low[p.tokens(outer.Cue[0]).First] != "according" || !s.Cue[0].Before(outer.Cue[0]) {
			continue
		}
		if vs := p.voices(outer); len(vs) > 0 && p.relays(vs[0], s) {
			continue // "the mayor said that it is shut, according to the Herald"
		}
		s.Parent, outer.Parent = outer.Parent, b
		outer.Content = s.Content
	}
}

// hearsOf tells that "according to" s stands outside what the statement around it
// says, so that it hands that one on: "“It is shut,” Hale said, according to the Herald."
func (p *pass) hearsOf(s, outer *news.Statement) bool {
	if len(s.Cue) == 0 || len(s.Source) == 0 || len(outer.Cue) == 0 || p.low[p.tokens(s.Cue[0]).First] != "according" || !outer.Cue[0].Before(s.Cue[0]) || outer.Cue[0].Field != s.Cue[0].Field || p.low[p.tokens(outer.Cue[0]).First] == "according" {
		return false
	}
	for _, c := range outer.Content {
		if c.Overlaps(s.Cue[0]) {
			return false
		}
	}
	return p.near(p.tokens(outer.Cue[0]).First, p.tokens(s.Cue[0]).First)
}

// relays tells whether w passes on what the statement s inside its own says.
func (p *pass) relays(w voice, s *news.Statement) bool {
	if w.run.Len() > 0 && p.r.Report(p.lemma(p.head(w.run))) {
		return true
	}
	inner := p.voices(s)
	return w.hop.Kind == news.Outlet || len(inner) > 0 && p.passesOn(w.hop, inner[0].hop)
}

// nest makes the innermost statement around an added one its parent.
func (p *pass) nest() {
	for i := range p.doc.Statements {
		s := &p.doc.Statements[i]
		if s.Reason.Rule != "chain/inner" {
			continue
		}
		for j := i - 1; j >= 0 && j >= i-8; j-- {
			q := &p.doc.Statements[j]
			if q.Reason.Rule == "chain/inner" && len(q.Content) == 1 && q.Content[0].Contains(s.Content[0]) && q.Content[0].Contains(s.Cue[0]) {
				s.Parent = j
				break
			}
		}
	}
}

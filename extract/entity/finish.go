package entity

import (
	"slices"
	"strings"

	"hearsay/extract/news"
)

// finish writes the mentions and entities into the document.
func (p *pass) finish() {
	number, n := make([]int, len(p.es)), 0
	for i := range p.es {
		if len(p.es[i].mentions) > 0 {
			n++
		}
	}
	if p.doc.Entities = nil; n > 0 {
		p.doc.Entities = make([]news.Entity, 0, n)
	}
	for i := range p.es {
		number[i] = -1
		if e := &p.es[i]; len(e.mentions) > 0 {
			number[i] = len(p.doc.Entities)
			p.doc.Entities = append(p.doc.Entities, p.entity(e))
		}
	}
	p.doc.Mentions = make([]news.Mention, 0, len(p.ms))
	for k := range p.ms {
		m := &p.ms[k]
		out := news.Mention{Range: news.Range{First: m.first, Last: m.last}, Span: p.span(m.first, m.last), Head: m.head,
			Kind: m.kind, Form: m.form, Entity: -1, Score: m.score, Role: m.role}
		if m.ent >= 0 {
			out.Entity = number[m.ent]
			if out.Kind == news.Unknown {
				out.Kind = p.es[m.ent].kind
			}
		}
		p.doc.Mentions = append(p.doc.Mentions, out)
	}
}

func (p *pass) entity(e *ent) news.Entity {
	out := news.Entity{Name: e.name, Kind: e.kind, Roles: e.roles, Gender: e.gender, Plural: e.plural, Nominal: !e.named}
	if !e.named {
		m := &p.ms[e.mentions[0]]
		out.Name = p.fullPhrase(m)
		out.Generic = e.kind == news.Organisation || e.kind == news.Person || e.kind == news.Outlet
		out.Scope = p.scope(m)
	}
	for _, k := range e.mentions {
		m := &p.ms[k]
		if m.form != news.FormName {
			continue
		}
		if n := p.displayName(m); n != out.Name && !slices.Contains(out.Aliases, n) {
			out.Aliases = append(out.Aliases, n)
		}
	}
	slices.Sort(out.Aliases)
	return out
}

// fullPhrase is a description without its article, with the "of …" that
// belongs to it: "employees of the Russian presidential administration".
func (p *pass) fullPhrase(m *mention) string {
	first, last := m.first, m.last
	if t := p.tag(first); (t == "DT" || t == "PRP$") && first < m.head {
		first++
	}
	for n := 0; n < 2 && p.near(m.head, last+1); n++ {
		switch p.low[last] {
		case "of", "at", "from", "for", "familiar", "close":
		default:
			return p.text(first, last)
		}
		end := last + 1
		for p.near(m.head, end) && end < last+longestPhrase && (p.modifies(end) || strings.HasPrefix(p.tag(end), "NN") || p.tag(end) == "TO" || p.tag(end) == "IN" && n == 0 && end == last+1) {
			end++
		}
		if end == last+1 || !strings.HasPrefix(p.tag(end-1), "NN") {
			return p.text(first, last)
		}
		last = end
	}
	return p.text(first, last)
}

// scope is the place or parent that tells one "police" from another: a name
// inside the description or in its "of" phrase.
func (p *pass) scope(m *mention) string {
	for i := m.first; i < m.head; i++ {
		if k := p.own[i]; k != 0 {
			return p.scopeName(int(k) - 1)
		}
		if p.sc.words[i].gaz&gazDemonym != 0 {
			return p.doc.Text(p.doc.Tokens[i].Span)
		}
	}
	for i := m.last; i < m.last+4 && p.near(m.head, i); i++ {
		if k := p.own[i]; k != 0 && (p.low[m.last] == "of" || p.low[m.last] == "in" || p.low[m.last] == "at") {
			return p.scopeName(int(k) - 1)
		}
	}
	return ""
}

func (p *pass) scopeName(k int) string {
	if e := p.ms[k].ent; e >= 0 {
		return p.es[e].name
	}
	return p.displayName(&p.ms[k])
}

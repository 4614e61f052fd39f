package entity

import (
	"slices"
	"strings"

	"hearsay/extract/news"
)

// This file joins the description by which a lead introduces a person to the name
// that follows: "A plumber says he will sue. … Mark Oberholtzer sold the truck in
// 2013".

// leadSentences is how many sentences of the title and of the body may introduce
// somebody by a description alone, and leadReach how many more the name may take.
const (
	leadSentences = 2
	leadReach     = 4
)

// leads joins them after everything else is resolved.
func (p *pass) leads() {
	for b := range p.es {
		e := &p.es[b]
		if len(e.mentions) == 0 || e.named || e.plural || e.kind != news.Person {
			continue
		}
		m := &p.ms[e.mentions[0]]
		if m.form != news.FormNominal || m.plural || p.is(m.head, SenseUnnamed) || !p.is(m.head, SensePerson) {
			continue
		}
		if w := p.low[m.first]; w != "a" && w != "an" {
			continue
		}
		if a := p.nameAhead(m); a >= 0 && fits(&p.es[a], e) {
			p.merge(a, b)
		}
	}
}

// fits tells that a named person may be the described one.
func fits(a, b *ent) bool {
	return a.gender == 0 || b.gender == 0 || a.gender == b.gender || b.gender == 'n'
}

// nameAhead is the person whom a lead describes: the first one whom the article
// names at all, soon after and with no other role; -1 for none.
func (p *pass) nameAhead(m *mention) int {
	at := int(p.sent[m.head])
	if at-p.fieldStart(m.head) >= leadSentences || !p.leadsClause(m) {
		return -1
	}
	for k := range p.ms {
		c := &p.ms[k]
		if c.form != news.FormName || c.kind != news.Person || c.ent < 0 || p.es[c.ent].kind != news.Person || p.headline(c.first) {
			continue
		}
		if c.first < m.first && p.doc.Tokens[c.first].Field == p.doc.Tokens[m.first].Field || c.last-c.first < 2 {
			return -1
		}
		if c.first < m.first {
			continue
		}
		d := int(p.sent[c.head]) - at
		if d < 1 || d > leadReach || !p.sameRole(m, c) || !c.subject && p.tag(c.last) != "," {
			return -1
		}
		return c.ent
	}
	return -1
}

// fieldStart is the first sentence of the title or the body in which token i stands.
func (p *pass) fieldStart(i int) int {
	s := int(p.sent[i])
	for s > 0 && p.doc.Sentences[s-1].Span.Field == p.doc.Tokens[i].Field {
		s--
	}
	return s
}

// leadsClause tells that the description is the subject of its sentence's verb.
func (p *pass) leadsClause(m *mention) bool {
	t := &p.doc.Tokens[m.head]
	return strings.HasPrefix(t.Rel, "nsubj") && t.Head >= 0 && p.doc.Tokens[t.Head].Head < 0
}

// sameRole tells that what stands beside the name, if anything, is what the
// description says: more than the noun where both say more, so that "a Nato
// spokesman" is no "Taliban spokesman".
func (p *pass) sameRole(m, c *mention) bool {
	if c.role == "" {
		return true
	}
	words := strings.Fields(strings.ToLower(c.role))
	noun, more := false, false
	for i := m.first + 1; i < m.last; i++ {
		if slices.Contains(words, p.low[i]) {
			noun, more = noun || i == m.head, more || i != m.head
		}
	}
	return more || noun && (len(words) == 1 || m.head == m.first+1)
}

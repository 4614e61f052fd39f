package chain

import (
	"strings"

	"hearsay/extract/news"
)

// This file joins what speakers are called at different places of an article: "the
// source added" is the senior official quoted before, and "a lawmaker told CNN" is
// Lee Cheol-woo where the next lines name him.

// takesUp is the statement before i whose speaker "the source", "the official" or
// "the statement" takes up, -1 for none.
func (p *pass) takesUp(i int, v *voice) int {
	r := v.run
	if !v.hop.Anonymous && v.hop.Kind != news.DocumentKind || !p.pointsBack(r) {
		return -1
	}
	noun := p.lemma(p.head(r))
	at := int(p.sent[r.First])
	for j := i - 1; j >= 0 && j >= i-maxBack; j-- {
		q := &p.doc.Statements[j]
		if q.Parent >= 0 || len(q.Chain) == 0 || len(q.Source) == 0 || q.Source[0].Field != p.doc.Tokens[r.First].Field {
			continue
		}
		if at-p.lastSentence(q) > lastHeard {
			return -1
		}
		h := q.Chain[len(q.Chain)-1]
		if v.hop.Kind == news.DocumentKind && h.Kind == news.Organisation && p.madeIn(q, noun) {
			return j
		}
		if h.Anonymous == v.hop.Anonymous && h.Kind == v.hop.Kind && !h.Span.Empty() && p.lemma(p.head(p.tokens(h.Span))) == noun && (len(q.Chain) > 1 || len(h.Name) > len(v.hop.Name)) {
			return j
		}
	}
	return -1
}

// madeIn tells that what a statement says was said "in a statement", with that noun, so
// that "the statement said" goes on with the body that spoke.
func (p *pass) madeIn(q *news.Statement, noun string) bool {
	for _, r := range p.frames(q) {
		for i := r.First; i+2 < r.Last; i++ {
			if (p.low[i] == "in" || p.low[i] == "with") && (p.low[i+1] == "a" || p.low[i+1] == "an") && (p.lemma(i+2) == noun || i+3 < r.Last && p.lemma(i+3) == noun) && p.r.Venue(noun) {
				return true
			}
		}
	}
	return false
}

// pointsBack tells of "the source", "that official", "one of these people".
func (p *pass) pointsBack(r news.Range) bool {
	switch p.low[r.First] {
	case "the", "that", "this", "these", "those":
		return r.Len() == 2
	case "one", "another":
		return r.Len() == 4 && p.low[r.First+1] == "of" && (p.low[r.First+2] == "these" || p.low[r.First+2] == "those" || p.low[r.First+2] == "the")
	}
	return false
}

// body tells whether v is "the company", "the health agency": a body described
// rather than named, and spoken of so for the first time.
func (p *pass) body(v *voice) bool {
	r := v.run
	if p.low[r.First] != "the" || v.hop.Kind == news.Person || v.hop.Anonymous || r.Len() > maxBody {
		return false
	}
	h := p.head(r)
	if h != r.Last-1 || p.tag(h) != "NN" || !p.r.Body(p.lemma(h)) {
		return false
	}
	return v.hop.Entity < 0 || p.doc.Entities[v.hop.Entity].Nominal
}

// maxBody is how many words may describe a body: "the Geneva-based United Nations
// health agency" has eight with its hyphen.
const maxBody = 9

// named puts names for the descriptions by which a lead introduces its sources: "a
// South Korean newspaper" is the Chosun Ilbo, and "an Iraqi health official" Faisal
// Ghazi of the health committee, where the article names them next.
func (p *pass) named() {
	for i := range p.doc.Statements {
		s := &p.doc.Statements[i]
		for k := range s.Chain {
			if h := &s.Chain[k]; p.described(h) {
				if n, ok := p.nameToCome(i, h); ok {
					if same(s.Speaker, *h) {
						s.Speaker = n
					}
					*h = n
				}
			}
		}
	}
}

// described tells of a hop that is a description of one.
func (p *pass) described(h *news.Source) bool {
	if h.Entity >= 0 && !p.doc.Entities[h.Entity].Nominal || h.Span.Empty() {
		return false
	}
	r := p.tokens(h.Span)
	if r.Len() < 2 {
		return false
	}
	switch p.low[r.First] {
	case "a", "an":
	case "his", "her", "their":
		return p.r.Office(p.lemma(p.head(r))) // "his lawyer"
	case "the":
		if !p.r.Office(p.lemma(p.head(r))) {
			return false
		}
	default:
		return false
	}
	t := p.tag(p.head(r))
	return t == "NN" || t == "NNP"
}

// maxAhead is how many sentences after a description the name is looked for.
const maxAhead = 5

// nameToCome is who speaks next by a name that the article has not used before, if
// the description can mean them.
func (p *pass) nameToCome(i int, h *news.Source) (news.Source, bool) {
	r := p.tokens(h.Span)
	at := int(p.sent[r.First])
	lead := p.leadPerson(r, h)
	for j := i + 1; j < len(p.doc.Statements) && j <= i+maxBack; j++ {
		q := &p.doc.Statements[j]
		if len(q.Source) == 0 || q.Source[0].Field != h.Span.Field {
			continue
		}
		if int(p.sent[p.tokens(q.Source[0]).First])-at > maxAhead {
			break
		}
		for k := range q.Chain {
			n := q.Chain[k]
			if n.Entity < 0 || p.doc.Entities[n.Entity].Nominal || p.known(n.Entity, r.First) {
				continue
			}
			if p.means(r, h, n) || lead && p.introducedBy(n, int(p.sent[p.tokens(q.Source[0]).First])-at) {
				n.Span = h.Span
				return n, true
			}
			lead = lead && n.Kind != news.Person
		}
	}
	return news.Source{}, false
}

// lastLead is the last paragraph of a lead, and leadReach how many sentences further
// down whoever it introduces is named.
const (
	lastLead  = 3
	leadReach = 2
)

// leadPerson tells of somebody whom the lead introduces by what they are: "a former
// player", "a government spokesman"; whoever is a source, and no more, stays unnamed.
func (p *pass) leadPerson(r news.Range, h *news.Source) bool {
	if h.Span.Field == news.Title || p.doc.Sentences[p.sent[r.First]].Paragraph > lastLead || p.low[r.First] != "a" && p.low[r.First] != "an" || r.Len() < 3 {
		return false
	}
	n := p.head(r)
	switch p.lemma(n) {
	case "source", "insider", "person", "witness", "aide", "official", "employee":
		return false
	}
	return p.tag(n) == "NN" && p.r.Person(p.lemma(n))
}

// introducedBy tells that n, who speaks next, is named so soon and with so little said
// of who they are that the description was of them.
func (p *pass) introducedBy(n news.Source, after int) bool {
	if n.Kind != news.Person || after > leadReach || !strings.Contains(n.Name, " ") || len(p.doc.Entities[n.Entity].Roles) > 0 {
		return false
	}
	for _, w := range strings.Fields(strings.ToLower(n.Name)) {
		if p.r.Office(w) {
			return false // "U.S. President Carl Nye"
		}
	}
	return true
}

// known tells that an entity was named before token at.
func (p *pass) known(e, at int) bool {
	return p.first[e] >= 0 && int(p.first[e]) < at
}

// means tells that the description r of a hop can mean n: of one kind, and for
// persons a word of the description says what they are said to be.
func (p *pass) means(r news.Range, h *news.Source, n news.Source) bool {
	noun := p.lemma(p.head(r))
	switch {
	case p.r.Outlet(noun):
		return n.Kind == news.Outlet
	case p.r.Body(noun):
		return n.Kind == news.Organisation
	case h.Kind != news.Person && h.Kind != news.Unknown || n.Kind != news.Person || noun == "source" || noun == "witness" || noun == "person":
		return false
	}
	for _, role := range p.doc.Entities[n.Entity].Roles {
		if p.describes(role, r) {
			return true
		}
	}
	return false
}

// describes tells that a role says what r says: "lawmaker" of "a lawmaker"; where
// both say more than the noun, they share more: "a Nato spokesman" is no "Taliban
// spokesman", nor "a Jordanian official" every Jordanian.
func (p *pass) describes(role string, r news.Range) bool {
	words := strings.FieldsFunc(strings.ToLower(role), func(c rune) bool { return c == ' ' || c == '\'' || c == '’' || c == ',' || c == '-' })
	h := p.head(r)
	noun, more := false, false
	for _, w := range words {
		for i := r.First + 1; i < r.Last; i++ {
			if alike(w, p.low[i]) || alike(w, p.lemma(i)) || i == h && sameOffice(w, p.low[i]) {
				noun, more = noun || i == h, more || i != h
			}
		}
		more = more || len(w) > 2 && p.initials(r, w)
	}
	return more || noun && (len(words) == 1 || r.Len() == 2)
}

// initials tells that the first letters of capitalised words in a row of r spell w:
// "nsc" of "a spokesman for the National Security Council".
func (p *pass) initials(r news.Range, w string) bool {
	for i := r.First; i+len(w) <= r.Last; i++ {
		n := 0
		for n < len(w) && strings.HasPrefix(p.tag(i+n), "NNP") && p.low[i+n][0] == w[n] {
			n++
		}
		if n == len(w) {
			return true
		}
	}
	return false
}

// alike tells that two words begin alike: "Iraq" and "Iraqi".
func alike(a, b string) bool {
	const stem = 4
	if len(a) < stem || len(b) < stem {
		return false
	}
	return a == b || a[:stem] == b[:stem] && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

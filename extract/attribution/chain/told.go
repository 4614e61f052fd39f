package chain

import (
	"strings"

	"hearsay/extract/news"
)

// This file finds the outlets that were told something where no name was found or the
// words around it hide it: "told rbb24", "told CNN affiliate WBZ", "said in the Herald
// interview".

// unmarked is the outlet told at word i whose name was not taken for one: "told
// rbb24", "told the Fix", "told The Undefeated". A capital or a number shows that it
// is a name, and that nothing follows which it could describe.
func (p *pass) unmarked(i int) (news.Source, bool) {
	first := i
	if p.word(i) == "the" {
		i++
	}
	if !p.near(first-1, i) || p.mention[i] >= 0 && !p.bareWord(i) || !p.nameShaped(i) || i == first && strings.HasPrefix(p.tag(i), "JJ") {
		return news.Source{}, false
	}
	if next := p.tag(i + 1); p.near(i, i+1) && (strings.HasPrefix(next, "NN") && !p.r.Time(p.lemma(i+1)) || next == "POS" || strings.HasPrefix(next, "JJ") || p.low[i+1] == "-") {
		return news.Source{}, false
	}
	r := news.Range{First: first, Last: i + 1}
	return news.Source{Name: p.phrase(r), Kind: news.Outlet, Entity: -1, Span: p.span(r)}, true
}

// bareWord tells whether the mention at word i is that word alone and no name.
func (p *pass) bareWord(i int) bool {
	m := &p.doc.Mentions[p.outer[i]]
	return m.Form == news.FormNominal && m.Len() == 1
}

// nameShaped tells whether word i is written as only a name is: with a capital or
// with letters and figures.
func (p *pass) nameShaped(i int) bool {
	t := p.doc.Text(p.doc.Tokens[i].Span)
	if len(t) < 3 || strings.HasPrefix(p.tag(i), "V") || strings.HasPrefix(p.tag(i), "PRP") || p.tag(i) == "CD" || p.r.Time(p.lemma(i)) {
		return false
	}
	letters, digits := false, false
	for j := 0; j < len(t); j++ {
		letters = letters || t[j] >= 'a' && t[j] <= 'z'
		digits = digits || t[j] >= '0' && t[j] <= '9'
	}
	return letters && (digits || t[0] >= 'A' && t[0] <= 'Z')
}

// affiliate is the outlet named after mention k that is one of its: WBZ in "CNN
// affiliate WBZ".
func (p *pass) affiliate(k int) (news.Source, bool) {
	at := p.doc.Mentions[k].Last
	if p.word(at) != "affiliate" || !p.near(at-1, at+1) {
		return news.Source{}, false
	}
	if k := p.mention[at+1]; k >= 0 && p.doc.Mentions[k].Form == news.FormName {
		h := p.hop(int(k))
		return h, h.Kind == news.Outlet
	}
	r := news.Range{First: at + 1, Last: at + 2}
	if p.word(at+2) == "-" && p.near(at, at+3) {
		r.Last += 2 // "CNN affiliate BFM-TV"
	}
	name := p.doc.Text(p.span(r))
	return news.Source{Name: name, Kind: news.Outlet, Entity: -1, Span: p.span(r)}, name[0] >= 'A' && name[0] <= 'Z'
}

// inReport: "he confirmed in the Telegraph report", "told it in a Herald interview".
func (p *pass) inReport(i int) (news.Source, bool) {
	if p.low[i] != "in" || !p.near(i, i+3) || p.tag(i+1) != "DT" {
		return news.Source{}, false
	}
	k := p.mention[i+2]
	if k < 0 || p.doc.Mentions[k].Form != news.FormName || p.doc.Mentions[k].First != i+2 {
		return news.Source{}, false
	}
	at := p.doc.Mentions[k].Last
	if !p.near(i, at) || !p.r.Report(p.lemma(at)) && p.low[at] != "interview" {
		return news.Source{}, false
	}
	h := p.hop(int(k))
	return h, h.Kind == news.Outlet
}

// itsPublic tells whether mention k only says whose readers or staff are told: "sent to
// a Herald reader".
func (p *pass) itsPublic(k int) bool {
	at := p.doc.Mentions[k].Last
	if !p.near(at-1, at) || !strings.HasPrefix(p.tag(at), "NN") {
		return false
	}
	switch p.lemma(at) {
	case "reader", "viewer", "listener", "subscriber", "executive", "employee", "staffer", "staff", "lawyer":
		return true
	}
	return false
}

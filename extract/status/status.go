// Package status answers two questions about each claim: how far is it
// confirmed, and how is it put: as done, ordered, advised, planned, possible or
// not so?
//
//	// "A spokesman said he could not confirm the report."
//	status.English(doc)
//	doc.Claims[0].Status   // news.Unconfirmed
//	doc.Claims[0].Modality // news.Negated
//	doc.Claims[0].Act      // news.ActCannotConfirm, Target report
//
// Both are read off the parse by composition, after MinIE (Gashteovski et al.
// 2017) and De Facto (Saurí and Pustejovsky 2012): each word on the way from the
// claim's predicate up to the cue says what it does to the clause below it, and
// the outer one wins by a fixed table (compose). Status follows the innermost
// cue of the claim's own chain, so that what Reuters could not verify is not
// taken for what the spokesman could not confirm; who is silent or denies stands
// in the reason as the holder.
package status

import (
	"strings"
	"sync"

	"hearsay/extract/news"
	"hearsay/extract/status/en"
)

// English decides status, modality, polarity, act and target of each claim, and
// whether its time is due. It needs claims, statements and the parse.
func English(doc *news.Document) {
	if len(doc.Claims) == 0 {
		return
	}
	j := judges.Get().(*judge)
	j.read(doc)
	for i := range doc.Claims {
		j.claim(&doc.Claims[i])
	}
	j.doc = nil
	judges.Put(j)
}

// judge reads one document. first and next list each token's children in order.
type judge struct {
	doc                  *news.Document
	first, next, mention []int32 // mention: the mention that a token heads, -1 for none
	predicate            int     // head of the claim being decided
	relayed              bool    // somebody said it in the past
	features             []uint64
}

var judges = sync.Pool{New: func() any { return new(judge) }}

func (j *judge) read(doc *news.Document) {
	n := len(doc.Tokens)
	if cap(j.first) < n {
		j.first, j.next, j.mention = make([]int32, n+n/4), make([]int32, n+n/4), make([]int32, n+n/4)
	}
	j.doc, j.first, j.next, j.mention = doc, j.first[:n], j.next[:n], j.mention[:n]
	for i := range j.first {
		j.first[i], j.next[i], j.mention[i] = -1, -1, -1
	}
	for k := range doc.Mentions {
		j.mention[doc.Mentions[k].Head] = int32(k)
	}
	for i := n - 1; i >= 0; i-- {
		if h := doc.Tokens[i].Head; h >= 0 {
			j.next[i], j.first[h] = j.first[h], int32(i)
		}
	}
}

// claim decides one claim.
func (j *judge) claim(c *news.Claim) {
	v := j.head(c)
	if v < 0 {
		return
	}
	j.predicate = v
	m := j.modality(c, v)
	s := j.status(c, v, m)
	if s.modality != "" {
		m = mood{s.modality, s.modality == news.Negated, s.rule, s.at}
	}
	c.Modality, c.Polarity = m.modality, news.Positive
	if m.negative {
		c.Polarity = news.Negative
	}
	if c.Deadline != nil {
		c.Deadline.Due = c.Deadline.Ahead(j.doc.Article.Published, c.Modality)
	}
	c.ModalityReason = j.reason(m.rule, m.at, "")
	c.Status, c.Act, c.Target = s.status, s.act, s.target
	j.source(c, v, s.rule)
	c.StatusReason = j.reason(s.rule, s.at, j.note(c, &s))
}

// source settles who says a claim by what its status says: the article's own
// voice names nobody ("gave no details"), and who is silent, confirms or denies is
// who the claim is about.
func (j *judge) source(c *news.Claim, v int, rule string) {
	switch {
	case rule == "detail-withheld" && len(c.Source) > 0:
		c.Source, c.OtherSources = nil, nil
	case c.Status == news.Unconfirmed && len(c.Source) == 0 && j.unheardOf(v) >= 0:
		h, ok := j.hop(j.unheardOf(v))
		if !ok || news.IsOutlet(h.Name, j.doc.Article.Outlet) {
			return
		}
		c.Source = []news.Source{h}
	case (c.Status == news.Unconfirmed || c.Statement < 0 && (c.Status == news.Confirmed || c.Status == news.Denied)) && len(c.Source) == 0 && c.Who.Entity >= 0 && !j.passive(v) && (c.Who.Kind == news.Person || c.Who.Kind == news.Organisation):
		if news.IsOutlet(c.Who.Name, j.doc.Article.Outlet) {
			return
		}
		c.Source = []news.Source{{Name: c.Who.Name, Kind: c.Who.Kind, Span: c.Who.Span, Entity: c.Who.Entity, EntityID: c.Who.EntityID}}
	default:
		return
	}
	c.ID = news.ClaimID(c.Revision, c.Content, c.Source)
}

// hop is the source that the mention headed by token i is, false for what cannot speak.
func (j *judge) hop(i int) (news.Source, bool) {
	m := &j.doc.Mentions[j.mention[i]]
	h := news.Source{Name: j.doc.Text(m.Span), Kind: m.Kind, Span: m.Span, Entity: m.Entity}
	if m.Entity >= 0 {
		e := &j.doc.Entities[m.Entity]
		h.Kind, h.EntityID = e.Kind, e.ID
		if !e.Nominal {
			h.Name = e.Name
		}
	}
	return h, h.Kind == news.Person || h.Kind == news.Organisation || h.Kind == news.Outlet || h.Kind == news.Unknown && m.Form == news.FormName
}

func (j *judge) reason(rule string, at int, note string) news.Reason {
	r := news.Reason{Rule: "status/" + rule, Score: 1, Note: note}
	if at >= 0 {
		r.Spans = []news.Span{j.doc.Tokens[at].Span}
	}
	return r
}

// note says in words what an act is and whose.
func (j *judge) note(c *news.Claim, s *verdict) string {
	if s.act == news.ActAssert {
		return ""
	}
	note := s.note
	if note == "" {
		note = string(s.act)
	}
	if root, ok := c.Root(); ok {
		return note + "; holder: " + root.Name
	}
	if c.Who.Name != "" {
		return note + "; holder: " + c.Who.Name
	}
	return note
}

// head is the token of the claim's predicate that the rest of its clause hangs
// on; -1 where the document has no tokens there.
func (j *judge) head(c *news.Claim) int {
	span := c.Predicate.Span
	if span.Empty() {
		span = c.Content
	}
	first, last := j.doc.Under(span)
	if first == last {
		return -1
	}
	v := first
	for i := first; i < last; i++ {
		h := j.doc.Tokens[i].Head
		if h < first || h >= last {
			v = i
			if rel := j.doc.Tokens[i].Rel; h < 0 || !strings.HasPrefix(rel, "punct") && rel != "mark" {
				break
			}
		}
	}
	if t := &j.doc.Tokens[v]; (t.Rel == "cop" || strings.HasPrefix(t.Rel, "aux")) && t.Head >= 0 {
		v = t.Head
	}
	return v
}

// rel is a token's relation without its subtype.
func (j *judge) rel(i int) string {
	r, _, _ := strings.Cut(j.doc.Tokens[i].Rel, ":")
	return r
}

// class is what a token's lemma does, 0 for most.
func (j *judge) class(i int) en.Class {
	t := &j.doc.Tokens[i]
	c := en.Of(t.Lemma)
	if c == 0 && (t.Tag == "VBN" || t.Tag == "JJ" || t.Lemma == "") {
		c = en.Of(j.low(i))
	}
	return c
}

// low is a token in lower case; long ones are no cue and come back as they are.
func (j *judge) low(i int) string {
	w := j.doc.Text(j.doc.Tokens[i].Span)
	for k := range len(w) {
		if 'A' <= w[k] && w[k] <= 'Z' {
			return strings.ToLower(w)
		}
	}
	return w
}

// child is the first child of i with the relation, -1 for none.
func (j *judge) child(i int, rel string) int {
	for c := j.first[i]; c >= 0; c = j.next[c] {
		if j.rel(int(c)) == rel {
			return int(c)
		}
	}
	return -1
}

// marked tells that a clause is opened by the word.
func (j *judge) marked(i int, words ...string) bool {
	for c := j.first[i]; c >= 0; c = j.next[c] {
		if r := j.rel(int(c)); r != "mark" && r != "aux" && r != "advmod" && r != "case" {
			continue
		}
		w := j.low(int(c))
		for _, x := range words {
			if w == x {
				return true
			}
		}
	}
	return false
}

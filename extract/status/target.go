package status

import (
	"sort"
	"strings"

	"hearsay/extract/news"
	"hearsay/extract/status/en"
)

// target is what an act speaks of, as far as the words beside the verb tell.
func (j *judge) target(at int) news.Target {
	for c32 := j.first[at]; c32 >= 0; c32 = j.next[c32] {
		c := int(c32)
		switch j.rel(c) {
		case "obj", "obl", "nmod":
			if !j.request1(c) {
				return j.targetOf(c)
			}
			if n := j.child(c, "nmod"); n >= 0 && !j.request1(n) {
				return j.targetOf(n)
			}
		case "ccomp", "acl", "advcl", "conj":
			if j.class(c)&(en.Deny|en.Confirm) != 0 {
				return j.target(c) // "neither confirmed nor denied the report"
			}
			if j.rel(c) == "conj" {
				continue
			}
			return news.Target{Kind: news.TargetContent, Span: j.subtree(c)}
		}
	}
	if s := j.child(at, "nsubj"); s >= 0 && (strings.HasSuffix(j.doc.Tokens[s].Rel, ":pass") || j.doc.Tokens[at].Tag == "VBN" && j.passive(at)) && !j.person(s) && j.class(at)&en.Respond == 0 {
		return j.targetOf(s) // "the report could not be verified"
	}
	return news.Target{Kind: news.TargetOpen}
}

// request1 tells that a noun is the asking, not what was asked about.
func (j *judge) request1(i int) bool {
	switch j.doc.Tokens[i].Lemma {
	case "request", "comment", "question", "call", "email", "e-mail", "message", "inquiry", "enquiry", "query", "letter", "immediately", "day", "time":
		return true
	}
	return j.dated(i) || j.person(i)
}

// dated tells that a token is part of an expression of time.
func (j *judge) dated(i int) bool {
	list, t := j.doc.Times, j.doc.Tokens[i].Span
	k := sort.Search(len(list), func(k int) bool {
		b := list[k].Bare
		return b.Field == t.Field && b.End > t.Start || b.Field == news.Body && t.Field == news.Title
	})
	return k < len(list) && list[k].Bare.Overlaps(t)
}

// person tells that a token heads the mention of a person or an organisation:
// who is told or asked, not what is spoken of.
func (j *judge) person(i int) bool {
	k := j.mention[i]
	if k < 0 {
		return false
	}
	kind := j.doc.Mentions[k].Kind
	return kind == news.Person || kind == news.Organisation || kind == news.Outlet
}

// targetOf is the target that a noun or pronoun names.
func (j *judge) targetOf(i int) news.Target {
	switch {
	case j.reports(i):
		return news.Target{Kind: news.TargetReport, Span: j.subtree(i), Outlet: j.outletOf(i)}
	case j.pronoun(i):
		return news.Target{Kind: news.TargetPronoun, Span: j.doc.Tokens[i].Span}
	}
	return news.Target{Kind: news.TargetContent, Span: j.subtree(i)}
}

// outletOf is whose report it is: "the TechCrunch story", "Kommersant's report".
func (j *judge) outletOf(i int) string {
	for c := j.first[i]; c >= 0; c = j.next[c] {
		if r := j.rel(int(c)); (r == "compound" || r == "nmod") && strings.HasPrefix(j.doc.Tokens[c].Tag, "NNP") {
			s := j.doc.Tokens[c].Span
			for k := j.first[c]; k >= 0; k = j.next[k] {
				if r := j.rel(int(k)); r == "compound" || r == "flat" {
					s = s.Union(j.doc.Tokens[k].Span)
				}
			}
			return j.doc.Text(s)
		}
	}
	return ""
}

// maxSubtree is how many tokens a target is gathered from: a phrase that names
// one is shorter, and a broken parse of a long list must not cost a square.
const maxSubtree = 120

// subtree is the span of a token and all below it, leaving marks at the end.
func (j *judge) subtree(i int) news.Span {
	budget := maxSubtree
	return j.under(i, &budget)
}

func (j *judge) under(i int, budget *int) news.Span {
	s := j.doc.Tokens[i].Span
	for c := j.first[i]; c >= 0 && *budget > 0; c = j.next[c] {
		*budget--
		if j.rel(int(c)) != "punct" && j.doc.Tokens[c].Field == s.Field {
			s = s.Union(j.under(int(c), budget))
		}
	}
	return s
}

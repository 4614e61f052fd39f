package status

import (
	"strings"

	"hearsay/extract/news"
	"hearsay/extract/status/en"
)

// Ways of not saying whether something is so, beside the plain verbs.

// relates tells that somebody says the claim: what is "not clear whether" in the
// article's own voice is a detail that nobody has.
func (j *judge) relates(c *news.Claim) bool { return len(c.Source) > 0 || c.Statement >= 0 }

// unsure is "not sure whether", "unclear if": about whether something is so.
func (j *judge) unsure(at int) bool {
	switch l := j.doc.Tokens[at].Lemma; {
	case l == "sure", l == "certain", l == "clear", l == "known", l == "know", en.Open(l):
	default:
		return false
	}
	for _, rel := range [...]string{"ccomp", "advcl", "csubj"} {
		if x := j.child(at, rel); x > at && j.marked(x, "whether", "if") {
			return true
		}
	}
	return false
}

// openQuestion is a clause under "unclear whether" in somebody's words.
func (j *judge) openQuestion(c *news.Claim, cur, h int) (verdict, bool) {
	if !j.relates(c) || !j.marked(cur, "whether", "if") || !j.unsure(h) || !en.Open(j.doc.Tokens[h].Lemma) && !j.level(h).negative {
		return verdict{}, false
	}
	return verdict{status: news.Unconfirmed, act: news.ActUnaware, rule: string(news.ActUnaware), note: "was not sure", at: h,
		target: news.Target{Kind: news.TargetContent, Span: c.Content}}, true
}

// unheard is "there has been no confirmation", "has received no confirmation of it",
// "there are no confirmed reports".
func (j *judge) unheard(at int, negative bool) bool {
	for _, rel := range [...]string{"nsubj", "obj"} {
		n := j.child(at, rel)
		if n <= at || !negative && !j.none(n) {
			continue
		}
		switch j.doc.Tokens[n].Lemma {
		case "confirmation", "corroboration", "verification":
			if rel == "obj" || j.child(at, "expl") >= 0 {
				return true
			}
		}
		if x := j.child(n, "amod"); x >= 0 && rel == "nsubj" && j.reports(n) && j.class(x)&en.Confirm != 0 {
			return true
		}
	}
	return false
}

// unprovable is "there is not enough evidence to confirm it", "has seen no evidence
// that corroborates it", "no sign that the reports were true": the verb, -1 where it
// is not said.
func (j *judge) unprovable(at int) int {
	for _, n := range [...]int{j.child(at, "nsubj"), at, j.child(at, "obj")} {
		if n < 0 || !en.Proof(j.doc.Tokens[n].Lemma) {
			continue
		}
		for _, h := range [...]int{n, at} {
			if x := j.proves(h, n); x >= 0 {
				return x
			}
		}
	}
	return -1
}

// proves is the verb under h of what the proof n would do: "to confirm",
// "corroborating", "that the reports were true"; -1 for none.
func (j *judge) proves(h, n int) int {
	for _, rel := range [...]string{"acl", "advcl", "xcomp", "ccomp"} {
		x := j.child(h, rel)
		switch {
		case x <= n:
		case j.class(x)&en.Confirm != 0 && strings.HasPrefix(j.doc.Tokens[x].Tag, "V") && (j.marked(x, "to") || j.doc.Tokens[x].Tag == "VBG" || j.subjectIsThat(x)):
			return x
		case j.class(x)&en.True != 0 && j.marked(x, "that") && j.reports(j.child(x, "nsubj")):
			return x
		}
	}
	return -1
}

func (j *judge) subjectIsThat(x int) bool {
	s := j.child(x, "nsubj")
	return s >= 0 && (j.low(s) == "that" || j.low(s) == "which")
}

// provesNot is "could not prove it", "has not been able to prove that".
func (j *judge) provesNot(at int) bool {
	if j.doc.Tokens[at].Lemma != "prove" || j.child(at, "obj") < 0 && j.child(at, "ccomp") < 0 {
		return false
	}
	switch j.low(min(at+1, len(j.doc.Tokens)-1)) {
	case "who", "what", "which", "how":
		return false // "can't prove who they are"
	}
	h := j.doc.Tokens[at].Head
	return j.marked(at, "could", "can", "ca") || h >= 0 && j.rel(at) == "xcomp" && (j.doc.Tokens[h].Lemma == "able" || j.doc.Tokens[h].Lemma == "unable")
}

// rulesOut is "refused to rule out a link", "did not rule out the possibility that":
// what is not ruled out beside is something that may be done.
func (j *judge) rulesOut(v, at int) bool {
	if j.doc.Tokens[at].Lemma != "rule" || at+1 >= len(j.doc.Tokens) || j.low(at+1) != "out" {
		return false
	}
	o := j.child(at, "obj")
	return j.declines(v, at) || j.child(at, "ccomp") > at || o > at && j.child(o, "acl") > o && j.complement(j.child(o, "acl"))
}

// unreached is "attempts to reach the firm were not successful".
func (j *judge) unreached(at int, negative bool) bool {
	switch j.doc.Tokens[at].Lemma {
	case "successful":
		if !negative {
			return false
		}
	case "unsuccessful", "fail":
	default:
		return false
	}
	return j.reaching(at) >= 0
}

// reaching is who somebody tried to reach, by the subject of at; -1 for none.
func (j *judge) reaching(at int) int {
	s := j.child(at, "nsubj")
	if s < 0 {
		return -1
	}
	switch j.doc.Tokens[s].Lemma {
	case "attempt", "effort", "call", "message", "email", "e-mail":
	default:
		return -1
	}
	x := j.child(s, "acl")
	if x < 0 || j.doc.Tokens[x].Lemma != "reach" && j.doc.Tokens[x].Lemma != "contact" {
		return -1
	}
	return j.child(x, "obj")
}

// noComment is "had no comment", "did not have immediate comment", "there was no
// comment from the ministry".
func (j *judge) noComment(v, at int, negative bool) bool {
	if j.class(v)&en.Comment != 0 {
		return j.nominalNone(v)
	}
	for _, rel := range [...]string{"obj", "nsubj"} {
		o := j.child(v, rel)
		if o < 0 || j.class(o)&en.Comment == 0 || j.more(o) {
			continue
		}
		switch {
		case j.none(o) && (rel == "obj" || j.child(v, "expl") >= 0):
			return true
		case rel == "obj" && (j.class(v)&en.Negate != 0 || negative && at == v && j.doc.Tokens[v].Lemma == "have"):
			return true
		}
	}
	return false
}

// more tells that a noun is what is added to an answer: "further comment".
func (j *judge) more(o int) bool {
	for c := j.first[o]; c >= 0; c = j.next[c] {
		switch j.low(int(c)) {
		case "further", "additional", "more":
			return true
		}
	}
	return false
}

// detail is "declined to comment further", "did not comment on the timing", "would not
// comment on when": an answer was given, and a detail is kept back.
func (j *judge) detail(at int) bool {
	if j.class(at)&en.Comment == 0 {
		return false
	}
	for c := j.first[at]; c >= 0; c = j.next[c] {
		x := int(c)
		switch r := j.rel(x); {
		case x < at:
		case r == "advmod" && (j.low(x) == "further" || j.low(x) == "when" || j.low(x) == "how" || j.low(x) == "why"):
			return true
		case r == "obl" && (j.doc.Tokens[x].Lemma == "timing" || j.doc.Tokens[x].Lemma == "detail" || j.doc.Tokens[x].Lemma == "specific"):
			return true
		case (r == "advcl" || r == "ccomp" || r == "obl") && j.marked(x, "when", "where", "how", "why", "who", "which"):
			return true
		}
	}
	return false
}

// mayNot tells that somebody is not permitted to: "who was not authorized to comment"
// is why he is not named.
func (j *judge) mayNot(at int) bool {
	h := j.doc.Tokens[at].Head
	if h < 0 || j.rel(at) != "xcomp" {
		return false
	}
	switch j.doc.Tokens[h].Lemma {
	case "authorize", "authorise", "allow", "permit", "clear", "entitle":
		return true
	}
	return false
}

// greets tells that who is not acknowledged is a person: he was not greeted.
func (j *judge) greets(at int) bool {
	o := j.child(at, "obj")
	return j.doc.Tokens[at].Lemma == "acknowledge" && o >= 0 && (j.person(o) || j.named(o))
}

// named tells that token i heads the mention of anybody or anything by name or role.
func (j *judge) named(i int) bool {
	k := j.mention[i]
	return k >= 0 && j.doc.Mentions[k].Kind == news.Person
}

// leavesOpen tells that somebody would not deny it, or neither confirmed nor denied:
// that a thing was not disputed tells nothing.
func (j *judge) leavesOpen(v, at int) bool {
	if j.doc.Tokens[at].Lemma != "deny" {
		return false
	}
	return j.declines(v, at) || j.marked(at, "would", "wo", "'d", "could", "can", "ca", "nor", "neither", "or") || j.conjunct(at) >= 0 || j.conjunct(v) >= 0 || j.rel(at) == "conj"
}

// withheld is "refused to say whether", "would not say if": silence about whether
// something is so, where "did not say when" merely leaves a detail out.
func (j *judge) withheld(c *news.Claim, v, at int) bool {
	if l := j.doc.Tokens[at].Lemma; l != "say" && l != "discuss" && l != "reveal" {
		return false
	}
	x := j.child(at, "ccomp")
	if x < 0 && j.doc.Tokens[at].Lemma == "discuss" && !j.leavesOut(at) {
		return j.declines(v, at) || j.marked(at, "could") // "declined to discuss the bid"
	}
	if x < 0 || !j.marked(x, "whether", "if") {
		return false
	}
	return j.declines(v, at) || j.marked(at, "would", "wo", "could", "can", "ca") || j.relates(c) && !selfSaid(c) && j.marked(at, "did", "does", "do", "has", "have")
}

// keepsQuiet is "would not talk about the bid", "said nothing about it", "was not willing
// to say anything", "kept mum on it", "would not address the report".
func (j *judge) keepsQuiet(at int, negative bool) bool {
	switch j.doc.Tokens[at].Lemma {
	case "talk", "speak":
		return negative && j.with(at, "about") >= 0 && j.unwilling(at) // not "speak on the record"
	case "say":
		o := j.child(at, "obj")
		if o < 0 {
			return false
		}
		switch l := j.doc.Tokens[o].Lemma; l {
		case "nothing":
			return j.onSomething(at) || j.onSomething(o)
		case "anything", "word":
			return negative && (j.unwilling(at) || j.onSomething(at) || j.onSomething(o))
		}
	case "address":
		o := j.child(at, "obj")
		return negative && o >= 0 && j.reports(o) && j.unwilling(at)
	case "mum", "tight-lipped":
		h := j.doc.Tokens[at].Head
		return !negative && (j.onSomething(at) || h >= 0 && j.rel(at) == "xcomp" && j.onSomething(h))
	}
	return false
}

// onSomething tells that the word has "about" or "on" something with it.
func (j *judge) onSomething(at int) bool { return j.with(at, "about") >= 0 || j.with(at, "on") >= 0 }

// unwilling tells that who does not is one who would not, or does not want to.
func (j *judge) unwilling(at int) bool {
	if j.marked(at, "would", "wo", "will", "'d") {
		return true
	}
	h := j.doc.Tokens[at].Head
	if h < 0 || j.rel(at) != "xcomp" {
		return false
	}
	switch j.doc.Tokens[h].Lemma {
	case "refuse", "decline", "want", "wish", "willing", "prepared", "prepare", "ready":
		return true
	}
	return false
}

// unchecked is "was not able to check the authenticity of it", "could not check the report".
func (j *judge) unchecked(at int) bool {
	if l := j.doc.Tokens[at].Lemma; l != "check" && l != "authenticate" {
		return false
	}
	o, h := j.child(at, "obj"), j.doc.Tokens[at].Head
	if o < 0 || !j.reports(o) && j.doc.Tokens[o].Lemma != "authenticity" {
		return false
	}
	return j.marked(at, "could", "can", "ca") || h >= 0 && j.rel(at) == "xcomp" && (j.doc.Tokens[h].Lemma == "able" || j.doc.Tokens[h].Lemma == "unable")
}

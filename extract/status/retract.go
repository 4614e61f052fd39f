package status

import (
	"slices"
	"strings"

	"hearsay/extract/news"
	"hearsay/extract/status/en"
)

// retracted is the word for what a verb takes back, -1 where it takes back nothing
// that was said: "withdrew the report", "walked back everything he said", "issued a
// retraction"; not "withdrew his troops".
func (j *judge) retracted(at int) int {
	o := j.child(at, "obj")
	if o < 0 && strings.HasPrefix(j.doc.Tokens[at].Lemma, "recant") {
		return at // of nothing but words
	}
	if o < 0 {
		if o = j.child(at, "nsubj"); o < 0 || !strings.HasSuffix(j.doc.Tokens[o].Rel, ":pass") {
			return -1
		}
	}
	switch {
	case j.doc.Tokens[o].Lemma == "retraction" && makesKnown(j.doc.Tokens[at].Lemma):
		return o
	case j.class(at)&en.Retract == 0 && !j.takesBack(at):
		return -1
	case j.reports(o), j.reports(j.child(o, "conj")), j.reports(j.child(o, "appos")):
		return o
	case strings.HasPrefix(j.doc.Tokens[at].Lemma, "recant"), j.allSaid(o), remark(j.doc.Tokens[o].Lemma):
		return o
	}
	return -1
}

// takesBack tells a verb that undoes with "back": "walked back", "pulled it back".
func (j *judge) takesBack(at int) bool {
	switch j.doc.Tokens[at].Lemma {
	case "walk", "take", "pull", "row", "roll":
	default:
		return false
	}
	for c := j.first[at]; c >= 0; c = j.next[c] {
		if j.low(int(c)) == "back" {
			return true
		}
	}
	return false
}

// remark tells a noun for what somebody said, which is no report.
func remark(lemma string) bool {
	return slices.Contains([]string{"comment", "remark", "testimony", "confession"}, lemma)
}

// makesKnown tells a verb that puts a retraction out.
func makesKnown(lemma string) bool {
	return slices.Contains([]string{"issue", "make", "print", "publish", "run", "post", "release", "tweet"}, lemma)
}

// allSaid tells "everything he said", "what she had said".
func (j *judge) allSaid(o int) bool {
	for _, rel := range []string{"acl", "ccomp", "csubj"} {
		if c := j.child(o, rel); c >= 0 && j.class(c)&en.Say != 0 {
			return true
		}
	}
	return j.class(o)&en.Say != 0 && !j.reports(o)
}

// saidBefore is the target of a retraction: where it is not put as a report or a
// pronoun, it still speaks of what was said.
func (j *judge) saidBefore(o int) news.Target {
	if j.class(o)&en.Retract != 0 {
		return news.Target{Kind: news.TargetReport}
	}
	t := j.targetOf(o)
	if t.Kind == news.TargetContent {
		t.Kind = news.TargetReport
	}
	return t
}

package status

import (
	"strings"

	"hearsay/extract/news"
	"hearsay/extract/status/en"
)

// Words on whether a report is true.

// untrue is "there is no truth to the claims": the claims, -1 where it is not said.
func (j *judge) untrue(at int) int {
	n := at
	if s := j.child(at, "nsubj"); s > at {
		n = s
	}
	switch j.doc.Tokens[n].Lemma {
	case "truth", "basis", "substance", "merit":
	default:
		return -1
	}
	if j.child(at, "expl") < 0 || !j.none(n) {
		return -1
	}
	for _, h := range [...]int{n, at} {
		for _, rel := range [...]string{"nmod", "obl"} {
			if x := j.child(h, rel); x > n && (j.reports(x) || j.pronoun(x)) {
				return x
			}
		}
	}
	return -1
}

// called is the report that is called what at says: the story in "called the story
// absolutely false"; -1 for none.
func (j *judge) called(at int) int {
	h := j.doc.Tokens[at].Head
	if h < 0 || j.rel(at) != "xcomp" && j.rel(at) != "ccomp" && j.rel(at) != "obj" && j.rel(at) != "parataxis" {
		return -1
	}
	switch j.doc.Tokens[h].Lemma {
	case "call", "brand", "label", "deem", "declare", "dub", "pronounce":
	default:
		return -1
	}
	for _, rel := range [...]string{"obj", "iobj"} {
		if o := j.child(h, rel); o > h && o < at && j.reports(o) {
			return o
		}
	}
	return -1
}

// calledFalse is a noun that is called false: "false propaganda", "a false report". A false
// alarm was one.
func (j *judge) calledFalse(at int) bool {
	if !strings.HasPrefix(j.doc.Tokens[at].Tag, "NN") {
		return false
	}
	switch j.doc.Tokens[at].Lemma {
	case "alarm", "alert", "start", "dawn", "positive", "name", "passport", "beard", "tooth":
		return false
	}
	for c := j.first[at]; c >= 0; c = j.next[c] {
		if j.rel(int(c)) == "amod" && j.class(int(c))&en.False != 0 {
			return true
		}
	}
	return false
}

// truth is a word on whether a report is true: "the story is not true".
func (j *judge) truth(c *news.Claim, at int, k en.Class, m mood) (verdict, bool) {
	if o := j.child(at, "obj"); j.reports(o) && m.modality == news.Actual {
		for x := j.first[at]; x >= 0; x = j.next[x] {
			if int(x) > o && j.class(int(x))&en.False != 0 {
				return j.untrueSaid(c, "calls-untrue", j.targetOf(o)), true
			}
		}
	}
	if o := j.called(at); o >= 0 && k&en.False != 0 && !m.negative {
		return j.untrueSaid(c, "calls-untrue", j.targetOf(o)), true
	}
	if x := j.untrue(at); x >= 0 {
		return j.untrueSaid(c, "no-truth", j.targetOf(x)), true
	}
	if l := j.doc.Tokens[at].Lemma; (l == "accord" || l == "correspond") && m.negative && j.child(at, "obl") >= 0 {
		if o := j.doc.Tokens[j.child(at, "obl")].Lemma; o == "fact" || o == "reality" || o == "truth" {
			return j.untrueSaid(c, "no-truth", news.Target{Kind: news.TargetOpen}), true
		}
	}
	if j.exclaims(c, at) {
		return j.untrueSaid(c, "says-untrue", news.Target{Kind: news.TargetOpen}), true
	}
	if h := j.doc.Tokens[at].Head; h >= 0 && j.class(at)&en.True != 0 && j.complement(at) && en.Proof(j.doc.Tokens[h].Lemma) && j.none(h) && j.reports(j.child(at, "nsubj")) {
		return j.silence(c, at, news.ActCannotConfirm, "could not confirm"), true // "no sign that the reports are true"
	}
	denies, ok := j.verdictOf(at, m.negative)
	if !ok || j.hedged(at) || denies && j.describes(c, at) {
		return verdict{}, false
	}
	subject := j.subjectOf(c, at)
	if subject < 0 {
		return verdict{}, false
	}
	if denies {
		return j.untrueSaid(c, "says-untrue", j.targetOf(subject)), m.modality == news.Actual || m.modality == news.Negated
	}
	return j.keep(c, verdict{status: news.Reported, act: news.ActConfirm, rule: "says-true", note: "called true", target: j.targetOf(subject)}),
		m.modality == news.Actual || m.modality == news.Negated
}

// untrueSaid is the verdict of somebody that a report is untrue. "She confirmed that
// there is no truth to it" denies the report, and is confirmed.
func (j *judge) untrueSaid(c *news.Claim, rule string, target news.Target) verdict {
	s := verdict{status: news.Denied, act: news.ActDeny, rule: rule, note: "called untrue", target: target}
	if c.Statement >= 0 && j.confirms(&j.doc.Statements[c.Statement]) {
		s.status = news.Confirmed
	}
	return j.keep(c, s)
}

// confirms tells that the cue of a statement is a word of confirming.
func (j *judge) confirms(st *news.Statement) bool {
	for _, span := range st.Cue {
		first, last := j.doc.Under(span)
		for i := first; i < last; i++ {
			if j.class(i)&en.Confirm != 0 && !j.level(i).negative {
				return true
			}
		}
	}
	return false
}

// verdictOf tells whether the predicate at calls something untrue or true, by its own
// word or one coordinated with it: "is creative, but untrue".
func (j *judge) verdictOf(at int, negative bool) (denies, ok bool) {
	k := j.truthOf(at)
	if k == 0 {
		x := j.child(at, "conj")
		if x < 0 || j.child(x, "nsubj") >= 0 || j.child(x, "cop") >= 0 {
			return false, false
		}
		if k = j.class(x) & en.False; k == 0 {
			return false, false
		}
		negative = j.level(x).negative
	}
	return (k&en.False != 0) != negative, true
}

// truthOf is whether one word of a predicate says true or false.
func (j *judge) truthOf(at int) en.Class {
	t, k := &j.doc.Tokens[at], j.class(at)&(en.True|en.False)
	switch {
	case t.Lemma == "lie" && strings.HasPrefix(t.Tag, "V"):
		return 0 // "they are lying" is about who speaks
	case j.calledFalse(at):
		k |= en.False
	case (t.Lemma == "foundation" || t.Lemma == "merit" || t.Lemma == "substance" || t.Lemma == "basis") && j.marked(at, "without"):
		k |= en.False
	case t.Lemma == "make" && t.Tag == "VBN" && at+1 < len(j.doc.Tokens) && j.low(at+1) == "up":
		k |= en.False
	}
	if k == 0 || j.child(at, "cop") < 0 && j.child(at, "nsubj") < 0 && j.child(at, "aux") < 0 {
		return 0
	}
	return k
}

// exclaims is a verdict without a subject in somebody's mouth: "“A lie,” he said."
func (j *judge) exclaims(c *news.Claim, at int) bool {
	first, last := j.doc.Under(c.Content)
	if last-first > 4 || !j.relates(c) || !j.doc.Quoted(at) || j.class(at)&en.False == 0 {
		return false
	}
	for i := first; i < last; i++ {
		if t := j.doc.Tokens[i].Tag; i != at && (strings.HasPrefix(t, "V") || strings.HasPrefix(t, "N") || strings.HasPrefix(t, "PRP")) {
			return false
		}
	}
	return true
}

// hedged tells that a thing only appears to be so.
func (j *judge) hedged(at int) bool {
	h := j.doc.Tokens[at].Head
	if h < 0 || j.rel(at) != "xcomp" {
		return false
	}
	l := j.doc.Tokens[h].Lemma
	return l == "appear" || l == "seem" || l == "look"
}

// describes tells that a word such as "hoax" tells what a story is, where an outlet
// says it: it has looked into it, and answers for nobody.
func (j *judge) describes(c *news.Claim, at int) bool {
	switch j.doc.Tokens[at].Lemma {
	case "hoax", "fake", "report", "story":
		root, ok := c.Root()
		return ok && (root.Kind == news.Outlet || root.Anonymous)
	}
	return false
}

// subjectOf is the report or pronoun that something is said of: the subject, that of
// the verb it is coordinated with, or where the parse has lost it a report that stands
// before it.
func (j *judge) subjectOf(c *news.Claim, at int) int {
	s := j.child(at, "nsubj")
	if h := j.doc.Tokens[at].Head; s < 0 && h >= 0 && j.rel(at) == "conj" {
		s = j.child(h, "nsubj")
	}
	if s >= 0 {
		if x := j.child(at, "conj"); j.low(s) == "it" && (j.anticipates(at) || x >= 0 && j.anticipates(x)) {
			return -1
		}
		if j.pronoun(s) || j.reports(s) && j.specific(s) || j.doc.Tokens[at].Lemma == "hoax" && j.doc.Tokens[s].Tag == "NN" {
			return s
		}
		for o := s + 2; o < at && o <= s+3 && j.partOf(s) && j.low(s+1) == "of"; o++ {
			if j.pronoun(o) || j.reports(o) {
				return o // "none of it is true"
			}
		}
	}
	first, _ := j.doc.Under(c.Content)
	first = max(first-maxLost, j.sentence(at).First)
	for i := at - 1; i >= first; i-- {
		switch {
		case !j.reports(i) || !j.nounlike(i):
		case s < 0 && i > at-8 && j.specific(i):
			return i
		case j.spans(i, at):
			return i
		}
	}
	return -1
}

// anticipates tells that the "it" of a verdict stands for what is to be done: "it is
// wrong to blame them".
func (j *judge) anticipates(at int) bool {
	for _, rel := range [...]string{"xcomp", "csubj", "ccomp", "advcl"} {
		if x := j.child(at, rel); x > at && j.to(x) >= 0 {
			return true
		}
	}
	return false
}

// partOf tells that a word counts what stands after its "of".
func (j *judge) partOf(s int) bool {
	switch j.doc.Tokens[s].Lemma {
	case "all", "any", "each", "half", "most", "much", "none", "part":
		return true
	}
	return false
}

// maxLost is how many words before a claim its report may stand: "the reports that".
const maxLost = 3

// nounlike tells a noun, or what the tagger takes for a verb in "that reports of".
func (j *judge) nounlike(i int) bool {
	t := j.doc.Tokens[i].Tag
	return t == "NN" || t == "NNS" || t == "VBZ" && i+1 < len(j.doc.Tokens) && (j.low(i+1) == "about" || j.low(i+1) == "of" || j.low(i+1) == "that") && j.child(i, "nsubj") <= i-1
}

// specific tells that a report is a certain one: "the story", not "some stories" or the
// name of a paper.
func (j *judge) specific(s int) bool {
	if strings.HasPrefix(j.doc.Tokens[s].Tag, "NNP") {
		return false
	}
	d := j.child(s, "det")
	if d < 0 {
		return true
	}
	switch j.low(d) {
	case "some", "many", "most", "few", "several":
		return j.child(s, "acl") >= 0
	}
	return true
}

// spans tells that the words between the report i and the verdict at are all of the
// report: "reports of his death are", "reports that he died are".
func (j *judge) spans(i, at int) bool {
	cop := j.child(at, "cop")
	if cop < 0 {
		if cop = j.child(at, "aux"); cop < 0 {
			return false
		}
	}
	if cop <= i+1 {
		return cop == i+1
	}
	verbs := 0
	for k := i + 1; k < cop; k++ {
		switch t := j.doc.Tokens[k].Tag; t {
		case "VBZ", "VBP", "VBD", "MD":
			verbs++
		case "CC", ",", ":":
			return false
		}
	}
	switch j.low(i + 1) {
	case "that":
		return verbs > 0
	case "of", "about", "on", "regarding", "concerning", "in", "by":
		return verbs == 0
	}
	return false
}

// judged is what a report says, under a verdict on the report: "reports that he had
// died are false".
func (j *judge) judged(c *news.Claim, v, h int) (verdict, bool) {
	if !j.reports(h) || len(c.Source) == 0 || !j.nounlike(h) {
		return verdict{}, false
	}
	last := min(j.sentence(h).Last, h+maxJudged)
	for at := v + 1; at < last; at++ {
		if j.class(at)&(en.True|en.False) == 0 || j.child(at, "nsubj") != h && !j.spans(h, at) {
			continue
		}
		if denies, ok := j.verdictOf(at, j.level(at).negative); ok && denies && !j.describes(c, at) {
			return verdict{status: news.Denied, act: news.ActDeny, rule: "judged-untrue", note: "called untrue", at: at,
				target: news.Target{Kind: news.TargetContent, Span: c.Content}}, true
		}
	}
	return verdict{}, false
}

// granted is a clause that somebody calls true or untrue: "it is true that he left".
func (j *judge) granted(c *news.Claim, cur, h int) (verdict, bool) {
	if !j.relates(c) || !j.complement(cur) || j.class(h)&(en.True|en.False) == 0 || !j.impersonalIt(h) {
		return verdict{}, false
	}
	denies, ok := j.verdictOf(h, j.level(h).negative)
	s := verdict{status: news.Confirmed, act: news.ActConfirm, rule: "called-true", note: "called true", at: h, target: news.Target{Kind: news.TargetContent, Span: c.Content}}
	if denies {
		s.status, s.act, s.rule, s.note = news.Denied, news.ActDeny, "called-untrue", "called untrue"
	}
	return s, ok
}

// maxJudged is how many words a report and what it says may have before the verdict.
const maxJudged = 40

// turnsDown is a verb with a particle that denies a report: "laughed off claims".
func (j *judge) turnsDown(i int) bool {
	if i < 0 || !strings.HasPrefix(j.doc.Tokens[i].Tag, "V") || !en.Phrasal(j.doc.Tokens[i].Lemma) {
		return false
	}
	p := j.child(i, "compound")
	if p < 0 || !en.TurnsDown(j.doc.Tokens[i].Lemma, j.low(p)) {
		return false
	}
	return j.reports(j.child(i, "obj")) || j.reports(j.child(i, "obl"))
}

// keep leaves a claim of the article's own voice asserted: only a source
// confirms or denies.
func (j *judge) keep(c *news.Claim, s verdict) verdict {
	switch {
	case len(c.Source) == 0 && (c.Statement < 0 || !j.voiced(&j.doc.Statements[c.Statement])):
		s.status = news.Asserted
	case s.status == "":
		s.status = news.Reported
	}
	return s
}

package status

import (
	"strings"

	"hearsay/extract/news"
	"hearsay/extract/status/en"
)

// verdict is how far a claim is confirmed, and what it does to another.
type verdict struct {
	status   news.Status
	act      news.Act
	target   news.Target
	modality news.Modality // "" leaves the clause's own
	rule     string
	note     string
	at       int
}

// status decides by the claim's own predicate where that is an act ("could not
// confirm"), else by the cue that it stands under ("denied that"), else by doubt
// in its own words, else by whether anybody is named.
func (j *judge) status(c *news.Claim, v int, m mood) verdict {
	if s, ok := j.own(c, v, m); ok {
		return s
	}
	if s, ok := j.cued(c, v); ok {
		return s
	}
	if s, ok := j.doubted(c, v); ok {
		return s
	}
	if at := j.hearsay(v); at >= 0 {
		return verdict{status: news.Reported, rule: "reportedly", at: at}
	}
	if at := j.impersonal(v); at >= 0 {
		return verdict{status: news.Reported, rule: "it-is-reported", at: at}
	}
	if len(c.Source) > 0 || c.Statement >= 0 && j.voiced(&j.doc.Statements[c.Statement]) {
		return verdict{status: news.Reported, rule: "has-source", at: -1}
	}
	if j.quoted(c, v) {
		return verdict{status: news.Reported, rule: "quoted", at: -1}
	}
	return verdict{status: news.Asserted, rule: "own-voice", at: -1}
}

// own is the act of the claim's own predicate, with what it governs: "declined
// to comment" is an act of "comment" under a negating word.
func (j *judge) own(c *news.Claim, v int, m mood) (verdict, bool) {
	for _, at := range [...]int{v, j.infinitive(v), j.conjunct(v), j.child(v, "xcomp"), j.torn(v)} {
		if at < 0 {
			continue
		}
		if s, ok := j.ownAt(c, v, at, m); ok {
			s.at = at
			return s, true
		}
	}
	return verdict{}, false
}

// torn is the participle of "have not at this time seen", which the parse hangs on
// its auxiliary; -1 for none.
func (j *judge) torn(v int) int {
	x := j.child(v, "advcl")
	if x < v || j.doc.Tokens[v].Lemma != "have" || j.doc.Tokens[x].Tag != "VBN" || j.child(v, "obj") >= 0 || j.child(x, "nsubj") >= 0 {
		return -1
	}
	return x
}

// conjunct is a verb coordinated with v by "nor" or "or": "neither confirmed nor
// denied".
func (j *judge) conjunct(v int) int {
	x := j.child(v, "conj")
	if x < 0 || j.class(x)&(en.Deny|en.Confirm) == 0 {
		return -1
	}
	if j.class(v)&(en.Deny|en.Confirm) != 0 || j.class(x)&en.Confirm != 0 && j.joined(x, "or") {
		return x
	}
	return -1
}

// joined tells that the word joins x to what stands before it.
func (j *judge) joined(x int, word string) bool {
	c := j.child(x, "cc")
	return c >= 0 && j.low(c) == word
}

func (j *judge) ownAt(c *news.Claim, v, at int, m mood) (verdict, bool) {
	k, negative := j.class(at), m.negative
	verbal := len(j.doc.Tokens[at].Tag) > 0 && j.doc.Tokens[at].Tag[0] == 'V'
	switch {
	case negative && j.detail(at):
		return verdict{status: news.Asserted, rule: "detail-withheld", note: "gave no detail"}, true
	case k&(en.Comment|en.Confirm|en.Deny) != 0 && negative && j.mayNot(at):
		return verdict{status: news.Asserted, rule: "detail-withheld", note: "may not say"}, c.Statement < 0 || selfSaid(c)
	case k&en.Comment != 0 && negative && !j.tags(at) || j.noComment(v, at, negative):
		return j.silence(c, at, news.ActDecline, "declined to comment"), true
	case negative && j.unansweredCall(at), negative && j.noAnswer(c, at):
		return j.silence(c, at, news.ActNoResponse, "did not respond"), true
	case k&en.Respond != 0 && verbal && negative && j.request(c, at):
		return j.silence(c, at, news.ActNoResponse, "did not respond"), true
	case (negative || j.doc.Tokens[at].Lemma == "unaware") && j.unaware(at):
		return j.silence(c, at, news.ActUnaware, "had no information"), len(c.Source) > 0 || c.Statement >= 0
	case j.unanswered(at) || (negative && j.doc.Tokens[at].Lemma == "available" || j.doc.Tokens[at].Lemma == "unavailable") && j.request(c, at):
		s := j.silence(c, at, news.ActNoResponse, "did not respond")
		s.modality = news.Negated
		return s, true
	case (negative || en.Open(j.doc.Tokens[at].Lemma)) && j.unsure(at) && j.relates(c):
		return j.silence(c, at, news.ActUnaware, "was not sure"), true
	case k&en.Confirm != 0 && !verbal && negative && j.child(v, "expl") >= 0, j.unheard(at, negative):
		return j.silence(c, at, news.ActCannotConfirm, "no confirmation"), true
	case negative && j.unansweredPhone(at):
		s := j.silence(c, at, news.ActNoResponse, "did not answer")
		s.target = news.Target{Kind: news.TargetOpen}
		return s, true
	case j.evades(at, negative):
		s := j.silence(c, at, news.ActDecline, "gave no answer")
		if s.target.Kind == news.TargetContent {
			s.target = news.Target{Kind: news.TargetOpen}
		}
		return s, true
	case negative && j.undecided(at), j.tooEarly(at):
		return j.silence(c, at, news.ActUnaware, "was not sure"), true
	case negative && j.unprovable(at) >= 0:
		return j.silence(c, j.unprovable(at), news.ActCannotConfirm, "could not confirm"), true
	case negative && j.weighsIn(at):
		return j.silence(c, at, news.ActDecline, "has not weighed in"), true
	case j.keepsQuiet(at, negative):
		return j.silence(c, at, news.ActDecline, "kept quiet"), true
	case negative && j.unchecked(at):
		return j.silence(c, at, news.ActCannotConfirm, "could not check it"), true
	case negative && j.statesNothing(at):
		return j.silence(c, at, news.ActDecline, "made no statement"), true
	case negative && j.hearsBack(at):
		s := j.silence(c, at, news.ActNoResponse, "did not answer")
		if s.target.Kind == news.TargetContent {
			s.target = news.Target{Kind: news.TargetOpen} // the answer
		}
		return s, true
	case j.unreached(at, negative):
		return j.silence(c, at, news.ActNoResponse, "could not be reached"), true
	case negative && j.rulesOut(v, at):
		return j.silence(c, at, news.ActDecline, "did not rule it out"), true
	case negative && j.provesNot(at):
		return j.silence(c, at, news.ActCannotConfirm, "could not prove it"), true
	case negative && j.withheld(c, v, at):
		return j.silence(c, at, news.ActDecline, "would not say"), true
	case negative && j.leavesOut(at) && (c.Statement < 0 || selfSaid(c) || j.rel(at) == "conj" && j.child(at, "nsubj") < 0):
		return verdict{status: news.Asserted, rule: "detail-withheld", note: "gave no detail"}, true
	case k&en.Confirm != 0 && verbal && negative && j.greets(at):
	case k&en.Confirm != 0 && verbal && negative:
		return j.notConfirmed(c, v, at, m), true
	case k&en.Deny != 0 && verbal && negative && j.leavesOpen(v, at):
		return j.silence(c, at, news.ActDecline, "did not deny"), true
	case k&en.Deny != 0 && verbal && negative && (c.Statement < 0 || selfSaid(c)):
		return verdict{status: news.Asserted, rule: "detail-withheld", note: "did not dispute it"}, true
	case k&en.Deny != 0 && verbal && j.kept(at):
	case (k&en.Deny != 0 && verbal || j.turnsDown(at)) && m.modality == news.Actual && j.about(at) && j.disputes(at):
		return verdict{status: news.Denied, act: news.ActDeny, target: j.target(at), rule: "denies", note: "denied"}, true
	case k&en.Confirm != 0 && verbal && m.modality == news.Actual && j.about(at):
		return verdict{status: news.Confirmed, act: news.ActConfirm, target: j.target(at), rule: "confirms", note: "confirmed"}, true
	case verbal && !negative && j.retracted(at) >= 0:
		return j.keep(c, verdict{act: news.ActRetract, target: j.saidBefore(j.retracted(at)), rule: "retracts", note: "retracted"}), true
	case k&en.Correct != 0 && verbal && !negative && j.reports(j.child(at, "obj")):
		return j.keep(c, verdict{act: news.ActCorrect, target: j.target(at), rule: "corrects", note: "corrected"}), true
	case k&en.Unverified != 0 && j.child(at, "cop") >= 0:
		s := j.silence(c, at, news.ActCannotConfirm, "not verified")
		s.modality = news.Negated
		return s, true
	}
	return j.truth(c, at, k, m)
}

// tags tells that the verb only hands a quotation on: "'I won't,' commented the singer".
func (j *judge) tags(at int) bool {
	if at == 0 || j.doc.Tokens[at].Tag != "VBD" {
		return false
	}
	switch j.low(at - 1) {
	case `"`, "”", "''", "’", "'":
		return true
	}
	return false
}

// unanswered is "calls remained unanswered", "questions to the firm are unanswered".
// That questions are left is nobody's silence.
func (j *judge) unanswered(at int) bool {
	if j.doc.Tokens[at].Lemma != "unanswered" {
		return false
	}
	s := j.child(at, "nsubj")
	if s < 0 && j.rel(at) == "xcomp" {
		s = j.child(j.doc.Tokens[at].Head, "nsubj")
	}
	return s < 0 || j.doc.Tokens[s].Lemma != "question" || j.with(s, "to") >= 0 || j.with(s, "from") >= 0
}

// unansweredPhone is "did not pick up the phone" and "did not answer calls".
func (j *judge) unansweredPhone(at int) bool {
	switch j.doc.Tokens[at].Lemma {
	case "pick", "answer", "return", "take":
	default:
		return false
	}
	o := j.child(at, "obj")
	if o < 0 {
		return false
	}
	switch j.doc.Tokens[o].Lemma {
	case "phone", "telephone", "call", "e-mail", "email":
		return true
	}
	return false
}

// evades is "would not be drawn on it", "dodged the question", "remained silent on
// the matter", "gave no answer".
func (j *judge) evades(at int, negative bool) bool {
	o := j.child(at, "obj")
	switch j.doc.Tokens[at].Lemma {
	case "draw":
		return negative && o < 0 && j.marked(at, "would", "wo")
	case "dodge", "evade", "ignore", "sidestep", "duck":
		return !negative && o >= 0 && j.doc.Tokens[o].Lemma == "question"
	case "give", "offer":
		return negative && o >= 0 && (j.doc.Tokens[o].Lemma == "answer" || j.doc.Tokens[o].Lemma == "response")
	case "silent":
		h := at
		if j.rel(at) == "xcomp" {
			h = j.doc.Tokens[at].Head
		}
		return !negative && (j.with(at, "on") >= 0 || j.with(at, "about") >= 0 || j.with(h, "on") >= 0 || j.with(h, "about") >= 0)
	}
	return false
}

// undecided is "could not establish whether", "have not been able to tell if".
func (j *judge) undecided(at int) bool {
	switch j.doc.Tokens[at].Lemma {
	case "establish", "determine", "tell", "ascertain", "judge":
	default:
		return false
	}
	x := j.child(at, "ccomp")
	return x > at && j.marked(x, "whether", "if")
}

// tooEarly is "too early to say whether".
func (j *judge) tooEarly(at int) bool {
	if l := j.doc.Tokens[at].Lemma; (l != "early" && l != "soon") || !j.marked(at, "too") {
		return false
	}
	for _, rel := range [...]string{"xcomp", "ccomp", "advcl", "csubj", "acl"} {
		if x := j.child(at, rel); x > at && j.marked(x, "to") {
			y := j.child(x, "ccomp")
			return y > x && j.marked(y, "whether", "if")
		}
	}
	return false
}

// unansweredCall is "calls to the firm were not returned".
func (j *judge) unansweredCall(at int) bool {
	if l := j.doc.Tokens[at].Lemma; l != "return" && l != "answer" {
		return false
	}
	s := j.child(at, "nsubj")
	return s >= 0 && callNoun(j.doc.Tokens[s].Lemma)
}

func callNoun(lemma string) bool {
	switch lemma {
	case "call", "message", "email", "e-mail", "request", "inquiry", "enquiry", "query", "letter":
		return true
	}
	return false
}

// noAnswer is "there was no response to a request for comment" and "no immediate
// reply from the ministry".
func (j *judge) noAnswer(c *news.Claim, at int) bool {
	for _, n := range [...]int{at, j.child(at, "nsubj")} {
		if n < 0 {
			continue
		}
		switch j.doc.Tokens[n].Lemma {
		case "response", "reply", "answer", "word":
		case "reaction":
			if to := j.with(n, "to"); to >= 0 && j.reports(to) && j.none(n) {
				return true
			}
			continue
		default:
			continue
		}
		if j.none(n) && strings.HasPrefix(j.doc.Tokens[n].Tag, "NN") && (j.with(n, "from") >= 0 || j.with(at, "from") >= 0 || j.request(c, n)) {
			return true
		}
	}
	return false
}

// with is the noun that the preposition leads to under n, -1 for none.
func (j *judge) with(n int, word string) int {
	for c := j.first[n]; c >= 0; c = j.next[c] {
		if r := j.rel(int(c)); (r == "nmod" || r == "obl") && j.marked(int(c), word) {
			return int(c)
		}
	}
	return -1
}

// unheardOf is who has not answered where the clause is about the question: the firm in
// "calls to the firm were not returned", "no response from the firm", "it was not
// possible to reach the firm"; -1 for none.
func (j *judge) unheardOf(v int) int {
	if o := j.reaching(v); o >= 0 && j.mention[o] >= 0 {
		return o
	}
	if s := j.child(v, "nsubj"); s >= 0 && j.class(s)&en.Comment != 0 {
		if x := j.child(s, "compound"); x >= 0 && j.mention[x] >= 0 {
			return x // "no government comment"
		}
	}
	for _, n := range [...]int{j.child(v, "nsubj"), v} {
		if n < 0 {
			continue
		}
		for _, word := range [...]string{"from", "to"} {
			if x := j.with(n, word); x >= 0 && j.mention[x] >= 0 && (word == "from" || callNoun(j.doc.Tokens[n].Lemma)) {
				return x
			}
		}
	}
	for _, rel := range [...]string{"csubj", "xcomp", "advcl", "acl", "ccomp"} {
		if x := j.child(v, rel); x > v && (j.doc.Tokens[x].Lemma == "reach" || j.doc.Tokens[x].Lemma == "contact") {
			if o := j.child(x, "obj"); o >= 0 && j.mention[o] >= 0 {
				return o
			}
		}
	}
	return -1
}

// weighsIn is "has not weighed in".
func (j *judge) weighsIn(at int) bool {
	return j.doc.Tokens[at].Lemma == "weigh" && at+1 < len(j.doc.Tokens) && j.low(at+1) == "in"
}

// statesNothing is "has not released any statement on the plan".
func (j *judge) statesNothing(at int) bool {
	switch j.doc.Tokens[at].Lemma {
	case "release", "issue", "make", "give":
	default:
		return false
	}
	o := j.child(at, "obj")
	return o >= 0 && (j.doc.Tokens[o].Lemma == "statement" || j.doc.Tokens[o].Lemma == "announcement") &&
		(j.with(o, "on") >= 0 || j.with(o, "about") >= 0 || j.with(at, "on") >= 0 || j.with(at, "about") >= 0)
}

// hearsBack is "has not heard back", "has not received a response".
func (j *judge) hearsBack(at int) bool {
	if l := j.doc.Tokens[at].Lemma; l == "receive" || l == "get" {
		o := j.child(at, "obj")
		return o >= 0 && (j.doc.Tokens[o].Lemma == "response" || j.doc.Tokens[o].Lemma == "reply")
	}
	return j.doc.Tokens[at].Lemma == "hear" && at+1 < len(j.doc.Tokens) && j.low(at+1) == "back"
}

// silence is an act of somebody who does not say.
func (j *judge) silence(c *news.Claim, at int, act news.Act, note string) verdict {
	return verdict{status: news.Unconfirmed, act: act, target: j.target(at), rule: string(act), note: note}
}

// notConfirmed tells "could not confirm" from "would not confirm".
func (j *judge) notConfirmed(c *news.Claim, v, at int, m mood) verdict {
	s := j.silence(c, at, news.ActCannotConfirm, "could not confirm")
	for _, i := range [...]int{v, j.doc.Tokens[at].Head} {
		if i < 0 {
			continue
		}
		if l := j.doc.Tokens[i].Lemma; l == "decline" || l == "refuse" {
			s.act, s.rule, s.note = news.ActDecline, string(news.ActDecline), l+"d to confirm"
		}
	}
	if j.marked(at, "would", "'d", "wo", "will") {
		s.act, s.rule, s.note = news.ActDecline, string(news.ActDecline), "would not confirm"
	}
	if j.marked(at, "neither") || j.conjunct(at) >= 0 {
		s.act, s.rule, s.note = news.ActDecline, string(news.ActDecline), "neither confirmed nor denied"
	}
	return s
}

// declines tells that the verb, or the one it hangs on, turns something down.
func (j *judge) declines(v, at int) bool {
	for _, i := range [...]int{v, j.doc.Tokens[at].Head} {
		if i >= 0 && (j.doc.Tokens[i].Lemma == "refuse" || j.doc.Tokens[i].Lemma == "decline") {
			return true
		}
	}
	return false
}

// selfSaid tells that a claim's source is who acts in it: nobody reports of
// himself that he would not elaborate.
func selfSaid(c *news.Claim) bool {
	root, ok := c.Root()
	return ok && root.Name == c.Who.Name
}

// leavesOut is "would not elaborate", "gave no details", "did not say when": a
// detail that is kept back after an answer, which puts nothing in doubt.
func (j *judge) leavesOut(at int) bool {
	switch j.doc.Tokens[at].Lemma {
	case "elaborate", "specify":
		return true
	case "discuss":
		o := j.child(at, "obj")
		return o >= 0 && (j.doc.Tokens[o].Lemma == "detail" || j.doc.Tokens[o].Lemma == "specific")
	case "give", "offer", "provide", "disclose", "reveal", "identify", "name":
		o := j.child(at, "obj")
		if o < 0 || j.passive(at) {
			return false
		}
		switch j.doc.Tokens[o].Lemma {
		case "detail", "details", "comment", "information", "reason", "explanation", "timeline", "figure", "name":
			return true
		}
		return j.doc.Tokens[at].Lemma == "identify" || j.doc.Tokens[at].Lemma == "name"
	case "say":
		for c := j.first[at]; c >= 0; c = j.next[c] {
			if x := int(c); x > at && (j.marked(x, "when", "where", "how", "why", "who", "what", "which", "if", "whether") || j.low(x) == "when" || j.low(x) == "where" || j.low(x) == "how" || j.low(x) == "why") {
				return true
			}
		}
	}
	return false
}

// request tells that what was not answered is a question to somebody, so that
// "did not respond to treatment" and "no deal could be reached" stay facts.
func (j *judge) request(c *news.Claim, at int) bool {
	_, last := j.doc.Under(c.Content)
	_, end := j.doc.Under(c.Evidence)
	within := 12
	if l := j.doc.Tokens[at].Lemma; l == "available" || l == "unavailable" {
		within = 5 // "not available to doctors, the letter added"
	}
	for i := at + 1; i < max(last, end) && i < at+within; i++ {
		switch j.doc.Tokens[i].Lemma {
		case "request", "comment", "question", "call", "email", "e-mail", "message", "inquiry", "enquiry", "query", "letter":
			return true
		}
	}
	lemma := j.doc.Tokens[at].Lemma
	if lemma == "reach" || lemma == "contact" {
		s := j.child(at, "nsubj")
		return j.child(at, "obj") < 0 && j.passive(at) && (s < 0 || j.answers(s)) &&
			(c.Who.Kind == news.Person || c.Who.Kind == news.Organisation)
	}
	if lemma != "respond" && lemma != "reply" {
		return false
	}
	o := j.child(at, "obl")
	if h := j.doc.Tokens[at].Head; o < 0 && h >= 0 && j.rel(at) == "xcomp" && (j.doc.Tokens[h].Lemma == "able" || j.doc.Tokens[h].Lemma == "unable") {
		return false // a driver who was overtaken "was unable to respond"
	}
	return o < 0 || j.reports(o) || j.doc.Tokens[o].Lemma == "hoax"
}

// answers tells that token i heads the mention of somebody who can answer, or a pronoun.
func (j *judge) answers(i int) bool {
	t := &j.doc.Tokens[i]
	return j.mention[i] >= 0 && !j.none(i) || t.Tag == "PRP" || t.Tag == "WP" || strings.HasPrefix(t.Tag, "NNP")
}

// unaware is "not aware of any such plan", "no knowledge of", "no information
// about": that somebody "was unaware of the fraud" or "had no information about
// who was shot" puts nothing in doubt.
func (j *judge) unaware(at int) bool {
	if l := j.doc.Tokens[at].Lemma; l == "aware" || l == "unaware" {
		if x := j.child(at, "advcl"); x > at && j.doc.Tokens[x].Tag == "VBG" || j.child(at, "ccomp") > at {
			return false // "not aware of rebels flying jets", "not aware that she was in charge"
		}
		o := j.child(at, "obl")
		return o < 0 || j.reports(o) || j.pronoun(o) || j.such(o)
	}
	o := j.child(at, "obj")
	if o < 0 || j.doc.Tokens[at].Lemma != "have" {
		return false
	}
	l := j.doc.Tokens[o].Lemma
	return (l == "knowledge" || l == "information" || l == "confirmation") && !j.withQuestion(o)
}

// such tells that a noun is one that was spoken of: "any such plan".
func (j *judge) such(o int) bool {
	for c := j.first[o]; c >= 0; c = j.next[c] {
		if j.low(int(c)) == "such" {
			return true
		}
	}
	return false
}

// withQuestion tells that a noun has a question with it: "information about who was shot".
func (j *judge) withQuestion(o int) bool {
	for c := j.first[o]; c >= 0; c = j.next[c] {
		for k := j.first[c]; k >= 0; k = j.next[k] {
			switch j.low(int(k)) {
			case "who", "what", "when", "where", "why", "how", "which":
				return true
			}
		}
	}
	return false
}

// kept tells that what is denied is kept from somebody: rights, access, bail.
func (j *judge) kept(at int) bool {
	for _, rel := range [...]string{"obj", "nsubj"} {
		if o := j.child(at, rel); o >= 0 {
			switch j.doc.Tokens[o].Lemma {
			case "right", "access", "visa", "bail", "entry", "service", "chance", "opportunity", "justice", "permission":
				return true
			}
		}
	}
	return false
}

// about tells that a confirming or denying verb has its report with it as a noun.
func (j *judge) about(at int) bool {
	return j.child(at, "obj") >= 0 || j.doc.Tokens[at].Tag == "VBN" && j.child(at, "obl") >= 0 && j.child(at, "nsubj") >= 0
}

// disputes tells that a denying verb speaks of something that is put forward as
// true. What is rejected or dismissed is as often an offer, a bid or a suit, what
// is denied somebody is access or a visa.
func (j *judge) disputes(at int) bool {
	if j.rules(at) {
		return false
	}
	o := j.child(at, "obj")
	if o < 0 && j.doc.Tokens[at].Tag == "VBN" {
		o = j.child(at, "nsubj") // "was rejected"
	}
	if j.doc.Tokens[at].Lemma == "deny" && j.keepsFrom(at) {
		return false
	}
	if o < 0 || j.child(at, "ccomp") >= 0 || j.child(at, "xcomp") >= 0 || j.reports(o) || j.pronoun(o) {
		return true
	}
	for c := j.first[o]; c >= 0; c = j.next[c] {
		if r := j.rel(int(c)); r == "acl" && j.complement(int(c)) || r == "ccomp" || r == "amod" && j.class(int(c))&en.Report != 0 {
			return true
		}
	}
	switch l := j.doc.Tokens[o].Lemma; j.doc.Tokens[at].Lemma {
	case "reject", "dismiss", "rubbish", "scotch", "repudiate", "decry", "quash", "negate", "disprove":
		return en.Doubtful(l)
	case "deny":
		return j.child(at, "iobj") < 0 && !en.Granted(l)
	}
	return true
}

// keepsFrom tells that something is denied to somebody: "denied it entry".
func (j *judge) keepsFrom(at int) bool {
	n := 0
	for c := j.first[at]; c >= 0; c = j.next[c] {
		if r := j.rel(int(c)); int(c) > at && (r == "obj" || r == "iobj" || r == "xcomp" && strings.HasPrefix(j.doc.Tokens[c].Tag, "NN")) {
			n++
		}
	}
	return n > 1
}

// rules tells that it is a court that rejects or dismisses: a suit, not a report.
func (j *judge) rules(at int) bool {
	switch j.doc.Tokens[at].Lemma {
	case "reject", "dismiss", "quash":
	default:
		return false
	}
	for _, who := range [...]int{j.child(at, "nsubj"), j.prepositional(at, "by")} {
		if who >= 0 && en.Court(j.doc.Tokens[who].Lemma) {
			return true
		}
	}
	return false
}

func (j *judge) reports(i int) bool { return i >= 0 && j.class(i)&en.Report != 0 }

func (j *judge) pronoun(i int) bool {
	switch j.low(i) {
	case "it", "this", "that", "they", "these", "those", "them", "which":
		return true
	}
	return false
}

// cued is the act of the word that the claim stands under: the cue of its
// innermost statement, or the verb above it.
func (j *judge) cued(c *news.Claim, v int) (verdict, bool) {
	if h := j.aside(c, v); h >= 0 {
		return verdict{status: news.Reported, rule: "it-is-reported", at: h}, true
	}
	if c.Statement >= 0 && c.Statement < len(j.doc.Statements) {
		for _, span := range j.doc.Statements[c.Statement].Cue {
			first, last := j.doc.Under(span)
			for i := first; i < last && j.sentence(v).Has(i); i++ {
				if s, ok := j.cue(c, i); ok {
					return s, true
				}
			}
		}
	}
	if s, ok := j.beside(c, v); ok {
		return s, true
	}
	cur := v
	for range maxClimb {
		h := j.doc.Tokens[cur].Head
		if h < 0 || !j.content(cur, h) {
			break
		}
		if s, ok := j.cue(c, h); ok {
			return s, true
		}
		if s, ok := j.judged(c, v, h); ok {
			return s, true
		}
		if s, ok := j.openQuestion(c, cur, h); ok {
			return s, true
		}
		if s, ok := j.granted(c, cur, h); ok {
			return s, true
		}
		if k := j.before(h); k >= 0 {
			return j.cue(c, k)
		}
		if j.class(h)&en.Retract != 0 && (j.reports(cur) || j.reports(j.child(h, "obj"))) {
			return verdict{status: news.Denied, act: news.ActRetract, rule: "cue-retracts", note: "retracted", at: h,
				target: news.Target{Kind: news.TargetContent, Span: c.Content}}, true
		}
		cur = h
	}
	return verdict{}, false
}

// aside is the noun of a that-clause which only stands beside what a statement says,
// -1 for none: "confirmed that it would close, amid rumours that it was sold".
func (j *judge) aside(c *news.Claim, v int) int {
	h := j.doc.Tokens[v].Head
	if c.Statement < 0 || h < 0 || !j.complement(v) || !j.talked(h) {
		return -1
	}
	k := j.child(h, "case")
	if k < 0 || !c.Content.Contains(j.doc.Tokens[v].Span) {
		return -1
	}
	switch j.low(k) {
	case "after", "amid", "amidst", "despite", "following":
	default:
		return -1
	}
	for _, span := range j.doc.Statements[c.Statement].Content {
		if span.Contains(j.doc.Tokens[h].Span) {
			return h
		}
	}
	return -1
}

// before is a denying or confirming verb right before a report's noun phrase,
// which the parse may take for a part of it: "rejected reports that".
func (j *judge) before(h int) int {
	if !j.reports(h) {
		return -1
	}
	for k := h - 1; k >= 0 && k >= h-3; k-- {
		if t := &j.doc.Tokens[k]; t.Field == j.doc.Tokens[h].Field && strings.HasPrefix(t.Tag, "V") && j.class(k)&(en.Deny|en.Confirm) != 0 {
			return k
		}
	}
	return -1
}

// beside is a cue after its claim: "The bridge is shut, officials confirmed."
func (j *judge) beside(c *news.Claim, v int) (verdict, bool) {
	for k := j.first[v]; k >= 0; k = j.next[k] {
		x := int(k)
		if x > v && (j.rel(x) == "parataxis" || j.rel(x) == "advcl" && j.child(x, "mark") < 0) && j.child(x, "nsubj") >= 0 &&
			c.Evidence.Contains(j.doc.Tokens[x].Span) && !c.Content.Contains(j.doc.Tokens[x].Span) {
			return j.cue(c, x)
		}
	}
	return verdict{}, false
}

// content tells that cur is what h speaks of, not something beside it.
func (j *judge) content(cur, h int) bool {
	if r := j.doc.Tokens[cur].Rel; (r == "acl:relcl" || r == "advcl") && cur > h && j.complement(cur) {
		return true
	}
	switch j.doc.Tokens[cur].Rel {
	case "conj":
		return strings.HasPrefix(j.doc.Tokens[cur].Tag, "NN") && strings.HasPrefix(j.doc.Tokens[h].Tag, "NN") // "denied the tweet and the claim that"
	case "advcl":
		return cur > h && j.marked(cur, "whether", "if")
	case "acl:relcl", "nsubj", "parataxis", "nsubj:pass":
		return false
	}
	switch j.rel(cur) {
	case "ccomp", "xcomp", "acl", "obj", "nmod", "csubj":
		return true
	case "obl":
		return j.class(h)&(en.Deny|en.Confirm) != 0
	}
	return false
}

// complement tells a that-clause ("reports that he left") from a relative clause
// ("reports that came in"), which has "that" for an argument of its own.
func (j *judge) complement(cur int) bool {
	for c := j.first[cur]; c >= 0; c = j.next[c] {
		if j.doc.Tokens[c].Rel == "mark" && j.low(int(c)) == "that" {
			return true
		}
	}
	return false
}

// cue reads one word of a cue.
func (j *judge) cue(c *news.Claim, i int) (verdict, bool) {
	k := j.class(i)
	if j.turnsDown(i) {
		k |= en.Deny
	}
	if k&(en.Deny|en.Confirm) == 0 || j.doc.Tokens[i].Tag != "" && j.doc.Tokens[i].Tag[0] == 'J' {
		return verdict{}, false
	}
	target := news.Target{Kind: news.TargetContent, Span: c.Content}
	m := j.level(i)
	for cur := i; j.doc.Tokens[cur].Head >= 0 && j.rel(cur) == "xcomp"; {
		h := j.doc.Tokens[cur].Head
		g, _ := j.governs(h, cur)
		m = compose(j.level(h), compose(g, m))
		cur = h
		if tries(j.doc.Tokens[h].Lemma) {
			return verdict{}, false // "trying to confirm"
		}
	}
	if h := j.doc.Tokens[i].Head; h >= 0 && (j.rel(i) == "acl" || j.rel(i) == "amod") && j.none(h) {
		m.negative = true // "nothing to confirm it", "no confirmed reports"
	}
	switch {
	case m.negative && k&en.Deny != 0 && !j.leavesOpen(i, i):
		return verdict{}, false
	case m.negative:
		s := j.notConfirmed(c, i, i, m)
		s.target, s.at = target, i
		return s, true
	case m.modality != news.Actual && m.modality != "":
		return verdict{}, false // "may confirm", "asked to confirm"
	case k&en.Deny != 0 && !j.disputes(i):
		return verdict{}, false
	case k&en.Deny != 0:
		return verdict{status: news.Denied, act: news.ActDeny, target: target, rule: "cue-denies", note: "denied", at: i}, true
	}
	return verdict{status: news.Confirmed, act: news.ActConfirm, target: target, rule: "cue-confirms", note: "confirmed", at: i}, true
}

// tries: what somebody tries to confirm is not confirmed.
func tries(lemma string) bool {
	switch lemma {
	case "try", "seek", "attempt", "work", "wait", "hope", "want", "need", "struggle":
		return true
	}
	return false
}

// doubted is a claim that the article itself calls unconfirmed: "an unconfirmed
// explosion", "unverified reports that a bridge fell", "unconfirmed reports say".
func (j *judge) doubted(c *news.Claim, v int) (verdict, bool) {
	at := j.unverified(v)
	if h := j.doc.Tokens[v].Head; at < 0 && h >= 0 && (j.rel(v) == "acl" || j.rel(v) == "ccomp") {
		if at = j.unverified(h); at < 0 && j.complement(v) {
			at = j.unverifiedBefore(v)
		}
	}
	if at < 0 {
		at = j.unverifiedSource(c)
	}
	if at < 0 {
		return verdict{}, false
	}
	return verdict{status: news.Unconfirmed, act: news.ActCannotConfirm, rule: "called-unconfirmed", note: "called unconfirmed", at: at,
		target: news.Target{Kind: news.TargetContent, Span: c.Content}}, true
}

// unverifiedSource is the word that calls the source unconfirmed, -1 for none.
func (j *judge) unverifiedSource(c *news.Claim) int {
	if c.Statement < 0 || len(c.Source) == 0 {
		return -1
	}
	for _, s := range j.doc.Statements[c.Statement].Source {
		first, last := j.doc.Under(s)
		for i := first; i < last; i++ {
			if j.reports(i) {
				return j.unverified(i)
			}
		}
	}
	return -1
}

// unverified is the word that calls a noun unconfirmed, -1 for none.
func (j *judge) unverified(i int) int {
	if !strings.HasPrefix(j.doc.Tokens[i].Tag, "NN") {
		return -1
	}
	for c := j.first[i]; c >= 0; c = j.next[c] {
		if j.rel(int(c)) == "amod" && j.class(int(c))&en.Unverified != 0 {
			return int(c)
		}
	}
	return -1
}

// unverifiedBefore finds the noun of "unconfirmed rumours in the market that …"
// where the parse hangs the clause on a nearer one.
func (j *judge) unverifiedBefore(v int) int {
	for i := v - 1; i >= 0 && i > v-12; i-- {
		if j.reports(i) {
			return j.unverified(i)
		}
	}
	return -1
}

// passive tells that a participle is one and names nobody who says it.
func (j *judge) passive(h int) bool {
	is := false
	for c := j.first[h]; c >= 0; c = j.next[c] {
		if j.doc.Tokens[c].Rel == "aux:pass" || j.doc.Tokens[c].Rel == "cop" {
			is = true
		}
	}
	return is
}

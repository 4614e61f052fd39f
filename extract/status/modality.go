package status

import (
	"sort"
	"strings"

	"hearsay/extract/news"
	"hearsay/extract/status/en"
)

// mood is how a clause is put, and which word says so.
type mood struct {
	modality news.Modality
	negative bool
	rule     string
	at       int
}

// compose puts a clause under a word: "may be set to open" is possible, "was
// told not to open" instructed and negative, "is not expected to open" negated.
func compose(outer, inner mood) mood {
	switch outer.modality {
	case news.Negated:
		if inner.modality == news.Negated {
			return mood{news.Actual, false, outer.rule, outer.at} // "did not refuse to"
		}
		return outer
	case news.Possible:
		if inner.modality == news.Instructed && outer.rule == ruleWould {
			return inner // "a sale would require consent"
		}
		outer.negative = outer.negative || inner.negative
		return outer
	case news.Instructed, news.Advised:
		outer.negative = outer.negative != inner.negative
		return outer
	case news.Planned:
		switch inner.modality {
		case news.Instructed, news.Advised, news.Possible:
			return inner // "will have to"
		}
		outer.negative = outer.negative || inner.negative
		return outer
	}
	return inner
}

const ruleWould = "modality-would"

// maxClimb bounds the way up from a predicate: deeper chains of control verbs
// are not written.
const maxClimb = 6

// modality is the mood that the words give, and where they give none to a bare
// infinitive, what the model of factuality takes it for: "time for prices to go
// up" tells of nothing that has happened.
func (j *judge) modality(c *news.Claim, v int) mood {
	j.relayed = j.saidInPast(c)
	m := j.composed(c, v)
	if m.modality != news.Actual || m.negative || j.doc.Tokens[v].Tag != "VB" || !j.marked(v, "to") {
		return m
	}
	if c.Reason.Rule == "claim/headline" {
		return mood{news.Planned, false, "modality-headline-to", v} // "Schools to take part in poll"
	}
	x := extractor{judge: j, out: j.features}
	happened := x.factuality(v, j.sentence(v), Happened)
	j.features = x.out
	if happened <= unrealised {
		return mood{news.Possible, false, "modality-unrealised", v}
	}
	return m
}

// saidInPast tells that somebody said the claim, in the past or by what they put out:
// "said", "according to".
func (j *judge) saidInPast(c *news.Claim) bool {
	if c.Statement < 0 || c.Statement >= len(j.doc.Statements) || len(c.Source) == 0 {
		return false
	}
	for _, span := range j.doc.Statements[c.Statement].Cue {
		first, last := j.doc.Under(span)
		for i := first; i < last; i++ {
			if t := j.doc.Tokens[i].Tag; t == "VBD" || j.low(i) == "according" {
				return true
			}
		}
	}
	return false
}

// unrealised is the factuality from which an infinitive is taken for something
// that may be: half a point below open. On gold dev it moves two claims, both right.
const unrealised = -0.5

// sentence is the one that holds token v.
func (j *judge) sentence(v int) news.Range {
	list := j.doc.Sentences
	k := sort.Search(len(list), func(k int) bool { return list[k].Last > v })
	if k == len(list) {
		return news.Range{First: v, Last: v + 1}
	}
	return list[k].Range
}

// composed puts the moods together from the claim's predicate up to the word
// that its own sentence or its cue begins with.
func (j *judge) composed(c *news.Claim, v int) mood {
	if j.doc.Tokens[v].Head < 0 && j.first[v] < 0 {
		return j.surface(c, v)
	}
	m := j.below(v)
	cur := v
	for range maxClimb {
		h := j.doc.Tokens[cur].Head
		if h < 0 {
			if h = j.governor(cur); h < 0 {
				break
			}
		}
		next, outer, ok := j.above(c, cur, h)
		if !ok {
			break
		}
		m = compose(outer, m)
		cur = next
	}
	if m.modality == news.Actual && !m.negative {
		m = j.ahead(c, v, m)
	}
	if m.modality == news.Actual && !m.negative {
		m = j.guessed(c, m)
	}
	return m
}

// guessed makes a possibility of what is said by speculation: "Speculation began
// that the port was sold".
func (j *judge) guessed(c *news.Claim, m mood) mood {
	if len(c.Source) == 0 || !c.Source[len(c.Source)-1].Anonymous {
		return m
	}
	first, last := j.doc.Under(c.Source[len(c.Source)-1].Span)
	for t := first; t < last; t++ {
		if j.doc.Tokens[t].Lemma == "speculation" {
			return mood{news.Possible, false, "modality-speculation", t}
		}
	}
	return m
}

// below is the mood of a predicate with the infinitive that it governs: "plans
// to close" is planned whichever of the two verbs the claim names.
func (j *judge) below(v int) mood {
	m := j.level(v)
	x := j.infinitive(v)
	if x < 0 {
		return compose(m, j.alone(v))
	}
	if g, ok := j.governs(v, x); ok {
		return compose(m, compose(g, j.level(x)))
	}
	return m
}

// infinitive is the open complement of v, -1 for none: an xcomp, or whatever the
// parse makes of "to" and a bare verb right after a word that takes one.
func (j *judge) infinitive(v int) int {
	if x := j.child(v, "xcomp"); x >= 0 && (j.to(x) >= 0 || j.doc.Tokens[x].Tag == "VBG") {
		return x
	}
	k := j.class(v)
	if k&governing == 0 {
		return -1
	}
	for c := j.first[v]; c >= 0; c = j.next[c] {
		x := int(c)
		if x > v && j.doc.Tokens[x].Tag == "VB" && j.to(x) >= 0 && (k&(en.Instruct|en.Advise) != 0 || j.governor(x) == v) {
			return x
		}
	}
	return -1
}

// governing classes change what hangs on them.
const governing = en.Instruct | en.Advise | en.Plan | en.Possible | en.Negate

// governor is the word of a governing class that stands right before the "to" of
// an infinitive, "not" and adverbs aside; -1 for none. It steps in where the
// parse hangs the infinitive elsewhere.
func (j *judge) governor(x int) int {
	to := j.to(x)
	if to < 0 {
		return -1
	}
	k := to - 1
	for k >= 0 && (j.doc.Tokens[k].Tag == "RB" || j.low(k) == "not") {
		k--
	}
	if k >= 0 && j.class(k)&governing != 0 && j.doc.Tokens[k].Field == j.doc.Tokens[x].Field {
		return k
	}
	return -1
}

// to is the "to" of an infinitive: the one that the parse gives it, else one
// right before a bare verb ("due to resume" looks like a preposition); -1 for none.
func (j *judge) to(x int) int {
	for c := j.first[x]; c >= 0 && int(c) < x; c = j.next[c] {
		if t := &j.doc.Tokens[c]; (t.Rel == "mark" || t.Rel == "aux") && (j.low(int(c)) == "to" || t.Tag == "TO") { // "gonna" is "gon" and "na"
			return int(c)
		}
	}
	if k := x - 1; k >= 0 && (j.doc.Tokens[x].Tag == "VB" || j.doc.Tokens[x].Rel == "xcomp") && j.doc.Tokens[k].Field == j.doc.Tokens[x].Field && j.low(k) == "to" {
		return k
	}
	return -1
}

// alone is the mood that a predicate has by its own meaning: "a strike is
// planned", "approval is required", "the firm is considering a sale".
func (j *judge) alone(v int) mood {
	t := &j.doc.Tokens[v]
	k := j.class(v)
	passive := t.Tag == "VBN" && (j.child(v, "aux") >= 0 || j.child(v, "nsubj") >= 0)
	object := j.child(v, "obj") >= 0
	nominal := strings.HasPrefix(t.Tag, "NN")
	switch {
	case k == 0 && j.doc.Tokens[v].Lemma == "have" && object && j.class(j.child(v, "obj"))&en.Plan != 0 && j.child(v, "xcomp") < 0:
		return classMood(en.Plan, j.child(v, "obj")) // "has other plans for it"
	case k == 0 && j.doc.Tokens[v].Lemma == "track" && j.marked(v, "on"):
		return mood{news.Planned, false, "modality-on-track", v}
	case k == 0:
	case k&en.Instruct != 0 && j.forbids(v):
		return mood{news.Instructed, true, "modality-forbidding-word", v}
	case nominal && j.child(v, "cop") < 0:
		return j.noun(k, v)
	case passive && !object:
		return j.participle(k, v)
	case k&en.Possible != 0 && j.asks(v):
		return classMood(en.Possible, v) // "is rethinking whether to keep it"
	case object:
		return j.transitive(k, v)
	case t.Tag == "JJ" && k&(en.Plan|en.Possible) != 0 && k&en.Say == 0:
		return classMood(k&(en.Plan|en.Possible), v)
	}
	return mood{modality: news.Actual, rule: "modality-plain", at: -1}
}

// asks tells that a whether-clause hangs on v.
func (j *judge) asks(v int) bool {
	for c := j.first[v]; c >= 0; c = j.next[c] {
		if int(c) > v && j.marked(int(c), "whether") {
			return true
		}
	}
	return false
}

// forbids is "banned from using", "barred from leaving".
func (j *judge) forbids(v int) bool {
	switch j.doc.Tokens[v].Lemma {
	case "ban", "bar", "prohibit", "forbid":
	default:
		return false
	}
	if !j.passive(v) {
		return false
	}
	for c := j.first[v]; c >= 0; c = j.next[c] {
		if int(c) > v && (j.marked(int(c), "from") || j.rel(int(c)) == "xcomp") {
			return true
		}
	}
	return false
}

// noun is the mood of a claim whose predicate is a noun: "any plans for a sale".
func (j *judge) noun(k en.Class, v int) mood {
	if k&(en.Plan|en.Possible) != 0 && k&(en.Report|en.Say) == 0 {
		return classMood(k, v)
	}
	return mood{modality: news.Actual, rule: "modality-plain", at: -1}
}

func (j *judge) participle(k en.Class, v int) mood {
	switch lemma := j.doc.Tokens[v].Lemma; {
	case lemma == "consider" && j.prepositional(v, "for") < 0: // "was considered a threat"
	case lemma == "direct": // "directed by Danny Boyle", "directed against troops"
	case k&en.Say != 0 && k&en.Possible == 0 || k&en.Negate != 0:
	case lemma == "tell" || lemma == "ask" || lemma == "warn" || lemma == "urge" || lemma == "agree" || lemma == "decide" || lemma == "offer" ||
		lemma == "sentence" || lemma == "summon" || lemma == "elect" || lemma == "choose" || lemma == "commit" || lemma == "seek" || lemma == "want" ||
		lemma == "threaten" || lemma == "bar" || lemma == "prohibit" || lemma == "ban" || lemma == "forbid" || lemma == "set" || lemma == "study" || lemma == "discuss":
	default:
		return classMood(k&^en.Say, v)
	}
	return mood{modality: news.Actual, rule: "modality-plain", at: -1}
}

// prepositional is the noun that the preposition leads to under v, -1 for none.
func (j *judge) prepositional(v int, word string) int {
	for c := j.first[v]; c >= 0; c = j.next[c] {
		if j.rel(int(c)) == "obl" && j.marked(int(c), word) {
			return int(c)
		}
	}
	return -1
}

// transitive verbs that put their object ahead or in doubt.
func (j *judge) transitive(k en.Class, v int) mood {
	switch j.doc.Tokens[v].Lemma {
	case "plan", "expect", "propose", "anticipate", "eye", "schedule":
		return classMood(en.Plan, v)
	case "consider", "weigh", "mull", "contemplate", "ponder", "rethink", "reconsider", "explore":
		return classMood(en.Possible, v)
	case "require", "mandate":
		return classMood(en.Instruct, v)
	case "refuse", "decline":
		return classMood(en.Negate, v)
	}
	return mood{modality: news.Actual, rule: "modality-plain", at: -1}
}

// classMood is the mood that a word of the class gives to what it governs.
func classMood(k en.Class, at int) mood {
	switch {
	case k&en.Negate != 0:
		return mood{news.Negated, true, "modality-negating-word", at}
	case k&en.Instruct != 0:
		return mood{news.Instructed, false, "modality-ordering-word", at}
	case k&en.Possible != 0:
		return mood{news.Possible, false, "modality-doubting-word", at}
	case k&en.Advise != 0:
		return mood{news.Advised, false, "modality-advising-word", at}
	case k&en.Plan != 0:
		return mood{news.Planned, false, "modality-planning-word", at}
	}
	return mood{modality: news.Actual, rule: "modality-plain", at: -1}
}

// level is the mood of one predicate by its auxiliaries, negations and adverbs.
func (j *judge) level(v int) mood {
	var will, would, may, can, must, should, not, perhaps = -1, -1, -1, -1, -1, -1, -1, -1
	for c32 := j.first[v]; c32 >= 0; c32 = j.next[c32] {
		c := int(c32)
		switch j.rel(c) {
		case "aux", "advmod", "det", "neg", "cc", "discourse", "cop":
		case "nsubj", "obj", "expl", "obl", "csubj":
			if not < 0 && j.none(c) && !j.marked(c, "as") {
				not = c
			}
			continue
		default:
			continue
		}
		switch en.ModalOf(j.low(c)) {
		case en.Will:
			will = c
		case en.Would:
			would = c
		case en.May:
			may = c
			if j.low(c) == "could" {
				can = c
			}
		case en.Can:
			can = c
		case en.Must:
			must = c
		case en.Should:
			should = c
		case en.Not:
			if !j.scoped(c, v) {
				not = c
			}
		case en.Perhaps:
			perhaps = c
		}
	}
	if not < 0 && j.nominalNone(v) {
		not = v
	}
	if not < 0 {
		not = j.notTo(v)
	}
	if not < 0 {
		not = j.noLonger(v)
	}
	switch {
	case can >= 0 && not >= 0:
		return mood{news.Negated, true, "modality-cannot", not}
	case can >= 0 && may < 0 && j.perceived(v):
		return mood{modality: news.Actual, rule: "modality-plain", at: -1}
	case may >= 0:
		return mood{news.Possible, not >= 0, "modality-may", may}
	case perhaps >= 0 && should >= 0:
		return mood{news.Advised, not >= 0, "modality-should", should}
	case perhaps >= 0 && not >= 0 && (j.low(perhaps) == "probably" || j.low(perhaps) == "likely"):
		return mood{news.Negated, true, "modality-not", not} // "probably isn't dead"
	case perhaps >= 0:
		return mood{news.Possible, not >= 0, "modality-perhaps", perhaps}
	case must >= 0:
		return mood{news.Instructed, not >= 0, "modality-must", must}
	case should >= 0:
		return mood{news.Advised, not >= 0, "modality-should", should}
	case not >= 0:
		return mood{news.Negated, true, "modality-not", not}
	case would >= 0:
		return j.would(v, would)
	case will >= 0:
		return mood{news.Planned, false, "modality-will", will}
	case can >= 0 && j.capable(v):
		return mood{modality: news.Actual, rule: "modality-able", at: can}
	case can >= 0:
		return mood{news.Possible, false, "modality-can", can}
	case j.isTo(v):
		return mood{news.Planned, false, "modality-is-to", v}
	case j.commands(v):
		return mood{news.Instructed, false, "modality-imperative", v}
	}
	return mood{modality: news.Actual, rule: "modality-plain", at: -1}
}

// capable tells that a thing is said to be able to do v: "the robot can run for a
// day" tells how it is, "customers can use it" what may be.
func (j *judge) capable(v int) bool {
	s := j.child(v, "nsubj")
	if s < 0 || j.passive(v) || j.doc.Tokens[v].Tag != "VB" || j.child(v, "cop") >= 0 {
		return false
	}
	if k := j.mention[s]; k >= 0 {
		kind := j.doc.Mentions[k].Kind
		if e := j.doc.Mentions[k].Entity; e >= 0 {
			kind = j.doc.Entities[e].Kind
		}
		return kind == news.Device || kind == news.Unknown && j.low(s) != "this" && j.low(s) != "that"
	}
	return j.low(s) == "which"
}

// perceived tells that v is what senses do, in the passive: "shots can be heard"
// tells that there are shots.
func (j *judge) perceived(v int) bool {
	switch j.doc.Tokens[v].Lemma {
	case "see", "hear", "view", "watch", "read", "find":
		return j.doc.Tokens[v].Tag == "VBN" && j.passive(v)
	}
	return false
}

// would is the future seen from the past right under a past verb of saying
// ("said it would issue a statement"), and a mere possibility elsewhere.
func (j *judge) would(v, at int) mood {
	h := j.doc.Tokens[v].Head
	if h >= 0 && strings.HasPrefix(j.doc.Tokens[h].Tag, "NN") && j.complement(v) {
		h = j.doc.Tokens[h].Head // "rejected reports that he would resign"
	}
	if r := j.rel(v); h >= 0 && (r == "ccomp" || r == "parataxis" || j.complement(v)) {
		if t := j.doc.Tokens[h].Tag; (t == "VBD" || t == "VBN") && !j.conditional(v) {
			return mood{news.Planned, false, "modality-would-after-past", at}
		}
	}
	if j.relayed && !j.doc.Quoted(v) && !j.conditional(v) && !j.pointing(v) {
		return mood{news.Planned, false, "modality-would-relayed", at}
	}
	return mood{news.Possible, false, ruleWould, at}
}

// pointing tells that the subject of v is "this" or "it", which sum up what was said:
// what that would mean nobody plans.
func (j *judge) pointing(v int) bool {
	s := j.child(v, "nsubj")
	if s < 0 {
		return false
	}
	switch j.low(s) {
	case "this", "that", "it", "there", "you", "which":
		return true
	}
	return false
}

// conditional tells that an if-clause hangs on v.
func (j *judge) conditional(v int) bool {
	for c := j.first[v]; c >= 0; c = j.next[c] {
		if j.rel(int(c)) == "advcl" && j.marked(int(c), "if", "unless") {
			return true
		}
	}
	return false
}

// none tells that an argument says that there is nobody or nothing: "nobody
// came", "has no plans".
func (j *judge) none(i int) bool {
	if isNone(j.low(i)) {
		return true
	}
	for c := j.first[i]; c >= 0; c = j.next[c] {
		r := j.rel(int(c))
		if (r == "det" || r == "cc" || r == "advmod") && isNone(j.low(int(c))) && !j.doubled(i, int(c)) {
			return true
		}
		if d := j.child(int(c), "det"); r == "compound" && int(c) < i && d >= 0 && j.low(d) == "no" {
			return true // "no government comment"
		}
	}
	return false
}

// doubled: "no longer", "no more than", "no later than" negate no argument.
func (j *judge) doubled(noun, det int) bool {
	if det+1 < len(j.doc.Tokens) {
		w := j.low(det + 1)
		return w == "more" || w == "less" || w == "fewer" || w == "later" || w == "doubt"
	}
	return false
}

func isNone(w string) bool {
	for _, n := range en.NoWords {
		if w == n {
			return true
		}
	}
	return false
}

// nominalNone: "there is no treaty" with the noun as root of its clause.
func (j *judge) nominalNone(v int) bool {
	if w := j.low(v); isNone(w) || en.ModalOf(w) == en.Not {
		return true
	}
	for c := j.first[v]; c >= 0; c = j.next[c] {
		if j.rel(int(c)) == "det" && j.low(int(c)) == "no" && !j.doubled(v, int(c)) {
			return true
		}
	}
	return false
}

// scoped tells that a negation belongs to less than the clause: "not only",
// "not least", "not yet named".
func (j *judge) scoped(not, v int) bool {
	if not > v+2 {
		return true // "will reopen, but the café will not"
	}
	if not+1 >= len(j.doc.Tokens) {
		return false
	}
	switch j.low(not + 1) {
	case "to":
		return not > v // "ordered not to use"
	case "only", "least", "just", "surprisingly", "doubt":
		return true
	}
	return false
}

// notTo is the "not" before an infinitive's "to", wherever the parse hangs it.
func (j *judge) notTo(v int) int {
	if to := j.to(v); to > 0 && en.ModalOf(j.low(to-1)) == en.Not {
		return to - 1
	}
	return -1
}

// noLonger is the "no" of "no longer" and "no more" right before v.
func (j *judge) noLonger(v int) int {
	for i := v - 1; i > 0 && i >= v-3; i-- {
		if w := j.low(i); (w == "longer" || w == "more") && j.low(i-1) == "no" && j.doc.Tokens[i].Field == j.doc.Tokens[v].Field {
			return i - 1
		}
	}
	return -1
}

// isTo is "is to open", "was to be sold", and "to be completed" after a noun.
func (j *judge) isTo(v int) bool {
	for c := j.first[v]; c >= 0; c = j.next[c] {
		if j.low(int(c)) != "to" || int(c) > v {
			continue
		}
		before := int(c) - 1
		if before >= 0 && j.doc.Tokens[before].Lemma == "be" && (j.doc.Tokens[before].Head == v || j.doc.Tokens[v].Head == before) {
			return true
		}
	}
	return false
}

// commands is a bare verb at the head of a quoted or reported sentence, without
// a subject: "Either throw it away".
func (j *judge) commands(v int) bool {
	t := &j.doc.Tokens[v]
	if t.Tag != "VB" || t.Rel != "root" && t.Rel != "ccomp" && t.Rel != "parataxis" || j.child(v, "nsubj") >= 0 || j.marked(v, "to") {
		return false
	}
	for c := j.first[v]; c >= 0; c = j.next[c] {
		if strings.HasPrefix(j.doc.Tokens[c].Rel, "aux") && j.low(int(c)) != "do" {
			return false
		}
	}
	return j.doc.Quoted(v)
}

// above is the mood that the head h gives to its dependent cur, and where to go
// on; false where the clause's own matters end.
func (j *judge) above(c *news.Claim, cur, h int) (next int, outer mood, ok bool) {
	g := j.governor(cur)
	if g < 0 && !j.governing(h) {
		g = j.told(cur)
	}
	if g >= 0 {
		if m, governed := j.governs(g, cur); governed {
			if j.none(g) {
				m = mood{news.Negated, true, "modality-no-plans", g}
			}
			return g, compose(j.level(g), m), true
		}
	}
	switch j.rel(cur) {
	case "xcomp":
		if g, governed := j.governs(h, cur); governed {
			return h, compose(j.level(h), g), true
		}
		if j.class(h)&en.Say != 0 {
			return h, mood{}, false
		}
		return h, j.level(h), true
	case "ccomp", "csubj":
		if g, governed := j.governs(h, cur); governed {
			return h, compose(j.level(h), g), true
		}
	case "advcl":
		if g, governed := j.governs(h, cur); governed && cur > h && j.marked(cur, "to", "whether", "if", "that", "from") {
			return h, compose(j.level(h), g), true
		}
		if l := j.level(h); j.doc.Tokens[cur].Tag == "VBG" && j.child(cur, "mark") < 0 && (l.modality == news.Planned || l.modality == news.Possible) {
			return h, l, true // "will be shut, leaving only"
		}
	case "acl", "nmod", "appos", "compound":
		return j.aboveNoun(cur, h)
	case "conj":
		if j.shares(cur, h) {
			return h, j.level(h), true
		}
		if m, ok := j.carriesOn(cur, h); ok {
			return h, m, true
		}
	case "obj", "nsubj":
		// A noun on the way up: "doesn't have any plans to", "no plans exist".
		if cur != j.predicate {
			if l := j.level(h); l.modality == news.Negated {
				return h, l, true
			}
		}
	}
	return h, mood{}, false
}

func (j *judge) governing(h int) bool { return j.class(h)&governing != 0 }

// told is the verb of telling that an infinitive goes with over what stands
// between them ("told staff involved in the campaign to hand in"), -1 for none.
func (j *judge) told(x int) int {
	if j.doc.Tokens[x].Tag != "VB" || j.to(x) < 0 {
		return -1
	}
	for i := x - 1; i >= 0 && i > x-maxTold && j.doc.Tokens[i].Field == j.doc.Tokens[x].Field; i-- {
		switch t := &j.doc.Tokens[i]; {
		case strings.HasPrefix(t.Tag, "V") && j.class(i)&(en.Instruct|en.Advise) != 0:
			return i
		case t.Tag == "." || t.Tag == ":" || t.Tag == "MD" || t.Tag == "VBZ" || t.Tag == "VBP" || t.Tag == "VB" || t.Tag == "VBD":
			return -1
		}
	}
	return -1
}

// maxTold is how many words the told party may have.
const maxTold = 20

// aboveNoun is a noun that governs a clause or another noun: "plans to sell",
// "the possibility that", "plans for expansion".
func (j *judge) aboveNoun(cur, h int) (int, mood, bool) {
	if j.doc.Tokens[cur].Rel == "acl:relcl" || !strings.HasPrefix(j.doc.Tokens[h].Tag, "NN") {
		return h, mood{}, false
	}
	k := j.class(h)
	clause := j.rel(cur) == "acl"
	if clause && !j.marked(cur, "to", "that", "of", "whether", "about", "for") {
		return h, mood{}, false
	}
	if clause && j.marked(cur, "that") && k&en.Possible == 0 {
		return h, mood{}, false
	}
	k &= governing
	if clause && feeling(j.doc.Tokens[h].Lemma) && j.marked(cur, "that") {
		return h, mood{}, false
	}
	if k == 0 || j.class(h)&en.Report != 0 && k&(en.Plan|en.Instruct) == 0 {
		return h, mood{}, false
	}
	m := classMood(k, h)
	if j.none(h) {
		m = mood{news.Negated, true, "modality-no-plans", h}
	}
	return h, m, true
}

// governs is the mood that the word h gives to the clause x that it governs.
func (j *judge) governs(h, x int) (mood, bool) {
	t, k := &j.doc.Tokens[h], j.class(h)
	infinitive := j.to(x) >= 0
	if infinitive && t.Lemma == "have" && j.low(h+1) == "yet" {
		return mood{news.Negated, true, "modality-yet-to", h + 1}, true
	}
	if infinitive && j.cameTrue(h) && (t.Lemma != "have" || j.adjoins(h, x)) {
		return mood{}, false // "had to flee", "was forced to flee", "decided to flee": they fled
	}
	if infinitive && (t.Lemma == "have" || t.Lemma == "need" || t.Lemma == "get" && j.low(h) == "got") && j.adjoins(h, x) {
		return mood{news.Instructed, false, "modality-have-to", h}, true
	}
	if infinitive && t.Lemma == "go" && t.Tag == "VBG" {
		return mood{news.Planned, false, "modality-going-to", h}, true
	}
	k &= governing
	switch {
	case k&en.Possible != 0 && j.marked(x, "whether"):
		return classMood(en.Possible, h), true
	case k&en.Instruct != 0 && j.marked(x, "from") && (t.Lemma == "ban" || t.Lemma == "bar" || t.Lemma == "prohibit" || t.Lemma == "forbid"):
		return mood{news.Instructed, true, "modality-forbidding-word", h}, true
	case k == 0 || (t.Lemma == "want" || t.Lemma == "wish") && j.child(h, "obj") >= 0:
		return mood{}, false // "wants the plant to stay" plans nothing
	case infinitive:
		if k&en.Possible != 0 && j.class(h)&en.Say != 0 {
			return mood{}, false // "is considered to be"
		}
		return classMood(k, h), true
	case j.doc.Tokens[x].Tag == "VBG" && j.rel(x) == "xcomp":
		return classMood(k&^en.Plan, h), k&^en.Plan != 0
	case feeling(t.Lemma) && !j.marked(x, "whether", "if"):
		return mood{}, false // "fears that it will close": what is feared is put by its own verb
	case k&en.Possible != 0 && (t.Tag == "JJ" || j.marked(x, "whether", "if") || k&^en.Possible == 0 && j.class(h)&en.Say == 0):
		return classMood(en.Possible, h), true
	case j.doc.Tokens[x].Tag == "VB" && k&(en.Instruct|en.Advise) != 0 && j.child(x, "aux") < 0:
		return classMood(k&(en.Instruct|en.Advise), h), true
	case t.Lemma == "hope" || t.Lemma == "expect" || t.Lemma == "promise" || t.Lemma == "agree" || t.Lemma == "decide" || t.Lemma == "recommend":
		return classMood(k, h), true
	}
	return mood{}, false
}

// cameTrue tells of a past verb that what it governs was done: "had to", "was forced
// to", "decided to", but not "may have decided to".
func (j *judge) cameTrue(h int) bool {
	t := &j.doc.Tokens[h]
	switch t.Lemma {
	case "have":
		return t.Tag == "VBD" && j.level(h).modality == news.Actual
	case "force", "compel":
		return t.Tag == "VBN" && j.past(h)
	case "decide":
		return t.Tag == "VBD" || t.Tag == "VBN" && j.past(h)
	}
	return false
}

// past tells that a participle stands after "was", "were", "had" or "has" and
// nothing puts it in doubt.
func (j *judge) past(h int) bool {
	for c := j.first[h]; c >= 0; c = j.next[c] {
		switch w := j.low(int(c)); {
		case j.rel(int(c)) != "aux" && j.rel(int(c)) != "cop":
		case w == "was", w == "were", w == "had", w == "has", w == "have":
			m := j.level(h)
			return m.modality == news.Actual && !m.negative
		}
	}
	return false
}

// adjoins tells that the "to" of x follows h, but for an adverb.
func (j *judge) adjoins(h, x int) bool {
	to := j.to(x)
	return to == h+1 || to == h+2 && j.doc.Tokens[h+1].Tag == "RB"
}

// feeling is a word whose that-clause is what somebody feels to be so.
func feeling(lemma string) bool {
	switch lemma {
	case "fear", "concern", "worry", "suspect", "suspicion", "doubt":
		return true
	}
	return false
}

// shares tells that a coordinated verb stands under the same auxiliaries: "will
// close and move", "did not confirm or deny".
func (j *judge) shares(cur, h int) bool {
	a, b := &j.doc.Tokens[cur], &j.doc.Tokens[h]
	if j.child(cur, "nsubj") >= 0 || j.child(cur, "aux") >= 0 || j.child(cur, "cop") >= 0 || a.Tag != b.Tag {
		return false
	}
	return a.Tag == "VB" || a.Tag == "VBN" || a.Tag == "VBG" || a.Tag == "JJ"
}

// carriesOn is the mood of a bare verb that goes on with what an auxiliary or a verb of
// another form opens: "could be sold and close", "advised staff to leave and carry on".
func (j *judge) carriesOn(cur, h int) (mood, bool) {
	bare := cur
	if c := j.child(cur, "cop"); c >= 0 {
		bare = c
	}
	if cur < h || j.doc.Tokens[bare].Tag != "VB" || j.child(cur, "nsubj") >= 0 || j.child(cur, "aux") >= 0 || j.to(cur) >= 0 {
		return mood{}, false
	}
	if a := j.child(h, "aux"); a >= 0 && j.doc.Tokens[a].Tag == "MD" {
		return j.level(h), true
	}
	x := j.infinitive(h)
	if x < 0 || x > cur {
		return mood{}, false
	}
	g, ok := j.governs(h, x)
	return compose(j.level(h), g), ok
}

// ahead makes a plan of what is told in the present of a time to come: "the
// talks resume Thursday", "the watch, out next year".
func (j *judge) ahead(c *news.Claim, v int, m mood) mood {
	d := c.Deadline
	if d != nil && j.rel(v) == "acl" && j.doc.Tokens[v].Tag == "VBN" && j.marked(v, "to") {
		return mood{news.Planned, false, "modality-is-to", v} // "an arena to be completed in spring"
	}
	if d == nil || d.Relation != news.On && d.Relation != news.During || j.doc.Tokens[v].Tag == "VBD" || j.doc.Tokens[v].Tag == "VBN" {
		return m
	}
	for k := j.first[v]; k >= 0; k = j.next[k] {
		if t := &j.doc.Tokens[k]; (j.rel(int(k)) == "aux" || t.Rel == "cop") && (t.Tag == "VBD" || t.Tag == "VBN" || t.Lemma == "have") {
			return m
		}
	}
	from, _ := d.Days()
	if !j.attached(d.Span, v) {
		return m
	}
	if len(j.doc.Article.Published) >= len(from) && from != "" && from > j.doc.Article.Published[:len(from)] {
		return mood{news.Planned, false, "modality-time-ahead", v}
	}
	return m
}

// attached tells that an expression of time hangs on v itself, not on a noun of
// its clause ("a stadium with an opening date of May is half built").
func (j *judge) attached(s news.Span, v int) bool {
	first, last := j.doc.Under(s)
	for i := first; i < last; i++ {
		if h := j.doc.Tokens[i].Head; (h < first || h >= last) && h >= 0 && j.dated(i) {
			if h == v {
				return true
			}
		}
	}
	return false
}

// surface reads the mood without a parse, from the words before the predicate.
func (j *judge) surface(c *news.Claim, v int) mood {
	first, _ := j.doc.Under(c.Content)
	m := mood{modality: news.Actual, rule: "modality-plain", at: -1}
	for i := max(first, v-8); i <= v; i++ {
		next := mood{}
		switch en.ModalOf(j.low(i)) {
		case en.Will:
			next = mood{news.Planned, false, "modality-will", i}
		case en.Would, en.May, en.Can, en.Perhaps:
			next = mood{news.Possible, false, "modality-may", i}
		case en.Must:
			next = mood{news.Instructed, false, "modality-must", i}
		case en.Should:
			next = mood{news.Advised, false, "modality-should", i}
		case en.Not:
			next = mood{news.Negated, true, "modality-not", i}
		default:
			continue
		}
		if m.modality == news.Actual || next.modality == news.Negated && m.modality != news.Possible {
			m = next
		}
	}
	return m
}

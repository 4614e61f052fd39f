package relate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/extract/news"
)

// Cues that bear on how a claim stands to an earlier one; package en finds them.
const (
	CueChanged = "changed"
	CueUndone  = "undone"
	CueGrowing = "growing"
	CueFalse   = "false"
	CueStill   = "still"
	CueRumour  = "rumour"
	CueAgain   = "again"   // it speaks of another occasion, or of a part: "also", "another", "each"
	CueVerdict = "verdict" // it says of a report, and of nothing else, that it is not so
	CueNames   = "names"   // a verdict that says what the report is about
	CueUnaware = "unaware" // somebody says that he has not heard of it

	CueAdmits  = "admits"  // who says it admits it
	CueWhich   = "which"   // it says which event is meant, one of before as a rule: "attacks that killed 130 people"
	CueCaption = "caption" // it tells what a picture beside the text shows
	CueWhether = "whether" // it leaves open whether something is so

	CueTurned = "turned" // it ends what was so, or was to come
	CueEased  = "eased"  // it does so where that is told right before
	CueStood  = "stood"  // it was so, or was to come, up to then
	CueSole   = "sole"   // it has the only number of some unit in its article

	// What the words of the claim itself say, and of its article's title.
	CueDead      = "dead"
	CueHurt      = "hurt"
	CueMissing   = "missing"
	CueFlatly    = "flatly"
	CueProof     = "proof"
	CueReal      = "real"
	CueSham      = "sham"
	CueRather    = "rather"
	CueSafe      = "safe"
	CueClaimed   = "claimed"
	CueNot       = "not"
	CueFocus     = "focus" // the negation is of "first", "only", "want", or there is a condition: it may be so
	CueBut       = "but"
	CueLacks     = "lacks"  // something is missing: "free of", "without"
	CueUnsaid    = "unsaid" // it says that somebody has not said something
	CueRebuts    = "rebuts" // the words before it reject what has been said
	CueGrants    = "grants" // the words before it, or of its own, say that it is as has been said
	CueTitleNot  = "title-not"
	CueTitleSham = "title-sham"
)

// Scores, in thousandths, from which a link is made.
const (
	MinDeny     = 300
	MinConflict = 550
	MinUpdate   = 250
)

// Difference is how two assertions on one matter differ.
type Difference struct {
	Relation news.Relation // Denies, Confirms, Conflicts or Updates, "" for neither
	Turned   bool          // it is the second that denies the first
	On       []string
	Score    int
	Rule     string
}

// See minConflict.
const strangeConflict = 800

// Parts tells that two claims are apart, although they would be the same with that
// chance. Of pairs that are surely one, all but for a word, few differ; what denies must be
// the likelier of the two ("had not come from" a laboratory, "escaped from" it).
func (d *Difference) Parts(same int) bool {
	least := same / 2
	switch d.Relation {
	case news.Denies:
		least = same
	case news.Confirms:
		return true
	}
	return d.Relation != "" && same < surelySame && d.Score >= least
}

const surelySame = 950

// The weight of common words, in thousandths of what the lighter claim has, from
// which a claim may deny another, and from which two may differ on one matter.
// Nearly all pairs have less and are not looked at further: up to 250 no denial of
// the gold stories is lost, up to 350 no update or conflict; of the passages one
// denial in the measuring half is.
const (
	minAgainst  = 150
	minTogether = 350

	// minAnswer is the score from which a negative claim denies what stands right before
	// it, whatever the two share: no other such pair of the gold stories reaches it.
	minAnswer = 450
)

// Differ tells whether claim a, the later of the two, denies b, conflicts with
// it or updates it, or is denied by it.
func (j *Judge) Differ(a, b *Item) Difference { return j.pair(b, a).Differ() }

// Differ is as Judge.Differ.
func (p *Pair) Differ() Difference {
	j, a, b := p.judge, p.b, p.a
	_, reactsA := actOf(a.Claim)
	_, reactsB := actOf(b.Claim)
	together := Shared(a, b)
	answers := next(a, b) && negative(a.Claim)
	if reactsA || reactsB {
		return Difference{}
	}
	if later, turned := p.turned(a, b); turned {
		return Difference{Relation: news.Updates, Turned: later == b, On: []string{"state"}, Score: turnScore, Rule: "relate/turn"}
	}
	if apart(a, b) {
		return Difference{}
	}
	if together >= minAgainst {
		if later, grown := p.toll(a, b); grown {
			return Difference{Relation: news.Updates, Turned: later == b, On: []string{"quantity"}, Score: tollScore, Rule: "relate/toll"}
		}
	}
	var x traits
	clashes, oneSlot := Clashes(a, b), true
	if clashes {
		x = p.traits(a, b, 1)
		d, chance := p.clash(a, b, &x)
		if d.Relation != "" {
			return d
		}
		oneSlot = chance >= leastClash || !numbersClash(a, b)
	}
	if together < minAgainst && !answers {
		return Difference{}
	}
	denial, matter := against(a, b) && !selfSame(a, b), together >= minTogether && !vetoed(a, b)
	if !denial && !matter {
		return Difference{}
	}
	if matter && admits(a, b) && p.chance() >= minAdmitted {
		return Difference{Relation: news.Confirms, Score: p.chance(), Rule: "relate/admits"}
	}
	if !clashes {
		x = p.traits(a, b, 1)
	}
	var d Difference
	if denial {
		turned := p.traits(b, a, 1)
		d = j.denial(a, b, &x, &turned)
		if together < minAgainst && (d.Turned || d.Score < minAnswer) {
			d = Difference{}
		}
	}
	if !matter {
		return d
	}
	if m := p.onOneMatter(a, b, &x, d.Score); m.Relation != "" && (oneSlot || m.Relation != news.Conflicts) {
		return m
	}
	return d
}

// minAdmitted is the chance of being the same from which what somebody admits confirms
// what somebody else has said.
const minAdmitted = 300

// admits tells that somebody admits in a what another says in b, and neither is the
// outlet itself.
func admits(a, b *Item) bool {
	r, named := b.Claim.Root()
	if !has(a, CueAdmits) || has(b, CueAdmits) || !named || len(a.Claim.Source) == 0 || negative(a.Claim) != negative(b.Claim) {
		return false
	}
	return a.root != nil && a.root.common(namesOf(r.Name)) == 0
}

// onOneMatter tells whether a updates b or conflicts with it, with more than that score.
func (p *Pair) onOneMatter(a, b *Item, x *traits, least int) Difference {
	typed := p.judge.typed
	conflict, update := typed.answer(TaskConflict, x), typed.answer(TaskUpdate, x)
	turned := false
	if update < MinUpdate && anyOrder(a, b) {
		y := p.traits(b, a, 1)
		if back := typed.answer(TaskUpdate, &y); back >= MinUpdate {
			update, turned = back, true
		}
	}
	on := differences(a, b, x)
	switch {
	case update >= MinUpdate && update >= max(conflict, least):
		return Difference{Relation: news.Updates, Turned: turned, On: on, Score: update, Rule: "relate/update-" + on[0]}
	case twoOccasions(a, b, x):
		return Difference{}
	case conflict > least && conflict >= minConflict(a, b) && !slices.ContainsFunc(on, valued):
		return Difference{Relation: news.Conflicts, On: on, Score: conflict, Rule: "relate/conflict-" + on[0]}
	}
	if value := p.otherValue(a, b, x); value > least {
		return Difference{Relation: news.Conflicts, On: on, Score: value, Rule: "relate/value-" + on[0]}
	}
	return Difference{}
}

// anyOrder tells that nothing says which of two articles came first: a day's
// reports stand in the order of their names.
func anyOrder(a, b *Item) bool {
	return has(b, CueChanged) && a.Article.ID != b.Article.ID && (a.day == b.day || !a.dated || !b.dated)
}

// valued tells the fields whose values slots decide upon: of four conflicts in numbers
// and times that all traits together found in the developing passages none was right.
func valued(field string) bool { return field == "quantity" || field == "deadline" }

// minConflict is MinConflict, more where one names what the other's article never speaks of.
func minConflict(a, b *Item) int {
	if eitherApart(a, b) {
		return strangeConflict
	}
	return MinConflict
}

// vetoed forbids claims of other names, places and models to differ: they are
// not about one matter.
func vetoed(a, b *Item) bool {
	_, no := vetoedBut(a, b, "relate/veto-number", "relate/veto-time", "relate/veto-state", "relate/veto-polarity")
	return no
}

// denial is the better of the two directions, "" where neither is good enough.
func (j *Judge) denial(a, b *Item, x, turned *traits) (d Difference) {
	for i, t := range []*traits{x, turned} {
		if leavesOpen([]*Item{a, b}[i]) {
			continue
		}
		if s := j.typed.answer(TaskDeny, t); s >= minDeny(t) && s > d.Score {
			d = Difference{Relation: news.Denies, Turned: i == 1, Score: s, Rule: "relate/deny"}
		}
	}
	return d
}

// leavesOpen tells that a negation, or what else would deny, is of something else than that
// it is so: of how it is told, of a wish, of a condition, or of what should be.
func leavesOpen(it *Item) bool {
	return has(it, CueFocus) || has(it, CueUnsaid) || it.Claim.Modality == news.Advised
}

// minDeny is MinDeny, more where what would be denied is a quotation: of 24 that scored
// less than that eight were denied; and where no word of a long article says that it is only
// claimed: of five that scored less none was.
func minDeny(t *traits) int {
	switch {
	case t[tBQuote] == 1:
		return denyQuote
	case t[tBClaimed] == 0 && t[tBSize] >= richSize:
		return denyTold
	}
	return MinDeny
}

const (
	denyQuote = 500
	denyTold  = 400
)

// selfSame tells that both are said by one source: nobody denies himself. One
// that is not named is the same where one article hands both on in the same words.
func selfSame(a, b *Item) bool {
	if a.root != nil {
		return slices.Equal(a.root, b.root)
	}
	x, inA := a.Claim.Root()
	y, inB := b.Claim.Root()
	return inA && inB && a.Article.ID == b.Article.ID && x.Anonymous && y.Anonymous && x.Name == y.Name
}

// against tells that something in two claims may set one against the other:
// one is negative, or words of theirs are opposites, or say that something is
// false or goes on as before.
func against(a, b *Item) bool {
	return negative(a.Claim) != negative(b.Claim) || has(a, CueFalse) || has(b, CueFalse) || has(a, CueStill) || has(b, CueStill) ||
		has(a, CueLacks) != has(b, CueLacks) || has(a, CueRebuts) || has(a, CueSham) || has(a, CueSafe) || opposite(a.words, b.words) || concerned(a, b)
}

// concerned tells that a is said by somebody of whom b tells, and b is not: what he says of
// it may be that it is not so, without a word of that.
func concerned(a, b *Item) bool {
	return a.root != nil && a.root.common(b.root) == 0 && a.root.common(b.names) > 0
}

// apart tells that each claim names somebody or something that the other's
// article never speaks of: the ages of two tortoises do not conflict, although
// "the tortoise" is in both. Only capital letters inside a name count, since a
// filter of names has their common words too.
func apart(a, b *Item) bool { return strange(a, b) && strange(b, a) }

// eitherApart is apart for one side alone: enough to doubt that two claims are set
// against each other, where the other side's article is long enough to name whom it
// speaks of.
func eitherApart(a, b *Item) bool {
	return b.Article.Names.rich() && strange(a, b) || a.Article.Names.rich() && strange(b, a)
}

func strange(a, b *Item) bool {
	return !b.Article.Names.Empty() && slices.ContainsFunc(a.own, func(bits [2]uint32) bool { return !b.Article.Names.has(bits) })
}

// ownNames are the words of the claim's names, as their bits, that stand for
// somebody or something of whom its article speaks.
func ownNames(c *news.Claim, a *Article) (own [][2]uint32) {
	for _, w := range strings.Fields(c.Who.Name + " " + c.Object.Name) {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		if r, n := utf8.DecodeRuneInString(w); n < len(w) && unicode.IsUpper(r) && isLower(w[n:]) {
			if bits := bits2(strings.ToLower(w)); a.Names.has(bits) {
				own = append(own, bits)
			}
		}
	}
	return own
}

func isLower(s string) bool { return s == strings.ToLower(s) }

// differences names the fields in which the two differ, "state" where it is none.
func differences(a, b *Item, x *traits) (on []string) {
	for _, f := range []struct {
		field string
		yes   bool
	}{
		{"quantity", x[tNumbersDiffer] == 1}, {"deadline", x[tTimesDiffer] == 1}, {"place", x[tPlaceDiffers] == 1},
		{"who", x[tOnlyWho] >= senseScore},
	} {
		if f.yes {
			on = append(on, f.field)
		}
	}
	if len(on) == 0 {
		on = append(on, "state")
	}
	return on
}

// published tells that a's article is of a later day than b's, both known.
func published(a, b *Item) bool { return b.Article.Day != "" && a.Article.Day > b.Article.Day }

// undone: a later day's claim ends what the earlier one reports ("lifted the
// suspension" after "was suspended"): one cue is there and not in the other.
func undone(later, earlier *Item) bool {
	return published(later, earlier) && has(later, CueUndone) && !has(earlier, CueUndone) &&
		!reacts(later.Claim) && !reacts(earlier.Claim) && later.Claim.Modality == news.Actual && earlier.Claim.Modality != news.Negated
}

func has(it *Item, cue string) bool { return slices.Contains(it.Claim.Cues, cue) }

// grew tells that a's value of some unit is above b's.
func grew(a, b *Item) bool {
	for _, x := range a.nums {
		for _, y := range b.nums {
			if x.unit == y.unit && x.lo > y.hi {
				return true
			}
		}
	}
	return false
}

// GoesOn is the rule by which a negative claim that stands right behind a denial, said
// by the same, denies what that denies: "the rumour is false. There is no such plan". Of
// 22 such claims of the gold stories 18 do; of 29 that are not negative 8.
const GoesOn = "relate/goes-on"

// goesOn tells that a goes on from denial b.
func goesOn(a, b *Item) bool {
	if !next(a, b) || !negative(a.Claim) || has(a, CueFocus) {
		return false
	}
	_, reacts := actOf(a.Claim)
	r, _ := actOf(b.Claim)
	return !reacts && r == news.Denies && oneMouth(a.Claim, b.Claim)
}

// oneMouth tells that both are said by one source, or both by the outlet itself.
func oneMouth(a, b *news.Claim) bool {
	x, inA := a.Root()
	y, inB := b.Root()
	return inA == inB && x.Name == y.Name
}

// next tells that a stands right behind b.
func next(a, b *Item) bool { return a.Article.ID == b.Article.ID && a.Order == b.Order+1 }

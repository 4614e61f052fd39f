package relate

import (
	"slices"
	"strings"

	"hearsay/extract/news"
)

// Same is the calibrated chance that two claims are the same proposition,
// in thousandths so that every machine compares the same number. It is 0, with
// the rule that says so, where a veto holds.
func (j *Judge) Same(a, b *Item) (score int, rule string) {
	return j.pair(a, b).Same()
}

// Vetoed tells whether a veto forbids the two to be the same, and which.
func Vetoed(a, b *Item) (rule string, yes bool) { return vetoedBut(a, b) }

// vetoedBut is Vetoed without regard to the rules named.
func vetoedBut(a, b *Item, but ...string) (rule string, yes bool) {
	for _, v := range vetoes {
		if !slices.Contains(but, v.rule) && v.holds(a, b) {
			return v.rule, true
		}
	}
	return "", false
}

// A veto forbids two claims to be the same, whatever else they share.
type veto struct {
	rule  string
	holds func(a, b *Item) bool
}

var vetoes = []veto{
	{"relate/veto-reaction", oneReacts},
	{"relate/veto-polarity", otherPolarity},
	{"relate/veto-device-model", otherModel},
	{"relate/veto-entity", otherEntity},
	{"relate/veto-names", otherNames},
	{"relate/veto-place", otherPlace},
	{"relate/veto-state", stateMoved},
	{"relate/veto-number", otherNumber},
	{"relate/veto-time", otherTime},
}

// otherPolarity: one says that it is so and the other that the same is not so.
// With other predicates ("avoid a trip", "not be taken") both may say one thing.
func otherPolarity(a, b *Item) bool {
	return negative(a.Claim) != negative(b.Claim) && !reacts(a.Claim) && !reacts(b.Claim) &&
		alike(a.pred, b.pred) && !opposite(a.pred, b.pred)
}

// alike tells that two words are one or share a sense, or that there is no word to tell by.
func alike(a, b []word) bool {
	for i := range a {
		for k := range b {
			if similar(&a[i], &b[k]) >= senseScore {
				return true
			}
		}
	}
	return len(a) == 0 || len(b) == 0
}

func reacts(c *news.Claim) bool { return c.Act != news.ActAssert && !doubted(c) }

// oneReacts: who confirms, denies or cannot confirm something does not say it.
// Two silences are one only where the same party keeps it, in the same words.
func oneReacts(a, b *Item) bool {
	ra, okA := Reacts(a)
	rb, okB := Reacts(b)
	return okA != okB && (alone(ra) || alone(rb))
}

// alone tells a reaction that never says what it reacts to, in other words: who denies
// it may say the opposite, which others assert.
func alone(r news.Relation) bool {
	return r == news.CannotConfirm || r == news.Confirms || r == news.Updates
}

// otherModel: devices of one family and different model ("iPhone 6", "iPhone 5").
func otherModel(a, b *Item) bool {
	if len(a.device) == 0 || len(b.device) == 0 || sameDevice(a, b) {
		return false
	}
	for _, d := range a.device {
		for _, e := range b.device {
			if d.common(e) > 0 && numbered(d, e) && numbered(e, d) {
				return true
			}
		}
	}
	return false
}

// numbered tells whether d has a word with a digit that e has not.
func numbered(d, e nameSet) bool {
	for _, w := range d {
		if strings.ContainsAny(w, "0123456789") && !slices.Contains(e, w) {
			return true
		}
	}
	return false
}

// otherEntity: both agents are named, of one kind, share no word, and neither
// is spoken of in the other's article.
func otherEntity(a, b *Item) bool {
	ka, kb := a.Claim.Who.Kind, b.Claim.Who.Kind
	named := ka == kb && (ka == news.Person || ka == news.Organisation || ka == news.Place)
	return named && a.who.common(b.who) == 0 && !spokenOf(a.who, b) && !spokenOf(b.who, a)
}

// otherNames: both claims are about somebody or something named, and what the
// one names is nowhere in the other's article: the same thing said of two towns.
func otherNames(a, b *Item) bool {
	return len(a.proper) > 0 && len(b.proper) > 0 && a.proper.common(b.proper) == 0 &&
		!spokenOf(a.proper, b) && !spokenOf(b.proper, a)
}

func otherPlace(a, b *Item) bool {
	return len(a.place) > 0 && len(b.place) > 0 && a.place.common(b.place) == 0 &&
		!spokenOf(a.place, b) && !spokenOf(b.place, a)
}

// spokenOf tells whether a word of the name occurs among the names of the
// other's article. With nothing known of that article it is left open.
func spokenOf(name nameSet, it *Item) bool {
	return it.Article.Names.Empty() || len(name) == 0 || slices.ContainsFunc(name, it.Article.Names.Has)
}

// stateMoved: a later day reports as done what an earlier one reported as planned
// or ordered; the later updates the earlier.
func stateMoved(a, b *Item) bool { return moved(a, b) || moved(b, a) || undone(a, b) || undone(b, a) }

func moved(later, earlier *Item) bool {
	m := earlier.Claim.Modality
	return earlier.Article.Day != "" && later.Article.Day > earlier.Article.Day &&
		later.Claim.Modality == news.Actual && !reacts(later.Claim) &&
		(m == news.Planned || m == news.Instructed) && compareTimes(later.time, earlier.time) != differ
}

func otherNumber(a, b *Item) bool {
	return compareAmounts(a.nums, b.nums) == differ || amountsFar(a.nums, b.nums)
}

func otherTime(a, b *Item) bool { return compareTimes(a.time, b.time) == differ }

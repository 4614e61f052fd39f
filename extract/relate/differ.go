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
)

// MinDiffer is the chance, in thousandths, that two claims were the same but
// for one value, from which they conflict or the later updates the earlier.
const MinDiffer = 600

// Difference is how two claims on one matter differ.
type Difference struct {
	Relation news.Relation // Conflicts or Updates, "" for neither
	On       []string
	Score    int
	Rule     string
}

// Differ tells whether claim a, the later of the two, conflicts with b or
// updates it: they would be the same claim but for exactly one value.
func (j *Judge) Differ(a, b *Item) Difference {
	on := differences(a, b)
	if len(on) != 1 {
		return Difference{}
	}
	if _, no := vetoedBut(a, b, "relate/veto-number", "relate/veto-time", "relate/veto-state"); no {
		return Difference{}
	}
	if _, reacts := Reacts(a); reacts {
		return Difference{}
	}
	x := Features(a, b)
	for _, f := range []Feature{numbersDiffer, timeDiffer, modalityFar, rootOther, sameArticle} {
		x[f] = 0
	}
	if !comparable(a, b, on[0], &x) {
		return Difference{}
	}
	score := Chance(&x, &j.weights)
	if score < MinDiffer || apart(a, b) {
		return Difference{}
	}
	relation, rule := conflictOrUpdate(a, b, on[0])
	if relation == news.Conflicts && eitherApart(a, b) {
		return Difference{}
	}
	return Difference{relation, on, score, rule}
}

// comparable tells whether two values may be set against each other. Times:
// of the same act. Counts: of the same act or thing, and at the same time as far
// as is said; a count "as of March" and one without a date may both be right.
func comparable(a, b *Item, on string, x *features) bool {
	pred := max(x[predSame], x[predClose])
	if on != "quantity" {
		return pred >= senseScore || on == "state" && undone(a, b)
	}
	// the date of a change ("raised its offer on Friday") is not that of the count
	return (a.time.known == b.time.known || has(a, CueChanged)) && (max(pred, x[predInOther]) >= senseScore || x[objectOverlap] > 0)
}

// apart tells that each claim names somebody or something that the other's
// article never speaks of: the ages of two tortoises do not conflict, although
// "the tortoise" is in both. Only capital letters inside a name count, since a
// filter of names has their common words too.
func apart(a, b *Item) bool { return strange(a, b) && strange(b, a) }

// eitherApart is apart for one side alone: enough to doubt that two claims are
// set against each other.
func eitherApart(a, b *Item) bool { return strange(a, b) || strange(b, a) }

func strange(a, b *Item) bool {
	if b.Article.Names.Empty() {
		return false
	}
	for _, w := range strings.Fields(a.Claim.Who.Name + " " + a.Claim.Object.Name) {
		w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
		if r, n := utf8.DecodeRuneInString(w); n < len(w) && unicode.IsUpper(r) && isLower(w[n:]) {
			if l := strings.ToLower(w); a.Article.Names.Has(l) && !b.Article.Names.Has(l) {
				return true
			}
		}
	}
	return false
}

func isLower(s string) bool { return s == strings.ToLower(s) }

func differences(a, b *Item) (on []string) {
	if compareAmounts(a.nums, b.nums) == differ {
		on = append(on, "quantity")
	}
	if compareTimes(a.time, b.time) == differ {
		on = append(on, "deadline")
	}
	if len(on) == 0 && (moved(a, b) || undone(a, b)) {
		on = append(on, "state")
	}
	return on
}

// conflictOrUpdate: a change cue, or a later report of the same origin, or a
// count that grew from one day to a later one, is an update; anything else is a
// conflict.
func conflictOrUpdate(a, b *Item, on string) (news.Relation, string) {
	later := published(a, b)
	switch {
	case on == "state":
		return news.Updates, "relate/update-state"
	case has(a, CueChanged) && (later || a.Article.ID == b.Article.ID || a.Article.Day == b.Article.Day && !has(b, CueChanged)):
		return news.Updates, "relate/update-cue"
	case later && a.root != nil && slices.Equal(a.root, b.root):
		return news.Updates, "relate/update-same-origin"
	case later && on == "quantity" && grew(a, b) && (has(a, CueGrowing) || has(b, CueGrowing)):
		return news.Updates, "relate/update-growing"
	}
	return news.Conflicts, "relate/conflict-" + on
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

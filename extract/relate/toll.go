package relate

import (
	"math"
	"slices"

	"hearsay/extract/news"
)

// How many were killed, hurt or are missing grows from report to report: the larger
// number updates the smaller, where nothing tells two disasters apart.

const (
	tollScore = 500
	// tollAlike is the chance of being the same, but for the number, from which two tolls
	// of the dead of one day are of one disaster; on a later day half of that is enough, since there the
	// order is known. In 103 gold stories all tolls of one disaster reach it.
	tollAlike = 150
	// mostGrown is by how much a toll grows at most: beyond it a war or a year is counted.
	mostGrown = 50
)

// toll tells whether one of two claims updates the other's toll, and which. a is not earlier.
func (p *Pair) toll(a, b *Item) (later *Item, grown bool) {
	if len(a.nums) != 1 || len(b.nums) != 1 || !sameToll(a, b) || has(a, CueWhich) || has(b, CueWhich) || eitherApart(a, b) || compareTimes(a.time, b.time) == differ {
		return nil, false
	}
	x, y, m := &a.nums[0], &b.nums[0], p.of(a)
	if !victims(x) || !victims(y) || !(x.unit == "person" || y.unit == "person" || m.unitsAlike(x, y)) || m.closest(a.pred, b.pred) < senseScore {
		return nil, false
	}
	switch one := p.chance(); {
	case published(a, b):
		return a, one >= tollAlike/2 && outgrows(x, y)
	case !has(a, CueDead) || one < tollAlike || compareAmount(*x, *y) != differ || a.day != b.day:
		return nil, false
	case outgrows(x, y):
		return a, a.Article.ID != b.Article.ID
	}
	return b, a.Article.ID != b.Article.ID && outgrows(y, x)
}

// victims tells that a number counts somebody: no years of age, no money.
func victims(x *amount) bool {
	return x.unit == "person" || x.at >= 0 && !slices.Contains([]string{"year", "month", "day", "minute"}, x.unit)
}

// sameToll tells that two claims count what befell people, and the same.
func sameToll(a, b *Item) bool {
	if a.Claim.Modality != news.Actual || b.Claim.Modality != news.Actual || negative(a.Claim) || negative(b.Claim) || has(a, CueAgain) || has(b, CueAgain) {
		return false
	}
	return slices.ContainsFunc([]string{CueDead, CueHurt, CueMissing}, func(cue string) bool { return has(a, cue) && has(b, cue) })
}

// outgrows tells that x is above y, as a toll that has grown.
func outgrows(x, y *amount) bool {
	return x.lo > y.lo && (x.lo > y.hi || math.IsInf(y.hi, 1)) && y.lo > 0 && x.lo <= mostGrown*y.lo
}

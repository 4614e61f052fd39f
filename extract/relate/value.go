package relate

import (
	"math"
	"strings"

	"hearsay/extract/news"
)

// Two claims that would be one but for a number or a time are set against each other
// where nothing says that they speak of two occasions, or of two parts of a whole: of
// such pairs in 103 gold stories two in three are conflicts.
const (
	timeAlike   = 400  // from which two claims with other times are one
	countAlike  = 500  // and with other numbers
	topicAlike  = 0.4  // of what two claims with other numbers say, that both do
	planAlike   = 0.75 // the arguments of two plans, from which they are for one event: what is to come comes once
	longApart   = 700  // from which what is years apart is one event, in two articles: one tells of then and now
	oncePlanned = 500
	mostSure    = 700 // of such a conflict, whatever the chance of their being one
	tellsEnough = 0.6 // tSize of two articles that name some ten words: shorter ones are left to what is learned
)

// unitAlike is how alike two words for what is counted are for their numbers to be
// compared: "bundles" and "packages".
const unitAlike = 0.6

// otherValue scores the conflict of two claims that differ in a value alone, 0 where
// they do not.
func (p *Pair) otherValue(a, b *Item, x *traits) int {
	one := p.chance()
	once := x[tTimesDiffer] == 1 && !settled(a) && x[tArgs] >= planAlike
	if x[tSize] < tellsEnough || one < timeAlike && !once || x[tPolarity] != 0 || settled(a) != settled(b) || eitherApart(a, b) || otherProper(a, b) {
		return 0
	}
	m := p.of(a)
	switch {
	case x[tTimesDiffer] == 1:
		if x[tNumbersDiffer]+x[tNumbersOne] > 0 || x[tPredicate] < senseScore || x[tArgs] < 0.4 || x[tGap] == 1 && (one < longApart || x[tSameArticle] == 1) {
			return 0
		}
	case one < countAlike, has(a, CueChanged) && has(b, CueChanged), has(a, CueAgain), has(b, CueAgain), x[tTimesOne] == 1, x[tArgs] < 0.5, x[tTopicMin] < topicAlike, !m.otherCounts(a, b):
		return 0
	}
	if once {
		one = max(one, oncePlanned)
	}
	return min(one, mostSure)
}

// twoOccasions tells that values which differ may both be right: of two occasions, of
// two parts of a whole, of one time put in two ways.
func twoOccasions(a, b *Item, x *traits) bool {
	switch {
	case x[tTimesDiffer]+x[tNumbersDiffer] == 0:
		return false
	case farOff(a, b), has(a, CueAgain), has(b, CueAgain), x[tTimesDiffer] == 1 && (x[tNumbersDiffer] == 1 || !otherDate(a, b)):
		return true
	}
	return someRounded(a, b)
}

// farOff tells that nothing says that two articles report on one occasion: a share's fall
// on one day and on another, a film's takings in one week and in the next.
func farOff(a, b *Item) bool {
	return a.Article.ID != b.Article.ID && !(a.dated && b.dated && abs(a.day-b.day) <= onOccasion)
}

// onOccasion is how many days apart two reports on one occasion are at most.
const onOccasion = 31

// otherDate tells that two times differ as they stand: "on Saturday" in two articles
// is one Saturday, whatever the days that they are dated, and a year beside the next
// may be "two years ago".
func otherDate(a, b *Item) bool {
	x, y := a.time, b.time
	if x.lo > y.lo {
		x, y = y, x
	}
	adjacent := max(x.grain, y.grain) == year && y.lo-x.hi <= 1 && !(dated(a.Claim.Deadline) && dated(b.Claim.Deadline))
	return !adjacent && a.Claim.Deadline.Text != b.Claim.Deadline.Text
}

// dated tells a time that names its year.
func dated(d *news.Deadline) bool { return len(d.Value) >= 4 && strings.Contains(d.Text, d.Value[:4]) }

// otherProper tells that each of two claims in one article names somebody or something
// that the other does not: the prices of two kinds of oil.
func otherProper(a, b *Item) bool {
	both := a.proper.common(b.proper)
	return a.Article.ID == b.Article.ID && both < len(a.proper) && both < len(b.proper)
}

// settled tells what is said to be so from what is said to come, or may.
func settled(it *Item) bool {
	return it.Claim.Modality != news.Planned && it.Claim.Modality != news.Possible && it.Claim.Modality != news.Instructed
}

// otherCounts tells that two claims give different numbers of what is alike, and no
// number is in both.
func (m *matrix) otherCounts(a, b *Item) bool {
	found := false
	for i := range a.nums {
		for k := range b.nums {
			x, y := &a.nums[i], &b.nums[k]
			if x.lo == y.lo || x.hi == y.hi {
				return false
			}
			found = found || compareAmount(*x, *y) == differ && m.unitsAlike(x, y)
		}
	}
	return found
}

// someRounded tells that a number of the one claim is the other's, rounded.
func someRounded(a, b *Item) bool {
	for i := range a.nums {
		for k := range b.nums {
			if x, y := &a.nums[i], &b.nums[k]; rounded(x, y) || rounded(y, x) {
				return true
			}
		}
	}
	return false
}

// rounded tells that y gives x in whole units, or in whole millions or more where it is
// so large: "29%" beside "28.9%", "$27bn" beside "$27.5bn"; or in tens: "$350" beside "$349".
func rounded(x, y *amount) bool {
	if x.unit == y.unit && x.exact && y.exact && y.lo < 1e6 && math.Mod(y.lo, 10) == 0 && math.Mod(x.lo, 10) != 0 && math.Abs(x.lo-y.lo) < y.lo/200 {
		return true
	}
	grain := 1.0
	for y.lo >= 1e6 && math.Mod(y.lo, 10*grain) == 0 {
		grain *= 10
	}
	return x.unit == y.unit && math.Mod(y.lo, 1) == 0 && (grain >= 1e6 || grain == 1 && y.lo < 1e6 && math.Mod(x.lo, 1) != 0) && math.Abs(x.lo-y.lo) < min(grain, y.lo/20)
}

func (m *matrix) unitsAlike(x, y *amount) bool {
	return x.unit == y.unit || x.at >= 0 && y.at >= 0 && m.sim[x.at*m.row+y.at*m.column] >= unitAlike
}

package relate

import (
	"math"

	"hearsay/extract/news"
)

// amount is a quantity as an interval of what it may be.
type amount struct {
	lo, hi float64
	said   float64 // the number given
	exact  bool
	unit   string
	at     int // the unit's word in the claim's vocabulary, -1 where it has none
}

// aboutShare is how far "nearly", "some", "around" may be off, a tenth: what
// newsrooms round away.
const aboutShare = 0.1

func amountsOf(qs []news.Quantity) []amount {
	var out []amount
	for _, q := range qs {
		times, unit := inUnit(q.Unit)
		a := amount{lo: q.Value * times, hi: max(q.Value, q.High) * times, said: q.Value * times, exact: q.Bound == news.Exact || q.Bound == "", unit: unit, at: -1}
		switch q.Bound {
		case news.AtLeast:
			a.hi = math.Inf(1)
		case news.AtMost:
			a.lo = math.Inf(-1)
		case news.About:
			a.lo, a.hi = a.lo-aboutShare*math.Abs(a.lo), a.hi+aboutShare*math.Abs(a.hi)
		}
		out = append(out, a)
	}
	return out
}

// units that are so many of another: "six weeks" and "ten days" differ.
var units = []struct {
	name  string
	times float64
	of    string
}{
	{"week", 7, "day"}, {"fortnight", 14, "day"}, {"hour", 60, "minute"},
}

func inUnit(name string) (times float64, unit string) {
	for _, u := range units {
		if u.name == name {
			return u.times, u.of
		}
	}
	return 1, name
}

// compareAmounts compares the quantities of two claims unit by unit: equal when
// every unit that both have shares a value, differ when for some unit no values
// can be one another, unknown when they have no unit in common.
func compareAmounts(a, b []amount) stand {
	out := unknown
	for _, x := range a {
		best := unknown
		for _, y := range b {
			switch {
			case x.unit == y.unit:
				best = closer(best, compareAmount(x, y))
			case (x.unit == "" || y.unit == "") && compareAmount(x, y) == equal:
				best = equal // "250,000 subscribers", then "250,000": what is counted is left out
			}
		}
		if best == differ {
			return differ
		}
		if out == unknown || best == compatible {
			out = max(out, best)
		}
	}
	return out
}

// closer keeps the better of two comparisons; unknown is no comparison yet.
func closer(a, b stand) stand {
	if a == unknown || b < a {
		return b
	}
	return a
}

func compareAmount(a, b amount) stand {
	switch {
	case a.exact == b.exact && a.lo == b.lo && a.hi == b.hi:
		return equal
	case a.lo <= b.hi && b.lo <= a.hi:
		return compatible
	}
	return differ
}

// faraway is the share of the greater number that the lesser is at least, where two
// may be one: nobody puts "at least two" for "more than 30". Of 19 gold pairs of one
// unit below it that the words make likely one is the same, of 392 above it 252.
const faraway = 0.6

// amountsFar tells that two claims count the same thing, and in numbers far apart,
// although both may hold.
func amountsFar(a, b []amount) bool {
	best, some := 0.0, false
	for _, x := range a {
		for _, y := range b {
			if x.unit == y.unit && x.unit != "" && x.said > 0 && y.said > 0 {
				best, some = max(best, min(x.said, y.said)/max(x.said, y.said)), true
			}
		}
	}
	return some && best < faraway
}

package relate

import (
	"strconv"
	"time"

	"hearsay/extract/news"
)

// interval is the time of a claim as bounds in days since 1970, both inclusive.
// A bound that is open is at the far end. grain is how coarse its value is.
type interval struct {
	lo, hi   int
	grain    grain
	known    bool
	relation news.TimeRelation
}

type grain uint8

const (
	day grain = iota
	week
	month
	quarter
	half
	year
)

const farPast, farFuture = -1 << 30, 1 << 30

// intervalOf turns a deadline into bounds: by P ends with the last day of P,
// before P with the day before its first, after P begins the day after it. The
// last day of a month, quarter or year names its end, so that "before the end
// of March" is "by the end of March".
func intervalOf(d *news.Deadline) interval {
	if d == nil {
		return interval{}
	}
	first, last, g, ok := periodOf(d.Value)
	if !ok {
		return interval{}
	}
	iv := interval{lo: first, hi: last, grain: g, known: true, relation: d.Relation}
	switch d.Relation {
	case news.By:
		iv.lo = farPast
	case news.Before:
		iv.lo = farPast
		if g != day || !endsMonth(last) {
			iv.hi = first - 1
		}
	case news.After:
		iv.lo, iv.hi = last+1, farFuture
	case news.Since:
		iv.hi = farFuture
	}
	return iv
}

func endsMonth(d int) bool { return date(d).Day() > date(d+1).Day() }

func date(d int) time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

func dayOf(y int, m time.Month, d int) int {
	return int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// season months: northern, as the deadlines use them.
var seasonStart = map[string]time.Month{"SP": time.March, "SU": time.June, "FA": time.September, "AU": time.September, "WI": time.December}

// periodOf reads an ISO value: a day, week, month, quarter, half, season or year.
func periodOf(v string) (first, last int, g grain, ok bool) {
	if len(v) < 4 {
		return 0, 0, 0, false
	}
	y, err := strconv.Atoi(v[:4])
	if err != nil || len(v) > 4 && v[4] != '-' {
		return 0, 0, 0, false
	}
	months := func(m time.Month, n int, g grain) (int, int, grain, bool) {
		return dayOf(y, m, 1), dayOf(y, m+time.Month(n), 1) - 1, g, true
	}
	switch {
	case len(v) == 4:
		return months(1, 12, year)
	case len(v) == 10:
		t, err := time.Parse("2006-01-02", v)
		d := int(t.Unix() / 86400)
		return d, d, day, err == nil
	case len(v) < 7:
		return 0, 0, 0, false
	case v[5] == 'W' && v[6] != 'I':
		n, err := strconv.Atoi(v[6:])
		monday := isoMonday(y, n)
		return monday, monday + 6, week, err == nil
	case v[5] == 'Q' && v[6] >= '1' && v[6] <= '4':
		return months(time.Month(3*int(v[6]-'1')+1), 3, quarter)
	case v[5] == 'H' && v[6] >= '1' && v[6] <= '2':
		return months(time.Month(6*int(v[6]-'1')+1), 6, half)
	}
	if m, isSeason := seasonStart[v[5:]]; isSeason {
		return months(m, 3, quarter)
	}
	m, err := strconv.Atoi(v[5:])
	if err != nil || m < 1 || m > 12 {
		return 0, 0, 0, false
	}
	return months(time.Month(m), 1, month)
}

// isoMonday is the Monday of an ISO week: week 1 holds 4 January.
func isoMonday(y, week int) int {
	jan4 := dayOf(y, 1, 4)
	return jan4 - (int(date(jan4).Weekday())+6)%7 + 7*(week-1)
}

// stand is how two values stand to each other.
type stand uint8

const (
	unknown    stand = iota // one of them is not given
	equal                   // the same
	compatible              // one contains or may be the other
	differ                  // both can't hold
)

// bounded tells a deadline: open to the past, bounded ahead.
func (iv interval) bounded() bool { return iv.lo == farPast }

// begins tells a time that is open to the future.
func (iv interval) begins() bool { return iv.hi == farFuture }

// compareTimes compares by bounds, at the coarser of the two granularities.
// Two deadlines are the same or differ by their bounds; two times differ when
// they are disjoint; a time inside a deadline is compatible with it.
func compareTimes(a, b interval) stand {
	if !a.known || !b.known {
		return unknown
	}
	g := max(a.grain, b.grain)
	switch {
	case a.bounded() && b.bounded():
		return sameBound(a.hi, b.hi, g)
	case a.begins() && b.begins():
		return sameBound(a.lo, b.lo, g)
	case a.lo == b.lo && a.hi == b.hi:
		return equal
	case a.lo > b.hi || b.lo > a.hi:
		if touching(a, b, g) {
			return compatible
		}
		return differ
	}
	return compatible
}

// sameBound compares two bounds after rounding both to the end of the period
// of that grain which holds them.
func sameBound(a, b int, g grain) stand {
	if periodEnd(a, g) == periodEnd(b, g) {
		return equal
	}
	return differ
}

// touching tells that disjoint times lie in one period of the coarser grain.
func touching(a, b interval, g grain) bool {
	if a.bounded() || b.bounded() || a.begins() || b.begins() {
		return false
	}
	return g != day && periodEnd(a.lo, g) == periodEnd(b.lo, g)
}

func periodEnd(d int, g grain) int {
	t := date(d)
	y, m := t.Year(), t.Month()
	switch g {
	case week:
		return d + (7-int(t.Weekday()))%7
	case month:
		return dayOf(y, m+1, 1) - 1
	case quarter:
		return dayOf(y, (m-1)/3*3+4, 1) - 1
	case half:
		return dayOf(y, (m-1)/6*6+7, 1) - 1
	case year:
		return dayOf(y+1, 1, 1) - 1
	}
	return d
}

package news

import (
	"strconv"
	"strings"
	"time"
)

// isoDay is the form of a day everywhere in hearsay.
const isoDay = "2006-01-02"

// seasons gives the first month of a TIMEX3 season; each lasts three months, and
// the winter of a year begins in its December, as on the northern half of the globe.
var seasons = map[string]time.Month{"SP": time.March, "SU": time.June, "FA": time.September, "WI": time.December}

// Period is the first and the last day, both at midnight UTC, of an ISO value:
// a day or time (2023-03-31), week (2023-W12), month (2023-03), quarter
// (2023-Q4), half (2023-H2), season (2022-SU) or year (2023). ok is false for
// anything else.
func Period(value string) (first, last time.Time, ok bool) {
	if len(value) >= len(isoDay) {
		day, ok := ParseDay(value)
		return day, day, ok
	}
	y, part, _ := strings.Cut(value, "-")
	year, err := strconv.Atoi(y)
	if err != nil || len(y) != 4 {
		return first, last, false
	}
	if part == "" {
		return start(year, time.January), end(year, time.January, 12), len(value) == 4
	}
	if part[0] == 'W' && part != "WI" {
		return week(year, part[1:])
	}
	from, n, ok := monthsOf(part)
	if !ok {
		return first, last, false
	}
	return start(year, from), end(year, from, n), true
}

func start(year int, from time.Month) time.Time {
	return time.Date(year, from, 1, 0, 0, 0, 0, time.UTC)
}

func end(year int, from time.Month, n int) time.Time {
	return time.Date(year, from+time.Month(n), 0, 0, 0, 0, 0, time.UTC)
}

// monthsOf reads what follows the year: its first month and how many there are.
func monthsOf(part string) (from time.Month, n int, ok bool) {
	if len(part) != 2 {
		return 0, 0, false
	}
	if m, found := seasons[part]; found {
		return m, 3, true
	}
	digits := part
	if part[0] == 'Q' || part[0] == 'H' {
		digits = part[1:]
	}
	i, err := strconv.Atoi(digits)
	switch {
	case err != nil || i < 1:
		return 0, 0, false
	case part[0] == 'Q':
		return time.Month(3*i - 2), 3, i <= 4
	case part[0] == 'H':
		return time.Month(6*i - 5), 6, i <= 2
	}
	return time.Month(i), 1, i <= 12 && part[0] <= '9' && part[0] >= '0'
}

// week is the days of an ISO 8601 week: week 1 has the year's first Thursday.
func week(year int, digits string) (first, last time.Time, ok bool) {
	n, err := strconv.Atoi(digits)
	if err != nil || len(digits) != 2 || n < 1 || n > 53 {
		return first, last, false
	}
	fourth := time.Date(year, time.January, 4, 0, 0, 0, 0, time.UTC)
	monday := fourth.AddDate(0, 0, -(int(fourth.Weekday())+6)%7)
	first = monday.AddDate(0, 0, 7*(n-1))
	if y, _ := first.ISOWeek(); y != year {
		return first, last, false
	}
	return first, first.AddDate(0, 0, 6), true
}

// Days is the span of days, as ISO days, in which the claim holds or is to hold:
// "by" and "before" leave the start open, "after" and "since" the end. "before
// April" ends on 31 March. Both are "" when the time was not resolved.
func (d *Deadline) Days() (from, to string) {
	if d == nil {
		return "", ""
	}
	first, last, ok := Period(d.Value)
	if !ok {
		return "", ""
	}
	switch d.Relation {
	case By:
		return "", last.Format(isoDay)
	case Before:
		return "", first.AddDate(0, 0, -1).Format(isoDay)
	case After:
		return last.AddDate(0, 0, 1).Format(isoDay), ""
	case Since:
		return first.Format(isoDay), ""
	}
	return first.Format(isoDay), last.Format(isoDay)
}

package deadline

import (
	"strconv"

	"hearsay/extract/deadline/calendar"
)

// Bounds gives the first and last day of a claim's time value, counted from
// 1970-01-01, and false for what is none.
func Bounds(value string) (first, last int, ok bool) {
	p, ok := parse(value)
	if !ok {
		return 0, 0, false
	}
	first, _ = p.First()
	last, ok = p.Last()
	return first, last, ok
}

// parse reads a value as the contract writes it.
func parse(v string) (calendar.Point, bool) {
	if len(v) < 4 {
		return calendar.Point{}, false
	}
	p := calendar.Point{Grain: calendar.Year}
	var err error
	if p.Year, err = strconv.Atoi(v[:4]); err != nil || p.Year == 0 || len(v) > 4 && (len(v) < 7 || v[4] != '-') {
		return p, false
	}
	if len(v) == 4 {
		return p, true
	}
	return p, parsePart(v[5:], &p)
}

func parsePart(s string, p *calendar.Point) bool {
	for _, season := range [...]string{"", "SP", "SU", "FA", "WI"} {
		if s == season && season != "" {
			p.Grain = calendar.Season
			return true
		}
		p.Part++
	}
	grain, most := calendar.None, 0
	switch s[0] {
	case 'Q':
		grain, most = calendar.Quarter, 4
	case 'H':
		grain, most = calendar.Half, 2
	case 'W':
		grain, most = calendar.Week, 53
	default:
		return parseDay(s, p)
	}
	n, err := strconv.Atoi(s[1:])
	p.Grain, p.Part = grain, n
	return err == nil && 1 <= n && n <= most
}

func parseDay(s string, p *calendar.Point) bool {
	p.Grain, p.Part = calendar.Month, 0
	var err error
	if p.Month, err = strconv.Atoi(s[:2]); err != nil || p.Month < 1 || p.Month > 12 || len(s) > 2 && (len(s) != 5 || s[2] != '-') {
		return false
	}
	if len(s) == 2 {
		return true
	}
	p.Grain = calendar.Day
	p.Day, err = strconv.Atoi(s[3:])
	return err == nil && 1 <= p.Day && p.Day <= calendar.DaysIn(p.Year, p.Month)
}

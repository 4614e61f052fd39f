// Package when answers the question: which day, or which moment, does a date
// written by a machine or at the head of an article name?
//
//	iso, ok := when.Parse("Mon, 20 Mar 2023 14:05:00 GMT") // "2023-03-20T14:05:00Z", true
//	iso, ok = when.Parse("03/04/2023")                     // "", false: March or April?
//
// It reads dates of publication, not expressions inside a text. What can be
// read in two ways is left unread: every relative deadline of an article hangs
// on its date, so no date is better than a wrong one.
package when

import (
	"strconv"
	"strings"
	"time"

	"hearsay/corpus/when/en"
)

// layouts are the machine forms in use in feeds, page headers, mail and
// exports. A layout without a zone is the outlet's own wall clock, and only its
// day is kept.
var layouts = []struct {
	form string
	zone bool
}{
	{time.RFC3339Nano, true},
	{"2006-01-02T15:04:05.999999999Z0700", true},
	{"2006-01-02T15:04Z07:00", true},
	{"2006-01-02T15:04Z0700", true},
	{"2006-01-02 15:04:05Z07:00", true},
	{"2006-01-02 15:04:05 Z0700", true},
	{"2006-01-02 15:04:05 -0700 MST", true},
	{"2006-01-02 15:04:05 MST", true},
	{"20060102T150405Z0700", true},
	{time.RFC1123Z, true},
	{time.RFC1123, true},
	{"Mon, 2 Jan 2006 15:04:05 -0700", true},
	{"Mon, 2 Jan 2006 15:04:05 MST", true},
	{"Mon, 2 Jan 2006 15:04 -0700", true},
	{"2 Jan 2006 15:04:05 -0700", true},
	{"2 Jan 2006 15:04:05 MST", true},
	{time.RubyDate, true},
	{time.UnixDate, true},
	{time.ANSIC, false},
	{"2006-01-02T15:04:05.999999999", false},
	{"2006-01-02T15:04", false},
	{"2006-01-02 15:04:05.999999999", false},
	{"2006-01-02 15:04", false},
	{"2006-01-02", false},
	{"2006/01/02 15:04:05", false},
	{"2006/01/02 15:04", false},
	{"2006/01/02", false},
	{"2006.01.02", false},
	{"20060102150405", false},
	{"20060102", false},
}

// Years outside these are a machine's zero value or a slip of the pen.
const (
	firstYear = 1700 // the first newspapers that are digitised in bulk
	lastYear  = 2200
)

// Parse reads a date or time and returns it as ISO 8601: a day, or a moment
// with its own zone. It reports false for what it cannot read for certain.
func Parse(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if len(s) < len("20060102") || len(s) > 64 {
		return "", false
	}
	for _, l := range layouts {
		if t, err := time.Parse(l.form, s); err == nil {
			return format(t, l.zone)
		}
	}
	if t, ok := epoch(s); ok {
		return format(t, true)
	}
	return worded(s)
}

func format(t time.Time, zone bool) (string, bool) {
	switch {
	case t.Year() < firstYear || t.Year() > lastYear:
		return "", false
	case zone:
		return t.Format(time.RFC3339), true
	}
	return t.Format(time.DateOnly), true
}

// epoch reads seconds or milliseconds since 1970, from 2001 on: eleven or more
// digits are no day written without marks.
func epoch(s string) (time.Time, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case err != nil || n < 1e9:
		return time.Time{}, false
	case len(s) == 10:
		return time.Unix(n, 0).UTC(), true
	case len(s) == 13:
		return time.UnixMilli(n).UTC(), true
	}
	return time.Time{}, false
}

// worded reads a date with a month's name in it ("20 March 2023", "Published
// Mar. 20th, 2023 at 2:15 pm"), and numbers whose order only one reading allows
// ("20.03.2023"). It reports false unless exactly one day is named.
func worded(s string) (string, bool) {
	words := split(s)
	for i, w := range words {
		m := month(w)
		if m == 0 {
			continue
		}
		if day, ok := around(words, i, m); ok {
			return day, true
		}
	}
	return numbers(words)
}

// around reads day and year beside the month at words[i].
func around(words []string, i int, m time.Month) (string, bool) {
	at := func(k int) string {
		if k < 0 || k >= len(words) {
			return ""
		}
		return words[k]
	}
	if y, ok := year(at(i + 1)); ok { // 20 March 2023
		return day(y, m, at(i-1))
	}
	if y, ok := year(at(i + 2)); ok { // March 20, 2023
		return day(y, m, at(i+1))
	}
	if y, ok := year(at(i - 1)); ok { // 2023 March 20
		return day(y, m, at(i+1))
	}
	return "", false
}

// numbers reads day, month and year in figures where one of the two can only be
// the day; "2023" must stand last, or the whole is an ISO date with other marks.
func numbers(words []string) (string, bool) {
	for i := 0; i+2 < len(words); i++ {
		y, ok := year(words[i+2])
		if !ok {
			continue
		}
		a, errA := strconv.Atoi(words[i])
		b, errB := strconv.Atoi(words[i+1])
		switch {
		case errA != nil || errB != nil:
		case a > 12 && b <= 12 || a == b:
			return day(y, time.Month(b), words[i])
		case b > 12 && a <= 12:
			return day(y, time.Month(a), words[i+1])
		}
	}
	return "", false
}

// split parts a text into its words and numbers, lower case.
func split(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return strings.ContainsRune(" \t\n\r\u00a0.,/-()|•:–—", r)
	})
}

func month(w string) time.Month {
	if len(w) < 3 {
		return 0
	}
	for i, full := range en.Months {
		if strings.HasPrefix(full, w) || w == "sept" && i == 8 {
			return time.Month(i + 1)
		}
	}
	return 0
}

func year(w string) (int, bool) {
	y, err := strconv.Atoi(w)
	return y, err == nil && len(w) == 4 && y >= firstYear && y <= lastYear
}

// day puts the parts together; ok tells that there is such a day.
func day(y int, m time.Month, word string) (string, bool) {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		word = strings.TrimSuffix(word, suffix)
	}
	d, err := strconv.Atoi(word)
	if err != nil || d < 1 || m < 1 || m > 12 {
		return "", false
	}
	t := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d {
		return "", false
	}
	return t.Format(time.DateOnly), true
}

// InPath finds a date in the path of a URL: /2023/03/20/, /2023-03-20-,
// /20230320/. A year and month alone are no day and give none.
func InPath(path string) (string, bool) {
	for i := 0; i+8 <= len(path); i++ {
		if i > 0 && digit(path[i-1]) || !digit(path[i]) {
			continue
		}
		if y, m, d, ok := dated(path[i:]); ok {
			return day(y, time.Month(m), strconv.Itoa(d))
		}
	}
	return "", false
}

// dated reads yyyy, mm and dd at the start of s, with one mark between them or
// none at all.
func dated(s string) (y, m, d int, ok bool) {
	var parts [3]int
	mark, rest := byte(0), s
	for k, width := range []int{4, 2, 2} {
		if k == 1 && len(rest) > 0 && !digit(rest[0]) {
			mark = rest[0]
		}
		if k > 0 && mark != 0 {
			if len(rest) == 0 || rest[0] != mark || !strings.ContainsRune("/-_.", rune(mark)) {
				return 0, 0, 0, false
			}
			rest = rest[1:]
		}
		if len(rest) < width {
			return 0, 0, 0, false
		}
		n, err := strconv.Atoi(rest[:width])
		if err != nil || !digit(rest[0]) {
			return 0, 0, 0, false
		}
		parts[k], rest = n, rest[width:]
	}
	if len(rest) > 0 && digit(rest[0]) {
		return 0, 0, 0, false
	}
	y, m, d = parts[0], parts[1], parts[2]
	return y, m, d, y >= 1980 && y <= lastYear && m >= 1 && m <= 12
}

func digit(b byte) bool { return b >= '0' && b <= '9' }

// After tells that the day of iso lies after the day of limit, with one day's
// grace for zones. A zero limit is no limit.
func After(iso string, limit time.Time) bool {
	if limit.IsZero() || len(iso) < len(time.DateOnly) {
		return false
	}
	t, err := time.Parse(time.DateOnly, iso[:10])
	return err == nil && t.After(limit.AddDate(0, 0, 1))
}

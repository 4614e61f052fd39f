package deadline

import (
	"strings"

	"hearsay/extract/deadline/calendar"
	"hearsay/extract/news"
)

// enclose makes one time of two that bound it or leave it open: "between Feb. 7
// and 14" is during February, "in 2017 or 2018" by the end of the latter. The
// second says nothing by itself then.
func (r *resolver) enclose(list []news.Time) {
	for i := 0; i+1 < len(list); i++ {
		a, b := &list[i], &list[i+1]
		start, ok := r.enclosed(a, b)
		if !ok {
			continue
		}
		value, relation, ok := cover(a.Value, b.Value, r.doc.Article.Published)
		if !ok {
			continue
		}
		a.Value, a.Relation, b.Relation = value, relation, ""
		r.join(a, b, start)
		i++
	}
}

// join stretches the first time from byte start to the end of the second.
func (r *resolver) join(a, b *news.Time, start int) {
	a.Span = news.Span{Field: a.Span.Field, Start: start, End: b.Bare.End}
	a.Deadline.Span, a.Text = a.Span, r.doc.Text(a.Span)
	b.Span, b.Deadline.Span, b.Text = b.Bare, b.Bare, r.doc.Text(b.Bare)
	r.token = a.First
	a.Range = r.tokens(a.Span)
	b.Range = r.tokens(b.Span)
}

// text is the text that a time stands in.
func (r *resolver) text(t *news.Time) string {
	if t.Bare.Field == news.Title {
		return r.doc.Article.Title
	}
	return r.doc.Article.Text
}

const between = "between"

// enclosed tells whether "or" joins two times, or "and" after "between", and where
// the words begin.
func (r *resolver) enclosed(a, b *news.Time) (start int, ok bool) {
	text := r.text(a)
	if b.Bare.Start < a.Bare.End {
		return 0, false
	}
	joint := strings.TrimSpace(text[a.Bare.End:b.Bare.Start])
	if joint == "or" || joint == "or in" || joint == "or on" {
		return a.Span.Start, a.Relation == news.On || a.Relation == news.During
	}
	before := strings.TrimRight(text[max(0, a.Bare.Start-len(between)-2):a.Bare.Start], " ")
	if joint != "and" && joint != "-" && joint != "–" || len(before) < len(between) || !strings.EqualFold(before[len(before)-len(between):], between) {
		return 0, false
	}
	return strings.LastIndex(text[:a.Bare.Start], before) + len(before) - len(between), true
}

// cover is the calendar week, month or year that holds both values (a week up to the
// Monday after it: "between Feb. 9 and 16"), else the end of the
// second, where that is to come, or the first. Both must be days, months or years.
func cover(a, b, published string) (value string, relation news.TimeRelation, ok bool) {
	plain := func(v string) bool { return len(v) == 4 || len(v) == 7 && v[5] <= '1' || isDay(v) }
	switch {
	case len(a) != len(b) || a >= b || !plain(a) || !plain(b):
		return "", "", false
	case isDay(a) && sameWeek(a, b) != "":
		return sameWeek(a, b), news.During, true
	case isDay(a) && a[:7] == b[:7]:
		return a[:7], news.During, true
	case len(a) == 7 && a[:4] == b[:4]:
		return a[:4], news.During, true
	case b >= published[:min(len(b), len(published))]:
		return b, news.By, true
	case isDay(a):
		return a, news.On, true
	}
	return a, news.During, true
}

// sameWeek is the week that begins no later than day a and ends no earlier than the day
// before b, "" for none.
func sameWeek(a, b string) string {
	first, _, _ := Bounds(a)
	_, last, _ := Bounds(b)
	week := calendar.At(first, calendar.Week)
	if _, end, ok := Bounds(week.Value()); ok && last <= end+1 {
		return week.Value()
	}
	return ""
}

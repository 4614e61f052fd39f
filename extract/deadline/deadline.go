// Package deadline answers the question: by when? It finds the expressions of
// time in an article and resolves them against the article's own date, the
// tense of their verb and the dates mentioned before.
//
//	// published 2023-03-20: "… must get rid of their iPhones before the end of this month."
//	deadline.English(doc)
//	doc.Times[0].Text      // "before the end of this month"
//	doc.Times[0].Value     // "2023-03-31"
//	doc.Times[0].Relation  // news.Before
//	doc.Times[0].Timex     // "2023-03"
//
// A time whose Relation is "" is named in the text, but nothing is said to hold
// then: a length ("three weeks"), a habit ("every Tuesday"), the name of
// something ("the 2024 campaign"). Such a time is no claim's deadline.
//
// Values follow TIMEX3 (TimeML 1.2.1) and the project's contract. The method is
// that of rule systems such as HeidelTime and SUTime: words, then patterns, then
// resolution by tense in news and by the last date mentioned in a tale.
package deadline

import (
	"slices"

	"hearsay/extract/deadline/calendar"
	"hearsay/extract/deadline/en"
	"hearsay/extract/news"
)

// English fills doc.Times. It needs tokens and sentences, and reads tense from
// the parse where there is one.
func English(doc *news.Document) {
	doc.Times = doc.Times[:0]
	r := resolver{doc: doc}
	r.ctx.Ref, r.ctx.HasRef = refDay(doc.Article.Published)
	title := en.Read(doc.Article.Title, nil)
	body := en.Read(doc.Article.Text, nil)
	r.ctx.Narrative = narrative(body, &r.ctx)
	r.ctx.Own = r.ctx.HasRef && slices.ContainsFunc(body, func(x en.Found) bool { return x.Recent })
	r.field(news.Title, title)
	r.field(news.Body, body)
}

func refDay(published string) (int, bool) {
	t, ok := news.ParseDay(published)
	if !ok {
		return 0, false
	}
	return calendar.DaysFromCivil(t.Year(), int(t.Month()), t.Day()), true
}

// minYears is how many years in words make a tale of a text without a date: an
// undated report that names one ("the 2024 campaign") does not tell of it.
const minYears = 3

// narrative tells a tale of the past from news: a text without a date that names
// several years, or one whose years lie mostly before its own. Either six years that are more than two
// years old, and four of them for each newer one, or twenty that are past, and
// four of them for each that is not: obituaries and anniversaries speak of their
// own week too. Chosen on the histories of WikiWars.
func narrative(found []en.Found, c *calendar.Context) bool {
	if !c.HasRef {
		return years(found) >= minYears
	}
	year, _, _ := calendar.CivilFromDays(c.Ref)
	old, past, own := 0, 0, 0
	for i := range found {
		switch p := &found[i].Expr.Point; {
		case found[i].Recent:
			own++
		case found[i].ByName:
		case found[i].Expr.Kind != calendar.Fixed || p.Grain > calendar.Year || p.Year == 0:
		case p.BC || p.Year < year-2:
			old++
		case p.Year < year:
			past++
		default:
			own++
		}
	}
	return old >= 6 && old >= 4*(past+own) || old+past >= 20 && old+past >= 4*own
}

// years counts the times of a known year.
func years(found []en.Found) (n int) {
	for i := range found {
		if e := &found[i].Expr; e.Kind == calendar.Fixed && e.Point.Grain <= calendar.Year && e.Point.Year != 0 {
			n++
		}
	}
	return n
}

type resolver struct {
	doc      *news.Document
	ctx      calendar.Context
	token    int // first token that may still overlap the next expression
	sentence int
}

// field resolves the expressions of one of the two texts, in order.
func (r *resolver) field(f news.Field, found []en.Found) {
	from := len(r.doc.Times)
	for i := range found {
		lendYear(found[i:])
		r.doc.Times = append(r.doc.Times, r.time(f, &found[i]))
	}
	r.enclose(r.doc.Times[from:])
}

// lendYear gives "May" in "May and June 2023" the year that both share.
func lendYear(found []en.Found) {
	if len(found) < 2 || !found[0].Joined {
		return
	}
	a, b := &found[0].Expr, &found[1].Expr
	if a.Kind != calendar.Fixed || b.Kind != calendar.Fixed || a.Point.Year != 0 || b.Point.Year == 0 || b.Point.BC ||
		a.Point.Month == 0 || b.Point.Month == 0 || a.Point.Grain != b.Point.Grain {
		return
	}
	a.Point.Year = b.Point.Year
	if a.Point.Month > b.Point.Month {
		a.Point.Year--
	}
}

// time resolves one expression.
func (r *resolver) time(f news.Field, x *en.Found) news.Time {
	t := news.Time{Bare: news.Span{Field: f, Start: x.Start, End: x.End}}
	t.Span = news.Span{Field: f, Start: x.Cue, End: x.End}
	if x.Relation == "" {
		t.Span = t.Bare
	}
	t.Deadline.Span = t.Span
	t.Text = r.doc.Text(t.Span)
	t.Reason = news.Reason{Rule: "deadline/" + x.Rule, Score: 1, Note: x.CueRule}
	t.Range = r.tokens(t.Span)
	r.ctx.Tense, r.ctx.Ahead, r.ctx.Weak, r.ctx.Loose = calendar.NoTense, x.Ahead, false, false
	if needsTense(&x.Expr) {
		s := r.sentenceOf(t.Range)
		r.ctx.Tense, r.ctx.Weak = en.Tense(r.doc, s, t.Range, x.Ahead), en.Weak(r.doc, s, t.Range)
		r.ctx.Loose = s.Len() > 0 && t.Range.Len() > 0 && en.Loose(r.doc, s, t.Range)
	}
	if x.Release || x.Planned || x.CueRule == "on/for" {
		r.ctx.Tense = calendar.NoTense // "suggested a March launch", "stepped up patrols for New Year's Eve"
	}
	if x.Whose && r.ctx.Tense == calendar.PresentTense {
		r.ctx.Tense = calendar.NoTense // "Saturday's march is one example" is told of the last
	}
	if x.CueRule == "since/since" || x.CueRule == "since/ever-since" {
		r.ctx.Tense, r.ctx.Ahead = calendar.PastTense, false
	}
	if x.CueRule == "since/from" && en.Compared(r.doc, t.Range) {
		x.Relation, t.Span, t.Deadline.Span, t.Text = "", t.Bare, t.Bare, r.doc.Text(t.Bare)
	}
	t.Release = x.Release
	t.Reference = x.OnDay && en.Said(r.doc, t.Range)
	t.Type = timexType(&x.Expr)
	if x.Expr.Kind == calendar.Span {
		r.span(&t, x)
		return t
	}
	p, known := calendar.Resolve(x.Expr, &r.ctx)
	known = known && !r.astray(x, t.Range, p)
	t.Timex = timex(&x.Expr, p, known)
	if known {
		r.hold(&t, x, p)
		r.remember(x, p)
	}
	return t
}

// astray tells that a time counted from one told before would be yet to come, though its
// verb is past: it was counted from another.
func (r *resolver) astray(x *en.Found, at news.Range, p calendar.Point) bool {
	if x.Expr.Kind != calendar.Moved || x.Expr.OrRef || !r.ctx.HasRef {
		return false
	}
	first, ok := p.First()
	return ok && first > r.ctx.Ref && en.Tense(r.doc, r.sentenceOf(at), at, x.Ahead) == calendar.PastTense
}

// needsTense leaves the parse alone where the words say all.
func needsTense(e *calendar.Expr) bool {
	return e.Kind == calendar.Fixed && e.Point.Year == 0 && e.Point.Grain < calendar.Decade || e.Kind == calendar.Span ||
		e.Kind == calendar.Shifted && e.Unit == calendar.Weekend
}

// hold fills the claim's side: relation and value.
func (r *resolver) hold(t *news.Time, x *en.Found, p calendar.Point) {
	t.Relation = x.Relation
	if t.Relation == "" {
		t.Value = p.Value()
		return
	}
	if e := &x.Expr; e.Point.Clock && !e.TimeOnly() && r.ctx.Tense == calendar.PastTense && (t.Relation == news.Before || t.Relation == news.After) {
		t.Relation = news.On // "shortly after 2 p.m. on Tuesday" was that day
	}
	t.Value = edgeValue(x.Expr.Edge, t.Relation, x.OnDay, p)
	if x.OnDay && !isDay(t.Value) {
		t.Relation = news.During
	}
	if x.Expr.TimeOnly() && t.Relation != news.By || x.Idiom && !r.ctx.Narrative || t.Value == "" && (r.ctx.HasRef || p.Year != 0 || p.Grain < calendar.Day) {
		t.Relation = "" // what names no day, month or year of its own dates no claim: "in the 1970s", "at noon"
	}
}

func isDay(value string) bool {
	return len(value) == len("2006-01-02") && value[4] == '-' && value[7] == '-'
}

// edgeValue is the last day of a stretch whose end is meant, and its first day
// where something holds by or since its start.
func edgeValue(edge calendar.Edge, rel news.TimeRelation, onDay bool, p calendar.Point) string {
	if p.Grain <= calendar.Day {
		return p.Value()
	}
	switch {
	case edge == calendar.End:
		if last, ok := p.Last(); ok {
			return calendar.DayPoint(last).Value()
		}
	case edge == calendar.Start && !onDay:
		if first, ok := p.First(); ok {
			return calendar.DayPoint(first).Value()
		}
	}
	return p.Value()
}

// span fills a length of time; where a cue counts it from the article's date it
// is a time too: "within three weeks", "in two months" with a verb that looks
// ahead.
func (r *resolver) span(t *news.Time, x *en.Found) {
	t.Timex = x.Expr.Duration()
	plain := x.Relation == "" || !x.Counted || !r.ctx.HasRef || r.ctx.Narrative || x.Expr.Unit < calendar.Day
	if plain || x.OnDay && r.ctx.Tense != calendar.FutureTense {
		t.Span, t.Deadline.Span = t.Bare, t.Bare
		t.Text = r.doc.Text(t.Bare)
		return
	}
	p := calendar.DayPoint(x.Expr.End(r.ctx.Ref))
	if x.OnDay || x.Expr.Unit >= calendar.Month {
		p = calendar.At(x.Expr.End(r.ctx.Ref), x.Expr.Unit)
	}
	t.Relation, t.Value = x.Relation, p.Value()
	if x.OnDay && !isDay(t.Value) {
		t.Relation = news.During
	}
}

// remember keeps a date for the expressions that count from it.
func (r *resolver) remember(x *en.Found, p calendar.Point) {
	if x.ByName || p.Year == 0 || p.Grain >= calendar.Decade {
		return
	}
	r.ctx.Last = p
	r.ctx.Story = r.story(x, p)
	if p.Month != 0 {
		r.ctx.LastMonth = p
	}
	if p.Grain <= calendar.Day && p.Day != 0 {
		r.ctx.LastDay = p
		r.ctx.LastDay.Grain = calendar.Day
		r.ctx.LastDay.Daypart, r.ctx.LastDay.Clock = calendar.Anytime, false
	}
}

// story moves the date that a tale has come to: by a date with its month unless
// it looks back to an earlier year in passing, and by a bare year only where that
// begins a sentence ("In 1942, …"; not "the treaty of 1976").
func (r *resolver) story(x *en.Found, p calendar.Point) calendar.Point {
	old := r.ctx.Story
	switch {
	case old.Year == 0 || x.Lead || p.BC || old.BC:
		return p
	case p.Month == 0 || x.Expr.Point.Year != 0 && p.Year < old.Year:
		return old
	}
	return p
}

func timexType(e *calendar.Expr) string {
	switch e.Kind {
	case calendar.Span:
		return "DURATION"
	case calendar.Repeated:
		return "SET"
	}
	if g := e.Grain(); g != calendar.None && g < calendar.Day {
		return "TIME"
	}
	return "DATE"
}

// timex is the TIMEX3 value, "" for what has none.
func timex(e *calendar.Expr, p calendar.Point, known bool) string {
	switch e.Kind {
	case calendar.Repeated:
		return e.Set()
	case calendar.Now:
		return "PRESENT_REF"
	case calendar.Past:
		return "PAST_REF"
	case calendar.Future:
		return "FUTURE_REF"
	case calendar.Vague:
		return ""
	}
	if e.Many {
		return e.Vaguely()
	}
	if !known && p.Grain == calendar.None {
		return ""
	}
	return p.Timex()
}

// tokens is the run of tokens under a span. Spans come in order, so the search
// goes on where the last one ended.
func (r *resolver) tokens(s news.Span) news.Range {
	toks := r.doc.Tokens
	for r.token > 0 && r.token < len(toks) && s.Before(toks[r.token].Span) {
		r.token--
	}
	for r.token < len(toks) && (toks[r.token].Field != s.Field && s.Field == news.Body || toks[r.token].Field == s.Field && toks[r.token].End <= s.Start) {
		r.token++
	}
	last := r.token
	for last < len(toks) && toks[last].Field == s.Field && toks[last].Start < s.End {
		last++
	}
	return news.Range{First: r.token, Last: last}
}

func (r *resolver) sentenceOf(at news.Range) news.Range {
	list := r.doc.Sentences
	for r.sentence > 0 && r.sentence < len(list) && list[r.sentence].First > at.First {
		r.sentence--
	}
	for r.sentence < len(list) && list[r.sentence].Last <= at.First {
		r.sentence++
	}
	if r.sentence == len(list) {
		return news.Range{}
	}
	return list[r.sentence].Range
}

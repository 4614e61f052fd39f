package calendar

// Kind says how an expression of time refers.
type Kind uint8

// The kinds of expressions.
const (
	// Fixed carries its date, as far as it says one: "May 5, 2023", "in May", "Tuesday".
	Fixed Kind = iota
	// Shifted counts units from the article's date: "last month", "two years ago", "today".
	Shifted
	// Moved counts units from the date mentioned before: "the next day", "two years later", "that month".
	Moved
	// Span is a length of time: "three weeks".
	Span
	// Repeated happens again and again: "every Tuesday".
	Repeated
	// Now, Past and Future are TIMEX3's vague references.
	Now
	Past
	Future
	// Vague has no value.
	Vague
)

// Edge is the part of a stretch that is meant.
type Edge uint8

// The edges.
const (
	Whole Edge = iota
	Start
	Early
	Mid
	Late
	End
)

// Tense is that of the verb that an expression goes with.
type Tense uint8

// The tenses.
const (
	NoTense Tense = iota
	PastTense
	PresentTense
	FutureTense
)

// Expr is what an expression says, before it is resolved.
type Expr struct {
	Kind    Kind
	Point   Point // fields that the words give; Grain is the grain of the whole
	Weekday int   // 1 for Monday
	Nth     int   // of such weekdays in Point's month: the fourth Thursday of November
	Unit    Unit  // counted by N; of a Span too
	N       int   // units to go, or a Span's length in tenths of Unit
	Many    bool  // an unknown number of units ("several weeks")
	Back    bool  // an unknown number of units backwards
	Edge    Edge
	// Within narrows the stretch that is counted to by the fields of Point: "May last year".
	Within bool
	InWeek bool // the week that holds it: "the week of May 5"
	// Step is how many StepUnits lie between what is named and what is meant: "the week
	// before Christmas".
	Step     int
	StepUnit Unit
	// OrRef counts from the article's date in news, from the date mentioned
	// before in a tale: "the end of the month".
	OrRef bool
	This  bool // of the article's year, whatever the tense: "this summer"
	// Ahead and Behind force a side that words such as "next" and "last" give.
	Ahead, Behind bool
}

// Context is what an expression is resolved against.
type Context struct {
	Ref       int   // the article's day, counted from 1970-01-01
	HasRef    bool  // false where the article has no date
	Tense     Tense // of the verb it goes with
	Own       bool  // the text speaks of its own week: "last month" counts from its day, in a tale too
	Narrative bool  // under-specified dates follow the dates mentioned before
	Weak      bool  // no "will" says that it is to come
	Loose     bool  // no finite past verb governs it
	Ahead     bool  // the preposition looks ahead ("by", "until") unless the verb is past
	Last      Point // latest date mentioned; Year 0 for none
	LastDay   Point // latest date of day grain
	LastMonth Point // latest date with a known month
	Story     Point // date that leads the tale: the latest with a month, or a year that begins a sentence
}

// Resolve gives the stretch that e means, as far as the context tells: unknown
// fields stay 0. It is false for expressions that are no point of time.
func Resolve(e Expr, c *Context) (Point, bool) {
	p, ok := Point{}, true
	switch {
	case e.Kind == Fixed:
		p = e.nthDay(e.fixed(c))
	case e.Kind == Shifted || e.Kind == Moved && e.OrRef && !c.Narrative:
		p = e.shifted(c)
	case e.Kind == Moved:
		p, ok = e.moved(c)
	default:
		return p, false
	}
	if first, known := p.First(); e.InWeek && known {
		p = At(first, Week)
	} else if e.Step != 0 && known {
		p = At(ShiftDays(first, e.Step, e.StepUnit), e.StepUnit)
	}
	return p, ok
}

func (e Expr) shifted(c *Context) Point {
	base, ok := c.base()
	if e.Unit == Day && !e.OrRef {
		base, ok = c.Ref, c.HasRef && !c.Narrative // "today" in a tale is a reader's or a speaker's
	}
	if !ok || e.Many {
		return e.Point.unknown(e.Unit)
	}
	p := At(ShiftDays(base, e.turns(c), e.Unit), e.Unit)
	if e.Weekday != 0 && e.Unit == Week {
		p = DayPoint(p.firstOfWeek() + e.Weekday - 1)
	}
	return p.within(e)
}

// turns is how many units an expression counts. On a working day the weekend at
// which something happened is the one before, and on a Sunday last week is the one
// that ends.
func (e Expr) turns(c *Context) int {
	day := 0
	if c.HasRef {
		day = Weekday(c.Ref)
	}
	switch {
	case e.Unit == Weekend && e.N == 0 && (c.Tense == PastTense && day < saturday || c.Tense != FutureTense && !c.Ahead && c.HasRef && day <= tuesday):
		return -1 // on a Monday or Tuesday "the weekend" is the past one, whatever a headline's tense
	case e.Unit == Week && e.N == -1 && e.Weekday == 0 && day == sunday && !c.Narrative:
		return 0
	}
	return e.N
}

const (
	tuesday  = 2
	saturday = 6
	sunday   = 7
)

// within narrows a year to the month, season, quarter or half that e gives, and
// adds a time of day.
func (p Point) within(e Expr) Point {
	if e.Within {
		q := e.Point
		q.Year, q.BC = p.Year, p.BC
		return q
	}
	return p.withTime(e.Point)
}

// TimeOnly tells that e is a time of day without its day.
func (e Expr) TimeOnly() bool {
	return e.Kind == Fixed && e.Point.Grain == Hour && e.Point.Month == 0 && e.Point.Day == 0 && e.Weekday == 0
}

// base is the day that "this month" and "last year" count from: the article's
// own, or the story's in a tale of the past.
func (c *Context) base() (int, bool) {
	if c.Narrative && !c.Own && c.Last.Year != 0 {
		if first, ok := c.Last.First(); ok {
			return first, true
		}
	}
	return c.Ref, c.HasRef
}

// unknown is a point of a grain of which nothing is known but its own fields.
func (p Point) unknown(grain Unit) Point {
	p.Grain = max(p.Grain, min(grain, Year))
	return p
}

func (p Point) withTime(t Point) Point {
	p.Daypart, p.Hour, p.Min, p.Clock = t.Daypart, t.Hour, t.Min, t.Clock
	if (p.Clock || p.Daypart != Anytime) && p.Grain == Day {
		p.Grain = Hour
	}
	return p
}

// moved counts from the date mentioned before that is fine enough.
func (e Expr) moved(c *Context) (Point, bool) {
	last := c.Last
	switch {
	case e.Unit == None:
		if m := c.LastMonth; last.Grain == Year && m.Year == last.Year && m.BC == last.BC {
			last = m // "then" is as fine as the text has told
		}
		return last, last.Year != 0
	case e.Unit <= Day:
		last = c.LastDay
	case e.Unit == Month:
		last = c.LastMonth
	}
	if last.Year == 0 || e.Many {
		return e.Point.unknown(e.Unit), false
	}
	if last.BC || e.Unit >= Year && last.Grain >= Year || e.Unit == Year {
		p, ok := e.movedYears(last)
		return p.within(e), ok
	}
	first, ok := last.First()
	if !ok {
		return e.Point.unknown(e.Unit), false
	}
	return At(ShiftDays(first, e.N, e.Unit), e.Unit).within(e), true
}

// movedYears counts in whole years, back from our era too.
func (e Expr) movedYears(last Point) (Point, bool) {
	n := e.N
	switch e.Unit {
	case Year:
	case Decade:
		n *= 10
	case Century:
		n *= 100
	default:
		if n != 0 {
			return e.Point.unknown(e.Unit), false
		}
		p, ok := last.Coarsen(e.Unit)
		return p.withTime(e.Point), ok
	}
	y := last.Year + n
	if last.BC {
		y = last.Year - n
	}
	if y <= 0 {
		return Point{Grain: Year}, false
	}
	p := Point{Grain: Year, Year: y, BC: last.BC}
	if e.Unit > Year {
		p = Point{Grain: e.Unit, Part: y / 10}
		if e.Unit != Decade {
			p.Part = y / 100
		}
	}
	return p, true
}

// fixed fills the fields that the words leave open.
func (e Expr) fixed(c *Context) Point {
	p := e.Point
	switch {
	case p.Year != 0 || p.Grain >= Decade:
		return p
	case e.TimeOnly():
		return e.clockToday(c)
	case e.Weekday != 0 && p.Month == 0 && c.HasRef:
		return e.weekday(c) // of its own week, in a tale too: "he died on Tuesday"
	case c.Narrative:
		return e.follow(c)
	case !c.HasRef:
		return p
	case p.Month == 0 && p.Day != 0:
		return e.dayOfMonth(c)
	}
	return e.nearYear(c)
}

// nthDay fills the day of a holiday that is the nth weekday of its month.
func (e Expr) nthDay(p Point) Point {
	if e.Nth == 0 || p.Year == 0 || p.BC {
		return p
	}
	if e.Nth == Easter {
		p.Month, p.Day = easter(p.Year)
		return p
	}
	first := Weekday(DaysFromCivil(p.Year, p.Month, 1))
	p.Day = 1 + (e.Weekday-first+7)%7 + 7*(e.Nth-1)
	if p.Day > DaysIn(p.Year, p.Month) {
		p.Day -= 7 // the fifth is the last
	}
	return p
}

// Easter is the Nth of a day that moves with the moon.
const Easter = 99

// easter is the month and day of Easter Sunday in the western churches, by the
// anonymous algorithm that Meeus gives for the Gregorian calendar.
func easter(year int) (month, day int) {
	a, b, c := year%19, year/100, year%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	n := h + l - 7*((a+11*h+22*l)/451) + 114
	return n / 31, n%31 + 1
}

// clockToday is a time of day without a day: that of the day mentioned last, in
// a tale; unknown otherwise, since news gives habits that way ("at night").
func (e Expr) clockToday(c *Context) Point {
	if d := c.LastDay; e.Point.Clock && d.Year != 0 {
		p := d
		p.Grain = Day
		return p.withTime(e.Point)
	}
	return e.Point
}

// follow takes the year (and month) of the date mentioned before.
func (e Expr) follow(c *Context) Point {
	p := e.Point
	if p.Month == 0 && p.Day != 0 && c.LastMonth.Year != 0 {
		p.Month, p.Year, p.BC = c.LastMonth.Month, c.LastMonth.Year, c.LastMonth.BC
		return p
	}
	if e.Weekday != 0 && p.Month == 0 {
		return p
	}
	base := c.Story
	if base.Year == 0 {
		base = c.Last
	}
	p.Year, p.BC = base.Year, base.BC
	if !p.BC && p.Month != 0 && base.Month-p.Month >= newYear && !e.Behind {
		p.Year++
	}
	if e.Behind && c.Last.Month != 0 && p.Month >= c.Last.Month {
		p.Year--
	}
	if e.Ahead && c.Last.Month != 0 && p.Month != 0 && p.Month <= c.Last.Month {
		p.Year++
	}
	if e.Ahead && p.Grain == Season {
		if y, s := seasonOf(c.Last.Year, max(c.Last.Month, 1)); c.Last.Month != 0 && s >= p.Part {
			p.Year = y + 1
		}
	}
	return p
}

// newYear is how many months a tale may go back before it is taken to have gone
// into the next year: from October a "January" is the next one.
const newYear = 9

// side is +1 where the expression looks ahead, -1 where back, 0 unknown.
func (e Expr) side(c *Context) int {
	switch {
	case e.Ahead:
		return 1
	case e.Behind:
		return -1
	case c.Tense == PastTense:
		return -1
	case c.Tense == FutureTense || c.Ahead:
		return 1
	}
	return 0
}

// weekday is the nearest such day on the right side of the article's own, which
// it may be itself: news names its own day ("on Wednesday"). A day that is just past
// is meant unless a modal says that it will be: "the satellite that they tried to launch
// on Saturday", on a Monday.
func (e Expr) weekday(c *Context) Point {
	back := (Weekday(c.Ref) - e.Weekday + 7) % 7
	day := c.Ref - back
	side := e.side(c)
	if side == 0 && c.Tense == PresentTense {
		side = 1 // "talks resume Thursday" is said of a plan
	}
	switch {
	case e.Behind && back == 0:
		day -= 7
	case side > 0 && !c.Ahead && !e.Ahead && c.Weak && 0 < back && back <= justPast:
	case side > 0 && (back > 0 || e.Ahead):
		day += 7
	}
	return DayPoint(day).withTime(e.Point)
}

// justPast is how many days ago that is at most.
const justPast = 2

// dayOfMonth is "the 20th": of the article's month, or a neighbour by tense.
func (e Expr) dayOfMonth(c *Context) Point {
	y, m, d := CivilFromDays(c.Ref)
	switch side := e.side(c); {
	case side < 0 && e.Point.Day > d:
		y, m, _ = CivilFromDays(shiftMonths(DaysFromCivil(y, m, 1), -1))
	case side > 0 && e.Point.Day < d:
		y, m, _ = CivilFromDays(shiftMonths(DaysFromCivil(y, m, 1), 1))
	}
	p := e.Point
	p.Year, p.Month = y, m
	if p.Day > DaysIn(y, m) {
		return e.Point
	}
	return p
}

// nearYear chooses the year of a month, day or season without one: the latest
// that has begun for the past, the earliest that has not ended for the future,
// else the nearest, where the future is taken to be twice as far unless the verb
// is in the present: news tells what was more often than what will be.
func (e Expr) nearYear(c *Context) Point {
	side, best, bestGap := e.side(c), e.Point, 1<<30
	near, far := Point{}, 0
	year, _, _ := CivilFromDays(c.Ref)
	if e.This && e.Point.Part != Winter {
		best.Year = year
		return best
	}
	for y := year - 1; y <= year+1; y++ {
		p := e.Point
		p.Year = y
		p = e.nthDay(p)
		first, ok := p.First()
		if !ok || p.Day > 28 && p.Day > DaysIn(y, p.Month) {
			continue
		}
		last, _ := p.Last()
		gap := 0
		switch {
		case first > c.Ref:
			gap = first - c.Ref
			if c.Tense != PresentTense {
				gap *= futureBias
			}
		case last < c.Ref:
			gap = c.Ref - last
		}
		if e.near(p, first, side, c) {
			near = p
		}
		if side < 0 && first > c.Ref || side > 0 && last < c.Ref || e.strict(first, last, c) {
			continue
		}
		if gap < bestGap {
			best, bestGap, far = p, gap, max(first-c.Ref, c.Ref-first)
		}
	}
	if near.Year != 0 && far > remote {
		return near // "proclaimed the end of the emergency on July 26", on July 15
	}
	return best
}

// near tells whether p, which begins at first, is close enough to the article's day to
// be what is meant, where on the side of its verb's tense it would be remote: one that is
// most of a year off would have its year. Verbs tell of the past more surely: "set for
// release on Feb. 5" against "started to work in December", in January.
func (e Expr) near(p Point, first, side int, c *Context) bool {
	if e.Ahead || e.Behind {
		return false
	}
	if side > 0 {
		return (p.Day != 0 || p.Grain == Month && !c.Ahead) && first < c.Ref && c.Ref-first <= justBefore
	}
	within := soonAfter
	if c.Loose {
		within = looselyAfter
	}
	return (p.Day != 0 || p.Grain == Month && c.Loose) && max(first-c.Ref, c.Ref-first) <= within
}

const (
	justBefore   = 70
	soonAfter    = 30
	looselyAfter = 75
	remote       = 280
)

const futureBias = 2

// strict leaves out the running stretch for "last May" and "next May".
func (e Expr) strict(first, last int, c *Context) bool {
	running := first <= c.Ref && c.Ref <= last
	return (e.Ahead || e.Behind) && running
}

// Grain is the grain of what e resolves to.
func (e Expr) Grain() Unit {
	switch {
	case e.Step != 0:
		return e.StepUnit
	case e.Kind == Fixed || e.Within:
		return e.Point.Grain
	case e.Weekday != 0:
		return Day
	case (e.Point.Clock || e.Point.Daypart != Anytime) && e.Unit == Day:
		return Hour
	}
	return e.Unit
}

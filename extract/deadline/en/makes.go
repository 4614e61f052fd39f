package en

import cal "hearsay/extract/deadline/calendar"

// The functions here turn a matched row into what it says. Each is false where
// the numbers cannot be a date ("31 June").

func date(m *match) (cal.Expr, bool) {
	p := cal.Point{Year: int(m.year), Month: int(m.month), Day: int(m.day)}
	e := cal.Expr{Weekday: int(m.dow)}
	switch {
	case m.has&season != 0:
		p.Grain, p.Part = cal.Season, int(m.season)
	case m.has&(day|weekday) != 0:
		p.Grain = cal.Day
	case m.has&month != 0:
		p.Grain = cal.Month
	default:
		p.Grain = cal.Year
	}
	if m.has&daypart != 0 {
		p.Daypart, p.Grain = cal.Daypart(m.part), cal.Hour
	}
	e.Point = p
	return e, valid(p)
}

// valid refuses days that no month has.
func valid(p cal.Point) bool {
	if p.Month > 12 || p.Day > 31 {
		return false
	}
	if p.Month == 0 || p.Day == 0 {
		return true
	}
	year := p.Year
	if year == 0 || p.BC {
		year = 2000 // a leap year: 29 February is a day of some year
	}
	return p.Day <= cal.DaysIn(year, p.Month)
}

func fixed(p cal.Point) (cal.Expr, bool) { return cal.Expr{Point: p}, valid(p) }

// ordinalDate is "the first of May"; "the second March" is none.
func ordinalDate(m *match) (cal.Expr, bool) {
	m.has |= day
	m.day = m.ord
	e, ok := date(m)
	return e, ok && m.ord > 0 && (m.v.atoms[m.first].figure || m.v.atoms[m.first+1].figure || m.v.joined(m))
}

// joined tells that "of" stands in the match.
func (v *view) joined(m *match) bool {
	for i := m.first; i < m.end; i++ {
		if v.atoms[i].id == v.g.of {
			return true
		}
	}
	return false
}

func isoDate(m *match) (cal.Expr, bool) {
	// The two pairs of digits are read from their atoms: both are of one class.
	mo, d := m.v.atoms[m.first+2].val/10, m.v.atoms[m.first+4].val/10
	return fixed(cal.Point{Grain: cal.Day, Year: int(m.year), Month: int(mo), Day: int(d)})
}

// slashed reads 3/20/2023 and 20/03/2023: month first, as American outlets
// write, unless it can't be.
func slashed(m *match) (cal.Expr, bool) {
	mo, d := m.v.atoms[m.first].val/10, m.v.atoms[m.first+2].val/10
	if mo > 12 {
		mo, d = d, mo
	}
	if mo < 1 || mo > 12 || d < 1 {
		return cal.Expr{}, false
	}
	return fixed(cal.Point{Grain: cal.Day, Year: int(m.year), Month: int(mo), Day: int(d)})
}

// nineEleven is the day that goes by its date: "since 9/11".
func nineEleven(m *match) (cal.Expr, bool) {
	e, _ := fixed(cal.Point{Grain: cal.Day, Year: 2001, Month: 9, Day: 11})
	return e, m.v.atoms[m.first].val == 90 && m.v.atoms[m.first+2].val == 110
}

func slashedISO(m *match) (cal.Expr, bool) {
	mo, d := m.v.atoms[m.first+2].val/10, m.v.atoms[m.first+4].val/10
	if mo < 1 || mo > 12 || d < 1 {
		return cal.Expr{}, false
	}
	return fixed(cal.Point{Grain: cal.Day, Year: int(m.year), Month: int(mo), Day: int(d)})
}

func monthsEnd(m *match) (cal.Expr, bool) {
	e, ok := date(m)
	e.Edge = cal.End
	return e, ok
}

func beforeChrist(m *match) (cal.Expr, bool) {
	e, ok := date(m)
	e.Point.Year, e.Point.BC = int(m.num/10), true
	if m.num <= 0 || m.num >= 100000 {
		return e, false
	}
	return e, ok
}

func annoDomini(m *match) (cal.Expr, bool) {
	y := int(m.num / 10)
	return cal.Expr{Point: cal.Point{Grain: cal.Year, Year: y}}, 0 < y && y < 2200
}

// shortYear is '99. The century is the last one in which it is not in the
// future by more than a decade; a tale sets it from its own dates.
func shortYear(m *match) (cal.Expr, bool) {
	a := m.v.atoms[m.first]
	if m.first > 0 && m.v.atoms[m.first+1].end-m.v.atoms[m.first+1].start != 2 || a.glued && m.first > 0 && m.v.atoms[m.first-1].id != openID {
		return cal.Expr{}, false
	}
	return cal.Expr{Point: cal.Point{Grain: cal.Year, Year: m.v.century(int(m.two))}}, true
}

// century completes a year of two digits from the years that stand written out
// in the text; without one, 30 to 99 are of the 1900s.
func (v *view) century(yy int) int {
	if v.years != 0 {
		y := v.years - v.years%100 + yy
		if y > v.years+20 {
			y -= 100
		}
		return y
	}
	if yy >= 30 {
		return 1900 + yy
	}
	return 2000 + yy
}

func same(m *match) (cal.Expr, bool) { return m.v.found[m.sub].expr, true }

func decade(m *match) (cal.Expr, bool) {
	y := int(m.year)
	switch {
	case m.has&era != 0:
		y = m.v.century(int(m.era) * 10)
	case m.has&two != 0:
		y = m.v.century(int(m.two))
	}
	if y%10 != 0 {
		return cal.Expr{}, false
	}
	return cal.Expr{Point: cal.Point{Grain: cal.Decade, Part: y / 10}}, true
}

func century(m *match) (cal.Expr, bool) {
	p := cal.Point{Grain: cal.Century, Part: int(m.ord) - 1}
	if m.lastWord() == m.v.g.bc {
		p.BC, p.Part = true, int(m.ord)
	}
	return cal.Expr{Point: p}, m.ord > 0 && m.ord <= 30
}

func (m *match) lastWord() uint16 { return m.v.atoms[m.end-1].id }

func quarterOf(m *match) (cal.Expr, bool) { return m.partOfYear(cal.Quarter, int(m.ord), 4) }
func quarterQ(m *match) (cal.Expr, bool)  { return m.partOfYear(cal.Quarter, int(m.num/10), 4) }
func halfOf(m *match) (cal.Expr, bool)    { return m.partOfYear(cal.Half, int(m.ord), 2) }

// partOfYear is the nth quarter or half of a year, or of what is named. Of
// anything but a year it is an edge: "the second half of May".
func (m *match) partOfYear(grain cal.Unit, n, most int) (cal.Expr, bool) {
	if n < 1 || n > most {
		return cal.Expr{}, false
	}
	if m.sub < 0 {
		return cal.Expr{Point: cal.Point{Grain: grain, Part: n, Year: int(m.year)}}, true
	}
	e := m.v.found[m.sub].expr
	if e.Grain() == cal.Year && e.Kind == cal.Fixed && !e.Point.BC {
		e.Point.Grain, e.Point.Part = grain, n
		return e, true
	}
	if e.Grain() == cal.Year && e.Kind == cal.Shifted {
		e.Within, e.Point.Grain, e.Point.Part = true, grain, n
		return e, true
	}
	e.Edge = [...]cal.Edge{cal.Early, cal.Late, cal.Late, cal.Late}[n-1]
	return e, grain == cal.Half
}

func latterHalf(m *match) (cal.Expr, bool) {
	e := m.v.found[m.sub].expr
	if m.v.atoms[m.first+2].id == m.v.g.half {
		m.ord = 2
		return halfOf(m)
	}
	e.Edge = cal.Late
	return e, true
}

func earlyPart(m *match) (cal.Expr, bool) {
	e := m.v.found[m.sub].expr
	e.Edge = cal.Early
	return e, true
}

func weekOf(m *match) (cal.Expr, bool) {
	e := m.v.found[m.sub].expr
	e.InWeek = true
	return e, true
}

func holidays(m *match) (cal.Expr, bool) {
	p := cal.Point{Grain: cal.Day, Year: int(m.year), Month: int(m.holiday / 100), Day: int(m.holiday % 100)}
	eve := m.end > m.first+1 && m.v.atoms[m.first+1].id == m.v.g.eve
	if nth := p.Day / 10; nth > 3 { // Thanksgiving
		p.Day = 0
		return cal.Expr{Point: p, Nth: nth - 3, Weekday: int(m.holiday % 10)}, !eve
	}
	if eve {
		p.Day--
	}
	return fixed(p)
}

// stepped is "the week before Christmas": the week that ends where the one of
// Christmas begins.
func stepped(m *match) (cal.Expr, bool) {
	return m.step(m.sub, 1, cal.Unit(m.unit))
}

// steppedSpan is "two days after Christmas".
func steppedSpan(m *match) (cal.Expr, bool) {
	s := m.v.found[m.sub].expr
	if s.Many || m.sub2 < 0 {
		return s, false
	}
	return m.step(m.sub2, (s.N+5)/10, s.Unit)
}

// step counts units from a finished expression, back where "before" leads to it.
func (m *match) step(from int32, n int, unit cal.Unit) (cal.Expr, bool) {
	d := &m.v.found[from]
	if m.v.atoms[d.first-1].id == m.v.g.before {
		n = -n
	}
	e := d.expr
	e.Step, e.StepUnit = n, unit
	return e, (e.Kind == cal.Fixed || e.Kind == cal.Shifted) && !e.TimeOnly() && unit >= cal.Day && unit <= cal.Year && unit != cal.Weekend
}

// goodFriday and easter are days that move with the moon.
func goodFriday(*match) (cal.Expr, bool)   { return atEaster(-2) }
func easter(*match) (cal.Expr, bool)       { return atEaster(0) }
func easterMonday(*match) (cal.Expr, bool) { return atEaster(1) }

func atEaster(days int) (cal.Expr, bool) {
	e := cal.Expr{Point: cal.Point{Grain: cal.Day, Month: 4}, Nth: cal.Easter}
	if days != 0 {
		e.Step, e.StepUnit = days, cal.Day
	}
	return e, true
}

// blackFriday and cyberMonday are the sales after Thanksgiving.
func blackFriday(*match) (cal.Expr, bool) { return afterThanksgiving(1) }
func cyberMonday(*match) (cal.Expr, bool) { return afterThanksgiving(4) }

func afterThanksgiving(days int) (cal.Expr, bool) {
	return cal.Expr{Point: cal.Point{Grain: cal.Day, Month: 11}, Nth: 4, Weekday: 4, Step: days, StepUnit: cal.Day}, true
}

// holidaySeason is what shops call December.
func holidaySeason(m *match) (cal.Expr, bool) {
	return fixed(cal.Point{Grain: cal.Month, Month: 12})
}

func newYear(m *match) (cal.Expr, bool) {
	if m.lastWord() == m.v.g.eve {
		return fixed(cal.Point{Grain: cal.Day, Month: 12, Day: 31})
	}
	return fixed(cal.Point{Grain: cal.Day, Month: 1, Day: 1})
}

func dayAlone(m *match) (cal.Expr, bool) {
	a := m.v.atoms[m.end-1]
	return cal.Expr{Point: cal.Point{Grain: cal.Day, Day: int(m.day)}}, a.figure && a.is&ordinal != 0
}

func dayThatMonth(m *match) (cal.Expr, bool) {
	return cal.Expr{Point: cal.Point{Grain: cal.Day, Day: int(m.ord)}}, m.ord <= 31
}

// weekdayDate keeps the date where both are said: "Tuesday, May 5".
func weekdayDate(m *match) (cal.Expr, bool) {
	e := m.v.found[m.sub].expr
	if e.Kind != cal.Fixed || e.Weekday != 0 {
		return e, false
	}
	if e.Point.Day == 0 { // "Tuesday at 5 p.m."
		e.Weekday = int(m.dow)
	}
	return e, true
}

// turned is "last May", "next Tuesday", "this summer".
func turned(m *match) (cal.Expr, bool) {
	e, ok := date(m)
	e.Behind, e.Ahead = m.dir < 0, m.dir > 0
	e.This = m.dir == 0 && (e.Point.Grain == cal.Season || e.Point.Grain == cal.Month)
	return e, ok
}

func weekdayOfWeek(m *match) (cal.Expr, bool) {
	e := cal.Expr{Kind: cal.Shifted, Unit: cal.Week, N: int(m.dir), Weekday: int(m.dow)}
	e.Point.Daypart = cal.Daypart(m.part)
	return e, true
}

func shift(n int, unit cal.Unit, part cal.Daypart) (cal.Expr, bool) {
	return cal.Expr{Kind: cal.Shifted, N: n, Unit: unit, Point: cal.Point{Daypart: part}}, true
}

func today(m *match) (cal.Expr, bool) {
	part := cal.Daypart(m.part)
	if m.v.atoms[m.first].id == m.v.g.tonight {
		part = cal.Night
	}
	return shift(int(m.rel), cal.Day, part)
}

func thisPart(m *match) (cal.Expr, bool)        { return shift(0, cal.Day, cal.Daypart(m.part)) }
func lastNight(m *match) (cal.Expr, bool)       { return shift(-1, cal.Day, cal.Night) }
func afterTomorrow(m *match) (cal.Expr, bool)   { return shift(2, cal.Day, cal.Anytime) }
func beforeYesterday(m *match) (cal.Expr, bool) { return shift(-2, cal.Day, cal.Anytime) }
func beforeLast(m *match) (cal.Expr, bool)      { return shift(-2, cal.Unit(m.unit), cal.Anytime) }
func shiftedYear(m *match) (cal.Expr, bool)     { return shift(int(m.dir), cal.Year, cal.Anytime) }
func weekend(m *match) (cal.Expr, bool) {
	e, _ := shift(0, cal.Weekend, cal.Anytime)
	return e, true
}

// slashedShort is 3/20/23, which is a date only where it stands by itself.
func slashedShort(m *match) (cal.Expr, bool) {
	mo, d, y := int(m.v.atoms[m.first].val/10), int(m.v.atoms[m.first+2].val/10), m.v.atoms[m.first+4]
	if mo > 12 {
		mo, d = d, mo
	}
	if mo < 1 || d < 1 || m.v.atoms[m.first].glued || y.end-y.start != 2 {
		return cal.Expr{}, false
	}
	return fixed(cal.Point{Grain: cal.Day, Year: m.v.century(int(y.val / 10)), Month: mo, Day: d})
}

func shifted(m *match) (cal.Expr, bool) {
	if cal.Unit(m.unit) < cal.Day {
		return cal.Expr{}, false // "at the last minute"
	}
	return shift(int(m.dir), cal.Unit(m.unit), cal.Anytime)
}

// shiftedSpan is "the past year", "the next month": a stretch beside the date
// when it is no calendar unit, but TIMEX3 and readers take it as one length.
func shiftedSpan(m *match) (cal.Expr, bool) {
	if id := m.v.atoms[m.first+1].id; id == m.v.g.past || id == m.v.g.coming || id == m.v.g.last {
		return cal.Expr{Kind: cal.Span, Unit: cal.Unit(m.unit), N: 10, Back: m.dir < 0}, true
	}
	if m.dir > 0 && m.v.atoms[m.first+1].id == m.v.g.next {
		return movedNext(m)
	}
	return shifted(m)
}

func monthOfYear(m *match) (cal.Expr, bool) {
	e, ok := date(m)
	return cal.Expr{Kind: cal.Shifted, Unit: cal.Year, N: int(m.yearTurn()), Point: e.Point, Within: true}, ok
}

// yearTurn is the turn of "last|next|this year" where it stands literally.
func (m *match) yearTurn() int32 { return m.v.atoms[m.end-2].val }

func monthOfThat(m *match) (cal.Expr, bool) {
	e, ok := date(m)
	return cal.Expr{Kind: cal.Moved, Unit: cal.Year, N: int(m.ana), Point: e.Point, Within: true}, ok
}

func (m *match) spanExpr() cal.Expr {
	switch {
	case m.sub >= 0:
		return m.v.found[m.sub].expr
	case m.v.atoms[m.first].is&units != 0:
		return cal.Expr{Unit: cal.Unit(m.unit), Many: true}
	}
	return cal.Expr{Unit: cal.Unit(m.unit), N: 10}
}

// anchored tells that "before" or "after" at the end goes with what follows:
// "two days after the vote" counts from the vote.
func (m *match) anchored() bool {
	id := m.lastWord()
	if id != m.v.g.before && id != m.v.g.after || int(m.end) >= len(m.v.atoms) {
		return false
	}
	next := m.v.atoms[m.end]
	return next.figure || next.isWord(m.v.text) && next.id != andID
}

func (m *match) count(kind cal.Kind, sign int) (cal.Expr, bool) {
	s := m.spanExpr()
	n := (s.N + 5) / 10
	return cal.Expr{Kind: kind, Unit: s.Unit, N: sign * n, Many: s.Many, Back: sign < 0}, true
}

// ago counts back; "a few hours ago" is today.
func ago(m *match) (cal.Expr, bool) {
	e, ok := m.count(cal.Shifted, -1)
	if e.Many && e.Unit < cal.Day {
		return cal.Expr{Kind: cal.Shifted, Unit: cal.Day}, ok
	}
	return e, ok
}

func fromNow(m *match) (cal.Expr, bool) { return m.count(cal.Shifted, 1) }
func laterSpan(m *match) (cal.Expr, bool) {
	e, _ := m.count(cal.Moved, 1)
	return e, !m.anchored()
}

func earlierSpan(m *match) (cal.Expr, bool) {
	e, _ := m.count(cal.Moved, -1)
	return e, !m.anchored()
}

func move(n int, u cal.Unit, part cal.Daypart) (cal.Expr, bool) {
	return cal.Expr{Kind: cal.Moved, N: n, Unit: u, Point: cal.Point{Daypart: part}}, true
}

func moved(m *match) (cal.Expr, bool) {
	return move(int(m.ana), cal.Unit(m.unit), cal.Anytime)
}
func movedNext(m *match) (cal.Expr, bool) { return move(1, cal.Unit(m.unit), cal.Anytime) }
func movedPart(m *match) (cal.Expr, bool) { return move(0, cal.Day, cal.Daypart(m.part)) }
func movedNextPart(m *match) (cal.Expr, bool) {
	return move(1, cal.Day, cal.Daypart(m.part))
}

func movedSeason(m *match) (cal.Expr, bool) {
	return cal.Expr{Kind: cal.Moved, Unit: cal.Year, Point: cal.Point{Grain: cal.Season, Part: int(m.season)}, Within: true}, true
}

func movedIn(m *match) (cal.Expr, bool) {
	if m.has&season != 0 {
		return movedSeason(m)
	}
	return move(0, cal.Unit(m.unit), cal.Anytime)
}

func dayAfter(m *match) (cal.Expr, bool) {
	if m.lastWord() == m.v.g.before {
		return move(-1, cal.Day, cal.Anytime)
	}
	return move(1, cal.Day, cal.Anytime)
}

func then(m *match) (cal.Expr, bool) { return move(0, cal.None, cal.Anytime) }

func thatDate(m *match) (cal.Expr, bool) { return move(0, cal.Day, cal.Anytime) }
func thatTime(m *match) (cal.Expr, bool) { return move(0, cal.None, cal.Anytime) }
func sameTime(m *match) (cal.Expr, bool) { return move(0, cal.None, cal.Anytime) }

func edgeOfUnit(m *match) (cal.Expr, bool) {
	e, _ := move(0, cal.Unit(m.unit), cal.Anytime)
	e.Edge, e.OrRef = cal.Edge(m.edge), true
	return e, true
}

func edgeOfUnitsEnd(m *match) (cal.Expr, bool) {
	m.edge = int32(cal.End)
	return edgeOfUnit(m)
}

func yearEnd(m *match) (cal.Expr, bool) {
	m.edge, m.unit = int32(cal.End), int32(cal.Year)
	return edgeOfUnit(m)
}

func restOfUnit(m *match) (cal.Expr, bool) {
	e, _ := move(0, cal.Unit(m.unit), cal.Anytime)
	e.OrRef = true
	return e, true
}

func edgeOf(m *match) (cal.Expr, bool) {
	e := m.v.found[m.sub].expr
	if e.Edge == cal.Whole {
		e.Edge = cal.Edge(m.edge)
	}
	return e, e.Kind <= cal.Moved
}

// edgePrefix is "early March", "mid-2024", and "end March" without an article.
func edgePrefix(m *match) (cal.Expr, bool) {
	e, ok := edgeOf(m)
	switch cal.Edge(m.edge) {
	case cal.Early, cal.Mid, cal.Late:
		return e, ok
	case cal.End:
		return e, ok && m.first+1 == m.v.found[m.sub].first && e.Kind == cal.Fixed && e.Point.Month != 0 && e.Point.Day == 0
	}
	return e, false
}

func lateIn(m *match) (cal.Expr, bool) {
	e := m.v.found[m.sub].expr
	e.Edge = cal.Late
	for i := m.first; i < m.end; i++ {
		if m.v.atoms[i].id == m.v.g.early {
			e.Edge = cal.Early
		}
	}
	return e, true
}

func firstUnitOf(m *match) (cal.Expr, bool) {
	e := m.v.found[m.sub].expr
	if u := cal.Unit(m.unit); (u == cal.Week || u == cal.Weekend) && e.Grain() == cal.Month {
		e.Edge = cal.Mid // "in the second week of May" is in May
		switch id := m.v.atoms[m.first+1].id; {
		case id == m.v.g.first:
			e.Edge = cal.Early
		case id == m.v.g.last || id == m.v.g.final:
			e.Edge = cal.Late
		}
		return e, true
	}
	return cal.Expr{Kind: cal.Span, Unit: cal.Unit(m.unit), N: 10, Back: true}, true // counts from nothing
}

// seasonOfYear is "the summer of last year".
func seasonOfYear(m *match) (cal.Expr, bool) {
	e := m.v.found[m.sub].expr
	if e.Grain() != cal.Year {
		return e, false
	}
	e.Point.Grain, e.Point.Part = cal.Season, int(m.season)
	e.Within = e.Kind != cal.Fixed
	return e, true
}

func monthOfAny(m *match) (cal.Expr, bool) {
	e := m.v.found[m.sub].expr
	if e.Grain() != cal.Year {
		return e, false
	}
	e.Point.Grain, e.Point.Month = cal.Month, int(m.month)
	e.Within = e.Kind != cal.Fixed
	return e, true
}

func partOf(m *match) (cal.Expr, bool) {
	e := m.v.found[m.sub].expr
	if e.Point.Daypart != cal.Anytime || e.Point.Clock {
		return e, false
	}
	e.Point.Daypart = cal.Daypart(m.part)
	if e.Kind == cal.Fixed {
		e.Point.Grain = cal.Hour
	}
	return e, true
}

func clock(m *match) (cal.Expr, bool) {
	h, mi := int(m.num/10), int(m.two)
	if m.has&hour != 0 {
		h = int(m.hour)
	}
	pm, twelve := m.ampm == 12, m.has&meridiem != 0
	for i := m.first + 1; i < m.end; i++ {
		if id := m.v.atoms[i].id; id == m.v.g.a || id == m.v.g.p {
			twelve, pm = true, id == m.v.g.p
		}
	}
	if h > 24 || mi > 59 || twelve && (h < 1 || h > 12) {
		return cal.Expr{}, false
	}
	if twelve {
		h %= 12
		if pm {
			h += 12
		}
	}
	return cal.Expr{Point: cal.Point{Grain: cal.Hour, Clock: true, Hour: h, Min: mi}}, true
}

func oclock(m *match) (cal.Expr, bool) {
	return cal.Expr{Point: cal.Point{Grain: cal.Hour, Clock: true, Hour: int(m.num / 10)}}, 0 < m.num && m.num <= 240
}

func namedHour(m *match) (cal.Expr, bool) {
	h := 12
	if m.v.atoms[m.first].id == m.v.g.midnight {
		h = 0
	}
	return cal.Expr{Point: cal.Point{Grain: cal.Hour, Clock: true, Hour: h}}, true
}

// clockOn joins a time of day and a day, in either order.
func clockOn(m *match) (cal.Expr, bool) {
	a, b := m.v.found[m.sub].expr, m.v.found[m.sub2].expr
	if b.TimeOnly() {
		a, b = b, a
	}
	if !a.TimeOnly() || b.TimeOnly() || b.Point.Clock {
		return a, false
	}
	b.Point.Clock, b.Point.Hour, b.Point.Min = a.Point.Clock, a.Point.Hour, a.Point.Min
	if a.Point.Daypart != cal.Anytime {
		b.Point.Daypart = a.Point.Daypart
	}
	if b.Kind == cal.Fixed {
		b.Point.Grain = cal.Hour
	}
	return b, true
}

func partAlone(m *match) (cal.Expr, bool) {
	return cal.Expr{Point: cal.Point{Grain: cal.Hour, Daypart: cal.Daypart(m.part)}}, true
}

func daytime(m *match) (cal.Expr, bool) {
	return cal.Expr{Point: cal.Point{Grain: cal.Hour, Daypart: cal.Daytime}}, true
}

func length(m *match) (cal.Expr, bool) {
	n := int(m.num)
	if m.v.atoms[m.first].figure && m.v.atoms[m.first].is&year != 0 {
		return cal.Expr{}, false // "2004 years" is rare, "in 2004 weeks" rarer
	}
	return cal.Expr{Kind: cal.Span, Unit: cal.Unit(m.unit), N: n}, m.unit != 0 && n < 1e6
}

func lengthAndHalf(m *match) (cal.Expr, bool) {
	e, ok := length(m)
	e.N += 5
	return e, ok
}

func unitAndHalf(m *match) (cal.Expr, bool) {
	return cal.Expr{Kind: cal.Span, Unit: cal.Unit(m.unit), N: 15}, true
}

func halfUnit(m *match) (cal.Expr, bool) {
	return cal.Expr{Kind: cal.Span, Unit: cal.Unit(m.unit), N: 5}, true
}

func oneUnit(m *match) (cal.Expr, bool) {
	return cal.Expr{Kind: cal.Span, Unit: cal.Unit(m.unit), N: 10}, true
}

// twoUnits is "a couple of weeks".
func twoUnits(m *match) (cal.Expr, bool) {
	return cal.Expr{Kind: cal.Span, Unit: cal.Unit(m.unit), N: 20}, true
}

func someUnits(m *match) (cal.Expr, bool) {
	return cal.Expr{Kind: cal.Span, Unit: cal.Unit(m.unit), Many: true, Back: m.dir < 0}, true
}

// lengthRange is "two or three weeks", by its longer end.
func lengthRange(m *match) (cal.Expr, bool) { return length(m) }

func spanDir(m *match) (cal.Expr, bool) {
	e := m.v.found[m.sub].expr
	e.Ahead, e.Behind = m.dir > 0 || m.ana > 0, m.dir < 0 || m.ana < 0
	return e, true
}

func spanOf(m *match) (cal.Expr, bool) { return m.v.found[m.sub].expr, true }

func every(m *match) (cal.Expr, bool) {
	e := cal.Expr{Kind: cal.Repeated, Unit: cal.Unit(m.unit), Weekday: int(m.dow)}
	if m.has&(season|month) != 0 {
		e.Unit = cal.Year
	}
	if m.sub >= 0 {
		e.Unit = m.v.found[m.sub].expr.Unit
	}
	return e, true
}

var setUnits = [...]cal.Unit{cal.Day, cal.Week, cal.Month, cal.Quarter, cal.Year}

func setWord(m *match) (cal.Expr, bool) {
	if m.set < 10 {
		return cal.Expr{Kind: cal.Repeated, Unit: cal.Week, Weekday: int(m.set)}, true
	}
	return cal.Expr{Kind: cal.Repeated, Unit: setUnits[m.set-10]}, true
}

func now(m *match) (cal.Expr, bool)    { return cal.Expr{Kind: cal.Now}, true }
func past(m *match) (cal.Expr, bool)   { return cal.Expr{Kind: cal.Past}, true }
func future(m *match) (cal.Expr, bool) { return cal.Expr{Kind: cal.Future}, true }

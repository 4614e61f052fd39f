package calendar

import "strconv"

// Point is a stretch of the calendar at one grain. Fields coarser than the
// grain are set as far as they are known; Year 0 is unknown.
type Point struct {
	Grain      Unit
	Year       int // 1 and up; with BC, counted back
	BC         bool
	Month, Day int     // 0 unknown
	Part       int     // of the year: week, season, quarter or half; of the calendar: decade (197) or century (19 for the 1900s)
	Daypart    Daypart // with or without a known day
	Hour, Min  int     // with Clock
	Clock      bool
}

// DayPoint is the day that is so many days after 1970-01-01.
func DayPoint(days int) Point {
	y, m, d := CivilFromDays(days)
	return Point{Grain: Day, Year: y, Month: m, Day: d}
}

// First is the first day of p, counted from 1970-01-01; false for a point whose
// year is unknown or before our era.
func (p Point) First() (int, bool) {
	if p.BC || p.Year == 0 && p.Grain < Decade {
		return 0, false
	}
	switch p.Grain {
	case Week, Weekend:
		return p.firstOfWeek(), true
	case Month:
		return DaysFromCivil(p.Year, p.Month, 1), true
	case Season:
		return DaysFromCivil(p.Year, 3*p.Part, 1), true
	case Quarter:
		return DaysFromCivil(p.Year, 3*p.Part-2, 1), true
	case Half:
		return DaysFromCivil(p.Year, 6*p.Part-5, 1), true
	case Year:
		return DaysFromCivil(p.Year, 1, 1), true
	case Decade:
		return DaysFromCivil(p.Part*10, 1, 1), true
	case Century:
		return DaysFromCivil(p.Part*100, 1, 1), true
	}
	if p.Month == 0 || p.Day == 0 {
		return 0, false
	}
	return DaysFromCivil(p.Year, p.Month, p.Day), true
}

func (p Point) firstOfWeek() int {
	fourth := DaysFromCivil(p.Year, 1, 4) // always in week 1
	first := fourth - Weekday(fourth) + 1 + 7*(p.Part-1)
	if p.Grain == Weekend {
		return first + 5
	}
	return first
}

// Last is the last day of p; false where First is.
func (p Point) Last() (int, bool) {
	first, ok := p.First()
	if !ok {
		return 0, false
	}
	switch p.Grain {
	case Weekend:
		return first + 1, true
	case Week:
		return first + 6, true
	case Month:
		return first + DaysIn(p.Year, p.Month) - 1, true
	case Season, Quarter:
		return shiftMonths(first, 3) - 1, true
	case Half:
		return shiftMonths(first, 6) - 1, true
	case Year:
		return DaysFromCivil(p.Year, 12, 31), true
	case Decade:
		return DaysFromCivil(p.Part*10+9, 12, 31), true
	case Century:
		return DaysFromCivil(p.Part*100+99, 12, 31), true
	}
	return first, true
}

// shiftMonths moves a day by whole months, keeping the day of the month where
// the month has it.
func shiftMonths(days, n int) int {
	y, m, d := CivilFromDays(days)
	k := y*12 + m - 1 + n
	y, m = floorDiv(k, 12), k-12*floorDiv(k, 12)+1
	return DaysFromCivil(y, m, min(d, DaysIn(y, m)))
}

// ShiftDays moves a day by n units.
func ShiftDays(days, n int, unit Unit) int {
	switch unit {
	case Week, Weekend:
		return days + 7*n
	case Month:
		return shiftMonths(days, n)
	case Season, Quarter:
		return shiftMonths(days, 3*n)
	case Half:
		return shiftMonths(days, 6*n)
	case Year:
		return shiftMonths(days, 12*n)
	case Decade:
		return shiftMonths(days, 120*n)
	case Century:
		return shiftMonths(days, 1200*n)
	case Day:
		return days + n
	}
	return days
}

// At is the point of the given grain that holds a day.
func At(days int, grain Unit) Point {
	y, m, d := CivilFromDays(days)
	p := Point{Grain: grain, Year: y}
	switch grain {
	case Week, Weekend:
		p.Year, p.Part = isoWeek(days)
	case Month:
		p.Month = m
	case Season:
		p.Year, p.Part = seasonOf(y, m)
	case Quarter:
		p.Part = (m + 2) / 3
	case Half:
		p.Part = (m + 5) / 6
	case Year:
	case Decade:
		p.Year, p.Part = 0, y/10
	case Century, Millennium:
		p.Grain, p.Year, p.Part = Century, 0, y/100
	default:
		p.Grain, p.Month, p.Day = Day, m, d
	}
	return p
}

// seasonOf gives January and February to the winter that began the year before.
func seasonOf(y, m int) (int, int) {
	if m < 3 {
		return y - 1, Winter
	}
	return y, m / 3
}

// Coarsen is the point of a coarser grain that holds p; p itself where it is
// already as coarse. False where p does not tell.
func (p Point) Coarsen(grain Unit) (Point, bool) {
	if p.Grain == grain {
		return p, true
	}
	if p.Grain > grain {
		return p, false
	}
	if grain == Year && p.Year != 0 {
		return Point{Grain: Year, Year: p.Year, BC: p.BC}, true
	}
	if grain == Month && p.Year != 0 && p.Month != 0 {
		return Point{Grain: Month, Year: p.Year, BC: p.BC, Month: p.Month}, true
	}
	first, ok := p.First()
	if !ok {
		return p, false
	}
	return At(first, grain), true
}

// Value is p as a claim's value: day, week, month, quarter, half, season or
// year; "" where p is coarser, older or not fully known.
func (p Point) Value() string {
	if p.Year <= 0 || p.Year > 9999 || p.BC || p.Grain >= Decade {
		return ""
	}
	if p.Grain <= Day {
		if p.Month == 0 || p.Day == 0 {
			return ""
		}
		return p.date(make([]byte, 0, 10))
	}
	if p.Grain == Weekend {
		p.Grain = Week
	}
	return p.Timex()
}

// Timex is p as a TIMEX3 value; what is unknown is written X.
func (p Point) Timex() string {
	b := make([]byte, 0, 16)
	switch p.Grain {
	case Decade:
		return p.era(b, p.Part, 3)
	case Century, Millennium:
		return p.era(b, p.Part, 2)
	}
	if p.BC {
		b = append(b, "BC"...)
	}
	b = digits(b, p.Year, 4)
	switch p.Grain {
	case Year:
		return string(b)
	case Season:
		return string(append(b, "-SP-SU-FA-WI"[3*p.Part-3:3*p.Part]...))
	case Quarter:
		return string(digits(append(b, "-Q"...), p.Part, 1))
	case Half:
		return string(digits(append(b, "-H"...), p.Part, 1))
	case Week:
		return string(digits(append(b, "-W"...), p.Part, 2))
	case Weekend:
		return string(append(digits(append(b, "-W"...), p.Part, 2), "-WE"...))
	case Month:
		return string(digits(append(b, '-'), p.Month, 2))
	}
	b = digits(append(digits(append(b, '-'), p.Month, 2), '-'), p.Day, 2)
	if p.Clock {
		b = digits(append(b, 'T'), p.Hour, -2)
		return string(digits(append(b, ':'), p.Min, -2))
	}
	if p.Daypart != Anytime {
		b = append(append(b, 'T'), daypartCode[p.Daypart]...)
	}
	return string(b)
}

func (p Point) era(b []byte, n, width int) string {
	if p.BC {
		b = append(b, "BC"...)
	}
	return string(digits(b, n, -width))
}

func (p Point) date(b []byte) string {
	b = digits(b, p.Year, 4)
	return string(digits(append(digits(append(b, '-'), p.Month, 2), '-'), p.Day, 2))
}

// digits writes n with the given width, and X for an unknown 0. A negative
// width writes zeros as they are.
func digits(b []byte, n, width int) []byte {
	n = max(n, 0)
	if n == 0 && width > 0 {
		return append(b, "XXXX"[:width]...)
	}
	if width < 0 {
		width = -width
	}
	for k, limit := 1, 10; k < width; k, limit = k+1, limit*10 {
		if n < limit {
			b = append(b, '0')
		}
	}
	return strconv.AppendInt(b, int64(n), 10)
}

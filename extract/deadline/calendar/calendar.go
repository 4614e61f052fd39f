// Package calendar answers the question: which stretch of time is meant? It
// knows days, months, seasons and how they nest, and resolves an expression
// ("the end of last month", as fields) against a reference date, the tense of
// its verb and the dates mentioned before. It holds no word of any language.
//
//	p, _ := calendar.Resolve(calendar.Expr{Kind: calendar.Shift, Unit: calendar.Month, N: -1}, ctx)
//	p.Value() // "2023-02"
//
// Values are those of TIMEX3 (TimeML 1.2.1) and, for claims, of the project's
// contract. Dates are proleptic Gregorian; days are counted from 1970-01-01.
package calendar

// Unit is a length of time, and the grain of a point.
type Unit uint8

// The units, from fine to coarse.
const (
	None Unit = iota
	Second
	Minute
	Hour
	Day
	Weekend
	Week
	Month
	Season
	Quarter
	Half
	Year
	Decade
	Century
	Millennium
)

// The seasons, as Point.Part of a Season.
const (
	Spring = 1 + iota
	Summer
	Autumn
	Winter
)

// Daypart is a part of the day.
type Daypart uint8

// The parts of the day.
const (
	Anytime Daypart = iota
	Morning
	Midday
	Afternoon
	Evening
	Night
	Daytime
	SomeHour // some hour of a known day
)

var daypartCode = [...]string{"", "MO", "MI", "AF", "EV", "NI", "DT", "XX"}

// DaysFromCivil counts the days from 1970-01-01 to a date (Howard Hinnant's
// algorithm, exact for all years).
func DaysFromCivil(y, m, d int) int {
	if m <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	doy := (153*((m+9)%12)+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return era*146097 + doe - 719468
}

// CivilFromDays is the inverse of [DaysFromCivil].
func CivilFromDays(z int) (y, m, d int) {
	z += 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = doy - (153*mp+2)/5 + 1
	m = (mp+2)%12 + 1
	y = yoe + era*400
	if m <= 2 {
		y++
	}
	return y, m, d
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// Weekday is 1 for Monday to 7 for Sunday.
func Weekday(days int) int { return (days%7+10)%7 + 1 }

var monthDays = [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// DaysIn is the length of a month.
func DaysIn(y, m int) int {
	if m == 2 && y%4 == 0 && (y%100 != 0 || y%400 == 0) {
		return 29
	}
	return monthDays[m-1]
}

// isoWeek is the ISO 8601 week of a day, and the year that owns it.
func isoWeek(days int) (year, week int) {
	thursday := days - Weekday(days) + 4
	y, _, _ := CivilFromDays(thursday)
	return y, (thursday-DaysFromCivil(y, 1, 1))/7 + 1
}

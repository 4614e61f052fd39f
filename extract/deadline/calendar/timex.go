package calendar

import "strconv"

// Duration is the TIMEX3 value of a Span: "P3W", "PT2H", "PXD", "P2.5Y".
func (e Expr) Duration() string {
	b := append(make([]byte, 0, 8), 'P')
	if e.Unit <= Hour {
		b = append(b, 'T')
	}
	unit := e.Unit
	switch {
	case e.Many:
		b = append(b, 'X')
	default:
		n := e.N
		if unit == Season || unit == Quarter {
			n, unit = n*3, Month
		}
		if unit == Half {
			n, unit = n*6, Month
		}
		b = strconv.AppendInt(b, int64(n/10), 10)
		if n%10 != 0 {
			b = strconv.AppendInt(append(b, '.'), int64(n%10), 10)
		}
	}
	return string(append(b, unitCode[unit]...))
}

var unitCode = [...]string{Second: "S", Minute: "M", Hour: "H", Day: "D", Weekend: "WE", Week: "W", Month: "M",
	Season: "M", Quarter: "Q", Half: "H", Year: "Y", Decade: "DE", Century: "CE", Millennium: "ML"}

// End is the day at which a Span that begins on a day is over.
func (e Expr) End(from int) int {
	if e.N%10 != 0 && e.Unit == Year {
		return shiftMonths(from, e.N*12/10)
	}
	if e.N%10 != 0 && e.Unit == Month {
		return from + e.N*30/10
	}
	return ShiftDays(from, e.N/10, e.Unit)
}

// Set is the TIMEX3 value of something Repeated: "XXXX-WXX-2", "XXXX-XX-XX".
func (e Expr) Set() string {
	if e.Weekday == 8 {
		return "XXXX-WXX-WE"
	}
	if 1 <= e.Weekday && e.Weekday <= 7 {
		return "XXXX-WXX-" + strconv.Itoa(e.Weekday)
	}
	switch e.Unit {
	case Week:
		return "XXXX-WXX"
	case Month:
		return "XXXX-XX"
	case Year:
		return "XXXX"
	case None, Second, Minute, Hour, Day:
		return "XXXX-XX-XX"
	}
	return e.Duration()
}

// Vaguely is the TIMEX3 value of an unknown number of units away.
func (e Expr) Vaguely() string {
	if e.Back {
		return "PAST_REF"
	}
	return "FUTURE_REF"
}

package en

import "hearsay/extract/deadline/calendar"

// class is what a word can be in an expression of time; a word can be several.
type class uint32

const (
	month    class = 1 << iota // val 1–12
	weekday                    // val 1–7, Monday first
	unit                       // val calendar.Unit, singular
	units                      // the same, plural
	season                     // val calendar.Spring …
	year                       // a four-digit number that can be one
	number                     // val in tenths
	ordinal                    // val
	day                        // 1–31, "5" or "5th"
	two                        // exactly two digits
	hour                       // 0–24
	deictic                    // this, last, next: val units from the article's date
	anaphor                    // that, same, following: val units from the date before
	edge                       // val calendar.Edge
	daypart                    // val calendar.Daypart
	holiday                    // val month*100+day, or +30+10*n+weekday for the nth weekday, the last for n = 5
	many                       // several, a few
	set                        // daily: val calendar.Unit
	relday                     // today: val days from the article's date
	era                        // nineties: val 9
	meridiem                   // am 0, pm 12
	weak                       // also an everyday word or a name: "may", "march", "sun"
	article                    // the, a, its
	word                       // a number word that joins others; val in ones
	tens                       // 20 … 90
	scale                      // hundred, thousand
	feast                      // the same as holiday, of a word that is one only before "Day"
)

// entry is one word of the lexicon.
type entry struct {
	text string
	is   class
	val  int32
}

// lexicon lists the words that expressions of time are made of. Words that only
// stand literally in a pattern are added by the patterns.
var lexicon = []entry{
	{"january", month, 1}, {"february", month, 2}, {"march", month | weak, 3}, {"april", month, 4}, {"may", month | weak, 5},
	{"june", month, 6}, {"july", month, 7}, {"august", month, 8}, {"september", month, 9}, {"october", month, 10},
	{"november", month, 11}, {"december", month, 12},
	{"jan", month | weak, 1}, {"feb", month | weak, 2}, {"mar", month | weak, 3}, {"apr", month | weak, 4}, {"jun", month | weak, 6},
	{"jul", month | weak, 7}, {"aug", month | weak, 8}, {"sep", month | weak, 9}, {"sept", month | weak, 9}, {"oct", month | weak, 10},
	{"nov", month | weak, 11}, {"dec", month | weak, 12},

	{"monday", weekday, 1}, {"tuesday", weekday, 2}, {"wednesday", weekday, 3}, {"thursday", weekday, 4}, {"friday", weekday, 5},
	{"saturday", weekday, 6}, {"sunday", weekday, 7},
	{"mon", weekday | weak, 1}, {"tue", weekday | weak, 2}, {"tues", weekday | weak, 2}, {"wed", weekday | weak, 3},
	{"thu", weekday | weak, 4}, {"thur", weekday | weak, 4}, {"thurs", weekday | weak, 4}, {"fri", weekday | weak, 5},
	{"sat", weekday | weak, 6}, {"sun", weekday | weak, 7},
	{"mondays", set, 1}, {"tuesdays", set, 2}, {"wednesdays", set, 3}, {"thursdays", set, 4}, {"fridays", set, 5},
	{"saturdays", set, 6}, {"sundays", set, 7}, {"weekends", set, 8}, {"weekdays", set, 9},

	{"minute", unit, int32(calendar.Minute)}, {"minutes", units, int32(calendar.Minute)}, {"seconds", units, int32(calendar.Second)},
	{"hour", unit, int32(calendar.Hour)}, {"hours", units, int32(calendar.Hour)},
	{"day", unit, int32(calendar.Day)}, {"days", units, int32(calendar.Day)},
	{"night", daypart, int32(calendar.Night)}, {"nights", units, int32(calendar.Day)},
	{"week", unit, int32(calendar.Week)}, {"weeks", units, int32(calendar.Week)}, {"fortnight", unit, int32(calendar.Week)},
	{"weekend", unit, int32(calendar.Weekend)}, {"month", unit, int32(calendar.Month)}, {"months", units, int32(calendar.Month)},
	{"quarter", unit, int32(calendar.Quarter)}, {"quarters", units, int32(calendar.Quarter)},
	{"year", unit, int32(calendar.Year)}, {"years", units, int32(calendar.Year)},
	{"decade", unit, int32(calendar.Decade)}, {"decades", units, int32(calendar.Decade)},
	{"century", unit, int32(calendar.Century)}, {"centuries", units, int32(calendar.Century)},

	{"spring", season | weak, calendar.Spring}, {"summer", season, calendar.Summer}, {"autumn", season, calendar.Autumn},
	{"fall", season | weak, calendar.Autumn}, {"winter", season, calendar.Winter},

	{"this", deictic, 0}, {"current", deictic, 0}, {"last", deictic, -1}, {"past", deictic, -1}, {"next", deictic, 1},
	{"coming", deictic, 1}, {"upcoming", deictic, 1},
	{"that", anaphor, 0}, {"same", anaphor, 0}, {"following", anaphor, 1}, {"previous", anaphor, -1}, {"preceding", anaphor, -1},
	{"subsequent", anaphor, 1}, {"ensuing", anaphor, 1}, {"prior", anaphor, -1}, {"succeeding", anaphor, 1}, {"intervening", anaphor, 1},

	{"early", edge, int32(calendar.Early)}, {"mid", edge, int32(calendar.Mid)}, {"late", edge, int32(calendar.Late)},
	{"middle", edge, int32(calendar.Mid)}, {"end", edge, int32(calendar.End)}, {"close", edge, int32(calendar.End)},
	{"start", edge, int32(calendar.Start)}, {"beginning", edge, int32(calendar.Start)}, {"turn", edge, int32(calendar.Start)},
	{"dawn", daypart, int32(calendar.Morning)}, {"morning", daypart, int32(calendar.Morning)}, {"noon", daypart, int32(calendar.Midday)},
	{"midday", daypart, int32(calendar.Midday)}, {"afternoon", daypart, int32(calendar.Afternoon)},
	{"evening", daypart, int32(calendar.Evening)}, {"overnight", daypart, int32(calendar.Night)},
	{"midnight", daypart, int32(calendar.Night)}, {"dusk", daypart, int32(calendar.Evening)},

	{"christmas", holiday, 1225}, {"halloween", holiday, 1031}, {"valentine", holiday, 214},
	{"thanksgiving", holiday, 1174}, // moves: 70 for the fourth, 4 for Thursday

	{"labor", feast, 941}, {"labour", feast, 941}, {"memorial", feast, 581}, {"presidents", feast, 261}, {"columbus", feast, 1051},
	{"remembrance", feast, 1157}, {"boxing", feast, 1226}, {"veterans", feast, 1111}, {"bastille", feast, 714}, {"patrick", feast, 317},
	{"canada", feast, 701}, {"australia", feast, 126}, {"anzac", feast, 425},

	{"several", many, 0}, {"many", many, 0}, {"few", many, 0}, {"some", many, 0}, {"couple", many, 0},
	{"daily", set, 10}, {"weekly", set, 11}, {"monthly", set, 12}, {"quarterly", set, 13}, {"annually", set, 14}, {"yearly", set, 14},
	{"nightly", set, 10}, {"everyday", set, 10},

	{"today", relday, 0}, {"tonight", relday, 0}, {"yesterday", relday, -1}, {"tomorrow", relday, 1},

	{"twenties", era, 2}, {"thirties", era, 3}, {"forties", era, 4}, {"fifties", era, 5}, {"sixties", era, 6},
	{"seventies", era, 7}, {"eighties", era, 8}, {"nineties", era, 9},
	{"am", meridiem, 0}, {"pm", meridiem, 12},

	{"the", article, 0}, {"its", article, 0}, {"his", article, 0}, {"her", article, 0}, {"their", article, 0}, {"our", article, 0},

	{"one", word, 1}, {"two", word, 2}, {"three", word, 3}, {"four", word, 4}, {"five", word, 5}, {"six", word, 6},
	{"seven", word, 7}, {"eight", word, 8}, {"nine", word, 9}, {"ten", word, 10}, {"eleven", word, 11}, {"twelve", word, 12},
	{"thirteen", word, 13}, {"fourteen", word, 14}, {"fifteen", word, 15}, {"sixteen", word, 16}, {"seventeen", word, 17},
	{"eighteen", word, 18}, {"nineteen", word, 19}, {"twenty", word | tens, 20}, {"thirty", word | tens, 30},
	{"forty", word | tens, 40}, {"fifty", word | tens, 50}, {"sixty", word | tens, 60}, {"seventy", word | tens, 70},
	{"eighty", word | tens, 80}, {"ninety", word | tens, 90}, {"hundred", word | scale, 100}, {"thousand", word | scale, 1000},
	{"dozen", word | scale, 12},

	{"first", ordinal, 1}, {"second", ordinal, 2}, {"third", ordinal, 3}, {"fourth", ordinal, 4}, {"fifth", ordinal, 5},
	{"sixth", ordinal, 6}, {"seventh", ordinal, 7}, {"eighth", ordinal, 8}, {"ninth", ordinal, 9}, {"tenth", ordinal, 10},
	{"eleventh", ordinal, 11}, {"twelfth", ordinal, 12}, {"thirteenth", ordinal, 13}, {"fourteenth", ordinal, 14},
	{"fifteenth", ordinal, 15}, {"sixteenth", ordinal, 16}, {"seventeenth", ordinal, 17}, {"eighteenth", ordinal, 18},
	{"nineteenth", ordinal, 19}, {"twentieth", ordinal, 20},
}

// classNames are the names that patterns use for classes.
var classNames = []struct {
	name string
	is   class
}{
	{"MONTH", month},
	{"DOW", weekday},
	{"UNIT", unit},
	{"UNITS", units},
	{"SEASON", season},
	{"YEAR", year},
	{"NUM", number},
	{"ORD", ordinal},
	{"DAY", day},
	{"TWO", two},
	{"HOUR", hour},
	{"THIS", deictic},
	{"THAT", anaphor},
	{"EDGE", edge},
	{"PART", daypart},
	{"HOLIDAY", holiday},
	{"FEAST", feast},
	{"MANY", many},
	{"SET", set},
	{"TODAY", relday},
	{"ERA", era},
	{"AMPM", meridiem},
	{"THE", article},
}

func classNamed(name string) (class, bool) {
	for _, c := range classNames {
		if c.name == name {
			return c.is, true
		}
	}
	return 0, false
}

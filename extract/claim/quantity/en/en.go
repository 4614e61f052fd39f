// Package en answers the question: which English words make a number, its unit
// and its bound?
package en

import "hearsay/extract/news"

// Word is a word and the number it stands for.
type Word struct {
	Text  string
	Value float64
}

// Numbers are the number words below a hundred.
var Numbers = []Word{{"one", 1}, {"two", 2}, {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6}, {"seven", 7}, {"eight", 8}, {"nine", 9},
	{"ten", 10}, {"eleven", 11}, {"twelve", 12}, {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16},
	{"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20}, {"thirty", 30}, {"forty", 40}, {"fifty", 50},
	{"sixty", 60}, {"seventy", 70}, {"eighty", 80}, {"ninety", 90}}

// Scales multiply what stands before them.
var Scales = []Word{{"dozen", 12}, {"hundred", 100}, {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12},
	{"mn", 1e6}, {"bn", 1e9}, {"tn", 1e12}, {"lakh", 1e5}, {"crore", 1e7}}

// Suffixes are scales written onto the digits: "£600m".
var Suffixes = []Word{{"k", 1e3}, {"m", 1e6}, {"mn", 1e6}, {"mln", 1e6}, {"bn", 1e9}, {"b", 1e9}, {"tn", 1e12}, {"trn", 1e12}}

// Unit is a word for a unit and the unit's sign.
type Unit struct{ Text, Sign string }

// Currencies are signs and codes before the digits.
var Currencies = []Unit{{"$", "USD"}, {"US$", "USD"}, {"A$", "AUD"}, {"AU$", "AUD"}, {"C$", "CAD"}, {"CA$", "CAD"}, {"NZ$", "NZD"},
	{"HK$", "HKD"}, {"S$", "SGD"}, {"R$", "BRL"}, {"£", "GBP"}, {"€", "EUR"}, {"¥", "JPY"}, {"₽", "RUB"}, {"₹", "INR"}, {"₩", "KRW"},
	{"₴", "UAH"}, {"USD", "USD"}, {"EUR", "EUR"}, {"GBP", "GBP"}, {"CHF", "CHF"}, {"JPY", "JPY"}, {"RUB", "RUB"}, {"CNY", "CNY"}}

// Measures are words after the number that have a sign of their own.
var Measures = []Unit{{"%", "%"}, {"percent", "%"}, {"pct", "%"}, {"pc", "%"},
	{"dollar", "USD"}, {"dollars", "USD"}, {"euro", "EUR"}, {"euros", "EUR"}, {"pound", "GBP"}, {"pounds", "GBP"}, {"sterling", "GBP"},
	{"yen", "JPY"}, {"yuan", "CNY"}, {"ruble", "RUB"}, {"rubles", "RUB"}, {"rouble", "RUB"}, {"roubles", "RUB"}, {"rupee", "INR"},
	{"rupees", "INR"}, {"franc", "CHF"}, {"francs", "CHF"}, {"hryvnia", "UAH"}, {"hryvnias", "UAH"},
	{"km", "km"}, {"kilometre", "km"}, {"kilometres", "km"}, {"kilometer", "km"}, {"kilometers", "km"},
	{"mile", "mile"}, {"miles", "mile"}, {"metre", "m"}, {"metres", "m"}, {"meter", "m"}, {"meters", "m"}, {"cm", "cm"}, {"mm", "mm"},
	{"ft", "foot"}, {"foot", "foot"}, {"feet", "foot"}, {"kg", "kg"}, {"kilogram", "kg"}, {"kilograms", "kg"}, {"kilos", "kg"},
	{"tonne", "t"}, {"tonnes", "t"}, {"ton", "t"}, {"tons", "t"}, {"litre", "l"}, {"litres", "l"}, {"liter", "l"}, {"liters", "l"},
	{"mph", "mph"}, {"kph", "km/h"}, {"km/h", "km/h"}, {"mw", "MW"}, {"gw", "GW"}, {"megawatts", "MW"}, {"gigawatts", "GW"},
	{"gb", "GB"}, {"gigabytes", "GB"}, {"tb", "TB"}, {"ghz", "GHz"}, {"bpd", "bpd"}, {"degrees", "degree"},
	{"bps", "bp"}, {"points", "point"}}

// Persons are what people are counted as; "12 dead" counts persons too.
var Persons = []string{"people", "persons", "person", "dead", "killed", "injured", "wounded", "missing", "arrested", "detained", "hurt", "hospitalised",
	"hospitalized", "displaced"}

// BoundRow is words around a number that say how it is meant.
type BoundRow struct {
	Words string
	Bound news.Bound
}

// Before are the words before a number, the longer before the shorter.
var Before = []BoundRow{
	{"no fewer than", news.AtLeast}, {"not fewer than", news.AtLeast}, {"no less than", news.AtLeast}, {"not less than", news.AtLeast},
	{"no more than", news.AtMost}, {"not more than", news.AtMost}, {"a minimum of", news.AtLeast}, {"a maximum of", news.AtMost},
	{"at least", news.AtLeast}, {"at most", news.AtMost}, {"at a minimum", news.AtLeast}, {"as many as", news.AtMost}, {"as much as", news.AtMost},
	{"upwards of", news.AtLeast}, {"in excess of", news.AtLeast}, {"north of", news.AtLeast}, {"up to", news.AtMost},
	{"just over", news.AtLeast}, {"just under", news.AtMost}, {"just above", news.AtLeast}, {"just below", news.AtMost},
	{"well over", news.AtLeast}, {"a little over", news.AtLeast}, {"slightly more than", news.AtLeast},
	{"more than", news.AtLeast}, {"greater than", news.AtLeast}, {"higher than", news.AtLeast}, {"over", news.AtLeast}, {"above", news.AtLeast},
	{"exceeding", news.AtLeast}, {"topping", news.AtLeast}, {"less than", news.AtMost}, {"fewer than", news.AtMost}, {"lower than", news.AtMost},
	{"under", news.AtMost}, {"below", news.AtMost}, {"close to", news.About}, {"in the region of", news.About}, {"something like", news.About},
	{"about", news.About}, {"around", news.About}, {"some", news.About}, {"nearly", news.About}, {"almost", news.About}, {"roughly", news.About},
	{"approximately", news.About}, {"estimated", news.About}, {"circa", news.About}, {"approx", news.About}, {"~", news.About},
	{"minimum", news.AtLeast}, {"maximum", news.AtMost}, {">", news.AtLeast}, {"<", news.AtMost},
}

// After are the words after a number or its unit.
var After = []BoundRow{
	{"or more", news.AtLeast}, {"or over", news.AtLeast}, {"or higher", news.AtLeast}, {"at least", news.AtLeast}, {"and counting", news.AtLeast},
	{"or less", news.AtMost}, {"or fewer", news.AtMost}, {"or under", news.AtMost}, {"at most", news.AtMost}, {"or so", news.About}, {"plus", news.AtLeast},
	{"or thereabouts", news.About},
}

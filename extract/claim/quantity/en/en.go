// Package en holds the English number words, units and bounds.
//
//	en.Annotate(doc) // fills doc.Quantities
package en

import (
	"hearsay/extract/claim/quantity"
	"hearsay/extract/news"
)

// Annotate fills the quantities of an English document.
func Annotate(doc *news.Document) { quantity.Annotate(doc, &Words) }

// Words is the English lexicon.
var Words = quantity.Lexicon{Number: number, Multiple: multiple, Unit: unit, Currency: currency, Bound: bound, Range: isRange}

func number(w string) (float64, bool) {
	switch w {
	case "two":
		return 2, true
	case "three":
		return 3, true
	case "four":
		return 4, true
	case "five":
		return 5, true
	case "six":
		return 6, true
	case "seven":
		return 7, true
	case "eight":
		return 8, true
	case "nine":
		return 9, true
	case "ten":
		return 10, true
	case "eleven":
		return 11, true
	case "twelve", "dozen":
		return 12, true
	}
	return larger(w)
}

func larger(w string) (float64, bool) {
	switch w {
	case "thirteen":
		return 13, true
	case "fourteen":
		return 14, true
	case "fifteen":
		return 15, true
	case "sixteen":
		return 16, true
	case "seventeen":
		return 17, true
	case "eighteen":
		return 18, true
	case "nineteen":
		return 19, true
	case "twenty":
		return 20, true
	case "thirty":
		return 30, true
	case "forty":
		return 40, true
	case "fifty":
		return 50, true
	case "sixty":
		return 60, true
	case "seventy":
		return 70, true
	case "eighty":
		return 80, true
	case "ninety":
		return 90, true
	}
	return 0, false
}

func multiple(w string) (float64, bool) {
	switch w {
	case "hundred":
		return 100, true
	case "thousand", "k":
		return 1e3, true
	case "million", "m", "mn", "mln":
		return 1e6, true
	case "billion", "b", "bn", "bln":
		return 1e9, true
	case "trillion", "tn":
		return 1e12, true
	}
	return 0, false
}

func unit(w string) (string, bool) {
	switch w {
	case "%", "percent", "per cent", "pc":
		return "%", true
	case "percentage points":
		return "pp", true
	case "dollar", "dollars", "us dollars":
		return "USD", true
	case "euro", "euros":
		return "EUR", true
	case "pound", "pounds":
		return "GBP", true
	case "yen":
		return "JPY", true
	case "yuan":
		return "CNY", true
	case "ruble", "rubles", "rouble", "roubles":
		return "RUB", true
	case "rupee", "rupees":
		return "INR", true
	}
	return measure(w)
}

func measure(w string) (string, bool) {
	switch w {
	case "km", "kilometre", "kilometres", "kilometer", "kilometers":
		return "km", true
	case "metre", "metres", "meter", "meters":
		return "m", true
	case "mile", "miles":
		return "mi", true
	case "foot", "feet", "ft":
		return "ft", true
	case "kg", "kilogram", "kilograms", "kilos":
		return "kg", true
	case "mph":
		return "mph", true
	case "tonne", "tonnes":
		return "t", true
	}
	return "", false
}

func currency(mark string) (string, bool) {
	switch mark {
	case "$", "us$":
		return "USD", true
	case "£":
		return "GBP", true
	case "€":
		return "EUR", true
	case "¥":
		return "JPY", true
	case "a$":
		return "AUD", true
	case "c$":
		return "CAD", true
	case "₽":
		return "RUB", true
	case "₹":
		return "INR", true
	}
	return "", false
}

func bound(w string) (news.Bound, bool) {
	switch w {
	case "more than", "over", "at least", "no fewer than", "no less than", "above", "exceeding", "exceed", "upwards of", "… or more", "not less than":
		return news.AtLeast, true
	case "less than", "fewer than", "under", "below", "at most", "up to", "no more than", "as many as", "as much as", "not more than", "… or less", "… or fewer":
		return news.AtMost, true
	case "about", "around", "some", "nearly", "almost", "roughly", "approximately", "an estimated", "estimated", "close to", "just over", "just under", "around a", "about a", "nearly a":
		return news.About, true
	}
	return "", false
}

func isRange(w string) bool { return w == "to" || w == "and" || w == "-" || w == "–" || w == "or" }

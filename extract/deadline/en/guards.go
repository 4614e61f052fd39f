package en

import (
	"slices"
	"strings"

	cal "hearsay/extract/deadline/calendar"
)

// prev and next are the atoms beside a core, nil at a border of the text.
func (v *view) prev(c *core) *atom { return v.at(int(c.first) - 1) }
func (v *view) next(c *core) *atom { return v.at(int(c.end)) }

func (v *view) at(i int) *atom {
	if i < 0 || i >= len(v.atoms) {
		return nil
	}
	return &v.atoms[i]
}

// before tells that one of the words stands right before the core.
func (v *view) before(c *core, words ...string) bool { return v.isOne(v.prev(c), words) }

// then tells that one of the words stands right after it.
func (v *view) then(c *core, words ...string) bool { return v.isOne(v.next(c), words) }

func (v *view) isOne(a *atom, words []string) bool {
	if a == nil {
		return false
	}
	if a.id != idNone {
		return slices.Contains(words, v.g.table.words[a.id].text)
	}
	for _, w := range words {
		if strings.EqualFold(w, v.text[a.start:a.end]) {
			return true
		}
	}
	return false
}

// prepositions can stand right before a bare month, year or season.
func (v *view) afterPreposition(c *core) bool {
	return v.before(c, "in", "by", "since", "until", "till", "before", "after", "during", "from", "through", "throughout", "between",
		"of", "to", "than", "around", "about", "late", "early", "mid", "for", "over", "on", "at", "within", "circa", "following",
		"and", "or", "-", "(", "beginning", "starting", "as", "date", "dated", "ago", "again", "back", "again", "every", "next", "last", "this")
}

// strictly is for words that are also names or verbs.
func (v *view) afterStrictPreposition(c *core) bool {
	return v.before(c, "in", "since", "until", "till", "before", "during", "from", "through", "throughout", "between", "late", "early", "mid",
		"next", "last", "this", "by", "after", "of")
}

// person tells that a capitalised word follows that makes a month or weekday a
// name: "April Jones said".
func (v *view) person(c *core) bool {
	n := v.next(c)
	return n != nil && n.upper && n.id == idNone && !n.glued && n.isWord(v.text)
}

func bareMonth(v *view, c *core) bool {
	a := v.atoms[c.first]
	switch {
	case v.hyphenated(c):
		return false // "Mar-a-Lago"
	case a.upper && v.comesOut(c):
		return true
	case a.id == v.g.march || a.id == v.g.may:
		return v.afterStrictPreposition(c) && !v.person(c) && !v.named(c)
	case a.is&weak != 0:
		return v.afterPreposition(c) || v.then(c, ".")
	case v.afterPreposition(c):
		return true
	}
	return a.upper && !v.person(c)
}

// hyphenated tells that a hyphen ties a word to the core that is no time itself.
func (v *view) hyphenated(c *core) bool {
	n, w := v.at(int(c.end)), v.at(int(c.end)+1)
	return n != nil && w != nil && n.glued && w.glued && v.then(c, "-") && w.isWord(v.text) && w.is&(month|season|year|day|weekday) == 0
}

// named tells that the text calls somebody by the word of a weak month:
// "Theresa May", "Mrs May". One such use makes "by May" a person.
func (v *view) named(c *core) bool {
	if v.before(c, "in", "since", "until", "during", "late", "early", "mid", "last", "next") {
		return false
	}
	return v.names
}

// findNames looks once for a weak month that is used as a surname.
func (v *view) findNames() {
	v.names = false
	for i := 1; i < len(v.atoms); i++ {
		a, p := &v.atoms[i], &v.atoms[i-1]
		if a.id == v.g.may && a.upper && p.upper && p.id == idNone && !a.glued && p.isWord(v.text) && int(p.end-p.start) > 1 {
			v.names = true
			return
		}
	}
}

// bareYear takes four digits for a year where English puts years, and not where
// it counts things with them: "in 1939", "(1939)"; "1,500 men", "1500 men".
func bareYear(v *view, c *core) bool {
	y := c.expr.Point.Year
	if v.glued(c) {
		return false
	}
	if v.countsThings(c) {
		return false
	}
	if y < 1700 && v.before(c, "at") {
		return false // "at 1200 Harbour Road"
	}
	if v.afterPreposition(c) || v.before(c, "the", ",", "/", "its", "his", "their", "year") {
		return y >= 1200 || v.before(c, "in", "since", "until", "by")
	}
	return 1700 <= y && y < 2100 && !v.before(c, "$", "%", "no", "#", "\"", ".", "than")
}

// freeStanding keeps "q2" in an address from being a quarter.
func freeStanding(v *view, c *core) bool {
	n := v.next(c)
	return !v.atoms[c.first].glued && (n == nil || !n.glued || !n.isWord(v.text) && !n.figure)
}

// glued tells that the digits are part of something longer: "A1939", "$2000",
// "1939km", "2000m".
func (v *view) glued(c *core) bool {
	a := v.atoms[c.first]
	if p := v.prev(c); p != nil && a.glued && !v.before(c, "(", "-", "\"", "'", "/", ",", "[") {
		return true
	}
	n := v.next(c)
	return n != nil && n.glued && (n.isWord(v.text) || n.figure) || v.then(c, "%")
}

// countsThings tells that a plural noun or a unit follows: "2000 troops".
func (v *view) countsThings(c *core) bool {
	n := v.next(c)
	if n == nil || n.glued || n.upper || !n.isWord(v.text) {
		return false
	}
	if n.is&(units|unit|word) != 0 || v.then(c, "people", "men", "women", "km", "kg", "or", "percent", "per", "metres", "meters", "feet", "miles") {
		return n.id != v.g.or || v.before(c, "of", "to", "than", "about", "around")
	}
	w := v.text[n.start:n.end]
	return len(w) > 3 && w[len(w)-1] == 's' && w[len(w)-2] != 's' && !v.before(c, "in", "since", "by", "during", "the", "until") && !v.verbLike(w)
}

// verbLike are words in -s that follow a year and count nothing.
func (v *view) verbLike(w string) bool {
	return w == "was" || w == "has" || w == "this" || w == "its" || w == "his" || w == "sees" || w == "marks"
}

func bareSeason(v *view, c *core) bool {
	last := v.atoms[c.end-1]
	if last.is&year != 0 {
		return bareYear(v, c)
	}
	if n := v.next(c); n != nil && n.upper && n.isWord(v.text) && last.upper {
		return false // "the Winter Olympics"
	}
	if last.is&weak == 0 {
		return true
	}
	if v.then(c, "of", "-") {
		return false
	}
	return v.before(c, "in", "by", "until", "during", "since", "before", "after", "through", "late", "early", "next", "last", "this")
}

// afterSeason takes "holiday shopping" for a time only where something is ready for it.
func afterSeason(v *view, c *core) bool { return v.before(c, "for", "before", "by") }

// ofNewYear takes "the New Year" for its first day where something bounds it: "until
// after the New Year".
func ofNewYear(v *view, c *core) bool { return v.before(c, "after", "before", "until", "till", "by") }

func bareHoliday(v *view, c *core) bool { return v.atoms[c.first].upper }

func bareDay(v *view, c *core) bool {
	return v.before(c, "on", "by", "until", "of", "to", "from", "since", "before", "after") && !v.nounFollows(c)
}

// nounFollows tells that a word follows which the expression may describe.
func (v *view) nounFollows(c *core) bool {
	n := v.next(c)
	return n != nil && n.isWord(v.text) && !n.glued && (n.id == idNone || n.is&^(deictic|anaphor|article|relday|weekday|month) != 0)
}

func bareWeekday(v *view, c *core) bool {
	a := v.atoms[c.first]
	if a.is&weak != 0 {
		return a.upper && v.before(c, "on", "by", "until", "since", "from", "before", "after", "(", "late", "early")
	}
	return !v.before(c, "black", "bloody", "cyber", "ash", "palm", "fat", "shrove", "holy", "maundy")
}

func bareToday(v *view, c *core) bool {
	a, p := v.atoms[c.first], v.prev(c)
	return p == nil || !a.upper || !p.upper
}

func bareAnaphor(v *view, c *core) bool {
	a := v.atoms[c.first]
	if a.id == v.g.the {
		return true
	}
	return !v.then(c, "old") && !v.before(c, "a", "an")
}

func laterBare(v *view, c *core) bool { return true }

func afterSince(v *view, c *core) bool { return v.before(c, "since", "by", "until") }

func timeAlone(v *view, c *core) bool {
	if v.then(c, "of", "that", "when", "as", "in", "for", "to") && !v.then(c, "in") {
		return false
	}
	if n := v.next(c); v.atoms[c.first].id == v.g.the && v.before(c, "by") && n != nil && n.isWord(v.text) {
		return false // "by the time he arrived"
	}
	return v.before(c, "at", "by", "since", "until", "from", "before", "around", "about")
}

func periodAlone(v *view, c *core) bool {
	return v.before(c, "during", "in", "over", "for", "throughout", "at", "from") && !v.then(c, "of")
}

func clockAlone(v *view, c *core) bool {
	return v.before(c, "at", "by", "until", "till", "from", "around", "about", "before", "after", "since", "to", "-", "and") &&
		!v.then(c, "%")
}

func aUnit(v *view, c *core) bool {
	return v.before(c, "for", "in", "within", "after", "over", "of", "about", "than", "nearly", "almost", "under", "every", "to", "once", "twice", "times")
}

func bareUnits(v *view, c *core) bool {
	return v.before(c, "for", "within", "in", "of", "after", "over", "during", "took", "lasted", "take", "last")
}

func barePart(v *view, c *core) bool {
	return v.before(c, "at", "in", "by", "during", "every", "that", "one", "overnight", "until") || v.atoms[c.first].id == v.g.overnight
}

func presentNoun(v *view, c *core) bool {
	return v.before(c, "at", "to", "until", "for", "since") && !v.then(c, "of", "when", "that", "day") && !v.nounFollows(c)
}

func adjective(v *view, c *core) bool {
	n := v.next(c)
	return n != nil && n.isWord(v.text) && !n.glued
}

func nounAlone(v *view, c *core) bool { return !v.nounFollows(c) }

// premodifies tells that an expression describes a noun rather than saying when:
// "the 2024 election", "Tuesday's game", "last year's loss".
func (v *view) premodifies(c *core) bool {
	n := v.next(c)
	if n == nil {
		return false
	}
	if n.id == apostropheID && n.glued || n.id == dashID && n.glued {
		return true
	}
	e := &c.expr
	if e.Kind != cal.Fixed || e.Weekday != 0 || n.upper && e.Point.Day != 0 {
		return false
	}
	p := v.prev(c)
	determined := p != nil && (p.is&article != 0 || p.id == v.g.a || p.id == v.g.an || v.possessive(c))
	return determined && n.isWord(v.text) && !n.glued || e.Point.Grain == cal.Year && v.nounFollows(c) && !v.afterPreposition(c)
}

// possessive tells that "'s" stands before the core.
func (v *view) possessive(c *core) bool {
	s, mark := v.at(int(c.first)-1), v.at(int(c.first)-2)
	return s != nil && mark != nil && s.id == v.g.s && s.glued && mark.id == apostropheID
}

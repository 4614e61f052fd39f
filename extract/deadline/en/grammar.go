package en

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"hearsay/extract/deadline/calendar"
)

// rule is one way to say a time. Pattern is a row of elements: a class in
// capitals (see classNames), words in small letters with | between
// alternatives, or a finished expression: T any point of time, P one coarser
// than a day, D a day or finer, S a length of time. "?" makes an element
// optional, a "+" before it forbids a space.
type rule struct {
	Name    string
	Pattern string
	Make    func(m *match) (calendar.Expr, bool)
	// Guard decides on the context whether the words are a time where nothing
	// else of a time stands around them.
	Guard func(v *view, c *core) bool
}

// element of a compiled pattern.
type element struct {
	is       class
	ids      []uint16
	sub      byte // 'T', 'P', 'D', 'S', or 0
	optional bool
	glued    bool
}

// grammar is the rules, ready to run.
type grammar struct {
	table   table
	marks   [128]uint16
	rules   []rule
	parts   [][]element
	byWord  [][]uint16 // rules that can begin with a word, by its id; first those that can be one word long
	alone   []int      // how many those are
	leading []uint16   // rules that begin with a finished expression
	cues    []cueRule
	cueLast [][]uint16 // cues that can end with a word, by its id
	wordIDs
}

// Ids of the marks that the scanner itself needs: interned first, in order.
const (
	dashID = idFirst + iota
	andID
	dotID
	commaID
	apostropheID
	openID
	quoteID
)

var english = sync.OnceValue(func() *grammar {
	g := &grammar{rules: rules, cues: cues}
	g.table.words = make([]entry, idFirst, 512)
	for _, w := range []string{"-", "and", ".", ",", "'", "(", "\""} {
		g.table.intern(entry{text: w})
	}
	for _, e := range lexicon {
		g.table.intern(e)
	}
	for _, r := range rules {
		g.parts = append(g.parts, g.compile(r.Pattern))
	}
	for i := range g.cues {
		g.cues[i].ids = g.sequence(g.cues[i].Words)
	}
	for c := range g.marks {
		g.marks[c] = g.table.find(string(rune(c)), hashString(string(rune(c))))
	}
	g.wordIDs = g.name()
	g.index()
	return g
})

// wordIDs are the ids of the words that code speaks of by name.
type wordIDs struct {
	may, march, bc, eve, half, past, coming, next, before, after, tonight, early, a, p, midnight, of, or, the, an, s, overnight, last, first, final uint16
}

func (g *grammar) name() (w wordIDs) {
	for _, x := range []struct {
		id   *uint16
		text string
	}{{&w.may, "may"}, {&w.march, "march"}, {&w.bc, "bc"}, {&w.eve, "eve"}, {&w.half, "half"}, {&w.past, "past"},
		{&w.coming, "coming"}, {&w.next, "next"}, {&w.before, "before"}, {&w.after, "after"}, {&w.tonight, "tonight"},
		{&w.early, "early"}, {&w.a, "a"}, {&w.p, "p"}, {&w.midnight, "midnight"}, {&w.of, "of"}, {&w.or, "or"}, {&w.the, "the"}, {&w.an, "an"}, {&w.s, "s"}, {&w.overnight, "overnight"}, {&w.last, "last"},
		{&w.first, "first"}, {&w.final, "final"}} {
		*x.id = g.table.intern(entry{text: x.text})
	}
	return w
}

func (g *grammar) compile(pattern string) (out []element) {
	for _, f := range strings.Fields(pattern) {
		e := element{}
		if e.optional = len(f) > 1 && strings.HasSuffix(f, "?"); e.optional {
			f = f[:len(f)-1]
		}
		if e.glued = len(f) > 1 && f[0] == '+'; e.glued {
			f = f[1:]
		}
		for _, alt := range strings.Split(f, "|") {
			c, class := classNamed(alt)
			switch {
			case class:
				e.is |= c
			case len(alt) == 1 && strings.Contains("TPDS", alt):
				e.sub = alt[0]
			default:
				e.ids = append(e.ids, g.table.intern(entry{text: alt}))
			}
		}
		out = append(out, e)
	}
	return out
}

func (g *grammar) sequence(words string) (ids []uint16) {
	for _, w := range strings.Fields(words) {
		ids = append(ids, g.table.intern(entry{text: w}))
	}
	return ids
}

// index finds the rules that a word can begin and the cues that it can end.
func (g *grammar) index() {
	for r, part := range g.parts {
		if part[0].sub != 0 {
			g.leading = append(g.leading, uint16(r))
		}
	}
	g.byWord = make([][]uint16, len(g.table.words))
	g.alone = make([]int, len(g.table.words))
	g.cueLast = make([][]uint16, len(g.table.words))
	for id := 1; id < len(g.table.words); id++ {
		is := g.table.words[id].is
		if is&word != 0 {
			is |= number
		}
		if id == idFigure {
			is = year | number | day | two | hour | ordinal
		}
		for r, part := range g.parts {
			if part[0].sub == 0 && begins(part, uint16(id), is) {
				g.byWord[id] = append(g.byWord[id], uint16(r))
			}
		}
		slices.SortStableFunc(g.byWord[id], func(a, b uint16) int { return cmp.Compare(shortest(g.parts[a]), shortest(g.parts[b])) })
		g.alone[id] = len(g.byWord[id])
		for k, r := range g.byWord[id] {
			if shortest(g.parts[r]) > 1 {
				g.alone[id] = k
				break
			}
		}
	}
	for c := range g.cues {
		last := g.cues[c].ids[len(g.cues[c].ids)-1]
		g.cueLast[last] = append(g.cueLast[last], uint16(c))
	}
}

// begins tells whether a pattern can start with a word.
func begins(part []element, id uint16, is class) bool {
	for _, e := range part {
		if e.is&is != 0 || has(e.ids, id) {
			return true
		}
		if !e.optional {
			return false
		}
	}
	return false
}

// shortest is 1 for a pattern that one atom can match, else 2. A finished
// expression stands for any number of atoms.
func shortest(part []element) int {
	n := 0
	for _, e := range part {
		if !e.optional {
			n++
		}
	}
	return min(n, 2)
}

func has(ids []uint16, id uint16) bool {
	for _, x := range ids {
		if x == id {
			return true
		}
	}
	return false
}

// core is a finished expression: the atoms it covers and what it says.
type core struct {
	first, end int32 // atoms [first, end)
	rule       int16
	expr       calendar.Expr
}

// match is the state of matching one rule: the values of the classes met.
type match struct {
	v                                                         *view
	month, day, year, dow, season, num, ord, dir, ana         int32
	edge, part, holiday, set, rel, era, ampm, hour, two, unit int32
	has                                                       class
	sub, sub2                                                 int32 // finished expressions met, -1 for none
	first, end                                                int32
}

// view is a text's atoms with the best expression found at each.
type view struct {
	g     *grammar
	text  string
	names bool // somebody in the text is called May
	years int  // a year written out in the text, that completes '99; 0 for none
	scratch
	m match // of the rule being tried, kept here so that it is not allocated
}

// read finds the best expression at every atom, from right to left, so that a
// rule can hold a finished expression that stands after its own words. Patterns
// are short and rules few at a word: the time is linear in the text.
func (v *view) read() {
	for i := len(v.atoms) - 1; i >= 0; i-- {
		v.best[i] = -1
		id := v.atoms[i].id
		if id == idNone {
			continue
		}
		rules := v.g.byWord[id]
		if i+1 == len(v.atoms) || v.atoms[i+1].id == idNone {
			rules = rules[:v.g.alone[id]] // "the ministry": no longer rule can match
		}
		v.readAt(i, rules)
	}
}

// readAt tries the rules that can begin with the word at i, then those that
// begin with what was found: "Tuesday" must be there for "T PART".
func (v *view) readAt(i int, candidates []uint16) {
	for _, r := range candidates {
		v.try(i, r)
	}
	for round := 0; v.best[i] >= 0 && round < 3; round++ {
		if end := int(v.found[v.best[i]].end); end == len(v.atoms) || v.atoms[end].id == idNone {
			return // each of them needs a word that it knows after it
		}
		grew := false
		for _, r := range v.g.leading {
			grew = v.try(i, r) || grew
		}
		if !grew {
			return
		}
	}
}

// try runs one rule at an atom and keeps what it finds if that is longer.
func (v *view) try(i int, r uint16) bool {
	m := &v.m
	*m = match{v: v, sub: -1, sub2: -1, first: int32(i)}
	if !m.run(v.g.parts[r], i) {
		return false
	}
	if b := v.best[i]; b >= 0 && v.found[b].end >= m.end {
		return false
	}
	expr, ok := v.g.rules[r].Make(m)
	if !ok {
		return false
	}
	v.best[i] = int32(len(v.found))
	v.found = append(v.found, core{first: int32(i), end: m.end, rule: int16(r), expr: expr})
	return true
}

// run matches the rest of a pattern at an atom, optional elements greedily.
// Values noted by a try that fails stay only where the whole rule fails with it.
func (m *match) run(part []element, i int) bool {
	if len(part) == 0 {
		m.end = int32(i)
		return true
	}
	e := &part[0]
	if !e.optional {
		next, ok := m.take(e, i)
		return ok && m.rest(part, next)
	}
	saved := *m
	if next, ok := m.take(e, i); ok && m.rest(part, next) {
		return true
	}
	*m = saved
	return m.run(part[1:], i)
}

// rest goes on after an element, over the dot of an abbreviation where that
// leads on.
func (m *match) rest(part []element, next int) bool {
	if len(part) > 1 && next < len(m.v.atoms) && m.v.atoms[next].id == dotID && m.v.abbreviated(next-1) {
		with := *m
		if with.run(part[1:], next+1) {
			*m = with
			return true
		}
	}
	return m.run(part[1:], next)
}

// abbreviated tells that a dot right after the atom is part of it: "Sept."
func (v *view) abbreviated(i int) bool {
	a := &v.atoms[i]
	return a.is&weak != 0 && a.is&(month|weekday) != 0 && a.end-a.start <= 5 && v.atoms[i+1].glued && a.id != v.g.may && a.id != v.g.march
}

// take matches one element and notes its value; next is the atom after it.
func (m *match) take(e *element, i int) (next int, ok bool) {
	if i >= len(m.v.atoms) {
		return 0, false
	}
	a := &m.v.atoms[i]
	switch {
	case e.glued && !a.glued:
		return 0, false
	case e.sub != 0:
		return m.takeSub(e.sub, i)
	case a.is&e.is == 0:
		return i + 1, has(e.ids, a.id)
	case a.is&weak != 0 && !a.upper && e.is&season == 0:
		return 0, false
	}
	m.note(a.is&e.is, a)
	return i + 1, true
}

func (m *match) takeSub(sub byte, i int) (next int, ok bool) {
	b := m.v.best[i]
	if b < 0 {
		return 0, false
	}
	c := &m.v.found[b]
	point := c.expr.Kind <= calendar.Moved
	grain := c.expr.Grain()
	switch sub {
	case 'T':
		ok = point
	case 'P':
		ok = point && grain > calendar.Day
	case 'D':
		ok = point && grain <= calendar.Day
	case 'S':
		ok = c.expr.Kind == calendar.Span
	}
	if m.sub < 0 {
		m.sub = b
	} else {
		m.sub2 = b
	}
	return int(c.end), ok
}

// note keeps the value of a class. A second number of a pattern that has a day
// or an hour before it is its own class, so nothing is overwritten that counts.
func (m *match) note(is class, a *atom) {
	n := a.val
	if a.is&number != 0 && is != number {
		n /= 10
	}
	m.has |= is
	switch is {
	case month:
		m.month = n
	case day:
		m.day = n
	case year:
		m.year = n
	case weekday:
		m.dow = n
	case season:
		m.season = n
	case number:
		m.num = n
	case ordinal:
		m.ord = n
	case deictic:
		m.dir = n
	case anaphor:
		m.ana = n
	case edge:
		m.edge = n
	case daypart:
		m.part = n
	case holiday, feast:
		m.holiday = n
	case set:
		m.set = n
	case relday:
		m.rel = n
	case era:
		m.era = n
	case meridiem:
		m.ampm = n
	case hour:
		m.hour = n
	case two:
		m.two = n
	case unit, units:
		m.unit = n
	}
}

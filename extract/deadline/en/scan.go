package en

import (
	"sync"
)

// atom is a run of letters, a run of digits, or one mark. It is finer than a
// token on purpose: "mid-1941", "1980s" and "5.30pm" come apart the same way
// whatever the tokeniser makes of them.
type atom struct {
	start, end int32
	id         uint16 // in the word table; 0 for a word that no rule knows
	is         class
	val        int32 // of the word's class; a number's value in tenths
	glued      bool  // no space before it
	upper      bool  // starts with a capital
	figure     bool  // written in digits
	places     uint8 // digits written
}

// Ids of what is not a word of the table.
const (
	idNone   = 0
	idFigure = 1
	idBreak  = 2 // a blank line, a control mark: no expression crosses it
	idFirst  = 3
)

// table is an open hash of the words that rules know, filled on first use.
type table struct {
	slots [2048]uint16 // index into words
	words []entry      // by id
}

func hashByte(h uint32, c byte) uint32 { return (h ^ uint32(c)) * 16777619 }

const hashSeed = 2166136261

func hashString(s string) uint32 {
	h := uint32(hashSeed)
	for i := range len(s) {
		h = hashByte(h, lower(s[i]))
	}
	return h
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c | 0x20
	}
	return c
}

// intern gives a word its id, adding it where it is new.
func (t *table) intern(e entry) uint16 {
	k := hashString(e.text) % uint32(len(t.slots))
	for t.slots[k] != 0 {
		if t.words[t.slots[k]].text == e.text {
			return t.slots[k]
		}
		k = (k + 1) % uint32(len(t.slots))
	}
	t.slots[k] = uint16(len(t.words))
	t.words = append(t.words, e)
	return t.slots[k]
}

// find is the id of a word as it stands, 0 when no rule knows it.
func (t *table) find(s string, h uint32) uint16 {
	for k := h % uint32(len(t.slots)); t.slots[k] != 0; k = (k + 1) % uint32(len(t.slots)) {
		if equalFold(t.words[t.slots[k]].text, s) {
			return t.slots[k]
		}
	}
	return idNone
}

// equalFold compares with a lower-case ASCII word.
func equalFold(low, s string) bool {
	if len(low) != len(s) {
		return false
	}
	for i := range len(s) {
		if lower(s[i]) != low[i] {
			return false
		}
	}
	return true
}

// kind of byte, for the scanner.
const (
	other = iota
	space
	letter
	digit
	newline
)

func kindOf(c byte) int {
	switch {
	case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c >= 0x80:
		return letter
	case '0' <= c && c <= '9':
		return digit
	case c == '\n' || c == '\r':
		return newline
	case c == ' ' || c == '\t':
		return space
	}
	return other
}

// mark folds the typographic spaces, quotes and dashes that UTF-8 writes in
// three bytes (E2 80 xx) or two (C2 A0) to ASCII; n is 0 for a letter.
func mark(s string, i int) (c byte, n int) {
	switch {
	case s[i] == 0xC2 && i+1 < len(s) && s[i+1] == 0xA0:
		return ' ', 2
	case s[i] != 0xE2 || i+2 >= len(s) || s[i+1] != 0x80:
		return 0, 0
	}
	switch d := s[i+2]; {
	case d == 0x98 || d == 0x99:
		return '\'', 3
	case d == 0x9C || d == 0x9D:
		return '"', 3
	case 0x90 <= d && d <= 0x95:
		return '-', 3
	case d >= 0x80 && d <= 0x8B || d == 0xAF:
		return ' ', 3
	}
	return '"', 3
}

// scan cuts a text into atoms.
func scan(text string, g *grammar, out []atom) []atom {
	out = out[:0]
	glued := false
	for i := 0; i < len(text); {
		switch kindOf(text[i]) {
		case space:
			i, glued = i+1, false
		case newline:
			out, i = lineBreak(text, i, out)
			glued = false
		case digit:
			out, i = figure(text, i, glued, out)
			glued = true
		case letter:
			if c, n := mark(text, i); n > 0 {
				if c != ' ' {
					out = append(out, g.markAtom(c, i, n, glued))
				}
				i, glued = i+n, c != ' '
				continue
			}
			out, i = g.wordAtom(text, i, glued, out)
			glued = true
		default:
			out = append(out, g.markAtom(text[i], i, 1, glued))
			i, glued = i+1, true
		}
	}
	return out
}

// lineBreak makes a border of a blank line; a single line break is a space.
func lineBreak(text string, i int, out []atom) ([]atom, int) {
	start, lines := i, 0
	for i < len(text) && (kindOf(text[i]) == newline || kindOf(text[i]) == space) {
		if text[i] == '\n' {
			lines++
		}
		i++
	}
	if lines > 1 {
		out = append(out, atom{start: int32(start), end: int32(i), id: idBreak})
	}
	return out, i
}

func (g *grammar) markAtom(c byte, i, n int, glued bool) atom {
	return atom{start: int32(i), end: int32(i + n), id: g.marks[c&0x7f], glued: glued}
}

func (g *grammar) wordAtom(text string, i int, glued bool, out []atom) ([]atom, int) {
	start, h := i, uint32(hashSeed)
	for i < len(text) && kindOf(text[i]) == letter {
		if text[i] >= 0x80 {
			if _, n := mark(text, i); n > 0 {
				break
			}
		}
		h = hashByte(h, lower(text[i]))
		i++
	}
	a := atom{start: int32(start), end: int32(i), glued: glued, upper: text[start] < 0x80 && text[start] < 'a'}
	if i-start <= longestWord {
		if a.id = g.table.find(text[start:i], h); a.id != idNone {
			a.is, a.val = g.table.words[a.id].is, g.table.words[a.id].val
		}
	}
	if a.is&word != 0 {
		return joinNumber(out, a), i
	}
	return append(out, a), i
}

// longestWord bounds the look-up: "contemporaneously" is no time word.
const longestWord = 13

// joinNumber adds a number word to the number that stands before it: "twenty",
// "-", "five" become one atom.
func joinNumber(out []atom, a atom) []atom {
	ones := a.val
	a.val, a.is = ones*10, a.is|number
	k, joint := len(out)-1, uint16(idNone)
	if k > 0 && (out[k].id == dashID && out[k].glued && a.glued || out[k].id == andID) {
		joint, k = out[k].id, k-1
	}
	if k < 0 || out[k].is&number == 0 || out[k].is&year != 0 || !join(&out[k], a, ones, joint) {
		return append(out, a)
	}
	out[k].end = a.end
	return out[:k+1]
}

// join folds the number word a into p, and tells whether English joins them so.
func join(p *atom, a atom, ones int32, joint uint16) bool {
	switch {
	case p.is&tens != 0 && ones < 10 && joint != andID:
		p.val += a.val
	case a.is&scale != 0 && joint == idNone && p.val < 10000:
		p.val *= ones
	case p.is&scale != 0 && a.is&scale == 0 && ones < 100 && joint != dashID:
		p.val += a.val
	default:
		return false
	}
	p.is = number | word | a.is&scale | p.is&scale
	return true
}

// figure reads a number in digits, with groups ("1,460"), one decimal part
// ("2.5"), and an ordinal ending ("20th").
func figure(text string, i int, glued bool, out []atom) ([]atom, int) {
	start := i
	n, i := digitsAt(text, i)
	a := atom{start: int32(start), glued: glued, id: idFigure, figure: true, places: uint8(min(i-start, 20))}
	grouped := false
	for a.places <= 3 && i+3 < len(text) && text[i] == ',' && groupAt(text, i+1) {
		m, _ := digitsAt(text, i+1)
		n, i, grouped = n*1000+m, i+4, true
	}
	tenths := n * 10
	if i+1 < len(text) && text[i] == '.' && kindOf(text[i+1]) == digit {
		if j := i + 2; j == len(text) || kindOf(text[j]) != digit {
			if k := j + 1; k >= len(text) || text[j] != '.' || kindOf(text[k]) != digit {
				tenths, i, grouped = tenths+int(text[i+1]-'0'), j, true
			}
		}
	}
	a.val = int32(min(tenths, 1<<30))
	a.is = number
	if !grouped {
		a.is |= figureClass(n, int(a.places))
	}
	if e := ordinalEnding(text, i); e > 0 && !grouped {
		i += e
		a.is = ordinal | a.is&day
		a.val = int32(min(n, 1<<30))
	}
	a.end = int32(i)
	return append(out, a), i
}

func figureClass(n, places int) (c class) {
	if places == 4 && 1000 <= n && n < 2200 {
		c |= year
	}
	if places == 2 {
		c |= two
	}
	if places <= 2 && 1 <= n && n <= 31 {
		c |= day
	}
	if places <= 2 && n <= 24 {
		c |= hour
	}
	return c
}

// digitsAt reads a run of digits; the value is capped, the run is not.
func digitsAt(text string, i int) (n, end int) {
	for ; i < len(text) && kindOf(text[i]) == digit; i++ {
		if n < 1e8 {
			n = n*10 + int(text[i]-'0')
		}
	}
	return n, i
}

// groupAt tells that exactly three digits stand at i.
func groupAt(text string, i int) bool {
	_, end := digitsAt(text, i)
	return end-i == 3
}

func ordinalEnding(text string, i int) int {
	if i+2 > len(text) || i+2 < len(text) && kindOf(text[i+2]) == letter && text[i+2] < 0x80 {
		return 0
	}
	switch [2]byte{lower(text[i]), lower(text[i+1])} {
	case [2]byte{'s', 't'}, [2]byte{'n', 'd'}, [2]byte{'r', 'd'}, [2]byte{'t', 'h'}:
		return 2
	}
	return 0
}

// isWord tells that the atom is a run of letters.
func (a *atom) isWord(text string) bool {
	return !a.figure && a.id != idBreak && kindOf(text[a.start]) == letter && a.end > a.start
}

// scratch keeps the working memory between articles.
type scratch struct {
	atoms []atom
	best  []int32
	found []core
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// Package quantity answers the question: how many, how much, and of what? It
// finds numbers with their unit and bound: "at least 12 people", "£600m",
// "between 5 and 7 billion dollars", "2.4%".
//
//	// "At least 12 people were killed."
//	quantity.English(doc)
//	doc.Quantities[0] // Text "At least 12 people", Value 12, Unit "person", Bound at-least
//
// Numbers that say when (doc.Times), that name something ("Boeing 737", "iPhone
// 6") or that order ("the 12th man") are no quantities. Lengths of time are.
package quantity

import (
	"strings"

	"hearsay/extract/claim/quantity/en"
	"hearsay/extract/news"
)

// English fills doc.Quantities. It needs tokens and times, and takes what is
// counted from tags and the parse where there are any.
func English(doc *news.Document) {
	doc.Quantities = doc.Quantities[:0]
	r := reader{doc: doc}
	for i := 0; i < len(doc.Tokens); {
		i = r.at(i)
	}
}

type reader struct {
	doc  *news.Document
	time int // first time that may still hold the next token
}

// amount is a number while it is read: value, unit, and the tokens [first, last).
type amount struct {
	value, high float64
	unit        string
	first, last int
	end         int // byte at which it ends, inside the last token
	scaled      bool
	bound       news.Bound
}

// at reads the quantity that begins at token i, and tells where to go on.
func (r *reader) at(i int) int {
	t := &r.doc.Tokens[i]
	if !r.mayBegin(t) || r.dated(t) {
		return i + 1
	}
	a, ok := r.amount(i)
	if !ok || r.names(&a) || r.score(&a) {
		return max(i+1, a.last)
	}
	r.rangeOf(&a)
	r.unitOf(&a)
	span := r.boundOf(&a)
	if a.unit == "" && !a.scaled && (a.value < 2 || r.aside(&a)) {
		return a.last // "one", and what is left of a name; somebody's age
	}
	r.doc.Quantities = append(r.doc.Quantities, news.Quantity{
		Range: news.Range{First: a.first, Last: a.last}, Span: span, Text: r.doc.Text(span),
		Value: a.value, High: a.high, Unit: a.unit, Bound: a.bound})
	return max(a.last, i+1)
}

// mayBegin is a quick test that spares most words the rest.
func (r *reader) mayBegin(t *news.Token) bool {
	c := r.doc.Article.Of(t.Field)[t.Start]
	if isDigit(c) || c == '$' || c >= 0x80 {
		return true
	}
	switch c | 0x20 {
	case 'o', 't', 'f', 's', 'e', 'n', 'a', 'c', 'u', 'h', 'd', 'j', 'g', 'r', 'm', 'b':
		return t.Len() <= len("seventy-seven")
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// dated tells that the token is part of a date or a time of day. Tokens and
// times both come in order.
func (r *reader) dated(t *news.Token) bool {
	list := r.doc.Times
	for r.time < len(list) && before(list[r.time].Bare, t.Span) {
		r.time++
	}
	return r.time < len(list) && list[r.time].Type != "DURATION" && list[r.time].Bare.Overlaps(t.Span)
}

func before(a, b news.Span) bool {
	return a.Field == b.Field && a.End <= b.Start || a.Field == news.Title && b.Field == news.Body
}

func (r *reader) word(i int) string {
	if i < 0 || i >= len(r.doc.Tokens) {
		return ""
	}
	return r.doc.Text(r.doc.Tokens[i].Span)
}

// amount reads sign, digits or number words, and scale.
func (r *reader) amount(i int) (amount, bool) {
	a := amount{first: i, last: i + 1, bound: news.Exact}
	s, k := r.word(i), i
	if unit, rest := currency(s); unit != "" {
		a.unit = unit
		if s = rest; s == "" {
			k++
			s = r.word(k)
		}
		if s == "" || !isDigit(s[0]) || k >= len(r.doc.Tokens) || r.doc.Tokens[k].Field != r.doc.Tokens[i].Field {
			return a, false
		}
	}
	if isDigit(s[0]) {
		return r.figure(a, s, k)
	}
	return r.words(a, k)
}

// currency cuts a currency's sign or code off the front of a word.
func currency(s string) (unit, rest string) {
	for i := range en.Currencies {
		c := &en.Currencies[i]
		if s[0] == c.Text[0] && strings.HasPrefix(s, c.Text) {
			if rest = s[len(c.Text):]; rest == "" || isDigit(rest[0]) {
				return c.Sign, rest
			}
		}
	}
	return "", ""
}

// figure reads digits, which may have a scale or a unit written onto them.
func (r *reader) figure(a amount, s string, k int) (amount, bool) {
	a.last = k + 1
	n, size, ok := digits(s)
	if !ok {
		return a, false
	}
	a.value, a.high = n, n
	tail := s[size:]
	a.end = r.doc.Tokens[k].End - len(tail)
	switch {
	case tail == "":
		r.scale(&a)
		return a, true
	case tail == "+":
		a.bound, a.end = news.AtLeast, a.end+1
		return a, true
	case tail[0] == '-' || strings.HasPrefix(tail, "–"):
		return r.hyphened(a, strings.TrimLeft(tail, "-–"))
	}
	for _, w := range en.Suffixes {
		if fold(tail, w.Text) {
			a.value, a.high, a.scaled, a.end = a.value*w.Value, a.value*w.Value, true, r.doc.Tokens[k].End
			return a, a.unit != "" || len(tail) > 1 || tail == "m" || tail == "k"
		}
	}
	if unit := measure(tail); unit != "" {
		a.unit, a.end = unit, r.doc.Tokens[k].End
		return a, true
	}
	return a, a.unit != "" && tail == "p"
}

// hyphened reads what is tied to the digits: "20,000-seat", "10-12",
// "3-month-old".
func (r *reader) hyphened(a amount, tail string) (amount, bool) {
	if tail == "" {
		return a, false
	}
	if isDigit(tail[0]) {
		high, size, ok := digits(tail)
		rest := tail[size:]
		if !ok || high <= a.value || rest != "" && measure(rest) == "" {
			return a, false
		}
		a.high, a.unit, a.end = high, a.unit+measure(rest), r.doc.Tokens[a.last-1].End
		return a, true
	}
	word, _, _ := strings.Cut(tail, "-")
	for _, w := range en.Scales {
		if fold(word, w.Text) {
			a.value, a.high, a.scaled, a.end = a.value*w.Value, a.value*w.Value, true, r.doc.Tokens[a.last-1].End
			return a, true
		}
	}
	if a.unit == "" {
		a.unit = measure(word)
	}
	if a.unit == "" {
		a.unit = strings.ToLower(word)
	}
	a.end = r.doc.Tokens[a.last-1].End
	return a, true
}

// digits reads "1,234.5" from the front of s; false where it is no plain number
// ("12th", "1.2.3", "10:45", "0800-123").
func digits(s string) (n float64, size int, ok bool) {
	i, groups := 0, 0
	whole, frac, unit := 0.0, 0.0, 1.0
	for i < len(s) && isDigit(s[i]) {
		whole = whole*10 + float64(s[i]-'0')
		i++
	}
	for i > 0 && i+3 < len(s) && s[i] == ',' && isDigit(s[i+1]) && isDigit(s[i+2]) && isDigit(s[i+3]) && (i+4 == len(s) || !isDigit(s[i+4])) {
		for _, c := range []byte(s[i+1 : i+4]) {
			whole = whole*10 + float64(c-'0')
		}
		i, groups = i+4, groups+1
	}
	if i+1 < len(s) && s[i] == '.' && isDigit(s[i+1]) {
		for i++; i < len(s) && isDigit(s[i]); i++ {
			frac = frac*10 + float64(s[i]-'0')
			unit *= 10
		}
	}
	if i < len(s) && (s[i] == '.' || s[i] == ':' || s[i] == '/' || s[i] == ',' || strings.HasPrefix(s[i:], "th") || strings.HasPrefix(s[i:], "st") ||
		strings.HasPrefix(s[i:], "nd") || strings.HasPrefix(s[i:], "rd")) {
		return 0, i, false
	}
	if i > 18 {
		return 0, i, false // an account or a serial number
	}
	part := frac / unit // a variable of its own: no machine may fuse it with the sum
	return whole + part, i, true
}

// words reads number words: "twenty-five", "two hundred and ten thousand".
func (r *reader) words(a amount, k int) (amount, bool) {
	total, part, any := 0.0, 0.0, false
	next := k
	for ; next < len(r.doc.Tokens) && next < k+12; next++ {
		w := r.word(next)
		if v, ok := numberWord(w); ok {
			part, any = part+v, true
			a.last, a.end = next+1, r.doc.Tokens[next].End
			continue
		}
		if v, ok := scaleWord(w); ok && (any || next > k && article(r.word(k))) {
			part = max(part, 1) * v
			if v >= 1000 {
				total, part = total+part, 0
			}
			any, a.scaled = true, true
			a.last, a.end = next+1, r.doc.Tokens[next].End
			continue
		}
		if any && (w == "-" || fold(w, "and")) && next+1 < len(r.doc.Tokens) && joins(r.word(next+1), w) || next == k && article(w) {
			continue
		}
		break
	}
	a.value = total + part
	a.high = a.value
	return a, any && a.last > k
}

func article(w string) bool { return fold(w, "a") || fold(w, "an") }

// joins tells that a number word goes on after "-" or "and".
func joins(w, joint string) bool {
	_, number := numberWord(w)
	_, scale := scaleWord(w)
	return number || scale && joint == "-"
}

func numberWord(w string) (float64, bool) {
	if len(w) < 3 {
		return 0, false
	}
	if cut := strings.IndexByte(w, '-'); cut > 0 {
		tens, ok := lookup(en.Numbers, w[:cut])
		ones, both := lookup(en.Numbers, w[cut+1:])
		return tens + ones, ok && both && tens >= 20 && ones < 10
	}
	return lookup(en.Numbers, w)
}

func scaleWord(w string) (float64, bool) { return lookup(en.Scales, w) }

func lookup(list []en.Word, w string) (float64, bool) {
	for i := range list {
		if fold(w, list[i].Text) {
			return list[i].Value, true
		}
	}
	return 0, false
}

// fold compares with a lower-case ASCII word.
func fold(s, low string) bool {
	if len(s) != len(low) {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != low[i] {
			return false
		}
	}
	return true
}

// scale reads "billion" after digits.
func (r *reader) scale(a *amount) {
	k := a.last
	if r.word(k) == "-" {
		k++
	}
	if v, ok := scaleWord(r.word(k)); ok && r.sameField(a.first, k) {
		a.value, a.high, a.scaled = a.value*v, a.value*v, true
		a.last, a.end = k+1, r.doc.Tokens[k].End
	}
}

func (r *reader) sameField(i, k int) bool {
	return k < len(r.doc.Tokens) && r.doc.Tokens[i].Field == r.doc.Tokens[k].Field
}

// measure is the sign of a unit's word, "" for any other word.
func measure(w string) string {
	for i := range en.Measures {
		if fold(w, en.Measures[i].Text) {
			return en.Measures[i].Sign
		}
	}
	return ""
}

// names tells that a number is part of a name: "Boeing 737", "Article 5", "No. 1".
func (r *reader) names(a *amount) bool {
	if a.unit != "" || a.scaled || a.first == 0 || !isDigit(r.word(a.first)[0]) {
		return false
	}
	k := a.first - 1
	if r.word(k) == "." && k > 0 && fold(r.word(k-1), "no") {
		return true
	}
	p, w := &r.doc.Tokens[k], r.word(k)
	if fold(w, "no") || fold(w, "no.") || w == "#" || fold(w, "page") || fold(w, "chapter") || fold(w, "version") {
		return true
	}
	upper := capital(w) && p.Field == r.doc.Tokens[a.first].Field && r.doc.Article.Of(p.Field)[p.End-1] != '.'
	if !upper || r.startsSentence(a.first-1) {
		return false
	}
	return p.Tag == "NNP" || p.Tag == "NNPS" || p.Field == news.Body && (p.Tag == "NN" || p.Tag == "JJ") || p.Tag == "" && measure(r.word(a.last)) == "" && a.value < 1000
}

// capital tells that a word has a capital anywhere: "Boeing", "iPhone".
func capital(w string) bool {
	for i := range len(w) {
		if 'A' <= w[i] && w[i] <= 'Z' {
			return true
		}
	}
	return false
}

// score tells that two bare numbers are tied by a dash and are no range: "won
// 49-15".
func (r *reader) score(a *amount) bool {
	if a.unit != "" || a.scaled || !r.sameField(a.first, min(a.last+1, len(r.doc.Tokens)-1)) {
		return false
	}
	digitAt := func(i int) bool { w := r.word(i); return w != "" && isDigit(w[0]) }
	dash := func(i int) bool { w := r.word(i); return w == "-" || w == "–" }
	glued := func(i int) bool {
		return i > 0 && i < len(r.doc.Tokens) && r.doc.Tokens[i].Start == r.doc.Tokens[i-1].End
	}
	if dash(a.first-1) && glued(a.first) && digitAt(a.first-2) {
		return true
	}
	if dash(a.last) && glued(a.last) && digitAt(a.last+1) && glued(a.last+1) {
		n, _, ok := digits(r.word(a.last + 1))
		return ok && n <= a.value
	}
	return false
}

// aside tells that a bare number stands between commas or brackets, as ages and
// footnotes do: "Scott, 69, said".
func (r *reader) aside(a *amount) bool {
	before, after := r.word(a.first-1), r.word(a.last)
	return before == "," && (after == "," || after == ".") || before == "(" || before == "#"
}

func (r *reader) startsSentence(i int) bool {
	return i == 0 || strings.ContainsAny(r.word(i-1), ".!?\"“”:") || r.doc.Tokens[i].Field != r.doc.Tokens[i-1].Field
}

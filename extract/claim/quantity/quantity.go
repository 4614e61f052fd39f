// Package quantity answers the question: how many, how much? It finds numbers
// with what they count and how they are meant.
//
//	// "More than 40 people were hurt and the damage is put at $2.4 billion."
//	quantity.Annotate(doc, &en.Words)
//	doc.Quantities[0] // 40, unit "people", at least
//	doc.Quantities[1] // 2400000000, unit "USD", exact
//
// Dates, clock times and the numbers in names ("iPhone 6", "Flight 370") are no
// quantities. A number that counts has the lemma of the noun as its unit.
package quantity

import (
	"strconv"
	"strings"

	"hearsay/extract/news"
)

// Lexicon is what the reader needs to know of a language; keys are lower case.
type Lexicon struct {
	Number   func(word string) (float64, bool)      // "forty", "a dozen" without its article
	Multiple func(word string) (float64, bool)      // "million", "bn"
	Unit     func(word string) (string, bool)       // "percent", "euros": ISO code or symbol
	Currency func(mark string) (string, bool)       // "$", "£"
	Bound    func(before string) (news.Bound, bool) // the one or two words before
	Range    func(word string) bool                 // "to", "and" between two numbers
}

// Annotate fills doc.Quantities in the order of the text. It needs tokens and
// times; with tags and lemmas it knows what is counted.
func Annotate(doc *news.Document, lex *Lexicon) {
	doc.Quantities = nil
	r := reader{doc: doc, lex: lex}
	for i := 0; i < len(doc.Tokens); {
		if q, next, ok := r.at(i); ok {
			doc.Quantities = append(doc.Quantities, q)
			i = next
			continue
		}
		i++
	}
}

type reader struct {
	doc  *news.Document
	lex  *Lexicon
	time int // first time that does not end before the token at hand
}

func (r *reader) text(i int) string {
	if i < 0 || i >= len(r.doc.Tokens) {
		return ""
	}
	return r.doc.Text(r.doc.Tokens[i].Span)
}

func (r *reader) low(i int) string { return strings.ToLower(r.text(i)) }

// at reads the quantity that starts at token i and the token after it.
func (r *reader) at(i int) (news.Quantity, int, bool) {
	q := news.Quantity{Bound: news.Exact}
	k := i
	if unit, ok := r.lex.Currency(r.low(k)); ok {
		q.Unit = unit
		k++
	}
	num, next, ok := r.number(k, &q)
	if !ok || r.inTime(i) {
		return q, i, false
	}
	q.Value, q.High = num, num
	next = r.upper(next, &q)
	if q.Unit == "" {
		next = r.unit(next, &q)
	}
	if q.Unit == "" && r.partOfName(i, next) {
		return q, i, false
	}
	r.bound(i, next, &q)
	q.Range = news.Range{First: i, Last: next}
	q.Span = news.Span{Field: r.doc.Tokens[i].Field, Start: r.doc.Tokens[i].Start, End: r.doc.Tokens[next-1].End}
	q.Text = r.doc.Text(q.Span)
	return q, next, true
}

// number reads digits or number words with their multiples from token k.
func (r *reader) number(k int, q *news.Quantity) (float64, int, bool) {
	if !r.sameLine(k-1, k) && q.Unit != "" {
		return 0, k, false
	}
	v, ok := r.digits(r.low(k), q)
	if !ok {
		if v, ok = r.lex.Number(r.low(k)); !ok {
			return 0, k, false
		}
	}
	k++
	for {
		m, ok := r.lex.Multiple(r.low(k))
		if !ok || !r.sameLine(k-1, k) {
			return v, k, true
		}
		v = float64(v * m)
		k++
	}
}

func (r *reader) sameLine(a, b int) bool {
	return a >= 0 && b < len(r.doc.Tokens) && r.doc.Tokens[a].Field == r.doc.Tokens[b].Field && r.doc.Tokens[b].Start-r.doc.Tokens[a].End <= 1
}

// digits reads "40,000", "2.4", "$5", "3m", "62%".
func (r *reader) digits(s string, q *news.Quantity) (float64, bool) {
	start := strings.IndexFunc(s, func(c rune) bool { return c >= '0' && c <= '9' })
	if start < 0 || start > 4 {
		return 0, false
	}
	if start > 0 {
		unit, ok := r.lex.Currency(s[:start])
		if !ok {
			return 0, false
		}
		q.Unit = unit
	}
	end := start
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || (s[end] == ',' || s[end] == '.') && end+1 < len(s) && s[end+1] >= '0' && s[end+1] <= '9') {
		end++
	}
	v, err := strconv.ParseFloat(strings.ReplaceAll(s[start:end], ",", ""), 64)
	if err != nil {
		return 0, false
	}
	return r.suffix(v, s[end:], q)
}

// suffix reads what is glued to the digits: "%", "m", "bn", "km".
func (r *reader) suffix(v float64, rest string, q *news.Quantity) (float64, bool) {
	if rest == "" || rest == "." {
		return v, true
	}
	if m, ok := r.lex.Multiple(rest); ok {
		return float64(v * m), true
	}
	if unit, ok := r.lex.Unit(rest); ok {
		q.Unit = unit
		return v, true
	}
	return 0, false
}

// upper reads the end of a range: "10 to 12", "between 10 and 12", "10-12".
func (r *reader) upper(k int, q *news.Quantity) int {
	if !r.lex.Range(r.low(k)) || !r.sameLine(k-1, k) {
		return k
	}
	var other news.Quantity
	v, next, ok := r.number(k+1, &other)
	if !ok || v <= q.Value {
		return k
	}
	q.High = v
	if other.Unit != "" {
		q.Unit = other.Unit
	}
	return next
}

// maxNoun is how many words may stand between a number and what it counts.
const maxNoun = 5

// unit reads what follows the number: a unit word, or the noun that is counted.
func (r *reader) unit(k int, q *news.Quantity) int {
	if u, ok := r.lex.Unit(r.low(k)); ok {
		q.Unit = u
		return k + 1
	}
	if u, ok := r.lex.Unit(r.low(k) + " " + r.low(k+1)); ok {
		q.Unit = u
		return k + 2
	}
	noun := -1
	for n := k; n < min(k+maxNoun, len(r.doc.Tokens)) && r.sameLine(n-1, n); n++ {
		switch r.doc.Tokens[n].UPOS {
		case "NOUN":
			noun = n
			continue
		case "ADJ", "PROPN":
			if noun < 0 {
				continue
			}
		}
		break
	}
	if noun < 0 {
		return k
	}
	q.Unit = r.doc.Tokens[noun].Lemma
	return noun + 1
}

// partOfName: the number of a model, flight or article, or somebody's age.
func (r *reader) partOfName(i, next int) bool {
	before, after := r.text(i-1), r.text(next)
	if before != strings.ToLower(before) && r.sameLine(i-1, i) {
		return true
	}
	return before == "," && (after == "," || after == ".") || before == "(" || before == "#"
}

// bound reads the words before ("more than") and after ("or more").
func (r *reader) bound(i, next int, q *news.Quantity) {
	for _, before := range []string{r.low(i-2) + " " + r.low(i-1), r.low(i - 1), r.low(i-3) + " " + r.low(i-2) + " " + r.low(i-1)} {
		if b, ok := r.lex.Bound(before); ok {
			q.Bound = b
			return
		}
	}
	if b, ok := r.lex.Bound("… " + r.low(next) + " " + r.low(next+1)); ok {
		q.Bound = b
	}
}

// inTime tells whether token i lies in an expression of time.
func (r *reader) inTime(i int) bool {
	for r.time < len(r.doc.Times) && r.doc.Times[r.time].Last <= i {
		r.time++
	}
	return r.time < len(r.doc.Times) && r.doc.Times[r.time].Has(i)
}

package query

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"hearsay/extract/news"
)

// maxTerms and maxDepth bound what a store has to translate: SQLite refuses
// expressions deeper than 1,000, and nobody types so many.
const (
	maxTerms = 200
	maxDepth = 50
)

// Parse reads a query. Words such as "today" are not understood: see ParseAt.
func Parse(text string) (*Query, error) { return ParseAt(text, "") }

// ParseAt reads a query in which the dates "today", "yesterday" and "tomorrow"
// are counted from the ISO day given.
func ParseAt(text, today string) (*Query, error) {
	p := parser{text: text, today: today}
	root, err := p.or(0)
	if err != nil {
		return nil, err
	}
	p.space()
	if p.at < len(text) {
		return nil, p.fail(p.at, p.at+1, "a parenthesis is closed that was not opened")
	}
	return &Query{Root: root}, nil
}

// Where makes the query field:value from a command-line flag, with the value as
// one phrase if it is a name. The error points into "field:value".
func Where(field, value, today string) (*Query, error) {
	f, op, ok := lookup(field)
	p := parser{text: field + ":" + value, today: today}
	if !ok {
		return nil, p.noField(0, field)
	}
	at := len(field) + 1
	if f.Kind == Name {
		value = strings.TrimSpace(value)
		prefix := strings.HasSuffix(value, "*")
		value = strings.Trim(strings.TrimSuffix(value, "*"), `"`)
		if !wordy(value) {
			return nil, p.fail(at, len(p.text), "a value is missing after "+field+":")
		}
		return &Query{Root: &Filter{Field: f, Values: []Value{{Text: value, Phrase: true, Prefix: prefix}}}}, nil
	}
	filter := &Filter{Field: f}
	for part := range strings.SplitSeq(value, ",") {
		v, err := p.value(f, op, piece{text: part, start: at, end: at + len(part)})
		if err != nil {
			return nil, err
		}
		filter.Values = append(filter.Values, v)
		at += len(part) + 1
	}
	return &Query{Root: filter}, nil
}

type parser struct {
	text  string
	today string
	at    int // the next byte to read
	terms int
}

func (p *parser) fail(start, end int, problem string) error {
	return &Error{Query: p.text, Start: start, End: max(start, end), Problem: problem}
}

func (p *parser) noField(start int, name string) error {
	problem := "no field " + strconv.Quote(name)
	if near := nearest(name); near != "" {
		problem += "; did you mean " + near + "?"
	}
	return p.fail(start, start+len(name), problem)
}

func (p *parser) space() {
	for p.at < len(p.text) {
		r, n := utf8.DecodeRuneInString(p.text[p.at:])
		if !unicode.IsSpace(r) {
			return
		}
		p.at += n
	}
}

// keyword reads OR, AND or NOT, which stand alone and in capitals.
func (p *parser) keyword(word string) bool {
	p.space()
	rest := p.text[p.at:]
	if !strings.HasPrefix(rest, word) {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(rest[len(word):]); len(rest) > len(word) && !unicode.IsSpace(r) && r != '(' && r != ')' {
		return false
	}
	p.at += len(word)
	return true
}

func (p *parser) or(depth int) (Node, error) {
	var parts []Node
	for {
		start := p.at
		n, err := p.and(depth)
		if err != nil {
			return nil, err
		}
		if n != nil {
			parts = append(parts, n)
		}
		again := p.keyword("OR")
		if again {
			start = p.at
		}
		if n == nil && (again || len(parts) > 0) {
			return nil, p.fail(start-len("OR"), start, "OR needs something on both sides")
		}
		if !again {
			break
		}
	}
	if len(parts) < 2 {
		return all(parts), nil
	}
	return &Or{Parts: parts}, nil
}

func (p *parser) and(depth int) (Node, error) {
	var parts []Node
	for {
		p.space()
		at := p.at
		if p.at == len(p.text) || p.text[p.at] == ')' || p.keyword("OR") {
			p.at = at
			return all(parts), nil
		}
		if p.keyword("AND") {
			p.space()
			if len(parts) == 0 || p.at == len(p.text) || p.text[p.at] == ')' {
				return nil, p.fail(at, at+3, "AND needs something on both sides")
			}
			continue
		}
		n, err := p.term(depth)
		if err != nil {
			return nil, err
		}
		parts = append(parts, flat(n)...)
	}
}

func (p *parser) term(depth int) (Node, error) {
	start := p.at
	if p.terms++; p.terms > maxTerms || depth > maxDepth {
		return nil, p.fail(start, start+1, "the query is too long")
	}
	switch {
	case p.text[p.at] == '(':
		return p.group(depth)
	case p.keyword("NOT") || p.minus():
		return p.not(start, depth)
	case p.text[p.at] == '"':
		w, err := p.piece(false)
		return &Words{Text: w.text, Phrase: true, Prefix: w.prefix}, err
	}
	return p.word()
}

func (p *parser) minus() bool {
	if p.text[p.at] != '-' {
		return false
	}
	p.at++
	return true
}

func (p *parser) not(start, depth int) (Node, error) {
	p.space()
	if p.at == len(p.text) || p.text[p.at] == ')' {
		return nil, p.fail(start, p.at, "what is not wanted? Something must follow")
	}
	n, err := p.term(depth + 1)
	if err != nil {
		return nil, err
	}
	if not, ok := n.(*Not); ok {
		return not.Part, nil
	}
	return &Not{Part: n}, nil
}

func (p *parser) group(depth int) (Node, error) {
	start := p.at
	p.at++
	n, err := p.or(depth + 1)
	if err != nil {
		return nil, err
	}
	if p.space(); p.at == len(p.text) {
		return nil, p.fail(start, start+1, "this parenthesis is not closed")
	}
	p.at++
	if n == nil {
		return nil, p.fail(start, p.at, "nothing stands between the parentheses")
	}
	return n, nil
}

// word reads a word of text, or a filter when it begins with a field's name.
func (p *parser) word() (Node, error) {
	start := p.at
	if name := p.fieldName(); name != "" {
		f, aliasOp, ok := lookup(name)
		if !ok {
			return nil, p.noField(start, name)
		}
		return p.filter(f, aliasOp, start)
	}
	w, err := p.piece(false)
	if err != nil {
		return nil, err
	}
	if !wordy(w.text) {
		return nil, p.fail(w.start, w.end, "nothing to look for: no letter and no digit")
	}
	return &Words{Text: w.text, Prefix: w.prefix}, nil
}

// fieldName reads "name:" or "name>=" and the like. "12:30" and "http://x" are
// words, not fields.
func (p *parser) fieldName() string {
	rest := p.text[p.at:]
	n := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '_' })
	if n <= 0 || !strings.ContainsRune(":<>=", rune(rest[n])) || strings.HasPrefix(rest[n:], "://") {
		return ""
	}
	p.at += n
	if rest[n] == ':' {
		p.at++
	}
	return rest[:n]
}

// operator reads <, <=, >, >= or = before a value.
func (p *parser) operator() string {
	for _, op := range []string{"<=", ">=", "<", ">", "="} {
		if strings.HasPrefix(p.text[p.at:], op) {
			p.at += len(op)
			return op
		}
	}
	return ""
}

func (p *parser) filter(f Field, aliasOp string, start int) (Node, error) {
	filter := &Filter{Field: f}
	for {
		at := p.at
		op := p.operator()
		if op != "" && aliasOp != "" || op != "" && op != "=" && f.Kind != Date && f.Kind != Number {
			return nil, p.fail(at, p.at, "no "+op+" here")
		}
		w, err := p.piece(true)
		if err != nil {
			return nil, err
		}
		if w.text == "" || !w.phrase && strings.ContainsRune("<>=", rune(w.text[0])) {
			return nil, p.fail(start, max(p.at, start+1), "a value is missing after "+f.Name+":")
		}
		if op == "" || op == "=" {
			op = aliasOp
		}
		v, err := p.value(f, op, w)
		if err != nil {
			return nil, err
		}
		filter.Values = append(filter.Values, v)
		if len(filter.Values) > maxTerms {
			return nil, p.fail(at, p.at, "the query is too long")
		}
		if p.at == len(p.text) || p.text[p.at] != ',' {
			return filter, nil
		}
		p.at++
	}
}

// piece is a word or phrase of the query and where it stands.
type piece struct {
	text           string
	phrase, prefix bool
	start, end     int
}

// piece reads up to a space, parenthesis, quotation mark or, in a value, comma;
// or a phrase. \" stands for a quotation mark in a phrase.
func (p *parser) piece(value bool) (piece, error) {
	w := piece{start: p.at}
	if p.at < len(p.text) && p.text[p.at] == '"' {
		return p.phrase()
	}
	stop := strings.IndexFunc(p.text[p.at:], func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune(`()"`, r) || value && r == ','
	})
	if stop < 0 {
		stop = len(p.text) - p.at
	}
	p.at += stop
	w.text, w.end = p.text[w.start:p.at], p.at
	if w.text != "" {
		w.text, w.prefix = strings.TrimRight(w.text, "*"), strings.HasSuffix(w.text, "*")
	}
	return w, nil
}

func (p *parser) phrase() (piece, error) {
	w := piece{start: p.at, phrase: true}
	end := p.at + 1
	for end < len(p.text) && (p.text[end] != '"' || p.text[end-1] == '\\') {
		end++
	}
	if end == len(p.text) {
		return w, p.fail(w.start, end, "this quotation mark is not closed")
	}
	w.text = strings.ReplaceAll(p.text[w.start+1:end], `\"`, `"`)
	// a last \ would hide the closing mark
	w.text = strings.TrimSpace(strings.TrimRightFunc(w.text, func(r rune) bool { return r == '\\' || unicode.IsSpace(r) }))
	p.at, w.end = end+1, end+1
	if strings.HasPrefix(p.text[p.at:], "*") {
		w.prefix = true
		p.at++
	}
	if !wordy(w.text) {
		return w, p.fail(w.start, w.end, "nothing to look for between the quotation marks")
	}
	return w, nil
}

// wordy tells whether s has anything that a text index knows.
func wordy(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) >= 0
}

func (p *parser) value(f Field, op string, w piece) (Value, error) {
	switch f.Kind {
	case Date:
		return p.date(op, w)
	case Number:
		return p.number(op, w)
	case Choice:
		return p.choice(f, w)
	case Flag:
		return p.flag(f, w)
	case Name:
		if !wordy(w.text) {
			return Value{}, p.fail(w.start, w.end, "nothing to look for: no letter and no digit")
		}
		return Value{Text: w.text, Phrase: w.phrase, Prefix: w.prefix}, nil
	}
	return Value{Text: w.text, Phrase: w.phrase, Prefix: w.prefix}, nil
}

func (p *parser) choice(f Field, w piece) (Value, error) {
	text := strings.ToLower(w.text)
	if slices.Contains(f.Choices, text) {
		return Value{Text: text}, nil
	}
	problem := f.Name + " is one of " + strings.Join(f.Choices, ", ")
	if near := closest(text, f.Choices); near != "" {
		problem = "did you mean " + near + "? " + problem
	}
	return Value{}, p.fail(w.start, w.end, problem)
}

func (p *parser) flag(f Field, w piece) (Value, error) {
	switch strings.ToLower(w.text) {
	case "yes", "true", "1":
		return Value{Yes: true}, nil
	case "no", "false", "0":
		return Value{}, nil
	}
	return Value{}, p.fail(w.start, w.end, f.Name+" is yes or no")
}

func (p *parser) number(op string, w piece) (Value, error) {
	low, high, isRange := strings.Cut(w.text, "..")
	var v Value
	var err error
	switch {
	case isRange && op != "" || isRange && low == "" && high == "":
		return v, p.fail(w.start, w.end, "a range stands alone, as in 0.5..0.8")
	case isRange:
		if v.Low, err = p.float(low, w); err == nil {
			v.High, err = p.float(high, w)
		}
		if err == nil && v.Low != nil && v.High != nil && *v.Low > *v.High {
			err = p.fail(w.start, w.end, "the range ends before it begins")
		}
		return v, err
	}
	x, err := p.float(w.text, w)
	if err == nil && x == nil {
		err = p.fail(w.start, w.end, "a number is missing")
	}
	if err != nil {
		return v, err
	}
	return bounded(op, x), nil
}

func bounded(op string, x *float64) Value {
	switch op {
	case "<", "<=":
		return Value{High: x, HighOpen: op == "<"}
	case ">", ">=":
		return Value{Low: x, LowOpen: op == ">"}
	}
	return Value{Low: x, High: x}
}

// float reads a number; "" is nil, an open end of a range.
func (p *parser) float(s string, w piece) (*float64, error) {
	if s == "" {
		return nil, nil
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return nil, p.fail(w.start, w.end, strconv.Quote(s)+" is no number")
	}
	return &x, nil
}

const isoDay = "2006-01-02"

func (p *parser) date(op string, w piece) (Value, error) {
	a, b, isRange := strings.Cut(w.text, "..")
	if isRange && (op != "" || a == "" && b == "") {
		return Value{}, p.fail(w.start, w.end, "a range stands alone, as in 2023-03..2023-04")
	}
	if !isRange {
		first, last, err := p.period(a, w)
		return dates(op, first, last), err
	}
	var v Value
	if a != "" {
		first, _, err := p.period(a, w)
		if err != nil {
			return v, err
		}
		v.From = first.Format(isoDay)
	}
	if b != "" {
		_, last, err := p.period(b, w)
		if err != nil {
			return v, err
		}
		v.To = last.Format(isoDay)
	}
	if v.From != "" && v.To != "" && v.From > v.To {
		return v, p.fail(w.start, w.end, "the range ends before it begins")
	}
	return v, nil
}

// dates turns an operator and a period into a range of days.
func dates(op string, first, last time.Time) Value {
	switch op {
	case "<":
		return Value{To: first.AddDate(0, 0, -1).Format(isoDay)}
	case "<=":
		return Value{To: last.Format(isoDay)}
	case ">":
		return Value{From: last.AddDate(0, 0, 1).Format(isoDay)}
	case ">=":
		return Value{From: first.Format(isoDay)}
	}
	return Value{From: first.Format(isoDay), To: last.Format(isoDay)}
}

// relativeDays are the words for days around today.
var relativeDays = map[string]int{"yesterday": -1, "today": 0, "tomorrow": 1}

func (p *parser) period(s string, w piece) (first, last time.Time, err error) {
	if n, ok := relativeDays[strings.ToLower(s)]; ok {
		if day, ok := news.ParseDay(p.today); ok {
			return day.AddDate(0, 0, n), day.AddDate(0, 0, n), nil
		}
	}
	first, last, ok := news.Period(strings.ToUpper(s))
	if !ok || first.Year() < 1 {
		return first, last, p.fail(w.start, w.end, strconv.Quote(s)+" is no date; write 2023-03-31, 2023-03, 2023-Q1, 2023-W12 or 2023")
	}
	return first, last, nil
}

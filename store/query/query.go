// Package query answers the question: which claims does somebody ask for? It is
// the one query language of the command line, of alerts and of the pages:
//
//	iPhone "end of March" device:iPhone -status:denied
//	(source:Kommersant OR source:Reuters) due:2023-03..2023-04
//	who:"Tim Cook" published:>=2023-02 confidence:>=0.8
//
// Words and "phrases" are looked for in the text; "phon*" finds what begins so.
// field:value filters (see Fields); field:a,b means either. Dates are days,
// weeks, months, quarters, halves, seasons or years, with <, <=, >, >= or
// ranges a..b, a.., ..b. Terms beside each other must all hold; OR, - (not) and
// parentheses combine them.
//
// Here the text becomes a Query; each store translates it. Errors are an *Error
// that points at the place.
package query

import (
	"strconv"
	"strings"
	"unicode"
)

// Query is a parsed query. A nil *Query or a nil Root asks for everything.
type Query struct {
	Root Node // *And, *Or, *Not, *Words, *Filter or nil
}

// Node is a part of a query.
type Node interface {
	print(b *strings.Builder, inner bool)
}

// And holds when all of its parts do. It has at least two.
type And struct{ Parts []Node }

// Or holds when one of its parts does. It has at least two.
type Or struct{ Parts []Node }

// Not holds when its part does not.
type Not struct{ Part Node }

// Words is text to look for: a word, or words in this order.
type Words struct {
	Text   string
	Phrase bool // written in quotation marks
	Prefix bool // the last word may go on
}

// Filter holds when the field has one of the values.
type Filter struct {
	Field  Field
	Values []Value
}

// Value is one value of a filter; which parts are used follows from Field.Kind.
type Value struct {
	Text           string // Name, Choice, ID: what stands there
	Phrase, Prefix bool   // Name: as in Words
	// Date: first and last ISO day, both included; "" is open.
	From, To string
	// Number: bounds, included unless open; nil for none.
	Low, High         *float64
	LowOpen, HighOpen bool
	Yes               bool // Flag
}

// String prints the query so that parsing it gives the same query.
func (q *Query) String() string {
	if q == nil || q.Root == nil {
		return ""
	}
	var b strings.Builder
	q.Root.print(&b, false)
	return b.String()
}

// Join is the query that asks for all of the given ones at once.
func Join(queries ...*Query) *Query {
	var parts []Node
	for _, q := range queries {
		if q != nil && q.Root != nil {
			parts = append(parts, flat(q.Root)...)
		}
	}
	return &Query{Root: all(parts)}
}

// flat lists the parts of a conjunction.
func flat(n Node) []Node {
	if and, ok := n.(*And); ok {
		return and.Parts
	}
	return []Node{n}
}

func all(parts []Node) Node {
	switch len(parts) {
	case 0:
		return nil
	case 1:
		return parts[0]
	}
	return &And{Parts: parts}
}

// Walk calls f for every node, outer ones first. negated tells whether an odd
// number of Nots stands around it.
func (q *Query) Walk(f func(n Node, negated bool)) {
	if q != nil && q.Root != nil {
		walk(q.Root, false, f)
	}
}

func walk(n Node, negated bool, f func(Node, bool)) {
	f(n, negated)
	switch n := n.(type) {
	case *And:
		for _, p := range n.Parts {
			walk(p, negated, f)
		}
	case *Or:
		for _, p := range n.Parts {
			walk(p, negated, f)
		}
	case *Not:
		walk(n.Part, !negated, f)
	}
}

func (n *And) print(b *strings.Builder, inner bool) { list(b, n.Parts, " ", inner) }

func (n *Or) print(b *strings.Builder, inner bool) { list(b, n.Parts, " OR ", inner) }

func list(b *strings.Builder, parts []Node, between string, inner bool) {
	if inner {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	for i, p := range parts {
		if i > 0 {
			b.WriteString(between)
		}
		p.print(b, true)
	}
}

func (n *Not) print(b *strings.Builder, _ bool) {
	b.WriteByte('-')
	n.Part.print(b, true)
}

func (n *Words) print(b *strings.Builder, _ bool) { printText(b, n.Text, n.Phrase, n.Prefix) }

func printText(b *strings.Builder, text string, phrase, prefix bool) {
	if phrase || text == "OR" { // the word, not the operator
		b.WriteString(`"` + strings.ReplaceAll(text, `"`, `\"`) + `"`)
	} else {
		b.WriteString(text)
	}
	if prefix {
		b.WriteByte('*')
	}
}

func (n *Filter) print(b *strings.Builder, _ bool) {
	b.WriteString(n.Field.Name + ":")
	for i, v := range n.Values {
		if i > 0 {
			b.WriteByte(',')
		}
		v.print(b, n.Field.Kind)
	}
}

func (v Value) print(b *strings.Builder, kind Kind) {
	switch kind {
	case Date:
		b.WriteString(v.From)
		if v.From != v.To {
			b.WriteString(".." + v.To)
		}
	case Number:
		v.printNumber(b)
	case Flag:
		b.WriteString(map[bool]string{true: "yes", false: "no"}[v.Yes])
	default:
		printText(b, v.Text, v.Phrase, v.Prefix)
	}
}

func (v Value) printNumber(b *strings.Builder) {
	text := func(x *float64) string { return strconv.FormatFloat(*x, 'g', -1, 64) }
	switch {
	case v.Low != nil && v.High != nil && *v.Low == *v.High:
		b.WriteString(text(v.Low))
	case v.Low != nil && v.High != nil:
		b.WriteString(text(v.Low) + ".." + text(v.High))
	case v.Low != nil:
		b.WriteString(map[bool]string{true: ">", false: ">="}[v.LowOpen] + text(v.Low))
	default:
		b.WriteString(map[bool]string{true: "<", false: "<="}[v.HighOpen] + text(v.High))
	}
}

// Error is a query that cannot be read. Its text shows the place:
//
//	no field "devise"; did you mean device?
//	  devise:iPhone due:2023
//	  ^^^^^^
type Error struct {
	Query      string
	Start, End int // bytes of Query
	Problem    string
}

func (e *Error) Error() string {
	line, start, end := e.Query, e.Start, e.End
	if nl := strings.LastIndexByte(line[:start], '\n'); nl >= 0 {
		line, start, end = line[nl+1:], start-nl-1, end-nl-1
	}
	if nl := strings.IndexByte(line, '\n'); nl >= 0 {
		line, end = line[:nl], min(end, nl)
	}
	marks := max(1, len([]rune(line[start:max(start, end)])))
	return e.Problem + "\n  " + line + "\n  " + blank(line[:start]) + strings.Repeat("^", marks)
}

// blank is spaces as wide as s is on a terminal, as far as runes tell; tabs stay.
func blank(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || unicode.Is(unicode.Mn, r) {
			return r
		}
		return ' '
	}, s)
}

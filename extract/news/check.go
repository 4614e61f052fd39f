package news

import (
	"errors"
	"fmt"
	"unicode/utf8"
)

// Check states every promise of a document and returns the first few that are
// broken, each named by layer and index; nil when all hold. Annotators' tests
// and fuzz targets end with it.
func Check(d *Document) error {
	c := checker{doc: d}
	c.tokens()
	c.sentences()
	c.quotes()
	c.mentions()
	c.times()
	c.statements()
	c.claims()
	return errors.Join(c.errs...)
}

// maxProblems keeps the report of a wholly broken document readable.
const maxProblems = 10

type checker struct {
	doc  *Document
	errs []error
}

func (c *checker) fail(format string, args ...any) {
	if len(c.errs) < maxProblems {
		c.errs = append(c.errs, fmt.Errorf(format, args...))
	}
}

// span checks bounds and rune borders. An empty span is allowed where absent is.
func (c *checker) span(s Span, absent bool, layer string, i int) {
	if absent && s == (Span{}) {
		return
	}
	text := c.doc.Article.Of(s.Field)
	switch {
	case s.Start < 0 || s.End > len(text) || s.Start >= s.End:
		c.fail("%s %d: span %d..%d outside %s of %d bytes", layer, i, s.Start, s.End, s.Field, len(text))
	case !border(text, s.Start) || !border(text, s.End):
		c.fail("%s %d: span %d..%d cuts a rune of %s", layer, i, s.Start, s.End, s.Field)
	}
}

// border tells that i does not lie inside a character. A stray byte of broken
// UTF-8 is a character of its own.
func border(text string, i int) bool {
	if i == len(text) || utf8.RuneStart(text[i]) {
		return true
	}
	for j := i - 1; j >= 0 && j > i-utf8.UTFMax; j-- {
		if utf8.RuneStart(text[j]) {
			_, size := utf8.DecodeRuneInString(text[j:])
			return j+size <= i
		}
	}
	return true
}

func (c *checker) run(r Range, layer string, i int) {
	if r.First < 0 || r.Last > len(c.doc.Tokens) || r.First >= r.Last {
		c.fail("%s %d: tokens %d..%d outside %d", layer, i, r.First, r.Last, len(c.doc.Tokens))
	}
}

func (c *checker) tokens() {
	var last Span
	for i, t := range c.doc.Tokens {
		c.span(t.Span, false, "token", i)
		if i > 0 && (t.Field == Title && last.Field == Body || t.Field == last.Field && t.Start < last.End) {
			c.fail("token %d: starts at %d before the last one ends at %d", i, t.Start, last.End)
		}
		last = t.Span
		if t.Head < -1 || t.Head >= len(c.doc.Tokens) || t.Head == i {
			c.fail("token %d: head %d outside -1..%d", i, t.Head, len(c.doc.Tokens)-1)
		}
	}
}

func (c *checker) sentences() {
	next := 0
	for i, s := range c.doc.Sentences {
		c.run(s.Range, "sentence", i)
		c.span(s.Span, false, "sentence", i)
		if s.First != next {
			c.fail("sentence %d: starts at token %d, want %d: every token is in one sentence", i, s.First, next)
		}
		next = s.Last
		for t := s.First; t < s.Last && t < len(c.doc.Tokens); t++ {
			if h := c.doc.Tokens[t].Head; h >= 0 && !s.Has(h) {
				c.fail("token %d: head %d outside its sentence %d", t, h, i)
			}
		}
	}
	if len(c.doc.Sentences) > 0 && next != len(c.doc.Tokens) {
		c.fail("sentences end at token %d of %d", next, len(c.doc.Tokens))
	}
}

func (c *checker) quotes() {
	for i, q := range c.doc.Quotes {
		c.span(q.Span, false, "quote", i)
		c.span(q.Inner, true, "quote inner", i)
		c.run(q.Range, "quote", i)
	}
}

func (c *checker) mentions() {
	for i, m := range c.doc.Mentions {
		c.span(m.Span, false, "mention", i)
		c.run(m.Range, "mention", i)
		c.entity(m.Entity, "mention", i)
		if !m.Has(m.Head) {
			c.fail("mention %d: head %d outside it", i, m.Head)
		}
	}
}

func (c *checker) entity(e int, layer string, i int) {
	if e < -1 || e >= len(c.doc.Entities) {
		c.fail("%s %d: entity %d outside %d", layer, i, e, len(c.doc.Entities))
	}
}

func (c *checker) times() {
	for i, t := range c.doc.Times {
		c.span(t.Span, false, "time", i)
		c.span(t.Bare, true, "time bare", i)
	}
	for i, q := range c.doc.Quantities {
		c.span(q.Span, false, "quantity", i)
	}
}

func (c *checker) statements() {
	for i, s := range c.doc.Statements {
		c.spans(s.Source, "statement source", i)
		c.spans(s.Cue, "statement cue", i)
		c.spans(s.Content, "statement content", i)
		if s.Parent < -1 || s.Parent >= len(c.doc.Statements) || s.Parent == i {
			c.fail("statement %d: parent %d", i, s.Parent)
		}
		c.reason(s.Reason, "statement", i)
		c.score(s.Confidence, "statement", i)
		c.chain(s.Chain, "statement", i)
	}
}

func (c *checker) spans(list []Span, layer string, i int) {
	for k, s := range list {
		c.span(s, false, layer, i)
		if k > 0 && !list[k-1].Before(s) {
			c.fail("%s %d: piece %d is out of order", layer, i, k)
		}
	}
}

func (c *checker) chain(chain []Source, layer string, i int) {
	for _, s := range chain {
		c.span(s.Span, true, layer+" source", i)
		c.entity(s.Entity, layer+" source", i)
		if s.Name == "" {
			c.fail("%s %d: a hop without a name", layer, i)
		}
	}
}

func (c *checker) reason(r Reason, layer string, i int) {
	if r.Rule == "" {
		c.fail("%s %d: no reason", layer, i)
	}
	for _, s := range r.Spans {
		c.span(s, false, layer+" reason", i)
	}
}

func (c *checker) score(x float64, layer string, i int) {
	if !(x >= 0 && x <= 1) {
		c.fail("%s %d: confidence %v outside 0..1", layer, i, x)
	}
}

func (c *checker) claims() {
	seen := make(map[string]int, len(c.doc.Claims))
	for i := range c.doc.Claims {
		cl := &c.doc.Claims[i]
		c.span(cl.Evidence, false, "claim evidence", i)
		c.span(cl.Content, false, "claim content", i)
		for _, s := range []Span{cl.Who.Span, cl.By.Span, cl.Predicate.Span, cl.Object.Span, cl.Place.Span} {
			c.span(s, true, "claim field", i)
		}
		for _, d := range cl.Devices {
			c.span(d.Span, true, "claim device", i)
		}
		if cl.Deadline != nil {
			c.span(cl.Deadline.Span, false, "claim deadline", i)
		}
		if cl.Statement < -1 || cl.Statement >= len(c.doc.Statements) {
			c.fail("claim %d: statement %d outside %d", i, cl.Statement, len(c.doc.Statements))
		}
		if cl.Status == "" || cl.Modality == "" || cl.Polarity == "" {
			c.fail("claim %d: status %q, modality %q, polarity %q must all be set", i, cl.Status, cl.Modality, cl.Polarity)
		}
		if j, dup := seen[cl.ID]; dup || cl.ID == "" {
			c.fail("claim %d: id %q empty or that of claim %d", i, cl.ID, j)
		}
		seen[cl.ID] = i
		c.entity(cl.Who.Entity, "claim who", i)
		c.entity(cl.By.Entity, "claim by", i)
		c.chain(cl.Source, "claim", i)
		c.reason(cl.Reason, "claim", i)
		c.score(cl.Confidence, "claim", i)
	}
}

package news

// Field says which text of an article a span points into.
type Field uint8

// The two texts that are read for claims.
const (
	Body  Field = iota // Article.Text
	Title              // Article.Title
)

func (f Field) String() string {
	if f == Title {
		return "title"
	}
	return "text"
}

// Span is a half-open stretch [Start, End) of bytes of one of an article's two
// texts. Offsets are bytes inside the program and become code points only at
// the edges (JSON, brat, the web).
type Span struct {
	Field      Field
	Start, End int
}

// Len is the span's length in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Empty tells that the span covers nothing; the zero Span means "absent".
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains tells whether t lies wholly inside s.
func (s Span) Contains(t Span) bool {
	return s.Field == t.Field && s.Start <= t.Start && t.End <= s.End
}

// Overlaps tells whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool {
	return s.Field == t.Field && s.Start < t.End && t.Start < s.End
}

// Union is the smallest span that covers both; an empty span adds nothing.
func (s Span) Union(t Span) Span {
	switch {
	case s.Empty():
		return t
	case t.Empty() || s.Field != t.Field:
		return s
	}
	return Span{s.Field, min(s.Start, t.Start), max(s.End, t.End)}
}

// Before orders spans as a reader meets them: title first, then by start, the
// longer of two that start together first.
func (s Span) Before(t Span) bool {
	if s.Field != t.Field {
		return s.Field == Title
	}
	if s.Start != t.Start {
		return s.Start < t.Start
	}
	return s.End > t.End
}

// Package interchange answers the question: what do articles, statements,
// claims and links look like to other programs? It holds the JSON forms of the
// project's contract, both ways, and the one place where byte offsets become
// code points.
//
//	edge := interchange.For(&doc.Article)
//	for i := range doc.Claims {
//		interchange.Write(os.Stdout, edge.Claim(&doc.Claims[i]))
//	}
//
// Every key is always there: what is absent is null or an empty list, so that a
// reader in any language needs no existence tests.
package interchange

import (
	"encoding/json"
	"io"
	"math"

	"hearsay/extract/news"
)

// Span is a half-open stretch of code points of an article's text or title,
// with the words under it.
type Span struct {
	Field string `json:"field"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Link is how claim A, the later or reacting one, stands to claim B.
type Link struct {
	A         string   `json:"a"`
	B         string   `json:"b"`
	Relation  string   `json:"relation"`
	On        []string `json:"on"`
	Score     float64  `json:"score"`
	Reason    string   `json:"reason"`
	DecidedBy string   `json:"decided_by"`
}

// OfLink is the JSON form of a link.
func OfLink(l *news.Link) Link {
	return Link{
		A: l.A, B: l.B, Relation: string(l.Relation), On: list(l.On),
		Score: round(l.Score), Reason: reason(l.Reason), DecidedBy: string(l.DecidedBy),
	}
}

// News is the link that l describes. Of the reason only its words come back.
func (l Link) News() news.Link {
	return news.Link{
		A: l.A, B: l.B, Relation: news.Relation(l.Relation), On: l.On, Score: l.Score,
		Reason: news.Reason{Rule: l.Reason, Score: l.Score}, DecidedBy: news.Decider(l.DecidedBy),
	}
}

// Write prints v as one line of JSON, leaving <, > and & as they are: the
// contract's texts are read by programs and people, not pasted into HTML.
func Write(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// reason names the rule and adds its note for people.
func reason(r news.Reason) string {
	if r.Note == "" {
		return r.Rule
	}
	return r.Rule + ": " + r.Note
}

// round keeps four digits: a score's further digits mean nothing and would
// make two listings of the same store differ to the eye.
func round(x float64) float64 { return math.Round(finite(x)*1e4) / 1e4 }

// finite keeps numbers that JSON can write; "10^999" is not one of them.
func finite(x float64) float64 {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return 0
	}
	return x
}

// null is nil for the empty string.
func null(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// list is l, or an empty list instead of null.
func list(l []string) []string {
	if l == nil {
		return []string{}
	}
	return l
}

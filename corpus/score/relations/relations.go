// Package relations scores linking on short passages written for it: how does
// claim A stand to claim B?
//
//	figures, err := relations.Measure("testdata/relations/measure.jsonl", nil)
//
// The articles are read and linked by the program itself, so a claim that was
// not found is a link that was missed.
package relations

import (
	"encoding/json"
	"io"
	"slices"
	"strings"
	"unicode"

	"hearsay/corpus/gold"
	"hearsay/corpus/link"
	"hearsay/extract"
	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// none is the answer for a pair that must stay unlinked.
const none = "none"

// types are the relations that mean_f1 is taken over.
var types = []string{"same", "confirms", "denies", "cannot-confirm", "conflicts", "updates"}

// leastOverlap is how much of a mark's words a claim must share to stand for
// it (Jaccard): half is what gold stories ask, where the same verb can make up
// for less; marks have no verb, so a claim may be cut by a clause more or less.
const leastOverlap = 0.3

// Measure scores the pairs of the file at path. For each relation it gives
// f1_, p_ and r_, and besides: mean_f1 over the relations that occur; none_fp, the
// share of unrelated pairs that got a link; found, the share of pairs both of
// whose claims were extracted; pairs, their number. Each pair's gold and
// predicted relations go to predictions, a JSON object a line.
func Measure(path string, predictions io.Writer) (map[string]float64, error) {
	pairs, err := gold.LoadPairs(path)
	if err != nil {
		return nil, err
	}
	if predictions == nil {
		predictions = io.Discard
	}
	t, notes, judge := tally{}, json.NewEncoder(predictions), link.English()
	for i := range pairs {
		v, err := decide(&pairs[i], judge)
		if err != nil {
			return nil, err
		}
		t.add(&pairs[i], v)
		if err := notes.Encode(v); err != nil {
			return nil, err
		}
	}
	return t.figures(), nil
}

// verdict is what the program made of a pair: the claims it read for A and B
// ("" for one it missed) and how they are linked.
type verdict struct {
	ID        string   `json:"id"`
	Want      string   `json:"want"`
	Got       []string `json:"got"`
	WantA     string   `json:"want_a"`
	GotA      string   `json:"got_a"`
	WantB     string   `json:"want_b"`
	GotB      string   `json:"got_b"`
	Elsewhere []string `json:"elsewhere"` // links of A or B with other claims
}

func decide(p *gold.Pair, j *relate.Judge) (*verdict, error) {
	reports, a, b, err := Read(p)
	if err != nil {
		return nil, err
	}
	v := &verdict{ID: p.ID, Want: p.Relation, WantA: p.A.Content, WantB: p.B.Content, GotA: contentOf(a), GotB: contentOf(b)}
	links := link.Solve(j, reports).Links
	if a != nil && b != nil && a.ID != b.ID {
		v.Got = between(links, a.ID, b.ID)
	}
	v.Elsewhere = elsewhere(links, reports, a, b)
	return v, nil
}

// Read extracts a pair's articles; a and b are the claims that stand for its
// two marks, nil for one that was not found.
func Read(p *gold.Pair) (reports []link.Report, a, b *news.Claim, err error) {
	for i := range p.Articles {
		doc, err := extract.Document(p.Articles[i].News())
		if err != nil {
			return nil, nil, nil, err
		}
		reports = append(reports, link.ReportOf(doc))
		if p.Articles[i].ID == p.A.Article {
			a = nearest(doc, &p.Articles[i], p.A.Content)
		}
		if p.Articles[i].ID == p.B.Article {
			b = nearest(doc, &p.Articles[i], p.B.Content)
		}
	}
	return reports, a, b, nil
}

func contentOf(c *news.Claim) string {
	if c == nil {
		return ""
	}
	return c.ContentText
}

// nearest is the claim whose content shares most words with that substring of
// the article, the earlier of equals; nil if none shares enough.
func nearest(doc *news.Document, a *gold.Article, content string) *news.Claim {
	span, ok := gold.Locate(a, content)
	if !ok {
		return nil
	}
	var best *news.Claim
	most := leastOverlap
	for i := range doc.Claims {
		if x := Overlap(&doc.Article, span, doc.Claims[i].Content); x > most {
			best, most = &doc.Claims[i], x
		}
	}
	return best
}

// Overlap is the Jaccard measure of the words under two spans.
func Overlap(a *news.Article, s, t news.Span) float64 {
	both := news.Span{Field: s.Field, Start: max(s.Start, t.Start), End: min(s.End, t.End)}
	if s.Field != t.Field || both.Start >= both.End {
		return 0
	}
	shared := words(a.Slice(both))
	return float64(shared) / float64(words(a.Slice(s))+words(a.Slice(t))-shared)
}

func words(s string) int {
	return len(strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }))
}

// between are the relations of a to b, in the order of types. A claim stands
// for all that are the same as it; `conflicts` has no direction.
func between(links []news.Link, a, b string) []string {
	same := groups(links)
	a, b = same.find(a), same.find(b)
	var out []string
	if a == b {
		out = append(out, string(news.Same))
	}
	for _, l := range links {
		from, to := same.find(l.A), same.find(l.B)
		if from == a && to == b || l.Relation == news.Conflicts && from == b && to == a {
			out = append(out, string(l.Relation))
		}
	}
	slices.SortFunc(out, func(x, y string) int { return slices.Index(types, x) - slices.Index(types, y) })
	return slices.Compact(out)
}

// forest leads from a claim towards the one that stands for its group.
type forest map[string]string

func groups(links []news.Link) forest {
	f := forest{}
	for _, l := range links {
		if a, b := f.find(l.A), f.find(l.B); l.Relation == news.Same && a != b {
			f[a] = b
		}
	}
	return f
}

func (f forest) find(x string) string {
	for f[x] != "" {
		x = f[x]
	}
	return x
}

// elsewhere tells, for reading errors, what else a and b are linked with.
func elsewhere(links []news.Link, reports []link.Report, a, b *news.Claim) []string {
	text := map[string]string{}
	for _, r := range reports {
		for i := range r.Claims {
			text[r.Claims[i].ID] = r.Claims[i].ContentText
		}
	}
	is := func(c *news.Claim, id string) bool { return c != nil && c.ID == id }
	var out []string
	for _, l := range links {
		fromA, fromB, toA, toB := is(a, l.A), is(b, l.A), is(a, l.B), is(b, l.B)
		if inner := (fromA || fromB) && (toA || toB); !inner && (fromA || fromB || toA || toB) {
			out = append(out, text[l.A]+" –"+string(l.Relation)+"→ "+text[l.B])
		}
	}
	return out
}

package interchange

import (
	"cmp"
	"slices"
	"strconv"

	"hearsay/extract/news"
)

// Source is one hop of a chain.
type Source struct {
	Name      string `json:"name"`
	Kind      string `json:"kind"`
	Anonymous bool   `json:"anonymous"`
	Span      *Span  `json:"span"`
}

// Speaker is who makes a statement, resolved.
type Speaker struct {
	Name      string  `json:"name"`
	Kind      string  `json:"kind"`
	Role      *string `json:"role"`
	Anonymous bool    `json:"anonymous"`
}

// Statement is an attribution as it stands in the text.
type Statement struct {
	ID         string   `json:"id"`
	Kind       string   `json:"kind"`
	Source     []Span   `json:"source"`
	Cue        []Span   `json:"cue"`
	Content    []Span   `json:"content"`
	Speaker    *Speaker `json:"speaker"`
	Confidence float64  `json:"confidence"`
	Reason     string   `json:"reason"`
}

// Party acts in a claim, or orders it.
type Party struct {
	Name string `json:"name"`
	Text string `json:"text"`
	Kind string `json:"kind"`
	Span *Span  `json:"span"`
}

// By is who orders, advises or asks a claim's act.
type By struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
	Span *Span  `json:"span"`
}

// Predicate is what is done.
type Predicate struct {
	Lemma string `json:"lemma"`
	Text  string `json:"text"`
	Span  *Span  `json:"span"`
}

// Object is what is acted on.
type Object struct {
	Text string `json:"text"`
	Head string `json:"head"`
	Span *Span  `json:"span"`
}

// Named is a place or device.
type Named struct {
	Name string `json:"name"`
	Span *Span  `json:"span"`
}

// Quantity is a number with unit and bound.
type Quantity struct {
	Text  string  `json:"text"`
	Value float64 `json:"value"`
	Unit  *string `json:"unit"`
	Bound string  `json:"bound"`
	Span  *Span   `json:"span"`
}

// Deadline is a claim's time.
type Deadline struct {
	Text     string  `json:"text"`
	Value    *string `json:"value"`
	Relation string  `json:"relation"`
	Due      bool    `json:"due"`
	Span     *Span   `json:"span"`
}

// Claim is a claim with everything that was read of it.
type Claim struct {
	ID           string     `json:"id"`
	Article      Head       `json:"article"`
	Evidence     *Span      `json:"evidence"`
	Content      *Span      `json:"content"`
	Who          *Party     `json:"who"`
	By           *By        `json:"by"`
	Predicate    *Predicate `json:"predicate"`
	Object       *Object    `json:"object"`
	Device       []string   `json:"device"`
	Devices      []Named    `json:"devices"`
	Quantity     []Quantity `json:"quantity"`
	Place        *Named     `json:"place"`
	Deadline     *Deadline  `json:"deadline"`
	Source       []Source   `json:"source"`
	OtherSources [][]Source `json:"other_sources"`
	Status       string     `json:"status"`
	Modality     string     `json:"modality"`
	Polarity     string     `json:"polarity"`
	Quote        bool       `json:"quote"`
	Confidence   float64    `json:"confidence"`
	Reason       string     `json:"reason"`
	Extractor    string     `json:"extractor"`
	Fact         *string    `json:"fact"`
}

// Extraction is what `hearsay extract` prints for one article.
type Extraction struct {
	Article    HeadWithLanguage `json:"article"`
	Statements []Statement      `json:"statements"`
	Claims     []Claim          `json:"claims"`
}

// Edge turns one article's annotations into their JSON forms. It indexes the
// article's texts once, so make one for each article and use it for all of the
// article's claims.
type Edge struct {
	article     *news.Article
	body, title *Points
}

// For makes the edge of an article.
func For(a *news.Article) *Edge {
	return &Edge{article: a, body: NewPoints(a.Text), title: NewPoints(a.Title)}
}

// Extraction is everything read in a document: its outermost statements in
// order of appearance, and all its claims.
func (e *Edge) Extraction(doc *news.Document) Extraction {
	x := Extraction{
		Article:    HeadWithLanguage{HeadOf(e.article), null(e.article.Language)},
		Statements: []Statement{},
		Claims:     make([]Claim, 0, len(doc.Claims)),
	}
	for _, i := range outermost(doc.Statements) {
		s := e.Statement(&doc.Statements[i])
		if s.ID == "" {
			s.ID = "s" + strconv.Itoa(i+1)
		}
		x.Statements = append(x.Statements, s)
	}
	for i := range doc.Claims {
		x.Claims = append(x.Claims, e.Claim(&doc.Claims[i]))
	}
	return x
}

// outermost lists the statements that lie in no other's content, in the order
// in which a reader meets them.
func outermost(all []news.Statement) []int {
	var out []int
	for i := range all {
		if all[i].Parent < 0 {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(i, j int) int {
		a, b := first(&all[i]), first(&all[j])
		return cmp.Or(-cmp.Compare(a.Field, b.Field), cmp.Compare(a.Start, b.Start)) // Title is the larger Field
	})
	return out
}

// first is the earliest span of a statement.
func first(s *news.Statement) news.Span {
	var out news.Span
	for _, pieces := range [][]news.Span{s.Source, s.Cue, s.Content} {
		if len(pieces) > 0 && (out.Empty() || pieces[0].Before(out)) {
			out = pieces[0]
		}
	}
	return out
}

// Span is the JSON form of a span; nil for an absent one, and for one that the
// article does not have (a claim of an older revision).
func (e *Edge) Span(s news.Span) *Span {
	text := e.article.Of(s.Field)
	if s.Empty() || s.Start < 0 || s.End > len(text) {
		return nil
	}
	p := e.body
	if s.Field == news.Title {
		p = e.title
	}
	return &Span{Field: s.Field.String(), Start: p.Point(s.Start), End: p.Point(s.End), Text: text[s.Start:s.End]}
}

func (e *Edge) spans(list []news.Span) []Span {
	out := make([]Span, 0, len(list))
	for _, s := range list {
		if x := e.Span(s); x != nil {
			out = append(out, *x)
		}
	}
	return out
}

// Statement is the JSON form of an attribution.
func (e *Edge) Statement(s *news.Statement) Statement {
	return Statement{
		ID: s.ID, Kind: string(s.Kind), Source: e.spans(s.Source), Cue: e.spans(s.Cue), Content: e.spans(s.Content),
		Speaker: speaker(s.Speaker), Confidence: round(s.Confidence), Reason: reason(s.Reason),
	}
}

func speaker(s news.Source) *Speaker {
	if s.Name == "" {
		return nil
	}
	return &Speaker{Name: s.Name, Kind: kind(s.Kind), Role: null(s.Role), Anonymous: s.Anonymous}
}

// Claim is the JSON form of a claim of the edge's article.
func (e *Edge) Claim(c *news.Claim) Claim {
	out := Claim{
		ID: c.ID, Article: HeadOf(e.article), Evidence: e.Span(c.Evidence), Content: e.Span(c.Content),
		Who: e.who(c.Who), By: e.by(c.By), Predicate: e.predicate(c.Predicate), Object: e.object(c.Object),
		Device: []string{}, Devices: []Named{}, Quantity: []Quantity{},
		Place: e.place(c.Place), Deadline: e.deadline(c.Deadline),
		Source: e.chain(c.Source), OtherSources: [][]Source{},
		Status: string(c.Status), Modality: string(c.Modality), Polarity: string(c.Polarity), Quote: c.Quote,
		Confidence: round(c.Confidence), Reason: reason(c.Reason), Extractor: c.Extractor, Fact: null(c.Fact),
	}
	for _, d := range c.Devices {
		out.Device = append(out.Device, d.Name)
		out.Devices = append(out.Devices, Named{d.Name, e.Span(d.Span)})
	}
	for i := range c.Quantities {
		out.Quantity = append(out.Quantity, e.quantity(&c.Quantities[i]))
	}
	for _, chain := range c.OtherSources {
		out.OtherSources = append(out.OtherSources, e.chain(chain))
	}
	return out
}

func (e *Edge) who(p news.Party) *Party {
	if p.Name == "" && p.Text == "" {
		return nil
	}
	return &Party{Name: cmp.Or(p.Name, p.Text), Text: p.Text, Kind: kind(p.Kind), Span: e.Span(p.Span)}
}

func (e *Edge) by(p news.Party) *By {
	if p.Name == "" && p.Text == "" {
		return nil
	}
	return &By{Name: cmp.Or(p.Name, p.Text), Kind: kind(p.Kind), Span: e.Span(p.Span)}
}

func (e *Edge) predicate(p news.Predicate) *Predicate {
	if p.Lemma == "" && p.Text == "" {
		return nil
	}
	return &Predicate{Lemma: p.Lemma, Text: p.Text, Span: e.Span(p.Span)}
}

func (e *Edge) object(o news.Object) *Object {
	if o.Text == "" && o.Head == "" {
		return nil
	}
	return &Object{Text: o.Text, Head: o.Head, Span: e.Span(o.Span)}
}

func (e *Edge) place(n news.Named) *Named {
	if n.Name == "" {
		return nil
	}
	return &Named{n.Name, e.Span(n.Span)}
}

func (e *Edge) quantity(q *news.Quantity) Quantity {
	return Quantity{Text: q.Text, Value: finite(q.Value), Unit: null(q.Unit), Bound: string(cmp.Or(q.Bound, news.Exact)), Span: e.Span(q.Span)}
}

func (e *Edge) deadline(d *news.Deadline) *Deadline {
	if d == nil {
		return nil
	}
	return &Deadline{Text: d.Text, Value: null(d.Value), Relation: string(d.Relation), Due: d.Due, Span: e.Span(d.Span)}
}

func (e *Edge) chain(chain []news.Source) []Source {
	out := make([]Source, 0, len(chain))
	for _, s := range chain {
		out = append(out, Source{Name: s.Name, Kind: kind(s.Kind), Anonymous: s.Anonymous, Span: e.Span(s.Span)})
	}
	return out
}

func kind(k news.Kind) string { return string(cmp.Or(k, news.Unknown)) }

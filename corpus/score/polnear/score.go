package polnear

import (
	"encoding/json"
	"fmt"
	"io"
	"sort"
	"strings"

	"hearsay/extract"
	"hearsay/extract/news"
)

// Counts are the true positives, predictions and gold items of one measure.
type Counts struct{ TP, Predicted, Gold int }

// F1 is the harmonic mean of precision and recall, 0 when nothing is right.
func (c Counts) F1() float64 {
	if c.TP == 0 {
		return 0
	}
	p, r := float64(c.TP)/float64(c.Predicted), float64(c.TP)/float64(c.Gold)
	return 2 * p * r / (p + r)
}

// Result holds every measure of a run.
type Result struct {
	Exact                      [Roles]Counts // spans that are identical
	Tokens                     [Roles]Counts
	Detection, Lenient, Strict Counts
}

// Map gives the measures under the contract's keys.
func (r *Result) Map() map[string]float64 {
	return map[string]float64{
		"exact_source": r.Exact[Source].F1(), "exact_cue": r.Exact[Cue].F1(), "exact_content": r.Exact[Content].F1(),
		"lenient": r.Lenient.F1(), "strict": r.Strict.F1(), "detection": r.Detection.F1(),
	}
}

// Measure extracts every text under path with the binary's own pipeline and
// scores the outermost statements. Each prediction is written as one JSON line
// with its article, spans in code points, and the roles that are exactly right.
func Measure(path string, predictions io.Writer) (map[string]float64, error) {
	articles, err := Read(path)
	if err != nil {
		return nil, err
	}
	var res Result
	for _, a := range articles {
		doc, err := extract.Document(news.Article{Ref: a.Name, Text: a.Text, Language: "en"})
		if err != nil {
			return nil, fmt.Errorf("scoring polnear %s: %w", a.Name, err)
		}
		events := Outermost(doc)
		res.Add(a, events)
		if err := writePredictions(predictions, a, events); err != nil {
			return nil, err
		}
	}
	return res.Map(), nil
}

// Outermost gives a document's statements that lie in no other's content.
func Outermost(doc *news.Document) []Event {
	var out []Event
	for _, s := range doc.Statements {
		if s.Parent < 0 {
			out = append(out, Event{body(s.Source), body(s.Cue), body(s.Content)})
		}
	}
	return out
}

func body(list []news.Span) []news.Span {
	var out []news.Span
	for _, s := range list {
		if s.Field == news.Body {
			out = append(out, s)
		}
	}
	return out
}

// Add scores one article's predictions against all its readings.
func (r *Result) Add(a *Article, predicted []Event) {
	para := a.paragraphStarts()
	plab := a.labels(predicted, para)
	pspans := spansOf(plab, para)
	for k, reading := range a.Readings {
		glab := a.labels(reading.Events, para)
		gspans := spansOf(glab, para)
		for role := Source; role < Roles; role++ {
			c := &r.Exact[role]
			c.TP += shared(gspans[role], pspans[role])
			c.Predicted += len(pspans[role])
			c.Gold += len(gspans[role])
			r.addTokens(role, glab, plab)
		}
		if k == 0 {
			r.addWhole(a, reading.Events, predicted)
		}
	}
}

// label is a token's role and whether a span starts there.
type label struct {
	role  Role // Roles for none
	begin bool
}

func (a *Article) paragraphStarts() []bool {
	out := make([]bool, len(a.Tokens))
	for i, t := range a.Tokens {
		out[i] = i == 0 || t.First && strings.Contains(a.Text[min(a.Tokens[i-1].End, t.Start):t.Start], "\n")
	}
	return out
}

// covered lists the tokens that share a byte with s.
func (a *Article) covered(s news.Span) []int {
	var out []int
	first := sort.Search(len(a.Tokens), func(i int) bool { return a.Tokens[i].End > s.Start })
	for i := first; i < len(a.Tokens) && a.Tokens[i].Start < s.End; i++ {
		out = append(out, i)
	}
	return out
}

// labels lays the events down in order; later ones overwrite earlier ones.
func (a *Article) labels(events []Event, para []bool) []label {
	lab := make([]label, len(a.Tokens))
	for i := range lab {
		lab[i].role = Roles
	}
	for _, e := range events {
		for role, spans := range e {
			for _, s := range spans {
				for k, i := range a.covered(s) {
					lab[i] = label{Role(role), k == 0 || para[i]}
				}
			}
		}
	}
	return lab
}

// spansOf reads labels as spans of tokens; a span ends with its paragraph.
func spansOf(lab []label, para []bool) [Roles]map[[2]int]bool {
	var out [Roles]map[[2]int]bool
	for r := range out {
		out[r] = map[[2]int]bool{}
	}
	start, role := 0, Roles
	for i := 0; i <= len(lab); i++ {
		here := label{role: Roles}
		if i < len(lab) {
			here = lab[i]
		}
		if role != Roles && (i == len(lab) || here.begin || here.role != role || para[i]) {
			out[role][[2]int{start, i}] = true
			role = Roles
		}
		if here.role != Roles && role == Roles {
			start, role = i, here.role
		}
	}
	return out
}

func shared(a, b map[[2]int]bool) int {
	n := 0
	for s := range a {
		if b[s] {
			n++
		}
	}
	return n
}

func (r *Result) addTokens(role Role, gold, pred []label) {
	for i := range gold {
		g, p := gold[i].role == role, pred[i].role == role
		r.Tokens[role].TP += one(g && p)
		r.Tokens[role].Predicted += one(p)
		r.Tokens[role].Gold += one(g)
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// sets are an event's tokens by role.
type sets [Roles]map[int]bool

func (a *Article) sets(events []Event) []sets {
	out := make([]sets, len(events))
	for k, e := range events {
		for role, spans := range e {
			out[k][role] = map[int]bool{}
			for _, s := range spans {
				for _, i := range a.covered(s) {
					out[k][role][i] = true
				}
			}
		}
	}
	return out
}

// Lenient tells for each prediction whether it counts as leniently right by
// the article's first reading.
func Lenient(a *Article, predicted []Event) []bool {
	out := make([]bool, len(predicted))
	a.match(a.Readings[0].Events, predicted, func(i int, js, _, jt float64) { out[i] = js >= 0.5 && jt >= 0.5 })
	return out
}

func (r *Result) addWhole(a *Article, gold, predicted []Event) {
	for _, c := range []*Counts{&r.Detection, &r.Lenient, &r.Strict} {
		c.Gold += len(gold)
		c.Predicted += len(predicted)
	}
	a.match(gold, predicted, func(_ int, js, jc, jt float64) {
		r.Detection.TP++
		r.Lenient.TP += one(js >= 0.5 && jt >= 0.5)
		r.Strict.TP += one(js == 1 && jc == 1 && jt == 1)
	})
}

// match pairs whole attributions: gold in order, each with the unused
// prediction that shares a cue token and overlaps best, the earliest on ties.
// found gets each pair, the prediction's index, and the overlap of each role.
func (a *Article) match(gold, predicted []Event, found func(i int, source, cue, content float64)) {
	gs, ps := a.sets(gold), a.sets(predicted)
	used := make([]bool, len(ps))
	for _, g := range gs {
		best, score := -1, -1.0
		for i, p := range ps {
			if used[i] || overlap(p[Cue], g[Cue]) == 0 {
				continue
			}
			if s := jaccard(p[Source], g[Source]) + jaccard(p[Cue], g[Cue]) + jaccard(p[Content], g[Content]); s > score {
				best, score = i, s
			}
		}
		if best < 0 {
			continue
		}
		used[best] = true
		p := ps[best]
		found(best, jaccard(p[Source], g[Source]), jaccard(p[Cue], g[Cue]), jaccard(p[Content], g[Content]))
	}
}

func overlap(a, b map[int]bool) int {
	n := 0
	for i := range a {
		if b[i] {
			n++
		}
	}
	return n
}

func jaccard(a, b map[int]bool) float64 {
	both := overlap(a, b)
	if union := len(a) + len(b) - both; union > 0 {
		return float64(both) / float64(union)
	}
	return 1
}

// piece is a span at the edge: code points and the words under it.
type piece struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

func writePredictions(w io.Writer, a *Article, events []Event) error {
	if w == nil {
		return nil
	}
	var gold []Event
	if len(a.Readings) > 0 {
		gold = a.Readings[0].Events
	}
	out := json.NewEncoder(w)
	for _, e := range events {
		line := map[string]any{"article": a.Name}
		for role, name := range []string{"source", "cue", "content"} {
			line[name] = pieces(a.Text, e[role])
			line[name+"_right"] = anyEqual(gold, Role(role), e[role])
		}
		if err := out.Encode(line); err != nil {
			return fmt.Errorf("writing predictions: %w", err)
		}
	}
	return nil
}

func pieces(text string, spans []news.Span) []piece {
	out := []piece{}
	for _, s := range spans {
		i, j := runes(text, s)
		out = append(out, piece{i, j, text[s.Start:s.End]})
	}
	return out
}

// anyEqual tells whether some gold event has these very pieces in that role.
func anyEqual(gold []Event, role Role, spans []news.Span) bool {
	for _, g := range gold {
		if len(g[role]) == len(spans) && (len(spans) == 0 || g[role][0] == spans[0] && g[role][len(spans)-1] == spans[len(spans)-1]) {
			return true
		}
	}
	return false
}

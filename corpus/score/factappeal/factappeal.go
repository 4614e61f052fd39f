// Package factappeal answers the question: are sources found outside politics,
// and is a fact with a source told from one without?
//
//	m, err := factappeal.Measure("../shared/data/factappeal/val.csv", nil)
//
// FactAppeal (Mor-Lan and others 2025, CC BY 4.0) marks in sentences of many
// outlets and years which facts appeal to a source, directly or indirectly, and
// whether the source is named.
package factappeal

import (
	"bufio"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"strings"

	"hearsay/extract"
	"hearsay/extract/attribution/en"
	"hearsay/extract/news"
)

// Source is a marked source.
type Source struct {
	news.Span
	Named bool
}

// Passage is one annotated sentence without its tags.
type Passage struct {
	Text    string
	Kind    en.Appeal // the strongest in it
	Sources []Source
}

// Read loads a file of FactAppeal.
func Read(path string) ([]Passage, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading factappeal: %w", err)
	}
	defer f.Close()
	rows, err := csv.NewReader(bufio.NewReader(f)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("reading factappeal %s: %w", path, err)
	}
	var out []Passage
	for i, row := range rows {
		if i == 0 || len(row) < 2 {
			continue // the header
		}
		out = append(out, Parse(row[1]))
	}
	return out, nil
}

var tag = regexp.MustCompile(`</?([A-Za-z_]+)((?::[A-Za-z_]+)*)>`)

// Parse takes the tags out of an annotated sentence.
func Parse(annotated string) Passage {
	var p Passage
	var text strings.Builder
	last, open := 0, -1
	named := false
	for _, m := range tag.FindAllStringSubmatchIndex(annotated, -1) {
		text.WriteString(annotated[last:m[0]])
		last = m[1]
		name, more := annotated[m[2]:m[3]], annotated[m[4]:m[5]]
		closing := annotated[m[0]+1] == '/'
		switch {
		case name == "Source" && !closing:
			open, named = text.Len(), strings.Contains(more, ":Named")
		case name == "Source" && open >= 0 && open < text.Len():
			p.Sources = append(p.Sources, Source{news.Span{Start: open, End: text.Len()}, named})
			open = -1
		case !closing:
			p.Kind = max(p.Kind, appeal(name, more))
		}
	}
	text.WriteString(annotated[last:])
	p.Text = text.String()
	return p
}

func appeal(name, more string) en.Appeal {
	switch {
	case name == "Fact_No_Appeal":
		return en.OwnVoice
	case name == "Fact_Appeal" && strings.Contains(more, "Direct_Quote"):
		if strings.Contains(more, "Indirect_Quote") {
			return en.ByIndirect
		}
		return en.ByDirect
	case name == "Fact_Appeal":
		return en.ByIndirect
	}
	return en.NoFact
}

// Measure scores the binary's own reading of a FactAppeal file. Keys: kind, the
// mean F1 of the four kinds of sentence; source, the token F1 of sources;
// named, the accuracy of named against unnamed on sources that were found.
func Measure(path string, predictions io.Writer) (map[string]float64, error) {
	passages, err := Read(path)
	if err != nil {
		return nil, err
	}
	var s score
	for i, p := range passages {
		doc, err := extract.Document(news.Article{Ref: fmt.Sprint(i), Text: p.Text, Language: "en"})
		if err != nil {
			return nil, fmt.Errorf("scoring factappeal %d: %w", i, err)
		}
		if err := s.add(p, doc, predictions); err != nil {
			return nil, fmt.Errorf("writing predictions: %w", err)
		}
	}
	return map[string]float64{"kind": s.kind(), "source": f1(s.both, s.found, s.gold), "named": ratio(s.right, s.judged)}, nil
}

type score struct {
	confusion         [en.Appeals][en.Appeals]int // gold, predicted
	both, found, gold int                         // tokens of sources
	right, judged     int
}

func (s *score) add(p Passage, doc *news.Document, predictions io.Writer) error {
	kind := en.AppealOf(doc)
	s.confusion[p.Kind][kind]++
	sources := sources(doc)
	for _, t := range doc.Tokens {
		g, f := covers(p.Sources, t.Span), covers(sources, t.Span)
		s.both += one(g && f)
		s.found += one(f)
		s.gold += one(g)
	}
	for _, f := range sources {
		for _, g := range p.Sources {
			if f.Overlaps(g.Span) {
				s.judged++
				s.right += one(f.Named == g.Named)
				break
			}
		}
	}
	if predictions == nil {
		return nil
	}
	var names []string
	for _, f := range sources {
		names = append(names, doc.Text(f.Span))
	}
	return json.NewEncoder(predictions).Encode(map[string]any{"text": p.Text, "kind": kind, "gold_kind": p.Kind, "sources": names})
}

// sources are the sources that vouch for a fact, cut to the name: FactAppeal
// marks what follows the comma ("a community leader") apart.
func sources(doc *news.Document) []Source {
	var out []Source
	for i := range doc.Statements {
		s := &doc.Statements[i]
		if len(s.Source) == 0 || !en.Vouches(doc, i) {
			continue
		}
		for _, span := range s.Source {
			if n := strings.IndexByte(doc.Text(span), ','); n > 0 {
				span.End = span.Start + n
			}
			out = append(out, Source{span, named(doc, span)})
		}
	}
	return out
}

// named tells whether a source is named where it stands: it holds a proper
// noun. A pronoun counts as unnamed in FactAppeal.
func named(doc *news.Document, span news.Span) bool {
	for _, t := range doc.Tokens {
		if t.Overlaps(span) && strings.HasPrefix(t.Tag, "NNP") {
			return true
		}
	}
	return false
}

func covers(list []Source, t news.Span) bool {
	for _, s := range list {
		if s.Overlaps(t) {
			return true
		}
	}
	return false
}

func (s *score) kind() float64 {
	sum := 0.0
	for k := range en.Appeals {
		predicted, gold := 0, 0
		for j := range en.Appeals {
			predicted += s.confusion[j][k]
			gold += s.confusion[k][j]
		}
		sum += f1(s.confusion[k][k], predicted, gold)
	}
	return sum / float64(en.Appeals)
}

func f1(both, found, gold int) float64 {
	if found+gold == 0 {
		return 0
	}
	return 2 * float64(both) / float64(found+gold)
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Package time answers the question: how well does hearsay find the expressions
// of time in a text, and how often does it know what they mean?
//
//	keys, err := time.Measure("../shared/data/time/wikiwars/tml", nil)
//	fmt.Println(keys["value"])
//
// The measure is that of TempEval-3 (UzZaman et al. 2013, task A): F1 of
// expressions with the same borders (strict), of expressions that overlap
// (relaxed), and of expressions that overlap and have the right value (value).
package time

import (
	"encoding/json"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hearsay/extract"
	"hearsay/extract/news"
)

// mention is an expression of time and its value; offsets are bytes of the text.
type mention struct {
	start, end int
	value      string
}

// document is one .tml file.
type document struct {
	name, text, created string
	mentions            []mention
}

// prediction is one line of the predictions: an expression that was found, one
// that is right, or both where they overlap.
type prediction struct {
	Document  string `json:"document"`
	Predicted string `json:"predicted,omitempty"`
	Value     string `json:"value,omitempty"`
	Right     string `json:"right,omitempty"`
	RightIs   string `json:"right_value,omitempty"`
	Outcome   string `json:"outcome"` // right, value, missed, spurious
	Rule      string `json:"rule,omitempty"`
	Context   string `json:"context"`
}

// Measure reads the .tml files of a folder (TIMEX2 or TIMEX3; of its folder
// "tml" where it has one) and returns "strict", "relaxed" and "value", each 0 to
// 1, summed over all files. predictions, where not nil, gets a JSON line for
// each expression found or missed.
func Measure(path string, predictions io.Writer) (map[string]float64, error) {
	files, err := filesOf(path)
	if err != nil {
		return nil, err
	}
	var sum tally
	for _, f := range files {
		doc, err := read(f)
		if err != nil {
			return nil, err
		}
		got, err := predict(&doc)
		if err != nil {
			return nil, err
		}
		if err := sum.add(&doc, got, predictions); err != nil {
			return nil, fmt.Errorf("writing predictions: %w", err)
		}
	}
	return sum.keys(), nil
}

func filesOf(path string) ([]string, error) {
	for _, folder := range []string{path, filepath.Join(path, "tml")} {
		files, err := filepath.Glob(filepath.Join(folder, "*.tml"))
		if err != nil {
			return nil, fmt.Errorf("listing %s: %w", folder, err)
		}
		if len(files) > 0 {
			slices.Sort(files)
			return files, nil
		}
	}
	return nil, fmt.Errorf("no .tml files in %s: %w", path, os.ErrNotExist)
}

// read takes the text between TEXT tags, and its TIMEX2 or TIMEX3 elements,
// which may be nested.
func read(file string) (document, error) {
	raw, err := os.ReadFile(file)
	if err != nil {
		return document{}, fmt.Errorf("reading %s: %w", file, err)
	}
	doc := document{name: filepath.Base(file), created: created(string(raw))}
	_, body, ok := strings.Cut(string(raw), "<TEXT>")
	if !ok {
		return doc, fmt.Errorf("reading %s: no <TEXT>", file)
	}
	body, _, _ = strings.Cut(body, "</TEXT>")
	doc.strip(body)
	return doc, nil
}

// created is the document's creation date.
func created(raw string) string {
	_, dct, _ := strings.Cut(raw, "<DCT>")
	dct, _, _ = strings.Cut(dct, "</DCT>")
	return attribute(dct, "value")
}

// strip removes the tags of body and keeps where they stood.
func (doc *document) strip(body string) {
	var text strings.Builder
	var open []int
	for {
		before, rest, found := strings.Cut(body, "<")
		text.WriteString(html.UnescapeString(before))
		if !found {
			break
		}
		tag, after, _ := strings.Cut(rest, ">")
		body = after
		switch {
		case strings.HasPrefix(tag, "TIMEX"):
			open = append(open, len(doc.mentions))
			value := attribute(tag, "value")
			if value == "" {
				value = attribute(tag, "val")
			}
			doc.mentions = append(doc.mentions, mention{start: text.Len(), value: value})
		case strings.HasPrefix(tag, "/TIMEX") && len(open) > 0:
			doc.mentions[open[len(open)-1]].end = text.Len()
			open = open[:len(open)-1]
		}
	}
	doc.text = text.String()
}

// attribute is the value of an XML attribute; names are whole words.
func attribute(tag, name string) string {
	for _, p := range strings.Split(tag, " ") {
		for f := range strings.FieldsSeq(p) {
			if v, ok := strings.CutPrefix(f, name+"=\""); ok {
				v, _, _ = strings.Cut(v, "\"")
				return html.UnescapeString(v)
			}
		}
	}
	return ""
}

// predict runs the program's own pipeline.
func predict(d *document) ([]news.Time, error) {
	doc, err := extract.Document(news.Article{Ref: d.name, Text: d.text, Published: d.created, Language: "en"})
	if err != nil {
		return nil, err
	}
	return doc.Times, nil
}

// tally counts over all documents.
type tally struct{ gold, found, strict, relaxed, value int }

// add pairs each expression found with the first one that overlaps it and is
// not taken: exact borders before others.
func (t *tally) add(d *document, got []news.Time, out io.Writer) error {
	taken := make([]int, len(got)) // 1 + gold index
	pair := make([]int, len(d.mentions))
	match(d, got, pair, taken, func(m mention, s news.Span) bool { return m.start == s.Start && m.end == s.End })
	match(d, got, pair, taken, func(m mention, s news.Span) bool { return m.start < s.End && s.Start < m.end })
	t.gold, t.found = t.gold+len(d.mentions), t.found+len(got)
	for g, m := range d.mentions {
		p := prediction{Document: d.name, Right: d.text[m.start:m.end], RightIs: m.value, Outcome: "missed", Context: d.around(m.start, m.end)}
		if pair[g] > 0 {
			x := got[pair[g]-1]
			p.Predicted, p.Value, p.Rule = d.text[x.Bare.Start:x.Bare.End], x.Timex, x.Reason.Rule
			p.Outcome = t.compare(m, x)
		}
		if err := write(out, p); err != nil {
			return err
		}
	}
	for k, x := range got {
		if taken[k] == 0 {
			p := prediction{Document: d.name, Predicted: d.text[x.Bare.Start:x.Bare.End], Value: x.Timex, Outcome: "spurious",
				Rule: x.Reason.Rule, Context: d.around(x.Bare.Start, x.Bare.End)}
			if err := write(out, p); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *tally) compare(m mention, x news.Time) string {
	t.relaxed++
	if m.start == x.Bare.Start && m.end == x.Bare.End {
		t.strict++
	}
	if known(m.value) != known(x.Timex) {
		return "value"
	}
	t.value++
	return "right"
}

// known folds the ways to write that an expression has no value.
func known(value string) string {
	if value == "null" {
		return ""
	}
	return value
}

func match(d *document, got []news.Time, pair, taken []int, fits func(mention, news.Span) bool) {
	from := 0
	for g, m := range d.mentions {
		for from < len(got) && from < g && got[from].Bare.End <= m.start && taken[from] != 0 {
			from++
		}
		for k := from; k < len(got) && pair[g] == 0 && got[k].Bare.Start <= m.end; k++ {
			if taken[k] == 0 && got[k].Bare.Field == news.Body && fits(m, got[k].Bare) {
				pair[g], taken[k] = k+1, g+1
			}
		}
	}
}

func (d *document) around(start, end int) string {
	return strings.ToValidUTF8(d.text[max(0, start-60):start]+"["+d.text[start:end]+"]"+d.text[end:min(len(d.text), end+40)], "")
}

func write(out io.Writer, p prediction) error {
	if out == nil {
		return nil
	}
	line, err := json.Marshal(p)
	if err == nil {
		_, err = out.Write(append(line, '\n'))
	}
	return err
}

func (t *tally) keys() map[string]float64 {
	return map[string]float64{"strict": t.f1(t.strict), "relaxed": t.f1(t.relaxed), "value": t.f1(t.value)}
}

// f1 of right ones: 2·right / (found + gold), the harmonic mean of precision
// and recall.
func (t *tally) f1(right int) float64 {
	if t.found+t.gold == 0 {
		return 0
	}
	return float64(2*right) / float64(t.found+t.gold)
}

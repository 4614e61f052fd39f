// Package factuality answers the question: how well does hearsay know whether a
// text holds an event for certain, for open, or for false?
//
//	keys, err := factuality.Measure("../shared/data/factuality/UW", nil)
//	fmt.Println(keys["r_dev"])
//
// The measures are those of the field (Stanovsky et al. 2017): mean absolute
// error and Pearson's r over the events of each file, on the scale -3 to 3.
package factuality

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hearsay/extract/news"
	"hearsay/extract/status"
	"hearsay/extract/syntax"
)

// Event is an event of a sentence and how factual the annotators took it to be.
type Event struct {
	Token int // of the sentence
	Label float64
}

// Sentence is one line of the data, with our parse over the given words.
type Sentence struct {
	Doc    *news.Document
	Events []Event
}

type line struct {
	Text    string `json:"text"`
	Targets []struct {
		Span  [2]int  `json:"span1"`
		Label float64 `json:"label"`
	} `json:"targets"`
}

// Read parses the sentences of a .jsonl.gz file.
func Read(path string) ([]Sentence, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading events: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("reading events of %s: %w", path, err)
	}
	in := bufio.NewScanner(z)
	in.Buffer(nil, 1<<24)
	var out []Sentence
	for in.Scan() {
		var l line
		if err := json.Unmarshal(in.Bytes(), &l); err != nil {
			return nil, fmt.Errorf("reading events of %s, line %d: %w", path, len(out)+1, err)
		}
		out = append(out, parse(&l))
	}
	return out, in.Err()
}

// parse makes a document of the given words: the data is cut at blanks.
func parse(l *line) Sentence {
	doc := &news.Document{Article: news.Article{Text: unbracket(l.Text), Language: "en"}}
	at := 0
	for w := range strings.SplitSeq(doc.Article.Text, " ") {
		if w != "" {
			doc.Tokens = append(doc.Tokens, news.Token{Span: news.Span{Start: at, End: at + len(w)}, Head: -1})
		}
		at += len(w) + 1
	}
	if len(doc.Tokens) == 0 {
		return Sentence{Doc: doc}
	}
	doc.Sentences = []news.Sentence{{Range: news.Range{Last: len(doc.Tokens)}, Span: news.Span{End: len(doc.Article.Text)}}}
	syntax.Annotate(doc)
	s := Sentence{Doc: doc}
	for _, t := range l.Targets {
		if k := t.Span[0]; k >= 0 && k < len(doc.Tokens) {
			s.Events = append(s.Events, Event{Token: k, Label: t.Label})
		}
	}
	return s
}

// unbracket undoes the treebank's ways of writing brackets and quotes.
func unbracket(s string) string {
	return strings.NewReplacer("-LRB-", "(", "-RRB-", ")", "``", "\"", "''", "\"").Replace(s)
}

// HeadOf is the convention that a file of the data follows, by its folder.
func HeadOf(path string) status.Head {
	if strings.HasPrefix(filepath.Base(filepath.Dir(path)), "UDS") {
		return status.Happened
	}
	return status.Committed
}

// Measure reads the *.jsonl.gz files of a folder and returns "mae_NAME" and
// "r_NAME" for each. predictions, where not nil, gets a JSON line an event.
func Measure(path string, predictions io.Writer) (map[string]float64, error) {
	files, err := filepath.Glob(filepath.Join(path, "*.jsonl.gz"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("no .jsonl.gz files in %s: %w", path, os.ErrNotExist)
	}
	slices.Sort(files)
	keys := map[string]float64{}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".jsonl.gz")
		right, got, err := measure(f, predictions)
		if err != nil {
			return nil, err
		}
		keys["mae_"+name], keys["r_"+name] = meanError(right, got), Pearson(right, got)
	}
	return keys, nil
}

func measure(file string, predictions io.Writer) (right, got []float64, err error) {
	sentences, err := Read(file)
	if err != nil {
		return nil, nil, err
	}
	head := HeadOf(file)
	for _, s := range sentences {
		if len(s.Events) == 0 {
			continue
		}
		events := status.NewEvents(s.Doc)
		for _, e := range s.Events {
			x := events.Factuality(e.Token, s.Doc.Sentences[0].Range, head)
			right, got = append(right, e.Label), append(got, x)
			if err := write(predictions, file, s.Doc, e, x); err != nil {
				return nil, nil, err
			}
		}
	}
	return right, got, nil
}

func write(out io.Writer, file string, doc *news.Document, e Event, got float64) error {
	if out == nil {
		return nil
	}
	line, err := json.Marshal(map[string]any{"file": filepath.Base(file), "text": doc.Article.Text, "event": doc.Text(doc.Tokens[e.Token].Span),
		"right": e.Label, "predicted": got})
	if err == nil {
		_, err = out.Write(append(line, '\n'))
	}
	if err != nil {
		return fmt.Errorf("writing predictions: %w", err)
	}
	return nil
}

func meanError(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += math.Abs(a[i] - b[i])
	}
	return sum / float64(max(len(a), 1))
}

// Pearson is the correlation of two lists, 0 where one of them does not vary.
func Pearson(a, b []float64) float64 {
	ma, mb := mean(a), mean(b)
	var ab, aa, bb float64
	for i := range a {
		ab += (a[i] - ma) * (b[i] - mb)
		aa += (a[i] - ma) * (a[i] - ma)
		bb += (b[i] - mb) * (b[i] - mb)
	}
	if aa == 0 || bb == 0 {
		return 0
	}
	return ab / math.Sqrt(aa*bb)
}

func mean(a []float64) float64 {
	sum := 0.0
	for _, x := range a {
		sum += x
	}
	return sum / float64(max(len(a), 1))
}

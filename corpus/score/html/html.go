// Package html answers the question: how much of an article's body does
// hearsay find on a web page, and how much that is not the body does it take
// for it?
//
//	keys, err := html.Measure("../shared/data/html", nil)
//	fmt.Println(keys["f1"])
//
// The measure is that of Scrapinghub's article extraction benchmark
// (evaluate.py): per page the precision and recall of word 4-grams, counted
// with repetitions; then the mean of each over pages, and the F1 of the means.
package html

import (
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"unicode"

	"hearsay/corpus/interchange"
	"hearsay/corpus/page"
)

// answer is what ground-truth.json holds for a page.
type answer struct {
	Body string `json:"articleBody"`
	URL  string `json:"url"`
}

// prediction is one line of the predictions: what was found on a page, what is
// right, and how far they agree.
type prediction struct {
	Page      string  `json:"page"`
	P         float64 `json:"p"`
	R         float64 `json:"r"`
	Predicted string  `json:"predicted"`
	Right     string  `json:"right"`
	Error     string  `json:"error,omitempty"`
}

// Measure reads every page of the folder (pages/ID.html.gz, ground-truth.json)
// and returns "p", "r" and "f1", each 0 to 1. predictions, where not nil, gets
// one JSON line a page. A page on which no body is found counts as an empty one.
func Measure(path string, predictions io.Writer) (map[string]float64, error) {
	truth, err := answers(path)
	if err != nil {
		return nil, err
	}
	var p, r mean
	for _, id := range slices.Sorted(maps.Keys(truth)) {
		raw, err := unpack(filepath.Join(path, "pages", id+".html.gz"))
		if err != nil {
			return nil, err
		}
		got := prediction{Page: id, Right: truth[id].Body}
		a, err := page.Read(raw, page.Hint{URL: truth[id].URL})
		if err != nil && !errors.Is(err, page.ErrNoBody) {
			got.Error = err.Error()
		}
		got.Predicted = a.Text
		score(&got, &p, &r)
		if predictions == nil {
			continue
		}
		if err := interchange.Write(predictions, got); err != nil {
			return nil, fmt.Errorf("writing predictions: %w", err)
		}
	}
	return map[string]float64{"p": p.value(), "r": r.value(), "f1": f1(p.value(), r.value())}, nil
}

// score compares one page and adds it to the means. As in the benchmark, a page
// without a prediction has no precision, and one without a body no recall.
func score(got *prediction, p, r *mean) {
	right, said := shingles(got.Right), shingles(got.Predicted)
	both, all, want := 0, 0, 0
	for s, n := range said {
		all += n
		both += min(n, right[s])
	}
	for _, n := range right {
		want += n
	}
	if all > 0 {
		got.P = float64(both) / float64(all)
		p.add(got.P)
	}
	if want > 0 {
		got.R = float64(both) / float64(want)
		r.add(got.R)
	}
}

// shingle is four words in a row; a text of fewer words is one shorter shingle.
type shingle [4]string

// shingles counts the runs of four words of a text.
func shingles(text string) map[shingle]int {
	words := words(text)
	out := make(map[shingle]int, len(words))
	if n := len(words); n > 0 && n < 4 {
		var s shingle
		copy(s[:], words)
		out[s]++
	}
	for i := 0; i+4 <= len(words); i++ {
		out[shingle(words[i:i+4])]++
	}
	return out
}

// words are runs of letters, digits and underscores, as Python's \w+ has them:
// combining marks part words.
func words(text string) []string {
	var out []string
	start := -1
	for i, r := range text {
		in := r == '_' || unicode.IsLetter(r) || unicode.IsNumber(r)
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			out = append(out, text[start:i])
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, text[start:])
	}
	return out
}

type mean struct {
	sum float64
	n   int
}

func (m *mean) add(x float64) { m.sum, m.n = m.sum+x, m.n+1 }

func (m *mean) value() float64 {
	if m.n == 0 {
		return 0
	}
	return m.sum / float64(m.n)
}

func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func answers(path string) (map[string]answer, error) {
	raw, err := os.ReadFile(filepath.Join(path, "ground-truth.json"))
	if err != nil {
		return nil, fmt.Errorf("reading the right bodies: %w", err)
	}
	var out map[string]answer
	if err := json.Unmarshal(raw, &out); err != nil {
		return nil, fmt.Errorf("reading the right bodies: %w", err)
	}
	return out, nil
}

func unpack(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading a page: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("reading a page %s: %w", path, err)
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("reading a page %s: %w", path, err)
	}
	return raw, nil
}

package polnear

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/extract/news"
)

const (
	data   = "../../../../shared/data/polnear/dev"
	script = "../../../../shared/polnear/score.py"
)

// article is a text of ours with one attribution a paragraph.
func article() *Article {
	text := "Ann Lee said it rained.\nBob said it snowed."
	a := &Article{Name: "a", Text: text}
	at, para := 0, true
	for _, w := range []string{"Ann", "Lee", "said", "it", "rained", ".", "Bob", "said", "it", "snowed", "."} {
		i := at + strings.Index(text[at:], w)
		para = para || i > 0 && text[i-1] == '\n'
		a.Tokens = append(a.Tokens, Token{Span: news.Span{Start: i, End: i + len(w)}, First: para})
		at, para = i+len(w), false
	}
	a.Readings = []Reading{{"x", []Event{
		{{a.over(0, 1)}, {a.over(2, 2)}, {a.over(3, 4)}},
		{{a.over(6, 6)}, {a.over(7, 7)}, {a.over(8, 9)}},
	}}}
	return a
}

func (a *Article) over(i, j int) news.Span { return a.Tokens[i].Union(a.Tokens[j].Span) }

func TestGoldScoresOne(t *testing.T) {
	a := article()
	var r Result
	r.Add(a, a.Readings[0].Events)
	for k, v := range r.Map() {
		if v != 1 {
			t.Errorf("%s = %v, want 1", k, v)
		}
	}
}

func TestHalfRight(t *testing.T) {
	a := article()
	var r Result
	// The second source is too long; its attribution is found, and lenient, but not strictly right.
	r.Add(a, []Event{a.Readings[0].Events[0], {{a.over(6, 7)}, {a.over(7, 7)}, {a.over(8, 9)}}})
	m := r.Map()
	if m["detection"] != 1 || m["strict"] != 0.5 || m["exact_content"] != 1 {
		t.Errorf("got %v", m)
	}
}

func TestNothingPredicted(t *testing.T) {
	var r Result
	r.Add(article(), nil)
	if m := r.Map(); m["exact_source"] != 0 || m["detection"] != 0 {
		t.Errorf("got %v", m)
	}
}

// TestAgreesWithTheScript compares every measure with polnear/score.py, on
// predictions made by bending the gold: pieces dropped, cut and put in doubt.
func TestAgreesWithTheScript(t *testing.T) {
	if _, err := os.Stat(script); err != nil || testing.Short() {
		t.Skip("needs ../shared/polnear and some seconds")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("needs python3")
	}
	articles, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	var res Result
	var lines strings.Builder
	for n, a := range articles {
		bent := bend(a, n)
		res.Add(a, bent)
		lines.WriteString(contractLine(t, a, bent))
	}
	want := runScript(t, python, lines.String())
	for k, v := range res.Map() {
		if math.Abs(v-want[k]) > 0 {
			t.Errorf("%s: %v here, %v by the script", k, v, want[k])
		}
	}
}

// bend spoils every third, fourth and fifth attribution of an article's last
// reading in different ways.
func bend(a *Article, n int) []Event {
	var out []Event
	for k, e := range a.Readings[len(a.Readings)-1].Events {
		switch (k + n) % 7 {
		case 3:
			continue
		case 4:
			e[Source] = nil
		case 5:
			last := e[Content][len(e[Content])-1]
			e[Content] = []news.Span{e[Cue][0].Union(last)}
		case 6:
			out = append(out, e)
		}
		out = append(out, e)
	}
	return out
}

func contractLine(t *testing.T, a *Article, events []Event) string {
	t.Helper()
	statements := []map[string]any{}
	for _, e := range events {
		statements = append(statements, map[string]any{"source": pieces(a.Text, e[Source]), "cue": pieces(a.Text, e[Cue]), "content": pieces(a.Text, e[Content])})
	}
	b, err := json.Marshal(map[string]any{"statements": statements})
	if err != nil {
		t.Fatal(err)
	}
	return string(b) + "\n"
}

// runScript calls score.py with a stand-in for the binary that prints lines.
func runScript(t *testing.T, python, lines string) map[string]float64 {
	t.Helper()
	dir := t.TempDir()
	out := filepath.Join(dir, "out.jsonl")
	bin := filepath.Join(dir, "hearsay")
	if err := os.WriteFile(out, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(bin, fmt.Appendf(nil, "#!/bin/sh\ncat %s\n", out), 0o700); err != nil {
		t.Fatal(err)
	}
	b, err := exec.Command(python, script, "--hearsay", bin, "--data", data, "--json").Output()
	if err != nil {
		t.Fatalf("score.py: %v", err)
	}
	var got struct {
		Roles                      map[string]struct{ Exact struct{ F1 float64 } }
		Detection, Lenient, Strict struct{ F1 float64 }
	}
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	return map[string]float64{
		"exact_source": got.Roles["source"].Exact.F1, "exact_cue": got.Roles["cue"].Exact.F1, "exact_content": got.Roles["content"].Exact.F1,
		"detection": got.Detection.F1, "lenient": got.Lenient.F1, "strict": got.Strict.F1,
	}
}

package relations

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/corpus/gold"
	"hearsay/extract/news"
)

func TestBetweenGoesThroughWhatIsTheSame(t *testing.T) {
	links := []news.Link{
		{A: "a", B: "x", Relation: news.Denies},
		{A: "b", B: "x", Relation: news.Same},
		{A: "b", B: "c", Relation: news.Conflicts},
	}
	for _, row := range []struct{ a, b, want string }{
		{"a", "b", "denies"}, {"b", "a", ""}, {"b", "x", "same"},
		{"c", "x", "conflicts"}, {"x", "c", "conflicts"}, {"a", "c", ""},
	} {
		if got := strings.Join(between(links, row.a, row.b), " "); got != row.want {
			t.Errorf("%s to %s: %q, want %q", row.a, row.b, got, row.want)
		}
	}
}

func TestTally(t *testing.T) {
	var c tally
	read := func(got ...string) *verdict { return &verdict{GotA: "x", GotB: "y", Got: got} }
	c.add(&gold.Pair{Relation: "denies"}, read("denies"))
	c.add(&gold.Pair{Relation: "denies"}, &verdict{GotA: "x"})
	c.add(&gold.Pair{Relation: "none"}, read("denies"))
	c.add(&gold.Pair{Relation: "none", Also: []string{"same"}}, read("same"))
	m := c.figures()
	for k, want := range map[string]float64{"p_denies": 0.5, "r_denies": 0.5, "f1_denies": 0.5, "none_fp": 0.5, "found": 0.75, "p_same": 0} {
		if m[k] != want {
			t.Errorf("%s is %v, want %v", k, m[k], want)
		}
	}
}

func TestOverlap(t *testing.T) {
	a := news.Article{Text: "Police said the old bridge was shut."}
	mark := news.Span{Start: 12, End: 35} // the old bridge was shut
	for _, row := range []struct {
		s    news.Span
		want float64
	}{
		{mark, 1}, {news.Span{Start: 12, End: 26}, 0.6}, {news.Span{Start: 0, End: 11}, 0},
		{news.Span{Field: news.Title, Start: 12, End: 35}, 0},
	} {
		if got := Overlap(&a, mark, row.s); got != row.want {
			t.Errorf("%v: %v, want %v", row.s, got, row.want)
		}
	}
}

func TestMeasureReadsAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "pairs.jsonl")
	line := `{"id":"x","articles":[{"id":"a","outlet":"Post","published":"2024-05-07","title":"Shut","text":"Police said the bridge was closed."}],` +
		`"a":{"article":"a","content":"the bridge was closed"},"b":{"article":"a","content":"Shut"},"relation":"none"}`
	if err := os.WriteFile(file, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	var notes bytes.Buffer
	m, err := Measure(file, &notes)
	if err != nil || m["pairs"] != 1 || !strings.Contains(notes.String(), `"got_a":"the bridge was closed"`) {
		t.Errorf("%v %v %s", m, err, notes.String())
	}
}

// What stands right behind a claim and is negative may deny it without a word of it.
func TestAnswersDenyWithoutAWordInCommon(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{"The mill chain Brelt is about to be sold to Ottmar, according to a banker. Brelt's owners said the firm was not for sale.", `"got":["denies"]`},
		{"The mill chain Brelt is about to be sold to Ottmar, according to a banker. Spain play Sweden next. Brelt's owners said the firm was not rich.", `"got":null`},
	} {
		file := filepath.Join(t.TempDir(), "pairs.jsonl")
		b := "the firm was not for sale"
		if !strings.Contains(row.text, b) {
			b = "the firm was not rich"
		}
		line := `{"id":"x","articles":[{"id":"a","outlet":"Post","published":"2024-05-07","title":"Sale","text":"` + row.text + `"}],` +
			`"a":{"article":"a","content":"` + b + `"},"b":{"article":"a","content":"The mill chain Brelt is about to be sold to Ottmar"},"relation":"denies"}`
		if err := os.WriteFile(file, []byte(line), 0o600); err != nil {
			t.Fatal(err)
		}
		var notes bytes.Buffer
		if _, err := Measure(file, &notes); err != nil || !strings.Contains(notes.String(), row.want) {
			t.Errorf("%v %s, want %s", err, notes.String(), row.want)
		}
	}
}

package ud

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/corpus/train"
	"hearsay/extract"
	"hearsay/extract/news"
)

// bank is a treebank of ours: two sentences, one surface token of two words.
const bank = `# newdoc id = a
# newpar
# text = We can't stay.
1	We	we	PRON	PRP	_	4	nsubj	_	_
2-3	can't	_	_	_	_	_	_	_	_
2	ca	can	AUX	MD	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	stay	stay	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

# text = Go home
1	Go	go	VERB	VB	_	0	root	_	_
2	home	home	ADV	RB	_	1	advmod	_	_

`

func write(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bank.conllu")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// steps is an annotator that gives these words, "|" after the last of a
// sentence, all hanging on the first.
func steps(words string) []extract.Annotator {
	return []extract.Annotator{{Name: "fixed", Fills: []extract.Layer{extract.Syntax}, Run: func(d *news.Document) {
		at, first := 0, 0
		for _, w := range strings.Fields(words) {
			if w == "|" {
				addSentence(d, first)
				first = len(d.Tokens)
				continue
			}
			at += strings.Index(d.Article.Text[at:], w)
			tok := news.Token{Span: news.Span{Start: at, End: at + len(w)}, Tag: "VB", Head: first, Rel: "advmod"}
			if len(d.Tokens) == first {
				tok.Head, tok.Rel = -1, "root"
			}
			d.Tokens = append(d.Tokens, tok)
			at += len(w)
		}
		addSentence(d, first)
	}}}
}

func addSentence(d *news.Document, first int) {
	r := news.Range{First: first, Last: len(d.Tokens)}
	d.Sentences = append(d.Sentences, news.Sentence{Range: r, Span: d.Tokens[first].Span.Union(d.Tokens[r.Last-1].Span)})
}

func TestCounting(t *testing.T) {
	trees, err := train.ReadTreebank(write(t, bank))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ words, want string }{
		// All words; the second sentence is wholly right but for the tag of "home".
		{"We ca n't stay . | Go home", "tokens 1.00 words 1.00 sentences 1.00 tags 0.29 uas 0.29 las 0.29"},
		// "can't" uncut: 5 of 7 words against 6; one surface token more is right than words.
		{"We can't stay . | Go home", "tokens 1.00 words 0.77 sentences 1.00 tags 0.31 uas 0.31 las 0.31"},
		// One sentence for two: heads in the second are wrong, the root too.
		{"We ca n't stay . Go home", "tokens 1.00 words 1.00 sentences 0.00 tags 0.29 uas 0.00 las 0.00"},
	} {
		m, err := measure(trees, steps(c.words), nil)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, k := range []string{"tokens", "words", "sentences", "tags", "uas", "las"} {
			got = append(got, fmt.Sprintf("%s %.2f", k, m[k]))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.words, s, c.want)
		}
	}
}

func TestPredictionsNameEveryWord(t *testing.T) {
	var out bytes.Buffer
	m, err := Measure(write(t, bank), &out)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), "\n"); n != 7 || m["words"] != 1 {
		t.Errorf("%d lines, words %v:\n%s", n, m["words"], out.String())
	}
}

func TestBadFileIsAnError(t *testing.T) {
	if _, err := Measure(write(t, "1\ttoo\tfew\n"), nil); err == nil || !strings.Contains(err.Error(), "line 1") {
		t.Errorf("got %v", err)
	}
}

// floors are what the models of this version reach on the treebanks' dev parts,
// a little less.
var floors = map[string]map[string]float64{
	"en_ewt-dev": {"tokens": 0.991, "sentences": 0.87, "tags": 0.935, "uas": 0.834, "las": 0.803},
	"en_gum-dev": {"tokens": 0.997, "sentences": 0.965, "tags": 0.961, "uas": 0.852, "las": 0.822},
}

func TestFloors(t *testing.T) {
	for name, floor := range floors {
		path := filepath.Join("..", "..", "..", "..", "shared", "data", "ud", name+".conllu.gz")
		if _, err := os.Stat(path); err != nil {
			t.Skipf("no treebanks at ../shared/data: %v", err)
		}
		m, err := Measure(path, nil)
		if err != nil {
			t.Fatal(err)
		}
		for key, least := range floor {
			if m[key] < least {
				t.Errorf("%s: %s is %.4f, floor %.3f", name, key, m[key], least)
			}
		}
	}
}

package ner

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearsay/extract"
)

func TestCountsNamesByBoundsAndClass(t *testing.T) {
	d := &document{gold: []string{"B-PER", "I-PER", "O", "B-ORG", "B-LOC"}}
	b := &builder{}
	for _, w := range strings.Fields("Anna Brook left Ilmet Oslo") {
		b.word(w, "O")
	}
	b.endDocument()
	d.doc = b.docs[0].doc
	total := map[string]*count{"": {}, "PER": {}, "ORG": {}, "LOC": {}}
	d.compare([]string{"B-PER", "I-PER", "O", "B-LOC", "B-MISC"}, total, io.Discard)
	if got := *total[""]; got != (count{right: 1, found: 2, gold: 3}) {
		t.Errorf("counted %+v; one name is right, two found, three gold", got)
	}
}

func TestReadsDocumentsAndSentences(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.iob2")
	text := "# newdoc id = a\n# text = Hi Bo\n1\tHi\tO\t-\t-\n2\tBo\tB-PER\t-\tx\n\n1\tBye\tO\n\n# newdoc id = b\n1\tOslo\tB-LOC\n\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	docs, err := read(path)
	if err != nil || len(docs) != 2 || len(docs[0].doc.Sentences) != 2 || docs[0].gold[1] != "B-PER" {
		t.Fatalf("got %d documents, %v", len(docs), err)
	}
}

// The floor on EWT dev, which is never trained on.
const floor = 0.68

func TestEWTDev(t *testing.T) {
	path := filepath.Join("..", "..", "..", "..", "shared", "data", "ner", "en_ewt-dev.iob2")
	if _, err := os.Stat(path); err != nil {
		t.Skip("no ../shared/data/ner: not measured")
	}
	if !slices.ContainsFunc(extract.English, func(a extract.Annotator) bool { return slices.Contains(a.Fills, extract.Syntax) }) {
		t.Skip("the pipeline has no tagger: not measured")
	}
	scores, err := Measure(path, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%.4v", scores)
	if scores["f1"] < floor {
		t.Errorf("f1 %.3f, floor %.2f", scores["f1"], floor)
	}
}

package train

import (
	"testing"

	"hearsay/extract/claim"
	en "hearsay/extract/claim/en"
	"hearsay/extract/news"
)

// TestOpenings answers as many questions about a predicate as there are, and asks about
// none that a rule decides.
func TestOpenings(t *testing.T) {
	lex := en.Lexicon
	lex.Opens = nil
	doc := readWith(news.Article{Text: "The firm sold the dock to a man who had closed the mill, and it left Sule."}, &lex)
	list := claim.Openings(doc, &lex)
	if len(list) != 1 || doc.Tokens[list[0].Token].Lemma != "close" || len(list[0].Features) != claim.NumOpenings {
		t.Errorf("%+v", list)
	}
}

// TestHeadOf finds the token by which what an annotator marked hangs in the parse.
func TestHeadOf(t *testing.T) {
	a := news.Article{Text: "The firm said it had been sold to Lumo."}
	doc := readWith(a, &en.Lexicon)
	for _, c := range []struct {
		content   string
		predicate []string
		want      string
	}{
		{"it had been sold to Lumo", []string{"sell"}, "sold"},
		{"it had been sold to Lumo", []string{"be"}, "sold"},
		{"it had been sold to Lumo", []string{"hand over"}, "sold"},
		{"The firm said", []string{"say"}, "said"},
	} {
		at := len(a.Text) - len("it had been sold to Lumo.")
		if c.want == "said" {
			at = 0
		}
		k := headOf(doc, news.Span{Field: news.Body, Start: at, End: at + len(c.content)}, c.predicate)
		if k < 0 || doc.Text(doc.Tokens[k].Span) != c.want {
			t.Errorf("%s %v: token %d", c.content, c.predicate, k)
		}
	}
}

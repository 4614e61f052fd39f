package train

import (
	"slices"
	"testing"

	"hearsay/corpus/gold"
	"hearsay/extract/claim"
	en "hearsay/extract/claim/en"
	"hearsay/extract/news"
)

// TestMeans finds the time that an annotator wrote down among those of the sentence.
func TestMeans(t *testing.T) {
	a := news.Article{Text: "On Monday police said that the bridge had opened in May and would close by the end of June.", Published: "2023-03-20"}
	lex := en.Lexicon
	lex.Dates = nil
	doc := readWith(a, &lex)
	var list []claim.Dating
	for k := range doc.Times {
		list = append(list, claim.Dating{Time: k})
	}
	for _, c := range []struct {
		want *gold.Deadline
		yes  []bool
	}{
		{nil, []bool{false, false, false}},
		{&gold.Deadline{Text: "in May", Value: "2021-05", Relation: "during"}, []bool{false, true, false}},
		{&gold.Deadline{Text: "that summer", Value: "2023-06-30", Relation: "on"}, []bool{false, false, true}},
	} {
		if got := means(doc, list, c.want); !slices.Equal(got, c.yes) {
			t.Errorf("%+v: %v, want %v", c.want, got, c.yes)
		}
	}
}

// TestQuestions answers as many questions about a time as there are.
func TestQuestions(t *testing.T) {
	doc := readWith(news.Article{Text: "The bridge opened on Monday.", Published: "2023-03-20"}, &en.Lexicon)
	list := claim.Datings(doc, &en.Lexicon)
	if len(list) != 1 || len(list[0]) != 1 || len(list[0][0].Features) != claim.NumQuestions {
		t.Errorf("%+v", list)
	}
}

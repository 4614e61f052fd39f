package extract

import (
	"strings"
	"testing"

	"hearsay/extract/news"
)

func TestOrderOfEnglish(t *testing.T) {
	if err := CheckOrder(English); err != nil {
		t.Error(err)
	}
}

func TestCheckOrderRejectsAnUnfilledNeed(t *testing.T) {
	steps := []Annotator{
		{Name: "claim", Needs: []Layer{Statements}, Fills: []Layer{Claims}},
		{Name: "attribution", Fills: []Layer{Statements}},
	}
	if err := CheckOrder(steps); err == nil || !strings.Contains(err.Error(), "claim needs statements") {
		t.Errorf("got %v, want an error that names claim and statements", err)
	}
}

func TestPanicBecomesAnErrorThatNamesStepAndArticle(t *testing.T) {
	step := Annotator{Name: "strange", Run: func(*news.Document) { panic("index out of range") }}
	err := run(step, &news.Document{Article: news.Article{Ref: "a.html"}})
	if err == nil || !strings.Contains(err.Error(), "strange") || !strings.Contains(err.Error(), "a.html") {
		t.Errorf("got %v", err)
	}
}

// TestASinceClauseBehindTheTime broke the claim step once: the time stands before
// the clause whose "since" it was taken to follow.
func TestASinceClauseBehindTheTime(t *testing.T) {
	text := "Calder have finished runners-up three times, including last year, since the Ports became Six in 2000."
	doc, err := Document(news.Article{Text: text, Published: "2004-11-05", Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	if err := news.Check(doc); err != nil {
		t.Error(err)
	}
}

// TestNobodyIsQuotedByACaption: page furniture has no statements.
func TestNobodyIsQuotedByACaption(t *testing.T) {
	for text, want := range map[string]int{
		"The flood rose.\n\nImage copyright Ostrel Press Image caption Nurses said they expect more patients\n\nThe bridge is shut.": 0,
		"The flood rose.\n\nNurses said they expect more patients.\n\nThe bridge is shut.":                                           1,
	} {
		d, err := Document(news.Article{Text: text})
		if err != nil {
			t.Fatal(err)
		}
		if len(d.Statements) != want {
			t.Errorf("%q: %d statements, want %d", text, len(d.Statements), want)
		}
	}
}

package deadline_test

import (
	"testing"

	"hearsay/extract/deadline"
	"hearsay/extract/news"
	"hearsay/extract/syntax"
	"hearsay/extract/token"
)

// TestReference tells the day of the saying from the day of what is said.
func TestReference(t *testing.T) {
	for text, want := range map[string]bool{
		"Police said on Tuesday that the bridge was shut.": true,
		"The bridge was shut on Tuesday, police said.":     false,
		"The bridge will open on Tuesday.":                 false,
	} {
		doc := &news.Document{Article: news.Article{Text: text, Published: "2023-03-20"}}
		token.Annotate(doc)
		syntax.Annotate(doc)
		deadline.English(doc)
		if len(doc.Times) != 1 || doc.Times[0].Reference != want {
			t.Errorf("%q: %+v", text, doc.Times)
		}
	}
}

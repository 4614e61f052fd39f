package extract_test

import (
	"strings"
	"testing"

	"hearsay/extract"
	"hearsay/extract/news"
)

// TestObjects tells what is acted on where it is no plain object.
func TestObjects(t *testing.T) {
	for _, c := range []struct{ what, text, claim, object string }{
		{"without the clause that tells more of it", "The paper carried statements from Brook, in which she spoke of the dock.", "The paper", "statements from Brook"},
		{"with what belongs to it", "The paper carried statements from Brook.", "The paper", "statements from Brook"},
		{"no time", "Attacks have grown over the last few months.", "Attacks", ""},
		{"what a passive with its agent affects", "The film opens in May and is produced by Scott Rudin.", "is produced", "The film"},
		{"how somebody feels", "The mayor felt unwell.", "The mayor", "unwell"},
		{"what somebody would like to do something to", "The mayor would love to get a chance.", "The mayor", "a chance"},
		{"none of what somebody only does", "The mayor slept.", "The mayor", ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			doc, err := extract.Document(news.Article{Text: c.text, Published: "2024-03-13", Language: "en"})
			if err != nil {
				t.Fatal(err)
			}
			for i := range doc.Claims {
				if x := &doc.Claims[i]; strings.HasPrefix(x.ContentText, c.claim) {
					if x.Object.Text != c.object {
						t.Errorf("%q: object %q, want %q", c.text, x.Object.Text, c.object)
					}
					return
				}
			}
			t.Errorf("%q: no claim begins with %q", c.text, c.claim)
		})
	}
}

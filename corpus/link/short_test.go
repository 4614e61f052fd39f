package link_test

import (
	"testing"

	"hearsay/corpus/link"
	"hearsay/extract"
	"hearsay/extract/news"
)

// Two reports of a sentence each have too few words to tell that they are of one matter:
// what their claims share tells it.
func TestShortReportsAreCompared(t *testing.T) {
	for _, r := range []struct {
		a, b string
		want news.Relation
	}{
		{"The president promised to end illegal logging by 2030, his aide said.", "The president promised to end illegal logging by 2040, according to the ministry.", news.Conflicts},
		{"The president promised to end illegal logging by 2030, his aide said.", "The president will open a bridge by 2040, according to the ministry.", ""},
		{"The new dam in Harun leaks, divers said.", "The builder admitted on Monday that the dam in Harun leaks.", news.Confirms},
		{"The new dam in Harun leaks, divers said.", "The mayor said on Monday that the dam in Harun leaks.", news.Same},
	} {
		var reports []link.Report
		for i, text := range []string{r.a, r.b} {
			doc, err := extract.Document(news.Article{ID: string(rune('a' + i)), Language: "en", Published: "2024-04-22", Title: [...]string{"Promise", "Vow"}[i], Text: text})
			if err != nil {
				t.Fatal(err)
			}
			reports = append(reports, link.ReportOf(doc))
		}
		got := news.Relation("")
		for _, l := range link.Solve(link.English(), reports).Links {
			got = l.Relation
		}
		if got != r.want {
			t.Errorf("%s %s: %q, want %q", r.a, r.b, got, r.want)
		}
	}
}

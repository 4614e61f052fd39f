package fact

import (
	"testing"

	"hearsay/extract/news"
)

// told makes a claim whose content begins at 10.
func told(id, name, text string, from int, terms ...string) *news.Claim {
	return &news.Claim{ID: id, Content: news.Span{Start: 10, End: 60},
		Who: news.Party{Name: name, Text: text, Span: news.Span{Start: from, End: from + len(text)}, Terms: terms}}
}

func TestFactsAreToldByWhomNamesWhoActs(t *testing.T) {
	massa := []string{"felip", "massa"}
	rows := []struct {
		name   string
		claims []*news.Claim
		want   string
	}{
		{"a pronoun says less than a name", []*news.Claim{told("1", "Felipe Massa", "he", 10, massa...), told("2", "Felipe Massa", "Massa", 10, massa...)}, "2"},
		{"who acts stands outside", []*news.Claim{told("1", "the plane", "the plane", 0, "plane"), told("2", "the plane", "the plane", 12, "plane")}, "2"},
		{"nobody is meant", []*news.Claim{told("1", "there", "there", 10), told("2", "the crew", "the crew", 10, "crew")}, "2"},
		{"the first that will do", []*news.Claim{told("1", "the crew", "the crew", 10, "crew"), told("2", "Felipe Massa", "Felipe Massa", 10, massa...)}, "1"},
		{"none will do", []*news.Claim{told("1", "", "", 0), told("2", "they", "they", 10)}, "1"},
	}
	for _, r := range rows {
		if got := Words(r.claims).ID; got != r.want {
			t.Errorf("%s: %s, want %s", r.name, got, r.want)
		}
	}
	if Words(nil) != nil {
		t.Error("no claims have words")
	}
}

package ecb

import (
	"strings"
	"testing"

	"hearsay/extract/news"
)

// at is the mention of those words in an article of that text.
func at(t *testing.T, r *report, words string) *mention {
	t.Helper()
	i := strings.Index(r.doc.Article.Text, words)
	if i < 0 {
		t.Fatalf("%q is not there", words)
	}
	m := r.mention(news.Span{Field: news.Body, Start: i, End: i + len(words)})
	m.senses = sensesOf(m.keys, 1<<15)
	return m
}

func article(t *testing.T, id, text string) *report {
	t.Helper()
	r, err := read(news.Article{ID: id, Outlet: id, Text: text, Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestFeaturesOfMentions(t *testing.T) {
	a := article(t, "1/a", "Hallam bought the Carwick shipyard in May.\n\nThe purchase cost 40 million.")
	b := article(t, "1/b", "Hallam has bought the shipyard of Carwick, officials said. A storm sank two boats there.")
	bought, purchase := at(t, a, "bought"), at(t, a, "purchase")
	also, sank := at(t, b, "bought"), at(t, b, "sank")
	p := compareArticles(a, b)
	rows := []struct {
		name    string
		x, y    *mention
		feature int
		low, up int16
	}{
		{"one article", bought, purchase, sameArticle, 1000, 1000},
		{"two articles", bought, also, sameArticle, 0, 0},
		{"one verb", bought, also, sameKey, 1000, 1000},
		{"two verbs", bought, sank, sameKey, 0, 0},
		{"a verb and its noun share a sense", also, purchase, senseShared, 1000, 1000},
		{"others do not", sank, purchase, senseShared, 0, 0},
		{"one thing bought", bought, also, objectShared, 500, 1000},
		{"other things", bought, sank, objectShared, 0, 0},
		{"alike by themselves", bought, purchase, wordCosine, 300, 999},
		{"both verbs", bought, sank, bothVerbs, 1000, 1000},
		{"a noun is none", bought, purchase, bothVerbs, 0, 0},
	}
	for _, r := range rows {
		v, w := features(r.x, r.y, &p), features(r.y, r.x, &p)
		if v[r.feature] < r.low || v[r.feature] > r.up {
			t.Errorf("%s: %d, want %d to %d", r.name, v[r.feature], r.low, r.up)
		}
		if v != w {
			t.Errorf("%s: another answer the other way round", r.name)
		}
	}
}

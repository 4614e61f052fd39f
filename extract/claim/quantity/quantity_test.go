package quantity_test

import (
	"fmt"
	"strings"
	"testing"

	"hearsay/extract/claim/quantity/en"
	"hearsay/extract/news"
)

// doc builds a document from words; "noun/N" and "adj/J" carry their tag.
func doc(words string) *news.Document {
	d := &news.Document{}
	var text strings.Builder
	for _, w := range strings.Fields(words) {
		w, tag, _ := strings.Cut(w, "/")
		if text.Len() > 0 {
			text.WriteByte(' ')
		}
		at := text.Len()
		text.WriteString(w)
		upos := map[string]string{"N": "NOUN", "J": "ADJ"}[tag]
		d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: at, End: at + len(w)}, Lemma: strings.ToLower(w), UPOS: upos, Head: -1})
	}
	d.Sentences = []news.Sentence{{Range: news.Range{First: 0, Last: len(d.Tokens)}, Span: news.Span{Start: 0, End: text.Len()}}}
	d.Article.Text = text.String()
	return d
}

func TestQuantities(t *testing.T) {
	for text, want := range map[string]string{
		"More than 40 people/N were hurt":    "40 people at-least",
		"at least twelve young/J men/N died": "12 men at-least",
		"it cost $5 billion":                 "5e+09 USD exact",
		"it cost $ 5 billion":                "5e+09 USD exact",
		"it cost £3.5m":                      "3.5e+06 GBP exact",
		"a rise of 2.4 per cent":             "2.4 % exact",
		"nearly 62% of voters/N":             "62 % about",
		"40,000 customers/N":                 "40000 customers exact",
		"between 10 and 12 boats/N":          "10-12 boats exact",
		"up to 20 km":                        "20 km at-most",
		"5 million or more":                  "5e+06  at-least",
		"the iPhone 6 sold":                  "",
		"Scott , 69 , said":                  "",
		"nobody came":                        "",
		"two hundred houses/N":               "200 houses exact",
	} {
		d := doc(text)
		en.Annotate(d)
		if err := news.Check(d); err != nil {
			t.Error(err)
		}
		var got []string
		for _, q := range d.Quantities {
			v := fmt.Sprint(q.Value)
			if q.High != q.Value {
				v += fmt.Sprint("-", q.High)
			}
			got = append(got, fmt.Sprintf("%s %s %s", v, q.Unit, q.Bound))
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%q: got %q, want %q", text, s, want)
		}
	}
}

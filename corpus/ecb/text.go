package ecb

import (
	"strings"

	"hearsay/extract/news"
)

// Article is the document as running text, and where its mentions stand in
// it. Each sentence is a paragraph.
func (d *Document) Article() (news.Article, []news.Span) {
	var text strings.Builder
	at := make([]int, len(d.Tokens))
	for i, t := range d.Tokens {
		if i > 0 {
			text.WriteString(gap(&d.Tokens[i-1], &t))
		}
		at[i] = text.Len()
		text.WriteString(t.Text)
	}
	spans := make([]news.Span, len(d.Mentions))
	for i, m := range d.Mentions {
		last := m.Tokens[len(m.Tokens)-1]
		spans[i] = news.Span{Field: news.Body, Start: at[m.Tokens[0]], End: at[last] + len(d.Tokens[last].Text)}
	}
	name := d.Topic + "/" + d.Name
	return news.Article{ID: name, Outlet: name, Text: text.String(), Language: "en"}, spans
}

// gap is what stands between two tokens.
func gap(a, b *Token) string {
	switch {
	case a.Sentence != b.Sentence:
		return "\n\n"
	case strings.ContainsAny(b.Text[:1], ".,;:!?)%'") || b.Text == "n't" || strings.ContainsAny(a.Text, "($"):
		return ""
	}
	return " "
}

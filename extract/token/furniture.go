package token

import (
	"hearsay/extract/news"
	"hearsay/extract/token/en"
)

// markFurniture marks page furniture. A row of en.Furniture speaks for a
// sentence, or, where it says so, for the rest of its paragraph or article.
func markFurniture(d *news.Document) {
	for i := 0; i < len(d.Sentences); i++ {
		s := &d.Sentences[i]
		if s.Span.Field == news.Title || s.Furniture {
			continue
		}
		first := i == 0 || d.Sentences[i-1].Paragraph != s.Paragraph
		text := d.Text(s.Span)
		if len(text) > en.LongestFurniture {
			text = text[:en.LongestFurniture]
		}
		row, ok := en.FindFurniture(text, s.Len(), first)
		if !ok {
			continue
		}
		s.Furniture = true
		for k := i + 1; row.Paragraph && k < len(d.Sentences) && d.Sentences[k].Paragraph == s.Paragraph; k++ {
			d.Sentences[k].Furniture = true
		}
	}
}

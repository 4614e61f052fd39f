package deadline

import (
	"fmt"
	"strings"
	"testing"

	"hearsay/extract/news"
)

// units are pieces of texts that tempt the grammar to try every beginning.
var units = []string{"the ", "May ", "Sept. ", "1999 ", "the end of ", "two hundred and ", "1939-41, ", "3-5 May ", "Tuesday ", "in ", "late ",
	"the first of ", "Tuesday at 5 p.m. on ", "a few more than ", "12:30 "}

// TestLargeHostileTextIsRead reads a long text of each kind. Nothing is timed: a
// grammar whose work grew with the square would run into the limit of go test.
// BenchmarkHostile shows the growth.
func TestLargeHostileTextIsRead(t *testing.T) {
	for _, unit := range units {
		doc := repeated(unit, 1<<14)
		English(doc)
		if err := news.Check(doc); err != nil {
			t.Errorf("%q: %v", unit, err)
		}
	}
}

func repeated(unit string, times int) *news.Document {
	doc := &news.Document{Article: news.Article{Text: strings.Repeat(unit, times), Published: "2023-03-20"}}
	words(doc)
	return doc
}

// BenchmarkHostile reads each hostile text at two sizes: time for each byte
// should stay the same.
func BenchmarkHostile(b *testing.B) {
	for _, unit := range units {
		for _, times := range []int{1 << 10, 1 << 13} {
			b.Run(fmt.Sprintf("%s/%d", strings.TrimSpace(unit), times), func(b *testing.B) {
				doc := repeated(unit, times)
				b.SetBytes(int64(len(doc.Article.Text)))
				for b.Loop() {
					English(doc)
				}
			})
		}
	}
}

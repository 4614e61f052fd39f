package deadline

import (
	"strings"
	"testing"
	"time"

	"hearsay/extract/news"
)

// TestLinear reads a text and one eight times as long: the time may grow by
// four times that, which leaves room for a busy machine and less than a square takes.
func TestLinear(t *testing.T) {
	for _, unit := range []string{"the ", "May ", "Sept. ", "1999 ", "the end of ", "two hundred and ", "1939-41, ", "3-5 May ", "Tuesday ", "in ", "late ",
		"the first of ", "Tuesday at 5 p.m. on ", "a few more than ", "12:30 "} {
		short := cost(strings.Repeat(unit, 1<<10))
		if long := cost(strings.Repeat(unit, 1<<13)); long > 32*short+30*time.Millisecond {
			t.Errorf("%q: %v for 1024 times, %v for 8192", unit, short, long)
		}
	}
}

func cost(text string) time.Duration {
	doc := &news.Document{Article: news.Article{Text: text, Published: "2023-03-20"}}
	words(doc)
	best := time.Hour
	for range 3 {
		start := time.Now()
		English(doc)
		best = min(best, time.Since(start))
	}
	return best
}

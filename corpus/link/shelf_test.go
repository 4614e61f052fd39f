package link_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"hearsay/corpus/link"
	"hearsay/extract/news"
)

// decades are crowds of one matter at several times: within a quarter of each
// other across the end of a period, far from each other, and without a date.
func decades() []*news.Document {
	var docs []*news.Document
	for i, day := range []string{"1999-12-20", "2000-02-20", "2000-08-01", "2024-03-01", ""} {
		for k, d := range crowd(25, day) {
			d.Article.Outlet = fmt.Sprint(i, " ", k)
			docs = append(docs, sameArticle(d, d))
		}
	}
	return docs
}

// TestTimesInAnyOrder is TestCrowdsInAnyOrder over shelves.
func TestTimesInAnyOrder(t *testing.T) {
	docs := decades()
	want, s := keep(t, docs, func() int { return len(docs) })
	if got, _ := inStore(t, s[0]); ends(got) != ends(solve(docs).Links) {
		t.Error("links in the store differ from those solved at once")
	}
	r := rand.New(rand.NewPCG(3, 3))
	for round := range 2 {
		r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		if got, _ := keep(t, docs, func() int { return 1 + r.IntN(30) }); got != want {
			t.Fatalf("round %d: another result:\n%s", round, firstDifference(got, want))
		}
	}
}

// TestWhatMeets is about which days can share a key.
func TestWhatMeets(t *testing.T) {
	for _, x := range []struct {
		a, b string
		want bool
	}{
		{"2024-03-01", "2024-03-01", true},
		{"2024-03-01", "2023-12-31", true},  // across the end of a period
		{"1999-12-31", "2000-03-31", true},  // 91 days
		{"2024-03-01", "", true},            // what has no date meets all
		{"", "0001-01-01", true},            //
		{"", "", true},                      //
		{"1999-12-31", "2000-12-31", false}, // another period
		{"2024-03-01", "1988-03-01", false},
		{"9999-12-31", "9999-12-30", true},
	} {
		if got := link.Meet(x.a, x.b); got != x.want || link.Meet(x.b, x.a) != x.want {
			t.Errorf("%q and %q: %v", x.a, x.b, got)
		}
	}
	days := slices.Collect(link.Shelves("1970-01-01", 4*1461))
	if n := len(slices.Compact(days)); n < 5 || n > 9 {
		t.Errorf("%d changes of shelf in 16 years", n)
	}
}

package same

import (
	"testing"

	"hearsay/corpus/link"
	"hearsay/extract/relate"
)

func TestOwnStoriesAreWhole(t *testing.T) {
	stories, err := OwnStories()
	if err != nil {
		t.Fatal(err)
	}
	claims, links := 0, 0
	for i := range stories {
		for k := range stories[i].Claims {
			if _, _, err := stories[i].Spans(&stories[i].Claims[k]); err != nil {
				t.Error(err)
			}
		}
		claims += len(stories[i].Claims)
		links += len(stories[i].Links)
	}
	if claims < 300 || links < 150 {
		t.Errorf("%d claims, %d links", claims, links)
	}
}

func TestAStoryThatDoesNotParseSaysWhere(t *testing.T) {
	if _, err := parseStories("# a\nx A | b | c\n"); err == nil || err.Error() != "own stories, line 2: 3 fields, want 8" {
		t.Error(err)
	}
}

func TestGrowFindsTheCorner(t *testing.T) {
	var pairs []Pair
	for i := range 2000 {
		var x relate.Values
		x[0], x[1] = int16(i%40*25), int16(i/40*20)
		pairs = append(pairs, Pair{X: x, Same: x[0] > 500 && x[1] > 500, Weight: 1})
	}
	f, err := relate.NewForests(Grow(pairs), nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pairs {
		if got := f.First.Sum(p.X[:]) > 0; got != p.Same {
			t.Fatalf("at %d, %d: same is %v", p.X[0], p.X[1], got)
		}
	}
}

func TestFeaturesHaveNoDirection(t *testing.T) {
	stories, err := OwnStories()
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := AllPairs(stories[:2], link.English())
	if err != nil || len(pairs) < 30 {
		t.Fatal(len(pairs), err)
	}
	for _, s := range stories[:4] {
		form, err := given(&s)
		if err != nil {
			t.Fatal(err)
		}
		items := link.Items(link.English(), form.reports)
		for i, a := range items {
			for _, b := range items[:i] {
				if relate.Features(a, b) != relate.Features(b, a) {
					t.Fatalf("%q and %q: the order matters", a.Claim.ContentText, b.Claim.ContentText)
				}
			}
		}
	}
}

package same

import (
	"math"
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

func TestFitFindsThePlane(t *testing.T) {
	var pairs []Pair
	for i := range 200 {
		var x [relate.NumFeatures]float64
		x[0], x[1] = 1, float64(i)/200
		pairs = append(pairs, Pair{X: x, Same: i >= 100, Weight: 1})
	}
	w := Fit(pairs, 0.1)
	if edge := -w[0] / w[1]; math.Abs(edge-0.5) > 0.02 {
		t.Errorf("boundary at %v, want 0.5", edge)
	}
}

func TestFeaturesHaveNoDirection(t *testing.T) {
	stories, err := OwnStories()
	if err != nil {
		t.Fatal(err)
	}
	pairs, err := AllPairs(stories[:2], link.English())
	if err != nil || len(pairs) < 50 {
		t.Fatal(len(pairs), err)
	}
	for _, s := range stories[:4] {
		items, err := itemsOf(&s)
		if err != nil {
			t.Fatal(err)
		}
		for i, a := range items {
			for _, b := range items[:i] {
				if relate.Features(a, b) != relate.Features(b, a) {
					t.Fatalf("%q and %q: the order matters", a.Claim.ContentText, b.Claim.ContentText)
				}
			}
		}
	}
}

package gold

import (
	"slices"
	"strings"
	"testing"
	"time"
)

const relations = "../../testdata/relations/"

// floors are the fewest items of each relation in each file, so that no type is
// measured on a handful. They are the shares the files were planned with, of 200.
var floors = map[string]int{
	"same": 50, "denies": 34, "cannot-confirm": 30, "confirms": 16, "conflicts": 20, "updates": 20, "none": 30,
}

func TestPairsAreWellFormed(t *testing.T) {
	seen, texts := map[string]bool{}, map[string]string{}
	for _, name := range append([]string{"measure.jsonl", "long-measure.jsonl"}, learnable...) {
		pairs, err := LoadPairs(relations + name)
		if err != nil {
			t.Fatal(err)
		}
		counts := map[string]int{}
		for i := range pairs {
			p := &pairs[i]
			if seen[p.ID] {
				t.Errorf("%s stands twice", p.ID)
			}
			seen[p.ID] = true
			counts[p.Relation]++
			checkPair(t, p)
			for _, a := range p.Articles {
				if other, ok := texts[a.Text]; ok && slices.Contains(learnable, other) != slices.Contains(learnable, name) {
					t.Errorf("%s: its text stands in the other half too", p.ID)
				}
				texts[a.Text] = name
			}
		}
		for relation, floor := range floors {
			if !strings.HasPrefix(name, "long") && counts[relation] < floor {
				t.Errorf("%s has %d %q, want %d", name, counts[relation], relation, floor)
			}
		}
	}
}

func checkPair(t *testing.T, p *Pair) {
	t.Helper()
	if _, ok := floors[p.Relation]; !ok {
		t.Errorf("%s: unknown relation %q", p.ID, p.Relation)
	}
	if differs := p.Relation == "conflicts" || p.Relation == "updates"; differs != (len(p.On) > 0) {
		t.Errorf("%s: %q and on %v do not go together", p.ID, p.Relation, p.On)
	}
	if slices.Contains(p.Also, p.Relation) {
		t.Errorf("%s: also repeats the relation", p.ID)
	}
	if n := len(p.Articles); n < 1 || n > 2 {
		t.Errorf("%s has %d articles", p.ID, n)
	}
	for _, a := range p.Articles {
		if _, err := time.Parse(time.DateOnly, a.Published); err != nil || a.Outlet == "" || a.Title == "" || a.Text == "" {
			t.Errorf("%s: article %s is not whole", p.ID, a.ID)
		}
	}
	if p.A == p.B {
		t.Errorf("%s: one claim for both", p.ID)
	}
	checkMark(t, p, p.A)
	checkMark(t, p, p.B)
}

func checkMark(t *testing.T, p *Pair, m Mark) {
	t.Helper()
	a := p.Article(m.Article)
	if a == nil {
		t.Errorf("%s: no article %q", p.ID, m.Article)
		return
	}
	bare := strings.TrimSuffix(m.Content, ".m.") // "8 a.m."
	if bare == "" || bare != strings.Trim(bare, " .,\n") {
		t.Errorf("%s: %q is not cut clean", p.ID, m.Content)
	}
	if n := strings.Count(a.Text, m.Content) + strings.Count(a.Title, m.Content); n != 1 {
		t.Errorf("%s: %q stands %d times in article %s", p.ID, m.Content, n, a.ID)
	}
}

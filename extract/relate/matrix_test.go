package relate

import (
	"fmt"
	"strings"
	"testing"

	"hearsay/extract/news"
)

// plainWords knows no word: equal keys are alike, others are not.
type plainWords struct{}

func (plainWords) Look(string) Word { return Word{Weight: 50} }

func itemOf(article, terms string) *Item {
	t := strings.Fields(terms)
	c := &news.Claim{Terms: t, Predicate: news.Predicate{Terms: t[:min(1, len(t))]}}
	c.Who.Terms = []string{"outside"}
	return New(plainWords{}).Item(c, &Article{ID: article}, 0)
}

// The matrix says of every two words what comparing them says, whichever way
// round and however many there are.
func TestMatrix(t *testing.T) {
	var many []string
	for i := range 70 {
		many = append(many, fmt.Sprintf("w%02d", i))
	}
	for _, long := range []string{"bank cut job", strings.Join(many, " ")} {
		a, b := itemOf("a", long), itemOf("b", "bank cut job w05 w69")
		var r room
		m := a.against(b, &r)
		back := m.turned()
		for i := range a.vocabulary {
			for k := range b.vocabulary {
				v, w := &a.vocabulary[i], &b.vocabulary[k]
				want := similar(v, w)
				if got, turned := m.best(v, b.vocabulary[k:k+1]), back.best(w, a.vocabulary[i:i+1]); got != want || turned != want {
					t.Errorf("%s, %s: %v and %v, want %v", v.key, w.key, got, turned, want)
				}
			}
		}
	}
}

func TestFeaturesAllocateNothing(t *testing.T) {
	a, b := itemOf("a", "bank cut job london march"), itemOf("b", "bank cut post london")
	if n := testing.AllocsPerRun(100, func() { Features(a, b) }); n != 0 {
		t.Errorf("%v allocations a pair", n)
	}
}

func TestPairAllocatesNothing(t *testing.T) {
	a, b := itemOf("a", "bank cut job london march"), itemOf("b", "bank cut post london")
	b.Claim.Modality = news.Negated
	p := New(plainWords{}).Pair()
	n := testing.AllocsPerRun(100, func() {
		p.Take(a, b)
		p.Same()
		p.traits(a, b, 1)
		p.traits(b, a, 1)
	})
	if n != 0 {
		t.Errorf("%v allocations a pair", n)
	}
}

func BenchmarkFeatures(b *testing.B) {
	x, y := itemOf("a", "bank chief cut eight hundred job london march next year"), itemOf("b", "bank cut expect london nine post spring")
	for b.Loop() {
		Features(x, y)
	}
}

package attribution

import (
	"math/rand/v2"
	"testing"

	"hearsay/extract/news"
)

// lattice makes one of random scores; runs of them favour one role, as texts do.
func lattice(n int, seed uint64) *Lattice {
	r := rand.New(rand.NewPCG(seed, 1))
	l := &Lattice{}
	l.Reset(n, [][]int32{make([]int32, len(Shape().Edges))})
	for i := range l.Scores {
		for a := range l.Scores[i] {
			l.Scores[i][a] = int32(r.IntN(200) - 100)
		}
	}
	return l
}

func TestEveryAttributionHasCueAndContent(t *testing.T) {
	for seed := range uint64(200) {
		l := lattice(60, seed)
		for _, d := range Read(Shape(), l.Path(Shape()), func(int) bool { return false }) {
			if len(d.Cue) == 0 || len(d.Content) == 0 {
				t.Fatalf("seed %d: %+v", seed, d)
			}
		}
	}
}

func TestPathIsContinuous(t *testing.T) {
	a := Shape()
	l := lattice(100, 7)
	state := 0
	for i, e := range l.Path(a) {
		if a.Edges[e].From != state {
			t.Fatalf("token %d: edge from state %d, stood in %d", i, a.Edges[e].From, state)
		}
		state = a.Edges[e].To
	}
}

func TestMarginsAreZeroOnThePath(t *testing.T) {
	a := Shape()
	l := lattice(80, 3)
	path := append([]int(nil), l.Path(a)...)
	for i, m := range l.Margins(a, nil) {
		role := a.States[a.Edges[path[i]].To].Role
		for r, v := range m {
			if v > 0 || Role(r) == role && v != 0 {
				t.Errorf("token %d, on the path %s: margin of %s is %d", i, role, Role(r), v)
			}
		}
	}
}

func TestClosedBorderIsNeverCrossed(t *testing.T) {
	a := Shape()
	for seed := range uint64(50) {
		l := lattice(40, seed)
		l.Edges = append(l.Edges, a.Closed(l.Edges[0]))
		l.Contexts[20] = 1
		for _, d := range Read(a, l.Path(a), func(int) bool { return false }) {
			var runs []news.Range
			runs = append(append(append(runs, d.Source...), d.Cue...), d.Content...)
			before, after := false, false
			for _, r := range runs {
				before = before || r.First < 20
				after = after || r.Last > 20
			}
			if before && after {
				t.Fatalf("seed %d: %+v crosses 20", seed, d)
			}
		}
	}
}

func TestReadCutsAtBorders(t *testing.T) {
	a := Shape()
	l := lattice(30, 11)
	for _, d := range Read(a, l.Path(a), func(i int) bool { return i == 15 }) {
		for _, p := range append(append(d.Source, d.Cue...), d.Content...) {
			if p.First < 15 && p.Last > 15 {
				t.Errorf("%v is not cut at 15", p)
			}
		}
	}
}

func TestEmptyText(t *testing.T) {
	l := lattice(0, 1)
	if p := l.Path(Shape()); len(p) != 0 {
		t.Errorf("got %v", p)
	}
}

func BenchmarkPath(b *testing.B) {
	l := lattice(500, 5)
	for b.Loop() {
		l.Path(Shape())
	}
}

package fact

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

func TestComponentsAreCutAtTheWeakestEdge(t *testing.T) {
	edges := []Edge{{0, 1, 900}, {1, 2, 600}, {2, 3, 800}}
	veto := func(a, b int) bool { return a+b == 3 && (a == 0 || b == 0) } // 0 and 3
	got := Components(5, edges, veto, 0)
	if want := [][]int{{0, 1}, {2, 3}, {4}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestOneMistakenEdgeDoesNotJoinTwoFacts(t *testing.T) {
	edges := []Edge{{0, 1, 900}, {0, 2, 900}, {1, 2, 900}, {3, 4, 900}, {3, 5, 900}, {4, 5, 900}, {2, 3, 850}}
	got := Components(6, edges, nil, 300)
	if want := [][]int{{0, 1, 2}, {3, 4, 5}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestComponentsDoNotDependOnTheOrderOfEdges(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var edges []Edge
	for a := range 30 {
		for b := range a {
			if r.IntN(8) == 0 {
				edges = append(edges, Edge{a, b, r.IntN(10) * 100})
			}
		}
	}
	want := Components(30, edges, nil, 200)
	for range 20 {
		r.Shuffle(len(edges), func(i, j int) { edges[i], edges[j] = edges[j], edges[i] })
		if got := Components(30, edges, nil, 200); !reflect.DeepEqual(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	}
}

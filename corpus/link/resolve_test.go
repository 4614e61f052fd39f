package link

import (
	"testing"

	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// What denies several claims without an act of denying is aimed at the likeliest; a
// claim that is denied aims at nothing.
func TestADenialHasOneTarget(t *testing.T) {
	denies := func(score int) *relate.Difference {
		return &relate.Difference{Relation: news.Denies, Score: score, Rule: "relate/deny"}
	}
	no := &node{id: "no", day: "2024-03-02", group: "no", members: []string{"no"}}
	w := newWeb(nil)
	w.nodes["no"] = no
	for id, score := range map[string]int{"x": 400, "y": 600, "z": 500} {
		o := &node{id: id, day: "2024-03-01", group: id, members: []string{id}}
		o.put(pair{other: "no", differ: denies(score)})
		no.put(pair{other: id, differ: denies(score)})
		w.nodes[id] = o
	}
	s := newSolution(nil, nil, nil, w)
	for _, n := range w.nodes {
		s.scope[n.id] = n
	}
	if err := s.react(); err != nil {
		t.Fatal(err)
	}
	if err := s.differ(); err != nil {
		t.Fatal(err)
	}
	if len(s.links) != 1 || s.links[0].A != "no" || s.links[0].B != "y" || s.links[0].Relation != news.Denies || no.aimed != "y" {
		t.Errorf("%+v, aimed at %q", s.links, no.aimed)
	}
}

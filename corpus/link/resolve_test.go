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

// What goes on from a denial denies what that denies, also when only the target is new.
func TestWhatGoesOnDeniesTheSame(t *testing.T) {
	alike := func(score int, rule string) *[fames]relate.Aim {
		var out [fames]relate.Aim
		for i := range out {
			out[i] = relate.Aim{Score: score, Rule: rule}
		}
		return &out
	}
	w := newWeb(nil)
	for i, id := range []string{"rumour", "denial", "reason"} {
		w.nodes[id] = &node{id: id, article: "a", order: i, group: id, members: []string{id}}
	}
	rumour, denial, reason := w.nodes["rumour"], w.nodes["denial"], w.nodes["reason"]
	denial.acts = news.Denies
	denial.put(pair{other: "rumour", aims: alike(700, "relate/target-report")})
	rumour.put(pair{other: "denial", back: true})
	reason.put(pair{other: "denial", aims: alike(0, relate.GoesOn)})
	denial.put(pair{other: "reason", back: true})
	for _, scope := range [][]*node{{rumour, denial, reason}, {reason}, {rumour}} {
		s := newSolution(nil, nil, nil, w)
		for _, n := range scope {
			s.scope[n.id] = n
		}
		if err := s.react(); err != nil {
			t.Fatal(err)
		}
		last := s.links[len(s.links)-1]
		if len(s.links) != 2 || last.A != "reason" || last.B != "rumour" || last.Relation != news.Denies || last.Reason.Rule != relate.GoesOn {
			t.Errorf("with %d in the scope: %+v", len(scope), s.links)
		}
	}
}

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

// What is told by one outlet alone is not widely carried, and the first form of a node,
// which knew no outlets, is still read.
func TestFameIsOfOutlets(t *testing.T) {
	group := []*node{{id: "x", outlet: "Post"}, {id: "y", outlet: "Post"}, {id: "z", outlet: "Echo"}}
	first := group[0]
	first.group, first.members, first.outlets = "x", idsIn(group), outletsOf(group)
	w := newWeb(nil)
	w.nodes["x"] = first
	if f := w.fame(first); f != 3 {
		t.Errorf("fame %d, want 3", f)
	}
	if n := outletsOf(group[:2]); relate.FameOf(2, n) != 1 {
		t.Errorf("%d outlets", n)
	}
	n, err := unpackNode("x", packNode(first))
	if err != nil || n.outlet != "Post" || n.outlets != 2 {
		t.Errorf("%+v, %v", n, err)
	}
	old := &packer{b: []byte{1}}
	old.str("2024-03-01", "a", "", "x", "")
	old.num(3)
	old.span(news.Span{})
	old.list([]string{"x"})
	old.list(nil)
	old.num(0)
	if n, err = unpackNode("x", old.b); err != nil || n.order != 3 || len(n.members) != 1 || n.outlets != 0 {
		t.Errorf("%+v, %v", n, err)
	}
}

package gold

import (
	"hearsay/corpus/gold"
	"hearsay/extract/news"
)

// A claim stands for all that are the same as it, so links are compared
// between components: of the gold's same links on one side, of the predicted
// ones on the other. A missed claim is a missed link.

// forest is a union of claim ids.
type forest map[string]string

func (f forest) find(x string) string {
	for f[x] != x {
		f[x] = f[f[x]]
		x = f[x]
	}
	return x
}

func (f forest) join(a, b string) {
	_, okA := f[a]
	if _, okB := f[b]; okA && okB {
		f[f.find(a)] = f.find(b)
	}
}

func goldSame(s *gold.Story) forest {
	f := forest{}
	for _, c := range s.Claims {
		f[c.ID] = c.ID
	}
	for _, l := range s.Links {
		if l.Relation == string(news.Same) {
			f.join(l.A, l.B)
		}
	}
	return f
}

func (s *scoring) predSame(links []news.Link) forest {
	f := forest{}
	for _, p := range s.pred {
		f[p.claim.ID] = p.claim.ID
	}
	for _, l := range links {
		if l.Relation == news.Same {
			f.join(l.A, l.B)
		}
	}
	return f
}

type relKey struct {
	relation news.Relation
	a, b     string
}

func keyOf(r news.Relation, a, b string) relKey {
	if r == news.Conflicts && b < a {
		a, b = b, a
	}
	return relKey{r, a, b}
}

func (s *scoring) countLinks(links []news.Link) {
	gs, ps := goldSame(s.story), s.predSame(links)
	s.countSame(gs, ps)
	want := map[relKey]bool{}
	for _, l := range s.story.Links {
		if r := news.Relation(l.Relation); r != news.Same {
			want[keyOf(r, gs.find(l.A), gs.find(l.B))] = true
		}
	}
	got := s.predictedRelations(links, gs, ps)
	for _, t := range Relations {
		s.out.ByType[t] = Count{}
	}
	for k := range want {
		s.countRelation(k.relation, Count{Gold: 1})
		if !got[k] {
			s.note("missed "+string(k.relation), nil, k.a+" "+k.b)
		}
	}
	for k := range got {
		c := Count{Pred: 1}
		if want[k] {
			c.TP = 1
		} else {
			s.note("spurious "+string(k.relation), k.a+" "+k.b, nil)
		}
		s.countRelation(k.relation, c)
	}
}

func (s *scoring) countRelation(t news.Relation, c Count) {
	sum := s.out.ByType[t]
	sum.add(c)
	s.out.ByType[t] = sum
	s.out.Relations.add(c)
}

// countSame compares partitions: pairs that are the same, over all gold pairs.
func (s *scoring) countSame(gs, ps forest) {
	var c Count
	for i := range s.gold {
		for j := i + 1; j < len(s.gold); j++ {
			a, b := s.gold[i].claim.ID, s.gold[j].claim.ID
			want, got := gs.find(a) == gs.find(b), s.predictedSame(i, j, ps)
			if want {
				c.Gold++
			}
			if got {
				c.Pred++
			}
			switch {
			case want && got:
				c.TP++
			case want:
				s.note("missed same", nil, a+" "+b)
			case got:
				s.note("spurious same", a+" "+b, nil)
			}
		}
	}
	s.out.Same = c
}

func (s *scoring) predictedSame(i, j int, ps forest) bool {
	pi, okI := s.toPred[i]
	pj, okJ := s.toPred[j]
	return okI && okJ && ps.find(s.pred[pi].claim.ID) == ps.find(s.pred[pj].claim.ID)
}

// predictedRelations lifts links to gold components; a link between judged
// claims that the gold does not know counts as wrong under their own.
func (s *scoring) predictedRelations(links []news.Link, gs, ps forest) map[relKey]bool {
	got := map[relKey]bool{}
	for _, l := range links {
		pa, okA := s.predByID[l.A]
		pb, okB := s.predByID[l.B]
		if l.Relation == news.Same || !okA || !okB {
			continue
		}
		ga, matchA := s.toGold[pa]
		gb, matchB := s.toGold[pb]
		switch {
		case matchA && matchB:
			got[keyOf(l.Relation, gs.find(s.gold[ga].claim.ID), gs.find(s.gold[gb].claim.ID))] = true
		case s.pred[pa].judged && s.pred[pb].judged:
			got[keyOf(l.Relation, "?"+ps.find(l.A), "?"+ps.find(l.B))] = true
		}
	}
	return got
}

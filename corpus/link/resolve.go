package link

import (
	"cmp"
	"maps"
	"slices"

	"hearsay/extract/fact"
	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// Thresholds, in thousandths.
const (
	// minEdge keeps pairs that count for the mean of two groups although they
	// could not join them.
	minEdge = 100
	// minMean is the mean score over the pairs across two groups from which they
	// are one fact; found by leaving one gold story out in turn.
	minMean = 300
	// minShared is the weight of common words, of all that the lighter claim has,
	// from which a pair is judged. Half of the pairs at hand are below; in the gold
	// one in a hundred of those that could join are.
	minShared = 200
)

// People are the decisions of people about pairs of claims: "same", "not-same"
// or "none", by the two IDs in order.
type People map[[2]string]string

func (p People) about(a, b *relate.Item) string {
	x, y := a.Claim.ID, b.Claim.ID
	return p[[2]string{min(x, y), max(x, y)}]
}

// solution is the part of the web of claims that a change touches: the claims
// that are the same as touched ones, transitively, and the reactions around them.
type solution struct {
	judge     *relate.Judge
	index     index
	people    People
	items     []*relate.Item // the scope, in order
	at        map[string]int // claim ID → index in items
	edges     []fact.Edge
	groups    [][]int
	groupOf   []int
	reactions []*relate.Item // those that were aimed, inside the scope and around it
	links     []news.Link
}

// resolve computes all links that touched claims, and the claims that are the
// same as they, have. What comes out depends on what the index holds alone.
func resolve(j *relate.Judge, idx index, touched []*relate.Item, people People) (*solution, error) {
	s := &solution{judge: j, index: idx, people: people}
	steps := []func() error{s.group, s.react, s.differ}
	if err := s.close(touched); err != nil {
		return nil, err
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return nil, err
		}
	}
	slices.SortFunc(s.links, func(x, y news.Link) int {
		return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B), cmp.Compare(x.Relation, y.Relation))
	})
	return s, nil
}

type scored struct {
	a, b  string
	score int
}

// close gathers the scope: from the touched claims along every pair that could
// join two groups. Groups outside it share no such pair with it, so they stay
// as they are.
func (s *solution) close(touched []*relate.Item) error {
	scope := map[string]*relate.Item{}
	var queue []*relate.Item
	add := func(it *relate.Item) {
		if scope[it.Claim.ID] == nil {
			scope[it.Claim.ID] = it
			queue = append(queue, it)
		}
	}
	for _, it := range touched {
		add(it)
	}
	var pairs []scored
	asked := map[string]bool{}
	ready := 0 // so many of the queue are looked up
	for n := 0; n < len(queue); n++ {
		if n == ready {
			if err := s.index.ready(queue[n:]); err != nil {
				return err
			}
			ready = len(queue)
		}
		it := queue[n]
		near, err := s.index.near(it)
		if err != nil {
			return err
		}
		for _, o := range near {
			if asked[o.Claim.ID] { // who is near is so both ways round
				continue
			}
			if relate.Shared(it, o) < minShared && s.people.about(it, o) == "" {
				continue
			}
			score := s.same(it, o)
			if score >= minMean {
				add(o)
			}
			if score >= minEdge {
				pairs = append(pairs, scored{it.Claim.ID, o.Claim.ID, score})
			}
		}
		asked[it.Claim.ID] = true
	}
	s.items = slices.SortedFunc(maps.Values(scope), before)
	s.at = make(map[string]int, len(s.items))
	for i, it := range s.items {
		s.at[it.Claim.ID] = i
	}
	for _, p := range pairs {
		a, okA := s.at[p.a]
		if b, okB := s.at[p.b]; okA && okB {
			s.edges = append(s.edges, fact.Edge{A: a, B: b, Score: p.score})
		}
	}
	return nil
}

// same is the score of a pair, with what people decided before what the
// machine thinks.
func (s *solution) same(a, b *relate.Item) int {
	switch s.people.about(a, b) {
	case string(news.Same):
		return 1000
	case "":
		score, _ := s.judge.Same(a, b)
		return score
	}
	return 0
}

func (s *solution) forbidden(a, b int) bool {
	x, y := s.items[a], s.items[b]
	switch s.people.about(x, y) {
	case string(news.Same):
		return false
	case "":
		_, no := relate.Vetoed(x, y)
		return no
	}
	return true
}

// group makes the components and writes a spanning tree of same links: each
// later member to its closest earlier one.
func (s *solution) group() error {
	s.groups = fact.Components(len(s.items), s.edges, s.forbidden, minMean)
	s.groupOf = make([]int, len(s.items))
	for g, members := range s.groups {
		for _, m := range members {
			s.groupOf[m] = g
		}
		for k, m := range members {
			if k > 0 {
				s.linkSame(m, members[:k])
			}
		}
	}
	return nil
}

func (s *solution) linkSame(m int, earlier []int) {
	best, score := earlier[0], -1
	for _, e := range earlier {
		if sc := s.same(s.items[e], s.items[m]); sc > score {
			best, score = e, sc
		}
	}
	s.link(s.items[m], s.items[best], news.Same, score, "relate/same", nil)
}

func (s *solution) link(a, b *relate.Item, r news.Relation, score int, rule string, on []string) {
	p := float64(min(1000, max(0, score))) / 1000
	s.links = append(s.links, news.Link{A: a.Claim.ID, B: b.Claim.ID, Relation: r, On: on, Score: p, DecidedBy: news.Machine,
		Reason: news.Reason{Rule: rule, Score: p, Spans: []news.Span{a.Claim.Evidence}}})
}

// factOf names the group of a claim, by its first claim, and its size.
func (s *solution) factOf(it *relate.Item) (id string, claims int, err error) {
	if i, ok := s.at[it.Claim.ID]; ok {
		members := s.groups[s.groupOf[i]]
		return s.items[members[0]].Claim.ID, len(members), nil
	}
	return s.index.fact(it)
}

// react aims every reaction in and around the scope at the claim it speaks of.
func (s *solution) react() error {
	around, err := s.around()
	if err != nil {
		return err
	}
	for _, it := range around {
		if _, ok := relate.Reacts(it); !ok {
			continue
		}
		s.reactions = append(s.reactions, it)
		if err := s.aim(it); err != nil {
			return err
		}
	}
	return nil
}

// around is the scope and all claims that are compared with it, in order.
func (s *solution) around() ([]*relate.Item, error) {
	all := map[string]*relate.Item{}
	for _, it := range s.items {
		all[it.Claim.ID] = it
		near, err := s.index.near(it)
		if err != nil {
			return nil, err
		}
		for _, o := range near {
			all[o.Claim.ID] = o
		}
	}
	return slices.SortedFunc(maps.Values(all), before), nil
}

func (s *solution) aim(it *relate.Item) error {
	relation, _ := relate.Reacts(it)
	own, _, err := s.factOf(it)
	if err != nil {
		return err
	}
	near, err := s.index.near(it)
	if err != nil {
		return err
	}
	var best *relate.Item
	var aim relate.Aim
	for _, o := range near {
		group, size, err := s.factOf(o)
		if err != nil {
			return err
		}
		if group == own || s.people.about(it, o) != "" {
			continue
		}
		if x := s.judge.AimAt(it, o, relate.Fame(size)); x.Score > aim.Score {
			best, aim = o, x
		}
	}
	if best != nil && aim.Score >= relate.MinAim {
		s.link(it, best, relation, aim.Score, aim.Rule, nil)
	}
	return nil
}

// differ finds conflicts and updates: of each two groups the best pair.
func (s *solution) differ() error {
	best := map[[2]string]differing{}
	for _, it := range s.items {
		near, err := s.index.near(it)
		if err != nil {
			return err
		}
		for _, o := range near {
			if _, in := s.at[o.Claim.ID]; in && before(o, it) < 0 {
				continue // seen from the other's side
			}
			if err := s.differPair(it, o, best); err != nil {
				return err
			}
		}
	}
	for _, d := range best {
		s.link(d.a, d.b, d.Relation, d.Score, d.Rule, d.On)
	}
	return nil
}

type differing struct {
	relate.Difference
	a, b *relate.Item
}

func (s *solution) differPair(it, o *relate.Item, best map[[2]string]differing) error {
	a, b := it, o
	if before(a, b) < 0 {
		a, b = b, a // a is the later
	}
	d := s.judge.Differ(a, b)
	if d.Relation == "" || s.people.about(a, b) != "" {
		return nil
	}
	ga, _, err := s.factOf(a)
	if err != nil {
		return err
	}
	gb, _, err := s.factOf(b)
	if err != nil || ga == gb {
		return err
	}
	k := [2]string{min(ga, gb), max(ga, gb)}
	if old, ok := best[k]; !ok || better(d, &old, a, b) {
		best[k] = differing{d, a, b}
	}
	return nil
}

// better orders by score, then by the claims, so that the choice does not hang
// on the order of looking.
func better(d relate.Difference, old *differing, a, b *relate.Item) bool {
	return cmp.Or(cmp.Compare(d.Score, old.Score), before(old.a, a), before(old.b, b)) > 0
}

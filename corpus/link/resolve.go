package link

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// Thresholds, in thousandths.
const (
	// minEdge keeps pairs that count for the mean of two groups although they
	// could not join them.
	minEdge = 100
	// minMean is the mean score over the pairs across two groups from which they
	// are one fact; found by leaving every fifth of 97 gold stories out in turn: with
	// their claims given 200 to 300 are equal (F1 .569), of claims that are read it
	// finds more (.384, .367 with 250, .393 with 160, which is wrong more often).
	minMean = 200
	// MinShared is the weight of common words, of all that the lighter claim has,
	// from which a pair is judged. Half of the pairs at hand are below; in the gold
	// one in a hundred of those that could join are.
	MinShared = 200
)

// solution is the part of the web of claims that a change touches: the groups
// that changed and the reactions around them.
type solution struct {
	judge  *relate.Judge
	index  index
	people *People
	claims *web

	groups   [][]*node        // those that changed, in order
	scope    map[string]*node // their members
	affected map[string]bool  // claims outside the scope whose facts see other links than before
	strays   []string         // reactions outside the scope that are aimed anew
	links    []news.Link
}

func newSolution(j *relate.Judge, idx index, people *People, claims *web) *solution {
	return &solution{judge: j, index: idx, people: people, claims: claims, scope: map[string]*node{}, affected: map[string]bool{}}
}

// meet compares new claims with what is near them and remembers what came of it.
func (s *solution) meet(items []*relate.Item) error {
	for _, it := range items {
		s.claims.add(nodeOf(it))
	}
	place := make(map[string]int, len(items))
	for i, it := range items {
		place[it.Claim.ID] = i
	}
	first := 0
	for part := range wholeArticles(items, atOnce) {
		if err := s.index.ready(part); err != nil {
			return err
		}
		found := compareAll(s.judge, part, func(i int) []met {
			return slices.DeleteFunc(s.index.near(part[i]), func(o met) bool { // who is near is so both ways round
				at, here := place[o.Claim.ID]
				return here && at < first+i
			})
		})
		if err := s.remember(found); err != nil {
			return err
		}
		first += len(part)
	}
	return nil
}

// atOnce is from how many claims on they share no more what is looked up.
const atOnce = 1000

// wholeArticles cuts items, those of an article one after another, into parts of about n.
func wholeArticles(items []*relate.Item, n int) iter.Seq[[]*relate.Item] {
	return func(yield func([]*relate.Item) bool) {
		for len(items) > 0 {
			end := min(n, len(items))
			for end < len(items) && items[end].Article.ID == items[end-1].Article.ID {
				end++
			}
			if !yield(items[:end]) {
				return
			}
			items = items[end:]
		}
	}
}

// remember puts pairs on both their nodes.
func (s *solution) remember(found [][]compared) error {
	var ids []string
	for _, list := range found {
		for i := range list {
			ids = append(ids, list[i].a.Claim.ID, list[i].b.Claim.ID)
		}
	}
	if err := s.claims.need(ids); err != nil {
		return err
	}
	for _, list := range found {
		for i := range list {
			a, b := s.claims.nodes[list[i].a.Claim.ID], s.claims.nodes[list[i].b.Claim.ID]
			if a == nil || b == nil {
				continue // it has keys, and is not linked yet
			}
			a.put(list[i].x)
			b.put(list[i].y)
			s.claims.touch(a)
			s.claims.touch(b)
		}
	}
	return nil
}

// resolve works out the groups of changed claims, and all links of those.
func (s *solution) resolve(changed []string) error {
	p := partition{s.claims, minEdge, minMean, s.people, s.vetoed}
	var err error
	if s.groups, err = p.settle(changed); err != nil {
		return err
	}
	for _, g := range s.groups {
		for _, n := range g {
			s.scope[n.id] = n
		}
	}
	for _, step := range []func() error{s.neighbours, s.linkSame, s.react, s.differ} {
		if err := step(); err != nil {
			return err
		}
	}
	slices.SortFunc(s.links, func(x, y news.Link) int {
		return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B), cmp.Compare(x.Relation, y.Relation))
	})
	return nil
}

// vetoed tells whether two claims that share no edge may not be one fact.
func (s *solution) vetoed(a, b *node) (bool, error) {
	items, err := s.index.claims([]string{a.id, b.id})
	if err != nil || len(items) < 2 {
		return false, err
	}
	_, no := relate.Vetoed(inTime(items[0], items[1]))
	return no, nil
}

// neighbours reads all that pairs of the scope lead to, and the groups of those.
func (s *solution) neighbours() error {
	var ids []string
	for _, n := range s.scope {
		ids = append(ids, n.aimed)
		for i := range n.pairs {
			ids = append(ids, n.pairs[i].other)
		}
	}
	return s.withGroups(ids)
}

func (s *solution) withGroups(ids []string) error {
	if err := s.claims.need(ids); err != nil {
		return err
	}
	var firsts []string
	for _, id := range ids {
		if n := s.claims.nodes[id]; n != nil {
			firsts = append(firsts, n.group)
		}
	}
	return s.claims.need(firsts)
}

// linkSame writes a spanning tree of same links for each group: each later
// member to its closest earlier one.
func (s *solution) linkSame() error {
	for _, g := range s.groups {
		for k := 1; k < len(g); k++ {
			if err := s.linkBack(g[k], g[:k]); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *solution) linkBack(n *node, earlier []*node) error {
	best, score := earlier[0], -1
	for _, e := range earlier {
		i, found := n.find(e.id)
		sc := 0
		if found {
			sc = n.pairs[i].same
		}
		if s.people.about(n.id, e.id) == string(news.Same) {
			sc = 1000
		}
		if sc > score {
			best, score = e, sc
		}
	}
	if score == 0 { // what joined it came later
		items, err := s.index.claims(append(idsIn(earlier), n.id))
		if err != nil || len(items) <= len(earlier) {
			return err
		}
		for i, e := range earlier {
			if sc, _ := s.judge.Same(inTime(items[i], items[len(earlier)])); sc > score {
				best, score = e, sc
			}
		}
	}
	s.link(n, best, news.Same, score, "relate/same", nil)
	return nil
}

func (s *solution) link(a, b *node, r news.Relation, score int, rule string, on []string) {
	p := float64(min(1000, max(0, score))) / 1000
	s.links = append(s.links, news.Link{A: a.id, B: b.id, Relation: r, On: on, Score: p, DecidedBy: news.Machine,
		Reason: news.Reason{Rule: rule, Score: p, Spans: []news.Span{a.span}}})
}

// react aims every reaction in the scope, and those that could be aimed into
// it, at the claim that they speak of. What denies another claim without an act of
// denying is a reaction like others: it has one target, the likeliest.
func (s *solution) react() error {
	all := map[string]*node{}
	for id, n := range s.scope {
		if n.acts != "" {
			all[id] = n
		}
		for i := range n.pairs {
			p := &n.pairs[i]
			o := s.claims.nodes[p.other]
			if o == nil || o.group == "" {
				continue
			}
			if p.denies() {
				all[denier(p, n, o).id] = denier(p, n, o)
			}
			if p.back {
				all[o.id] = o
			}
			if p.goesOn() {
				all[id] = n
			}
		}
		if n.aimed != "" {
			all[id] = n
		}
	}
	if err := s.goOn(all); err != nil {
		return err
	}
	var ids []string
	for _, n := range all {
		ids = append(ids, n.group, n.aimed)
		for i := range n.pairs {
			if n.pairs[i].aims != nil || n.pairs[i].denies() {
				ids = append(ids, n.pairs[i].other)
			}
		}
	}
	if err := s.withGroups(ids); err != nil {
		return err
	}
	for _, n := range slices.SortedFunc(maps.Values(all), sooner) {
		s.aim(n)
	}
	return nil
}

// goOn adds to reactions the claims that go on from them, and those that they go on from.
func (s *solution) goOn(all map[string]*node) error {
	var ids []string
	for _, n := range all {
		for i := range n.pairs {
			if p := &n.pairs[i]; p.goesOn() || p.back && n.acts == news.Denies {
				ids = append(ids, p.other)
			}
		}
	}
	if err := s.withGroups(ids); err != nil {
		return err
	}
	for _, id := range ids {
		if o := s.claims.nodes[id]; o != nil && o.group != "" {
			all[id] = o
		}
	}
	return nil
}

// goesOn tells that this one goes on from a denial, the other.
func (p *pair) goesOn() bool { return p.aims != nil && p.aims[0].Rule == relate.GoesOn }

// denies tells that one of the pair denies the other without an act.
func (p *pair) denies() bool { return p.differ != nil && p.differ.Relation == news.Denies }

// denier is who of a pair denies the other: the later, but where that is turned.
func denier(p *pair, n, o *node) *node {
	if (sooner(n, o) < 0) != p.differ.Turned {
		return o
	}
	return n
}

// aim finds the best target of a reaction: of equals the one that comes first.
func (s *solution) aim(n *node) {
	var best *node
	var aim relate.Aim
	for i := range n.pairs {
		p := &n.pairs[i]
		o, x := s.target(p, n)
		if o == nil || o.group == "" || o.group == n.group || s.people.about(n.id, o.id) != "" {
			continue
		}
		if x.Score > aim.Score || best != nil && x.Score == aim.Score && sooner(o, best) < 0 {
			best, aim = o, x
		}
	}
	does := news.Denies // without an act, if at all
	if n.acts != "" {
		does = aim.Does(n.acts)
	}
	target := ""
	if best != nil && (n.acts == "" || aim.Score >= relate.MinAim(does)) {
		target = best.id
		s.link(n, best, does, aim.Score, aim.Rule, nil)
	}
	if s.scope[n.id] == nil {
		s.strays = append(s.strays, n.id)
	}
	if n.aimed != target {
		s.affect(n.aimed, target)
		n.aimed = target
		s.claims.touch(n)
	}
}

// target is what a pair makes of n a reaction to, and how well it fits. What goes on from
// a denial, which stands before it and so was aimed before, is aimed at the same.
func (s *solution) target(p *pair, n *node) (*node, relate.Aim) {
	o := s.claims.nodes[p.other]
	if o == nil || !p.goesOn() {
		return o, s.aimAt(p, n, o)
	}
	i, found := o.find(o.aimed)
	if !found || s.claims.nodes[o.aimed] == nil {
		return nil, relate.Aim{}
	}
	t := s.claims.nodes[o.aimed]
	return t, relate.Aim{Score: s.aimAt(&o.pairs[i], o, t).Score, Rule: relate.GoesOn}
}

// aimAt is how well o fits as what n reacts to.
func (s *solution) aimAt(p *pair, n, o *node) relate.Aim {
	switch {
	case o == nil:
	case p.aims != nil:
		return p.aims[s.claims.fame(o).Level()]
	case p.denies() && denier(p, n, o) == n:
		return relate.Aim{Score: p.differ.Score, Rule: p.differ.Rule}
	}
	return relate.Aim{}
}

// affect notes claims whose facts must be made again.
func (s *solution) affect(ids ...string) {
	for _, id := range ids {
		if id != "" && s.scope[id] == nil {
			s.affected[id] = true
		}
	}
}

// differ finds conflicts and updates between assertions: of each two groups the best
// pair, unless it is a denial.
func (s *solution) differ() error {
	best := map[[2]string]differing{}
	for _, n := range s.scope {
		for i := range n.pairs {
			p := &n.pairs[i]
			o := s.claims.nodes[p.other]
			if p.differ == nil || o == nil || o.group == "" || o.group == n.group || s.people.about(n.id, o.id) != "" {
				continue
			}
			d := differing{p.differ, n, o}
			if sooner(n, o) < 0 {
				d.a, d.b = o, n // a is the later
			}
			if d.Turned {
				d.a, d.b = d.b, d.a
			}
			k := [2]string{min(n.group, o.group), max(n.group, o.group)}
			if old, ok := best[k]; !ok || d.better(&old) {
				best[k] = d
			}
			s.affect(o.id)
		}
	}
	for _, d := range best {
		if d.Relation == news.Denies {
			continue
		}
		s.link(d.a, d.b, d.Relation, d.Score, d.Rule, d.On)
	}
	return nil
}

type differing struct {
	*relate.Difference
	a, b *node
}

// better orders by score, then by the claims, so that the choice does not hang
// on the order of looking.
func (d *differing) better(old *differing) bool {
	return cmp.Or(cmp.Compare(d.Score, old.Score), sooner(old.a, d.a), sooner(old.b, d.b)) > 0
}

package link

import (
	"maps"
	"slices"
	"strings"

	"hearsay/extract/fact"
	"hearsay/extract/news"
)

// partition groups nodes that are the same: claims into facts, articles into
// stories. What it promises is what fact.Components gives for all nodes at
// once; what it does is to work out anew only the groups that a change reaches.
//
// Groups are joined from the strongest edge down, and whether two are joined
// hangs on those two alone. So a group's own edges tell how it came about, and
// two groups that were not joined stay apart as long as neither's edges change:
// it is enough to work out the groups with changed members, to try each result
// with the groups outside that an edge leads to, and to take in those that it
// would join with, until there are none.
type partition struct {
	web       *web
	minEdge   int
	minMean   int
	people    *People
	forbidden func(a, b *node) (bool, error) // beside what people forbid; nil for nothing
}

// settle works out the groups of the changed nodes and gives those that are new
// or have changed nodes, in order.
func (p *partition) settle(changed []string) ([][]*node, error) {
	scope := map[string]*node{}
	add := func(n *node) error {
		mates, err := p.web.mates(n)
		for _, m := range append(mates, n) {
			scope[m.id] = m
		}
		return err
	}
	list, err := p.web.all(changed)
	if err != nil {
		return nil, err
	}
	for _, n := range list {
		if err := add(n); err != nil {
			return nil, err
		}
	}
	tried := map[string]bool{}
	for {
		groups, err := p.components(slices.SortedFunc(maps.Values(scope), sooner))
		if err != nil {
			return nil, err
		}
		more, err := p.joined(groups, scope, tried)
		if err != nil {
			return nil, err
		}
		if len(more) == 0 {
			return p.keep(groups, changed), nil
		}
		for _, n := range more {
			if err := add(n); err != nil {
				return nil, err
			}
		}
	}
}

// joined are members of groups outside the scope that one inside would join with.
func (p *partition) joined(groups [][]*node, scope map[string]*node, tried map[string]bool) (more []*node, err error) {
	if err := p.ready(scope); err != nil {
		return nil, err
	}
	for _, g := range groups {
		strongest := map[string]int{} // by first of the group outside
		for _, n := range g {
			p.edges(n, func(other string, score int) {
				if o := p.web.nodes[other]; o != nil && scope[other] == nil && o.group != "" {
					strongest[o.group] = max(strongest[o.group], score)
				}
			})
		}
		for _, first := range sortedIDs(strongest) {
			key := ""
			if strongest[first] < p.minMean {
				continue // the mean of what lies across cannot reach it
			}
			other, err := p.web.get(first)
			if err != nil {
				return nil, err
			}
			if other == nil {
				continue
			}
			if len(g) > 1 || len(other.members) > 1 {
				if key = strings.Join(idsIn(g), " ") + "\x00" + first; tried[key] {
					continue
				}
			}
			joins, err := p.joins(g, other)
			if err != nil {
				return nil, err
			}
			if joins {
				more = append(more, other)
			} else if key != "" {
				tried[key] = true
			}
		}
	}
	return more, nil
}

// ready reads at once what edges lead to.
func (p *partition) ready(scope map[string]*node) error {
	var ids []string
	for _, n := range scope {
		p.edges(n, func(other string, _ int) { ids = append(ids, other) })
	}
	if err := p.web.need(ids); err != nil {
		return err
	}
	firsts := ids[:0]
	for _, id := range ids {
		if n := p.web.nodes[id]; n != nil {
			firsts = append(firsts, n.group)
		}
	}
	return p.web.need(firsts)
}

func idsIn(g []*node) []string {
	ids := make([]string, len(g))
	for i, n := range g {
		ids[i] = n.id
	}
	return ids
}

// joins tells whether the group would be joined with the one that first begins.
func (p *partition) joins(g []*node, first *node) (bool, error) {
	other, err := p.web.all(first.members)
	if err != nil {
		return false, err
	}
	theirs := map[string]bool{}
	for _, n := range other {
		theirs[n.id] = true
	}
	both := append(slices.Clone(g), other...)
	slices.SortFunc(both, sooner)
	groups, err := p.components(both)
	for _, c := range groups {
		for _, n := range c {
			if theirs[n.id] != theirs[c[0].id] {
				return true, err
			}
		}
	}
	return false, err
}

// components are the groups of these nodes alone.
func (p *partition) components(list []*node) (groups [][]*node, err error) {
	at := make(map[string]int, len(list))
	for i, n := range list {
		at[n.id] = i
	}
	var edges []fact.Edge
	for i, n := range list {
		p.edges(n, func(other string, score int) {
			if k, ok := at[other]; ok && i < k {
				edges = append(edges, fact.Edge{A: i, B: k, Score: score})
			}
		})
	}
	forbidden := func(a, b int) bool {
		no, e := p.forbids(list[a], list[b])
		if e != nil {
			err = e
		}
		return no
	}
	for _, g := range fact.Components(len(list), edges, forbidden, p.minMean) {
		members := make([]*node, len(g))
		for i, m := range g {
			members[i] = list[m]
		}
		groups = append(groups, members)
	}
	return groups, err
}

// edges are what the node is the same as, with what people say.
func (p *partition) edges(n *node, f func(other string, score int)) {
	for i := range n.pairs {
		e := &n.pairs[i]
		if e.same >= p.minEdge && p.people.about(n.id, e.other) == "" {
			f(e.other, e.same)
		}
	}
	for _, other := range p.people.same(n.id) {
		f(other, 1000)
	}
}

// forbids tells whether two may not be in one group. A pair that has an edge is
// not forbidden: the score of one that is would be 0.
func (p *partition) forbids(a, b *node) (bool, error) {
	switch p.people.about(a.id, b.id) {
	case string(news.Same):
		return false, nil
	case "":
	default:
		return true, nil
	}
	if p.forbidden == nil {
		return false, nil
	}
	if i, ok := a.find(b.id); ok && a.pairs[i].same > 0 {
		return false, nil
	}
	return p.forbidden(a, b)
}

// keep notes the groups on their nodes and gives those that differ from what
// was noted, or hold a changed node.
func (p *partition) keep(groups [][]*node, changed []string) (out [][]*node) {
	is := make(map[string]bool, len(changed))
	for _, id := range changed {
		is[id] = true
	}
	for _, g := range groups {
		ids, other, touched := idsIn(g), false, false
		for _, n := range g {
			other = other || n.group != g[0].id
			touched = touched || is[n.id]
		}
		if other = other || !slices.Equal(g[0].members, ids); other {
			for _, n := range g {
				n.group, n.members, n.outlets = g[0].id, nil, 0
				p.web.touch(n)
			}
			g[0].members, g[0].outlets = ids, outletsOf(g)
		}
		if other || touched {
			out = append(out, g)
		}
	}
	return out
}

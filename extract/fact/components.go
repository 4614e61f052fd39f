package fact

import (
	"cmp"
	"slices"
)

// Edge says that claims A and B (indices) are the same, with the score of that
// decision in thousandths.
type Edge struct{ A, B, Score int }

// Components are the groups of claims that are the same. Edges join from the
// strongest down; an edge does not join when a pair across it is forbidden, or
// when the two groups are not alike on the whole: the mean score over all pairs
// across, missing ones counting as nothing, must reach minMean. So a violated
// component is cut at its weakest edges, and one mistaken edge does not pull two
// facts together. The result depends on the claims' order alone, which must be
// that of published date, article and position; groups and members come in it.
func Components(n int, edges []Edge, forbidden func(a, b int) bool, minMean int) [][]int {
	g := newGroups(n, edges)
	for _, e := range sorted(edges) {
		a, b := g.of[e.A], g.of[e.B]
		if a == b || g.mean(a, b) < minMean || g.forbids(a, b, forbidden) {
			continue
		}
		g.join(a, b)
	}
	return g.list()
}

func sorted(edges []Edge) []Edge {
	out := slices.Clone(edges)
	for i, e := range out {
		if e.A > e.B {
			out[i].A, out[i].B = e.B, e.A
		}
	}
	slices.SortFunc(out, func(x, y Edge) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	return out
}

// groups is a partition under way: which group each claim is in, and the summed
// scores between neighbouring groups.
type groups struct {
	of      []int
	members [][]int
	between []map[int]int
}

func newGroups(n int, edges []Edge) *groups {
	g := &groups{of: make([]int, n), members: make([][]int, n), between: make([]map[int]int, n)}
	for i := range n {
		g.of[i], g.members[i] = i, []int{i}
	}
	for _, e := range edges {
		g.addBetween(e.A, e.B, e.Score)
		g.addBetween(e.B, e.A, e.Score)
	}
	return g
}

func (g *groups) addBetween(a, b, score int) {
	if g.between[a] == nil {
		g.between[a] = map[int]int{}
	}
	g.between[a][b] += score
}

func (g *groups) mean(a, b int) int {
	return g.between[a][b] / (len(g.members[a]) * len(g.members[b]))
}

func (g *groups) forbids(a, b int, forbidden func(a, b int) bool) bool {
	if forbidden == nil {
		return false
	}
	for _, x := range g.members[a] {
		for _, y := range g.members[b] {
			if forbidden(x, y) {
				return true
			}
		}
	}
	return false
}

// join moves the smaller group's neighbours to the larger.
func (g *groups) join(a, b int) {
	if len(g.between[a]) < len(g.between[b]) {
		a, b = b, a
	}
	for c, score := range g.between[b] {
		delete(g.between[c], b)
		if c != a {
			g.addBetween(a, c, score)
			g.addBetween(c, a, score)
		}
	}
	delete(g.between[a], b)
	for _, m := range g.members[b] {
		g.of[m] = a
	}
	g.members[a] = append(g.members[a], g.members[b]...)
	g.members[b], g.between[b] = nil, nil
}

func (g *groups) list() [][]int {
	var out [][]int
	for _, m := range g.members {
		if len(m) > 0 {
			slices.Sort(m)
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return out
}

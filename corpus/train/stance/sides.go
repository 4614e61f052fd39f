package stance

import (
	"math"
	"slices"

	data "hearsay/corpus/stance"
	"hearsay/corpus/train"
	"hearsay/extract/model"
	"hearsay/extract/relate/en/stance"
)

// What a headline or article must be told apart by: words that three stories'
// headlines have, six stories' articles. Picked on the folds, as was the cost.
const (
	storiesSaid = 3
	storiesTold = 6
	innerFolds  = 4
)

var sideLearner = train.Margin{Classes: int(stance.Sides), Cost: 0.3, Epochs: 30, Seed: 1}

// sides are the sides of the headlines and articles of pairs, by text, as far
// as the stances tell.
type sides struct{ said, told map[string]stance.Side }

// node is a headline or, with body set, an article.
type node struct {
	text string
	body bool
}

type edge struct {
	to     node
	stance stance.Stance
}

// sidesOf works out the sides that explain the stances: an agreement joins two
// on one side, a denial two on opposite ones, and who only discusses with one
// that takes a side takes none. Which of the two sides is For the stances leave
// open; see turn.
func sidesOf(pairs []data.Pair) sides {
	edges := map[node][]edge{}
	var nodes []node
	join := func(a, b node, s stance.Stance) {
		if edges[a] == nil {
			nodes = append(nodes, a)
		}
		edges[a] = append(edges[a], edge{b, s})
	}
	for _, p := range pairs {
		if p.Stance != stance.Unrelated {
			h, b := node{p.Statement, false}, node{p.Text, true}
			join(h, b, p.Stance)
			join(b, h, p.Stance)
		}
	}
	of := map[node]stance.Side{}
	for _, n := range nodes {
		if _, ok := of[n]; !ok {
			if group := colour(n, edges, of); len(group) > 1 {
				turn(group, of)
			} else {
				delete(of, n)
			}
		}
	}
	out := sides{map[string]stance.Side{}, map[string]stance.Side{}}
	for _, n := range nodes {
		side, ok := of[n]
		if !ok && slices.ContainsFunc(edges[n], func(e edge) bool { _, takes := of[e.to]; return takes }) {
			side, ok = stance.Neither, true
		}
		if ok && n.body {
			out.told[n.text] = side
		} else if ok {
			out.said[n.text] = side
		}
	}
	return out
}

// colour gives a side to all that agreements and denials join to a text.
func colour(from node, edges map[node][]edge, of map[node]stance.Side) (group []node) {
	of[from], group = stance.For, []node{from}
	for i := 0; i < len(group); i++ {
		for _, e := range edges[group[i]] {
			if _, ok := of[e.to]; ok || e.stance == stance.Discuss {
				continue
			}
			side := of[group[i]]
			if e.stance == stance.Deny {
				side = opposite(side)
			}
			of[e.to] = side
			group = append(group, e.to)
		}
	}
	return group
}

func opposite(s stance.Side) stance.Side { return stance.Against + stance.For - s }

// turn swaps the sides of a group where those that stand for it contest more
// than those against, or, where neither clearly do, are fewer.
func turn(group []node, of map[node]stance.Side) {
	var sum, n [stance.Sides]float64
	for _, m := range group {
		sum[of[m]] += contests(m)
		n[of[m]]++
	}
	swap := n[stance.Against] > n[stance.For]
	if n[stance.Against] > 0 && n[stance.For] > 0 {
		if by := sum[stance.For]/n[stance.For] - sum[stance.Against]/n[stance.Against]; math.Abs(by) > 0.1 {
			swap = by > 0
		}
	}
	if swap {
		for _, m := range group {
			of[m] = opposite(of[m])
		}
	}
}

// opening is how much of an article is asked whether it contests.
const opening = 600

func contests(n node) float64 {
	return stance.Contests(n.text[:min(len(n.text), opening)])
}

// sideTables are what sides are told by, learned on some of the pairs.
type sideTables struct{ said, told model.Table }

// sideRows are their weights, learned on the pairs that are given by number.
func sideRows(r *stance.Reader, pairs []data.Pair, known sides, learned []int) (said, told []model.Row) {
	m := sideLearner
	m.Always = stance.Always()
	one := func(of map[string]stance.Side, text func(data.Pair) string, words func(string) []uint64, stories int) []model.Row {
		var examples []train.Example
		var groups []string
		seen, size := map[string]bool{}, map[string]int{}
		for _, i := range learned {
			t := text(pairs[i])
			side, ok := of[t]
			if !ok || seen[t] || pairs[i].Stance == stance.Unrelated {
				continue
			}
			seen[t] = true
			size[pairs[i].Group]++
			groups = append(groups, pairs[i].Group)
			examples = append(examples, train.Example{Features: words(t), Class: int(side)})
		}
		sum := 0.0
		for i := range examples {
			examples[i].Weight = 1 / math.Sqrt(float64(size[groups[i]]))
			sum += examples[i].Weight
		}
		for i := range examples {
			examples[i].Weight *= float64(len(examples)) / sum
		}
		dropLocal(examples, groups, stories)
		return m.Train(examples).Table(stance.SideScale)
	}
	said = one(known.said, func(p data.Pair) string { return p.Statement }, r.SaidWords, storiesSaid)
	told = one(known.told, func(p data.Pair) string { return p.Text }, r.ToldWords, storiesTold)
	return said, told
}

// dropLocal leaves out the features that too few stories have: they tell which
// story a text is of.
func dropLocal(examples []train.Example, groups []string, least int) {
	type seen struct {
		last  string
		count int
	}
	in := map[uint64]seen{}
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case groups[a] < groups[b]:
			return -1
		case groups[a] > groups[b]:
			return 1
		}
		return 0
	})
	for _, i := range order {
		for _, h := range examples[i].Features {
			if s := in[h]; s.count == 0 || s.last != groups[i] {
				in[h] = seen{groups[i], s.count + 1}
			}
		}
	}
	for i := range examples {
		var kept []uint64
		for _, h := range examples[i].Features {
			if in[h].count >= least {
				kept = append(kept, h)
			}
		}
		examples[i].Features = kept
	}
}

// learnSides opens the tables learned on those pairs.
func learnSides(r *stance.Reader, pairs []data.Pair, known sides, learned []int) (t sideTables, err error) {
	w := model.NewWriter(stance.Kind, stance.FeatureVersion)
	said, told := sideRows(r, pairs, known, learned)
	w.AddTable("said", int(stance.Sides), said)
	w.AddTable("told", int(stance.Sides), told)
	b, err := w.Bytes()
	if err != nil {
		return t, err
	}
	f, err := model.Open(b, stance.Kind, stance.FeatureVersion)
	if err != nil {
		return t, err
	}
	return sideTables{f.MustTable("said"), f.MustTable("told")}, nil
}

// set adds the sides to the traits of a pair.
func (t *sideTables) set(r *stance.Reader, p data.Pair, v *stance.Traits) {
	v.SetSides(stance.SidesOf(t.said, r.SaidWords(p.Statement)), stance.SidesOf(t.told, r.ToldWords(p.Text)))
}

// crossSides adds sides to the traits of the pairs that are learned from, each
// story's told by tables that have not seen it, as a new story's will be; and to
// the others' by tables that have seen all of them.
func crossSides(r *stance.Reader, pairs []data.Pair, traits []stance.Traits, known sides, learned, others []int) error {
	if len(others) > 0 {
		t, err := learnSides(r, pairs, known, learned)
		if err != nil {
			return err
		}
		for _, i := range others {
			t.set(r, pairs[i], &traits[i])
		}
	}
	fold := foldsOf(pairs, innerFolds)
	for k := range innerFolds {
		var rest []int
		for _, i := range learned {
			if fold[pairs[i].Group] != k {
				rest = append(rest, i)
			}
		}
		t, err := learnSides(r, pairs, known, rest)
		if err != nil {
			return err
		}
		for _, i := range learned {
			if fold[pairs[i].Group] == k {
				t.set(r, pairs[i], &traits[i])
			}
		}
	}
	return nil
}

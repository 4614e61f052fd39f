package same

import (
	"math"
	"slices"

	"hearsay/extract/relate"
)

// How the forest is grown. Picked by leaving stories out in turn.
const (
	rounds    = 240
	rate      = 0.04 // of each tree's step that is taken
	penalty   = 6    // on a leaf's square
	minWeight = 12   // of pairs' curvature in a leaf, so that no leaf is about one story
	maxCuts   = 48   // thresholds tried for a feature
)

// Grow fits a forest to the pairs by gradient boosting on the logistic loss, with
// steps by curvature (Chen and Guestrin 2016). It is exact and has no chance in it.
func Grow(pairs []Pair) []byte {
	g := newGrower(pairs)
	out := g.start()
	for range rounds {
		g.slopes()
		t := g.tree()
		out = t.Append(out)
		g.step(&t)
	}
	return out
}

type grower struct {
	pairs []Pair
	cuts  [relate.NumFeatures][]int16 // thresholds, ascending
	bins  [][relate.NumFeatures]uint8 // how many thresholds a pair's value is above
	sum   []float64                   // of leaves so far, in thousandths of a logit
	slope []moment
	node  []uint8 // where each pair is in the tree under way
}

// moment is the sum of first and second derivatives.
type moment struct{ g, h float64 }

func (m *moment) add(o moment) { m.g += o.g; m.h += o.h }

func (m moment) gain() float64 { return m.g * m.g / (m.h + penalty) }

func newGrower(pairs []Pair) *grower {
	g := &grower{pairs: pairs, bins: make([][relate.NumFeatures]uint8, len(pairs)), sum: make([]float64, len(pairs)),
		slope: make([]moment, len(pairs)), node: make([]uint8, len(pairs))}
	values := make([]int16, len(pairs))
	for f := range relate.NumFeatures {
		for i := range pairs {
			values[i] = pairs[i].X[f]
		}
		slices.Sort(values)
		for k := 1; k < maxCuts; k++ {
			v := values[k*len(values)/maxCuts]
			if n := len(g.cuts[f]); v < values[len(values)-1] && (n == 0 || g.cuts[f][n-1] < v) {
				g.cuts[f] = append(g.cuts[f], v)
			}
		}
		if len(g.cuts[f]) == 0 && len(values) > 0 && values[0] < values[len(values)-1] {
			g.cuts[f] = []int16{values[0]}
		}
		for i := range pairs {
			n, _ := slices.BinarySearch(g.cuts[f], pairs[i].X[f])
			g.bins[i][f] = uint8(n)
		}
	}
	return g
}

// start is a tree whose every leaf is the logit of the share of same pairs.
func (g *grower) start() []byte {
	same, all := 1.0, 2.0
	for i := range g.pairs {
		all += g.pairs[i].Weight
		if g.pairs[i].Same {
			same += g.pairs[i].Weight
		}
	}
	var t relate.Tree
	for l := range t.Leaf {
		t.Leaf[l] = int16(math.Round(1000 * math.Log(same/(all-same))))
	}
	for i := range g.sum {
		g.sum[i] = float64(t.Leaf[0])
	}
	return t.Append(nil)
}

func (g *grower) slopes() {
	for i := range g.pairs {
		p := 1 / (1 + math.Exp(-g.sum[i]/1000))
		y := 0.0
		if g.pairs[i].Same {
			y = 1
		}
		w := g.pairs[i].Weight
		g.slope[i] = moment{w * (y - p), w * p * (1 - p)}
		g.node[i] = 0
	}
}

// tree grows one tree level by level.
func (g *grower) tree() (t relate.Tree) {
	first := 0
	for range relate.Depth {
		width := first + 1
		best := g.splits(first, width)
		for n, s := range best {
			t.Feature[first+n], t.Threshold[first+n] = s.feature, s.threshold
		}
		for i := range g.node {
			q := int(g.node[i])
			child := 2*q + 1
			if g.pairs[i].X[t.Feature[q]] > t.Threshold[q] {
				child++
			}
			g.node[i] = uint8(child)
		}
		first = 2*first + 1
	}
	leaf := make([]moment, len(t.Leaf))
	for i := range g.node {
		leaf[int(g.node[i])-first].add(g.slope[i])
	}
	for l, m := range leaf {
		t.Leaf[l] = int16(math.Round(1000 * rate * m.g / (m.h + penalty)))
	}
	return t
}

func (g *grower) step(t *relate.Tree) {
	first := len(t.Feature)
	for i := range g.sum {
		g.sum[i] += float64(t.Leaf[int(g.node[i])-first])
	}
}

type split struct {
	gain      float64
	feature   relate.Feature
	threshold int16
}

// splits finds the best question of each node of one level; one that gains
// nothing asks what all answer with no.
func (g *grower) splits(first, width int) []split {
	best := make([]split, width)
	for n := range best {
		best[n].threshold = math.MaxInt16
	}
	hist := make([][maxCuts]moment, width)
	for f := range relate.NumFeatures {
		if len(g.cuts[f]) == 0 {
			continue
		}
		clear(hist)
		for i := range g.bins {
			hist[int(g.node[i])-first][g.bins[i][f]].add(g.slope[i])
		}
		for n := range hist {
			g.bestCut(f, &hist[n], &best[n])
		}
	}
	return best
}

func (g *grower) bestCut(f relate.Feature, hist *[maxCuts]moment, best *split) {
	var all, low moment
	for _, m := range hist {
		all.add(m)
	}
	for c, threshold := range g.cuts[f] {
		low.add(hist[c])
		high := moment{all.g - low.g, all.h - low.h}
		if low.h < minWeight || high.h < minWeight {
			continue
		}
		if gain := low.gain() + high.gain() - all.gain(); gain > best.gain+1e-9 {
			*best = split{gain, f, threshold}
		}
	}
}

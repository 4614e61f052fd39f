package train

import (
	"math"
	"math/rand/v2"
	"slices"

	"hearsay/extract/model"
)

// maxCuts is how many thresholds of a feature are tried.
const maxCuts = 48

// Case is one decision: what is known in thousandths, and whether the answer is yes.
type Case struct {
	X      []int16
	Yes    bool
	Weight float64
}

// Boost grows forests by gradient boosting on the logistic loss, with steps by
// curvature (Chen and Guestrin 2016). The same cases give the same bytes.
type Boost struct {
	Rounds    int
	Rate      float64 // of each tree's step that is taken
	Penalty   float64 // on a leaf's square
	MinWeight float64 // of cases' curvature in a leaf
	Share     int     // of the features in hundredths that each tree may ask for, drawn anew; 0 for all
	Rows      int     // of the cases in hundredths that each tree is grown on, drawn anew; 0 for all
}

// Grow is the trees of a forest over so many features.
func (b Boost) Grow(cases []Case, features int) []byte {
	g := newGrower(b, cases, features)
	out := g.start()
	for range b.Rounds {
		g.draw()
		g.slopes()
		t := g.tree()
		out = t.Append(out)
		g.step(&t)
	}
	return out
}

type grower struct {
	Boost
	cases    []Case
	features int
	cuts     [][]int16 // of each feature: thresholds, ascending
	bins     []uint8   // how many thresholds a case's value is above, a row of features a case
	sum      []float64 // of leaves so far, in thousandths of a logit
	slope    []moment
	node     []uint8 // where each case is in the tree under way
	may      []bool  // which features the tree under way may ask for
	random   *rand.Rand
}

// moment is the sum of first and second derivatives.
type moment struct{ g, h float64 }

func (m *moment) add(o moment) { m.g += o.g; m.h += o.h }

func (g *grower) gain(m moment) float64 { return m.g * m.g / (m.h + g.Penalty) }

func newGrower(b Boost, cases []Case, features int) *grower {
	g := &grower{Boost: b, cases: cases, features: features, cuts: make([][]int16, features), bins: make([]uint8, len(cases)*features),
		sum: make([]float64, len(cases)), slope: make([]moment, len(cases)), node: make([]uint8, len(cases)), may: make([]bool, features),
		random: rand.New(rand.NewPCG(1, 1))}
	values := make([]int16, len(cases))
	for f := range features {
		for i := range cases {
			values[i] = cases[i].X[f]
		}
		g.cuts[f] = cutsOf(values)
		for i := range cases {
			n, _ := slices.BinarySearch(g.cuts[f], cases[i].X[f])
			g.bins[i*features+f] = uint8(n)
		}
	}
	return g
}

// cutsOf are thresholds that cut the values, which it sorts, into parts of about one size.
func cutsOf(values []int16) (cuts []int16) {
	slices.Sort(values)
	for k := 1; k < maxCuts; k++ {
		v := values[k*len(values)/maxCuts]
		if n := len(cuts); v < values[len(values)-1] && (n == 0 || cuts[n-1] < v) {
			cuts = append(cuts, v)
		}
	}
	if len(cuts) == 0 && len(values) > 0 && values[0] < values[len(values)-1] {
		cuts = []int16{values[0]}
	}
	return cuts
}

// draw chooses the features of the next tree.
func (g *grower) draw() {
	for f := range g.may {
		g.may[f] = g.Share == 0 || g.random.IntN(100) < g.Share
	}
}

// start is a tree whose every leaf is the logit of the share of yes.
func (g *grower) start() []byte {
	same, all := 1.0, 2.0
	for i := range g.cases {
		all += g.cases[i].Weight
		if g.cases[i].Yes {
			same += g.cases[i].Weight
		}
	}
	var t model.Tree
	for l := range t.Leaf {
		t.Leaf[l] = int16(math.Round(1000 * math.Log(same/(all-same))))
	}
	for i := range g.sum {
		g.sum[i] = float64(t.Leaf[0])
	}
	return t.Append(nil)
}

func (g *grower) slopes() {
	for i := range g.cases {
		p := 1 / (1 + math.Exp(-g.sum[i]/1000))
		y := 0.0
		if g.cases[i].Yes {
			y = 1
		}
		w := g.cases[i].Weight
		if g.Rows != 0 && g.random.IntN(100) >= g.Rows {
			w = 0
		}
		g.slope[i] = moment{w * (y - p), w * p * (1 - p)}
		g.node[i] = 0
	}
}

// tree grows one tree level by level.
func (g *grower) tree() (t model.Tree) {
	first := 0
	for range model.TreeDepth {
		width := first + 1
		best := g.splits(first, width)
		for n, s := range best {
			t.Feature[first+n], t.Threshold[first+n] = s.feature, s.threshold
		}
		for i := range g.node {
			q := int(g.node[i])
			child := 2*q + 1
			if g.cases[i].X[t.Feature[q]] > t.Threshold[q] {
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
		t.Leaf[l] = int16(math.Round(1000 * g.Rate * m.g / (m.h + g.Penalty)))
	}
	return t
}

func (g *grower) step(t *model.Tree) {
	first := len(t.Feature)
	for i := range g.sum {
		g.sum[i] += float64(t.Leaf[int(g.node[i])-first])
	}
}

type split struct {
	gain      float64
	feature   uint8
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
	for f := range g.features {
		if len(g.cuts[f]) == 0 || !g.may[f] {
			continue
		}
		clear(hist)
		for i := range g.cases {
			hist[int(g.node[i])-first][g.bins[i*g.features+f]].add(g.slope[i])
		}
		for n := range hist {
			g.bestCut(f, &hist[n], &best[n])
		}
	}
	return best
}

func (g *grower) bestCut(f int, hist *[maxCuts]moment, best *split) {
	var all, low moment
	for _, m := range hist {
		all.add(m)
	}
	for c, threshold := range g.cuts[f] {
		low.add(hist[c])
		high := moment{all.g - low.g, all.h - low.h}
		if low.h < g.MinWeight || high.h < g.MinWeight {
			continue
		}
		if gain := g.gain(low) + g.gain(high) - g.gain(all); gain > best.gain+1e-9 {
			*best = split{gain, uint8(f), threshold}
		}
	}
}

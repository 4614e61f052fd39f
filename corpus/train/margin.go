package train

import (
	"math"
	"math/rand/v2"

	"hearsay/extract/model"
)

// Margin learns one linear decision for each class against the rest, with the
// squared hinge loss, by coordinate descent in the dual. A text counts its
// features to length one, so that a long one pulls no harder than a short one;
// the feature Always, which all have, stands beside them in full.
// Method: Hsieh and others 2008.
type Margin struct {
	Classes int
	Cost    float64 // of a case on the wrong side, against the size of the weights
	Epochs  int
	Seed    uint64
	Always  uint64
}

// Train learns from the examples.
func (m Margin) Train(examples []Example) *Weights {
	w := newWeights(m.Classes)
	first := w.row(m.Always)
	rows := make([][]int32, len(examples))
	for i, e := range examples {
		for _, h := range e.Features {
			rows[i] = append(rows[i], int32(w.row(h)))
		}
	}
	for c := range m.Classes {
		for r, x := range m.decide(examples, rows, first, len(w.hashes), c) {
			w.rows[r*m.Classes+c] = x
		}
	}
	return w
}

// decide is the weights of one class against the rest.
func (m Margin) decide(examples []Example, rows [][]int32, first, features, class int) []float64 {
	w, pull := make([]float64, features), make([]float64, len(examples))
	order, rng := indices(len(examples)), rand.New(rand.NewPCG(m.Seed, 3))
	for range m.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			y, size := -1.0, 1/math.Sqrt(float64(max(1, len(rows[i]))))
			if examples[i].Class == class {
				y = 1
			}
			soft := 1 / (2 * m.Cost * examples[i].weight())
			g := float64(y*(w[first]+float64(size*sumOf(w, rows[i])))) - 1 + float64(pull[i]*soft)
			was := pull[i]
			pull[i] = max(0, was-g/(2+soft)) // a case's own square: 1, and 1 for Always
			step := (pull[i] - was) * y
			w[first] += step
			for _, r := range rows[i] {
				w[r] += float64(step * size)
			}
		}
	}
	return w
}

func sumOf(w []float64, rows []int32) (sum float64) {
	for _, r := range rows {
		sum += w[r]
	}
	return sum
}

// Table is the weights as a model's table holds them, a weight of 1 as scale.
func (w *Weights) Table(scale float64) []model.Row {
	rows := make([]model.Row, len(w.hashes))
	for i, h := range w.hashes {
		rows[i] = model.Row{Hash: h, Weights: make([]int16, w.Classes)}
		for c := range rows[i].Weights {
			rows[i].Weights[c] = int16(math.Round(min(math.MaxInt16, max(math.MinInt16, w.rows[i*w.Classes+c]*scale))))
		}
	}
	return rows
}

// Package train answers the question: how do annotated data become the model
// files that annotators embed? It holds the readers of the training data and
// the learners; `hearsay-train` has one subcommand per model on top of it.
//
//	w := train.Perceptron{Classes: 5, Epochs: 10, Seed: 1}.Train(examples)
//	writer.AddTable("weights", 5, w.Rows(train.Quantise{Max: 2000, Prune: 1}))
//
// Learners are deterministic: the same examples, options and seed give the
// same bytes. They run on one core and keep every sum in one order.
package train

import (
	"math"
	"math/rand/v2"
	"slices"

	"hearsay/extract/model"
)

// Example is one decision: which class is right, given the features (hashes
// made with model.Hash and friends).
type Example struct {
	Features []uint64
	Class    int
	Weight   float64 // how much the example counts; 0 stands for 1
}

func (e Example) weight() float64 {
	if e.Weight == 0 {
		return 1
	}
	return e.Weight
}

// Weights is a trained linear model: a row per feature, a weight per class.
type Weights struct {
	Classes int
	index   map[uint64]int32
	hashes  []uint64 // by row, in order of first use
	rows    []float64
}

func newWeights(classes int) *Weights {
	return &Weights{Classes: classes, index: map[uint64]int32{}}
}

// row finds or makes a feature's row and returns its number.
func (w *Weights) row(h uint64) int {
	if i, ok := w.index[h]; ok {
		return int(i)
	}
	i := len(w.hashes)
	w.index[h] = int32(i)
	w.hashes = append(w.hashes, h)
	w.rows = append(w.rows, make([]float64, w.Classes)...)
	return i
}

// Scores writes the score of each class for the features into out.
func (w *Weights) Scores(features []uint64, out []float64) {
	clear(out)
	for _, h := range features {
		if i, ok := w.index[h]; ok {
			for c, x := range w.rows[int(i)*w.Classes : (int(i)+1)*w.Classes] {
				out[c] += x
			}
		}
	}
}

// Features is the number of features that have a row.
func (w *Weights) Features() int { return len(w.hashes) }

// Quantise says how float weights become integers. Max is the integer that the
// largest weight becomes: 127 for 8-bit rows, up to 32767 for 16-bit ones. It
// scales all rows alike and clips nothing, since clipping cost half a point of
// tag accuracy when tried. Weights that come out below Prune are dropped.
type Quantise struct {
	Max   int
	Prune int
}

// Rows returns the weights as rows for model.Writer.AddTable.
func (w *Weights) Rows(q Quantise) []model.Row {
	scale := w.Scale(q)
	rows := make([]model.Row, len(w.hashes))
	for i, h := range w.hashes {
		r := model.Row{Hash: h, Weights: make([]int16, w.Classes)}
		for c := range r.Weights {
			if x := int16(math.Round(w.rows[i*w.Classes+c] * scale)); int(x) >= q.Prune || int(x) <= -q.Prune {
				r.Weights[c] = x
			}
		}
		rows[i] = r
	}
	return rows
}

// Scale is the factor between a weight and its integer: what a logistic model
// needs to turn a sum of integers back into a probability.
func (w *Weights) Scale(q Quantise) float64 {
	if top := w.Top(); top > 0 {
		return float64(q.Max) / top
	}
	return 1
}

// Top is the largest weight, without its sign.
func (w *Weights) Top() float64 {
	top := 0.0
	for _, x := range w.rows {
		top = max(top, math.Abs(x))
	}
	return top
}

// Averaged is an averaged perceptron for learners that walk through structures
// (taggers, chunkers): ask for scores, update, and average at the end. The zero
// value with Classes set is ready.
type Averaged struct {
	Classes int
	w       *Weights
	sums    []float64 // Σ weight × steps it stood, lazily
	stamps  []int64
	step    int64
}

// Scores writes the present score of each class into out.
func (a *Averaged) Scores(features []uint64, out []float64) {
	if a.w == nil {
		a.w = newWeights(a.Classes)
	}
	a.w.Scores(features, out)
}

// Update adds by to the class's weight under every feature.
func (a *Averaged) Update(features []uint64, class int, by float64) {
	if a.w == nil {
		a.w = newWeights(a.Classes)
	}
	for _, h := range features {
		i := a.w.row(h)*a.Classes + class
		for len(a.sums) < len(a.w.rows) {
			a.sums, a.stamps = append(a.sums, 0), append(a.stamps, 0)
		}
		a.sums[i] += float64(a.step-a.stamps[i]) * a.w.rows[i]
		a.stamps[i] = a.step
		a.w.rows[i] += by
	}
}

// Step counts one decision, right or wrong; averaging is over steps.
func (a *Averaged) Step() { a.step++ }

// Average returns the mean of the weights over all steps.
func (a *Averaged) Average() *Weights {
	if a.w == nil {
		return newWeights(a.Classes)
	}
	out := &Weights{Classes: a.Classes, index: a.w.index, hashes: a.w.hashes, rows: make([]float64, len(a.w.rows))}
	for i, x := range a.w.rows {
		out.rows[i] = (a.sums[i] + float64(a.step-a.stamps[i])*x) / float64(max(a.step, 1))
	}
	return out
}

// Perceptron trains an averaged multi-class perceptron on independent examples.
// Method: Collins 2002; Freund and Schapire 1999.
type Perceptron struct {
	Classes int
	Epochs  int
	Seed    uint64
}

// Train learns from the examples, in a new order each epoch.
func (p Perceptron) Train(examples []Example) *Weights {
	a := &Averaged{Classes: p.Classes}
	order, rng := indices(len(examples)), rand.New(rand.NewPCG(p.Seed, 1))
	scores := make([]float64, p.Classes)
	for range p.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			e := examples[i]
			a.Scores(e.Features, scores)
			if best := argmax(scores); best != e.Class {
				a.Update(e.Features, e.Class, e.weight())
				a.Update(e.Features, best, -e.weight())
			}
			a.Step()
		}
	}
	return a.Average()
}

// Logistic trains multinomial logistic regression by AdaGrad. Its scores,
// divided by Weights.Scale, are log-odds, so that their softmax is a probability.
// Method: Duchi, Hazan and Singer 2011. L2 pulls a row back whenever it is used.
type Logistic struct {
	Classes int
	Epochs  int
	Seed    uint64
	Rate    float64 // 0 stands for 0.1
	L2      float64 // 1e-5 is a fair start
}

// Train learns from the examples, in a new order each epoch.
func (l Logistic) Train(examples []Example) *Weights {
	if l.Rate == 0 {
		l.Rate = 0.1
	}
	w := newWeights(l.Classes)
	var squares []float64
	order, rng := indices(len(examples)), rand.New(rand.NewPCG(l.Seed, 2))
	p := make([]float64, l.Classes)
	for range l.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			e := examples[i]
			w.Scores(e.Features, p)
			Softmax(p)
			for _, h := range e.Features {
				at := w.row(h) * l.Classes
				for len(squares) < len(w.rows) {
					squares = append(squares, 1e-6)
				}
				for c := range p {
					g := p[c]
					if c == e.Class {
						g--
					}
					g = g*e.weight() + l.L2*w.rows[at+c]
					squares[at+c] += float64(g * g)
					w.rows[at+c] -= l.Rate * g / math.Sqrt(squares[at+c])
				}
			}
		}
	}
	return w
}

// Binary trains plain logistic regression: examples of class 1 against the
// rest, one weight per feature, a positive sum standing for class 1.
func (l Logistic) Binary(examples []Example) *Weights {
	if l.Rate == 0 {
		l.Rate = 0.1
	}
	w := newWeights(1)
	var squares []float64
	order, rng := indices(len(examples)), rand.New(rand.NewPCG(l.Seed, 2))
	var score [1]float64
	for range l.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, i := range order {
			e := examples[i]
			w.Scores(e.Features, score[:])
			g0 := 1 / (1 + math.Exp(-score[0]))
			if e.Class == 1 {
				g0--
			}
			for _, h := range e.Features {
				at := w.row(h)
				for len(squares) < len(w.rows) {
					squares = append(squares, 1e-6)
				}
				g := g0*e.weight() + l.L2*w.rows[at]
				squares[at] += float64(g * g)
				w.rows[at] -= l.Rate * g / math.Sqrt(squares[at])
			}
		}
	}
	return w
}

// DropRare removes the features that fewer than least examples have. They cost
// most of a model's size and carry little that holds in other text.
func DropRare(examples []Example, least int) {
	count := map[uint64]int{}
	for _, e := range examples {
		for _, h := range e.Features {
			count[h]++
		}
	}
	for i := range examples {
		examples[i].Features = slices.DeleteFunc(examples[i].Features, func(h uint64) bool { return count[h] < least })
	}
}

// Softmax turns scores into probabilities in place.
func Softmax(scores []float64) {
	top := slices.Max(scores)
	sum := 0.0
	for c, s := range scores {
		scores[c] = math.Exp(s - top)
		sum += scores[c]
	}
	for c := range scores {
		scores[c] /= sum
	}
}

func indices(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

func argmax(scores []float64) int {
	best := 0
	for c, s := range scores {
		if s > scores[best] {
			best = c
		}
	}
	return best
}

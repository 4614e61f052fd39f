package relations

import (
	"fmt"
	"io"
	"math"
	"slices"

	"hearsay/corpus/gold"
	"hearsay/corpus/train"
	"hearsay/corpus/train/same"
	"hearsay/extract/model"
	"hearsay/extract/relate"
)

// Penalty is the strength of the quadratic penalty, that of one pair per unit of
// weight squared; 10 finds no more in stories left out.
const Penalty = 3

// Row is one example as numbers.
type Row struct {
	X      []float64
	Yes    bool
	Weight float64
}

// Rows are the examples that a task decides.
func Rows(list []Example, t relate.Task) []Row {
	var out []Row
	for i := range list {
		e := &list[i]
		if !relate.Asked(t, e.A, e.B, e.Later) {
			continue
		}
		x := e.Judge.Traits(e.A, e.B, e.Fame)
		out = append(out, Row{X: x[:], Yes: e.Relation == string(relate.Means(t, e.A, e.B)), Weight: e.Weight})
	}
	return out
}

// Fit is logistic regression solved by Newton's method; the first weight is the
// bias, which has no penalty.
func Fit(rows []Row, penalty float64) []float64 {
	n := 1 + int(relate.NumTraits)
	w := make([]float64, n)
	for range 25 {
		grad, hess := derivatives(rows, w, penalty)
		step := solve(hess, grad)
		change := 0.0
		for i := range w {
			w[i] -= step[i]
			change = math.Max(change, math.Abs(step[i]))
		}
		if change < 1e-7 {
			break
		}
	}
	return w
}

func derivatives(rows []Row, w []float64, penalty float64) (grad []float64, hess [][]float64) {
	n := len(w)
	grad, hess = make([]float64, n), make([][]float64, n)
	for i := range hess {
		hess[i] = make([]float64, n)
	}
	x, at := make([]float64, n), make([]int, 0, n)
	for k := range rows {
		r := &rows[k]
		x[0] = 1
		copy(x[1:], r.X)
		at = at[:0]
		sum := 0.0
		for i, v := range x {
			if v != 0 {
				at = append(at, i)
				sum += v * w[i]
			}
		}
		q, y := 1/(1+math.Exp(-sum)), 0.0
		if r.Yes {
			y = 1
		}
		g, h := r.Weight*(q-y), r.Weight*q*(1-q)
		for _, i := range at {
			grad[i] += g * x[i]
			row, hx := hess[i], h*x[i]
			for _, j := range at {
				if j > i {
					break
				}
				row[j] += hx * x[j]
			}
		}
	}
	for i := range n {
		l := penalty
		if i == 0 {
			l = 1e-6
		}
		grad[i] += l * w[i]
		hess[i][i] += l
		for j := range i {
			hess[j][i] = hess[i][j]
		}
	}
	return grad, hess
}

// solve is Gaussian elimination with row pivoting.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	for c := range n {
		p := c
		for r := c + 1; r < n; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[p][c]) {
				p = r
			}
		}
		a[c], a[p], b[c], b[p] = a[p], a[c], b[p], b[c]
		for r := c + 1; r < n; r++ {
			f := a[r][c] / a[c][c]
			if f == 0 {
				continue
			}
			for k := c; k < n; k++ {
				a[r][k] -= f * a[c][k]
			}
			b[r] -= f * b[c]
		}
	}
	x := make([]float64, n)
	for r := n - 1; r >= 0; r-- {
		sum := b[r]
		for k := r + 1; k < n; k++ {
			sum -= a[r][k] * x[k]
		}
		x[r] = sum / a[r][r]
	}
	return x
}

// learner grows the trees beside the weights. More trees or larger steps find no more
// in stories left out.
var learner = train.Boost{Rounds: 200, Rate: 0.05, Penalty: 0.8, MinWeight: 0.25, Share: 30}

// grow is a forest over the simple traits of the rows.
func grow(rows []Row) []byte {
	cases := make([]train.Case, len(rows))
	for i := range rows {
		v := relate.TraitValues((*[relate.NumTraits]float64)(rows[i].X))
		cases[i] = train.Case{X: v[:], Yes: rows[i].Yes, Weight: rows[i].Weight}
	}
	return learner.Grow(cases, relate.NumSimple)
}

// Model is what is learned of all tasks: weights, and trees as bytes.
type Model struct {
	relate.Typed
	Trees [relate.NumTasks][]byte
}

// Train fits all tasks to the examples.
func Train(list []Example) (m Model, err error) {
	for t := range relate.NumTasks {
		rows := Rows(list, t)
		copy(m.Weights[t][:], Fit(rows, Penalty))
		m.Trees[t] = grow(rows)
		if m.Typed.Trees[t], err = model.NewForest(m.Trees[t], relate.NumSimple); err != nil {
			return m, err
		}
	}
	return m, nil
}

// Write gives the weights in the form that package relate reads.
func Write(out io.Writer, m *Model) error {
	for t := range relate.NumTasks {
		for i, w := range m.Weights[t] {
			name := "bias"
			if i > 0 {
				name = relate.Trait(i - 1).String()
			}
			if _, err := fmt.Fprintf(out, "%s %s %.4f\n", t, name, w); err != nil {
				return err
			}
		}
		if _, err := fmt.Fprintf(out, "%s trees %x\n", t, m.Trees[t]); err != nil {
			return err
		}
	}
	return nil
}

// CrossValidate trains on own and on the stories but a fold, and links the claims
// of the fold, for each in turn, and sums the results.
func CrossValidate(own []Example, stories []gold.Story, judges []*relate.Judge, notes io.Writer) (*same.Validation, error) {
	pairs := make([][]Example, len(stories))
	for i := range stories {
		var err error
		if pairs[i], err = FromStory(&stories[i], judges[i]); err != nil {
			return nil, err
		}
	}
	v := same.NewValidation()
	trained := map[int]func(*relate.Judge) *relate.Judge{}
	for i := range stories {
		fold := same.Fold(i)
		if trained[fold] == nil {
			rest := slices.Clone(own)
			for k, p := range pairs {
				if same.Fold(k) != fold {
					rest = append(rest, p...)
				}
			}
			m, err := Train(rest)
			if err != nil {
				return nil, err
			}
			s, err := slotsOf(clashesIn(rest))
			if err != nil {
				return nil, err
			}
			trained[fold] = func(j *relate.Judge) *relate.Judge { return j.WithTyped(&m.Typed).WithSlots(s) }
		}
		if err := v.Add(&stories[i], trained[fold](judges[i]), notes); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// Package same trains the decision whether two claims are the same, on pairs of
// gold claims.
//
// It answers: how much does each feature of package relate speak for sameness?
// The learner is logistic regression with a quadratic penalty, solved to the end
// by Newton's method, so that the outcome depends on the pairs alone.
package same

import (
	"fmt"
	"io"
	"math"
	"slices"

	"hearsay/corpus/gold"
	"hearsay/corpus/link"
	score "hearsay/corpus/score/gold"
	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// Pair is one training pair.
type Pair struct {
	X      [relate.NumFeatures]float64
	Same   bool
	Weight float64
}

// Pairs are all pairs of a story's gold claims that no veto decides.
func Pairs(s *gold.Story, j *relate.Judge) ([]Pair, error) {
	items, err := itemsWith(s, j)
	if err != nil {
		return nil, err
	}
	return pairsOf(items, Groups(s)), nil
}

func pairsOf(items []*relate.Item, group map[string]string) (out []Pair) {
	for i, a := range items {
		for _, b := range items[:i] {
			if _, no := relate.Vetoed(a, b); no {
				continue
			}
			out = append(out, Pair{X: relate.Features(a, b), Same: group[a.Claim.ID] == group[b.Claim.ID], Weight: 1})
		}
	}
	return out
}

func itemsOf(s *gold.Story) ([]*relate.Item, error) { return itemsWith(s, link.English()) }

func itemsWith(s *gold.Story, j *relate.Judge) ([]*relate.Item, error) {
	reports, err := score.Given(s)
	if err != nil {
		return nil, err
	}
	return link.Items(j, reports), nil
}

// Groups gives each gold claim the first of those that are the same.
func Groups(s *gold.Story) map[string]string {
	of := map[string]string{}
	for _, c := range s.Claims {
		of[c.ID] = c.ID
	}
	for _, l := range s.Links {
		if l.Relation != string(news.Same) {
			continue
		}
		from, to := of[l.A], of[l.B]
		for id, g := range of {
			if g == from {
				of[id] = to
			}
		}
	}
	return of
}

// Fit solves for the weights. The penalty is that of one pair per unit of
// weight squared; the bias has none.
func Fit(pairs []Pair, penalty float64) [relate.NumFeatures]float64 {
	var w [relate.NumFeatures]float64
	for range 30 {
		grad, hess := derivatives(pairs, &w, penalty)
		step := solve(hess, grad)
		change := 0.0
		for i := range w {
			w[i] -= step[i]
			change = math.Max(change, math.Abs(step[i]))
		}
		if change < 1e-9 {
			break
		}
	}
	return w
}

const n = int(relate.NumFeatures)

func derivatives(pairs []Pair, w *[n]float64, penalty float64) (grad [n]float64, hess [n][n]float64) {
	for k := range pairs {
		p := &pairs[k]
		sum := 0.0
		for i, x := range p.X {
			sum += x * w[i]
		}
		q := 1 / (1 + math.Exp(-sum))
		y := 0.0
		if p.Same {
			y = 1
		}
		for i, x := range p.X {
			if x == 0 {
				continue
			}
			grad[i] += p.Weight * (q - y) * x
			for j, z := range p.X {
				hess[i][j] += p.Weight * q * (1 - q) * x * z
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
	}
	return grad, hess
}

// solve is Gaussian elimination with row pivoting.
func solve(a [n][n]float64, b [n]float64) [n]float64 {
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
			for k := c; k < n; k++ {
				a[r][k] -= f * a[c][k]
			}
			b[r] -= f * b[c]
		}
	}
	var x [n]float64
	for r := n - 1; r >= 0; r-- {
		sum := b[r]
		for k := r + 1; k < n; k++ {
			sum -= a[r][k] * x[k]
		}
		x[r] = sum / a[r][r]
	}
	return x
}

// Write gives the weights in the form that package relate reads.
func Write(out io.Writer, w [relate.NumFeatures]float64) error {
	for i, x := range w {
		if _, err := fmt.Fprintf(out, "%s %.4f\n", relate.Feature(i), x); err != nil {
			return err
		}
	}
	return nil
}

// Penalty is the strength of the penalty, picked by leaving one gold story out
// in turn among 1, 3, 10 and 30.
const Penalty = 3

// ReadPairs are the pairs of the claims that the pipeline reads in a story, as
// far as they stand for gold claims: with the pipeline's mistakes, so that the
// decision learns what it may trust.
func ReadPairs(s *gold.Story, j *relate.Judge) ([]Pair, error) {
	reports, err := score.Read(s)
	if err != nil {
		return nil, err
	}
	matches, err := score.Matches(s, reports)
	if err != nil {
		return nil, err
	}
	group, groups := map[string]string{}, Groups(s)
	for goldID, id := range matches {
		group[id] = groups[goldID]
	}
	items := slices.DeleteFunc(link.Items(j, reports), func(it *relate.Item) bool { return group[it.Claim.ID] == "" })
	return pairsOf(items, group), nil
}

// Validation is the outcome of leaving each story out in turn: with the gold's
// claims given, and from the claims that the pipeline reads.
type Validation struct{ Given, Read *score.Result }

// CrossValidate trains on our own stories and on all the given ones but one, and
// links that one's claims, for each in turn, and sums the results.
func CrossValidate(stories []gold.Story, notes io.Writer) (*Validation, error) {
	j := link.English()
	own, err := OwnPairs(j)
	if err != nil {
		return nil, err
	}
	pairs := make([][]Pair, len(stories))
	for i := range stories {
		if pairs[i], err = StoryPairs(&stories[i], j); err != nil {
			return nil, err
		}
	}
	v := &Validation{score.NewResult(), score.NewResult()}
	for i := range stories {
		train := slices.Clone(own)
		for k, p := range pairs {
			if k != i {
				train = append(train, p...)
			}
		}
		if err := v.add(&stories[i], j.With(Fit(train, Penalty)), notes); err != nil {
			return nil, err
		}
	}
	return v, nil
}

func (v *Validation) add(s *gold.Story, j *relate.Judge, notes io.Writer) error {
	for _, r := range []struct {
		read func(*gold.Story) ([]link.Report, error)
		sum  *score.Result
	}{{score.Given, v.Given}, {score.Read, v.Read}} {
		reports, err := r.read(s)
		if err != nil {
			return err
		}
		got, err := score.ScoreReports(s, reports, j, notes)
		if err != nil {
			return err
		}
		r.sum.Add(got)
		notes = nil // of the first alone
	}
	return nil
}

// readWeight is what a pair of claims read by the pipeline counts beside one of gold claims.
const readWeight = 0.5

// StoryPairs are a story's gold pairs and its read pairs.
func StoryPairs(s *gold.Story, j *relate.Judge) ([]Pair, error) {
	pairs, err := Pairs(s, j)
	if err != nil {
		return nil, err
	}
	read, err := ReadPairs(s, j)
	for i := range read {
		read[i].Weight = readWeight
	}
	return append(pairs, read...), err
}

// AllPairs are the pairs of all stories.
func AllPairs(stories []gold.Story, j *relate.Judge) ([]Pair, error) {
	var out []Pair
	for i := range stories {
		p, err := Pairs(&stories[i], j)
		if err != nil {
			return nil, err
		}
		out = append(out, p...)
	}
	return out, nil
}

// OwnPairs are the pairs of the stories written for this project.
func OwnPairs(j *relate.Judge) ([]Pair, error) {
	own, err := OwnStories()
	if err != nil {
		return nil, err
	}
	return AllPairs(own, j)
}

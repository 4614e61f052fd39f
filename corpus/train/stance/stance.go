// Package stance trains the model that tells how a text stands to a statement,
// on FNC-1 and Emergent, and measures it on stories and claims held out.
package stance

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"io"
	"slices"

	data "hearsay/corpus/stance"
	"hearsay/corpus/train"
	"hearsay/extract/model"
	"hearsay/extract/relate/en/stance"
)

// Task is one of the two decisions.
type Task struct {
	Name    string // of the model's table
	Classes int
	Learner train.Logistic
	// Weights of the classes in training: the rare ones are the ones looked for.
	Weights [stance.Stances]float64
}

// The two tasks. Class weights and epochs were picked on the folds.
var (
	Article = Task{"article", 4, train.Logistic{Classes: 4, Epochs: 6, Seed: 1, Rate: 0.02, L2: 1e-3},
		[stance.Stances]float64{stance.Agree: 1.5, stance.Deny: 6, stance.Discuss: 1, stance.Unrelated: 0.6}}
	Headline = Task{"headline", 3, train.Logistic{Classes: 3, Epochs: 8, Seed: 1, Rate: 0.03, L2: 1e-3},
		[stance.Stances]float64{stance.Agree: 1, stance.Deny: 1.5, stance.Discuss: 1, stance.Unrelated: 1}}
)

// Examples are the pairs as the learner takes them.
func (t Task) Examples(pairs []data.Pair) []train.Example {
	r := stance.NewReader()
	out := make([]train.Example, len(pairs))
	for i, p := range pairs {
		f := r.Features(p.Statement, p.Text)
		slices.Sort(f)
		out[i] = train.Example{Features: slices.Compact(f), Class: int(p.Stance), Weight: t.Weights[p.Stance]}
	}
	return out
}

// CrossValidate splits the pairs by group into folds, trains on all but one
// and predicts that one, for each in turn.
func (t Task) CrossValidate(pairs []data.Pair, folds int) data.Result {
	return t.CrossValidateOn(pairs, t.Examples(pairs), folds)
}

// CrossValidateOn is CrossValidate with the pairs' examples made before.
func (t Task) CrossValidateOn(pairs []data.Pair, examples []train.Example, folds int) data.Result {
	fold := foldsOf(pairs, folds)
	var sum data.Result
	for k := range folds {
		var rest []train.Example
		for i, e := range examples {
			if fold[pairs[i].Group] != k {
				rest = append(rest, e)
			}
		}
		w := t.Learner.Train(rest)
		scores := make([]float64, t.Classes)
		for i, e := range examples {
			if fold[pairs[i].Group] == k {
				w.Scores(e.Features, scores)
				sum[pairs[i].Stance][argmax(scores)]++
			}
		}
	}
	return sum
}

// foldsOf deals the groups, in a fixed scrambled order, each to the fold that
// holds fewest pairs.
func foldsOf(pairs []data.Pair, folds int) map[string]int {
	size := map[string]int{}
	var groups []string
	for _, p := range pairs {
		if size[p.Group] == 0 {
			groups = append(groups, p.Group)
		}
		size[p.Group]++
	}
	slices.SortFunc(groups, func(a, b string) int { return cmp.Or(cmp.Compare(scramble(a), scramble(b)), cmp.Compare(a, b)) })
	held, of := make([]int, folds), map[string]int{}
	for _, g := range groups {
		least := slices.Index(held, slices.Min(held))
		of[g] = least
		held[least] += size[g]
	}
	return of
}

func scramble(s string) uint64 {
	h := fnv.New64a()
	io.WriteString(h, s)
	return h.Sum64()
}

func argmax(x []float64) int {
	best := 0
	for i := range x {
		if x[i] > x[best] {
			best = i
		}
	}
	return best
}

// Train learns both tasks from all pairs and writes the model file.
func Train(fnc, emergent []data.Pair, card model.Card, out io.Writer) error {
	w := model.NewWriter(stance.Kind, stance.FeatureVersion)
	for _, t := range []struct {
		Task
		pairs []data.Pair
	}{{Article, fnc}, {Headline, emergent}} {
		weights := t.Learner.Train(t.Examples(t.pairs))
		w.AddTable(t.Name, t.Classes, weights.Rows(train.Quantise{Max: 127, Prune: 2}))
	}
	w.SetCard(card)
	b, err := w.Bytes()
	if err != nil {
		return fmt.Errorf("writing the stance model: %w", err)
	}
	_, err = out.Write(b)
	return err
}

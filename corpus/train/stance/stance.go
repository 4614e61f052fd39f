// Package stance trains the model that tells how a text stands to a statement,
// on FNC-1 and Emergent, and measures it on stories and claims held out.
package stance

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"io"
	"maps"
	"math"
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
	// Related, where the task has it, decides among the other stances when the
	// linear model does not say unrelated.
	Related *train.Boost
	// Sided grows the forests of sides, where Related is there.
	Sided train.Boost
}

// The two tasks. Class weights and epochs were picked on the folds.
var (
	Article = Task{"article", 4, train.Logistic{Classes: 4, Epochs: 6, Seed: 1, Rate: 0.02, L2: 1e-3},
		[stance.Stances]float64{stance.Agree: 1.5, stance.Deny: 6, stance.Discuss: 1, stance.Unrelated: 0.6}, &train.Boost{Rounds: 300, Rate: 0.08, Penalty: 40, MinWeight: 12, Share: 10, Rows: 50},
		train.Boost{Rounds: 150, Rate: 0.15, Penalty: 40, MinWeight: 12, Share: 10, Rows: 50}}
	Headline = Task{"headline", 3, train.Logistic{Classes: 3, Epochs: 8, Seed: 1, Rate: 0.03, L2: 1e-3},
		[stance.Stances]float64{stance.Agree: 1, stance.Deny: 1.5, stance.Discuss: 1, stance.Unrelated: 1}, nil, train.Boost{}}
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
func (t Task) CrossValidate(pairs []data.Pair, folds int) (sum data.Result, err error) {
	examples := t.Examples(pairs)
	r, known := stance.NewReader(), sidesOf(pairs)
	var traits []stance.Traits
	if t.Related != nil {
		traits = traitsOf(r, pairs)
	}
	fold := foldsOf(pairs, folds)
	for k := range folds {
		var rest []train.Example
		var learned, others []int
		for i, e := range examples {
			if fold[pairs[i].Group] != k {
				rest = append(rest, e)
				learned = append(learned, i)
			} else {
				others = append(others, i)
			}
		}
		w := t.Learner.Train(rest)
		if t.Related != nil {
			if err := crossSides(r, pairs, traits, known, learned, others); err != nil {
				return sum, err
			}
		}
		forests, err := t.related(pairs, traits, known, learned)
		if err != nil {
			return sum, err
		}
		scores := make([]float64, t.Classes)
		for i, e := range examples {
			if fold[pairs[i].Group] != k {
				continue
			}
			w.Scores(e.Features, scores)
			got := stance.Stance(argmax(scores))
			if forests != nil && got != stance.Unrelated {
				got = stance.Choose(forests, &traits[i])
			}
			sum[pairs[i].Stance][got]++
		}
	}
	return sum, nil
}

func traitsOf(r *stance.Reader, pairs []data.Pair) []stance.Traits {
	out := make([]stance.Traits, len(pairs))
	for i, p := range pairs {
		out[i] = r.Traits(p.Statement, p.Text)
	}
	return out
}

// related opens the forests grown on those pairs, nil where the task has none.
func (t Task) related(pairs []data.Pair, traits []stance.Traits, known sides, learned []int) (*stance.Forests, error) {
	if t.Related == nil {
		return nil, nil
	}
	var out stance.Forests
	grown := t.grow(pairs, traits, known, learned)
	err := out.Each(func(name string, f *model.Forest) (err error) {
		*f, err = model.NewForest(grown[name], stance.NumTraits)
		return err
	})
	return &out, err
}

// grow grows a forest for each stance of a related text against the others, and
// for each side of a headline and of an article, by the names of their sections.
// A story counts by the root of its pairs, so that the few with hundreds of pairs
// are not what is learned.
func (t Task) grow(pairs []data.Pair, traits []stance.Traits, known sides, learned []int) map[string][]byte {
	size := map[string]int{}
	for _, i := range learned {
		if pairs[i].Stance != stance.Unrelated {
			size[pairs[i].Group]++
		}
	}
	var cases []train.Case
	var of []data.Pair
	for _, i := range learned {
		if pairs[i].Stance != stance.Unrelated {
			cases = append(cases, train.Case{X: traits[i][:], Weight: 1 / math.Sqrt(float64(size[pairs[i].Group]))})
			of = append(of, pairs[i])
		}
	}
	out := map[string][]byte{}
	for s := range stance.Unrelated {
		out[s.String()] = growOne(*t.Related, cases, of, func(p data.Pair) (yes, ok bool) { return p.Stance == s, true })
	}
	for s := range stance.Sides {
		out["said-"+s.String()] = growOne(t.Sided, cases, of, func(p data.Pair) (yes, ok bool) { side, ok := known.said[p.Statement]; return side == s, ok })
		out["told-"+s.String()] = growOne(t.Sided, cases, of, func(p data.Pair) (yes, ok bool) { side, ok := known.told[p.Text]; return side == s, ok })
	}
	return out
}

// growOne grows a forest for one question to those of the pairs that have an
// answer. They weigh one each in the mean.
func growOne(b train.Boost, cases []train.Case, of []data.Pair, answer func(data.Pair) (yes, ok bool)) []byte {
	var asked []train.Case
	sum := 0.0
	for i, c := range cases {
		if yes, ok := answer(of[i]); ok {
			c.Yes = yes
			sum += c.Weight
			asked = append(asked, c)
		}
	}
	for i := range asked {
		asked[i].Weight *= float64(len(asked)) / sum
	}
	return b.Grow(asked, stance.NumTraits)
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
		if t.Related != nil {
			all := make([]int, len(t.pairs))
			for i := range all {
				all[i] = i
			}
			r, known := stance.NewReader(), sidesOf(t.pairs)
			traits := traitsOf(r, t.pairs)
			if err := crossSides(r, t.pairs, traits, known, all, nil); err != nil {
				return err
			}
			grown := t.grow(t.pairs, traits, known, all)
			for _, name := range slices.Sorted(maps.Keys(grown)) {
				w.AddBytes(name, grown[name])
			}
			said, told := sideRows(r, t.pairs, known, all)
			w.AddTable("said", int(stance.Sides), said)
			w.AddTable("told", int(stance.Sides), told)
		}
	}
	w.SetCard(card)
	b, err := w.Bytes()
	if err != nil {
		return fmt.Errorf("writing the stance model: %w", err)
	}
	_, err = out.Write(b)
	return err
}

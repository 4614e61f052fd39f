package train

import (
	"bytes"
	"testing"

	"hearsay/extract/model"
)

// colours is a task that a linear model solves: the class is the second feature.
func colours() []Example {
	var list []Example
	for i := range 60 {
		list = append(list, Example{
			Features: []uint64{model.Hash(0), model.Mix(model.Hash(1), uint64(i%3)), model.Mix(model.Hash(2), uint64(i%7))},
			Class:    i % 3,
		})
	}
	return list
}

func TestLearnersSolveASeparableTask(t *testing.T) {
	for name, w := range map[string]*Weights{
		"perceptron": Perceptron{Classes: 3, Epochs: 5, Seed: 1}.Train(colours()),
		"logistic":   Logistic{Classes: 3, Epochs: 5, Seed: 1}.Train(colours()),
	} {
		writer := model.NewWriter("colours", 1)
		writer.AddTable("weights", 3, w.Rows(Quantise{Max: 127, Prune: 1}))
		data, err := writer.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		table := model.MustOpen(data, "colours", 1).MustTable("weights")
		for i, e := range colours() {
			scores := make([]int32, 3)
			for _, f := range e.Features {
				table.Add(scores, f)
			}
			if got := model.Best(scores); got != e.Class {
				t.Errorf("%s: example %d is class %d, want %d", name, i, got, e.Class)
			}
		}
	}
}

func TestTrainingTwiceGivesTheSameBytes(t *testing.T) {
	file := func() []byte {
		w := model.NewWriter("colours", 1)
		w.AddTable("weights", 3, Logistic{Classes: 3, Epochs: 3, Seed: 7}.Train(colours()).Rows(Quantise{Max: 30000, Prune: 1}))
		data, err := w.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	if !bytes.Equal(file(), file()) {
		t.Error("two trainings differ")
	}
}

package relate

import (
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"sync"

	"hearsay/extract/model"
)

// Kind and FeatureVersion name the model file of the decision whether two
// claims are the same; the version changes with what a feature means.
const (
	Kind           = "same"
	FeatureVersion = 1
)

// same.bin is written by `hearsay-train same`.
//
//go:embed same.bin
var sameFile []byte

var forest = sync.OnceValue(func() Forest {
	f, err := ReadForest(sameFile)
	if err != nil {
		panic(err) // the file is embedded
	}
	return f
})

// Depth is how many questions a tree asks.
const Depth = 3

const (
	questions = 1<<Depth - 1
	leaves    = 1 << Depth
	treeSize  = 3*questions + 2*leaves
)

// A Forest is a sum of small decision trees over the features of a pair
// (gradient boosting, Friedman 2001). It lies in the model file as it is read:
// each tree is the questions of a full binary tree, root first, children of i at
// 2i+1 and 2i+2, each a feature (one byte) and a threshold in thousandths (two);
// then the leaves, in thousandths of a logit (two bytes each). All is compared
// and added in integers, so that every machine gets the same.
type Forest struct{ trees []byte }

// ReadForest opens a model file.
func ReadForest(file []byte) (f Forest, err error) {
	m, err := model.Open(file, Kind, FeatureVersion)
	if err != nil {
		return f, err
	}
	trees, err := m.Bytes("trees")
	if err != nil {
		return f, err
	}
	return NewForest(trees)
}

// NewForest checks the bytes of trees.
func NewForest(trees []byte) (Forest, error) {
	if len(trees)%treeSize != 0 {
		return Forest{}, fmt.Errorf("%d bytes are no whole number of trees", len(trees))
	}
	for t := 0; t < len(trees); t += treeSize {
		for q := range questions {
			if Feature(trees[t+3*q]) >= NumFeatures {
				return Forest{}, fmt.Errorf("tree %d asks for feature %d, there are %d", t/treeSize, trees[t+3*q], NumFeatures)
			}
		}
	}
	return Forest{trees}, nil
}

// Tree is one tree in a form for training: a value above its question's
// threshold goes on to the second child.
type Tree struct {
	Feature   [questions]Feature
	Threshold [questions]int16
	Leaf      [leaves]int16
}

// Append writes the tree behind b.
func (t *Tree) Append(b []byte) []byte {
	for q := range questions {
		b = append(b, byte(t.Feature[q]))
		b = binary.LittleEndian.AppendUint16(b, uint16(t.Threshold[q]))
	}
	for _, l := range t.Leaf {
		b = binary.LittleEndian.AppendUint16(b, uint16(l))
	}
	return b
}

// Values are features in thousandths.
type Values [NumFeatures]int16

// Thousandths rounds the features of a pair.
func Thousandths(x *[NumFeatures]float64) (v Values) {
	for i := range x {
		v[i] = int16(math.Round(min(30, max(-30, x[i])) * 1000))
	}
	return v
}

// Sum adds the leaves that the values lead to.
func (f *Forest) Sum(v *Values) (sum int32) {
	for t := f.trees; len(t) >= treeSize; t = t[treeSize:] {
		q := 0
		for range Depth {
			next := 2*q + 1
			if v[t[3*q]] > int16(binary.LittleEndian.Uint16(t[3*q+1:])) {
				next++
			}
			q = next
		}
		sum += int32(int16(binary.LittleEndian.Uint16(t[3*questions+2*(q-questions):])))
	}
	return sum
}

// Chance is the logistic of the forest's sum, in thousandths.
func Chance(x *[NumFeatures]float64, f *Forest) int {
	v := Thousandths(x)
	return int(math.Round(1000 / (1 + math.Exp(-float64(f.Sum(&v))/1000))))
}

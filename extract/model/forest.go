package model

import (
	"encoding/binary"
	"fmt"
	"math"
)

// TreeDepth is how many questions a tree of a Forest asks.
const TreeDepth = 3

const (
	questions = 1<<TreeDepth - 1
	leaves    = 1 << TreeDepth
	treeSize  = 3*questions + 2*leaves
)

// A Forest is a sum of small decision trees over numbered features (gradient
// boosting, Friedman 2001). It lies in the model file as it is read: each tree
// is the questions of a full binary tree, root first, children of i at 2i+1 and
// 2i+2, each a feature (one byte) and a threshold in thousandths (two); then the
// leaves, in thousandths of a logit (two bytes each). All is compared and added
// in integers, so that every machine gets the same.
type Forest struct{ trees []byte }

// NewForest checks the bytes of trees over so many features.
func NewForest(trees []byte, features int) (Forest, error) {
	if len(trees)%treeSize != 0 {
		return Forest{}, fmt.Errorf("%d bytes are no whole number of trees", len(trees))
	}
	for t := 0; t < len(trees); t += treeSize {
		for q := range questions {
			if int(trees[t+3*q]) >= features {
				return Forest{}, fmt.Errorf("tree %d asks for feature %d, there are %d", t/treeSize, trees[t+3*q], features)
			}
		}
	}
	return Forest{trees}, nil
}

// Forest is the section of that name as a forest over so many features.
func (f *File) Forest(name string, features int) (Forest, error) {
	trees, err := f.Bytes(name)
	if err != nil {
		return Forest{}, err
	}
	return NewForest(trees, features)
}

// Sum adds the leaves that the values lead to, in thousandths of a logit.
func (f *Forest) Sum(v []int16) (sum int32) {
	for t := f.trees; len(t) >= treeSize; t = t[treeSize:] {
		q := 0
		for range TreeDepth {
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

// Chance is the logistic of the sum, in thousandths.
func (f *Forest) Chance(v []int16) int {
	return int(math.Round(1000 / (1 + math.Exp(-float64(f.Sum(v))/1000))))
}

// Thousandths is a feature's value as a forest compares it.
func Thousandths(x float64) int16 { return int16(math.Round(min(30, max(-30, x)) * 1000)) }

// Tree is one tree in a form for training: a value above its question's
// threshold goes on to the second child.
type Tree struct {
	Feature   [questions]uint8
	Threshold [questions]int16
	Leaf      [leaves]int16
}

// Append writes the tree behind b.
func (t *Tree) Append(b []byte) []byte {
	for q := range questions {
		b = append(b, t.Feature[q])
		b = binary.LittleEndian.AppendUint16(b, uint16(t.Threshold[q]))
	}
	for _, l := range t.Leaf {
		b = binary.LittleEndian.AppendUint16(b, uint16(l))
	}
	return b
}

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
// boosting, Friedman 2001). In the model file each tree is the questions of a full
// binary tree, root first, children of i at 2i+1 and 2i+2, each a feature (one
// byte) and a threshold in thousandths (two); then the leaves, in thousandths of
// a logit (two bytes each). All is compared and added in integers, so that every
// machine gets the same.
type Forest struct{ trees []grown }

// grown is a tree as it is asked: the arrays have a power of two of places, so that
// no index need be checked.
type grown struct {
	feature   [leaves]uint8
	threshold [leaves]int16
	leaf      [leaves]int16
}

// NewForest reads the bytes of trees over so many features.
func NewForest(trees []byte, features int) (Forest, error) {
	if len(trees)%treeSize != 0 {
		return Forest{}, fmt.Errorf("%d bytes are no whole number of trees", len(trees))
	}
	f := Forest{make([]grown, len(trees)/treeSize)}
	for i := range f.trees {
		t, b := &f.trees[i], trees[i*treeSize:]
		for q := range questions {
			if int(b[3*q]) >= features {
				return Forest{}, fmt.Errorf("tree %d asks for feature %d, there are %d", i, b[3*q], features)
			}
			t.feature[q], t.threshold[q] = b[3*q], int16(binary.LittleEndian.Uint16(b[3*q+1:]))
		}
		for l := range leaves {
			t.leaf[l] = int16(binary.LittleEndian.Uint16(b[3*questions+2*l:]))
		}
	}
	return f, nil
}

// Len is the number of trees.
func (f *Forest) Len() int { return len(f.trees) }

// Forest is the section of that name as a forest over so many features.
func (f *File) Forest(name string, features int) (Forest, error) {
	trees, err := f.Bytes(name)
	if err != nil {
		return Forest{}, err
	}
	return NewForest(trees, features)
}

// Sum adds the leaves that the values lead to, in thousandths of a logit. The way
// down is reckoned, not branched: which way it goes cannot be foreseen.
func (f *Forest) Sum(v []int16) (sum int32) {
	for i := range f.trees {
		t := &f.trees[i]
		q := uint32(0)
		for range TreeDepth {
			above := uint32(int32(t.threshold[q%leaves])-int32(v[t.feature[q%leaves]])) >> 31
			q = 2*q + 1 + above
		}
		sum += int32(t.leaf[(q-questions)%leaves])
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

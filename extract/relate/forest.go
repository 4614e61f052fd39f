package relate

import (
	_ "embed"
	"sync"

	"hearsay/extract/model"
)

// Kind and FeatureVersion name the model file of the decision whether two
// claims are the same; the version changes with what a feature means.
const (
	Kind           = "same"
	FeatureVersion = 2
)

// same.bin is written by `hearsay-train same`.
//
//go:embed same.bin
var sameFile []byte

// Forest decides over numbers.
type Forest = model.Forest

// Forests decide whether two claims are the same: First over the features of the
// pair, Again over how what First says of it stands among what it says of others.
type Forests struct{ First, Again Forest }

var forests = sync.OnceValue(func() Forests {
	f, err := ReadForests(sameFile)
	if err != nil {
		panic(err) // the file is embedded
	}
	return f
})

// ReadForests opens a model file.
func ReadForests(file []byte) (f Forests, err error) {
	m, err := model.Open(file, Kind, FeatureVersion)
	if err != nil {
		return f, err
	}
	if f.First, err = m.Forest("trees", int(NumFeatures)); err != nil {
		return f, err
	}
	f.Again, err = m.Forest("again", NumStandings)
	return f, err
}

// NewForests checks the bytes of trees; there may be none of the second.
func NewForests(first, again []byte) (f Forests, err error) {
	if f.First, err = model.NewForest(first, int(NumFeatures)); err != nil {
		return f, err
	}
	f.Again, err = model.NewForest(again, NumStandings)
	return f, err
}

// Values are features in thousandths.
type Values [NumFeatures]int16

// Thousandths rounds the features of a pair.
func Thousandths(x *[NumFeatures]float64) (v Values) {
	for i := range x {
		v[i] = model.Thousandths(x[i])
	}
	return v
}

// Chance is the logistic of the forest's sum, in thousandths.
func Chance(x *[NumFeatures]float64, f *Forest) int {
	v := Thousandths(x)
	return f.Chance(v[:])
}

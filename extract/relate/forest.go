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
	FeatureVersion = 1
)

// same.bin is written by `hearsay-train same`.
//
//go:embed same.bin
var sameFile []byte

// Forest decides over the features of a pair.
type Forest = model.Forest

var forest = sync.OnceValue(func() Forest {
	f, err := ReadForest(sameFile)
	if err != nil {
		panic(err) // the file is embedded
	}
	return f
})

// ReadForest opens a model file.
func ReadForest(file []byte) (f Forest, err error) {
	m, err := model.Open(file, Kind, FeatureVersion)
	if err != nil {
		return f, err
	}
	return m.Forest("trees", int(NumFeatures))
}

// NewForest checks the bytes of trees.
func NewForest(trees []byte) (Forest, error) { return model.NewForest(trees, int(NumFeatures)) }

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

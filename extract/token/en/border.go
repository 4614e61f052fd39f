package en

import (
	_ "embed"
	"sync"

	"hearsay/extract/model"
)

// BorderFeatures is the version of the features of the border model.
const BorderFeatures = 1

//go:embed border.bin
var borderFile []byte

// Borders is the model of sentence borders: a positive sum of weights is a border. It is written
// by `hearsay-train border`.
var Borders = sync.OnceValue(func() model.Table {
	return model.MustOpen(borderFile, "border", BorderFeatures).MustTable("weights")
})

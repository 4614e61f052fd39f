package en

import (
	_ "embed"
	"sync"

	"hearsay/extract/claim"
	"hearsay/extract/model"
)

// LeastDating is the least sum of the forest at which a time dates a claim, in thousandths
// of a logit. Chosen with hearsay-train dating --validate: a time that is missed is one
// of few, one that is wrongly given one of many, so it lies below an even chance.
const LeastDating = -900

// dating.bin is written by `hearsay-train dating`.
//
//go:embed dating.bin
var datingFile []byte

var dates = sync.OnceValue(func() *claim.Dates {
	f, err := model.MustOpen(datingFile, claim.DatesKind, claim.DatesVersion).Forest("trees", claim.NumQuestions)
	if err != nil {
		panic(err) // the file is embedded
	}
	return &claim.Dates{Forest: f, Least: LeastDating}
})

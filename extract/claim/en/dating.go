package en

import (
	_ "embed"
	"sync"

	"hearsay/extract/claim"
	"hearsay/extract/model"
)

// LeastPicked and LeastDating are the least sums of the forest at which the time
// that the rule picks, and any other, date a claim, in thousandths of a logit. Chosen
// with hearsay-train dating --validate: a time that is missed is one of few, one that
// is wrongly given one of many.
const (
	LeastPicked = -1300
	LeastDating = -400
)

// dating.bin is written by `hearsay-train dating`.
//
//go:embed dating.bin
var datingFile []byte

var dates = sync.OnceValue(func() *claim.Dates {
	f, err := model.MustOpen(datingFile, claim.DatesKind, claim.DatesVersion).Forest("trees", claim.NumQuestions)
	if err != nil {
		panic(err) // the file is embedded
	}
	return &claim.Dates{Forest: f, LeastPicked: LeastPicked, Least: LeastDating}
})

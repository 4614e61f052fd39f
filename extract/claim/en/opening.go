package en

import (
	_ "embed"
	"sync"

	"hearsay/extract/claim"
	"hearsay/extract/model"
)

// LeastOpening is the least sum of the forest at which a predicate that no rule takes for
// one heads a claim, in thousandths of a logit: an even chance, where the claims' F1 is
// highest by hearsay-train opening --validate.
const LeastOpening = 0

// opening.bin is written by `hearsay-train opening`.
//
//go:embed opening.bin
var openingFile []byte

var opens = sync.OnceValue(func() *claim.Opens {
	f, err := model.MustOpen(openingFile, claim.OpensKind, claim.OpensVersion).Forest("trees", claim.NumOpenings)
	if err != nil {
		panic(err) // the file is embedded
	}
	return &claim.Opens{Forest: f, Least: LeastOpening}
})

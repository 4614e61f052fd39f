package same

import (
	"io"
	"path/filepath"

	events "hearsay/corpus/score/ecb"
	"hearsay/extract/model"
	"hearsay/extract/relate"
)

// TrainEvents grows the forest that tells which mentions of events are one, on
// the mentions of ECB+'s training part: the same features and the same learner
// as for claims.
func TrainEvents(data string, w io.Writer) error {
	found, err := events.Pairs(filepath.Join(data, "ecb", "train"))
	if err != nil {
		return err
	}
	pairs := make([]Pair, len(found))
	for i := range found {
		pairs[i] = Pair{X: relate.Thousandths(&found[i].Features), Same: found[i].Same, Weight: 1}
	}
	return write(w, Grow(pairs), model.Card{
		Model:   relate.Kind,
		Purpose: "Tells how likely two mentions of events are one event.",
		Data:    []model.Source{{Name: "ECB+", Licence: "CC BY 3.0", Part: "training part"}},
		Command: "hearsay-train events",
		Method:  card.Method,
	})
}

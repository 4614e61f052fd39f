// Package emergent scores the stance of headlines to rumoured claims against
// Emergent (Ferreira and Vlachos 2016).
package emergent

import (
	"encoding/json"
	"io"

	data "hearsay/corpus/stance"
	"hearsay/extract/relate/en/stance"
)

// Measure gives accuracy, macro_f1, f1_for, f1_against and f1_observing on the
// pairs of an .ndjson. The shipped model was trained on Emergent's official
// training part: figures on it are not those of unseen pairs, which
// `hearsay-train stance --validate` gives.
func Measure(path string, predictions io.Writer) (map[string]float64, error) {
	pairs, err := data.Emergent(path)
	if err != nil {
		return nil, err
	}
	var r data.Result
	for _, p := range pairs {
		got := stance.OfHeadline(p.Statement, p.Text)
		r[p.Stance][got]++
		if predictions != nil {
			json.NewEncoder(predictions).Encode(map[string]string{"claim": p.Statement, "headline": p.Text, "predicted": got.String(), "right": p.Stance.String()})
		}
	}
	return map[string]float64{"accuracy": r.Accuracy(), "macro_f1": r.MacroF1(stance.Unrelated),
		"f1_for": r.F1(stance.Agree), "f1_against": r.F1(stance.Deny), "f1_observing": r.F1(stance.Discuss)}, nil
}

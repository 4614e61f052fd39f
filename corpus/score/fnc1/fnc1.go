// Package fnc1 scores the stance of articles to headlines against the Fake News
// Challenge, stage 1.
package fnc1

import (
	"encoding/json"
	"io"

	data "hearsay/corpus/stance"
	"hearsay/extract/relate/en/stance"
)

// Measure gives relative (the challenge's score as a share of the highest),
// macro_f1 and an F1 for each stance, on the folder's *bodies.csv.gz and
// *stances.csv.gz. The shipped model was trained on the official training part:
// figures on it are not those of unseen pairs, which `hearsay-train stance
// --validate` gives.
func Measure(path string, predictions io.Writer) (map[string]float64, error) {
	pairs, err := data.FNC(path)
	if err != nil {
		return nil, err
	}
	var r data.Result
	reader := stance.NewReader()
	for _, p := range pairs {
		got := reader.Of(p.Statement, p.Text)
		r[p.Stance][got]++
		if predictions != nil {
			json.NewEncoder(predictions).Encode(map[string]string{"headline": p.Statement, "body": p.Body, "predicted": got.String(), "right": p.Stance.String()})
		}
	}
	m := map[string]float64{"relative": r.Relative(), "macro_f1": r.MacroF1(stance.Stances)}
	for s := range stance.Stances {
		m["f1_"+s.String()] = r.F1(s)
	}
	return m, nil
}

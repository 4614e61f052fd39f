package attribution

import (
	"fmt"

	"hearsay/corpus/score/polnear"
	"hearsay/extract/model"
)

// Card says what the model is made of.
func Card(o Options, dev polnear.Result) model.Card {
	c := model.Card{
		Model:   "attribution-en",
		Purpose: "Finds who said what: source, cue and content of attributions in English news.",
		Data: []model.Source{{Name: "PolNeAR 1.0 (Newell, Margolin and Ruths 2018)", Part: "train, all annotators",
			Licence: "none stated, research use"}},
		Command: "hearsay-train attribution",
		Seed:    o.Seed,
		Method: fmt.Sprintf("linear-chain CRF over the states of an attribution, AdaGrad %g, %d epochs, %d models averaged, "+
			"feature dropout %g, word hiding %g", o.Rate, o.Epochs, o.Bags, o.Drop, o.Blind),
		Notes: []string{"Tags and trees are those of hearsay's own syntax model; train anew when that changes."},
	}
	m := dev.Map()
	for _, k := range []string{"exact_source", "exact_cue", "exact_content", "lenient", "strict", "detection"} {
		c.Scores = append(c.Scores, model.Score{Name: "PolNeAR dev " + k, Value: m[k]})
	}
	return c
}

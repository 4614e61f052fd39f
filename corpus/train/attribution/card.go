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
		Method: fmt.Sprintf("conditional random field over the states of an attribution, scored by the mean of a linear model (AdaGrad %g, %d epochs, "+
			"%d models averaged, feature dropout %g, %d features) and of networks, %d in number: each of two gated recurrences in both directions (%d wide) "+
			"over hashed features and the syntax network's vectors (Adam %g and AdaGrad %g, %d passes, dropout of features %g and of layers %g); "+
			"word hiding %g; confidence measured on the dev part", linearRate, linearEpochs, bags, linearDrop, keep,
			o.Nets, 2*o.Half, o.Rate, o.RowRate, o.Epochs, o.Rows, o.Layer, o.Blind),
		Notes: []string{"Tags, trees and vectors are those of hearsay's own syntax model; train anew when that changes."},
	}
	m := dev.Map()
	for _, k := range []string{"exact_source", "exact_cue", "exact_content", "lenient", "strict", "detection"} {
		c.Scores = append(c.Scores, model.Score{Name: "PolNeAR dev " + k, Value: m[k]})
	}
	return c
}

package attribution

import (
	"fmt"

	"hearsay/corpus/score/factappeal"
	"hearsay/corpus/train"
	"hearsay/extract/attribution/en"
	"hearsay/extract/model"
	"hearsay/extract/news"
)

// Appeals trains the small model that tells sourced facts from facts in the
// article's own voice and from no facts, on FactAppeal's train part. It rests on
// the attributions that layers finds, so it is trained after those.
func Appeals(path string, seed uint64, layers func(text string) *news.Document) ([]byte, error) {
	passages, err := factappeal.Read(path)
	if err != nil {
		return nil, err
	}
	var whole, single []train.Example
	for _, p := range passages {
		doc := layers(p.Text)
		whole = append(whole, train.Example{Features: en.PassageFeatures(doc, nil), Class: int(p.Kind)})
		for i := range doc.Statements {
			single = append(single, train.Example{Features: en.StatementFeatures(doc, i, nil), Class: vouching(p, &doc.Statements[i])})
		}
	}
	w := model.NewWriter(en.AppealModel, en.FeatureVersion)
	w.SetCard(model.Card{
		Model: en.AppealModel, Purpose: "Tells facts with a source from facts without and from no facts.",
		Data:    []model.Source{{Name: "FactAppeal (Mor-Lan and others 2025)", Part: "train", Licence: "CC BY 4.0"}},
		Command: "hearsay-train appeal", Seed: seed, Method: fmt.Sprintf("logistic regression on %d sentences", len(whole)),
	})
	// On val a slower, shorter training (kind .731, sources .652) passes one of 20 epochs
	// at rate 0.1 (.719, .638): 2,256 sentences are few.
	learner := train.Logistic{Classes: int(en.Appeals), Epochs: 8, Seed: seed, Rate: 0.02, L2: 1e-3}
	w.AddTable("passage", int(en.Appeals), learner.Train(whole).Rows(train.Quantise{Max: 127, Prune: 1}))
	learner.Classes = 2
	w.AddTable("statement", 2, learner.Train(single).Rows(train.Quantise{Max: 127, Prune: 1}))
	return w.Bytes()
}

// vouching is 1 when a statement has a source that the annotators marked.
func vouching(p factappeal.Passage, s *news.Statement) int {
	for _, span := range s.Source {
		for _, g := range p.Sources {
			if g.Overlaps(span) {
				return 1
			}
		}
	}
	return 0
}

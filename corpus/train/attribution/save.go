package attribution

import (
	"hearsay/extract/attribution/en"
	"hearsay/extract/model"
)

// Bytes is the model file.
func (t *Trainer) Bytes(card model.Card) ([]byte, error) {
	w := model.NewWriter(en.Model, en.FeatureVersion)
	w.SetCard(card)
	rows := make([]model.Row, len(t.features.keys))
	for f, key := range t.features.keys {
		rows[f] = model.Row{Hash: key, Weights: t.final.rows[f][:]}
	}
	w.AddTable(en.SectionWeights, actions, rows)
	w.AddTable(en.SectionPriors, 1, t.prior.rows())
	var edges []int32
	for _, row := range t.final.edges {
		edges = append(edges, row...)
	}
	model.AddMatrix(w, en.SectionEdges, len(t.final.edges), len(t.shape.Edges), 1.0/en.Unit, edges)
	model.AddMatrix(w, en.SectionConfidence, 1, len(t.confidence), 0.001, t.confidence)
	return w.Bytes()
}

func (p priors) rows() []model.Row {
	out := make([]model.Row, 0, len(p))
	for k := range p { // the table sorts its rows
		lemma, pos := uint32(k>>8), byte(k)
		if b := p.bucket(lemma, pos); b > 0 {
			out = append(out, model.Row{Hash: en.PriorKey(lemma, pos), Weights: []int16{int16(b)}})
		}
	}
	return out
}

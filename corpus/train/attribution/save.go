package attribution

import (
	"slices"

	"hearsay/extract/attribution/en"
	"hearsay/extract/model"
)

// Bytes is the model file.
func (t *Trainer) Bytes(card model.Card) ([]byte, error) {
	w := model.NewWriter(en.Model, en.FeatureVersion)
	w.SetCard(card)
	w.AddTable(en.SectionWeights, actions, t.linear.table(t.features))
	model.AddMatrix(w, en.SectionNetworks, 1, 1, 1, []int32{int32(len(t.nets))})
	for k, net := range t.nets {
		w.AddRows(en.Section(en.SectionRows, k), net.rows.Width, net.rows.W, en.Fixed)
		for i, p := range net.params() {
			name := []string{en.SectionMix, en.SectionRecur1, en.SectionRecur2, en.SectionOut}[i]
			w.AddLayer(en.Section(name, k), p.In, p.Out, p.W, p.B, en.Fixed)
		}
	}
	w.AddTable(en.SectionPriors, 1, t.prior.rows())
	edges := slices.Concat(t.edges()...)
	model.AddMatrix(w, en.SectionEdges, int(en.Contexts), len(t.shape.Edges), 1.0/en.Unit, edges)
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

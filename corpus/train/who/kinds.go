package who

import (
	"fmt"
	"math"
	"slices"

	"hearsay/corpus/train"
	"hearsay/corpus/train/words"
	"hearsay/extract"
	"hearsay/extract/entity"
	"hearsay/extract/model"
	"hearsay/extract/news"
)

// KindReport counts the examples of a trained model of devices.
type KindReport struct{ Devices, Others, Features int }

// How the model of devices is trained. A name that fewer than leastNames
// documents have says little of other names; ownWords of a rare name are dropped
// with its other rare features.
const (
	leastKind  = 3
	kindEpochs = 8
)

// Kinds trains the model of devices on the names whose kind the words beside
// them give away, in the training texts of every set.
func Kinds(data string, r *entity.Reader) ([]byte, KindReport, error) {
	var examples []train.Example
	var rep KindReport
	err := words.Texts(data, func(text string) {
		doc := tagged(text)
		for _, e := range r.KindExamples(doc) {
			x := train.Example{Features: e.Features}
			if e.Device {
				x.Class = 1
				rep.Devices++
			} else {
				rep.Others++
			}
			examples = append(examples, x)
		}
	})
	if err != nil {
		return nil, rep, err
	}
	train.DropRare(examples, leastKind)
	w := train.Logistic{Classes: 1, Epochs: kindEpochs, Seed: 1, Rate: 0.05, L2: 1e-4}.Binary(examples)
	rows := w.Rows(train.Quantise{Max: int(math.Round(float64(entity.KindUnit) * w.Top())), Prune: 1})
	for i := range rows {
		rows[i].Weights[0] = max(-127, min(127, rows[i].Weights[0]))
	}
	rep.Features = len(rows)
	out := model.NewWriter("kinds", entity.KindVersion)
	out.AddTable("kinds", 1, rows)
	out.SetCard(model.Card{
		Model: "kinds", Purpose: "which names without a telling word beside them are devices, products or software",
		Method: "logistic regression by AdaGrad over hashed features of all places of a name, 8-bit weights, features seen less than 3 times dropped; the examples are labelled by the rules for the words beside a name, which the features leave out",
		Data: []model.Source{
			{Name: "PolNeAR 1.0", Licence: "research use", Part: "train, texts"},
			{Name: "Fake News Challenge 1", Licence: "Apache-2.0, texts the publishers'", Part: "train, texts"},
			{Name: "BBC News 2004-2005", Licence: "research use", Part: "texts"},
			{Name: "ECB+", Licence: "CC BY 3.0", Part: "train, texts"},
		},
		Command: "hearsay-train kinds", Seed: 1,
		Notes: []string{fmt.Sprintf("%d names of devices, %d others", rep.Devices, rep.Others)},
	})
	b, err := out.Bytes()
	return b, rep, err
}

// tagged is a document with the layers that names are read from.
func tagged(text string) *news.Document {
	doc := &news.Document{Article: news.Article{Text: text, Language: "en"}}
	for _, step := range extract.English {
		if slices.ContainsFunc(step.Fills, func(l extract.Layer) bool { return l == extract.Words || l == extract.Syntax }) {
			step.Run(doc)
		}
	}
	return doc
}

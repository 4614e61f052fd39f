package train

import (
	"fmt"
	"math"
	"slices"

	"hearsay/corpus/gold"
	score "hearsay/corpus/score/gold"
	"hearsay/extract"
	"hearsay/extract/claim/confidence"
	"hearsay/extract/model"
)

// Reliability is how claims of at least a confidence fare: how many there are, how
// many are claims, how many of these have who acts and who says it right, and how
// many status, modality and time too.
type Reliability struct {
	Least                    float64
	Claims, Real, Right, All int
}

// confidenceExample is one judged claim of a story.
type confidenceExample struct {
	Example
	story     int
	real, all bool
	score     float64 // of the model that was fitted without its story
}

// Confidence fits the chance that a claim is one and that who acts and who says it
// are right, on gold stories, and tells how reliable it is on stories that were
// not fitted on. A model is surer of what it was fitted on than of what it was not,
// so that the log-odds are stretched as the stories left out ask for.
func Confidence(stories []gold.Story) ([]byte, []Reliability, error) {
	examples, err := confidenceExamples(stories)
	if err != nil {
		return nil, nil, err
	}
	crossValidate(examples, len(stories))
	slope, shift := stretch(examples)
	table := reliability(examples, slope, shift)
	w := fitConfidence(examples, -1)
	for i := range w.rows {
		w.rows[i] = float64(w.rows[i] * slope)
	}
	w.rows[w.row(confidence.Bias())] += shift
	rows := w.Rows(Quantise{Max: int(math.Round(confidence.Unit * w.Top())), Prune: 1})
	out := model.NewWriter("confidence", confidence.Version)
	out.AddTable("weights", 1, rows)
	card := model.Card{
		Model: "confidence", Purpose: "the chance that a claim is one, and that who acts and who says it are right",
		Method: "logistic regression by AdaGrad over hashed features of claim, statement and sentence; log-odds stretched and scores taken by leaving one story out",
		Data: []model.Source{
			{Name: "gold stories of the project, dev", Licence: "annotations ours", Part: "claims"},
			{Name: "stories of FNC-1 and of news-please, annotated by us", Licence: "annotations ours", Part: "claims"},
		},
		Command: "hearsay-train confidence", Seed: 1, Notes: []string{fmt.Sprintf("%d claims of %d stories", len(examples), len(stories))},
	}
	for _, r := range table {
		card.Scores = append(card.Scores, model.Score{Name: fmt.Sprintf("at least %.2f: share of all %d claims", r.Least, len(examples)), Value: ratio(r.Claims, len(examples))},
			model.Score{Name: fmt.Sprintf("at least %.2f: claims that are one", r.Least), Value: ratio(r.Real, r.Claims)},
			model.Score{Name: fmt.Sprintf("at least %.2f: who acts and who says it right", r.Least), Value: ratio(r.Right, r.Claims)},
			model.Score{Name: fmt.Sprintf("at least %.2f: right in every main field", r.Least), Value: ratio(r.All, r.Claims)})
	}
	out.SetCard(card)
	b, err := out.Bytes()
	return b, table, err
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return math.Round(1000*float64(a)/float64(b)) / 1000
}

func confidenceExamples(stories []gold.Story) ([]confidenceExample, error) {
	var out []confidenceExample
	for i := range stories {
		s := &stories[i]
		features := map[string][]uint64{}
		var preds []score.Predicted
		for k := range s.Articles {
			doc, err := extract.Document(s.Articles[k].News())
			if err != nil {
				return nil, err
			}
			for c, f := range confidence.Features(doc) {
				features[s.Articles[k].ID+doc.Claims[c].ID] = f
			}
			preds = append(preds, score.Predicted{Ref: s.Articles[k].ID, Claims: doc.Claims})
		}
		judged, err := score.Judge(s, preds)
		if err != nil {
			return nil, err
		}
		for _, j := range judged {
			x := confidenceExample{Example: Example{Features: slices.Clone(features[j.Ref+j.Claim.ID])}, story: i, real: j.Real, all: j.All}
			if j.Right {
				x.Class = 1
			}
			out = append(out, x)
		}
	}
	return out, nil
}

// leastConfidence is how many claims a feature needs to be fitted.
const leastConfidence = 8

// fitConfidence fits on all stories but one, -1 for none.
func fitConfidence(list []confidenceExample, without int) *Weights {
	var examples []Example
	for _, x := range list {
		if x.story != without {
			e := x.Example
			e.Features = slices.Clone(e.Features)
			examples = append(examples, e)
		}
	}
	DropRare(examples, leastConfidence)
	return Logistic{Classes: 1, Epochs: 15, Seed: 1, Rate: 0.03, L2: 1e-2}.Binary(examples)
}

// crossValidate scores each story by a model that was fitted on the others.
func crossValidate(list []confidenceExample, stories int) {
	var score [1]float64
	for s := range stories {
		w := fitConfidence(list, s)
		for i := range list {
			if x := &list[i]; x.story == s {
				w.Scores(x.Features, score[:])
				x.score = score[0]
			}
		}
	}
}

// stretch fits slope and shift of the log-odds to what happened (Platt 1999), by
// Newton's method.
func stretch(list []confidenceExample) (slope, shift float64) {
	slope = 1
	for range 50 {
		var ga, gb, haa, hab, hbb float64
		for i := range list {
			x := &list[i]
			p := 1 / (1 + math.Exp(-(slope*x.score + shift)))
			d, h := p-float64(x.Class), p*(1-p)
			ga, gb = ga+float64(d*x.score), gb+d
			haa, hab, hbb = haa+float64(h*x.score)*x.score, hab+float64(h*x.score), hbb+h
		}
		det := float64(haa*hbb) - float64(hab*hab)
		slope -= (float64(hbb*ga) - float64(hab*gb)) / det
		shift -= (float64(haa*gb) - float64(hab*ga)) / det
	}
	return slope, shift
}

func reliability(list []confidenceExample, slope, shift float64) []Reliability {
	var table []Reliability
	for _, least := range [...]float64{0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9} {
		r := Reliability{Least: least}
		for i := range list {
			x := &list[i]
			if confidence.Chance(int32(math.Round(confidence.Unit*(float64(slope*x.score)+shift)))) >= least {
				r.Claims++
				r.Real += count(x.real)
				r.Right += count(x.Class == 1)
				r.All += count(x.all)
			}
		}
		table = append(table, r)
	}
	return table
}

func count(ok bool) int {
	if ok {
		return 1
	}
	return 0
}

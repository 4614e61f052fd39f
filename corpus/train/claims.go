package train

import (
	"fmt"
	"slices"

	"hearsay/corpus/gold"
	score "hearsay/corpus/score/gold"
	"hearsay/extract"
	"hearsay/extract/claim"
	en "hearsay/extract/claim/en"
	"hearsay/extract/model"
	"hearsay/extract/news"
)

// folds is how many parts the stories are cut into; each is scored by what was
// learned from the others.
const folds = 5

// annotatedStories are the data of what is learned of claims.
var annotatedStories = []model.Source{
	{Name: "gold stories of the project, dev", Licence: "annotations ours", Part: "claims"},
	{Name: "stories of FNC-1 and of news-please, annotated by us", Licence: "annotations ours", Part: "claims"},
}

// decision is one within the reading of claims that a forest takes: how it is grown, what
// it is asked, and where the lexicon has it.
type decision struct {
	boost     Boost
	questions int
	put       func(lex *claim.Lexicon, f model.Forest)
}

// leftOut scores the claims that are read of each story by a forest grown on the cases of
// the other parts.
func (d *decision) leftOut(stories []gold.Story, cases [][]Case) ([]*score.Result, error) {
	out := make([]*score.Result, len(stories))
	for fold := range folds {
		f, err := model.NewForest(d.boost.Grow(join(cases, fold), d.questions), d.questions)
		if err != nil {
			return nil, err
		}
		lex := en.Lexicon
		d.put(&lex, f)
		for i := fold; i < len(stories); i += folds {
			var preds []score.Predicted
			for k := range stories[i].Articles {
				a := &stories[i].Articles[k]
				preds = append(preds, score.Predicted{Ref: a.ID, Claims: readWith(a.News(), &lex).Claims})
			}
			if out[i], err = score.Score(&stories[i], preds, nil, nil); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

// readWith reads an article by the pipeline with another lexicon of claims.
func readWith(a news.Article, lex *claim.Lexicon) *news.Document {
	steps, _ := extract.Pipeline("en")
	doc := &news.Document{Article: a, Extractor: extract.Version}
	for _, step := range steps {
		if step.Name == "claim" {
			claim.Annotate(doc, lex)
			continue
		}
		step.Run(doc)
	}
	return doc
}

// storyCases are the cases of each story; those of the shared ones weigh more.
func storyCases(shared, ours []gold.Story, of func(*gold.Story) ([]Case, error)) ([][]Case, error) {
	stories := slices.Concat(shared, ours)
	out := make([][]Case, len(stories))
	for i := range stories {
		var err error
		if out[i], err = of(&stories[i]); err != nil {
			return nil, fmt.Errorf("story %s: %w", stories[i].Name, err)
		}
		for k := range out[i] {
			if out[i][k].Weight = 1; i < len(shared) {
				out[i][k].Weight = sharedWeight
			}
		}
	}
	return out, nil
}

// join is the cases of all stories but those of a part.
func join(cases [][]Case, without int) []Case {
	var out []Case
	for i, list := range cases {
		if i%folds != without {
			out = append(out, list...)
		}
	}
	return out
}

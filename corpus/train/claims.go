package train

import (
	"fmt"
	"slices"

	"hearsay/corpus/gold"
	score "hearsay/corpus/score/gold"
	"hearsay/extract"
	"hearsay/extract/claim"
	en "hearsay/extract/claim/en"
	"hearsay/extract/news"
)

// folds is how many parts the stories are cut into; each is scored by what was
// learned from the others.
const folds = 5

// leftOut scores the claims that are read of each story, by a lexicon in which learn has
// put what the other parts teach.
func leftOut(stories []gold.Story, learn func(fold int, lex *claim.Lexicon) error) ([]*score.Result, error) {
	out := make([]*score.Result, len(stories))
	for fold := range folds {
		lex := en.Lexicon
		if err := learn(fold, &lex); err != nil {
			return nil, err
		}
		for i := fold; i < len(stories); i += folds {
			var preds []score.Predicted
			for k := range stories[i].Articles {
				a := &stories[i].Articles[k]
				preds = append(preds, score.Predicted{Ref: a.ID, Claims: readWith(a.News(), &lex).Claims})
			}
			var err error
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

package corpus

import (
	"context"
	"fmt"

	"hearsay/extract/revise"
	"hearsay/store"
	"hearsay/store/query"
)

// Revision is what one later text of an article changed.
type Revision struct {
	Article  store.Article
	From, To store.Revision // the texts, the later one second
	Changes  []revise.Change
}

// Revisions calls f for every change of text of the articles that a query asks for, article by article, each from its
// oldest text to its current one.
func Revisions(ctx context.Context, s store.Reader, q *query.Query, p store.Page, f func(Revision) error) error {
	changed, err := query.Parse("revised:yes")
	if err != nil {
		return err
	}
	return store.Each(ctx, s.Articles, query.Join(q, changed), p, func(a store.Article) error {
		texts, err := s.Revisions(ctx, a.ID)
		if err != nil {
			return fmt.Errorf("the texts of %s: %w", a.ID, err)
		}
		for i := 1; i < len(texts); i++ {
			from, to := &texts[i-1], &texts[i]
			if err := f(Revision{a, *from, *to, revise.Compare(textOf(from), textOf(to))}); err != nil {
				return err
			}
		}
		return nil
	})
}

func textOf(r *store.Revision) *revise.Text {
	return &revise.Text{Title: r.Title, Text: r.Text, Claims: r.Claims, Extractor: r.Extractor}
}

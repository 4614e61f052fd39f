package corpus

import (
	"context"
	"fmt"
	"slices"

	"hearsay/extract/news"
	"hearsay/store"
)

// mergeBatch articles are linked in one transaction, so that others can write in between.
const mergeBatch = 100

// Merge takes in everything that another store has, articles and people's
// decisions and tombstones, and links what is new here. progress, if not nil, is told of each
// article. Of both stores' texts of one article the one fetched later is the current one.
func Merge(ctx context.Context, s store.Store, other store.Reader, link Linker, progress func(Summary)) (Summary, error) {
	var sum Summary
	var fresh []string
	err := s.Merge(ctx, other, func(got store.Saved) {
		sum.Articles++
		sum.Claims += len(got.Claims)
		sum.outcome(got.Outcome)
		if changed(got.Outcome) {
			fresh = append(fresh, got.Article)
		}
		if progress != nil {
			progress(sum)
		}
	})
	if err != nil || link == nil {
		return sum, err
	}
	for list := range slices.Chunk(fresh, mergeBatch) {
		if err := s.Update(ctx, func(tx store.Tx) error { return linkStored(ctx, tx, link, list) }); err != nil {
			return sum, fmt.Errorf("linking what was merged (hearsay link --rebuild does it anew): %w", err)
		}
	}
	return sum, nil
}

// linkStored links articles that are in the store already.
func linkStored(ctx context.Context, tx store.Tx, link Linker, ids []string) error {
	docs := make([]*news.Document, 0, len(ids))
	for _, id := range ids {
		doc, err := tx.Document(ctx, id)
		if err != nil {
			return err
		}
		docs = append(docs, doc)
	}
	return link.Update(ctx, tx, docs)
}

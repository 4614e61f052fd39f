package link

import (
	"context"
	"fmt"

	"hearsay/extract/news"
	"hearsay/store"
)

// rebuildLen is how many articles are linked at a time when all are linked
// anew; larger batches look a block up less often, smaller ones hold less.
const rebuildLen = 256

// Rebuild links every article of the store from nothing, in one transaction: a
// reader sees the old links until the new ones are all there. People's decisions
// are kept. progress gets the number of articles done, and may be nil.
func Rebuild(ctx context.Context, s store.Store, progress func(articles int)) error {
	return s.Update(ctx, func(tx store.Tx) error {
		ids, err := articleIDs(ctx, tx)
		if err != nil {
			return err
		}
		if err := tx.Reset(ctx); err != nil {
			return fmt.Errorf("dropping the links: %w", err)
		}
		for first := 0; first < len(ids); first += rebuildLen {
			last := min(first+rebuildLen, len(ids))
			if err := relink(ctx, tx, ids[first:last]); err != nil {
				return err
			}
			if progress != nil {
				progress(last)
			}
		}
		return nil
	})
}

func articleIDs(ctx context.Context, tx store.Tx) (ids []string, err error) {
	err = store.Each(ctx, tx.Articles, nil, store.Page{Order: store.Oldest}, func(a store.Article) error {
		ids = append(ids, a.ID)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("listing the articles: %w", err)
	}
	return ids, nil
}

func relink(ctx context.Context, tx store.Tx, ids []string) error {
	docs := make([]*news.Document, len(ids))
	for i, id := range ids {
		doc, err := tx.Document(ctx, id)
		if err != nil {
			return fmt.Errorf("reading article %s: %w", id, err)
		}
		docs[i] = doc
	}
	return Update(ctx, tx, docs)
}

package link

import (
	"context"
	"fmt"

	"hearsay/extract/news"
	"hearsay/extract/relate"
	"hearsay/store"
)

// batch is how many articles a rebuild takes at a time: enough to share what is
// looked up, and small beside the memory of any machine.
const batch = 200

// Rebuild links everything in the store anew, from nothing: it drops all that
// the machine linked, keeps what people decided, and gives the result that
// saving the same articles one by one gives. progress, if not nil, is told how
// many articles are linked.
func Rebuild(ctx context.Context, s store.Store, progress func(articles int)) error {
	if progress == nil {
		progress = func(int) {}
	}
	return s.Update(ctx, func(tx store.Tx) error {
		if err := tx.Reset(ctx); err != nil {
			return fmt.Errorf("linking anew: %w", err)
		}
		var ids []string
		err := store.Each(ctx, tx.Articles, nil, store.Page{Order: store.Oldest}, func(a store.Article) error {
			ids = append(ids, a.ID)
			return nil
		})
		if err != nil {
			return fmt.Errorf("linking anew: %w", err)
		}
		return rebuild(ctx, tx, ids, progress)
	})
}

func rebuild(ctx context.Context, tx store.Tx, ids []string, progress func(articles int)) error {
	err := inBatches(ctx, tx, ids, func(_ int, docs []*news.Document) error {
		u := updater{ctx: ctx, tx: tx, judge: English(), cache: newCache()}
		_, err := u.putKeys(docs)
		return err
	})
	if err != nil {
		return fmt.Errorf("linking anew: %w", err)
	}
	done := map[string]bool{}
	return inBatches(ctx, tx, ids, func(n int, docs []*news.Document) error {
		u := updater{ctx: ctx, tx: tx, judge: English(), cache: newCache()}
		if err := u.linkRest(docs, done); err != nil {
			return fmt.Errorf("linking anew: %w", err)
		}
		if err := u.stories(docs); err != nil {
			return fmt.Errorf("linking anew: %w", err)
		}
		progress(n)
		return nil
	})
}

// inBatches reads the stored layers again, batch by batch; what an older
// extractor made is for reextract. n is how many are read.
func inBatches(ctx context.Context, tx store.Tx, ids []string, f func(n int, docs []*news.Document) error) error {
	for n := 0; n < len(ids); {
		var docs []*news.Document
		for ; n < len(ids) && len(docs) < batch; n++ {
			doc, err := tx.Document(ctx, ids[n])
			if err != nil {
				return err
			}
			docs = append(docs, doc)
		}
		if err := f(n, docs); err != nil {
			return err
		}
	}
	return nil
}

// linkRest works out the claims of the documents that no batch before touched.
func (u *updater) linkRest(docs []*news.Document, done map[string]bool) error {
	var touched []*relate.Item
	for _, d := range docs {
		items, err := u.beside(d.Article.ID)
		if err != nil {
			return err
		}
		for _, it := range items {
			if !done[it.Claim.ID] {
				touched = append(touched, it)
			}
		}
	}
	people, err := u.people()
	if err != nil {
		return err
	}
	s, err := resolve(u.judge, u, touched, people)
	if err != nil {
		return err
	}
	for _, it := range s.items {
		done[it.Claim.ID] = true
	}
	return u.write(s)
}

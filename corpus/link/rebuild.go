package link

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"

	"hearsay/extract/news"
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
		if err == nil {
			err = rebuild(ctx, tx, ids, progress)
		}
		if err != nil {
			return fmt.Errorf("linking anew: %w", err)
		}
		return nil
	})
}

func rebuild(ctx context.Context, tx store.Tx, ids []string, progress func(articles int)) error {
	l := New()
	return inBatches(ctx, tx, ids, func(n int, docs []*news.Document) error {
		progress(n)
		l.readyAll(docs)
		return l.Update(ctx, tx, docs)
	})
}

// readyAll makes documents ready on all cores.
func (l *Linker) readyAll(docs []*news.Document) {
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(docs)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(docs); i = int(next.Add(1)) - 1 {
				l.Ready(docs[i])
			}
		})
	}
	group.Wait()
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

package corpus

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"hearsay/extract/news"
	"hearsay/store"
)

// writer saves finished jobs in the order of the input, batch by batch, so that
// "done up to here" is true of every input at every commit.
func (im *importer) writer(ctx context.Context) error {
	var batch []*job
	bytes := 0
	timer := time.NewTimer(batchWait)
	defer timer.Stop()
	flush := func() error {
		defer func() { batch, bytes = batch[:0], 0 }()
		defer im.gate.leave(bytes)
		return im.flush(ctx, batch)
	}
	for {
		j, state := im.next(ctx, timer)
		switch state {
		case queueEnded:
			return flush()
		case queueIdle:
			if err := flush(); err != nil {
				return err
			}
			continue
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		batch = append(batch, j)
		bytes += j.bytes
		if len(batch) < batchLen && bytes < batchBytes {
			continue
		}
		if err := flush(); err != nil {
			return err
		}
	}
}

type queueState uint8

const (
	queueReady queueState = iota
	queueIdle             // nothing was ready for a while: save what there is
	queueEnded
)

// next waits for the next job in order and for its worker.
func (im *importer) next(ctx context.Context, timer *time.Timer) (*job, queueState) {
	timer.Reset(batchWait)
	var j *job
	select {
	case next, open := <-im.order:
		if !open {
			return nil, queueEnded
		}
		j = next
	case <-timer.C:
		return nil, queueIdle
	}
	if j.ready != nil {
		select {
		case <-j.ready:
		case <-ctx.Done():
		}
	}
	return j, queueReady
}

// flush saves a batch in one transaction, links what is new in it, and reports.
func (im *importer) flush(ctx context.Context, batch []*job) error {
	if len(batch) == 0 {
		return nil
	}
	im.cores <- struct{}{}
	defer func() { <-im.cores }()
	saved := make([]store.Saved, len(batch))
	switch {
	case im.give != nil:
		for _, j := range batch {
			if j.doc == nil || j.err != nil {
				continue
			}
			if err := im.give(j.doc); err != nil {
				return err
			}
		}
	case !im.o.DryRun:
		// A batch is seen through although the import is called off: it takes a moment, and
		// SQLite's full text index does not bear to be interrupted while it is written.
		ctx := context.WithoutCancel(ctx)
		err := im.store.Update(ctx, func(tx store.Tx) error { return im.save(ctx, tx, batch, saved) })
		if err != nil {
			return fmt.Errorf("saving %d articles: %w", len(batch), err)
		}
	}
	for i, j := range batch {
		if im.o.Link != nil && j.doc != nil {
			im.o.Link.Forget(j.doc)
		}
		im.report(j, saved[i])
	}
	return nil
}

// save writes a batch inside its transaction.
func (im *importer) save(ctx context.Context, tx store.Tx, batch []*job, saved []store.Saved) error {
	var fresh []*news.Document
	items := records{}
	for i, j := range batch {
		if j.doc != nil && j.err == nil {
			got, err := tx.Save(ctx, j.save)
			switch {
			case errors.Is(err, store.ErrRemoved):
				got.Outcome = store.Refused
			case errors.Is(err, store.ErrInvalid):
				j.err = err
			case err != nil:
				return fmt.Errorf("%s: %w", j.article.Ref, err)
			}
			if saved[i] = got; changed(got.Outcome) {
				fresh = append(fresh, j.doc)
			}
		}
		if it, ok := im.itemOf(j, saved[i]); ok {
			items.add(it)
		}
		for _, key := range im.mended(j) {
			items.add(store.Item{Source: j.in.source, Key: key, Size: j.in.size, MTime: j.in.mtime, State: store.ItemDone})
		}
	}
	if fresh = latest(fresh); im.o.Link != nil && len(fresh) > 0 {
		if err := im.o.Link.Update(ctx, tx, fresh); err != nil {
			return fmt.Errorf("linking: %w", err)
		}
	}
	return tx.PutItems(ctx, items.list...)
}

// mended are the keys that failed before and need not be kept as failures any more:
// an item that came through, and at the end of its input those that it has no more.
func (im *importer) mended(j *job) (keys []string) {
	switch {
	case len(j.in.bad) == 0:
	case j.end && j.err == nil && im.whole(j.in) && j.in.done == 0: // read from its start
		keys = slices.Sorted(maps.Keys(j.in.bad))
		j.in.bad = nil
	case !j.end && j.in.bad[j.item.Key]:
		delete(j.in.bad, j.item.Key)
		if j.err == nil && j.skip == "" {
			keys = append(keys, j.item.Key)
		}
	}
	return keys
}

// latest keeps the last document of each article: one batch may save it twice.
func latest(docs []*news.Document) []*news.Document {
	seen := map[string]bool{}
	out := docs[:0:0]
	for _, d := range slices.Backward(docs) {
		if !seen[d.Article.ID] {
			seen[d.Article.ID] = true
			out = append(out, d)
		}
	}
	slices.Reverse(out)
	return out
}

// records are a batch's items; of an input's own records only the last counts.
type records struct {
	list []store.Item
	own  map[string]int
}

func (r *records) add(it store.Item) {
	if it.Key == "" {
		if i, ok := r.own[it.Source]; ok {
			r.list[i] = it
			return
		}
		if r.own == nil {
			r.own = map[string]int{}
		}
		r.own[it.Source] = len(r.list)
	}
	r.list = append(r.list, it)
}

func changed(o store.Outcome) bool {
	return o == store.New || o == store.Copy || o == store.Revised || o == store.Updated
}

// itemOf is what is remembered of a job: failures and skips by their key, and
// for each input how far it is done.
func (im *importer) itemOf(j *job, got store.Saved) (store.Item, bool) {
	it := store.Item{Source: j.in.source, Key: j.item.Key, Size: j.in.size, MTime: j.in.mtime, Offset: j.item.Next, Article: got.Article}
	switch {
	case j.err != nil:
		it.State, it.Error = store.ItemFailed, j.err.Error()
	case j.skip != "":
		it.State, it.Error = store.ItemSkipped, j.skip
	default:
		it.State = store.ItemDone
	}
	switch {
	case j.passed, j.unasked, j.stored != "", j.end && j.err == nil && j.in.own:
		return it, false
	case j.end && j.err == nil:
		it.Offset = j.in.size
		return it, im.whole(j.in)
	case j.end:
		return it, true
	case it.State == store.ItemDone && j.item.Key != "" && j.in.only == nil:
		it.Key, it.State = "", store.ItemStarted // the input's own record says how far it is done
		return it, im.whole(j.in)
	}
	j.in.own = j.in.own || j.item.Key == ""
	return it, true
}

// whole tells that an input's own record can stand for all its items.
func (im *importer) whole(in *input) bool {
	return in.mtime != "" && in.only == nil && !im.filtered() && im.o.Limit == 0
}

// report counts a job and tells of it.
func (im *importer) report(j *job, got store.Saved) {
	e := Event{Source: j.in.name, Key: j.item.Key, Err: j.err, Skipped: j.skip, Title: j.article.Title, Article: j.article.ID, Claims: len(got.Claims)}
	im.count(j, got, &e)
	im.sum.Size = im.size.Load()
	im.sum.Elapsed = im.o.Now().Sub(im.start)
	if e.So = im.sum; !j.end || j.err != nil || j.passed {
		im.o.Progress(e)
	}
}

func (im *importer) count(j *job, got store.Saved, e *Event) {
	s := &im.sum
	s.Bytes += int64(j.bytes)
	switch {
	case j.end:
		s.Inputs++
		s.Read += j.in.size
		if j.passed {
			s.Same++
			e.Skipped = "nothing about it changed"
		}
		if j.err != nil {
			s.Failed++
		}
		return
	case j.err != nil:
		s.Failed++
		return
	case j.skip != "":
		s.Skipped++
		return
	}
	if e.Outcome = got.Outcome; e.Outcome == "" {
		e.Outcome = j.outcome
	}
	if got.Article != "" {
		e.Article = got.Article
	}
	if im.o.DryRun && j.doc != nil {
		e.Claims = len(j.doc.Claims)
	}
	s.Articles++
	s.Claims += e.Claims
	s.outcome(e.Outcome)
	if changed(e.Outcome) && j.doc != nil && !extracted(&j.article) {
		if s.NotExtracted == nil {
			s.NotExtracted = map[string]int{}
		}
		s.NotExtracted[j.article.Language]++
	}
}

func (s *Summary) outcome(o store.Outcome) {
	switch o {
	case store.New:
		s.New++
	case store.Copy:
		s.Copies++
	case store.Revised:
		s.Revised++
	case store.Updated:
		s.Updated++
	case store.Older:
		s.Older++
	case store.Unchanged:
		s.Unchanged++
	case store.Refused:
		s.Refused++
	}
}

func extracted(a *news.Article) bool { return a.Language == "" || a.Language == "en" }

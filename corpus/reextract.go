package corpus

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"time"

	"hearsay/corpus/item"
	"hearsay/extract"
	"hearsay/extract/news"
	"hearsay/store"
	"hearsay/store/query"
)

// Reextract brings the articles that match q (nil for all) up to the current
// extractor: those with layers of an older version, and those that a
// correction made stale. Where the bytes of a page were kept they are read anew, by
// the reader as it is now. People's decisions stand: the store puts them over what the
// machine reads.
func Reextract(ctx context.Context, s store.Store, q *query.Query, o Options) (Summary, error) {
	im := newImporter(s, o)
	return im.run(ctx, func(p *producer) error { return p.stored(q) })
}

// stored queues the articles of the store whose layers are not of this version.
func (p *producer) stored(q *query.Query) error {
	in := &input{name: "store", source: "store"}
	return store.Each(p.ctx, p.im.store.Articles, q, store.Page{Order: store.Oldest}, func(a store.Article) error {
		if a.Extractor == extract.Version && !p.im.o.Again {
			return nil
		}
		if limit := p.im.o.Limit; limit > 0 && p.im.produced >= limit {
			return errEnough
		}
		p.im.produced++
		return p.im.put(p.ctx, &job{in: in, stored: a.ID, item: item.Item{Key: a.ID, Next: 1}})
	})
}

// reread reads a stored article anew: from its bytes where they were kept and its
// reader can do better than the last time, else from its text.
func (im *importer) reread(ctx context.Context, j *job) error {
	was, err := im.store.Article(ctx, j.stored)
	if err != nil {
		return fmt.Errorf("reading it from the store: %w", err)
	}
	a := was.Article
	raw, kind, err := im.store.Raw(ctx, j.stored)
	switch {
	case err != nil && !errors.Is(err, store.ErrNotFound):
		return fmt.Errorf("reading its bytes: %w", err)
	case err == nil && kind == string(item.HTML):
		a = fromBytes(a, raw)
	}
	known, err := im.store.Prepare(ctx, extract.Version, a)
	if err != nil {
		return fmt.Errorf("asking the store: %w", err)
	}
	j.article, j.outcome = known[0].Article, known[0].Outcome
	j.doc, err = extract.Document(j.article)
	return err
}

// fromBytes is a stored page as today's reader reads it. What came from outside
// the page (a given date, an address) stays as it was stored.
func fromBytes(was news.Article, raw []byte) news.Article {
	fetched, _ := time.Parse(time.RFC3339, was.FetchedAt)
	now, _, err := decode(item.Item{Raw: bytes.Clone(raw), Type: item.HTML, Given: news.Article{URL: was.URL}}, fetched)
	if err != nil {
		return was // the page that was good once is not lost to a new reader
	}
	out := was
	out.Text, out.Captions, out.Related = now.Text, now.Captions, now.Related
	if was.PublishedRule != "given" && now.Published != "" {
		out.Published, out.PublishedRule = now.Published, now.PublishedRule
	}
	return out
}

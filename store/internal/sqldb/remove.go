package sqldb

import (
	"context"
	"errors"
	"fmt"
	"reflect"

	"hearsay/store"
)

// Remove purges an article and leaves a tombstone.
func (t *tx) Remove(ctx context.Context, article, who, why string) error {
	s, err := t.findArticle(ctx, article)
	if err != nil {
		return fmt.Errorf("removing: %w", err)
	}
	marks := removalMarks(&s.Article, markOf(s))
	r := store.Removal{Article: s.ID, At: t.at(), Who: who, Why: why, Marks: marks}
	err = t.savepoint(ctx, func() error {
		if err := t.purge(ctx, s); err != nil {
			return err
		}
		return t.bury(ctx, r)
	})
	if err != nil {
		return fmt.Errorf("removing article %s: %w", s.ID, err)
	}
	t.purged = true
	return nil
}

// bury writes a tombstone.
func (t *tx) bury(ctx context.Context, r store.Removal) error {
	if _, err := t.exec(ctx, `INSERT INTO removed VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING`, r.Article, r.At, r.Who, r.Why); err != nil {
		return err
	}
	for _, m := range r.Marks {
		if _, err := t.exec(ctx, `INSERT INTO _removed_marks VALUES (?, ?) ON CONFLICT DO NOTHING`, m, r.Article); err != nil {
			return err
		}
	}
	return nil
}

// purge removes every word of the article from every table.
func (t *tx) purge(ctx context.Context, s *stored) error {
	if err := t.release(ctx); err != nil {
		return err
	}
	before, _ := t.dialect.Purge()
	for _, sql := range before {
		if _, err := t.exec(ctx, sql); err != nil {
			return err
		}
	}
	if err := t.redact(ctx, s.ID); err != nil {
		return err
	}
	var saved store.Saved
	if err := t.dropClaims(ctx, s.num, &saved); err != nil {
		return err
	}
	if s.Title != "" {
		if _, err := t.exec(ctx, `UPDATE stories SET title = '' WHERE title = ? AND num IN (SELECT story FROM story_articles WHERE article = ?)`, s.Title, s.num); err != nil {
			return err
		}
	}
	if err := t.deleteArticle(ctx, s.num); err != nil {
		return err
	}
	for _, sql := range []string{
		`DELETE FROM entities WHERE num NOT IN (SELECT entity FROM article_entities) AND same_as IS NULL AND num NOT IN (SELECT same_as FROM entities WHERE same_as IS NOT NULL)`,
		`UPDATE articles SET copy_of = '' WHERE copy_of NOT IN (SELECT id FROM articles)`,
	} {
		if _, err := t.exec(ctx, sql); err != nil {
			return err
		}
	}
	t.forget()
	_, err := t.markCopies(ctx, s.hash, "", "some")
	return err
}

// redact takes the article's words out of the decisions about it; who decided
// what and why stays.
func (t *tx) redact(ctx context.Context, article string) error {
	list, err := t.rawDecisions(ctx, article)
	if err != nil {
		return err
	}
	for _, d := range list {
		for i := range d.On {
			if d.On[i].Article == article {
				d.On[i].Quote, d.On[i].Root = "", ""
			}
		}
		anchors, err := appendJSON(nil, reflect.ValueOf(d.On))
		if err != nil {
			return err
		}
		value := d.Value
		if d.Field == "title" {
			value = ""
		}
		if _, err := t.exec(ctx, `UPDATE decisions SET anchors = ?, value = ? WHERE id = ?`, string(anchors), value, d.ID); err != nil {
			return err
		}
	}
	return nil
}

// Removals are the tombstones.
func (r *reader) Removals(ctx context.Context) ([]store.Removal, error) {
	list, err := collect(ctx, r, func(scan func(...any) error) (x store.Removal, err error) {
		return x, scan(&x.Article, &x.At, &x.Who, &x.Why)
	}, `SELECT article, at, who, why FROM removed ORDER BY article`)
	for i := range list {
		if err == nil {
			list[i].Marks, err = collect(ctx, r, scanString, `SELECT mark FROM _removed_marks WHERE article = ? ORDER BY mark`, list[i].Article)
		}
	}
	return list, err
}

// Merge takes in everything another store has.
func (db *DB) Merge(ctx context.Context, other store.Reader, progress func(store.Saved)) error {
	if err := db.mergeRemovals(ctx, other); err != nil {
		return fmt.Errorf("merging: %w", err)
	}
	var batch []string
	flush := func() error {
		var saved []store.Saved
		err := db.update(ctx, func(t *tx) error {
			for _, id := range batch {
				s, err := t.mergeArticle(ctx, other, id)
				if err != nil && !errors.Is(err, store.ErrRemoved) {
					return err
				}
				saved = append(saved, s)
			}
			return nil
		})
		batch = batch[:0]
		for _, s := range saved {
			if err == nil && progress != nil {
				progress(s)
			}
		}
		return err
	}
	err := store.Each(ctx, other.Articles, nil, store.Page{Order: store.Oldest}, func(a store.Article) error {
		if batch = append(batch, a.ID); len(batch) < mergeBatch {
			return nil
		}
		return flush()
	})
	if err == nil && len(batch) > 0 {
		err = flush()
	}
	if err == nil {
		err = db.mergeDecisions(ctx, other)
	}
	if err != nil {
		return fmt.Errorf("merging: %w", err)
	}
	return nil
}

// mergeBatch articles share a transaction, so that others can write in between.
const mergeBatch = 100

func (t *tx) mergeArticle(ctx context.Context, other store.Reader, id string) (store.Saved, error) {
	doc, err := other.Document(ctx, id)
	if err != nil {
		return store.Saved{}, err
	}
	revisions, err := other.Revisions(ctx, id)
	if err != nil {
		return store.Saved{}, err
	}
	in := store.Input{Doc: doc}
	if in.Raw, in.RawType, err = other.Raw(ctx, id); err != nil && !errors.Is(err, store.ErrNotFound) {
		return store.Saved{}, err
	}
	doc.Article.CopyOf = ""
	for i := range doc.Claims {
		doc.Claims[i].Fact = ""
	}
	saved, err := t.Save(ctx, in)
	if err != nil {
		return saved, err
	}
	s, err := t.findArticle(ctx, saved.Article)
	if err != nil {
		return saved, err
	}
	for _, v := range revisions {
		if v.Current || v.ID == s.revision {
			continue
		}
		data, err := pack(&layers{Claims: v.Claims})
		if err != nil {
			return saved, err
		}
		old := s.Article
		old.Title, old.Text, old.FetchedAt = v.Title, v.Text, v.FetchedAt
		if err := t.putRevision(ctx, s.num, v.ID, &old, v.Extractor, data); err != nil {
			return saved, err
		}
	}
	return saved, nil
}

func (db *DB) mergeRemovals(ctx context.Context, other store.Reader) error {
	list, err := other.Removals(ctx)
	if err != nil {
		return err
	}
	return db.update(ctx, func(t *tx) error {
		for _, r := range list {
			s, err := t.findArticle(ctx, r.Article)
			switch {
			case err == nil && s.ID == r.Article:
				err = t.purge(ctx, s)
				t.purged = true
			case errors.Is(err, store.ErrNotFound):
				err = nil
			}
			if err != nil {
				return err
			}
			if err := t.bury(ctx, r); err != nil {
				return err
			}
		}
		return nil
	})
}

func (db *DB) mergeDecisions(ctx context.Context, other store.Reader) error {
	list, err := other.Decisions(ctx, "")
	if err != nil {
		return err
	}
	return db.update(ctx, func(t *tx) error {
		if err := t.release(ctx); err != nil {
			return err
		}
		for _, d := range list {
			if err := t.append(ctx, &d); err != nil {
				return err
			}
		}
		for _, d := range list {
			if err := t.effect(ctx, &d); err != nil {
				return err
			}
		}
		return nil
	})
}

// Bulk runs f with the text indexes out of use.
func (db *DB) Bulk(ctx context.Context, f func() error) error {
	if err := db.statements(ctx, db.Dialect.Bulk(true)); err != nil {
		return fmt.Errorf("starting a bulk load: %w", err)
	}
	err := f()
	// The indexes are made again although f failed or was stopped: what it stored before stays.
	if end := db.statements(context.WithoutCancel(ctx), db.Dialect.Bulk(false)); end != nil {
		return errors.Join(err, fmt.Errorf("making the text indexes: %w", end))
	}
	return err
}

func (db *DB) statements(ctx context.Context, list []string) error {
	return db.update(ctx, func(t *tx) error {
		for _, sql := range list {
			if _, err := t.exec(ctx, sql); err != nil {
				return err
			}
		}
		return nil
	})
}

// Compact gives unused space back and tidies the indexes.
func (db *DB) Compact(ctx context.Context) error {
	db.turn.Lock()
	defer db.turn.Unlock()
	s, err := db.session(ctx)
	if err != nil {
		return err
	}
	for _, sql := range db.Dialect.Tidy() {
		if err := db.await(ctx, s, sql); err != nil {
			return fmt.Errorf("compacting: %w", err)
		}
	}
	return nil
}

// Backup writes a whole copy to a new file.
func (db *DB) Backup(ctx context.Context, path string) error {
	if err := db.Copy(ctx, path); err != nil {
		return fmt.Errorf("copying to %s: %w", path, db.Dialect.Explain(err))
	}
	return nil
}

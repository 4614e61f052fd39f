package sqldb

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"hearsay/extract/news"
	"hearsay/store"
)

// Check verifies every promise of the store.
func (db *DB) Check(ctx context.Context) (store.Report, error) {
	c := &checker{}
	err := db.View(ctx, func(r store.Reader) error { return c.all(ctx, r.(*reader)) })
	if err == nil {
		err = c.textIndexes(ctx, db)
	}
	if err != nil {
		return c.Report, fmt.Errorf("checking: %w", err)
	}
	return c.Report, nil
}

type checker struct{ store.Report }

// maxProblems keeps the report of a wholly broken store readable.
const maxProblems = 1000

func (c *checker) fail(promise, where, format string, args ...any) {
	if len(c.Problems) < maxProblems {
		c.Problems = append(c.Problems, store.Problem{Promise: promise, Where: where, What: fmt.Sprintf(format, args...)})
	}
}

func (c *checker) all(ctx context.Context, r *reader) (err error) {
	for _, step := range []func(context.Context, *reader) error{c.integrity, c.rows, c.articles, c.revisions, c.decisions} {
		if err := step(ctx, r); err != nil {
			return err
		}
	}
	if c.Checked, err = r.Counts(ctx); err != nil {
		return err
	}
	c.Extractors, err = r.Extractors(ctx)
	return err
}

func (c *checker) integrity(ctx context.Context, r *reader) error {
	return r.each(ctx, func(scan func(...any) error) error {
		s, err := scanString(scan)
		if err == nil && s != "ok" {
			c.fail("the file is whole", "database", "%s", s)
		}
		return err
	}, r.dialect.Integrity())
}

// promises are those that one query can look through: it gives what breaks them.
var promises = []struct{ promise, sql string }{
	{"what is referred to exists", `SELECT "table" || ' row ' || COALESCE(rowid, '?') || ' of ' || parent FROM pragma_foreign_key_check`},
	{"no bulk load was cut short", `SELECT 'bulk mark' FROM _bulk`},
	{"an article has its layers", `SELECT id FROM articles WHERE num NOT IN (SELECT article FROM _layers)`},
	{"an entity that an article names exists", `SELECT a.id FROM article_entities ae JOIN articles a ON a.num = ae.article WHERE ae.entity NOT IN (SELECT num FROM entities)`},
	{"an entity's number is its ID", `SELECT id FROM entities WHERE length(id) = 16 AND id NOT GLOB '*[^0-9a-f]*'
		AND printf('%016x', ~(num & (1 << 63)) & (num | (1 << 63))) <> id`},
	{"an article's address is among its addresses", `SELECT id FROM articles a WHERE url IS NOT NULL
		AND NOT EXISTS (SELECT 1 FROM article_urls u WHERE u.url = a.url AND u.article = a.num)`},
	{"of the articles with one text all but the first are copies", `SELECT a.id FROM articles a WHERE copy_of = '' AND text <> '' AND id <> (
		SELECT b.id FROM articles b WHERE b.text_hash = a.text_hash ORDER BY b.published = '', substr(b.published, 1, 10), b.id LIMIT 1)`},
	{"what a copy repeats exists", `SELECT id FROM articles WHERE copy_of <> '' AND copy_of NOT IN (SELECT id FROM articles)`},
	{"what was removed is gone", `SELECT article FROM removed WHERE article IN (SELECT id FROM articles)`},
	{"a link has a score, a known relation and two ends", `SELECT ca.id || ' ' || relation FROM links l JOIN claims ca ON ca.num = l.a
		WHERE a = b OR score < 0 OR score > 1 OR relation NOT IN ('same', 'confirms', 'denies', 'cannot-confirm', 'conflicts', 'updates')
		OR decided_by NOT IN ('machine', 'human')`},
	{"no machine link stands against a person's decision", `SELECT ca.id || ' ' || l.relation FROM links l JOIN claims ca ON ca.num = l.a
		JOIN _vetoes v ON v.a = l.a AND v.b = l.b AND v.relation IN ('', l.relation) WHERE l.decided_by <> 'human'`},
	{"a fact has claims", `SELECT id FROM facts WHERE num NOT IN (SELECT fact FROM fact_claims)`},
	{"a fact has the ID of its first claim", `SELECT f.id FROM facts f JOIN fact_claims m ON m.fact = f.num AND m.position = 0
		JOIN claims c ON c.num = m.claim WHERE c.id <> f.id`},
	{"a fact has a known status", `SELECT id FROM facts WHERE status NOT IN ('asserted', 'reported', 'confirmed', 'denied', 'disputed', 'unconfirmed', 'retracted')
		OR origins_min < 0 OR origins_max < origins_min`},
	{"a story has articles", `SELECT id FROM stories WHERE num NOT IN (SELECT story FROM story_articles)`},
	{"a story has the ID of its first article", `SELECT s.id FROM stories s JOIN story_articles m ON m.story = s.num AND m.position = 0
		JOIN articles a ON a.num = m.article WHERE a.id <> s.id`},
	{"keys lead to claims", `SELECT key FROM _claim_keys WHERE item NOT IN (SELECT item FROM _claim_signatures)`},
	{"keys lead to articles", `SELECT key FROM _article_keys WHERE item NOT IN (SELECT item FROM _article_signatures)`},
	{"former IDs lead to articles", `SELECT former FROM _article_ids WHERE id NOT IN (SELECT id FROM articles) AND id NOT IN (SELECT article FROM removed)
		OR former IN (SELECT id FROM articles)`},
	{"merged entities lead to one that stands", `SELECT id FROM entities e WHERE same_as IN (SELECT num FROM entities WHERE same_as IS NOT NULL)`},
}

func (c *checker) rows(ctx context.Context, r *reader) error {
	for _, p := range promises {
		broken, err := collect(ctx, r, scanString, p.sql)
		if err != nil {
			return fmt.Errorf("%s: %w", p.promise, err)
		}
		for _, where := range broken {
			c.fail(p.promise, where, "it does not")
		}
	}
	return nil
}

// articles looks at each article with its layers and claims.
func (c *checker) articles(ctx context.Context, r *reader) error {
	var last int64
	for {
		list, err := collect(ctx, r, scanStored, `SELECT `+articleColumns+` FROM articles a WHERE a.num > ? ORDER BY a.num LIMIT 100`, last)
		if err != nil || len(list) == 0 {
			return err
		}
		for _, s := range list {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := c.article(ctx, r, s); err != nil {
				return err
			}
			last = s.num
		}
	}
}

func (c *checker) article(ctx context.Context, r *reader, s *stored) error {
	if h := store.Hash(s.Text); h != s.hash {
		c.fail("the hash is that of the text", s.ID, "%s, not %s", s.hash, h)
	}
	// After a person's correction of the title the layers wait to be made anew.
	stale := s.extractor == ""
	if id := news.RevisionID(s.ID, s.Title, s.Text); id != s.revision && !stale {
		c.fail("the revision is that of the text", s.ID, "%s, not %s", s.revision, id)
	}
	var data []byte
	if err := r.one(ctx, into(&data), `SELECT data FROM _layers WHERE article = ?`, s.num); err != nil {
		return ignore(err, store.ErrNotFound) // said by rows
	}
	l, err := unpack(data)
	if err != nil {
		c.fail("layers can be read", s.ID, "%v", err)
		return nil
	}
	rows, err := collect(ctx, r, scanRow, `SELECT id, content, evidence, status, root, holds_to, corrected FROM claims WHERE article = ? ORDER BY position`, s.num)
	if err != nil || stale {
		return err
	}
	doc := &news.Document{Article: s.Article, Revision: s.revision, Entities: l.Entities, Statements: l.Statements, Claims: l.Claims}
	c.layers(doc, rows)
	return nil
}

func ignore(err, this error) error {
	if errors.Is(err, this) {
		return nil
	}
	return err
}

// row is what is compared of a claim's columns.
type row struct{ id, content, evidence, status, root, holdsTo, corrected string }

func scanRow(scan func(...any) error) (x row, err error) {
	return x, scan(&x.id, &x.content, &x.evidence, &x.status, &x.root, &x.holdsTo, &x.corrected)
}

func (c *checker) layers(doc *news.Document, rows []row) {
	where := doc.Article.ID
	if err := news.Check(doc); err != nil {
		c.fail("a document keeps its promises", where, "%v", err)
		return // its spans cannot be used
	}
	if len(rows) != len(doc.Claims) {
		c.fail("each claim has a row", where, "%d rows, %d claims", len(rows), len(doc.Claims))
		return
	}
	for i := range rows {
		c.claim(doc, &doc.Claims[i], rows[i])
	}
}

func (c *checker) claim(doc *news.Document, cl *news.Claim, x row) {
	if id := news.ClaimID(doc.Revision, cl.Content, cl.Source); id != x.id || cl.ID != x.id {
		c.fail("a claim's ID is made of its revision, words and origin", x.id, "that would be %s", id)
	}
	if err := correctClaim(cl, x.corrected); err != nil {
		c.fail("corrections can be read", x.id, "%v", err)
	}
	root, _ := cl.Root()
	_, to := cl.Deadline.Days()
	if want := (row{x.id, doc.Text(cl.Content), doc.Text(cl.Evidence), string(cl.Status), root.Name, to, x.corrected}); x != want {
		c.fail("a claim's row says what its layers say", x.id, "%v, not %v", x, want)
	}
}

func (c *checker) revisions(ctx context.Context, r *reader) error {
	ids, err := collect(ctx, r, func(scan func(...any) error) (x [2]string, err error) { return x, scan(&x[0], &x[1]) },
		`SELECT r.id, a.id FROM revisions r JOIN articles a ON a.num = r.article ORDER BY r.num`)
	if err != nil {
		return err
	}
	for _, x := range ids {
		err := r.each(ctx, func(scan func(...any) error) error {
			_, err := scanRevision(scan, x[1])
			return err
		}, `SELECT id, title, fetched_at, extractor, text, layers FROM revisions WHERE id = ?`, x[0])
		if err != nil {
			c.fail("former texts can be read", x[0], "%v", err)
		}
	}
	return nil
}

func (c *checker) decisions(ctx context.Context, r *reader) error {
	list, err := r.Decisions(ctx, "")
	for i := range list {
		if list[i].Orphaned {
			c.Orphaned++
		}
	}
	return err
}

// errNothing takes back a transaction that had nothing to keep.
var errNothing = errors.New("nothing to keep")

// textIndexes compares the indexes with the tables. It takes the writer's lock
// for a moment; on a file that cannot be written it is left out.
func (c *checker) textIndexes(ctx context.Context, db *DB) error {
	var problems []string
	err := db.update(ctx, func(t *tx) error {
		for _, sql := range db.Dialect.Indexed() {
			if _, err := t.exec(ctx, sql); err != nil {
				problems = append(problems, err.Error())
			}
		}
		return errNothing
	})
	for _, p := range slices.Compact(problems) {
		c.fail("words are found where they stand", "text index", "%s", p)
	}
	if errors.Is(err, errNothing) || errors.Is(err, store.ErrReadOnly) {
		return nil
	}
	return err
}

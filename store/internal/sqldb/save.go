package sqldb

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hearsay/extract/news"
	"hearsay/store"
)

// Pack makes an input ready to be saved.
func (db *DB) Pack(in *store.Input) error {
	if err := packed(in); err != nil {
		return fmt.Errorf("packing article %s: %w", name(&in.Doc.Article), err)
	}
	return nil
}

func packed(in *store.Input) (err error) {
	store.Identify(in.Doc)
	p := &store.Packed{Revision: in.Doc.Revision}
	if in.Raw != nil {
		p.Raw = compress(in.Raw)
	}
	p.Layers, err = pack(&layers{in.Doc.Entities, in.Doc.Statements, in.Doc.Claims})
	in.Packed = p
	return err
}

// Save stores a document, all of it or nothing.
func (t *tx) Save(ctx context.Context, in store.Input) (saved store.Saved, err error) {
	if err := cmp.Or(ctx.Err(), t.failed); err != nil {
		return saved, err
	}
	if err := news.Check(in.Doc); err != nil {
		return saved, fmt.Errorf("saving article %s: %w: %w", name(&in.Doc.Article), store.ErrInvalid, err)
	}
	// Judging reads only, and tells whether rows will be deleted: then the text indexes must have them.
	j, err := t.judge(ctx, in.Doc.Article, in.Doc.Extractor, in.Force)
	if err != nil {
		return saved, fmt.Errorf("saving article %s: %w", name(&in.Doc.Article), err)
	}
	if j.outcome == store.Unchanged && in.Again {
		j.outcome = store.Updated
	}
	if j.outcome == store.Revised || j.outcome == store.Updated {
		err = t.release(ctx)
	} else {
		err = t.hold(ctx)
	}
	if err != nil {
		return saved, fmt.Errorf("saving article %s: %w", name(&in.Doc.Article), err)
	}
	if j.outcome == store.New || j.outcome == store.Copy {
		// Only rows are added, which nothing but the database can refuse; then all of the
		// transaction goes. A savepoint would copy each page that each article touches.
		if err = adopt(in.Doc, j); err == nil {
			saved, err = t.save(ctx, j, in)
			t.failed = err
		}
	} else {
		err = t.savepoint(ctx, func() error {
			saved, err = t.save(ctx, j, in)
			return err
		})
	}
	if err != nil {
		return store.Saved{}, fmt.Errorf("saving article %s: %w", name(&in.Doc.Article), err)
	}
	return saved, nil
}

// name is what a person knows an article by.
func name(a *news.Article) string {
	for _, s := range []string{a.Ref, a.URL, a.ID} {
		if s != "" {
			return s
		}
	}
	return "without a name"
}

func (t *tx) save(ctx context.Context, j *judged, in store.Input) (store.Saved, error) {
	doc := in.Doc
	saved := store.Saved{Article: j.article.ID, Revision: j.revision, Outcome: j.outcome, CopyOf: j.copyOf}
	if err := adopt(doc, j); err != nil {
		return saved, err
	}
	store.Identify(doc)
	var err error
	switch j.outcome {
	case store.Refused:
		return saved, fmt.Errorf("article %s: %w", j.article.ID, store.ErrRemoved)
	case store.Unchanged:
		if err := t.keepURLs(ctx, j.found[0].num, &j.article); err != nil {
			return saved, err
		}
		saved.Claims, err = collect(ctx, &t.reader, scanString, `SELECT id FROM claims WHERE article = ? ORDER BY position`, j.found[0].num)
		return saved, err
	case store.Older:
		return saved, t.keepOlder(ctx, j, doc)
	case store.New, store.Copy:
		err = t.add(ctx, j, in)
	default:
		err = t.replace(ctx, j, in, &saved)
	}
	if err != nil {
		return saved, err
	}
	saved.Claims = claimIDs(doc)
	saved.Dropped = slices.DeleteFunc(saved.Dropped, func(id string) bool { return slices.Contains(saved.Claims, id) })
	if saved.CopyOf, err = t.markCopies(ctx, j.hash, j.article.ID, j.copyOf); err != nil {
		return saved, err
	}
	return saved, t.applyDecisions(ctx, j.article.ID)
}

// adopt gives the document and its claims the identity that the store found for
// the article. After Prepare that changes nothing, unless another process saved
// the same article under another address in between.
func adopt(doc *news.Document, j *judged) error {
	if given := doc.Article.Title; given != "" && given != j.article.Title {
		return fmt.Errorf("its title was corrected to %q, and it was extracted with %q: prepare it first: %w", j.article.Title, given, store.ErrInvalid)
	}
	j.article.CopyOf = ""
	doc.Article = j.article
	if doc.Revision == j.revision {
		return nil
	}
	doc.Revision = j.revision
	seen := map[string]bool{}
	for i := range doc.Claims {
		c := &doc.Claims[i]
		c.Article, c.Revision = doc.Article.ID, j.revision
		c.ID = news.ClaimID(j.revision, c.Content, c.Source)
		if seen[c.ID] {
			return fmt.Errorf("two claims have the ID %s: %w", c.ID, store.ErrInvalid)
		}
		seen[c.ID] = true
	}
	return nil
}

func claimIDs(doc *news.Document) []string {
	ids := make([]string, len(doc.Claims))
	for i := range doc.Claims {
		ids[i] = doc.Claims[i].ID
	}
	return ids
}

func (t *tx) add(ctx context.Context, j *judged, in store.Input) error {
	a := &j.article
	if in.Force {
		if _, err := t.exec(ctx, `DELETE FROM removed WHERE article = ?`, a.ID); err != nil {
			return err
		}
	}
	num, err := t.insert(ctx, `INSERT INTO articles (id, url, ref, outlet, title, published, published_rule, authors, language, text,
		captions, related, fetched_at, text_hash, revision, extractor) VALUES (`+marks(16)+`)`, articleRow(j, in.Doc.Extractor)...)
	if err != nil {
		return err
	}
	return t.fillIn(ctx, num, j, in)
}

func articleRow(j *judged, extractor string) []any {
	a := &j.article
	return []any{a.ID, null(a.URL), a.Ref, a.Outlet, a.Title, a.Published, a.PublishedRule, jsonList(a.Authors), a.Language, a.Text,
		jsonList(a.Captions), jsonList(a.Related), a.FetchedAt, j.hash, j.revision, extractor}
}

// replace saves over what is stored: the old text becomes a revision, and the
// layers are made anew.
func (t *tx) replace(ctx context.Context, j *judged, in store.Input, saved *store.Saved) error {
	a, s := &j.article, j.found[0]
	for _, other := range j.found[1:] {
		if err := t.join(ctx, other, s, a.ID, saved); err != nil {
			return err
		}
	}
	if s.Text != a.Text || s.Title != a.Title {
		if err := t.keepRevision(ctx, s); err != nil {
			return err
		}
	}
	if err := t.dropClaims(ctx, s.num, saved); err != nil {
		return err
	}
	if s.ID != a.ID {
		if _, err := t.exec(ctx, `INSERT INTO _article_ids VALUES (?, ?) ON CONFLICT DO UPDATE SET id = excluded.id`, s.ID, a.ID); err != nil {
			return err
		}
		if _, err := t.exec(ctx, `UPDATE _article_ids SET id = ? WHERE id = ?`, a.ID, s.ID); err != nil {
			return err
		}
	}
	_, err := t.exec(ctx, `UPDATE articles SET id = ?, url = ?, ref = ?, outlet = ?, title = ?, published = ?, published_rule = ?, authors = ?,
		language = ?, text = ?, captions = ?, related = ?, fetched_at = ?, text_hash = ?, revision = ?, extractor = ? WHERE num = ?`,
		append(articleRow(j, in.Doc.Extractor), s.num)...)
	if err != nil {
		return err
	}
	if err := t.fillIn(ctx, s.num, j, in); err != nil {
		return err
	}
	if s.hash != j.hash { // those that repeated the old text have another original now
		_, err = t.markCopies(ctx, s.hash, "", "")
	}
	return err
}

// join makes another stored article part of s: they turned out to be one.
func (t *tx) join(ctx context.Context, other, s *stored, id string, saved *store.Saved) error {
	if err := t.dropClaims(ctx, other.num, saved); err != nil {
		return err
	}
	for _, step := range []struct {
		sql  string
		args []any
	}{
		{`UPDATE article_urls SET article = ? WHERE article = ?`, []any{s.num, other.num}},
		{`UPDATE revisions SET article = ? WHERE article = ?`, []any{s.num, other.num}},
		{`UPDATE _article_ids SET id = ? WHERE id = ?`, []any{id, other.ID}},
		{`INSERT INTO _article_ids VALUES (?, ?) ON CONFLICT DO UPDATE SET id = excluded.id`, []any{other.ID, id}},
	} {
		if _, err := t.exec(ctx, step.sql, step.args...); err != nil {
			return err
		}
	}
	return t.deleteArticle(ctx, other.num)
}

func (t *tx) deleteArticle(ctx context.Context, num int64) error {
	if err := t.dropKeys(ctx, store.KeyedArticles, `= ?`, num); err != nil {
		return err
	}
	if _, err := t.exec(ctx, `DELETE FROM articles WHERE num = ?`, num); err != nil {
		return err
	}
	_, err := t.exec(ctx, `DELETE FROM stories WHERE num NOT IN (SELECT story FROM story_articles)`)
	return err
}

// keepRevision stores the current text and layers as a former one.
func (t *tx) keepRevision(ctx context.Context, s *stored) error {
	var data []byte
	if err := t.one(ctx, into(&data), `SELECT data FROM _layers WHERE article = ?`, s.num); err != nil {
		return err
	}
	return t.putRevision(ctx, s.num, s.revision, &s.Article, s.extractor, data)
}

func (t *tx) keepOlder(ctx context.Context, j *judged, doc *news.Document) error {
	data, err := pack(&layers{doc.Entities, doc.Statements, doc.Claims})
	if err != nil {
		return err
	}
	if err := t.keepURLs(ctx, j.found[0].num, &j.article); err != nil {
		return err
	}
	return t.putRevision(ctx, j.found[0].num, j.revision, &doc.Article, doc.Extractor, data)
}

func (t *tx) putRevision(ctx context.Context, num int64, id string, a *news.Article, extractor string, data []byte) error {
	_, err := t.exec(ctx, `INSERT INTO revisions (id, article, title, fetched_at, extractor, text, layers) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET extractor = excluded.extractor, layers = excluded.layers`,
		id, num, a.Title, a.FetchedAt, extractor, compress([]byte(a.Text)), data)
	return err
}

// fillIn stores what hangs on the article's row.
func (t *tx) fillIn(ctx context.Context, num int64, j *judged, in store.Input) error {
	doc := in.Doc
	if err := t.keepURLs(ctx, num, &j.article); err != nil {
		return err
	}
	if in.Packed == nil || in.Packed.Revision != doc.Revision {
		if err := packed(&in); err != nil {
			return err
		}
	}
	if in.Raw != nil {
		if _, err := t.exec(ctx, `INSERT INTO _raw VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET type = excluded.type, data = excluded.data`,
			num, in.RawType, in.Packed.Raw); err != nil {
			return err
		}
	}
	if _, err := t.exec(ctx, `INSERT INTO _layers VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET statements = excluded.statements, data = excluded.data`,
		num, len(doc.Statements), in.Packed.Layers); err != nil {
		return err
	}
	if _, err := t.exec(ctx, `DELETE FROM revisions WHERE id = ?`, j.revision); err != nil { // a former text came back
		return err
	}
	if err := t.putEntities(ctx, num, doc.Entities); err != nil {
		return err
	}
	return t.putClaims(ctx, num, j, doc)
}

func (t *tx) keepURLs(ctx context.Context, num int64, a *news.Article) error {
	for _, u := range addresses(a) {
		if _, err := t.exec(ctx, `INSERT INTO article_urls VALUES (?, ?) ON CONFLICT DO NOTHING`, u, num); err != nil {
			return err
		}
	}
	return nil
}

// markCopies settles which of the articles with one text is the original, and
// gives the original of the article with this ID ("" when it is one itself).
func (t *tx) markCopies(ctx context.Context, hash, id, known string) (string, error) {
	ids, err := collect(ctx, &t.reader, scanString, `SELECT id FROM articles WHERE text_hash = ? AND text <> ''
		ORDER BY published = '', substr(published, 1, 10), id LIMIT 2`, hash)
	if err != nil || len(ids) == 0 || len(ids) == 1 && known == "" {
		return "", err
	}
	_, err = t.exec(ctx, `UPDATE articles SET copy_of = CASE WHEN id = ? THEN '' ELSE ? END
		WHERE text_hash = ? AND copy_of <> CASE WHEN id = ? THEN '' ELSE ? END`, ids[0], ids[0], hash, ids[0], ids[0])
	if id == ids[0] {
		return "", err
	}
	return ids[0], err
}

// putEntities stores the document's entities and that the article names them.
func (t *tx) putEntities(ctx context.Context, article int64, list []news.Entity) error {
	if _, err := t.exec(ctx, `DELETE FROM article_entities WHERE article = ?`, article); err != nil {
		return err
	}
	var rows, named [][]any
	names := map[string][]string{}
	for i := range list {
		e := &list[i]
		if e.Name == "" {
			continue
		}
		num := entityNum(e.ID)
		own := append([]string{e.Name}, e.Aliases...)
		if names[e.ID] == nil {
			names[e.ID] = own
			named = append(named, []any{article, num, e.ID, jsonList(e.Roles)})
		} else { // two of one document can have one ID ("Apple", "apple"): their names are joined
			names[e.ID] = sortedSet(append(names[e.ID], own...))
		}
		if key := e.ID + "\x00" + e.Name; !t.s.entities[key] {
			rows = append(rows, []any{num, e.ID, e.Name, string(e.Kind), e.Generic, e.Scope})
			t.s.entities[key] = true
		}
	}
	if len(t.s.entities) > maxKnownEntities {
		clear(t.s.entities)
	}
	// Of several spellings the first in byte order is the name, whatever came first.
	err := t.insertRows(ctx, `INSERT INTO entities (num, id, name, kind, generic, scope) VALUES `, rows,
		` ON CONFLICT (num) DO UPDATE SET name = excluded.name WHERE excluded.name < name`)
	if err != nil {
		return err
	}
	for _, row := range named {
		row[2] = jsonList(names[row[2].(string)])
	}
	return t.insertRows(ctx, `INSERT INTO article_entities VALUES `, named, "")
}

func sortedSet(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// maxKnownEntities bounds the memory of entities seen: some 100 bytes each.
const maxKnownEntities = 100_000

// entityNum is the number of an entity's row: its ID as a number, in the same order,
// so that it need not be looked up. Of an ID in another form it is a hash.
func entityNum(id string) int64 {
	if n, err := strconv.ParseUint(id, 16, 64); err == nil && len(id) == idDigits {
		return int64(n ^ 1<<63)
	}
	sum := sha256.Sum256([]byte(id))
	return int64(binary.BigEndian.Uint64(sum[:8]) >> 1)
}

// maxRows bounds the rows of one insertion, and with them the number of statements to prepare.
const maxRows = 16

// insertRows inserts several rows a statement: the statement costs more than the row.
func (t *tx) insertRows(ctx context.Context, insert string, rows [][]any, conflict string) error {
	for len(rows) > 0 {
		n := min(len(rows), maxRows)
		if _, err := t.exec(ctx, insert+values(n, len(rows[0]))+conflict, slices.Concat(rows[:n]...)...); err != nil {
			return err
		}
		rows = rows[n:]
	}
	return nil
}

// values is "(?, ?), (?, ?)" for n rows of that many columns.
func values(n, columns int) string {
	one := "(" + marks(columns) + ")"
	return strings.Repeat(one+", ", n-1) + one
}

const claimColumns = 26

var insertClaim = `INSERT INTO claims (id, article, position, content, evidence, who, ordered_by, predicate, object, device, place,
	deadline, deadline_is, due, holds_from, holds_to, source, root, root_kind, anonymous, status, modality, polarity, quote, confidence, corrected)
	VALUES (` + marks(claimColumns) + `)`

func (t *tx) putClaims(ctx context.Context, article int64, j *judged, doc *news.Document) error {
	for i := range doc.Claims {
		num, err := t.insert(ctx, insertClaim, claimRow(article, i, doc, &doc.Claims[i])...)
		if err != nil {
			return fmt.Errorf("claim %s: %w", doc.Claims[i].ID, err)
		}
		t.fresh[doc.Claims[i].ID], t.bare[num] = num, true
	}
	return nil
}

func claimRow(article int64, position int, doc *news.Document, c *news.Claim) []any {
	root, _ := c.Root()
	var deadline, is string
	due := false
	from, to := c.Deadline.Days()
	if d := c.Deadline; d != nil {
		deadline, is, due = d.Text, strings.TrimSpace(string(d.Relation)+" "+d.Value), d.Due
	}
	return []any{c.ID, article, position, doc.Text(c.Content), doc.Text(c.Evidence), c.Who.Name, c.By.Name, c.Predicate.Lemma, object(c),
		names(c.Devices), c.Place.Name, deadline, is, due, from, to, sources(c), root.Name, string(root.Kind), root.Anonymous,
		string(c.Status), string(c.Modality), string(c.Polarity), c.Quote, c.Confidence, ""}
}

// object is the object's words, and the name they stand for where that is another.
func object(c *news.Claim) string {
	if c.Object.Name != "" && c.Object.Name != c.Object.Text {
		return strings.TrimSpace(c.Object.Text + " (" + c.Object.Name + ")")
	}
	return c.Object.Text
}

func names(list []news.Named) string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = n.Name
	}
	return strings.Join(out, "; ")
}

func sources(c *news.Claim) string {
	if len(c.OtherSources) == 0 {
		return hops(c.Source)
	}
	all := []string{hops(c.Source)}
	for _, chain := range c.OtherSources {
		all = append(all, hops(chain))
	}
	return strings.Join(all, "; ")
}

func hops(chain []news.Source) string {
	if len(chain) == 1 {
		return chain[0].Name
	}
	out := make([]string, len(chain))
	for i, s := range chain {
		out[i] = s.Name
	}
	return strings.Join(out, " > ")
}

// dropClaims removes an article's claims, and with them their links.
func (t *tx) dropClaims(ctx context.Context, article int64, saved *store.Saved) error {
	ids, err := collect(ctx, &t.reader, scanString, `SELECT id FROM claims WHERE article = ? ORDER BY position`, article)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		return t.dropNodes(ctx, article)
	}
	saved.Dropped = append(saved.Dropped, ids...)
	facts, err := collect(ctx, &t.reader, scanString, `SELECT DISTINCT f.id FROM facts f JOIN fact_claims m ON m.fact = f.num
		JOIN claims c ON c.num = m.claim WHERE c.article = ? ORDER BY f.id`, article)
	if err != nil {
		return err
	}
	saved.Facts = append(saved.Facts, facts...)
	t.forget()
	if err := t.dropNodes(ctx, article); err != nil {
		return err
	}
	if err := t.dropKeys(ctx, store.KeyedClaims, `IN (SELECT num FROM claims WHERE article = ?)`, article); err != nil {
		return err
	}
	if _, err := t.exec(ctx, `DELETE FROM claims WHERE article = ?`, article); err != nil {
		return err
	}
	for _, id := range facts {
		if _, err := t.exec(ctx, `DELETE FROM facts WHERE id = ? AND NOT EXISTS (SELECT 1 FROM fact_claims WHERE fact = num)`, id); err != nil {
			return err
		}
	}
	return nil
}

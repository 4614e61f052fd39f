package sqldb

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"hearsay/extract/news"
	"hearsay/store"
)

// shortest is the least number of digits that stand for an ID.
const shortest = 4

// beyond is above every string that begins with an ID: its upper bound in an index.
const beyond = "\U0010FFFF"

// resolve makes a full ID of the beginning of one in a table's id column.
func (r *reader) resolve(ctx context.Context, table, id string) (string, error) {
	ids, err := collect(ctx, r, scanString, `SELECT id FROM `+table+` WHERE id >= ? AND id < ? ORDER BY id LIMIT 2`, id, id+beyond)
	return only(ids, id, err)
}

// only is the one of those that begin with id, in order and two at most, that it
// stands for.
func only(ids []string, id string, err error) (string, error) {
	switch {
	case err != nil:
		return "", err
	case len(ids) > 0 && ids[0] == id || len(ids) == 1 && len(id) >= shortest:
		return ids[0], nil
	case len(ids) > 1 && len(id) >= shortest:
		return "", fmt.Errorf("%s: %w", id, store.ErrAmbiguous)
	}
	return "", fmt.Errorf("%s: %w", id, store.ErrNotFound)
}

// findArticle finds an article by ID, former ID, ref or URL.
func (r *reader) findArticle(ctx context.Context, ref string) (*stored, error) {
	list, err := r.storedWhere(ctx, `a.num IN (SELECT num FROM articles WHERE id = ? OR ref = ? AND ref <> ''
		UNION SELECT num FROM articles WHERE id = (SELECT id FROM _article_ids WHERE former = ?)
		UNION SELECT article FROM article_urls WHERE url = ?)`, ref, ref, ref, ref)
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(list, func(s *stored) bool { return s.ID == ref }); i >= 0 {
		return list[i], nil
	}
	switch len(list) {
	case 1:
		return list[0], nil
	case 0:
		id, err := r.resolve(ctx, "articles", ref)
		if err != nil {
			return nil, fmt.Errorf("article %w", err)
		}
		return r.findArticle(ctx, id)
	}
	return nil, fmt.Errorf("article %s: %w", ref, store.ErrAmbiguous)
}

// Article finds an article.
func (r *reader) Article(ctx context.Context, ref string) (*store.Article, error) {
	s, err := r.findArticle(ctx, ref)
	if err != nil {
		return nil, err
	}
	a := &store.Article{Article: s.Article, Revision: s.revision, Extractor: s.extractor}
	err = r.one(ctx, into(&a.Claims, &a.Story), `SELECT (SELECT count(*) FROM claims WHERE article = ?),
		COALESCE((SELECT s.id FROM story_articles sa JOIN stories s ON s.num = sa.story WHERE sa.article = ?), '')`, s.num, s.num)
	return a, err
}

// Document is an article with its stored layers.
func (r *reader) Document(ctx context.Context, article string) (*news.Document, error) {
	s, err := r.findArticle(ctx, article)
	if err != nil {
		return nil, err
	}
	d := &news.Document{Article: s.Article, Revision: s.revision, Extractor: s.extractor}
	all, err := r.layersOf(ctx, []int64{s.num})
	if err != nil {
		return nil, err
	}
	l := all[s.num]
	if l == nil {
		return d, nil
	}
	d.Entities, d.Statements = l.Entities, l.Statements
	claims, err := r.claims(ctx, selection{cond: `c.article = ?`, tail: `ORDER BY c.position`}, s.num)
	for _, c := range claims {
		d.Claims = append(d.Claims, c.Claim)
	}
	return d, err
}

// Raw is the bytes an article came in.
func (r *reader) Raw(ctx context.Context, article string) ([]byte, string, error) {
	s, err := r.findArticle(ctx, article)
	if err != nil {
		return nil, "", err
	}
	var data []byte
	var mediaType string
	if err := r.one(ctx, into(&mediaType, &data), `SELECT type, data FROM _raw WHERE article = ?`, s.num); err != nil {
		return nil, "", fmt.Errorf("bytes of article %s: %w", s.ID, err)
	}
	data, err = decompress(data)
	return data, mediaType, err
}

// Revisions are the article's texts, oldest first.
func (r *reader) Revisions(ctx context.Context, article string) ([]store.Revision, error) {
	d, err := r.Document(ctx, article)
	if err != nil {
		return nil, err
	}
	s, err := r.findArticle(ctx, d.Article.ID)
	if err != nil {
		return nil, err
	}
	list, err := collect(ctx, r, func(scan func(...any) error) (v store.Revision, err error) {
		return scanRevision(scan, s.ID)
	}, `SELECT id, title, fetched_at, extractor, text, layers FROM revisions WHERE article = ? ORDER BY fetched_at, num`, s.num)
	return append(list, store.Revision{ID: d.Revision, Article: s.ID, Title: s.Title, Text: s.Text, FetchedAt: s.FetchedAt,
		Extractor: s.extractor, Current: true, Claims: d.Claims}), err
}

func scanRevision(scan func(...any) error, article string) (v store.Revision, err error) {
	var text, data []byte
	if err = scan(&v.ID, &v.Title, &v.FetchedAt, &v.Extractor, &text, &data); err != nil {
		return v, err
	}
	if text, err = decompress(text); err != nil {
		return v, fmt.Errorf("text of revision %s: %w", v.ID, err)
	}
	l, err := unpack(data)
	if err != nil {
		return v, fmt.Errorf("revision %s: %w", v.ID, err)
	}
	v.Article, v.Text, v.Claims = article, string(text), l.Claims
	a := news.Article{Title: v.Title, Text: v.Text}
	for i := range v.Claims {
		c := &v.Claims[i]
		c.Article, c.Revision, c.Extractor = article, v.ID, v.Extractor
		c.ContentText, c.EvidenceText = a.Slice(c.Content), a.Slice(c.Evidence)
	}
	return v, nil
}

// layersOf reads the layers of articles by number.
func (r *reader) layersOf(ctx context.Context, nums []int64) (map[int64]*layers, error) {
	out := make(map[int64]*layers, len(nums))
	err := chunks(nums, func(part []int64) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var num int64
			var data []byte
			if err := scan(&num, &data); err != nil {
				return err
			}
			l, err := r.known.unpack(data)
			out[num] = l
			return err
		}, `SELECT article, data FROM _layers WHERE article IN (`+marks(len(part))+`)`, anys(part)...)
	})
	return out, err
}

// found is a claim's row before its layers are read.
type found struct {
	store.Claim
	article, position int64
	corrected         string
}

const claimSelect = `SELECT c.id, c.article, c.position, c.content, c.evidence, c.corrected,
	a.id, COALESCE(a.url, ''), a.ref, a.outlet, a.title, a.published, a.published_rule, a.language, a.copy_of, a.revision, a.extractor,
	COALESCE(f.id, ''), COALESCE(f.status, ''), COALESCE(f.due, 0), COALESCE(f.holds_to, ''), COALESCE(s.id, ''), `

const (
	claimFrom = ` FROM claims c JOIN articles a ON a.num = c.article ` + claimJoins
	// claimsByDate makes the database go through the articles in their order, which it does not find out by itself.
	claimsByDate = ` FROM articles a CROSS JOIN claims c ON c.article = a.num ` + claimJoins
)

const claimJoins = `LEFT JOIN fact_claims m ON m.claim = c.num LEFT JOIN facts f ON f.num = m.fact
	LEFT JOIN story_articles sa ON sa.article = a.num LEFT JOIN stories s ON s.num = sa.story `

// textColumns are read only where an article's text is wanted.
const textColumns = `a.text, a.captions, a.related, a.authors, a.fetched_at`

const noTextColumns = `'', '[]', '[]', a.authors, a.fetched_at`

// selection says which claims are read, and how.
type selection struct {
	join, cond, tail string
	text             bool // with the article's text
	asOf             string
	byDate           bool // go through the articles by date
}

// claims reads the claims for which the condition holds.
func (r *reader) claims(ctx context.Context, sel selection, args ...any) ([]store.Claim, error) {
	columns := noTextColumns
	if sel.text {
		columns = textColumns
	}
	from := claimFrom
	if sel.byDate {
		from = claimsByDate
	}
	rows, err := collect(ctx, r, func(scan func(...any) error) (*found, error) { return scanClaim(scan, sel.asOf) },
		claimSelect+columns+from+sel.join+`WHERE `+sel.cond+` `+sel.tail, args...)
	if err != nil {
		return nil, err
	}
	return r.complete(ctx, rows)
}

func scanClaim(scan func(...any) error, asOf string) (*found, error) {
	f := &found{}
	a := &f.Of
	var due bool
	var holdsTo, captions, related, authors string
	err := scan(&f.ID, &f.article, &f.position, &f.ContentText, &f.EvidenceText, &f.corrected,
		&a.ID, &a.URL, &a.Ref, &a.Outlet, &a.Title, &a.Published, &a.PublishedRule, &a.Language, &a.CopyOf, &f.Revision, &f.Extractor,
		&f.Fact, &f.FactStatus, &due, &holdsTo, &f.Story, &a.Text, &captions, &related, &authors, &a.FetchedAt)
	a.Captions, a.Related, a.Authors = stringList(captions), stringList(related), stringList(authors)
	f.FactStatus = expire(f.FactStatus, due, holdsTo, asOf)
	return f, err
}

// expire gives the status on a day: what was due by an earlier one, and on which
// nobody has said another word, has expired. That somebody could not confirm it
// is such a word, and is what a reader must see.
func expire(status news.FactStatus, due bool, holdsTo, asOf string) news.FactStatus {
	if due && holdsTo != "" && asOf != "" && holdsTo < asOf && slices.Contains(open, status) {
		return news.FactExpired
	}
	return status
}

// open are the statuses of facts that can expire.
var open = []news.FactStatus{news.FactAsserted, news.FactReported}

// complete fills the rows from their articles' layers.
func (r *reader) complete(ctx context.Context, rows []*found) ([]store.Claim, error) {
	var nums []int64
	for _, f := range rows {
		nums = append(nums, f.article)
	}
	slices.Sort(nums)
	all, err := r.layersOf(ctx, slices.Compact(nums))
	if err != nil {
		return nil, err
	}
	out := make([]store.Claim, len(rows))
	for i, f := range rows {
		l := all[f.article]
		if l == nil || f.position >= int64(len(l.Claims)) {
			return nil, fmt.Errorf("claim %s is not in the layers of its article", f.ID)
		}
		c := l.Claims[f.position]
		c.ID, c.Article, c.Revision, c.Extractor, c.Fact = f.ID, f.Of.ID, f.Revision, f.Extractor, f.Fact
		c.ContentText, c.EvidenceText = f.ContentText, f.EvidenceText
		if err := correctClaim(&c, f.corrected); err != nil {
			return nil, fmt.Errorf("claim %s: %w", f.ID, err)
		}
		f.Claim.Claim = c
		out[i] = f.Claim
	}
	return out, nil
}

// Claim finds one claim, with its article's text.
func (r *reader) Claim(ctx context.Context, id string) (*store.Claim, error) {
	id, err := r.resolve(ctx, "claims", id)
	if err != nil {
		return nil, fmt.Errorf("claim %w", err)
	}
	list, err := r.claims(ctx, selection{cond: `c.id = ?`, text: true}, id)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, fmt.Errorf("claim %s: %w", id, store.ErrNotFound)
	}
	return &list[0], nil
}

// ClaimsByID are the claims with these IDs.
func (r *reader) ClaimsByID(ctx context.Context, ids ...string) ([]store.Claim, error) {
	byID := make(map[string]store.Claim, len(ids))
	err := chunks(ids, func(part []string) error {
		list, err := r.claims(ctx, selection{cond: `c.id IN (` + marks(len(part)) + `)`}, anys(part)...)
		for _, c := range list {
			byID[c.ID] = c
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	out := make([]store.Claim, 0, len(byID))
	for _, id := range ids {
		if c, ok := byID[id]; ok {
			out = append(out, c)
		}
	}
	return out, nil
}

// redirected is where a fact or story went that was joined to another.
func (r *reader) redirected(ctx context.Context, id string) string {
	var to string
	if r.one(ctx, into(&to), `SELECT id FROM _redirects WHERE former >= ? AND former < ? LIMIT 1`, id, id+beyond) != nil {
		return id
	}
	return to
}

// Fact finds a fact by its ID, a former ID, or the ID of a member.
func (r *reader) Fact(ctx context.Context, id string) (*news.Fact, error) {
	if len(id) < shortest {
		return nil, fmt.Errorf("fact %s: %w", id, store.ErrNotFound)
	}
	full, err := r.resolve(ctx, "facts", id)
	if errors.Is(err, store.ErrNotFound) { // a member: where that is now, not where the fact once went
		var claim string
		if claim, err = r.resolve(ctx, "claims", id); err == nil {
			err = r.one(ctx, into(&full), `SELECT f.id FROM facts f JOIN fact_claims m ON m.fact = f.num JOIN claims c ON c.num = m.claim WHERE c.id = ?`, claim)
		}
	}
	if errors.Is(err, store.ErrNotFound) {
		full, err = r.resolve(ctx, "facts", r.redirected(ctx, id))
	}
	if err != nil {
		return nil, fmt.Errorf("fact %s: %w", strings.TrimSpace(id), bare(err))
	}
	list, err := r.facts(ctx, "", `f.id = ?`, ``, full)
	if err != nil {
		return nil, err
	}
	return &list[0], nil
}

// bare is the sentinel in err, if there is one, so that an ID is not said twice.
func bare(err error) error {
	for _, sentinel := range []error{store.ErrNotFound, store.ErrAmbiguous} {
		if errors.Is(err, sentinel) {
			return sentinel
		}
	}
	return err
}

// FactsOf are the facts that hold any of these claims.
func (r *reader) FactsOf(ctx context.Context, claims ...string) (out []news.Fact, err error) {
	seen := map[string]bool{}
	err = chunks(claims, func(part []string) error {
		list, err := r.facts(ctx, "", `f.num IN (SELECT m.fact FROM fact_claims m JOIN claims c ON c.num = m.claim WHERE c.id IN (`+marks(len(part))+`))`,
			``, anys(part)...)
		for _, f := range list {
			if !seen[f.ID] {
				seen[f.ID] = true
				out = append(out, f)
			}
		}
		return err
	})
	slices.SortFunc(out, func(a, b news.Fact) int { return strings.Compare(a.ID, b.ID) })
	return out, err
}

// Question is the facts tied to this one.
func (r *reader) Question(ctx context.Context, id string) ([]news.Fact, error) {
	f, err := r.Fact(ctx, id)
	if err != nil || f.Question == "" {
		return nil, err
	}
	return r.facts(ctx, "", `f.question = ?`, `ORDER BY f.published = '', f.published, f.id`, f.Question)
}

// Story finds a story by its ID, a former ID, or the ID of an article.
func (r *reader) Story(ctx context.Context, id string) (*news.Story, error) {
	full, err := r.resolve(ctx, "stories", id)
	if errors.Is(err, store.ErrNotFound) {
		var s *stored
		if s, err = r.findArticle(ctx, id); err == nil {
			err = r.one(ctx, into(&full), `SELECT s.id FROM stories s JOIN story_articles sa ON sa.story = s.num WHERE sa.article = ?`, s.num)
		}
	}
	if errors.Is(err, store.ErrNotFound) && len(id) >= shortest {
		full, err = r.resolve(ctx, "stories", r.redirected(ctx, id))
	}
	if err != nil {
		return nil, fmt.Errorf("story %s: %w", id, bare(err))
	}
	list, err := r.stories(ctx, `s.id = ?`, ``, full)
	if err != nil {
		return nil, err
	}
	return &list[0], nil
}

// StoriesOf are the stories that hold any of these articles.
func (r *reader) StoriesOf(ctx context.Context, articles ...string) (out []news.Story, err error) {
	seen := map[string]bool{}
	err = chunks(articles, func(part []string) error {
		list, err := r.stories(ctx, `s.num IN (SELECT sa.story FROM story_articles sa JOIN articles a ON a.num = sa.article WHERE a.id IN (`+marks(len(part))+`))`,
			``, anys(part)...)
		for _, s := range list {
			if !seen[s.ID] {
				seen[s.ID] = true
				out = append(out, s)
			}
		}
		return err
	})
	slices.SortFunc(out, func(a, b news.Story) int { return strings.Compare(a.ID, b.ID) })
	return out, err
}

// Item is one thing that an import met.
func (r *reader) Item(ctx context.Context, source, key string) (store.Item, error) {
	list, err := collect(ctx, r, scanItem, `SELECT `+itemColumns+` FROM _ingest_items WHERE source = ? AND item_key = ?`, source, key)
	if err != nil || len(list) == 0 {
		return store.Item{}, errors.Join(err, map[bool]error{true: fmt.Errorf("item %s of %s: %w", key, source, store.ErrNotFound)}[err == nil])
	}
	return list[0], nil
}

const itemColumns = `source, item_key, size, mtime, offset, state, error, attempts, article, at`

func scanItem(scan func(...any) error) (i store.Item, err error) {
	return i, scan(&i.Source, &i.Key, &i.Size, &i.MTime, &i.Offset, &i.State, &i.Error, &i.Attempts, &i.Article, &i.At)
}

// Items lists what imports met.
func (r *reader) Items(ctx context.Context, source string, state store.ItemState, p store.Page) (out store.List[store.Item], err error) {
	afterSource, afterKey, _ := strings.Cut(p.After, "\x00")
	limit := limitOf(p)
	out.Items, err = collect(ctx, r, scanItem, `SELECT `+itemColumns+` FROM _ingest_items
		WHERE (? = '' OR source = ?) AND (? = '' OR state = ?) AND (source > ? OR source = ? AND item_key > ? OR ? = '')
		ORDER BY source, item_key LIMIT ?`, source, source, string(state), string(state), afterSource, afterSource, afterKey, p.After, limit+1)
	if int64(len(out.Items)) > limit {
		out.Items = out.Items[:limit]
		last := out.Items[limit-1]
		out.Next = last.Source + "\x00" + last.Key
	}
	return out, err
}

// PutItems records what an import did.
func (t *tx) PutItems(ctx context.Context, items ...store.Item) error {
	for _, i := range items {
		if i.At == "" {
			i.At = t.at()
		}
		_, err := t.exec(ctx, `INSERT INTO _ingest_items (`+itemColumns+`) VALUES (`+marks(10)+`)
			ON CONFLICT (source, item_key) DO UPDATE SET size = excluded.size, mtime = excluded.mtime, offset = excluded.offset,
			state = excluded.state, error = excluded.error, article = excluded.article, at = excluded.at,
			attempts = attempts + (excluded.state IN ('started', 'failed') AND (state <> 'started' OR excluded.state <> 'failed'))`,
			i.Source, i.Key, i.Size, i.MTime, i.Offset, string(i.State), i.Error, 1, i.Article, i.At)
		if err != nil {
			return fmt.Errorf("recording item %s of %s: %w", i.Key, i.Source, err)
		}
	}
	return nil
}

// Latest looks at the articles stored last, of which each has a higher number.
func (r *reader) Latest(ctx context.Context) (at string, err error) {
	err = r.one(ctx, into(&at), `SELECT COALESCE(max(fetched_at), '') FROM (SELECT fetched_at FROM articles ORDER BY num DESC LIMIT 100)`)
	return at, err
}

// Extractors counts by version.
func (r *reader) Extractors(ctx context.Context) ([]store.ExtractorCount, error) {
	return collect(ctx, r, func(scan func(...any) error) (e store.ExtractorCount, err error) {
		return e, scan(&e.Extractor, &e.Articles, &e.Claims)
	}, `SELECT a.extractor, count(*), COALESCE(sum((SELECT count(*) FROM claims c WHERE c.article = a.num)), 0) FROM articles a GROUP BY a.extractor ORDER BY a.extractor`)
}

// Counts is how much there is of everything.
func (r *reader) Counts(ctx context.Context) (n store.Counts, err error) {
	err = r.one(ctx, into(&n.Articles, &n.Copies, &n.Revisions, &n.Claims, &n.Statements, &n.Entities, &n.Links, &n.Facts, &n.Stories,
		&n.Decisions, &n.Removed, &n.Failures), `SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM articles WHERE copy_of <> ''),
		(SELECT count(*) FROM articles) + (SELECT count(*) FROM revisions), (SELECT count(*) FROM claims),
		(SELECT COALESCE(sum(statements), 0) FROM _layers), (SELECT count(*) FROM entities), (SELECT count(*) FROM links),
		(SELECT count(*) FROM facts), (SELECT count(*) FROM stories), (SELECT count(*) FROM decisions), (SELECT count(*) FROM removed),
		(SELECT count(*) FROM _ingest_items WHERE state = 'failed')`)
	if err != nil {
		return n, err
	}
	if n.ByLanguage, err = collect(ctx, r, scanValue, `SELECT language, count(*) FROM articles GROUP BY language ORDER BY count(*) DESC, language`); err != nil {
		return n, err
	}
	n.ByRelation, err = collect(ctx, r, scanValue, `SELECT relation, count(*) FROM links GROUP BY relation ORDER BY count(*) DESC, relation`)
	return n, err
}

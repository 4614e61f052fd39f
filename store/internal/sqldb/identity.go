package sqldb

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"sort"
	"strings"

	"hearsay/extract/news"
	"hearsay/store"
)

// stored is an article's row.
type stored struct {
	num int64
	news.Article
	revision, extractor, hash string
}

const articleColumns = `a.num, a.id, COALESCE(a.url, ''), a.ref, a.outlet, a.title, a.published, a.published_rule, a.authors,
	a.language, a.text, a.captions, a.related, a.fetched_at, a.copy_of, a.text_hash, a.revision, a.extractor`

func scanStored(scan func(...any) error) (*stored, error) {
	s := &stored{}
	var authors, captions, related string
	err := scan(&s.num, &s.ID, &s.URL, &s.Ref, &s.Outlet, &s.Title, &s.Published, &s.PublishedRule, &authors,
		&s.Language, &s.Text, &captions, &related, &s.FetchedAt, &s.CopyOf, &s.hash, &s.revision, &s.extractor)
	if err != nil {
		return nil, err
	}
	s.Authors, s.Captions, s.Related = stringList(authors), stringList(captions), stringList(related)
	return s, nil
}

// stringList reads a JSON list of strings; most are empty.
func stringList(text string) (list []string) {
	if text != "[]" {
		json.Unmarshal([]byte(text), &list)
	}
	return list
}

func jsonList(list []string) string {
	if len(list) == 0 {
		return "[]"
	}
	b := []byte{'['}
	for i, s := range list {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, s)
	}
	return string(append(b, ']'))
}

// storedWhere reads the articles for which cond holds, with all their addresses.
func (r *reader) storedWhere(ctx context.Context, cond string, args ...any) ([]*stored, error) {
	list, err := collect(ctx, r, scanStored, `SELECT `+articleColumns+` FROM articles a WHERE `+cond+` ORDER BY a.id`, args...)
	for _, s := range list {
		if err == nil {
			s.URLs, err = r.otherURLs(ctx, s.num, s.URL)
		}
	}
	return list, err
}

func (r *reader) otherURLs(ctx context.Context, num int64, canonical string) ([]string, error) {
	return collect(ctx, r, scanString, `SELECT url FROM article_urls WHERE article = ? AND url <> ? ORDER BY url`, num, canonical)
}

// match finds the stored articles that the given one is, the one whose identity
// holds first. DESIGN: the canonical URL, else outlet and ID, else outlet and
// text; an address that was seen for an article is that article.
func (r *reader) match(ctx context.Context, a *news.Article, hash string) ([]*stored, error) {
	urls := addresses(a)
	args := append([]any{a.ID, a.ID}, anys(urls)...)
	found, err := r.storedWhere(ctx, `a.num IN (SELECT num FROM articles WHERE id = ?
		UNION SELECT num FROM articles WHERE id = (SELECT id FROM _article_ids WHERE former = ?)
		UNION SELECT article FROM article_urls WHERE url IN (`+marks(len(urls))+`))`, args...)
	if err != nil || len(found) > 0 {
		return byIdentity(found, a), err
	}
	// The same text at the same outlet, once with an address and once without.
	found, err = r.storedWhere(ctx, `a.text_hash = ? AND a.text <> '' AND a.title = ? AND (a.url IS NULL) <> (? = '')`, hash, a.Title, a.URL)
	found = slices.DeleteFunc(found, func(s *stored) bool { return !strings.EqualFold(s.Outlet, a.Outlet) || s.Text != a.Text })
	return found[:min(1, len(found))], err
}

// byIdentity puts first the article with the same canonical URL or ID, then the one
// that knows the given article's canonical URL as another address of its own.
func byIdentity(found []*stored, a *news.Article) []*stored {
	rank := func(s *stored) int {
		switch {
		case s.ID == a.ID:
			return 0
		case a.URL != "" && slices.Contains(s.URLs, a.URL):
			return 1
		}
		return 2
	}
	sort.SliceStable(found, func(i, j int) bool { return rank(found[i]) < rank(found[j]) })
	return found
}

// keepsIdentity tells whether the article goes on under the stored ID. It does
// unless the given article knows better: it gives a canonical URL where the
// stored one had none, or had what is only another address.
func keepsIdentity(s *stored, a *news.Article) bool {
	return s.ID == a.ID || a.URL == "" || s.URL != "" && (s.URL == a.URL || slices.Contains(s.URLs, a.URL))
}

func addresses(a *news.Article) []string {
	urls := slices.DeleteFunc(append([]string{a.URL}, a.URLs...), func(u string) bool { return u == "" })
	slices.Sort(urls)
	return slices.Compact(urls)
}

// settle makes a what it will be when saved over s: final ID, all addresses, what it lacks from s.
func settle(a *news.Article, found []*stored) {
	urls := addresses(a)
	for _, s := range found {
		urls = append(urls, addresses(&s.Article)...)
	}
	if len(found) > 0 {
		s := found[0]
		if keepsIdentity(s, a) {
			a.ID, a.URL = s.ID, s.URL
		}
		fill(a, s)
	}
	slices.Sort(urls)
	urls = slices.DeleteFunc(slices.Compact(urls), func(u string) bool { return u == a.URL })
	a.URLs = slices.Clip(urls)
}

// fill takes from s what a lacks. Where both have a value the one fetched later
// wins, and of two dates that agree the more exact one.
func fill(a *news.Article, s *stored) {
	older := isOlder(a, s)
	pick := func(mine *string, theirs string) {
		if theirs != "" && (*mine == "" || older) {
			*mine = theirs
		}
	}
	if s.Published != "" && (a.Published == "" || older || strings.HasPrefix(s.Published, a.Published)) {
		a.Published, a.PublishedRule = s.Published, s.PublishedRule
	}
	pick(&a.Outlet, s.Outlet)
	pick(&a.Language, s.Language)
	if s.Ref != "" {
		a.Ref = s.Ref
	}
	if a.Title == "" {
		a.Title = s.Title
	}
	lists := [][2]*[]string{{&a.Authors, &s.Authors}, {&a.Captions, &s.Captions}, {&a.Related, &s.Related}}
	for _, l := range lists {
		if len(*l[1]) > 0 && (len(*l[0]) == 0 || older) {
			*l[0] = *l[1]
		}
	}
}

// isOlder tells whether a was fetched before what is stored of it.
func isOlder(a *news.Article, s *stored) bool {
	return a.FetchedAt != "" && s.FetchedAt != "" && a.FetchedAt < s.FetchedAt
}

// same tells whether saving a over s would change nothing but addresses.
func same(a *news.Article, s *stored) bool {
	return a.Outlet == s.Outlet && a.Published == s.Published && a.PublishedRule == s.PublishedRule && a.Language == s.Language &&
		slices.Equal(a.Authors, s.Authors) && slices.Equal(a.Captions, s.Captions) && slices.Equal(a.Related, s.Related)
}

// judged is an article before saving: what it is and what it comes to.
type judged struct {
	article  news.Article // settled
	found    []*stored
	hash     string
	revision string
	outcome  store.Outcome
	copyOf   string
}

func (r *reader) judge(ctx context.Context, given news.Article, extractor string, force bool) (*judged, error) {
	j := &judged{article: given, hash: store.Hash(given.Text)}
	a := &j.article
	if a.ID == "" {
		a.ID = news.ArticleID(a, "")
	}
	var err error
	if !force {
		if gone, err := r.removed(ctx, a, j.hash); err != nil || gone {
			j.outcome = store.Refused
			return j, err
		}
	}
	if j.found, err = r.match(ctx, a, j.hash); err != nil {
		return nil, err
	}
	settle(a, j.found)
	if err := r.correct(ctx, a); err != nil {
		return nil, err
	}
	j.revision = news.RevisionID(a.ID, a.Title, a.Text)
	return j, r.outcome(ctx, j, extractor, isLate(&given, j.found))
}

// isLate tells whether the given text is older than the stored one and another.
func isLate(given *news.Article, found []*stored) bool {
	return len(found) > 0 && isOlder(given, found[0]) && found[0].Text != given.Text
}

func (r *reader) outcome(ctx context.Context, j *judged, extractor string, late bool) (err error) {
	if len(j.found) == 0 {
		j.outcome = store.New
		if j.copyOf, err = r.original(ctx, j); j.copyOf != "" {
			j.outcome = store.Copy
		}
		return err
	}
	s := j.found[0]
	j.copyOf = s.CopyOf
	switch {
	case late:
		j.outcome = store.Older
	case s.ID == j.article.ID && s.revision != j.revision:
		j.outcome = store.Revised
	case len(j.found) == 1 && s.revision == j.revision && s.extractor == extractor && same(&j.article, s):
		j.outcome = store.Unchanged
	default:
		j.outcome = store.Updated
	}
	return nil
}

// original is the ID of the article whose text this one would repeat: of all
// with this text, the one published first (undated last), then of smallest ID.
func (r *reader) original(ctx context.Context, j *judged) (string, error) {
	ids, err := collect(ctx, r, scanString, `SELECT id FROM articles WHERE text_hash = ? AND text <> '' AND id <> ?
		AND (published <> '' AND (? = '' OR substr(published, 1, 10) < ?) OR substr(published, 1, 10) = ? AND id < ?)
		ORDER BY published = '', substr(published, 1, 10), id LIMIT 1`,
		j.hash, j.article.ID, day(j.article.Published), day(j.article.Published), day(j.article.Published), j.article.ID)
	if err != nil || len(ids) == 0 {
		return "", err
	}
	return ids[0], nil
}

// day is the day of an ISO date or time.
func day(iso string) string { return iso[:min(10, len(iso))] }

// Prepare tells which article each of the given ones is.
func (r *reader) Prepare(ctx context.Context, extractor string, articles ...news.Article) ([]store.Prepared, error) {
	out := make([]store.Prepared, len(articles))
	for i, a := range articles {
		j, err := r.judge(ctx, a, extractor, false)
		if err != nil {
			return nil, err
		}
		j.article.CopyOf = j.copyOf
		out[i] = store.Prepared{Article: j.article, Outcome: j.outcome}
	}
	return out, nil
}

// removalMarks are what a removed article is known by: its addresses and its
// text, hashed, since neither may stay.
func removalMarks(a *news.Article, hash string) []string {
	marks := []string{"text:" + hash}
	for _, u := range addresses(a) {
		sum := sha256.Sum256([]byte(u))
		marks = append(marks, "url:"+hex.EncodeToString(sum[:16]))
	}
	return marks
}

// removed tells whether a tombstone stands for the article.
func (r *reader) removed(ctx context.Context, a *news.Article, hash string) (bool, error) {
	list := removalMarks(a, markOf(&stored{Article: *a, hash: hash}))
	var n int
	err := r.one(ctx, into(&n), `SELECT 1 FROM removed WHERE article = ?
		UNION SELECT 1 FROM _removed_marks WHERE mark IN (`+marks(len(list))+`)`, append([]any{a.ID}, anys(list)...)...)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

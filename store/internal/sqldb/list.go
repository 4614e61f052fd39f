package sqldb

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"hearsay/extract/news"
	"hearsay/store"
	"hearsay/store/query"
)

func limitOf(p store.Page) int64 {
	if p.Limit <= 0 {
		return math.MaxInt32
	}
	return int64(p.Limit)
}

// keyOf splits Page.After into the key of the last item seen; nil on the first page.
func keyOf(p store.Page) []string {
	if p.After == "" {
		return nil
	}
	return strings.Split(p.After, "\x00")
}

// offsetOf reads Page.After of listings that have no key to go on from.
func offsetOf(p store.Page) int64 {
	n, _ := strconv.ParseInt(p.After, 10, 64)
	return max(n, 0)
}

// after is the condition that a row comes after the given key, for columns
// ordered as given: each is (SQL, descending).
func (b *builder) after(key []string, columns ...string) string {
	if len(key) != len(columns) {
		return "1"
	}
	cond := ""
	for i := len(columns) - 1; i >= 0; i-- {
		name, descending := strings.CutSuffix(columns[i], " DESC")
		op := " > "
		if descending {
			op = " < "
		}
		if cond == "" {
			cond = "(" + name + op + "?)"
		} else {
			cond = "(" + name + op + "? OR " + name + " = ? AND " + cond + ")"
		}
	}
	for i, column := range columns {
		var arg any = key[i]
		if strings.HasSuffix(column, "position") { // the one number among the keys
			arg, _ = strconv.ParseInt(key[i], 10, 64)
		}
		if i < len(columns)-1 {
			b.args = append(b.args, arg)
		}
		b.args = append(b.args, arg)
	}
	return cond
}

// datePart orders by date; undated comes last either way.
func datePart(column string, order store.Order) []string {
	if order == store.Oldest {
		return []string{"CASE WHEN " + column + " = '' THEN '~' ELSE " + column + " END"}
	}
	return []string{column + " DESC"}
}

// dateKey is datePart's value for a date.
func dateKey(date string, order store.Order) string {
	if order == store.Oldest && date == "" {
		return "~"
	}
	return date
}

func key(parts ...string) string { return strings.Join(parts, "\x00") }

// Claims lists claims.
func (r *reader) Claims(ctx context.Context, q *query.Query, p store.Page) (store.List[store.Claim], error) {
	return r.claimList(ctx, q, p, "")
}

// claimList lists the claims that match and for which the further condition holds.
func (r *reader) claimList(ctx context.Context, q *query.Query, p store.Page, further string) (out store.List[store.Claim], err error) {
	b, err := r.builder(ctx, p, "claims")
	if err != nil {
		return out, err
	}
	cond := b.query(q)
	if further != "" {
		cond += " AND " + further
	}
	limit := limitOf(p)
	var join, tail string
	byDate := false
	offset := offsetOf(p)
	switch p.Order {
	case store.Due:
		tail = "ORDER BY c.due = 0 OR c.holds_to = '', c.holds_to, a.published DESC, a.id, c.position" + page(limit, offset)
	case store.Best:
		var more, order string
		join, more, order = r.ranked("claims", "c.num", q, b)
		cond, tail = cond+more, "ORDER BY "+order+"a.published DESC, a.id, c.position"+page(limit, offset)
	default:
		columns := append(datePart("a.published", p.Order), "a.id", "c.position")
		if k := keyOf(p); k != nil {
			cond += " AND " + b.after(k, columns...)
		}
		tail = "ORDER BY " + strings.Join(columns, ", ") + page(limit, 0)
		byDate = further == "" && b.wide(q)
	}
	if b.err != nil {
		return out, b.err
	}
	out.Items, err = r.claims(ctx, selection{join: join, cond: cond, tail: tail, text: p.Text, asOf: p.AsOf, byDate: byDate}, b.args...)
	out.Next = cut(&out.Items, limit, func(c store.Claim) string {
		if p.Order == store.Due || p.Order == store.Best {
			return strconv.FormatInt(offset+limit, 10)
		}
		return key(dateKey(c.Of.Published, p.Order), c.Of.ID, "")
	})
	if out.Next != "" && p.Order != store.Due && p.Order != store.Best {
		out.Next, err = r.claimKey(ctx, out.Items[len(out.Items)-1], p.Order)
	}
	return out, err
}

// claimKey is the key of a claim in the order by date.
func (r *reader) claimKey(ctx context.Context, c store.Claim, order store.Order) (string, error) {
	var position int64
	err := r.one(ctx, into(&position), `SELECT position FROM claims WHERE id = ?`, c.ID)
	return key(dateKey(c.Of.Published, order), c.Of.ID, strconv.FormatInt(position, 10)), err
}

// page asks for one row more than the limit, which tells whether there is a next page.
func page(limit, offset int64) string {
	s := " LIMIT " + strconv.FormatInt(limit+1, 10)
	if offset > 0 {
		s += " OFFSET " + strconv.FormatInt(offset, 10)
	}
	return s
}

// cut takes the row too many away and gives the key of the next page.
func cut[T any](items *[]T, limit int64, last func(T) string) string {
	if int64(len(*items)) <= limit {
		return ""
	}
	*items = (*items)[:limit]
	return last((*items)[limit-1])
}

// ranked makes a listing sort by how well the words match; without words it changes nothing.
func (r *reader) ranked(table, num string, q *query.Query, b *builder) (join, cond, order string) {
	words := wanted(q)
	if len(words) == 0 {
		return "", "", ""
	}
	arg := r.dialect.Match(nil, words)
	join, cond, order = r.dialect.Ranked(table, num)
	b.args = append(b.args, arg)
	return join, " AND " + cond, order + ", "
}

// wanted are the words that a match must all have.
func wanted(q *query.Query) (words []query.Words) {
	if q == nil || q.Root == nil {
		return nil
	}
	parts := []query.Node{q.Root}
	if and, ok := q.Root.(*query.And); ok {
		parts = and.Parts
	}
	for _, p := range parts {
		if w, ok := p.(*query.Words); ok {
			words = append(words, *w)
		}
	}
	return words
}

// Articles lists articles.
func (r *reader) Articles(ctx context.Context, q *query.Query, p store.Page) (out store.List[store.Article], err error) {
	b, err := r.builder(ctx, p, "articles")
	if err != nil {
		return out, err
	}
	cond := b.articleQuery(q)
	limit, offset := limitOf(p), offsetOf(p)
	columns := append(datePart("a.published", p.Order), "a.id")
	tail, join := "ORDER BY "+strings.Join(columns, ", "), ""
	best := p.Order == store.Best && len(wanted(q)) > 0
	if best {
		var more, order string
		join, more, order = r.ranked("articles", "a.num", q, b)
		cond, tail = cond+more, "ORDER BY "+order+"a.published DESC, a.id"+page(limit, offset)
	} else {
		if k := keyOf(p); k != nil {
			cond += " AND " + b.after(k, columns...)
		}
		tail += page(limit, 0)
	}
	out.Items, err = r.articleRows(ctx, join, cond, tail, b.args)
	if err != nil {
		return out, err
	}
	out.Next = cut(&out.Items, limit, func(a store.Article) string {
		if best {
			return strconv.FormatInt(offset+limit, 10)
		}
		return key(dateKey(a.Published, p.Order), a.ID)
	})
	return out, r.snippets(ctx, q, out.Items)
}

func (r *reader) articleRows(ctx context.Context, join, cond, tail string, args []any) ([]store.Article, error) {
	var nums []int64
	list, err := collect(ctx, r, func(scan func(...any) error) (store.Article, error) {
		var claims int
		var story string
		s, err := scanStored(func(dest ...any) error { return scan(append(dest, &claims, &story)...) })
		if err != nil {
			return store.Article{}, err
		}
		nums = append(nums, s.num)
		return store.Article{Article: s.Article, Revision: s.revision, Extractor: s.extractor, Claims: claims, Story: story}, nil
	}, `SELECT `+articleColumns+`, (SELECT count(*) FROM claims x WHERE x.article = a.num), COALESCE(s.id, '') FROM articles a
		LEFT JOIN story_articles sa ON sa.article = a.num LEFT JOIN stories s ON s.num = sa.story `+join+`WHERE `+cond+` `+tail, args...)
	for i := range list {
		if err == nil {
			list[i].URLs, err = r.otherURLs(ctx, nums[i], list[i].URL)
		}
	}
	return list, err
}

// snippets fills in where the words of the query stand.
func (r *reader) snippets(ctx context.Context, q *query.Query, list []store.Article) error {
	words := wanted(q)
	if len(words) == 0 {
		return nil
	}
	arg := r.dialect.Match(nil, words)
	for i := range list {
		found, err := collect(ctx, r, scanString, r.dialect.Snippet(), arg, list[i].ID)
		if err != nil {
			return err
		}
		if len(found) > 0 {
			list[i].Snippet = strings.Join(strings.Fields(found[0]), " ")
		}
	}
	return nil
}

// Links lists links by the later claim's article.
func (r *reader) Links(ctx context.Context, q *query.Query, p store.Page) (out store.List[news.Link], err error) {
	b, err := r.builder(ctx, p, "claims")
	if err != nil {
		return out, err
	}
	relations, rest := splitRelations(q)
	cond := "1"
	if rest != nil && rest.Root != nil {
		cond = "EXISTS (SELECT 1 FROM claims c JOIN articles a ON a.num = c.article WHERE c.num IN (l.a, l.b) AND " + b.query(rest) + ")"
	}
	for _, f := range relations {
		cond += " AND l.relation IN (" + b.list(f.Values) + ")"
	}
	columns := append(datePart("aa.published", p.Order), "aa.id", "ca.position", "cb.id", "l.relation")
	if k := keyOf(p); k != nil {
		cond += " AND " + b.after(k, columns...)
	}
	limit := limitOf(p)
	var keys []string
	out.Items, err = collect(ctx, r, func(scan func(...any) error) (news.Link, error) {
		var published, id, position string
		l, err := scanLink(func(dest ...any) error { return scan(append(dest, &published, &id, &position)...) })
		keys = append(keys, key(dateKey(published, p.Order), id, position, l.B, string(l.Relation)))
		return l, err
	}, `SELECT `+linkColumns+`, aa.published, aa.id, ca.position `+linkFrom+` JOIN articles aa ON aa.num = ca.article WHERE `+cond+
		` ORDER BY `+strings.Join(columns, ", ")+page(limit, 0), b.args...)
	n := 0
	out.Next = cut(&out.Items, limit, func(news.Link) string { n = int(limit) - 1; return keys[n] })
	return out, err
}

// splitRelations takes the relations that all links must have out of the query.
func splitRelations(q *query.Query) (relations []*query.Filter, rest *query.Query) {
	if q == nil || q.Root == nil {
		return nil, q
	}
	parts := []query.Node{q.Root}
	if and, ok := q.Root.(*query.And); ok {
		parts = and.Parts
	}
	var others []*query.Query
	for _, p := range parts {
		if f, ok := p.(*query.Filter); ok && f.Field.Name == "relation" {
			relations = append(relations, f)
			continue
		}
		others = append(others, &query.Query{Root: p})
	}
	return relations, query.Join(others...)
}

// Facts lists facts.
func (r *reader) Facts(ctx context.Context, q *query.Query, p store.Page) (out store.List[news.Fact], err error) {
	b, err := r.builder(ctx, p, "claims")
	if err != nil {
		return out, err
	}
	cond := "1"
	if q != nil && q.Root != nil {
		cond = "EXISTS (SELECT 1 FROM fact_claims fm JOIN claims c ON c.num = fm.claim JOIN articles a ON a.num = c.article WHERE fm.fact = f.num AND " + b.query(q) + ")"
	}
	columns := append(datePart("f.published", p.Order), "f.id")
	if p.Order == store.Due {
		columns = []string{"CASE WHEN f.due = 0 OR f.holds_to = '' THEN '~' ELSE f.holds_to END", "f.id"}
	}
	if k := keyOf(p); k != nil {
		cond += " AND " + b.after(k, columns...)
	}
	limit := limitOf(p)
	rows, err := r.factRows(ctx, cond, "ORDER BY "+strings.Join(columns, ", ")+page(limit, 0), b.args...)
	if err != nil {
		return out, err
	}
	out.Next = cut(&rows, limit, func(f *factRow) string {
		if p.Order == store.Due {
			return key(f.dueKey(), f.ID)
		}
		return key(dateKey(f.published, p.Order), f.ID)
	})
	out.Items, err = r.members(ctx, rows, p.AsOf)
	return out, err
}

// Stories lists stories, by the day of their last article.
func (r *reader) Stories(ctx context.Context, q *query.Query, p store.Page) (out store.List[news.Story], err error) {
	b, err := r.builder(ctx, p, "articles")
	if err != nil {
		return out, err
	}
	cond := "1"
	if q != nil && q.Root != nil {
		cond = "EXISTS (SELECT 1 FROM story_articles x JOIN articles a ON a.num = x.article WHERE x.story = s.num AND " + b.articleQuery(q) + ")"
	}
	columns := append(datePart("s.last", p.Order), "s.id")
	if k := keyOf(p); k != nil {
		cond += " AND " + b.after(k, columns...)
	}
	limit := limitOf(p)
	out.Items, err = r.stories(ctx, cond, "ORDER BY "+strings.Join(columns, ", ")+page(limit, 0), b.args...)
	out.Next = cut(&out.Items, limit, func(s news.Story) string { return key(dateKey(s.To, p.Order), s.ID) })
	return out, err
}

// contesting are the relations that make a claim contested, seen from the claim that is spoken of.
const contested = `c.num IN (SELECT b FROM links WHERE relation IN ('denies', 'cannot-confirm', 'conflicts')
	UNION SELECT a FROM links WHERE relation = 'conflicts')`

// Conflicts lists contested claims.
func (r *reader) Conflicts(ctx context.Context, q *query.Query, p store.Page) (out store.List[store.Contest], err error) {
	claims, err := r.claimList(ctx, q, p, contested)
	if err != nil {
		return out, err
	}
	out.Next = claims.Next
	ids := make([]string, len(claims.Items))
	for i, c := range claims.Items {
		ids[i] = c.ID
	}
	links, err := r.LinksOf(ctx, ids...)
	if err != nil {
		return out, err
	}
	others := map[string][]news.Link{} // claim → links that contest it
	var far []string
	for _, l := range links {
		switch l.Relation {
		case news.Conflicts:
			others[l.A] = append(others[l.A], l)
			far = append(far, l.B)
			fallthrough
		case news.Denies, news.CannotConfirm:
			others[l.B] = append(others[l.B], l)
			far = append(far, l.A)
		}
	}
	reacting, err := r.claimsByID(ctx, far, p)
	for _, c := range claims.Items {
		contest := store.Contest{Claim: c}
		for _, l := range others[c.ID] {
			other := l.A
			if other == c.ID {
				other = l.B
			}
			contest.By = append(contest.By, store.Reaction{Link: l, Claim: reacting[other]})
		}
		slices.SortStableFunc(contest.By, func(a, b store.Reaction) int { return compareClaims(&a.Claim, &b.Claim) })
		out.Items = append(out.Items, contest)
	}
	return out, err
}

func (r *reader) claimsByID(ctx context.Context, ids []string, p store.Page) (map[string]store.Claim, error) {
	slices.Sort(ids)
	out := map[string]store.Claim{}
	err := chunks(slices.Compact(ids), func(part []string) error {
		list, err := r.claims(ctx, selection{cond: `c.id IN (` + marks(len(part)) + `)`, text: p.Text, asOf: p.AsOf}, anys(part)...)
		for _, c := range list {
			out[c.ID] = c
		}
		return err
	})
	return out, err
}

// compareClaims orders by published date, article and position in the text.
func compareClaims(a, b *store.Claim) int {
	for _, c := range []int{strings.Compare(a.Of.Published, b.Of.Published), strings.Compare(a.Of.ID, b.Of.ID),
		a.Content.Start - b.Content.Start} {
		if c != 0 {
			return c
		}
	}
	return strings.Compare(a.ID, b.ID)
}

// Sources is the track record of roots and outlets.
func (r *reader) Sources(ctx context.Context, q *query.Query, p store.Page) (out store.List[store.SourceRecord], err error) {
	b, err := r.builder(ctx, p, "claims")
	if err != nil {
		return out, err
	}
	cond := b.query(q)
	limit, offset := limitOf(p), offsetOf(p)
	out.Items, err = collect(ctx, r, func(scan func(...any) error) (s store.SourceRecord, err error) {
		return s, scan(&s.Name, &s.Kind, &s.Claims, &s.Anonymous, &s.Confirmed, &s.Denied, &s.Unconfirmed, &s.Unresolved, &s.Articles)
	}, `SELECT name, kind, count(*) AS claims, sum(anonymous), sum(fact = 'confirmed'), sum(fact = 'denied'), sum(fact = 'unconfirmed'),
		sum(fact NOT IN ('confirmed', 'denied', 'unconfirmed')), count(DISTINCT article) FROM (
			SELECT CASE WHEN c.root = '' THEN a.outlet ELSE c.root END AS name, CASE WHEN c.root = '' THEN 'outlet' ELSE c.root_kind END AS kind,
				c.anonymous, c.article, COALESCE(f.status, '') AS fact`+claimFrom+`WHERE `+cond+`)
		GROUP BY name, kind ORDER BY claims DESC, name, kind`+page(limit, offset), b.args...)
	out.Next = cut(&out.Items, limit, func(store.SourceRecord) string { return strconv.FormatInt(offset+limit, 10) })
	return out, err
}

// valueColumns are the fields whose values can be listed, and whether one column holds several.
var valueColumns = map[string]struct {
	sql     string
	several bool
}{
	"who": {"c.who", false}, "by": {"c.ordered_by", false}, "predicate": {"c.predicate", false}, "device": {"c.device", true},
	"place": {"c.place", false}, "root": {"c.root", false}, "source": {"c.source", true}, "outlet": {"a.outlet", false},
	"status": {"c.status", false}, "modality": {"c.modality", false}, "language": {"a.language", false},
}

// Values are what stands in a field, most frequent first.
func (r *reader) Values(ctx context.Context, field, prefix string, limit int) ([]store.Value, error) {
	column, ok := valueColumns[field]
	if !ok {
		return nil, fmt.Errorf("values of %s: %w", field, store.ErrNotFound)
	}
	from := ` FROM claims c JOIN articles a ON a.num = c.article `
	if strings.HasPrefix(column.sql, "a.") {
		from = ` FROM articles a `
	}
	pattern := likely(prefix) + "%"
	if column.several {
		pattern = "%" + pattern
	}
	list, err := collect(ctx, r, scanValue, `SELECT `+column.sql+`, count(*)`+from+`WHERE `+column.sql+` <> '' AND `+column.sql+
		` LIKE ? ESCAPE '\' GROUP BY 1 ORDER BY 2 DESC, 1`, pattern)
	if column.several {
		list = split(list, prefix)
	}
	return list[:min(limit, len(list))], err
}

// split counts the parts of values that hold several.
func split(list []store.Value, prefix string) (out []store.Value) {
	count := map[string]int{}
	for _, v := range list {
		for _, part := range strings.FieldsFunc(v.Value, func(r rune) bool { return r == ';' || r == '>' }) {
			if part = strings.TrimSpace(part); len(part) >= len(prefix) && strings.EqualFold(part[:len(prefix)], prefix) {
				count[part] += v.Count
			}
		}
	}
	for value, n := range count {
		out = append(out, store.Value{Value: value, Count: n})
	}
	slices.SortFunc(out, byCount)
	return out
}

func byCount(a, b store.Value) int {
	if a.Count != b.Count {
		return b.Count - a.Count
	}
	return strings.Compare(a.Value, b.Value)
}

// likely escapes what LIKE would take for a wildcard.
func likely(s string) string {
	return strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`).Replace(s)
}

package sqldb

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"strings"

	"hearsay/extract/news"
	"hearsay/store"
)

// keyTables are where keys lead from and to.
var keyTables = map[store.Keyed]struct{ keys, signatures, items, nodes string }{
	store.KeyedClaims:   {"_claim_keys", "_claim_signatures", "claims", "_claim_nodes"},
	store.KeyedArticles: {"_article_keys", "_article_signatures", "articles", "_article_nodes"},
}

// PutKeys replaces the keys of claims or articles. They are written in their own
// order, all at once: in a large table each of them lies on another page.
func (t *tx) PutKeys(ctx context.Context, kind store.Keyed, entries ...store.Keys) error {
	tables := keyTables[kind]
	t.known.keysChange(kind)
	var rows [][]any
	for _, e := range entries {
		num, err := t.bareNum(ctx, kind, e.ID)
		if err != nil {
			return fmt.Errorf("keeping the keys of %s: %w", e.ID, err)
		}
		keys := slices.Compact(slices.Sorted(slices.Values(e.Keys)))
		packed := make([]byte, 0, 8*len(keys))
		for _, k := range keys {
			packed = binary.BigEndian.AppendUint64(packed, k)
			rows = append(rows, []any{int64(k), num})
		}
		if _, err = t.exec(ctx, `INSERT INTO `+tables.signatures+` VALUES (?, ?, ?)`, num, packed, notNil(e.Signature)); err != nil {
			return fmt.Errorf("keeping the keys of %s: %w", e.ID, err)
		}
	}
	slices.SortFunc(rows, func(a, b []any) int {
		return cmp.Or(cmp.Compare(a[0].(int64), b[0].(int64)), cmp.Compare(a[1].(int64), b[1].(int64)))
	})
	if err := t.insertRows(ctx, `INSERT INTO `+tables.keys+` VALUES `, rows, ""); err != nil {
		return fmt.Errorf("keeping keys: %w", err)
	}
	return nil
}

// bareNum is the row number of a claim or article, with the keys taken away that it had.
func (t *tx) bareNum(ctx context.Context, kind store.Keyed, id string) (int64, error) {
	num, err := t.num(ctx, keyTables[kind].items, id)
	if err != nil {
		return 0, err
	}
	if !t.bare[num] || kind != store.KeyedClaims {
		if err := t.dropKeys(ctx, kind, "= ?", num); err != nil {
			return 0, err
		}
	}
	delete(t.bare, num)
	return num, nil
}

func notNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// num is the row number of an ID.
func (t *tx) num(ctx context.Context, table, id string) (num int64, err error) {
	if num, ok := t.fresh[id]; ok && table == "claims" {
		return num, nil
	}
	if err = t.one(ctx, into(&num), `SELECT num FROM `+table+` WHERE id = ?`, id); err != nil {
		err = fmt.Errorf("%s %s: %w", strings.TrimSuffix(table, "s"), id, err)
	}
	return num, err
}

// dropKeys removes the keys of the items for which "item …" holds.
func (t *tx) dropKeys(ctx context.Context, kind store.Keyed, which string, args ...any) error {
	tables := keyTables[kind]
	t.known.keysChange(kind)
	type entry struct {
		num  int64
		keys []byte
	}
	list, err := collect(ctx, &t.reader, func(scan func(...any) error) (e entry, err error) {
		return e, scan(&e.num, &e.keys)
	}, `SELECT item, keys FROM `+tables.signatures+` WHERE item `+which, args...)
	if err != nil {
		return err
	}
	for _, e := range list {
		for k := e.keys; len(k) >= 8; k = k[8:] {
			if _, err := t.exec(ctx, `DELETE FROM `+tables.keys+` WHERE key = ? AND item = ?`, int64(binary.BigEndian.Uint64(k)), e.num); err != nil {
				return err
			}
		}
		if _, err := t.exec(ctx, `DELETE FROM `+tables.signatures+` WHERE item = ?`, e.num); err != nil {
			return err
		}
		if err := t.loosen(ctx, kind, e.keys); err != nil {
			return err
		}
	}
	return nil
}

// Sizes is how many carry each key.
func (r *reader) Sizes(ctx context.Context, kind store.Keyed, keys []uint64, most int) ([]int, error) {
	out := make([]int, len(keys))
	err := r.carried(ctx, kind, keys, most, func(i int, nums []int64) { out[i] = len(nums) })
	return out, err
}

// Prefixes goes from one to the next in the order of the keys, which is that of
// signed numbers: those with the highest bit set come first.
func (r *reader) Prefixes(ctx context.Context, kind store.Keyed, bits int) (list []uint64, err error) {
	below := 64 - bits
	from := int64(math.MinInt64)
	for {
		var key sql.NullInt64
		if err := r.one(ctx, into(&key), `SELECT min(key) FROM `+keyTables[kind].keys+` WHERE key >= ?`, from); err != nil || !key.Valid {
			slices.Sort(list)
			return list, err
		}
		list = append(list, uint64(key.Int64)>>below)
		last := key.Int64 | (1<<below - 1)
		if last == math.MaxInt64 {
			slices.Sort(list)
			return list, nil
		}
		from = last + 1
	}
}

// carried calls f with what carries each key, most+1 of them where there are more.
// A transaction asks for the same keys again: how many carry them, then who.
func (r *reader) carried(ctx context.Context, kind store.Keyed, keys []uint64, most int, f func(i int, nums []int64)) error {
	found := map[sizeKey][]int64{}
	if r.known != nil {
		if found = r.known.carried; len(found)+len(keys) > maxKnownKeys {
			clear(found)
		}
	}
	ask := slices.DeleteFunc(signed(keys), func(k int64) bool { _, ok := found[sizeKey{kind, k, most}]; return ok })
	slices.Sort(ask)
	err := chunks(slices.Compact(ask), func(part []int64) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var key int64
			var list sql.RawBytes
			err := scan(&key, &list)
			found[sizeKey{kind, key, most}] = numbers(list)
			return err
		}, `WITH wanted(key) AS (VALUES `+strings.Repeat("(?), ", len(part)-1)+`(?)) SELECT w.key, (SELECT json_group_array(item) FROM (
			SELECT k.item FROM `+keyTables[kind].keys+` k WHERE k.key = w.key LIMIT ?)) FROM wanted w`, append(anys(part), most+1)...)
	})
	for i, k := range keys {
		f(i, found[sizeKey{kind, int64(k), most}])
	}
	return err
}

// numbers reads a JSON list of integers.
func numbers(list []byte) (nums []int64) {
	n, inside := int64(0), false
	for _, c := range list {
		if c >= '0' && c <= '9' {
			n, inside = 10*n+int64(c-'0'), true
		} else if inside {
			nums, n, inside = append(nums, n), 0, false
		}
	}
	return nums
}

// signed is keys as databases hold them.
func signed(keys []uint64) []int64 {
	out := make([]int64, len(keys))
	for i, k := range keys {
		out[i] = int64(k)
	}
	return out
}

// Blocks looks up candidates.
func (r *reader) Blocks(ctx context.Context, kind store.Keyed, keys []uint64, most int) ([]store.Block, error) {
	out := make([]store.Block, len(keys))
	items := make([][]int64, len(keys))
	var all []int64
	err := r.carried(ctx, kind, keys, most, func(i int, nums []int64) {
		if out[i] = (store.Block{Key: keys[i], Size: len(nums)}); len(nums) <= most {
			items[i], all = nums, append(all, nums...)
		}
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(all)
	known, err := r.candidates(ctx, kind, slices.Compact(all))
	for i, nums := range items {
		if len(nums) == 0 {
			continue
		}
		list := make([]store.Candidate, len(nums))
		for k, num := range nums {
			list[k] = known[num]
		}
		slices.SortFunc(list, func(a, b store.Candidate) int { return strings.Compare(a.ID, b.ID) })
		out[i].Members = list
	}
	return out, err
}

// Candidates reads items by ID.
func (r *reader) Candidates(ctx context.Context, kind store.Keyed, ids ...string) ([]store.Candidate, error) {
	tables := keyTables[kind]
	var nums []int64
	err := chunks(ids, func(part []string) error {
		list, err := collect(ctx, r, scanNum, `SELECT i.num FROM `+tables.items+` i JOIN `+tables.signatures+` g ON g.item = i.num
			WHERE i.id IN (`+marks(len(part))+`)`, anys(part)...)
		nums = append(nums, list...)
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(nums)
	nums = slices.Compact(nums)
	known, err := r.candidates(ctx, kind, slices.Clone(nums))
	out := make([]store.Candidate, len(nums))
	for i, n := range nums {
		out[i] = known[n]
	}
	return out, err
}

// candidates reads items by number. One claim is met under many keys, so a
// transaction reads it once.
func (r *reader) candidates(ctx context.Context, kind store.Keyed, nums []int64) (map[int64]store.Candidate, error) {
	tables := keyTables[kind]
	article := "i.article"
	if kind == store.KeyedArticles {
		article = "i.num"
	}
	known := map[int64]store.Candidate{}
	if r.known != nil {
		known = r.known.candidates[kind]
		if len(known) > maxKnownCandidates {
			clear(known)
		}
		nums = slices.DeleteFunc(nums, func(n int64) bool { _, ok := known[n]; return ok })
	}
	err := chunks(nums, func(part []int64) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var num int64
			var c store.Candidate
			err := scan(&num, &c.ID, &c.Signature, &c.Article)
			known[num] = c
			return err
		}, `SELECT i.num, i.id, g.signature, a.id FROM `+tables.items+` i JOIN `+tables.signatures+` g ON g.item = i.num
			JOIN articles a ON a.num = `+article+` WHERE i.num IN (`+marks(len(part))+`)`, anys(part)...)
	})
	return known, err
}

const linkColumns = `ca.id, cb.id, l.relation, l.fields, l.score, l.decided_by, l.extractor, l.reason`

const linkFrom = ` FROM links l JOIN claims ca ON ca.num = l.a JOIN claims cb ON cb.num = l.b`

func scanLink(scan func(...any) error) (l news.Link, err error) {
	var fields, reason string
	if err := scan(&l.A, &l.B, &l.Relation, &fields, &l.Score, &l.DecidedBy, &l.Extractor, &reason); err != nil {
		return l, err
	}
	if fields != "" {
		l.On = strings.Split(fields, ", ")
	}
	return l, json.Unmarshal([]byte(reason), &l.Reason)
}

// LinksOf are the links at these claims.
func (r *reader) LinksOf(ctx context.Context, claims ...string) ([]news.Link, error) {
	type end struct {
		a, b     string
		relation news.Relation
	}
	all := map[end]news.Link{}
	err := chunks(claims, func(part []string) error {
		in := marks(len(part))
		list, err := collect(ctx, r, scanLink, `SELECT `+linkColumns+linkFrom+` WHERE ca.id IN (`+in+`)
			UNION ALL SELECT `+linkColumns+linkFrom+` WHERE cb.id IN (`+in+`)`, append(anys(part), anys(part)...)...)
		for _, l := range list {
			all[end{l.A, l.B, l.Relation}] = l
		}
		return err
	})
	out := make([]news.Link, 0, len(all))
	for _, l := range all {
		out = append(out, l)
	}
	slices.SortFunc(out, compareLinks)
	return out, err
}

func compareLinks(a, b news.Link) int {
	for _, c := range []int{strings.Compare(a.A, b.A), strings.Compare(a.B, b.B)} {
		if c != 0 {
			return c
		}
	}
	return strings.Compare(string(a.Relation), string(b.Relation))
}

// PutLinks stores links.
func (t *tx) PutLinks(ctx context.Context, links ...news.Link) error {
	for _, l := range links {
		a, err := t.num(ctx, "claims", l.A)
		if err != nil {
			return fmt.Errorf("linking: %w", err)
		}
		b, err := t.num(ctx, "claims", l.B)
		if err != nil {
			return fmt.Errorf("linking: %w", err)
		}
		reason, err := appendJSON(nil, reflect.ValueOf(l.Reason))
		if err != nil {
			return err
		}
		decider := l.DecidedBy
		if decider == "" {
			decider = news.Machine
		}
		_, err = t.exec(ctx, `INSERT INTO links (a, b, relation, fields, score, decided_by, extractor, reason)
			SELECT ?, ?, ?, ?, ?, ?, ?, ?
			WHERE ? = 'human' OR NOT EXISTS (SELECT 1 FROM _vetoes WHERE a = ? AND b = ? AND relation IN ('', ?))
			ON CONFLICT (a, b, relation) DO UPDATE SET fields = excluded.fields, score = excluded.score,
			decided_by = excluded.decided_by, extractor = excluded.extractor, reason = excluded.reason
			WHERE decided_by <> 'human' OR excluded.decided_by = 'human'`,
			a, b, string(l.Relation), strings.Join(l.On, ", "), l.Score, string(decider), l.Extractor, string(reason),
			string(decider), a, b, string(l.Relation))
		if err != nil {
			return fmt.Errorf("linking %s to %s: %w", l.A, l.B, err)
		}
	}
	return nil
}

// DropLinks removes the machine's links at these claims.
func (t *tx) DropLinks(ctx context.Context, claims ...string) error {
	for _, id := range claims {
		for _, end := range []string{"a", "b"} {
			if _, err := t.exec(ctx, `DELETE FROM links WHERE `+end+` = (SELECT num FROM claims WHERE id = ?) AND decided_by <> 'human'`, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// DropReactions removes the machine's reactions that start at these claims.
func (t *tx) DropReactions(ctx context.Context, claims ...string) error {
	for _, id := range claims {
		if _, err := t.exec(ctx, `DELETE FROM links WHERE a = (SELECT num FROM claims WHERE id = ?) AND decided_by <> 'human'
			AND relation IN ('confirms', 'denies', 'cannot-confirm')`, id); err != nil {
			return err
		}
	}
	return nil
}

// factRow is a fact before its members are read.
type factRow struct {
	news.Fact
	num       int64
	due       bool
	holdsTo   string
	published string
}

func (f *factRow) dueKey() string {
	if !f.due || f.holdsTo == "" {
		return "~"
	}
	return f.holdsTo
}

// factDetail is what is kept of a fact besides its columns.
type factDetail struct {
	Outlets  []string
	First    string
	Deadline *news.Deadline
	History  []news.FactStep
}

func (r *reader) factRows(ctx context.Context, cond, tail string, args ...any) ([]*factRow, error) {
	return collect(ctx, r, func(scan func(...any) error) (*factRow, error) {
		f := &factRow{}
		var detail string
		if err := scan(&f.num, &f.ID, &f.Status, &f.Origins.Min, &f.Origins.Max, &f.due, &f.holdsTo, &f.Question, &f.published, &detail); err != nil {
			return nil, err
		}
		var d factDetail
		err := json.Unmarshal([]byte(detail), &d)
		f.Outlets, f.First, f.Deadline, f.History = d.Outlets, d.First, d.Deadline, d.History
		return f, err
	}, `SELECT f.num, f.id, f.status, f.origins_min, f.origins_max, f.due, f.holds_to, f.question, f.published, f.detail FROM facts f WHERE `+cond+` `+tail, args...)
}

func (r *reader) facts(ctx context.Context, asOf, cond, tail string, args ...any) ([]news.Fact, error) {
	rows, err := r.factRows(ctx, cond, tail, args...)
	if err != nil {
		return nil, err
	}
	return r.members(ctx, rows, asOf)
}

// members fills in the facts' claims and what follows from the day.
func (r *reader) members(ctx context.Context, rows []*factRow, asOf string) ([]news.Fact, error) {
	byNum := make(map[int64]*factRow, len(rows))
	nums := make([]int64, len(rows))
	for i, f := range rows {
		f.Status = expire(f.Status, f.due, f.holdsTo, asOf)
		byNum[f.num], nums[i] = f, f.num
	}
	err := chunks(nums, func(part []int64) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var num int64
			var id string
			if err := scan(&num, &id); err != nil {
				return err
			}
			byNum[num].Claims = append(byNum[num].Claims, id)
			return nil
		}, `SELECT m.fact, c.id FROM fact_claims m JOIN claims c ON c.num = m.claim WHERE m.fact IN (`+marks(len(part))+`) ORDER BY m.fact, m.position`, anys(part)...)
	})
	out := make([]news.Fact, len(rows))
	for i, f := range rows {
		out[i] = f.Fact
	}
	return out, err
}

// PutFacts stores facts.
func (t *tx) PutFacts(ctx context.Context, facts ...news.Fact) error {
	known, err := t.addFacts(ctx, facts)
	if err != nil {
		return fmt.Errorf("keeping facts: %w", err)
	}
	left := map[int64]bool{} // facts that lost members
	for _, f := range known {
		if err := t.putFact(ctx, f, left); err != nil {
			return fmt.Errorf("keeping fact %s: %w", f.ID, err)
		}
	}
	return t.prune(ctx, left, "facts", "fact_claims", "fact")
}

func (t *tx) putFact(ctx context.Context, f *news.Fact, left map[int64]bool) error {
	if len(f.Claims) == 0 {
		return fmt.Errorf("no claims: %w", store.ErrInvalid)
	}
	var published string
	err := t.one(ctx, into(&published), `SELECT a.published FROM claims c JOIN articles a ON a.num = c.article WHERE c.id = ?`, f.Claims[0])
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return err
	}
	row, err := rowOf(f, published)
	if err != nil {
		return err
	}
	var num int64
	err = t.one(ctx, into(&num), insertFacts+`(`+marks(len(row))+`)
		ON CONFLICT (id) DO UPDATE SET status = excluded.status, origins_min = excluded.origins_min, origins_max = excluded.origins_max,
		due = excluded.due, holds_to = excluded.holds_to, question = excluded.question, published = excluded.published, detail = excluded.detail
		RETURNING num`, row...)
	if err != nil {
		return err
	}
	left[num] = true // members that it had and that are not put again leave it
	if _, err := t.exec(ctx, `DELETE FROM _redirects WHERE former = ?`, f.ID); err != nil {
		return err
	}
	return t.putMembers(ctx, num, f.Claims, left, members{"claims", "fact_claims", "claim", "fact"})
}

// members names the table that says what belongs to what.
type members struct{ items, table, item, group string }

// putMembers makes the items, in this order, the only members of a group.
func (t *tx) putMembers(ctx context.Context, group int64, ids []string, left map[int64]bool, m members) error {
	if _, err := t.exec(ctx, `DELETE FROM `+m.table+` WHERE `+m.group+` = ?`, group); err != nil {
		return err
	}
	for i, id := range ids {
		num, err := t.num(ctx, m.items, id)
		if err != nil {
			return err
		}
		var was int64
		switch err := t.one(ctx, into(&was), `SELECT `+m.group+` FROM `+m.table+` WHERE `+m.item+` = ?`, num); {
		case err == nil:
			left[was] = true
		case !errors.Is(err, store.ErrNotFound):
			return err
		}
		if _, err := t.exec(ctx, `INSERT INTO `+m.table+` (`+m.item+`, `+m.group+`, position) VALUES (?, ?, ?)
			ON CONFLICT (`+m.item+`) DO UPDATE SET `+m.group+` = excluded.`+m.group+`, position = excluded.position`, num, group, i); err != nil {
			return err
		}
	}
	return nil
}

// prune removes the groups that have no members any more. The ID of a fact or
// story is that of its first member, so where that went is where the ID leads.
func (t *tx) prune(ctx context.Context, left map[int64]bool, groups, table, group string) error {
	items, item := "claims", "claim"
	if groups == "stories" {
		items, item = "articles", "article"
	}
	for num := range left {
		var id string
		err := t.one(ctx, into(&id), `SELECT id FROM `+groups+` WHERE num = ? AND NOT EXISTS (SELECT 1 FROM `+table+` WHERE `+group+` = ?)`, num, num)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		if _, err := t.exec(ctx, `DELETE FROM `+groups+` WHERE num = ?`, num); err != nil {
			return err
		}
		var to string
		err = t.one(ctx, into(&to), `SELECT g.id FROM `+groups+` g JOIN `+table+` m ON m.`+group+` = g.num JOIN `+items+` i ON i.num = m.`+item+` WHERE i.id = ?`, id)
		if errors.Is(err, store.ErrNotFound) || to == id {
			continue
		}
		if err != nil {
			return err
		}
		if err := t.redirect(ctx, id, to); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) redirect(ctx context.Context, former, id string) error {
	if _, err := t.exec(ctx, `UPDATE _redirects SET id = ? WHERE id = ?`, id, former); err != nil {
		return err
	}
	_, err := t.exec(ctx, `INSERT INTO _redirects VALUES (?, ?) ON CONFLICT DO UPDATE SET id = excluded.id`, former, id)
	return err
}

func (r *reader) stories(ctx context.Context, cond, tail string, args ...any) ([]news.Story, error) {
	var nums []int64
	list, err := collect(ctx, r, func(scan func(...any) error) (s news.Story, err error) {
		var num int64
		err = scan(&num, &s.ID, &s.Title, &s.From, &s.To)
		nums = append(nums, num)
		return s, err
	}, `SELECT s.num, s.id, s.title, s.first, s.last FROM stories s WHERE `+cond+` `+tail, args...)
	for i := range list {
		if err == nil {
			list[i].Articles, err = collect(ctx, r, scanString, `SELECT a.id FROM story_articles sa JOIN articles a ON a.num = sa.article
				WHERE sa.story = ? ORDER BY sa.position`, nums[i])
		}
	}
	return list, err
}

// PutStories stores stories.
func (t *tx) PutStories(ctx context.Context, stories ...news.Story) error {
	left := map[int64]bool{}
	for _, s := range stories {
		if len(s.Articles) == 0 {
			return fmt.Errorf("keeping story %s: no articles: %w", s.ID, store.ErrInvalid)
		}
		var num int64
		err := t.one(ctx, into(&num), `INSERT INTO stories (id, title, first, last) VALUES (?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET title = excluded.title, first = excluded.first, last = excluded.last RETURNING num`, s.ID, s.Title, s.From, s.To)
		if err != nil {
			return fmt.Errorf("keeping story %s: %w", s.ID, err)
		}
		left[num] = true
		if _, err := t.exec(ctx, `DELETE FROM _redirects WHERE former = ?`, s.ID); err != nil {
			return err
		}
		if err := t.putMembers(ctx, num, s.Articles, left, members{"articles", "story_articles", "article", "story"}); err != nil {
			return fmt.Errorf("keeping story %s: %w", s.ID, err)
		}
	}
	return t.prune(ctx, left, "stories", "story_articles", "story")
}

// Reset removes what linking made.
func (t *tx) Reset(ctx context.Context) error {
	for _, sql := range []string{`DELETE FROM links WHERE decided_by <> 'human'`, `DELETE FROM fact_claims`, `DELETE FROM facts`,
		`DELETE FROM story_articles`, `DELETE FROM stories`, `DELETE FROM _claim_keys`, `DELETE FROM _claim_signatures`,
		`DELETE FROM _article_keys`, `DELETE FROM _article_signatures`, `DELETE FROM _claim_nodes`, `DELETE FROM _article_nodes`,
		`DELETE FROM _loose_nodes`, `DELETE FROM _loose_keys`} {
		if _, err := t.exec(ctx, sql); err != nil {
			return fmt.Errorf("removing links, facts and stories: %w", err)
		}
	}
	return nil
}

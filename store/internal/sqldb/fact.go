package sqldb

import (
	"context"
	"reflect"
	"slices"

	"hearsay/extract/news"
)

const insertFacts = `INSERT INTO facts (id, status, origins_min, origins_max, due, holds_to, question, published, detail) VALUES `

func rowOf(f *news.Fact, published string) ([]any, error) {
	detail, err := appendJSON(nil, reflect.ValueOf(factDetail{f.Outlets, f.First, f.Deadline, f.History}))
	_, to := f.Deadline.Days()
	due := f.Deadline != nil && f.Deadline.Due
	return []any{f.ID, string(f.Status), f.Origins.Min, f.Origins.Max, due, to, f.Question, published, string(detail)}, err
}

// addFacts stores the facts that are new, with claims that were in none: nearly
// all of those of new articles. They are asked for and added many at a time. It
// gives the others.
func (t *tx) addFacts(ctx context.Context, facts []news.Fact) (others []*news.Fact, err error) {
	var ids, claims []string
	for i := range facts {
		ids, claims = append(ids, facts[i].ID), append(claims, facts[i].Claims...)
	}
	known, err := t.knownFacts(ctx, ids)
	if err != nil {
		return nil, err
	}
	members, err := t.unplaced(ctx, claims)
	if err != nil {
		return nil, err
	}
	var fresh []*news.Fact
	for i := range facts {
		f := &facts[i]
		placed := slices.ContainsFunc(f.Claims, func(id string) bool { _, ok := members[id]; return !ok })
		if known[f.ID] || placed || len(f.Claims) == 0 {
			others = append(others, f)
		} else {
			fresh = append(fresh, f)
		}
	}
	for part := range slices.Chunk(fresh, maxRows) {
		if err := t.insertFacts(ctx, part, members); err != nil {
			return nil, err
		}
	}
	return others, nil
}

// knownFacts tells which of these IDs a fact has, or had.
func (t *tx) knownFacts(ctx context.Context, ids []string) (map[string]bool, error) {
	known := map[string]bool{}
	err := chunks(ids, func(part []string) error {
		in := marks(len(part))
		list, err := collect(ctx, &t.reader, scanString, `SELECT id FROM facts WHERE id IN (`+in+`)
			UNION ALL SELECT former FROM _redirects WHERE former IN (`+in+`)`, append(anys(part), anys(part)...)...)
		for _, id := range list {
			known[id] = true
		}
		return err
	})
	return known, err
}

// member is a claim's row, and when its article was published.
type member struct {
	num       int64
	published string
}

// unplaced are those of the claims that are in no fact.
func (t *tx) unplaced(ctx context.Context, claims []string) (map[string]member, error) {
	out := make(map[string]member, len(claims))
	err := chunks(claims, func(part []string) error {
		return t.each(ctx, func(scan func(...any) error) error {
			var id string
			var m member
			err := scan(&id, &m.num, &m.published)
			out[id] = m
			return err
		}, `SELECT c.id, c.num, a.published FROM claims c JOIN articles a ON a.num = c.article
			WHERE c.id IN (`+marks(len(part))+`) AND NOT EXISTS (SELECT 1 FROM fact_claims WHERE claim = c.num)`, anys(part)...)
	})
	return out, err
}

// insertFacts adds new facts and what is in them.
func (t *tx) insertFacts(ctx context.Context, facts []*news.Fact, members map[string]member) error {
	var rows []any
	for _, f := range facts {
		row, err := rowOf(f, members[f.Claims[0]].published)
		if err != nil {
			return err
		}
		rows = append(rows, row...)
	}
	nums := make(map[string]int64, len(facts))
	err := t.each(ctx, func(scan func(...any) error) error {
		var id string
		var num int64
		err := scan(&id, &num)
		nums[id] = num
		return err
	}, insertFacts+values(len(facts), len(rows)/len(facts))+` RETURNING id, num`, rows...)
	if err != nil {
		return err
	}
	var placed [][]any
	for _, f := range facts {
		for i, id := range f.Claims {
			placed = append(placed, []any{members[id].num, nums[f.ID], i})
		}
	}
	return t.insertRows(ctx, `INSERT INTO fact_claims (claim, fact, position) VALUES `, placed, "")
}

package sqldb

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"hearsay/store"
)

const entityColumns = `e.num, e.id, e.name, e.kind, e.generic, e.scope`

type entityRow struct {
	store.Entity
	num int64
}

func scanEntity(scan func(...any) error) (e *entityRow, err error) {
	e = &entityRow{}
	return e, scan(&e.num, &e.ID, &e.Name, &e.Kind, &e.Generic, &e.Scope)
}

// idDigits is how many hexadecimal digits an ID has.
const idDigits = 16

// resolveEntity is resolve for entities: those whose IDs begin alike have numbers
// side by side.
func (r *reader) resolveEntity(ctx context.Context, id string) (string, error) {
	from, to := entityNum(id), entityNum(id)
	if pad := idDigits - len(id); pad > 0 && len(id) >= shortest {
		from, to = entityNum(id+strings.Repeat("0", pad)), entityNum(id+strings.Repeat("f", pad))
	}
	ids, err := collect(ctx, r, scanString, `SELECT id FROM entities WHERE num BETWEEN ? AND ? AND substr(id, 1, ?) = ? ORDER BY num LIMIT 2`, from, to, len(id), id)
	return only(ids, id, err)
}

// Entity finds an entity, following merges.
func (r *reader) Entity(ctx context.Context, id string) (*store.Entity, error) {
	id, err := r.resolveEntity(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("entity %w", err)
	}
	list, err := collect(ctx, r, scanEntity, `SELECT `+entityColumns+` FROM entities e
		WHERE e.num = (SELECT COALESCE(same_as, num) FROM entities WHERE num = ?)`, entityNum(id))
	if err != nil || len(list) == 0 {
		return nil, err
	}
	return &list[0].Entity, r.describe(ctx, list[0])
}

// blocks are those of 4,096 articles by which the index over the entities of
// articles is parted.
const blocks = `(WITH RECURSIVE b(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM b WHERE n < (SELECT max(num) >> 12 FROM articles)) SELECT n FROM b)`

// describe fills in names and roles, of the entity and of those that are the same.
func (r *reader) describe(ctx context.Context, e *entityRow) (err error) {
	const own = `FROM ` + blocks + ` b CROSS JOIN article_entities ae ON ae.article >> 12 = b.n
		AND ae.entity IN (SELECT num FROM entities WHERE num = ? OR same_as = ?) JOIN articles a ON a.num = ae.article`
	if err = r.one(ctx, into(&e.Articles), `SELECT count(DISTINCT ae.article) `+own, e.num, e.num); err != nil {
		return err
	}
	if e.Merged, err = collect(ctx, r, scanString, `SELECT id FROM entities WHERE same_as = ? ORDER BY id`, e.num); err != nil {
		return err
	}
	e.Names, err = collect(ctx, r, scanValue, `SELECT n.value, count(DISTINCT x.article) FROM (SELECT ae.article, ae.names `+own+`) x, json_each(x.names) n
		GROUP BY n.value ORDER BY 2 DESC, 1`, e.num, e.num)
	if err != nil {
		return err
	}
	e.Roles, err = collect(ctx, r, func(scan func(...any) error) (x store.Role, err error) {
		return x, scan(&x.Role, &x.From, &x.To, &x.Articles)
	}, `SELECT n.value, COALESCE(min(NULLIF(substr(x.published, 1, 10), '')), ''), COALESCE(max(substr(x.published, 1, 10)), ''), count(DISTINCT x.article)
		FROM (SELECT ae.article, ae.roles, a.published `+own+`) x, json_each(x.roles) n GROUP BY n.value ORDER BY 2, 1`, e.num, e.num)
	return err
}

// Entities are those with a name that has all words of text.
func (r *reader) Entities(ctx context.Context, text string, p store.Page) (out store.List[store.Entity], err error) {
	cond := "e.same_as IS NULL"
	var args []any
	for _, w := range strings.Fields(text) {
		cond += ` AND (e.name LIKE ? ESCAPE '\' OR e.num IN (SELECT entity FROM article_entities WHERE names LIKE ? ESCAPE '\'))`
		pattern := "%" + likely(w) + "%"
		args = append(args, pattern, pattern)
	}
	limit, offset := limitOf(p), offsetOf(p)
	named := `(SELECT count(*) FROM ` + blocks + ` b CROSS JOIN article_entities ae ON ae.article >> 12 = b.n AND ae.entity = e.num)`
	from := "entities e"
	if len(args) == 0 { // all of them: count once
		from += " LEFT JOIN (SELECT entity, count(*) AS n FROM article_entities GROUP BY entity) k ON k.entity = e.num"
		named = "k.n"
	}
	list, err := collect(ctx, r, scanEntity, `SELECT `+entityColumns+` FROM `+from+` WHERE `+cond+`
		ORDER BY `+named+` DESC, e.name, e.id`+page(limit, offset), args...)
	if err != nil {
		return out, err
	}
	out.Next = cut(&list, limit, func(*entityRow) string { return strconv.FormatInt(offset+limit, 10) })
	for _, e := range list {
		if err := r.describe(ctx, e); err != nil {
			return out, err
		}
		out.Items = append(out.Items, e.Entity)
	}
	return out, nil
}

// markOf is by what a removed article's text is known again: only at its own
// outlet, since the same text elsewhere is another article.
func markOf(s *stored) string { return strings.ToLower(s.Outlet) + ":" + s.hash }

package sqldb

import (
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"

	"hearsay/store"
)

// Nodes reads what linking kept.
func (r *reader) Nodes(ctx context.Context, kind store.Keyed, ids ...string) (map[string][]byte, error) {
	tables, out := keyTables[kind], make(map[string][]byte, len(ids))
	err := chunks(ids, func(part []string) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var id string
			var node []byte
			err := scan(&id, &node)
			out[id] = node
			return err
		}, `SELECT i.id, n.node FROM `+tables.items+` i JOIN `+tables.nodes+` n ON n.item = i.num WHERE i.id IN (`+marks(len(part))+`)`, anys(part)...)
	})
	return out, err
}

// PutNodes keeps what linking knows.
func (t *tx) PutNodes(ctx context.Context, kind store.Keyed, nodes map[string][]byte) error {
	tables := keyTables[kind]
	nums, err := t.nums(ctx, tables.items, slices.Sorted(maps.Keys(nodes)))
	if err != nil {
		return err
	}
	rows := make([][]any, 0, len(nodes))
	for id, node := range nodes {
		num, ok := nums[id]
		if !ok {
			return fmt.Errorf("keeping the node of %s: %w", id, store.ErrNotFound)
		}
		rows = append(rows, []any{num, node})
	}
	slices.SortFunc(rows, func(a, b []any) int { return int(a[0].(int64) - b[0].(int64)) })
	return t.insertRows(ctx, `INSERT INTO `+tables.nodes+` VALUES `, rows, ` ON CONFLICT (item) DO UPDATE SET node = excluded.node`)
}

// nums are the row numbers of IDs; one that is not there is left out.
func (t *tx) nums(ctx context.Context, table string, ids []string) (map[string]int64, error) {
	out := make(map[string]int64, len(ids))
	var ask []string
	for _, id := range ids {
		if num, ok := t.fresh[id]; ok && table == "claims" {
			out[id] = num
		} else {
			ask = append(ask, id)
		}
	}
	err := chunks(ask, func(part []string) error {
		return t.each(ctx, func(scan func(...any) error) error {
			var id string
			var num int64
			err := scan(&id, &num)
			out[id] = num
			return err
		}, `SELECT id, num FROM `+table+` WHERE id IN (`+marks(len(part))+`)`, anys(part)...)
	})
	return out, err
}

// TakeLoose gives what went, and forgets it.
func (t *tx) TakeLoose(ctx context.Context) (loose store.Loose, err error) {
	loose.Nodes, err = collect(ctx, &t.reader, func(scan func(...any) error) (n store.LooseNode, err error) {
		return n, scan(&n.Kind, &n.ID, &n.Node)
	}, `SELECT kind, id, node FROM _loose_nodes ORDER BY kind, id`)
	if err != nil {
		return loose, err
	}
	loose.Keys, err = collect(ctx, &t.reader, func(scan func(...any) error) (k store.LooseKey, err error) {
		var key int64
		err = scan(&k.Kind, &key)
		k.Key = uint64(key)
		return k, err
	}, `SELECT kind, key FROM _loose_keys`)
	if err != nil || len(loose.Nodes)+len(loose.Keys) == 0 {
		return loose, err
	}
	if _, err = t.exec(ctx, `DELETE FROM _loose_nodes`); err == nil {
		_, err = t.exec(ctx, `DELETE FROM _loose_keys`)
	}
	return loose, err
}

// loosen remembers keys, eight bytes each, that something which went had.
func (t *tx) loosen(ctx context.Context, kind store.Keyed, keys []byte) error {
	rows := make([][]any, 0, len(keys)/8)
	for ; len(keys) >= 8; keys = keys[8:] {
		rows = append(rows, []any{string(kind), int64(binary.BigEndian.Uint64(keys))})
	}
	return t.insertRows(ctx, `INSERT INTO _loose_keys VALUES `, rows, "")
}

// PutCopies says which articles repeat which.
func (t *tx) PutCopies(ctx context.Context, originals map[string]string) error {
	for _, id := range slices.Sorted(maps.Keys(originals)) {
		_, err := t.exec(ctx, `UPDATE articles SET copy_of = COALESCE(NULLIF(?, ''), (SELECT NULLIF(b.id, articles.id) FROM articles b
			WHERE b.text_hash = articles.text_hash AND articles.text <> '' ORDER BY b.published = '', substr(b.published, 1, 10), b.id LIMIT 1), '')
			WHERE id = ?`, originals[id], id)
		if err != nil {
			return fmt.Errorf("marking the copy %s: %w", id, err)
		}
	}
	return nil
}

// dropNodes takes away what linking kept of an article and its claims.
func (t *tx) dropNodes(ctx context.Context, article int64) error {
	for _, d := range []struct {
		kind store.Keyed
		cond string
	}{{store.KeyedClaims, `article = ?`}, {store.KeyedArticles, `num = ?`}} {
		tables := keyTables[d.kind]
		n, err := t.exec(ctx, `INSERT INTO _loose_nodes SELECT ?, i.id, n.node FROM `+tables.items+` i
			JOIN `+tables.nodes+` n ON n.item = i.num WHERE i.`+d.cond, string(d.kind), article)
		if err != nil {
			return err
		}
		if n == 0 {
			continue
		}
		if _, err := t.exec(ctx, `DELETE FROM `+tables.nodes+` WHERE item IN (SELECT num FROM `+tables.items+` WHERE `+d.cond+`)`, article); err != nil {
			return err
		}
	}
	return nil
}

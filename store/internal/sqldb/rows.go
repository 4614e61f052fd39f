package sqldb

import (
	"context"
	"math/bits"
	"strings"

	"hearsay/store"
)

// reader implements store.Reader on whatever runs its queries. Every method
// reads its rows to the end before it asks again, since a prepared statement
// cannot be in use twice.
type reader struct {
	q       querier
	dialect Dialect
	ready   func(context.Context) error // makes the text indexes complete; nil where they are
	known   *memory                     // what a write transaction has read; nil elsewhere
}

// builder starts the translation of a query in which words are looked for in a table's text.
func (r *reader) builder(ctx context.Context, p store.Page, words string) (*builder, error) {
	b := &builder{ctx: ctx, r: r, dialect: r.dialect, asOf: p.AsOf, words: words, sizes: map[string]int64{}}
	if r.ready == nil {
		return b, nil
	}
	return b, r.ready(ctx)
}

// each calls f for every row.
func (r *reader) each(ctx context.Context, f func(scan func(...any) error) error, query string, args ...any) error {
	rows, err := r.q.query(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return r.dialect.Explain(rows.Err())
}

// collect gives what f makes of each row.
func collect[T any](ctx context.Context, r *reader, f func(scan func(...any) error) (T, error), query string, args ...any) ([]T, error) {
	var out []T
	err := r.each(ctx, func(scan func(...any) error) error {
		v, err := f(scan)
		out = append(out, v)
		return err
	}, query, args...)
	return out, err
}

// one scans a single row, and gives store.ErrNotFound when there is none.
func (r *reader) one(ctx context.Context, dest []any, query string, args ...any) error {
	found := false
	err := r.each(ctx, func(scan func(...any) error) error {
		if found {
			return nil
		}
		found = true
		return scan(dest...)
	}, query, args...)
	if err == nil && !found {
		err = store.ErrNotFound
	}
	return err
}

// into makes a list of destinations.
func into(dest ...any) []any { return dest }

func scanString(scan func(...any) error) (s string, err error) { return s, scan(&s) }

func scanNum(scan func(...any) error) (n int64, err error) { return n, scan(&n) }

func scanValue(scan func(...any) error) (v store.Value, err error) {
	return v, scan(&v.Value, &v.Count)
}

// marks is "?, ?, ?" for n values.
func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

func anys[T any](list []T) []any {
	out := make([]any, len(list))
	for i, v := range list {
		out[i] = v
	}
	return out
}

// chunks calls f with parts of the list for an IN (…): databases bound the number
// of arguments. The lengths are powers of two, filled up with the last value, so
// that few statements serve all lengths and stay prepared.
const chunk = 256

func chunks[T any](list []T, f func([]T) error) error {
	for len(list) > 0 {
		n := min(chunk, len(list))
		part := list[:n:n]
		for len(part) < roundUp(n) {
			part = append(part, list[n-1])
		}
		if err := f(part); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

// roundUp is the next power of two.
func roundUp(n int) int { return 1 << bits.Len(uint(n-1)) }

func null(s string) any {
	if s == "" {
		return nil
	}
	return s
}

package link

import (
	"context"
	"fmt"
	"iter"
	"reflect"

	"hearsay/extract/news"
	"hearsay/store"
)

// Remembered compares what is remembered of all pairs of claims in a store with
// what comparing them all now gives, and tells the first difference.
func Remembered(ctx context.Context, s store.Store) (string, error) {
	var reports []Report
	err := store.Each(ctx, s.Articles, nil, store.Page{}, func(a store.Article) error {
		d, err := s.Document(ctx, a.ID)
		if err == nil {
			reports = append(reports, ReportOf(d))
		}
		return err
	})
	if err != nil {
		return "", err
	}
	j := English()
	items := Items(j, reports)
	now := newSolution(j, newMemory(items, wordsIn(reports)), nil, newWeb(nil))
	if err := now.meet(items); err != nil {
		return "", err
	}
	if err := now.resolve(idsOf(items)); err != nil {
		return "", err
	}
	w := newWeb(func(ids []string) (map[string][]byte, error) { return s.Nodes(ctx, store.KeyedClaims, ids...) })
	if err := w.need(idsOf(items)); err != nil {
		return "", err
	}
	for _, id := range idsOf(items) {
		if got, want := w.nodes[id], now.claims.nodes[id]; !reflect.DeepEqual(clip(got), clip(want)) {
			return fmt.Sprintf("%s\n%+v\nwant\n%+v", id, got, want), nil
		}
	}
	return "", nil
}

func clip(n *node) node {
	if n == nil {
		return node{}
	}
	m := *n
	if len(m.pairs) == 0 {
		m.pairs = nil
	}
	return m
}

// Meet tells whether what was published on two days can share a key.
func Meet(a, b string) bool {
	x, _ := meeting(shelved([]uint64{1 << 63}, shelvesOn(a)), shelved([]uint64{1 << 63}, shelvesOn(b)))
	return len(x) > 0
}

// Shelves are the last shelf of each of so many days.
func Shelves(from string, days int) iter.Seq[uint64] {
	day, _ := news.ParseDay(from)
	return func(yield func(uint64) bool) {
		for i := range days {
			list := shelvesOn(day.AddDate(0, 0, i).Format("2006-01-02"))
			if !yield(list[len(list)-1]) {
				return
			}
		}
	}
}

package storetest

import (
	"errors"
	"fmt"
	"path/filepath"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/extract/news"
	"hearsay/store"
)

// Numbered is an article of its own for each number.
func Numbered(i int) *news.Document {
	text := fmt.Sprintf("Ship %d sails in June, the harbour said. It carries grain.", i)
	return Doc(news.Article{URL: fmt.Sprintf("https://x.example/%d", i), Outlet: "Harbour Post", Published: "2023-05-01", Language: "en", Text: text},
		fmt.Sprintf("ship %d|sail|Ship %d sails in June|source=harbour|due=during 2023-06|modality=planned", i, i), "it|carry|It carries grain")
}

var keeping = []Case{
	{"everything is there after closing", func(t *testing.T, s *Suite) {
		k, r, _ := linked(t, s)
		before := get[store.Counts](t)(s.Counts(ctx))
		s.Reopen()
		if diff := cmp.Diff(before, get[store.Counts](t)(s.Counts(ctx))); diff != "" {
			t.Error(diff)
		}
		if len(get[[]news.Link](t)(s.LinksOf(ctx, k.Claims[0].ID, r.Claims[1].ID))) != 3 {
			t.Error("links are gone")
		}
	}},
	{"writers in one process take turns and lose nothing", func(t *testing.T, s *Suite) {
		other := s.open(t, s.Path) // a second pool on the same file, as another process would have
		defer other.Close()
		const writers, each = 8, 10
		var wg sync.WaitGroup
		for w := range writers {
			wg.Go(func() {
				st := []store.Store{s.Store, other}[w%2]
				for i := range each {
					err := st.Update(ctx, func(tx store.Tx) error {
						if _, err := tx.Counts(ctx); err != nil { // reads first: the lock must be held already
							return err
						}
						_, err := tx.Save(ctx, store.Input{Doc: Numbered(w*each + i)})
						return err
					})
					if err != nil {
						t.Errorf("writer %d: %v", w, err)
					}
					if _, err := st.Claims(ctx, Q(t, "grain"), store.Page{Limit: 5}); err != nil {
						t.Errorf("reader %d: %v", w, err)
					}
				}
			})
		}
		wg.Wait()
		if n := get[store.Counts](t)(s.Counts(ctx)); n.Articles != writers*each || n.Claims != 2*writers*each {
			t.Errorf("counts %+v", n)
		}
	}},
	{"the order of arrival does not matter", func(t *testing.T, s *Suite) {
		other := s.Other("other.db")
		Save(t, s, kommersant(), reuters(), bridge())
		Save(t, other, bridge())
		Save(t, other, reuters(), kommersant())
		for _, q := range []string{"", "iphone", "status:unconfirmed"} {
			a := get[store.List[store.Claim]](t)(s.Claims(ctx, Q(t, q), store.Page{Text: true}))
			b := get[store.List[store.Claim]](t)(other.Claims(ctx, Q(t, q), store.Page{Text: true}))
			if diff := cmp.Diff(a, b); diff != "" {
				t.Errorf("%s:\n%s", q, diff)
			}
		}
	}},
	{"a bulk load ends with everything found", func(t *testing.T, s *Suite) {
		Save(t, s, kommersant())
		must(t, s.Bulk(ctx, func() error {
			Save(t, s, reuters(), bridge())
			s.update(func(tx store.Tx) error { return tx.Remove(ctx, kommersant().Article.ID, "anna", "") })
			return nil
		}))
		got := get[store.List[store.Claim]](t)(s.Claims(ctx, Q(t, "bridge OR iphones"), store.Page{}))
		if diff := cmp.Diff([]string{opens, safe, giveUp}, Contents(got.Items)); diff != "" {
			t.Error(diff)
		}
		stop := errors.New("stop")
		if err := s.Bulk(ctx, func() error { Save(t, s, Numbered(1)); return stop }); !errors.Is(err, stop) {
			t.Errorf("err %v", err)
		}
	}},
	{"a backup is a store of its own", func(t *testing.T, s *Suite) {
		linked(t, s)
		path := filepath.Join(filepath.Dir(s.Path), "copy.db")
		must(t, s.Backup(ctx, path))
		if err := s.Backup(ctx, path); err == nil {
			t.Error("an existing file was overwritten")
		}
		o := s.open(t, path)
		defer o.Close()
		if diff := cmp.Diff(get[store.Counts](t)(s.Counts(ctx)), get[store.Counts](t)(o.Counts(ctx))); diff != "" {
			t.Error(diff)
		}
		sound(t, o)
		must(t, s.Compact(ctx))
	}},
	{"two stores are merged, either way round", func(t *testing.T, s *Suite) {
		fill := func(a, b store.Store) {
			Save(t, a, kommersant(), Numbered(1), Numbered(2))
			Save(t, b, reuters(), Numbered(2), Numbered(3))
			changed := reuters().Article
			changed.Text = "An added line. " + changed.Text
			Save(t, b, Doc(changed, "Dmitry Peskov|confirm|could not confirm the report|source=Dmitry Peskov|status=unconfirmed"))
			must(t, a.Update(ctx, func(tx store.Tx) error {
				if _, err := tx.Save(ctx, store.Input{Doc: Numbered(3)}); err != nil {
					return err
				}
				return tx.Remove(ctx, Numbered(3).Article.ID, "anna", "wish")
			}))
			must(t, b.Update(ctx, func(tx store.Tx) error {
				if err := tx.Remove(ctx, Numbered(2).Article.ID, "ben", "wish"); err != nil {
					return err
				}
				list, err := tx.Claims(ctx, Q(t, "who:peskov"), store.Page{})
				must(t, err)
				_, err = tx.Decide(ctx, store.Decision{Who: "ben", At: "2023-04-01T00:00:00Z", Kind: store.DecideField, On: onClaims(list.Items[0].ID), Field: "status", Value: "denied"})
				return err
			}))
		}
		a, b, c, d := s.Store, s.Other("b.db"), s.Other("c.db"), s.Other("d.db")
		fill(a, b)
		fill(c, d)
		seen := 0
		must(t, a.Merge(ctx, b, func(store.Saved) { seen++ }))
		must(t, d.Merge(ctx, c, nil))
		got := get[store.List[store.Claim]](t)(a.Claims(ctx, nil, store.Page{}))
		if diff := cmp.Diff(got, get[store.List[store.Claim]](t)(d.Claims(ctx, nil, store.Page{}))); diff != "" {
			t.Errorf("they differ:\n%s", diff)
		}
		n := get[store.Counts](t)(a.Counts(ctx))
		if n.Articles != 3 || n.Removed != 2 || n.Decisions != 1 || n.Revisions != 4 || seen == 0 {
			t.Errorf("counts %+v", n)
		}
		if list := get[store.List[store.Claim]](t)(a.Claims(ctx, Q(t, "status:denied"), store.Page{})); len(list.Items) != 1 {
			t.Errorf("the decision has no effect: %v", Contents(list.Items))
		}
		sound(t, d)
	}},
}

package storetest

import (
	"errors"
	"testing"

	"hearsay/extract/news"
	"hearsay/store"
)

var removing = []Case{
	{"remove purges an article and what hangs on it", func(t *testing.T, s *Suite) {
		k, r, _ := linked(t, s)
		s.decide(store.Decision{Kind: store.DecideField, On: onClaims(k.Claims[0].ID), Field: "status", Value: "denied", Why: "takedown follows"})
		s.update(func(tx store.Tx) error { return tx.Remove(ctx, k.Article.URL, "anna", "court order") })
		if _, err := s.Article(ctx, k.Article.ID); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("article: %v", err)
		}
		n := get[store.Counts](t)(s.Counts(ctx))
		if n.Articles != 2 || n.Claims != 4 || n.Links != 0 || n.Removed != 1 || n.Decisions != 1 {
			t.Errorf("counts %+v", n)
		}
		if got := get[store.List[store.Claim]](t)(s.Claims(ctx, Q(t, "phones"), store.Page{})); len(got.Items) != 0 {
			t.Errorf("found %v", Contents(got.Items))
		}
		if d := get[[]store.Decision](t)(s.Decisions(ctx, ""))[0]; d.On[0].Quote != "" || d.Why == "" || !d.Orphaned {
			t.Errorf("decision %+v", d)
		}
		if f := get[*news.Fact](t)(s.Fact(ctx, r.Claims[1].ID)); len(f.Claims) != 1 {
			t.Errorf("fact %+v", f)
		}
		// The fact is put anew by linking; here by hand, so that the store is sound again.
		s.update(func(tx store.Tx) error {
			must(t, tx.PutStories(ctx, news.Story{ID: r.Article.ID, Articles: []string{r.Article.ID}}))
			return tx.PutFacts(ctx, news.Fact{ID: r.Claims[1].ID, Claims: []string{r.Claims[1].ID}, Status: news.FactReported})
		})
	}},
	{"what was removed is refused until it is asked for", func(t *testing.T, s *Suite) {
		Save(t, s, kommersant())
		s.update(func(tx store.Tx) error { return tx.Remove(ctx, kommersant().Article.ID, "anna", "embargo") })
		moved := kommersant().Article
		moved.URL, moved.ID = "https://kommersant.example/moved", ""
		for _, a := range []news.Article{kommersant().Article, moved} {
			if p := get[[]store.Prepared](t)(s.Prepare(ctx, Version, a))[0]; p.Outcome != store.Refused {
				t.Errorf("prepared %+v", p)
			}
			err := s.Update(ctx, func(tx store.Tx) error { _, err := tx.Save(ctx, store.Input{Doc: Doc(a)}); return err })
			if !errors.Is(err, store.ErrRemoved) {
				t.Errorf("saved: %v", err)
			}
		}
		s.update(func(tx store.Tx) error {
			_, err := tx.Save(ctx, store.Input{Doc: kommersant(), Force: true})
			return err
		})
		if p := get[[]store.Prepared](t)(s.Prepare(ctx, Version, kommersant().Article))[0]; p.Outcome != store.Unchanged {
			t.Errorf("prepared %+v", p)
		}
	}},
	{"a copy becomes the original when that is removed", func(t *testing.T, s *Suite) {
		a := kommersant().Article
		a.URL, a.Outlet, a.Published, a.ID = "https://mirror.example/1", "Mirror", "2023-03-21", ""
		Save(t, s, kommersant(), Doc(a))
		s.update(func(tx store.Tx) error { return tx.Remove(ctx, kommersant().Article.ID, "anna", "") })
		if got := get[*store.Article](t)(s.Article(ctx, a.URL)); got.CopyOf != "" {
			t.Errorf("a copy of %s", got.CopyOf)
		}
	}},
}

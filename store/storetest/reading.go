package storetest

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/extract/news"
	"hearsay/store"
)

var reading = []Case{
	{"things are found by the beginning of their ID", func(t *testing.T, s *Suite) {
		d := kommersant()
		Save(t, s, d, reuters())
		id := d.Claims[0].ID
		if c := get[*store.Claim](t)(s.Claim(ctx, id[:8])); c.ID != id || c.Of.Text != d.Article.Text || c.Of.Outlet != "Kommersant" {
			t.Errorf("claim %+v", c)
		}
		if a := get[*store.Article](t)(s.Article(ctx, d.Article.ID[:8])); a.ID != d.Article.ID || a.Claims != 2 {
			t.Errorf("article %+v", a)
		}
		for _, bad := range []string{"", "x", "ffffffffffffffff", id + "0", "%", "'"} {
			if _, err := s.Claim(ctx, bad); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("claim %q: %v", bad, err)
			}
			if _, err := s.Article(ctx, bad); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("article %q: %v", bad, err)
			}
			if _, err := s.Fact(ctx, bad); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("fact %q: %v", bad, err)
			}
			if _, err := s.Story(ctx, bad); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("story %q: %v", bad, err)
			}
			if _, err := s.Entity(ctx, bad); !errors.Is(err, store.ErrNotFound) {
				t.Errorf("entity %q: %v", bad, err)
			}
		}
	}},
	{"an article is found by ref and URL", func(t *testing.T, s *Suite) {
		a := bridge().Article
		a.Ref, a.URLs = "bridge-1", []string{"https://town.example/amp/bridge"}
		d := Doc(a)
		Save(t, s, d)
		for _, ref := range []string{"bridge-1", a.URL, a.URLs[0], d.Article.ID} {
			if got, err := s.Article(ctx, ref); err != nil || got.ID != d.Article.ID {
				t.Errorf("%s: %v", ref, err)
			}
		}
	}},
	{"claims come in the order asked for", func(t *testing.T, s *Suite) {
		d := kommersant()
		Save(t, s, d)
		got := get[[]store.Claim](t)(s.ClaimsByID(ctx, d.Claims[1].ID, "gone", d.Claims[0].ID))
		if len(got) != 2 || got[0].ID != d.Claims[1].ID || got[1].ID != d.Claims[0].ID || got[0].Of.Text != "" {
			t.Errorf("claims %+v", got)
		}
	}},
	{"entities are known across articles", func(t *testing.T, s *Suite) {
		for i, roles := range [][]string{{"Kremlin spokesman"}, nil, {"spokesman"}} {
			d := reuters()
			d.Article.URL += string(rune('a' + i))
			d.Article.Published = "2023-03-2" + string(rune('0'+i))
			d = Doc(news.Article{URL: d.Article.URL, Outlet: "Reuters", Published: d.Article.Published, Text: d.Article.Text},
				"Dmitry Peskov|confirm|could not confirm the report")
			d.Entities[0].Roles = roles
			d.Entities[0].Aliases = []string{"Peskov"}[:i%2]
			Save(t, s, d)
		}
		list := get[store.List[store.Entity]](t)(s.Entities(ctx, "peskov", store.Page{}))
		if len(list.Items) != 1 {
			t.Fatalf("entities %+v", list.Items)
		}
		e := get[*store.Entity](t)(s.Entity(ctx, list.Items[0].ID))
		want := &store.Entity{ID: e.ID, Name: "Dmitry Peskov", Kind: news.Organisation, Articles: 3,
			Names: []store.Value{{Value: "Dmitry Peskov", Count: 3}, {Value: "Peskov", Count: 1}},
			Roles: []store.Role{{Role: "Kremlin spokesman", From: "2023-03-20", To: "2023-03-20", Articles: 1},
				{Role: "spokesman", From: "2023-03-22", To: "2023-03-22", Articles: 1}}}
		if diff := cmp.Diff(want, e); diff != "" {
			t.Errorf("entity:\n%s", diff)
		}
	}},
	{"a view does not change under its reader", func(t *testing.T, s *Suite) {
		Save(t, s, kommersant())
		must(t, s.View(ctx, func(r store.Reader) error {
			before := get[store.Counts](t)(r.Counts(ctx))
			Save(t, s, reuters())
			if after := get[store.Counts](t)(r.Counts(ctx)); after.Articles != before.Articles {
				t.Errorf("%d articles, then %d", before.Articles, after.Articles)
			}
			return nil
		}))
		if n := get[store.Counts](t)(s.Counts(ctx)); n.Articles != 2 {
			t.Errorf("after the view: %+v", n)
		}
	}},
	{"a transaction reads what it wrote", func(t *testing.T, s *Suite) {
		must(t, s.Update(ctx, func(tx store.Tx) error {
			_, err := tx.Save(ctx, store.Input{Doc: kommersant()})
			must(t, err)
			list := get[store.List[store.Claim]](t)(tx.Claims(ctx, Q(t, "device:iphone"), store.Page{}))
			if len(list.Items) != 1 {
				t.Errorf("claims %+v", list.Items)
			}
			return nil
		}))
	}},
	{"import items are counted and found again", func(t *testing.T, s *Suite) {
		put := func(items ...store.Item) {
			must(t, s.Update(ctx, func(tx store.Tx) error { return tx.PutItems(ctx, items...) }))
		}
		put(store.Item{Source: "a.warc", Key: "1", State: store.ItemStarted, At: "2023-01-01T00:00:00Z"},
			store.Item{Source: "a.warc", Key: "2", State: store.ItemDone, Offset: 70, Article: "x"},
			store.Item{Source: "b.warc", Key: "1", State: store.ItemFailed, Error: "no body"})
		put(store.Item{Source: "a.warc", Key: "1", State: store.ItemFailed, Error: "torn"})
		i := get[store.Item](t)(s.Item(ctx, "a.warc", "1"))
		if i.State != store.ItemFailed || i.Error != "torn" || i.Attempts != 1 {
			t.Errorf("item %+v", i)
		}
		put(store.Item{Source: "a.warc", Key: "1", State: store.ItemFailed, Error: "torn"})
		if i := get[store.Item](t)(s.Item(ctx, "a.warc", "1")); i.Attempts != 2 {
			t.Errorf("after a second failure: %+v", i)
		}
		var failed []string
		must(t, store.Each(ctx, func(c context.Context, source string, p store.Page) (store.List[store.Item], error) {
			p.Limit = 1
			return s.Items(c, source, store.ItemFailed, p)
		}, "", store.Page{}, func(i store.Item) error { failed = append(failed, i.Source+"/"+i.Key); return nil }))
		if diff := cmp.Diff([]string{"a.warc/1", "b.warc/1"}, failed); diff != "" {
			t.Errorf("failures:\n%s", diff)
		}
		if _, err := s.Item(ctx, "a.warc", "9"); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("an item never met: %v", err)
		}
	}},
	{"everything is counted", func(t *testing.T, s *Suite) {
		Save(t, s, kommersant(), reuters(), bridge())
		n := get[store.Counts](t)(s.Counts(ctx))
		if n.Articles != 3 || n.Claims != 6 || n.Revisions != 3 || len(n.ByLanguage) != 1 || n.ByLanguage[0] != (store.Value{Value: "en", Count: 3}) {
			t.Errorf("counts %+v", n)
		}
	}},
}

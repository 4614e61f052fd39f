package storetest

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"hearsay/extract/news"
	"hearsay/store"
)

var saving = []Case{
	{"a document comes back as it was saved", func(t *testing.T, s *Suite) {
		d := reuters()
		d.Article.Authors, d.Article.Captions = []string{"A. Writer"}, []string{"The Kremlin “at night”\n"}
		d.Article.URLs = []string{"https://reuters.example/amp/7"}
		d.Claims[1].Quantities = []news.Quantity{{Text: "5", Value: 5.25, Bound: news.AtLeast, Unit: "phone"}}
		d.Claims[1].OtherSources = [][]news.Source{{{Name: "police", Entity: -1, Anonymous: true}}}
		d.Claims[1].Terms = []string{"iphone", "give"}
		d.Statements = []news.Statement{{ID: "s", Kind: news.Indirect, Cue: []news.Span{{Start: 36, End: 42}}, Parent: -1, Confidence: 0.5,
			Speaker: news.Source{Name: "Dmitry Peskov", Entity: 0}, Reason: news.Reason{Rule: "test"}}}
		d.Entities[0].Aliases, d.Entities[0].Roles, d.Entities[0].Gender = []string{"Peskov"}, []string{"Kremlin spokesman"}, 'm'
		saved := Save(t, s, d)[0]
		if saved.Outcome != store.New || saved.Article != d.Article.ID || len(saved.Claims) != 2 {
			t.Errorf("saved %+v", saved)
		}
		got := get[*news.Document](t)(s.Document(ctx, d.Article.ID))
		if diff := cmp.Diff(d, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("stored otherwise (-saved +got):\n%s", diff)
		}
	}},
	{"saving again changes nothing", func(t *testing.T, s *Suite) {
		Save(t, s, reuters())
		if saved := Save(t, s, reuters())[0]; saved.Outcome != store.Unchanged || len(saved.Claims) != 2 {
			t.Errorf("saved %+v", saved)
		}
		if n := get[store.Counts](t)(s.Counts(ctx)); n.Articles != 1 || n.Claims != 2 || n.Revisions != 1 {
			t.Errorf("counts %+v", n)
		}
	}},
	{"a changed text is a revision, and the old one is kept", func(t *testing.T, s *Suite) {
		old := Save(t, s, kommersant())[0]
		a := kommersant().Article
		a.Text = "Officials must replace iPhones by the end of April, sources said."
		d := Doc(a, "Kremlin staff|replace|Officials must replace iPhones by the end of April|source=sources|due=by 2023-04-30")
		saved := Save(t, s, d)[0]
		if saved.Outcome != store.Revised || saved.Article != old.Article || saved.Revision == old.Revision {
			t.Errorf("saved %+v after %+v", saved, old)
		}
		if diff := cmp.Diff(old.Claims, saved.Dropped); diff != "" {
			t.Errorf("dropped claims:\n%s", diff)
		}
		list := get[[]store.Revision](t)(s.Revisions(ctx, saved.Article))
		if len(list) != 2 || list[0].ID != old.Revision || !list[1].Current || len(list[0].Claims) != 2 ||
			list[0].Claims[0].ContentText != "Officials must replace iPhones by the end of March" {
			t.Errorf("revisions %+v", list)
		}
		claims := get[store.List[store.Claim]](t)(s.Claims(ctx, nil, store.Page{}))
		if diff := cmp.Diff([]string{"Officials must replace iPhones by the end of April"}, Contents(claims.Items)); diff != "" {
			t.Errorf("claims:\n%s", diff)
		}
		// The old text comes back: it is the current one again.
		if back := Save(t, s, kommersant())[0]; back.Outcome != store.Revised || back.Revision != old.Revision {
			t.Errorf("saved %+v", back)
		}
		if list := get[[]store.Revision](t)(s.Revisions(ctx, saved.Article)); len(list) != 2 || list[1].ID != old.Revision {
			t.Errorf("revisions %+v", list)
		}
		Save(t, s, bridge())
		for q, want := range map[string]string{"revised:yes": "Kommersant", "revised:no": "Town Post", "bridge revised:yes": ""} {
			outlets := ""
			for _, x := range get[store.List[store.Article]](t)(s.Articles(ctx, Q(t, q), store.Page{})).Items {
				outlets += x.Outlet
			}
			if outlets != want {
				t.Errorf("%s: %q, want %q", q, outlets, want)
			}
		}
	}},
	{"a text fetched earlier does not replace a later one", func(t *testing.T, s *Suite) {
		late, early := kommersant(), kommersant().Article
		late.Article.FetchedAt, early.FetchedAt = "2023-03-21T10:00:00Z", "2023-03-20T10:00:00Z"
		early.Text = "Officials must replace iPhones."
		Save(t, s, late)
		saved := Save(t, s, Doc(early, "Kremlin staff|replace|Officials must replace iPhones"))[0]
		a := get[*store.Article](t)(s.Article(ctx, late.Article.URL))
		if saved.Outcome != store.Older || a.Text != late.Article.Text {
			t.Errorf("saved %+v, text %q", saved, a.Text)
		}
		if list := get[[]store.Revision](t)(s.Revisions(ctx, a.ID)); len(list) != 2 || list[0].Text != early.Text {
			t.Errorf("revisions %+v", list)
		}
	}},
	{"it tells when the articles stored last were fetched", func(t *testing.T, s *Suite) {
		if at := get[string](t)(s.Latest(ctx)); at != "" {
			t.Errorf("an empty store: %q", at)
		}
		for i, at := range []string{"2023-03-20T10:00:00Z", "", "2023-03-22T10:00:00Z", "2023-03-21T10:00:00Z"} {
			Save(t, s, Doc(news.Article{Ref: string(rune('a' + i)), Outlet: "O", Text: "It rains.", FetchedAt: at}))
		}
		if at := get[string](t)(s.Latest(ctx)); at != "2023-03-22T10:00:00Z" {
			t.Errorf("latest %q", at)
		}
	}},
	{"a new extractor makes the layers anew", func(t *testing.T, s *Suite) {
		Save(t, s, kommersant())
		d := kommersant()
		d.Extractor = "test-2"
		d.Claims = d.Claims[:1]
		saved := Save(t, s, d)[0]
		if saved.Outcome != store.Updated || len(saved.Dropped) != 1 {
			t.Errorf("saved %+v", saved)
		}
		got := get[[]store.ExtractorCount](t)(s.Extractors(ctx))
		if diff := cmp.Diff([]store.ExtractorCount{{Extractor: "test-2", Articles: 1, Claims: 1}}, got); diff != "" {
			t.Errorf("extractors:\n%s", diff)
		}
	}},
	{"layers are made anew when that is asked for", func(t *testing.T, s *Suite) {
		Save(t, s, kommersant())
		d := kommersant()
		d.Claims = d.Claims[:1]
		if saved := Save(t, s, d)[0]; saved.Outcome != store.Unchanged || len(saved.Claims) != 2 {
			t.Errorf("saved %+v", saved)
		}
		s.update(func(tx store.Tx) error {
			saved, err := tx.Save(ctx, store.Input{Doc: d, Again: true})
			if saved.Outcome != store.Updated || len(saved.Claims) != 1 || len(saved.Dropped) != 1 {
				t.Errorf("saved %+v", saved)
			}
			return err
		})
	}},
	{"what an article lacks is filled in from what is known", func(t *testing.T, s *Suite) {
		Save(t, s, kommersant())
		a := kommersant().Article
		a.Published, a.Outlet, a.Title, a.Language = "", "", "", ""
		p := get[[]store.Prepared](t)(s.Prepare(ctx, Version, a))[0]
		if p.Outcome != store.Unchanged || p.Article.Published != "2023-03-20" || p.Article.Outlet != "Kommersant" || p.Article.Title == "" {
			t.Errorf("prepared %+v", p)
		}
		b := kommersant().Article
		b.Published = "2023-03-20T08:00:00Z"
		if p := get[[]store.Prepared](t)(s.Prepare(ctx, Version, b))[0]; p.Outcome != store.Updated || p.Article.Published != b.Published {
			t.Errorf("a more exact date: prepared %+v", p)
		}
		if p := get[[]store.Prepared](t)(s.Prepare(ctx, "test-2", a))[0]; p.Outcome != store.Updated {
			t.Errorf("another extractor: prepared %+v", p)
		}
	}},
	{"the same text at another outlet is a copy, whichever comes first", func(t *testing.T, s *Suite) {
		first := kommersant()
		copied := kommersant().Article
		copied.URL, copied.Outlet, copied.Published, copied.ID = "https://mirror.example/1", "Mirror", "2023-03-21", ""
		d := Doc(copied, "Kremlin staff|replace|Officials must replace iPhones by the end of March|source=sources")
		if saved := Save(t, s, first, d)[1]; saved.Outcome != store.Copy || saved.CopyOf != first.Article.ID {
			t.Errorf("saved %+v", saved)
		}
		o := s.Other("reverse.db")
		Save(t, o, d, first)
		a := get[*store.Article](t)(o.Article(ctx, d.Article.ID))
		if a.CopyOf != first.Article.ID {
			t.Errorf("in the other order it is a copy of %q", a.CopyOf)
		}
		sound(t, o)
		if list := get[store.List[store.Article]](t)(s.Articles(ctx, Q(t, "copy:yes"), store.Page{})); len(list.Items) != 1 || list.Items[0].Outlet != "Mirror" {
			t.Errorf("copies: %+v", list.Items)
		}
	}},
	{"an address seen for an article is that article", func(t *testing.T, s *Suite) {
		d := kommersant()
		d.Article.URLs = []string{"https://kommersant.example/amp/1"}
		Save(t, s, d)
		a := kommersant().Article
		a.URL, a.ID = "https://kommersant.example/amp/1", ""
		p := get[[]store.Prepared](t)(s.Prepare(ctx, Version, a))[0]
		if p.Outcome != store.Unchanged || p.Article.ID != d.Article.ID || p.Article.URL != d.Article.URL {
			t.Errorf("prepared %+v", p)
		}
		// In the other order the canonical address becomes the identity, and the old ID still leads there.
		o := s.Other("reverse.db")
		amp := Doc(a, "Kremlin staff|replace|Officials must replace iPhones by the end of March|source=sources")
		Save(t, o, amp)
		saved := Save(t, o, d)[0]
		if saved.Article != d.Article.ID {
			t.Errorf("saved %+v, want the ID %s", saved, d.Article.ID)
		}
		got := get[*store.Article](t)(o.Article(ctx, amp.Article.ID))
		if n := get[store.Counts](t)(o.Counts(ctx)); got.ID != d.Article.ID || n.Articles != 1 || !slices.Equal(got.URLs, d.Article.URLs) {
			t.Errorf("article %+v, counts %+v", got, n)
		}
		sound(t, o)
	}},
	{"two articles that turn out to be one become one", func(t *testing.T, s *Suite) {
		a := kommersant().Article
		a.URL, a.ID = "https://kommersant.example/print/1", ""
		print := Doc(a, "Kremlin staff|replace|Officials must replace iPhones by the end of March|source=sources")
		Save(t, s, print, kommersant())
		d := kommersant()
		d.Article.URLs = []string{a.URL}
		Save(t, s, d)
		n := get[store.Counts](t)(s.Counts(ctx))
		if n.Articles != 1 || n.Claims != 2 || get[*store.Article](t)(s.Article(ctx, print.Article.ID)).ID != d.Article.ID {
			t.Errorf("counts %+v", n)
		}
	}},
	{"an article without an address is known by outlet and text", func(t *testing.T, s *Suite) {
		a := kommersant().Article
		a.URL, a.ID = "", ""
		plain := Doc(a, "Kremlin staff|replace|Officials must replace iPhones by the end of March|source=sources")
		Save(t, s, plain)
		saved := Save(t, s, kommersant())[0]
		if n := get[store.Counts](t)(s.Counts(ctx)); n.Articles != 1 || saved.Article != kommersant().Article.ID {
			t.Errorf("saved %+v, counts %+v", saved, n)
		}
		if p := get[[]store.Prepared](t)(s.Prepare(ctx, Version, plain.Article))[0]; p.Article.ID != kommersant().Article.ID {
			t.Errorf("prepared %+v", p)
		}
	}},
	{"a document that breaks its promises is refused, and the rest is stored", func(t *testing.T, s *Suite) {
		bad := bridge()
		bad.Claims[0].Content.End = 10_000
		must(t, s.Update(ctx, func(tx store.Tx) error {
			if _, err := tx.Save(ctx, store.Input{Doc: kommersant()}); err != nil {
				return err
			}
			if _, err := tx.Save(ctx, store.Input{Doc: bad}); !errors.Is(err, store.ErrInvalid) {
				t.Errorf("saved a broken document: %v", err)
			}
			_, err := tx.Save(ctx, store.Input{Doc: reuters()})
			return err
		}))
		if n := get[store.Counts](t)(s.Counts(ctx)); n.Articles != 2 {
			t.Errorf("counts %+v", n)
		}
	}},
	{"an update that fails leaves nothing", func(t *testing.T, s *Suite) {
		stop := errors.New("stop")
		err := s.Update(ctx, func(tx store.Tx) error {
			_, err := tx.Save(ctx, store.Input{Doc: kommersant()})
			must(t, err)
			return stop
		})
		if n := get[store.Counts](t)(s.Counts(ctx)); !errors.Is(err, stop) || n.Articles != 0 || n.Entities != 0 {
			t.Errorf("err %v, counts %+v", err, n)
		}
		Save(t, s, kommersant()) // entities remembered from the failed update must not be taken for stored ones
	}},
	{"the bytes it came in are kept", func(t *testing.T, s *Suite) {
		d := kommersant()
		must(t, s.Update(ctx, func(tx store.Tx) error {
			_, err := tx.Save(ctx, store.Input{Doc: d, Raw: []byte("<p>Officials…"), RawType: "text/html"})
			return err
		}))
		data, mediaType, err := s.Raw(ctx, d.Article.ID)
		if err != nil || string(data) != "<p>Officials…" || mediaType != "text/html" {
			t.Errorf("raw %q %s %v", data, mediaType, err)
		}
		Save(t, s, reuters())
		if _, _, err := s.Raw(ctx, reuters().Article.ID); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("raw of an article without: %v", err)
		}
	}},
	{"an article in another language is stored without layers", func(t *testing.T, s *Suite) {
		Save(t, s, Doc(news.Article{URL: "https://a.example/ru", Text: "Мост откроют в июне.", Language: "ru"}))
		list := get[store.List[store.Article]](t)(s.Articles(ctx, Q(t, "мост language:ru"), store.Page{}))
		if len(list.Items) != 1 || list.Items[0].Claims != 0 {
			t.Errorf("articles %+v", list.Items)
		}
	}},
	{"any text is stored as it is", func(t *testing.T, s *Suite) {
		for i, text := range []string{"", "a\x00b", "\"quoted\" \\ 100%", "\u2028 “x” 😀\r\n\t "} {
			d := Doc(news.Article{Ref: string(rune('a' + i)), Outlet: "O", Text: text})
			Save(t, s, d)
			if got := get[*store.Article](t)(s.Article(ctx, d.Article.ID)); got.Text != text {
				t.Errorf("%q came back as %q", text, got.Text)
			}
		}
	}},
}

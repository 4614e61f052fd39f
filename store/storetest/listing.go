package storetest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/extract/news"
	"hearsay/store"
	"hearsay/store/query"
)

// The claims of the three reports, by what tells them apart.
const (
	replace = "Officials must replace iPhones by the end of March"
	sold    = "The phones can be sold or given away"
	confirm = "could not confirm the report"
	giveUp  = "Officials have been told to give up iPhones before April"
	opens   = "The bridge in Lund will open in June"
	safe    = "It is safe"
)

// asked is what each query must find among them, newest first.
var asked = []struct {
	query string
	want  []string
}{
	{"", []string{opens, safe, confirm, giveUp, replace, sold}},
	{"iphone", []string{giveUp, replace}},
	{"iPhones officials", []string{giveUp, replace}},
	{`"end of march"`, []string{replace}},
	{`"march of end"`, nil},
	{"brid*", []string{opens, safe}}, // "safe" has the bridge as its agent
	{"-iphone", []string{opens, safe, confirm, sold}},
	{"bridge OR phones", []string{opens, safe, sold}},
	{"(bridge OR iphone) -safe", []string{opens, giveUp, replace}},
	{"who:peskov", []string{confirm}},
	{`who:"Dmitry Peskov"`, []string{confirm}},
	{"who:bridge,peskov", []string{opens, safe, confirm}},
	{"predicate:give*", []string{giveUp}},
	{"predicate:REPLACE", []string{replace}},
	{"device:iphone", []string{giveUp, replace}},
	{"device:iphone source:kommersant", []string{giveUp}},
	{"source:sources", []string{giveUp, replace}},
	{"root:sources", []string{giveUp, replace}},
	{"root:kommersant", nil},
	{"anonymous:yes", []string{opens, giveUp, replace}},
	{"place:lund", []string{opens}},
	{"outlet:reuters", []string{confirm, giveUp}},
	{`outlet:"town post"`, []string{opens, safe}},
	{"outlet:100%", nil},
	{"title:kremlin", []string{confirm, giveUp, replace, sold}},
	{"status:unconfirmed", []string{confirm}},
	{"status:asserted,unconfirmed", []string{confirm, sold}},
	{"modality:instructed", []string{giveUp, replace}},
	{"quote:yes", []string{safe}},
	{"confidence:>=0.95", []string{replace}},
	{"confidence:<0.7", []string{sold}},
	{"due:2023-03", []string{giveUp, replace}}, // before April is by 31 March
	{"due-before:2023-04-01", []string{giveUp, replace}},
	{"due-before:2023-03-31", nil},
	{"due-after:2023-04", []string{opens}},
	{"time:2023-06-15", []string{opens}},
	{"published:2023-03-20", []string{confirm, giveUp, replace, sold}},
	{"since:2023-03-21", []string{opens, safe}},
	{"until:2023-03-20", []string{confirm, giveUp, replace, sold}},
	{"published:<2023-03-20", nil},
	{"language:en iphone", []string{giveUp, replace}},
	{"contested:yes", []string{giveUp, replace}},
	{"contested:no device:iphone", nil},
	{"relation:cannot-confirm", []string{confirm, replace}},
	{"fact-status:unconfirmed", []string{giveUp, replace}},
	{"fact-status:reported", []string{opens}},
	{"-fact-status:unconfirmed", []string{opens, safe, confirm, sold}},
	{"outlets:>=2", []string{giveUp, replace}},
	{"outlets:1", []string{opens}},
	{"independent:>=1", []string{giveUp, replace}},
	{"independent:>1", nil},
}

// linked saves the three reports with links, facts and a story.
func linked(t testing.TB, s store.Store) (k, r, b *news.Document) {
	k, r, b = kommersant(), reuters(), bridge()
	Save(t, s, k, r, b)
	must(t, s.Update(ctx, func(tx store.Tx) error {
		must(t, tx.PutLinks(ctx,
			news.Link{A: r.Claims[1].ID, B: k.Claims[0].ID, Relation: news.Same, Score: 0.9, Reason: news.Reason{Rule: "test", Note: "n"}},
			news.Link{A: r.Claims[0].ID, B: k.Claims[0].ID, Relation: news.CannotConfirm, Score: 0.8, Reason: news.Reason{Rule: "test"}},
			news.Link{A: r.Claims[1].ID, B: k.Claims[0].ID, Relation: news.Conflicts, On: []string{"deadline", "place"}, Score: 0.7, Reason: news.Reason{Rule: "test"}}))
		must(t, tx.PutFacts(ctx,
			news.Fact{ID: k.Claims[0].ID, Claims: []string{k.Claims[0].ID, r.Claims[1].ID}, Status: news.FactUnconfirmed, Origins: news.OriginCount{Min: 1, Max: 2},
				Outlets: []string{"Kommersant", "Reuters"}, First: k.Claims[0].ID, Deadline: k.Claims[0].Deadline,
				History: []news.FactStep{{Day: "2023-03-20", Status: news.FactUnconfirmed, Claim: r.Claims[0].ID, Why: "cannot-confirm"}}},
			news.Fact{ID: b.Claims[0].ID, Claims: []string{b.Claims[0].ID}, Status: news.FactReported, Deadline: b.Claims[0].Deadline, First: b.Claims[0].ID, Outlets: []string{"Town Post"}}))
		first, second := k.Article.ID, r.Article.ID
		must(t, tx.PutStories(ctx, news.Story{ID: first, Title: "iPhones", Articles: []string{first, second}, From: "2023-03-20", To: "2023-03-20"},
			news.Story{ID: b.Article.ID, Title: "Bridge", Articles: []string{b.Article.ID}, From: "2023-05-02", To: "2023-05-02"}))
		return nil
	}))
	return k, r, b
}

var listing = []Case{
	{"a query finds the claims that it asks for", func(t *testing.T, s *Suite) {
		linked(t, s)
		for _, c := range asked {
			got := get[store.List[store.Claim]](t)(s.Claims(ctx, Q(t, c.query), store.Page{}))
			if diff := cmp.Diff(c.want, Contents(got.Items)); diff != "" {
				t.Errorf("%s:\n%s", c.query, diff)
			}
		}
	}},
	{"a query finds claims by ID of story, fact, article, entity", func(t *testing.T, s *Suite) {
		k, r, b := linked(t, s)
		for q, want := range map[string]int{"story:" + k.Article.ID: 4, "story:" + r.Article.ID: 4, "fact:" + k.Claims[0].ID: 2,
			"article:" + b.Article.ID[:6]: 2, `article:"https://town.example/bridge"`: 2, "claim:" + k.Claims[1].ID: 1,
			"entity:" + store.EntityID(&r.Entities[0]): 1, "extractor:" + Version: 6} {
			if got := get[store.List[store.Claim]](t)(s.Claims(ctx, Q(t, q), store.Page{})); len(got.Items) != want {
				t.Errorf("%s: %d claims, want %d", q, len(got.Items), want)
			}
		}
	}},
	{"a fact expires when its day has passed, as of the day asked for", func(t *testing.T, s *Suite) {
		linked(t, s)
		for asOf, want := range map[string][]string{"": nil, "2023-03-31": nil, "2023-04-01": nil, "2023-12-31": {opens}} {
			got := get[store.List[store.Claim]](t)(s.Claims(ctx, Q(t, "fact-status:expired"), store.Page{AsOf: asOf}))
			if diff := cmp.Diff(want, Contents(got.Items)); diff != "" {
				t.Errorf("as of %s:\n%s", asOf, diff)
			}
			for _, c := range got.Items {
				if c.FactStatus != news.FactExpired {
					t.Errorf("as of %s: status %s", asOf, c.FactStatus)
				}
			}
		}
		facts := get[store.List[news.Fact]](t)(s.Facts(ctx, nil, store.Page{AsOf: "2023-04-01", Order: store.Oldest}))
		if facts.Items[0].Status != news.FactUnconfirmed || facts.Items[1].Status != news.FactReported {
			t.Errorf("facts %+v", facts.Items)
		}
	}},
	{"pages join without a gap in every order", func(t *testing.T, s *Suite) {
		linked(t, s)
		Save(t, s, Doc(news.Article{URL: "https://x.example/undated", Text: "iPhones vanish. Ships sail."}, "|vanish|iPhones vanish", "|sail|Ships sail"))
		for _, order := range []store.Order{store.Newest, store.Oldest, store.Due, store.Best} {
			for _, q := range []string{"", "iphone"} {
				whole := get[store.List[store.Claim]](t)(s.Claims(ctx, Q(t, q), store.Page{Order: order}))
				var got []store.Claim
				for p := (store.Page{Order: order, Limit: 2}); ; {
					list := get[store.List[store.Claim]](t)(s.Claims(ctx, Q(t, q), p))
					got = append(got, list.Items...)
					if p.After = list.Next; p.After == "" {
						break
					}
				}
				if diff := cmp.Diff(Contents(whole.Items), Contents(got)); diff != "" {
					t.Errorf("order %q, query %q:\n%s", order, q, diff)
				}
				if last := whole.Items[len(whole.Items)-1]; (order == store.Newest || order == store.Oldest) && last.Of.Published != "" {
					t.Errorf("order %q: the undated article is not last", order)
				}
			}
		}
	}},
	{"articles match when one of their claims does", func(t *testing.T, s *Suite) {
		linked(t, s)
		for q, want := range map[string][]string{
			"":                              {"Town Post", "Reuters", "Kommersant"},
			"iphones":                       {"Reuters", "Kommersant"},
			"kremlin":                       {"Reuters", "Kommersant"}, // titles count
			"device:iphone source:sources":  {"Reuters", "Kommersant"},
			"device:iphone status:asserted": nil, // no single claim is both
			"-device:iphone":                {"Town Post"},
			"outlet:reuters OR place:lund":  {"Town Post", "Reuters"},
			"fact-status:unconfirmed":       {"Reuters", "Kommersant"},
			"bridge -kremlin":               {"Town Post"},
		} {
			var got []string
			must(t, store.Each(ctx, s.Articles, Q(t, q), store.Page{}, func(a store.Article) error { got = append(got, a.Outlet); return nil }))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s:\n%s", q, diff)
			}
		}
	}},
	{"search ranks and shows the place", func(t *testing.T, s *Suite) {
		linked(t, s)
		Save(t, s, Doc(news.Article{URL: "https://x.example/long", Published: "2024-01-01",
			Text: "A long report about many other things that happened in town, and about one bridge among them."}))
		got := get[store.List[store.Article]](t)(s.Articles(ctx, Q(t, "bridge"), store.Page{Order: store.Best, Limit: 1}))
		if len(got.Items) != 1 || got.Items[0].Outlet != "Town Post" || got.Items[0].Snippet != "[Bridge] to open" || got.Next == "" {
			t.Errorf("got %+v", got)
		}
	}},
	{"text that looks like an index's own language is only text", func(t *testing.T, s *Suite) {
		linked(t, s)
		for _, q := range []string{`"a OR b"`, `"NEAR(a b)"`, `"who : x"`, `"'; DROP TABLE claims; --"`, `"x"" OR ""y"`, `"*"a`, "a^b", "{x}", "100%", "_x"} {
			if parsed, err := query.Parse(q); err == nil {
				get[store.List[store.Claim]](t)(s.Claims(ctx, parsed, store.Page{}))
				get[store.List[store.Article]](t)(s.Articles(ctx, parsed, store.Page{Order: store.Best}))
			}
		}
	}},
	{"links are listed by either end", func(t *testing.T, s *Suite) {
		linked(t, s)
		for q, want := range map[string]int{"": 3, "relation:same": 1, "relation:same,conflicts": 2, "device:iphone": 3, "who:peskov": 1, "place:lund": 0, "relation:conflicts outlet:reuters": 1} {
			var got []news.Link
			must(t, store.Each(ctx, func(c context.Context, q *query.Query, p store.Page) (store.List[news.Link], error) {
				p.Limit = 1
				return s.Links(c, q, p)
			}, Q(t, q), store.Page{}, func(l news.Link) error { got = append(got, l); return nil }))
			if len(got) != want {
				t.Errorf("%s: %d links, want %d", q, len(got), want)
			}
		}
	}},
	{"conflicts show both sides", func(t *testing.T, s *Suite) {
		k, r, _ := linked(t, s)
		got := get[store.List[store.Contest]](t)(s.Conflicts(ctx, nil, store.Page{Order: store.Oldest, Text: true}))
		if len(got.Items) != 2 || got.Items[0].Claim.ID != k.Claims[0].ID || len(got.Items[0].By) != 2 || got.Items[0].By[0].Claim.ID != r.Claims[0].ID ||
			got.Items[0].By[0].Link.Relation != news.CannotConfirm || got.Items[0].By[0].Claim.Of.Text == "" || len(got.Items[1].By) != 1 {
			t.Errorf("conflicts %+v", got.Items)
		}
		if got := get[store.List[store.Contest]](t)(s.Conflicts(ctx, Q(t, "place:lund"), store.Page{})); len(got.Items) != 0 {
			t.Errorf("conflicts of Lund %+v", got.Items)
		}
	}},
	{"facts and stories match when one of their claims does", func(t *testing.T, s *Suite) {
		k, _, b := linked(t, s)
		for q, want := range map[string][]string{"": {b.Claims[0].ID, k.Claims[0].ID}, "outlet:reuters": {k.Claims[0].ID}, "place:lund": {b.Claims[0].ID}, "fact-status:denied": nil} {
			var got, stories []string
			must(t, store.Each(ctx, s.Facts, Q(t, q), store.Page{}, func(f news.Fact) error { got = append(got, f.ID); return nil }))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("facts of %s:\n%s", q, diff)
			}
			must(t, store.Each(ctx, s.Stories, Q(t, q), store.Page{}, func(x news.Story) error { stories = append(stories, x.ID); return nil }))
			if len(stories) != len(want) {
				t.Errorf("stories of %s: %v", q, stories)
			}
		}
		due := get[store.List[news.Fact]](t)(s.Facts(ctx, nil, store.Page{Order: store.Due, Limit: 1}))
		if due.Items[0].ID != k.Claims[0].ID || due.Next == "" {
			t.Errorf("by deadline: %+v", due)
		}
	}},
	{"sources have a track record", func(t *testing.T, s *Suite) {
		linked(t, s)
		got := get[store.List[store.SourceRecord]](t)(s.Sources(ctx, nil, store.Page{}))
		want := store.SourceRecord{Name: "sources", Kind: news.Person, Claims: 2, Anonymous: 2, Unconfirmed: 2, Articles: 2}
		if len(got.Items) != 5 || got.Items[0] != want {
			t.Errorf("sources %+v", got.Items)
		}
	}},
	{"values of a field are counted", func(t *testing.T, s *Suite) {
		linked(t, s)
		for field, want := range map[string][]store.Value{"device": {{Value: "iPhone", Count: 2}}, "source": {{Value: "sources", Count: 2}}, "outlet": nil} {
			prefix := map[string]string{"device": "iph", "source": "SOUR", "outlet": "x"}[field]
			if diff := cmp.Diff(want, get[[]store.Value](t)(s.Values(ctx, field, prefix, 5))); diff != "" {
				t.Errorf("%s:\n%s", field, diff)
			}
		}
	}},
	{"many claims are listed once each", func(t *testing.T, s *Suite) {
		var docs []*news.Document
		var want []string
		for i := range 40 {
			text, claims := "", []string{}
			for k := range 30 {
				line := fmt.Sprintf("Ship %d-%d sails", i, k)
				text += line + ". "
				claims = append(claims, "ship|sail|"+line)
				want = append(want, line)
			}
			docs = append(docs, Doc(news.Article{URL: fmt.Sprintf("https://x.example/%d", i), Published: fmt.Sprintf("2023-01-%02d", i%5+1), Text: text}, claims...))
		}
		Save(t, s, docs...)
		var got []string
		must(t, store.Each(ctx, s.Claims, Q(t, "ship"), store.Page{}, func(c store.Claim) error { got = append(got, c.ContentText); return nil }))
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}},
}

package storetest

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"hearsay/extract/news"
	"hearsay/store"
)

// update runs f in a transaction and fails the test on an error.
func (s *Suite) update(f func(tx store.Tx) error) {
	s.t.Helper()
	must(s.t, s.Update(ctx, f))
}

var linking = []Case{
	{"links come back from both ends", func(t *testing.T, s *Suite) {
		k, r, _ := linked(t, s)
		for _, end := range []string{k.Claims[0].ID, r.Claims[1].ID} {
			got := get[[]news.Link](t)(s.LinksOf(ctx, end))
			if n := map[string]int{k.Claims[0].ID: 3, r.Claims[1].ID: 2}[end]; len(got) != n {
				t.Errorf("%d links, want %d", len(got), n)
			}
		}
		got := get[[]news.Link](t)(s.LinksOf(ctx, r.Claims[1].ID))
		want := news.Link{A: r.Claims[1].ID, B: k.Claims[0].ID, Relation: news.Conflicts, On: []string{"deadline", "place"}, Score: 0.7,
			Reason: news.Reason{Rule: "test"}, DecidedBy: news.Machine}
		if diff := cmp.Diff(want, got[0], cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("link:\n%s", diff)
		}
	}},
	{"a link needs both ends", func(t *testing.T, s *Suite) {
		k, _, _ := linked(t, s)
		err := s.Update(ctx, func(tx store.Tx) error {
			return tx.PutLinks(ctx, news.Link{A: k.Claims[0].ID, B: "gone", Relation: news.Same})
		})
		if !errors.Is(err, store.ErrNotFound) {
			t.Errorf("err %v", err)
		}
	}},
	{"links are dropped with their claims, or at will", func(t *testing.T, s *Suite) {
		k, r, _ := linked(t, s)
		s.update(func(tx store.Tx) error { return tx.DropLinks(ctx, r.Claims[0].ID) })
		if n := get[store.Counts](t)(s.Counts(ctx)); n.Links != 2 {
			t.Errorf("%d links", n.Links)
		}
		d := reuters()
		d.Extractor = "test-2"
		saved := Save(t, s, d)[0]
		if n := get[store.Counts](t)(s.Counts(ctx)); n.Links != 0 || n.Facts != 2 {
			t.Errorf("counts %+v", n)
		}
		if diff := cmp.Diff([]string{k.Claims[0].ID}, saved.Facts); diff != "" {
			t.Errorf("facts that lost members:\n%s", diff)
		}
	}},
	{"reactions are dropped apart from other links", func(t *testing.T, s *Suite) {
		k, r, _ := linked(t, s)
		s.update(func(tx store.Tx) error { return tx.DropReactions(ctx, k.Claims[0].ID, r.Claims[0].ID, r.Claims[1].ID) })
		if got := get[[]news.Link](t)(s.LinksOf(ctx, k.Claims[0].ID)); len(got) != 2 {
			t.Errorf("left: %+v", got)
		}
	}},
	{"candidates are found by their keys", func(t *testing.T, s *Suite) {
		k, r, b := linked(t, s)
		const high = 1<<64 - 1
		s.update(func(tx store.Tx) error {
			must(t, tx.PutKeys(ctx, store.KeyedClaims, store.Keys{ID: k.Claims[0].ID, Keys: []uint64{1, high, 1}, Signature: []byte("k")},
				store.Keys{ID: r.Claims[1].ID, Keys: []uint64{1, 2}}, store.Keys{ID: b.Claims[0].ID, Keys: []uint64{1}}))
			must(t, tx.PutKeys(ctx, store.KeyedArticles, store.Keys{ID: k.Article.ID, Keys: []uint64{1}, Signature: []byte{0}}))
			return nil
		})
		got := get[[]store.Block](t)(s.Blocks(ctx, store.KeyedClaims, []uint64{1, high, 7}, 2))
		want := []store.Block{{Key: 1, Size: 3}, {Key: high, Size: 1, Members: []store.Candidate{{ID: k.Claims[0].ID, Article: k.Article.ID, Signature: []byte("k")}}}, {Key: 7}}
		if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("blocks:\n%s", diff)
		}
		if diff := cmp.Diff([]int{3, 1, 0, 1}, get[[]int](t)(s.Sizes(ctx, store.KeyedClaims, []uint64{1, 2, 7, high}, 2))); diff != "" {
			t.Errorf("sizes:\n%s", diff)
		}
		if diff := cmp.Diff([]uint64{0, 1<<16 - 1}, get[[]uint64](t)(s.Prefixes(ctx, store.KeyedClaims, 16))); diff != "" {
			t.Errorf("prefixes:\n%s", diff)
		}
		byID := get[[]store.Candidate](t)(s.Candidates(ctx, store.KeyedClaims, "nobody", k.Claims[0].ID, k.Claims[0].ID))
		if diff := cmp.Diff(want[1].Members, byID); diff != "" {
			t.Errorf("candidates by ID:\n%s", diff)
		}
		articles := get[[]store.Block](t)(s.Blocks(ctx, store.KeyedArticles, []uint64{1}, 2))
		if len(articles[0].Members) != 1 || articles[0].Members[0].Article != k.Article.ID {
			t.Errorf("blocks of articles %+v", articles)
		}
		s.update(func(tx store.Tx) error {
			return tx.PutKeys(ctx, store.KeyedClaims, store.Keys{ID: k.Claims[0].ID, Keys: []uint64{2}})
		})
		d := kommersant()
		d.Extractor = "test-2"
		got = get[[]store.Block](t)(s.Blocks(ctx, store.KeyedClaims, []uint64{1, 2, high}, 5))
		if got[0].Size != 2 || got[1].Size != 2 || got[2].Size != 0 {
			t.Errorf("after new keys: %+v", got)
		}
		Save(t, s, d)
		if got := get[[]store.Block](t)(s.Blocks(ctx, store.KeyedClaims, []uint64{2}, 5)); got[0].Size != 1 {
			t.Errorf("after the claims were replaced: %+v", got)
		}
	}},
	{"what linking keeps of a claim goes with it, and can be taken then", func(t *testing.T, s *Suite) {
		k, r, _ := linked(t, s)
		s.update(func(tx store.Tx) error {
			must(t, tx.PutNodes(ctx, store.KeyedClaims, map[string][]byte{k.Claims[0].ID: []byte("old"), r.Claims[0].ID: []byte("r")}))
			must(t, tx.PutNodes(ctx, store.KeyedClaims, map[string][]byte{k.Claims[0].ID: []byte("k")}))
			must(t, tx.PutKeys(ctx, store.KeyedClaims, store.Keys{ID: k.Claims[0].ID, Keys: []uint64{7}}))
			return tx.PutNodes(ctx, store.KeyedArticles, map[string][]byte{k.Article.ID: []byte("a")})
		})
		want := map[string][]byte{k.Claims[0].ID: []byte("k"), r.Claims[0].ID: []byte("r")}
		if diff := cmp.Diff(want, get[map[string][]byte](t)(s.Nodes(ctx, store.KeyedClaims, k.Claims[0].ID, r.Claims[0].ID, r.Claims[1].ID))); diff != "" {
			t.Errorf("nodes:\n%s", diff)
		}
		s.update(func(tx store.Tx) error {
			d := kommersant()
			d.Extractor = "test-2"
			_, err := tx.Save(ctx, store.Input{Doc: d})
			must(t, err)
			byKind := cmpopts.SortSlices(func(a, b store.LooseNode) bool { return a.Kind > b.Kind })
			loose := store.Loose{Keys: []store.LooseKey{{Kind: store.KeyedClaims, Key: 7}}, Nodes: []store.LooseNode{
				{Kind: store.KeyedClaims, ID: k.Claims[0].ID, Node: []byte("k")}, {Kind: store.KeyedArticles, ID: k.Article.ID, Node: []byte("a")}}}
			if diff := cmp.Diff(loose, get[store.Loose](t)(tx.TakeLoose(ctx)), byKind); diff != "" {
				t.Errorf("loose:\n%s", diff)
			}
			if diff := cmp.Diff(store.Loose{}, get[store.Loose](t)(tx.TakeLoose(ctx))); diff != "" {
				t.Errorf("loose again:\n%s", diff)
			}
			return nil
		})
		if got := get[map[string][]byte](t)(s.Nodes(ctx, store.KeyedClaims, k.Claims[0].ID)); len(got) > 0 {
			t.Errorf("left: %v", got)
		}
	}},
	{"near copies are marked, and exact ones stay marked", func(t *testing.T, s *Suite) {
		k, r, b := linked(t, s)
		again := kommersant()
		again.Article.ID, again.Article.URL, again.Article.Ref, again.Article.Outlet = "", "https://elsewhere.example/a", "elsewhere", "Elsewhere"
		again.Article.Published = "2023-03-28"
		again.Claims, again.Statements = nil, nil
		saved := Save(t, s, again)[0]
		s.update(func(tx store.Tx) error {
			return tx.PutCopies(ctx, map[string]string{r.Article.ID: k.Article.ID, b.Article.ID: k.Article.ID, saved.Article: ""})
		})
		s.update(func(tx store.Tx) error { return tx.PutCopies(ctx, map[string]string{b.Article.ID: ""}) })
		for id, want := range map[string]string{r.Article.ID: k.Article.ID, b.Article.ID: "", saved.Article: saved.CopyOf} {
			if got := get[*store.Article](t)(s.Article(ctx, id)).CopyOf; got != want {
				t.Errorf("%s is a copy of %q, want %q", id, got, want)
			}
		}
		if saved.CopyOf == "" {
			t.Errorf("the same text elsewhere: %+v", saved)
		}
	}},
	{"a fact comes back whole", func(t *testing.T, s *Suite) {
		k, r, _ := linked(t, s)
		want := &news.Fact{ID: k.Claims[0].ID, Claims: []string{k.Claims[0].ID, r.Claims[1].ID}, Status: news.FactUnconfirmed, Origins: news.OriginCount{Min: 1, Max: 2},
			Outlets: []string{"Kommersant", "Reuters"}, First: k.Claims[0].ID, Deadline: k.Claims[0].Deadline,
			History: []news.FactStep{{Day: "2023-03-20", Status: news.FactUnconfirmed, Claim: r.Claims[0].ID, Why: "cannot-confirm"}}}
		for _, id := range []string{want.ID, want.ID[:8], r.Claims[1].ID} {
			if diff := cmp.Diff(want, get[*news.Fact](t)(s.Fact(ctx, id))); diff != "" {
				t.Errorf("fact %s:\n%s", id, diff)
			}
		}
		if c := get[*store.Claim](t)(s.Claim(ctx, r.Claims[1].ID)); c.Fact != want.ID || c.FactStatus != news.FactUnconfirmed {
			t.Errorf("claim's fact %q %q", c.Fact, c.FactStatus)
		}
	}},
	{"a fact that is joined to another leads there", func(t *testing.T, s *Suite) {
		k, r, b := linked(t, s)
		ids := []string{k.Claims[0].ID, r.Claims[1].ID, b.Claims[0].ID}
		s.update(func(tx store.Tx) error {
			return tx.PutFacts(ctx, news.Fact{ID: ids[0], Claims: ids, Status: news.FactReported})
		})
		got := get[*news.Fact](t)(s.Fact(ctx, ids[2]))
		if n := get[store.Counts](t)(s.Counts(ctx)); got.ID != ids[0] || n.Facts != 1 || len(got.Claims) != 3 {
			t.Errorf("fact %+v, %d facts", got, n.Facts)
		}
		// And apart again.
		s.update(func(tx store.Tx) error {
			return tx.PutFacts(ctx, news.Fact{ID: ids[0], Claims: ids[:1], Status: news.FactReported}, news.Fact{ID: ids[1], Claims: ids[1:], Status: news.FactReported})
		})
		if got := get[*news.Fact](t)(s.Fact(ctx, ids[2])); got.ID != ids[1] {
			t.Errorf("fact %+v", got)
		}
	}},
	{"facts of one question are found together", func(t *testing.T, s *Suite) {
		k, r, b := linked(t, s)
		s.update(func(tx store.Tx) error {
			return tx.PutFacts(ctx, news.Fact{ID: b.Claims[0].ID, Claims: []string{b.Claims[0].ID}, Question: "q"},
				news.Fact{ID: k.Claims[0].ID, Claims: []string{k.Claims[0].ID, r.Claims[1].ID}, Question: "q", Status: news.FactReported},
				news.Fact{ID: k.Claims[1].ID, Claims: []string{k.Claims[1].ID}, Status: news.FactReported})
		})
		s.update(func(tx store.Tx) error {
			return tx.PutFacts(ctx, news.Fact{ID: b.Claims[0].ID, Claims: []string{b.Claims[0].ID}, Question: "q", Status: news.FactReported})
		})
		got := get[[]news.Fact](t)(s.Question(ctx, b.Claims[0].ID))
		if len(got) != 2 || got[0].ID != k.Claims[0].ID {
			t.Errorf("question %+v", got)
		}
		if got := get[[]news.Fact](t)(s.FactsOf(ctx, k.Claims[1].ID, b.Claims[0].ID, k.Claims[0].ID)); len(got) != 3 {
			t.Errorf("facts %+v", got)
		}
	}},
	{"a story comes back whole, by any of its articles", func(t *testing.T, s *Suite) {
		k, r, b := linked(t, s)
		want := &news.Story{ID: k.Article.ID, Title: "iPhones", Articles: []string{k.Article.ID, r.Article.ID}, From: "2023-03-20", To: "2023-03-20"}
		if diff := cmp.Diff(want, get[*news.Story](t)(s.Story(ctx, r.Article.ID))); diff != "" {
			t.Errorf("story:\n%s", diff)
		}
		s.update(func(tx store.Tx) error {
			return tx.PutStories(ctx, news.Story{ID: k.Article.ID, Articles: []string{k.Article.ID, r.Article.ID, b.Article.ID}})
		})
		if got := get[*news.Story](t)(s.Story(ctx, b.Article.ID)); got.ID != k.Article.ID {
			t.Errorf("story %+v", got)
		}
		if got := get[[]news.Story](t)(s.StoriesOf(ctx, r.Article.ID, b.Article.ID)); len(got) != 1 {
			t.Errorf("stories %+v", got)
		}
	}},
	{"linking can begin anew", func(t *testing.T, s *Suite) {
		linked(t, s)
		s.update(func(tx store.Tx) error { return tx.Reset(ctx) })
		if n := get[store.Counts](t)(s.Counts(ctx)); n.Links+n.Facts+n.Stories != 0 || n.Claims != 6 {
			t.Errorf("counts %+v", n)
		}
	}},
}

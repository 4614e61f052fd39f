package link_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearsay/corpus"
	"hearsay/corpus/link"
	"hearsay/extract/news"
	"hearsay/store"
	"hearsay/store/sqlite"
)

const stories = "../../../shared/data/stories"

// TestStoriesInAnyOrder saves the articles of all 36 stories in random orders
// and batches of random sizes, through two handles of one store in turn, and
// wants the same links, facts and stories each time, and what solving all at
// once and linking anew from nothing give.
func TestStoriesInAnyOrder(t *testing.T) {
	docs := read(t, stories)
	rounds := 2
	if testing.Short() {
		docs, rounds = docs[:40], 1
	}
	r := rand.New(rand.NewPCG(36, 1))
	want, s := keep(t, docs, func() int { return len(docs) })
	solved := solve(docs)
	if got, _ := inStore(t, s[0]); ends(got) != ends(solved.Links) {
		t.Error("links in the store differ from those solved at once")
	}
	if err := link.Rebuild(context.Background(), s[0], nil); err != nil {
		t.Fatal(err)
	}
	if _, again := inStore(t, s[0]); again != want {
		t.Error("linked anew from nothing it is another result")
	}
	for round := range rounds {
		r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		if got, _ := keep(t, docs, func() int { return 1 + r.IntN(60) }); got != want {
			t.Fatalf("round %d: another result", round)
		}
	}
}

func read(t *testing.T, path string) (docs []*news.Document) {
	t.Helper()
	_, err := corpus.Read(context.Background(), []string{path}, corpus.Options{}, func(d *news.Document) error {
		docs = append(docs, d)
		return nil
	})
	if err != nil || len(docs) == 0 {
		t.Skipf("no stories at %s: %v", path, err)
	}
	return docs
}

func solve(docs []*news.Document) link.Result {
	var reports []link.Report
	for _, d := range docs {
		reports = append(reports, link.ReportOf(d))
	}
	return link.Solve(link.English(), reports)
}

// keep saves documents in batches, through two handles in turn, and gives what is then stored.
func keep(t *testing.T, docs []*news.Document, size func() int) (string, [2]store.Store) {
	t.Helper()
	ctx := context.Background()
	var s [2]store.Store
	path := filepath.Join(t.TempDir(), "s.db")
	for i := range s {
		var err error
		if s[i], err = sqlite.Open(ctx, path, sqlite.Options{}); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s[i].Close() })
	}
	for turn := 0; len(docs) > 0; turn++ {
		n := min(size(), len(docs))
		put(t, s[turn%2], docs[:n])
		docs = docs[n:]
	}
	_, all := inStore(t, s[0])
	return all, s
}

// put saves and links documents in one transaction.
func put(t *testing.T, s store.Store, docs []*news.Document) {
	t.Helper()
	ctx := context.Background()
	err := s.Update(ctx, func(tx store.Tx) error {
		for _, d := range docs {
			c := *d // saving gives it the store's IDs
			c.Claims, c.Entities = slices.Clone(d.Claims), slices.Clone(d.Entities)
			if _, err := tx.Save(ctx, store.Input{Doc: &c}); err != nil {
				return err
			}
		}
		return link.Update(ctx, tx, docs)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// crowd makes so many articles of few towns that blocks grow beyond what is
// looked at, some of them by their last members.
func crowd(n int, day string) []*news.Document {
	r := rand.New(rand.NewPCG(5, 5))
	docs := make([]*news.Document, n)
	for i := range docs {
		town := []string{"Carwick", "Norvane"}[r.IntN(2)]
		who, site := town+" council", fmt.Sprintf("Site%d", r.IntN(12))
		jobs := 100 + 50*r.IntN(4)
		docs[i] = document(fmt.Sprint("Outlet ", i), day, town+" and "+site, []claimed{
			{sentence: fmt.Sprintf("%s will close %s with %d jobs.", who, site, jobs), who: who, verb: "close", object: site, number: float64(jobs), source: "sources"},
			{sentence: fmt.Sprintf("%s denied that it will sell %s.", who, site), who: who, verb: "sell", object: site, source: who, act: news.ActDeny, target: news.TargetContent},
			{sentence: fmt.Sprintf("%s repairs the bridge.", who), who: who, verb: "repair", object: "bridge"},
		}...)
	}
	return docs
}

// TestCrowdsInAnyOrder is about blocks that grow too large on the way.
func TestCrowdsInAnyOrder(t *testing.T) {
	docs := crowd(120, "2024-03-01")
	want, s := keep(t, docs, func() int { return len(docs) })
	if got, _ := inStore(t, s[0]); ends(got) != ends(solve(docs).Links) {
		t.Error("links in the store differ from those solved at once")
	}
	r := rand.New(rand.NewPCG(1, 1))
	for round := range 2 {
		r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		if got, _ := keep(t, docs, func() int { return 1 + r.IntN(30) }); got != want {
			t.Fatalf("round %d: another result", round)
		}
	}
}

// TestRevisionsLeaveNothingBehind replaces articles by later texts, and removes
// some: what is left must be as if only the last texts had ever come.
func TestRevisionsLeaveNothingBehind(t *testing.T) {
	for name, docs := range map[string][]*news.Document{"web": web(), "crowd": crowd(120, "2024-03-01")} {
		t.Run(name, func(t *testing.T) {
			first := slices.Clone(docs)
			r := rand.New(rand.NewPCG(2, 2))
			var gone []string
			var last []*news.Document
			for i, d := range docs {
				switch r.IntN(4) {
				case 0: // it had another text at first
					other := docs[r.IntN(len(docs))]
					first[i] = sameArticle(d, other)
					last = append(last, d)
				case 1:
					gone = append(gone, d.Article.ID)
				default:
					last = append(last, d)
				}
			}
			_, s := keep(t, first, func() int { return 1 + r.IntN(9) })
			put(t, s[0], last)
			ctx := context.Background()
			for _, id := range gone {
				err := s[0].Update(ctx, func(tx store.Tx) error { return remove(ctx, tx, id) })
				if err != nil {
					t.Fatal(err)
				}
			}
			if d, err := link.Remembered(ctx, s[0]); d != "" || err != nil {
				t.Error(d, err)
			}
			_, got := inStore(t, s[0])
			if want, _ := keep(t, last, func() int { return len(last) }); got != want {
				t.Error(firstDifference(got, want))
			}
		})
	}
}

// sameArticle is the text and claims of other as those of an article like d.
func sameArticle(d, other *news.Document) *news.Document {
	n := *other
	n.Article.ID, n.Article.Ref, n.Article.Outlet = d.Article.ID, d.Article.Ref, d.Article.Outlet
	n.Revision = news.RevisionID(n.Article.ID, n.Article.Title, n.Article.Text)
	n.Claims = slices.Clone(other.Claims)
	for i := range n.Claims {
		c := &n.Claims[i]
		c.Article, c.Revision = n.Article.ID, n.Revision
		c.ID = news.ClaimID(n.Revision, c.Content, c.Source)
	}
	return &n
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			from := max(0, i-30)
			return fmt.Sprintf("from line %d on:\n%s\n--- want\n%s", i, strings.Join(g[from:min(len(g), i+5)], "\n"), strings.Join(w[from:min(len(w), i+5)], "\n"))
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

// remove purges an article and links what it was part of.
func remove(ctx context.Context, tx store.Tx, id string) error {
	if err := tx.Remove(ctx, id, "ida", "asked"); err != nil {
		return err
	}
	return link.Update(ctx, tx, nil)
}

package link_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"hearsay/corpus/link"
	"hearsay/extract/news"
	"hearsay/store"
	"hearsay/store/sqlite"
)

// varied makes articles of four claims each about so many places with a few
// troubles each, all of one day: what a busy day looks like to linking. With places
// in step with the articles as many tell of one matter in a large store as in a small one.
func varied(articles, places int, seed uint64) []*news.Document {
	r := rand.New(rand.NewPCG(seed, 1))
	verbs := []string{"close", "sell", "repair", "expand", "move", "insure", "rent", "inspect"}
	things := []string{"harbour yard", "grain depot", "music school", "tram line", "ice rink", "night market", "glass works", "ferry landing"}
	docs := make([]*news.Document, articles)
	for i := range docs {
		town := fmt.Sprintf("Place%d", r.IntN(places))
		var puts []claimed
		for range 4 {
			who, verb, thing, n := town+" council", verbs[r.IntN(len(verbs))], fmt.Sprint("Site", r.IntN(3*places/10), " ", things[r.IntN(len(things))]), 100+r.IntN(900)
			puts = append(puts, claimed{who: who, verb: verb, object: thing, number: float64(n), source: "sources",
				sentence: fmt.Sprintf("%s will %s the %s with %d jobs.", who, verb, thing, n)})
		}
		docs[i] = document(fmt.Sprintf("Outlet %d of %d", i, seed), "2024-03-01", town+" and its plans", puts...)
	}
	return docs
}

func add(b *testing.B, s store.Store, docs []*news.Document) {
	ctx := context.Background()
	for from := 0; from < len(docs); from += 100 {
		part := docs[from:min(len(docs), from+100)]
		err := s.Update(ctx, func(tx store.Tx) error {
			for _, d := range part {
				if _, err := tx.Save(ctx, store.Input{Doc: d}); err != nil {
					return err
				}
			}
			return link.Update(ctx, tx, part)
		})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkUpdate links 100 articles of 400 claims into stores of so many
// claims: what it takes must not hang on how many there are. The largest is left
// out unless HEARSAY_LARGE is set: filling it takes an hour.
func BenchmarkUpdate(b *testing.B) {
	for _, claims := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(claims), func(b *testing.B) {
			if testing.Short() || claims > 100_000 && os.Getenv("HEARSAY_LARGE") == "" {
				b.Skip("filling the store takes long")
			}
			s, err := sqlite.Open(context.Background(), filepath.Join(b.TempDir(), "b.db"), sqlite.Options{})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			add(b, s, varied(claims/4, claims/10, 1))
			b.ReportAllocs()
			n := uint64(1)
			for b.Loop() {
				b.StopTimer()
				n++
				docs := varied(100, claims/10, n)
				b.StartTimer()
				add(b, s, docs)
			}
			b.ReportMetric(float64(b.N*400)/b.Elapsed().Seconds(), "claims/s")
		})
	}
}

package link_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"hearsay/corpus"
	"hearsay/corpus/link"
	"hearsay/corpus/made"
	"hearsay/extract"
	"hearsay/extract/news"
	"hearsay/store"
	"hearsay/store/sqlite"
)

// BenchmarkRelink links a store from nothing whose claims are those of the 36
// stories, told in so many worlds that there are HEARSAY_CLAIMS of them (10,000
// unless it is set):
//
//	HEARSAY_CLAIMS=1000000 go test ./corpus/link -run - -bench Relink -benchtime 1x -timeout 0
func BenchmarkRelink(b *testing.B) {
	want := 10_000
	if n, err := strconv.Atoi(os.Getenv("HEARSAY_CLAIMS")); err == nil {
		want = n
	}
	ctx := context.Background()
	s, err := sqlite.Open(ctx, filepath.Join(b.TempDir(), "b.db"), sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	claims := fill(b, s, want)
	for b.Loop() {
		if err := link.Rebuild(ctx, s, nil); err != nil {
			b.Fatal(err)
		}
	}
	n, err := s.Counts(ctx)
	if err != nil {
		b.Fatal(err)
	}
	var mem runtime.MemStats
	runtime.ReadMemStats(&mem)
	b.ReportMetric(float64(b.N*claims)/b.Elapsed().Seconds(), "claims/s")
	b.ReportMetric(float64(n.Links)/float64(claims), "links/claim")
	b.ReportMetric(float64(mem.Sys)/(1<<20), "MB")
}

// fill saves stories in one world after the other, and links none.
func fill(b *testing.B, s store.Store, want int) (claims int) {
	ctx := context.Background()
	var list []news.Article
	_, err := corpus.Read(ctx, []string{stories}, corpus.Options{}, func(d *news.Document) error {
		list = append(list, d.Article)
		return nil
	})
	if err != nil || len(list) == 0 {
		b.Skipf("no stories at %s: %v", stories, err)
	}
	for world := 0; claims < want; world++ {
		err := s.Update(ctx, func(tx store.Tx) error {
			for i := range list {
				a := made.Article(&list[i], world)
				if a.ID = news.ArticleID(&a, a.Ref); claims >= want {
					return nil
				}
				d, err := extract.Document(a)
				if err != nil {
					return err
				}
				claims += len(d.Claims)
				if _, err := tx.Save(ctx, store.Input{Doc: d}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return claims
}

package corpus_test

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"hearsay/corpus"
	"hearsay/corpus/interchange"
	"hearsay/corpus/link"
	"hearsay/corpus/made"
	"hearsay/extract/news"
)

// BenchmarkBBC is the full ingest (read, extract, store, index, link) of 2,225
// reports of the BBC, each with a fixed date out of 200 days, told in HEARSAY_WORLDS
// worlds (one unless it is set):
//
//	HEARSAY_WORLDS=10 go test ./corpus -run - -bench BBC -benchtime 1x -timeout 0
func BenchmarkBBC(b *testing.B) {
	worlds := 1
	if n, err := strconv.Atoi(os.Getenv("HEARSAY_WORLDS")); err == nil {
		worlds = n
	}
	in, articles := bbc(b, worlds)
	for b.Loop() {
		s := open(b)
		if _, err := corpus.Import(context.Background(), s, []string{in}, corpus.Options{Link: link.New()}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*articles)/b.Elapsed().Seconds(), "articles/s")
}

// bbc writes the reports to a file.
func bbc(b *testing.B, worlds int) (path string, articles int) {
	const data = "../../shared/data/bbc.ndjson.gz"
	var list []news.Article
	start := time.Date(2004, 7, 1, 0, 0, 0, 0, time.UTC)
	_, err := corpus.Read(context.Background(), []string{data}, corpus.Options{}, func(d *news.Document) error {
		d.Article.Published = start.AddDate(0, 0, len(list)%200).Format(time.DateOnly)
		list = append(list, d.Article)
		return nil
	})
	if err != nil || len(list) == 0 {
		b.Skipf("no reports at %s: %v", data, err)
	}
	path = filepath.Join(b.TempDir(), "bbc.ndjson")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	out := bufio.NewWriter(f)
	defer out.Flush()
	for world := range worlds {
		for i := range list {
			a := made.Article(&list[i], world)
			line, err := json.Marshal(interchange.In{ID: a.Ref, Outlet: a.Outlet, Title: a.Title, Published: a.Published, Text: a.Text})
			if err != nil {
				b.Fatal(err)
			}
			out.Write(append(line, '\n'))
		}
	}
	return path, worlds * len(list)
}

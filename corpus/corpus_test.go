package corpus_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay/corpus"
	"hearsay/corpus/link"
	"hearsay/extract/news"
	"hearsay/store"
	"hearsay/store/sqlite"
)

// open makes an empty store in a temporary folder.
func open(t testing.TB) store.Store {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "test.db"))
}

func openAt(t testing.TB, path string) store.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), path, sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// files writes a folder of files and returns its path.
func files(t testing.TB, content map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range content {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// run imports and gathers the events; the store must be whole afterwards.
func run(t testing.TB, s store.Store, o corpus.Options, sources ...string) (corpus.Summary, []corpus.Event) {
	t.Helper()
	var events []corpus.Event
	o.Progress = func(e corpus.Event) { events = append(events, e) }
	sum, err := corpus.Import(context.Background(), s, sources, o)
	if err != nil {
		t.Fatal(err)
	}
	whole(t, s)
	return sum, events
}

func whole(t testing.TB, s store.Store) {
	t.Helper()
	report, err := s.Check(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Problems) > 0 {
		t.Fatalf("the store breaks promises: %v", report.Problems)
	}
}

// titles lists what is stored, sorted.
func titles(t testing.TB, s store.Store) []string {
	t.Helper()
	var out []string
	err := store.Each(context.Background(), s.Articles, nil, store.Page{}, func(a store.Article) error {
		out = append(out, a.Title)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

// line is an article in the contract's form.
func line(n int) string {
	return fmt.Sprintf(`{"id": "a%d", "outlet": "Harbour Courier", "title": "T%04d", "published": "2023-03-20", "text": "The ferry will run all night until the end of May, the council said. It was decision %d of the year."}`, n, n, n) + "\n"
}

const page = `<html lang="en"><head><title>Bridge shut</title></head><body><article><h1>The old bridge is shut</h1>
<p>The old bridge over the Calder was shut to lorries on Monday, the county council said, after divers found cracks in two of its piers.</p>
<p>Repairs will begin in April and should be finished by the end of September, according to a plan that the council passed last week.</p></article></body></html>`

func TestBadInputIsNamedAndTheRestIsStored(t *testing.T) {
	dir := files(t, map[string]string{
		"empty.txt":        "",
		"binary.txt":       "\x89PNG\r\n\x1a\n" + strings.Repeat("\x00\x01\x02", 500),
		"latin.txt":        "The caf\xe9 by the bridge will shut in May, its owner said on Monday, and the ferry with it.",
		"lines.ndjson":     line(1) + line(2) + `{"id": "a3", "text": "It is` + "\n" + line(4) + line(5),
		"nobody.html":      "<html><head><title>Only a title</title></head></html>",
		"notext.ndjson":    `{"id": "x", "title": "T"}` + "\n",
		"page.html":        page,
		"list.json":        "[" + line(6) + "," + line(7),
		"columns.csv":      "a,b\n1,2\n",
		"broken.ndjson.gz": "\x1f\x8b\x08\x00broken",
		"broken.zip":       "PK\x03\x04broken",
	})
	huge := filepath.Join(dir, "huge.ndjson")
	f, err := os.Create(huge)
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(f, line(8))
	io.Copy(f, io.LimitReader(xs{}, 100<<20))
	io.WriteString(f, "\n"+line(9))
	f.Close()

	s := open(t)
	sum, events := run(t, s, corpus.Options{}, dir, filepath.Join(dir, "missing.html"), filepath.Join(dir, "*.nothing"), "-")
	want := map[string]string{
		"empty.txt":        "the file is empty",
		"binary.txt":       "binary data, not text",
		"lines.ndjson":     "the JSON ends too early, at byte 27",
		"nobody.html":      "no article text on the page",
		"notext.ndjson":    "neither text nor html",
		"list.json":        "item 3: the list ends without its bracket",
		"columns.csv":      "no column holds the text",
		"broken.ndjson.gz": "reading it: ",
		"broken.zip":       "reading a zip",
		"huge.ndjson":      "longer than 16 MB",
		"missing.html":     "no such file",
		"*.nothing":        "no file matches",
		"-":                "there is no standard input",
	}
	for _, e := range events {
		if e.Err == nil {
			continue
		}
		name := filepath.Base(e.Source)
		if w, ok := want[name]; !ok || !strings.Contains(e.Err.Error(), w) {
			t.Errorf("%s %s: %v, want …%s", e.Source, e.Key, e.Err, w)
		}
		if name == "lines.ndjson" && e.Key != "line 3" || name == "huge.ndjson" && e.Key != "line 2" {
			t.Errorf("%s: the failure is at %q", name, e.Key)
		}
		delete(want, name)
	}
	if len(want) > 0 {
		t.Errorf("no failure for %v", want)
	}
	if sum.Failed != 13 || sum.New != 10 {
		t.Errorf("%d failed and %d new", sum.Failed, sum.New)
	}
	if got := strings.Join(titles(t, s), " "); got != " T0001 T0002 T0004 T0005 T0006 T0007 T0008 T0009 The old bridge is shut" {
		t.Errorf("stored: %q", got)
	}
	failed, err := s.Items(context.Background(), "", store.ItemFailed, store.Page{})
	if err != nil || len(failed.Items) != 13 {
		t.Errorf("the store lists %d failures, %v", len(failed.Items), err)
	}
}

type xs struct{}

func (xs) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestSecondRunChangesNothing(t *testing.T) {
	dir := files(t, map[string]string{"a.ndjson": line(1) + line(2), "b.html": page})
	s := open(t)
	if sum, _ := run(t, s, corpus.Options{}, dir); sum.New != 3 || sum.Failed != 0 {
		t.Fatalf("first: %+v", sum)
	}
	if sum, _ := run(t, s, corpus.Options{}, dir); sum.Same != 2 || sum.Articles != 0 {
		t.Errorf("again: %+v", sum)
	}
	if sum, _ := run(t, s, corpus.Options{Again: true}, dir); sum.Unchanged != 3 || sum.New != 0 {
		t.Errorf("read anew: %+v", sum)
	}
	if err := os.WriteFile(filepath.Join(dir, "a.ndjson"), []byte(strings.Replace(line(1), "night", "day", 1)+line(2)+line(3)), 0o666); err != nil {
		t.Fatal(err)
	}
	if sum, _ := run(t, s, corpus.Options{}, dir); sum.Revised != 1 || sum.Unchanged != 1 || sum.New != 1 || sum.Same != 1 {
		t.Errorf("changed: %+v", sum)
	}
}

func TestKilledRunGoesOn(t *testing.T) {
	var all strings.Builder
	for i := range 300 {
		all.WriteString(line(i))
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	io.WriteString(z, all.String())
	z.Close()
	dir := files(t, map[string]string{"a.ndjson": all.String(), "b.ndjson.gz": packed.String(), "c.txt": "The ferry will run until May, the council said."})
	for _, after := range []int{1, 150, 301} {
		db := filepath.Join(t.TempDir(), "test.db")
		s := openAt(t, db)
		ctx, cancel := context.WithCancel(context.Background())
		n := 0
		_, err := corpus.Import(ctx, s, []string{dir}, corpus.Options{Progress: func(corpus.Event) {
			if n++; n == after {
				cancel()
			}
		}})
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("killed after %d: %v", after, err)
		}
		whole(t, s)
		before := len(titles(t, s))
		s.Close()
		s = openAt(t, db) // as the next process does
		sum, _ := run(t, s, corpus.Options{}, dir)
		if got := titles(t, s); len(got) != 301 || sum.New+before != 301 {
			t.Errorf("killed after %d: %d stored before, %d new, %d in all", after, before, sum.New, len(got))
		}
		if before > 300 && sum.Articles > 601 {
			t.Errorf("killed after %d: %d articles read again", after, sum.Articles)
		}
		cancel()
	}
}

func TestEveryFormInOneFolder(t *testing.T) {
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	for name, text := range map[string]string{"in/a.ndjson": line(21), "in/p.html": strings.Replace(page, "old", "zipped", 2), "../evil.txt": "x", "in/p_files/ad/frame.html": page} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, text)
	}
	z.Close()
	record := "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://courier.example/w\r\nWARC-Date: 2023-03-21T08:00:00Z\r\nContent-Type: application/http\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
	http := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + strings.Replace(page, "old", "archived", 2)
	text := "The ferry will run until the end of May, the council said on Monday."
	dir := files(t, map[string]string{
		"a.html":             page,
		"a_files/ad.js":      "var x",
		"a_files/frame.html": page, // what the browser saved beside the page
		"b.txt":              "date 2023-03-20 " + text + "\n\nsource : www.courier.example",
		"c.ndjson":           line(1),
		"d.json":             "[" + line(2) + "," + line(3) + "]",
		"e.json":             `{"maintext": "` + text + `", "title": "np", "source_domain": "courier.example", "url": "https://courier.example/np", "date_publish": "2023-03-20 10:00:00"}`,
		"f.csv":              "id,title,body\n9,csv,\"" + text + "\"\n",
		"g.xml":              `<rss version="2.0"><channel><title>Harbour Courier</title><item><title>rss</title><link>https://courier.example/rss</link><description>` + text + `</description></item></channel></rss>`,
		"h.mbox":             "From a@b Mon\nFrom: a@b.example\nSubject: mbox\nDate: Mon, 20 Mar 2023 18:30:00 +0100\n\n" + text + "\n",
		"i.eml":              "From: a@b.example\nSubject: eml\nDate: Mon, 20 Mar 2023 18:30:00 +0100\n\n" + text + " So it is.\n",
		"j.mhtml":            "From: <Saved>\nSnapshot-Content-Location: https://courier.example/mht\nSubject: x\nDate: Mon, 20 Mar 2023 18:30:00 +0100\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n" + strings.Replace(page, "old", "saved", 2) + "\n--x--\n",
		"k.md":               "# markdown\n\n" + text,
		"l.zip":              packed.String(),
		"m.warc":             fmt.Sprintf(record, len(http), http),
		"wrong-name.bin":     line(4),
		".hidden/x.ndjson":   line(99),
		"deep/er/and/n.text": text + " Deep down.",
	})
	s := open(t)
	sum, events := run(t, s, corpus.Options{}, dir)
	want := " | | |T0001|T0002|T0003|T0004|T0021|The archived bridge is shut|The old bridge is shut|The saved bridge is shut|The zipped bridge is shut|csv|eml|markdown|mbox|np|rss"
	if got := strings.Join(titles(t, s), "|"); strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(strings.TrimPrefix(want, " | "), " ", "") {
		t.Errorf("stored: %q", got)
	}
	for _, e := range events {
		if e.Err != nil && !strings.Contains(e.Err.Error(), "points out of the archive") {
			t.Errorf("%s %s: %v", e.Source, e.Key, e.Err)
		}
	}
	if sum.Failed != 1 {
		t.Errorf("%d failed", sum.Failed)
	}
	a, err := s.Article(context.Background(), "https://courier.example/w")
	if err != nil || a.FetchedAt != "2023-03-21T08:00:00Z" || a.Outlet != "courier.example" {
		t.Errorf("from the web archive: %+v, %v", a, err)
	}
}

func TestGivenFieldsStandOverTheDocument(t *testing.T) {
	dir := files(t, map[string]string{"b.txt": "date 2023-03-20 The ferry will run until May, the council said.\n\nsource : www.courier.example"})
	s := open(t)
	run(t, s, corpus.Options{}, dir)
	sum, _ := run(t, s, corpus.Options{Given: corpus.Given{Published: "2023-03-22"}}, dir)
	list, err := s.Articles(context.Background(), nil, store.Page{})
	if err != nil || len(list.Items) != 1 || list.Items[0].Published != "2023-03-22" || list.Items[0].PublishedRule != "given" || sum.Updated != 1 {
		t.Errorf("%+v %+v %v", list.Items, sum, err)
	}
}

func TestOtherLanguagesAreStoredAndCounted(t *testing.T) {
	dir := files(t, map[string]string{
		"de.txt": "Die alte Brücke über die Calder ist seit Montag für Lastwagen gesperrt, teilte der Landkreis mit, nachdem Taucher Risse in zwei Pfeilern gefunden hatten.",
		"en.txt": "The ferry will run until the end of May, the council said on Monday.",
	})
	s := open(t)
	sum, _ := run(t, s, corpus.Options{}, dir)
	if sum.New != 2 || sum.NotExtracted["de"] != 1 || len(sum.NotExtracted) != 1 {
		t.Errorf("%+v", sum)
	}
	if sum, _ = run(t, open(t), corpus.Options{Language: "de"}, dir); sum.New != 1 || sum.Skipped != 1 {
		t.Errorf("only German: %+v", sum)
	}
}

func TestFiltersLimitAndDryRun(t *testing.T) {
	dir := files(t, map[string]string{"a.ndjson": line(1) + strings.Replace(line(2), "2023-03-20", "2022-01-01", 1) + strings.Replace(line(3), `"2023-03-20"`, "null", 1)})
	for name, c := range map[string]struct {
		o            corpus.Options
		new, skipped int
	}{
		"since":   {corpus.Options{Since: "2023-01-01"}, 1, 2},
		"until":   {corpus.Options{Until: "2022-12-31"}, 1, 2},
		"outlet":  {corpus.Options{Outlet: "harbour courier"}, 3, 0},
		"another": {corpus.Options{Outlet: "Calder Echo"}, 0, 3},
		"limit":   {corpus.Options{Limit: 2}, 2, 0},
	} {
		s := open(t)
		if sum, _ := run(t, s, c.o, dir); sum.New != c.new || sum.Skipped != c.skipped {
			t.Errorf("%s: %+v", name, sum)
		}
		if sum, _ := run(t, s, corpus.Options{}, dir); sum.New != 3-c.new {
			t.Errorf("everything after %s: %+v", name, sum)
		}
	}
	s := open(t)
	if sum, _ := run(t, s, corpus.Options{DryRun: true}, dir); sum.New != 3 || len(titles(t, s)) != 0 {
		t.Errorf("dry run: %+v, stored %v", sum, titles(t, s))
	}
}

// TestMendedInputsLeaveTheFailures holds that what was mended and read again, by whatever
// way, is no failure any more.
func TestMendedInputsLeaveTheFailures(t *testing.T) {
	dir := files(t, map[string]string{"a.ndjson": line(1) + "{\n" + line(3) + "[", "b.html": "<p>"})
	s := open(t)
	failures := func() (keys []string) {
		list, err := s.Items(context.Background(), "", store.ItemFailed, store.Page{})
		if err != nil {
			t.Fatal(err)
		}
		for _, it := range list.Items {
			keys = append(keys, filepath.Base(it.Source)+" "+it.Key)
		}
		return keys
	}
	run(t, s, corpus.Options{}, dir)
	if got := failures(); len(got) != 3 {
		t.Errorf("at first: %q", got)
	}
	os.WriteFile(filepath.Join(dir, "a.ndjson"), []byte(line(1)+line(2)+"{\n"), 0o666)
	os.WriteFile(filepath.Join(dir, "b.html"), []byte(page), 0o666)
	run(t, s, corpus.Options{}, dir)
	if got := failures(); len(got) != 1 || got[0] != "a.ndjson line 3" {
		t.Errorf("half mended: %q", got)
	}
	os.WriteFile(filepath.Join(dir, "a.ndjson"), []byte(line(1)), 0o666)
	run(t, s, corpus.Options{}, dir)
	if got := failures(); len(got) != 0 {
		t.Errorf("mended: %q", got)
	}

	// A run that goes on behind a failure has not mended it.
	path := filepath.Join(dir, "c.ndjson")
	os.WriteFile(path, []byte("{\n"+line(4)+line(5)), 0o666)
	run(t, s, corpus.Options{}, dir)
	own, err := s.Item(context.Background(), path, "")
	if err != nil {
		t.Fatal(err)
	}
	own.State, own.Offset = store.ItemStarted, int64(len("{\n"+line(4)))
	if err := s.Update(context.Background(), func(tx store.Tx) error { return tx.PutItems(context.Background(), own) }); err != nil {
		t.Fatal(err)
	}
	if sum, _ := run(t, s, corpus.Options{}, dir); sum.Articles != 1 {
		t.Errorf("going on: %+v", sum)
	}
	if got := failures(); len(got) != 1 || got[0] != "c.ndjson line 1" {
		t.Errorf("after going on: %q", got)
	}
}

func TestRetryFailed(t *testing.T) {
	dir := files(t, map[string]string{"a.ndjson": line(1) + "{\n" + line(3), "b.html": "<p>"})
	s := open(t)
	if sum, _ := run(t, s, corpus.Options{}, dir); sum.Failed != 2 || sum.New != 2 {
		t.Fatalf("%+v", sum)
	}
	os.WriteFile(filepath.Join(dir, "a.ndjson"), []byte(line(1)+line(2)+line(3)), 0o666)
	os.WriteFile(filepath.Join(dir, "b.html"), []byte(page), 0o666)
	sum, err := corpus.RetryFailed(context.Background(), s, corpus.Options{})
	if err != nil || sum.New != 2 || sum.Articles != 2 || sum.Failed != 0 {
		t.Errorf("%+v, %v", sum, err)
	}
	failed, err := s.Items(context.Background(), "", store.ItemFailed, store.Page{})
	if err != nil || len(failed.Items) != 0 {
		t.Errorf("still failed: %+v, %v", failed.Items, err)
	}
}

func TestSameStoreWhateverTheOrderAndTheWorkers(t *testing.T) {
	a, b := files(t, map[string]string{"a.ndjson": line(1) + line(2) + line(3)}), files(t, map[string]string{"b.ndjson": line(4) + line(5)})
	var first string
	for i, o := range []corpus.Options{{Jobs: 1}, {Jobs: 8}} {
		s := open(t)
		if i == 0 {
			run(t, s, o, a, b)
		} else {
			run(t, s, o, b, a)
		}
		var got strings.Builder
		store.Each(context.Background(), s.Claims, nil, store.Page{Order: store.Oldest}, func(c store.Claim) error {
			fmt.Fprintln(&got, c.ID, c.ContentText)
			return nil
		})
		if i == 0 {
			first = got.String()
		} else if got.String() != first {
			t.Errorf("one worker:\n%sothers:\n%s", first, &got)
		}
	}
}

func TestReadKeepsTheOrderOfTheSources(t *testing.T) {
	dir := files(t, map[string]string{"a.ndjson": line(1) + line(2), "b.html": page, "bad.html": ""})
	var got []string
	sum, err := corpus.Read(context.Background(), []string{filepath.Join(dir, "b.html"), filepath.Join(dir, "bad.html"), filepath.Join(dir, "a.ndjson")}, corpus.Options{}, func(d *news.Document) error {
		got = append(got, filepath.Base(d.Article.Ref))
		return nil
	})
	if err != nil || strings.Join(got, " ") != "b.html a1 a2" || sum.Failed != 1 || sum.Articles != 3 {
		t.Errorf("%v %+v %v", got, sum, err)
	}
	stop := errors.New("the pipe is closed")
	if _, err := corpus.Read(context.Background(), []string{dir}, corpus.Options{}, func(*news.Document) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("stopped by %v", err)
	}
}

func TestHostileFolders(t *testing.T) {
	dir := files(t, map[string]string{"a.ndjson": line(1)})
	if err := os.Symlink(dir, filepath.Join(dir, "loop")); err != nil {
		t.Skip("no links here: ", err)
	}
	deep := dir
	for range 400 {
		deep = filepath.Join(deep, "d")
	}
	if err := os.MkdirAll(deep, 0o777); err != nil {
		t.Fatal(err)
	}
	sum, events := run(t, open(t), corpus.Options{}, dir)
	if sum.New != 1 || sum.Failed != 1 {
		t.Errorf("%+v %v", sum, events)
	}
}

func TestReextract(t *testing.T) {
	dir := files(t, map[string]string{"a.ndjson": line(1) + line(2), "p.html": page})
	s := open(t)
	run(t, s, corpus.Options{}, dir)
	sum, err := corpus.Reextract(context.Background(), s, nil, corpus.Options{})
	if err != nil || sum.Articles != 0 {
		t.Errorf("nothing is stale: %+v, %v", sum, err)
	}
	a, err := s.Article(context.Background(), "a1")
	if err != nil {
		t.Fatal(err)
	}
	err = s.Update(context.Background(), func(tx store.Tx) error {
		_, err := tx.Decide(context.Background(), store.Decision{Who: "ida", Kind: store.DecideField, On: []store.Anchor{{Article: a.ID}}, Field: "published", Value: "2023-04-01"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	sum, err = corpus.Reextract(context.Background(), s, nil, corpus.Options{})
	if err != nil || sum.Articles != 1 || sum.Failed != 0 {
		t.Errorf("one is stale: %+v, %v", sum, err)
	}
	whole(t, s)
	if a, err = s.Article(context.Background(), "a1"); err != nil || a.Published != "2023-04-01" || a.Extractor == "" {
		t.Errorf("after a correction: %+v, %v", a, err)
	}
	if sum, err = corpus.Reextract(context.Background(), s, nil, corpus.Options{Again: true}); err != nil || sum.Articles != 3 || sum.Revised != 0 {
		t.Errorf("all again: %+v, %v", sum, err)
	}
}

func BenchmarkImport(b *testing.B) {
	var all strings.Builder
	for i := range 200 {
		all.WriteString(line(i))
	}
	dir := files(b, map[string]string{"a.ndjson": all.String()})
	for b.Loop() {
		s := open(b)
		if _, err := corpus.Import(context.Background(), s, []string{dir}, corpus.Options{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*200)/b.Elapsed().Seconds(), "articles/s")
}

// BenchmarkIngest is the whole way of an article: read, extract, store, index
// and link, with articles that have something to say about each other.
func BenchmarkIngest(b *testing.B) {
	var all strings.Builder
	for i := range 60 {
		town, boss := []string{"Carwick", "Norvane", "Ostrel", "Sule", "Tamber"}[i%5], []string{"Ann Lee", "Bo Day", "Ida Voss"}[i%3]
		fmt.Fprintf(&all, `{"outlet": "Paper %d", "published": "2024-03-01", "title": "%s yard to cut %d jobs", "text": "%s yard plans to cut %d jobs by June, %s said on Friday. `+
			`The union said that the yard had promised to keep its workers. \"We will close the dry dock in May,\" %s told reporters. `+
			`The mayor of %s declined to comment. Sources close to the yard said it could be sold to Hallam Group next year."}`+"\n",
			i, town, 100+10*(i%7), town, 100+10*(i%7), boss, boss, town)
	}
	dir := files(b, map[string]string{"a.ndjson": all.String()})
	for b.Loop() {
		s := open(b)
		if _, err := corpus.Import(context.Background(), s, []string{dir}, corpus.Options{Link: link.New()}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N*60)/b.Elapsed().Seconds(), "articles/s")
}

// TestAClockSetBackIsRefused holds that no later text counts as an earlier one
// because the clock is wrong.
func TestAClockSetBackIsRefused(t *testing.T) {
	dir := files(t, map[string]string{"a.ndjson": line(1)})
	s := open(t)
	at := time.Date(2023, 3, 22, 12, 0, 0, 0, time.UTC)
	o := corpus.Options{Now: func() time.Time { return at }}
	run(t, s, o, dir)
	if err := os.WriteFile(filepath.Join(dir, "a.ndjson"), []byte(strings.Replace(line(1), "night", "day", 1)+line(2)), 0o666); err != nil {
		t.Fatal(err)
	}
	at = at.AddDate(-1, 0, 0)
	if sum, err := corpus.Import(context.Background(), s, []string{dir}, o); !errors.Is(err, corpus.ErrClock) || !strings.Contains(err.Error(), "2022-03-22T12:00:00Z") || sum.Articles != 0 {
		t.Errorf("a year back: %+v, %v", sum, err)
	}
	if got := titles(t, s); len(got) != 1 {
		t.Errorf("stored %q", got)
	}
	at = at.AddDate(1, 0, 0).Add(-5 * time.Minute) // a clock beside another
	if sum, _ := run(t, s, o, dir); sum.New != 1 {
		t.Errorf("when it is right again: %+v", sum)
	}
	at = at.AddDate(-1, 0, 0)
	o.AnyClock = true
	if sum, err := corpus.Import(context.Background(), s, []string{files(t, map[string]string{"b.ndjson": line(3)})}, o); err != nil || sum.New != 1 {
		t.Errorf("with the clock taken as right: %+v, %v", sum, err)
	}
}

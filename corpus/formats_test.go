package corpus_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go"

	"hearsay/corpus"
	"hearsay/corpus/fetch"
)

// samples is the folder with a small file of every form, written for this project.
// -update writes those anew that no editor can.
const samples = "../testdata/formats"

var update = flag.Bool("update", false, "write the packed samples in testdata/formats anew")

// TestEveryFormatHasASample reads each file of testdata/formats as a user would and
// wants a sample for every form that can be read.
func TestEveryFormatHasASample(t *testing.T) {
	if *update {
		writeSamples(t)
	}
	paths := map[string]string{"text": "story.body", "published": "story.day", "title": "story.head", "outlet": "paper"}
	want := map[string]struct {
		format                      string
		new, skipped, failed, other int // other: of new, in another language
		o                           corpus.Options
	}{
		"page.html":           {format: "html", new: 1},
		"saved":               {format: "html", new: 1},
		"page.mhtml":          {format: "mhtml", new: 1},
		"report.txt":          {format: "text", new: 1},
		"report.md":           {format: "markdown", new: 1},
		"articles.ndjson":     {format: "ndjson", new: 3, other: 1},
		"articles.ndjson.gz":  {format: "ndjson", new: 3, other: 1},
		"articles.ndjson.zst": {format: "ndjson", new: 3, other: 1},
		"list.json":           {format: "json", new: 2, o: corpus.Options{Map: paths}},
		"news-please.json":    {format: "json", new: 1},
		"table.csv":           {format: "csv", new: 2},
		"table.tsv":           {format: "csv", new: 1, o: corpus.Options{Map: map[string]string{"text": "Article body", "title": "Head", "published": "Day", "outlet": "Paper"}}},
		"table.parquet":       {format: "parquet", new: 2},
		"rss.xml":             {format: "feed", new: 2},
		"atom.xml":            {format: "feed", new: 1},
		"feed.json":           {format: "feed", new: 1},
		"sitemap.xml":         {format: "sitemap", new: 1, skipped: 1, o: corpus.Options{Follow: true, Since: "2023-01-01"}},
		"letters.mbox":        {format: "mbox", new: 2},
		"letter.eml":          {format: "eml", new: 1},
		"crawl.warc.gz":       {format: "warc", new: 2, skipped: 2, failed: 1},
		"bundle.zip":          {format: "zip", new: 5, other: 1},
		"bundle.tar.gz":       {format: "tar", new: 5, other: 1},
	}
	covered := map[string]bool{}
	for name, w := range want {
		covered[w.format] = true
		t.Run(name, func(t *testing.T) {
			w.o.Fetch = courier(t)
			s := open(t)
			sum, events := run(t, s, w.o, filepath.Join(samples, name))
			if sum.New != w.new || sum.Skipped != w.skipped || sum.Failed != w.failed || sum.NotExtracted["de"] != w.other || w.format != "sitemap" && sum.Claims < w.new-w.other {
				t.Errorf("%+v, want %+v; %+v", sum, w, events)
			}
			if again, _ := run(t, s, w.o, filepath.Join(samples, name)); again.New+again.Revised+again.Updated > 0 {
				t.Errorf("read again: %+v", again)
			}
		})
	}
	for _, f := range corpus.Formats() {
		if !covered[f[0]] {
			t.Errorf("no sample for %s", f[0])
		}
	}
	list, err := os.ReadDir(samples)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range list {
		if _, ok := want[e.Name()]; !ok && e.Name() != "watch.toml" {
			t.Errorf("nothing reads %s", e.Name())
		}
	}
}

// courier fetches every address from one server, which has the samples' page.
func courier(t testing.TB) *fetch.Client {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/2023/03/20/bridge" {
			http.NotFound(w, r)
			return
		}
		http.ServeFile(w, r, filepath.Join(samples, "page.html"))
	}))
	t.Cleanup(s.Close)
	return fetch.New(fetch.Options{Every: time.Nanosecond, AllowPrivate: true, Tries: 1, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, s.Listener.Addr().String())
	}})
}

// writeSamples writes the samples that are packed.
func writeSamples(t *testing.T) {
	plain, err := os.ReadFile(filepath.Join(samples, "articles.ndjson"))
	if err != nil {
		t.Fatal(err)
	}
	write := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(samples, name), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("articles.ndjson.gz", []byte(gzipped(t, string(plain))))
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	write("articles.ndjson.zst", z.EncodeAll(plain, nil))
	write("table.parquet", parquetSample(t))
	write("crawl.warc.gz", []byte(crawlSample(t)))
	bundle := map[string]string{"articles.ndjson": string(plain)}
	for _, name := range []string{"report.md", "page.html"} {
		raw, err := os.ReadFile(filepath.Join(samples, name))
		if err != nil {
			t.Fatal(err)
		}
		bundle["march/"+name] = string(raw)
	}
	write("bundle.zip", []byte(zippedInOrder(t, bundle)))
	write("bundle.tar.gz", []byte(gzipped(t, tarred(t, bundle))))
}

func parquetSample(t *testing.T) []byte {
	type row struct {
		Headline string    `parquet:"headline"`
		Outlet   string    `parquet:"outlet"`
		Date     time.Time `parquet:"pub_date,timestamp(millisecond)"`
		Body     string    `parquet:"body,zstd"`
	}
	var out bytes.Buffer
	err := parquet.Write(&out, []row{
		{"Prison to be emptied", "Calder Echo", time.Date(2023, 4, 8, 9, 0, 0, 0, time.UTC), "The old prison of Sule will be emptied by November, the ministry said on Saturday."},
		{"Wardens object", "Calder Echo", time.Date(2023, 4, 9, 9, 0, 0, 0, time.UTC), "The wardens of Sule said on Sunday that the ministry had promised to keep the prison."},
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// crawlSample is an archive as a news crawler leaves it: two hosts, a picture, an
// answer that is none, and a record that is broken.
func crawlSample(t testing.TB) string {
	page := func(title, text string) string {
		return "<!doctype html><html lang=\"en\"><head><title>" + title + "</title></head><body><article><h1>" + title + "</h1><p>" + text + "</p></article></body></html>"
	}
	broken := gzipped(t, answered("http://echo.example/broken", "text/html", page("Broken", strings.Repeat("The record breaks off. ", 40))))
	return gzipped(t, record("warcinfo", "", "application/warc-fields", "software: by hand\r\n")) +
		gzipped(t, answered("http://echo.example/2023/04/10/theatre", "text/html; charset=utf-8", page("Theatre saved", "The theatre of Ostrel will stay open until the end of next year, its trustees said on Monday, after a reader of the Echo gave $1 million."))) +
		gzipped(t, answered("http://echo.example/logo.png", "image/png", "\x89PNG\r\n")) +
		broken[:len(broken)/2] +
		gzipped(t, record("response", "http://brannick.example/gone", "application/http; msgtype=response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>gone")) +
		gzipped(t, answered("http://brannick.example/2023/04/11/theatre", "text/html", page("Who gave the million", "Orrin, a shipping firm, denied on Tuesday that it had given the $1 million for the theatre of Ostrel that the Calder Echo had reported.")))
}

func zippedInOrder(t testing.TB, content map[string]string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range sorted(content) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, content[name])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func tarred(t testing.TB, content map[string]string) string {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, name := range sorted(content) {
		if err := w.WriteHeader(&tar.Header{Name: name, Size: int64(len(content[name])), Mode: 0o644, Format: tar.FormatUSTAR}); err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, content[name])
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func sorted(content map[string]string) (names []string) {
	for name := range content {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// TestCrawlOfSeveralHosts imports an archive such as CC-NEWS: pages of several hosts in
// several languages, pictures, redirects, answers that are none, records that are
// broken, each counted for what it is, compressed or not, and from any member on.
func TestCrawlOfSeveralHosts(t *testing.T) {
	var records []string
	for n := range 40 {
		uri := fmt.Sprintf("https://paper%d.example/%d", n%9, n)
		records = append(records, record("request", uri, "application/http; msgtype=request", "GET / HTTP/1.1\r\n\r\n"), answered(uri, "text/html; charset=utf-8", webPage(n)))
		switch n % 8 {
		case 1:
			records = append(records, answered(uri+".png", "image/png", "\x89PNG")) // skipped: 5
		case 3:
			records = append(records, record("response", uri+"/moved", "application/http; msgtype=response", "HTTP/1.1 301 Moved\r\nLocation: /\r\n\r\n")) // skipped: 5
		case 5:
			records = append(records, record("response", uri+"/odd", "application/http; msgtype=response", "not HTTP at all")) // failed: 5
		case 7:
			records = append(records, answered(uri+"/menu", "text/html", "<html><head><title>Menu</title></head><body><ul><li><a href=/>Home</a></ul></body></html>")) // failed: 5
		}
	}
	german := "<html lang=\"de\"><head><title>Brücke</title></head><body><article><p>Die alte Brücke über die Calder ist seit Montag für Lastwagen gesperrt, teilte der Landkreis mit, nachdem Taucher Risse in zwei Pfeilern gefunden hatten.</p></article></body></html>"
	records = append(records, answered("https://bote.example/1", "text/html; charset=utf-8", german), answered("https://paper0.example/0?utm_source=feed", "text/html; charset=utf-8", webPage(0)))
	var packed, members []string
	for _, r := range records {
		members = append(members, gzipped(t, r))
	}
	cut := members[3]
	packed = append(append(append(packed, members[:20]...), cut[:len(cut)*2/3]), members[20:]...) // one broken member: failed
	s := open(t)
	dir := files(t, map[string]string{"news.warc.gz": strings.Join(packed, "")})
	sum, events := run(t, s, corpus.Options{}, dir)
	if sum.New != 41 || sum.Unchanged+sum.Updated != 1 || sum.Skipped != 10 || sum.Failed != 11 || sum.NotExtracted["de"] != 1 || len(sum.NotExtracted) != 1 {
		for _, e := range events {
			if e.Err != nil {
				t.Log(e.Source, e.Key, e.Err)
			}
		}
		t.Errorf("%+v", sum)
	}
	plain := files(t, map[string]string{"news.warc": strings.Join(records, "")})
	if sum, _ := run(t, s, corpus.Options{}, plain); sum.New != 0 || sum.Articles != 42 || sum.Skipped != 10 || sum.Failed != 10 {
		t.Errorf("not compressed: %+v", sum)
	}
	a, err := s.Article(context.Background(), "https://paper0.example/0")
	if err != nil || a.Outlet != "Paper 0" || a.Published != "2023-01-01" || a.FetchedAt != "2023-03-21T08:00:00Z" || a.Language != "en" {
		t.Errorf("%+v, %v", a, err)
	}
}

package corpus_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
)

// gzipped packs a text.
func gzipped(t testing.TB, text string) string {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := io.WriteString(z, text); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// zipped makes a zip of files.
func zipped(t testing.TB, content map[string]string) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range content {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// fields are those of a report.
func fields(n int) (f struct{ ID, Outlet, Title, Published, Text string }) {
	if err := json.Unmarshal([]byte(report(n)), &f); err != nil {
		panic(err)
	}
	return f
}

// rows are reports as lines of a table.
func rows(from, to int) string {
	var out strings.Builder
	w := csv.NewWriter(&out)
	for n := range to - from {
		f := fields(from + n)
		w.Write([]string{f.ID, f.Outlet, f.Title, f.Published, f.Text})
	}
	w.Flush()
	return out.String()
}

// webPage is a report as a page with a menu and a footer.
func webPage(n int) string {
	f := fields(n)
	return fmt.Sprintf(`<!doctype html><html lang="en"><head><title>%s | %s</title><meta property="og:site_name" content="%s"><meta property="article:published_time" content="%s"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>%s</h1><p>%s</p>
<p>The council of the town will speak about it next week, and a meeting with those who work there is planned for the end of the month.</p></article><footer>© %s</footer></body></html>`,
		f.Title, f.Outlet, f.Outlet, f.Published, f.Title, f.Text, f.Outlet)
}

// record is a record of a web archive.
func record(kind, uri, content, body string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2023-03-21T08:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, uri, content, len(body), body)
}

// answered is a record of an answer over HTTP.
func answered(uri, content, body string) string {
	return record("response", uri, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: "+content+"\r\n\r\n"+body)
}

// crawled is a compressed web archive of reports, a member each.
func crawled(t testing.TB, from, to int) string {
	t.Helper()
	var out strings.Builder
	for n := range to - from {
		out.WriteString(gzipped(t, answered(fmt.Sprintf("https://paper%d.example/%d", (from+n)%9, from+n), "text/html; charset=utf-8", webPage(from+n))))
	}
	return out.String()
}

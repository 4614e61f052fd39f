package warc

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"

	"hearsay/corpus/item"
)

// record writes one record; wrong is added to its declared length.
func record(kind, uri, content, body string, wrong int) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: <%s>\r\nWARC-Date: 2023-03-20T18:30:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, uri, content, len(body)+wrong, body)
}

func response200(uri, kind, body string) string {
	return record("response", uri, "application/http; msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: "+kind+"\r\n\r\n"+body, 0)
}

// crawl is an archive as a news crawler leaves it: several hosts, broken records,
// things that are no pages.
func crawl() []string {
	return []string{
		record("warcinfo", "", "application/warc-fields", "software: test\r\n", 0),
		record("request", "https://a.example/1", "application/http; msgtype=request", "GET /1 HTTP/1.1\r\n\r\n", 0),
		response200("https://a.example/1", "text/html; charset=utf-8", "<p>one</p>"),
		response200("https://a.example/logo.png", "image/png", "\x89PNG"),
		record("response", "https://b.example/gone", "application/http", "HTTP/1.1 404 Not Found\r\n\r\n", 0),
		"garbage between records\r\nand more of it\r\n\r\n",
		response200("https://b.example/2", "text/html", "<p>two</p>"),
		record("response", "https://b.example/x", "application/http", "not http at all", 0),
		record("response", "https://c.example/3", "application/http", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>th\r\n9\r\nree</p>\n\n\r\n0\r\n\r\n", 0),
		record("response", "https://c.example/4", "application/http", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Type: text/html\r\n\r\n<p>never chunked</p>", 0),
		record("resource", "https://d.example/5", "text/html", "<p>five</p>", 0),
		record("conversion", "https://d.example/6", "text/plain", "six", 0),
		record("metadata", "https://d.example/5", "application/warc-fields", "x: y", 0),
	}
}

func packed(records []string) []byte {
	var out bytes.Buffer
	for _, r := range records {
		w := gzip.NewWriter(&out)
		w.Write([]byte(r))
		w.Close()
	}
	return out.Bytes()
}

func read(t *testing.T, data []byte, offset int64) (pages, problems, skipped []string, keys []string) {
	t.Helper()
	err := Each(bytes.NewReader(data), offset, func(it item.Item) error {
		keys = append(keys, it.Key)
		switch {
		case errors.Is(it.Err, item.ErrNotArticle):
			skipped = append(skipped, it.Err.Error())
		case it.Err != nil:
			problems = append(problems, it.Err.Error())
		default:
			pages = append(pages, it.Given.URL+" "+strings.TrimSpace(string(it.Raw)))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages, problems, skipped, keys
}

func TestEach(t *testing.T) {
	for name, data := range map[string][]byte{"plain": []byte(strings.Join(crawl(), "")), "packed": packed(crawl())} {
		pages, problems, skipped, _ := read(t, data, 0)
		want := []string{"https://a.example/1 <p>one</p>", "https://b.example/2 <p>two</p>", "https://c.example/3 <p>three</p>", "https://c.example/4 <p>never chunked</p>", "https://d.example/5 <p>five</p>", "https://d.example/6 six"}
		if strings.Join(pages, "|") != strings.Join(want, "|") {
			t.Errorf("%s: pages %q", name, pages)
		}
		if len(problems) != 2 || len(skipped) != 2 {
			t.Errorf("%s: problems %q, skipped %q", name, problems, skipped)
		}
	}
}

func TestGoesOnFromTheOffsetOfAnyItem(t *testing.T) {
	for name, data := range map[string][]byte{"plain": []byte(strings.Join(crawl(), "")), "packed": packed(crawl())} {
		var nexts []int64
		Each(bytes.NewReader(data), 0, func(it item.Item) error { nexts = append(nexts, it.Next); return nil })
		_, _, _, all := read(t, data, 0)
		for i, n := range nexts {
			_, _, _, rest := read(t, data[n:], n)
			if strings.Join(rest, "|") != strings.Join(all[i+1:], "|") {
				t.Errorf("%s from %d: %q, want %q", name, n, rest, all[i+1:])
			}
		}
	}
}

func TestBrokenMembersCostOnlyThemselves(t *testing.T) {
	records := crawl()
	data := packed(records[2:3])
	broken := packed(records[2:3])
	broken = broken[:len(broken)-12] // cut in the middle of the data
	pages, problems, _, _ := read(t, slices3(data, broken, packed(records[6:7])), 0)
	if len(pages) != 2 || len(problems) != 1 || !strings.Contains(problems[0], "broken gzip member") {
		t.Errorf("pages %q, problems %q", pages, problems)
	}
	pages, problems, _, _ = read(t, slices3(data, []byte("\x1f\x8bnot a member"), packed(records[6:7])), 0)
	if len(pages) != 2 {
		t.Errorf("pages %q, problems %q", pages, problems)
	}
	cut := strings.Join(records[:3], "")
	_, problems, _, _ = read(t, []byte(cut[:len(cut)-10]), 0)
	if len(problems) != 1 || !strings.Contains(problems[0], "early") {
		t.Errorf("a record cut at the end: %q", problems)
	}
	long := record("response", "https://a.example/", "application/http", "HTTP/1.1 200 OK\r\n\r\nx", 50) + records[6]
	if _, problems, _, _ = read(t, []byte(long), 0); len(problems) == 0 {
		t.Error("a wrong length goes unnoticed")
	}
}

func slices3(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

func FuzzEach(f *testing.F) {
	f.Add([]byte(strings.Join(crawl(), "")))
	f.Add(packed(crawl()))
	f.Fuzz(func(t *testing.T, data []byte) {
		last := int64(-1)
		Each(bytes.NewReader(data), 0, func(it item.Item) error {
			if it.Next < last {
				t.Errorf("offset %d after %d", it.Next, last)
			}
			last = it.Next
			return nil
		})
	})
}

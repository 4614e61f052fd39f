package corpus_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"hearsay/corpus"
	"hearsay/corpus/fetch"
	"hearsay/extract/news"
)

// patience is how long one hostile input may take at most, on a slow and busy machine.
const patience = 60 * time.Second

// refused imports one input beside a good article and wants it refused for a reason that
// says so, the good one stored, and not much memory taken.
func refused(t *testing.T, o corpus.Options, source, want string) {
	t.Helper()
	good := files(t, map[string]string{"good.ndjson": line(1)})
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	s := open(t)
	var reasons []string
	// What other tests left, and the inputs themselves, are not what reading takes.
	defer debug.SetGCPercent(debug.SetGCPercent(20))
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	before, most := m.HeapInuse, m.HeapInuse
	o.Progress = func(e corpus.Event) {
		if e.Err != nil {
			reasons = append(reasons, e.Err.Error())
		}
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapInuse)
	}
	sum, err := corpus.Import(ctx, s, []string{source, good}, o)
	if err != nil {
		t.Fatalf("the import ended: %v", err)
	}
	whole(t, s)
	if sum.Failed == 0 || !strings.Contains(strings.Join(reasons, "\n"), want) {
		t.Errorf("refused %d times, for %q; want …%s", sum.Failed, reasons, want)
	}
	if got := titles(t, s); !slices.Contains(got, "T0001") {
		t.Errorf("the good article was not stored: %q", got)
	}
	if took := most - before; took > 300<<20 {
		t.Errorf("it took %d MB", took>>20)
	}
}

func zeros(n int64) io.Reader { return io.LimitReader(xs{}, n) }

// packedZeros is n bytes of one letter, gzipped.
func packedZeros(t testing.TB, n int64) string {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := io.Copy(z, zeros(n)); err != nil {
		t.Fatal(err)
	}
	z.Close()
	return out.String()
}

func TestHostileFilesAreRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("unpacks bombs")
	}
	nested := strings.Repeat("<a>", 300_000)
	laughs := `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>`
	for name, c := range map[string]struct{ file, data, want string }{
		"gzip bomb":                     {"a.ndjson.gz", packedZeros(t, 200<<20), "unpacks to more than 300 times its size"},
		"zstandard bomb":                {"a.txt.zst", zstBomb(t), "longer than 16 MB"},
		"zip bomb":                      {"a.zip", zipBomb(t), "unpacks to more than 300 times its size"},
		"zip that lies of its size":     {"a.zip", lyingZip(t), "zip"},
		"gzip in gzip in gzip":          {"a.gz", wrapped(t, line(2), 6), "more than 3 layers of compression"},
		"10,000 archives in each other": {"a.tar", nestedTars(t, 10_000), "more than 3 archives in each other"},
		"10,000 folders in an archive":  {"a.tar", tarOf(t, strings.Repeat("d/", 10_000)+"a.ndjson", line(2)), "more than 200 folders in each other"},
		"path out of a zip":             {"a.zip", zipped(t, map[string]string{"../../etc/cron.d/x.txt": "The bridge will open in May."}), "points out of the archive"},
		"path out of a tar":             {"a.tar", tarOf(t, "/etc/cron.d/x.txt", "The bridge will open in May."), "points out of the archive"},
		"entities of entities, RSS":     {"a.xml", laughs + `<rss version="2.0"><channel><title>&d;</title><item><title>&d;</title><description>&d;&d;&d;</description></item></channel></rss>`, "entities of entities"},
		"entities of entities, map":     {"a.xml", laughs + `<urlset><url><loc>https://a.example/&d;</loc></url></urlset>`, "entities of entities"},
		"300,000 elements, RSS":         {"a.xml", `<rss version="2.0"><channel><title>x</title>` + nested, "reading a feed"},
		"300,000 elements, HTML":        {"a.html", "<html><body>" + strings.Repeat("<div>", 300_000) + "x", "512"},
		"300,000 brackets":              {"a.json", `[{"text":` + strings.Repeat("[", 300_000), "max depth"},
		"bomb in a web archive":         {"a.warc.gz", gzipped(t, answered("https://a.example/", "text/html", page)) + gzipped(t, answered("https://b.example/", "text/html", strings.Repeat("x", 200<<20))), "longer than 16 MB"},
		"record of an exabyte":          {"a.warc", "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: 1000000000000000000\r\n\r\nHTTP/1.1 200 OK\r\n\r\n", "ends"},
		"header without end":            {"a.warc", "WARC/1.0\r\n" + strings.Repeat("X-Y: z\r\n", 100_000), "longer than any header"},
		"parts in parts":                {"a.eml", partsInParts(2000), "without a text"},
		"quote without end":             {"a.csv", "id,text\n1,\"" + strings.Repeat("The bridge is shut. ", 1<<20), "longer than 16 MB"},
		"half a Parquet table":          {"a.parquet", "PAR1" + strings.Repeat("\x15\x04", 3000), "reading a Parquet table"},
		"text of a novel":               {"a.txt", strings.Repeat("The bridge is shut, the council said. ", 200_000), "no article"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := files(t, map[string]string{c.file: c.data})
			refused(t, corpus.Options{}, filepath.Join(dir, c.file), c.want)
		})
	}
	t.Run("line of a gigabyte", func(t *testing.T) {
		in := io.MultiReader(strings.NewReader(line(2)), zeros(1<<30), strings.NewReader("\n"+line(3)))
		refused(t, corpus.Options{Stdin: in}, "-", "longer than 16 MB")
	})
	t.Run("table's line of a gigabyte", func(t *testing.T) {
		refused(t, corpus.Options{Stdin: io.MultiReader(strings.NewReader("id,text\n1,"), zeros(1<<30))}, "-", "longer than 16 MB")
	})
	t.Run("JSON value of a gigabyte", func(t *testing.T) {
		refused(t, corpus.Options{Stdin: io.MultiReader(strings.NewReader(`[{"text":"`), zeros(1<<30))}, "-", "longer than 16 MB")
	})
	t.Run("mail of a gigabyte", func(t *testing.T) {
		in := io.MultiReader(strings.NewReader("From a@b Mon\nFrom: a@b.example\nSubject: x\n\n"), zeros(1<<30))
		refused(t, corpus.Options{Stdin: in}, "-", "longer than 16 MB")
	})
}

func TestHostileFoldersAreRefused(t *testing.T) {
	dir := t.TempDir()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Skip("not possible here: ", err)
		}
	}
	must(os.Symlink(dir, filepath.Join(dir, "loop")))
	must(os.Symlink("b", filepath.Join(dir, "a")))
	must(os.Symlink("a", filepath.Join(dir, "b")))
	must(os.Symlink("/dev/zero", filepath.Join(dir, "zero.txt")))
	deepFolders(t, filepath.Join(dir, "d"), 10_000)
	refused(t, corpus.Options{}, dir, "more than 200 folders in each other")
	s := open(t)
	sum, events := run(t, s, corpus.Options{}, dir)
	var said []string
	for _, e := range events {
		said = append(said, fmt.Sprint(filepath.Base(e.Source), ": ", e.Err))
	}
	if sum.Failed != 3 || !strings.Contains(strings.Join(said, "\n"), "too many levels of symbolic links") {
		t.Errorf("want the deep folder and both ends of the loop refused: %+v %q", sum, said)
	}
}

// deepFolders makes n folders in each other, which no path is long enough to name,
// and takes them away at the end, since os.RemoveAll would hold each open.
func deepFolders(t *testing.T, top string, n int) {
	t.Helper()
	if err := os.Mkdir(top, 0o777); err != nil {
		t.Fatal(err)
	}
	at, err := os.OpenRoot(top)
	if err != nil {
		t.Fatal(err)
	}
	for range n {
		if err := at.Mkdir("d", 0o777); err != nil {
			t.Fatal(err)
		}
		next, err := at.OpenRoot("d")
		if err != nil {
			t.Fatal(err)
		}
		at.Close()
		at = next
	}
	at.Close()
	t.Cleanup(func() {
		side := top + ".rest"
		for os.Rename(filepath.Join(top, "d"), side) == nil {
			os.Remove(top)
			os.Rename(side, top)
		}
		os.Remove(top)
	})
}

func zstBomb(t testing.TB) string {
	t.Helper()
	z, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return string(z.EncodeAll(bytes.Repeat([]byte("x"), 100<<20), nil))
}

func zipBomb(t testing.TB) string {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	w, err := z.Create("bomb.txt")
	if err != nil {
		t.Fatal(err)
	}
	io.Copy(w, zeros(200<<20))
	z.Close()
	return out.String()
}

// lyingZip holds 200 MB and says that it is a hundred bytes.
func lyingZip(t testing.TB) string {
	t.Helper()
	raw := []byte(zipBomb(t))
	size := []byte{0, 0, 0x80, 0x0c} // 200 MB, little end first
	for i := bytes.Index(raw, size); i >= 0; i = bytes.Index(raw, size) {
		copy(raw[i:], []byte{100, 0, 0, 0})
	}
	return string(raw)
}

func wrapped(t testing.TB, text string, times int) string {
	t.Helper()
	for range times {
		text = gzipped(t, text)
	}
	return text
}

func tarOf(t testing.TB, name, text string) string {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	if err := w.WriteHeader(&tar.Header{Name: name, Size: int64(len(text)), Mode: 0o644, Format: tar.FormatPAX}); err != nil {
		t.Fatal(err)
	}
	io.WriteString(w, text)
	w.Close()
	return out.String()
}

// nestedTars is a tar in a tar in a tar, n deep.
func nestedTars(t testing.TB, n int) string {
	t.Helper()
	inner := tarOf(t, "a.ndjson", line(2))
	var heads bytes.Buffer
	for i := range n {
		size := len(inner) + (n-1-i)*(512+1024) // each layer has a header and two empty blocks behind
		w := tar.NewWriter(&heads)
		if err := w.WriteHeader(&tar.Header{Name: "in.tar", Size: int64(size), Mode: 0o644, Format: tar.FormatUSTAR}); err != nil {
			t.Fatal(err)
		}
	}
	return heads.String() + inner + strings.Repeat("\x00", n*1024)
}

func partsInParts(n int) string {
	var b strings.Builder
	b.WriteString("From: a@b.example\nTo: c@d.example\nSubject: x\nDate: Mon, 20 Mar 2023 18:30:00 +0100\nMIME-Version: 1.0\n")
	for i := range n {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
	}
	return b.String() + "Content-Type: text/plain\n\nThe bridge is shut.\n"
}

// TestHostileServersAreRefused fetches from servers that mean no good.
func TestHostileServersAreRefused(t *testing.T) {
	done := make(chan struct{})
	mux := http.NewServeMux()
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) { // a byte now and then
		for {
			select {
			case <-r.Context().Done():
				return
			case <-done:
				return
			case <-time.After(50 * time.Millisecond):
				io.WriteString(w, " ")
				w.(http.Flusher).Flush()
			}
		}
	})
	mux.HandleFunc("/silent", func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-done:
		}
	})
	mux.HandleFunc("/endless", func(w http.ResponseWriter, _ *http.Request) { io.Copy(w, xs{}) })
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		io.WriteString(w, packedZeros(t, 64<<20))
	})
	mux.HandleFunc("/headers", func(w http.ResponseWriter, _ *http.Request) {
		for i := range 20_000 {
			w.Header().Set(fmt.Sprintf("X-%d", i), strings.Repeat("y", 100))
		}
	})
	mux.HandleFunc("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) })
	mux.HandleFunc("/file", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
	})
	mux.HandleFunc("/inside", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://169.254.169.254/latest/meta-data/", http.StatusFound)
	})
	mux.HandleFunc("/maps", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `<sitemapindex><sitemap><loc>http://public.example/maps?%d</loc></sitemap></sitemapindex>`, time.Now().UnixNano())
	})
	s := httptest.NewServer(mux)
	defer s.Close()
	defer close(done)
	// public.example stands for a host on the web; the guard against private networks is on.
	client := func(path string) *fetch.Client {
		limit := patience / 2
		if path == "/slow" || path == "/silent" {
			limit = time.Second
		}
		return fetch.New(fetch.Options{Every: time.Nanosecond, Tries: 1, Timeout: limit, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, s.Listener.Addr().String())
		}})
	}
	for path, want := range map[string]string{
		"/slow":    "the server is too slow",
		"/silent":  "the server is too slow",
		"/endless": "longer than 16 MB",
		"/bomb":    "longer than 16 MB",
		"/headers": "header",
		"/loop":    "more than 10 redirects",
		"/file":    "not an http or https address",
		"/inside":  "private network",
		"/maps":    "sitemaps in each other",
	} {
		t.Run(path[1:], func(t *testing.T) {
			refused(t, corpus.Options{Fetch: client(path)}, "http://public.example"+path, want)
		})
	}
	t.Run("loopback", func(t *testing.T) {
		refused(t, corpus.Options{Fetch: client("/maps")}, s.URL+"/maps", "private network")
	})
	t.Run("unplugged", func(t *testing.T) {
		o := fetch.Options{Every: time.Nanosecond, Tries: 2, Sleep: func(context.Context, time.Duration) error { return nil },
			Dial: func(context.Context, string, string) (net.Conn, error) {
				return nil, &net.OpError{Op: "dial", Net: "tcp", Err: errors.New("network is unreachable")}
			}}
		refused(t, corpus.Options{Fetch: fetch.New(o)}, "https://public.example/", "network is unreachable")
	})
}

// FuzzRead reads any bytes under any name, in whatever form they are taken for.
func FuzzRead(f *testing.F) {
	list, err := os.ReadDir(samples)
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range list {
		if raw, err := os.ReadFile(filepath.Join(samples, e.Name())); err == nil {
			f.Add(e.Name(), raw)
		}
	}
	f.Fuzz(func(t *testing.T, name string, raw []byte) {
		name = filepath.Base(strings.Map(func(r rune) rune {
			if r < ' ' || r == '/' {
				return '_'
			}
			return r
		}, name))
		path := filepath.Join(t.TempDir(), name[max(0, len(name)-40):])
		if os.WriteFile(path, raw, 0o600) != nil {
			return // not a name
		}
		sum, err := corpus.Read(context.Background(), []string{path}, corpus.Options{Jobs: 1}, func(doc *news.Document) error { return news.Check(doc) })
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if sum.Articles+sum.Failed+sum.Skipped+sum.Inputs == 0 {
			t.Errorf("%s is passed over in silence", name)
		}
	})
}

// TestWhatIsNoTextSaysWhatItIs tells people what to do with a file that they took for an article.
func TestWhatIsNoTextSaysWhatItIs(t *testing.T) {
	for name, c := range map[string][2]string{
		"a.pdf":  {"%PDF-1.4\n1 0 obj", "a PDF, of which the text cannot be had faithfully"},
		"a.docx": {zipped(t, map[string]string{"[Content_Types].xml": "<Types/>"}), "a document of an office program"},
		"a.doc":  {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an office program"},
		"a.bz2":  {"BZh91AY&SY\x00\x01", "packed with bzip2"},
		"a.7z":   {"7z\xbc\xaf\x27\x1c\x00", "a 7z archive"},
	} {
		refused(t, corpus.Options{}, filepath.Join(files(t, map[string]string{name: c[0]}), name), c[1])
	}
}

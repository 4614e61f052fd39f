package watch

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay/corpus"
	"hearsay/corpus/fetch"
	"hearsay/extract/news"
	"hearsay/store"
	"hearsay/store/sqlite"
)

func load(t *testing.T, text string) (*Config, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "watch.toml")
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	return Load(path)
}

func TestLoad(t *testing.T) {
	c, err := load(t, `every = "5m"
[[feed]]
url = "https://courier.example/rss"
follow = true
[[page]]
url = "https://council.example/"
every = "1h"
[[alert]]
name = "ferry"
query = "ferry"
`)
	if err != nil || c.Feeds[0].every != 5*time.Minute || c.Pages[0].every != time.Hour || !c.Feeds[0].Follow || len(c.Alert[0].On) != 4 || c.Alert[0].To[0] != "-" {
		t.Errorf("%+v, %v", c, err)
	}
	for text, want := range map[string]string{
		``:                                    "names no feed",
		`evry = "5m"`:                         `no setting "evry"`,
		`every = "soon"`:                      "no length of time",
		"every = \"1s\"\n[[feed]]\nurl=\"x\"": "less than a minute",
		"[[feed]]\noutlet = \"x\"":            "without a url",
		"[[alert]]\nquery = \"x\"":            "has no name",
		"[[alert]]\nname = \"a\"\nquery = \"nofield:x\"":                                 "nofield",
		"[[alert]]\nname = \"a\"\nquery = \"x\"\non = [\"rain\"]":                        "none of claim",
		"[[alert]]\nname = \"a\"\nquery = \"x\"\n[[alert]]\nname = \"a\"\nquery = \"y\"": "two alerts",
		"[[feed": "watch.toml",
	} {
		if _, err := load(t, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want …%s", text, err, want)
		}
	}
}

// linker stands in for package link: it says that the first claim of the second
// article denies the first claim of the first.
type linker struct{}

func (linker) Ready(*news.Document)  {}
func (linker) Forget(*news.Document) {}

func (linker) Update(ctx context.Context, tx store.Tx, docs []*news.Document) error {
	list, err := tx.Claims(ctx, nil, store.Page{Order: store.Oldest})
	if err != nil || len(list.Items) < 2 {
		return err
	}
	a, b := list.Items[len(list.Items)-1], list.Items[0]
	return tx.PutLinks(ctx, news.Link{A: a.ID, B: b.ID, Relation: news.Denies, Score: 0.9, Reason: news.Reason{Rule: "test/denies"}, DecidedBy: news.Machine, Extractor: "test"})
}

func TestOnceTellsWhatIsNewAndOnlyOnce(t *testing.T) {
	items := ""
	item := func(n, day, text string) string {
		return "<item><title>T" + n + "</title><link>https://courier.example/" + n + "</link><pubDate>" + day + " Mar 2023 18:30:00 +0100</pubDate><description>" + text + "</description></item>"
	}
	var hooked []Alert
	mux := http.NewServeMux()
	mux.HandleFunc("/rss", func(w http.ResponseWriter, _ *http.Request) {
		io.WriteString(w, `<rss version="2.0"><channel><title>Harbour Courier</title>`+items+`</channel></rss>`)
	})
	mux.HandleFunc("/hook", func(_ http.ResponseWriter, r *http.Request) {
		if err := json.NewDecoder(r.Body).Decode(&hooked); err != nil {
			t.Error(err)
		}
	})
	site := httptest.NewServer(mux)
	defer site.Close()
	dir := t.TempDir()
	c := &Config{
		Feeds: []Place{{URL: site.URL + "/rss"}},
		Alert: []Rule{{Name: "ferry", Query: "ferry", To: []string{"-", filepath.Join(dir, "a.jsonl"), filepath.Join(dir, "a.atom"), site.URL + "/hook"}}},
	}
	if err := c.check(); err != nil {
		t.Fatal(err)
	}
	s, err := sqlite.Open(context.Background(), filepath.Join(dir, "test.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	var out strings.Builder
	once := func() []Alert {
		t.Helper()
		out.Reset()
		o := Options{Out: &out, Now: func() time.Time { return time.Date(2023, 6, 5, 0, 0, 0, 0, time.UTC) }, Log: func(err error) { t.Error(err) }}
		o.Import = corpus.Options{Link: linker{}, Fetch: fetch.New(fetch.Options{Every: time.Nanosecond, AllowPrivate: true})}
		if _, err := Once(context.Background(), s, c, o); err != nil {
			t.Fatal(err)
		}
		var alerts []Alert
		for _, line := range strings.Split(strings.TrimSpace(out.String()), "\n") {
			var a Alert
			if line != "" {
				if err := json.Unmarshal([]byte(line), &a); err != nil {
					t.Fatal(err)
				}
				alerts = append(alerts, a)
			}
		}
		return alerts
	}
	items = item("1", "Mon, 20", "The council will close the ferry by the end of May, Ida Brandt said on Monday.")
	first := once()
	if len(first) == 0 {
		t.Fatal("no claim was extracted")
	}
	if !slices.ContainsFunc(first, func(a Alert) bool { return a.On == OnClaim && a.Claim != nil && strings.Contains(a.Why, "ferry") }) {
		t.Errorf("a new claim is not told: %+v", first)
	}
	if again := once(); len(again) != 0 {
		t.Errorf("told twice: %+v", again)
	}
	items += item("2", "Tue, 21", "The ferry will not close, a spokesman for the operator said on Tuesday.")
	second := once()
	if !slices.ContainsFunc(second, func(a Alert) bool { return a.On == OnConflict && a.Other != nil && strings.HasPrefix(a.Why, "denies") }) {
		t.Errorf("a new conflict is not told: %+v", second)
	}
	if len(hooked) != len(second) {
		t.Errorf("the webhook got %d alerts of %d", len(hooked), len(second))
	}
	file, _ := os.ReadFile(filepath.Join(dir, "a.jsonl"))
	feed, _ := os.ReadFile(filepath.Join(dir, "a.atom"))
	if n := strings.Count(string(file), "\n"); n != len(first)+len(second) || strings.Count(string(feed), "<entry>") != n {
		t.Errorf("%d lines, %d entries, %d alerts", n, strings.Count(string(feed), "<entry>"), len(first)+len(second))
	}
}

func TestWhatStoodBeforeIsNotTold(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.txt")
	os.WriteFile(file, []byte("The council will close the ferry by the end of May 2023, Ida Brandt said on Monday."), 0o666)
	s, err := sqlite.Open(context.Background(), filepath.Join(dir, "test.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := corpus.Import(context.Background(), s, []string{file}, corpus.Options{}); err != nil {
		t.Fatal(err)
	}
	c := &Config{Alert: []Rule{{Name: "ferry", Query: "ferry"}}}
	if err := c.check(); err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if r, err := Once(context.Background(), s, c, Options{Out: &out}); err != nil || r.Alerts != 0 || out.String() != "" {
		t.Errorf("%+v %q %v", r, out.String(), err)
	}
}

func TestAnAlertThatCannotBeToldIsTriedAgain(t *testing.T) {
	dir := t.TempDir()
	s, err := sqlite.Open(context.Background(), filepath.Join(dir, "test.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	c := &Config{Pages: []Place{{URL: filepath.Join(dir, "in")}}, Alert: []Rule{{Name: "ferry", Query: "ferry", To: []string{filepath.Join(dir, "none", "a.jsonl")}}}}
	os.Mkdir(filepath.Join(dir, "in"), 0o777)
	os.WriteFile(filepath.Join(dir, "in", "a.txt"), []byte("The council will close the ferry by the end of May 2023, Ida Brandt said on Monday."), 0o666)
	if err := c.check(); err != nil {
		t.Fatal(err)
	}
	problems := 0
	for range 2 {
		if r, err := Once(context.Background(), s, c, Options{Log: func(error) { problems++ }}); err != nil || r.Alerts != 0 {
			t.Fatalf("%+v, %v", r, err)
		}
	}
	if problems == 0 {
		t.Fatal("no problem was told")
	}
	os.Mkdir(filepath.Join(dir, "none"), 0o777)
	if r, err := Once(context.Background(), s, c, Options{}); err != nil || r.Alerts == 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

// FuzzLoad reads any configuration.
func FuzzLoad(f *testing.F) {
	f.Add("every = \"5m\"\n[[feed]]\nurl = \"https://courier.example/rss\"\n[[alert]]\nname = \"a\"\nquery = \"x\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		path := filepath.Join(t.TempDir(), "w.toml")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if c, err := Load(path); err == nil && len(c.Feeds)+len(c.Pages)+len(c.Alert) == 0 {
			t.Error("a configuration of nothing is taken")
		}
	})
}

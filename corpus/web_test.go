package corpus_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"hearsay/corpus"
	"hearsay/corpus/fetch"
)

// newsSite is a small outlet on the loopback: three pages, a feed of two of them and
// a sitemap of all.
func newsSite(t *testing.T) string {
	t.Helper()
	mux := http.NewServeMux()
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	for _, n := range []string{"one", "two", "three"} {
		mux.HandleFunc("/"+n, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, strings.Replace(page, "old", n, 2))
		})
	}
	mux.HandleFunc("/old-name", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/one", http.StatusMovedPermanently) })
	mux.HandleFunc("/feed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Last-Modified", "Mon, 20 Mar 2023 18:30:00 GMT")
		if r.Header.Get("If-Modified-Since") == "Mon, 20 Mar 2023 18:30:00 GMT" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprintf(w, `<rss version="2.0"><channel><title>Harbour Courier</title>
<item><title>One</title><link>%[1]s/one?utm_source=rss</link><pubDate>Mon, 20 Mar 2023 18:30:00 +0100</pubDate><description>The summary of one is short, the council said.</description></item>
<item><title>Gone</title><link>%[1]s/gone</link><description>The summary of what is gone is all there is, the council said.</description></item></channel></rss>`, s.URL)
	})
	mux.HandleFunc("/sitemap.xml", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<urlset><url><loc>%[1]s/one</loc></url><url><loc>%[1]s/two</loc></url><url><loc>%[1]s/three</loc></url><url><loc>%[1]s/gone</loc></url></urlset>`, s.URL)
	})
	mux.HandleFunc("/news.xml", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("ETag", `"v1"`)
		io.WriteString(w, `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">`)
		for _, e := range [][2]string{{"one", "2023-03-20T08:00:00Z"}, {"two", "2023-01-02"}, {"gone", "2023-01-02"}} {
			fmt.Fprintf(w, `<url><loc>%s/%s</loc><news:news><news:publication><news:name>Harbour Courier</news:name><news:language>en</news:language></news:publication>`+
				`<news:publication_date>%s</news:publication_date><news:title>Of it</news:title></news:news></url>`, s.URL, e[0], e[1])
		}
		io.WriteString(w, `</urlset>`)
	})
	mux.HandleFunc("/tagged", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `W/"7"`)
		if r.Header.Get("If-None-Match") == `W/"7"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, strings.Replace(page, "old", "tagged", 2))
	})
	mux.HandleFunc("/maps.xml", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, `<sitemapindex><sitemap><loc>%[1]s/sitemap.xml</loc></sitemap><sitemap><loc>%[1]s/maps.xml</loc></sitemap></sitemapindex>`, s.URL)
	})
	mux.HandleFunc("/deep/", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, `<sitemapindex><sitemap><loc>%s%sx</loc></sitemap></sitemapindex>`, s.URL, r.URL.Path)
	})
	return s.URL
}

func fetching(o corpus.Options) corpus.Options {
	o.Fetch = fetch.New(fetch.Options{Every: time.Nanosecond, AllowPrivate: true, Tries: 1})
	return o
}

func TestPageFromTheWeb(t *testing.T) {
	site, s := newsSite(t), open(t)
	sum, _ := run(t, s, fetching(corpus.Options{}), site+"/old-name?utm_medium=mail", site+"/gone")
	if sum.New != 1 || sum.Failed != 1 {
		t.Fatalf("%+v", sum)
	}
	for _, u := range []string{site + "/one", site + "/old-name"} { // all its addresses are kept
		if a, err := s.Article(context.Background(), u); err != nil || a.Title != "The one bridge is shut" || a.URL != site+"/one" {
			t.Errorf("%s: %+v, %v", u, a, err)
		}
	}
}

func TestFeedFromTheWeb(t *testing.T) {
	site, s := newsSite(t), open(t)
	if sum, _ := run(t, s, fetching(corpus.Options{}), site+"/feed"); sum.New != 2 {
		t.Errorf("the feed alone: %+v", sum)
	}
	if sum, _ := run(t, s, fetching(corpus.Options{}), site+"/feed"); sum.Same != 1 || sum.Articles != 0 {
		t.Errorf("nothing new: %+v", sum)
	}
	s = open(t)
	if sum, _ := run(t, s, fetching(corpus.Options{Follow: true}), site+"/feed"); sum.New != 2 || sum.Failed != 0 {
		t.Errorf("with its pages: %+v", sum)
	}
	a, err := s.Article(context.Background(), site+"/one")
	if err != nil || !strings.Contains(a.Text, "divers found cracks") || !strings.HasPrefix(a.Published, "2023-03-20") || a.PublishedRule != "feed" {
		t.Errorf("%+v, %v", a, err)
	}
	if a, err = s.Article(context.Background(), site+"/gone"); err != nil || !strings.Contains(a.Text, "all there is") {
		t.Errorf("an entry whose page is gone: %+v, %v", a, err)
	}
}

func TestSitemapFromTheWeb(t *testing.T) {
	site, s := newsSite(t), open(t)
	sum, events := run(t, s, fetching(corpus.Options{}), site+"/maps.xml", site+"/deep/")
	if sum.New != 3 {
		t.Errorf("%+v", sum)
	}
	deep := false
	for _, e := range events {
		deep = deep || e.Err != nil && strings.Contains(e.Err.Error(), "sitemaps in each other")
	}
	if !deep {
		t.Error("a sitemap that names itself is followed without end")
	}
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	site := newsSite(t)
	sum, events := run(t, open(t), corpus.Options{}, site+"/one")
	if sum.Failed != 1 || len(events) != 1 || !strings.Contains(events[0].Err.Error(), "private network") {
		t.Errorf("%+v %v", sum, events)
	}
}

// TestASummaryDoesNotReplaceItsArticle reads the feed of an article that is stored in full.
func TestASummaryDoesNotReplaceItsArticle(t *testing.T) {
	s := open(t)
	run(t, s, corpus.Options{}, samples+"/page.html")
	sum, _ := run(t, s, corpus.Options{}, samples+"/rss.xml")
	if sum.New != 1 || sum.Skipped != 1 || sum.Revised != 0 {
		t.Errorf("the feed after the page: %+v", sum)
	}
	a, err := s.Article(context.Background(), "http://courier.example/2023/03/20/bridge")
	if err != nil || !strings.Contains(a.Text, "Repairs will begin in April") {
		t.Errorf("%+v, %v", a, err)
	}
	s = open(t)
	run(t, s, corpus.Options{}, samples+"/rss.xml")
	if sum, _ := run(t, s, corpus.Options{}, samples+"/page.html"); sum.Revised != 1 {
		t.Errorf("the page after the feed: %+v", sum)
	}
}

// TestNewsSitemap fetches what is wanted and not stored already, by what the sitemap says
// of each article.
func TestNewsSitemap(t *testing.T) {
	site, s := newsSite(t), open(t)
	o := fetching(corpus.Options{Since: "2023-03-01"})
	sum, events := run(t, s, o, site+"/news.xml")
	if sum.New != 1 || sum.Skipped != 2 || sum.Failed != 0 {
		t.Errorf("since March: %+v %+v", sum, events)
	}
	a, err := s.Article(context.Background(), site+"/one")
	if err != nil || a.Outlet != "Harbour Courier" || a.Published != "2023-03-20T08:00:00Z" || a.PublishedRule != "sitemap" {
		t.Errorf("%+v, %v", a, err)
	}
	sum, _ = run(t, s, fetching(corpus.Options{}), site+"/news.xml")
	if sum.New != 1 || sum.Skipped != 1 || sum.Failed != 1 {
		t.Errorf("all: %+v, want the stored one passed over", sum)
	}
	// The same sitemap as a file.
	dir := files(t, map[string]string{"map.xml": `<urlset><url><loc>` + site + `/three</loc></url></urlset>`})
	if sum, _ = run(t, s, fetching(corpus.Options{}), dir); sum.Failed != 1 {
		t.Errorf("a file without --follow: %+v", sum)
	}
	if sum, _ = run(t, s, fetching(corpus.Options{Follow: true}), dir); sum.New != 1 || sum.Failed != 0 {
		t.Errorf("a file with --follow: %+v", sum)
	}
}

func TestTagsAreAskedWith(t *testing.T) {
	site, s := newsSite(t), open(t)
	if sum, _ := run(t, s, fetching(corpus.Options{}), site+"/tagged"); sum.New != 1 {
		t.Fatalf("first: %+v", sum)
	}
	if sum, _ := run(t, s, fetching(corpus.Options{}), site+"/tagged"); sum.Same != 1 || sum.Articles != 0 {
		t.Errorf("again: %+v", sum)
	}
}

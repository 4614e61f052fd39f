package page

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"hearsay/extract/news"
)

// article wraps a body of two real paragraphs in a page.
func article(head, body string) string {
	return `<!doctype html><html lang="en-GB"><head><title>Old bridge shut to lorries | Harbour Courier</title>` + head + `</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Old bridge shut to lorries</h1>` + body + `
<p>The old bridge over the Calder was shut to lorries on Monday, the county council said, after divers found cracks in two of its piers.</p>
<p>“We would rather lose a summer than a lorry,” said Ida Brandt, who leads the council’s roads department, in a call with reporters.</p>
<p>Repairs will begin in April and should be finished by the end of September, according to a plan that the council passed last week.</p>
</article><footer>© Harbour Courier</footer></body></html>`
}

func read(t *testing.T, html string, hint Hint) news.Article {
	t.Helper()
	a, err := Read([]byte(html), hint)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestReadsWhatAPageSaysOfItself(t *testing.T) {
	a := read(t, article(`<link rel="canonical" href="/2023/03/21/bridge?utm_source=x">
<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"Old bridge shut to lorries","datePublished":"2023-03-20T18:30:00+01:00",
"author":[{"@type":"Person","name":"Zoë Li"},{"name":"Jon Ek"}],"publisher":{"name":"Harbour Courier"}}]}</script>`, ""),
		Hint{URL: "https://courier.example/go?id=5"})
	a.Text = ""
	want := news.Article{
		URL: "https://courier.example/2023/03/21/bridge", URLs: []string{"https://courier.example/go?id=5"}, Outlet: "Harbour Courier",
		Title: "Old bridge shut to lorries", Published: "2023-03-20T18:30:00+01:00", PublishedRule: "json-ld", Authors: []string{"Zoë Li", "Jon Ek"}, Language: "en",
	}
	if !reflect.DeepEqual(a, want) {
		t.Errorf("got  %+v\nwant %+v", a, want)
	}
}

func TestBodyIsParagraphsWithoutFurniture(t *testing.T) {
	a := read(t, article("", `<p>By Zoë Li</p><time datetime="2023-03-20">20 March 2023</time>
<figure><img src="b.jpg"><figcaption>The bridge in 1931. Photo: Calder Archive</figcaption></figure>
<p>Read more: <a href="/x">Ferry to run all night while the bridge is shut</a></p>`), Hint{})
	want := `The old bridge over the Calder was shut to lorries on Monday, the county council said, after divers found cracks in two of its piers.

“We would rather lose a summer than a lorry,” said Ida Brandt, who leads the council’s roads department, in a call with reporters.

Repairs will begin in April and should be finished by the end of September, according to a plan that the council passed last week.`
	if a.Text != want {
		t.Errorf("got %q", a.Text)
	}
	if !reflect.DeepEqual(a.Captions, []string{"The bridge in 1931. Photo: Calder Archive"}) {
		t.Errorf("captions %q", a.Captions)
	}
	if !reflect.DeepEqual(a.Related, []string{"Ferry to run all night while the bridge is shut"}) {
		t.Errorf("related %q", a.Related)
	}
}

func TestEachDateRule(t *testing.T) {
	fetched := time.Date(2023, 4, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct{ name, head, body, url, day, rule string }{
		{"json-ld before meta", `<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-03-20"}</script><meta property="article:published_time" content="2023-03-19">`, "", "", "2023-03-20", "json-ld"},
		{"broken json-ld is passed over", `<script type="application/ld+json">{"@type":"NewsArticle",</script><meta property="article:published_time" content="2023-03-19">`, "", "", "2023-03-19", "meta"},
		{"meta by name", `<meta name="DC.date.issued" content="2023-03-18">`, "", "", "2023-03-18", "meta"},
		{"itemprop", "", `<span itemprop="datePublished" content="2023-03-17">Friday</span>`, "", "2023-03-17", "itemprop"},
		{"pubdate", "", `<time pubdate datetime="2023-03-16">x</time>`, "", "2023-03-16", "time-pubdate"},
		{"url", "", "", "https://courier.example/2023/03/15/bridge", "2023-03-15", "url"},
		{"time", "", `<time datetime="2023-03-14">x</time>`, "", "2023-03-14", "time"},
		{"class", "", `<div class="published-on">Posted 13 March 2023</div>`, "", "2023-03-13", "class"},
		{"none", "", `<p>It opened on 1 May 1931.</p>`, "", "", ""},
		{"two readings", `<meta name="date" content="03/04/2023">`, "", "", "", ""},
		{"later than the fetch", `<meta name="date" content="2031-03-04">`, "", "", "", ""},
		{"year and month alone", "", "", "https://courier.example/2023/03/bridge", "", ""},
	} {
		a := read(t, article(c.head, c.body), Hint{URL: c.url, Fetched: fetched})
		if a.Published != c.day || a.PublishedRule != c.rule {
			t.Errorf("%s: got %q by %q, want %q by %q", c.name, a.Published, a.PublishedRule, c.day, c.rule)
		}
	}
}

func TestSavedPagesSayWhereTheyCameFrom(t *testing.T) {
	for head, want := range map[string]string{
		"<!DOCTYPE html>\n<!-- saved from url=(0035)https://courier.example/bridge?a=1 -->\n":                                         "https://courier.example/bridge?a=1",
		"<!DOCTYPE html><!--\n Page saved with SingleFile \n url: https://courier.example/bridge \n saved date: Mon Mar 20 2023\n-->": "https://courier.example/bridge",
		"<!-- saved from url=(0014)about:internet -->":                                                                                "",
		"<!-- Page saved with SingleFile -->":                                                                                         "",
	} {
		a := read(t, head+strings.Replace(article("", ""), "<!doctype html>", "", 1), Hint{})
		if a.URL != want {
			t.Errorf("%q: %q, want %q", head, a.URL, want)
		}
	}
	a := read(t, article(`<link rel="canonical" href="https://courier.example/bridge"><link rel="amphtml" href="https://m.courier.example/bridge.amp.html">`, ""), Hint{URL: "https://courier.example/bridge?utm_source=x"})
	if a.URL != "https://courier.example/bridge" || !reflect.DeepEqual(a.URLs, []string{"https://m.courier.example/bridge.html"}) {
		t.Errorf("AMP: %q %q", a.URL, a.URLs)
	}
}

func TestOutletFallsBackToTheHost(t *testing.T) {
	a := read(t, article("", ""), Hint{URL: "https://www.courier.example/a"})
	if a.Outlet != "courier.example" || a.URL != "https://www.courier.example/a" {
		t.Errorf("got outlet %q, url %q", a.Outlet, a.URL)
	}
}

func TestFurnitureRules(t *testing.T) {
	for _, c := range []struct{ rule, is, isNot string }{
		{"label", "Advertisement", "Advertisement revenue fell by a third, the broadcaster said."},
		{"opener", "Follow us on every channel", "Following us was a grey van, she told the court."},
		{"credit", "The bridge at dusk (Image: Calder Archive)", "He called it safe (an image of calm)"},
		{"stamp", "Updated Nov. 19, 2019, 8:21 am ET", "10 p.m."},
		{"byline", "By Zoë Li and Jon Ek", "By noon the water had reached the quay."},
		{"contact", "Email Zoë Li at zoe@courier.example", "The mayor wrote on Twitter that she would resign."},
		{"team", "Jon Ek contributed to this report.", "The fund contributed to this shortfall."},
		{"job", "Zoë Li, Courier Harbour Reporter", "Smith, the reporter, left early"},
		{"address", "https://courier.example/bridge", "https is now the rule, the office said"},
	} {
		if got := furnitureRule(c.is); got != c.rule {
			t.Errorf("%q: got rule %q, want %q", c.is, got, c.rule)
		}
		if got := furnitureRule(c.isNot); got != "" {
			t.Errorf("%q: got rule %q, want none", c.isNot, got)
		}
	}
	if furnitureRule(strings.Repeat("follow us ", 40)) != "" {
		t.Error("a long block is taken for furniture by its first words")
	}
}

func TestInlineDatesStayInTheirSentence(t *testing.T) {
	a := read(t, article("", `<p>The council set the date for <span>March 31, 2023</span>, a month later than planned before.</p>`), Hint{})
	if !strings.Contains(a.Text, "the date for March 31, 2023, a month") {
		t.Errorf("got %q", a.Text)
	}
}

func TestCharsets(t *testing.T) {
	for name, raw := range map[string]string{
		"utf-8 undeclared":      article("", "<p>café</p>"),
		"utf-8 declared latin1": article(`<meta charset="iso-8859-1">`, "<p>café</p>"),
		"latin1 declared":       strings.NewReplacer("é", "\xe9", "“", "\x93", "”", "\x94", "’", "\x92", "©", "\xa9").Replace(article(`<meta charset="windows-1252">`, "<p>café</p>")),
		"latin1 undeclared":     strings.NewReplacer("é", "\xe9", "“", "\x93", "”", "\x94", "’", "\x92", "©", "\xa9").Replace(article("", "<p>café</p>")),
		"utf-16":                utf16(article("", "<p>café</p>")),
	} {
		a := read(t, raw, Hint{})
		if !strings.Contains(a.Text, "café") || !strings.Contains(a.Text, "“We would rather") {
			t.Errorf("%s: got %q", name, a.Text)
		}
	}
	a := read(t, strings.Replace(article("", "<p>caf\xe9</p>"), "two", "t\x00wo", 1), Hint{})
	if !strings.Contains(a.Text, "caf\uFFFD") || strings.Contains(a.Text, "\x00") {
		t.Errorf("one bad byte in UTF-8: got %q", a.Text)
	}
}

// utf16 is s in UTF-16, little end first, with its mark; for text below U+10000.
func utf16(s string) string {
	out := []byte{0xff, 0xfe}
	for _, r := range s {
		out = append(out, byte(r), byte(r>>8))
	}
	return string(out)
}

func TestNoBody(t *testing.T) {
	for _, html := range []string{"", "   ", "<html><head><title>Only a title</title></head></html>", "<html><body></body></html>", "<script>var a = 1</script>",
		`<ul><li><a href="/">Home</a></li><li><a href="/news">News from the whole county, every day</a></li></ul>`} {
		a, err := Read([]byte(html), Hint{})
		if !errors.Is(err, ErrNoBody) || a.Text != "" {
			t.Errorf("%q: got %q, %v; want ErrNoBody", html, a.Text, err)
		}
	}
	if a, _ := Read([]byte("<title>Only a title</title>"), Hint{}); a.Title != "Only a title" {
		t.Errorf("the title of a page without a body is %q", a.Title)
	}
}

func TestRefusesBombs(t *testing.T) {
	for name, html := range map[string]string{
		"nesting": strings.Repeat("<div>", 100_000) + "x",
		"size":    strings.Repeat("<p>x", MaxBytes/4+1),
		"tables":  strings.Repeat("<table><tr><td>", 5_000),
	} {
		if _, err := Read([]byte(html), Hint{}); err == nil {
			t.Errorf("%s: read without an error", name)
		}
	}
}

func TestSharedArticlesAreReadWhole(t *testing.T) {
	files, err := filepath.Glob("../../testdata/articles/*/*.html")
	if err != nil || len(files) == 0 {
		t.Fatal("no sample pages: ", err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		a := read(t, string(raw), Hint{})
		if a.Title == "" || a.Outlet == "" || a.Published == "" || len(a.Text) < 300 {
			t.Errorf("%s: title %q, outlet %q, published %q, text %q", f, a.Title, a.Outlet, a.Published, a.Text)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(article(`<meta name="date" content="2023-03-20">`, "<ul><li><a>x</a></ul>")))
	f.Add([]byte("\xff\xfe<\x00p\x00>\x00"))
	f.Add([]byte(`<script type="application/ld+json">[{"@graph":[{"@type":"Article","author":[[1]]}]}]</script>`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		a, err := Read(raw, Hint{URL: "https://example.org/2023/03/20/x"})
		if err != nil && a.Text != "" {
			t.Errorf("an error and a text: %v", err)
		}
		if !utf8.ValidString(a.Text+a.Title+a.Outlet) || strings.ContainsRune(a.Text, 0) {
			t.Errorf("unclean text from %q", raw)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	raw := []byte(article(`<meta name="date" content="2023-03-20">`, strings.Repeat("<p>The ferry ran all night while the bridge was shut, its crew said.</p><div class=ad>Advertisement</div>", 100)))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		if _, err := Read(raw, Hint{}); err != nil {
			b.Fatal(err)
		}
	}
}

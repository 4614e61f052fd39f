package feed

import (
	"strings"
	"testing"

	"hearsay/corpus/interchange"
	"hearsay/corpus/item"
)

const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harbour Courier</title><language>en-GB</language>
<item><title>Bridge &amp; ferry</title><link>https://courier.example/bridge?utm_source=rss</link><guid isPermaLink="false">17</guid><pubDate>Mon, 20 Mar 2023 18:30:00 +0100</pubDate>
<dc:creator>Zoë Li</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>The old bridge is shut, <b>the council</b> said.</p><figure><figcaption>In 1931</figcaption></figure><p>Repairs begin in April.</p><p>Read more on our site</p>]]></content:encoded></item>
<item><title>Second</title><link>https://courier.example/second</link><pubDate>yesterday</pubDate><description>&lt;p&gt;Only a summary.&lt;/p&gt;</description></item>
<item><title>Empty</title></item>
</channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Courier</title><entry><id>tag:x</id><title>Bridge</title><link href="https://courier.example/bridge"/>
<published>2023-03-20T18:30:00+01:00</published><author><name>Zoë Li</name></author><content type="html">&lt;p&gt;The bridge is shut.&lt;/p&gt;</content></entry></feed>`

const jsonFeed = `{"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Courier", "items": [{"id": "1", "url": "https://courier.example/bridge", "title": "Bridge",
"date_published": "2023-03-20T18:30:00+01:00", "authors": [{"name": "Zoë Li"}], "content_html": "<p>The bridge is shut.</p>"}]}`

func read(t *testing.T, in string) (list []interchange.In, keys []string) {
	t.Helper()
	err := Each(strings.NewReader(in), func(it item.Item) error {
		a, err := interchange.ReadArticle(it.Raw)
		list, keys = append(list, a), append(keys, it.Key)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list, keys
}

func TestRSS(t *testing.T) {
	list, keys := read(t, rss)
	if len(list) != 3 {
		t.Fatalf("got %d entries", len(list))
	}
	a := list[0]
	if a.Title != "Bridge & ferry" || a.URL != "https://courier.example/bridge" || a.Outlet != "Harbour Courier" || a.Published != "2023-03-20T18:30:00+01:00" ||
		a.Language != "en" || len(a.Authors) != 1 || a.ID != "17" {
		t.Errorf("got %+v", a)
	}
	if want := "The old bridge is shut, the council said.\n\nRepairs begin in April."; a.Text != want {
		t.Errorf("text %q, want %q", a.Text, want)
	}
	if list[1].Text != "Only a summary." || list[1].Published != "" || keys[2] != "entry 3" {
		t.Errorf("second %+v, keys %v", list[1], keys)
	}
}

func TestAtomAndJSONFeed(t *testing.T) {
	for _, in := range []string{atom, jsonFeed} {
		list, _ := read(t, in)
		if len(list) != 1 || list[0].Text != "The bridge is shut." || list[0].Published != "2023-03-20T18:30:00+01:00" || list[0].URL != "https://courier.example/bridge" || list[0].Authors[0] != "Zoë Li" {
			t.Errorf("%.20s: %+v", in, list)
		}
		if !Looks([]byte(in)) {
			t.Errorf("%.20s is not told as a feed", in)
		}
	}
	if Looks([]byte("<!doctype html><html><body><p>what an <rss> feed is")) {
		t.Error("a page is taken for a feed")
	}
}

func TestBadFeeds(t *testing.T) {
	bomb := `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss><channel><title>&c;</title><item><title>&c;</title><description>&c;</description></item></channel></rss>`
	f, err := Parse(strings.NewReader(bomb))
	if err == nil && len(f.Entries) > 0 && len(f.Entries[0].In.Text) > 100 {
		t.Error("entities are expanded")
	}
	for _, in := range []string{"", "<rss", "no feed at all", `{"version": "https://jsonfeed.org/version/1", "items": [`} {
		if _, err := Parse(strings.NewReader(in)); err == nil {
			t.Errorf("%q is read as a feed", in)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(rss)
	f.Add(atom)
	f.Add(jsonFeed)
	f.Fuzz(func(t *testing.T, in string) {
		got, err := Parse(strings.NewReader(in))
		if err == nil && got == nil {
			t.Error("neither a feed nor an error")
		}
	})
}

package sitemap

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"hearsay/corpus/item"
)

const newsMap = `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>https://courier.example/bridge?utm_source=map</loc><lastmod>2023-03-21</lastmod><news:news><news:publication><news:name>Harbour Courier</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2023-03-20T18:30:00+01:00</news:publication_date><news:title>Bridge &amp; ferry</news:title></news:news></url>
<url><loc>not an address</loc></url></urlset>`

func TestEach(t *testing.T) {
	var got []Entry
	if err := Each(strings.NewReader(newsMap), func(e Entry) error { got = append(got, e); return nil }); err != nil {
		t.Fatal(err)
	}
	want := []Entry{{URL: "https://courier.example/bridge", Title: "Bridge & ferry", Published: "2023-03-20T18:30:00+01:00", Outlet: "Harbour Courier", Language: "en", Modified: "2023-03-21"}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
	got = nil
	index := `<sitemapindex><sitemap><loc>https://courier.example/1.xml</loc></sitemap></sitemapindex>`
	if err := Each(strings.NewReader(index), func(e Entry) error { got = append(got, e); return nil }); err != nil || len(got) != 1 || !got[0].Index {
		t.Errorf("index: %+v %v", got, err)
	}
	if !Looks([]byte(newsMap)) || !Looks([]byte(index)) || Looks([]byte("<rss>")) {
		t.Error("told wrongly")
	}
}

func TestBombs(t *testing.T) {
	nested := strings.Repeat("<a>", 200_000)
	Each(strings.NewReader(nested), func(Entry) error { return nil })
	many := "<urlset>" + strings.Repeat("<url><loc>https://a.example/</loc></url>", MaxEntries+1)
	if err := Each(strings.NewReader(many), func(Entry) error { return nil }); err == nil {
		t.Error("a sitemap without end is read")
	}
	entities := `<!DOCTYPE x [<!ENTITY a "aaaa">]><urlset><url><loc>https://a.example/&a;&a;</loc></url></urlset>`
	Each(strings.NewReader(entities), func(e Entry) error {
		if strings.Contains(e.URL, "aaaa") {
			t.Error("entities are expanded")
		}
		return nil
	})
	laughs := strings.Replace(entities, `"aaaa">`, `"aaaa"><!ENTITY b "&a;&a;">`, 1)
	if err := Each(strings.NewReader(laughs), func(Entry) error { return nil }); !errors.Is(err, item.ErrEntities) {
		t.Errorf("entities of entities: %v", err)
	}
}

func FuzzEach(f *testing.F) {
	f.Add(newsMap)
	f.Fuzz(func(t *testing.T, in string) { Each(strings.NewReader(in), func(Entry) error { return nil }) })
}

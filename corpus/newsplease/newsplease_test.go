package newsplease

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"unicode/utf8"

	"hearsay/corpus/interchange"
	"hearsay/extract/news"
)

const sample = `{"authors": ["Zoë Li", ""], "date_download": "2023-03-21T07:00:14", "date_modify": null, "date_publish": "2023-03-20T17:00:00", "language": "en",
"source_domain": "www.courier.example", "text": " The bridge is shut.\n", "title": "Bridge shut", "url": "https://www.courier.example/bridge?utm_source=x", "newsCluster": {"EventId": 57}}`

func TestRead(t *testing.T) {
	got, err := Read([]byte(sample))
	want := news.Article{
		URL: "https://www.courier.example/bridge", Outlet: "courier.example", Title: "Bridge shut", Published: "2023-03-20", PublishedRule: "news-please",
		Authors: []string{"Zoë Li"}, Language: "en", Text: " The bridge is shut.\n", FetchedAt: "2023-03-21T07:00:14Z",
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v, %v\nwant %+v", got, err, want)
	}
	if _, err := Read([]byte(`{"maintext": null, "text": " ", "url": "x"}`)); !errors.Is(err, interchange.ErrNoText) {
		t.Errorf("no text: %v", err)
	}
	if _, err := Read([]byte(`{"maintext": 5}`)); err == nil {
		t.Error("a number for a text is read")
	}
}

func TestPublicStories(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/data/stories/*/*.json")
	if len(files) == 0 {
		t.Skip("the public stories are not here")
	}
	dated := 0
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var keys map[string]json.RawMessage
		if err := json.Unmarshal(raw, &keys); err != nil || !Is(keys) {
			t.Fatalf("%s: %v", f, err)
		}
		a, err := Read(raw)
		if err != nil {
			t.Errorf("%s: %v", f, err)
		}
		if a.Published != "" {
			dated++
		}
	}
	t.Logf("%d articles, %d with a date", len(files), dated)
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte(`{"maintext": "a\u0000\ud800"}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		a, err := Read(raw)
		if err == nil && (!utf8.ValidString(a.Text) || interchange.Clean(a.Text) != a.Text) {
			t.Errorf("unclean text %q", a.Text)
		}
	})
}

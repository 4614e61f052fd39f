package plain

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"unicode/utf8"

	"hearsay/corpus/interchange"
	"hearsay/extract/news"
)

func TestReadsItsOwnLines(t *testing.T) {
	for in, want := range map[string]news.Article{
		"date 2023-03-20 The bridge is shut.\n\nsource : www.courier.example\n": {Published: "2023-03-20", PublishedRule: "text-line", Outlet: "courier.example"},
		"Published: March 20, 2023\nOutlet: Harbour Courier\nBy Zoë Li\n\nx":    {Published: "2023-03-20", PublishedRule: "text-line", Outlet: "Harbour Courier", Authors: []string{"Zoë Li"}},
		"Title: Bridge shut\n20 March 2023\n\nThe bridge is shut.":              {Title: "Bridge shut", Published: "2023-03-20", PublishedRule: "text-line"},
		"URL: https://www.courier.example/a?utm_source=x\nx":                    {URL: "https://www.courier.example/a", Outlet: "courier.example"},
		"Source: police and a witness\nThe bridge is shut.":                     {},
		"Source: Kommersant, referring to sources":                              {},
		"Date: some day in March\n":                                             {},
		"By the river, 2023\n":                                                  {},
		"The date was 2023-03-20.":                                              {},
		"It opened on 1 May 1931.":                                              {},
		"":                                                                      {},
	} {
		want.Text = in
		if got := Read([]byte(in)); !reflect.DeepEqual(got, want) {
			t.Errorf("%q\ngot  %+v\nwant %+v", in, got, want)
		}
	}
}

func TestTextStaysAsItCameIn(t *testing.T) {
	in := "\ufeff  “a”\r\n\r\n\tb\u00a0 \x00\xff\xc3("
	if got, want := Read([]byte(in)).Text, "\ufeff  “a”\r\n\r\n\tb\u00a0 \uFFFD\uFFFD\uFFFD("; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := Read([]byte("\xff\xfeh\x00\xe9\x00")).Text; got != "hé" {
		t.Errorf("UTF-16 little end first: %q", got)
	}
	if got := Read([]byte("\xfe\xff\x00h\x00\xe9")).Text; got != "hé" {
		t.Errorf("UTF-16 big end first: %q", got)
	}
}

func TestSeeds(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/seeds/*.txt")
	if len(files) != 2 {
		t.Skip("the seeds are not here")
	}
	for i, want := range []news.Article{{Outlet: "techspot.com"}, {Published: "2023-03-20", PublishedRule: "text-line"}} {
		raw, err := os.ReadFile(files[i])
		if err != nil {
			t.Fatal(err)
		}
		got := Read(raw)
		want.Text = string(raw)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: outlet %q, published %q by %q, title %q", files[i], got.Outlet, got.Published, got.PublishedRule, got.Title)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("date 2023-03-20 x\nsource : a.example"))
	f.Add([]byte("\xff\xfex\x00"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		a := Read(raw)
		if !utf8.ValidString(a.Text) || interchange.Clean(a.Text) != a.Text {
			t.Errorf("unclean text %q", a.Text)
		}
	})
}

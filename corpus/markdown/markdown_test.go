package markdown

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay/extract/news"
)

func TestRead(t *testing.T) {
	in := "---\ntitle: \"Bridge shut\"\ndate: 2023-03-20\nauthors: [Zoë Li, Jon Ek]\npublisher: Harbour Courier\n---\n\n" +
		"The **old** bridge is *shut*, [the council](https://council.example/x) said;\nsnake_case_name stays, and 2 * 3 * 4.\n\n![In 1931](b.jpg)\n\n## Repairs\n\n- They begin in April\n- and end in May\n\n> “Better so,” said `Ida` Brandt.\n\n```\ncode\n```\n\n[1]: https://x.example\n***\n"
	want := news.Article{
		Title: "Bridge shut", Published: "2023-03-20", PublishedRule: "front-matter", Authors: []string{"Zoë Li", "Jon Ek"}, Outlet: "Harbour Courier", Captions: []string{"In 1931"},
		Text: "The old bridge is shut, the council said;\nsnake_case_name stays, and 2 * 3 * 4.\n\nRepairs\n\nThey begin in April\nand end in May\n\n“Better so,” said Ida Brandt.",
	}
	if got := Read([]byte(in)); !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if got := Read([]byte("Bridge shut\n===\n\nText.")); got.Title != "Bridge shut" || got.Text != "Text." {
		t.Errorf("underlined heading: %+v", got)
	}
	if got := Read([]byte("---\nno end")); got.Text != "no end" {
		t.Errorf("front matter without an end: %+v", got)
	}
}

func TestLinearOnHostileText(t *testing.T) {
	for _, unit := range []string{"[", "*a", "**a", "![a](", "`", "<a ", "> ", "_"} {
		Read([]byte(strings.Repeat(unit, 200_000)))
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("# T\n\n*a* [b](c)"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if a := Read(raw); !utf8.ValidString(a.Text + a.Title) {
			t.Errorf("unclean text %q", a.Text)
		}
	})
}

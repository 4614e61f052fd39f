package gold

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"hearsay/extract/news"
)

const data = "../../../shared/data"

// Every stand-off story of testdata still fits the public texts, and comes out
// as it went in.
func TestStandoffShared(t *testing.T) {
	if _, err := os.Stat(data); err != nil {
		t.Skip("did not run: the public data is not here: ", err)
	}
	texts, err := OpenTexts(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"../../testdata/gold/stories/", "../../testdata/gold/measure/"} {
		t.Run(dir, func(t *testing.T) { checkStandoff(t, dir, texts) })
	}
}

func checkStandoff(t *testing.T, dir string, texts *Texts) {
	stories, err := LoadStandoff(dir, data)
	if err != nil {
		t.Fatal(err)
	}
	for i := range stories {
		s := &stories[i]
		split, err := texts.Split(s)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		if err := split.Write(&b); err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(dir + s.Name + ".json")
		if err != nil || b.String() != string(want) {
			t.Errorf("%s: split and joined it is another (%v)", s.Name, err)
		}
		checkLinks(t, s)
	}
}

// checkLinks holds the form of a story: claims that can be found, links between claims that are there.
func checkLinks(t *testing.T, s *Story) {
	t.Helper()
	ids := map[string]bool{}
	for i := range s.Claims {
		c := &s.Claims[i]
		ids[c.ID] = true
		if _, _, err := s.Spans(c); err != nil {
			t.Error(err)
		}
	}
	for _, l := range s.Links {
		if !ids[l.A] || !ids[l.B] || l.A == l.B {
			t.Errorf("%s: link %v is not between two claims of the story", s.Name, l)
		}
	}
}

func TestPlaceOfTitle(t *testing.T) {
	for want, p := range map[string]Place{
		`{"at":[2,5]}`:                 {Field: news.Body, Start: 2, End: 5},
		`{"field":"title","at":[0,9]}`: {Field: news.Title, Start: 0, End: 9},
	} {
		got, err := json.Marshal(p)
		if err != nil || string(got) != want {
			t.Errorf("%v is written %s (%v), want %s", p, got, err, want)
		}
		var back Place
		if err := json.Unmarshal(got, &back); err != nil || back != p {
			t.Errorf("%s is read %v (%v), want %v", got, back, err, p)
		}
	}
}

func TestCutCountsCodePoints(t *testing.T) {
	if got := cut("“été” is", 1, 4); got != "été" {
		t.Errorf("got %q", got)
	}
	if got := cut("short", 3, 99); got != "rt" {
		t.Errorf("past the end: got %q", got)
	}
}

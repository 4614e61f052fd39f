package revise

import (
	"fmt"
	"strings"
	"testing"

	"hearsay/extract"
	"hearsay/extract/news"
)

// text reads an article as the pipeline does.
func text(t testing.TB, title, body string) *Text {
	t.Helper()
	doc, err := extract.Document(news.Article{ID: "x", Title: title, Text: body, Published: "2023-03-20", Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	return &Text{Title: title, Text: body, Claims: doc.Claims, Extractor: doc.Extractor}
}

// summary is the changes, one a line.
func summary(list []Change) string {
	var b strings.Builder
	for _, c := range list {
		fmt.Fprintf(&b, "%s %s %v\n", c.Class, c.Kind, c.Fields)
	}
	return b.String()
}

const (
	bridge = "The bridge over the Calder will open in June, the council said.\n\nThe works cost $5 million, the mayor told reporters."
	ferry  = "\n\nThe union said that the ferry would stop on Friday."
)

func TestCompare(t *testing.T) {
	for name, c := range map[string]struct{ title, body, want string }{
		"nothing":      {"Bridge to open", bridge, ""},
		"typography":   {"Bridge to open", strings.ReplaceAll(strings.ReplaceAll(bridge, "June, the", "June – the"), "\n\n", "\n"), "typographic changed []\n"},
		"headline":     {"Bridge to stay shut", bridge, "headline changed []\n"},
		"head's quote": {"“Bridge to open”", bridge, "typographic changed []\n"},
		"appeared":     {"Bridge to open", bridge + ferry, "claim appeared []\n"},
		"deadline":     {"Bridge to open", strings.Replace(bridge, "June", "September", 1), "claim changed [deadline]\n"},
		"figure":       {"Bridge to open", strings.Replace(bridge, "$5 million", "$7 million", 1), "claim changed [quantity]\n"},
		"source":       {"Bridge to open", strings.Replace(bridge, "the mayor told reporters", "the builders told reporters", 1), "claim changed [source]\n"},
		"notice": {"Bridge to open", bridge + "\n\nThis article was amended on 21 March 2023 to correct a name.",
			"correction notice appeared []\n"},
		"other words": {"Bridge to open", bridge + "\n\nPhotographs by Zoë Li", "wording changed []\n"},
	} {
		got := Compare(text(t, "Bridge to open", bridge), text(t, c.title, c.body))
		if summary(got) != c.want {
			t.Errorf("%s: got\n%swant\n%s", name, summary(got), c.want)
		}
	}
	gone := Compare(text(t, "", bridge+ferry), text(t, "", bridge))
	if len(gone) != 1 || gone[0].Kind != Vanished || !strings.Contains(gone[0].Before, "ferry") || gone[0].After != "" {
		t.Errorf("a claim that vanished: %+v", gone)
	}
}

// TestAnotherReaderIsNoChange holds that the same words, read by another version of
// the extractor, say the same.
func TestAnotherReaderIsNoChange(t *testing.T) {
	before, after := text(t, "", bridge), text(t, "", bridge)
	before.Extractor = "older"
	before.Claims = before.Claims[:1]
	before.Claims[0].Status = news.Confirmed
	if got := Compare(before, after); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"The council’s “plan” —  really": "the councils plan really", "$1,000.50, 5%": "$1000.50 5%", "1.5 million": "1.5 million", " . ": "", "naïve\u00ad": "naïve",
	} {
		if got := fold(in); got != want {
			t.Errorf("fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("Title", bridge, "Other", bridge+ferry)
	f.Fuzz(func(t *testing.T, titleA, a, titleB, b string) {
		x, y := &Text{Title: titleA, Text: a}, &Text{Title: titleB, Text: b}
		for i, s := range strings.Split(a, " ") {
			x.Claims = append(x.Claims, news.Claim{ContentText: s, EvidenceText: s, Terms: []string{s}, Confidence: float64(i)})
		}
		for _, s := range strings.Split(b, " ") {
			y.Claims = append(y.Claims, news.Claim{ContentText: s, EvidenceText: s, Terms: []string{s}})
		}
		if got := Compare(x, x); len(got) != 0 {
			t.Errorf("a text differs from itself: %+v", got)
		}
		Compare(x, y)
	})
}

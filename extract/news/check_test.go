package news

import (
	"strings"
	"testing"
)

// bridge is a small sound document that the tests below break in one place each.
func bridge() *Document {
	text := "The bridge is shut, police said."
	tok := func(start, end, head int) Token {
		return Token{Span: Span{Body, start, end}, Head: head}
	}
	return &Document{
		Article: Article{Text: text, Title: "Brücke zu"},
		Tokens: []Token{
			tok(0, 3, 1), tok(4, 10, 3), tok(11, 13, 3), tok(14, 18, 6), tok(18, 19, 6), tok(20, 26, 6), tok(27, 31, -1), tok(31, 32, 6),
		},
		Sentences: []Sentence{{Range: Range{0, 8}, Span: Span{Body, 0, 32}}},
		Entities:  []Entity{{Name: "police", Kind: Organisation}},
		Mentions:  []Mention{{Range: Range{5, 6}, Span: Span{Body, 20, 26}, Head: 5, Entity: 0}},
		Statements: []Statement{{
			Kind: Indirect, Source: []Span{{Body, 20, 26}}, Cue: []Span{{Body, 27, 31}}, Content: []Span{{Body, 0, 18}},
			Parent: -1, Chain: []Source{{Name: "police", Kind: Organisation, Entity: 0}}, Confidence: 1, Reason: Reason{Rule: "test"},
		}},
		Claims: []Claim{{
			ID: "c1", Evidence: Span{Body, 0, 31}, Content: Span{Body, 0, 18}, Who: Party{Entity: -1}, By: Party{Entity: -1},
			Status: Reported, Modality: Actual, Polarity: Positive, Confidence: 0.9, Reason: Reason{Rule: "test"},
		}},
	}
}

func TestCheckAcceptsASoundDocument(t *testing.T) {
	if err := Check(bridge()); err != nil {
		t.Error(err)
	}
}

func TestCheckNamesTheBrokenPromise(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*Document)
		want  string
	}{
		"span past the end":        {func(d *Document) { d.Tokens[7].End = 33 }, "outside text of 32 bytes"},
		"span cuts a rune":         {func(d *Document) { d.Claims[0].Content = Span{Title, 0, 3} }, "cuts a rune of title"},
		"tokens out of order":      {func(d *Document) { d.Tokens[2].Start = 9 }, "before the last one ends"},
		"a token without sentence": {func(d *Document) { d.Sentences[0].Last = 7 }, "sentences end at token 7 of 8"},
		"head in another sentence": {func(d *Document) { d.Tokens[0].Head = 99 }, "head 99"},
		"mention of no entity":     {func(d *Document) { d.Mentions[0].Entity = 4 }, "entity 4 outside 1"},
		"statement without reason": {func(d *Document) { d.Statements[0].Reason.Rule = "" }, "no reason"},
		"nameless hop":             {func(d *Document) { d.Statements[0].Chain[0].Name = "" }, "a hop without a name"},
		"claim without status":     {func(d *Document) { d.Claims[0].Status = "" }, "must all be set"},
		"two claims of one id":     {func(d *Document) { d.Claims = append(d.Claims, d.Claims[0]) }, "that of claim 0"},
		"confidence over one":      {func(d *Document) { d.Claims[0].Confidence = 1.5 }, "outside 0..1"},
	} {
		t.Run(name, func(t *testing.T) {
			d := bridge()
			c.spoil(d)
			if err := Check(d); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error with %q", err, c.want)
			}
		})
	}
}

func TestBorderInBrokenText(t *testing.T) {
	text := "\xae!é\xe2\x80!"
	for i, want := range []bool{true, true, true, false, true, true, true, true} {
		if got := border(text, i); got != want {
			t.Errorf("byte %d: %v", i, got)
		}
	}
}

func TestArticleIDIsNeverAPathAlone(t *testing.T) {
	a := &Article{Outlet: "The Courier", Text: "One."}
	b := &Article{Outlet: "The Courier", Text: "One.", Ref: "other/path.txt"}
	if ArticleID(a, "") != ArticleID(b, "") {
		t.Error("the path changed the identity")
	}
	if ArticleID(a, "7") == ArticleID(a, "8") {
		t.Error("two ids of one outlet are one article")
	}
	b.URL = "https://courier.example/1"
	if ArticleID(a, "") == ArticleID(b, "") {
		t.Error("the URL did not count")
	}
}

func TestSpanOrderAndUnion(t *testing.T) {
	long, short := Span{Body, 3, 9}, Span{Body, 3, 5}
	if !long.Before(short) || short.Before(long) {
		t.Error("of two spans that start together the longer comes first")
	}
	if !(Span{Title, 8, 9}).Before(short) {
		t.Error("the title comes first")
	}
	if got := short.Union(Span{Body, 7, 9}); got != long {
		t.Errorf("union %v, want %v", got, long)
	}
	if got := (Span{}).Union(short); got != short {
		t.Errorf("union with nothing %v, want %v", got, short)
	}
}

func TestParseDayKeepsTheOutletsCalendar(t *testing.T) {
	day, ok := ParseDay("2023-03-20T23:30:00-05:00")
	if !ok || day.Format("2006-01-02") != "2023-03-20" {
		t.Errorf("got %v %v", day, ok)
	}
	if _, ok := ParseDay("March 2023"); ok {
		t.Error("a date that is not ISO was read")
	}
}

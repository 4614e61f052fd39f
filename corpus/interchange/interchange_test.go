package interchange

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"hearsay/extract/news"
)

const text = "“Wir kommen”, sagte er – naïve façade. 🙂 The ferry will dock by the end of May, said Zoë Li."

// span finds words in the text, for tests only.
func span(t *testing.T, words string) news.Span {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	return news.Span{Start: i, End: i + len(words)}
}

func TestPointsAgreeWithCountingRunes(t *testing.T) {
	for _, s := range []string{"", "plain", text, strings.Repeat("é", block), strings.Repeat("aé🙂", 200), strings.Repeat("a", block) + "é"} {
		p := NewPoints(s)
		for b := 0; b <= len(s); b++ {
			if b < len(s) && !utf8.RuneStart(s[b]) {
				continue
			}
			want := utf8.RuneCountInString(s[:b])
			if got := p.Point(b); got != want {
				t.Fatalf("Point(%d) of %.20q = %d, want %d", b, s, got, want)
			}
			if got := p.Byte(want); got != b {
				t.Fatalf("Byte(%d) of %.20q = %d, want %d", want, s, got, b)
			}
		}
	}
	if p := NewPoints("aé"); p.Point(-1) != 0 || p.Point(99) != 2 || p.Byte(-1) != 0 || p.Byte(99) != 3 {
		t.Error("offsets outside the text are not held to its ends")
	}
}

func TestClaimHasEveryKey(t *testing.T) {
	a := news.Article{Ref: "a1", Text: text}
	var out bytes.Buffer
	if err := Write(&out, For(&a).Claim(&news.Claim{ID: "c"})); err != nil {
		t.Fatal(err)
	}
	want := `{"id":"c","article":{"ref":"a1","outlet":null,"title":null,"published":null,"url":null},"evidence":null,"content":null,` +
		`"who":null,"by":null,"predicate":null,"object":null,"device":[],"devices":[],"quantity":[],"place":null,"deadline":null,` +
		`"source":[],"other_sources":[],"status":"","modality":"","polarity":"","quote":false,"confidence":0,"reason":"","extractor":"","fact":null}` + "\n"
	if out.String() != want {
		t.Errorf("got  %swant %s", &out, want)
	}
}

func TestClaimCountsCodePoints(t *testing.T) {
	a := news.Article{Ref: "a1", Outlet: "Harbour News", Published: "2023-04-02", Text: text}
	c := news.Claim{
		ID: "c1", Evidence: span(t, "The ferry will dock by the end of May, said Zoë Li"), Content: span(t, "The ferry will dock by the end of May"),
		Who:        news.Party{Name: "the ferry", Text: "The ferry", Kind: news.Device, Span: span(t, "The ferry"), Entity: -1},
		Predicate:  news.Predicate{Lemma: "dock", Text: "will dock", Span: span(t, "will dock")},
		Devices:    []news.Named{{Name: "ferry", Span: span(t, "ferry")}},
		Quantities: []news.Quantity{{Text: "ten", Value: math.Inf(1), High: 10}},
		Deadline:   &news.Deadline{Text: "by the end of May", Value: "2023-05-31", Relation: news.By, Due: true, Span: span(t, "by the end of May")},
		Source:     []news.Source{{Name: "Zoë Li", Kind: news.Person, Span: span(t, "Zoë Li"), Entity: -1}},
		Status:     news.Reported, Modality: news.Planned, Polarity: news.Positive,
		Confidence: 0.123456, Reason: news.Reason{Rule: "attribution/says", Note: "after the words"},
	}
	got := For(&a).Claim(&c)
	runes := []rune(text)
	for _, s := range []*Span{got.Evidence, got.Content, got.Who.Span, got.Predicate.Span, got.Devices[0].Span, got.Deadline.Span, got.Source[0].Span} {
		if string(runes[s.Start:s.End]) != s.Text {
			t.Errorf("code points %d..%d are %q, want %q", s.Start, s.End, string(runes[s.Start:s.End]), s.Text)
		}
	}
	if got.Confidence != 0.1235 || got.Reason != "attribution/says: after the words" || got.Quantity[0].Value != 0 || got.Quantity[0].Bound != "exact" {
		t.Errorf("score %v, reason %q, quantity %+v", got.Confidence, got.Reason, got.Quantity[0])
	}
}

func TestExtractionKeepsOutermostStatementsInOrder(t *testing.T) {
	doc := &news.Document{Article: news.Article{Ref: "-", Text: text, Language: "en"}}
	doc.Statements = []news.Statement{
		{Kind: news.Indirect, Source: []news.Span{span(t, "Zoë Li")}, Content: []news.Span{span(t, "The ferry")}, Parent: -1, Speaker: news.Source{Name: "Zoë Li", Kind: news.Person, Role: "captain"}},
		{Kind: news.Indirect, Content: []news.Span{span(t, "ferry")}, Parent: 0},
		{Kind: news.Direct, Content: []news.Span{span(t, "Wir kommen")}, Parent: -1},
	}
	x := For(&doc.Article).Extraction(doc)
	if len(x.Statements) != 2 || x.Statements[0].ID != "s3" || x.Statements[1].Speaker.Name != "Zoë Li" || x.Statements[0].Speaker != nil {
		t.Errorf("got %+v", x.Statements)
	}
	var out bytes.Buffer
	if err := Write(&out, x); err != nil || !strings.HasPrefix(out.String(), `{"article":{"ref":"-","outlet":null,"title":null,"published":null,"url":null,"language":"en"},"statements":[{"id":"s3","kind":"direct","source":[],"cue":[],`) {
		t.Errorf("%v %s", err, &out)
	}
}

func TestReadArticle(t *testing.T) {
	in, err := ReadArticle([]byte(`{"id": 17, "outlet": "Harbour News", "authors": "Zoë Li", "title": null, "published": "2023-04-02", "text": " a\u0000b ` + "\xff\xc3" + `\r\n"}`))
	want := In{ID: "17", Outlet: "Harbour News", Authors: []string{"Zoë Li"}, Published: "2023-04-02", Text: " a\uFFFDb \uFFFD\uFFFD\r\n"}
	if err != nil || !reflect.DeepEqual(in, want) {
		t.Errorf("got %+v, %v", in, err)
	}
	if a := in.News(); a.Ref != "17" || a.PublishedRule != "given" || a.Text != want.Text {
		t.Errorf("got %+v", a)
	}
	for line, want := range map[string]string{
		`{"id": "x", "text": "It is`:       "reading an article: the JSON ends too early, at byte 26",
		`{"id": "x"}`:                      "reading an article: neither text nor html",
		`[1]`:                              "want an object",
		`{"text": "a", "authors": {}}`:     "JSON object",
		`{"text": tru}`:                    "not JSON at byte",
		`{"text": "a", "url": ["a", "b"]}`: "JSON array",
	} {
		if _, err := ReadArticle([]byte(line)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want …%s", line, err, want)
		}
	}
}

func TestArticleAndLinkOut(t *testing.T) {
	var out bytes.Buffer
	a := news.Article{Ref: "a.txt", ID: "17", Text: "a <b>", FetchedAt: "2023-04-02T10:00:00Z"}
	l := OfLink(&news.Link{A: "2", B: "1", Relation: news.Updates, On: []string{"deadline"}, Score: 0.93, Reason: news.Reason{Rule: "relate/moved"}, DecidedBy: news.Machine})
	if Write(&out, OfArticle(&a, "r1")) != nil || Write(&out, l) != nil {
		t.Fatal("cannot write")
	}
	want := `{"ref":"a.txt","id":"17","url":null,"outlet":null,"title":null,"published":null,"published_rule":null,"authors":[],"language":null,"text":"a <b>","revision":"r1","fetched_at":"2023-04-02T10:00:00Z","copy_of":null,"urls":[]}
{"a":"2","b":"1","relation":"updates","on":["deadline"],"score":0.93,"reason":"relate/moved","decided_by":"machine"}
`
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", &out, want)
	}
	var back Link
	if err := json.Unmarshal([]byte(strings.Split(want, "\n")[1]), &back); err != nil || !reflect.DeepEqual(back, l) || back.News().Relation != news.Updates {
		t.Errorf("read back %+v, %v", back, err)
	}
}

func FuzzReadArticle(f *testing.F) {
	f.Add([]byte(`{"id": "x", "text": "a\u0000\ud800", "authors": ["a", null]}`))
	f.Add([]byte(`{"html": "<p>"}`))
	f.Fuzz(func(t *testing.T, line []byte) {
		in, err := ReadArticle(line)
		if err != nil {
			return
		}
		if strings.ContainsRune(in.Text, 0) || !utf8.ValidString(in.Text+in.Title+in.URL) {
			t.Errorf("unclean text from %q", line)
		}
		p := NewPoints(in.Text)
		if p.Byte(p.Point(len(in.Text))) != len(in.Text) {
			t.Errorf("ends differ in %q", in.Text)
		}
	})
}

func BenchmarkPoints(b *testing.B) {
	s := strings.Repeat("The “ferry” will dock by the end of May. ", 100)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		p := NewPoints(s)
		for i := 0; i < len(s); i += 97 {
			p.Point(i)
		}
	}
}

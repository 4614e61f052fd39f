package attribution

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"hearsay/corpus/score/polnear"
	"hearsay/extract/attribution/en"
	"hearsay/extract/model"
	"hearsay/extract/news"
	"hearsay/extract/syntax"
	"hearsay/extract/token"
)

// made is an article of our own in which every second sentence is attributed.
func made(n int) *polnear.Article {
	a := &polnear.Article{Name: fmt.Sprint("made-", n), Publisher: "ours"}
	var events []polnear.Event
	for k := range 6 {
		at := len(a.Text)
		span := func(text, part string) []news.Span {
			i := at + strings.Index(text, part)
			return []news.Span{{Start: i, End: i + len(part)}}
		}
		text := fmt.Sprintf("The town's %d bridges are %s.\n\n", n+k, []string{"old", "new", "narrow"}[k%3])
		if k%2 == 0 {
			text = fmt.Sprintf("The mayor said the %d bridges would open.\n\n", n+k)
			events = append(events, polnear.Event{span(text, "The mayor"), span(text, "said"), span(text, fmt.Sprintf("the %d bridges would open", n+k))})
		}
		a.Text += text
	}
	a.Readings = []polnear.Reading{{Annotator: "us", Events: events}}
	for _, t := range layers(a).Tokens {
		a.Tokens = append(a.Tokens, polnear.Token{Span: t.Span})
	}
	return a
}

func layers(a *polnear.Article) *news.Document {
	d := &news.Document{Article: news.Article{Ref: a.Name, Text: a.Text, Language: "en"}}
	token.Annotate(d)
	syntax.Annotate(d)
	return d
}

// TestTraining learns a simple habit, the same way each time.
func TestTraining(t *testing.T) {
	var articles []*polnear.Article
	for n := range 60 {
		articles = append(articles, made(n))
	}
	o := Defaults
	o.Epochs, o.Half, o.Buckets, o.Rate, o.RowRate = 8, 16, 1<<10, 0.01, 0.02
	train := func() ([]byte, polnear.Result) {
		tr := NewTrainer(o, articles[:50], layers)
		tr.Run()
		r, err := tr.Measure(articles[50:], layers)
		if err != nil {
			t.Fatal(err)
		}
		b, err := tr.Bytes(Card(o, r))
		if err != nil {
			t.Fatal(err)
		}
		return b, r
	}
	b, r := train()
	if f := r.Strict.F1(); f < 0.9 {
		t.Errorf("finds unseen attributions at F1 %.2f: %s", f, Show(r))
	}
	f, err := model.Open(b, en.Model, en.FeatureVersion)
	if err != nil {
		t.Fatal(err)
	}
	if c, err := f.Card(); err != nil || c.Command != "hearsay-train attribution" || c.Seed != o.Seed {
		t.Errorf("card %+v, %v", c, err)
	}
	if again, _ := train(); !bytes.Equal(b, again) {
		t.Error("a second training gives other bytes")
	}
}

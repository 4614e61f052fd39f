package en

import (
	"strings"
	"testing"

	"hearsay/extract/news"
	"hearsay/extract/syntax"
	"hearsay/extract/token"
)

func parsed(title, text string) *news.Document {
	doc := &news.Document{Article: news.Article{Title: title, Text: text, Language: "en"}}
	token.Annotate(doc)
	syntax.Annotate(doc)
	return doc
}

func loaded(doc *news.Document) *Reader {
	r := &Reader{Prior: trained().prior}
	r.Load(doc)
	return r
}

func TestStretchesCoverATextOnce(t *testing.T) {
	r := loaded(parsed("Rain in May", strings.Repeat("It rained in the north on Monday, the office said.\n\n", 120)))
	at, count := 0, 0
	for p := range r.stretches {
		if p.First != at || p.Len() < 1 || p.Len() > longestStretch {
			t.Errorf("stretch %v after %d", p, at)
		}
		if count == 1 && !r.fieldStart(p.First) {
			t.Errorf("the title's stretch goes on to %d", p.First)
		}
		if count > 1 && !r.newParagraph(p.First) {
			t.Errorf("a stretch begins at %d, inside a paragraph", p.First)
		}
		at = p.Last
		count++
	}
	if at != len(r.words) || count < 3 {
		t.Errorf("%d stretches up to %d of %d words", count, at, len(r.words))
	}
}

func TestNetworksReadParagraphsThatHintAtSpeech(t *testing.T) {
	r := loaded(parsed("", "The road runs along the river.\n\nIt will be closed, the ministry said.\n\nThe train was green.\n\nIt was “old”."))
	var got []string
	for _, i := range r.loud(news.Range{Last: len(r.words)}, nil) {
		got = append(got, r.doc.Text(r.doc.Tokens[i].Span))
	}
	if got, want := strings.Join(got, " "), "It will be closed , the ministry said . It was “ old ” ."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestScoringMakesNoGarbage(t *testing.T) {
	r := loaded(parsed("", strings.Repeat("It will be closed, the ministry said.\n\n", 40)))
	tg := &tagger{}
	tg.reader = *r
	tg.lattice.Reset(len(r.words), trained().edges)
	score := func() {
		for p := range tg.reader.stretches {
			trained().score(&tg.stretch, &tg.reader, p, &tg.lattice)
		}
	}
	score()
	if n := testing.AllocsPerRun(20, score); n > 1 {
		t.Errorf("%v allocations for each text", n)
	}
}

func BenchmarkAnnotate(b *testing.B) {
	doc := parsed("Rain in May", strings.Repeat("It rained in the north on Monday, the office said. The road runs along the river.\n\n", 20))
	b.SetBytes(int64(len(doc.Article.Text)))
	for b.Loop() {
		Annotate(doc)
	}
}

package extract_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"hearsay/extract"
	"hearsay/extract/news"
)

// FuzzDocument reads any title, text and date: extraction may find nothing, but
// must neither panic nor break a promise of the document.
func FuzzDocument(f *testing.F) {
	f.Add("Kremlin tells staff to drop iPhones", "Staff must do it by Friday, “or else”, Kommersant reports, citing sources.", "2023-03-20")
	f.Add("", "“‘«(((", "")
	f.Add("\u202eא", "a\u0301 \U0001F600 said. Said said said “said", "2023-02-30")
	for _, text := range articles(f) {
		f.Add("", text, "2024-05-07")
	}
	f.Fuzz(func(t *testing.T, title, text, published string) {
		doc, err := extract.Document(news.Article{Title: title, Text: text, Published: published})
		if err != nil {
			t.Fatal(err)
		}
		if err := news.Check(doc); err != nil && valid(title) && valid(text) {
			t.Error(err)
		}
	})
}

func valid(s string) bool { return strings.ToValidUTF8(s, "") == s }

// articles are the plain reports of testdata.
func articles(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../testdata/articles/*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no articles in testdata: %v", err)
	}
	var out []string
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, string(raw))
	}
	return out
}

// BenchmarkDocument reads the reports of testdata through the whole pipeline.
func BenchmarkDocument(b *testing.B) {
	texts := articles(b)
	words := 0
	for _, text := range texts {
		words += len(strings.Fields(text))
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			if _, err := extract.Document(news.Article{Text: text, Published: "2024-05-07"}); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*words), "ns/word")
}

// BenchmarkSteps shows where the time of BenchmarkDocument goes.
func BenchmarkSteps(b *testing.B) {
	texts := articles(b)
	for last := range extract.English {
		b.Run(extract.English[last].Name, func(b *testing.B) {
			docs := make([]*news.Document, len(texts))
			b.ReportAllocs()
			for b.Loop() {
				for i, text := range texts {
					b.StopTimer()
					docs[i] = &news.Document{Article: news.Article{Text: text, Published: "2024-05-07"}}
					for _, step := range extract.English[:last] {
						step.Run(docs[i])
					}
					b.StartTimer()
					extract.English[last].Run(docs[i])
				}
			}
		})
	}
}

// mostAllocations is how often each step may allocate in a hundred words: half more
// than it did on the articles of testdata when this was written. What a step finds
// (statements, claims, entities, their names and terms) has to be made; looking at
// a word must not.
var mostAllocations = map[string]float64{
	"token": 30, "syntax": 3, "entity": 220, "attribution": 90, "chain": 140, "deadline": 35,
	"quantity": 5, "claim": 130, "status": 60, "confidence": 30, "keys": 125,
}

// otherAllocations is the limit for a step that the table does not name.
const otherAllocations = 100

// TestNoStepAllocatesByTheWord runs each step on the articles of testdata, whose
// words nearly all stand in statements and claims.
func TestNoStepAllocatesByTheWord(t *testing.T) {
	for last, step := range extract.English {
		words, got := 0, 0.0
		for _, text := range articles(t) {
			doc := &news.Document{Article: news.Article{Text: text, Published: "2024-05-07"}}
			for _, before := range extract.English[:last] {
				before.Run(doc)
			}
			was := *doc
			tokens := slices.Clone(doc.Tokens)
			got += testing.AllocsPerRun(3, func() {
				*doc = was
				copy(doc.Tokens, tokens)
				step.Run(doc)
			})
			words += len(doc.Tokens)
		}
		rate := 100 * got / float64(words)
		t.Logf("%s: %.1f allocations in a hundred words", step.Name, rate)
		limit, ok := mostAllocations[step.Name]
		if !ok {
			limit = otherAllocations
		}
		if rate > limit {
			t.Errorf("%s allocates %.1f times in a hundred words, %.1f are allowed", step.Name, rate, limit)
		}
	}
}

// hostile are texts that are hard on a reader, by name and size.
var hostile = []struct {
	name string
	make func(n int) string
}{
	{"nested quotes", func(n int) string { return strings.Repeat("“a ‘b ", n/12) }},
	{"open quotes", func(n int) string { return strings.Repeat("\"", n) }},
	{"no spaces", func(n int) string { return strings.Repeat("a", n) }},
	{"one sentence", func(n int) string { return strings.Repeat("and he said that it was ", n/24) }},
	{"no verbs", func(n int) string { return strings.Repeat("big red dog, ", n/13) }},
	{"right to left", func(n int) string { return strings.Repeat("\u202eabc\u200f שלום ", n/20) }},
	{"emoji", func(n int) string { return strings.Repeat("😀👩‍👩‍👧 said. ", n/30) }},
	{"all caps", func(n int) string { return strings.Repeat("POLICE SAID THE MAN WAS SHOT. ", n/30) }},
	{"OCR noise", func(n int) string { return strings.Repeat("Tbe rnan sa1d, 'lt w@s-\nn0t m e ! ~~ ", n/38) }},
	{"dates", func(n int) string { return strings.Repeat("by the end of March 2024 or before April ", n/41) }},
	{"according", func(n int) string { return strings.Repeat("according to sources cited by Reuters, ", n/39) }},
	{"line breaks", func(n int) string { return strings.Repeat("\n\n", n/2) }},
	{"brackets", func(n int) string { return strings.Repeat("(", n/2) + strings.Repeat(")", n/2) }},
}

// TestLargeHostileTextIsRead reads a large text of each kind, and Check passes.
// Nothing is timed: a step whose work grew with the square of the text would run
// into the limit of go test. BenchmarkHostile shows the growth.
func TestLargeHostileTextIsRead(t *testing.T) {
	for _, h := range hostile {
		t.Run(h.name, func(t *testing.T) {
			doc, err := extract.Document(news.Article{Text: h.make(60_000), Published: "2024-05-07"})
			if err != nil {
				t.Error(err)
			}
			if err := news.Check(doc); err != nil {
				t.Error(err)
			}
		})
	}
}

// BenchmarkHostile reads each hostile text at two sizes: time for each byte
// should stay the same.
func BenchmarkHostile(b *testing.B) {
	for _, h := range hostile {
		for _, size := range []int{8_000, 64_000} {
			b.Run(fmt.Sprintf("%s/%dkB", h.name, size/1000), func(b *testing.B) {
				text := h.make(size)
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					if _, err := extract.Document(news.Article{Text: text, Published: "2024-05-07"}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

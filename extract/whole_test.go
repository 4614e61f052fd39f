package extract_test

import (
	"fmt"
	"os"
	"path/filepath"
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

package en_test

import (
	"strings"
	"testing"

	"hearsay/extract/attribution/en"
	"hearsay/extract/news"
	"hearsay/extract/syntax"
	"hearsay/extract/token"
)

func read(text string) *news.Document {
	doc := &news.Document{Article: news.Article{Text: text, Language: "en"}}
	token.Annotate(doc)
	syntax.Annotate(doc)
	en.Annotate(doc)
	return doc
}

// TestWaysOfAttributing goes through the ways English attributes. A piece of
// two parts is written with " | " between them.
func TestWaysOfAttributing(t *testing.T) {
	for _, c := range []struct{ text, source, cue, content string }{
		{"The minister said the bridge would reopen in June.", "The minister", "said", "the bridge would reopen in June"},
		{"The minister said that the bridge would reopen in June.", "The minister", "said", "that the bridge would reopen in June"},
		{"The bridge will reopen in June, the minister said.", "the minister", "said", "The bridge will reopen in June"},
		{"The bridge will open in June, according to the ministry.", "the ministry", "according to", "The bridge will open in June"},
		{"According to the ministry, the bridge will open in June.", "the ministry", "According to", "the bridge will open in June"},
		{"“The bridge is safe,” the engineer said.", "the engineer", "said", "“The bridge is safe,”"},
		{"\"The bridge is safe,\" said Ann Lee.", "Ann Lee", "said", "\"The bridge is safe,\""},
		{"Police have not said whether the driver was hurt.", "Police", "have not said", "whether the driver was hurt"},
		{"The company denied that it had sold the data.", "The company", "denied", "that it had sold the data"},
		{"The spokesman could not confirm the report.", "The spokesman", "could not confirm", "the report"},
		{"She told reporters that the talks had failed.", "She", "told", "that the talks had failed"},
		{"A poll shows that most voters oppose the plan.", "A poll", "shows", "that most voters oppose the plan"},
		{"Reuters reported that the firm will cut 500 jobs.", "Reuters", "reported", "that the firm will cut 500 jobs"},
	} {
		if !says(read(c.text), c.source, c.cue, c.content) {
			t.Errorf("%s\nwant %q | %q | %q, got %s", c.text, c.source, c.cue, c.content, list(read(c.text)))
		}
	}
}

func TestNearMissesStaySilent(t *testing.T) {
	for _, text := range []string{
		"They built it according to plan.",
		"The train left at noon.",
		"Rain fell on the city for three days.",
		"The committee met behind closed doors on Monday.",
		"The road runs along the river.",
	} {
		if doc := read(text); len(doc.Statements) > 0 {
			t.Errorf("%s\nwant nothing, got %s", text, list(doc))
		}
	}
}

func TestStatementsInsideStatements(t *testing.T) {
	doc := read("Reuters writes that Kremlin spokesman Dmitry Peskov said he could not confirm the report.")
	if !says(doc, "Reuters", "writes", "that Kremlin spokesman Dmitry Peskov said he could not confirm the report") {
		t.Errorf("outer: got %s", list(doc))
	}
	for _, s := range doc.Statements {
		if s.Parent >= 0 && text(doc, s.Source) == "Kremlin spokesman Dmitry Peskov" && text(doc, s.Cue) == "said" {
			return
		}
	}
	t.Errorf("inner: got %s", list(doc))
}

func TestKinds(t *testing.T) {
	for text, want := range map[string]news.SpeechKind{
		"“The bridge is safe,” the engineer said.":                                    news.Direct,
		"The engineer said the bridge is safe.":                                       news.Indirect,
		"The engineer said the bridge was “as good as new” after the repairs in May.": news.Mixed,
	} {
		if doc := read(text); len(doc.Statements) == 0 || doc.Statements[0].Kind != want {
			t.Errorf("%s: got %s, want %s", text, list(doc), want)
		}
	}
}

func says(doc *news.Document, source, cue, content string) bool {
	for _, s := range doc.Statements {
		if text(doc, s.Source) == source && text(doc, s.Cue) == cue && text(doc, s.Content) == content {
			return true
		}
	}
	return false
}

func text(doc *news.Document, spans []news.Span) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, doc.Text(s))
	}
	return strings.Join(parts, " | ")
}

func list(doc *news.Document) string {
	var b strings.Builder
	for _, s := range doc.Statements {
		b.WriteString("\n  [" + text(doc, s.Source) + "] [" + text(doc, s.Cue) + "] [" + text(doc, s.Content) + "] " + string(s.Kind))
	}
	return b.String()
}

// hostile are texts that nobody writes.
var hostile = map[string]string{
	"nested quotes": strings.Repeat("“", 20000) + " said " + strings.Repeat("”", 20000),
	"one sentence":  strings.Repeat("he said that ", 20000),
	"no spaces":     strings.Repeat("said", 20000),
	"colons":        strings.Repeat("A: ", 10000),
	"broken":        "he said \xff\xfe“ that \u202e it 👍🏽 is \u200b so",
	"empty":         "",
	"marks":         "“”\"\"''«»:,.",
}

func TestHostileTextKeepsEveryPromise(t *testing.T) {
	for name, text := range hostile {
		if err := news.Check(read(text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	for _, s := range []string{"“It’s over,” she said.", "A: b", "Reuters says Bob said \"no\".", "\n\n“x\n“y” said z"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, title, text string) {
		doc := &news.Document{Article: news.Article{Title: strings.ToValidUTF8(title, "�"), Text: strings.ToValidUTF8(text, "�"), Language: "en"}}
		token.Annotate(doc)
		syntax.Annotate(doc)
		en.Annotate(doc)
		if err := news.Check(doc); err != nil {
			t.Error(err)
		}
	})
}

const story = `The city will close the old bridge on Monday, the transport ministry said. “We cannot wait any longer,” minister Ann Lee told reporters. “The risk is too great.”

According to a report by engineers, two of its pillars have cracks. Lee denied that the city had known about them since 2019, as the Daily Post reported last week, citing two people familiar with the matter. Traffic on the ring road doubled in May.

A spokesman for the builder declined to comment. Shop owners fear that customers will stay away. The mayor's office could not confirm when a new bridge would open.`

func BenchmarkAnnotate(b *testing.B) {
	doc := read(strings.Repeat(story+"\n\n", 5))
	b.ResetTimer()
	for b.Loop() {
		en.Annotate(doc)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(len(doc.Tokens)), "µs/token")
}

package quantity

import (
	"fmt"
	"strings"
	"testing"

	"hearsay/extract/news"
)

// read cuts a text into words and marks and runs the annotator.
func read(t testing.TB, text string) *news.Document {
	t.Helper()
	doc := &news.Document{Article: news.Article{Text: text}}
	for start := 0; start < len(text); {
		for start < len(text) && text[start] == ' ' {
			start++
		}
		end := start
		for end < len(text) && text[end] != ' ' {
			end++
		}
		for end > start+1 && strings.IndexByte(".,;", text[end-1]) >= 0 {
			end--
		}
		if end == start {
			break
		}
		doc.Tokens = append(doc.Tokens, news.Token{Span: news.Span{Start: start, End: end}, Head: -1})
		start = end
	}
	English(doc)
	if err := news.Check(doc); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return doc
}

func counts(t *testing.T, text, want string) {
	t.Helper()
	var got []string
	for _, q := range read(t, text).Quantities {
		s := fmt.Sprintf("%s=%.10g %s %s", q.Text, q.Value, q.Unit, q.Bound)
		if q.High != q.Value {
			s = fmt.Sprintf("%s=%.10g..%.10g %s %s", q.Text, q.Value, q.High, q.Unit, q.Bound)
		}
		got = append(got, s)
	}
	if g := strings.Join(got, "; "); g != want {
		t.Errorf("%q:\n got %s\nwant %s", text, g, want)
	}
}

func TestQuantities(t *testing.T) {
	counts(t, "At least 12 people were killed.", "At least 12 people=12 person at-least")
	counts(t, "It rose $1.84 to a new high.", "$1.84=1.84 USD exact")
	counts(t, "The deal is worth £600m.", "£600m=600000000 GBP exact")
	counts(t, "They paid nearly €2bn for it.", "nearly €2bn=2000000000 EUR about")
	counts(t, "It cost 5 billion dollars.", "5 billion dollars=5000000000 USD exact")
	counts(t, "It cost $5 billion in all.", "$5 billion=5000000000 USD exact")
	counts(t, "Sales fell 2.4% again.", "2.4%=2.4 % exact")
	counts(t, "Sales fell by 12 per cent again.", "12 per cent=12 % exact")
	counts(t, "Rates went up 2 percentage points.", "2 percentage points=2 percentage point exact")
	counts(t, "Twenty-five ships sank.", "Twenty-five ships=25 ship exact")
	counts(t, "Some two hundred and ten thousand voters stayed away.", "Some two hundred and ten thousand voters=210000 voter about")
	counts(t, "More than a dozen ships sank.", "More than a dozen ships=12 ship at-least")
	counts(t, "It has 10 to 12 employees.", "10 to 12 employees=10..12 employee exact")
	counts(t, "It needs between 5 and 7 billion euros.", "5 and 7 billion euros=5000000000..7000000000 EUR exact")
	counts(t, "A 20,000-seat arena is planned.", "20,000-seat=20000 seat exact")
	counts(t, "It had 110,000 subscribers or more.", "110,000 subscribers or more=110000 subscriber at-least")
	counts(t, "No more than 40 ships sailed.", "No more than 40 ships=40 ship at-most")
	counts(t, "The blast left 12 dead.", "12 dead=12 person exact")
	counts(t, "It cost $ 5 billion then.", "$ 5 billion=5000000000 USD exact")
	counts(t, "It cost £3.5m then.", "£3.5m=3500000 GBP exact")
	counts(t, "It sold 5 million or more.", "5 million or more=5000000  at-least")
	counts(t, "It is up to 20 km away.", "up to 20 km=20 km at-most")
	counts(t, "Two hundred houses burnt.", "Two hundred houses=200 house exact")
	counts(t, "It is 40 km away.", "40 km=40 km exact")
}

func TestNoQuantities(t *testing.T) {
	counts(t, "He finished in 12th place.", "")
	counts(t, "A Boeing 737 was late.", "")
	counts(t, "Scott , 69 , said so.", "")
	counts(t, "The iPhone 6 sold well.", "")
	counts(t, "It ranked No. 1 again.", "")
	counts(t, "The score was 10:45 then.", "")
	counts(t, "Somebody saw something on offer.", "")
	counts(t, "A dog bit an ox.", "")
}

func FuzzEnglish(f *testing.F) {
	for _, s := range []string{"$5bn", "between 5 and 7 billion", "12-", "99999999999999999999", "a dozen dozen dozen", "US$", "£ 3 to 4 per cent", "one - two", "%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) { read(t, strings.ToValidUTF8(text, "\ufffd")) })
}

func BenchmarkEnglish(b *testing.B) {
	doc := read(b, strings.Repeat("The firm said that at least 12 people of its staff were told to leave the old site, which had cost it £600m and was never used. ", 8))
	b.ReportAllocs()
	for b.Loop() {
		English(doc)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(doc.Tokens)), "ns/word")
}

// What the tagger takes for a common noun names something all the same where it has a
// capital inside a sentence.
func TestNumberOfAName(t *testing.T) {
	for word, want := range map[string]int{"Tempo": 0, "tempo": 1} {
		doc := read(t, "Owners say their "+word+" 4 watches stopped.")
		for i := range doc.Tokens {
			doc.Tokens[i].Tag = [...]string{"NNS", "VBP", "PRP$", "NN", "CD", "NNS", "VBD", "."}[i]
		}
		English(doc)
		if len(doc.Quantities) != want {
			t.Errorf("%s 4: %d quantities, want %d", word, len(doc.Quantities), want)
		}
	}
}

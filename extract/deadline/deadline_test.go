package deadline

import (
	"strings"
	"testing"

	"hearsay/extract/news"
)

// read runs the annotator over one sentence of an article of Monday, 2023-03-20,
// cut into plain words.
func read(t *testing.T, text string) *news.Document {
	t.Helper()
	doc := &news.Document{Article: news.Article{Text: text, Published: "2023-03-20"}}
	words(doc)
	English(doc)
	if err := news.Check(doc); err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return doc
}

// words is a tokeniser for tests: blanks and marks.
func words(doc *news.Document) {
	text, start := doc.Article.Text, -1
	flush := func(i int) {
		if start >= 0 {
			doc.Tokens = append(doc.Tokens, news.Token{Span: news.Span{Start: start, End: i}, Head: -1})
			start = -1
		}
	}
	for i := range len(text) {
		switch c := text[i]; {
		case c == ' ' || c == '\n':
			flush(i)
		case c == ',' || c == '.':
			flush(i)
			doc.Tokens = append(doc.Tokens, news.Token{Span: news.Span{Start: i, End: i + 1}, Head: -1})
		case start < 0:
			start = i
		}
	}
	flush(len(text))
	if n := len(doc.Tokens); n > 0 {
		doc.Sentences = []news.Sentence{{Range: news.Range{Last: n}, Span: news.Span{End: len(text)}}}
	}
}

// due states that the first time in text that says when something holds reads
// so; value "" states that none does.
func due(t *testing.T, text, words string, relation news.TimeRelation, value string) {
	t.Helper()
	for _, x := range read(t, text).Times {
		if x.Relation == "" {
			continue
		}
		if x.Text != words || x.Relation != relation || x.Value != value {
			t.Errorf("%q: %q %s %s, want %q %s %s", text, x.Text, x.Relation, x.Value, words, relation, value)
		}
		return
	}
	if value != "" {
		t.Errorf("%q: nothing found, want %q %s %s", text, words, relation, value)
	}
}

func silent(t *testing.T, text string) { t.Helper(); due(t, text, "", "", "") }

func TestTimes(t *testing.T) {
	due(t, "Staff must hand them in by the end of March.", "by the end of March", news.By, "2023-03-31")
	due(t, "They have to go before April.", "before April", news.Before, "2023-04")
	due(t, "Staff will leave before the end of this month.", "before the end of this month", news.Before, "2023-03-31")
	due(t, "The seminar was held in early March.", "in early March", news.During, "2023-03")
	due(t, "In the summer of 2022, clerks were told to stop.", "In the summer of 2022", news.During, "2022-SU")
	due(t, "The plant will reopen within three weeks.", "within three weeks", news.By, "2023-04-10")
	due(t, "The court ruled on Tuesday.", "on Tuesday", news.On, "2023-03-14")
	due(t, "The court will rule on Tuesday.", "on Tuesday", news.On, "2023-03-21")
	due(t, "The court ruled on Monday.", "on Monday", news.On, "2023-03-20")
	due(t, "It will open in the second half of 2023.", "in the second half of 2023", news.During, "2023-H2")
	due(t, "They have talked since the end of last year.", "since the end of last year", news.Since, "2022-12-31")
	due(t, "Earlier this year, the firm bought a rival.", "Earlier this year", news.During, "2023")
	due(t, "It should be ready by mid-2024.", "by mid-2024", news.By, "2024")
	due(t, "Sales will rise in the fourth quarter.", "in the fourth quarter", news.During, "2023-Q4")
	due(t, "Bids are welcome no later than June 5.", "no later than June 5", news.By, "2023-06-05")
	due(t, "It will sail next spring.", "next spring", news.During, "2024-SP")
	due(t, "The mill shut two years ago.", "two years ago", news.During, "2021")
	due(t, "It was bought three days ago.", "three days ago", news.On, "2023-03-17")
	due(t, "The talks will resume Thursday.", "Thursday", news.On, "2023-03-23")
	due(t, "He resigned last month.", "last month", news.During, "2023-02")
	due(t, "He resigned Tuesday evening.", "Tuesday evening", news.On, "2023-03-14")
	due(t, "The law takes effect on 1 July 2024.", "on 1 July 2024", news.On, "2024-07-01")
	due(t, "The bond matures on 2024-07-01.", "on 2024-07-01", news.On, "2024-07-01")
	due(t, "It was built before the winter.", "before the winter", news.Before, "2022-WI")
	due(t, "The tower fell in 1200.", "in 1200", news.During, "1200")
	due(t, "The firm is planning for a June launch.", "June", news.During, "2023-06")
	due(t, "It is on track for an October 2023 release date.", "October 2023", news.During, "2023-10")
	due(t, "He spoke on Twitter a few hours ago.", "a few hours ago", news.On, "2023-03-20")
	due(t, "The store will open in time for Christmas.", "in time for Christmas", news.By, "2023-12-25")
	due(t, "An arena is to be finished in spring 2026.", "in spring 2026", news.During, "2026-SP")
	due(t, "They expect it by the weekend.", "by the weekend", news.By, "2023-W12")
	due(t, "Its release date is still Dec. 18.", "date is still Dec. 18", news.On, "2023-12-18")
	due(t, "The vote was moved to June.", "moved to June", news.During, "2023-06")
	due(t, "It will open no sooner than April.", "no sooner than April", news.After, "2023-04")
	due(t, "It grew 27 percent from 2009 to 2014.", "from 2009", news.Since, "2009")
	due(t, "He has worked there from 2008.", "from 2008", news.Since, "2008")
	due(t, "It has a projected opening date of Sept. 2025.", "date of Sept. 2025", news.During, "2025-09")
	due(t, "The league will grow by the 2027 centennial season.", "by the 2027", news.By, "2027")
	due(t, "Four teams will join with a target date of 2027.", "target date of 2027", news.By, "2027")
}

func TestNoTimes(t *testing.T) {
	silent(t, "The president's 2024 re-election campaign has begun.")
	silent(t, "It may rain and the troops march past.")
	silent(t, "They sat down for a second time.")
	silent(t, "Prices fall and spring back.")
	silent(t, "The march lasted three weeks.")
	silent(t, "Theresa May said the Sun was wrong.")
	silent(t, "He is 45 years old.")
	silent(t, "The release of a June survey is near.")
	silent(t, "The firm cut its June launch price.")
	silent(t, "He spoke for a few hours.")
	silent(t, "Some 2000 troops left.")
	silent(t, "He walked in at Mar-a-Lago.")
	silent(t, "They bought the tower at 1200 Harbour Road.")
	silent(t, "They met ahead of the Winter Olympics.")
	silent(t, "They left at the last minute.")
	silent(t, "Sales were up 19 percent from last year.")
	silent(t, "It was an increase of one point from 2008.")
	silent(t, "In the run-up to 2014 they met.")
	silent(t, "It hit a crowd celebrating Bastille Day.")
	silent(t, "On 8/11 of the sheets it was wrong.")
	silent(t, "By the time he came it was over.")
}

func FuzzEnglish(f *testing.F) {
	for _, s := range []string{"by the end of March", "1939-41, May 3-5, 2023", "the '90s; 31 June; 5:30 p.m. on Tuesday", "\u2019\u2013\u00a0mid\u20112024",
		"twenty-five hundred and two years ago", "99999999999 years", "Sept. Sept. Sept. 5", "0 BC", "the 0th century", "week 99 of 0000-00-00"} {
		f.Add(s, "2023-03-20")
		f.Add(s, "")
	}
	f.Fuzz(func(t *testing.T, text, published string) {
		text = strings.ToValidUTF8(text, "\ufffd") // readers see to that
		doc := &news.Document{Article: news.Article{Text: text, Title: text, Published: published}}
		English(doc)
		if err := news.Check(doc); err != nil {
			t.Fatal(err)
		}
		for i := range doc.Times {
			if v := doc.Times[i].Value; v != "" {
				if _, _, ok := Bounds(v); !ok {
					t.Fatalf("%q: value %q", doc.Times[i].Text, v)
				}
			}
		}
	})
}

func BenchmarkEnglish(b *testing.B) {
	const text = "The ministry said on Tuesday that the bridge, which was closed in early March 2021, will open by the end of next month. " +
		"Two years ago it was found that the old pillars might not hold for more than three weeks of heavy traffic, and nobody knew why. "
	doc := &news.Document{Article: news.Article{Text: text, Published: "2023-03-20"}}
	words(doc)
	b.ReportAllocs()
	for b.Loop() {
		English(doc)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(doc.Tokens)), "ns/word")
}

// TestEnclosed makes one time of two that bound it.
func TestEnclosed(t *testing.T) {
	due(t, "It will fly between April 7 and April 14.", "between April 7 and April 14", news.During, "2023-04")
	due(t, "It will fly between April 7 and 14.", "between April 7 and 14", news.During, "2023-04")
	due(t, "It will fall between October 2023 and April 2024.", "between October 2023 and April 2024", news.By, "2024-04")
	due(t, "He worked there between 2001 and 2005.", "between 2001 and 2005", news.During, "2001")
	due(t, "It will fall in 2024 or 2025.", "in 2024 or 2025", news.By, "2025")
	due(t, "They train between April 10 and 17.", "between April 10 and 17", news.During, "2023-W15")
	due(t, "It was read on April 7, 2021 and on April 14, 2021.", "on April 7, 2021", news.On, "2021-04-07")
}

// TestAhead resolves what is said to lie ahead so, whatever the tense of its verb.
func TestAhead(t *testing.T) {
	due(t, "They were trained in sessions scheduled for April 9.", "scheduled for April 9", news.On, "2023-04-09")
	due(t, "They were trained in sessions on May 9.", "on May 9", news.On, "2022-05-09")
	due(t, "It was a movie set for release on April 9.", "on April 9", news.On, "2023-04-09")
	due(t, "It will come down within the first half of 2023.", "within the first half of 2023", news.During, "2023-H1")
	due(t, "It will come down within the first half of this year.", "within the first half of this year", news.During, "2023-H1")
	due(t, "The firm planned a March launch.", "March", news.During, "2023-03")
	due(t, "They stepped up patrols for April 1.", "for April 1", news.On, "2023-04-01")
	due(t, "They stepped up patrols on May 1.", "on May 1", news.On, "2022-05-01")
	due(t, "The firm decided that it would end on April 1.", "on April 1", news.On, "2023-04-01")
	due(t, "It had proclaimed the end of the emergency on April 1.", "on April 1", news.On, "2023-04-01")
	due(t, "It will guard against attacks like those on March 15.", "on March 15", news.On, "2023-03-15")
	due(t, "It will guard against attacks like those on March 1.", "on March 1", news.On, "2023-03-01")
	due(t, "It will guard against attacks like those on January 1.", "on January 1", news.On, "2024-01-01")
	due(t, "It will come down within two weeks.", "within two weeks", news.By, "2023-04-03")
}

// TestLongerAgo tells what is longer ago than some time from what is that long ago.
func TestLongerAgo(t *testing.T) {
	due(t, "They were dropped more than 18 months ago.", "more than 18 months ago", news.Before, "2021-09")
	due(t, "They were dropped over two years ago.", "over two years ago", news.Before, "2021")
	due(t, "They were dropped two years ago.", "two years ago", news.During, "2021")
	due(t, "They were dropped over the summer.", "over the summer", news.During, "2022-SU")
}

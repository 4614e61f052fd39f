package token

import (
	"strings"
	"testing"

	"hearsay/extract/news"
)

func read(text string) *news.Document {
	d := &news.Document{Article: news.Article{Text: text}}
	Annotate(d)
	return d
}

func words(d *news.Document, r news.Range) string {
	var list []string
	for _, t := range d.Tokens[r.First:r.Last] {
		list = append(list, d.Text(t.Span))
	}
	return strings.Join(list, " ")
}

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"They didn't say it's over.":                  "They did n't say it 's over .",
		"We’ve cannot do, and I'd go.":                "We ’ve can not do , and I 'd go .",
		"A long-term, non-profit e-mail plan":         "A long - term , non-profit e-mail plan",
		"Prices rose 3.5% to £1m — or €2m…":           "Prices rose 3.5 % to £ 1 m — or € 2 m …",
		"U.S. Sen. J.K. Smith (D-Calif.) left.":       "U.S. Sen. J.K. Smith ( D - Calif. ) left .",
		"effort—begun in 2010–11":                     "effort — begun in 2010 – 11",
		"the 'so-called' deal":                        "the ' so - called ' deal",
		"Wait... what?! No!!":                         "Wait ... what ?! No !!",
		"O'Malley and D’Souza of AT&T":                "O'Malley and D’Souza of AT&T",
		"at 5pm on 3/4/2021, call 555-1234":           "at 5 pm on 3/4/2021 , call 555-1234",
		"See https://example.org/a-b?c=1, or a@b.org": "See https://example.org/a-b?c=1 , or a@b.org",
		"$1,000 or US$5 in the 1980s":                 "$ 1,000 or US$ 5 in the 1980s",
		"Is it? :-) No. He is c/o No. 10, th- there":  "Is it ? :-) No . He is c/o No. 10 , th- there",
		"Call 1-800-555-0100 or read plan-b.doc now":  "Call 1-800-555-0100 or read plan-b.doc now",
		"He works at Acme Corp., Inc. and co.":        "He works at Acme Corp. , Inc. and co .",
	} {
		d := read(text)
		if got := words(d, news.Range{Last: len(d.Tokens)}); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
		if err := news.Check(d); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestSentences(t *testing.T) {
	for text, want := range map[string][]string{
		"The bridge is shut. Police said so.":                                       {"The bridge is shut .", "Police said so ."},
		"Lt. Gov. Ann Miller left. She was ill.":                                    {"Lt. Gov. Ann Miller left .", "She was ill ."},
		"“It is over.” She left.\nNobody moved":                                     {"“ It is over . ”", "She left .", "Nobody moved"},
		"The U.S. Senate met at 5 p.m. on Monday. It voted.":                        {"The U.S. Senate met at 5 p.m. on Monday .", "It voted ."},
		"TORONTO, Oct 22 (Reuters) - Police shut it.":                               {"TORONTO , Oct 22 ( Reuters ) -", "Police shut it ."},
		"(CNN) -- Police shut it.":                                                  {"( CNN ) --", "Police shut it ."},
		"NEW YORK—Oil prices rose.":                                                 {"NEW YORK —", "Oil prices rose ."},
		"HULL — which is shut — was calm.":                                          {"HULL — which is shut — was calm ."},
		"It was wrapped in the middle of a line that was so long\nthat it went on.": {"It was wrapped in the middle of a line that was so long that it went on ."},
	} {
		d := read(text)
		var got []string
		for _, s := range d.Sentences {
			got = append(got, words(d, s.Range))
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
}

func TestQuotes(t *testing.T) {
	for text, want := range map[string]string{
		`"It's over," she said. "We lost."`:                     `"It's over,"|"We lost."`,
		"“One ‘two’ three,” he said.":                           "“One ‘two’ three,”|‘two’~",
		"“He said so.\n“And he left,” she said.":                "“He said so.|“And he left,”+",
		"The workers' party didn't win in the '90s.":            "",
		"He said: ‘It was bad for us all.\n‘We left,’ he said.": "‘It was bad for us all.|‘We left,’+",
		"‘90s music is back in the town of Hull.":               "",
		"Give ‘Em some of it, the men said.":                    "",
		"PM 'could quit' over the row":                          "'could quit'~",
		"a so-called “smart” phone":                             "“smart”~",
		"(“Yes,” he said) and \"no\"":                           "“Yes,”|\"no\"~",
		"”Wrong mark,” he said":                                 "”Wrong mark,”",
		"He is 6 feet 2\" tall":                                 "",
		`He said: "It is old. "It leaks." The port shut.`:       `"It is old.|"It leaks."`,
		"“He called it “old” again,” she said.":                 "“He called it “old” again,”|“old”~",
	} {
		d := read(text)
		var got []string
		for _, q := range d.Quotes {
			s := d.Text(q.Span)
			if q.Continues {
				s += "+"
			}
			if q.Scare {
				s += "~"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "|"); s != want {
			t.Errorf("%s\n got %s\nwant %s", text, s, want)
		}
		if err := news.Check(d); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestFurniture(t *testing.T) {
	for text, want := range map[string]bool{
		"Similar Posts":                                  true,
		"Follow on Google News feed":                     true,
		"Center image: A. Person":                        true,
		"source : www.example.org":                       true,
		"Related: Mayor resigns after vote":              true,
		"Read more: The mayor resigns.":                  true,
		"Sign up for our newsletter":                     true,
		"Copyright 2021 The Daily. All rights reserved.": true,
		"Advertisement":                                  true,
		"Related companies were fined on Monday.":        false,
		"Follow the money, he said.":                     false,
		"Photographs of the bridge were published.":      false,
		"Share prices fell.":                             false,
		"Subscribers left in March.":                     false,
		"Source: Daily newspaper, referring to sources":  false,
		"Reuters reported the deal.":                     false,
	} {
		d := read("The bridge is shut.\n" + text)
		if got := d.Sentences[1].Furniture; got != want {
			t.Errorf("%q: furniture is %v", text, got)
		}
	}
}

func TestTitleComesFirst(t *testing.T) {
	d := &news.Document{Article: news.Article{Title: "Bridge shut", Text: "It is shut."}}
	Annotate(d)
	if len(d.Sentences) != 2 || d.Tokens[0].Field != news.Title || d.Sentences[1].Paragraph != 1 {
		t.Errorf("%+v", d.Sentences)
	}
}

// hostile is text that breaks readers.
var hostile = map[string]string{
	"nothing":       "",
	"spaces":        strings.Repeat(" \n\t", 1000),
	"nested quotes": strings.Repeat("“", 100_000) + "a" + strings.Repeat("”", 100_000),
	"straight":      strings.Repeat("\"", 100_000),
	"singles":       strings.Repeat(" 'a", 50_000),
	"no spaces":     strings.Repeat("a", 1<<20),
	"no ascii":      strings.Repeat("п", 1<<19),
	"one sentence":  strings.Repeat("and then he went on ", 50_000),
	"stops":         strings.Repeat(".", 100_000),
	"hyphens":       strings.Repeat("a-", 100_000),
	"right to left": "\u202eשלום\u202c \u200f(\u200e) \u200b\u200b x\u200b",
	"emoji":         strings.Repeat("👩‍👩‍👧‍👦🎉!", 2000),
	"capitals":      strings.Repeat("THE MAYOR SAID NO. ", 2000),
	"scanned":       strings.Repeat("tbe rnayor sa1d tha+ i1 was ,,over- \n", 2000),
	"invalid":       "\xe2\x80's \xff\xfe didn\x92t \xc3",
	"line breaks":   strings.Repeat("\r\n\u2028", 5000),
	"slashes":       strings.Repeat("a/b", 30_000),
	"clitics":       strings.Repeat("n't's", 30_000),
}

func TestHostileText(t *testing.T) {
	for name, text := range hostile {
		d := read(text)
		if err := news.Check(d); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	for name, text := range hostile {
		if len(text) < 10_000 {
			f.Add(name, text)
		}
	}
	f.Add("Bridge 'shut'", "“It's over,” she said. (Lt. Gov. O’Neil—of the U.S.—didn't.)\n\nRead more: x")
	f.Fuzz(func(t *testing.T, title, text string) {
		d := &news.Document{Article: news.Article{Title: title, Text: text}}
		Annotate(d)
		if err := news.Check(d); err != nil {
			t.Error(err)
		}
	})
}

const sample = `The mayor said on Monday that the bridge would stay shut until the end of June, although work is nearly done.
“We can't open it before it's safe,” she told reporters at 5pm. “Nobody wants that.” Lt. Gov. Ann O'Neil, who didn't attend, called the U.S. standards “so-called rules”.
The long-term plan costs $1.5m (€1.3m), or 3.5% of the budget, according to www.example.org/plan-b.
`

func BenchmarkAnnotate(b *testing.B) {
	d := &news.Document{Article: news.Article{Text: strings.Repeat(sample, 20)}}
	Annotate(d)
	b.SetBytes(int64(len(d.Article.Text)))
	b.ReportAllocs()
	for b.Loop() {
		Annotate(d)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Tokens)), "ns/word")
}

// An abbreviation that ends a sentence, before a word that opens one.
func TestAbbreviationEndsSentence(t *testing.T) {
	for text, want := range map[string]int{
		"One was destroyed by the U.S. According to a spokesman, the wind was strong.": 2,
		"It opened at 9 a.m. The bridge was full.":                                     2,
		"She joined Lumo Inc. In May she left.":                                        2,
		"It met the U.S. Treasury Department in May.":                                  1,
		"The U.S. Senate and Gov. The Rev. Hale met.":                                  1,
	} {
		d := &news.Document{Article: news.Article{Text: text}}
		Annotate(d)
		if len(d.Sentences) != want {
			t.Errorf("%s: %d sentences, want %d", text, len(d.Sentences), want)
		}
	}
}

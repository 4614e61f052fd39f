package en_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"hearsay/extract"
	"hearsay/extract/entity/en"
	"hearsay/extract/news"
)

// read runs the pipeline up to syntax, then the entities.
func read(t testing.TB, title, text string) *news.Document {
	t.Helper()
	doc := before(title, text)
	en.Annotate(doc)
	if err := news.Check(doc); err != nil {
		t.Errorf("%.200s: %v", text, err)
	}
	return doc
}

func before(title, text string) *news.Document {
	doc := &news.Document{Article: news.Article{Title: title, Text: text}}
	for _, step := range extract.English {
		if slices.ContainsFunc(step.Fills, func(l extract.Layer) bool { return l == extract.Words || l == extract.Syntax }) {
			step.Run(doc)
		}
	}
	return doc
}

func needSyntax(t testing.TB) {
	t.Helper()
	if !slices.ContainsFunc(extract.English, func(a extract.Annotator) bool { return slices.Contains(a.Fills, extract.Syntax) }) {
		t.Skip("the pipeline has no tagger yet")
	}
}

// of finds the entity that the n-th standing of the words speaks of, "" for none.
func of(doc *news.Document, words string) (string, news.Kind) {
	name, n := words, 1
	if i := strings.LastIndexByte(words, '#'); i > 0 {
		name, n = words[:i], int(words[i+1]-'0')
	}
	for _, m := range doc.Mentions {
		if doc.Text(m.Span) != name {
			continue
		}
		if n--; n > 0 {
			continue
		}
		if m.Entity < 0 {
			return "", m.Kind
		}
		return doc.Entities[m.Entity].Name, m.Kind
	}
	return "(no mention)", ""
}

func TestKinds(t *testing.T) {
	needSyntax(t)
	for _, c := range []struct {
		text, name string
		want       news.Kind
	}{
		{"Mayor Anna Brook resigned on Monday.", "Anna Brook", news.Person},
		{"She works for Brook & Sons Ltd. in Leeds.", "Leeds", news.Place},
		{"Russian newspaper Vesti reported that the bridge is shut.", "Vesti", news.Outlet},
		{"Vesti is a village near the border.", "Vesti", news.Place},
		{"Engineer Paul Rees told the Hull Gazette that the bridge is shut.", "Hull Gazette", news.Outlet},
		{"The firm will sell its Nova X5 phone in May.", "Nova X5", news.Device},
		{"Staff must install the Lumo app on their phones.", "Lumo", news.Device},
		{"They run kOS on every handset.", "kOS", news.Device},
		{"Officials use Sferum instead of Viber for video calls.", "Viber", news.Device},
		{"Drivers prefer Brenta, a Linux-based operating system made in Italy.", "Brenta", news.Device},
		{"The software company Brenta will hire 40 people.", "Brenta", news.Organisation},
		{"The Kremlin denied it.", "Kremlin", news.Organisation},
		{"The House passed the Clean Rivers Act on Friday.", "Clean Rivers Act", news.DocumentKind},
		{"They marched at the Winter Olympics.", "Winter Olympics", news.Event},
		{"He posted the photo on Tootle.", "Tootle", news.Device},
		{"Via the site: the bridge is shut (via Lumonews).", "Lumonews", news.Outlet},
		{"According to a report from Lumo24, the bridge is shut.", "Lumo24", news.Outlet},
		{"A site called Lumonews says the bridge is shut.", "Lumonews", news.Outlet},
		{"A bill from 9to5Mac came on Monday.", "9to5Mac", news.Outlet},
		{"They bought 20GB for 9to5 workers.", "20GB", ""},
		{"Twitter went wild on Thursday night.", "Twitter", news.Device},
		{"Twitter's chief executive resigned. Twitter said it will hire staff. Twitter plans a sale.", "Twitter", news.Organisation},
		{"Apple showed a MacBook Air in May.", "MacBook Air", news.Device},
		{"Samsung sued. Samsung said that a Samsung phone caught fire on Monday.", "Samsung", news.Organisation},
		{"They wear the Apple Watch Edition at work.", "Apple Watch Edition", news.Device},
		{"A ferry left in Spring for Leeds.", "Leeds", news.Place},
		{"Officials said that Kosat-1 will fall to Earth.", "Kosat-1", news.Device},
		{"He said the Lemvik missile launch failed.", "Lemvik", news.Unknown},
	} {
		doc := read(t, "", c.text)
		if _, got := of(doc, c.name); got != c.want {
			t.Errorf("%s: %s is %s, want %s", c.text, c.name, got, c.want)
		}
	}
}

// A number that counts names no model.
func TestNumbersThatCount(t *testing.T) {
	for _, text := range []string{"The Hull Bears won Game 7 in Leeds.", "Fans saw the end of Season 4 in May.", "They ranked him No. 1 in Leeds.",
		"Caption 2 shows the square.", "Covid-19 closed the schools.", "She plays for the Under-21 side."} {
		for _, m := range read(t, "", text).Mentions {
			if m.Kind == news.Device {
				t.Errorf("%s: %d..%d is a device", text, m.Span.Start, m.Span.End)
			}
		}
	}
}

func TestTechnologyNouns(t *testing.T) {
	needSyntax(t)
	for text, want := range map[string]string{
		"Staff were told to use domestic messaging platforms.": "domestic messaging platforms",
		"The ban covers smartphones and laptops.":              "smartphones",
		"They built an operating system.":                      "an operating system",
		"The space station burned up in May.":                  "The space station",
	} {
		if _, got := of(read(t, "", text), want); got != news.Device {
			t.Errorf("%s: %q is %q", text, want, got)
		}
	}
	for text, not := range map[string]string{
		"The party published its platform.":      "its platform",
		"The train service was cut on Monday.":   "The train service",
		"The police station burned down in May.": "The police station",
		"The company sold its headquarters.":     "its headquarters",
		"The tree service left without notice.":  "The tree service",
	} {
		if _, got := of(read(t, "", text), not); got == news.Device {
			t.Errorf("%s: %q is a device", text, not)
		}
	}
}

// A station that deals in no news is no outlet.
func TestStations(t *testing.T) {
	needSyntax(t)
	for text, want := range map[string]bool{"The radio station closed.": true, "The station closed.": true, "The police station closed.": false} {
		name, _, _ := strings.Cut(text, " closed")
		if _, got := of(read(t, "", text), name); (got == news.Outlet) != want {
			t.Errorf("%s is %q", name, got)
		}
	}
}

func TestReference(t *testing.T) {
	needSyntax(t)
	for _, c := range []struct{ text, words, want string }{
		{"Anna Brook runs the port. Brook is 41.", "Brook", "Anna Brook"},
		{"Anna Brook runs the port. She is 41.", "She", "Anna Brook"},
		{"Paul Rees met Anna Brook on Monday. She thanked the crew.", "She", "Anna Brook"},
		{"Lumo Corp. will close its plant in Hull. The company employs 300 people.", "The company", "Lumo Corp."},
		{"Lumo Corp. will close its plant in Hull.", "its", "Lumo Corp."},
		{"The National Rowing League (NRL) met on Monday. The NRL has ten clubs.", "NRL#2", "National Rowing League"},
		{"The newspaper Vesti reported the deal. The paper cited sources.", "The paper", "Vesti"},
		{"Company spokesman Carl Nye confirmed the deal. The spokesman gave no date.", "The spokesman", "Carl Nye"},
		{"Employees were told that they must leave.", "they", "Employees"},
		{"President Ivo Marek left on Monday. The president will return in May.", "The president", "Ivo Marek"},
		{"Paul Rees, director of the port, left on Monday.", "director", "Paul Rees"},
		{"The port is shut, said the spokeswoman, Anna Brook.", "the spokeswoman", "Anna Brook"},
		{"The port is shut, the press secretary, Rear Adm. Carl Nye, said.", "the press secretary", "Carl Nye"},
		{"A spokeswoman met the crew. It is over, said the spokeswoman, Anna Brook.", "A spokeswoman", "Anna Brook"},
		{"An agent named Carl Nye called the customer.", "An agent", "Carl Nye"},
		{"The interior minister left early. Interior minister Anna Brook is 41.", "The interior minister", "Anna Brook"},
		{"A plumber says he will sue a dealer. Carl Nye, 52, sold the truck in 2013.", "A plumber", "Carl Nye"},
		{"The monitoring group Vesta met on Monday. The monitoring group is old.", "The monitoring group", "Vesta"},
	} {
		doc := read(t, "", c.text)
		if got, _ := of(doc, c.words); got != c.want {
			t.Errorf("%s\n %s is %q, want %q", c.text, c.words, got, c.want)
		}
	}
}

// What is unclear stays apart.
// What is used is a device sooner than somebody, and an object is not its subject.
func TestReferenceOfObjects(t *testing.T) {
	for _, c := range []struct{ text, pronoun, want string }{
		{"Staff must hand in their laptops over fears that spies could be using them.", "them", "laptops"},
		{"The Ministry wants reform. The Agency said the Ministry supports it.", "it", "Agency"},
	} {
		doc := read(t, "", c.text)
		for _, m := range doc.Mentions {
			if doc.Text(m.Span) == c.pronoun && (m.Entity < 0 || doc.Entities[m.Entity].Name != c.want) {
				t.Errorf("%s: %s is %+v", c.text, c.pronoun, m)
			}
		}
	}
}

func TestNoReference(t *testing.T) {
	needSyntax(t)
	for _, c := range []struct{ text, words, not string }{
		{"Paul Rees left. She stayed.", "She", "Paul Rees"},
		{"Lumo Electronics and Lumo Motors are two firms. Lumo was founded in 1990.", "Lumo", "Lumo Electronics"},
		{"Anna Brook left. It is raining in Hull.", "It", "Anna Brook"},
		{"Lumo Corp. is in Hull. A company in Leeds closed.", "A company", "Lumo Corp"},
		{"The shadow home secretary, Paul Rees, left early. The home secretary stayed.", "The home secretary", "Paul Rees"},
		{"The home secretary stayed. Shadow home secretary Paul Rees left early.", "The home secretary", "Paul Rees"},
		{"The police arrested Paul Rees, the mayor said.", "the mayor", "Paul Rees"},
		{"A plumber says he will sue a dealer. The dealer, mayor Carl Nye, sold the truck in 2013.", "A plumber", "Carl Nye"},
		{"A plumber says he will sue a dealer. The truck went to Carl Nye in 2013.", "A plumber", "Carl Nye"},
		{"Paul Rees left. A plumber says he will sue a dealer. Carl Nye, 52, sold the truck in 2013.", "A plumber", "Carl Nye"},
	} {
		doc := read(t, "", c.text)
		if got, _ := of(doc, c.words); got == c.not {
			t.Errorf("%s\n %s is %q", c.text, c.words, got)
		}
	}
}

func TestRoles(t *testing.T) {
	needSyntax(t)
	for _, c := range []struct{ text, name, want string }{
		{"Kremlin spokesman Dmitry Orlov spoke.", "Dmitry Orlov", "Kremlin spokesman"},
		{"Ivo Marek, first deputy head of the council, spoke on Monday.", "Ivo Marek", "first deputy head of the council"},
		{"The commissioner of the league, Gary Holt, spoke.", "Gary Holt", "commissioner of the league"},
		{"Gary Holt spoke on Monday.", "Gary Holt", ""},
	} {
		doc := read(t, "", c.text)
		for _, e := range doc.Entities {
			if e.Name == c.name && strings.Join(e.Roles, "; ") != c.want {
				t.Errorf("%s: roles %q, want %q", c.text, e.Roles, c.want)
			}
		}
	}
}

// A headline's capitals make no names of their own.
func TestHeadline(t *testing.T) {
	needSyntax(t)
	doc := read(t, "Lumo Corp Plans To Close Big Old Plant In Hull", "Lumo Corp plans to close its plant in Hull, the firm said.")
	if got, _ := of(doc, "Lumo Corp"); got != "Lumo Corp" {
		t.Errorf("the headline's Lumo Corp is %q", got)
	}
	for _, e := range doc.Entities {
		if !e.Nominal && (strings.Contains(e.Name, "Plans") || strings.Contains(e.Name, "Big Old")) {
			t.Errorf("made a name of %q", e.Name)
		}
	}
}

// hostile are pieces of texts that tempt a reader to look at everything before.
var hostile = []struct{ name, piece string }{
	{"names", "Anna Brook of Lumo Corp. told the Hull Gazette it was Paul Rees. "},
	{"pronouns", "he said they said it said she said "},
	{"one name", "Smith "},
	{"nouns", "company spokesman minister league paper "},
	{"caps", "THE PORT OF HULL IS SHUT "},
	{"quotes", "“‘"},
	{"emoji", "😀 the 😀 Kremlin "},
}

// A large text of each kind comes back sound. Nothing is timed: a reader whose
// work grew with the square of the text would run into the limit of go test.
// BenchmarkHostile shows the growth.
func TestLargeHostileTextIsRead(t *testing.T) {
	for _, h := range hostile {
		doc := before("", strings.Repeat(h.piece, 100_000/len(h.piece)))
		en.Annotate(doc)
		if err := news.Check(doc); err != nil {
			t.Errorf("%s: %v", h.name, err)
		}
	}
}

// BenchmarkHostile reads each hostile text at two sizes: time for each byte
// should stay the same.
func BenchmarkHostile(b *testing.B) {
	for _, h := range hostile {
		for _, size := range []int{20_000, 160_000} {
			b.Run(fmt.Sprintf("%s/%dkB", h.name, size/1000), func(b *testing.B) {
				doc := before("", strings.Repeat(h.piece, size/len(h.piece)))
				b.SetBytes(int64(size))
				for b.Loop() {
					en.Annotate(doc)
				}
			})
		}
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("Report: Lumo Plans To Close", "Kremlin spokesman Dmitry Orlov told Re/code he “could not” confirm it.")
	f.Add("", "The latter, the company's, al-Arabiya O’Malley's iPhone 6 — ITS.")
	f.Add("\xff", "a\x00b ’s ’ 's — Ｆｕｌｌ ı İ")
	f.Fuzz(func(t *testing.T, title, text string) {
		read(t, strings.ToValidUTF8(title, "\uFFFD"), strings.ToValidUTF8(text, "\uFFFD")) // readers of articles see to this
	})
}

const article = `Lumo Corp. plans to close its plant in Hull by the end of March, according to the Hull Gazette. The paper cited two people familiar with the matter.

Company spokesman Carl Nye said he could not confirm the report. “We do not comment on rumours,” Nye told reporters. The firm makes the Nova X5 phone, which runs kOS.

Mayor Anna Brook said she had not been told. “They owe us an answer,” she said. Officials at the Department of Trade declined to comment.
`

func BenchmarkAnnotate(b *testing.B) {
	doc := before("Lumo to close plant", strings.Repeat(article, 5))
	words := len(doc.Tokens)
	b.ReportAllocs()
	for b.Loop() {
		en.Annotate(doc)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(words), "ns/word")
}

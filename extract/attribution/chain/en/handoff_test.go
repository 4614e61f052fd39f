package en_test

import (
	"strings"
	"testing"

	"hearsay/extract"
	"hearsay/extract/news"
)

func TestToldOutlets(t *testing.T) {
	for _, c := range []struct {
		name, outlet, text string
		statements         []said
		want               string // of the last statement
	}{
		{"a name with figures", "", "The bridge is shut, engineer Paul Rees told hull24.",
			[]said{{"engineer Paul Rees", "told", "The bridge is shut"}}, "hull24 > Paul Rees"},
		{"a name that is an adjective", "", "Engineer Paul Rees told The Undefeated that the bridge is shut.",
			[]said{{"Engineer Paul Rees", "told", "the bridge is shut"}}, "The Undefeated > Paul Rees"},
		{"the own one", "The Undefeated", "Engineer Paul Rees told The Undefeated that the bridge is shut.",
			[]said{{"Engineer Paul Rees", "told", "the bridge is shut"}}, "Paul Rees"},
		{"confirmed to it", "", "Mayor Anna Brook confirmed to the Independent that the bridge is shut.",
			[]said{{"Mayor Anna Brook", "confirmed", "the bridge is shut"}}, "the Independent > Anna Brook"},
		{"hearers described", "", "Mayor Anna Brook told British engineers that the bridge is shut.",
			[]said{{"Mayor Anna Brook", "told", "the bridge is shut"}}, "Anna Brook"},
		{"a hearer's office", "", "Mayor Anna Brook told Parliament that the bridge is shut.",
			[]said{{"Mayor Anna Brook", "told", "the bridge is shut"}}, "Anna Brook"},
		{"a nation's television", "", "Engineer Paul Rees told Icelandic television that the bridge is shut.",
			[]said{{"Engineer Paul Rees", "told", "the bridge is shut"}}, "Icelandic television > Paul Rees"},
		{"a place before the outlet's noun", "", "Engineer Paul Rees told the Texas outlet The Galveston Daily News that the bridge is shut.",
			[]said{{"Engineer Paul Rees", "told", "the bridge is shut"}}, "Galveston Daily News > Paul Rees"},
		{"a news source", "", "The bridge is shut, engineer Paul Rees told Texas news source KHOU.",
			[]said{{"engineer Paul Rees", "told", "The bridge is shut"}}, "KHOU > Paul Rees"},
		{"an affiliate", "CNN", "Engineer Paul Rees told CNN affiliate WBZ that the bridge is shut.",
			[]said{{"Engineer Paul Rees", "told", "the bridge is shut"}}, "WBZ > Paul Rees"},
		{"a genitive before it", "", "Sources have told Canada's Hull Gazette that the bridge is shut.",
			[]said{{"Sources", "told", "the bridge is shut"}}, "Hull Gazette > Sources?"},
		{"written to it", "", "An employee wrote to the Hull Gazette on Friday to say that the bridge is shut.",
			[]said{{"An employee", "say", "the bridge is shut"}}, "Hull Gazette > An employee?"},
		{"in its report", "", "Engineer Paul Rees confirmed in the Hull Gazette report that the bridge is shut.",
			[]said{{"Engineer Paul Rees", "confirmed", "the bridge is shut"}}, "Hull Gazette > Paul Rees"},
		{"in a city's report", "", "Engineer Paul Rees confirmed in the police report that the bridge is shut.",
			[]said{{"Engineer Paul Rees", "confirmed", "the bridge is shut"}}, "Paul Rees"},
		{"to it, first", "", "To the Hull Gazette, Paul Rees said that the bridge is shut.",
			[]said{{"Paul Rees", "said", "the bridge is shut"}}, "Hull Gazette > Paul Rees"},
		{"a paper named inside its noun", "", "Speaking to The Sun newspaper, Paul Rees said that the bridge is shut.",
			[]said{{"Paul Rees", "said", "the bridge is shut"}}, "The Sun > Paul Rees"},
		{"its reader", "", "In an email to a Hull Gazette reader, Paul Rees said that the bridge is shut.",
			[]said{{"Paul Rees", "said", "the bridge is shut"}}, "Paul Rees"},
		{"its reporter", "", "In an email to a Hull Gazette reporter, Paul Rees said that the bridge is shut.",
			[]said{{"Paul Rees", "said", "the bridge is shut"}}, "Hull Gazette > Paul Rees"},
		{"the own one by its letters", "The Hull Reporter", "Mayor Anna Brook told THR that the bridge is shut.",
			[]said{{"Mayor Anna Brook", "told", "the bridge is shut"}}, "Anna Brook"},
		{"social media is none", "", "The bridge is shut, Mayor Anna Brook said via social media.",
			[]said{{"Mayor Anna Brook", "said", "The bridge is shut"}}, "Anna Brook"},
		{"more of its sources", "", "Two sources told the Hull Gazette that the bridge is shut. Several people said that it is rusty.",
			[]said{{"Two sources", "told", "the bridge is shut"}, {"Several people", "said", "it is rusty"}}, "Hull Gazette > Several people?"},
		{"others than its sources", "", "Mayor Anna Brook told the Hull Gazette that the bridge is shut. Several people said that it is rusty.",
			[]said{{"Mayor Anna Brook", "told", "the bridge is shut"}, {"Several people", "said", "it is rusty"}}, "Several people?"},
		{"a long description before it", "", "Mayor Anna Brook told the privately-owned Hull Gazette newspaper that the bridge is shut.",
			[]said{{"Mayor Anna Brook", "told", "the bridge is shut"}}, "Hull Gazette > Anna Brook"},
		{"the paper is the one that was passed on", "", "The bridge is shut, according to the Hull Gazette. Engineer Paul Rees said that he is glad. CNN is silent. “It is rusty,” one source told the paper.",
			[]said{{"the Hull Gazette", "according to", "The bridge is shut"}, {"Engineer Paul Rees", "said", "he is glad"}, {"one source", "told", "It is rusty"}}, "Hull Gazette > one source?"},
		{"an official by a tag that is none", "", "A government official told the Hull Gazette that the bridge is shut. It is safe and rusty, the official added.",
			[]said{{"A government official", "told", "the bridge is shut"}, {"the official", "added", "It is safe and rusty"}}, "Hull Gazette > A government official?"},
	} {
		doc := read(t, c.outlet, c.text, c.statements...)
		if got := show(doc.Statements[len(doc.Statements)-1].Chain); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

// chains checks of each sentence, by how it begins, the longest chain that a statement
// gives it.
func chains(t *testing.T, name, text string, want map[string]string) {
	t.Helper()
	doc := read(t, "", text)
	for begin, want := range want {
		chain := ""
		for _, s := range doc.Statements {
			if g := show(s.Chain); strings.HasPrefix(doc.Text(s.Content[0]), begin) && len(g) > len(chain) {
				chain = g
			}
		}
		if chain != want {
			t.Errorf("%s: %q: chain %q, want %q", name, begin, chain, want)
		}
	}
}

// Posts shown in the text are their writers'.
func TestPosts(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       map[string]string // how a sentence begins → its chain
	}{
		{"below its words", "The port opened in 1911.\n\nThe docks are shut today. Ships call elsewhere. — Anna Brook (@annabrook) May 2, 2023\n\nRain fell on Hull.",
			map[string]string{"The port": "", "The docks": "Anna Brook", "Ships": "Anna Brook", "Rain": ""}},
		{"in a paragraph of its own", "The port opened in 1911.\n\nThe docks are shut today.\n\n— Anna Brook (@annabrook) May 2, 2023\n\nRain fell on Hull.",
			map[string]string{"The port": "", "The docks": "Anna Brook", "Rain": ""}},
		{"an author's signature", "The port opened in 1911.\n\nThe docks are shut today.\n\n— Anna Brook (@annabrook)",
			map[string]string{"The docks": ""}},
		{"an aside", "The docks are shut today — the mayor (a sailor) is sad.",
			map[string]string{"The docks": ""}},
	} {
		chains(t, c.name, c.text, c.want)
	}
}

// Lines that credit the next paragraph.
func TestCredits(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       map[string]string
	}{
		{"per an outlet's man", "The port opened in 1911. But per the Hull Gazette's Anna Brook:\n\nThe docks are shut today.\n\nRain fell on Hull.",
			map[string]string{"The docks": "Anna Brook", "Rain": ""}},
		{"according to", "According to the Hull Gazette:\n\nThe docks are shut today.",
			map[string]string{"The docks": "Hull Gazette"}},
		{"here's", "Anna Brook is an engineer. Here's Brook:\n\nThe docks are shut today.",
			map[string]string{"The docks": "Anna Brook"}},
		{"here's a thing", "Here's the plan:\n\nThe docks are shut today.",
			map[string]string{"The docks": ""}},
		{"a report reads", "A memo leaked. The memo reads:\n\nThe docks are shut today.",
			map[string]string{"The docks": "The memo"}},
		{"a person reads", "Anna Brook read the plan:\n\nThe docks are shut today.",
			map[string]string{"The docks": ""}},
	} {
		chains(t, c.name, c.text, c.want)
	}
}

// Who speaks where the tagger shows it badly, as a whole annotator reads it.
func TestSubjects(t *testing.T) {
	for _, c := range []struct {
		name, text string
		statements []said
		want       string // of the last statement
	}{
		{"a relative clause over a time", "He saw a doctor on Monday, who told him that the port is safe.",
			[]said{{"who", "told", "the port is safe"}}, "a doctor?"},
		{"a participle after a compound verb", "Lumo Corp. is running a campaign, insisting that the port is safe.",
			[]said{{"", "insisting", "that the port is safe"}}, "Lumo Corp."},
		{"a participle right after its speaker", "It began with a site called Lumo claiming that the port is safe.",
			[]said{{"", "claiming", "that the port is safe"}}, "Lumo"},
		{"the perfect tense", "Anna Brook has said that it is bad but has repeatedly added that the port is safe.",
			[]said{{"Anna Brook", "has said", "that it is bad"}, {"", "has repeatedly added", "that the port is safe"}}, "Anna Brook"},
		{"that, behind the verb", "A short clip has been going round online Tuesday that purports to show the port is shut.",
			[]said{{"that", "purports to show", "the port is shut"}}, "A short clip"},
		{"a search", "A quick search shows that the port is safe.",
			[]said{{"A quick search", "shows", "that the port is safe"}}, "A quick search"},
		{"which, with when", "The banks, which in the past stated the port is safe, left.",
			[]said{{"which in the past", "stated", "the port is safe"}}, "The banks"},
		{"was quoted as saying", "Anna Brook was quoted as saying “the port is safe and open.”",
			[]said{{"Anna Brook", "was quoted as saying", "“the port is safe and open.”"}}, "Anna Brook"},
		{"was quoted in an outlet", "One official was quoted in the Hull Gazette as saying: “The port is shut.”",
			[]said{{"", "saying:", "“The port is shut.”"}}, "Hull Gazette > One official?"},
		{"a participle of another verb", "Lumo Corp. is running a campaign, leaving the port shut.",
			[]said{{"", "leaving", "the port shut"}}, ""},
		{"a participle after a quotation", "Anna Brook added that it was “bad,” stressing that the port is safe.",
			[]said{{"Anna Brook", "added", "that it was “bad,”"}, {"", "stressing", "that the port is safe"}}, "Anna Brook"},
		{"pictures that tell", "The photos suggest that the port is safe.",
			[]said{{"The photos", "suggest", "that the port is safe"}}, "The photos"},
		{"pictures of a thing", "The photos show the port.",
			[]said{{"The photos", "show", "the port"}}, ""},
		{"pictures of what somebody does", "The footage shows a man running who is said to be the mayor.",
			[]said{{"The footage", "shows", "a man running who is said to be the mayor"}}, ""},
		{"an agreed fact", "Lumo Corp. agreed that the port is safe.",
			[]said{{"Lumo Corp.", "agreed", "that the port is safe"}}, "Lumo Corp."},
		{"agreed on a thing", "If Lumo Corp. agrees on the price it will shut the port.",
			[]said{{"Lumo Corp.", "agrees", "on the price it will shut the port"}}, ""},
		{"said to, with an outlet that is only named", "Vesti is a daily newspaper. The port is said to be shut.",
			[]said{{"", "is said", "to be shut"}}, ""},
		{"an agreed deed", "Lumo Corp. agreed to shut the port.",
			[]said{{"Lumo Corp.", "agreed", "to shut the port"}}, ""},
		{"media suggest", "Local media had suggested that the port is safe.",
			[]said{{"Local media", "suggested", "that the port is safe"}}, "Local media"},
		{"a removal suggests", "The removal had suggested that the port is safe.",
			[]said{{"The removal", "suggested", "that the port is safe"}}, ""},
		{"a speaker in the quotation's piece", "“The port is safe,” the harbour's master, Anna Brook, told reporters.",
			[]said{{"", "told", "“The port is safe,” the harbour's master, Anna Brook,"}}, "Anna Brook"},
	} {
		doc := read(t, "", c.text, c.statements...)
		if got := show(doc.Statements[len(doc.Statements)-1].Chain); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

// Who is cited, wherever the words that cite stand.
func TestCited(t *testing.T) {
	for _, c := range []struct {
		name, text string
		statements []said
		want       string // of the last statement
	}{
		{"in the cue", "The Hull Gazette reported, citing an unnamed source, that the port is shut.",
			[]said{{"The Hull Gazette", "reported, citing", "an unnamed source, that the port is shut"}}, "Hull Gazette > an unnamed source?"},
		{"at the end of the content", "The Hull Gazette reported that the port is shut, citing people who saw it.",
			[]said{{"The Hull Gazette", "reported", "that the port is shut, citing people who saw it"}}, "Hull Gazette > people?"},
		{"a cited thing", "The Hull Gazette reported that the port is shut, citing bad weather.",
			[]said{{"The Hull Gazette", "reported", "that the port is shut, citing bad weather"}}, "Hull Gazette"},
		{"who refers to somebody", "Anna Brook said that the port is shut, referring to officials in Hull.",
			[]said{{"Anna Brook", "said", "that the port is shut"}}, "Anna Brook"},
		{"an outlet that refers to somebody", "The Hull Gazette said that the port is shut, referring to officials in Hull.",
			[]said{{"The Hull Gazette", "said", "that the port is shut"}}, "Hull Gazette > officials in Hull?"},
		{"by one who is no outlet", "Anna Brook said that the mayor left, citing sources.",
			[]said{{"Anna Brook", "said", "that the mayor left, citing sources"}}, "Anna Brook"},
		{"in a relative clause", "Vesti is a daily newspaper. The Hull Gazette's report, which cites a ministry aide, says that the port is shut.",
			[]said{{"The Hull Gazette's report", "says", "the port is shut"}}, "Hull Gazette > a ministry aide?"},
		{"attributed", "The port is shut, according to a report in the Hull Gazette that was attributed to a ministry aide.",
			[]said{{"a report in the Hull Gazette", "according to", "The port is shut"}}, "Hull Gazette > a ministry aide?"},
	} {
		doc := read(t, "", c.text, c.statements...)
		if got := show(doc.Statements[len(doc.Statements)-1].Chain); got != c.want {
			t.Errorf("%s: %q\n got %s\nwant %s", c.name, c.text, got, c.want)
		}
	}
}

// What stands before a closing attribution, or after an opening one, as the whole
// annotator reads it.
func TestWholeClauses(t *testing.T) {
	for _, c := range []struct{ text, begin, want string }{
		{"The port is shut because the docks are rusty, according to a report in the Hull Gazette that was attributed to a ministry aide.", "The port", "Hull Gazette"},
		{"The port is shut and the docks are rusty, the mayor Anna Brook has said.", "The port", "Anna Brook"},
		{"The port is shut and the docks are rusty, the mayor Anna Brook has left.", "The port", ""},
		{"As per the Hull Gazette, the port is shut.", "the port", "Hull Gazette"},
		{"As per custom, the port is shut.", "As per", ""},
	} {
		doc := &news.Document{Article: news.Article{Text: c.text}}
		for _, step := range extract.English {
			step.Run(doc)
		}
		got, seen := "", false
		for _, x := range doc.Claims {
			if strings.HasPrefix(x.ContentText, c.begin) {
				got, seen = show(x.Source), true
			}
		}
		if got != c.want || !seen {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

// Who speaks after a "but" in what a person says speaks against him, and details that a
// paper first reported are not what it says here.
func TestAgainst(t *testing.T) {
	for _, c := range []struct{ text, begin, want string }{
		{"Anna Brook said that the port costs ten dollars, but insider sources are claiming the docks cost twenty.", "the docks", "insider sources?"},
		{"The Hull Gazette said that the port costs ten dollars, but insider sources are claiming the docks cost twenty.", "the docks", "Hull Gazette > insider sources?"},
		{"The port is shut, according to an aide, confirming details first reported by the Hull Gazette.", "The port", "an aide?"},
		{"The port is shut, an aide said, as reported by the Hull Gazette.", "The port", "Hull Gazette > an aide?"},
	} {
		doc := &news.Document{Article: news.Article{Text: c.text}}
		for _, step := range extract.English {
			step.Run(doc)
		}
		got := "none"
		for _, x := range doc.Claims {
			if strings.HasPrefix(x.ContentText, c.begin) {
				got = show(x.Source)
			}
		}
		if got != c.want {
			t.Errorf("%q: %s, want %s", c.text, got, c.want)
		}
	}
}

// Who accuses somebody in what an apology is for does so for himself.
func TestApologies(t *testing.T) {
	for text, want := range map[string]string{
		"Lumo Corp. has apologized to two men who were put off a ship after an aide accused them of theft.": "an aide?",
		"Lumo Corp. has confirmed that two men were put off a ship after an aide accused them of theft.":    "Lumo Corp. > an aide?",
	} {
		doc := &news.Document{Article: news.Article{Text: text}}
		for _, step := range extract.English {
			step.Run(doc)
		}
		for i := range doc.Statements {
			if s := &doc.Statements[i]; len(s.Cue) > 0 && doc.Text(s.Cue[0]) == "accused" && show(s.Chain) != want {
				t.Errorf("%q: %s, want %s", text, show(s.Chain), want)
			}
		}
	}
}

// What was handed on by an outlet inside another's words is handed on for a while.
func TestCarriedOn(t *testing.T) {
	doc := &news.Document{Article: news.Article{Text: "Anna Brook runs the port. “It is shut for now,” Brook said, according to the Hull Gazette. She then added that the docks are rusty."}}
	for _, step := range extract.English {
		step.Run(doc)
	}
	seen := false
	for _, c := range doc.Claims {
		if strings.HasPrefix(c.ContentText, "the docks") {
			seen = true
			if got := show(c.Source); got != "Hull Gazette > Anna Brook" {
				t.Errorf("%q: %s", c.ContentText, got)
			}
		}
	}
	if !seen {
		t.Error("no claim about the docks")
	}
}

// A quotation goes on after "according to" as who was quoted before it.
func TestGoesOn(t *testing.T) {
	doc := &news.Document{Article: news.Article{Text: "Anna Brook runs the port. “The port is shut,” Brook said, according to the Hull Gazette. “It is rusty. Ships go elsewhere.”"}}
	for _, step := range extract.English {
		step.Run(doc)
	}
	for _, c := range doc.Claims {
		if got := show(c.Source); strings.HasPrefix(c.ContentText, "Ships") && got != "Hull Gazette > Anna Brook" {
			t.Errorf("%q: %s", c.ContentText, got)
		}
	}
}

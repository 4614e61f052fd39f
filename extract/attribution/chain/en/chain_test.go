package en_test

import (
	"slices"
	"strings"
	"testing"

	"hearsay/extract"
	"hearsay/extract/attribution/chain/en"
	"hearsay/extract/news"
)

// said is one attribution of a test, by its words.
type said struct{ source, cue, content string }

// read runs the pipeline up to the entities and adds the statements by hand.
func read(t *testing.T, outlet, text string, statements ...said) *news.Document {
	t.Helper()
	doc := &news.Document{Article: news.Article{Outlet: outlet, Text: text}}
	ready := false
	for _, step := range extract.English {
		if slices.ContainsFunc(step.Fills, func(l extract.Layer) bool { return l == extract.Words || l == extract.Syntax || l == extract.Entities }) {
			step.Run(doc)
			ready = ready || slices.Contains(step.Fills, extract.Entities)
		}
	}
	if !ready {
		t.Skip("the pipeline has no entities yet")
	}
	at := 0
	for _, s := range statements {
		st := news.Statement{Kind: news.Indirect, Parent: -1, Confidence: 1, Reason: news.Reason{Rule: "test", Score: 1}}
		for _, p := range []struct {
			words string
			list  *[]news.Span
		}{{s.source, &st.Source}, {s.cue, &st.Cue}, {s.content, &st.Content}} {
			if p.words == "" {
				continue
			}
			i := strings.Index(text[at:], p.words)
			if i < 0 {
				t.Fatalf("%q not in %q", p.words, text[at:])
			}
			*p.list = append(*p.list, news.Span{Start: at + i, End: at + i + len(p.words)})
		}
		doc.Statements = append(doc.Statements, st)
		if len(statements) > 1 {
			at = st.Content[0].Start // statements are given in order
			if len(st.Source) > 0 {
				at = min(at, st.Source[0].Start)
			}
		}
	}
	en.Annotate(doc)
	if err := news.Check(doc); err != nil {
		t.Errorf("%s: %v", text, err)
	}
	return doc
}

// show writes a chain as "Kommersant > sources?"; a question mark is anonymous.
func show(chain []news.Source) string {
	var out []string
	for _, h := range chain {
		name := h.Name
		if h.Anonymous {
			name += "?"
		}
		out = append(out, name)
	}
	return strings.Join(out, " > ")
}

func TestChains(t *testing.T) {
	for _, c := range []struct {
		name, outlet, text string
		statements         []said
		want               string // of the last statement
	}{
		{"a person with a role", "", "Harbour commissioner Lena Voss said the port will close.",
			[]said{{"Harbour commissioner Lena Voss", "said", "the port will close"}}, "Lena Voss"},
		{"a surname", "", "Lena Voss runs the port. Voss said it will close.",
			[]said{{"Voss", "said", "it will close"}}, "Lena Voss"},
		{"a pronoun", "", "Lena Voss runs the port. She said it will close.",
			[]said{{"She", "said", "it will close"}}, "Lena Voss"},
		{"told an outlet", "", "Engineer Paul Rees told The Morning Herald that the bridge is unsafe.",
			[]said{{"Engineer Paul Rees", "told The Morning Herald", "the bridge is unsafe"}}, "Morning Herald > Paul Rees"},
		{"told the own outlet", "The Morning Herald", "Engineer Paul Rees told The Morning Herald that the bridge is unsafe.",
			[]said{{"Engineer Paul Rees", "told The Morning Herald", "the bridge is unsafe"}}, "Paul Rees"},
		{"told reporters", "", "Engineer Paul Rees told reporters that the bridge is unsafe.",
			[]said{{"Engineer Paul Rees", "told reporters", "the bridge is unsafe"}}, "Paul Rees"},
		{"an outlet citing sources", "", "The Morning Herald reported, citing two sources at the ministry, that the bridge is unsafe.",
			[]said{{"The Morning Herald", "reported", "the bridge is unsafe"}}, "Morning Herald > two sources at the ministry?"},
		{"citing first", "", "Citing two people familiar with the plans, the Morning Herald reported that the bridge is unsafe.",
			[]said{{"the Morning Herald", "reported", "the bridge is unsafe"}}, "Morning Herald > two people familiar with the plans?"},
		{"an outlet that relays a person", "", "The Daily Courier writes that mayor Anna Brook said the bridge is unsafe.",
			[]said{{"The Daily Courier", "writes", "mayor Anna Brook said the bridge is unsafe"}}, "Daily Courier > Anna Brook"},
		{"own outlet's source", "The Morning Herald", "A source told the Morning Herald that the bridge is unsafe.",
			[]said{{"A source", "told the Morning Herald", "the bridge is unsafe"}}, "A source?"},
		{"sources alone", "", "The bridge is unsafe, sources say.",
			[]said{{"sources", "say", "The bridge is unsafe"}}, "sources?"},
		{"an office alone is somebody", "", "The bridge is unsafe, a Treasury spokesman said.",
			[]said{{"a Treasury spokesman", "said", "The bridge is unsafe"}}, "a Treasury spokesman"},
		{"a senior official is nobody", "", "The bridge is unsafe, a senior official said.",
			[]said{{"a senior official", "said", "The bridge is unsafe"}}, "a senior official?"},
		{"one source after a relayed report", "", "The Morning Herald reports that the bridge is unsafe. “It will be shut in May,” said one source.",
			[]said{{"The Morning Herald", "reports", "the bridge is unsafe"}, {"one source", "said", "It will be shut in May"}}, "Morning Herald > one source?"},
		{"the paper", "", "Russian newspaper Vesti reports that the bridge is unsafe. The paper writes that it will be shut.",
			[]said{{"Russian newspaper Vesti", "reports", "the bridge is unsafe"}, {"The paper", "writes", "it will be shut"}}, "Vesti"},
		{"the outlet's sources", "", "News site Vesti reports that the bridge is unsafe. According to the news site's sources, it will be shut.",
			[]said{{"News site Vesti", "reports", "the bridge is unsafe"}, {"the news site's sources", "According to", "it will be shut"}}, "Vesti > sources?"},
		{"a report named later", "", "The bridge will be shut, according to a new report. Newspaper Vesti reported on Monday that staff were told.",
			[]said{{"a new report", "according to", "The bridge will be shut"}}, "Vesti"},
		{"nobody reportedly", "", "The bridge is reportedly unsafe.",
			[]said{{"", "reportedly", "unsafe"}}, ""},
		{"a statement to an outlet", "", "In a statement to Morning Herald, mayor Anna Brook said the bridge is safe.",
			[]said{{"mayor Anna Brook", "said", "the bridge is safe"}}, "Morning Herald > Anna Brook"},
		{"quoted as saying", "", "Mayor Carl Nye was asked on Monday. Evening Post quoted Nye as saying the bridge is safe.",
			[]said{{"Evening Post", "quoted Nye as saying", "the bridge is safe"}}, "Evening Post > Carl Nye"},
		{"a report in a paper", "", "A report in the Evening Post said the bridge is safe.",
			[]said{{"A report in the Evening Post", "said", "the bridge is safe"}}, "Evening Post"},
		{"a columnist of a paper", "", "Evening Post columnist Carl Nye suggested that the bridge is safe.",
			[]said{{"Evening Post columnist Carl Nye", "suggested", "the bridge is safe"}}, "Carl Nye"},
		{"an outlet's man", "", "Evening Post's Carl Nye noted that the bridge is safe.",
			[]said{{"Evening Post's Carl Nye", "noted", "the bridge is safe"}}, "Carl Nye"},
		{"a website", "", "The bridge opens in May, according to the project's website.",
			[]said{{"the project's website", "according to", "The bridge opens in May"}}, "the project's website"},
		{"police are a body", "", "Police said the bridge is safe.",
			[]said{{"Police", "said", "the bridge is safe"}}, "Police"},
		{"an order is no statement", "", "The mayor told staff in the port to leave.",
			[]said{{"The mayor", "told", "staff in the port to leave"}}, ""},
		{"a plan is no statement", "", "The league wants to sell the port.",
			[]said{{"The league", "wants", "to sell the port"}}, ""},
		{"is said to", "", "Newspaper Vesti reported the sale on Monday. Crews are said to be leaving.",
			[]said{{"Newspaper Vesti", "reported", "the sale"}, {"Crews", "are said", "to be leaving"}}, "Vesti"},
		{"joined by but", "", "Anna Brook gave no date, but added that the port is shut.",
			[]said{{"", "added", "the port is shut"}}, "Anna Brook"},
		{"he is who spoke last", "", "Mayor Carl Nye said Paul Rees built it. “It is rusty,” he said.",
			[]said{{"Mayor Carl Nye", "said", "Paul Rees built it"}, {"he", "said", "“It is rusty,”"}}, "Carl Nye"},
		{"the statement is whose it was", "", "The Pentagon said in a statement that docks close. The statement said that it is rusty.",
			[]said{{"The Pentagon", "said in a statement", "docks close"}, {"The statement", "said", "it is rusty"}}, "Pentagon"},
		{"not where nothing was said in one", "", "The Pentagon said that docks close. The statement said that it is rusty.",
			[]said{{"The Pentagon", "said", "docks close"}, {"The statement", "said", "it is rusty"}}, "The statement"},
		{"no spokesman of others", "", "Taliban spokesman Paul Rees said docks close. The Nato spokesman said that it is rusty.",
			[]said{{"Taliban spokesman Paul Rees", "said", "docks close"}, {"The Nato spokesman", "said", "it is rusty"}}, "The Nato spokesman"},
		{"the same spokesman", "", "Taliban spokesman Paul Rees said docks close. The Taliban spokesman said that it is rusty.",
			[]said{{"Taliban spokesman Paul Rees", "said", "docks close"}, {"The Taliban spokesman", "said", "it is rusty"}}, "Paul Rees"},
		{"no deputy", "", "Deputy prime minister Paul Rees said docks close. The prime minister said that it is rusty.",
			[]said{{"Deputy prime minister Paul Rees", "said", "docks close"}, {"The prime minister", "said", "it is rusty"}}, "The prime minister"},
		{"he is no one whom he only speaks of", "", "Mayor Carl Nye said docks close. “It was as if someone had bitten me,” he said.",
			[]said{{"Mayor Carl Nye", "said", "docks close"}, {"he", "said", "It was as if someone had bitten me"}}, "Carl Nye"},
		{"he is the one with a name who spoke", "", "Mayor Carl Nye said the port is shut. An employee left the hall. He said that it is rusty.",
			[]said{{"Mayor Carl Nye", "said", "the port is shut"}, {"He", "said", "it is rusty"}}, "Carl Nye"},
		{"he is whom the article goes on about", "", "Mayor Carl Nye said the port is shut. Engineer Paul Rees built it in 1990. He said it is rusty.",
			[]said{{"Mayor Carl Nye", "said", "the port is shut"}, {"He", "said", "it is rusty"}}, "Paul Rees"},
		{"it is the paper", "", "Newspaper Vesti reported that the army seized the port. It said the port is shut.",
			[]said{{"Newspaper Vesti", "reported", "the army seized the port"}, {"It", "said", "the port is shut"}}, "Vesti"},
		{"the writer is who spoke last", "", "Carl Nye said the port is shut. “It is rusty,” the professor said.",
			[]said{{"Carl Nye", "said", "the port is shut"}, {"the professor", "said", "“It is rusty,”"}}, "Carl Nye"},
		{"the tall Welsh writer is", "", "Carl Nye said the port is shut. “It is rusty,” the tall Welsh professor said.",
			[]said{{"Carl Nye", "said", "the port is shut"}, {"the tall Welsh professor", "said", "“It is rusty,”"}}, "Carl Nye"},
		{"an office is not", "", "Carl Nye said the port is shut. “It is rusty,” the mayor said.",
			[]said{{"Carl Nye", "said", "the port is shut"}, {"the mayor", "said", "“It is rusty,”"}}, "the mayor"},
		{"a description of another's is somebody else", "", "Carl Nye said the port is shut. The city's professor said it is rusty.",
			[]said{{"Carl Nye", "said", "the port is shut"}, {"The city's professor", "said", "it is rusty"}}, "The city's professor?"},
		{"told an outlet and goes on", "", "Engineer Paul Rees told The Morning Herald that the bridge is unsafe.\n\n“It is rusty,” Rees added.",
			[]said{{"Engineer Paul Rees", "told The Morning Herald", "the bridge is unsafe"}, {"Rees", "added", "“It is rusty,”"}}, "Morning Herald > Paul Rees"},
		{"told an outlet, then reporters", "", "Engineer Paul Rees told The Morning Herald that the bridge is unsafe. “It is rusty,” Rees told reporters.",
			[]said{{"Engineer Paul Rees", "told The Morning Herald", "the bridge is unsafe"}, {"Rees", "told reporters", "“It is rusty,”"}}, "Paul Rees"},
		{"own outlet by half its name", "Hull Tribune", "Engineer Paul Rees told the newspaper Hull that the bridge is unsafe.",
			[]said{{"Engineer Paul Rees", "told the newspaper Hull", "the bridge is unsafe"}}, "Paul Rees"},
		{"he is nobody in a credit", "", "Spokeswoman Anna Brook said the port is shut.\n\n(Dana Moss/AP)\n\n“It is rusty,” she said.",
			[]said{{"Spokeswoman Anna Brook", "said", "the port is shut"}, {"she", "said", "“It is rusty,”"}}, "Anna Brook"},
		{"adding that", "", "Anna Brook confirmed the sale, adding that the port is shut.",
			[]said{{"Anna Brook", "confirmed", "the sale"}, {"", "adding", "that the port is shut"}}, "Anna Brook"},
		{"who says, and what is said of them", "", "An American who is fighting in the town told the Morning Herald that the port is shut.",
			[]said{{"An American who is fighting in the town", "told", "the port is shut"}}, "Morning Herald > An American?"},
		{"after a dateline", "", "West Harbour, Maine (CNN) Anna Brook said the port is shut.",
			[]said{{"West Harbour, Maine (CNN) Anna Brook", "said", "the port is shut"}}, "Anna Brook"},
		{"a report by its noun", "", "An audit report commissioned by the mayor's office said the port is shut.",
			[]said{{"An audit report commissioned by the mayor's office", "said", "the port is shut"}}, "An audit report"},
		{"based on no source", "", "Paul Rees said his words were his own and based on gossip alone.",
			[]said{{"Paul Rees", "said", "his words were his own"}}, "Paul Rees"},
		{"on an outlet", "", "On the news site Vesti, Anna Brook said the port is shut.",
			[]said{{"Anna Brook", "said", "the port is shut"}}, "Vesti > Anna Brook"},
		{"courtesy of", "", "Anna Brook said the port is shut, courtesy of Carl Nye.",
			[]said{{"Anna Brook", "said", "the port is shut"}}, "Carl Nye > Anna Brook"},
		{"interviewed by", "", "The sale was confirmed by Anna Brook when interviewed by the Morning Herald.",
			[]said{{"Anna Brook", "confirmed", "The sale"}}, "Morning Herald > Anna Brook"},
		{"in the middle", "", "The notice to the crews, said Anna Brook, “is late.”",
			[]said{{"The notice to the crews,", "said", "Anna Brook, “is late.”"}}, "Anna Brook"},
		{"goes on inside", "", "Vesti reports that expert Dana Moss heard the tape and said it is old.",
			[]said{{"Vesti", "reports", "that expert Dana Moss heard the tape"}, {"", "said", "it is old"}}, "Vesti > Dana Moss"},
		{"told an outlet's reporter", "", "Anna Brook told the Morning Herald’s Dana Moss that the port is shut. “It is rusty,” she told Moss.",
			[]said{{"Anna Brook", "told", "the port is shut"}, {"she", "told Moss", "“It is rusty,”"}}, "Morning Herald > Anna Brook"},
		{"via a name", "", "Via KXHB, Dr. Anna Brook said the port is shut.",
			[]said{{"Dr. Anna Brook", "said", "the port is shut"}}, "KXHB > Anna Brook"},
		{"via Twitter", "", "Anna Brook said via Twitter that the port is shut.",
			[]said{{"Anna Brook", "said", "the port is shut"}}, "Anna Brook"},
		{"per an outlet", "", "Police said the port is shut, per the Evening Post story.",
			[]said{{"Police", "said", "the port is shut, per the Evening Post story"}}, "Evening Post > Police"},
		{"the report of whoever found it", "", "A report on Monday says the port is shut. As discovered by the site Portwatch, ships are waiting.",
			[]said{{"A report on Monday", "says", "the port is shut"}}, "Portwatch"},
		{"is said to, before any outlet", "", "Crews are said to be leaving. Newspaper Vesti reported the sale on Monday.",
			[]said{{"Crews", "are said", "to be leaving"}}, ""},
		{"an autopsy by its noun", "", "An autopsy of Rees's body performed by a doctor named Carl Nye indicated that he drowned.",
			[]said{{"An autopsy of Rees's body performed by a doctor named Carl Nye", "indicated", "he drowned"}}, "An autopsy of Rees's body"},
		{"the Times is no time", "", "As the Times reported last week, the duke has sold his castle.",
			[]said{{"the Times", "reported last week", "the duke has sold his castle"}}, "Times"},
		{"would not speak to an outlet", "", "The mayor declined to comment to the Morning Herald.",
			[]said{{"The mayor", "declined", "to comment to the Morning Herald"}}, "Morning Herald > The mayor"},
		{"a tour speaks", "", "Agent Carl Nye said the Hull Tour has confirmed that the claims are false.",
			[]said{{"Agent Carl Nye", "said", "the Hull Tour has confirmed that the claims are false"}}, "Carl Nye > Hull Tour"},
		{"whom somebody quotes goes on", "", "Carl Nye quotes a senior Kurdish source who confirmed that Brook joined the Kurdish resistance in Syria and said she was the first western woman to join its fighters.",
			[]said{{"", "said", "she was the first western woman to join its fighters"}}, "Carl Nye > a senior Kurdish source?"},
		{"an outlet between commas", "", "The port and the league, according to the Morning Herald, says the port is shut.",
			[]said{{"the Morning Herald,", "says", "the port is shut"}}, "Morning Herald > the league"},
		{"a title between", "", "US Central Command spokesman Col Patrick Ryder said the port is shut.",
			[]said{{"US Central Command spokesman Col Patrick Ryder", "said", "the port is shut"}}, "Patrick Ryder"},
		{"an aide to a name", "", "An aide to President Carl Nye said the port is shut.",
			[]said{{"An aide to President Carl Nye", "said", "the port is shut"}}, "An aide to President Carl Nye?"},
		{"a spokeswoman by name", "", "A spokeswoman for the White House council, Anna Meehan, said the port is shut.",
			[]said{{"A spokeswoman for the White House council, Anna Meehan,", "said", "the port is shut"}}, "Anna Meehan"},
		{"a site by name", "", "A site called Lumonews is reporting that the port is shut. The site said it is sold.",
			[]said{{"A site called Lumonews", "is reporting", "the port is shut"}, {"The site", "said", "it is sold"}}, "Lumonews"},
		{"a name's sources", "", "According to Lumo.fr's sources, the phone will be out in May.",
			[]said{{"Lumo.fr's sources", "According to", "the phone will be out in May"}}, "Lumo.fr > sources?"},
		{"a company's staff", "", "According to Lumo's engineers, the phone will be out in May.",
			[]said{{"Lumo's engineers", "According to", "the phone will be out in May"}}, "Lumo's engineers?"},
		{"a name's piece", "", "The Evening Post reports that the port is shut. The Racket Report’s piece said it is sold.",
			[]said{{"The Evening Post", "reports", "the port is shut"}, {"The Racket Report’s piece", "said", "it is sold"}}, "Racket Report"},
		{"a rumour is nobody", "", "The Evening Post reports that the port is shut. A rumor claims it is sold.",
			[]said{{"The Evening Post", "reports", "the port is shut"}, {"A rumor", "claims", "it is sold"}}, "A rumor?"},
		{"said on a channel", "", "“The port is shut,” Anna Brook said on CNN Wednesday evening.",
			[]said{{"Anna Brook", "said", "“The port is shut,”"}}, "CNN > Anna Brook"},
		{"said on a day", "", "“The port is shut,” Anna Brook said on Wednesday evening.",
			[]said{{"Anna Brook", "said", "“The port is shut,”"}}, "Anna Brook"},
		{"the WHO is no pronoun", "", "The World Health Organization (WHO) has doctors in the port. The WHO said the port is shut.",
			[]said{{"The WHO", "said", "the port is shut"}}, "World Health Organization"},
		{"the source of before", "", "Vesti quotes a senior Kurdish source as saying the port is shut. The source added that it is sold.",
			[]said{{"Vesti", "quotes a senior Kurdish source as saying", "the port is shut"}, {"The source", "added", "it is sold"}}, "Vesti > a senior Kurdish source?"},
		{"another source", "", "A senior Kurdish source told Reuters the port is shut. Another source said it is sold.",
			[]said{{"A senior Kurdish source", "told Reuters", "the port is shut"}, {"Another source", "said", "it is sold"}}, "Reuters > Another source?"},
		{"a body described", "", "The World Health Organization said the port is shut. The Geneva-based United Nations health agency said it is clean.",
			[]said{{"The World Health Organization", "said", "the port is shut"}, {"The Geneva-based United Nations health agency", "said", "it is clean"}}, "World Health Organization"},
		{"a body after a person", "", "Anna Brook said the port is shut. The harbour agency said it is clean.",
			[]said{{"Anna Brook", "said", "the port is shut"}, {"The harbour agency", "said", "it is clean"}}, "The harbour agency"},
		{"by the head of its name", "", "The Syrian Observatory for Human Rights watches the port. The port is shut, according to the Observatory.",
			[]said{{"the Observatory", "according to", "The port is shut"}}, "Syrian Observatory for Human Rights"},
		{"saying, of who acts", "", "Brook dashed their hopes of a deal, saying the port is shut.",
			[]said{{"", "saying", "the port is shut"}}, "Brook"},
		{"by saying", "", "Brook dodged the question by saying that the port is shut.",
			[]said{{"", "saying", "that the port is shut"}}, "Brook"},
		{"an inner second word of saying", "", "Brook said that several students approached her and said they were at ease.",
			[]said{{"Brook", "said", "that several students approached her and said they were at ease"}}, "Brook > several students?"},
		{"an inner clause without that", "", "Hale said an aide claimed Anna Brook and Carl Nye were arrested in Hull.",
			[]said{{"Hale", "said", "an aide claimed Anna Brook and Carl Nye were arrested in Hull"}}, "Hale > an aide?"},
		{"a quotation in a quotation", "", "“The editors were petrified, and told her, ‘We found rats here,’” a clerk claims.",
			[]said{{"a clerk", "claims", "“The editors were petrified, and told her, ‘We found rats here,’”"}}, "a clerk > The editors"},
		{"a picture shows", "", "The photos thus far suggest that the port is shut.",
			[]said{{"The photos", "thus far suggest", "that the port is shut"}}, "The photos"},
		{"a picture only appears", "", "The photo appears to be an old one.",
			[]said{{"The photo", "appears", "to be an old one"}}, ""},
		{"citing a document", "", "Brook, citing survivors’ testimonies, said the port is shut.",
			[]said{{"Brook", "said", "the port is shut"}}, "Brook > survivors’ testimonies"},
		{"a paper that nobody named", "", "Rees left. The paper said that officials believe the port is shut.",
			[]said{{"The paper", "said", "officials believe the port is shut"}}, "The paper > officials?"},
		{"a body passes on a body", "", "The port is shut, the Harbour Directorate announced, according to the Brook Agency.",
			[]said{{"the Harbour Directorate", "announced", "The port is shut"}}, "Brook Agency > Harbour Directorate"},
		{"stressing after a quotation", "", "Brook added that the “port is rusty,” stressing that “docks close.”",
			[]said{{"", "stressing", "that “docks close.”"}}, "Brook"},
		{"a story from a satirical site", "", "The story comes from a satirical site called the Evening Lantern. Snopes, a debunking site, says that is false. The article claims the port is shut.",
			[]said{{"Snopes", "says", "that is false"}, {"The article", "claims", "the port is shut"}}, "Evening Lantern"},
		{"a hoax website", "", "The Evening Lantern, a hoax website, has pictures. The Morning Herald says that is false. The fake story claims the port is shut.",
			[]said{{"The Morning Herald", "says", "that is false"}, {"The fake story", "claims", "the port is shut"}}, "Evening Lantern"},
		{"no hoax website", "", "The Evening Lantern, a local website, has pictures. The Morning Herald says that is true. The story claims the port is shut.",
			[]said{{"The Morning Herald", "says", "that is true"}, {"The story", "claims", "the port is shut"}}, "Morning Herald"},
		{"a report on a platform", "", "A report circulating on Twitter says the port is shut.",
			[]said{{"A report circulating on Twitter", "says", "the port is shut"}}, "A report circulating on Twitter"},
		{"a paper of one's own", "", "The California-based Hale Corporation said the port is shut, according to a post on its website.",
			[]said{{"The California-based Hale Corporation", "said", "the port is shut"}}, "Hale Corporation"},
		{"a word that heads a line", "", "FACT: The port is shut.",
			[]said{{"FACT", ":", "The port is shut"}}, ""},
		{"a name that heads a line", "", "BROOK: The port is shut.",
			[]said{{"BROOK", ":", "The port is shut"}}, "BROOK"},
		{"he is no agency", "", "Carl Nye, an engineer, said the port is shut.\n\nGETTY The port was built in 1911\n\nHe said: “It is rusty.”",
			[]said{{"Carl Nye, an engineer,", "said", "the port is shut"}, {"He", "said", "“It is rusty.”"}}, "Carl Nye"},
		{"saying more of one's own", "", "Carl Nye said there was no plan for a sale of the port saying: “It is rusty.”",
			[]said{{"Carl Nye", "said", "there was no plan for a sale of the port saying: “It is rusty.”"}}, "Carl Nye"},
		{"the short name of a body", "", "Carl Nye said the Scottish Executive agreed that the executive concedes it is shut.",
			[]said{{"Carl Nye", "said", "the Scottish Executive agreed that the executive concedes it is shut"}}, "Carl Nye > Scottish Executive"},
		{"the 22-year-old", "", "Anna Brook won the race in Hull. “I am so happy,” the 22-year-old said.",
			[]said{{"the 22-year-old", "said", "“I am so happy,”"}}, "Anna Brook"},
		{"the 22-year-old port", "", "Anna Brook won the race in Hull. The 22-year-old port said it is shut.",
			[]said{{"The 22-year-old port", "said", "it is shut"}}, "The 22-year-old port"},
		{"all of which", "", "All of which suggests the port is shut.",
			[]said{{"All of which", "suggests", "the port is shut"}}, ""},
	} {
		doc := read(t, c.outlet, c.text, c.statements...)
		if got := show(doc.Statements[len(doc.Statements)-1].Chain); got != c.want {
			t.Errorf("%s: %s\n got  %s\n want %s", c.name, c.text, got, c.want)
		}
	}
}

// What is read inside a content stays only if somebody speaks there, and within
// the sentence of its cue.
func TestPrune(t *testing.T) {
	text := "“They found the crate with salt. Brook said it leaks. It is old,” Paul Rees said."
	doc := read(t, "", text)
	span := func(words string) []news.Span {
		i := strings.Index(text, words)
		return []news.Span{{Start: i, End: i + len(words)}}
	}
	doc.Statements = []news.Statement{
		{Source: span("Paul Rees"), Cue: append(span("said."), news.Span{})[:1], Content: span("They found the crate with salt. Brook said it leaks. It is old"), Parent: -1, Reason: news.Reason{Rule: "test"}},
		{Source: span("They"), Cue: span("found"), Content: span("the crate with salt"), Parent: 0, Reason: news.Reason{Rule: "test"}},
		{Source: span("Brook"), Cue: span("said it")[:1], Content: append(span("it leaks"), span("It is old")...), Parent: 1, Reason: news.Reason{Rule: "test"}},
	}
	doc.Statements[0].Cue[0].End--
	doc.Statements[2].Cue[0].End -= len(" it")
	en.Annotate(doc)
	if len(doc.Statements) != 2 || doc.Statements[1].Parent != 0 || len(doc.Statements[1].Content) != 1 {
		t.Fatalf("%+v", doc.Statements)
	}
	if got := show(doc.Statements[1].Chain); got != "Paul Rees > Brook" {
		t.Errorf("chain %s", got)
	}
}

func TestCoEqualVoices(t *testing.T) {
	doc := read(t, "", "Police and two witnesses said the bridge fell.", said{"Police and two witnesses", "said", "the bridge fell"})
	s := doc.Statements[0]
	if show(s.Chain) != "Police" || len(s.Others) != 1 || show(s.Others[0]) != "two witnesses?" {
		t.Errorf("chain %s, others %v", show(s.Chain), s.Others)
	}
}

func TestLabelLines(t *testing.T) {
	text := "Staff were told to hand in their badges.\n\nSource: News outlet Vesti, referring to sources\n\nQuote: \"No more badges. Hand them in.\"\n\nDetails: The order was given on Monday.\n\nThe company makes badges."
	doc := read(t, "", text)
	want := map[string]string{"Staff were told": "Vesti > sources?", "No more": "Vesti > sources?", "The order": "Vesti > sources?"}
	for _, s := range doc.Statements {
		content := doc.Text(s.Content[0])
		for begin, chain := range want {
			if strings.HasPrefix(strings.Trim(content, `"`), begin) {
				if show(s.Chain) != chain {
					t.Errorf("%q: chain %s", content, show(s.Chain))
				}
				delete(want, begin)
			}
		}
		if strings.HasPrefix(content, "The company") {
			t.Errorf("%q is the article's own", content)
		}
	}
	if len(want) > 0 {
		t.Errorf("no statement for %v", want)
	}
}

// Sources that a reporter names last speak inside the report.
func TestSourcesNamedLast(t *testing.T) {
	doc := read(t, "", "Carl Nye of the Evening Post reported that the bridge is shut, according to sources close to the council.",
		said{"Carl Nye of the Evening Post", "reported", "the bridge is shut, according to sources close to the council"})
	got := ""
	for _, s := range doc.Statements {
		if s.Parent >= 0 {
			got = show(s.Chain)
		}
	}
	if got != "Carl Nye > sources close to the council?" {
		t.Error(got)
	}
}

// What closes a sentence says who says all of it.
func TestClosings(t *testing.T) {
	for _, c := range []struct {
		text       string
		statements []said
		want       string // of the statement with the whole clause, "" for none
	}{
		{"The port is shut and ships are waiting, reports the Evening Post's Anna Brook.", nil, "Anna Brook"},
		{"The port is shut and ships are waiting, said the mayor.", []said{{"", "said", "the mayor"}}, "the mayor"},
		{"The tweet may speak of the port and the docks, according to a senior official.", []said{{"a senior official", "according to", "the docks"}}, "a senior official?"},
		{"The port is allegedly shut, reports Anna Brook.", []said{{"", "allegedly", "shut, reports Anna Brook"}}, "Anna Brook"},
		{"The mayor, who has left the port to his heirs, confirmed the deaths.", nil, ""},
		{"Two pilots died in the crash, President Anna Brook said in a statement posted on social media.",
			[]said{{"President Anna Brook", "said in a statement posted on", "social media"}}, "Anna Brook"},
		{"When the port closed, the mayor said in a statement posted on social media that ships were waiting.", nil, ""},
		{"The port is shut, as it was in May.", nil, ""},
		{"The port is shut for good, as the Morning Herald reports.", nil, "Morning Herald"},
		{"The docks are shut until next year per the Evening Post.", nil, "Evening Post"},
		{"The video is from a film site, and shows a clerk, a local newspaper found.", nil, "a local newspaper"},
		{"The video is from a film site, and shows a clerk whom the mayor found.", nil, ""},
		{"Almost none of what the mayor wrote is true, as the Morning Herald points out.", nil, "Morning Herald"},
		{"The photo of the docks was soon shown to be a fake, South Korean media report.", nil, "South Korean media"},
		{"The photo of the docks was shown to the mayor, a fake report.", nil, ""},
		{"The docks are shut at five ships per day.", nil, ""},
		{"No ships have been seen in Iraq, despite reports of a convoy, the World Health Organization (WHO) said on Tuesday.", nil, "World Health Organization"},
		{"Ships that carry grain are waiting off the port, a group watching the strait said on Friday, saying it was the first time.", nil, "a group watching the strait"},
		{"The ships have been waiting off the port since May, said Rami Hale, who runs the harbour watch of the town.", nil, "Rami Hale"},
		{"It was the longest strike since the port was opened in 1911, according to Dock News, a website devoted to ships.", nil, "Dock News"},
		{"The port closed in May, and the mayor said nothing.", nil, ""},
		{"The port closed in May, the mayor said he was sorry.", nil, ""},
		{"After a long wait, the mayor said on Monday.", nil, ""},
		{"The pictures prompted accusations of malice, claims denied by Labour.", nil, ""},
	} {
		doc := read(t, "", c.text, c.statements...)
		got := ""
		for _, s := range doc.Statements {
			if s.Parent < 0 && s.Content[0].Start == 0 {
				got = show(s.Chain)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// What opens with "According to" is said as a whole, whatever else was found there.
func TestOpenings(t *testing.T) {
	for _, c := range []struct{ text, content, want string }{
		{"According to a Pentagon spokesman, the wind caused the ships to go off course.", "the wind", "a Pentagon spokesman"},
		{"Now, according to French website Lumo.fr, the docks will open at noon, whereas the port may wait.", "the docks", "Lumo.fr"},
		{"According to Anna Brook, a clerk of the port, the docks will open at noon.", "the docks", "Anna Brook"},
		{"According to people who know the plan, the docks will open at noon.", "the docks", "people who know the plan?"},
		{"According to plan, the docks will open at noon.", "the docks", ""},
		{"According to the mayor the docks, which are old, will open at noon.", "which", ""},
	} {
		doc := read(t, "", c.text)
		got := ""
		for _, s := range doc.Statements {
			if strings.HasPrefix(doc.Text(s.Content[0]), c.content) {
				got = show(s.Chain)
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// A lead's description is who speaks next by a new name, if the two fit.
// "As the Herald notes, …" opens what the Herald says.
func TestAsSaid(t *testing.T) {
	for text, want := range map[string]string{
		"As the Morning Herald notes, the port was put in the charge of its former rival in August.":   "Morning Herald",
		"As the Morning Herald points out, opening the docks once more would not be cheap.":            "Morning Herald",
		"As noted by the Morning Herald, the port relies upon grain that comes over the river.":        "Morning Herald",
		"As discovered by the Morning Herald, the fault shows itself when the crane is turned.":        "Morning Herald",
		"As reported earlier, the port was put in the charge of its former rival in August.":           "",
		"As the ship left the harbour, the crew waved to the crowd on the pier.":                       "",
		"As the mayor told his staff what the port had said, the crew waved to the crowd on the pier.": "",
	} {
		got := ""
		for _, s := range read(t, "", text).Statements {
			got = show(s.Chain)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// A main verb of saying with a subject and a clause is a statement that no tagger
// need find.
func TestPlain(t *testing.T) {
	for text, want := range map[string]string{
		"Mayor Lena Voss said the port will close in May.":   "Lena Voss",
		"The storm said nothing that the port did not know.": "",
		"“Mayor Lena Voss said the port will close in May.”": "",
	} {
		got := ""
		for _, s := range read(t, "", text).Statements {
			got = show(s.Chain)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// What names a source is cut to what tells who it is.
func TestSourceNames(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"Ohio Secretary of State Lena Voss", "Lena Voss"},
		{"Member of Parliament Lena Voss", "Lena Voss"},
		{"An aide to the wife of President Carl Nye", "An aide to the wife of President Carl Nye?"},
		{"The state-run company that built the ship which sank off the port", "The state-run company"},
		{"The student who wrote the story", "The student who wrote the story?"},
		{"Both the ministry", "the ministry"},
		{"A government official this week", "A government official?"},
		{"A statement from the World Bank", "World Bank"},
		{"A statement commissioned by the World Bank", "A statement"},
		{"Reports from Russia", "Reports from Russia"},
	} {
		doc := read(t, "", c.source+" said the port will close.", said{c.source, "said", "the port will close"})
		if got := show(doc.Statements[0].Chain); got != c.want {
			t.Errorf("%s: %q, want %q", c.source, got, c.want)
		}
	}
}

// An office that speaks is the person who was named with it, or who leads the
// sentence before.
func TestOffices(t *testing.T) {
	for _, c := range []struct{ text, source, want string }{
		{"Vladimir Putin spoke in Moscow on Friday. The Russian president said that peace is fragile.", "The Russian president", "Vladimir Putin"},
		{"Apple CEO Tim Cook visited a store. The chief executive said that the store will be changed.", "The chief executive", "Tim Cook"},
		{"It is false, the port's deputy spokesman, Father Anton Rees, wrote. The spokesman said that he had many calls.", "The spokesman", "Anton Rees"},
		{"The fair has one too, spokeswoman for the festival Anja Marx wrote. The spokeswoman said that the tent is crucial.", "The spokeswoman", "Anja Marx"},
		{"Anja Marx spoke in Moscow on Friday. The president said that peace is fragile.", "The president", "The president"},
		{"Anja Marx, an architect, spoke in Moscow on Friday. The Russian president said that peace is fragile.", "The Russian president", "The Russian president"},
		{"It is false, the spokesman for President Carl Nye wrote. The spokeswoman said that he had many calls.", "The spokeswoman", "The spokeswoman"},
		{"It is false, vice president John Hale wrote. The Russian president said that he had many calls.", "The Russian president", "The Russian president"},
		{"A crowd cheered Vladimir Putin on Friday. The president of the club said that peace is fragile.", "The president of the club", "The president of the club"},
	} {
		doc := read(t, "", c.text, said{c.source, "said", c.text[strings.Index(c.text, "said that")+5 : len(c.text)-1]})
		if got := show(doc.Statements[len(doc.Statements)-1].Chain); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

func TestNamesToCome(t *testing.T) {
	for _, c := range []struct {
		text       string
		statements []said
		want       string // of the first statement
	}{
		{"The port is shut, a lawmaker told CNN. It may be sold, lawmaker Lee Cheol-woo said.",
			[]said{{"a lawmaker", "told CNN", "The port is shut"}, {"lawmaker Lee Cheol-woo", "said", "It may be sold"}}, "CNN > Lee Cheol-woo"},
		{"The port is shut, an Iraqi official said. Iraq’s transport ministry spokesman Saad Ibrahim said it may be sold.",
			[]said{{"an Iraqi official", "said", "The port is shut"}, {"Iraq’s transport ministry spokesman Saad Ibrahim", "said", "it may be sold"}}, "Saad Ibrahim"},
		{"The port is shut, an Iraqi official said. Tenant Anna Brook said it may be sold.",
			[]said{{"an Iraqi official", "said", "The port is shut"}, {"Tenant Anna Brook", "said", "it may be sold"}}, "an Iraqi official?"},
		{"The port is shut, a South Korean newspaper has reported. The Chosun Ilbo report said it may be sold.",
			[]said{{"a South Korean newspaper", "has reported", "The port is shut"}, {"The Chosun Ilbo report", "said", "it may be sold"}}, "Chosun Ilbo"},
		{"Lee Cheol-woo left. The port is shut, a lawmaker said. It may be sold, lawmaker Lee Cheol-woo said.",
			[]said{{"a lawmaker", "said", "The port is shut"}, {"lawmaker Lee Cheol-woo", "said", "It may be sold"}}, "a lawmaker?"},
		{"The port is shut, a spokesman for the National Security Council said. It may be sold, NSC spokesperson Lena Hayden said.",
			[]said{{"a spokesman for the National Security Council", "said", "The port is shut"}, {"NSC spokesperson Lena Hayden", "said", "It may be sold"}}, "Lena Hayden"},
		{"Nye will stay in prison, his lawyer said. It is unjust, Nye's lawyer Lena Hayden said.",
			[]said{{"his lawyer", "said", "Nye will stay in prison"}, {"Nye's lawyer Lena Hayden", "said", "It is unjust"}}, "Lena Hayden"},
		{"The port is shut, a spokesman for the National Security Council said. It may be sold, FBI spokesperson Lena Hayden said.",
			[]said{{"a spokesman for the National Security Council", "said", "The port is shut"}, {"FBI spokesperson Lena Hayden", "said", "It may be sold"}}, "a spokesman for the National Security Council"},
		{"The port is shut, a Nato spokesman said. Taliban spokesman Saad Ibrahim said it may be sold.",
			[]said{{"a Nato spokesman", "said", "The port is shut"}, {"Taliban spokesman Saad Ibrahim", "said", "it may be sold"}}, "a Nato spokesman"},
		{"The port is shut, a think tank in Seoul said. The Harbour Institute said it may be sold.",
			[]said{{"a think tank in Seoul", "said", "The port is shut"}, {"The Harbour Institute", "said", "it may be sold"}}, "Harbour Institute"},
		{"The port is shut, a source said. Source Anna Brook said it may be sold.",
			[]said{{"a source", "said", "The port is shut"}, {"Source Anna Brook", "said", "it may be sold"}}, "a source?"},
	} {
		doc := read(t, "", c.text, c.statements...)
		if got := show(doc.Statements[0].Chain); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// What a line that ends in a colon announces, up to where the speaker's words end.
func TestAnnounced(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       map[string]string // how a sentence begins → its chain
	}{
		{"wrote", "Engineer Anna Brook wrote in a post on Monday:\n\nThe port is safe. It was never closed.\n\nShips call daily.",
			map[string]string{"The port": "Anna Brook", "It was": "Anna Brook", "Ships": ""}},
		{"while they say we", "Engineer Anna Brook wrote in a post on Monday:\n\nWe never closed the port.\n\nThe story is false.\n\nWe have two docks.\n\nShips call daily.",
			map[string]string{"We never": "Anna Brook", "The story": "Anna Brook", "We have": "Anna Brook", "Ships": ""}},
		{"told an outlet that", "A port spokesman told the Morning Herald that:\n\nThe docks are shut for repairs.",
			map[string]string{"The docks": "Morning Herald > A port spokesman"}},
		{"sent a statement", "The ministry sent a statement to the crews:\n\nThe docks are shut for repairs.",
			map[string]string{"The docks": "The ministry"}},
		{"from an outlet", "From the Morning Herald:\n\nThe docks are shut for repairs, officials say.",
			map[string]string{"The docks": "Morning Herald > officials?"}},
		{"an added thing is no speech", "Anna Brook added two berths to the port:\n\nThe docks are shut for repairs.",
			map[string]string{"The docks": ""}},
		{"a statement below", "The Harbour Ministry told us that it has no plans. Its full statement is below.\n\nWe never closed the port. It is safe.\n\nShips call daily.",
			map[string]string{"We never": "Harbour Ministry", "It is safe": "Harbour Ministry", "Ships": ""}},
		{"a map below", "The Harbour Ministry told us that it has no plans. Its full fleet is below.\n\nWe saw ten boats.",
			map[string]string{"We saw": ""}},
		{"a complaint lists", "Brook's complaint also argues that the port is unsafe, and lists some bad examples:\n\nThe firm closed the docks in May.",
			map[string]string{"The firm": "Brook's complaint"}},
		{"somebody lists", "The harbour master walks the docks and lists some bad examples:\n\nThe firm closed the docks in May.",
			map[string]string{"The firm": ""}},
		{"here's a surname", "Engineer Anna Brook came in May.\n\nHere's Brook:\n\nThe port is safe. I never closed it.",
			map[string]string{"The port": "Anna Brook", "I never": "Anna Brook"}},
		{"a list of what was said", "Anna Brook said that the port has two docks:\n\nThe north dock is shut for repairs.",
			map[string]string{"The north": ""}},
		{"a heading", "Read more about the port:\n\nThe docks are shut for repairs.",
			map[string]string{"The docks": ""}},
	} {
		doc := read(t, "", c.text)
		for begin, want := range c.want {
			chain := ""
			for _, s := range doc.Statements { // the innermost has the longest
				if g := show(s.Chain); strings.HasPrefix(doc.Text(s.Content[0]), begin) && len(g) > len(chain) {
					chain = g
				}
			}
			if chain != want {
				t.Errorf("%s: %q: chain %q, want %q", c.name, begin, chain, want)
			}
		}
	}
}

// A credit at the foot of an article is no label line.
// An interview printed turn by turn: the host is the outlet's, the guest's further
// paragraphs are the guest's; two captions are no interview.
func TestTurns(t *testing.T) {
	const interview = "ANNA BROOK, HOST: The port of Lemvik is shut. Ali Hale joins us.\n\n" +
		"ALI HALE: Thank you.\n\nBROOK: Since when?\n\nHALE: We hear that the gates are locked. The ferry has left.\n\nThe crew went home.\n\nBROOK: The mayor was told."
	for _, c := range []struct{ text, claim, want string }{
		{interview, "the gates are locked", "Ali Hale"},
		{interview, "The ferry has left", "Ali Hale"},
		{interview, "The crew went home", "Ali Hale"},
		{interview, "The mayor was told", ""},
		{"Anna Brook spoke to Ali Hale, who lives in Lemvik.\n\nAnna Brook: Is it shut?\n\nMr. Hale: Yes.\n\nAnna Brook: Since when?\n\nMr. Hale: The ferry has left.\n\nThe crew went home.", "The ferry has left", "Ali Hale"},
		{"Ali Hale: The port is shut.\n\nAnna Brook: The ferry left.\n\nThe crew went home.", "The crew went home", ""},
		{"LEMVIK: The port is shut.\n\nAARHUS: The ferry left.\n\nODENSE: The crew went home.\n\nLEMVIK: The gates are locked.", "The gates are locked", ""},
	} {
		doc := read(t, "", c.text)
		if got := over(doc, c.claim); got != c.want {
			t.Errorf("%q: from %q, want %q", c.claim, got, c.want)
		}
	}
}

// over is the chain of the first statement around some words, "" for none.
func over(doc *news.Document, words string) string {
	at := strings.Index(doc.Article.Text, words)
	for i := range doc.Statements {
		for _, c := range doc.Statements[i].Content {
			if c.Start <= at && at+len(words) <= c.End {
				return show(doc.Statements[i].Chain)
			}
		}
	}
	return ""
}

func TestCreditIsNoLabel(t *testing.T) {
	doc := read(t, "", "The port will close.\n\nIt opened in 1911.\n\nIt has two docks.\n\nShips call daily.\n\nSource: Vesti\n\nFollow us")
	if len(doc.Statements) != 0 {
		t.Errorf("made %d statements", len(doc.Statements))
	}
}

// FuzzAnnotate hangs statements on any words of any text; every promise must hold.
func FuzzAnnotate(f *testing.F) {
	f.Add("News", "Newspaper Vesti, citing sources, said that “Brook told it” all. Source: Vesti\n\nQuote: No.", uint8(3), uint8(7), uint8(11))
	f.Add("", "He said she said they said: to, of, and.", uint8(0), uint8(1), uint8(2))
	f.Add("x", "Source: a\n\nb", uint8(9), uint8(200), uint8(0))
	f.Add("x", "Anna Brook wrote:\n\nWe said it. He wrote:\n\nOur port.", uint8(9), uint8(1), uint8(5))
	f.Fuzz(func(t *testing.T, outlet, text string, a, b, c uint8) {
		text = strings.ToValidUTF8(text, "\uFFFD") // readers of articles see to this
		doc := &news.Document{Article: news.Article{Outlet: outlet, Text: text}}
		for _, step := range extract.English {
			if slices.ContainsFunc(step.Fills, func(l extract.Layer) bool { return l == extract.Words || l == extract.Syntax || l == extract.Entities }) {
				step.Run(doc)
			}
		}
		if n := len(doc.Tokens); n > 0 {
			at := func(x uint8) []news.Span { return []news.Span{doc.Tokens[int(x)%n].Span} }
			doc.Statements = append(doc.Statements,
				news.Statement{Source: at(a), Cue: at(b), Content: at(c), Parent: 1, Reason: news.Reason{Rule: "test"}},
				news.Statement{Cue: at(c), Content: at(a), Parent: -1, Reason: news.Reason{Rule: "test"}},
				news.Statement{Source: at(b), Content: at(c), Parent: 0, Reason: news.Reason{Rule: "test"}})
		}
		en.Annotate(doc)
		if err := news.Check(doc); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("Newspaper Vesti reports, citing sources, that the bridge is unsafe. Mayor Anna Brook said it is safe.\n\n", 20)
	doc := &news.Document{Article: news.Article{Text: text}}
	for _, step := range extract.English {
		if slices.ContainsFunc(step.Fills, func(l extract.Layer) bool { return l == extract.Words || l == extract.Syntax || l == extract.Entities }) {
			step.Run(doc)
		}
	}
	given := statementsOf(doc)
	b.ReportAllocs()
	for b.Loop() {
		doc.Statements = slices.Clone(given)
		en.Annotate(doc)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(doc.Tokens)), "ns/word")
}

// statementsOf makes one statement per sentence: its first words say the rest.
func statementsOf(doc *news.Document) []news.Statement {
	var out []news.Statement
	for _, s := range doc.Sentences {
		if s.Len() < 6 {
			continue
		}
		span := func(a, b int) []news.Span { return []news.Span{doc.Tokens[a].Span.Union(doc.Tokens[b-1].Span)} }
		out = append(out, news.Statement{Source: span(s.First, s.First+2), Cue: span(s.First+2, s.First+3), Content: span(s.First+3, s.Last), Parent: -1, Reason: news.Reason{Rule: "test"}})
	}
	return out
}

package extract_test

import (
	"strings"
	"testing"

	"hearsay/extract"
	"hearsay/extract/news"
)

// reads checks how the whole pipeline reads one claim of a passage of our own:
// the first whose content begins with the words before the first bar of want,
// "words | who | predicate | chain of sources | status modality | time | devices"; later
// parts may be left out. "- words" says that no claim begins so.
func reads(t *testing.T, text, want string) {
	t.Helper()
	doc, err := extract.Document(news.Article{Text: text, Published: "2024-03-13", Outlet: "The Daily Gold", Language: "en"})
	if err != nil {
		t.Fatal(err)
	}
	if err := news.Check(doc); err != nil {
		t.Error(err)
	}
	parts := strings.Split(want, " | ")
	words, absent := strings.CutPrefix(parts[0], "- ")
	for i := range doc.Claims {
		c := &doc.Claims[i]
		if !strings.HasPrefix(c.ContentText, words) {
			continue
		}
		got := shown(c)
		if absent {
			t.Errorf("%q\n\tgot  %s\n\twant no claim", text, strings.Join(got, " | "))
		} else if g := strings.Join(got[:len(parts)-1], " | "); g != strings.Join(parts[1:], " | ") {
			t.Errorf("%q, %q\n\tgot  %s\n\twant %s", text, words, g, strings.Join(parts[1:], " | "))
		}
		return
	}
	if !absent {
		t.Errorf("%q: no claim begins with %q", text, words)
	}
}

func shown(c *news.Claim) []string {
	var chain []string
	for _, h := range c.Source {
		chain = append(chain, h.Name)
	}
	time := ""
	if c.Deadline != nil {
		time = string(c.Deadline.Relation) + " " + c.Deadline.Value
	}
	var devices []string
	for _, d := range c.Devices {
		devices = append(devices, d.Name)
	}
	return []string{c.Who.Name, c.Predicate.Lemma, strings.Join(chain, " > "), string(c.Status) + " " + string(c.Modality), time, strings.Join(devices, ", ")}
}

// TestWhole has, for rules that need several layers to agree, a passage that
// each holds for and one that it must leave alone.
func TestWhole(t *testing.T) {
	for _, c := range []struct{ rule, text, want string }{
		{"the first of two subjects", "The company says the pilots of Flight 12 from Lemvik to Sule saw a bird.",
			"the pilots | the pilots of Flight 12 from Lemvik | see"},
		{"is to", "Lemvik is to invite bids for two licences.", "Lemvik is to invite | Lemvik | invite |  | asserted planned"},
		{"is, and no plan", "The aim is to invite bids.", "The aim is to invite | The aim"},
		{"a name after its noun", "The club was bought by bar owner Tom Sanders in 1945.", "The club was bought | Tom Sanders | buy"},
		{"the subject inside what is said", "Dr. Voss said that Hannah was in her second year and had not yet declared a major.",
			"had not yet declared | Hannah | declare | Voss | reported negated"},
		{"the speaker goes on", "Dr. Voss visited Lemvik and had not yet declared a major.", "had not yet declared | Voss | declare"},
		{"cannot confirm a clause", "Metro News was unable to verify that Jane Voss wrote the letter.",
			"Metro News was unable to verify | Metro News | verify | Metro News | unconfirmed negated"},
		{"the own outlet cannot confirm", "The Daily Gold was unable to verify that Jane Voss wrote the letter.",
			"The Daily Gold was unable to verify | Daily Gold | verify |  | unconfirmed negated"},
		{"confirms a clause", "Metro Police confirmed that Jane Voss wrote the letter.", "Jane Voss wrote | Jane Voss | write | Metro Police | confirmed actual"},
		{"the service named before", "Lemvik opened the streaming service Lumo in 2019. Users left the service.", "Users left | Users | leave |  | asserted actual |  | Lumo"},
		{"another service", "Lemvik opened the streaming service Lumo in 2019. Users left the rival service.", "Users left | Users | leave |  | asserted actual |  | "},
		{"the machine named most", "Lemvik showed its Lumo Pad tablet. The Lumo Pad has a pen. Most users bought the machine in May.", "Most users bought | Most users | buy |  | asserted actual | during 2023-05 | Lumo Pad"},
		{"the station described before", "Lemvik lost a space station in May. The station will fall in June.", "The station will | The station | fall |  | asserted planned | during 2024-06 | The station"},
		{"a station of trains", "Lemvik closed a railway station in May. The station will fall in June.", "The station will | The station | fall |  | asserted planned | during 2024-06 | "},
		{"a version of it", "Lemvik showed its Lumo Pad tablet in May. The steel version will be sold in June.", "The steel version | The steel version | sell |  | asserted planned | during 2024-06 | Lumo Pad"},
		{"a version of a song", "Lemvik showed its Lumo Pad tablet in May. The band sang a version of the song.", "The band sang | The band | sing |  | asserted actual |  | "},
		{"the last word of its name", "Lemvik showed the Galaxy Gear in May. Shops sold the gear in June.", "Shops sold | Shops | sell |  | asserted actual | during 2023-06 | Galaxy Gear"},
		{"a release in a month", "The watch is on track for a February 2025 release date.", "The watch is on track | The watch | be |  | asserted planned | during 2025-02"},
		{"a survey of a month", "The watch is named in a February 2025 survey.", "The watch is named | The watch | name |  | asserted actual | "},
		{"unconfirmed reports say", "Multiple unconfirmed reports say Omar Voss was found dead.", "Omar Voss was found dead | Omar Voss | find | Multiple unconfirmed reports | unconfirmed actual"},
		{"reports say", "Multiple new reports say Omar Voss was found dead.", "Omar Voss was found dead | Omar Voss | find | Multiple new reports | reported actual"},
		{"a day before the verb", "A Danish court Friday convicted a sailor.", "A Danish court Friday | A Danish court | convict |  | asserted actual | on 2024-03-08"},
		{"a day after a name", "Mayor Jane Voss Friday said the port is closed.", "the port is closed | the port | close | Jane Voss | reported actual"},
		{"a girl called Friday", "Friday left the island.", "Friday left | Friday | leave"},
		{"on the phone", "Voss named the firm on the phone.", "Voss named the firm | Voss | name |  | asserted actual |  | "},
		{"with the phone", "Voss filmed the firm with the phone.", "Voss filmed the firm | Voss | film |  | asserted actual |  | phone"},
		{"had to, and did", "Eighty families had to flee after the flood.", "Eighty families had to flee | Eighty families | flee |  | asserted actual"},
		{"has to, and may not", "Eighty families have to flee before Monday.", "Eighty families have to flee | Eighty families | flee |  | asserted instructed"},
		{"was forced to", "Lemvik was forced to cut the price.", "Lemvik was forced to cut | Lemvik | cut |  | asserted actual"},
		{"may be forced to", "Lemvik may be forced to cut the price.", "Lemvik may be forced to cut | Lemvik | cut |  | asserted possible"},
		{"decided to, and did", "Voss decided to sell the boat.", "Voss decided to sell | Voss | sell |  | asserted actual"},
		{"is considered a threat", "Voss was considered a threat to the town.", "Voss was considered | Voss | consider |  | asserted actual"},
		{"is considered for a post", "Voss was considered for the post.", "Voss was considered | Voss | consider |  | asserted possible"},
		{"on track", "Voss said the bridge is on track to open in May.", "the bridge is on track | the bridge | be | Voss | reported planned"},
		{"a thing that can", "The Lumo phone can run for two days.", "The Lumo phone can run | The Lumo phone | run |  | asserted actual"},
		{"people who can", "The pilots can stay for two days.", "The pilots can stay | The pilots | stay |  | asserted possible"},
		{"would, as somebody said", "According to Voss, the bridge would cost 40 million euros.", "the bridge would cost | the bridge | cost | Voss | reported planned"},
		{"would, in theory", "A bridge would cost 40 million euros.", "A bridge would cost | A bridge | cost |  | asserted possible"},
		{"would, of this", "According to Voss, this would cost 40 million euros.", "this would cost | this | cost | Voss | reported possible"},
		{"speculated", "Voss speculated that the bridge had been sold.", "the bridge had been sold | the bridge | sell | Voss | reported possible"},
		{"calls not returned", "Calls to Lemvik Shipping were not immediately returned.",
			"Calls to Lemvik | Calls to Lemvik Shipping | return | Lemvik Shipping | unconfirmed negated"},
		{"goods not returned", "The crates sent to Lemvik Shipping were not returned.", "The crates sent | The crates | return |  | asserted negated"},
		{"no response from", "There was no immediate response from the Defence Ministry.", "There was no | no immediate response from the Defence Ministry | be | Defence Ministry | unconfirmed negated"},
		{"no response to treatment", "There was no response in the town.", "There was no | no response in the town | be |  | asserted negated"},
		{"not possible to reach", "It was not possible to reach Lemvik Shipping for comment.", "It was not possible | It | be | Lemvik Shipping | unconfirmed negated"},
		{"who has not confirmed", "The report about the sale has not been confirmed by Lemvik Shipping.",
			"The report about | Lemvik Shipping | confirm | Lemvik Shipping | unconfirmed negated"},
		{"its spokesman says that it keeps silent", "A government spokesman said the government had not yet commented on the sale.",
			"the government had not | the government | comment | A government spokesman | unconfirmed negated"},
		{"has yet to contact", "The firm has yet to contact its target.", "The firm has yet to contact | The firm | contact |  | asserted negated"},
		{"a show", "It takes place on the same night as a benefit show in Lemvik.", "It takes place | It | take place |  | asserted actual"},
		{"told media", "A source told Danish media that the port has closed.", "the port has closed | the port | close | Danish media > A source"},
		{"told a friend", "A source told Danish friends that the port has closed.", "the port has closed | the port | close | A source"},
		{"a paper of a place", "Aid workers told The Times of Israel that the port has closed.",
			"the port has closed | the port | close | Times of Israel > Aid workers"},
		{"behind an inserted clause", "Jane Voss, a Danish doctor, who the army had claimed to have seized, posted on Monday that she was safe.",
			"she was safe | Jane Voss | be | Jane Voss | reported actual"},
		{"via an outlet", "Via Reuters, Dr. Rex Voss said the port was closed.", "the port was closed | the port | close | Reuters > Rex Voss"},
		{"according to a paper's report", "The mayor said that the port was closed, according to a report by the Times of Israel.",
			"the port was closed | the port | close | Times of Israel > The mayor"},
		{"a minister of two things", "British Media and Sport Minister Jane Voss said the bill would pass.", "the bill would pass | the bill | pass | Jane Voss"},
		{"two ministers", "President Carl Nye and Sport Minister Jane Voss said the bill would pass.", "the bill would pass | the bill | pass | Carl Nye"},
		{"a crash killed", "A plane crash in Costa Rica on Sunday killed ten citizens and two local pilots, the Costa Rican government said.",
			"A plane crash | A plane crash in Costa Rica | kill | the Costa Rican government | reported actual"},
		{"a denied report", "Lemvik denied the reports on Friday.", "the reports | the reports | report | Lemvik | denied actual"},
		{"a denied nothing", "Lemvik denied reports.", "- reports"},
		{"a name and reports at the end", "Heavy winds earlier pushed the plane off its course, Teletica reports.", "Heavy winds earlier pushed the plane off its course | Heavy winds | push | Teletica"},
		{"reports at the end", "Heavy winds pushed the plane off its course, with no reports.", "Heavy winds pushed the plane off its course | Heavy winds | push | "},
		{"as discovered by", "As discovered by MacRumors, the issue affects users.", "the issue affects users | the issue | affect | MacRumors | reported actual"},
		{"as built by", "As built by MacRumors, the engine affects users.", "As built by MacRumors, the engine affects users | the engine | affect | "},
		{"he is who spoke last", "A ministry spokesman said on Monday that Omar Voss was the brother of the leader. “The wives are two,” he said.",
			"The wives are two | The wives | be | ministry spokesman"},
		{"a thing that suggests", "The removal suggests that Lemvik has broken the rules.", "Lemvik has broken the rules | Lemvik | break |  | asserted actual"},
		{"somebody who suggests", "Mayor Jane Voss suggests that Lemvik has broken the rules.", "Lemvik has broken the rules | Lemvik | break | Jane Voss | reported actual"},
		{"a dateline is nobody", "SAN JOSE, Costa Rica (AP) — Danish investigators said on Monday that the plane crashed.", "the plane crashed | the plane | crash | Danish investigators"},
		{"no truth", "There is no truth whatsoever to these claims, Jane Voss said.", "There is no truth | no truth whatsoever to these claims | be | Jane Voss | denied negated"},
		{"no bread", "There is no bread for these people, Jane Voss said.", "There is no bread | no bread for these people | be | Jane Voss | reported negated"},
		{"a bogus figure", "Jane Voss told Reuters that the figure is totally bogus.", "the figure is | the figure | be | Reuters > Jane Voss | denied actual"},
		{"true is not confirmed", "Jane Voss said the video is authentic.", "the video is | the video | be | Jane Voss | reported actual"},
		{"not sure whether", "Officials said that they were not sure whether he was dead.", "they were not sure | Officials | be | Officials | unconfirmed negated"},
		{"what is dealt with is not said", "Rebels were demanding millions for her release, but the ministry pays nobody.",
			"the ministry pays nobody | the ministry | pay |  | asserted negated"},
		{"nobody says it", "Nobody said the bridge will fall.", "Nobody said the bridge will fall | Nobody | say |  | asserted negated"},
		{"has not said it", "The ministry has not publicly stated that it is flying drones over Sule.",
			"The ministry has not publicly stated that it is flying drones | The ministry | state |  | asserted negated"},
		{"has said it", "The ministry has publicly stated that it is flying drones over Sule.", "it is flying drones | ministry | fly | The ministry | reported actual"},
		{"holds it for untrue", "Voss does not believe the bridge is shut.", "the bridge is shut | the bridge | be | Voss"},
		{"a quotation is whose word was passed on right before", "A clerk of the port told the mayor that the dock is rusty.\n\n“It is possible that the boats will leave.”",
			"the boats will leave | the boats | leave | A clerk of the port"},
		{"a quotation that no word of saying leads to is who spoke's", "“The dock is rusty,” said clerk Anna Brook in May. The crown is pegged to the rand. “But we suspect that the boats left unceremoniously because of the end of quotas.” He said the docks were closed.",
			"we suspect that the boats left | Anna Brook | suspect | Anna Brook"},
		{"what follows a quotation that was taken up again", "Clerk Anna Brook said: \"The dock is rusty. \"It leaks and we know it.\" The mayor says that the port is new. It was built in 1911. Engineer Carl Nye said: \"There is no plan to close it.\"",
			"There is no plan | no plan | be | Carl Nye"},
		{"a quotation is whose words open the next paragraph", "The port of Sule is shut. Local fans enjoy the idea of a new one.\n\n“It is possible that the boats will leave.”\n\nAnna Brook, a clerk, said that the dock is rusty.",
			"the boats will leave | the boats | leave | Anna Brook"},
		{"a quotation is not what a paragraph later says", "The port of Sule is shut.\n\n“It is possible that the boats will leave.”\n\nIt was built in 1911.\n\nAnna Brook, a clerk, said that the dock is rusty.",
			"the boats will leave | the boats | leave | "},
		{"a quotation long after is nobody's", "A clerk of the port told the mayor that the dock is rusty.\n\nThe port of Sule was built in 1911 by three brothers from the north, who sold it to the town when the war began and left for the coast, where they built a second one that is used to this day by ferries. It has four docks, a crane and two sheds.\n\n“It is possible that the boats will leave.”",
			"the boats will leave | the boats | leave | "},
		{"a word in quotation marks is no saying", "Officers in Sule have designated a “safety area” where girls can turn for help.",
			"Officers in Sule have designated | Officers in Sule | designate |  | asserted actual"},
		{"told somebody, over more words, that", "The firm has assured buyers in the mineral rich country that it respects their contracts.",
			"it respects their contracts | firm | respect | The firm | reported actual"},
		{"a noun with a relative clause", "The firm has assured buyers of a mine that is shut.", "- is shut"},
		{"said, with a verb that the tagger does not see", "Voss said the school uses “first-year” to describe any student in the first year at Elon.",
			"the school uses “first-year” to describe any student"},
		{"said something", "Voss said a prayer for the girls.", "Voss said a prayer | Voss | say |  | asserted actual"},
		{"a relative clause that ends what is said", "The offer is apart from the club, which includes a video service, Jane Voss said.",
			"includes a video service | the club | include | Jane Voss | reported actual"},
		{"a relative clause in its midst", "The man, who jumped the fence in May, got into the house, Jane Voss said.", "jumped the fence | The man | jump |  | asserted actual"},
		{"said midway", "By buying into Sule, the firm would be able to reduce its dependence on Gulf states for oil imports, Jane Voss explained, especially as the chances of finding and exploiting resources within Lemvik are slim.",
			"By buying into Sule | the firm | reduce | Jane Voss | reported possible"},
		{"not said midway", "By buying into Sule, the firm would be able to reduce its dependence on Gulf states for oil imports, Jane Voss left, especially as the chances of finding and exploiting resources within Lemvik are slim.",
			"By buying into Sule | the firm | reduce |  | asserted possible"},
		{"who is addressed", "Voss reminded owners the bridge is shut.", "the bridge is shut | the bridge | be | Voss | reported actual"},
		{"not clear whether, somebody says", "Police said it is not clear whether the man is dead.", "it is not clear | it | be | Police | unconfirmed negated"},
		{"not clear whether", "It is not clear whether the man is dead.", "It is not clear | It | be |  | asserted negated"},
		{"an open question is not put forward", "It is not clear whether the man is dead.", "- the man is dead"},
		{"not clear", "The water is not clear.", "The water is not clear | The water | be |  | asserted negated"},
		{"no confirmation", "There has been no confirmation.", "There has been | no confirmation | be |  | unconfirmed negated"},
		{"has not weighed in", "The Pentagon has not weighed in on the matter.", "The Pentagon has not | Pentagon | weigh in | Pentagon | unconfirmed negated"},
		{"tries to confirm", "Lemvik is trying to confirm reports that a sailor has been seized, a spokesman said.", "a sailor has been seized | a sailor | seize | a spokesman | reported actual"},
		{"told her, without that", "Singer Anna Brook said that flight attendants told her the lost passenger had a ticket.", "the lost passenger had | the lost passenger | have | Anna Brook > flight attendants | reported actual"},
		{"a belief inside another's words", "A source told Reuters that the spies believe it has a good idea of the name.", "it has a good idea | Reuters | have | Reuters > A source"},
		{"a man called Stacy", "Mayor Carl Nye left. “The dock is rusty,” said clerk Stacy Brook. “It may leak in the morning,” he added.", "It may leak | dock | leak | Stacy Brook"},
		{"a woman called Stacy", "“The dock is rusty,” said clerk Carl Nye. Stacy Brook, a clerk, says that her dock is rusty. “It may leak in the morning,” he added.", "It may leak | dock | leak | Carl Nye"},
		{"it is who spoke, not what is spoken of", "The Harbour Corporation said the ship Lumo was safe. “The master of Lumo has lost control of the ship,” it said.", "The master of Lumo | The master of Lumo | lose | Harbour Corporation"},
		{"it is the report that goes round", "The story comes from a hoax website called the Lantern. County Coroner Frank Voss is not real. The article is making the rounds online. It states that the dock is shut.", "the dock is shut | the dock | be | Lantern"},
		{"told me, after a but", "“I was afraid one dock had burned, but they told me they are all there,” Anna Brook said.", "I was afraid | Anna Brook | be | Anna Brook"},
		{"a report by somebody else", "Reuters left the port. A report by analysts at Lemvik Data says that ships grow. It says that the docks are shut.", "the docks are shut | the docks | be | report"},
		{"a body by where it is based", "An unverified report from the London-based Syrian Observatory for Human Rights says the port is shut.", "the port is shut | the port | be | Syrian Observatory for Human Rights"},
		{"after an apposition and an adverb", "The club took back its words after its agent, Ali Hale, firmly denied that the dock was sold.", "the dock was sold | the dock | sell | Ali Hale"},
		{"who was told something, and said", "Clerk Ali Hale left in May. He was advised to wait and said he had done nothing wrong.", "he had done nothing wrong | Ali Hale | do | Ali Hale"},
		{"the American who leads", "“It was a good match,” said Roger Nye. Andre Brook was glad to win in May. “I felt very good today,” said the American.", "I felt very good | Andre Brook | feel | Andre Brook"},
		{"the American who spoke", "“It was a good match,” said Andre Brook. “I felt very good today,” added the American.", "I felt very good | Andre Brook | feel | Andre Brook"},
		{"a minister of two things in small letters", "The docks need warnings, the trade and industry secretary has said.", "The docks need warnings | The docks | need | the trade and industry secretary"},
		{"the debutant who says I", "Anna Brook was happy with the match in May. “I think that the court is fast,” said the tournament debutant.", "the court is fast | the court | be | Anna Brook"},
		{"a man who was spoken of", "Anna Brook was happy with the match in May. A drunk man shouts at the fence. “I think that the court is fast,” said the drunk man.", "the court is fast | the court | be | the drunk man"},
		{"knows of reports", "Lemvik is aware of reports that a sailor has been seized, Jane Voss said.", "a sailor has been seized | a sailor | seize | Jane Voss > reports | reported actual"},
		{"denies reports", "Jane Voss said Lemvik had denied reports that a sailor has been seized.", "a sailor has been seized | a sailor | seize | Jane Voss > Lemvik"},
		{"whose suggestion it is", "The talks dealt with Omar Voss's suggestion that the port could be sold.", "the port could be sold | the port | sell | Omar Voss | reported possible"},
		{"whose interest it is", "The talks dealt with Omar Voss's luck that the port could be sold.", "- the port could be sold"},
		{"whose claims they are", "There was no reaction to Reuters claims that the port was sold.", "the port was sold | the port | sell | Reuters | reported actual"},
		{"rumours without that", "There are also rumours the firm will close the port.", "the firm will close | the firm | close | rumours | reported planned"},
		{"reports that did something", "Despite rumors that swept the town on Sunday, the singer is alive.", "swept the town | rumors | sweep |  | asserted actual"},
		{"what it reads", "On Monday the fake news website Daily Buzz Live posted the story. It reads:\n\nStrange birds are seen in the world today.", "Strange birds are seen | Strange birds | see | Daily Buzz Live | reported actual"},
		{"seems", "All files seem to be affected.", "All files seem | All files | affect |  | asserted actual"},
		{"did not say whether", "The firm did not say whether the ship had sunk.", "The firm did not say | The firm | say |  | asserted negated"},
		{"did not say when", "The firm did not say when the ship had sunk.", "The firm did not say | The firm | say |  | asserted negated"},
		{"goes on after the content", "A source told Reuters that the leader is alive, but is badly hurt.", "is badly hurt | the leader | hurt | Reuters > A source | reported actual"},
		{"what is kept back is not said", "A source told Vesti that the leader is alive, but would not say where.", "would not say | A source | say |  | asserted negated"},
		{"rumours that", "Rumors that rebel leader Omar Voss was killed in an airstrike circulated on social media on Sunday.", "rebel leader Omar Voss was killed | Omar Voss | kill | Rumors | reported actual"},
		{"talk gets about", "Rumors circulated on jihadist forums over the weekend that rebel leader Omar Voss was killed.", "rebel leader Omar Voss was killed | Omar Voss | kill | Rumors | reported actual"},
		{"speculation begins", "Speculation began that the bridge had been sold.", "the bridge had been sold | the bridge | sell | Speculation | reported possible"},
		{"talk of something else", "Rumors circulated after the Herald wrote that the bridge had been sold.", "the bridge had been sold | the bridge | sell | Herald | reported actual"},
		{"what goes on around", "Lemvik Shipping said Omar Voss was ill amid speculation that he had gout.", "he had gout | Omar Voss | have | speculation | reported possible"},
		{"a relative clause in what somebody says", "Mayor Jane Voss said the man, who had travelled to Lemvik, did not have the virus.", "had travelled to Lemvik | the man | travel | Jane Voss | reported actual"},
		{"what an outlet adds to a report", "TechCrunch reports that the firm will hire Omar Dahl, who moved to Lemvik in 2010.", "moved to Lemvik in 2010 | Omar Dahl | move |  | asserted actual"},
		{"what tests showed", "Paul Rees said DNA tests showed that the girl was his child.", "the girl was his child | the girl | be | Paul Rees > DNA tests | reported actual"},
		{"a lost subject", "On Monday, Olsen, a 48-year-old who last played on the Tour in 2011, was walking back his allegations.", "On Monday, Olsen | Olsen | walk back"},
		{"an order has none", "On Monday, walk back the claims.", "- walk"},
		{"who is the person before", "She is the sister of Omar Voss, who is held in Iraq.", "is held | Omar Voss | hold"},
		{"which is the thing", "It is the sister of the boat, which is held in Iraq.", "is held | the sister of the boat | hold"},
		{"who does not ask", "Comcast is not asking customers to stop using Tor.", "Comcast is not | Comcast | use |  | asserted negated"},
		{"who is asked", "Comcast is asking customers to stop using Tor.", "Comcast is asking | customers | use |  | asserted advised"},
		{"a quoted word makes no statement", "We do not terminate customers for violating the “six strikes” rule.", "We do not | We | terminate"},
		{"directed by", "The film will be directed by Danny Voss.", "The film | Danny Voss | direct |  | asserted planned"},
		{"directed to", "The court directed the firm to close the mill.", "The court directed | the firm | close |  | asserted instructed"},
		{"can be heard", "A series of shots can be heard.", "A series | A series of shots | hear |  | asserted actual"},
		{"can be built", "A series of shops can be built.", "A series | A series of shops | build |  | asserted possible"},
		{"probably not", "The leader probably isn't dead.", "The leader | The leader | be |  | asserted negated"},
		{"perhaps", "The leader is probably dead.", "The leader | The leader | be |  | asserted possible"},
		{"should probably", "Users should probably avoid the option.", "Users | Users | avoid |  | asserted advised"},
		{"gonna", "He's gonna surpass them.", "He's gonna | He | surpass |  | asserted planned"},
		{"declined to be", "Mr. Voss declined to be more specific.", "Mr. Voss | Voss | be |  | asserted negated"},
		{"a weekend by its week", "The port closed over the weekend.", "The port | The port | close |  | asserted actual | during 2024-W10"},
		{"a paper of a year", "The ban was set out in a directive from 2011.", "The ban | The ban | set out |  | asserted actual | during 2011"},
		{"a plan from a year", "The ban holds from 2011.", "The ban | The ban | hold |  | asserted actual | since 2011"},
		{"before what was done then", "The company hadn't generated a ton of traction before Apple bought it in May.",
			"The company hadn't | The company | generate |  | asserted negated | before 2023-05"},
		{"before an event", "He knew of it before his admission on Monday.", "He knew | He | know |  | asserted actual | before 2024-03-11"},
		{"the flight's day is the claim's", "They boarded the Sunday flight to Sule.", "They boarded | They | board |  | asserted actual | on 2024-03-10"},
		{"an agent later than the day of another", "The man who jumped the fence this month pushed an agent.", "The man who jumped the fence this month pushed an agent | The man | push |  | asserted actual"},
		{"a week is", "The port closed this week.", "The port | The port | close |  | asserted actual | during 2024-W11"},
		{"a thing that says nothing", "The duo's interest in books coined the term that readers use.", "The duo's interest | The duo's interest in books | coin |  | asserted actual"},
		{"said and said", "A ministry spokesman said the page was false and said the ministry had seen it.", "the ministry had seen | the ministry | see | A ministry spokesman | reported actual"},
		{"claims are denied", "Jane Voss denied the claims of the fanatics.", "the claims | the fanatics | claim | Jane Voss | denied actual"},
		{"an apposition is its name", "Jane Voss, a doctor, left. The doctor was tired.", "The doctor was tired | Jane Voss | be"},
	} {
		t.Run(c.rule, func(t *testing.T) { reads(t, c.text, c.want) })
	}
}

// TestReasonsTellSilenceApart: the reason of a status names the kind of silence
// TestStamps dates no claim by the day of a paper or a post, or by a name that has one.
func TestStamps(t *testing.T) {
	reads(t, "HULL, March 12 (Reuters) - A man is being sought in the north.", "A man is | A man | seek |  | asserted actual | ")
	reads(t, "The Sunday Herald did not name the killer.", "The Sunday Herald did | Sunday Herald | name |  | asserted negated | ")
	reads(t, "The bridge opened on Sunday.", "The bridge opened | The bridge | open |  | asserted actual | on 2024-03-10")
	reads(t, "She embraces the 2010 Harbour Act that would split the banks.", "She | She | embrace |  | asserted actual | ")
	reads(t, "Oil is at its lowest since May when a strike saw prices fall.", "a strike | a strike | see |  | asserted actual | during 2023-05")
}

// or reversal, and whose it is.
func TestReasonsTellSilenceApart(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Lemvik Shipping declined to comment on the sale.", "declined to comment; holder: Lemvik Shipping"},
		{"Lemvik Shipping did not respond to a request for comment.", "did not respond; holder: Lemvik Shipping"},
		{"A spokesman said the bank had no knowledge of the letter.", "had no information; holder: A spokesman"},
		{"The Kremlin neither confirmed nor denied the report.", "neither confirmed nor denied; holder: Kremlin"},
		{"Lemvik Shipping would not confirm the report.", "would not confirm; holder: Lemvik Shipping"},
		{"Reuters could not verify the report.", "could not confirm; holder: Reuters"},
		{"The Daily Gold could not verify the report.", "could not confirm; holder: Daily Gold"},
		{"The spokesman of Lemvik Shipping could not confirm the report.", "could not confirm; holder: The spokesman of Lemvik Shipping"},
		{"The Evening Post retracted the story.", "retracted; holder: Evening Post"},
		{"The Evening Post corrected the story.", "corrected; holder: Evening Post"},
		{"The Evening Post printed the story.", ""},
	} {
		doc, err := extract.Document(news.Article{Text: c.text, Published: "2024-03-13", Outlet: "The Daily Gold", Language: "en"})
		if err != nil {
			t.Fatal(err)
		}
		if len(doc.Claims) != 1 {
			t.Errorf("%q: %d claims", c.text, len(doc.Claims))
			continue
		}
		if got := doc.Claims[0].StatusReason.Note; got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
}

package status_test

import (
	"fmt"
	"strings"
	"testing"

	"hearsay/extract/deadline"
	"hearsay/extract/news"
	"hearsay/extract/status"
	"hearsay/extract/syntax"
	"hearsay/extract/token"
)

// read runs the steps before status over a text of Monday, 2023-03-20.
func read(text string) *news.Document {
	doc := &news.Document{Article: news.Article{Text: text, Published: "2023-03-20", Language: "en"}}
	token.Annotate(doc)
	syntax.Annotate(doc)
	deadline.English(doc)
	return doc
}

// claim puts a claim into doc whose predicate is the word, with a source where
// there is one.
func claim(t testing.TB, doc *news.Document, word, source string) *news.Claim {
	t.Helper()
	at := strings.Index(doc.Article.Text, word)
	if at < 0 {
		t.Fatalf("%q not in %q", word, doc.Article.Text)
	}
	whole := news.Span{End: len(doc.Article.Text)}
	c := news.Claim{ID: "c", Statement: -1, Evidence: whole, Content: whole, Predicate: news.Predicate{Span: news.Span{Start: at, End: at + len(word)}},
		Who: news.Party{Entity: -1}, By: news.Party{Entity: -1}, Reason: news.Reason{Rule: "test"}}
	if source != "" {
		c.Source = []news.Source{{Name: source, Entity: -1}}
	}
	for _, x := range doc.Times {
		if x.Relation != "" && c.Deadline == nil {
			d := x.Deadline
			c.Deadline = &d
		}
	}
	doc.Claims = []news.Claim{c}
	return &doc.Claims[0]
}

// put states how the clause of a word is put: modality, with "-" for a negative
// polarity that the modality does not say.
func put(t *testing.T, text, word, want string) {
	t.Helper()
	doc := read(text)
	c := claim(t, doc, word, "")
	status.English(doc)
	got := string(c.Modality)
	if c.Polarity == news.Negative && c.Modality != news.Negated {
		got += " -"
	}
	if got != want {
		t.Errorf("%q, %q: %s by %s, want %s", text, word, got, c.ModalityReason.Rule, want)
	}
	if err := news.Check(doc); err != nil {
		t.Error(err)
	}
}

func TestModality(t *testing.T) {
	for _, c := range []struct{ text, word, want string }{
		{"The firm closed the mill.", "closed", "actual"},
		{"The firm will close the mill.", "close", "planned"},
		{"The firm will not close the mill.", "close", "negated"},
		{"The firm plans to close the mill.", "close", "planned"},
		{"The firm plans to close the mill.", "plans", "planned"},
		{"The firm has no plans to close the mill.", "close", "negated"},
		{"The firm is to close the mill.", "close", "planned"},
		{"The firm is going to close the mill.", "close", "planned"},
		{"The firm is expected to close the mill.", "close", "planned"},
		{"The firm is not expected to close the mill.", "close", "negated"},
		{"The mill is set to close.", "close", "planned"},
		{"The mill may be set to close.", "close", "possible"},
		{"The firm may close the mill.", "close", "possible"},
		{"The firm might not close the mill.", "close", "possible -"},
		{"The firm could close the mill.", "close", "possible"},
		{"The firm could not close the mill.", "close", "negated"},
		{"Perhaps the firm will close the mill.", "close", "possible"},
		{"The firm is likely to close the mill.", "close", "possible"},
		{"The firm is considering closing the mill.", "closing", "possible"},
		{"It is possible that the firm closed the mill.", "closed", "possible"},
		{"The firm must close the mill.", "close", "instructed"},
		{"The firm must not close the mill.", "close", "instructed -"},
		{"The firm will have to close the mill.", "close", "instructed"},
		{"The firm was ordered to close the mill.", "close", "instructed"},
		{"The firm was told not to close the mill.", "close", "instructed -"},
		{"The court ordered the firm to close the mill.", "ordered", "instructed"},
		{"The ministry told reporters that the mill had closed.", "closed", "actual"},
		{"Drivers were banned from using the bridge.", "banned", "instructed -"},
		{"The firm should close the mill.", "close", "advised"},
		{"Workers were advised to leave the mill.", "leave", "advised"},
		{"The ministry urged residents to leave the town.", "leave", "advised"},
		{"The firm did not close the mill.", "close", "negated"},
		{"The firm never closed the mill.", "closed", "negated"},
		{"The firm refuses to close the mill.", "close", "negated"},
		{"Nobody closed the mill.", "closed", "negated"},
		{"There is no treaty.", "treaty", "negated"},
		{"The firm said it would close the mill.", "close", "planned"},
		{"A strike would close the mill.", "close", "possible"},
		{"A strike is planned for May.", "planned", "planned"},
		{"The firm has yet to close the mill.", "close", "negated"},
		{"The mill will close, but the shop will not.", "close", "planned"},
		{"The court barred the firm from selling the drug.", "selling", "instructed -"},
		{"Ministers are considering whether to raise taxes.", "raise", "possible"},
		{"Talks are due to resume on Monday.", "resume", "planned"},
		{"The law requires drivers to wear belts.", "wear", "instructed"},
		{"The team was unable to find survivors.", "find", "negated"},
		{"Rescuers found no survivors.", "found", "negated"},
		{"The talks begin on Thursday.", "begin", "planned"},
		{"The mill no longer runs.", "runs", "negated"},
		{"Not only the mill burned.", "burned", "actual"},
		{"The firm managed to close the mill.", "managed", "actual"},
	} {
		put(t, c.text, c.word, c.want)
	}
}

// stands states status, act and kind of target of the clause of a word.
func stands(t *testing.T, text, word, source, want string) {
	t.Helper()
	doc := read(text)
	c := claim(t, doc, word, source)
	status.English(doc)
	if got := strings.TrimSpace(fmt.Sprintln(c.Status, c.Act, c.Target.Kind)); strings.Join(strings.Fields(got), " ") != want {
		t.Errorf("%q, %q: %q by %s, want %q", text, word, got, c.StatusReason.Rule, want)
	}
	if err := news.Check(doc); err != nil {
		t.Error(err)
	}
}

func TestStatus(t *testing.T) {
	for _, c := range []struct{ text, word, source, want string }{
		{"The firm closed the mill.", "closed", "", "asserted"},
		{"The firm closed the mill, police said.", "closed", "police", "reported"},
		{"The firm reportedly closed the mill.", "closed", "", "reported"},
		{"It is reported that the firm closed the mill.", "closed", "", "reported"},
		{"The firm was told to close the mill.", "close", "", "asserted"},
		{"The ministry denied that it had closed the mill.", "closed", "the ministry", "denied deny content"},
		{"The ministry rejected reports that it had closed the mill.", "closed", "the ministry", "denied deny content"},
		{"The ministry denied the report.", "denied", "the ministry", "denied deny report"},
		{"The court denied access.", "denied", "the ministry", "reported"},
		{"The court denied bail.", "denied", "the ministry", "reported"},
		{"The board rejected the offer.", "rejected", "the board", "reported"},
		{"The guards denied her access to the files.", "denied", "the guards", "reported"},
		{"The minister dismissed fears of a crisis.", "dismissed", "the minister", "denied deny content"},
		{"Police confirmed that the mill had closed.", "closed", "police", "confirmed confirm content"},
		{"Police could not confirm the report.", "confirm", "police", "unconfirmed cannot-confirm report"},
		{"Police would not confirm the report.", "confirm", "police", "unconfirmed decline report"},
		{"Police declined to confirm the report.", "confirm", "police", "unconfirmed decline report"},
		{"The firm declined to comment.", "comment", "the firm", "unconfirmed decline open"},
		{"The firm has not commented on it.", "commented", "the firm", "unconfirmed decline pronoun"},
		{"The firm did not respond to a request for comment.", "respond", "the firm", "unconfirmed no-response open"},
		{"The patient did not respond to treatment.", "respond", "", "asserted"},
		{"The firm could not be reached for comment.", "reached", "the firm", "unconfirmed no-response open"},
		{"A deal could not be reached.", "reached", "", "asserted"},
		{"The report could not be verified.", "verified", "", "unconfirmed cannot-confirm report"},
		{"The firm neither confirmed nor denied the report.", "confirmed", "the firm", "unconfirmed decline report"},
		{"Its spokesman said the report was not true.", "true", "its spokesman", "denied deny report"},
		{"The paper retracted the story.", "retracted", "", "asserted retract report"},
		{"The cat retracted its claws.", "retracted", "", "asserted"},
		{"The story was later withdrawn.", "withdrawn", "", "asserted retract report"},
		{"The troops were later withdrawn.", "withdrawn", "", "asserted"},
		{"The agency withdrew that report.", "withdrew", "", "asserted retract report"},
		{"The agency quickly pulled the report back.", "pulled", "", "asserted retract report"},
		{"The agency quickly pulled the boat back.", "pulled", "", "asserted"},
		{"The golfer is walking back everything he said.", "walking", "", "asserted retract report"},
		{"The golfer is walking back to the clubhouse.", "walking", "", "asserted"},
		{"The golfer was walking back his allegations.", "walking", "", "asserted retract report"},
		{"The anchor recanted that story, claiming that he was elsewhere.", "recanted", "", "asserted retract report"},
		{"The anchor recanted his tale.", "recanted", "", "asserted retract report"},
		{"The paper issued a retraction.", "issued", "", "asserted retract report"},
		{"The paper issued a magazine.", "issued", "", "asserted"},
		{"An unconfirmed explosion was heard.", "explosion", "", "unconfirmed cannot-confirm content"},
		{"The minister refused to say whether the troops had left.", "say", "the minister", "unconfirmed decline content"},
		{"Officials were not available for comment.", "available", "officials", "unconfirmed no-response open"},
		{"Repeated calls went unanswered.", "went", "", "unconfirmed no-response open"},
		{"Apple has yet to comment on the rumour.", "comment", "Apple", "unconfirmed decline report"},
		{"The senator called the allegations baseless.", "called", "the senator", "denied deny report"},
		{"The bank said it had no knowledge of the letter.", "had", "the bank", "unconfirmed unaware content"},
		{"The rumours were never confirmed.", "confirmed", "", "unconfirmed cannot-confirm report"},
		{"The firm declined to discuss the bid.", "discuss", "the firm", "unconfirmed decline content"},
		{"The firm declined to discuss details.", "discuss", "the firm", "asserted"},
		{"The bank said it had no information about who was shot.", "had", "the bank", "reported"},
		{"He said he was unaware of the fraud.", "unaware", "he", "reported"},
		{"The ministry said it was not aware of any such plan.", "aware", "the ministry", "unconfirmed unaware content"},
		{"The bank said it had no confirmation of the theft.", "had", "the bank", "unconfirmed unaware content"},
		{"The bank said it had confirmation of the theft.", "had", "the bank", "reported"},
		{"She said the claims were without foundation.", "foundation", "she", "denied deny report"},
		{"She said the house was without foundation.", "foundation", "she", "reported"},
		{"The firm could not reproduce or confirm the problem.", "reproduce", "the firm", "unconfirmed cannot-confirm content"},
		{"The firm could not reproduce the problem or the crash.", "reproduce", "the firm", "reported"},
		{"There was not enough evidence to confirm the report.", "was", "the ministry", "unconfirmed cannot-confirm report"},
		{"There was not enough evidence to charge him.", "was", "the ministry", "reported"},
		{"The federation did not pick up the phone.", "pick", "", "unconfirmed no-response open"},
		{"The federation did not pick up the cup.", "pick", "", "asserted"},
		{"The mayor can not say whether the report is true.", "say", "the mayor", "unconfirmed decline content"},
		{"The mayor can not say the word.", "say", "the mayor", "reported"},
		{"The White House called the story absolutely false.", "false", "the White House", "denied deny report"},
		{"The White House called the staff absolutely false.", "false", "the White House", "reported"},
		{"The minister would not be drawn on the report.", "drawn", "the minister", "unconfirmed decline report"},
		{"The bill was not drawn by the minister.", "drawn", "the firm", "reported"},
		{"The president dodged a question about the report.", "dodged", "the president", "unconfirmed decline report"},
		{"The president dodged a shoe.", "dodged", "police", "reported"},
		{"The firm remained silent on the matter.", "remained", "the firm", "unconfirmed decline open"},
		{"The guns remained silent.", "remained", "police", "reported"},
		{"The police gave no answer.", "gave", "the police", "unconfirmed decline open"},
		{"The police gave no quarter.", "gave", "the police", "reported"},
		{"It was too early to say whether the report was true.", "early", "the mayor", "unconfirmed unaware content"},
		{"It was too early to open the bridge.", "early", "the mayor", "reported"},
		{"Police could not establish whether the report was true.", "establish", "police", "unconfirmed unaware content"},
		{"Police could not establish a motive.", "establish", "police", "reported"},
		{"The firm reportedly fired the manager and closed the mill.", "closed", "", "reported"},
		{"The firm reportedly fired the manager and it closed the mill.", "closed", "", "asserted"},
		{"Guards reportedly opened fire, killing three.", "killing", "", "reported"},
		{"Guards opened fire, killing three.", "killing", "", "asserted"},
		{"“The mill closed in May.”", "closed", "", "reported"},
		{"The “famous old mill” closed in May.", "closed", "", "asserted"},
		{"It is believed the mill closed.", "believed", "", "reported"},
		{"The council believed the mill.", "believed", "", "asserted"},
		{"The firm is not believed to be for sale.", "sale", "", "reported"},
		{"The firm was revealed to be for sale.", "sale", "", "asserted"},
		{"The mill closed, it is claimed.", "closed", "", "reported"},
		{"We are told the mill closed.", "closed", "", "reported"},
		{"The workers were told the mill closed.", "closed", "", "asserted"},
		{"There were reports that the mill had closed and moved.", "moved", "", "reported"},
		{"There is little doubt that the mill closed.", "closed", "", "asserted"},
		{"There was no government comment.", "was", "", "unconfirmed decline open"},
		{"There was a government comment.", "was", "", "asserted"},
		{"The firm did not have immediate comment.", "have", "the firm", "unconfirmed decline open"},
		{"The firm did not have immediate access.", "have", "the firm", "reported"},
		{"The firm declined to comment further.", "comment", "the firm", "asserted"},
		{"The firm would not comment on when the mill closes.", "comment", "", "asserted"},
		{"The clerk was not authorized to comment.", "comment", "", "asserted"},
		{"The firm did not dispute the report.", "dispute", "", "asserted"},
		{"The firm would not deny the report.", "deny", "the firm", "unconfirmed decline report"},
		{"The ministry has seen no evidence that corroborates the report.", "seen", "the ministry", "unconfirmed cannot-confirm report"},
		{"The ministry has seen no evidence that helps the report.", "seen", "the ministry", "reported"},
		{"There is nothing substantiating the rumour.", "is", "", "unconfirmed cannot-confirm report"},
		{"There is nothing holding the roof.", "is", "", "asserted"},
		{"There was no sign that the reports were true.", "was", "", "unconfirmed cannot-confirm open"},
		{"There was no sign that the roof was safe.", "was", "", "asserted"},
		{"The agency had received no confirmation of the deaths.", "received", "the agency", "unconfirmed cannot-confirm content"},
		{"The agency had received no letter about the deaths.", "received", "the agency", "reported"},
		{"Officials said it was unclear whether the mill had closed.", "unclear", "officials", "unconfirmed unaware content"},
		{"It was unclear whether the mill had closed.", "unclear", "", "asserted"},
		{"Officials said it was unknown whether the mill had closed.", "closed", "officials", "unconfirmed unaware content"},
		{"The firm has not responded to the rumour.", "responded", "the firm", "unconfirmed no-response report"},
		{"The firm has not responded to the drug.", "responded", "the firm", "reported"},
		{"Attempts to reach the owner were not successful.", "were", "", "unconfirmed no-response open"},
		{"Attempts to reach the summit were successful.", "were", "", "asserted"},
		{"The agency refused to rule out a link.", "rule", "the agency", "unconfirmed decline content"},
		{"The union did not rule out a strike.", "rule", "the union", "reported"},
		{"Experts have not been able to prove its use.", "prove", "experts", "unconfirmed cannot-confirm content"},
		{"Experts have not been able to use it.", "use", "experts", "reported"},
		{"The king did not acknowledge the queen.", "acknowledge", "", "unconfirmed cannot-confirm content"},
		{"The reports are unverifiable.", "unverifiable", "", "unconfirmed cannot-confirm open"},
		{"She said reports that the mill had closed are false.", "are", "she", "denied deny report"},
		{"She said reports that the mill had closed are old.", "are", "she", "reported"},
		{"Reports that the mill had closed are false, she said.", "closed", "she", "denied deny content"},
		{"Reports that the mill had closed are old, she said.", "closed", "she", "reported"},
		{"Reports of his death are not accurate, she said.", "accurate", "she", "denied deny report"},
		{"Clocks in the town are not accurate, she said.", "accurate", "she", "reported"},
		{"She said the rumours were creative, but untrue.", "creative", "she", "denied deny report"},
		{"She said the rumours were creative, but harmless.", "creative", "she", "reported"},
		{"She said almost none of it is true.", "true", "she", "denied deny pronoun"},
		{"She said almost all of it is true.", "true", "she", "reported confirm pronoun"},
		{"She said the story was made up.", "made", "she", "denied deny report"},
		{"She said the bed was made up.", "made", "she", "reported"},
		{"He said they were lying.", "lying", "he", "reported"},
		{"She said the story appears to be a hoax.", "hoax", "she", "reported"},
		{"She said it was a false report.", "report", "she", "denied deny pronoun"},
		{"She said it was a false alarm.", "alarm", "she", "reported"},
		{"She said it is wrong to blame the mill.", "wrong", "she", "reported"},
		{"She said it is true that the mill closed.", "closed", "she", "confirmed confirm content"},
		{"She said it is not true that the mill closed.", "closed", "she", "denied deny content"},
		{"She said it is sad that the mill closed.", "closed", "she", "reported"},
		{"We are told the firm will honor all leases for now, but will sell the mill.", "sell", "", "reported"},
		{"We told the firm about the lease, but will sell the mill.", "sell", "", "asserted"},
		{"An appeal court rejected the claim of the firm.", "rejected", "an appeal court", "reported"},
		{"The minister rejected the claim of the firm.", "rejected", "the minister", "denied deny report"},
		{"She said it is unfair and inaccurate to paint the firm like that.", "unfair", "she", "reported"},
		{"She said it is unfair and inaccurate.", "unfair", "she", "denied deny pronoun"},
		{"He said he was unaware of any shortfalls.", "unaware", "he", "reported"},
		{"He said he was unaware of the report.", "unaware", "he", "unconfirmed unaware report"},
		{"The club denied the goat entry to the stadium.", "denied", "the club", "reported"},
		{"Police said nobody was aware that she was in charge.", "aware", "police", "reported"},
		{"He had not reached out to the firm.", "reached", "", "asserted"},
		{"The demand that was filed in 1999 was rejected.", "rejected", "the firm", "reported"},
		{"There is evidence that the mill closed.", "closed", "", "asserted"},
		{"The results were not available to doctors and regulators, the letter added.", "available", "the letter", "reported"},
		{"The minister laughed off claims that he had resigned.", "resigned", "the minister", "denied deny content"},
		{"The minister laughed off the fall.", "laughed", "the minister", "reported"},
		{"The Kremlin dismissed the report as nothing new.", "dismissed", "the Kremlin", "denied deny report"},
		{"Officials have nothing to confirm the report.", "report", "officials", "unconfirmed cannot-confirm content"},
		{"\"I won't,\" commented the singer.", "commented", "the singer", "reported"},
		{"The driver was unable to respond.", "respond", "", "asserted"},
		{"The driver was unable to respond to questions.", "respond", "the driver", "unconfirmed no-response open"},
		{"They could not prove who they are.", "prove", "experts", "reported"},
		{"The firm has not released any statement on the plan.", "released", "the firm", "unconfirmed decline report"},
		{"The firm has not released any statement.", "released", "the firm", "reported"},
		{"The paper has not received a response.", "received", "", "unconfirmed no-response open"},
		{"The paper has not received a prize.", "received", "", "asserted"},
		{"There was no official reaction to the allegations.", "was", "", "unconfirmed no-response open"},
		{"There was no allergic reaction to the drug.", "was", "", "asserted"},
		{"The firm would not talk about the bid.", "talk", "the firm", "unconfirmed decline content"},
		{"Nobody was prepared to speak on the record.", "prepared", "the firm", "reported"},
		{"The firm did not talk about the weather.", "talk", "the firm", "reported"},
		{"Nobody was prepared to talk about the bid.", "prepared", "the firm", "unconfirmed decline content"},
		{"The firm said nothing about the bid.", "said", "the firm", "unconfirmed decline content"},
		{"The bid says nothing new.", "says", "the firm", "reported"},
		{"The members did not want to say anything.", "want", "the members", "unconfirmed decline content"},
		{"The firm kept mum on the bid.", "kept", "the firm", "unconfirmed decline open"},
		{"The firm would not address the report.", "address", "the firm", "unconfirmed decline report"},
		{"The firm would not address the crowd.", "address", "the firm", "reported"},
		{"The paper was not able to check the authenticity of the letter.", "able", "the paper", "unconfirmed cannot-confirm content"},
		{"The paper was not able to check the brakes.", "able", "the paper", "reported"},
		{"Questions remained unanswered.", "remained", "the member", "reported"},
		{"Questions to the firm remained unanswered.", "remained", "", "unconfirmed no-response open"},
		{"The firm would not elaborate.", "elaborate", "", "asserted"},
		{"The minister did not say when.", "say", "", "asserted"},
	} {
		stands(t, c.text, c.word, c.source, c.want)
	}
}

// TestStatusFollowsTheInnermostCue keeps the holder of a chain.
func TestStatusNamesTheHolder(t *testing.T) {
	doc := read("Reuters could not verify the report.")
	c := claim(t, doc, "verify", "Reuters")
	status.English(doc)
	if c.StatusReason.Note != "could not confirm; holder: Reuters" {
		t.Errorf("note %q", c.StatusReason.Note)
	}
}

// A status says who is its source: nobody where the article speaks itself, and
// whoever is silent.
func TestSourceOfTheStatus(t *testing.T) {
	for _, c := range []struct {
		text, word, source, who string
		entity                  int
		want                    string
	}{
		{"The firm would not elaborate.", "elaborate", "the firm", "the firm", 0, ""},
		{"The firm still has not acknowledged the leak.", "acknowledged", "", "the firm", 0, "the firm"},
		{"The firm has verified the recording.", "verified", "", "the firm", 0, "the firm"},
		{"The rumour was never confirmed.", "confirmed", "", "the rumour", 0, ""},
		{"The firm closed the mill.", "closed", "police", "the firm", 0, "police"},
		{"It has not commented on the leak.", "commented", "", "it", -1, ""},
	} {
		doc := read(c.text)
		cl := claim(t, doc, c.word, c.source)
		cl.Who = news.Party{Name: c.who, Kind: news.Organisation, Entity: c.entity}
		status.English(doc)
		root, _ := cl.Root()
		if root.Name != c.want {
			t.Errorf("%s: source %q, want %q (%s)", c.text, root.Name, c.want, cl.Status)
		}
	}
}

func FuzzEnglish(f *testing.F) {
	for _, s := range []string{"Police could not confirm the report.", "to to to not not", "\"Close it,\" he said.", "neither nor told to", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		doc := read(strings.ToValidUTF8(text, "\ufffd"))
		for i, tok := range doc.Tokens {
			if len(doc.Claims) < 50 {
				doc.Claims = append(doc.Claims, news.Claim{ID: fmt.Sprint(i), Statement: -1, Evidence: tok.Span, Content: tok.Span,
					Predicate: news.Predicate{Span: tok.Span}, Who: news.Party{Entity: -1}, By: news.Party{Entity: -1}, Reason: news.Reason{Rule: "fuzz"}})
			}
		}
		status.English(doc)
		if err := news.Check(doc); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkEnglish(b *testing.B) {
	doc := read(strings.Repeat("The ministry said that the firm was told not to close the mill, but police could not confirm the report. ", 8))
	for i, tok := range doc.Tokens {
		if tok.UPOS == "VERB" {
			s := doc.Sentences[min(i/20, len(doc.Sentences)-1)].Span
			doc.Claims = append(doc.Claims, news.Claim{ID: fmt.Sprint(i), Statement: -1, Evidence: s, Content: s, Predicate: news.Predicate{Span: tok.Span}})
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		status.English(doc)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(doc.Tokens)), "ns/word")
}

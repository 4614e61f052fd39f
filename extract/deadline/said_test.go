package deadline_test

import (
	"testing"

	"hearsay/extract/deadline"
	"hearsay/extract/news"
	"hearsay/extract/syntax"
	"hearsay/extract/token"
)

// TestReference tells the day of the saying from the day of what is said.
func TestReference(t *testing.T) {
	for text, want := range map[string]bool{
		"Police said on Tuesday that the bridge was shut.": true,
		"The bridge was shut on Tuesday, police said.":     false,
		"The bridge will open on Tuesday.":                 false,
		"Police said Tuesday the bridge was shut.":         true,
		"Police said Tuesday was too early.":               false,
	} {
		doc := &news.Document{Article: news.Article{Text: text, Published: "2023-03-20"}}
		token.Annotate(doc)
		syntax.Annotate(doc)
		deadline.English(doc)
		if len(doc.Times) != 1 || doc.Times[0].Reference != want {
			t.Errorf("%q: %+v", text, doc.Times)
		}
	}
}

// TestTurns counts weekends and weeks from where the article's day lies in its own.
func TestTurns(t *testing.T) {
	for _, c := range []struct{ text, published, value string }{
		{"They met over the weekend.", "2023-03-20", "2023-W11"},
		{"They will meet over the weekend.", "2023-03-20", "2023-W12"},
		{"A rogue bird let loose on the crowd over the weekend.", "2023-03-20", "2023-W11"},
		{"Talks resume over the weekend.", "2023-03-23", "2023-W12"},
		{"They met over the weekend.", "2023-03-19", "2023-W11"},
		{"They met last week.", "2023-03-19", "2023-W11"},
		{"It would be a change from May, when the firm praised it.", "2023-03-20", "2022-05"},
		{"It would be a change from the plan in May, when the firm will open it.", "2023-03-20", "2023-05"},
		{"It was the worst act of terror since the attacks in the capital in November.", "2023-07-20", "2022-11"},
		{"They met last week.", "2023-03-20", "2023-W11"},
		{"They signed the order to launch it on Saturday.", "2023-03-20", "2023-03-18"},
		{"They will try to launch it on Saturday.", "2023-03-20", "2023-03-25"},
		{"They plan to launch it on Wednesday.", "2023-03-20", "2023-03-22"},
		{"He says she was inside the store on Sunday.", "2023-03-20", "2023-03-19"},
		{"He is due to be sworn in on 20 January.", "2023-11-13", "2024-01-20"},
		{"He was sworn in on 20 January.", "2023-11-13", "2023-01-20"},
		{"I hope to God that it will not, he said in October.", "2023-11-09", "2023-10"},
		{"They want to sell the plots at an auction in June.", "2023-07-06", "2023-06"},
		{"They want to sell the plots at an auction in August.", "2023-07-06", "2023-08"},
		{"They want to release a list of the people linked to them in May.", "2023-04-20", "2023-05"},
		{"They released a list of the people in May.", "2023-04-20", "2022-05"},
		{"He could not be reached for comment on Sunday.", "2023-03-20", "2023-03-19"},
		{"He will appear before the committee on Sunday.", "2023-03-20", "2023-03-26"},
		{"He has focused on states that will host contests in May.", "2023-04-20", "2023-05"},
		{"She has found herself in a race ahead of the caucuses on Monday.", "2023-03-24", "2023-03-27"},
		{"They met before the caucuses on Monday.", "2023-03-24", "2023-03-20"},
		{"He left with 163 delegates to the convention this summer.", "2023-03-24", "2023-SU"},
		{"They won this winter.", "2023-03-24", "2022-WI"},
		{"Officers came shortly after 2 p.m. on Friday.", "2023-03-20", "2023-03-17"},
	} {
		doc := &news.Document{Article: news.Article{Text: c.text, Published: c.published}}
		token.Annotate(doc)
		syntax.Annotate(doc)
		deadline.English(doc)
		if len(doc.Times) != 1 || doc.Times[0].Value != c.value || doc.Times[0].Relation == "" {
			t.Errorf("%q: %+v", c.text, doc.Times)
		}
	}
}

// TestUndated reads texts without a date: a report that names a year does not tell
// of it, a history does.
func TestUndated(t *testing.T) {
	for text, want := range map[string]string{
		"Staff of the 2024 campaign have to leave before April.":                          "",
		"It was founded in 1911. It closed in 1914. In 1915 it was let, and sold in May.": "1915-05",
	} {
		doc := &news.Document{Article: news.Article{Text: text}}
		token.Annotate(doc)
		syntax.Annotate(doc)
		deadline.English(doc)
		if last := doc.Times[len(doc.Times)-1]; last.Value != want {
			t.Errorf("%s: %s is %q, want %q", text, last.Text, last.Value, want)
		}
	}
}

// TestWhose takes a day that something is of for the last one, whatever the verb.
func TestWhose(t *testing.T) {
	for text, value := range map[string]string{
		"Saturday's march is one example.":      "2023-03-18",
		"Saturday's march will be the biggest.": "2023-03-25",
	} {
		doc := &news.Document{Article: news.Article{Text: text, Published: "2023-03-20"}}
		token.Annotate(doc)
		syntax.Annotate(doc)
		deadline.English(doc)
		if len(doc.Times) != 1 || doc.Times[0].Value != value {
			t.Errorf("%q: %+v", text, doc.Times)
		}
	}
}

// TestOwnWeek counts what a report says of its own week from its day, though it tells
// mostly of old years.
func TestOwnWeek(t *testing.T) {
	text := "The mill was built in 1901, burnt in 1911, sold in 1921, shut in 1931, sold in 1941, used in 1951, shut in 1961 and burnt again in 1984. " +
		"It was sold last month. The mayor said on Tuesday that it was old."
	doc := &news.Document{Article: news.Article{Text: text, Published: "2023-03-20"}}
	token.Annotate(doc)
	syntax.Annotate(doc)
	deadline.English(doc)
	n := len(doc.Times)
	if n != 10 || doc.Times[n-2].Value != "2023-02" || doc.Times[n-1].Value != "2023-03-14" {
		t.Errorf("%+v", doc.Times[max(0, n-2):])
	}
}

// TestAstray counts no time from a date to come that its own verb says is past.
func TestAstray(t *testing.T) {
	for text, want := range map[string]string{
		"The mill will be sold in May. Eight months later they won the race.":       "",
		"The mill was sold in January. A month later they won the race.":            "2023-02",
		"The mill will be sold in May. A month later they will run the race again.": "2023-06",
	} {
		doc := &news.Document{Article: news.Article{Text: text, Published: "2023-03-20"}}
		token.Annotate(doc)
		syntax.Annotate(doc)
		deadline.English(doc)
		if n := len(doc.Times); n != 2 || doc.Times[1].Value != want {
			t.Errorf("%q: %+v", text, doc.Times)
		}
	}
}

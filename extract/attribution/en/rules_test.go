package en_test

import (
	"testing"

	"hearsay/extract/attribution/en"
	"hearsay/extract/news"
	"hearsay/extract/syntax"
	"hearsay/extract/token"
)

// titled reads an article with a title.
func titled(title, text string) *news.Document {
	doc := &news.Document{Article: news.Article{Title: title, Text: text, Language: "en"}}
	token.Annotate(doc)
	syntax.Annotate(doc)
	en.Annotate(doc)
	return doc
}

const peskov = "“No decision has been taken,” Dmitry Peskov said on Monday."

// TestRules holds for each rule a line that it must find and one that it must not.
func TestRules(t *testing.T) {
	for _, c := range []struct {
		name, title, text    string
		source, cue, content string // all empty where nothing may be found by the rule
	}{
		{"headline-report", "Report: firm to cut 500 jobs", "Shares fell.", "Report", ":", "firm to cut 500 jobs"},
		{"headline-report", "Live: firm to cut 500 jobs", "Shares fell.", "", "", ""},
		{"headline-tail", "Firm to cut 500 jobs: sources", "Shares fell.", "sources", ":", "Firm to cut 500 jobs"},
		{"headline-tail", "Firm to cut 500 jobs: analysis", "Shares fell.", "", "", ""},
		{"headline-speaker", "Peskov: no decision yet", peskov, "Peskov", ":", "no decision yet"},
		{"headline-speaker", "Brexit: no decision yet", peskov, "", "", ""},
		{"hearsay-adverb", "", "The club reportedly owns two stadiums.", "", "reportedly", "The club | owns two stadiums"},
		{"tail", "", "Officials who work on the campaign must give up their phones before April, the newspaper Kommersant reported on Monday, citing unnamed sources.", "the newspaper Kommersant", "reported", "Officials who work on the campaign must give up their phones before April"},
		{"tail", "", "The firm will shut its plant in Lund by May, a person familiar with the plan told the Courier on Tuesday.", "a person familiar with the plan", "told", "The firm will shut its plant in Lund by May"},
		{"hearsay-adverb", "", "The club quietly sold its stadium.", "", "", ""},
	} {
		doc := titled(c.title, c.text)
		if c.cue != "" {
			if !says(doc, c.source, c.cue, c.content) {
				t.Errorf("%s: %s\nwant %q | %q | %q, got %s", c.name, c.title+c.text, c.source, c.cue, c.content, list(doc))
			}
			continue
		}
		for _, s := range doc.Statements {
			if s.Reason.Rule == "attribution/en/"+c.name {
				t.Errorf("%s: %s\nwant nothing, got %s", c.name, c.title+c.text, list(doc))
			}
		}
	}
}

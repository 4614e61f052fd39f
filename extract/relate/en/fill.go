package en

import (
	"slices"

	"hearsay/extract/news"
)

// Fill gives each claim of a document the keys by which it is compared: Terms,
// Predicate.Terms, Cues, and the terms of its target.
func Fill(doc *news.Document) {
	for i := range doc.Claims {
		FillClaim(doc, &doc.Claims[i])
	}
}

// FillClaim fills one claim. Pronouns count as what they were resolved to.
func FillClaim(doc *news.Document, c *news.Claim) {
	terms := Sequence(c.ContentText)
	terms = append(terms, Sequence(c.Who.Name)...)
	terms = append(terms, Sequence(c.Object.Name)...)
	slices.Sort(terms)
	c.Terms = slices.Compact(terms)
	verb := c.Predicate.Lemma
	if verb == "" {
		verb = c.Predicate.Text
	}
	c.Predicate.Terms = Terms(verb)
	c.Cues = Cues(c.EvidenceText)
	if !c.Target.Span.Empty() && len(c.Target.Terms) == 0 {
		c.Target.Terms = Terms(doc.Text(c.Target.Span))
	}
}

// cueWords are words that bear on how a claim stands to an earlier one, by the
// name of what they say.
var cueWords = []struct {
	cue   string
	words map[string]bool
}{
	{"changed", setOf("now revised revises revise updated updates corrected corrects raised lowered extended extends postponed postpones delayed delays moved rescheduled instead earlier previously originally longer anymore pushed forward upgraded downgraded back")},
	{"growing", setOf("toll risen rose rises climbed climbs grown grew killed dead deaths died injured wounded arrested confirmed infected missing evacuated")},
	{"undone", setOf("cancelled canceled cancels scrapped scraps scrap withdrawn withdrew withdraws reversed reverses dropped abandoned abandons shelved halted suspended revoked rescinded overturned reinstated")},
}

// Cues names what the words of a text say of an earlier claim, sorted.
func Cues(text string) []string {
	words := split(text)
	var out []string
	for _, row := range cueWords {
		if slices.ContainsFunc(words, func(w string) bool { return row.words[w] }) {
			out = append(out, row.cue)
		}
	}
	return out
}

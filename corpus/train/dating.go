package train

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"hearsay/corpus/gold"
	"hearsay/corpus/link"
	score "hearsay/corpus/score/gold"
	"hearsay/extract/claim"
	en "hearsay/extract/claim/en"
	"hearsay/extract/model"
	"hearsay/extract/news"
)

// datingBoost was chosen by leaving every fifth story out.
var datingBoost = Boost{Rounds: 600, Rate: 0.03, Penalty: 1, MinWeight: 1, Share: 10}

// sharedWeight is what a case of the shared stories counts beside one of ours: they
// were annotated by those whose reading counts.
const sharedWeight = 3

// Dating learns from the shared gold stories and ours which time dates a claim, and
// gives the model file.
func Dating(shared, ours []gold.Story) ([]byte, error) {
	cases, err := datingCases(shared, ours)
	if err != nil {
		return nil, err
	}
	results, err := datingBy(en.LeastDating).leftOut(slices.Concat(shared, ours), cases)
	if err != nil {
		return nil, err
	}
	all := score.NewResult()
	for _, r := range results {
		all.Add(r)
	}
	list := join(cases, -1)
	out := model.NewWriter(claim.DatesKind, claim.DatesVersion)
	out.AddBytes("trees", datingBoost.Grow(list, claim.NumQuestions))
	card := model.Card{
		Model: claim.DatesKind, Purpose: "the decision which time dates a claim",
		Method:  "gradient boosted trees over questions about the time, the predicate and the way between them in the parse; scores by leaving every fifth story out",
		Data:    annotatedStories,
		Command: "hearsay-train dating", Seed: 1, Notes: []string{fmt.Sprintf("%d times by claims of %d stories", len(list), len(cases))},
	}
	for _, f := range []string{"deadline", "no-deadline"} {
		t := all.Fields[f]
		card.Scores = append(card.Scores, model.Score{Name: f + " right", Value: math.Round(1000*float64(t.Right)/float64(t.Of)) / 1000})
	}
	out.SetCard(card)
	return out.Bytes()
}

// ValidateDating scores each story by a forest grown on the other parts, with this
// least sum at which a time dates a claim.
func ValidateDating(shared, ours []gold.Story, least int32) ([]*score.Result, error) {
	cases, err := datingCases(shared, ours)
	if err != nil {
		return nil, err
	}
	return datingBy(least).leftOut(slices.Concat(shared, ours), cases)
}

// datingBy is the decision with that least sum of the forest for yes.
func datingBy(least int32) *decision {
	return &decision{datingBoost, claim.NumQuestions, func(lex *claim.Lexicon, f model.Forest) {
		lex.Dates = func() *claim.Dates { return &claim.Dates{Forest: f, Least: least} }
	}}
}

// datingCases are the times beside the claims that were found, story by story.
func datingCases(shared, ours []gold.Story) ([][]Case, error) {
	return storyCases(shared, ours, storyDatings)
}

// dated is a document and the times that may date each of its claims.
type dated struct {
	doc   *news.Document
	times map[string][]claim.Dating // by claim ID
}

func storyDatings(s *gold.Story) ([]Case, error) {
	docs := map[string]dated{}
	lex := en.Lexicon
	lex.Dates = nil // what is learned must not rest on what was
	var reports []link.Report
	for k := range s.Articles {
		doc := readWith(s.Articles[k].News(), &lex)
		d := dated{doc, map[string][]claim.Dating{}}
		for c, list := range claim.Datings(doc, &lex) {
			d.times[doc.Claims[c].ID] = list
		}
		docs[s.Articles[k].ID] = d
		reports = append(reports, link.ReportOf(doc))
	}
	match, err := score.Matches(s, reports)
	if err != nil {
		return nil, err
	}
	var out []Case
	for g := range s.Claims {
		c := &s.Claims[g]
		d := docs[c.Article]
		list := d.times[match[c.ID]]
		for k, yes := range means(d.doc, list, c.Deadline) {
			out = append(out, Case{X: list[k].Features, Yes: yes})
		}
	}
	return out, nil
}

// means tells which times the annotator meant: those with the same value and
// relation or overlapping words, else those with the same value.
func means(doc *news.Document, list []claim.Dating, want *gold.Deadline) []bool {
	yes := make([]bool, len(list))
	if want == nil {
		return yes
	}
	any := false
	words := strings.ToLower(want.Text)
	for k, x := range list {
		t := &doc.Times[x.Time]
		same := t.Value == want.Value && string(t.Relation) == want.Relation
		yes[k] = same || strings.Contains(words, strings.ToLower(doc.Text(t.Bare))) || strings.Contains(strings.ToLower(t.Text), words)
		any = any || yes[k]
	}
	for k, x := range list {
		yes[k] = yes[k] || !any && doc.Times[x.Time].Value == want.Value
	}
	return yes
}

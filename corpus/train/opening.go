package train

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"hearsay/corpus/gold"
	score "hearsay/corpus/score/gold"
	"hearsay/extract/claim"
	en "hearsay/extract/claim/en"
	"hearsay/extract/model"
	"hearsay/extract/news"
)

// openingBoost was chosen by leaving every fifth story out.
var openingBoost = Boost{Rounds: 500, Rate: 0.04, Penalty: 3, MinWeight: 4, Share: 20}

// Opening learns from the shared gold stories and ours which predicates head a claim
// of their own, and gives the model file.
func Opening(shared, ours []gold.Story) ([]byte, error) {
	cases, err := openingCases(shared, ours)
	if err != nil {
		return nil, err
	}
	results, err := openingBy(en.LeastOpening).leftOut(slices.Concat(shared, ours), cases)
	if err != nil {
		return nil, err
	}
	all := score.NewResult()
	for _, r := range results {
		all.Add(r)
	}
	list := join(cases, -1)
	out := model.NewWriter(claim.OpensKind, claim.OpensVersion)
	out.AddBytes("trees", openingBoost.Grow(list, claim.NumOpenings))
	p, r, f := all.Claims.PRF()
	card := model.Card{
		Model: claim.OpensKind, Purpose: "the decision which predicates inside a clause head a claim of their own",
		Method:  "gradient boosted trees over questions about the predicate, what it hangs on and what hangs on it in the parse; scores by leaving every fifth story out",
		Data:    annotatedStories,
		Command: "hearsay-train opening", Seed: 1, Notes: []string{fmt.Sprintf("%d predicates of %d stories", len(list), len(cases))},
	}
	for _, s := range []model.Score{{Name: "claims F1", Value: f}, {Name: "claims precision", Value: p}, {Name: "claims recall", Value: r}} {
		card.Scores = append(card.Scores, model.Score{Name: s.Name, Value: math.Round(1000*s.Value) / 1000})
	}
	out.SetCard(card)
	return out.Bytes()
}

// ValidateOpening scores each story by a forest grown on the other parts, with this
// least sum at which a predicate heads a claim.
func ValidateOpening(shared, ours []gold.Story, least int32) ([]*score.Result, error) {
	cases, err := openingCases(shared, ours)
	if err != nil {
		return nil, err
	}
	return openingBy(least).leftOut(slices.Concat(shared, ours), cases)
}

// openingBy is the decision with that least sum of the forest for yes.
func openingBy(least int32) *decision {
	return &decision{openingBoost, claim.NumOpenings, func(lex *claim.Lexicon, f model.Forest) {
		lex.Opens = func() *claim.Opens { return &claim.Opens{Forest: f, Least: least} }
	}}
}

// openingCases are the predicates in the sentences that were read for claims, story by story.
func openingCases(shared, ours []gold.Story) ([][]Case, error) {
	return storyCases(shared, ours, func(s *gold.Story) (out []Case, err error) {
		for k := range s.Articles {
			list, err := articleOpenings(s, &s.Articles[k])
			if err != nil {
				return nil, err
			}
			out = append(out, list...)
		}
		return out, nil
	})
}

func articleOpenings(s *gold.Story, a *gold.Article) ([]Case, error) {
	lex := en.Lexicon
	lex.Opens = nil // what is learned must not rest on what was
	doc := readWith(a.News(), &lex)
	heads := map[int]bool{}
	title := false
	for g := range s.Claims {
		c := &s.Claims[g]
		if c.Article != a.ID {
			continue
		}
		_, content, err := s.Spans(c)
		if err != nil {
			return nil, err
		}
		heads[headOf(doc, content, c.Predicate)] = true
		title = title || content.Field == news.Title
	}
	read := func(t news.Span) bool { return title && t.Field == news.Title }
	var spans []news.Span
	for _, sent := range a.Annotated {
		if p, ok := gold.Locate(a, sent); ok {
			spans = append(spans, p)
		}
	}
	var out []Case
	for _, o := range claim.Openings(doc, &lex) {
		t := doc.Tokens[o.Token].Span
		if read(t) || slices.ContainsFunc(spans, func(p news.Span) bool { return p.Contains(t) }) {
			out = append(out, Case{X: o.Features, Yes: heads[o.Token]})
		}
	}
	return out, nil
}

// headOf is the token by which a claim's content hangs in the parse: that of its
// predicate, the one nearest to the root, else the first verb that hangs on nothing
// in the content; an auxiliary's is its verb. -1 for none.
func headOf(doc *news.Document, content news.Span, predicate []string) int {
	first, last := doc.Under(content)
	best, least := -1, 1<<30
	for k := first; k < last; k++ {
		depth := 0
		for h := k; depth < last-first; depth++ {
			if h = doc.Tokens[h].Head; h < first || h >= last {
				break
			}
		}
		t := &doc.Tokens[k]
		switch {
		case slices.ContainsFunc(predicate, func(p string) bool {
			p, _, _ = strings.Cut(strings.ToLower(p), " ")
			return p == strings.ToLower(t.Lemma) || p == strings.ToLower(doc.Text(t.Span))
		}):
		case depth > 0:
			continue
		case t.UPOS == "VERB" || t.UPOS == "AUX":
			depth = 1 << 20
		default:
			depth = 1 << 21
		}
		if depth < least {
			best, least = k, depth
		}
	}
	for best >= 0 && doc.Tokens[best].Head >= 0 {
		switch doc.Tokens[best].Rel {
		case "aux", "aux:pass", "cop":
			best = doc.Tokens[best].Head
			continue
		}
		break
	}
	return best
}

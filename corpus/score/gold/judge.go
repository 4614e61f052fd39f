package gold

import (
	"hearsay/corpus/gold"
	"hearsay/corpus/link"
	"hearsay/extract/news"
)

// Judged is a predicted claim and how much of it the gold says is right.
type Judged struct {
	Claim *news.Claim
	Ref   string // the gold article's id
	Real  bool   // it matches a claim of the gold
	Right bool   // and who acts and the root of its source are right
	All   bool   // and status, modality and time are right too
}

// Judge compares predictions with a story's gold, one by one: those that touch
// a sentence that was read for claims.
func Judge(story *gold.Story, preds []Predicted) ([]Judged, error) {
	s := scoring{story: story, out: NewResult()}
	if err := s.prepare(preds); err != nil {
		return nil, err
	}
	s.match()
	var out []Judged
	for p := range s.pred {
		if !s.pred[p].judged {
			continue
		}
		j := Judged{Claim: s.pred[p].claim, Ref: s.pred[p].ref}
		if g, ok := s.toGold[p]; ok {
			j.Real = true
			j.Right = said(s.gold[g].claim, j.Claim)
			j.All = j.Right && rest(s.gold[g].claim, j.Claim)
		}
		out = append(out, j)
	}
	return out, nil
}

// Touched tells of the reports' claims, by their IDs, which touch a sentence that was
// read for claims.
func Touched(story *gold.Story, reports []link.Report) (map[string]bool, error) {
	s := scoring{story: story, out: NewResult()}
	if err := s.prepare(predicted(story, reports)); err != nil {
		return nil, err
	}
	out := map[string]bool{}
	for i := range s.pred {
		out[s.pred[i].claim.ID] = s.pred[i].judged
	}
	return out, nil
}

// said tells whether who acts and who says it are right.
func said(g *gold.Claim, p *news.Claim) bool {
	right := nameMatch(p.Who.Name, g.Who) || nameMatch(p.Who.Text, g.Who)
	scoreSource(func(name string, ok bool, _, _ any) { right = right && (ok || name != "source-root") }, g, p)
	return right
}

// rest tells whether status, modality and time are right.
func rest(g *gold.Claim, p *news.Claim) bool {
	right := string(p.Status) == g.Status && string(p.Modality) == g.Modality
	scoreDeadline(func(_ string, ok bool, _, _ any) { right = right && ok }, g, p)
	return right
}

package gold

import (
	"cmp"
	"slices"
	"strings"

	"hearsay/corpus/gold"
	"hearsay/extract/news"
)

// Relations are the link types beside same, in the order they are reported.
var Relations = []news.Relation{news.Confirms, news.Denies, news.CannotConfirm, news.Conflicts, news.Updates}

// Count is right, predicted and gold: what an F1 is made of.
type Count struct{ TP, Pred, Gold int }

// PRF are precision, recall and F1. With nothing predicted precision is 1 only
// when there was nothing to find; with nothing to find recall is 1.
func (c Count) PRF() (p, r, f1 float64) {
	p, r = 0, 1
	if c.Pred > 0 {
		p = float64(c.TP) / float64(c.Pred)
	} else if c.Gold == 0 {
		p = 1
	}
	if c.Gold > 0 {
		r = float64(c.TP) / float64(c.Gold)
	}
	if p+r > 0 {
		f1 = 2 * p * r / (p + r)
	}
	return p, r, f1
}

func (c *Count) add(d Count) { c.TP += d.TP; c.Pred += d.Pred; c.Gold += d.Gold }

// Tally is right answers out of so many.
type Tally struct{ Right, Of int }

// Result is what score.py reports, summed over stories.
type Result struct {
	Claims, Same, Relations Count
	ByType                  map[news.Relation]Count
	Fields                  map[string]Tally
}

// NewResult is a result to add to.
func NewResult() *Result {
	return &Result{ByType: map[news.Relation]Count{}, Fields: map[string]Tally{}}
}

// Add sums another story's result into r.
func (r *Result) Add(o *Result) {
	r.Claims.add(o.Claims)
	r.Same.add(o.Same)
	r.Relations.add(o.Relations)
	for t, c := range o.ByType {
		sum := r.ByType[t]
		sum.add(c)
		r.ByType[t] = sum
	}
	for k, t := range o.Fields {
		r.Fields[k] = Tally{r.Fields[k].Right + t.Right, r.Fields[k].Of + t.Of}
	}
}

// MacroF1 is the mean F1 over the relation types that the gold has.
func (r *Result) MacroF1() float64 {
	sum, n := 0.0, 0
	for _, t := range Relations {
		if c := r.ByType[t]; c.Gold > 0 {
			_, _, f := c.PRF()
			sum, n = sum+f, n+1
		}
	}
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// Note is told of each item that is judged: what was predicted, what is right.
type Note func(item string, got, want any)

type goldSide struct {
	claim             *gold.Claim
	article           *gold.Article
	evidence, content tokenSet
}

type predSide struct {
	claim             *news.Claim
	ref               string
	evidence, content tokenSet
	judged            bool
}

// Predicted are the claims that were read from one gold article.
type Predicted struct {
	Ref    string // the gold article's id
	Claims []news.Claim
}

// Score compares predictions with a story's gold.
func Score(story *gold.Story, preds []Predicted, links []news.Link, note Note) (*Result, error) {
	s := scoring{story: story, note: note, out: NewResult()}
	if s.note == nil {
		s.note = func(string, any, any) {}
	}
	if err := s.prepare(preds); err != nil {
		return nil, err
	}
	s.match()
	s.countClaims()
	s.fields()
	s.countLinks(links)
	return s.out, nil
}

type scoring struct {
	story    *gold.Story
	note     Note
	out      *Result
	gold     []goldSide
	pred     []predSide
	toPred   map[int]int // index in gold → index in pred
	toGold   map[int]int
	predByID map[string]int
}

func (s *scoring) prepare(preds []Predicted) error {
	for i := range s.story.Claims {
		c := &s.story.Claims[i]
		ev, co, err := s.story.Spans(c)
		if err != nil {
			return err
		}
		a := s.story.Article(c.Article)
		s.gold = append(s.gold, goldSide{c, a, tokens(a, ev), tokens(a, co)})
	}
	s.predByID = map[string]int{}
	for _, p := range preds {
		a := s.story.Article(p.Ref)
		if a == nil {
			continue
		}
		read := s.annotated(a)
		for i := range p.Claims {
			c := &p.Claims[i]
			side := predSide{claim: c, ref: p.Ref, evidence: tokens(a, c.Evidence), content: tokens(a, c.Content)}
			side.judged = side.evidence.meets(read)
			s.predByID[c.ID] = len(s.pred)
			s.pred = append(s.pred, side)
		}
	}
	return nil
}

// annotated are the words on which precision is judged: the sentences that
// were read, and the title where the gold has a claim in it.
func (s *scoring) annotated(a *gold.Article) tokenSet {
	set := tokenSet{}
	add := func(span news.Span) {
		for p := range tokens(a, span) {
			set[p] = true
		}
	}
	for _, sentence := range a.Annotated {
		if span, ok := gold.Locate(a, sentence); ok {
			add(span)
		}
	}
	for _, g := range s.gold {
		if g.article != a {
			continue
		}
		if span, _ := gold.Locate(a, g.claim.Evidence); span.Field == news.Title {
			add(news.Span{Field: news.Title, Start: 0, End: len(a.Title)})
			break
		}
	}
	return set
}

type candidate struct {
	score float64
	g, p  int
}

// match pairs gold and predictions one to one, best overlap first.
func (s *scoring) match() {
	var list []candidate
	for g := range s.gold {
		for p := range s.pred {
			if c, ok := s.compare(g, p); ok {
				list = append(list, c)
			}
		}
	}
	slices.SortFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(s.gold[a.g].claim.ID, s.gold[b.g].claim.ID),
			cmp.Compare(s.pred[a.p].claim.ID, s.pred[b.p].claim.ID))
	})
	s.toPred, s.toGold = map[int]int{}, map[int]int{}
	for _, c := range list {
		_, taken := s.toPred[c.g]
		if _, used := s.toGold[c.p]; !taken && !used {
			s.toPred[c.g], s.toGold[c.p] = c.p, c.g
		}
	}
}

// compare tells whether a prediction may stand for a gold claim, and how well.
func (s *scoring) compare(gi, pi int) (candidate, bool) {
	g, p := &s.gold[gi], &s.pred[pi]
	if p.ref != g.claim.Article {
		return candidate{}, false
	}
	j := g.content.jaccard(p.content)
	samePred := lemmaMatch(p.claim.Predicate.Lemma, g.claim.Predicate)
	if j < 0.5 && !(samePred && g.evidence.meets(p.evidence) && g.content.meets(p.content)) {
		return candidate{}, false
	}
	score := j
	if samePred {
		score += 0.25
	}
	return candidate{score, gi, pi}, true
}

func lemmaMatch(lemma string, accepted []string) bool {
	lemma = fold(lemma)
	if lemma == "" {
		return false
	}
	for _, a := range accepted {
		a = fold(a)
		if lemma == a || firstWord(lemma) == firstWord(a) {
			return true
		}
	}
	return false
}

func firstWord(s string) string {
	if f := strings.Fields(s); len(f) > 0 {
		return f[0]
	}
	return ""
}

func (s *scoring) countClaims() {
	c := Count{Gold: len(s.gold)}
	for p := range s.pred {
		if !s.pred[p].judged {
			continue
		}
		c.Pred++
		if _, ok := s.toGold[p]; ok {
			c.TP++
		} else {
			s.note("spurious "+s.pred[p].ref, s.pred[p].claim.ContentText, nil)
		}
	}
	for g := range s.gold {
		if _, ok := s.toPred[g]; !ok {
			s.note("missed "+s.gold[g].claim.ID, nil, s.gold[g].claim.Content)
		}
	}
	s.out.Claims = c
}

// fields scores each field on matched claims.
func (s *scoring) fields() {
	for g := range s.gold {
		p, ok := s.toPred[g]
		if !ok {
			continue
		}
		gc, pc := s.gold[g].claim, s.pred[p].claim
		field := func(name string, ok bool, got, want any) {
			t := s.out.Fields[name]
			t.Of++
			if ok {
				t.Right++
			} else {
				s.note(gc.ID+" "+name, got, want)
			}
			s.out.Fields[name] = t
		}
		field("who", nameMatch(pc.Who.Name, gc.Who) || nameMatch(pc.Who.Text, gc.Who), pc.Who.Name, gc.Who)
		scoreDevice(field, gc, pc)
		scoreDeadline(field, gc, pc)
		scoreSource(field, gc, pc)
		field("status", string(pc.Status) == gc.Status, pc.Status, gc.Status)
		field("modality", string(pc.Modality) == gc.Modality, pc.Modality, gc.Modality)
		field("quote", pc.Quote == gc.Quote, pc.Quote, gc.Quote)
	}
}

type fieldFunc func(name string, ok bool, got, want any)

func scoreDevice(field fieldFunc, g *gold.Claim, p *news.Claim) {
	var names []string
	ok := false
	for _, d := range p.Devices {
		names = append(names, d.Name)
		ok = ok || nameMatch(d.Name, g.Device)
	}
	if len(g.Device) == 0 {
		field("no-device", len(names) == 0, names, nil)
		return
	}
	field("device", ok, names, g.Device)
}

func scoreDeadline(field fieldFunc, g *gold.Claim, p *news.Claim) {
	if g.Deadline == nil {
		field("no-deadline", p.Deadline == nil, p.Deadline, nil)
		return
	}
	ok := p.Deadline != nil && p.Deadline.Value == g.Deadline.Value && string(p.Deadline.Relation) == g.Deadline.Relation
	field("deadline", ok, p.Deadline, *g.Deadline)
}

func scoreSource(field fieldFunc, g *gold.Claim, p *news.Claim) {
	gs, ps := g.Source, p.Source
	root := len(gs) == 0 && len(ps) == 0 || len(gs) > 0 && len(ps) > 0 && hopMatch(gs[len(gs)-1], ps[len(ps)-1])
	chain := len(gs) == len(ps)
	for i := 0; chain && i < len(gs); i++ {
		chain = hopMatch(gs[i], ps[i])
	}
	field("source-root", root, ps, gs)
	field("source-chain", chain, ps, gs)
}

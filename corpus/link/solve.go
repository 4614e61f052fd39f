// Package link answers: how do the claims of many articles stand to each other,
// and which of them are one fact? It finds the pairs worth comparing, lets
// package relate decide each, groups what is the same with package fact, and
// aims reactions at what they speak of.
//
//	r := link.Solve(link.English(), reports)
//	for _, l := range r.Links { … l.A denies l.B … }
//
// The result is a function of the set of reports: neither their order nor the
// batches in which they came matter.
package link

import (
	"cmp"
	"slices"

	"hearsay/extract/fact"
	"hearsay/extract/news"
	"hearsay/extract/relate"
	"hearsay/extract/relate/en"
)

// Report is one article with its claims, as far as linking needs it.
type Report struct {
	Article relate.Article
	Claims  []news.Claim
}

// ReportOf takes a report from an extracted document.
func ReportOf(doc *news.Document) Report {
	a := &doc.Article
	return Report{Article: relate.Article{ID: a.ID, Outlet: a.Outlet, Day: dayOf(a), Names: namesIn(doc), CopyOf: a.CopyOf}, Claims: doc.Claims}
}

func dayOf(a *news.Article) string {
	if t, ok := a.Day(); ok {
		return t.Format("2006-01-02")
	}
	return ""
}

// namesIn are the words of all names in a document.
func namesIn(doc *news.Document) relate.NameFilter {
	var names []string
	for _, e := range doc.Entities {
		names = append(append(names, e.Name), e.Aliases...)
	}
	return relate.Names(names...)
}

// English is the judge of English claims.
func English() *relate.Judge { return relate.New(en.Words()) }

// Result is what linking finds, in a fixed order.
type Result struct {
	Links []news.Link
	Facts [][]string // claim IDs that are the same, each group and the groups in order
}

// Thresholds of a solution, in thousandths.
const (
	minSame = 500 // an edge: more likely the same than not
	minMean = 300 // two groups: found by leaving one gold story out in turn
)

// Solve links all claims of the reports.
func Solve(j *relate.Judge, reports []Report) Result {
	s := newSolver(j, reports)
	s.compare()
	s.group()
	s.react()
	s.differ()
	return s.result()
}

type solver struct {
	judge   *relate.Judge
	items   []*relate.Item
	edges   []fact.Edge
	near    []fact.Edge // pairs that may differ in one value
	groups  [][]int
	groupOf []int
	links   []news.Link
}

func newSolver(j *relate.Judge, reports []Report) *solver {
	return &solver{judge: j, items: Items(j, reports)}
}

// Items are the reports' claims made ready for comparing, in the order of
// published date, article and position.
func Items(j *relate.Judge, reports []Report) []*relate.Item {
	var items []*relate.Item
	for r := range reports {
		rep := &reports[r]
		for i, c := range textOrder(rep.Claims) {
			items = append(items, j.Item(&rep.Claims[c], &rep.Article, i))
		}
	}
	slices.SortFunc(items, before)
	return items
}

// textOrder are the indices of claims as a reader meets them.
func textOrder(claims []news.Claim) []int {
	order := make([]int, len(claims))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := claims[a].Content, claims[b].Content
		switch {
		case x.Before(y):
			return -1
		case y.Before(x):
			return 1
		}
		return cmp.Compare(claims[a].ID, claims[b].ID)
	})
	return order
}

// before orders claims by published day (unknown last), article and position.
func before(a, b *relate.Item) int {
	day := func(it *relate.Item) string {
		if it.Article.Day == "" {
			return "~"
		}
		return it.Article.Day
	}
	return cmp.Or(cmp.Compare(day(a), day(b)), cmp.Compare(a.Article.ID, b.Article.ID), cmp.Compare(a.Order, b.Order))
}

// compare decides every pair that shares a key.
func (s *solver) compare() {
	for a, bs := range s.candidates() {
		for _, b := range bs {
			if score, _ := s.judge.Same(s.items[a], s.items[b]); score >= minEdge {
				s.edges = append(s.edges, fact.Edge{A: a, B: b, Score: score})
			}
		}
	}
}

// minEdge keeps pairs that count for the mean of two groups although they do
// not join them.
const minEdge = 100

// candidates lists for each item the later ones that share a word with it.
func (s *solver) candidates() [][]int {
	carriers := map[string][]int{}
	for i, it := range s.items {
		for _, k := range it.Claim.Terms {
			carriers[k] = append(carriers[k], i)
		}
	}
	out := make([][]int, len(s.items))
	for i, it := range s.items {
		for _, k := range it.Claim.Terms {
			for _, o := range carriers[k] {
				if o > i {
					out[i] = append(out[i], o)
				}
			}
		}
		slices.Sort(out[i])
		out[i] = slices.Compact(out[i])
	}
	return out
}

// group makes the components and writes a spanning tree of same links: each
// later member to its closest earlier one.
func (s *solver) group() {
	forbidden := func(a, b int) bool {
		_, no := relate.Vetoed(s.items[a], s.items[b])
		return no
	}
	s.groups = fact.Components(len(s.items), s.edges, forbidden, minMean)
	s.groupOf = make([]int, len(s.items))
	for g, members := range s.groups {
		for _, m := range members {
			s.groupOf[m] = g
		}
		for k, m := range members[1:] {
			s.linkSame(m, members[:k+1])
		}
	}
}

func (s *solver) linkSame(m int, earlier []int) {
	best, score := earlier[0], -1
	for _, e := range earlier {
		if sc, _ := s.judge.Same(s.items[e], s.items[m]); sc > score {
			best, score = e, sc
		}
	}
	s.link(m, best, news.Same, score, "relate/same", nil)
}

func (s *solver) link(a, b int, r news.Relation, score int, rule string, on []string) {
	p := float64(min(1000, max(0, score))) / 1000
	s.links = append(s.links, news.Link{A: s.items[a].Claim.ID, B: s.items[b].Claim.ID, Relation: r, On: on, Score: p,
		DecidedBy: news.Machine, Reason: news.Reason{Rule: rule, Score: p,
			Spans: []news.Span{s.items[a].Claim.Evidence}}})
}

// fame is how many articles carry an item's group.
func (s *solver) fame(i int) relate.Fame {
	seen, all := map[string]bool{}, map[string]bool{}
	for _, m := range s.groups[s.groupOf[i]] {
		seen[s.items[m].Article.ID] = true
	}
	for _, it := range s.items {
		all[it.Article.ID] = true
	}
	return relate.Fame{Articles: len(seen), Of: len(all)}
}

// react aims every reaction at the claim it speaks of, within its article or
// in the others.
func (s *solver) react() {
	fames := make([]relate.Fame, len(s.items))
	for i := range s.items {
		fames[i] = s.fame(i)
	}
	for a, it := range s.items {
		r, ok := relate.Reacts(it)
		if !ok {
			continue
		}
		best, aim := -1, relate.Aim{}
		for b := range s.items {
			if s.groupOf[b] == s.groupOf[a] {
				continue
			}
			if x := s.judge.AimAt(it, s.items[b], fames[b]); x.Score > aim.Score {
				best, aim = b, x
			}
		}
		if best >= 0 && aim.Score >= relate.MinAim {
			s.link(a, best, r, aim.Score, aim.Rule, nil)
		}
	}
}

// differ finds conflicts and updates: the best pair of each two groups.
func (s *solver) differ() {
	type groupPair struct{ a, b int }
	best := map[groupPair]differing{}
	for b, as := range s.candidates() {
		for _, a := range as { // a is later
			d := s.judge.Differ(s.items[a], s.items[b])
			if d.Relation == "" || s.groupOf[a] == s.groupOf[b] {
				continue
			}
			k := groupPair{s.groupOf[a], s.groupOf[b]}
			if k.a > k.b {
				k.a, k.b = k.b, k.a
			}
			if old, ok := best[k]; !ok || d.Score > old.Score {
				best[k] = differing{d, a, b}
			}
		}
	}
	for _, d := range best {
		s.link(d.a, d.b, d.Relation, d.Score, d.Rule, d.On)
	}
}

type differing struct {
	relate.Difference
	a, b int
}

func (s *solver) result() Result {
	slices.SortFunc(s.links, func(x, y news.Link) int {
		return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B), cmp.Compare(x.Relation, y.Relation))
	})
	r := Result{Links: s.links}
	for _, g := range s.groups {
		ids := make([]string, len(g))
		for i, m := range g {
			ids[i] = s.items[m].Claim.ID
		}
		r.Facts = append(r.Facts, ids)
	}
	return r
}

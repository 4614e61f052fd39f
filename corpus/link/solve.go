// Package link answers: how do the claims of many articles stand to each other,
// and which of them are one fact? It finds the pairs worth comparing, lets
// package relate decide each, groups what is the same with package fact, and
// aims reactions at what they speak of.
//
//	r := link.Solve(link.English(), reports)     // reports at hand
//	err := link.Update(ctx, tx, articles...)     // articles just saved in a store
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
	"hearsay/extract/story"
)

// Report is one article with its claims, as far as linking needs it.
type Report struct {
	Article relate.Article
	Words   *story.Article
	Claims  []news.Claim
}

// ReportOf takes a report from an extracted document.
func ReportOf(doc *news.Document) Report {
	a := &doc.Article
	return Report{Article: relate.Article{ID: a.ID, Outlet: a.Outlet, Day: dayOf(a), Names: namesIn(doc), Credit: en.Credit(a)},
		Words: StoryArticle(a), Claims: doc.Claims}
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
	Facts []news.Fact
}

// Solve links all claims of the reports.
func Solve(j *relate.Judge, reports []Report) Result {
	items := Items(j, reports)
	words := wordsIn(reports)
	s := newSolution(j, newMemory(items, words), nil, newWeb(nil))
	if s.meet(items) != nil || s.resolve(idsOf(items)) != nil {
		return Result{} // memory never fails
	}
	return Result{s.links, fact.Build(voices(items, placed(items, s.groups), originals(words)), placed(items, s.groups), s.links)}
}

func wordsIn(reports []Report) []*story.Article {
	words := make([]*story.Article, len(reports))
	for i, r := range reports {
		words[i] = r.Words
	}
	return words
}

func idsOf(items []*relate.Item) []string {
	ids := make([]string, len(items))
	for i, it := range items {
		ids[i] = it.Claim.ID
	}
	return ids
}

// placed are groups as indices into items.
func placed(items []*relate.Item, groups [][]*node) [][]int {
	at := make(map[string]int, len(items))
	for i, it := range items {
		at[it.Claim.ID] = i
	}
	out := make([][]int, len(groups))
	for g, members := range groups {
		for _, n := range members {
			out[g] = append(out[g], at[n.id])
		}
	}
	return out
}

// Items are the reports' claims made ready for comparing, in the order of
// published date, article and position.
func Items(j *relate.Judge, reports []Report) []*relate.Item {
	var items []*relate.Item
	for r := range reports {
		items = append(items, itemsOf(j, &reports[r])...)
	}
	slices.SortFunc(items, before)
	return items
}

func itemsOf(j *relate.Judge, r *Report) []*relate.Item {
	items := make([]*relate.Item, len(r.Claims))
	for i, c := range textOrder(r.Claims) {
		items[i] = j.Item(&r.Claims[c], &r.Article, i)
	}
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

// voices are the claims as package fact has them. Of several texts that an article
// repeats or holds, that one counts which is in the same fact.
func voices(items []*relate.Item, groups [][]int, originals map[string][]string) []fact.Voice {
	out := make([]fact.Voice, len(items))
	for i, it := range items {
		a := it.Article
		out[i] = fact.Voice{Claim: it.Claim, Article: a.ID, Outlet: a.Outlet, Day: a.Day, Credit: a.Credit}
		if list := originals[a.ID]; len(list) > 0 {
			out[i].CopyOf = list[0]
		}
	}
	for _, g := range groups {
		within := map[string]bool{}
		for _, i := range g {
			within[items[i].Article.ID] = true
		}
		for _, i := range g {
			if k := slices.IndexFunc(originals[items[i].Article.ID], func(id string) bool { return within[id] }); k >= 0 {
				out[i].CopyOf = originals[items[i].Article.ID][k]
			}
		}
	}
	return out
}

// Candidates are the items of the reports and, of each, those that it is
// compared with.
func Candidates(j *relate.Judge, reports []Report) (items []*relate.Item, near func(*relate.Item) []*relate.Item) {
	items = Items(j, reports)
	var words []*story.Article
	for _, r := range reports {
		words = append(words, r.Words)
	}
	m := newMemory(items, words)
	return items, func(it *relate.Item) []*relate.Item {
		list := m.near(it)
		out := make([]*relate.Item, len(list))
		for i, o := range list {
			out[i] = o.Item
		}
		return out
	}
}

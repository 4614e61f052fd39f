package link

import (
	"cmp"
	"slices"

	"hearsay/extract/fact"
	"hearsay/extract/news"
	"hearsay/extract/story"
)

// Thresholds of grouping articles into stories, in thousandths: edges below
// minStoryEdge are not counted, and two groups are joined while the mean score
// over the pairs across them reaches minStoryMean.
const (
	minStoryEdge = 100
	minStoryMean = 150
	storyKeys    = 24 // articles of one story share one of so many heaviest terms
)

// Stories groups articles into courses of events: indices into articles, each
// group and the groups in order of date and ID.
func Stories(articles []news.Article) [][]int {
	order := make([]int, len(articles))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		x, y := &articles[a], &articles[b]
		return cmp.Or(cmp.Compare(orLast(x.Published), orLast(y.Published)), cmp.Compare(x.ID, y.ID))
	})
	items := make([]*story.Article, len(order))
	for i, o := range order {
		items[i] = StoryArticle(&articles[o])
	}
	groups := fact.Components(len(items), storyEdges(items), nil, minStoryMean)
	for _, g := range groups {
		for i, m := range g {
			g[i] = order[m]
		}
	}
	return groups
}

func orLast(s string) string {
	if s == "" {
		return "~"
	}
	return s
}

func storyEdges(items []*story.Article) []fact.Edge {
	carriers := map[uint64][]int{}
	var edges []fact.Edge
	for i, a := range items {
		var others []int
		for _, k := range a.Keys(storyKeys) {
			others = append(others, carriers[k]...)
			carriers[k] = append(carriers[k], i)
		}
		slices.Sort(others)
		for _, o := range slices.Compact(others) {
			if s := story.Score(items[o], a); s >= minStoryEdge {
				edges = append(edges, fact.Edge{A: o, B: i, Score: s})
			}
		}
	}
	return edges
}

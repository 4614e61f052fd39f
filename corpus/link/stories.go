package link

import (
	"cmp"
	"maps"
	"slices"

	"hearsay/extract/fact"
	"hearsay/extract/news"
	"hearsay/extract/story"
)

// Thresholds of grouping articles into stories, in thousandths: edges below
// minStoryEdge are not counted, and two groups are joined while the mean score
// over the pairs across them reaches minStoryMean. Between 100 and 200 the
// grouping of ../shared/data/stories changes by less than a point.
const (
	minStoryEdge = 100
	minStoryMean = 150
)

// Stories groups articles into courses of events: indices into articles, each
// group and the groups in order of date and ID.
func Stories(articles []news.Article) [][]int {
	words := make([]*story.Article, len(articles))
	at := map[string]int{}
	for i := range articles {
		words[i] = StoryArticle(&articles[i])
		at[articles[i].ID] = i
	}
	groups := groupStories(words, scoresAmong(words))
	out := make([][]int, len(groups))
	for g, members := range groups {
		for _, a := range members {
			out[g] = append(out[g], at[a.ID])
		}
	}
	return out
}

// storyScores are the scores of articles that share a key, both ways round.
type storyScores map[string]map[string]pair

// scoresAmong scores all articles that share a key of at most maxArticles.
func scoresAmong(articles []*story.Article) storyScores {
	byKey := map[uint64][]*story.Article{}
	for _, a := range articles {
		for _, k := range articlePairs(a) {
			byKey[k] = append(byKey[k], a)
		}
	}
	out, shelves := storyScores{}, shelvesIn(byKey)
	for _, a := range articles {
		scores := map[string]pair{}
		for _, k := range articlePairs(a) {
			for _, b := range meets(byKey, shelves, k, maxArticles) {
				if _, known := scores[b.ID]; !known && b.ID != a.ID {
					scores[b.ID] = articlePair(a, b)
				}
			}
		}
		out[a.ID] = scores
	}
	return out
}

// neighbour is an article whose claims are compared with another's.
type neighbour struct {
	id string
	distance
}

// distanceTo is that of the article among these, apart where it is none of them.
func distanceTo(near []neighbour, id string) distance {
	for _, n := range near {
		if n.id == id {
			return n.distance
		}
	}
	return apart
}

// near lists the articles that are near each.
func (s storyScores) near() map[string][]neighbour {
	out := map[string][]neighbour{}
	for a, scores := range s {
		for _, b := range slices.Sorted(maps.Keys(scores)) {
			if p := scores[b]; p.near() {
				out[a] = append(out[a], neighbour{b, p.distance()})
			}
		}
	}
	return out
}

// groupStories makes stories of articles with these scores; each and all in
// order of day (unknown last) and ID.
func groupStories(articles []*story.Article, scores storyScores) [][]*story.Article {
	articles = slices.Clone(articles)
	slices.SortFunc(articles, earlier)
	at := map[string]int{}
	for i, a := range articles {
		at[a.ID] = i
	}
	var edges []fact.Edge
	for i, a := range articles {
		for b, p := range scores[a.ID] {
			if k, ok := at[b]; ok && i < k && p.same >= minStoryEdge {
				edges = append(edges, fact.Edge{A: i, B: k, Score: p.same})
			}
		}
	}
	var out [][]*story.Article
	for _, g := range fact.Components(len(articles), edges, nil, minStoryMean) {
		members := make([]*story.Article, len(g))
		for i, m := range g {
			members[i] = articles[m]
		}
		out = append(out, members)
	}
	return out
}

func earlier(a, b *story.Article) int {
	return cmp.Or(cmp.Compare(dayOrLast(a), dayOrLast(b)), cmp.Compare(a.ID, b.ID))
}

func dayOrLast(a *story.Article) int {
	if !a.Dated() {
		return 1 << 30
	}
	return a.Day
}

// stories works out anew the stories that changed articles touch.
func (u *updater) stories(changed []string) error {
	p := partition{web: u.story, minEdge: minStoryEdge, minMean: minStoryMean}
	groups, err := p.settle(changed)
	if err != nil {
		return err
	}
	return u.putStories(groups)
}

// putStories names each story after its earliest article.
func (u *updater) putStories(groups [][]*node) error {
	out := make([]news.Story, len(groups))
	for i, g := range groups {
		title, err := u.title(g[0].id)
		if err != nil {
			return err
		}
		out[i] = news.Story{ID: g[0].id, Title: title}
		for _, n := range g {
			out[i].Articles = append(out[i].Articles, n.id)
			if n.day != "" {
				out[i].To = n.day
				out[i].From = cmp.Or(out[i].From, n.day)
			}
		}
	}
	return u.tx.PutStories(u.ctx, out...)
}

func (u *updater) title(id string) (string, error) {
	if d := u.docs[id]; d != nil {
		return d.Article.Title, nil
	}
	a, err := u.tx.Article(u.ctx, id)
	if err != nil {
		return "", err
	}
	return a.Title, nil
}

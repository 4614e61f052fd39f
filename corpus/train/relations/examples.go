// Package relations trains the decision how one claim stands to another.
package relations

import (
	"fmt"

	"hearsay/corpus/gold"
	"hearsay/corpus/link"
	score "hearsay/corpus/score/gold"
	passages "hearsay/corpus/score/relations"
	"hearsay/corpus/train/same"
	"hearsay/extract"
	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// Example is one ordered pair of claims with how the first stands to the second.
type Example struct {
	A, B     *relate.Item
	Relation string
	Group    string // of examples that are left out together
	Later    bool   // a is the later in the order of reports
	Weight   float64
	Fame     relate.Fame   // how widely b is found to be carried
	Judge    *relate.Judge // by whom the two are compared
}

// FromPassages reads the passages as the program would and pairs their marked claims.
func FromPassages(list []Passage, j *relate.Judge) ([]Example, error) {
	var out []Example
	for i := range list {
		p := &list[i]
		items, err := read(p.Articles, j)
		if err != nil {
			return nil, err
		}
		of := map[string]*relate.Item{}
		for n, m := range p.Marks {
			of[n] = nearest(items, p.Articles, m)
		}
		place := positions(items)
		for _, x := range p.Order {
			for _, y := range p.Order {
				a, b := of[x], of[y]
				if a == nil || b == nil || a == b {
					continue
				}
				if r := p.Relation(x, y); r != "" {
					out = append(out, Example{A: a, B: b, Relation: r, Group: p.Name, Later: place[a] > place[b], Weight: 1, Judge: j})
				}
			}
		}
	}
	return out, nil
}

// leastGroup is how many pairs are left out together at least.
const leastGroup = 12

// FromPairs are the pairs of a file of single pairs. Those of one story are left
// out together, since minimal changes of a pair stand beside it.
func FromPairs(pairs []gold.Pair, j *relate.Judge) ([]Example, error) {
	var out []Example
	group, from := "", 0
	for i := range pairs {
		if i == 0 || i-from >= leastGroup && pairs[i].Articles[0].Text != pairs[i-1].Articles[0].Text {
			group, from = fmt.Sprintf("pairs %d", i), i
		}
		p := &pairs[i]
		items, err := read(p.Articles, j)
		if err != nil {
			return nil, err
		}
		a, b := nearest(items, p.Articles, p.A), nearest(items, p.Articles, p.B)
		if a == nil || b == nil || a == b {
			continue
		}
		place := positions(items)
		r := p.Relation
		if len(p.Also) > 0 {
			r = "same" // either is right; what matters is that it's no other
		}
		out = append(out, Example{A: a, B: b, Relation: r, Group: group, Later: place[a] > place[b], Weight: 1, Judge: j})
		back := "none"
		if r == "same" || r == string(news.Conflicts) {
			back = r
		}
		out = append(out, Example{A: b, B: a, Relation: back, Group: group, Later: place[b] > place[a], Weight: 1, Judge: j})
	}
	return out, nil
}

func positions(items []*relate.Item) map[*relate.Item]int {
	place := map[*relate.Item]int{}
	for i, it := range items {
		place[it] = i
	}
	return place
}

func read(articles []gold.Article, j *relate.Judge) ([]*relate.Item, error) {
	var reports []link.Report
	for i := range articles {
		doc, err := extract.Document(articles[i].News())
		if err != nil {
			return nil, err
		}
		r := link.ReportOf(doc)
		r.Article.Outlet = articles[i].Outlet
		reports = append(reports, r)
	}
	return link.Items(j, reports), nil
}

// leastOverlap is what score/relations asks of a claim that stands for a mark.
const leastOverlap = 0.3

func nearest(items []*relate.Item, articles []gold.Article, m gold.Mark) *relate.Item {
	var best *relate.Item
	most := leastOverlap
	for i := range articles {
		if articles[i].ID != m.Article {
			continue
		}
		span, ok := gold.Locate(&articles[i], m.Content)
		if !ok {
			return nil
		}
		a := articles[i].News()
		for _, it := range items {
			if it.Article.ID != a.ID {
				continue
			}
			if x := passages.Overlap(&a, span, it.Claim.Content); x > most {
				best, most = it, x
			}
		}
	}
	return best
}

// FromStory are all ordered pairs of a story's gold claims, as given and as read.
// The judge should not have been trained on the story: what it says of the pairs
// is then as good as it will be of new ones, and so is how widely it finds a claim
// carried.
func FromStory(s *gold.Story, j *relate.Judge) ([]Example, error) {
	given, err := score.Given(s)
	if err != nil {
		return nil, err
	}
	id := map[string]string{}
	for _, c := range s.Claims {
		id[c.ID] = c.ID
	}
	all := func(string) bool { return true }
	out := pairsOf(s, given, id, all, j)
	read, err := score.Read(s)
	if err != nil {
		return nil, err
	}
	matches, err := score.Matches(s, read)
	if err != nil {
		return nil, err
	}
	byClaim := map[string]string{}
	for g, c := range matches {
		byClaim[c] = g
	}
	judged, err := score.Touched(s, read)
	if err != nil {
		return nil, err
	}
	return append(out, pairsOf(s, read, byClaim, func(id string) bool { return judged[id] }, j)...), nil
}

// pairsOf are the pairs of a story's claims. One that stands for no claim of the
// gold, although its sentence was read for claims, stands in no relation.
func pairsOf(s *gold.Story, reports []link.Report, goldOf map[string]string, judged func(id string) bool, j *relate.Judge) (out []Example) {
	group, fame, items := same.Groups(s), fames(j, reports), link.Items(j, reports)
	rel := map[[2]string]string{}
	for _, l := range s.Links {
		if l.Relation != string(news.Same) {
			a, b := group[l.A], group[l.B]
			rel[[2]string{a, b}] = l.Relation
			if l.Relation == string(news.Conflicts) {
				rel[[2]string{b, a}] = l.Relation
			}
		}
	}
	for i, a := range items {
		for k, b := range items {
			ga, gb := goldOf[a.Claim.ID], goldOf[b.Claim.ID]
			if i == k || ga == "" && !judged(a.Claim.ID) || gb == "" && !judged(b.Claim.ID) {
				continue
			}
			r := "none"
			if ga == "" || gb == "" {
			} else if group[ga] == group[gb] {
				r = "same"
			} else if x, ok := rel[[2]string{group[ga], group[gb]}]; ok {
				r = x
			}
			out = append(out, Example{A: a, B: b, Relation: r, Group: s.Name, Later: i > k, Weight: storyWeight, Fame: fame[b.Claim.ID], Judge: j})
		}
	}
	return out
}

// fames tells how widely each fact is carried that the judge finds.
func fames(j *relate.Judge, reports []link.Report) map[string]relate.Fame {
	outlet, out := map[string]string{}, map[string]relate.Fame{}
	for r := range reports {
		for i := range reports[r].Claims {
			outlet[reports[r].Claims[i].ID] = link.OutletOf(&reports[r].Article)
		}
	}
	for _, f := range link.Solve(j, reports).Facts {
		outlets := map[string]bool{}
		for _, c := range f.Claims {
			outlets[outlet[c]] = true
		}
		for _, c := range f.Claims {
			out[c] = relate.FameOf(len(f.Claims), len(outlets))
		}
	}
	return out
}

// storyWeight is what a pair of a gold story counts beside one written for this
// purpose: a story has thousands of pairs, few of them linked. A third and one find
// the same in stories left out; the more they count, the less is found in passages.
const storyWeight = 0.15

// Own are the examples written for this project.
func Own(folder string, j *relate.Judge) ([]Example, error) {
	passages, err := LoadPassages(folder + "/train.txt")
	if err != nil {
		return nil, err
	}
	out, err := FromPassages(passages, j)
	if err != nil {
		return nil, err
	}
	pairs, err := gold.LearnablePairs(folder)
	if err != nil {
		return nil, err
	}
	more, err := FromPairs(pairs, j)
	return append(out, more...), err
}

// FromStories are the examples of all these stories, each by its own judge.
func FromStories(list []gold.Story, judges []*relate.Judge) ([]Example, error) {
	var out []Example
	for i := range list {
		more, err := FromStory(&list[i], judges[i])
		if err != nil {
			return nil, err
		}
		out = append(out, more...)
	}
	return out, nil
}

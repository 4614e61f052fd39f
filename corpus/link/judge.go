package link

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// compared is a pair of claims and what came of comparing them, from both sides.
type compared struct {
	a, b *relate.Item
	distance
	score int // of the two being the same, as far as they tell alone
	x, y  pair
}

// met is a claim to compare another with.
type met struct {
	*relate.Item
	distance
}

// compare judges a pair. It is a pure function of the two claims, their
// articles and whether those are near, so it is done once and remembered. Whether two
// close ones are the same is left to decide: that asks for the claims beside them.
func compare(p *relate.Pair, a *relate.Item, other met) compared {
	b := other.Item
	c := compared{a: a, b: b, distance: other.distance, x: pair{other: b.Claim.ID}, y: pair{other: a.Claim.ID}}
	earlier, later := inTime(a, b)
	p.Take(earlier, later)
	together := relate.Shared(a, b)
	if together >= MinShared {
		c.score, _ = p.Same()
	}
	if c.distance == close || c.distance == beside && together >= minBeside {
		if d := p.Differ(); d.Relation != "" {
			c.x.differ, c.y.differ = &d, &d
		}
		c.x.aims = aims(p, a, b)
		c.y.aims = aims(p, b, a)
		c.x.back, c.y.back = c.y.aims != nil, c.x.aims != nil
	}
	if c.distance < close {
		c.decide(c.score)
	}
	return c
}

// decide tells whether the two are the same, with that score.
func (c *compared) decide(score int) {
	if d := c.x.differ; score < c.leastSame() || d != nil && d.Parts(score) {
		score = 0
	}
	c.x.same, c.y.same = score, score
}

// minBeside is the weight of common words, of all that the lighter claim has, from
// which one claim of two short articles may deny, confirm or update the other.
const minBeside = 500

// leastSame is the score from which the two are the same.
func (c *compared) leastSame() int {
	switch {
	case c.distance < close:
		return minFar
	case c.a.Article.ID == c.b.Article.ID && !leads(c.a) && !leads(c.b):
		return minWithin
	}
	return minEdge
}

// leads tells whether a claim stands in the title or the first lines of its
// article, which the rest of it takes up again.
func leads(it *relate.Item) bool {
	c := it.Claim.Content
	return c.Field == news.Title || c.Start < leadBytes
}

// inTime puts the earlier of two first. Pairs are judged in this order: most of
// what is asked of a pair is the same both ways round, and all of it must be.
func inTime(a, b *relate.Item) (earlier, later *relate.Item) {
	if before(b, a) < 0 {
		return b, a
	}
	return a, b
}

// aims scores o as the target of a reaction for each fame that it may come to
// have, nil when it is none for any.
func aims(p *relate.Pair, it, o *relate.Item) *[fames]relate.Aim {
	out, some := p.AimsAt(it, o)
	if !some {
		return nil
	}
	return &out
}

// compareAll judges each claim with those to be met with it, on all cores, and
// gives what is worth remembering, in order. with is called on all of them. Of two
// articles that are close all claims of one must be among the items, and all of the
// other among those met.
func compareAll(j *relate.Judge, items []*relate.Item, with func(i int) []met) [][]compared {
	out := make([][]compared, len(items))
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		group.Go(func() {
			pair := j.Pair()
			for i := int(next.Add(1)) - 1; i < len(items); i = int(next.Add(1)) - 1 {
				for _, o := range with(i) {
					if c := compare(pair, items[i], o); c.onBoard() || !c.none() {
						out[i] = append(out[i], c)
					}
				}
			}
		})
	}
	group.Wait()
	eachBoard(out, func(b *relate.Board, list []*compared) {
		for _, c := range list {
			c.decide(j.Again(b, c.a.Order, c.b.Order))
		}
	})
	for i := range out {
		out[i] = slices.DeleteFunc(out[i], func(c compared) bool { return c.none() })
	}
	return out
}

func (c *compared) none() bool { return c.x.none() && c.y.none() }

func (c *compared) onBoard() bool { return c.distance == close && c.score >= relate.LeastPut }

// eachBoard puts the close pairs of each two articles, or of one, on a board.
func eachBoard(found [][]compared, f func(*relate.Board, []*compared)) {
	boards := map[[2]string][]*compared{}
	for i := range found {
		for k := range found[i] {
			if c := &found[i][k]; c.onBoard() {
				key := [2]string{c.a.Article.ID, c.b.Article.ID}
				boards[key] = append(boards[key], c)
			}
		}
	}
	var b relate.Board
	for key, list := range boards {
		b.Reset()
		for _, c := range list {
			b.Put(c.a.Order, c.b.Order, c.score)
			if key[0] == key[1] {
				b.Put(c.b.Order, c.a.Order, c.score)
			}
		}
		b.Sort()
		f(&b, list)
	}
}

// Look is a pair of claims as the second decision whether they are the same sees it.
type Look struct {
	A, B     *relate.Item
	Standing relate.Standing
}

// Looks are those at all close claims of the reports.
func Looks(j *relate.Judge, reports []Report) (out []Look) {
	items := Items(j, reports)
	m := newMemory(items, wordsIn(reports))
	found := make([][]compared, len(items))
	pair := j.Pair()
	for i, it := range items {
		for _, o := range m.near(it) {
			if before(it, o.Item) < 0 && o.distance == close {
				c := compared{a: it, b: o.Item, distance: close}
				if pair.Take(it, o.Item); relate.Shared(it, o.Item) >= MinShared {
					c.score, _ = pair.Same()
				}
				found[i] = append(found[i], c)
			}
		}
	}
	eachBoard(found, func(b *relate.Board, list []*compared) {
		for _, c := range list {
			out = append(out, Look{c.a, c.b, b.Standing(c.a.Order, c.b.Order)})
		}
	})
	slices.SortFunc(out, func(x, y Look) int { return cmp.Or(before(x.A, y.A), before(x.B, y.B)) })
	return out
}

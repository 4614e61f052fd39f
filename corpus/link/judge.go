package link

import (
	"runtime"
	"sync"
	"sync/atomic"

	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// compared is a pair of claims and what came of comparing them, from both sides.
type compared struct {
	a, b *relate.Item
	x, y pair
}

// met is a claim to compare another with.
type met struct {
	*relate.Item
	distance
}

// compare judges a pair. It is a pure function of the two claims, their
// articles and whether those are near, so it is done once and remembered.
func compare(p *relate.Pair, a *relate.Item, other met) compared {
	b := other.Item
	c := compared{a: a, b: b, x: pair{other: b.Claim.ID}, y: pair{other: a.Claim.ID}}
	earlier, later := inTime(a, b)
	p.Take(earlier, later)
	together := relate.Shared(a, b)
	if together >= MinShared {
		if score, _ := p.Same(); score >= leastSame(a, other) {
			c.x.same, c.y.same = score, score
		}
	}
	if other.distance == far || other.distance == beside && together < minBeside {
		return c
	}
	if d := p.Differ(); d.Relation != "" {
		c.x.differ, c.y.differ = &d, &d
		if d.Parts(c.x.same) {
			c.x.same, c.y.same = 0, 0
		}
	}
	c.x.aims = aims(p, a, b)
	c.y.aims = aims(p, b, a)
	c.x.back, c.y.back = c.y.aims != nil, c.x.aims != nil
	return c
}

// minBeside is the weight of common words, of all that the lighter claim has, from
// which one claim of two short articles may deny, confirm or update the other.
const minBeside = 500

// leastSame is the score from which two claims are the same.
func leastSame(a *relate.Item, other met) int {
	switch {
	case other.distance < close:
		return minFar
	case a.Article.ID == other.Article.ID && !leads(a) && !leads(other.Item):
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
// gives what is worth remembering, in order. with is called on all of them.
func compareAll(j *relate.Judge, items []*relate.Item, with func(i int) []met) [][]compared {
	out := make([][]compared, len(items))
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		group.Go(func() {
			pair := j.Pair()
			for i := int(next.Add(1)) - 1; i < len(items); i = int(next.Add(1)) - 1 {
				for _, o := range with(i) {
					if c := compare(pair, items[i], o); !c.x.none() || !c.y.none() {
						out[i] = append(out[i], c)
					}
				}
			}
		})
	}
	group.Wait()
	return out
}

package attribution

import (
	"hearsay/corpus/score/polnear"
	"hearsay/extract/attribution"
	"hearsay/extract/news"
)

// mark is what a token is by one reading: its role, and the number of its
// attribution, -1 outside all.
type mark struct {
	role  attribution.Role
	event int
	gap   int // attribution in whose gap an outside token lies, -1 for none
}

// marks lays a reading down on a document's tokens, later events over earlier ones.
func marks(doc *news.Document, events []polnear.Event) []mark {
	out := make([]mark, len(doc.Tokens))
	for i := range out {
		out[i] = mark{event: -1, gap: -1}
	}
	for k, e := range events {
		for role, spans := range e {
			for _, s := range spans {
				for i, t := range doc.Tokens {
					if t.Field == news.Body && t.Start < s.End && t.End > s.Start {
						out[i] = mark{attribution.Role(role + 1), k, -1}
					}
				}
			}
		}
	}
	last := map[int]int{}
	for i, m := range out {
		if m.event < 0 {
			continue
		}
		if j, ok := last[m.event]; ok && i-j < 60 {
			for x := j + 1; x < i; x++ {
				if out[x].event < 0 {
					out[x].gap = m.event
				}
			}
		}
		last[m.event] = i
	}
	return out
}

// Path is the legal path that agrees best with a reading: annotators' spans
// may interleave, which the automaton forbids.
func goldPath(a *attribution.Automaton, ms []mark) []int {
	seen := map[int]bool{}
	l := attribution.Lattice{Scores: make([][attribution.Actions]int32, len(ms)), Contexts: make([]uint8, len(ms)),
		Edges: [][]int32{make([]int32, len(a.Edges))}}
	return l.PathBy(a, func(i, edge int) int32 {
		e := &a.Edges[edge]
		m, to := ms[i], a.States[e.To]
		score := int32(0)
		if to.Role == m.role {
			score += 10
		}
		fresh := m.event >= 0 && !seen[m.event]
		if m.event >= 0 && to.Role == m.role && e.New == fresh {
			score += 5
		}
		if m.role == attribution.Outside && (m.gap >= 0) == (to.Seen != 0) {
			score += 3
		}
		return score
	}, func(i int) {
		if ms[i].event >= 0 {
			seen[ms[i].event] = true
		}
	})
}

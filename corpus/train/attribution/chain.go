package attribution

import (
	"math"

	"hearsay/extract/attribution"
)

const actions = int(attribution.Actions)

type row [actions]float32

// chain is the conditional random field over the automaton's edges: it turns
// the scores of a stretch's words into the gradient of its likelihood.
type chain struct {
	shape *attribution.Automaton
	edges [][]float32 // weights by context and edge, shared between chains
	marks [][]float64 // their gradients since the last clear

	expA  [][actions]float64
	expE  [][]float64
	alpha [][]float64
	beta  []float64
	next  []float64
	grad  []row // by token, of the actions' scores
}

func newChain(edges [][]float32) *chain {
	c := &chain{shape: attribution.Shape(), edges: edges}
	k := len(c.shape.States)
	c.beta, c.next = make([]float64, k), make([]float64, k)
	for range edges {
		c.expE = append(c.expE, make([]float64, len(c.shape.Edges)))
		c.marks = append(c.marks, make([]float64, len(c.shape.Edges)))
	}
	return c
}

// learn fills c.grad, and adds to c.marks, the gradient of the log-likelihood
// of a stretch's gold path, times its weight.
func (c *chain) learn(scores []row, s *stretch) {
	n := len(scores)
	c.grad = grow(c.grad, n)
	c.exponents(scores)
	c.forward(s, n)
	for t := range c.beta {
		c.beta[t] = 1
	}
	for i := n - 1; i >= 0; i-- {
		c.retreat(s, i)
	}
}

func (c *chain) exponents(scores []row) {
	c.expA = grow(c.expA, len(scores))
	for x := range c.edges {
		for e, w := range c.edges[x] {
			c.expE[x][e] = math.Exp(float64(w))
		}
	}
	for i := range scores {
		top := scores[i][0]
		for _, v := range scores[i] {
			top = max(top, v)
		}
		for a, v := range scores[i] {
			c.expA[i][a] = math.Exp(float64(v - top))
		}
	}
}

func (c *chain) forward(s *stretch, n int) {
	k := len(c.shape.States)
	c.alpha = grow(c.alpha, n+1)
	for i := range c.alpha {
		c.alpha[i] = grow(c.alpha[i], k)
	}
	clear(c.alpha[0])
	c.alpha[0][s.start] = 1
	for i := range n {
		edges, was, now := c.expE[s.contexts[i]], c.alpha[i], c.alpha[i+1]
		total := 0.0
		for t := range now {
			sum := 0.0
			for e := c.shape.Into[t]; e < c.shape.Into[t+1]; e++ {
				ed := &c.shape.Edges[e]
				sum += was[ed.From] * edges[e] * c.expA[i][ed.Action]
			}
			now[t] = sum
			total += sum
		}
		for t := range now {
			now[t] /= total
		}
	}
}

// retreat takes c.beta from after token i to before it.
func (c *chain) retreat(s *stretch, i int) {
	edges, was, mark := c.expE[s.contexts[i]], c.alpha[i], c.marks[s.contexts[i]]
	clear(c.next)
	total := 0.0
	for t, bt := range c.beta {
		for e := c.shape.Into[t]; e < c.shape.Into[t+1]; e++ {
			ed := &c.shape.Edges[e]
			v := edges[e] * c.expA[i][ed.Action] * bt
			c.next[ed.From] += v
			total += was[ed.From] * v
		}
	}
	var grad [actions]float64
	weight := float64(s.weight)
	for t, bt := range c.beta {
		bt /= total
		for e := c.shape.Into[t]; e < c.shape.Into[t+1]; e++ {
			ed := &c.shape.Edges[e]
			p := was[ed.From] * edges[e] * c.expA[i][ed.Action] * bt
			grad[ed.Action] -= p
			mark[e] -= p * weight
		}
	}
	g := s.gold[i]
	grad[c.shape.Edges[g].Action]++
	mark[g] += weight
	for a, v := range grad {
		c.grad[i][a] = float32(v * weight)
	}
	norm := 0.0
	for _, v := range c.next {
		norm += v
	}
	for t, v := range c.next {
		c.beta[t] = v / norm
	}
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		t := make([]T, n)
		copy(t, s[:cap(s)])
		return t
	}
	return s[:n]
}

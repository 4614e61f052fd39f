package attribution

import (
	"math"

	"hearsay/extract/attribution"
)

// CRF is a linear-chain conditional random field under training, by AdaGrad with
// feature dropout and weight averaging; each runs on one core, so that the same
// data and seed give the same bytes.
//
// What was tried on PolNeAR dev, as exact F1 of source/cue/content (two runs that
// differ in nothing but the seed differ by up to .4):
//
//   - rate 0.1, dropout 0.3: 72.9/67.9/60.5; rate 0.02, dropout 0.5: 75.1/69.7/62.5
//   - hiding the word itself, or those that govern it, a quarter of the time: cue
//     +0.5, content +1.0; 0.4 gives no more
//   - the outermost likely cue above a word, labels ("PENCE:"), cues at a
//     sentence's end: +0.4/+0.6/0
//   - a bonus of a nat for each attribution: recall 69 → 72 at F1 +0.2; a bonus on
//     single words instead spoils contents
//   - hearsay's own tags, trees and clusters in place of CoreNLP's: +0.9/+1.3/0
//   - dropping features seen fewer than 8 times, two models averaged: +0.7/0/+1.6
//   - four models of six epochs in place of two of five: 0/+0.3/+0.3
//   - keeping 200,000 of 511,000 features: −0.4/−0.6/−1.0, at a fifth of the size
//   - a second pass over the first one's output (43 features of predicted cues,
//     spans and their place in the tree, four-fold): −0.2/−0.5/−0.6, left out
//   - word classes by k-means over PolNeAR, BBC and FNC texts: detection +0.5,
//     spans 0, left out
type CRF struct {
	Rate, Drop, Blind float64
	lexical           []uint8
	L2                float32
	Seed              uint64

	shape     *attribution.Automaton
	w, g2, u  []row // weights, squared gradients, for averaging: sum of step × change
	e, eg, eu [][]float32
	step      float64
	rng       uint64

	scores [][actions]float32
	expA   [][actions]float64
	expE   [][]float64
	alpha  [][]float64
	beta   []float64
	mark   [][]float64
	kept   []uint32
	from   []int
}

// NewCRF makes a model with so many feature rows and edge contexts.
func NewCRF(rows, contexts int) *CRF {
	c := &CRF{Rate: 0.1, Drop: 0.3, Seed: 1, shape: attribution.Shape()}
	c.w, c.g2, c.u = make([]row, rows), make([]row, rows), make([]row, rows)
	for range contexts {
		c.e = append(c.e, make([]float32, len(c.shape.Edges)))
		c.eg = append(c.eg, make([]float32, len(c.shape.Edges)))
		c.eu = append(c.eu, make([]float32, len(c.shape.Edges)))
		c.expE = append(c.expE, make([]float64, len(c.shape.Edges)))
		c.mark = append(c.mark, make([]float64, len(c.shape.Edges)))
	}
	return c
}

func (c *CRF) random() uint64 {
	c.rng ^= c.rng << 13
	c.rng ^= c.rng >> 7
	c.rng ^= c.rng << 17
	return c.rng
}

// Learn makes one step on a sequence.
func (c *CRF) Learn(s *stretch) {
	if c.rng == 0 {
		c.rng = c.Seed*0x9E3779B97F4A7C15 + 1
	}
	c.step++
	n := len(s.features)
	c.dropAndScore(s)
	c.forward(s, n)
	c.backwardAndUpdate(s, n)
}

func (c *CRF) dropAndScore(s *stretch) {
	n := len(s.features)
	c.kept, c.from = c.kept[:0], c.from[:0]
	c.scores = grow(c.scores, n)
	limit := uint64(c.Drop * (1 << 16))
	scale := float32(1 / (1 - c.Drop))
	for i, fs := range s.features {
		c.from = append(c.from, len(c.kept))
		var sum row
		var bits uint64
		blind := uint8(0)
		if x := c.random(); float64(x&0xffff) < c.Blind*(1<<16) {
			blind |= 1
		} else if float64(x>>16&0xffff) < c.Blind*(1<<16) {
			blind |= 2
		}
		for k, f := range fs {
			if k%4 == 0 {
				bits = c.random()
			}
			keep := bits&0xffff >= limit
			bits >>= 16
			if !keep || c.lexical[f]&blind != 0 {
				continue
			}
			c.kept = append(c.kept, f)
			r := &c.w[f]
			for a := range sum {
				sum[a] += r[a]
			}
		}
		for a := range sum {
			sum[a] *= scale
		}
		c.scores[i] = sum
	}
	c.from = append(c.from, len(c.kept))
}

func (c *CRF) forward(s *stretch, n int) {
	k := len(c.shape.States)
	c.expA, c.alpha = grow(c.expA, n), grow(c.alpha, n+1)
	for x := range c.expE {
		for e, w := range c.e[x] {
			c.expE[x][e] = math.Exp(float64(w))
		}
	}
	for i := range c.alpha {
		c.alpha[i] = grow(c.alpha[i], k)
	}
	clear(c.alpha[0])
	c.alpha[0][s.start] = 1
	for i := range n {
		top := c.scores[i][0]
		for _, v := range c.scores[i] {
			top = max(top, v)
		}
		for a, v := range c.scores[i] {
			c.expA[i][a] = math.Exp(float64(v - top))
		}
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

func (c *CRF) backwardAndUpdate(s *stretch, n int) {
	k := len(c.shape.States)
	c.beta = grow(c.beta, k)
	next := make([]float64, k)
	for t := range c.beta {
		c.beta[t] = 1
	}
	for x := range c.mark {
		clear(c.mark[x])
	}
	scale := float32(1 / (1 - c.Drop))
	for i := n - 1; i >= 0; i-- {
		edges, was, mark := c.expE[s.contexts[i]], c.alpha[i], c.mark[s.contexts[i]]
		clear(next)
		var grad [actions]float64
		total := 0.0
		for t := range k {
			bt := c.beta[t]
			for e := c.shape.Into[t]; e < c.shape.Into[t+1]; e++ {
				ed := &c.shape.Edges[e]
				v := edges[e] * c.expA[i][ed.Action] * bt
				next[ed.From] += v
				total += was[ed.From] * v
			}
		}
		for t := range k {
			bt := c.beta[t] / total
			for e := c.shape.Into[t]; e < c.shape.Into[t+1]; e++ {
				ed := &c.shape.Edges[e]
				p := was[ed.From] * edges[e] * c.expA[i][ed.Action] * bt
				grad[ed.Action] -= p
				mark[e] -= p
			}
		}
		g := s.gold[i]
		grad[c.shape.Edges[g].Action]++
		mark[g]++
		c.update(c.kept[c.from[i]:c.from[i+1]], &grad, scale*s.weight)
		norm := 0.0
		for _, v := range next {
			norm += v
		}
		for t := range next {
			c.beta[t] = next[t] / norm
		}
	}
	c.updateEdges(s.weight)
}

func (c *CRF) update(features []uint32, grad *[actions]float64, scale float32) {
	var g row
	small := true
	for a := range g {
		g[a] = float32(grad[a]) * scale
		if g[a] > 1e-3 || g[a] < -1e-3 {
			small = false
		}
	}
	if small {
		return
	}
	rate, step := float32(c.Rate), float32(c.step)
	for _, f := range features {
		w, g2, u := &c.w[f], &c.g2[f], &c.u[f]
		for a := range g {
			d := g[a]
			if d < 1e-4 && d > -1e-4 {
				continue
			}
			d -= c.L2 * w[a]
			g2[a] += d * d
			d *= rate / float32(math.Sqrt(float64(g2[a]))+1e-3)
			w[a] += d
			u[a] += d * step
		}
	}
}

func (c *CRF) updateEdges(weight float32) {
	rate, step := float32(c.Rate), float32(c.step)
	for x := range c.mark {
		for e, g := range c.mark[x] {
			d := float32(g) * weight
			if d == 0 {
				continue
			}
			c.eg[x][e] += d * d
			d *= rate / float32(math.Sqrt(float64(c.eg[x][e]))+1e-3)
			c.e[x][e] += d
			c.eu[x][e] += d * step
		}
	}
}

// Average returns the mean weights over all steps.
func (c *CRF) Average() ([]row, [][]float32) {
	t := float32(c.step + 1)
	w := make([]row, len(c.w))
	for f := range w {
		for a := range w[f] {
			w[f][a] = c.w[f][a] - c.u[f][a]/t
		}
	}
	e := make([][]float32, len(c.e))
	for x := range e {
		e[x] = make([]float32, len(c.e[x]))
		for k := range e[x] {
			e[x][k] = c.e[x][k] - c.eu[x][k]/t
		}
	}
	return w, e
}

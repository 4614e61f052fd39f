// Package neural answers the question: how is a small network trained without
// any library? It has the layers that the syntax model is made of, each with
// its gradient, and Adam.
//
//	w := neural.NewParam(rng, 128, 64) // from 128 numbers to 64
//	y := make([]float32, rows*64)
//	w.Forward(y, x)                    // y = x·W + b for each row of x
//	w.Backward(dx, dy, x, grad)        // and the gradients of both
//
// All numbers are float32, matrices are rows after rows. Every sum has one
// order and products are never fused, so training gives the same bytes on every
// machine.
package neural

import (
	"math"
	"math/rand/v2"
)

// axpy4 adds four multiples of rows of w to dst: rows begin at w[0], w[stride] …
func axpy4(dst, w []float32, stride int, a *[4]float32) {
	n := 0
	if fast && len(dst) >= 8 {
		n = len(dst) &^ 7
		_ = w[3*stride+n-1]
		axpy4AVX2(&dst[0], &w[0], stride, n, &a[0])
	}
	for ; n < len(dst); n++ {
		x := dst[n]
		for k := range a {
			x += float32(a[k] * w[k*stride+n])
		}
		dst[n] = x
	}
}

// axpy adds a multiple of w to dst. It is axpy4 with three multiples of zero.
func axpy(dst, w []float32, a float32) { axpy4(dst, w[:len(dst)], 0, &[4]float32{a}) }

// Param is a linear layer: In × Out weights (by input) and Out biases.
type Param struct {
	In, Out int
	W, B    []float32
	wt      []float32 // W by output, refreshed by Transpose
}

// NewParam makes a layer with weights drawn for its size (Glorot and Bengio 2010).
func NewParam(rng *rand.Rand, in, out int) *Param {
	p := &Param{In: in, Out: out, W: make([]float32, in*out), B: make([]float32, out), wt: make([]float32, in*out)}
	r := float32(math.Sqrt(6 / float64(in+out)))
	for i := range p.W {
		p.W[i] = (2*rng.Float32() - 1) * r
	}
	return p
}

// Transpose brings the copy by output, which Backward uses, up to W.
func (p *Param) Transpose() {
	for i := range p.In {
		for j := range p.Out {
			p.wt[j*p.In+i] = p.W[i*p.Out+j]
		}
	}
}

// Forward writes y = x·W + b, row by row.
func (p *Param) Forward(y, x []float32) {
	rows := len(y) / p.Out
	for t := range rows {
		out := y[t*p.Out : (t+1)*p.Out]
		copy(out, p.B)
		Combine(out, x[t*p.In:(t+1)*p.In], p.W)
	}
}

// Combine adds Σ x[i] × row i of w to out.
func Combine(out, x, w []float32) {
	i, n := 0, len(out)
	for ; i+4 <= len(x); i += 4 {
		a := [4]float32{x[i], x[i+1], x[i+2], x[i+3]}
		if a != [4]float32{} {
			axpy4(out, w[i*n:], n, &a)
		}
	}
	for ; i < len(x); i++ {
		axpy(out, w[i*n:(i+1)*n], x[i])
	}
}

// Grad is the gradient of a Param.
type Grad struct{ W, B []float32 }

// NewGrad makes a zero gradient for p.
func (p *Param) NewGrad() *Grad {
	return &Grad{make([]float32, len(p.W)), make([]float32, len(p.B))}
}

// Backward adds to dx the gradient of x (nil: not wanted) and to g that of the
// layer, given dy, the gradient of y.
func (p *Param) Backward(dx, dy, x []float32, g *Grad) {
	rows := len(dy) / p.Out
	for t := range rows {
		row := dy[t*p.Out : (t+1)*p.Out]
		if dx != nil {
			Combine(dx[t*p.In:(t+1)*p.In], row, p.wt)
		}
		for j, d := range row {
			g.B[j] += d
		}
	}
	var a [4]float32
	for i := range p.In {
		dst := g.W[i*p.Out : (i+1)*p.Out]
		t := 0
		for ; t+4 <= rows; t += 4 {
			a = [4]float32{x[t*p.In+i], x[(t+1)*p.In+i], x[(t+2)*p.In+i], x[(t+3)*p.In+i]}
			if a != [4]float32{} {
				axpy4(dst, dy[t*p.Out:], p.Out, &a)
			}
		}
		for ; t < rows; t++ {
			axpy(dst, dy[t*p.Out:(t+1)*p.Out], x[t*p.In+i])
		}
	}
}

// ReLU cuts negative numbers off in place.
func ReLU(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = 0
		}
	}
}

// ReLUBack silences gradients where y, the output of ReLU, is 0.
func ReLUBack(dy, y []float32) {
	for i, v := range y {
		if v <= 0 {
			dy[i] = 0
		}
	}
}

// Gate is the squashing function of the recurrent layers, from 0 to 1. It is
// made of a division rather than an exponential, so that reading gives the
// same bits on every machine.
func Gate(a float32) float32 {
	if a >= 0 {
		return 1 - 0.5/(1+a)
	}
	return 0.5 / (1 - a)
}

func gateSlope(a float32) float32 {
	if a < 0 {
		a = -a
	}
	return 0.5 / float32((1+a)*(1+a))
}

// Recur runs a gated recurrence over rows in one direction: h = z·h' + (1-z)·c,
// where h' is the h of the row before (after, when backwards), and a row of zc
// holds H gate inputs and H candidates. h is written at offset at of rows of
// width. Method: Feng et al. 2024, "minGRU"; Lei et al. 2018, SRU.
func Recur(h, zc []float32, hidden, width, at, zcWidth, zcAt int, backwards bool) {
	rows := len(h) / width
	prev := make([]float32, hidden)
	for k := range rows {
		t := k
		if backwards {
			t = rows - 1 - k
		}
		in := zc[t*zcWidth+zcAt:][:2*hidden]
		out := h[t*width+at:][:hidden]
		for i := range out {
			z := Gate(in[i])
			out[i] = float32(z*prev[i]) + float32((1-z)*in[hidden+i])
		}
		prev = out
	}
}

// RecurBack adds to dzc the gradient of zc, given dh.
func RecurBack(dzc, dh, h, zc []float32, hidden, width, at, zcWidth, zcAt int, backwards bool) {
	rows := len(h) / width
	carry := make([]float32, hidden)
	zero := make([]float32, hidden)
	for k := rows - 1; k >= 0; k-- {
		t, before := k, k-1
		if backwards {
			t = rows - 1 - k
			before = t + 1
		}
		in, din := zc[t*zcWidth+zcAt:][:2*hidden], dzc[t*zcWidth+zcAt:][:2*hidden]
		prev := zero
		if k > 0 {
			prev = h[before*width+at:][:hidden]
		}
		d := dh[t*width+at:][:hidden]
		for i := range d {
			g := d[i] + carry[i]
			z := Gate(in[i])
			din[i] += float32(g * (prev[i] - in[hidden+i]) * gateSlope(in[i]))
			din[hidden+i] += float32(g * (1 - z))
			carry[i] = float32(g * z)
		}
	}
}

// CrossEntropy turns scores into the gradient of -log softmax(scores)[gold] in
// place, times weight.
func CrossEntropy(scores []float32, gold int, weight float32) {
	top := scores[0]
	for _, s := range scores {
		top = max(top, s)
	}
	sum := float32(0)
	for i, s := range scores {
		scores[i] = float32(math.Exp(float64(s - top)))
		sum += scores[i]
	}
	for i := range scores {
		scores[i] = float32(scores[i] / sum * weight)
	}
	scores[gold] -= weight
}

// Adam is the optimiser of Kingma and Ba 2015, with a running mean of the
// weights, which is what a model is written from.
type Adam struct {
	Rate         float32
	Beta1, Beta2 float32
	Mean         float32 // how slowly the mean follows: 0.999; grows from 0 at the start
	step         int
	slots        map[*float32]*moments
}

type moments struct{ m, v, mean []float32 }

// Step moves w against its gradient g and clears g.
func (a *Adam) Step(w, g []float32) {
	s := a.slot(w)
	c1 := 1 - float32(math.Pow(float64(a.Beta1), float64(a.step)))
	c2 := 1 - float32(math.Pow(float64(a.Beta2), float64(a.step)))
	keep := min(a.Mean, float32(a.step)/float32(a.step+10))
	for i, d := range g {
		s.m[i] = float32(a.Beta1*s.m[i]) + float32((1-a.Beta1)*d)
		s.v[i] = float32(a.Beta2*s.v[i]) + float32((1-a.Beta2)*float32(d*d))
		w[i] -= float32(a.Rate * (s.m[i] / c1) / (float32(math.Sqrt(float64(s.v[i]/c2))) + 1e-8))
		s.mean[i] = float32(keep*s.mean[i]) + float32((1-keep)*w[i])
	}
	clear(g)
}

func (a *Adam) slot(w []float32) *moments {
	if a.slots == nil {
		a.slots = map[*float32]*moments{}
	}
	s := a.slots[&w[0]]
	if s == nil {
		s = &moments{make([]float32, len(w)), make([]float32, len(w)), make([]float32, len(w))}
		a.slots[&w[0]] = s
	}
	return s
}

// Next begins a step; Rate may change between steps.
func (a *Adam) Next() { a.step++ }

// MeanOf is the running mean of w.
func (a *Adam) MeanOf(w []float32) []float32 { return a.slot(w).mean }

// Table is an embedding table: rows that are looked up. Its optimiser is
// AdaGrad-like, since most rows are not touched by a step.
type Table struct {
	Width int
	W     []float32
	v     []float32 // mean square gradient by row
}

// NewTable makes a table with small random rows.
func NewTable(rng *rand.Rand, rows, width int, size float32) *Table {
	t := &Table{Width: width, W: make([]float32, rows*width), v: make([]float32, rows*width)}
	for i := range t.W {
		t.W[i] = (2*rng.Float32() - 1) * size
	}
	return t
}

// Row is row i.
func (t *Table) Row(i int32) []float32 { return t.W[int(i)*t.Width : (int(i)+1)*t.Width] }

// Step moves the rows that got gradients: AdaGrad (Duchi et al. 2011). order
// lists the rows so that the result does not hang on a map's order; each row
// counts once.
func (t *Table) Step(order []int32, grads map[int32][]float32, rate float32) {
	for _, r := range order {
		g, ok := grads[r]
		if !ok {
			continue
		}
		w, v := t.Row(r), t.v[int(r)*t.Width:][:t.Width]
		for i, d := range g {
			v[i] += float32(d * d)
			w[i] -= float32(rate * d / (float32(math.Sqrt(float64(v[i]))) + 1e-6))
		}
		delete(grads, r)
	}
}

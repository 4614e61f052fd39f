package attribution

import (
	"math"
	"math/rand/v2"
	"sync"

	"hearsay/corpus/train/neural"
	"hearsay/extract/attribution"
	"hearsay/extract/attribution/en"
)

// network is what en.network is in the model file, while it is trained: the rows
// of a word's features are summed and joined with what the syntax network made
// of the word; two gated recurrences in both directions read on from there, and
// a last layer scores the actions, to which the rows add their own part.
type network struct {
	rows   *neural.Table
	square []float32     // by row, sum of the mean squared gradients of its uses
	mix    *neural.Param // of vector and rows
	recur  [2]*neural.Param
	out    *neural.Param
	edges  [][]float32 // context × edge

	edgeSquare, edgeMean [][]float32
}

func newNetwork(rng *rand.Rand, half, buckets, vector int) *network {
	n := &network{rows: neural.NewTable(rng, buckets, en.Embed+actions, 0.02), square: make([]float32, buckets)}
	for i := range n.rows.W {
		if i%n.rows.Width >= en.Embed {
			n.rows.W[i] = 0
		}
	}
	n.mix = neural.NewParam(rng, vector+en.Embed, 2*half)
	n.recur = [2]*neural.Param{neural.NewParam(rng, 2*half, 4*half), neural.NewParam(rng, 2*half, 4*half)}
	n.out = neural.NewParam(rng, 2*half, actions)
	for _, p := range []*[][]float32{&n.edges, &n.edgeSquare, &n.edgeMean} {
		for range int(en.Contexts) {
			*p = append(*p, make([]float32, len(attribution.Shape().Edges)))
		}
	}
	return n
}

func (n *network) params() []*neural.Param {
	return []*neural.Param{n.mix, n.recur[0], n.recur[1], n.out}
}

// Where the gradients of a layer are among the worker's, as in network.params.
const (
	gMix = iota
	gRecur
	gOut = gRecur + 2
)

// worker has the buffers and gradients of one goroutine.
type worker struct {
	net   *network
	rng   *rand.Rand
	chain *chain
	grads []*neural.Grad

	x, u, flat, ds, dzc, dx []float32
	levels                  [2]level
	mask                    []float32 // dropout of u
	scores                  []row

	uses  []use       // of rows, by all stretches of the batch
	sums  [][]float32 // the gradients of the summed rows, by word of the batch
	words int
}

// level is what one recurrence leaves behind.
type level struct{ gates, states, sum, mask []float32 }

// use says that a word of the batch has a row.
type use struct {
	row  uint32
	word int32
}

func newWorker(net *network, seed uint64) *worker {
	w := &worker{net: net, rng: rand.New(rand.NewPCG(seed, 99)), chain: newChain(net.edges)}
	for _, p := range net.params() {
		w.grads = append(w.grads, p.NewGrad())
	}
	return w
}

// drop multiplies x by 0 (with chance p) or 1/(1-p), and keeps that in mask.
func (w *worker) drop(mask *[]float32, x []float32, p float64) {
	m := neural.Size(mask, len(x))
	keep, limit := float32(1/(1-p)), uint64(p*(1<<16))
	var bits uint64
	for i := range m {
		if i%4 == 0 {
			bits = w.rng.Uint64()
		}
		m[i] = keep
		if bits&0xffff < limit {
			m[i] = 0
		}
		bits >>= 16
	}
	multiply(x, m)
}

func multiply(x, m []float32) {
	for i := range x {
		x[i] = float32(x[i] * m[i])
	}
}

// forward fills w.scores for words, with parts left out at random.
func (w *worker) forward(words *words, o *Options) {
	n, net := len(words.rows), w.net
	w.scores = grow(w.scores, n)
	w.embed(words, o)
	u := neural.Size(&w.u, n*net.mix.Out)
	net.mix.Forward(u, w.x)
	neural.ReLU(u)
	w.drop(&w.mask, u, o.Layer)
	for k, p := range net.recur {
		u = w.levels[k].forward(p, u, n)
		w.drop(&w.levels[k].mask, u, o.Layer)
	}
	flat := neural.Size(&w.flat, n*actions)
	net.out.Forward(flat, u)
	for i := range n {
		for a := range actions {
			w.scores[i][a] += flat[i*actions+a]
		}
	}
}

// embed fills w.x, and w.scores with what the rows add to them.
func (w *worker) embed(words *words, o *Options) {
	in := w.net.mix.In
	x := neural.Zero(&w.x, len(words.rows)*in)
	for i := range words.rows {
		row := x[i*in : (i+1)*in]
		for k, v := range words.vectors[i] {
			row[k] = float32(v) / en.Fixed
		}
		w.sumRows(row[in-en.Embed:], w.scores[i][:], words.rows[i], o)
		w.words++
	}
}

// sumRows sums up a word's rows, leaving some out.
func (w *worker) sumRows(embed, direct []float32, rows []uint32, o *Options) {
	var sum [en.Embed + actions]float32
	keep, blind := float32(1/(1-o.Rows)), w.blind(o.Blind)
	var bits uint64
	for k, r := range rows {
		if k%4 == 0 {
			bits = w.rng.Uint64()
		}
		dropped := bits&0xffff < uint64(o.Rows*(1<<16))
		bits >>= 16
		if dropped || en.Lexical[en.Templates[k]]&blind != 0 {
			continue
		}
		w.uses = append(w.uses, use{r, int32(w.words)})
		add(&sum, w.net.rows.Row(int32(r)))
	}
	for j := range sum {
		sum[j] *= keep
	}
	copy(embed, sum[:en.Embed])
	copy(direct, sum[en.Embed:])
}

func add(sum *[en.Embed + actions]float32, row []float32) {
	for j, v := range row {
		sum[j] += v
	}
}

// blind says whether a word itself (1) or those above it (2) are hidden.
func (w *worker) blind(share float64) uint8 {
	limit := uint64(share * (1 << 16))
	switch x := w.rng.Uint64(); {
	case x&0xffff < limit:
		return 1
	case x>>16&0xffff < limit:
		return 2
	}
	return 0
}

// forward runs one recurrence over x in both directions and returns x + states.
func (l *level) forward(p *neural.Param, x []float32, n int) []float32 {
	width, half := p.In, p.In/2
	gates, states, sum := neural.Size(&l.gates, n*p.Out), neural.Size(&l.states, n*width), neural.Size(&l.sum, n*width)
	p.Forward(gates, x)
	neural.Recur(states, gates, half, width, 0, p.Out, 0, false)
	neural.Recur(states, gates, half, width, half, p.Out, 2*half, true)
	for i := range sum {
		sum[i] = x[i] + states[i]
	}
	return sum
}

// backward turns ds, the gradient of x + states, into that of x.
func (w *worker) backward(k int, ds, x []float32, n int) {
	p, l := w.net.recur[k], &w.levels[k]
	width, half := p.In, p.In/2
	dzc := neural.Zero(&w.dzc, n*p.Out)
	neural.RecurBack(dzc, ds, l.states, l.gates, half, width, 0, p.Out, 0, false)
	neural.RecurBack(dzc, ds, l.states, l.gates, half, width, half, p.Out, 2*half, true)
	p.Backward(ds, dzc, x, w.grads[gRecur+k])
}

// learn adds the gradients of one stretch to the worker's.
func (w *worker) learn(s *stretch, o *Options) {
	w.forward(&s.words, o)
	w.chain.learn(w.scores, s)
	n, net := len(s.rows), w.net
	for i := range n {
		for a, g := range w.chain.grad[i] {
			w.flat[i*actions+a] = -g
		}
	}
	ds := neural.Zero(&w.ds, n*net.mix.Out)
	net.out.Backward(ds, w.flat, w.levels[1].sum, w.grads[gOut])
	multiply(ds, w.levels[1].mask)
	w.backward(1, ds, w.levels[0].sum, n)
	multiply(ds, w.levels[0].mask)
	w.backward(0, ds, w.u, n)
	multiply(ds, w.mask)
	neural.ReLUBack(ds, w.u)
	dx := neural.Zero(&w.dx, n*net.mix.In)
	net.mix.Backward(dx, ds, w.x, w.grads[gMix])
	w.keepSums(dx, n, float32(1/(1-o.Rows)))
}

// keepSums notes the gradients of the words' summed rows.
func (w *worker) keepSums(dx []float32, n int, keep float32) {
	in := w.net.mix.In
	for i := range n {
		g := make([]float32, 0, en.Embed+actions)
		g = append(g, dx[(i+1)*in-en.Embed:(i+1)*in]...)
		g = append(g, w.flat[i*actions:(i+1)*actions]...)
		for j := range g {
			g[j] *= keep
		}
		w.sums = append(w.sums, g)
	}
}

// learner makes the steps of a training run.
type learner struct {
	*Options
	net     *network
	adam    *neural.Adam
	workers [2]*worker
	step    int
}

func newLearner(o *Options, net *network, seed uint64) *learner {
	l := &learner{Options: o, net: net, adam: &neural.Adam{Beta1: 0.9, Beta2: 0.98, Mean: 0.999}}
	for k := range l.workers {
		l.workers[k] = newWorker(net, seed+uint64(k))
	}
	return l
}

// learn makes a step on a batch, half of it in each worker.
func (l *learner) learn(batch []*stretch, rate float32) {
	for _, p := range l.net.params() {
		p.Transpose()
	}
	var wait sync.WaitGroup
	for k, w := range l.workers {
		wait.Go(func() {
			w.words = 0
			for i := k; i < len(batch); i += len(l.workers) {
				w.learn(batch[i], l.Options)
			}
		})
	}
	wait.Wait()
	l.step++
	l.stepLayers(rate * float32(l.Rate))
	l.stepEdges(rate * edgeRate)
	for _, w := range l.workers {
		l.stepRows(w, rate*float32(l.RowRate))
	}
}

// edgeRate is the full rate of the edges' AdaGrad.
const edgeRate = 0.02

func (l *learner) stepLayers(rate float32) {
	l.adam.Rate = rate
	l.adam.Next()
	a, b := l.workers[0], l.workers[1]
	scale := 1 / float32(a.words+b.words)
	for i, p := range l.net.params() {
		sum(a.grads[i].W, b.grads[i].W, scale)
		sum(a.grads[i].B, b.grads[i].B, scale)
		l.adam.Step(p.W, a.grads[i].W)
		l.adam.Step(p.B, a.grads[i].B)
	}
}

// sum adds b to a, scales a, and clears b.
func sum(a, b []float32, scale float32) {
	for i := range a {
		a[i] = float32((a[i] + b[i]) * scale)
	}
	clear(b)
}

// rowEase is added to the root of a row's squared gradients: without it a row's
// first use would move it a full step however small the gradient is. From 0 to
// 0.03, content F1 rose by 3 (a seventh of the articles).
const rowEase = 0.03

// stepRows moves each row against the gradient of each of its uses: AdaGrad with
// one rate a row.
func (l *learner) stepRows(w *worker, rate float32) {
	size := make([]float32, len(w.sums))
	for i, g := range w.sums {
		s := float32(0)
		for _, v := range g {
			s += float32(v * v)
		}
		size[i] = s / float32(len(g))
	}
	var by [1]float32
	for _, u := range w.uses {
		if size[u.word] < 1e-12 {
			continue
		}
		v := &l.net.square[u.row]
		*v += size[u.word]
		by[0] = -rate / (float32(math.Sqrt(float64(*v))) + rowEase)
		neural.Combine(l.net.rows.Row(int32(u.row)), by[:], w.sums[u.word])
	}
	w.uses, w.sums = w.uses[:0], w.sums[:0]
}

func (l *learner) stepEdges(rate float32) {
	a, b := l.workers[0].chain.marks, l.workers[1].chain.marks
	keep := min(l.adam.Mean, float32(l.step)/float32(l.step+10))
	for x := range a {
		for e := range a[x] {
			d := float32(a[x][e] + b[x][e])
			a[x][e], b[x][e] = 0, 0
			w, s, m := &l.net.edges[x][e], &l.net.edgeSquare[x][e], &l.net.edgeMean[x][e]
			*s += float32(d * d)
			*w += float32(rate * d / (float32(math.Sqrt(float64(*s))) + 1e-3))
			*m = float32(keep**m) + float32((1-keep)**w)
		}
	}
}

// takeMeans puts the running means in place of the weights. Rows have none:
// each one's rate falls to nothing.
func (l *learner) takeMeans() {
	for _, p := range l.net.params() {
		copy(p.W, l.adam.MeanOf(p.W))
		copy(p.B, l.adam.MeanOf(p.B))
	}
	for x := range l.net.edges {
		copy(l.net.edges[x], l.net.edgeMean[x])
	}
}

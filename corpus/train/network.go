package train

import (
	"math/rand/v2"

	"hearsay/corpus/train/neural"
	"hearsay/extract/syntax"
)

// The sizes of the network. They are what nine microseconds a word allow; the
// reader takes them from the model file.
const (
	staticWidth  = 64 // of the projected word vectors
	learnedWidth = 64 // of the learned words and affixes
	inputWidth   = staticWidth + learnedWidth
	hidden       = 64 // of a recurrence in one direction
	width        = 2 * hidden
	arcWidth     = 64
	labelWidth   = 48
	distances    = 24
)

// network is the parser and tagger while it is trained.
type network struct {
	static, conv, rec1, rec2 *neural.Param
	tag, upos                *neural.Param
	dep, head, arc           *neural.Param
	depLabel, headLabel      *neural.Param
	label                    *neural.Param
	roots, distance          *neural.Param // learned vectors: In is 1
	words, affixes           *neural.Table
}

func newNetwork(rng *rand.Rand, words, tags, upos, labels int) *network {
	return &network{
		static:   neural.NewParam(rng, 100, staticWidth),
		conv:     neural.NewParam(rng, 3*inputWidth, width),
		rec1:     neural.NewParam(rng, width, 4*hidden),
		rec2:     neural.NewParam(rng, width, 4*hidden),
		tag:      neural.NewParam(rng, width, tags),
		upos:     neural.NewParam(rng, width, upos),
		dep:      neural.NewParam(rng, width, arcWidth),
		head:     neural.NewParam(rng, width, arcWidth),
		arc:      neural.NewParam(rng, arcWidth, arcWidth),
		depLabel: neural.NewParam(rng, width, labelWidth), headLabel: neural.NewParam(rng, width, labelWidth),
		label: neural.NewParam(rng, labelWidth, labels),
		roots: neural.NewParam(rng, 1, arcWidth+labelWidth), distance: neural.NewParam(rng, 1, distances),
		words: neural.NewTable(rng, words, learnedWidth, 0.05), affixes: neural.NewTable(rng, syntax.Buckets, learnedWidth, 0.05),
	}
}

func (n *network) params() []*neural.Param {
	return []*neural.Param{n.static, n.conv, n.rec1, n.rec2, n.tag, n.upos, n.dep, n.head, n.arc, n.depLabel, n.headLabel, n.label, n.roots, n.distance}
}

// input is one sentence as the network sees it, with what is right.
type input struct {
	word    []int32     // row of words, 0 unknown
	static  [][]float32 // word vectors, nil unknown
	buckets [][syntax.Affixes]uint32
	tag     []int
	upos    []int
	head    []int // 0 is the root, words count from 1
	label   []int
	weight  float32
}

// worker has the buffers and gradients of one goroutine.
type worker struct {
	net          *network
	rng          *rand.Rand
	grads        []*neural.Grad
	wordGrads    map[int32][]float32
	affixGrads   map[int32][]float32
	wordOrder    []int32
	affixOrder   []int32
	x, win       []float32
	u, zc1, r1   []float32
	in2, zc2, r2 []float32
	s            []float32
	st           []float32
	dep, head    []float32
	q            []float32
	dl, hl       []float32
	tags, uposes []float32
	arcs         []float32
	m1, m2, m3   []float32 // dropout masks
	md, mh       []float32
	words        []int32
}

func newWorker(net *network, seed uint64) *worker {
	w := &worker{net: net, rng: rand.New(rand.NewPCG(seed, 99)), wordGrads: map[int32][]float32{}, affixGrads: map[int32][]float32{}}
	for _, p := range net.params() {
		w.grads = append(w.grads, p.NewGrad())
	}
	return w
}

func size(b *[]float32, n int) []float32 {
	if cap(*b) < n {
		*b = make([]float32, n, 2*n)
	}
	*b = (*b)[:n]
	return *b
}

func zero(b *[]float32, n int) []float32 { s := size(b, n); clear(s); return s }

// mask fills b with 0 (with chance p) or 1/(1-p).
func (w *worker) mask(b *[]float32, n int, p float32) []float32 {
	m := size(b, n)
	if p == 0 {
		for i := range m {
			m[i] = 1
		}
		return m
	}
	keep := 1 / (1 - p)
	for i := range m {
		m[i] = keep
		if w.rng.Float32() < p {
			m[i] = 0
		}
	}
	return m
}

func multiply(x, m []float32) {
	for i := range x {
		x[i] = float32(x[i] * m[i])
	}
}

// forward reads one sentence; drop is the chance of dropout, 0 when not training.
func (w *worker) forward(in *input, drop, wordDrop float32) {
	net, n := w.net, len(in.word)
	x := zero(&w.x, n*inputWidth)
	w.words = append(w.words[:0], in.word...)
	st := zero(&w.st, n*staticWidth)
	for t := range n {
		if in.static[t] != nil && !(wordDrop > 0 && w.rng.Float32() < 0.05) {
			net.static.Forward(st[t*staticWidth:(t+1)*staticWidth], in.static[t])
			copy(x[t*inputWidth:], st[t*staticWidth:(t+1)*staticWidth])
		} else if wordDrop > 0 && in.static[t] != nil {
			st[t*staticWidth] = dropped
		}
		if wordDrop > 0 && w.rng.Float32() < wordDrop {
			w.words[t] = 0
		}
		row := x[t*inputWidth+staticWidth : (t+1)*inputWidth]
		copy(row, net.words.Row(w.words[t]))
		for _, b := range in.buckets[t] {
			for i, v := range net.affixes.Row(int32(b)) {
				row[i] += v
			}
		}
	}
	win := zero(&w.win, n*3*inputWidth)
	for t := range n {
		for k := -1; k <= 1; k++ {
			if t+k >= 0 && t+k < n {
				copy(win[(t*3+k+1)*inputWidth:], x[(t+k)*inputWidth:(t+k+1)*inputWidth])
			}
		}
	}
	u := size(&w.u, n*width)
	net.conv.Forward(u, win)
	neural.ReLU(u)
	multiply(u, w.mask(&w.m1, n*width, drop))
	zc1 := size(&w.zc1, n*4*hidden)
	net.rec1.Forward(zc1, u)
	r1 := size(&w.r1, n*width)
	neural.Recur(r1, zc1, hidden, width, 0, 4*hidden, 0, false)
	neural.Recur(r1, zc1, hidden, width, hidden, 4*hidden, 2*hidden, true)
	in2 := size(&w.in2, n*width)
	for i := range in2 {
		in2[i] = u[i] + r1[i]
	}
	multiply(in2, w.mask(&w.m2, n*width, drop))
	zc2 := size(&w.zc2, n*4*hidden)
	net.rec2.Forward(zc2, in2)
	r2 := size(&w.r2, n*width)
	neural.Recur(r2, zc2, hidden, width, 0, 4*hidden, 0, false)
	neural.Recur(r2, zc2, hidden, width, hidden, 4*hidden, 2*hidden, true)
	s := size(&w.s, n*width)
	for i := range s {
		s[i] = in2[i] + r2[i]
	}
	multiply(s, w.mask(&w.m3, n*width, drop))

	net.tag.Forward(size(&w.tags, n*net.tag.Out), s)
	net.upos.Forward(size(&w.uposes, n*net.upos.Out), s)
	dep := size(&w.dep, n*arcWidth)
	net.dep.Forward(dep, s)
	neural.ReLU(dep)
	multiply(dep, w.mask(&w.md, n*arcWidth, drop))
	head := size(&w.head, (n+1)*arcWidth)
	copy(head, net.roots.W[:arcWidth])
	net.head.Forward(head[arcWidth:], s)
	neural.ReLU(head[arcWidth:])
	multiply(head, w.mask(&w.mh, (n+1)*arcWidth, drop))
	net.arc.Forward(size(&w.q, n*arcWidth), dep)
	arcs := size(&w.arcs, n*(n+1))
	for t := range n {
		q := w.q[t*arcWidth : (t+1)*arcWidth]
		for j := range n + 1 {
			arcs[t*(n+1)+j] = dot(q, head[j*arcWidth:(j+1)*arcWidth]) + net.distance.W[distanceOf(t, j)]
		}
	}
	net.depLabel.Forward(size(&w.dl, n*labelWidth), s)
	hl := size(&w.hl, (n+1)*labelWidth)
	copy(hl, net.roots.W[arcWidth:])
	net.headLabel.Forward(hl[labelWidth:], s)
}

// dropped marks a static vector that dropout removed. Its exact value never
// comes about otherwise.
const dropped = -1e30

// distanceOf is the bucket of the distance from word t to head j (0 is the root).
func distanceOf(t, j int) int { return syntax.Distance(t, j) }

func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	i := 0
	for ; i+4 <= len(a); i += 4 {
		s0 += float32(a[i] * b[i])
		s1 += float32(a[i+1] * b[i+1])
		s2 += float32(a[i+2] * b[i+2])
		s3 += float32(a[i+3] * b[i+3])
	}
	for ; i < len(a); i++ {
		s0 += float32(a[i] * b[i])
	}
	return s0 + s1 + s2 + s3
}

// labelsOf writes the scores of the labels of the arc from t to head j, keeping
// the hidden layer in h.
func (w *worker) labelsOf(out, h []float32, t, j int) {
	a, b := w.dl[t*labelWidth:(t+1)*labelWidth], w.hl[j*labelWidth:(j+1)*labelWidth]
	for i := range h {
		h[i] = max(0, a[i]+b[i])
	}
	w.net.label.Forward(out, h)
}

const (
	gStatic = iota
	gConv
	gRec1
	gRec2
	gTag
	gUPOS
	gDep
	gHead
	gArc
	gDepLabel
	gHeadLabel
	gLabel
	gRoots
	gDistance
)

// learn adds the gradients of one sentence to the worker's.
func (w *worker) learn(in *input, drop, wordDrop float32) {
	w.forward(in, drop, wordDrop)
	net, n, g := w.net, len(in.word), w.grads
	ds := make([]float32, n*width)

	nt, nu := net.tag.Out, net.upos.Out
	for t := range n {
		if in.tag[t] >= 0 {
			neural.CrossEntropy(w.tags[t*nt:(t+1)*nt], in.tag[t], in.weight)
		} else {
			clear(w.tags[t*nt : (t+1)*nt])
		}
		if in.upos[t] >= 0 {
			neural.CrossEntropy(w.uposes[t*nu:(t+1)*nu], in.upos[t], 0.5*in.weight)
		} else {
			clear(w.uposes[t*nu : (t+1)*nu])
		}
	}
	net.tag.Backward(ds, w.tags, w.s, g[gTag])
	net.upos.Backward(ds, w.uposes, w.s, g[gUPOS])

	// Labels.
	ddl, dhl := make([]float32, n*labelWidth), make([]float32, (n+1)*labelWidth)
	scores, h, dh := make([]float32, net.label.Out), make([]float32, labelWidth), make([]float32, labelWidth)
	for t := range n {
		if in.label[t] < 0 || in.head[t] < 0 {
			continue
		}
		w.labelsOf(scores, h, t, in.head[t])
		neural.CrossEntropy(scores, in.label[t], in.weight)
		clear(dh)
		net.label.Backward(dh, scores, h, g[gLabel])
		neural.ReLUBack(dh, h)
		for i, d := range dh {
			ddl[t*labelWidth+i] += d
			dhl[in.head[t]*labelWidth+i] += d
		}
	}
	net.depLabel.Backward(ds, ddl, w.s, g[gDepLabel])
	net.headLabel.Backward(ds, dhl[labelWidth:], w.s, g[gHeadLabel])
	for i := range labelWidth {
		g[gRoots].W[arcWidth+i] += dhl[i]
	}

	// Arcs.
	dq, dhead := make([]float32, n*arcWidth), make([]float32, (n+1)*arcWidth)
	for t := range n {
		row := w.arcs[t*(n+1) : (t+1)*(n+1)]
		if in.head[t] < 0 {
			continue
		}
		neural.CrossEntropy(row, in.head[t], in.weight)
		for j, d := range row {
			if d == 0 {
				continue
			}
			g[gDistance].W[distanceOf(t, j)] += d
			hj, qt := w.head[j*arcWidth:(j+1)*arcWidth], w.q[t*arcWidth:(t+1)*arcWidth]
			dqt, dhj := dq[t*arcWidth:(t+1)*arcWidth], dhead[j*arcWidth:(j+1)*arcWidth]
			for i := range hj {
				dqt[i] += float32(d * hj[i])
				dhj[i] += float32(d * qt[i])
			}
		}
	}
	ddep := make([]float32, n*arcWidth)
	net.arc.Backward(ddep, dq, w.dep, g[gArc])
	multiply(ddep, w.md)
	neural.ReLUBack(ddep, w.dep)
	net.dep.Backward(ds, ddep, w.s, g[gDep])
	multiply(dhead, w.mh)
	for i := range arcWidth {
		g[gRoots].W[i] += dhead[i]
	}
	neural.ReLUBack(dhead[arcWidth:], w.head[arcWidth:])
	net.head.Backward(ds, dhead[arcWidth:], w.s, g[gHead])

	// The recurrent layers and the window.
	multiply(ds, w.m3)
	dzc := make([]float32, n*4*hidden)
	neural.RecurBack(dzc, ds, w.r2, w.zc2, hidden, width, 0, 4*hidden, 0, false)
	neural.RecurBack(dzc, ds, w.r2, w.zc2, hidden, width, hidden, 4*hidden, 2*hidden, true)
	net.rec2.Backward(ds, dzc, w.in2, g[gRec2]) // ds is also the gradient of in2 by the short cut
	multiply(ds, w.m2)
	clear(dzc)
	neural.RecurBack(dzc, ds, w.r1, w.zc1, hidden, width, 0, 4*hidden, 0, false)
	neural.RecurBack(dzc, ds, w.r1, w.zc1, hidden, width, hidden, 4*hidden, 2*hidden, true)
	net.rec1.Backward(ds, dzc, w.u, g[gRec1])
	multiply(ds, w.m1)
	neural.ReLUBack(ds, w.u)
	dwin := make([]float32, n*3*inputWidth)
	net.conv.Backward(dwin, ds, w.win, g[gConv])
	w.inputs(in, dwin)
}

// inputs passes the gradient of the windows on to words, affixes and vectors.
func (w *worker) inputs(in *input, dwin []float32) {
	n := len(in.word)
	dx := make([]float32, n*inputWidth)
	for t := range n {
		for k := -1; k <= 1; k++ {
			if t+k >= 0 && t+k < n {
				dst, src := dx[(t+k)*inputWidth:(t+k+1)*inputWidth], dwin[(t*3+k+1)*inputWidth:(t*3+k+2)*inputWidth]
				for i, d := range src {
					dst[i] += d
				}
			}
		}
	}
	for t := range n {
		d := dx[t*inputWidth : (t+1)*inputWidth]
		if in.static[t] != nil && w.st[t*staticWidth] != dropped {
			w.net.static.Backward(nil, d[:staticWidth], in.static[t], w.grads[gStatic])
		}
		add(w.wordGrads, &w.wordOrder, w.words[t], d[staticWidth:])
		for _, b := range in.buckets[t] {
			add(w.affixGrads, &w.affixOrder, int32(b), d[staticWidth:])
		}
	}
}

func add(grads map[int32][]float32, order *[]int32, row int32, d []float32) {
	g := grads[row]
	if g == nil {
		g = make([]float32, len(d))
		grads[row] = g
		*order = append(*order, row)
	}
	for i, v := range d {
		g[i] += v
	}
}

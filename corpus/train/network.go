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
		roots: neural.NewParam(rng, 1, arcWidth+labelWidth), distance: neural.NewParam(rng, 1, syntax.Distances),
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

// worker has the buffers and gradients of one goroutine. Rows are words.
type worker struct {
	net                   *network
	rng                   *rand.Rand
	grads                 []*neural.Grad // by gStatic …
	wordGrads, affixGrads map[int32][]float32
	wordOrder, affixOrder []int32   // the rows with gradients, by first use
	words                 []int32   // the sentence's words, some dropped
	st, x, win            []float32 // projected vectors, input, windows
	u                     []float32 // after the window
	zc1, r1, in2          []float32 // gates, output and sum of the first recurrence
	zc2, r2, s            []float32 // and of the second
	tags, uposes          []float32 // scores, then their gradients
	dep, head, q, arcs    []float32
	dl, hl                []float32 // halves of the hidden layer of labels
	m1, m2, m3, md, mh    []float32 // dropout masks
}

func newWorker(net *network, seed uint64) *worker {
	w := &worker{net: net, rng: rand.New(rand.NewPCG(seed, 99)), wordGrads: map[int32][]float32{}, affixGrads: map[int32][]float32{}}
	for _, p := range net.params() {
		w.grads = append(w.grads, p.NewGrad())
	}
	return w
}

// mask fills b with 0 (with chance p) or 1/(1-p).
func (w *worker) mask(b *[]float32, n int, p float32) []float32 {
	m := neural.Size(b, n)
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
	n := len(in.word)
	w.embed(in, wordDrop)
	w.encode(n, drop)
	w.net.tag.Forward(neural.Size(&w.tags, n*w.net.tag.Out), w.s)
	w.net.upos.Forward(neural.Size(&w.uposes, n*w.net.upos.Out), w.s)
	w.scoreArcs(n, drop)
	w.net.depLabel.Forward(neural.Size(&w.dl, n*labelWidth), w.s)
	hl := neural.Size(&w.hl, (n+1)*labelWidth)
	copy(hl, w.net.roots.W[arcWidth:])
	w.net.headLabel.Forward(hl[labelWidth:], w.s)
}

// staticDrop is how often a word vector is left out, so that affixes and
// neighbours learn to do without.
const staticDrop = 0.05

// embed fills w.x with one row per word: its projected vector, then the sum of
// its learned rows.
func (w *worker) embed(in *input, wordDrop float32) {
	net, n := w.net, len(in.word)
	x, st := neural.Zero(&w.x, n*inputWidth), neural.Zero(&w.st, n*staticWidth)
	w.words = append(w.words[:0], in.word...)
	for t := range n {
		if in.static[t] != nil && !(wordDrop > 0 && w.rng.Float32() < staticDrop) {
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
}

// encode runs the window and the two recurrences; w.s then has a row per word.
func (w *worker) encode(n int, drop float32) {
	win := neural.Zero(&w.win, n*3*inputWidth)
	for t := range n {
		for k := max(-1, -t); k <= min(1, n-1-t); k++ {
			copy(win[(t*3+k+1)*inputWidth:], w.x[(t+k)*inputWidth:(t+k+1)*inputWidth])
		}
	}
	u := neural.Size(&w.u, n*width)
	w.net.conv.Forward(u, win)
	neural.ReLU(u)
	multiply(u, w.mask(&w.m1, n*width, drop))
	w.recur(w.net.rec1, &w.in2, &w.r1, &w.zc1, u, n)
	multiply(w.in2, w.mask(&w.m2, n*width, drop))
	w.recur(w.net.rec2, &w.s, &w.r2, &w.zc2, w.in2, n)
	multiply(w.s, w.mask(&w.m3, n*width, drop))
}

// recur runs one recurrence over x in both directions and writes x + r to out.
func (w *worker) recur(layer *neural.Param, out, r, zc *[]float32, x []float32, n int) {
	gates, rows := neural.Size(zc, n*4*hidden), neural.Size(r, n*width)
	layer.Forward(gates, x)
	neural.Recur(rows, gates, hidden, width, 0, 4*hidden, 0, false)
	neural.Recur(rows, gates, hidden, width, hidden, 4*hidden, 2*hidden, true)
	for i := range neural.Size(out, n*width) {
		(*out)[i] = x[i] + rows[i]
	}
}

// scoreArcs fills w.arcs: for each word, a score for the root and each head.
func (w *worker) scoreArcs(n int, drop float32) {
	net := w.net
	dep := neural.Size(&w.dep, n*arcWidth)
	net.dep.Forward(dep, w.s)
	neural.ReLU(dep)
	multiply(dep, w.mask(&w.md, n*arcWidth, drop))
	head := neural.Size(&w.head, (n+1)*arcWidth)
	copy(head, net.roots.W[:arcWidth])
	net.head.Forward(head[arcWidth:], w.s)
	neural.ReLU(head[arcWidth:])
	multiply(head, w.mask(&w.mh, (n+1)*arcWidth, drop))
	net.arc.Forward(neural.Size(&w.q, n*arcWidth), dep)
	arcs := neural.Size(&w.arcs, n*(n+1))
	for t := range n {
		q := w.q[t*arcWidth : (t+1)*arcWidth]
		for j := range n + 1 {
			arcs[t*(n+1)+j] = dot(q, head[j*arcWidth:(j+1)*arcWidth]) + net.distance.W[syntax.Distance(t, j)]
		}
	}
}

// dropped marks a static vector that dropout removed. Its exact value never
// comes about otherwise.
const dropped = -1e30

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

// Where the gradients of a layer are among the worker's, as in network.params.
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
	ds := make([]float32, len(in.word)*width)
	w.learnTags(ds, w.net.tag, w.tags, in.tag, w.grads[gTag], in.weight)
	w.learnTags(ds, w.net.upos, w.uposes, in.upos, w.grads[gUPOS], uposWeight*in.weight)
	w.learnLabels(ds, in)
	w.learnArcs(ds, in)
	w.learnEncoder(in, ds)
}

// uposWeight is how much the universal parts of speech count beside the finer
// tags, which nearly give them.
const uposWeight = 0.5

// learnTags passes the gradient of a tagging layer on to ds.
func (w *worker) learnTags(ds []float32, layer *neural.Param, scores []float32, gold []int, g *neural.Grad, weight float32) {
	for t, tag := range gold {
		if row := scores[t*layer.Out : (t+1)*layer.Out]; tag >= 0 {
			neural.CrossEntropy(row, tag, weight)
		} else {
			clear(row)
		}
	}
	layer.Backward(ds, scores, w.s, g)
}

// learnLabels learns the relations of the right arcs.
func (w *worker) learnLabels(ds []float32, in *input) {
	net, n, g := w.net, len(in.word), w.grads
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
}

// learnArcs learns the heads.
func (w *worker) learnArcs(ds []float32, in *input) {
	net, n, g := w.net, len(in.word), w.grads
	dq, dhead := make([]float32, n*arcWidth), make([]float32, (n+1)*arcWidth)
	for t := range n {
		if in.head[t] >= 0 {
			row := w.arcs[t*(n+1) : (t+1)*(n+1)]
			neural.CrossEntropy(row, in.head[t], in.weight)
			w.pairsBack(dq[t*arcWidth:(t+1)*arcWidth], dhead, row, t)
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
}

// pairsBack passes the gradients of word t's arc scores on to its own vector
// and to the heads'.
func (w *worker) pairsBack(dq, dhead, row []float32, t int) {
	q := w.q[t*arcWidth : (t+1)*arcWidth]
	for j, d := range row {
		if d == 0 {
			continue
		}
		w.grads[gDistance].W[syntax.Distance(t, j)] += d
		head, dh := w.head[j*arcWidth:(j+1)*arcWidth], dhead[j*arcWidth:(j+1)*arcWidth]
		for i := range head {
			dq[i] += float32(d * head[i])
			dh[i] += float32(d * q[i])
		}
	}
}

// learnEncoder passes ds, the gradient of the encoded rows, down to the words.
func (w *worker) learnEncoder(in *input, ds []float32) {
	n := len(in.word)
	dzc := make([]float32, n*4*hidden)
	multiply(ds, w.m3)
	w.recurBack(w.net.rec2, ds, dzc, w.r2, w.zc2, w.in2, w.grads[gRec2])
	multiply(ds, w.m2)
	clear(dzc)
	w.recurBack(w.net.rec1, ds, dzc, w.r1, w.zc1, w.u, w.grads[gRec1])
	multiply(ds, w.m1)
	neural.ReLUBack(ds, w.u)
	dwin := make([]float32, n*3*inputWidth)
	w.net.conv.Backward(dwin, ds, w.win, w.grads[gConv])
	w.inputs(in, dwin)
}

// recurBack is recur backwards: ds is the gradient of x + r and becomes that of x.
func (w *worker) recurBack(layer *neural.Param, ds, dzc, r, zc, x []float32, g *neural.Grad) {
	neural.RecurBack(dzc, ds, r, zc, hidden, width, 0, 4*hidden, 0, false)
	neural.RecurBack(dzc, ds, r, zc, hidden, width, hidden, 4*hidden, 2*hidden, true)
	layer.Backward(ds, dzc, x, g)
}

// inputs passes the gradient of the windows on to words, affixes and vectors.
func (w *worker) inputs(in *input, dwin []float32) {
	n := len(in.word)
	dx := make([]float32, n*inputWidth)
	for t := range n {
		for k := max(-1, -t); k <= min(1, n-1-t); k++ {
			dst, src := dx[(t+k)*inputWidth:(t+k+1)*inputWidth], dwin[(t*3+k+1)*inputWidth:(t*3+k+2)*inputWidth]
			for i, d := range src {
				dst[i] += d
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

// add adds d to the gradient of a row and notes the row's first use in order.
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

package syntax

import (
	"hearsay/extract/model"
	"hearsay/extract/syntax/en"
)

// Network is the tagger and parser as it lies in its file.
type Network struct {
	tags, upos, relations []string
	words, irregular      model.Lexicon
	lemmas                model.Strings
	exceptions            en.Irregular
	lemmaOf               model.Memo
	static, learned       model.Matrix
	affixes, clusters     model.Matrix
	window                model.Layer
	recur                 [2]model.Layer
	dep, head, arc        model.Layer
	labelDep, labelHead   model.Layer
	label, tag, pos       model.Layer
	roots, distance       []int32
}

// Open reads a network from a file that `hearsay-train syntax` wrote.
func Open(file []byte) *Network {
	f := model.MustOpen(file, "syntax", Features)
	n := &Network{
		tags: f.MustStrings("tags").All(), upos: f.MustStrings("upos").All(), relations: f.MustStrings("relations").All(),
		words: f.MustLexicon("words"), irregular: f.MustLexicon("irregular"), lemmas: f.MustStrings("lemmas"),
		static: f.MustMatrix("static"), learned: f.MustMatrix("learned"), affixes: f.MustMatrix("affixes"), clusters: f.MustMatrix("clusters"),
		roots: numbers(f, "roots"), distance: numbers(f, "distance"),
	}
	n.exceptions = en.OpenIrregular()
	n.lemmaOf.Of = n.lemma
	for name, l := range map[string]*model.Layer{
		"window": &n.window, "recur1": &n.recur[0], "recur2": &n.recur[1], "dep": &n.dep, "head": &n.head, "arc": &n.arc,
		"label-dep": &n.labelDep, "label-head": &n.labelHead, "label": &n.label, "tag": &n.tag, "pos": &n.pos,
	} {
		*l = f.MustLayer(name)
	}
	return n
}

func numbers(f *model.File, name string) []int32 {
	m := f.MustMatrix(name)
	list := make([]int32, m.Cols)
	for i := range list {
		list[i] = m.At(0, i)
	}
	return list
}

// sentence is the buffers for one sentence; they are reused for the next.
type sentence struct {
	net       *Network
	view      View
	sums      model.Sums
	x         []int16   // rows of input, one empty row before and after
	u, y      []int16   // rows between layers
	out       []float32 // rows of a layer's output
	sum       []float32 // running sum of the layers
	prev      []float32
	dep, q    []int16
	heads     []int16 // row 0 is the root
	arcs      []int32 // padded(n+1) scores a word
	depLabel  []float32
	headLabel []float32
	hidden    []int16
	name      []string
	tree      tree
	seen      []uint8
}

func (s *sentence) sized(n int) {
	net := s.net
	width, in := net.window.Out, net.static.Cols+net.learned.Cols
	s.x = grow(s.x, (n+2)*in)
	clear(s.x)
	s.u, s.y = grow(s.u, n*width), grow(s.y, n*width)
	s.out, s.sum = grow(s.out, n*net.recur[0].Out), grow(s.sum, n*width)
	s.prev = grow(s.prev, width)
	s.dep, s.q = grow(s.dep, n*net.dep.Out), grow(s.q, n*net.arc.Out)
	s.heads = grow(s.heads, padded(n+1)*net.head.Out)
	s.arcs = grow(s.arcs, n*padded(n+1))
	s.depLabel, s.headLabel = grow(s.depLabel, n*net.labelDep.Out), grow(s.headLabel, (n+1)*net.labelHead.Out)
	s.name = grow(s.name, n)
}

// padded is n filled up to a multiple of four, as MatVec wants.
func padded(n int) int { return (n + 3) &^ 3 }

func grow[T any](b []T, n int) []T {
	if cap(b) < n {
		return make([]T, n, n+n/2)
	}
	return b[:n]
}

// see fills row t of the input for word w and returns the word's number, 0 for
// one that is not in the vocabulary.
func (s *sentence) see(t int, w string, first bool) uint32 {
	net := s.net
	s.view.See(w, first)
	id, ok := net.words.FindBytes(s.view.Key)
	if !ok && s.view.Digits() {
		id, _ = net.words.FindBytes(s.view.Key)
	}
	ns, nl := net.static.Cols, net.learned.Cols
	row := s.x[(t+1)*(ns+nl):][:ns+nl]
	if id > 0 && int(id) < net.static.Rows {
		model.AddBytes(row[:ns], net.static.Row(int(id)), int16(net.static.Scale))
	}
	learned := 0
	if int(id) < net.learned.Rows {
		learned = int(id)
	}
	model.AddBytes(row[ns:], net.learned.Row(learned), int16(net.learned.Scale))
	for _, b := range s.view.Buckets {
		model.AddBytes(row[ns:], net.affixes.Row(int(b)), int16(net.affixes.Scale))
	}
	return id
}

// encode runs the window and the two recurrences over n words; s.y then holds
// one row per word.
func (s *sentence) encode(n int) {
	net := s.net
	width, in := net.window.Out, net.static.Cols+net.learned.Cols
	net.window.Run(s.out, &s.sums, s.x, in, n)
	model.Clip(s.u, s.out[:n*width], true)
	for i, v := range s.u {
		s.sum[i] = float32(v)
	}
	s.recurrence(&net.recur[0], s.u, n, width)
	model.Clip(s.y, s.sum, false)
	s.recurrence(&net.recur[1], s.y, n, width)
	model.Clip(s.y, s.sum, false)
}

// recurrence adds one layer's output to s.sum: h = z·h' + (1-z)·c, forwards in
// the first half of each row and backwards in the second.
func (s *sentence) recurrence(l *model.Layer, x []int16, n, width int) {
	l.Run(s.out, &s.sums, x, width, n)
	model.Recurrence(s.sum, s.out, s.prev, n, width, Unit)
}

// score fills s.arcs (per word and head, in units of the product) and the hidden
// layers of the labels.
func (s *sentence) score(n int) {
	net := s.net
	width, arc, lab := net.window.Out, net.head.Out, net.labelHead.Out
	for i := range arc {
		s.heads[i] = int16(net.roots[i])
	}
	for i := range lab {
		s.headLabel[i] = float32(net.roots[arc+i])
	}
	net.head.Run(s.out, &s.sums, s.y, width, n)
	model.Clip(s.heads[arc:(n+1)*arc], s.out[:n*arc], true)
	clear(s.heads[(n+1)*arc:])
	net.labelDep.Run(s.depLabel, &s.sums, s.y, width, n)
	net.labelHead.Run(s.headLabel[lab:], &s.sums, s.y, width, n)
	net.dep.Run(s.out, &s.sums, s.y, width, n)
	model.Clip(s.dep, s.out[:n*arc], true)
	net.arc.Run(s.out, &s.sums, s.dep, arc, n)
	model.Clip(s.q, s.out[:n*arc], false)
	s.pairs(n, arc)
}

// pairs scores each word with each head.
func (s *sentence) pairs(n, arc int) {
	wide := padded(n + 1)
	heads := s.heads[:wide*arc]
	t := 0
	for ; t+2 <= n; t += 2 {
		model.MatVec2(s.arcs[t*wide:(t+1)*wide], s.arcs[(t+1)*wide:(t+2)*wide], heads, s.q[t*arc:(t+1)*arc], s.q[(t+1)*arc:(t+2)*arc])
	}
	if t < n {
		model.MatVec(s.arcs[t*wide:(t+1)*wide], heads, s.q[t*arc:(t+1)*arc])
	}
	for t := range n {
		row := s.arcs[t*wide : t*wide+n+1]
		for j := range row {
			row[j] += s.net.distance[Distance(t, j)] * Unit
		}
		row[t+1] = never
	}
}

// never is the score of an arc that must not be: from a word to itself.
const never = -1 << 30

// relations fills the labels of the arcs from n words from t on to their heads (0
// the root), model.Vectors words at most.
func (s *sentence) relations(names []string, t int, heads []int) {
	net, lab := s.net, s.net.labelHead.Out
	s.hidden = grow(s.hidden, model.Vectors*net.label.In)
	for k, j := range heads {
		a, b := s.depLabel[(t+k)*lab:(t+k+1)*lab], s.headLabel[j*lab:(j+1)*lab]
		for i := range a {
			s.prev[i] = a[i] + b[i]
		}
		model.Clip(s.hidden[k*net.label.In:][:lab], s.prev[:lab], true)
	}
	net.label.Best(names[:len(heads)], &s.sums, s.hidden, net.relations)
}

// relation is the label of the arc from word t to head j.
func (s *sentence) relation(t, j int) string {
	s.relations(s.name[:1], t, []int{j})
	return s.name[0]
}

// cluster is the cluster of a word of the vocabulary; words that are close in
// meaning share one. 0 stands for none.
func (n *Network) cluster(id uint32) uint16 {
	if int(id) >= n.clusters.Cols {
		return 0
	}
	return uint16(n.clusters.At(0, int(id)))
}

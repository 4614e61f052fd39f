package attribution

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"slices"
	"sync"

	"hearsay/corpus/score/polnear"
	"hearsay/extract/attribution"
	"hearsay/extract/attribution/en"
	"hearsay/extract/news"
)

// Options are the settings of a training run.
type Options struct {
	Epochs, MinCount, Bags int
	Rate, Drop, Blind      float64 // step, share of features dropped, share of words hidden
	Bonus                  float64 // nats for each new attribution, for recall
	Keep                   int     // how many features the model has at most
	Prune                  int16   // weights below so many points are left out
	Seed                   uint64
	HoldOut                string // publisher to leave out of training, "" for none
	Log                    io.Writer
}

// Defaults were chosen on PolNeAR dev. Likelihood training leaves recall seven
// points below precision; a bonus of one nat an attribution evens them.
var Defaults = Options{Epochs: 5, MinCount: 8, Bags: 2, Rate: 0.02, Drop: 0.5, Blind: 0.25, Bonus: 1, Keep: 200_000, Prune: 1, Seed: 1}

func load(articles []*polnear.Article, layers func(*polnear.Article) *news.Document) []*text {
	var out []*text
	for _, a := range articles {
		t := &text{article: a, doc: layers(a)}
		for _, r := range a.Readings {
			t.readings = append(t.readings, marks(t.doc, r.Events))
		}
		t.border = border(t.doc)
		out = append(out, t)
	}
	return out
}

// dict numbers features in the order in which they are first seen.
type dict struct {
	index    map[uint64]uint32
	keys     []uint64
	count    []uint32
	template []uint8 // which of the token's features it is
}

func newDict() *dict { return &dict{index: map[uint64]uint32{}} }

func (d *dict) see(key uint64, template int) uint32 {
	id, ok := d.index[key]
	if !ok {
		id = uint32(len(d.keys))
		d.index[key] = id
		d.keys = append(d.keys, key)
		d.count = append(d.count, 0)
		d.template = append(d.template, uint8(template))
	}
	d.count[id]++
	return id
}

// prune drops features seen fewer than n times and renumbers the rest.
func (d *dict) prune(n int, all ...[][]uint32) {
	remap := make([]uint32, len(d.keys))
	kept := d.keys[:0]
	for i, k := range d.keys {
		if remap[i] = math.MaxUint32; int(d.count[i]) >= n {
			remap[i] = uint32(len(kept))
			d.count[len(kept)] = d.count[i]
			d.index[k] = remap[i]
			d.template[len(kept)] = d.template[i]
			kept = append(kept, k)
		} else {
			delete(d.index, k)
		}
	}
	d.keys, d.count = kept, d.count[:len(kept)]
	for _, fs := range all {
		for i := range fs {
			out := fs[i][:0]
			for _, id := range fs[i] {
				if id = remap[id]; id != math.MaxUint32 {
					out = append(out, id)
				}
			}
			fs[i] = out
		}
	}
}

// find looks features up that training has kept.
func (d *dict) find(keys []uint64) []uint32 {
	var out []uint32
	for _, k := range keys {
		if id, ok := d.index[k]; ok {
			out = append(out, id)
		}
	}
	return out
}

// weights are a trained model, in points of score.
type weights struct {
	rows  [][actions]int16
	edges [][]int32
}

// Bias is added to every new attribution.
var Bias int32

func points(x float32) int32 { return int32(math.Round(float64(x) * en.Unit)) }

// whole turns weights, times scale, into points.
func (t *Trainer) whole(w []row, e [][]float32, scale float32) *weights {
	out := &weights{rows: make([][actions]int16, len(w))}
	for f := range w {
		for a, x := range w[f] {
			if x := int16(points(x * scale)); x >= t.Prune || x <= -t.Prune {
				out.rows[f][a] = max(-127, min(127, x))
			}
		}
	}
	for x := range e {
		row := make([]int32, len(e[x]))
		for k, v := range e[x] {
			row[k] = points(v * scale)
			if t.shape.Edges[k].New {
				row[k] += points(float32(t.Bonus))
			}
		}
		t.shape.OneCue(row)
		out.edges = append(out.edges, row)
	}
	return out
}

func (w *weights) lattice(features [][]uint32, contexts []uint8) *attribution.Lattice {
	l := &attribution.Lattice{Scores: make([][actions]int32, len(features)), Contexts: contexts, Edges: w.edges}
	for i, fs := range features {
		for _, f := range fs {
			for a, x := range w.rows[f] {
				l.Scores[i][a] += int32(x)
			}
		}
	}
	return l
}

// Trainer holds a run.
type Trainer struct {
	Options
	shape      *attribution.Automaton
	prior      priors
	features   *dict
	train      []*text
	final      *weights
	confidence []int16
}

// NewTrainer reads the articles' layers and readings.
func NewTrainer(o Options, articles []*polnear.Article, layers func(*polnear.Article) *news.Document) *Trainer {
	t := &Trainer{Options: o, shape: attribution.Shape(), features: newDict()}
	t.train = load(articles, layers)
	t.prior = priors{}
	for _, x := range t.train {
		t.prior.add(x, 1)
	}
	return t
}

func (t *Trainer) reader() *en.Reader { return &en.Reader{Prior: t.prior.bucket} }

func (t *Trainer) logf(format string, args ...any) {
	if t.Log != nil {
		fmt.Fprintf(t.Log, format+"\n", args...)
	}
}

// encode reads the features of all texts. A text's own words are left out
// of the priors that it sees, as they are at run time.
func (t *Trainer) encode() {
	reader := t.reader()
	var buf []uint64
	var all [][][]uint32
	for _, x := range t.train {
		t.prior.add(x, -1)
		reader.Load(x.doc)
		t.prior.add(x, 1)
		x.features = make([][]uint32, len(x.doc.Tokens))
		x.contexts = make([]uint8, len(x.features))
		for i := range x.features {
			buf = reader.Features(i, buf[:0])
			ids := make([]uint32, len(buf))
			for k, key := range buf {
				ids[k] = t.features.see(key, k)
			}
			x.features[i], x.contexts[i] = ids, reader.Context(i)
		}
		all = append(all, x.features)
		for _, ms := range x.readings {
			x.gold = append(x.gold, append([]int(nil), goldPath(t.shape, ms)...))
		}
	}
	before := len(t.features.keys)
	t.features.prune(t.MinCount, all...)
	t.logf("features: %d a token, %d of %d kept", len(buf), len(t.features.keys), before)
}

// sequences cuts texts where no attribution is open, at paragraphs, about every
// 150 tokens: steps are then frequent enough for AdaGrad to settle in few epochs.
func (t *Trainer) sequences(texts []*text) []*Sequence {
	var out []*Sequence
	for _, x := range texts {
		for _, gold := range x.gold {
			for a := 0; a < len(gold); {
				b := min(len(gold), a+150)
				for b < len(gold) && b-a < 400 && !(t.shape.States[t.shape.Edges[gold[b-1]].To].Seen == 0 && x.border(b)) {
					b++
				}
				s := &Sequence{Features: x.features[a:b], Contexts: x.contexts[a:b], Gold: gold[a:b], Weight: 1 / float32(len(x.gold))}
				if a > 0 {
					s.Start = t.shape.Edges[gold[a-1]].To
				}
				out = append(out, s)
				a = b
			}
		}
	}
	return out
}

// fit trains so many models, with other orders and other
// features dropped, and averages their weights: what they disagree on is noise.
func (t *Trainer) fit(rows int, seqs []*Sequence, seed uint64, bags int) *weights {
	models := make([]*CRF, bags)
	var jobs []func()
	for b := range models {
		jobs = append(jobs, func() { models[b] = t.fitOne(rows, seqs, seed+uint64(b)*1000) })
	}
	parallel(jobs)
	w, e := models[0].Average()
	for _, c := range models[1:] {
		w2, e2 := c.Average()
		for f := range w {
			for a := range w[f] {
				w[f][a] += w2[f][a]
			}
		}
		for x := range e {
			for k := range e[x] {
				e[x][k] += e2[x][k]
			}
		}
	}
	return t.whole(w, e, 1/float32(bags))
}

func (t *Trainer) fitOne(rows int, seqs []*Sequence, seed uint64) *CRF {
	c := NewCRF(rows, int(en.Contexts))
	c.Rate, c.Drop, c.Seed, c.Blind = t.Rate, t.Drop, seed, t.Blind
	c.lexical = t.lexical(rows)
	seqs = append([]*Sequence(nil), seqs...)
	rng := rand.New(rand.NewPCG(seed, 7))
	for range t.Epochs {
		rng.Shuffle(len(seqs), func(i, j int) { seqs[i], seqs[j] = seqs[j], seqs[i] })
		for _, s := range seqs {
			c.Learn(s)
		}
	}
	return c
}

// lexical marks the features that name the token itself, or the word above it.
func (t *Trainer) lexical(rows int) []uint8 {
	out := make([]uint8, rows)
	for f := range t.features.keys {
		out[f] = en.Lexical[t.features.template[f]]
	}
	return out
}

// folds is how many parts the texts are cut into to measure confidence.
const folds = 5

// Run trains the model. A first one, trained on four fifths of the texts, tells
// how far its margins can be trusted on the other fifth, and which features
// matter; the model that is kept is trained on those alone, on all texts.
func (t *Trainer) Run() {
	t.encode()
	var in, out []*text
	for i, x := range t.train {
		if i%folds == 0 {
			out = append(out, x)
		} else {
			in = append(in, x)
		}
	}
	first := t.fit(len(t.features.keys), t.sequences(in), t.Seed+1, 1)
	t.calibrate(first, out)
	t.choose(first)
	t.final = t.fit(len(t.features.keys), t.sequences(t.train), t.Seed, t.Bags)
}

// choose keeps the features that move most scores: by the sum of their weights'
// sizes times the root of how often they are seen. They keep their order.
func (t *Trainer) choose(w *weights) {
	if len(w.rows) <= t.Keep {
		return
	}
	worth := make([]float64, len(w.rows))
	for f := range w.rows {
		sum := 0
		for _, x := range w.rows[f] {
			sum += max(int(x), -int(x))
		}
		worth[f] = float64(sum) * math.Sqrt(float64(t.features.count[f]))
	}
	ranked := slices.Clone(worth)
	slices.Sort(ranked)
	least := ranked[len(ranked)-t.Keep]
	for f := range t.features.count {
		t.features.count[f] = 0
		if worth[f] >= least {
			t.features.count[f] = 1
		}
	}
	var all [][][]uint32
	for _, x := range t.train {
		all = append(all, x.features)
	}
	t.features.prune(1, all...)
	t.logf("%d features chosen", len(t.features.keys))
}

// marginBuckets is how many buckets of half a nat tell confidences apart.
const marginBuckets = 32

// calibrate measures how often an attribution is right, by its margin. Right is
// lenient: source and content each overlap the annotator's by half.
func (t *Trainer) calibrate(w *weights, texts []*text) {
	var right, all [marginBuckets]float64
	for _, x := range texts {
		l := w.lattice(x.features, x.contexts)
		drafts := attribution.Read(t.shape, l.Path(t.shape), x.border)
		margins := l.Margins(t.shape, nil)
		for i, ok := range polnear.Lenient(x.article, events(x.doc, drafts)) {
			b := en.MarginBucket(drafts[i].Margin(margins), marginBuckets)
			all[b]++
			if ok {
				right[b]++
			}
		}
	}
	t.confidence = make([]int16, marginBuckets)
	low := 0.0
	for b := range t.confidence { // never falling, and steadied by ten at the mean
		low = max(low, (right[b]+5)/(all[b]+10))
		t.confidence[b] = int16(math.Round(low * 1000))
		t.logf("margin %4.1f nats: %5.0f found, %.3f right", float64(b)/2, all[b], low)
	}
}

// parallel runs jobs on as many cores as there are; each is deterministic alone.
func parallel(jobs []func()) {
	var wg sync.WaitGroup
	free := make(chan struct{}, 2)
	for _, job := range jobs {
		wg.Add(1)
		free <- struct{}{}
		go func() {
			job()
			<-free
			wg.Done()
		}()
	}
	wg.Wait()
}

// Predict reads a document by the trained model.
func (t *Trainer) Predict(reader *en.Reader, doc *news.Document) []attribution.Draft {
	reader.Load(doc)
	fs := make([][]uint32, len(doc.Tokens))
	ctx := make([]uint8, len(fs))
	var buf []uint64
	for i := range fs {
		buf = reader.Features(i, buf[:0])
		fs[i], ctx[i] = t.features.find(buf), reader.Context(i)
	}
	l := t.final.lattice(fs, ctx)
	return attribution.Read(t.shape, l.Path(t.shape), border(doc))
}

// Evaluate scores the trained model on articles.
func (t *Trainer) Evaluate(articles []*polnear.Article, layers func(*polnear.Article) *news.Document) (r polnear.Result) {
	reader := t.reader()
	for _, a := range articles {
		doc := layers(a)
		r.Add(a, events(doc, t.Predict(reader, doc)))
	}
	return r
}

// Show prints a result for people: exact F1 (precision/recall) by role, whole attributions.
func Show(r polnear.Result) string {
	s := ""
	for _, c := range r.Exact {
		p := 100 * float64(c.TP) / float64(max(1, c.Predicted))
		q := 100 * float64(c.TP) / float64(max(1, c.Gold))
		s += fmt.Sprintf("%.1f (%.1f/%.1f)  ", 100*c.F1(), p, q)
	}
	return s + fmt.Sprintf("detection %.1f lenient %.1f strict %.1f", 100*r.Detection.F1(), 100*r.Lenient.F1(), 100*r.Strict.F1())
}

// Dump prints where predictions and the first reading differ.
func (t *Trainer) Dump(w io.Writer, articles []*polnear.Article, layers func(*polnear.Article) *news.Document) {
	reader := t.reader()
	for _, a := range articles {
		doc := layers(a)
		d := t.Predict(reader, doc)
		pred := marks(doc, events(doc, d))
		gold := marks(doc, a.Readings[0].Events)
		for _, s := range doc.Sentences {
			same := true
			for i := s.First; i < s.Last; i++ {
				if pred[i].role != gold[i].role {
					same = false
				}
			}
			if same {
				continue
			}
			for _, ms := range [][]mark{gold, pred} {
				role := attribution.Outside
				for i := s.First; i < s.Last; i++ {
					if ms[i].role != role || i > s.First && ms[i].event != ms[i-1].event {
						if role != attribution.Outside {
							fmt.Fprint(w, "]", role.String()[:3])
						}
						if role = ms[i].role; role != attribution.Outside {
							fmt.Fprint(w, " [")
						}
					} else if i > s.First {
						fmt.Fprint(w, " ")
					}
					fmt.Fprint(w, doc.Text(doc.Tokens[i].Span))
				}
				if role != attribution.Outside {
					fmt.Fprint(w, "]", role.String()[:3])
				}
				fmt.Fprintln(w)
			}
			fmt.Fprintln(w)
		}
	}
}

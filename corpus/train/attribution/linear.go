package attribution

import (
	"math"
	"math/rand/v2"
	"slices"

	"hearsay/extract/attribution/en"
	"hearsay/extract/model"
)

// Settings of the linear model, chosen as the figures of [CRF] say.
const (
	linearEpochs = 5
	linearRate   = 0.02
	linearDrop   = 0.5
	bags         = 2       // models whose weights are averaged
	minCount     = 8       // how often a feature must be seen
	keep         = 200_000 // how many features are kept
)

// linear is the trained linear model, in points of score.
type linear struct {
	rows  [][actions]int16 // by feature
	edges [][]int32        // context × edge
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
func (d *dict) prune(n int, texts []*text) {
	const gone = math.MaxUint32
	remap := make([]uint32, len(d.keys))
	kept := d.keys[:0]
	for i, k := range d.keys {
		if remap[i] = gone; int(d.count[i]) >= n {
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
	for _, x := range texts {
		for i, fs := range x.words.features {
			out := fs[:0]
			for _, id := range fs {
				if id = remap[id]; id != gone {
					out = append(out, id)
				}
			}
			x.words.features[i] = out
		}
	}
}

// fitLinear trains the linear model. A first one, trained on four fifths of the
// texts, tells which features matter; the one that is kept is trained on those
// alone, on all texts.
func (t *Trainer) fitLinear() *linear {
	t.features.prune(minCount, t.train)
	var most []*text
	for i, x := range t.train {
		if i%5 != 0 {
			most = append(most, x)
		}
	}
	t.choose(t.fitBags(t.stretches(most), t.Seed+1, 1))
	t.logf("linear model: %d features", len(t.features.keys))
	return t.fitBags(t.stretches(t.train), t.Seed, bags)
}

// choose keeps the features that move most scores: by the sum of their weights'
// sizes times the root of how often they are seen. They keep their order.
func (t *Trainer) choose(l *linear) {
	if len(l.rows) <= keep {
		return
	}
	worth := make([]float64, len(l.rows))
	for f := range l.rows {
		sum := 0
		for _, x := range l.rows[f] {
			sum += max(int(x), -int(x))
		}
		worth[f] = float64(sum) * math.Sqrt(float64(t.features.count[f]))
	}
	ranked := slices.Clone(worth)
	slices.Sort(ranked)
	least := ranked[len(ranked)-keep]
	for f := range t.features.count {
		t.features.count[f] = 0
		if worth[f] >= least {
			t.features.count[f] = 1
		}
	}
	t.features.prune(1, t.train)
}

// fitBags trains so many models, with other orders and other features dropped,
// and averages their weights: what they disagree on is noise.
func (t *Trainer) fitBags(list []*stretch, seed uint64, n int) *linear {
	models := make([]*CRF, n)
	var jobs []func()
	for b := range models {
		jobs = append(jobs, func() { models[b] = t.fitOne(list, seed+uint64(b)*1000) })
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
	return t.whole(w, e, 1/float32(n))
}

func (t *Trainer) fitOne(list []*stretch, seed uint64) *CRF {
	c := NewCRF(len(t.features.keys), int(en.Contexts))
	c.Rate, c.Drop, c.Seed, c.Blind = linearRate, linearDrop, seed, t.Blind
	c.lexical = make([]uint8, len(t.features.keys))
	for f := range c.lexical {
		c.lexical[f] = en.Lexical[t.features.template[f]]
	}
	list = slices.Clone(list)
	rng := rand.New(rand.NewPCG(seed, 7))
	for range linearEpochs {
		rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
		for _, s := range list {
			c.Learn(s)
		}
	}
	return c
}

// whole turns weights, times scale, into points.
func (t *Trainer) whole(w []row, e [][]float32, scale float32) *linear {
	out := &linear{rows: make([][actions]int16, len(w))}
	for f := range w {
		for a, x := range w[f] {
			out.rows[f][a] = max(-127, min(127, int16(points(x*scale))))
		}
	}
	for x := range e {
		row := make([]int32, len(e[x]))
		for k, v := range e[x] {
			row[k] = points(v * scale)
		}
		out.edges = append(out.edges, row)
	}
	return out
}

// table is the model's rows as the file keeps them.
func (l *linear) table(d *dict) []model.Row {
	rows := make([]model.Row, len(d.keys))
	for f, key := range d.keys {
		rows[f] = model.Row{Hash: key, Weights: l.rows[f][:]}
	}
	return rows
}

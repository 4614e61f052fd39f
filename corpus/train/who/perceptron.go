package who

import (
	"math"
	"math/rand/v2"

	"hearsay/extract/entity"
	"hearsay/extract/model"
)

// example is one sentence: the feature rows of each word (nil where a word can't
// be part of a name) and its right label.
type example struct {
	rows   [][]int32
	gold   []entity.Label
	weight int // how often it is seen in an epoch
}

// learner is a structured averaged perceptron (Collins 2002): Viterbi over the
// labels that may follow each other, an update where the best path is not the
// right one, weights averaged over all updates.
type learner struct {
	labels  int
	index   map[uint64]int32
	hashes  []uint64
	counts  []int32
	w, acc  []float32
	trans   []float32 // labels × labels
	tacc    []float32
	step    float32
	allowed [][]entity.Label // for each label those that may stand before it
}

func newLearner(names int) *learner {
	l := &learner{labels: names, index: map[uint64]int32{}, step: 1}
	l.trans, l.tacc = make([]float32, names*names), make([]float32, names*names)
	l.allowed = make([][]entity.Label, names)
	for b := range names {
		for a := range names {
			if entity.Follows(entity.Label(a), entity.Label(b)) {
				l.allowed[b] = append(l.allowed[b], entity.Label(a))
			}
		}
	}
	return l
}

func (l *learner) row(h uint64, count int32) int32 {
	r, ok := l.index[h]
	if !ok {
		r = int32(len(l.hashes))
		l.index[h] = r
		l.hashes = append(l.hashes, h)
		l.counts = append(l.counts, 0)
	}
	l.counts[r] += count
	return r
}

func (l *learner) rows(features [][]uint64, count int32) [][]int32 {
	out := make([][]int32, len(features))
	for i, fs := range features {
		if fs == nil {
			continue
		}
		out[i] = make([]int32, len(fs))
		for k, f := range fs {
			out[i][k] = l.row(f, count)
		}
	}
	return out
}

// train runs the epochs. Features seen fewer than least times are not used.
func (l *learner) train(examples []example, epochs int, least int32, seed uint64) {
	n := len(l.hashes)
	l.w, l.acc = make([]float32, n*l.labels), make([]float32, n*l.labels)
	for _, e := range examples {
		for i, rows := range e.rows {
			kept := rows[:0]
			for _, r := range rows {
				if l.counts[r] >= least {
					kept = append(kept, r)
				}
			}
			e.rows[i] = kept
		}
	}
	var order []int
	for i, e := range examples {
		for range e.weight {
			order = append(order, i)
		}
	}
	rng := rand.New(rand.NewPCG(seed, 1))
	var v viterbi
	for range epochs {
		rng.Shuffle(len(order), func(a, b int) { order[a], order[b] = order[b], order[a] })
		for _, i := range order {
			e := &examples[i]
			got := v.decode(l, e.rows)
			l.update(e, got)
			l.step++
		}
	}
	for i := range l.w {
		l.w[i] -= l.acc[i] / l.step
	}
	for i := range l.trans {
		l.trans[i] -= l.tacc[i] / l.step
	}
}

func (l *learner) update(e *example, got []entity.Label) {
	same := true
	for i := range got {
		same = same && got[i] == e.gold[i]
	}
	if same {
		return
	}
	lastGold, lastGot := entity.Label(0), entity.Label(0)
	for i := range got {
		a, b := e.gold[i], got[i]
		if a != b {
			for _, r := range e.rows[i] {
				l.bump(l.w, l.acc, int(r)*l.labels+int(a), 1)
				l.bump(l.w, l.acc, int(r)*l.labels+int(b), -1)
			}
		}
		if a != b || lastGold != lastGot {
			l.bump(l.trans, l.tacc, int(lastGold)*l.labels+int(a), 1)
			l.bump(l.trans, l.tacc, int(lastGot)*l.labels+int(b), -1)
		}
		lastGold, lastGot = a, b
	}
}

func (l *learner) bump(w, acc []float32, i int, by float32) {
	w[i] += by
	acc[i] += by * l.step
}

type viterbi struct {
	score, best []float32
	back        []entity.Label
	out         []entity.Label
	bias        []float32 // added to "outside", negative to favour names; nil for none
}

const never = float32(-1e9)

func (v *viterbi) decode(l *learner, rows [][]int32) []entity.Label {
	n, k := len(rows), l.labels
	if cap(v.best) < n*k {
		v.best, v.back, v.out = make([]float32, n*k), make([]entity.Label, n*k), make([]entity.Label, n)
	}
	v.best, v.back, v.out = v.best[:n*k], v.back[:n*k], v.out[:n]
	if v.score == nil {
		v.score = make([]float32, k)
	}
	for i := range n {
		best, back := v.best[i*k:(i+1)*k], v.back[i*k:(i+1)*k]
		for b := range v.score {
			v.score[b] = 0
		}
		for _, r := range rows[i] {
			ws := l.w[int(r)*k : (int(r)+1)*k]
			for b, x := range ws {
				v.score[b] += x
			}
		}
		if v.bias != nil {
			v.score[0] += v.bias[i]
		}
		for b := range k {
			best[b], back[b] = never, 0
			if rows[i] == nil && b != 0 {
				continue
			}
			for _, a := range l.allowed[b] {
				from := never
				switch {
				case i > 0:
					from = v.best[(i-1)*k+int(a)]
				case a == 0:
					from = 0
				}
				if s := from + l.trans[int(a)*k+b] + v.score[b]; s > best[b] {
					best[b], back[b] = s, a
				}
			}
		}
	}
	last, lastScore := entity.Label(0), never
	for b := range k {
		// A sentence may not end inside a name.
		if s := v.best[max(n-1, 0)*k+b]; n > 0 && entity.Follows(entity.Label(b), 0) && s > lastScore {
			last, lastScore = entity.Label(b), s
		}
	}
	for i := n - 1; i >= 0; i-- {
		v.out[i] = last
		last = v.back[i*k+int(last)]
	}
	return v.out
}

// quantised returns the rows whose largest weight reaches prune, as integers of
// the given scale (units per 1.0).
func (l *learner) quantised(prune, scale float64) []model.Row {
	var out []model.Row
	for r, h := range l.hashes {
		ws := l.w[r*l.labels : (r+1)*l.labels]
		row := make([]int16, l.labels)
		big := false
		for i, x := range ws {
			y := math.Round(float64(x) * scale)
			if math.Abs(float64(x)) < prune {
				continue
			}
			big = true
			row[i] = int16(max(-32767, min(32767, y)))
		}
		if big {
			out = append(out, model.Row{Hash: h, Weights: row})
		}
	}
	return out
}

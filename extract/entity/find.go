package entity

import (
	"hearsay/extract/model"
	"hearsay/extract/news"
)

// Finder finds names in text. Its weights are integers, so that the best path
// is the same on every machine.
type Finder struct {
	Lexis
	Weights     model.Table
	Transitions model.Matrix // label × label
}

// run is a found name: words [first, last) of the document, and its class.
type run struct {
	first, last int
	class       int
}

const impossible = int32(-1 << 29)

// find labels the words of one sentence and appends its names to out.
func (f *Finder) find(sc *scratch, ws []word, offset int, out []run) []run {
	for i := 0; i < len(ws); {
		if !candidate(ws, i) {
			i++
			continue
		}
		j := i + 1
		for j < len(ws) && candidate(ws, j) {
			j++
		}
		out = f.decode(sc, ws, i, j, offset, out)
		i = j
	}
	return out
}

// decode runs Viterbi over the candidates [from, to), with "outside" on both sides.
func (f *Finder) decode(sc *scratch, ws []word, from, to, offset int, out []run) []run {
	n := to - from
	sc.grow(n)
	for i := range n {
		clear(sc.scores)
		templates(ws, from+i, &sc.feats)
		f.Weights.AddAll(sc.scores, sc.feats[:])
		f.step(sc, i)
	}
	end := Label(0)
	top := impossible
	for b := Label(0); b < labels; b++ {
		s := sc.best[(n-1)*labels+int(b)]
		if to < len(ws) {
			s += f.Transitions.At(int(b), 0)
		}
		if follows(b, 0) && s > top {
			end, top = b, s
		}
	}
	return readBack(sc, n, end, from+offset, out)
}

// step extends the best paths by word i, whose label scores stand in sc.scores.
func (f *Finder) step(sc *scratch, i int) {
	for b := Label(0); b < labels; b++ {
		best, back := impossible, Label(0)
		for _, a := range before(b) {
			s := f.Transitions.At(int(a), int(b))
			switch {
			case i > 0:
				s += sc.best[(i-1)*labels+int(a)]
			case a != 0:
				continue
			}
			if s > best {
				best, back = s, a
			}
		}
		if best > impossible {
			best += sc.scores[b]
		}
		sc.best[i*labels+int(b)], sc.back[i*labels+int(b)] = best, back
	}
}

// closed are the labels after which a new name or nothing may come.
var closed = [...]Label{0, 3, 4, 7, 8, 11, 12, 15, 16}

// before lists the labels that may stand before b.
func before(b Label) []Label {
	if b == 0 || b.pos() == posBegin || b.pos() == posOnly {
		return closed[:]
	}
	open := &opened[b.class()]
	return open[:]
}

var opened = [classes][2]Label{{1, 2}, {5, 6}, {9, 10}, {13, 14}}

func (sc *scratch) grow(n int) {
	if sc.scores == nil {
		sc.scores = make([]int32, labels)
	}
	if cap(sc.best) < n*labels {
		sc.best, sc.back = make([]int32, 2*n*labels), make([]Label, 2*n*labels)
	}
	sc.best, sc.back = sc.best[:n*labels], sc.back[:n*labels]
}

// readBack follows the best path from its end and appends its names in order.
func readBack(sc *scratch, n int, end Label, offset int, out []run) []run {
	mark := len(out)
	last := 0
	for i := n - 1; i >= 0; i-- {
		switch {
		case end == 0:
		case end.pos() == posOnly:
			out = append(out, run{offset + i, offset + i + 1, end.class()})
		case end.pos() == posLast:
			last = i + 1
		case end.pos() == posBegin:
			out = append(out, run{offset + i, offset + last, end.class()})
		}
		end = sc.back[i*labels+int(end)]
	}
	for a, b := mark, len(out)-1; a < b; a, b = a+1, b-1 {
		out[a], out[b] = out[b], out[a]
	}
	return out
}

// names finds all names of a document.
func (f *Finder) names(sc *scratch, doc *news.Document) []run {
	sc.words = sc.words[:0]
	sc.seen.reset()
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		sc.words = append(sc.words, f.describe(sc, doc.Text(t.Span), t.Tag))
	}
	for _, s := range doc.Sentences {
		ws := sc.words[s.First:s.Last]
		line(ws)
		f.lookUp(sc, ws)
		for i := range ws {
			sc.seen.note(&ws[i])
		}
	}
	for i := range sc.words {
		sc.seen.mark(&sc.words[i])
	}
	var out []run
	for _, s := range doc.Sentences {
		out = f.find(sc, sc.words[s.First:s.Last], s.First, out)
	}
	vote(sc.words, out)
	return out
}

// vote gives all names of a document that read the same the class that most of
// them have: +1.0 F1 on EWT dev. The first class wins a tie.
func vote(ws []word, runs []run) {
	counts := make(map[uint64]*[classes]int, len(runs))
	key := func(r run) uint64 {
		h := uint64(fnvBasis)
		for _, w := range ws[r.first:r.last] {
			h = mix(203, h, w.lower, 0)
		}
		return h
	}
	for _, r := range runs {
		c := counts[key(r)]
		if c == nil {
			c = &[classes]int{}
			counts[key(r)] = c
		}
		c[r.class]++
	}
	for i := range runs {
		c := counts[key(runs[i])]
		for k := range c {
			if c[k] > c[runs[i].class] {
				runs[i].class = k
			}
		}
	}
}

// Labels returns the IOB2 labels (PER, ORG, LOC, MISC) of a document's tokens.
func (f *Finder) Labels(doc *news.Document) []string {
	var sc scratch
	out := make([]string, len(doc.Tokens))
	for i := range out {
		out[i] = "O"
	}
	for _, r := range f.names(&sc, doc) {
		name := [classes]string{"PER", "ORG", "LOC", "MISC"}[r.class]
		out[r.first] = "B-" + name
		for i := r.first + 1; i < r.last; i++ {
			out[i] = "I-" + name
		}
	}
	return out
}

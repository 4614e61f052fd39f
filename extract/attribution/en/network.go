package en

import (
	"hearsay/extract/attribution"
	"hearsay/extract/model"
	"hearsay/extract/news"
)

// Fixed is one in the fixed-point numbers that run through the network. The
// syntax network's vectors have the same.
const Fixed = 512

// Embed is how much of a feature's row goes into the network; the rest is added
// to the scores of the actions as it is.
const Embed = 64

// Templates are the features that the network sees, by their places among
// those of [Reader.Features].
var Templates = [...]uint8{
	1, 2, 3, 6, 7, 8, 15, 28, 29, 30, 31, 32, 33, 34, 35, 38, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 53, 55, 56, 57, 58, 59, 60, 61, 63, 65, 66,
	67, 68, 70, 71, 72, 74, 75, 76, 78, 79, 80, 81, 82, 83, 86, 89, 90, 91, 92, 93, 94, 95, 96, 101, 103, 104, 106, 108, 109, 110, 111, 112,
}

// Rows appends, for the features of a token, their rows of the network's table,
// which they share by their hashes. The table has a power of two of rows.
func Rows(features []uint64, rows int, out []uint32) []uint32 {
	for _, t := range Templates {
		k := features[t]
		out = append(out, uint32(k^k>>29)&uint32(rows-1))
	}
	return out
}

// network scores the actions of a text's words: the rows of a word's features
// are summed and joined with what the syntax network has made of it, and two
// gated recurrences in both directions read on from there.
type network struct {
	rows     model.Matrix
	mix, out model.Layer
	recur    [2]model.Layer
}

func openNetworks(f *model.File) (list []network) {
	m := f.MustMatrix(SectionNetworks)
	for k := range int(m.At(0, 0)) {
		list = append(list, network{rows: f.MustMatrix(Section(SectionRows, k)), mix: f.MustLayer(Section(SectionMix, k)), out: f.MustLayer(Section(SectionOut, k)),
			recur: [2]model.Layer{f.MustLayer(Section(SectionRecur1, k)), f.MustLayer(Section(SectionRecur2, k))}})
	}
	return list
}

// stretch is the buffers for the words that are read at once.
type stretch struct {
	sums   model.Sums
	keys   []uint64 // features of all words
	width  int      // how many a word has
	at     []int    // the words that the networks read
	rows   []uint32
	row    []int16   // the summed row of a word
	x, y   []int16   // rows between layers
	direct []int16   // what the rows add to the scores
	out    []float32 // rows of a layer's output
	sum    []float32 // running sum of the layers
	prev   []float32
}

func (b *stretch) sized(net *network, n int) {
	width := net.mix.Out
	b.row = grow(b.row, net.rows.Cols)
	b.x, b.y = grow(b.x, n*net.mix.In), grow(b.y, n*width)
	b.direct = grow(b.direct, n*(net.rows.Cols-Embed))
	b.out, b.sum = grow(b.out, n*net.recur[0].Out), grow(b.sum, n*width)
	b.prev = grow(b.prev, width)
}

// longestStretch bounds how many words are read at once, and so the memory for
// them. What is further away says nothing about a word.
const longestStretch = 512

// stretches cuts the loaded text into pieces of at most longestStretch words,
// where a paragraph begins if one does in the second half, and where the body
// begins after a title.
func (r *Reader) stretches(yield func(news.Range) bool) {
	for first := 0; first < len(r.words); {
		last := first + 1
		cut := 0
		for last < len(r.words) && last-first < longestStretch && !r.fieldStart(last) {
			if last-first > longestStretch/2 && r.newParagraph(last) {
				cut = last
			}
			last++
		}
		if cut > 0 && last < len(r.words) && !r.fieldStart(last) {
			last = cut
		}
		if !yield(news.Range{First: first, Last: last}) {
			return
		}
		first = last
	}
}

// score fills the lattice's scores of the words of p with the mean of what the
// linear model and the networks say: what they disagree on is mostly noise.
func (w *weights) score(b *stretch, r *Reader, p news.Range, l *attribution.Lattice) {
	b.keys = b.keys[:0]
	for i := p.First; i < p.Last; i++ {
		n := len(b.keys)
		b.keys = r.Features(i, b.keys)
		w.actions.AddAll(l.Scores[i][:], b.keys[n:])
	}
	b.width = len(b.keys) / p.Len()
	b.at = r.loud(p, b.at[:0])
	if len(b.at) == 0 {
		return
	}
	for _, i := range b.at {
		for a := range l.Scores[i] {
			l.Scores[i][a] *= Fixed / Unit
		}
	}
	for k := range w.networks {
		w.networks[k].add(b, r, p, l)
	}
	by := int32(Fixed / Unit * (len(w.networks) + 1))
	for _, i := range b.at {
		for a, x := range l.Scores[i] {
			l.Scores[i][a] = round(x, by)
		}
	}
}

// loud appends the words of those paragraphs in which something hints at speech:
// a quotation mark or a word that is not too seldom a cue. The others are left to
// the linear model, since the networks take long.
func (r *Reader) loud(p news.Range, out []int) []int {
	for first := p.First; first < p.Last; {
		last, hint := first, false
		for ; last < p.Last && (last == first || !r.newParagraph(last)); last++ {
			hint = hint || r.words[last].prior >= hinting || r.words[last].quote != 0
		}
		for i := first; hint && i < last; i++ {
			out = append(out, i)
		}
		first = last
	}
	return out
}

// hinting is the bucket of priors from which a word hints at speech. PolNeAR dev
// is the same with 0, 3 and 4, and loses 0.2 with 5.
const hinting = 4

// add adds the network's scores of the words at b.at, in units of 1/Fixed.
func (net *network) add(b *stretch, r *Reader, p news.Range, l *attribution.Lattice) {
	n, width := len(b.at), net.mix.Out
	b.sized(net, n)
	for t, i := range b.at {
		net.see(b, r, i, t, b.keys[(i-p.First)*b.width:])
	}
	net.mix.Run(b.out, &b.sums, b.x, net.mix.In, n)
	model.Clip(b.y, b.out[:n*width], true)
	for i, v := range b.y {
		b.sum[i] = float32(v)
	}
	for k := range net.recur {
		net.recur[k].Run(b.out, &b.sums, b.y, width, n)
		model.Recurrence(b.sum, b.out, b.prev, n, width, Fixed)
		model.Clip(b.y, b.sum, false)
	}
	scale, wide := int32(net.rows.Scale), net.rows.Cols-Embed
	net.out.Run(b.out, &b.sums, b.y, width, n)
	for t, i := range b.at {
		scores := &l.Scores[i]
		model.Clip(b.row[:wide], b.out[t*wide:][:wide], false)
		for a := range scores {
			scores[a] += int32(b.row[a]) + scale*int32(b.direct[t*wide+a])
		}
	}
}

// round divides and rounds to the nearest.
func round(x, by int32) int32 { return (x+by/2+by<<16)/by - 1<<16 }

// see fills row t of the input for the word at i, which has the features keys.
func (net *network) see(b *stretch, r *Reader, i, t int, keys []uint64) {
	b.rows = Rows(keys, net.rows.Rows, b.rows[:0])
	net.rows.SumRows(b.row, b.rows)
	x := b.x[t*net.mix.In : (t+1)*net.mix.In]
	n := copy(x, r.doc.Vectors.Of(i))
	clear(x[n:])
	scale := int16(net.rows.Scale)
	for k, v := range b.row[:Embed] {
		x[len(x)-Embed+k] = v * scale
	}
	copy(b.direct[t*(net.rows.Cols-Embed):], b.row[Embed:])
}

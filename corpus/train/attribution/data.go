package attribution

import (
	"hearsay/corpus/score/polnear"
	"hearsay/extract/attribution"
	"hearsay/extract/attribution/en"
	"hearsay/extract/news"
)

// text is an article ready for training: its layers, and the readings of its
// annotators as marks on its tokens.
type text struct {
	article  *polnear.Article
	doc      *news.Document
	readings [][]mark
	gold     [][]int // per reading, the edges of its path
	border   func(int) bool

	words words
}

// words are a text's tokens as the models see them.
type words struct {
	features [][]uint32 // per token, indices of the linear model's features
	rows     [][]uint32 // per token, its features' rows
	vectors  [][]int16  // per token, what the syntax network made of it
	contexts []uint8
}

func (w *words) cut(a, b int) words {
	return words{w.features[a:b], w.rows[a:b], w.vectors[a:b], w.contexts[a:b]}
}

// stretch is a part of a text that is learned from at once.
type stretch struct {
	words
	gold   []int // per token, the edge of the automaton that it takes
	start  int   // state before the first token
	weight float32
}

// priors counts how often a lemma, or a class of words, stands in a cue.
type priors map[uint64][2]int

func priorKey(word uint32, pos byte) uint64 { return uint64(word)<<8 | uint64(pos) }

// add counts a text's words, with sign −1 it takes them away.
func (p priors) add(t *text, sign int) {
	for i := range t.doc.Tokens {
		lemma, cluster, pos := en.WordClass(t.doc, i)
		p.one(priorKey(lemma, pos), t.readings[0][i].role == attribution.Cue, sign)
		if cluster != 0 {
			p.one(priorKey(cluster, pos), t.readings[0][i].role == attribution.Cue, sign)
		}
	}
}

func (p priors) one(key uint64, cue bool, sign int) {
	c := p[key]
	c[1] += sign
	if cue {
		c[0] += sign
	}
	p[key] = c
}

// bucket is the coarse rate at which a word stands in cues.
func (p priors) bucket(lemma uint32, pos byte) uint8 {
	c := p[priorKey(lemma, pos)]
	if c[1] < 3 {
		return 0
	}
	rate := (float64(c[0]) + 0.1) / (float64(c[1]) + 1)
	for b, limit := range []float64{0.02, 0.08, 0.2, 0.35, 0.5, 0.75} {
		if rate < limit {
			return uint8(b + 1)
		}
	}
	return 7
}

// border tells whether a new paragraph begins at token i.
func border(doc *news.Document) func(int) bool {
	starts := map[int]bool{}
	for k, s := range doc.Sentences {
		if k == 0 || doc.Sentences[k-1].Paragraph != s.Paragraph {
			starts[s.First] = true
		}
	}
	return func(i int) bool { return starts[i] }
}

// events turns drafts into the spans that are scored.
func events(doc *news.Document, drafts []attribution.Draft) []polnear.Event {
	var out []polnear.Event
	for i := range drafts {
		var e polnear.Event
		for r := attribution.Source; r <= attribution.Content; r++ {
			for _, p := range *drafts[i].Pieces(r) {
				e[r-1] = append(e[r-1], doc.Tokens[p.First].Span.Union(doc.Tokens[p.Last-1].Span))
			}
		}
		out = append(out, e)
	}
	return out
}

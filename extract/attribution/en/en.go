// Package en answers the question: who said what in an English article, and
// with which words?
//
//	"The bridge is safe," the ministry said, citing an inspection.
//	source  the ministry
//	cue     said
//	content "The bridge is safe,"
//
// The words are read by a conditional random field (Lafferty and others 2001)
// over the states of attribution.Shape, which knows what an attribution must have
// before the next one may start. A linear model and a recurrent network score the
// words, from the words themselves, clusters, tags, the tree, quotation marks and
// the syntax network's vectors. Contents are then read once more by themselves,
// for the statements that stand inside others.
package en

import (
	"cmp"
	_ "embed"
	"slices"
	"sort"
	"strconv"
	"sync"

	"hearsay/extract/attribution"
	"hearsay/extract/model"
	"hearsay/extract/news"
)

//go:embed en.bin
var file []byte

// Model is the trained file's name.
const Model = "attribution-en"

// Sections of the model file.
const (
	SectionWeights    = "weights"  // action weights under each feature
	SectionNetworks   = "networks" // how many there are; each has the next five
	SectionRows       = "rows"     // what features give to the network and to the scores
	SectionMix        = "mix"
	SectionRecur1     = "recur1"
	SectionRecur2     = "recur2"
	SectionOut        = "out"
	SectionPriors     = "priors"     // how often a word stands in a cue
	SectionEdges      = "edges"      // context × edge
	SectionConfidence = "confidence" // share of right attributions by margin, in thousandths
)

// Section is the name of a section of network k, from 0.
func Section(name string, k int) string { return name + "-" + strconv.Itoa(k+1) }

type weights struct {
	actions    model.Table // a linear model's
	priors     model.Table
	networks   []network
	edges      [][]int32
	confidence []float64
}

var trained = sync.OnceValue(func() *weights { return open(model.MustOpen(file, Model, FeatureVersion)) })

func open(f *model.File) *weights {
	w := &weights{actions: f.MustTable(SectionWeights), networks: openNetworks(f), priors: f.MustTable(SectionPriors)}
	m := f.MustMatrix(SectionEdges)
	for c := range int(Contexts) {
		row := make([]int32, m.Cols)
		for e := range row {
			row[e] = m.At(c, e)
		}
		attribution.Shape().OneCue(row)
		w.edges = append(w.edges, row)
	}
	w.edges = append(w.edges, attribution.Shape().Closed(w.edges[paragraphStart]))
	m = f.MustMatrix(SectionConfidence)
	for b := range m.Cols {
		w.confidence = append(w.confidence, float64(m.At(0, b))/1000)
	}
	return w
}

// prior is how often a word stands in a cue, as a bucket from 1 to 7, 0 for a
// word that training has hardly seen.
func (w *weights) prior(lemma uint32, pos byte) uint8 {
	var score [1]int32
	w.priors.Add(score[:], PriorKey(lemma, pos))
	return uint8(score[0])
}

// PriorKey is the key of a word's prior in the model file.
func PriorKey(lemma uint32, pos byte) uint64 { return model.Mix(uint64(lemma), uint64(pos)) }

// MarginStep is the width of a bucket of margins, in points: half a nat.
const MarginStep = Unit / 2

// MarginBucket is the bucket of confidence for a margin.
func MarginBucket(margin int32, buckets int) int {
	return int(min(margin/MarginStep, int32(buckets-1)))
}

// tagger reads drafts of attributions off documents.
type tagger struct {
	reader  Reader
	stretch stretch
	lattice attribution.Lattice
	margins [][4]int32
	drafts  []attribution.Draft
	strong  []bool // per token of the whole document
	// speakers are the proper nouns in sources, made when a rule asks.
	speakers map[uint32]bool
}

var taggers = sync.Pool{New: func() any {
	t := &tagger{}
	t.reader.Prior = trained().prior
	return t
}}

// Annotate fills doc.Statements: the outermost in order of appearance, each
// followed by those inside its content.
func Annotate(doc *news.Document) {
	if len(doc.Tokens) == 0 || len(doc.Sentences) == 0 {
		return
	}
	t := taggers.Get().(*tagger)
	defer taggers.Put(t)
	w := trained()
	t.reader.Load(doc)
	t.keepStrong()
	t.read(w)
	doc.Statements = nil
	tails := t.applyTails(doc)
	ruled := append(t.applyRules(doc, tails), tails...)
	for _, f := range inOrder(t.found(w, doc, nil), ruled) {
		if inFurniture(doc, &f) {
			continue
		}
		doc.Statements = t.add(w, doc, doc.Statements, f, 1)
	}
	t.reader.doc = nil
}

// inFurniture tells that the cue, or what there is without one, stands in page furniture:
// nobody is quoted by a caption's label.
func inFurniture(doc *news.Document, f *found) bool {
	at := f.content[0].First
	if len(f.cue) > 0 {
		at = f.cue[0].First
	}
	k := sort.Search(len(doc.Sentences), func(k int) bool { return doc.Sentences[k].Last > at })
	return k < len(doc.Sentences) && doc.Sentences[k].Furniture
}

// inOrder merges what rules have found into what the model has, by place.
func inOrder(a, b []found) []found {
	if len(b) == 0 {
		return a
	}
	all := append(a, b...)
	slices.SortStableFunc(all, func(x, y found) int { return cmp.Compare(x.start(), y.start()) })
	return all
}

func (f *found) start() int {
	at := f.content[0].First
	for _, p := range [][]news.Range{f.source, f.cue} {
		if len(p) > 0 {
			at = min(at, p[0].First)
		}
	}
	return at
}

// keepStrong remembers the words that often stand in cues.
func (t *tagger) keepStrong() {
	t.strong = grow(t.strong, len(t.reader.words))
	for i := range t.strong {
		t.strong[i] = t.reader.strong(i)
	}
}

// read tags the loaded document.
func (t *tagger) read(w *weights) {
	r, shape := &t.reader, attribution.Shape()
	t.lattice.Reset(len(r.words), w.edges)
	for i := range r.words {
		c := r.Context(i)
		if r.fieldStart(i) {
			c = Contexts
		}
		t.lattice.Contexts[i] = c
	}
	for p := range r.stretches {
		w.score(&t.stretch, r, p, &t.lattice)
	}
	t.drafts = attribution.Read(shape, t.lattice.Path(shape), r.newParagraph)
	t.margins = t.lattice.Margins(shape, t.margins)
}

// Drafts returns a reader of documents by a model file, for those who train one:
// what the file finds, before rules add to it, and the margins.
func Drafts(f *model.File) func(*news.Document) ([]attribution.Draft, [][4]int32) {
	w, t := open(f), &tagger{}
	t.reader.Prior = w.prior
	return func(doc *news.Document) ([]attribution.Draft, [][4]int32) {
		t.reader.Load(doc)
		t.read(w)
		return t.drafts, t.margins
	}
}

// fieldStart tells that the body begins at token i, after a title: no
// attribution runs from one to the other.
func (r *Reader) fieldStart(i int) bool {
	return i > 0 && r.doc.Tokens[i].Field != r.doc.Tokens[i-1].Field
}

// found turns the drafts into statements. In a document cut out of doc, at gives
// each token's place in doc.
func (t *tagger) found(w *weights, doc *news.Document, at []int) []found {
	out := make([]found, 0, len(t.drafts))
	for i := range t.drafts {
		d := &t.drafts[i]
		f := found{Statement: news.Statement{Parent: -1, Kind: t.reader.kind(d.Content)}}
		f.Confidence = w.confidence[MarginBucket(d.Margin(t.margins), len(w.confidence))]
		if at != nil {
			d.Move(at)
		}
		f.Source, f.Cue, f.Content = attribution.Spans(doc, d.Source), attribution.Spans(doc, d.Cue), attribution.Spans(doc, d.Content)
		f.Reason = news.Reason{Rule: "attribution/en/crf", Score: f.Confidence, Spans: f.Cue}
		f.source, f.cue, f.content = d.Source, d.Cue, d.Content
		out = append(out, f)
	}
	return out
}

// kind tells how much of the content stands in quotation marks. PolNeAR's own
// line is used: direct from nine tenths of the words on.
func (r *Reader) kind(content []news.Range) news.SpeechKind {
	quoted, all := 0, 0
	for _, p := range content {
		for i := p.First; i < p.Last; i++ {
			all++
			if r.words[i].quote != 0 || r.words[i].pos == 'Q' {
				quoted++
			}
		}
	}
	switch {
	case quoted == 0:
		return news.Indirect
	case quoted*10 >= all*9:
		return news.Direct
	}
	return news.Mixed
}

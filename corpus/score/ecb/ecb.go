// Package ecb scores which event mentions are one event, across articles,
// against ECB+: the gold's mentions are given, its topics are not.
package ecb

import (
	_ "embed"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"sync"

	data "hearsay/corpus/ecb"
	"hearsay/extract/fact"
	"hearsay/extract/model"
)

// Kind and FeatureVersion name the model file; the version changes with what a
// feature means.
const (
	Kind           = "events"
	FeatureVersion = 3
)

// event.bin is written by `hearsay-train events`.
//
//go:embed event.bin
var eventFile []byte

// Model is what tells mentions of one event: a forest by pairs, one that is asked
// again once it is known what the first says of all pairs, and the first sense of
// the word table that neither looks at.
type Model struct {
	First, Again model.Forest
	Learned      uint16
}

var events = sync.OnceValues(func() (m Model, err error) {
	f, err := model.Open(eventFile, Kind, FeatureVersion)
	if err != nil {
		return m, err
	}
	learned, err := f.Bytes("learned")
	if err != nil {
		return m, err
	}
	if len(learned) != 2 {
		return m, fmt.Errorf("reading the model of events: %d bytes for a sense, want 2", len(learned))
	}
	m.Learned = binary.LittleEndian.Uint16(learned)
	if m.First, err = f.Forest("first", NumFirst); err != nil {
		return m, err
	}
	m.Again, err = f.Forest("again", NumFeatures)
	return m, err
})

// Measure gives muc, b3, ceafe and conll, all F1, on the topics of a folder. The
// mentions of articles that have words in common are compared two by two, each
// with what the pipeline reads around it, and grouped as claims are. Mentions
// that the gold puts in no chain are in sentences that nobody annotated for
// coreference, and are left out.
func Measure(path string, predictions io.Writer) (map[string]float64, error) {
	m, err := events()
	if err != nil {
		return nil, err
	}
	docs, err := data.Load(path)
	if err != nil {
		return nil, err
	}
	mentions, err := mentionsOf(docs, m.Learned)
	if err != nil {
		return nil, err
	}
	return measure(mentions, resolve(mentions, m), predictions), nil
}

func measure(mentions []*mention, response []int, predictions io.Writer) map[string]float64 {
	key := number(mentions, func(m *mention) string { return m.chain })
	if predictions != nil {
		enc := json.NewEncoder(predictions)
		for i, m := range mentions {
			enc.Encode(map[string]any{"article": m.article, "mention": m.text, "predicted": response[i], "right": m.chain})
		}
	}
	r := map[string]float64{"muc": muc(key, response), "b3": bCubed(key, response), "ceafe": ceafE(key, response)}
	r["conll"] = (r["muc"] + r["b3"] + r["ceafe"]) / 3
	return r
}

// Thresholds in thousandths, as those of links between claims, but lower: every
// mention is in some chain here, so that one left alone is nearly always a
// mistake. Picked by leaving topics of the training part out, where minMean from
// 140 to 260 gives the same within a point.
const (
	minEdge = 20
	minMean = 180
)

// minTerms is how alike the words of two articles must be for their mentions to
// be compared: 99 in 100 pairs of mentions of one event in the training part
// stand in articles that are.
const minTerms = 0.14

// resolve groups the mentions.
func resolve(mentions []*mention, m Model) []int {
	pairs := pairsOf(mentions)
	for i := range pairs {
		pairs[i].first = m.First.Sum(pairs[i].Values[:NumFirst])
	}
	lookAround(len(mentions), pairs)
	var edges []fact.Edge
	for i := range pairs {
		p := &pairs[i]
		if score := m.Again.Chance(p.Values[:]); score >= minEdge {
			edges = append(edges, fact.Edge{A: p.b, B: p.a, Score: score})
		}
	}
	out := make([]int, len(mentions))
	for g, members := range fact.Components(len(mentions), edges, nil, minMean) {
		for _, m := range members {
			out[m] = g
		}
	}
	return out
}

// candidates calls visit with each two mentions whose articles are alike enough.
func candidates(mentions []*mention, visit func(i, k int, p *pairOfArticles)) {
	known := map[[2]*report]pairOfArticles{}
	for i, a := range mentions {
		for k, b := range mentions[:i] {
			p, ok := known[[2]*report{a.report, b.report}]
			if !ok {
				p = compareArticles(a.report, b.report)
				known[[2]*report{a.report, b.report}] = p
			}
			if p.terms >= minTerms {
				visit(i, k, &p)
			}
		}
	}
}

func number(mentions []*mention, name func(*mention) string) []int {
	ids := map[string]int{}
	out := make([]int, len(mentions))
	for i, m := range mentions {
		id, ok := ids[name(m)]
		if !ok {
			id = len(ids)
			ids[name(m)] = id
		}
		out[i] = id
	}
	return out
}

// Pair is two mentions, and whether they are one event.
type Pair struct {
	Values Values
	Same   bool
	Weight float64
	a, b   int   // their numbers
	first  int32 // what the first forest makes of them, in thousandths of a logit
}

// pairsOf are the candidates among the mentions. Large topics and large events
// have most pairs by far, so that a pair weighs less there: all topics count the
// same, and an event by the root of its pairs.
func pairsOf(mentions []*mention) []Pair {
	ofTopic, ofChain := map[string]int{}, map[string]int{}
	for _, m := range mentions {
		ofTopic[m.topic()]++
		ofChain[m.chain]++
	}
	var out []Pair
	sum := 0.0
	candidates(mentions, func(i, k int, p *pairOfArticles) {
		a, b := mentions[i], mentions[k]
		w := 1 / (float64(ofTopic[a.topic()]) * math.Sqrt(math.Sqrt(float64(ofChain[a.chain]*ofChain[b.chain]))))
		out = append(out, Pair{Values: features(a, b, p), Same: a.chain == b.chain, Weight: w, a: i, b: k})
		sum += w
	})
	for i := range out {
		out[i].Weight *= float64(len(out)) / sum
	}
	return out
}

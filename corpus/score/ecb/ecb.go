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
	FeatureVersion = 2
)

// event.bin is written by `hearsay-train events`.
//
//go:embed event.bin
var eventFile []byte

// Model is what tells mentions of one event: a forest, and the first sense of the
// word table that it does not look at.
type Model struct {
	Forest  model.Forest
	Learned uint16
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
	m.Forest, err = f.Forest("trees", numFeatures)
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
	return measure(mentions, resolve(mentions, m.Forest), predictions), nil
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
	minMean = 140
)

// minTerms is how alike the words of two articles must be for their mentions to
// be compared: 99 in 100 pairs of mentions of one event in the training part
// stand in articles that are.
const minTerms = 0.14

// resolve groups the mentions.
func resolve(mentions []*mention, forest model.Forest) []int {
	var edges []fact.Edge
	candidates(mentions, func(i, k int, p *pairOfArticles) {
		x := features(mentions[i], mentions[k], p)
		if score := forest.Chance(x[:]); score >= minEdge {
			edges = append(edges, fact.Edge{A: k, B: i, Score: score})
		}
	})
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

// NumFeatures is how many there are of a pair.
const NumFeatures = numFeatures

// Pair is two mentions, and whether they are one event.
type Pair struct {
	Values Values
	Same   bool
	Weight float64
}

// Pairs are those of the topics of a folder, to learn from.
func Pairs(path string, learned uint16) ([]Pair, error) {
	docs, err := data.Load(path)
	if err != nil {
		return nil, err
	}
	mentions, err := mentionsOf(docs, learned)
	return pairsOf(mentions), err
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
		out = append(out, Pair{features(a, b, p), a.chain == b.chain, w})
		sum += w
	})
	for i := range out {
		out[i].Weight *= float64(len(out)) / sum
	}
	return out
}

const folds = 5

// CrossValidate leaves every fifth topic of a folder out in turn, grows a forest
// on the mentions of the others, and gives the mean of the figures on those left
// out, which are not told apart by topic.
func CrossValidate(path string, learned uint16, grow func([]Pair) []byte) (map[string]float64, error) {
	docs, err := data.Load(path)
	if err != nil {
		return nil, err
	}
	mentions, err := mentionsOf(docs, learned)
	if err != nil {
		return nil, err
	}
	topic := number(mentions, func(m *mention) string { return m.topic() })
	mean := map[string]float64{}
	for fold := range folds {
		var held, rest []*mention
		for i, m := range mentions {
			if topic[i]%folds == fold {
				held = append(held, m)
			} else {
				rest = append(rest, m)
			}
		}
		forest, err := model.NewForest(grow(pairsOf(rest)), numFeatures)
		if err != nil {
			return nil, err
		}
		for name, v := range measure(held, resolve(held, forest), nil) {
			mean[name] += v / folds
		}
	}
	return mean, nil
}

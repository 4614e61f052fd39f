// Package ecb scores which event mentions are one event, across articles,
// against ECB+: the gold's mentions are given, its topics are not.
package ecb

import (
	_ "embed"
	"encoding/json"
	"io"
	"sync"

	data "hearsay/corpus/ecb"
	"hearsay/corpus/link"
	"hearsay/extract/fact"
	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// event.bin is written by `hearsay-train events`: the forest of package relate
// over the same features, grown on mentions of events instead of claims.
//
//go:embed event.bin
var eventFile []byte

var events = sync.OnceValues(func() (relate.Forest, error) { return relate.ReadForest(eventFile) })

// Measure gives muc, b3, ceafe and conll, all F1, on the topics of a folder. The
// articles are grouped into stories first; the mentions of a story are compared
// as claims are, each with what the pipeline reads around it, and grouped as
// claims are. Mentions that the gold puts in no chain are in sentences that
// nobody annotated for coreference, and are left out.
func Measure(path string, predictions io.Writer) (map[string]float64, error) {
	forest, err := events()
	if err != nil {
		return nil, err
	}
	docs, err := data.Load(path)
	if err != nil {
		return nil, err
	}
	mentions, err := mentionsOf(docs, link.English())
	if err != nil {
		return nil, err
	}
	return measure(mentions, resolve(mentions, forest, minMean), predictions), nil
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

// storiesOf groups the articles by their words.
func storiesOf(articles []news.Article) []int {
	of := make([]int, len(articles))
	for g, members := range link.Stories(articles) {
		for _, m := range members {
			of[m] = g
		}
	}
	return of
}

// Thresholds in thousandths, as those of links between claims, but lower: every
// mention is in some chain here, so that one left alone is nearly always a
// mistake. Picked on the validation part, where 30 to 300 changes the figure by
// a point at most.
const (
	minEdge = 50
	minMean = 60
)

// resolve groups the mentions of each story.
func resolve(mentions []*mention, forest relate.Forest, minMean int) []int {
	var edges []fact.Edge
	for i, a := range mentions {
		for k, b := range mentions[:i] {
			if a.group != b.group {
				continue
			}
			x := features(a, b)
			if score := relate.Chance(&x, &forest); score >= minEdge {
				edges = append(edges, fact.Edge{A: k, B: i, Score: score})
			}
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

// Pair is two mentions of one story, and whether they are one event.
type Pair struct {
	Features [relate.NumFeatures]float64
	Same     bool
}

// Pairs are those of the topics of a folder, to learn from.
func Pairs(path string) ([]Pair, error) {
	docs, err := data.Load(path)
	if err != nil {
		return nil, err
	}
	mentions, err := mentionsOf(docs, link.English())
	if err != nil {
		return nil, err
	}
	var out []Pair
	for i, a := range mentions {
		for _, b := range mentions[:i] {
			if a.group == b.group {
				out = append(out, Pair{features(a, b), a.chain == b.chain})
			}
		}
	}
	return out, nil
}

package status

import (
	"sync"

	"hearsay/extract/model"
	"hearsay/extract/news"
	"hearsay/extract/status/en"
)

// Head says by which convention a factuality is meant: data sets annotate two.
type Head int

// The heads of the model.
const (
	// Committed is how sure the text is of the event (UW, MEANTIME): 3 certain,
	// 0 open, -3 certain that not. A firm plan is nearly certain.
	Committed Head = iota
	// Happened is whether the event took or takes place by what the text says
	// (UDS): a plan has not happened.
	Happened
	Heads int = iota
)

// factScale is what a weight of 1 is in the model's integers.
const factScale = 1000

var facts = sync.OnceValue(func() model.Table {
	return model.MustOpen(en.Factuality, "factuality", FactualityFeatures).MustTable("weights")
})

// Events reads the factuality of events of one document.
type Events struct{ x extractor }

// NewEvents prepares a document with a parse.
func NewEvents(doc *news.Document) *Events {
	e := &Events{x: extractor{judge: new(judge)}}
	e.x.read(doc)
	return e
}

// Features are the model's features of the event at token v of sentence s; the
// slice is used again by the next call.
func (e *Events) Features(v int, s news.Range) []uint64 { return e.x.features(v, s) }

// Factuality of the event at token v of sentence s, from -3 to 3.
func (e *Events) Factuality(v int, s news.Range, head Head) float64 {
	return e.x.factuality(v, s, head)
}

func (x *extractor) factuality(v int, s news.Range, head Head) float64 {
	var scores [Heads]int32
	table := facts()
	for _, f := range x.features(v, s) {
		table.Add(scores[:], f)
	}
	return float64(max(-3*factScale, min(3*factScale, scores[head]))) / factScale
}

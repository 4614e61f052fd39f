// Package extract answers the question: what does this article say, and who
// says it? One article goes in, one document comes out. It touches no disk,
// network, clock or randomness, so the same article gives the same document on
// every machine.
//
//	doc, err := extract.Document(news.Article{Text: text, Published: "2023-03-20", Language: "en"})
//	for _, claim := range doc.Claims { … }
package extract

import (
	"fmt"

	chain "hearsay/extract/attribution/chain/en"
	attribution "hearsay/extract/attribution/en"
	"hearsay/extract/claim/confidence"
	claim "hearsay/extract/claim/en"
	"hearsay/extract/claim/quantity"
	"hearsay/extract/deadline"
	entity "hearsay/extract/entity/en"
	"hearsay/extract/news"
	relate "hearsay/extract/relate/en"
	"hearsay/extract/status"
	"hearsay/extract/syntax"
	"hearsay/extract/token"
)

// Version is the version of the pipeline. It is stored with every layer, and
// goes up whenever a change can alter what is extracted; `hearsay reextract`
// then brings old articles up.
const Version = "1"

// Layer names what an annotator needs or fills.
type Layer string

// The layers, in the order in which they come to be.
const (
	Words      Layer = "words" // tokens, sentences, quotes
	Syntax     Layer = "syntax"
	Entities   Layer = "entities" // mentions and entities
	Times      Layer = "times"
	Quantities Layer = "quantities"
	Statements Layer = "statements"
	Claims     Layer = "claims"
	Status     Layer = "status" // status, modality, polarity, act of each claim
	Confidence Layer = "confidence"
	Keys       Layer = "keys" // what claims are compared by
)

// Annotator is one step of the pipeline.
type Annotator struct {
	Name  string
	Needs []Layer
	Fills []Layer
	Run   func(*news.Document)
}

// English is the pipeline for English text, in order. This list is the only
// place where the order is written.
var English = []Annotator{
	{Name: "token", Fills: []Layer{Words}, Run: token.Annotate},
	{Name: "syntax", Needs: []Layer{Words}, Fills: []Layer{Syntax}, Run: syntax.Annotate},
	{Name: "entity", Needs: []Layer{Words, Syntax}, Fills: []Layer{Entities}, Run: entity.Annotate},
	{Name: "attribution", Needs: []Layer{Words, Syntax}, Fills: []Layer{Statements}, Run: attribution.Annotate},
	// Chain completes the tagger's statements, and adds those of label lines.
	{Name: "chain", Needs: []Layer{Words, Syntax, Entities, Statements}, Fills: []Layer{Statements}, Run: chain.Annotate},
	{Name: "deadline", Needs: []Layer{Words, Syntax}, Fills: []Layer{Times}, Run: deadline.English},
	{Name: "quantity", Needs: []Layer{Times}, Fills: []Layer{Quantities}, Run: quantity.English},
	{Name: "claim", Needs: []Layer{Words, Times, Quantities}, Fills: []Layer{Claims}, Run: claim.Annotate},
	{Name: "status", Needs: []Layer{Syntax, Claims}, Fills: []Layer{Status}, Run: status.English},
	{Name: "confidence", Needs: []Layer{Words, Claims, Status}, Fills: []Layer{Confidence}, Run: confidence.Annotate},
	{Name: "keys", Needs: []Layer{Claims}, Fills: []Layer{Keys}, Run: relate.Fill}, // after everything that changes claims
}

// Pipeline returns the annotators for a language, and false for a language that
// hearsay does not read yet. An unknown language ("") is read as English.
func Pipeline(language string) ([]Annotator, bool) {
	if language == "" || language == "en" {
		return English, true
	}
	return nil, false
}

// Document reads one article. An article in a language that hearsay does not
// read comes back with no layers and no error. The error, if any, names the
// step that failed on the text; the document then holds the layers before it.
func Document(a news.Article) (*news.Document, error) {
	doc := &news.Document{Article: a, Extractor: Version}
	steps, ok := Pipeline(a.Language)
	if !ok {
		return doc, nil
	}
	for _, step := range steps {
		if err := run(step, doc); err != nil {
			return doc, err
		}
	}
	return doc, nil
}

// run turns a panic on a strange text into an error that names the step, so
// that a batch goes on with the next article.
func run(step Annotator, doc *news.Document) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("extract: %s failed on article %q: %v", step.Name, doc.Article.Ref, r)
		}
	}()
	step.Run(doc)
	return nil
}

// CheckOrder reports the first annotator that needs a layer which none before
// it fills.
func CheckOrder(steps []Annotator) error {
	filled := map[Layer]bool{}
	for _, s := range steps {
		for _, need := range s.Needs {
			if !filled[need] {
				return fmt.Errorf("extract: %s needs %s, which no earlier step fills", s.Name, need)
			}
		}
		for _, f := range s.Fills {
			filled[f] = true
		}
	}
	return nil
}

// Package en reads who is who in English text.
//
// en.bin holds the weights of the name finder and lists.bin the words that tell
// who is meant; both are made by hearsay-train from data and from the text files
// in lists.
package en

import (
	_ "embed"
	"sync"

	"hearsay/extract/entity"
	"hearsay/extract/model"
	"hearsay/extract/news"
)

//go:embed en.bin
var weights []byte

//go:embed lists.bin
var lists []byte

//go:embed kinds.bin
var kinds []byte

//go:embed clusters.bin
var clusters []byte

var reader = sync.OnceValue(func() *entity.Reader {
	names := model.MustOpen(weights, "entity", entity.FeatureVersion)
	words := model.MustOpen(lists, "entity-lists", entity.ListsVersion)
	return &entity.Reader{
		Finder: entity.Finder{
			Lexis:       entity.Lexis{Gazetteer: words.MustTable("gazetteer"), Clusters: model.MustOpen(clusters, "clusters", 1).MustTable("clusters")},
			Weights:     names.MustTable("weights"),
			Transitions: names.MustMatrix("transitions"),
		},
		Senses: words.MustLexicon("senses"),
		Rank:   ranking,
		Kinds:  model.MustOpen(kinds, "kinds", entity.KindVersion).MustTable("kinds"),
	}
})

// ranking was found by hearsay-train entity-ranking on UD GUM's training part.
var ranking = entity.Ranking{-19, -33, -38, -41, -1, 7, 2, -5, 8, 4, 3, -6, -4, -1, 12, 6, -2, -14, -3, -22, 3, 1}

// Reader is the reader of English entities.
func Reader() *entity.Reader { return reader() }

// Annotate fills the document's mentions and entities. It needs tokens,
// sentences and syntax.
func Annotate(doc *news.Document) { reader().Annotate(doc) }

// Labels returns the IOB2 labels (PER, ORG, LOC, MISC) of the names in a
// document that has tokens, tags and sentences.
func Labels(doc *news.Document) []string { return reader().Labels(doc) }

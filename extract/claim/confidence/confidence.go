// Package confidence answers the question: how sure may a reader be of this
// claim? It sets each claim's Confidence to the chance that the claim is one and
// that all its main fields (who, root of the source, status, modality, time) are right.
//
// A logistic model over what the other layers found, fitted on claims of the gold
// stories by hearsay-train confidence:
//
//	"The port will close on Friday, the mayor said."       0.9: a plain sentence, a named agent, a sure statement
//	"… sources close to it having indicated as much, which …"  0.3: a clause without its subject
package confidence

import (
	_ "embed"
	"math"
	"strconv"
	"strings"
	"sync"

	"hearsay/extract/model"
	"hearsay/extract/news"
)

// Version goes up whenever the features change.
const Version = 1

// Unit is how many units of the weights make one of log-odds.
const Unit = 100

//go:embed confidence.bin
var weights []byte

var table = sync.OnceValue(func() model.Table {
	return model.MustOpen(weights, "confidence", Version).MustTable("weights")
})

// Annotate sets the confidence of every claim. It needs claims and status.
func Annotate(doc *news.Document) {
	r := newReader(doc)
	w := table()
	var feats []uint64
	for i := range doc.Claims {
		feats = r.features(&doc.Claims[i], feats[:0])
		var score [1]int32
		w.AddAll(score[:], feats)
		doc.Claims[i].Confidence = Chance(score[0])
	}
}

// Chance is the probability of a sum of weights, to four places.
func Chance(score int32) float64 {
	return math.Round(1e4/(1+math.Exp(-float64(score)/Unit))) / 1e4
}

// Bias is the feature that every claim has.
func Bias() uint64 { return model.HashString(model.Hash(1), "bias") }

// Features are the features of each claim of a document, for training.
func Features(doc *news.Document) [][]uint64 {
	r := newReader(doc)
	out := make([][]uint64, len(doc.Claims))
	for i := range doc.Claims {
		out[i] = r.features(&doc.Claims[i], nil)
	}
	return out
}

type reader struct {
	doc    *news.Document
	claims []int // claims in each sentence
}

func newReader(doc *news.Document) *reader {
	r := &reader{doc: doc, claims: make([]int, len(doc.Sentences)+1)}
	for i := range doc.Claims {
		r.claims[r.sentence(doc.Claims[i].Content)]++
	}
	return r
}

// adder collects features by name.
type adder struct{ list []uint64 }

func (a *adder) add(name string) { a.list = append(a.list, model.HashString(model.Hash(1), name)) }

func (a *adder) pair(name, value string) {
	a.list = append(a.list, model.HashString(model.HashString(model.Hash(2), name), value))
}

func (a *adder) count(name string, n int, edges ...int) {
	k := 0
	for k < len(edges) && n >= edges[k] {
		k++
	}
	a.pair(name, strconv.Itoa(k))
}

func (r *reader) features(c *news.Claim, list []uint64) []uint64 {
	a := &adder{list}
	a.add("bias")
	a.pair("rule", c.Reason.Rule)
	r.clause(c, a)
	r.who(c, a)
	r.said(c, a)
	a.pair("status", string(c.Status))
	a.pair("modality", string(c.Modality))
	a.pair("status rule", c.StatusReason.Rule)
	a.pair("modality rule", c.ModalityReason.Rule)
	if c.Deadline != nil {
		a.pair("time", c.Deadline.Reason.Rule)
		a.pair("relation", string(c.Deadline.Relation))
	}
	if c.Quote {
		a.add("quote")
	}
	return a.list
}

// clause adds what the clause and its sentence look like.
func (r *reader) clause(c *news.Claim, a *adder) {
	first, last := r.doc.Under(c.Content)
	a.count("words", last-first, 4, 6, 9, 13, 20, 32)
	if c.Content.Field == news.Title {
		a.add("title")
	}
	if c.Predicate.Class != "" {
		a.add("classed")
	}
	if c.Predicate.Lemma == "be" || c.Predicate.Lemma == "have" {
		a.pair("verb", c.Predicate.Lemma)
	}
	if c.Object.Text == "" {
		a.add("no object")
	}
	if first >= last {
		return
	}
	toks := r.doc.Tokens
	a.pair("first", toks[first].Tag)
	a.pair("last", toks[last-1].UPOS)
	if last < len(toks) {
		a.pair("next", toks[last].Tag)
	}
	if h, _ := r.doc.Under(c.Predicate.Span); h < len(toks) {
		a.pair("tag", toks[h].Tag)
		rel, _, _ := strings.Cut(toks[h].Rel, ":")
		a.pair("rel", rel)
	}
	s := r.sentence(c.Content)
	a.count("claims", r.claims[s], 2, 3, 4)
	if s < len(r.doc.Sentences) {
		a.count("length", r.doc.Sentences[s].Len(), 8, 15, 25, 40, 60)
		if end := r.doc.Sentences[s].Last - 1; end < len(toks) {
			a.pair("end", toks[end].Tag)
		}
	}
}

// who adds how the agent was found.
func (r *reader) who(c *news.Claim, a *adder) {
	form := "name"
	switch {
	case c.Who.Name == "":
		form = "none"
	case pronoun(c.Who.Text) && strings.EqualFold(c.Who.Text, c.Who.Name):
		form = "pronoun"
	case pronoun(c.Who.Text):
		form = "resolved"
	case strings.EqualFold(c.Who.Text, c.Who.Name):
		form = "words"
	}
	a.pair("who", form)
	a.pair("who kind", form+" "+string(c.Who.Kind))
	a.count("who words", strings.Count(c.Who.Text, " ")+1, 2, 4, 7)
	if form == "resolved" || form == "pronoun" {
		a.pair("who word", strings.ToLower(c.Who.Text))
	}
	if c.Who.Name != "" && !c.Content.Overlaps(c.Who.Span) {
		a.add("who outside")
	}
}

func pronoun(s string) bool {
	switch strings.ToLower(s) {
	case "he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "who", "which", "him", "her", "them", "us":
		return true
	}
	return false
}

// said adds who says it and how sure the statement is.
func (r *reader) said(c *news.Claim, a *adder) {
	a.count("hops", len(c.Source), 1, 2, 3)
	if root, ok := c.Root(); ok {
		a.pair("root kind", string(root.Kind))
		if root.Anonymous {
			a.add("unnamed")
		}
		text := r.doc.Text(root.Span)
		if pronoun(text) {
			a.pair("root word", strings.ToLower(text))
		}
		if c.Who.Name == root.Name {
			a.add("of oneself")
		}
	}
	if c.Statement < 0 || c.Statement >= len(r.doc.Statements) {
		return
	}
	s := &r.doc.Statements[c.Statement]
	a.count("sure", int(100*s.Confidence), 40, 60, 75, 85, 92)
	a.pair("kind", string(s.Kind))
	a.pair("statement", s.Reason.Rule)
	a.count("pieces", len(s.Content), 2, 3)
	if len(s.Source) == 0 {
		a.add("no source words")
	}
	if s.Parent >= 0 {
		a.add("inner")
	}
}

// sentence is the sentence in which a span starts, one after the last for none.
func (r *reader) sentence(s news.Span) int {
	first, _ := r.doc.Under(s)
	lo, hi := 0, len(r.doc.Sentences)
	for lo < hi {
		if m := (lo + hi) / 2; r.doc.Sentences[m].Last <= first {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

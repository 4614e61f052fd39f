// Package ecb scores which event mentions are one event, across articles,
// against ECB+: the gold's mentions are given, its topics are not.
package ecb

import (
	"encoding/json"
	"io"
	"strings"

	data "hearsay/corpus/ecb"
	"hearsay/corpus/link"
	"hearsay/extract/news"
	"hearsay/extract/relate"
	"hearsay/extract/relate/en"
)

// Measure gives muc, b3, ceafe and conll, all F1, on the topics of a folder. The
// articles are grouped into stories first; mentions are one event when they are
// of one story and their heads are the same word, or mean the same. Mentions that
// the gold puts in no chain are in sentences that nobody annotated for
// coreference, and are left out.
func Measure(path string, predictions io.Writer) (map[string]float64, error) {
	docs, err := data.Load(path)
	if err != nil {
		return nil, err
	}
	mentions := eventMentions(docs)
	key, response := number(mentions, func(m *mention) string { return m.chain }), resolve(mentions)
	if predictions != nil {
		enc := json.NewEncoder(predictions)
		for i, m := range mentions {
			enc.Encode(map[string]any{"article": m.article, "mention": m.text, "predicted": response[i], "right": m.chain})
		}
	}
	r := map[string]float64{"muc": muc(key, response), "b3": bCubed(key, response), "ceafe": ceafE(key, response)}
	r["conll"] = (r["muc"] + r["b3"] + r["ceafe"]) / 3
	return r, nil
}

type mention struct {
	article, text, chain string
	story                int
	head                 string
	word                 relate.Word
}

func eventMentions(docs []data.Document) []*mention {
	story := storiesOf(docs)
	words := en.Words()
	var out []*mention
	for d := range docs {
		for i := range docs[d].Mentions {
			m := &docs[d].Mentions[i]
			if !m.Event || m.Chain == "" {
				continue
			}
			x := &mention{article: docs[d].Topic + "/" + docs[d].Name, text: textOf(&docs[d], m.Tokens), chain: m.Chain, story: story[d]}
			x.head = headOf(x.text)
			x.word = words.Look(x.head)
			out = append(out, x)
		}
	}
	return out
}

// headOf is the key of the mention's first content word.
func headOf(text string) string {
	if keys := en.Sequence(text); len(keys) > 0 {
		return keys[0]
	}
	return strings.ToLower(text)
}

func textOf(d *data.Document, tokens []int) string {
	words := make([]string, len(tokens))
	for i, t := range tokens {
		words[i] = d.Tokens[t].Text
	}
	return strings.Join(words, " ")
}

// storiesOf groups the articles by their words.
func storiesOf(docs []data.Document) []int {
	articles := make([]news.Article, len(docs))
	for i := range docs {
		words := make([]string, len(docs[i].Tokens))
		for k, t := range docs[i].Tokens {
			words[k] = t.Text
		}
		articles[i] = news.Article{ID: docs[i].Topic + "/" + docs[i].Name, Text: strings.Join(words, " ")}
	}
	of := make([]int, len(docs))
	for g, members := range link.Stories(articles) {
		for _, m := range members {
			of[m] = g
		}
	}
	return of
}

// resolve joins mentions of one story whose heads are one word or mean one thing.
func resolve(mentions []*mention) []int {
	parent := make([]int, len(mentions))
	find := func(x int) int {
		for parent[x] != x {
			parent[x] = parent[parent[x]]
			x = parent[x]
		}
		return x
	}
	for i := range mentions {
		parent[i] = i
		for k := range i {
			if mentions[i].story == mentions[k].story && oneEvent(mentions[i], mentions[k]) {
				parent[find(i)] = find(k)
			}
		}
	}
	for i := range parent {
		parent[i] = find(i)
	}
	return parent
}

// minCosine is how near two words must stand that share a sense, so that rare
// senses of common words do not join events.
const minCosine = 0.7

func oneEvent(a, b *mention) bool {
	return a.head == b.head || relate.SharesSense(a.word, b.word) && relate.Cosine(a.word, b.word) >= minCosine
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

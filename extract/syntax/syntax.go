// Package syntax answers the question: what does each word do in its sentence?
// It fills the tags, lemmas and dependencies of the tokens.
//
//	syntax.Annotate(doc) // "The mayor resigned": mayor NN ←nsubj– resigned VBD, root
//
// Tags are those of the Penn Treebank (Tag) and of Universal Dependencies (UPOS);
// relations are those of Universal Dependencies v2.
//
// One small network reads a sentence: a window of three words and two gated
// recurrences in both directions over embeddings of word, affixes and shape.
// Tags are a softmax over its rows, heads a biaffine score of each pair of words
// (Dozat and Manning 2017). It runs in integers and in float32 operations that
// no machine fuses, so that it gives the same parse everywhere.
package syntax

import (
	"sync"

	"hearsay/extract/model"
	"hearsay/extract/news"
	"hearsay/extract/syntax/en"
)

// longestParse is the most words that are parsed as one; a longer sentence (a
// list, a table, a text without marks) is parsed in pieces of this length whose
// roots hang on the first. Scores are taken for all pairs of words, so without
// a limit time would grow with the square.
const longestParse = 160

var english = sync.OnceValue(func() *Network { return Open(en.File) })

// parsers keeps the buffers of sentences between articles.
var parsers = sync.Pool{New: func() any { return &sentence{net: english()} }}

// Annotate fills Tag, UPOS, Lemma, Head, Rel and Cluster of every token, and the
// document's Vectors.
func Annotate(d *news.Document) {
	s := parsers.Get().(*sentence)
	defer parsers.Put(s)
	width := s.net.vector()
	d.Vectors = news.Vectors{Width: width, Numbers: make([]int16, len(d.Tokens)*width)}
	for _, sent := range d.Sentences {
		root := -1
		for first := sent.First; first < sent.Last; first += longestParse {
			r := s.parse(d, news.Range{First: first, Last: min(first+longestParse, sent.Last)}, first == sent.First)
			if root < 0 {
				root = r
			} else {
				d.Tokens[r].Head, d.Tokens[r].Rel = root, "parataxis"
			}
		}
	}
}

// parse reads the tokens of r as one sentence and returns its root. begins tells
// that r begins the sentence.
func (s *sentence) parse(d *news.Document, r news.Range, begins bool) (root int) {
	n := r.Len()
	s.sized(n)
	for t := range n {
		tok := &d.Tokens[r.First+t]
		tok.Cluster = s.net.cluster(s.see(t, d.Text(tok.Span), begins && t == 0))
	}
	s.encode(n)
	tokens := d.Tokens[r.First:r.Last]
	s.tag(tokens)
	if s.disguised(d, tokens, begins) {
		s.encode(n)
		s.tag(tokens)
	}
	s.keep(d.Vectors.Numbers[r.First*d.Vectors.Width:], n)
	properNouns(d, tokens)
	oneClass(tokens)
	s.score(n)
	heads := s.tree.build(s.arcs, n)
	s.joinTwins(d, tokens, heads)
	s.label(tokens, heads)
	s.agree(tokens, heads)
	s.weekdays(d, tokens, heads)
	s.saidClauses(d, tokens, heads)
	for t := range tokens {
		tokens[t].Lemma = s.lemma(d.Text(tokens[t].Span), tokens[t].Tag)
	}
	s.tree.hangPunctuation(d, tokens, heads)
	for t := range tokens {
		tokens[t].Head = r.First + heads[t] - 1
		if heads[t] == 0 {
			tokens[t].Head, root = -1, r.First+t
		}
	}
	return root
}

// label fills Rel; it keeps "root" for the root alone.
func (s *sentence) label(tokens []news.Token, heads []int) {
	for t := 0; t < len(tokens); t += model.Vectors {
		last := min(t+model.Vectors, len(tokens))
		s.relations(s.name[t:last], t, heads[t:last])
	}
	for t := range tokens {
		switch rel := s.name[t]; {
		case heads[t] == 0:
			tokens[t].Rel = "root"
		case rel == "root":
			tokens[t].Rel = "dep"
		default:
			tokens[t].Rel = rel
		}
	}
}

// tag fills Tag and UPOS from the encoded rows.
func (s *sentence) tag(tokens []news.Token) {
	s.net.tag.Best(s.name, &s.sums, s.y, s.net.tags)
	for t := range tokens {
		tokens[t].Tag = s.name[t]
	}
	s.net.pos.Best(s.name, &s.sums, s.y, s.net.upos)
	for t := range tokens {
		tokens[t].UPOS = s.name[t]
	}
}

// vector is the width of a token's row in Document.Vectors.
func (n *Network) vector() int { return n.window.Out + n.static.Cols }

// keep copies the words' vectors: what the recurrences made of each word in its
// sentence, and what the word itself is.
func (s *sentence) keep(out []int16, n int) {
	width, ns, in := s.net.window.Out, s.net.static.Cols, s.net.static.Cols+s.net.learned.Cols
	for t := range n {
		row := out[t*(width+ns):]
		copy(row[:width], s.y[t*width:])
		copy(row[width:width+ns], s.x[(t+1)*in:])
	}
}

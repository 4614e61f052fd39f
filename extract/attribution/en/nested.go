package en

import (
	"hearsay/extract/news"
)

// deepest is how many statements may stand inside one another: "A writes that B
// said that C denied" has three. More is not news but hostile text.
const deepest = 3

// found is a statement with the tokens of its parts.
type found struct {
	news.Statement
	source, cue, content []news.Range
}

// add appends f and, read by itself without the words that attribute it, what
// is said in its content.
func (t *tagger) add(w *weights, doc *news.Document, all []news.Statement, f found, depth int) []news.Statement {
	self := len(all)
	all = append(all, f.Statement)
	if depth == deepest || !t.worth(f.content) {
		return all
	}
	sub, at := cut(doc, f.content)
	t.reader.Load(sub)
	t.read(w)
	for _, inner := range t.found(w, doc, at) {
		inner.Parent = self
		all = t.add(w, doc, all, inner, depth+1)
	}
	return all
}

// worth tells whether a content can hold a statement of its own: it needs a
// word that often stands in cues, and something beside it.
func (t *tagger) worth(content []news.Range) bool {
	n, strong := 0, false
	for _, p := range content {
		n += p.Len()
		for i := p.First; i < p.Last && !strong; i++ {
			strong = t.strong[i]
		}
	}
	return strong && n >= 3
}

// cut makes a document of the content's tokens alone; at gives each one's place
// in doc. Quotation marks around the whole of it are no longer there.
func cut(doc *news.Document, content []news.Range) (sub *news.Document, at []int) {
	sub = &news.Document{Article: news.Article{Title: doc.Article.Title, Text: doc.Article.Text}}
	for _, p := range content {
		for i := p.First; i < p.Last; i++ {
			at = append(at, i)
		}
	}
	sub.Tokens = make([]news.Token, len(at))
	for k, i := range at {
		sub.Tokens[k] = doc.Tokens[i]
		sub.Tokens[k].Head = place(at, doc.Tokens[i].Head)
		if sub.Tokens[k].Head < 0 {
			sub.Tokens[k].Rel = "root"
		}
	}
	cutVectors(doc, sub, at)
	cutSentences(doc, sub, at)
	cutQuotes(doc, sub, at)
	return sub, at
}

func cutVectors(doc, sub *news.Document, at []int) {
	width := doc.Vectors.Width
	sub.Vectors = news.Vectors{Width: width, Numbers: make([]int16, 0, len(at)*width)}
	for _, i := range at {
		sub.Vectors.Numbers = append(sub.Vectors.Numbers, doc.Vectors.Of(i)...)
	}
}

// lowest is the first k with at[k] >= i.
func lowest(at []int, i int) int {
	lo, hi := 0, len(at)
	for lo < hi {
		if m := (lo + hi) / 2; at[m] < i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// place is where token i lies in the cut document, -1 when it was cut away.
func place(at []int, i int) int {
	if k := lowest(at, i); i >= 0 && k < len(at) && at[k] == i {
		return k
	}
	return -1
}

func cutSentences(doc, sub *news.Document, at []int) {
	lo, hi := 0, len(doc.Sentences)
	for lo < hi { // the first sentence that ends after the first token
		if m := (lo + hi) / 2; doc.Sentences[m].Last <= at[0] {
			lo = m + 1
		} else {
			hi = m
		}
	}
	for k := 0; k < len(at); lo++ {
		s := doc.Sentences[lo]
		first := k
		for k < len(at) && at[k] < s.Last {
			k++
		}
		if k > first {
			s.Range = news.Range{First: first, Last: k}
			sub.Sentences = append(sub.Sentences, s)
		}
	}
	for s := range sub.Sentences { // heads do not cross sentences
		r := sub.Sentences[s].Range
		for i := r.First; i < r.Last; i++ {
			if h := sub.Tokens[i].Head; h >= 0 && !r.Has(h) {
				sub.Tokens[i].Head = -1
			}
		}
	}
}

func cutQuotes(doc, sub *news.Document, at []int) {
	lo, hi := 0, len(doc.Quotes)
	for lo < hi {
		if m := (lo + hi) / 2; doc.Quotes[m].Last <= at[0] {
			lo = m + 1
		} else {
			hi = m
		}
	}
	for _, q := range doc.Quotes[lo:] {
		if q.First > at[len(at)-1] {
			break
		}
		first, last := place(at, q.First), place(at, q.Last-1)
		if first < 0 || last < 0 || q.Len() != last-first+1 || q.Len()*10 >= len(at)*9 {
			continue
		}
		q.Range = news.Range{First: first, Last: last + 1}
		sub.Quotes = append(sub.Quotes, q)
	}
}

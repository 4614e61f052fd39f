package ecb

import (
	"cmp"
	"math"
	"slices"
	"strings"

	data "hearsay/corpus/ecb"
	"hearsay/corpus/link"
	"hearsay/extract"
	"hearsay/extract/news"
	"hearsay/extract/relate"
	"hearsay/extract/relate/en"
	"hearsay/extract/story"
)

// mention is an event mention of the gold, with what the pipeline reads around
// it: its head word, who and what hangs on that, and its sentence.
type mention struct {
	*report
	text, chain string
	head        *news.Token
	key         string   // of the head
	keys        []string // of the mention's words, sorted
	senses      []uint16 // of those words, from WordNet
	sentence    int
	governor    string
	rarity      float64
	verb        bool
	object      []string // keys of what it is done to, sorted
	args        []string // keys of all that hangs on it
	names       []string // of the sentence, beside the mention
	numbers     []string
	beside      weights // the words of its sentence
	near        weights // those within reach of it
	own         weights // those of the sentence, less the more often the article has them
	context     []int16 // what the syntax network made of the head in its sentence
	word        []int16 // what the head is by itself
	words       []int16 // and all words of the mention together
}

// report is an article with what is compared of it.
type report struct {
	article     string
	all, lead   *story.Article
	numbersIn   []string
	count       map[string]int // of content words
	doc         *news.Document
	keyOf       []string // of each token
	contentWord []bool
	children    [][]int
}

func (r *report) topic() string { topic, _, _ := strings.Cut(r.article, "/"); return topic }

// leadSentences are what an article is about in short.
const leadSentences = 4

func read(a news.Article) (*report, error) {
	doc, err := extract.Document(a)
	if err != nil {
		return nil, err
	}
	r := &report{article: a.ID, all: link.StoryArticle(&doc.Article), doc: doc, count: map[string]int{},
		keyOf: make([]string, len(doc.Tokens)), contentWord: make([]bool, len(doc.Tokens)), children: make([][]int, len(doc.Tokens))}
	lead := doc.Sentences[min(leadSentences, len(doc.Sentences))-1]
	r.lead = link.StoryArticle(&news.Article{ID: a.ID, Text: a.Text[:lead.Span.End]})
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		r.keyOf[i] = en.Stem(strings.ToLower(cmp.Or(t.Lemma, doc.Text(t.Span))))
		r.contentWord[i] = len(r.keyOf[i]) > 1 && isContent(t.UPOS)
		if r.contentWord[i] {
			r.count[r.keyOf[i]]++
		}
		if t.UPOS == "NUM" {
			r.numbersIn = append(r.numbersIn, r.keyOf[i])
		}
		if t.Head >= 0 {
			r.children[t.Head] = append(r.children[t.Head], i)
		}
	}
	r.numbersIn = set(r.numbersIn)
	return r, nil
}

func isContent(upos string) bool {
	return upos == "NOUN" || upos == "PROPN" || upos == "VERB" || upos == "ADJ" || upos == "NUM"
}

// mentionsOf are the event mentions of the articles that the gold puts in a chain.
// Senses from the number learned on are left out: the word table has them from
// ECB+'s own training part, so that they tell more there than elsewhere.
func mentionsOf(docs []data.Document, learned uint16) ([]*mention, error) {
	var out []*mention
	for i := range docs {
		article, spans := docs[i].Article()
		r, err := read(article)
		if err != nil {
			return nil, err
		}
		var here []*mention
		for k, m := range docs[i].Mentions {
			if m.Event && m.Chain != "" {
				x := r.mention(spans[k])
				x.chain, x.senses = m.Chain, sensesOf(x.keys, learned)
				here = append(here, x)
			}
		}
		slices.SortStableFunc(here, func(a, b *mention) int { return cmp.Compare(a.head.Start, b.head.Start) })
		out = append(out, here...)
	}
	return out, nil
}

func sensesOf(keys []string, learned uint16) (out []uint16) {
	for _, k := range keys {
		for _, s := range en.Words().Look(k).Senses {
			if s < learned {
				out = append(out, s)
			}
		}
	}
	return set(out)
}

func (r *report) mention(at news.Span) *mention {
	first, last := r.doc.Under(at)
	m := &mention{report: r, text: r.doc.Text(at)}
	h := r.headOf(first, last)
	m.head = &r.doc.Tokens[h]
	m.key, m.verb = r.keyOf[h], m.head.UPOS == "VERB"
	m.rarity = weight(m.key)
	if m.head.Head >= 0 {
		m.governor = r.keyOf[m.head.Head]
	}
	r.words(m, h, first, last)
	r.surroundings(m, h, first, last)
	r.arguments(m, h)
	return m
}

// headOf is the token that all others of the run hang on: of several a content word.
func (r *report) headOf(first, last int) int {
	best := -1
	for i := first; i < last; i++ {
		if up := r.doc.Tokens[i].Head; first <= up && up < last {
			continue
		}
		if best < 0 || r.contentWord[i] && !r.contentWord[best] {
			best = i
		}
	}
	return max(best, first)
}

// words reads the mention's own words. The syntax network's row of a token holds
// first what it made of the word in its sentence, then what the word is by itself.
func (r *report) words(m *mention, head, first, last int) {
	m.keys = []string{m.key}
	row := r.doc.Vectors.Of(head)
	m.context, m.word = row[:len(row)-staticWidth], row[len(row)-staticWidth:]
	sum := make([]int64, staticWidth)
	for i := first; i < last; i++ {
		if !r.contentWord[i] {
			continue
		}
		m.keys = append(m.keys, r.keyOf[i])
		w := int64(weight(r.keyOf[i]))
		row := r.doc.Vectors.Of(i)
		for d, x := range row[len(row)-staticWidth:] {
			sum[d] += w * int64(x)
		}
	}
	m.keys = set(m.keys)
	m.words = scaled(sum)
	if m.words == nil {
		m.words = m.word
	}
}

// staticWidth is how many numbers at the end of a token's row stand for the word itself.
const staticWidth = 64

// scaled brings a sum down to 16 bits, nil when it is nothing.
func scaled(sum []int64) []int16 {
	top := int64(0)
	for _, x := range sum {
		top = max(top, x, -x)
	}
	if top == 0 {
		return nil
	}
	out := make([]int16, len(sum))
	for d, x := range sum {
		out[d] = int16(x * 1000 / top)
	}
	return out
}

// reach is how many words to either side of a mention are near it.
const reach = 6

func (r *report) surroundings(m *mention, head, first, last int) {
	m.sentence = r.sentenceOf(head)
	s := r.doc.Sentences[m.sentence]
	var beside, near []string
	for i := s.First; i < s.Last; i++ {
		if first <= i && i < last || !r.contentWord[i] {
			continue
		}
		k := r.keyOf[i]
		beside = append(beside, k)
		if head-reach <= i && i <= head+reach {
			near = append(near, k)
		}
		switch r.doc.Tokens[i].UPOS {
		case "PROPN":
			m.names = append(m.names, k)
		case "NUM":
			m.numbers = append(m.numbers, k)
		}
	}
	beside, near = set(beside), set(near)
	m.names, m.numbers = set(m.names), set(m.numbers)
	m.beside, m.near = weigh(beside, weight), weigh(near, weight)
	m.own = weigh(beside, func(k string) float64 { return weight(k) / math.Sqrt(float64(max(1, r.count[k]))) })
}

func (r *report) sentenceOf(token int) int {
	for i := range r.doc.Sentences {
		if r.doc.Sentences[i].Has(token) {
			return i
		}
	}
	return 0
}

// arguments reads who and what hangs on the head. A participle's or an infinitive's
// agent is the noun that it hangs on, or what its governor's agent is.
func (r *report) arguments(m *mention, head int) {
	agent := false
	for _, k := range r.children[head] {
		rel := r.doc.Tokens[k].Rel
		base, _, _ := strings.Cut(rel, ":")
		switch base {
		case "obj", "iobj", "xcomp", "ccomp":
			m.object = r.phrase(m.object, k, 0)
		case "nsubj":
			agent = true
			if strings.HasSuffix(rel, ":pass") {
				m.object = r.phrase(m.object, k, 0)
				continue
			}
			m.args = r.phrase(m.args, k, 0)
		case "obl", "nmod", "advmod", "compound", "amod", "appos":
			m.args = r.phrase(m.args, k, 0)
		}
	}
	if up := m.head.Head; up >= 0 && m.verb && !agent {
		m.args = r.borrowed(m.args, up, m.head.Rel)
	}
	m.args = set(append(m.args, m.object...))
	m.object = set(m.object)
}

func (r *report) borrowed(to []string, up int, rel string) []string {
	base, _, _ := strings.Cut(rel, ":")
	if base != "acl" && base != "xcomp" && base != "conj" && base != "advcl" {
		return to
	}
	if u := r.doc.Tokens[up].UPOS; u == "NOUN" || u == "PROPN" {
		return r.phrase(to, up, 0)
	}
	for _, k := range r.children[up] {
		if strings.HasPrefix(r.doc.Tokens[k].Rel, "nsubj") {
			to = r.phrase(to, k, 0)
		}
	}
	return to
}

// phrase appends the keys of a noun phrase, pronouns as what they stand for.
func (r *report) phrase(to []string, head, depth int) []string {
	if r.contentWord[head] && r.doc.Tokens[head].UPOS != "VERB" {
		to = append(to, r.keyOf[head])
	}
	if depth == 0 {
		to = append(to, r.called(head)...)
	}
	if depth == 3 {
		return to
	}
	for _, k := range r.children[head] {
		switch base, _, _ := strings.Cut(r.doc.Tokens[k].Rel, ":"); base {
		case "compound", "flat", "amod", "nmod", "nummod", "appos", "conj":
			to = r.phrase(to, k, depth+1)
		}
	}
	return to
}

// called are the words of the name of whom a token stands for.
func (r *report) called(token int) []string {
	for i := range r.doc.Mentions {
		if m := &r.doc.Mentions[i]; m.Head == token && m.Entity >= 0 {
			return relate.NameWords(r.doc.Entities[m.Entity].Name)
		}
	}
	return nil
}

func weight(key string) float64 { return float64(en.Words().Look(key).Weight) }

// weights are words with what they weigh, sorted, of length 1 together.
type weights []weighted

type weighted struct {
	key    string
	weight float64
}

func weigh(keys []string, of func(string) float64) weights {
	sum := 0.0
	out := make(weights, len(keys))
	for i, k := range keys {
		w := of(k)
		sum += float64(w * w)
		out[i] = weighted{k, w}
	}
	for i := range out {
		out[i].weight /= math.Sqrt(sum)
	}
	return out
}

func (a weights) cosine(b weights) float64 {
	sum := 0.0
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i].key < b[k].key:
			i++
		case a[i].key > b[k].key:
			k++
		default:
			sum += float64(a[i].weight * b[k].weight)
			i, k = i+1, k+1
		}
	}
	return sum
}

func (a weights) keys() []string {
	out := make([]string, len(a))
	for i := range a {
		out[i] = a[i].key
	}
	return out
}

func set[T cmp.Ordered](keys []T) []T {
	slices.Sort(keys)
	return slices.Compact(keys)
}

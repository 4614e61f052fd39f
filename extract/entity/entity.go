// Package entity answers the question: who is who in this article? It finds
// names and says what they are (person, organisation, outlet, place, device,
// event, document), which words speak of the same one ("Peskov", "the Kremlin
// spokesman", "he"), and what role somebody has.
//
// In "Kremlin spokesman Dmitry Peskov said he could not confirm it" it finds
// Dmitry Peskov, a person, with the role "Kremlin spokesman"; the Kremlin, an
// organisation; and that "he" is Peskov.
//
// Names are found by a trained sequence model ([Finder]), their kinds decided
// over the whole document by the evidence of all places where a name stands
// (kind.go), and mentions joined from the surest kind of evidence to the least
// sure (resolve.go), as in the multi-pass sieve of Raghunathan et al. (2010).
// What stays below a threshold is left unresolved.
package entity

import (
	"sync"

	"hearsay/extract/model"
	"hearsay/extract/news"
)

// Reader reads the entities of documents in one language. It holds no state of
// a document and may be shared.
type Reader struct {
	Finder
	Senses model.Lexicon // lemma → senses
	Rank   Ranking       // of a pronoun's candidates
	Kinds  model.Table   // what makes a name a device's
	pool   sync.Pool
}

// sense looks a lower-case word up.
func (r *Reader) sense(word string) Sense {
	v, _ := r.Senses.Find(word)
	return Sense(v)
}

// Annotate fills the document's mentions and entities.
func (r *Reader) Annotate(doc *news.Document) {
	sc, _ := r.pool.Get().(*scratch)
	if sc == nil {
		sc = &scratch{}
	}
	defer r.pool.Put(sc)
	p := sc.begin(r, doc)
	defer p.end()
	p.words()
	p.names()
	p.kinds()
	p.nominals()
	p.order()
	p.roles()
	p.joinNames()
	p.resolve()
	p.leads()
	p.finish()
}

// pass is the work on one document.
type pass struct {
	r    *Reader
	doc  *news.Document
	sc   *scratch
	low  []string // tokens in lower case
	lem  []string // lemmas, the lower-case word where there is none
	sns  []Sense  // senses of lemma and word
	sent []int32  // sentence of each token
	own  []int32  // index+1 in ms of the name that a token lies in, 0 for none
	ms   []mention
	es   []ent
}

// begin makes the pass over a document, in the buffers of the one before.
func (sc *scratch) begin(r *Reader, doc *news.Document) *pass {
	p := &sc.pass
	n := len(doc.Tokens)
	*p = pass{r: r, doc: doc, sc: sc, low: grow(p.low, n), lem: grow(p.lem, n), sns: grow(p.sns, n), sent: grow(p.sent, n), own: grow(p.own, n), ms: p.ms[:0], es: p.es[:0]}
	return p
}

// end lets go of the document.
func (p *pass) end() {
	for _, words := range [][]string{p.low, p.lem} {
		clear(words)
	}
	clear(p.ms)
	clear(p.es)
	p.doc = nil
}

// grow gives n zeros, in s where it is large enough.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	s = s[:n]
	clear(s)
	return s
}

// mention is a stretch under work.
type mention struct {
	first, last int
	head        int
	form        news.Form
	kind        news.Kind
	base        news.Kind // the kind of its name everywhere; kind may differ where a service is used as a tool
	class       int       // of the name finder, -1 for none
	key         string
	role        string
	subject     bool
	plural      bool
	definite    bool
	gender      byte
	person      int8 // 1, 2 or 3 for pronouns
	ent         int  // index in es, -1
	score       float64
}

// ent is an entity under work.
type ent struct {
	name     string
	kind     news.Kind
	mentions []int
	roles    []string
	gender   byte
	plural   bool
	named    bool
	last     int // most recent mention while resolving
}

func (p *pass) words() {
	for i := range p.doc.Tokens {
		t := &p.doc.Tokens[i]
		p.low[i] = model.Lower(p.doc.Text(t.Span))
		p.lem[i] = t.Lemma
		if p.lem[i] == "" {
			p.lem[i] = p.low[i]
		}
		p.sns[i] = p.r.sense(p.lem[i])
		if p.lem[i] != p.low[i] {
			p.sns[i] |= p.r.sense(p.low[i])
		}
	}
	for s := range p.doc.Sentences {
		for i := p.doc.Sentences[s].First; i < p.doc.Sentences[s].Last; i++ {
			p.sent[i] = int32(s)
		}
	}
}

// tag returns the tag of token i, and "" outside its sentence's neighbourhood.
func (p *pass) tag(i int) string {
	if i < 0 || i >= len(p.doc.Tokens) {
		return ""
	}
	return p.doc.Tokens[i].Tag
}

func (p *pass) is(i int, s Sense) bool { return i >= 0 && i < len(p.sns) && p.sns[i]&s != 0 }

func (p *pass) word(i int) string {
	if i < 0 || i >= len(p.low) {
		return ""
	}
	return p.low[i]
}

// near tells whether tokens i and j exist and stand in one sentence.
func (p *pass) near(i, j int) bool {
	n := len(p.sent)
	return i >= 0 && j >= 0 && i < n && j < n && p.sent[i] == p.sent[j]
}

// span covers tokens [first, last).
func (p *pass) span(first, last int) news.Span {
	return news.Span{Field: p.doc.Tokens[first].Field, Start: p.doc.Tokens[first].Start, End: p.doc.Tokens[last-1].End}
}

func (p *pass) text(first, last int) string { return p.doc.Text(p.span(first, last)) }

package en

import (
	"strings"

	"hearsay/extract/model"
	"hearsay/extract/news"
)

// Unit is how many points of score stand for one nat.
const Unit = 64

// FeatureVersion goes up with every change of what a feature means; a model
// made for another version is refused.
const FeatureVersion = 2

// word is a token as features see it. Strings are hashed once.
// sentenceMark is what a sentence shows as a whole.
type sentenceMark struct {
	tail      int32 // a strong cue near its end, after a comma; -1 for none
	comma     int32 // that comma
	label     int32 // the colon of "PENCE:" at its start, -1 for none
	caps      bool  // that label is in capitals
	labels    uint8 // how many paragraphs of the article begin so, at most 3
	paragraph int32 // the label of the paragraph's first sentence, as for label
}

type word struct {
	form, lemma, tag, rel, suffix, shape uint32
	pos                                  byte // coarse: 'V' verb, 'N' noun, 'P' pronoun, 'J', 'R', 'I', 'D', 'Q' quote mark, ',' '.' ':' marks
	head                                 int32
	first, last                          int32  // subtree
	open, close                          int32  // highest subtree that starts, ends here; -1 for none
	clause                               int32  // nearest ancestor or self that heads a clause
	arg                                  int32  // nearest ancestor or self whose head is a clause's head, -1 when none
	kids                                 uint32 // relations of the dependants, as bits
	mark                                 uint32 // form of the subordinator
	class                                uint32 // distributional class, 0 for none
	prior                                uint8  // how often such a word is in a cue, 0 unknown, 1 … 7
	quote                                uint8  // 0 outside, 1 opening mark, 2 inside, 3 closing mark
	since, until                         uint8  // tokens since the last closing mark and until the next opening one, in the sentence, at most 7
	left, right                          int32  // nearest strong cue word before, after in the sentence; -1
	sent                                 int32
	outer                                int32  // outermost strong cue above, -1 for none
	outerRel                             uint32 // relation below it
	branch                               int32  // ancestor or self right below the root, -1 for the root
}

// Reader turns a document into features. It is reused between documents.
type Reader struct {
	words []word
	sents []news.Sentence
	marks []sentenceMark
	doc   *news.Document
	order []int32
	count []int32
	Prior func(lemma uint32, pos byte) uint8 // 0 for a word hardly seen
}

func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// hashLower hashes ASCII letters without case.
func hashLower(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}

// LemmaHash is the key under which priors are kept.
func LemmaHash(lemma string) uint32 { return hash(lemma) }

func shape(s string) uint32 {
	h, last := uint32(2166136261), byte(0)
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c = 'X'
		case 'a' <= c && c <= 'z':
			c = 'x'
		case '0' <= c && c <= '9':
			c = 'd'
		}
		if c != last {
			h = (h ^ uint32(c)) * 16777619
		}
		last = c
	}
	if len(s) == 1 {
		h++
	}
	return h
}

func coarse(tag, text string) byte {
	switch {
	case tag == "":
		return 'X'
	case isQuoteMark(text):
		return 'Q'
	case strings.HasPrefix(tag, "VB"), tag == "MD":
		return 'V'
	case strings.HasPrefix(tag, "NNP"):
		return 'M'
	case strings.HasPrefix(tag, "NN"):
		return 'N'
	case strings.HasPrefix(tag, "PRP"), strings.HasPrefix(tag, "W"):
		return 'P'
	}
	return tag[0]
}

func isQuoteMark(s string) bool {
	switch s {
	case "\"", "“", "”", "``", "''", "«", "»":
		return true
	}
	return false
}

// kidBit gives the relations that tell frames apart.
func kidBit(rel string) uint32 {
	base, _, _ := strings.Cut(rel, ":")
	switch base {
	case "nsubj", "nsubjpass":
		return 1
	case "ccomp":
		return 2
	case "xcomp":
		return 4
	case "obj", "dobj":
		return 8
	case "mark":
		return 16
	case "parataxis":
		return 32
	case "obl", "nmod":
		return 64
	case "advcl":
		return 128
	case "acl":
		return 256
	case "csubj", "csubjpass":
		return 512
	case "cop":
		return 1024
	case "case":
		return 2048
	}
	return 0
}

func clausal(rel string) bool {
	base, _, _ := strings.Cut(rel, ":")
	switch base {
	case "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj", "csubjpass", "root", "":
		return true
	}
	return false
}

// Load reads a document's tokens [from, to) into the reader.
func (r *Reader) Load(doc *news.Document) {
	r.doc = doc
	n := len(doc.Tokens)
	r.words = grow(r.words, n)
	for i := range doc.Tokens {
		r.lexical(i)
	}
	r.sents = doc.Sentences
	for s := range doc.Sentences {
		r.sentence(s)
	}
	r.quotes()
	r.mark()
}

// mark finds labels ("PENCE:") and cues at the ends of sentences.
func (r *Reader) mark() {
	r.marks = grow(r.marks, len(r.sents))
	labels := 0
	for k, s := range r.sents {
		m := sentenceMark{tail: -1, comma: -1, label: -1, paragraph: -1}
		newPara := k == 0 || r.sents[k-1].Paragraph != s.Paragraph
		m.label, m.caps = r.label(s)
		if newPara {
			m.paragraph = m.label
			if m.label >= 0 && m.caps {
				labels++
			}
		} else {
			m.paragraph = r.marks[k-1].paragraph
		}
		r.tail(s, &m)
		r.marks[k] = m
	}
	for k := range r.marks {
		r.marks[k].labels = uint8(min(labels, 3))
	}
}

// label finds the colon after a short capitalised name at the start of a
// sentence, after an opening quotation mark at most.
func (r *Reader) label(s news.Sentence) (colon int32, caps bool) {
	i, caps := s.First, true
	if r.words[i].pos == 'Q' {
		i++
	}
	for first := i; i < s.Last && i < first+6; i++ {
		text := r.doc.Text(r.doc.Tokens[i].Span)
		if text == ":" {
			if i == first {
				return -1, false
			}
			return int32(i), caps
		}
		if c := text[0]; c >= 'a' && c <= 'z' || c == ',' {
			return -1, false
		}
		for j := 0; j < len(text); j++ {
			if text[j] >= 'a' && text[j] <= 'z' {
				caps = false
			}
		}
	}
	return -1, false
}

// tail finds "…, sources said." at the end of a sentence.
func (r *Reader) tail(s news.Sentence, m *sentenceMark) {
	for i := s.Last - 1; i >= max(s.First+3, s.Last-12); i-- {
		w := &r.words[i]
		if m.tail < 0 && w.prior >= 6 && w.pos == 'V' {
			m.tail = int32(i)
		}
		if m.tail >= 0 && (w.pos == ',' || w.quote == 3) {
			m.comma = int32(i)
			return
		}
	}
	m.tail = -1
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	return s[:n]
}

func (r *Reader) lexical(i int) {
	t := &r.doc.Tokens[i]
	text := r.doc.Text(t.Span)
	w := &r.words[i]
	*w = word{form: hashLower(text), lemma: hash(t.Lemma), tag: hash(t.Tag), rel: hash(t.Rel), shape: shape(text)}
	w.suffix = hashLower(text[max(0, len(text)-3):])
	w.pos = coarse(t.Tag, text)
	w.head = int32(t.Head)
	w.open, w.close, w.arg, w.clause, w.left, w.right, w.outer, w.branch = -1, -1, -1, -1, -1, -1, -1, -1
	w.first, w.last = int32(i), int32(i)
	w.class = uint32(t.Cluster)
	if w.prior = r.Prior(w.lemma, w.pos); w.prior == 0 && w.class != 0 {
		w.prior = r.Prior(w.class, w.pos)
	}
}

func (r *Reader) sentence(s int) {
	a, b := r.doc.Sentences[s].First, r.doc.Sentences[s].Last
	for i := a; i < b; i++ {
		r.words[i].sent = int32(s)
		if h := r.words[i].head; h >= 0 {
			rel := r.doc.Tokens[i].Rel
			r.words[h].kids |= kidBit(rel)
			if rel == "mark" && r.words[h].mark == 0 {
				r.words[h].mark = r.words[i].form
			}
		}
	}
	r.climb(a, b)
	for i := a; i < b; i++ {
		w := &r.words[i]
		if h := w.head; h < 0 || r.words[h].first != w.first {
			r.words[w.first].open = int32(i)
		}
		if h := w.head; h < 0 || r.words[h].last != w.last {
			r.words[w.last].close = int32(i)
		}
	}
	last := int32(-1)
	for i := a; i < b; i++ {
		r.words[i].left = last
		if r.strong(i) {
			last = int32(i)
		}
	}
	last = -1
	for i := b - 1; i >= a; i-- {
		r.words[i].right = last
		if r.strong(i) {
			last = int32(i)
		}
	}
}

func (r *Reader) strong(i int) bool { return r.words[i].prior >= 5 }

// climb visits the tree leaves first (subtrees), then roots first (clauses):
// linear, and safe on a graph that is no tree.
func (r *Reader) climb(a, b int) {
	r.rootsFirst(a, b)
	for _, i := range r.order {
		if w := &r.words[i]; w.head >= 0 {
			h := &r.words[w.head]
			h.first, h.last = min(h.first, w.first), max(h.last, w.last)
		}
	}
	for k := len(r.order) - 1; k >= 0; k-- {
		i := r.order[k]
		w := &r.words[i]
		if w.head < 0 || clausal(r.doc.Tokens[i].Rel) {
			w.clause = i
		} else {
			w.clause = r.words[w.head].clause
		}
		if w.head >= 0 {
			h := &r.words[w.head]
			switch {
			case h.outer >= 0:
				w.outer, w.outerRel = h.outer, h.outerRel
			case r.strong(int(w.head)):
				w.outer, w.outerRel = w.head, w.rel
			}
			if w.branch = h.branch; h.head < 0 {
				w.branch = i
			}
		}
		if w.head >= 0 && w.clause != i {
			if w.head == w.clause {
				w.arg = i
			} else {
				w.arg = r.words[w.head].arg
			}
		}
	}
}

// rootsFirst fills r.order with the sentence's tokens, every token before its
// head (so that reading it backwards meets roots first).
func (r *Reader) rootsFirst(a, b int) {
	r.order, r.count = r.order[:0], grow(r.count, b-a)
	clear(r.count)
	for i := a; i < b; i++ {
		if h := r.words[i].head; h >= 0 {
			r.count[int(h)-a]++
		}
	}
	for i := a; i < b; i++ {
		if r.count[i-a] == 0 {
			r.order = append(r.order, int32(i))
		}
	}
	for k := 0; k < len(r.order); k++ {
		h := r.words[r.order[k]].head
		if h < 0 {
			continue
		}
		if c := &r.count[int(h)-a]; *c > 0 {
			if *c--; *c == 0 {
				r.order = append(r.order, h)
			}
		}
	}
}

func (r *Reader) quotes() {
	for _, q := range r.doc.Quotes {
		for i := q.First; i < q.Last; i++ {
			r.words[i].quote = 2
		}
		r.words[q.First].quote = 1
		if r.words[q.Last-1].pos == 'Q' && q.Len() > 1 {
			r.words[q.Last-1].quote = 3
		}
	}
	for _, s := range r.sents {
		d := uint8(7)
		for i := s.First; i < s.Last; i++ {
			if d < 7 {
				d++
			}
			r.words[i].since = d
			if r.words[i].quote == 3 {
				d = 0
			}
		}
		d = 7
		for i := s.Last - 1; i >= s.First; i-- {
			if d < 7 {
				d++
			}
			r.words[i].until = d
			if r.words[i].quote == 1 {
				d = 0
			}
		}
	}
}

// Contexts of edges: what stands at the border before a token.
const (
	plain uint8 = iota
	afterComma
	afterOpening
	afterClosing
	sentenceStart
	paragraphStart
	afterColon
	atOpening
	paragraphQuote
	sentenceQuote
	atStop
	Contexts
)

// Context is the context of the edge into token i.
func (r *Reader) Context(i int) uint8 {
	w := &r.words[i]
	s := &r.sents[w.sent]
	if i == s.First {
		switch p := w.sent == 0 || r.sents[w.sent-1].Paragraph != s.Paragraph; {
		case p && w.quote == 1:
			return paragraphQuote
		case p:
			return paragraphStart
		case w.quote == 1:
			return sentenceQuote
		}
		return sentenceStart
	}
	prev := &r.words[i-1]
	switch {
	case w.quote == 1:
		return atOpening
	case prev.quote == 1:
		return afterOpening
	case prev.quote == 3:
		return afterClosing
	case prev.pos == ',':
		return afterComma
	case prev.pos == ':':
		return afterColon
	case w.pos == '.':
		return atStop
	}
	return plain
}

var none = word{form: 1, lemma: 1, tag: 1, rel: 1, suffix: 1, shape: 1, pos: '0', head: -1, open: -1, close: -1, clause: -1, arg: -1, left: -1, right: -1, outer: -1, branch: -1}

// at is the word at i if it lies in the same paragraph, otherwise a blank.
func (r *Reader) at(i, from int) *word {
	if i < 0 || i >= len(r.words) {
		return &none
	}
	w := &r.words[i]
	if w.sent != r.words[from].sent && r.sents[w.sent].Paragraph != r.sents[r.words[from].sent].Paragraph {
		return &none
	}
	return w
}

func (r *Reader) newParagraph(i int) bool {
	s := r.words[i].sent
	return i == r.sents[s].First && (s == 0 || r.sents[s-1].Paragraph != r.sents[s].Paragraph)
}

func (r *Reader) of(i int32) *word {
	if i < 0 {
		return &none
	}
	return &r.words[i]
}

// keys collects the features of one token.
type keys struct {
	out []uint64
	n   uint64
}

func (k *keys) add(a uint64) {
	k.n++
	k.out = append(k.out, model.Mix(k.n, a))
}

func (k *keys) two(a, b uint32)      { k.add(uint64(a)<<32 | uint64(b)) }
func (k *keys) three(a, b, c uint32) { k.add((uint64(a)<<32|uint64(b))*0xD6E8FEB86659FD93 + uint64(c)) }

func bucket(d int) uint32 {
	switch {
	case d < 0:
		return 0
	case d < 4:
		return uint32(d) + 1
	case d < 7:
		return 5
	case d < 12:
		return 6
	case d < 20:
		return 7
	}
	return 8
}

func b2u(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// Features appends the features of token i.
func (r *Reader) Features(i int, out []uint64) []uint64 {
	k := keys{out: out}
	w := &r.words[i]
	p1, p2, n1, n2 := r.at(i-1, i), r.at(i-2, i), r.at(i+1, i), r.at(i+2, i)
	s := &r.sents[w.sent]
	k.add(0)
	k.lexical(w, p1, p2, n1, n2)
	r.position(&k, i, w, p1, n1, s)
	r.syntax(&k, i, w, p1, n1)
	r.cues(&k, i, w, s)
	return k.out
}

func (k *keys) lexical(w, p1, p2, n1, n2 *word) {
	k.add(uint64(w.form))
	k.add(uint64(p1.form))
	k.add(uint64(n1.form))
	k.add(uint64(p2.form))
	k.add(uint64(n2.form))
	k.add(uint64(w.lemma))
	k.add(uint64(p1.lemma))
	k.add(uint64(n1.lemma))
	k.add(uint64(w.tag))
	k.add(uint64(p1.tag))
	k.add(uint64(n1.tag))
	k.two(p2.tag, p1.tag)
	k.two(n1.tag, n2.tag)
	k.two(w.suffix, w.tag)
	k.add(uint64(w.shape))
	k.two(p1.form, w.form)
	k.two(w.form, n1.form)
	k.two(w.lemma, n1.tag)
	k.two(p1.tag, w.lemma)
	k.two(p1.lemma, w.tag)
	k.two(w.tag, n1.lemma)
	k.two(p1.tag, w.tag)
	k.two(w.tag, n1.tag)
	k.three(p1.tag, w.tag, n1.tag)
	k.three(p2.tag, p1.tag, w.tag)
	k.three(w.tag, n1.tag, n2.tag)
	k.three(p1.form, w.form, n1.form)
	k.three(uint32(w.prior), w.tag, uint32(w.quote))
	k.three(uint32(p1.prior), uint32(w.prior), uint32(n1.prior))
	k.two(uint32(p1.prior), w.tag)
	k.two(uint32(n1.prior), w.tag)
}

func (r *Reader) position(k *keys, i int, w, p1, n1 *word, s *news.Sentence) {
	k.three(uint32(p1.quote), uint32(w.quote), uint32(n1.quote))
	k.two(uint32(w.quote), w.tag)
	k.two(uint32(p1.quote)<<2|uint32(w.quote), w.form)
	k.two(uint32(w.since), w.tag)
	k.two(uint32(w.since), w.lemma)
	k.two(uint32(w.until), w.lemma)
	k.two(uint32(w.since), uint32(w.until)<<2|uint32(w.quote))
	start, end := i-s.First, s.Last-1-i
	k.two(bucket(start), w.tag)
	k.two(bucket(end), w.tag)
	k.two(bucket(start), bucket(end)<<2|uint32(w.quote))
	first, last := &r.words[s.First], &r.words[s.Last-1]
	k.two(first.form, b2u(start == 0)<<2|uint32(w.quote))
	k.three(uint32(first.quote), uint32(last.quote), uint32(w.quote)<<2|b2u(start == 0))
	// paragraphs before and after
	newPara := w.sent == 0 || r.sents[w.sent-1].Paragraph != s.Paragraph
	prevQuote, nextQuote := uint32(0), uint32(0)
	if s.First > 0 {
		prevQuote = uint32(r.words[s.First-1].quote)
	}
	if s.Last < len(r.words) {
		nextQuote = uint32(r.words[s.Last].quote)
	}
	k.three(prevQuote, b2u(newPara)<<1|b2u(start == 0), uint32(w.quote)<<4|nextQuote)
	k.three(prevQuote, b2u(newPara)<<1|b2u(start == 0), w.tag)
}

func (r *Reader) syntax(k *keys, i int, w, p1, n1 *word) {
	h := r.of(w.head)
	side := b2u(w.head > int32(i))
	k.two(w.rel, w.tag)
	k.two(w.rel, h.lemma)
	k.three(w.rel, h.tag, side)
	k.three(w.rel, uint32(h.prior), side)
	k.three(w.rel, h.rel, r.of(h.head).lemma)
	k.two(w.lemma, w.kids)
	k.two(w.tag, w.kids)
	k.three(uint32(w.prior), w.tag, w.kids)
	k.three(w.suffix, w.tag, w.kids)
	k.three(w.rel, w.tag, h.kids)
	k.two(p1.rel, w.rel)
	k.two(w.rel, n1.rel)
	// the clause that the word stands in, and what governs it
	c := r.of(w.clause)
	g := r.of(c.head)
	gside := b2u(c.head > int32(i))
	atHead := b2u(w.clause == int32(i))
	k.three(c.rel, g.lemma, gside)
	k.three(c.rel, uint32(g.prior), gside<<3|uint32(w.quote))
	k.three(c.rel, g.tag, gside)
	k.three(c.rel, c.mark, uint32(g.prior)<<4|gside<<3|atHead)
	k.three(c.lemma, g.lemma, gside)
	k.three(c.tag, c.kids, gside<<1|atHead)
	gg := r.of(g.clause)
	k.three(c.rel, gg.rel, r.of(gg.head).lemma)
	k.three(c.rel, gg.rel, uint32(r.of(gg.head).prior)<<4|uint32(g.prior))
	// the argument of the clause's verb that the word is part of
	a := r.of(w.arg)
	edge := b2u(a.first == int32(i))<<1 | b2u(a.last == int32(i))
	k.three(a.rel, c.lemma, edge)
	k.three(a.rel, uint32(c.prior), edge<<12|c.kids)
	k.three(a.rel, c.tag, edge)
	k.three(a.rel, a.lemma, uint32(c.prior))
	k.three(a.rel, a.tag, uint32(c.prior)<<2|edge)
	k.three(a.rel, c.rel, g.lemma)
	// what opens here, what closed just before
	o := r.of(w.open)
	og := r.of(o.head)
	k.three(o.rel, og.lemma, b2u(o.head > int32(i)))
	k.three(o.rel, uint32(og.prior)<<1|b2u(o.head > int32(i)), w.form)
	k.three(o.rel, og.tag, o.tag)
	k.three(o.rel, o.mark, uint32(og.prior))
	cl := r.of(p1.close)
	cg := r.of(cl.head)
	k.three(cl.rel, cg.lemma, b2u(cl.head < int32(i)))
	k.three(cl.rel, uint32(cg.prior), w.form)
	k.three(cl.rel, cg.tag, w.tag)
	k.three(cl.rel, o.rel, w.form)
	ce := r.of(w.close)
	k.three(ce.rel, r.of(ce.head).lemma, n1.tag)
}

func (r *Reader) cues(k *keys, i int, w *word, s *news.Sentence) {
	l, g := r.of(w.left), r.of(w.right)
	k.two(l.lemma, uint32(w.quote))
	k.two(g.lemma, uint32(w.quote))
	dl, dr := uint32(0), uint32(0)
	if w.left >= 0 {
		dl = bucket(i - int(w.left))
	}
	if w.right >= 0 {
		dr = bucket(int(w.right) - i)
	}
	k.three(dl, dr, w.tag)
	k.three(dl, l.lemma, w.tag)
	k.three(dr, g.lemma, w.tag)
	k.three(b2u(w.left >= 0)<<1|b2u(w.right >= 0), uint32(w.quote), w.form)
	k.three(l.kids, b2u(dl < 3), w.form)
	k.three(g.kids, b2u(dr < 3), w.form)
	// the outermost strong cue above, the root, the branch
	o := r.of(w.outer)
	oside := b2u(w.outer > int32(i))
	k.three(w.outerRel, o.lemma, oside)
	k.three(w.outerRel, uint32(o.prior)<<1|oside, w.tag)
	k.three(w.outerRel, uint32(o.prior)<<4|uint32(w.prior)<<1|oside, o.kids)
	k.three(w.lemma, b2u(w.outer >= 0), w.outerRel)
	b := r.of(w.branch)
	root := r.of(b.head)
	bside := b2u(b.head > int32(i))
	edge := b2u(b.first == int32(i))<<1 | b2u(b.last == int32(i))
	k.three(b.rel, root.lemma, bside)
	k.three(b.rel, uint32(root.prior)<<3|edge<<1|bside, w.tag)
	k.three(b.rel, root.kids, uint32(root.prior)<<3|edge<<1|bside)
	// classes of words
	p1, n1 := r.at(i-1, i), r.at(i+1, i)
	k.two(w.class, w.tag)
	k.two(p1.class, w.tag)
	k.two(n1.class, w.tag)
	k.two(p1.class, w.class)
	k.two(w.class, n1.class)
	k.two(w.class, w.kids)
	k.three(w.class, b2u(w.outer >= 0), w.outerRel)
	c := r.of(w.clause)
	k.three(c.rel, r.of(c.head).class, b2u(c.head > int32(i)))
	k.three(r.of(w.arg).rel, c.class, b2u(r.of(w.arg).first == int32(i))<<1|b2u(r.of(w.arg).last == int32(i)))
	k.three(w.outerRel, o.class, oside)
	k.three(b.rel, root.class, bside)
	k.three(w.rel, r.of(w.head).class, w.tag)
	// labels and tails
	m := &r.marks[w.sent]
	place := uint32(0)
	if m.tail >= 0 {
		place = 1 + b2u(int32(i) >= m.comma) + b2u(int32(i) >= m.comma && int32(i) >= m.tail)
	}
	t := r.of(m.tail)
	k.three(place, t.lemma, uint32(w.quote))
	k.three(place, uint32(t.prior)<<4|b2u(t.head < 0), w.tag)
	k.three(place, uint32(w.prior)<<1|b2u(m.tail == int32(i)), t.kids)
	spot := uint32(0)
	if m.label >= 0 {
		spot = 1 + b2u(int32(i) >= m.label) + b2u(int32(i) > m.label) + b2u(int32(i) > m.label+1)
		spot |= b2u(m.caps) << 3
	} else if m.paragraph >= 0 {
		spot = 5
	}
	k.three(spot, uint32(m.labels), uint32(w.quote)<<1|b2u(i == s.First))
	k.three(spot, uint32(m.labels), w.tag)
}

// WordClass gives the keys of a token's prior: the hash of its lemma, its
// cluster, and its coarse part of speech.
func WordClass(doc *news.Document, i int) (lemma, cluster uint32, pos byte) {
	t := &doc.Tokens[i]
	return hash(t.Lemma), uint32(t.Cluster), coarse(t.Tag, doc.Text(t.Span))
}

// Lexical says of each of a token's features whether it names the token's own
// word (1) or the words that govern it (2). Training now and then hides the
// one or the other, so that words never seen are read by what stands around them.
var Lexical = [...]uint8{0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 2, 2, 1, 0, 1, 1, 0, 0, 0, 2, 2, 0, 2, 2, 0, 2, 2, 2, 2, 0, 2, 2, 2, 2, 3, 0, 2, 2, 3, 0, 1, 2, 2, 2, 0, 2, 2, 1, 1, 1, 2, 2, 3, 1, 2, 2, 2, 1, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 1, 0, 0}

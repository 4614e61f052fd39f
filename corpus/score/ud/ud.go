// Package ud answers the question: how well are words, sentences, tags and
// dependencies read from raw text? It counts as the evaluation of the CoNLL
// 2018 shared task does: every figure is an F1, words and sentences are right
// when their borders are, and tags and heads are compared on the words that are
// right, over all words of both sides.
//
//	m, err := ud.Measure("en_ewt-dev.conllu.gz", nil)
//	fmt.Println(m["las"])
package ud

import (
	"fmt"
	"io"
	"strings"

	"hearsay/corpus/train"
	"hearsay/extract"
	"hearsay/extract/news"
)

// Measure reads every document of a treebank from its raw text with the
// pipeline's own models. If predictions is not nil it gets one line per word of
// either side: right or wrong, what was predicted, what is right.
func Measure(path string, predictions io.Writer) (map[string]float64, error) {
	bank, err := train.ReadTreebank(path)
	if err != nil {
		return nil, err
	}
	return measure(bank, extract.English, predictions)
}

func measure(bank train.Treebank, steps []extract.Annotator, predictions io.Writer) (map[string]float64, error) {
	c := counts{out: predictions}
	for _, doc := range bank {
		text, places := doc.Text()
		d := &news.Document{Article: news.Article{Text: text, Ref: doc.ID}}
		for _, s := range steps {
			s.Run(d)
			if len(s.Fills) > 0 && s.Fills[0] == extract.Syntax {
				break // what comes later reads these layers and changes none of them
			}
		}
		if err := c.add(text, goldOf(doc, places), systemOf(d)); err != nil {
			return nil, err
		}
	}
	return map[string]float64{
		"tokens": c.tokens.f1(), "words": c.words.f1(), "sentences": c.sentences.f1(),
		"tags": c.tags.f1(), "upos": c.upos.f1(), "lemmas": c.lemmas.f1(), "uas": c.uas.f1(), "las": c.las.f1(),
	}, nil
}

// reading is one side's view of a text. Spans are bytes of the text.
type reading struct {
	words     []word
	tokens    []span // surface tokens: "cannot" is one
	sentences []span
}

type span struct{ start, end int }

type word struct {
	span
	tag, upos, lemma, rel string
	head                  int // index in words, -1 for a root
}

func goldOf(doc train.TreeDoc, places []train.Place) (r reading) {
	for _, s := range doc.Sentences {
		base := len(r.words)
		for i, w := range s.Words {
			at := places[base+i]
			g := word{span{at.Start, at.End}, w.XPOS, w.UPOS, w.Lemma, w.Rel, -1}
			if w.Head >= 0 {
				g.head = base + w.Head
			}
			r.words = append(r.words, g)
			if w.Inside {
				r.tokens[len(r.tokens)-1].end = at.End
			} else {
				r.tokens = append(r.tokens, g.span)
			}
		}
		r.sentences = append(r.sentences, span{r.words[base].start, r.words[len(r.words)-1].end})
	}
	return r
}

func systemOf(d *news.Document) (r reading) {
	for i, t := range d.Tokens {
		r.words = append(r.words, word{span{t.Start, t.End}, t.Tag, t.UPOS, t.Lemma, t.Rel, t.Head})
		if i > 0 && d.Tokens[i-1].End == t.Start && clitic(d.Text(d.Tokens[i-1].Span), d.Text(t.Span)) {
			r.tokens[len(r.tokens)-1].end = t.End
		} else {
			r.tokens = append(r.tokens, span{t.Start, t.End})
		}
	}
	for _, s := range d.Sentences {
		r.sentences = append(r.sentences, span{s.Span.Start, s.Span.End})
	}
	return r
}

// clitic tells whether b is written together with a as one surface token, which
// CoNLL-U keeps above the syntactic words: "do|n't", "can|not", "John|'s".
func clitic(a, b string) bool {
	b = strings.ToLower(strings.ReplaceAll(b, "’", "'"))
	switch strings.ToLower(a) {
	case "can", "gon", "wan", "got":
		if b == "not" || b == "na" || b == "ta" {
			return true
		}
	}
	switch b {
	case "n't", "nt":
		return true
	case "'s", "'re", "'ve", "'ll", "'m", "'d":
		return a != "\"" && a != "("
	case "'":
		return strings.HasSuffix(strings.ToLower(a), "s")
	}
	return false
}

type ratio struct{ right, gold, system int }

func (r ratio) f1() float64 {
	if r.gold+r.system == 0 {
		return 0
	}
	return 2 * float64(r.right) / float64(r.gold+r.system)
}

type counts struct {
	tokens, words, sentences, tags, upos, lemmas, uas, las ratio
	out                                                    io.Writer
}

func (c *counts) add(text string, gold, sys reading) error {
	c.tokens.spans(gold.tokens, sys.tokens)
	c.sentences.spans(gold.sentences, sys.sentences)
	match := align(gold.words, sys.words)
	for _, r := range []*ratio{&c.words, &c.tags, &c.upos, &c.lemmas, &c.uas, &c.las} {
		r.gold += len(gold.words)
		r.system += len(sys.words)
	}
	back := make(map[int]int, len(match)) // system word → gold word
	for g, s := range match {
		if s >= 0 {
			back[s] = g
		}
	}
	for g, s := range match {
		if s < 0 {
			continue
		}
		a, b := gold.words[g], sys.words[s]
		c.words.right++
		c.tags.count(a.tag == b.tag)
		c.upos.count(a.upos == b.upos)
		c.lemmas.count(a.lemma == b.lemma)
		head := -1
		if b.head >= 0 {
			head = -2 // a system head that matches no gold word is wrong
			if h, ok := back[b.head]; ok {
				head = h
			}
		}
		c.uas.count(head == a.head)
		c.las.count(head == a.head && base(a.rel) == base(b.rel))
	}
	if c.out == nil {
		return nil
	}
	return c.list(text, gold, sys, match, back)
}

func (r *ratio) count(right bool) {
	if right {
		r.right++
	}
}

// base is a relation without its subtype, which the evaluation does not count.
func base(rel string) string {
	b, _, _ := strings.Cut(rel, ":")
	return b
}

func (r *ratio) spans(gold, sys []span) {
	r.gold += len(gold)
	r.system += len(sys)
	for i, j := 0, 0; i < len(gold) && j < len(sys); {
		switch a, b := gold[i], sys[j]; {
		case a == b:
			r.right++
			i, j = i+1, j+1
		case a.end < b.end || a.end == b.end && a.start > b.start:
			i++
		default:
			j++
		}
	}
}

// align returns, per gold word, the system word with the same span, or -1.
func align(gold, sys []word) []int {
	match := make([]int, len(gold))
	j := 0
	for i, g := range gold {
		for j < len(sys) && sys[j].start < g.start {
			j++
		}
		match[i] = -1
		if j < len(sys) && sys[j].span == g.span {
			match[i] = j
		}
	}
	return match
}

// list writes one line per gold word and per system word without a match.
func (c *counts) list(text string, gold, sys reading, match []int, back map[int]int) error {
	for g, s := range match {
		a := gold.words[g]
		if s < 0 {
			if _, err := fmt.Fprintf(c.out, "missed\t%s\t%s\t%s\n", text[a.start:a.end], a.tag, a.rel); err != nil {
				return err
			}
			continue
		}
		b := sys.words[s]
		verdict := "wrong"
		if h, ok := back[b.head]; (b.head < 0 && a.head < 0 || ok && h == a.head) && a.rel == b.rel && a.tag == b.tag {
			verdict = "right"
		}
		if _, err := fmt.Fprintf(c.out, "%s\t%s\t%s %s %s\t%s %s %s\n", verdict, text[a.start:a.end],
			b.tag, b.rel, headText(text, sys.words, b.head), a.tag, a.rel, headText(text, gold.words, a.head)); err != nil {
			return err
		}
	}
	for s, b := range sys.words {
		if _, ok := back[s]; !ok {
			if _, err := fmt.Fprintf(c.out, "extra\t%s\t%s\t%s\n", text[b.start:b.end], b.tag, b.rel); err != nil {
				return err
			}
		}
	}
	return nil
}

func headText(text string, words []word, head int) string {
	if head < 0 {
		return "ROOT"
	}
	return text[words[head].start:words[head].end]
}

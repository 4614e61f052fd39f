// Package ner answers the question: how many names does the finder find, of the
// right class? It measures on Universal NER's IOB2 files, from the tokens given
// there: a name counts when its first and last word and its class are right.
//
//	scores, err := ner.Measure("../shared/data/ner/en_ewt-dev.iob2", os.Stdout)
package ner

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"hearsay/extract"
	"hearsay/extract/entity/en"
	"hearsay/extract/news"
)

// Measure scores the names in an IOB2 file (columns: number, word, label) and
// writes one line per name to predictions: OK, WRONG or MISSED, class, words,
// sentence. The keys are f1, f1_per, f1_org and f1_loc.
func Measure(path string, predictions io.Writer) (map[string]float64, error) {
	docs, err := read(path)
	if err != nil {
		return nil, err
	}
	out := bufio.NewWriter(predictions)
	total := map[string]*count{"": {}, "PER": {}, "ORG": {}, "LOC": {}}
	for _, d := range docs {
		tag(d.doc)
		d.compare(en.Labels(d.doc), total, out)
	}
	if err := out.Flush(); err != nil {
		return nil, fmt.Errorf("writing predictions: %w", err)
	}
	return map[string]float64{"f1": total[""].f1(), "f1_per": total["PER"].f1(), "f1_org": total["ORG"].f1(), "f1_loc": total["LOC"].f1()}, nil
}

// tag runs the pipeline's own tagger on the given words.
func tag(doc *news.Document) {
	for _, step := range extract.English {
		for _, l := range step.Fills {
			if l == extract.Syntax {
				step.Run(doc)
			}
		}
	}
}

type count struct{ right, found, gold int }

func (c *count) f1() float64 {
	if c.found+c.gold == 0 {
		return 0
	}
	return 2 * float64(c.right) / float64(c.found+c.gold)
}

// document is a document with the gold label of each token.
type document struct {
	doc  *news.Document
	gold []string
}

// read builds documents of the file's words, one blank between two.
func read(path string) ([]*document, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading names: %w", err)
	}
	defer file.Close()
	b := &builder{}
	in := bufio.NewScanner(file)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		b.line(in.Text())
	}
	b.endDocument()
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("reading names %s: %w", path, err)
	}
	return b.docs, nil
}

type builder struct {
	docs  []*document
	cur   *document
	text  strings.Builder
	first int // first token of the sentence under way
}

func (b *builder) line(s string) {
	switch {
	case strings.HasPrefix(s, "# newdoc"):
		b.endDocument()
	case s == "":
		b.endSentence()
	case strings.HasPrefix(s, "# "):
	default:
		if f := strings.Split(s, "\t"); len(f) >= 3 {
			b.word(f[1], f[2])
		}
	}
}

func (b *builder) word(word, label string) {
	if b.cur == nil {
		b.cur, b.first = &document{doc: &news.Document{}}, 0
	}
	start := b.text.Len()
	b.text.WriteString(word)
	b.cur.doc.Tokens = append(b.cur.doc.Tokens, news.Token{Span: news.Span{Start: start, End: start + len(word)}, Head: -1})
	b.cur.gold = append(b.cur.gold, label)
	b.text.WriteByte(' ')
}

func (b *builder) endSentence() {
	if b.cur == nil || b.first == len(b.cur.doc.Tokens) {
		return
	}
	d := b.cur.doc
	span := d.Tokens[b.first].Span.Union(d.Tokens[len(d.Tokens)-1].Span)
	d.Sentences = append(d.Sentences, news.Sentence{Range: news.Range{First: b.first, Last: len(d.Tokens)}, Span: span, Paragraph: len(d.Sentences)})
	b.first = len(d.Tokens)
}

func (b *builder) endDocument() {
	b.endSentence()
	if b.cur != nil {
		b.cur.doc.Article.Text = b.text.String()
		b.docs = append(b.docs, b.cur)
	}
	b.cur = nil
	b.text.Reset()
}

// name is a labelled stretch of words.
type name struct {
	first, last int
	class       string
}

func names(labels []string) []name {
	var out []name
	for i, l := range labels {
		switch {
		case strings.HasPrefix(l, "B-") || strings.HasPrefix(l, "I-") && (i == 0 || labels[i-1] == "O" || labels[i-1][2:] != l[2:]):
			out = append(out, name{i, i + 1, l[2:]})
		case strings.HasPrefix(l, "I-"):
			out[len(out)-1].last = i + 1
		}
	}
	return out
}

// compare counts the names of one document. Classes that the file does not know
// (products, events) are no answer.
func (d *document) compare(labels []string, total map[string]*count, out io.Writer) {
	gold := map[name]bool{}
	for _, n := range names(d.gold) {
		if total[n.class] != nil {
			gold[n] = true
			total[""].gold++
			total[n.class].gold++
		}
	}
	for _, n := range names(labels) {
		if total[n.class] == nil {
			continue
		}
		total[""].found++
		total[n.class].found++
		verdict := "WRONG"
		if gold[n] {
			verdict = "OK"
			total[""].right++
			total[n.class].right++
			delete(gold, n)
		}
		d.print(out, verdict, n)
	}
	for _, n := range names(d.gold) {
		if gold[n] {
			d.print(out, "MISSED", n)
		}
	}
}

func (d *document) print(out io.Writer, verdict string, n name) {
	tokens, text := d.doc.Tokens, d.doc.Article.Text
	from, to := max(0, n.first-6), min(len(tokens), n.last+6)
	fmt.Fprintf(out, "%s\t%s\t%s\t%s\n", verdict, n.class, text[tokens[n.first].Start:tokens[n.last-1].End], text[tokens[from].Start:tokens[to-1].End])
}

package train

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
)

// Silver is the sentences of every second article of PolNeAR's training part as
// CoreNLP parsed them, at most articles of them, in Universal Dependencies v2.
// The other half is left to what is trained on our own parses. Heads and labels
// that do not carry over are marked as unknown: Head is -2, Rel is "".
func Silver(data string, articles int) ([]Tree, error) {
	path := filepath.Join(data, "polnear", "train", "corenlp.tsv.gz")
	r := silverReader{most: articles, doc: -1}
	if err := eachLine(path, r.line); err != nil {
		return nil, fmt.Errorf("reading parses %s: %w", path, err)
	}
	r.end()
	return r.trees, nil
}

type silverReader struct {
	most, doc int
	words     []silverWord
	trees     []Tree
}

// silverWord is a word of Stanford's tools: head counts from 0, -1 is the root.
type silverWord struct {
	form, tag, ner, rel string
	head                int
}

func (r *silverReader) line(line string) error {
	switch {
	case strings.HasPrefix(line, "# doc"):
		r.end()
		r.doc++
	case line == "":
		r.end()
	case r.doc%2 == 0 && r.doc/2 < r.most:
		f := strings.Split(line, "\t")
		if len(f) < 7 {
			return fmt.Errorf("%d fields, want 10", len(f))
		}
		head, err := strconv.Atoi(f[5])
		if err != nil {
			return fmt.Errorf("head %q: %w", f[5], err)
		}
		r.words = append(r.words, silverWord{form: f[1], tag: f[3], ner: f[4], head: head - 1, rel: f[6]})
	}
	return nil
}

func (r *silverReader) end() {
	if len(r.words) > 1 {
		r.trees = append(r.trees, convert(r.words))
	}
	r.words = nil
}

// secondVersion are the relations that only changed their names.
var secondVersion = map[string]string{
	"dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "neg": "advmod", "mwe": "fixed", "name": "flat",
	"nmod:agent": "obl:agent", "nmod:tmod": "obl:unmarked", "nmod:npmod": "obl:unmarked", "dep": "",
}

// convert turns dependencies of the first version into those of the second: a
// conjunction hangs on what it adds, a person's name on its first word, and what
// is put to a verb is oblique.
func convert(words []silverWord) Tree {
	conjunctions(words)
	names(words)
	t := Tree{Words: make([]TreeWord, len(words))}
	for i, w := range words {
		rel, renamed := secondVersion[w.rel]
		if !renamed {
			rel = w.rel
		}
		if rel == "nmod" && w.head >= 0 && predicate(words[w.head].tag) {
			rel = "obl"
		}
		if rel == "compound" && w.ner != "PERSON" && w.head >= 0 && words[w.head].ner == "PERSON" {
			rel = "nmod:desc" // "President Ann Lee"
		}
		if w.tag == "TO" && rel == "case" {
			w.tag = "IN"
		}
		t.Words[i] = TreeWord{Form: w.form, XPOS: w.tag, Head: w.head, Rel: rel}
		if rel == "" || rel == "punct" {
			t.Words[i].Head = -2
		}
	}
	return t
}

func predicate(tag string) bool {
	return strings.HasPrefix(tag, "VB") || strings.HasPrefix(tag, "JJ") || strings.HasPrefix(tag, "RB")
}

func conjunctions(words []silverWord) {
	for i := range words {
		if words[i].rel != "cc" {
			continue
		}
		for k := i + 1; k < len(words); k++ {
			if words[k].rel == "conj" && words[k].head == words[i].head {
				words[i].head = k
				break
			}
		}
	}
}

// names makes the first word of a person's name its head.
func names(words []silverWord) {
	for last := len(words) - 1; last > 0; last-- {
		first := last
		for first > 0 && words[first-1].rel == "compound" && words[first-1].head == last && words[first-1].ner == "PERSON" && words[last].ner == "PERSON" {
			first--
		}
		if first == last {
			continue
		}
		words[first].head, words[first].rel = words[last].head, words[last].rel
		for k := range words {
			if words[k].head == last {
				words[k].head = first
			}
		}
		for k := first + 1; k <= last; k++ {
			words[k].head, words[k].rel = first, "flat"
		}
	}
}

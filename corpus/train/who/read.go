// Package who trains the models that tell who is who: the name finder and the
// resolver of pronouns and descriptions.
//
//	weights, card, err := who.Names("../shared/data", clusters)
//
// It reads gold names from UD GUM (MISC Entity=), silver names that CoreNLP
// found in the training part of PolNeAR, and labels UD EWT's training part
// itself: the treebank's own tags say where its names are, the model only which
// class they have. No development part is ever read.
package who

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"
)

// Sentence is the words of one sentence with what its corpus says of them.
type Sentence struct {
	Words, Tags []string
	Lemmas      []string
	Heads       []int // 0-based, -1 for the root
	Rels        []string
	Labels      []string // IOB2 with PER, ORG, LOC, MISC; "" where unknown
	Misc        []string // CoNLL-U MISC, or CoreNLP's coreference chain
	NewDoc      string   // set on a document's first sentence
	Glued       []bool   // no space before the word
}

// ReadConllu reads a gzipped CoNLL-U file.
func ReadConllu(path string) ([]Sentence, error) {
	var all []Sentence
	var s Sentence
	doc, glued := "", false
	err := eachLine(path, func(line string) {
		switch {
		case line == "":
			if len(s.Words) > 0 {
				all = append(all, s)
			}
			s, glued = Sentence{}, false
		case strings.HasPrefix(line, "# newdoc id = "):
			doc = line[len("# newdoc id = "):]
		case line[0] == '#':
		default:
			f := strings.Split(line, "\t")
			if len(f) < 10 || strings.ContainsAny(f[0], "-.") {
				return
			}
			if doc != "" {
				s.NewDoc, doc = doc, ""
			}
			s.add(f[1], f[2], f[4], f[6], f[7], f[9], glued)
			glued = strings.Contains(f[9], "SpaceAfter=No")
		}
	})
	if len(s.Words) > 0 {
		all = append(all, s)
	}
	return all, err
}

func (s *Sentence) add(word, lemma, tag, head, rel, misc string, glued bool) {
	s.Words = append(s.Words, word)
	s.Lemmas = append(s.Lemmas, lemma)
	s.Tags = append(s.Tags, tag)
	s.Heads = append(s.Heads, number(head)-1)
	s.Rels = append(s.Rels, rel)
	s.Misc = append(s.Misc, misc)
	s.Glued = append(s.Glued, glued)
}

func number(s string) int {
	n := 0
	for i := 0; i < len(s) && '0' <= s[i] && s[i] <= '9'; i++ {
		n = 10*n + int(s[i]-'0')
	}
	return n
}

// ReadCoreNLP reads PolNeAR's corenlp.tsv.gz, with CoreNLP's names as labels.
func ReadCoreNLP(path string) ([]Sentence, error) {
	var all []Sentence
	var s Sentence
	doc, last := "", ""
	end := -1
	flush := func() {
		if len(s.Words) > 0 {
			all = append(all, s)
		}
		s, last = Sentence{}, ""
	}
	err := eachLine(path, func(line string) {
		if strings.HasPrefix(line, "# doc = ") {
			flush()
			doc, end = line[len("# doc = "):], -1
			return
		}
		f := strings.Split(line, "\t")
		if len(f) < 10 {
			flush()
			return
		}
		if doc != "" {
			s.NewDoc, doc = doc, ""
		}
		s.add(unescape(f[1]), f[2], f[3], f[5], f[6], f[9], number(f[7]) == end)
		end = number(f[8])
		label := coreLabel(f[4], f[3], f[1])
		s.Labels = append(s.Labels, chain(label, last))
		last = label
	})
	flush()
	return all, err
}

// unescape undoes CoreNLP's bracket and quote names.
func unescape(w string) string {
	switch w {
	case "-LRB-":
		return "("
	case "-RRB-":
		return ")"
	case "``", "''":
		return `"`
	}
	return w
}

// coreLabel maps CoreNLP's classes. Its MISC holds nationalities, which are no
// names here.
func coreLabel(ner, tag, word string) string {
	switch ner {
	case "PERSON":
		return "PER"
	case "ORGANIZATION":
		return "ORG"
	case "LOCATION":
		return "LOC"
	case "MISC":
		if strings.HasPrefix(tag, "NN") && word[0] >= 'A' && word[0] <= 'Z' {
			return "MISC"
		}
	}
	return "O"
}

// chain turns a bare class into IOB2, joining equal neighbours as CoreNLP does.
func chain(label, last string) string {
	switch {
	case label == "O":
		return "O"
	case label == last:
		return "I-" + label
	}
	return "B-" + label
}

func eachLine(path string, f func(string)) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("reading training data: %w", err)
	}
	defer file.Close()
	var r io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(file); err != nil {
			return fmt.Errorf("reading %s: %w", path, err)
		}
	}
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		f(in.Text())
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("reading %s: %w", path, err)
	}
	return nil
}

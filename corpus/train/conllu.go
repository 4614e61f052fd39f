package train

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// Treebank is a CoNLL-U file as documents of paragraphs of sentences.
type Treebank []TreeDoc

// TreeDoc is one document of a treebank (`# newdoc`).
type TreeDoc struct {
	ID        string
	Sentences []Tree
}

// Tree is one sentence. Words are in order; heads are word indices, -1 for the root.
type Tree struct {
	NewParagraph bool
	Words        []TreeWord
}

// TreeWord is one syntactic word of a treebank.
type TreeWord struct {
	Form, Lemma, UPOS, XPOS string
	Head                    int
	Rel                     string
	// Joined tells that the next word follows without a space.
	Joined bool
	// First and Last mark the words of a surface token that holds several
	// ("can|not", "I|'ve"): First on its first word, Inside on the others.
	First, Inside bool
}

// ReadTreebank reads a CoNLL-U file, gzip or plain.
func ReadTreebank(path string) (Treebank, error) {
	var bank Treebank
	err := eachLine(path, treebankReader(&bank))
	if err != nil {
		return nil, fmt.Errorf("reading treebank %s: %w", path, err)
	}
	return bank, nil
}

// eachLine calls f for every line of a file, gzip or plain.
func eachLine(path string, f func(line string) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	var in io.Reader = file
	if strings.HasSuffix(path, ".gz") {
		if in, err = gzip.NewReader(file); err != nil {
			return err
		}
	}
	scan := bufio.NewScanner(in)
	scan.Buffer(nil, 1<<24)
	for n := 1; scan.Scan(); n++ {
		if err := f(scan.Text()); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return scan.Err()
}

// treebankReader returns a function that takes the lines of a CoNLL-U file.
func treebankReader(bank *Treebank) func(string) error {
	var tree Tree
	var token surface
	return func(line string) error {
		switch {
		case line == "":
			if len(tree.Words) > 0 {
				if len(*bank) == 0 {
					*bank = append(*bank, TreeDoc{})
				}
				doc := &(*bank)[len(*bank)-1]
				doc.Sentences = append(doc.Sentences, tree)
			}
			tree, token = Tree{}, surface{}
		case strings.HasPrefix(line, "# newdoc"):
			_, id, _ := strings.Cut(line, "= ")
			*bank = append(*bank, TreeDoc{ID: id})
		case line == "# newpar" || strings.HasPrefix(line, "# newpar id"):
			tree.NewParagraph = true
		case line[0] == '#':
		default:
			fields := strings.Split(line, "\t")
			if len(fields) != 10 {
				return fmt.Errorf("%d fields, want 10", len(fields))
			}
			joined := strings.Contains(fields[9], "SpaceAfter=No")
			if first, last, ok := strings.Cut(fields[0], "-"); ok {
				token.first, _ = strconv.Atoi(first)
				token.last, _ = strconv.Atoi(last)
				token.joined = joined
				return nil
			}
			if strings.Contains(fields[0], ".") {
				return nil // an empty node of the enhanced graph
			}
			return tree.add(fields, joined, token)
		}
		return nil
	}
}

// surface is a token as written that holds the words first to last, counted from 1.
type surface struct {
	first, last int
	joined      bool
}

// add appends a word.
func (t *Tree) add(fields []string, joined bool, token surface) error {
	head, err := strconv.Atoi(fields[6])
	if err != nil {
		return fmt.Errorf("head %q: %w", fields[6], err)
	}
	w := TreeWord{Form: fields[1], Lemma: fields[2], UPOS: fields[3], XPOS: fields[4], Head: head - 1, Rel: fields[7], Joined: joined}
	if n := len(t.Words) + 1; n >= token.first && n <= token.last {
		w.First, w.Inside = n == token.first, n > token.first
		w.Joined = n < token.last || token.joined
	}
	t.Words = append(t.Words, w)
	return nil
}

// Place is where a word of a document stands in its rebuilt text.
type Place struct{ Start, End int }

// Text rebuilds the text of a document as the CoNLL 2018 evaluation did: words
// with the spaces that their SpaceAfter says, paragraphs apart by a blank line.
// places has one element per word, sentence after sentence.
func (d TreeDoc) Text() (text string, places []Place) {
	var b strings.Builder
	for i, s := range d.Sentences {
		if i > 0 && s.NewParagraph {
			b.WriteString("\n\n")
		}
		for _, w := range s.Words {
			start := b.Len()
			b.WriteString(w.Form)
			places = append(places, Place{start, b.Len()})
			if !w.Joined {
				b.WriteByte(' ')
			}
		}
	}
	return b.String(), places
}

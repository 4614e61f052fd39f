package gold

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// Pair is a short passage, or two, with one claim in question A, another B, and
// how A stands to B: the relation of a Link, or "none".
type Pair struct {
	ID       string    `json:"id"`
	Domain   string    `json:"domain"`
	Articles []Article `json:"articles"`
	A        Mark      `json:"a"`
	B        Mark      `json:"b"`
	Relation string    `json:"relation"`
	On       []string  `json:"on"`   // what differs, for conflicts and updates
	Also     []string  `json:"also"` // relations that are no error either
	Note     string    `json:"note"`
}

// Mark is a claim by its words: an exact substring of the article's text, else
// of its title.
type Mark struct {
	Article string `json:"article"`
	Content string `json:"content"`
}

// LoadPairs reads a file with one pair a line, in the order of the file.
func LoadPairs(path string) ([]Pair, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading pairs: %w", err)
	}
	var pairs []Pair
	for n, line := range bytes.Split(bytes.TrimSpace(raw), []byte("\n")) {
		var p Pair
		d := json.NewDecoder(bytes.NewReader(line))
		d.DisallowUnknownFields() // a misspelt field would be a lost answer
		if err := d.Decode(&p); err != nil {
			return nil, fmt.Errorf("reading pairs %s:%d: %w", path, n+1, err)
		}
		pairs = append(pairs, p)
	}
	return pairs, nil
}

// learnable are the files of testdata/relations that may be read and learned from; those
// with "measure" in their names are for measuring alone.
var learnable = []string{"develop.jsonl", "long-develop.jsonl", "long-train.jsonl"}

// LearnablePairs are the pairs of a folder such as testdata/relations that models may
// learn from, in the order of the files.
func LearnablePairs(folder string) ([]Pair, error) {
	var all []Pair
	for _, name := range learnable {
		pairs, err := LoadPairs(filepath.Join(folder, name))
		if err != nil {
			return nil, err
		}
		all = append(all, pairs...)
	}
	return all, nil
}

// Article returns the pair's article of that id, nil when there is none.
func (p *Pair) Article(id string) *Article {
	for i := range p.Articles {
		if p.Articles[i].ID == id {
			return &p.Articles[i]
		}
	}
	return nil
}

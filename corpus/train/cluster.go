package train

import (
	"math"

	"hearsay/corpus/train/neural"
)

// clusterCount is the number of word clusters, clusterRounds how often their
// centres move: the tenth round moves one word in a hundred.
const (
	clusterCount  = 500
	clusterRounds = 8
)

// clusters groups the vocabulary's words by their vectors (k-means on vectors of
// length one, begun from the most frequent words). 0 is for words without a vector.
func (t *syntaxTrainer) clusters() []int16 {
	width := t.vectors.Width
	out := make([]int16, len(t.vocab.words))
	var rows []float32
	var ids []int
	for i, w := range t.vocab.words {
		if vec := t.vectors.Of(w); vec != nil {
			rows, ids = append(rows, unit(vec)...), append(ids, i)
		}
	}
	count := min(clusterCount, len(ids))
	centres := make([]float32, width*count) // by dimension, so that one row of products is one sum
	for c := range count {
		for k := range width {
			centres[k*count+c] = rows[c*width+k]
		}
	}
	for range clusterRounds {
		sums := make([]float32, width*count)
		for r, id := range ids {
			row := rows[r*width : (r+1)*width]
			c := nearest(row, centres, count)
			out[id] = int16(c + 1)
			for k, x := range row {
				sums[k*count+c] += x
			}
		}
		normalise(sums, width, count)
		centres = sums
	}
	return out
}

func unit(vec []float32) []float32 {
	sum := float32(0)
	for _, x := range vec {
		sum += float32(x * x)
	}
	length := float32(math.Sqrt(float64(sum)))
	out := make([]float32, len(vec))
	for i, x := range vec {
		out[i] = float32(x / max(length, 1e-6))
	}
	return out
}

func normalise(centres []float32, width, count int) {
	for c := range count {
		sum := float32(1e-12)
		for k := range width {
			sum += float32(centres[k*count+c] * centres[k*count+c])
		}
		length := float32(math.Sqrt(float64(sum)))
		for k := range width {
			centres[k*count+c] = float32(centres[k*count+c] / length)
		}
	}
}

// nearest is the centre whose product with row is largest.
func nearest(row, centres []float32, count int) int {
	scores := make([]float32, count)
	neural.Combine(scores, row, centres)
	return best(scores)
}

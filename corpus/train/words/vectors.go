package words

import (
	"math"
	"math/rand/v2"
	"slices"
)

// window is how many words to either side count as company.
const window = 4

// vectors are the rows of the truncated singular value decomposition of the
// positive pointwise mutual information between words and their neighbours
// (Levy, Goldberg and Dagan 2015: neighbours smoothed by the power 0.75, rows
// scaled by the root of the singular values), found by subspace iteration from
// a fixed random start, each scaled to length 127.
func (c *counts) vectors(keys []string) map[string][]int8 {
	index := map[string]int{}
	for _, k := range keys {
		if c.count[k] >= minCount {
			index[k] = len(index)
		}
	}
	m := c.ppmi(index)
	basis := randomBasis(len(index), Dims+16)
	for range 4 {
		basis = orthonormal(m.times(basis))
	}
	return quantise(keys, index, m.times(basis))
}

type cell struct {
	col int32
	val float32
}

// sparse is a symmetric-shaped matrix by rows, columns in order.
type sparse [][]cell

// times multiplies by a matrix whose columns are given.
func (m sparse) times(cols [][]float64) [][]float64 {
	out := make([][]float64, len(cols))
	for k, col := range cols {
		out[k] = make([]float64, len(m))
		for i, row := range m {
			sum := 0.0
			for _, c := range row {
				sum += float64(c.val) * col[c.col]
			}
			out[k][i] = sum
		}
	}
	return out
}

func (c *counts) ppmi(index map[string]int) sparse {
	near := make([]map[int32]float32, len(index))
	total := make([]float64, len(index))
	for _, seq := range c.seqs {
		c.countNear(seq, index, near, total)
	}
	smooth, all, smoothAll := make([]float64, len(index)), 0.0, 0.0
	for i, n := range total {
		smooth[i] = math.Pow(n, 0.75)
		all += n
		smoothAll += smooth[i]
	}
	m := make(sparse, len(index))
	for i, row := range near {
		for j, n := range row {
			if v := math.Log(float64(n) * smoothAll / (total[i] * smooth[j])); v > 0 {
				m[i] = append(m[i], cell{j, float32(v)})
			}
		}
		slices.SortFunc(m[i], func(a, b cell) int { return int(a.col - b.col) })
	}
	return m
}

func (c *counts) countNear(seq []string, index map[string]int, near []map[int32]float32, total []float64) {
	for i, w := range seq {
		x, ok := index[w]
		if !ok {
			continue
		}
		if near[x] == nil {
			near[x] = map[int32]float32{}
		}
		for j := max(0, i-window); j < min(len(seq), i+window+1); j++ {
			if y, ok := index[seq[j]]; ok && j != i {
				near[x][int32(y)]++
				total[x]++
			}
		}
	}
}

func randomBasis(rows, cols int) [][]float64 {
	r := rand.New(rand.NewPCG(1, 2))
	out := make([][]float64, cols)
	for k := range out {
		out[k] = make([]float64, rows)
		for i := range out[k] {
			out[k][i] = r.NormFloat64()
		}
	}
	return orthonormal(out)
}

// orthonormal is modified Gram-Schmidt, twice for stability.
func orthonormal(cols [][]float64) [][]float64 {
	for range 2 {
		for i, c := range cols {
			for _, d := range cols[:i] {
				dot := 0.0
				for k := range c {
					dot += c[k] * d[k]
				}
				for k := range c {
					c[k] -= dot * d[k]
				}
			}
			scale(c, 1)
		}
	}
	return cols
}

// scale brings a vector to the given length.
func scale(v []float64, length float64) {
	sum := 0.0
	for _, x := range v {
		sum += x * x
	}
	if sum == 0 {
		return
	}
	f := length / math.Sqrt(sum)
	for i := range v {
		v[i] *= f
	}
}

// quantise scales the first Dims columns by the inverse root of their length
// (that is, by the root of the singular value) and each row to 127.
func quantise(keys []string, index map[string]int, cols [][]float64) map[string][]int8 {
	cols = cols[:Dims]
	for _, c := range cols {
		sum := 0.0
		for _, x := range c {
			sum += x * x
		}
		scale(c, math.Sqrt(math.Sqrt(sum)))
	}
	out := map[string][]int8{}
	row := make([]float64, Dims)
	for _, k := range keys {
		i, ok := index[k]
		if !ok {
			continue
		}
		for d := range row {
			row[d] = cols[d][i]
		}
		scale(row, 127)
		vec := make([]int8, Dims)
		for d, x := range row {
			vec[d] = int8(math.Round(x))
		}
		out[k] = vec
	}
	return out
}

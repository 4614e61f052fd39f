package model

import "math"

// Layer is a linear layer in integers: out = (W·x + bias) × Scale.
type Layer struct {
	Weights Packed
	Bias    []int32
	In, Out int
	Scale   float32
}

// Sums are the buffers of a layer's products. One goroutine has one.
type Sums struct {
	acc  []int32
	rows [Vectors][]int16
}

// Run writes the layer's outputs for n rows of x that begin step numbers apart:
// rows may overlap.
func (l *Layer) Run(out []float32, s *Sums, x []int16, step, n int) {
	for t := 0; t < n; t += Vectors {
		l.multiply(s, x, step, t, n)
		for k := t; k < min(t+Vectors, n); k++ {
			Rescale(out[k*l.Out:(k+1)*l.Out], l.product(s, k-t), l.Bias, l.Scale)
		}
	}
}

// Best gives, for each of the first len(out) rows of x, the name of the layer's
// highest output.
func (l *Layer) Best(out []string, s *Sums, x []int16, names []string) {
	for t := 0; t < len(out); t += Vectors {
		l.multiply(s, x, l.In, t, len(out))
		for k := t; k < min(t+Vectors, len(out)); k++ {
			acc := l.product(s, k-t)
			for j := range acc {
				acc[j] += l.Bias[j]
			}
			out[k] = names[Best(acc[:len(names)])]
		}
	}
}

// multiply makes the products of the rows of x from t on; after the last of n
// rows it is taken again.
func (l *Layer) multiply(s *Sums, x []int16, step, t, n int) {
	if size := Vectors * l.Weights.Wide(); cap(s.acc) < size {
		s.acc = make([]int32, size)
	} else {
		s.acc = s.acc[:size]
	}
	for k := range s.rows {
		at := min(t+k, n-1) * step
		s.rows[k] = x[at : at+l.In]
	}
	l.Weights.Mul(s.acc, &s.rows)
}

// product is the k-th product that multiply made.
func (l *Layer) product(s *Sums, k int) []int32 { return s.acc[k*l.Weights.Wide():][:l.Out] }

// Recurrence adds a gated recurrence in both directions to n rows of sum, each
// width wide: the first half forwards, the second backwards. A row of gates has,
// for either direction, gates and candidates, half a width each; prev is a buffer
// of half a width. See [Recur].
func Recurrence(sum, gates, prev []float32, n, width int, unit float32) {
	half := width / 2
	prev = prev[:half]
	clear(prev)
	for t := range n {
		g := gates[2*t*width:]
		Recur(sum[t*width:][:half], prev, g[:half], g[half:][:half], unit)
	}
	clear(prev)
	for t := n - 1; t >= 0; t-- {
		g := gates[2*t*width:]
		Recur(sum[t*width+half:][:half], prev, g[2*half:][:half], g[3*half:][:half], unit)
	}
}

// LargestWeight is the integer that a layer's largest weight becomes: eleven
// bits of weight, fourteen of activation and a few hundred inputs fit 32 bits.
const LargestWeight = 1023

// MustLayer reads a layer of an embedded file.
func (f *File) MustLayer(name string) Layer {
	m, bias := f.MustMatrix(name), f.MustMatrix(name+"-bias")
	l := Layer{Weights: Pack(m.Rows, m.Cols, m.Int16s()), Bias: make([]int32, bias.Cols), In: m.Cols, Out: m.Rows, Scale: m.Scale}
	for i := range l.Bias {
		l.Bias[i] = bias.At(0, i)
	}
	return l
}

// AddLayer writes a layer of in × out weights, which lie by input, and its
// biases. Outputs are filled up to a multiple of four; unit is what one is in x.
func (w *Writer) AddLayer(name string, in, out int, weights, bias []float32, unit int) {
	top := 0.0
	for _, v := range weights {
		top = max(top, math.Abs(float64(v)))
	}
	scale := LargestWeight / top
	rows := (out + 3) / 4 * 4
	list, biases := make([]int16, rows*in), make([]int32, rows)
	for j := range out {
		for i := range in {
			list[j*in+i] = int16(math.Round(float64(weights[i*out+j]) * scale))
		}
		biases[j] = int32(math.Round(float64(bias[j]) * scale * float64(unit)))
	}
	AddMatrix(w, name, rows, in, float32(1/scale), list)
	AddMatrix(w, name+"-bias", 1, rows, 1, biases)
}

// AddRows writes a table whose rows are added up in 8 bits. Its scale is a whole
// number of 1/unit, so that readers go on in integers.
func (w *Writer) AddRows(name string, cols int, x []float32, unit int) {
	top := 0.0
	for _, v := range x {
		top = max(top, math.Abs(float64(v)))
	}
	scale := max(1, math.Ceil(top*float64(unit)/127))
	list := make([]int8, len(x))
	for i, v := range x {
		list[i] = int8(math.Round(float64(v) * float64(unit) / scale))
	}
	AddMatrix(w, name, len(x)/cols, cols, float32(scale), list)
}

package model

import (
	"math"
	"math/rand/v2"
	"testing"
)

// layered writes and reads a layer of random weights.
func layered(t *testing.T, rng *rand.Rand, in, out int) (l Layer, weights, bias []float32) {
	t.Helper()
	weights, bias = make([]float32, in*out), make([]float32, out)
	for i := range weights {
		weights[i] = float32(rng.NormFloat64())
	}
	for i := range bias {
		bias[i] = float32(rng.NormFloat64())
	}
	w := NewWriter("test", 1)
	w.AddLayer("layer", in, out, weights, bias, 512)
	b, err := w.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return MustOpen(b, "test", 1).MustLayer("layer"), weights, bias
}

func TestLayerIsWhatWasWritten(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	l, weights, bias := layered(t, rng, 32, 6)
	if l.In != 32 || l.Out != 8 {
		t.Fatalf("%d × %d, want 32 × 8: outputs are filled up to a multiple of four", l.In, l.Out)
	}
	x := make([]int16, 32)
	for i := range x {
		x[i] = int16(rng.IntN(1024) - 512)
	}
	out := make([]float32, l.Out)
	l.Run(out, &Sums{}, x, l.In, 1)
	for j := range bias {
		want := float64(bias[j])
		for i, v := range x {
			want += float64(weights[i*len(bias)+j]) * float64(v) / 512
		}
		if got := float64(out[j]) / 512; math.Abs(got-want) > 0.05 {
			t.Errorf("output %d is %.3f, want %.3f", j, got, want)
		}
	}
}

func TestRowsAreWhatWasWritten(t *testing.T) {
	w := NewWriter("test", 1)
	w.AddRows("rows", 2, []float32{0.5, -1, 0.25, 0}, 512)
	b, err := w.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	m := MustOpen(b, "test", 1).MustMatrix("rows")
	sum := make([]int16, 2)
	m.SumRows(sum, []uint32{0, 1, 1})
	for i, want := range []float64{1, -1} {
		if got := float64(sum[i]) * float64(m.Scale) / 512; math.Abs(got-want) > 0.03 {
			t.Errorf("column %d sums up to %.3f, want %.3f", i, got, want)
		}
	}
}

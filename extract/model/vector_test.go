package model

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestVectorsAreTheSameWithAndWithoutAVX2 compares long slices, which AVX2 reads
// where there is, with the same numbers one at a time, which it never does.
func TestVectorsAreTheSameWithAndWithoutAVX2(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	const n = 64
	acc, bias := make([]int32, n), make([]int32, n)
	x, h, c, sum := make([]float32, n), make([]float32, n), make([]float32, n), make([]float32, n)
	for i := range n {
		acc[i], bias[i] = rng.Int32()-1<<30, int32(rng.IntN(1000))
		x[i], h[i], c[i], sum[i] = 40000*(rng.Float32()-0.5), 900*rng.Float32(), 900*(rng.Float32()-0.5), rng.Float32()
	}
	x[0], x[1], x[2] = 0, 0.5, -1.5
	out, one := make([]float32, n), make([]float32, n)
	Rescale(out, acc, bias, 0.37)
	clipped, oneClipped := make([]int16, n), make([]int16, n)
	Clip(clipped, x, true)
	h1, sum1 := slices.Clone(h), slices.Clone(sum)
	Recur(sum, h, x, c, 512)
	for i := range n {
		Rescale(one[i:i+1], acc[i:], bias[i:], 0.37)
		Clip(oneClipped[i:i+1], x[i:i+1], true)
		Recur(sum1[i:i+1], h1[i:], x[i:], c[i:], 512)
	}
	if !slices.Equal(out, one) || !slices.Equal(clipped, oneClipped) || !slices.Equal(h, h1) || !slices.Equal(sum, sum1) {
		t.Error("results differ")
	}
	row, bytes, oneBytes := make([]byte, n), make([]int16, n), make([]int16, n)
	for i := range row {
		row[i], bytes[i] = byte(rng.Uint32()), int16(rng.Uint32())
	}
	copy(oneBytes, bytes)
	AddBytes(bytes, row, -77)
	for i := range n {
		AddBytes(oneBytes[i:i+1], row[i:], -77)
	}
	if !slices.Equal(bytes, oneBytes) {
		t.Error("sums of bytes differ")
	}
	Clip(clipped, x, false)
	if clipped[2] != -2 || clipped[1] != 0 {
		t.Errorf("-1.5 and 0.5 are rounded to %d and %d, want -2 and 0 (to even)", clipped[2], clipped[1])
	}
}

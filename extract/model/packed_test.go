package model

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestPackedIsMatVecWithEveryKernel(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	avx2, vnni := hasAVX2, hasVNNI
	defer setKernels(avx2, vnni)
	for _, size := range [][2]int{{4, 16}, {52, 128}, {64, 2}, {128, 384}, {256, 128}} {
		rows, cols := size[0], size[1]
		w := numbers(rng, rows*cols)
		p := Pack(rows, cols, w)
		var x [Vectors][]int16
		for k := range x {
			x[k] = numbers(rng, cols)
		}
		for _, kernel := range [][2]bool{{avx2, vnni}, {avx2, false}, {false, false}} {
			setKernels(kernel[0], kernel[1])
			out, want := make([]int32, Vectors*p.Wide()), make([]int32, rows)
			p.Mul(out, &x)
			for k := range x {
				matVec(want, w, x[k])
				if got := out[k*p.Wide():][:rows]; !slices.Equal(got, want) {
					t.Errorf("%d × %d, kernels %v, vector %d: got %v, want %v", rows, cols, kernel, k, got, want)
				}
			}
		}
	}
}

func BenchmarkPacked(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	p := Pack(256, 128, numbers(rng, 256*128))
	out := make([]int32, Vectors*p.Wide())
	x := [Vectors][]int16{numbers(rng, 128), numbers(rng, 128), numbers(rng, 128), numbers(rng, 128)}
	avx2, vnni := hasAVX2, hasVNNI
	defer setKernels(avx2, vnni)
	for name, kernel := range map[string][2]bool{"widest": {avx2, vnni}, "AVX2": {avx2, false}, "plain": {false, false}} {
		b.Run(name, func(b *testing.B) {
			setKernels(kernel[0], kernel[1])
			b.ReportAllocs()
			for b.Loop() {
				p.Mul(out, &x)
			}
		})
	}
}

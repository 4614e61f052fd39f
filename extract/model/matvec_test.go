package model

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestMatVecIsTheSameWithAndWithoutAVX2(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][2]int{{4, 16}, {8, 48}, {256, 128}, {12, 384}} {
		rows, n := size[0], size[1]
		w, x := numbers(rng, rows*n), numbers(rng, n)
		got, want := make([]int32, rows), make([]int32, rows)
		MatVec(got, w, x)
		matVec(want, w, x)
		two := make([]int32, rows)
		MatVec2(two, got, w, x, x)
		if !slices.Equal(got, want) || !slices.Equal(two, want) {
			t.Errorf("%d × %d: got %v, want %v", rows, n, got, want)
		}
	}
}

func numbers(rng *rand.Rand, n int) []int16 {
	list := make([]int16, n)
	for i := range list {
		list[i] = int16(rng.IntN(1 << 16))
	}
	return list
}

func BenchmarkMatVec(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	w, x, out := numbers(rng, 256*128), numbers(rng, 128), make([]int32, 256)
	for b.Loop() {
		MatVec(out, w, x)
	}
}

func BenchmarkMatVec2(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	w, x, out := numbers(rng, 256*128), numbers(rng, 128), make([]int32, 256)
	for b.Loop() {
		MatVec2(out, out, w, x, x)
	}
}

func BenchmarkMatVecPlain(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	w, x, out := numbers(rng, 256*128), numbers(rng, 128), make([]int32, 256)
	for b.Loop() {
		matVec(out, w, x)
	}
}

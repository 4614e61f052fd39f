package model

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestNetworkIsTheSameWithAndWithoutAVX2 runs what a network is made of both ways.
func TestNetworkIsTheSameWithAndWithoutAVX2(t *testing.T) {
	if !hasAVX2 {
		t.Skip("no AVX2")
	}
	rng := rand.New(rand.NewPCG(5, 6))
	const n, width, unit = 7, 32, 512
	l, _, _ := layered(t, rng, width, 2*width)
	x := make([]int16, n*width)
	for i := range x {
		x[i] = int16(rng.IntN(2*unit) - unit)
	}
	run := func() []int16 {
		gates, sum, prev := make([]float32, n*l.Out), make([]float32, n*width), make([]float32, width/2)
		y := make([]int16, n*width)
		l.Run(gates, &Sums{}, x, width, n)
		Recurrence(sum, gates, prev, n, width, unit)
		Clip(y, sum, false)
		return y
	}
	fast := run()
	hasAVX2 = false
	defer func() { hasAVX2 = true }()
	if plain := run(); !slices.Equal(plain, fast) {
		t.Errorf("got %v with AVX2, %v without", fast, plain)
	}
}

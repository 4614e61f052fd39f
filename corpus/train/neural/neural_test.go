package neural

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// numeric compares a gradient with the change of loss when x moves a little.
func numeric(t *testing.T, name string, x, grad []float32, loss func() float64) {
	t.Helper()
	const step = 1e-2
	for i := range x {
		old := x[i]
		x[i] = old + step
		up := loss()
		x[i] = old - step
		down := loss()
		x[i] = old
		if want := (up - down) / (2 * step); math.Abs(want-float64(grad[i])) > 1e-2*(1+math.Abs(want)) {
			t.Errorf("%s %d: gradient %v, measured %v", name, i, grad[i], want)
		}
	}
}

// weighted is a loss whose gradient by y is weights.
func weighted(y, weights []float32) (sum float64) {
	for i, v := range y {
		sum += float64(v) * float64(weights[i])
	}
	return sum
}

func random(rng *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = rng.Float32() - 0.5
	}
	return x
}

func TestLayerGradient(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	p := NewParam(rng, 6, 8)
	p.Transpose()
	x, dy, y := random(rng, 5*6), random(rng, 5*8), make([]float32, 5*8)
	dx, g := make([]float32, len(x)), p.NewGrad()
	p.Backward(dx, dy, x, g)
	loss := func() float64 { p.Forward(y, x); return weighted(y, dy) }
	numeric(t, "x", x, dx, loss)
	numeric(t, "W", p.W, g.W, loss)
	numeric(t, "B", p.B, g.B, loss)
}

func TestRecurrenceGradient(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 1))
	const rows, hidden = 4, 3
	for _, backwards := range []bool{false, true} {
		zc, dh := random(rng, rows*2*hidden), random(rng, rows*hidden)
		h, dzc := make([]float32, rows*hidden), make([]float32, len(zc))
		loss := func() float64 { Recur(h, zc, hidden, hidden, 0, 2*hidden, 0, backwards); return weighted(h, dh) }
		loss()
		RecurBack(dzc, dh, h, zc, hidden, hidden, 0, 2*hidden, 0, backwards)
		numeric(t, "zc", zc, dzc, loss)
	}
}

func TestCrossEntropyGradient(t *testing.T) {
	x := []float32{0.3, -0.2, 0.9}
	grad := slices.Clone(x)
	CrossEntropy(grad, 1, 1)
	numeric(t, "score", x, grad, func() float64 {
		sum := 0.0
		for _, v := range x {
			sum += math.Exp(float64(v))
		}
		return math.Log(sum) - float64(x[1])
	})
}

func TestKernelIsTheSameAsTheLoop(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 1))
	a := [4]float32{0.1, -2, 3, 0.7}
	for _, n := range []int{1, 7, 8, 17, 49, 64, 100} {
		w, got := random(rng, 4*n), random(rng, n)
		want, alone := slices.Clone(got), slices.Clone(got)
		axpy4(got, w, n, &a)
		axpy(alone, w[n:2*n], -2)
		for i := range want {
			single := want[i] + float32(-2*w[n+i])
			for k := range 4 {
				want[i] += float32(a[k] * w[k*n+i])
			}
			if got[i] != want[i] || alone[i] != single {
				t.Fatalf("%d numbers: %d is %v and %v, want %v and %v", n, i, got[i], alone[i], want[i], single)
			}
		}
	}
}

func TestAdamFindsAMinimum(t *testing.T) {
	w, a := []float32{3, -2}, &Adam{Rate: 0.05, Beta1: 0.9, Beta2: 0.99, Mean: 0.9}
	for range 500 {
		a.Next()
		a.Step(w, []float32{w[0] - 1, w[1] - 1})
	}
	for _, x := range append(slices.Clone(w), a.MeanOf(w)...) {
		if math.Abs(float64(x)-1) > 0.05 {
			t.Errorf("ended at %v, mean %v, want 1", w, a.MeanOf(w))
		}
	}
}

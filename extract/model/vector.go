package model

import "math"

// Rescale writes out = (acc + bias) × scale, rounded to float32.
func Rescale(out []float32, acc, bias []int32, scale float32) {
	n := 0
	if hasAVX2 && len(out) >= 8 {
		n = len(out) &^ 7
		_, _ = acc[n-1], bias[n-1]
		rescaleAVX2(&out[0], &acc[0], &bias[0], scale, n)
	}
	for ; n < len(out); n++ {
		out[n] = float32(float32(acc[n]+bias[n]) * scale)
	}
}

// highest is where activations are cut off: 14 bits are more than any seen in
// training uses.
const highest = 16383

// Clip rounds x to 16-bit integers, cut off at highest and, if positive, at 0 (a
// rectifier).
func Clip(out []int16, x []float32, positive bool) {
	low := float32(-highest)
	if positive {
		low = 0
	}
	n := 0
	if hasAVX2 && len(x) >= 16 {
		n = len(x) &^ 15
		_ = out[n-1]
		clipAVX2(&out[0], &x[0], low, highest, n)
	}
	for ; n < len(x); n++ {
		out[n] = int16(math.RoundToEven(float64(min(max(x[n], low), highest))))
	}
}

// Recur is one step of a gated recurrence: h = z·h + (1-z)·c, and sum += h. The
// gate z squashes a to 0..1 by a division, unit being what 1 is in a.
func Recur(sum, h, a, c []float32, unit float32) {
	n := 0
	if hasAVX2 && len(sum) >= 8 {
		n = len(sum) &^ 7
		_, _, _ = h[n-1], a[n-1], c[n-1]
		recurAVX2(&sum[0], &h[0], &a[0], &c[0], unit, n)
	}
	for ; n < len(sum); n++ {
		t := unit / 2 / (unit + abs(a[n]))
		z, rest := t, 1-t
		if a[n] >= 0 {
			z, rest = rest, z
		}
		h[n] = float32(z*h[n]) + float32(rest*c[n])
		sum[n] += h[n]
	}
}

func abs(x float32) float32 { return math.Float32frombits(math.Float32bits(x) &^ (1 << 31)) }

// AddBytes adds scale × row, a row of 8-bit numbers, to out. Sums wrap.
func AddBytes(out []int16, row []byte, scale int16) {
	n := 0
	if row = row[:len(out)]; hasAVX2 && len(out) >= 16 {
		n = len(out) &^ 15
		addBytesAVX2(&out[0], &row[0], int(scale), n)
	}
	for ; n < len(out); n++ {
		out[n] += int16(int8(row[n])) * scale
	}
}

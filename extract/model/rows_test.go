package model

import (
	"math/rand/v2"
	"testing"
)

func TestSumRows(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, cols := range []int{16, 80, 84, 7} {
		m := Matrix{Rows: 50, Cols: cols, width: 1, data: make([]byte, 50*cols)}
		for i := range m.data {
			m.data[i] = byte(rng.Uint32())
		}
		for count := range 9 {
			rows := make([]uint32, count)
			want := make([]int16, cols)
			for k := range rows {
				rows[k] = rng.Uint32N(50)
				for i := range want {
					want[i] += int16(m.At(int(rows[k]), i))
				}
			}
			got := make([]int16, cols)
			got[0] = 7
			m.SumRows(got, rows)
			for i := range want {
				if got[i] != want[i] {
					t.Fatalf("%d columns, %d rows: number %d is %d, want %d", cols, count, i, got[i], want[i])
				}
			}
		}
	}
}

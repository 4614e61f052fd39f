package ecb

import (
	"math"
	"testing"
)

// The example of Luo (2005), figure 1: chains of 5, 2 and 5 mentions; response
// (a) joins the last two.
func TestMeasuresOnTheExampleOfTheirAuthors(t *testing.T) {
	key := []int{1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3}
	response := []int{1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2}
	rows := []struct {
		name      string
		got, want float64
	}{
		{"MUC", muc(key, response), 0.947},
		{"B3", bCubed(key, response), 0.865},
		{"CEAFe", ceafE(key, response), 0.733},
	}
	for _, r := range rows {
		if math.Abs(r.got-r.want) > 0.001 {
			t.Errorf("%s %.4f, want %.3f", r.name, r.got, r.want)
		}
	}
	for _, same := range []float64{muc(key, key), bCubed(key, key), ceafE(key, key)} {
		if math.Abs(same-1) > 1e-9 {
			t.Errorf("a perfect answer gets %v", same)
		}
	}
}

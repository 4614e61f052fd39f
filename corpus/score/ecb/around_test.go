package ecb

import "testing"

// Of four mentions the first three are one event, by what the first forest says;
// the fourth is near to the third alone.
func TestPairsAmongOthers(t *testing.T) {
	pairs := []Pair{{a: 1, b: 0, first: 3000}, {a: 2, b: 0, first: 1000}, {a: 2, b: 1, first: 2000}, {a: 3, b: 2, first: 1000}, {a: 3, b: 0, first: -5000}}
	lookAround(4, pairs)
	rows := []struct {
		name      string
		pair      int
		feature   int
		low, high int16
	}{
		{"what the first says", 0, firstVerdict, 3000, 3000},
		{"each other's best", 0, betterHigh, 0, 0},
		{"nothing ahead of the best", 0, behindHigh, 0, 0},
		{"the second of the one, the second of the other", 1, betterLow, 693, 693},
		{"two ahead for the third mention", 3, betterHigh, 693, 693},
		{"the best is a logit ahead", 3, behindHigh, 1000, 1000},
		{"a third that both are one with", 1, bridge, 850, 900},
		{"no third", 3, bridge, 0, 10},
		{"the same others", 0, alikeTies, 300, 1000},
		{"hardly the same others", 3, alikeTies, 0, 100},
	}
	for _, r := range rows {
		if v := pairs[r.pair].Values[r.feature]; v < r.low || v > r.high {
			t.Errorf("%s: %d, want %d to %d", r.name, v, r.low, r.high)
		}
	}
}

package ecb

import (
	"math"
	"slices"

	"hearsay/extract/model"
)

// tie is what the first forest says of a mention and another one.
type tie struct {
	to     int
	first  int32
	chance int64 // in thousandths
}

// lookAround adds to each pair among n mentions what its first verdict is worth
// beside the others: two that are each other's best match are one sooner than two
// of which either has a better one (whose group of mutual neighbours, see Jarvis
// and Patrick 1973, is another).
func lookAround(n int, pairs []Pair) {
	ties := tiesOf(n, pairs)
	sums, lengths, ranked := make([]int64, n), make([]float64, n), make([][]int32, n)
	for i, row := range ties {
		square := int64(0)
		for _, l := range row {
			sums[i] += l.chance
			square += l.chance * l.chance
			ranked[i] = append(ranked[i], l.first)
		}
		lengths[i] = math.Sqrt(float64(square))
		slices.SortFunc(ranked[i], func(a, b int32) int { return int(b - a) })
	}
	for i := range pairs {
		p := &pairs[i]
		v := &p.Values
		v[firstVerdict] = model.Thousandths(float64(p.first) / 1000)
		v[betterLow], v[betterHigh] = lowHigh(better(ranked[p.a], p.first), better(ranked[p.b], p.first))
		v[behindLow], v[behindHigh] = lowHigh(behind(ranked[p.a], p.first), behind(ranked[p.b], p.first))
		third, both := meet(ties[p.a], ties[p.b])
		v[bridge] = int16(third)
		v[bothTies] = model.Thousandths(float64(both) / 1e6)
		if length := lengths[p.a] * lengths[p.b]; length > 0 {
			v[alikeTies] = model.Thousandths(float64(both) / length)
		}
		v[tiesLow], v[tiesHigh] = lowHigh(float64(sums[p.a])/1000, float64(sums[p.b])/1000)
	}
}

func lowHigh(a, b float64) (low, high int16) {
	return model.Thousandths(min(a, b)), model.Thousandths(max(a, b))
}

// tiesOf are each mention's ties, by the number of the other.
func tiesOf(n int, pairs []Pair) [][]tie {
	ties := make([][]tie, n)
	for _, p := range pairs {
		chance := int64(math.Round(1000 / (1 + math.Exp(-float64(p.first)/1000))))
		ties[p.a] = append(ties[p.a], tie{p.b, p.first, chance})
		ties[p.b] = append(ties[p.b], tie{p.a, p.first, chance})
	}
	for _, row := range ties {
		slices.SortFunc(row, func(a, b tie) int { return a.to - b.to })
	}
	return ties
}

// better is the logarithm of one more than how many are above first.
func better(ranked []int32, first int32) float64 {
	n, _ := slices.BinarySearchFunc(ranked, first, func(x, first int32) int { return int(first - x) })
	return math.Log(float64(n + 1))
}

func behind(ranked []int32, first int32) float64 { return float64(ranked[0]-first) / 1000 }

// meet goes through the mentions that two have ties with: the most that the
// weaker tie of the two to a third is, and the sum of their products.
func meet(a, b []tie) (third, both int64) {
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i].to < b[k].to:
			i++
		case a[i].to > b[k].to:
			k++
		default:
			third = max(third, min(a[i].chance, b[k].chance))
			both += a[i].chance * b[k].chance
			i, k = i+1, k+1
		}
	}
	return third, both
}

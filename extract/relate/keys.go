package relate

import (
	"cmp"
	"slices"
)

// keyed is a word of a claim by the hash of its key: for looking at a pair
// before it is compared in full, in a tenth of a microsecond.
type keyed struct {
	hash   uint64
	weight int32
}

func keyedOf(words []word) (list []keyed, set uint64) {
	list = make([]keyed, len(words))
	for i, w := range words {
		h := hashOf(w.key)
		list[i] = keyed{h, w.Weight}
		set |= 1 << (h % 64)
	}
	slices.SortFunc(list, func(a, b keyed) int { return cmp.Compare(a.hash, b.hash) })
	return list, set
}

// ShareWord tells whether two claims have a key in common.
func ShareWord(a, b *Item) bool { return a.set&b.set != 0 && shareOf(a, b, true) > 0 }

// Shared is the weight of the keys that two claims have in common, in
// thousandths of all that the lighter claim has.
func Shared(a, b *Item) int {
	if a.set&b.set == 0 || a.weight == 0 || b.weight == 0 {
		return 0
	}
	return int(1000 * int64(shareOf(a, b, false)) / int64(min(a.weight, b.weight)))
}

// shareOf is the weight of the common keys, at least 1 for each; of the first
// alone when that is enough.
func shareOf(a, b *Item, first bool) (weight int32) {
	x, y := a.keyed, b.keyed
	for i, k := 0, 0; i < len(x) && k < len(y); {
		switch {
		case x[i].hash < y[k].hash:
			i++
		case x[i].hash > y[k].hash:
			k++
		default:
			weight += max(1, x[i].weight)
			if first {
				return weight
			}
			i, k = i+1, k+1
		}
	}
	return weight
}

// countShared is how many keys two claims have in common.
func countShared(a, b *Item) (n int) {
	x, y := a.keyed, b.keyed
	for i, k := 0, 0; i < len(x) && k < len(y); {
		switch {
		case x[i].hash < y[k].hash:
			i++
		case x[i].hash > y[k].hash:
			k++
		default:
			n, i, k = n+1, i+1, k+1
		}
	}
	return n
}

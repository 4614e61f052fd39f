package relate

import "math"

// How far two words mean the same, from 0 to 1: 1 for the same key, senseScore
// when they share a frequent sense, else the cosine of their vectors where it
// is above vectorFloor.
const (
	senseScore  = 0.8
	vectorFloor = 0.45 // below it neighbours are of one topic, not of one meaning
	vectorScale = 0.8  // what a full cosine of two different words counts
)

func similar(a, b *word) float64 {
	if a.ID == b.ID && (a.ID != 0 || a.key == b.key) {
		return 1
	}
	if a.means&b.means != 0 && shared(a.Senses, b.Senses) {
		return senseScore
	}
	if c := cosine(a.Vector, b.Vector); c > vectorFloor {
		return float64(vectorScale * c)
	}
	return 0
}

// shared tells whether two sorted lists have a number in common.
func shared(a, b []uint16) bool {
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] < b[k]:
			i++
		case a[i] > b[k]:
			k++
		default:
			return true
		}
	}
	return false
}

// cosine of two int8 vectors of length 127; integers until the last step, so
// that every machine gets the same. Zero vectors have no cosine.
func cosine(a, b string) float64 {
	if len(a) != len(b) {
		return 0
	}
	dot := 0
	for i := range len(a) {
		dot += int(int8(a[i])) * int(int8(b[i]))
	}
	return float64(dot) / (127 * 127)
}

// opposite tells whether some word of a is the opposite of a word of b.
func opposite(a, b []word) bool {
	for i := range a {
		for k := range b {
			if opposed(&a[i], &b[k]) || opposed(&b[k], &a[i]) {
				return true
			}
		}
	}
	return false
}

func opposed(a, b *word) bool { return a.opposes&b.means != 0 && shared(a.Against, b.Senses) }

func share(got, all int64) float64 {
	if all == 0 {
		return 0
	}
	return float64(got) / float64(all)
}

// SharesSense tells whether two words have a frequent sense in common.
func SharesSense(a, b Word) bool { return shared(a.Senses, b.Senses) }

// Cosine is that of two words' company, 0 where one is unknown.
func Cosine(a, b Word) float64 { return cosine(a.Vector, b.Vector) }

// company is the direction of a claim's words together: the weighted sum of
// their vectors, scaled to length 1,000 and rounded; nil where none is known.
type company []int16

func companyOf(words []word, weight func(*word) int32) company {
	var sum []int64
	for i := range words {
		w := &words[i]
		if sum == nil {
			sum = make([]int64, len(w.Vector))
		}
		for d := range min(len(sum), len(w.Vector)) {
			sum[d] += int64(weight(w)) * int64(int8(w.Vector[d]))
		}
	}
	length := 0.0
	for _, x := range sum {
		length += float64(float64(x) * float64(x))
	}
	if length == 0 {
		return nil
	}
	out := make(company, len(sum))
	for d, x := range sum {
		out[d] = int16(math.Round(1000 * float64(x) / math.Sqrt(length)))
	}
	return out
}

// cosine of two companies, 0 where one is unknown.
func (c *company) cosine(d *company) float64 {
	if len(*c) != len(*d) {
		return 0
	}
	dot := int64(0)
	for i, x := range *c {
		dot += int64(x) * int64((*d)[i])
	}
	return float64(dot) / 1e6
}

package relate

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

package relate

// matrix is how alike each word of one claim is to each word of another. The
// features of a pair ask for the same words a dozen times; it is filled once.
type matrix struct {
	sim         []float64
	row, column int // how far a step in the one claim's and the other's vocabulary leads
}

// room holds the matrix of two claims of 32 words each, which nearly all are
// within, so that a pair costs no allocation.
type room [1024]float64

// against compares all words of a with all of b.
func (a *Item) against(b *Item, r *room) matrix {
	n := len(b.vocabulary)
	sim := r[:]
	if need := n * len(a.vocabulary); need > len(sim) {
		sim = make([]float64, need)
	}
	for i := range a.vocabulary {
		w, row := &a.vocabulary[i], sim[i*n:(i+1)*n]
		for k := range row {
			row[k] = similar(w, &b.vocabulary[k])
		}
	}
	return matrix{sim, n, 1}
}

// turned is the matrix with the two claims in the other order.
func (m *matrix) turned() *matrix { return &matrix{m.sim, m.column, m.row} }

// best is how well the closest word of b stands for w.
func (m *matrix) best(w *word, b []word) float64 {
	top, row := 0.0, int(w.at)*m.row
	for k := range b {
		if s := m.sim[row+int(b[k].at)*m.column]; s > top {
			top = s
			if s == 1 {
				break
			}
		}
	}
	return top
}

// closest is the best similarity of any two words of a and b.
func (m *matrix) closest(a, b []word) float64 {
	top := 0.0
	for i := range a {
		top = max(top, m.best(&a[i], b))
	}
	return top
}

// cover is the weight of a's words that b has, softly, as a share of a's
// weight; in integers (weights times thousandths).
func (m *matrix) cover(a, b []word) (got, all int64) {
	for i := range a {
		all += int64(a[i].Weight) * 1000
		got += int64(a[i].Weight) * int64(m.best(&a[i], b)*1000)
	}
	return got, all
}

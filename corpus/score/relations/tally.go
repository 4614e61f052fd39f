package relations

import (
	"slices"

	"hearsay/corpus/gold"
)

// tally counts verdicts.
type tally struct {
	right, predicted, wanted map[string]int
	pairs, found             int
	linked                   int // unrelated pairs that got a link
}

func (t *tally) add(p *gold.Pair, v *verdict) {
	if t.right == nil {
		t.right, t.predicted, t.wanted = map[string]int{}, map[string]int{}, map[string]int{}
	}
	t.pairs++
	if v.GotA != "" && v.GotB != "" {
		t.found++
	}
	t.wanted[p.Relation]++
	wrong := false
	for _, r := range v.Got {
		switch {
		case r == p.Relation:
			t.right[r]++
			t.predicted[r]++
		case !slices.Contains(p.Also, r):
			t.predicted[r]++
			wrong = true
		}
	}
	if p.Relation == none && wrong {
		t.linked++
	}
}

func (t *tally) figures() map[string]float64 {
	m := map[string]float64{
		"pairs": float64(t.pairs), "found": share(t.found, t.pairs), "none_fp": share(t.linked, t.wanted[none]),
	}
	sum, occurring := 0.0, 0
	for _, r := range types {
		m["p_"+r] = share(t.right[r], t.predicted[r])
		m["r_"+r] = share(t.right[r], t.wanted[r])
		m["f1_"+r] = share(2*t.right[r], t.predicted[r]+t.wanted[r])
		if t.wanted[r] > 0 {
			sum += m["f1_"+r]
			occurring++
		}
	}
	m["mean_f1"] = sum / float64(max(1, occurring))
	return m
}

// share is n of all, 0 where there are none.
func share(n, all int) float64 {
	if all == 0 {
		return 0
	}
	return float64(n) / float64(all)
}

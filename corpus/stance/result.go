package stance

import "hearsay/extract/relate/en/stance"

// Result counts answers: the right stance first, then the one given.
type Result [stance.Stances][stance.Stances]int

// F1 is that of one stance.
func (r *Result) F1(class stance.Stance) float64 {
	tp, got, want := r[class][class], 0, 0
	for c := range r {
		got += r[c][class]
		want += r[class][c]
	}
	if tp == 0 {
		return 0
	}
	return 2 * float64(tp) / float64(got+want)
}

// MacroF1 is the mean F1 of the first n stances.
func (r *Result) MacroF1(n stance.Stance) float64 {
	sum := 0.0
	for c := range n {
		sum += r.F1(c)
	}
	return sum / float64(n)
}

// Accuracy is the share of right answers.
func (r *Result) Accuracy() float64 {
	right, all := 0, 0
	for c := range r {
		right += r[c][c]
		for _, n := range r[c] {
			all += n
		}
	}
	return float64(right) / float64(max(1, all))
}

// Relative is the score of the Fake News Challenge as a share of what a perfect
// answer gets: a quarter for telling related from unrelated, three quarters for
// the right stance of a related pair.
func (r *Result) Relative() float64 {
	got, all := 0.0, 0.0
	for want := range r {
		for said, n := range r[want] {
			g, a := credit(stance.Stance(want), stance.Stance(said))
			got += g * float64(n)
			all += a * float64(n)
		}
	}
	return got / max(all, 1e-9)
}

// credit is what an answer gets and what the right one would have got.
func credit(want, said stance.Stance) (got, all float64) {
	if want == stance.Unrelated {
		if said == want {
			got = 0.25
		}
		return got, 0.25
	}
	if said != stance.Unrelated {
		got += 0.25
	}
	if said == want {
		got += 0.75
	}
	return got, 1
}

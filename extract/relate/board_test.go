package relate

import "testing"

func TestStandingIsTheSameFromBothArticles(t *testing.T) {
	var b, turned Board
	for i, score := range []int{900, 300, 0, 400, 0, 600} {
		b.Put(i/3, i%3, score)
		turned.Put(i%3, i/3, score)
	}
	b.Sort()
	turned.Sort()
	for r := range 2 {
		for c := range 3 {
			if b.Standing(r, c) != turned.Standing(c, r) {
				t.Errorf("%d, %d: %v and %v", r, c, b.Standing(r, c), turned.Standing(c, r))
			}
		}
	}
	if got, want := b.Standing(1, 0), (Standing{400, -500, -200, 900, 600, 1, 1, 0, 0}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, want := b.Standing(0, 1), (Standing{300, -600, 300, 900, 0, 0, 1, 600, 600}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAgainAPairAheadOfItsRivalsIsLikelier(t *testing.T) {
	var b Board
	b.Put(1, 1, 400)
	b.Put(3, 5, 400)
	b.Put(3, 6, 900)
	b.Put(6, 5, 900)
	b.Sort()
	j := New(nil)
	if ahead, behind := j.Again(&b, 1, 1), j.Again(&b, 3, 5); ahead <= behind {
		t.Errorf("%d and %d", ahead, behind)
	}
}

package relate

import "testing"

func TestLettersTellHowAlikeTextsAreAsTheyStand(t *testing.T) {
	for _, c := range []struct {
		a, b      string
		both, all int // runs that both have, and that the first has
	}{
		{"a bridge", "A  bridge!", 7, 7},
		{"bridges", "bridge", 4, 6}, // " bri", "brid", "ridg", "idge"
		{"Über", "über", 3, 3},
		{"it", "is", 0, 1},
		{"", "bridge", 0, 0},
		{"—", "…", 0, 0},
	} {
		a, b := lettersOf(c.a), lettersOf(c.b)
		if got := a.common(&b); got != c.both || a.count() != c.all || b.common(&a) != got {
			t.Errorf("%q and %q: %d of %d runs, want %d of %d", c.a, c.b, got, a.count(), c.both, c.all)
		}
	}
}

package relate

import "testing"

func TestShared(t *testing.T) {
	rows := []struct {
		a, b  string
		want  int
		words bool
	}{
		{"bank cut job", "bank cut job", 1000, true},
		{"bank cut job march", "bank snow", 500, true}, // half of the lighter
		{"bank cut", "snow fall", 0, false},
		{"bank cut", "", 0, false},
	}
	for _, r := range rows {
		a, b := itemOf("a", r.a), itemOf("b", r.b)
		if got := Shared(a, b); got != r.want || got != Shared(b, a) {
			t.Errorf("%q, %q: %d, want %d both ways", r.a, r.b, got, r.want)
		}
		if got := ShareWord(a, b); got != r.words {
			t.Errorf("%q, %q share a word: %v", r.a, r.b, got)
		}
	}
}

func BenchmarkShared(b *testing.B) {
	x, y := itemOf("a", "bank chief cut eight hundred job london march next year"), itemOf("b", "bank cut expect london nine post spring")
	for b.Loop() {
		Shared(x, y)
	}
}

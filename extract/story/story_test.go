package story

import "testing"

func terms(words ...string) []Term {
	var out []Term
	for i, w := range words {
		out = append(out, Term{Key: w, Weight: 80, Count: 2, Title: i < 2, Name: i == 0})
	}
	return out
}

func TestScoreTellsStoriesApart(t *testing.T) {
	a := New("a", "2024-03-01", terms("carwick", "librari", "close", "council", "harbour", "vote"))
	b := New("b", "2024-03-02", terms("carwick", "librari", "council", "harbour", "shut_down", "protest"))
	c := New("c", "2024-03-01", terms("ferri", "sule", "strand", "captain", "storm", "rescu"))
	if s := Score(a, b); s < Threshold {
		t.Errorf("one story scores %d", s)
	}
	if s := Score(a, c); s >= Threshold {
		t.Errorf("two stories score %d", s)
	}
	near := New("d", "2024-03-02", terms("carwick", "school", "council", "fire", "roof", "pupil"))
	late := New("d", "2024-09-01", terms("carwick", "school", "council", "fire", "roof", "pupil"))
	if Score(a, late) >= Score(a, near) {
		t.Error("half a year apart is as near as a day")
	}
}

func TestScoreHasNoDirection(t *testing.T) {
	a := New("a", "", terms("x", "y", "z"))
	b := New("b", "2024-03-02", terms("y", "z", "w"))
	if Score(a, b) != Score(b, a) {
		t.Error("order matters")
	}
}

func BenchmarkScore(b *testing.B) {
	words := make([]string, maxTerms)
	for i := range words {
		words[i] = string(rune('a'+i%26)) + string(rune('a'+i/26))
	}
	x, y := New("a", "2024-03-01", terms(words...)), New("b", "2024-03-02", terms(words[10:]...))
	for b.Loop() {
		Score(x, y)
	}
}

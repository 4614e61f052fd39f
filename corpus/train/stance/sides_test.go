package stance

import (
	"testing"

	data "hearsay/corpus/stance"
	"hearsay/extract/relate/en/stance"
)

func TestSidesExplainTheStances(t *testing.T) {
	pairs := []data.Pair{
		{Statement: "Lion escaped", Text: "A lion escaped from the zoo.", Stance: stance.Agree},
		{Statement: "Lion escaped", Text: "The lion is a hoax, say police.", Stance: stance.Deny},
		{Statement: "Lion story is fake", Text: "The lion is a hoax, say police.", Stance: stance.Agree},
		{Statement: "Lion said to have escaped", Text: "A lion escaped from the zoo.", Stance: stance.Discuss},
		{Statement: "Lion escaped", Text: "Visitors speak of a lion.", Stance: stance.Discuss},
		{Statement: "Shares fell", Text: "Visitors speak of a lion.", Stance: stance.Unrelated},
		{Statement: "Bridge may open", Text: "The bridge may open.", Stance: stance.Discuss},
	}
	s := sidesOf(pairs)
	for _, r := range []struct {
		of   map[string]stance.Side
		text string
		want stance.Side
	}{
		{s.said, "Lion escaped", stance.For}, {s.said, "Lion story is fake", stance.Against}, {s.said, "Lion said to have escaped", stance.Neither},
		{s.told, "A lion escaped from the zoo.", stance.For}, {s.told, "The lion is a hoax, say police.", stance.Against}, {s.told, "Visitors speak of a lion.", stance.Neither},
	} {
		if got, ok := r.of[r.text]; !ok || got != r.want {
			t.Errorf("%q: side %v (%v), want %v", r.text, got, ok, r.want)
		}
	}
	for _, text := range []string{"Shares fell", "Bridge may open"} {
		if side, ok := s.said[text]; ok {
			t.Errorf("%q: side %v, which nothing tells", text, side)
		}
	}
	for _, p := range pairs[:5] {
		if got := s.said[p.Statement].Stance(s.told[p.Text]); got != p.Stance {
			t.Errorf("%q and %q: %v, want %v", p.Statement, p.Text, got, p.Stance)
		}
	}
}

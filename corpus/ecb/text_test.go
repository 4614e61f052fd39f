package ecb

import "testing"

func TestArticleKeepsWhereMentionsStand(t *testing.T) {
	d := Document{Name: "n", Topic: "1", Tokens: []Token{{0, "It"}, {0, "broke"}, {0, "down"}, {0, "."}, {1, "Who"}, {1, "cares"}, {1, "?"}},
		Mentions: []Mention{{Tokens: []int{1, 2}, Event: true}, {Tokens: []int{5}, Event: true}}}
	a, spans := d.Article()
	if want := "It broke down.\n\nWho cares?"; a.Text != want {
		t.Errorf("%q, want %q", a.Text, want)
	}
	for i, want := range []string{"broke down", "cares"} {
		if got := a.Slice(spans[i]); got != want {
			t.Errorf("mention %d stands at %q, want %q", i, got, want)
		}
	}
}

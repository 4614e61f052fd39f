package en

import "testing"

// ranks are the words that the rules may choose among.
var ranks = map[string]uint32{"make": 5, "plan": 6, "hope": 7, "hop": 900, "try": 8, "box": 9, "move": 10, "city": 11, "call": 12, "cal": 700, "late": 13, "walk": 14, "agree": 15, "see": 16, "big": 17}

func TestLemma(t *testing.T) {
	for _, c := range []struct{ word, tag, want string }{
		{"making", "VBG", "make"}, {"planned", "VBD", "plan"}, {"hoped", "VBN", "hope"}, {"tried", "VBD", "try"},
		{"called", "VBD", "call"}, {"walking", "VBG", "walk"}, {"agreed", "VBD", "agree"}, {"freed", "VBN", "free"}, {"seeing", "VBG", "see"},
		{"boxes", "NNS", "box"}, {"moves", "VBZ", "move"}, {"cities", "NNS", "city"}, {"glass", "NNS", "glass"},
		{"bigger", "JJR", "big"}, {"latest", "JJS", "late"},
		{"walks", "NN", "walks"}, {"red", "VBD", "red"}, {"building", "NN", "building"},
	} {
		if got := Lemma(c.word, c.tag, func(w string) uint32 { return ranks[w] }); got != c.want {
			t.Errorf("%s/%s: %s, want %s", c.word, c.tag, got, c.want)
		}
	}
}

func TestIrregular(t *testing.T) {
	forms := OpenIrregular()
	for _, c := range []struct{ form, tag, want string }{
		{"fled", "VBD", "flee"}, {"misled", "VBN", "mislead"}, {"overseen", "VBN", "oversee"}, {"wives", "NNS", "wife"}, {"worst", "JJS", "bad"},
		{"data", "NNS", ""}, {"walked", "VBD", ""}, {"fled", "NN", ""},
	} {
		if got, ok := forms.Lemma(c.form, c.tag); got != c.want || ok != (c.want != "") {
			t.Errorf("Lemma(%q, %s) = %q, %v, want %q", c.form, c.tag, got, ok, c.want)
		}
	}
}

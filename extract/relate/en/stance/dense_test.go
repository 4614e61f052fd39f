package stance

import "testing"

// place of a trait of the bearing with that name.
func place(name string, at int) int {
	for b := range bearings {
		if bearings[b].name == name {
			return pairTraits + places*b + at
		}
	}
	return -1
}

func TestTraits(t *testing.T) {
	const lion = "Lion escaped from Norvane zoo"
	rows := []struct {
		name, statement, text string
		trait                 int
		want                  int16
	}{
		{"all of it is there", lion, "A lion escaped from Norvane zoo.", coverAll, 1000},
		{"none of it is", lion, "Shares fell.", coverAll, 0},
		{"the second sentence is closest", lion, "It was a quiet day. A lion escaped from Norvane zoo. Nobody was hurt.", bestAt, 100},
		{"the lead refutes", lion, "The story of a lion in Norvane is a hoax.", refutedLead, 1000},
		{"the lead does not", lion, "A lion escaped from Norvane zoo.", refutedLead, 0},
		{"both refute", "No, a lion did not escape: the video is fake", "The video of a lion is a hoax.", refutedBoth, 3000},
		{"a cue beside a word of the statement", lion, "The fake lion of Norvane zoo.", cueDistance, 100},
		{"no cue", lion, "The lion of Norvane zoo.", cueDistance, farthest * 100},
		{"one negates", lion, "No lion escaped from Norvane zoo.", negatesOne, 1000},
		{"neither negates", lion, "A lion escaped from Norvane zoo.", negatesOne, 0},
		{"it asks", "Did a lion escape?", "A lion.", asks, 1000},
		{"it does not ask", lion, "A lion.", asks, 0},
		{"two words of handing on", lion, "A lion escaped, reports claim.", place("hand-on", inFirst), 2000},
		{"a denial beside the closest sentence", lion, "A lion escaped from Norvane zoo. The keeper denied it.", place("deny", inNear), 1000},
	}
	for _, r := range rows {
		if v := NewReader().Traits(r.statement, r.text); v[r.trait] != r.want {
			t.Errorf("%s: %d, want %d", r.name, v[r.trait], r.want)
		}
	}
}

package stance

import "testing"

func TestPhrases(t *testing.T) {
	for _, r := range []struct {
		text string
		cue  cue
		want float64
	}{
		{"The story is not true.", refuted, 1}, {"The story is true.", refuted, 0},
		{"That isn't a wholly accurate account.", refuted, 1}, {"That is an accurate account.", refuted, 0},
		{"It turned out to be a hoax.", refuted, 1}, {"It turned out to be a lion.", refuted, 0},
		{"Experts have cast doubt on it.", doubted, 1}, {"Experts have doubts.", doubted, 0},
		{"Scientists aren't so sure.", doubted, 1}, {"Scientists are sure.", doubted, 0},
		{"She has pulled out of the film.", undone, 1}, {"She has pulled the lever.", undone, 0},
		{"He will no longer be on the team.", undone, 1}, {"He waits longer.", undone, 0},
	} {
		if c := cuesIn(wordsOf(r.text)); c.longer[r.cue] != r.want {
			t.Errorf("%s: %v phrases of cue %d, want %v", r.text, c.longer[r.cue], r.cue, r.want)
		}
	}
}

func TestContest(t *testing.T) {
	const lion = "Lion escaped from Norvane zoo"
	blend := func(b, side int) int { return wordTraits + contestCues + b*blendSides + side }
	of := func(c cue, place int) int { return wordTraits + int(c)*cuePlaces + place }
	for _, r := range []struct {
		name, statement, text string
		trait                 int
		want                  int16
	}{
		{"the article alone contests", lion, "The lion is a hoax.", blend(blendFirst, 2), 1000},
		{"both contest", "Lion story is a hoax", "The lion is a hoax.", blend(blendFirst, 2), 0},
		{"the statement alone contests", "Lion story is a hoax", "A lion escaped from the zoo.", blend(blendFirst, 3), 1000},
		{"neither contests", lion, "A lion escaped from the zoo.", blend(blendFirst, 3), 0},
		{"a cue before a word of the statement", lion, "The fake Norvane lion slept.", of(refuted, cueBeforeFirst), 1000},
		{"a cue after it", lion, "The Norvane lion was fake.", of(refuted, cueBeforeFirst), 0},
		{"words that begin alike", "Nigerian truce", "A doubtful deal in Nigeria.", of(doubted, cueBeforeFirst), 1000},
		{"words that do not", "Norvane truce", "A doubtful deal in Nigeria.", of(doubted, cueBeforeFirst), 0},
		{"a number that the article lacks", "12 lions escaped", "Ten lions escaped.", wordTraits + numbersLack, 1000},
		{"a number that it has", "12 lions escaped", "The 12 lions escaped.", wordTraits + numbersLack, 0},
		{"it says no", "No, a lion didn't escape", "A lion.", wordTraits + deniesItself, 3000},
		{"it says yes", lion, "A lion.", wordTraits + deniesItself, 0},
	} {
		if v := NewReader().Traits(r.statement, r.text); v[r.trait] != r.want {
			t.Errorf("%s: %d, want %d", r.name, v[r.trait], r.want)
		}
	}
}

package en

import (
	"slices"
	"strings"
	"testing"
)

func TestTerms(t *testing.T) {
	rows := map[string]string{
		"The council plans to shut down the library":  "council librari plan shut_down",
		"It had only 250,000 subscribers, they said.": "250000 subscrib",
		"Ferry's owner won’t pay":                     "ferri owner pay",
		"":                                            "",
		"it is not":                                   "",
	}
	for text, want := range rows {
		if got := strings.Join(Terms(text), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestWordsKnowWhatMeansTheSameAndTheOpposite(t *testing.T) {
	w := Words()
	meets := func(a, b []uint16) bool {
		return slices.ContainsFunc(a, func(x uint16) bool { return slices.Contains(b, x) })
	}
	if buy, acquire := w.Look("buy"), w.Look("purchas"); !meets(buy.Senses, acquire.Senses) {
		t.Error("buy and purchase share no sense")
	}
	if rise, fall := w.Look("rise"), w.Look("fall"); !meets(rise.Against, fall.Senses) {
		t.Error("rise is not the opposite of fall")
	}
	if got := w.Look("zzyzx"); got.Weight != unseen {
		t.Errorf("an unseen word weighs %d, want %d", got.Weight, unseen)
	}
}

func TestCues(t *testing.T) {
	if got := Cues("The opening has now been postponed and the death toll has risen"); !slices.Equal(got, []string{"changed", "growing"}) {
		t.Error(got)
	}
	if got := Cues("The library opens in May"); got != nil {
		t.Error(got)
	}
}

func FuzzTerms(f *testing.F) {
	f.Add("It’s 1,000.5 l'été \xff a-b")
	f.Fuzz(func(t *testing.T, text string) {
		if !slices.IsSorted(Terms(text)) {
			t.Error("not sorted")
		}
	})
}

func TestCuesOfWhatIsUndone(t *testing.T) {
	for _, r := range []struct {
		text string
		want []string
	}{
		{"A court lifted the ban", []string{"changed", "undone"}},
		{"The ferry resumed on Thursday", []string{"undone"}},
		{"The lift was being repaired", nil},
		{"She sent her résumé", nil},
	} {
		if got := Cues(r.text); !slices.Equal(got, r.want) {
			t.Errorf("%q: %q, want %q", r.text, got, r.want)
		}
	}
}

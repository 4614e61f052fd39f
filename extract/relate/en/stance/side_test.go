package stance

import (
	"slices"
	"testing"

	"hearsay/extract/model"
)

func TestStanceOfSides(t *testing.T) {
	for _, r := range []struct {
		said, told Side
		want       Stance
	}{
		{For, For, Agree}, {Against, Against, Agree}, {For, Against, Deny}, {Against, For, Deny},
		{Neither, For, Discuss}, {Against, Neither, Discuss}, {Neither, Neither, Discuss},
	} {
		if got := r.said.Stance(r.told); got != r.want {
			t.Errorf("headline on side %d, article on %d: %v, want %v", r.said, r.told, got, r.want)
		}
	}
}

func TestWordsAndMarks(t *testing.T) {
	var got []string
	eachMark("report: 'lion' isn't “loose”, is it?", func(w string) { got = append(got, w) })
	if want := []string{"report", ":", "lion", "isn't", "loose", "is", "it", "?"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestSidesOfALongText(t *testing.T) {
	r, w := NewReader(), model.NewWriter(Kind, FeatureVersion)
	short, long := r.SaidWords("hoax"), r.SaidWords("hoax zoo lion night")
	rows := []model.Row{{Hash: Always(), Weights: []int16{0, 0, SideScale}}}
	for _, h := range long {
		rows = append(rows, model.Row{Hash: h, Weights: []int16{SideScale, 0, 0}})
	}
	w.AddTable("said", int(Sides), rows)
	b, err := w.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	f, err := model.Open(b, Kind, FeatureVersion)
	if err != nil {
		t.Fatal(err)
	}
	said := f.MustTable("said")
	if got, want := SidesOf(said, short), [Sides]int16{1414, 0, 1000}; got != want { // the word, and that it opens: the root of two
		t.Errorf("one word: %v, want %v", got, want)
	}
	if got, want := SidesOf(said, long), [Sides]int16{3000, 0, 1000}; got != want { // four words, five pairs with the ends
		t.Errorf("four words: %v, want %v", got, want)
	}
}

func TestTraitsOfSides(t *testing.T) {
	var v Traits
	v.SetSides([Sides]int16{Against: 900, Neither: -500, For: -700}, [Sides]int16{Against: -800, Neither: -100, For: 400})
	at := v[wordTraits+contestTraits:]
	if want := []int16{900, -500, -700, -800, -100, 400, -700, 400, -100}; !slices.Equal(at, want) {
		t.Errorf("%v, want %v", at, want)
	}
}

func TestWhatFollowsFromTheForestsOfSides(t *testing.T) {
	got := meet([Sides]int32{Against: 900, Neither: -500, For: -700}, [Sides]int32{Against: -800, Neither: -100, For: 400})
	if want := [Unrelated]int32{Agree: 100, Deny: 1300, Discuss: -100}; got != want {
		t.Errorf("%v, want %v", got, want)
	}
}

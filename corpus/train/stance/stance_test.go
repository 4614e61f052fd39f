package stance

import (
	"bytes"
	"strconv"
	"testing"

	data "hearsay/corpus/stance"
	"hearsay/extract/model"
	"hearsay/extract/relate/en/stance"
)

func pairs() []data.Pair {
	var out []data.Pair
	for i := range 320 { // as many as the trees ask for before they tell anything apart
		town := []string{"Carwick", "Norvane", "Ostrel", "Sule", "Dorn", "Vik"}[i%6] + " " + strconv.Itoa(i)
		claim := town + " mayor resigned"
		out = append(out,
			data.Pair{Statement: claim, Text: town + " mayor resigned on Monday", Stance: stance.Agree, Group: town},
			data.Pair{Statement: claim, Text: town + " mayor denies that he resigned", Stance: stance.Deny, Group: town},
			data.Pair{Statement: claim, Text: "Reports claim the mayor of " + town + " may have resigned", Stance: stance.Discuss, Group: town},
			data.Pair{Statement: claim, Text: "Rain is expected over the weekend", Stance: stance.Unrelated, Group: town})
	}
	return out
}

func TestStancesAreLearned(t *testing.T) {
	r, err := Article.CrossValidate(pairs(), 3)
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Accuracy(); got < 0.9 {
		t.Errorf("accuracy %v on what the words tell: %v", got, r)
	}
}

func TestTrainingTwiceGivesTheSameBytes(t *testing.T) {
	var a, b bytes.Buffer
	for _, out := range []*bytes.Buffer{&a, &b} {
		if err := Train(pairs(), pairs(), model.Card{Model: "stance"}, out); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two trainings differ")
	}
}

func BenchmarkFeatures(b *testing.B) {
	r := stance.NewReader()
	p := pairs()
	for i := 0; b.Loop(); i++ {
		r.Features(p[i%len(p)].Statement, p[(i+1)%len(p)].Text)
	}
}

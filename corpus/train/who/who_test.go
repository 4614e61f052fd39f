package who

import (
	"reflect"
	"strings"
	"testing"

	"hearsay/extract/entity"
)

func TestOpenClose(t *testing.T) {
	s := Sentence{Words: []string{"The", "Bank", "of", "Oslo"}, Misc: []string{"Entity=(5-organization-new-nnnnn-cf1-2,4-coref", "_", "_", "Entity=(6-place-new-nnnnn-cf2-1-sgl-Oslo)5)"}}
	got := openClose([]Sentence{s})
	if len(got) != 2 || got[0].kind != "place" || !got[0].wiki || got[1].first != 0 || got[1].last != 3 || got[1].wiki {
		t.Errorf("got %+v", got)
	}
}

func TestLabelGUMCutsNames(t *testing.T) {
	s := Sentence{
		Words: strings.Fields("Yesterday President Anna Brook of the Bank of Oslo left"),
		Tags:  strings.Fields("NN NNP NNP NNP IN DT NNP IN NNP VBD"),
		Heads: []int{9, 9, 1, 1, 6, 6, 1, 8, 6, -1},
		Rels:  strings.Fields("obl nsubj flat flat case det nmod case nmod root"),
		Misc: []string{"_", "Entity=(1-person-new-nnnnn-cf1-1-sgl", "_", "_", "_", "Entity=(2-organization-new-nnnnn-cf1-2-sgl", "_", "_",
			"Entity=(3-place-new-nnnnn-cf1-1-sgl)2)1)", "_"},
		NewDoc: "x",
	}
	sents := []Sentence{s}
	LabelGUM(sents)
	want := strings.Fields("O O B-PER I-PER O O B-ORG I-ORG I-ORG O")
	if got := sents[0].Labels; !reflect.DeepEqual(got, want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
}

func TestLabelsThereAndBack(t *testing.T) {
	want := strings.Fields("B-PER I-PER O B-ORG B-LOC I-LOC I-LOC")
	if got := iob(entity.LabelNames(), bilou(want)); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestCapitaliseAsHeadlinesDo(t *testing.T) {
	for in, want := range map[string]string{"of": "of", "staff": "Staff", "über": "Über"} {
		if got := capitalise(in); got != want {
			t.Errorf("capitalise(%q) = %q", in, got)
		}
	}
}

// TestLearnsNames trains on a handful of sentences and reads them back.
func TestLearnsNames(t *testing.T) {
	var sents []Sentence
	for _, line := range []string{"Anna/B-PER Brook/I-PER left/O Oslo/B-LOC ./O", "Oslo/B-LOC is/O cold/O ./O", "He/O met/O Anna/B-PER Brook/I-PER ./O"} {
		s := Sentence{NewDoc: line}
		for _, f := range strings.Fields(line) {
			w, l, _ := strings.Cut(f, "/")
			s.Words, s.Tags, s.Labels = append(s.Words, w), append(s.Tags, ""), append(s.Labels, l)
		}
		sents = append(sents, s)
	}
	x := &entity.Lexis{}
	l := TrainNames(x, []Corpus{{sents, 2}}, 5)
	web := []Sentence{{NewDoc: "w", Words: sents[0].Words, Tags: strings.Fields("NNP NNP VBD NNP .")}}
	SelfLabel(l, x, web, tagsOf(web))
	if !reflect.DeepEqual(web[0].Labels, sents[0].Labels) {
		t.Errorf("read back %v", web[0].Labels)
	}
}

package train

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTreebankGivesItsTextBack(t *testing.T) {
	bank, err := ReadTreebank(file(t, "bank.conllu", `# newdoc id = a
1-2	I'm	_	_	_	_	_	_	_	_
1	I	I	PRON	PRP	_	3	nsubj	_	_
2	'm	be	AUX	VBP	_	3	cop	_	_
3	here	here	ADV	RB	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	.	_	3	punct	_	_

# newpar
1	Good	good	ADJ	JJ	_	0	root	_	_

`))
	if err != nil {
		t.Fatal(err)
	}
	text, places := bank[0].Text()
	if want := "I'm here. \n\nGood "; text != want {
		t.Errorf("text %q, want %q", text, want)
	}
	if want := (Place{1, 3}); places[1] != want {
		t.Errorf("second word at %v, want %v", places[1], want)
	}
	if w := bank[0].Sentences[0].Words; !w[0].First || !w[1].Inside || w[2].Inside || w[0].Head != 2 || w[2].Head != -1 {
		t.Errorf("words %+v", w)
	}
}

func TestVectors(t *testing.T) {
	path := file(t, "v.json", `{"precision":8,"words":["the","well-known","of","rare"],"vectors":{"rare":[9],"of":[0.5,2,7],"the":[1,0,3]},"unk":1}`)
	v, err := ReadVectors(path, 2)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(v.Words, []string{"the", "of"}) || v.Of("of")[1] != 2 || v.Of("rare") != nil || v.Of("well-known") != nil {
		t.Errorf("words %v, of %v", v.Words, v.Of("of")[:3])
	}
	if _, err := ReadVectors(file(t, "bad.json", `{"words":[`), 2); err == nil {
		t.Error("half a file is read without an error")
	}
}

func TestConvertToSecondVersion(t *testing.T) {
	// "Ann Lee and Bo told it to us."
	tree := convert([]silverWord{
		{"Ann", "NNP", "PERSON", "compound", 1}, {"Lee", "NNP", "PERSON", "nsubj", 4}, {"and", "CC", "O", "cc", 1}, {"Bo", "NNP", "PERSON", "conj", 1},
		{"told", "VBD", "O", "root", -1}, {"it", "PRP", "O", "dobj", 4}, {"to", "TO", "O", "case", 7}, {"us", "PRP", "O", "nmod", 4}, {".", ".", "O", "punct", 4},
	})
	want := []TreeWord{
		{XPOS: "NNP", Head: 4, Rel: "nsubj"}, {XPOS: "NNP", Head: 0, Rel: "flat"}, {XPOS: "CC", Head: 3, Rel: "cc"}, {XPOS: "NNP", Head: 0, Rel: "conj"},
		{XPOS: "VBD", Head: -1, Rel: "root"}, {XPOS: "PRP", Head: 4, Rel: "obj"}, {XPOS: "IN", Head: 7, Rel: "case"}, {XPOS: "PRP", Head: 4, Rel: "obl"}, {XPOS: ".", Head: -2, Rel: "punct"},
	}
	for i, w := range tree.Words {
		w.Form = ""
		if w != want[i] {
			t.Errorf("word %d: %+v, want %+v", i, w, want[i])
		}
	}
}

package en

import (
	_ "embed"

	"hearsay/extract/model"
)

// IrregularVersion is the version of the keys in the file of irregular forms.
const IrregularVersion = 1

// irregularFile is written by `hearsay-train irregular`.
//
//go:embed irregular.bin
var irregularFile []byte

// Irregular holds the irregular forms of English: "fled" flee, "misled" mislead.
type Irregular struct {
	forms  model.Lexicon
	lemmas model.Strings
}

// OpenIrregular gives the irregular forms as they lie in the program.
func OpenIrregular() Irregular {
	f := model.MustOpen(irregularFile, "irregular", IrregularVersion)
	return Irregular{f.MustLexicon("forms"), f.MustStrings("lemmas")}
}

// Lemma is the base form of an irregular form in lower case, by its Penn
// Treebank tag.
func (n Irregular) Lemma(form, tag string) (string, bool) {
	class := Class(tag)
	if class == 0 {
		return "", false
	}
	i, ok := n.forms.Find(string(ClassKey(nil, form, class)))
	if !ok || int(i) >= n.lemmas.Len() {
		return "", false
	}
	return n.lemmas.At(int(i)), true
}

// ClassKey is how an irregular form is listed: the form, a slash and its class.
func ClassKey(key []byte, form string, class byte) []byte {
	return append(append(append(key, form...), '/'), class)
}

// Class is the inflection that a tag speaks of: 'v' of verbs, 'n' plural, 'j'
// and 'r' comparison of adjectives and adverbs; 0 for a tag of base forms.
func Class(tag string) byte {
	switch tag {
	case "VBD", "VBN", "VBG", "VBZ":
		return 'v'
	case "NNS", "NNPS":
		return 'n'
	case "JJR", "JJS":
		return 'j'
	case "RBR", "RBS":
		return 'r'
	}
	return 0
}

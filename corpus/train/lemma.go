package train

import (
	"slices"
	"strings"

	"hearsay/extract/syntax"
	"hearsay/extract/syntax/en"
)

// irregular lists the forms of the treebanks whose lemma the rules do not give:
// from form and tag to the number of the lemma.
func (t *syntaxTrainer) irregular() (forms map[string]uint32, lemmas []string) {
	rank := func(w string) uint32 { return uint32(max(0, t.vocab.index[w])) }
	count := map[string]map[string]int{}
	for _, tree := range t.trees {
		for _, w := range tree.Words {
			low := strings.ReplaceAll(strings.ToLower(w.Form), "’", "'")
			lemma := strings.ReplaceAll(strings.ToLower(w.Lemma), "’", "'")
			key := string(syntax.LemmaKey(nil, low, w.XPOS))
			if count[key] == nil {
				count[key] = map[string]int{}
			}
			count[key][lemma]++
		}
	}
	forms = map[string]uint32{}
	number := map[string]uint32{}
	keys := make([]string, 0, len(count))
	for key := range count {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		form, tag := key[:strings.LastIndexByte(key, '/')], key[strings.LastIndexByte(key, '/')+1:]
		lemma := mostFrequent(count[key])
		if lemma == "_" || en.Lemma(form, tag, rank) == lemma {
			continue
		}
		if _, ok := number[lemma]; !ok {
			number[lemma] = uint32(len(lemmas))
			lemmas = append(lemmas, lemma)
		}
		forms[key] = number[lemma]
	}
	return forms, lemmas
}

// mostFrequent is the key counted most often, the first by name of those that tie.
func mostFrequent(count map[string]int) string {
	best := ""
	for w, n := range count {
		if best == "" || n > count[best] || n == count[best] && w < best {
			best = w
		}
	}
	return best
}

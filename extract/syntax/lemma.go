package syntax

import (
	"strings"

	"hearsay/extract/syntax/en"
)

// LemmaKey is how irregular forms are listed in the model: the word in lower
// case and its tag.
func LemmaKey(key []byte, form, tag string) []byte {
	return append(append(append(key, form...), '/'), tag...)
}

// lemma is the base form of a word in lower case. Words and tags that stood
// before are remembered.
func (s *sentence) lemma(word, tag string) string {
	s.view.Key = LemmaKey(s.view.Key[:0], word, tag)
	return s.net.lemmaOf.GetBytes(s.view.Key)
}

// lemma is the base form of a word, given its [LemmaKey].
func (n *Network) lemma(key string) string {
	at := strings.LastIndexByte(key, '/')
	word, tag := key[:at], key[at+1:]
	low := strings.ToLower(word)
	if low[0] >= 0x80 {
		low = strings.ReplaceAll(low, "’", "'")
	}
	verb := en.Class(tag) == 'v' // of verbs the treebanks list some wrong ("fled" flead)
	if lemma, ok := n.exceptions.Lemma(low, tag); ok && verb {
		return lemma
	}
	if i, ok := n.irregular.Find(low + "/" + tag); ok && int(i) < n.lemmas.Len() {
		if lemma := n.lemmas.At(int(i)); !verb || n.rank(lemma) != 0 {
			return lemma
		}
	}
	if lemma, ok := n.exceptions.Lemma(low, tag); ok {
		return lemma
	}
	return en.Lemma(low, tag, n.rank)
}

// rank is a word's number in the vocabulary, which begins with the most
// frequent; 0 for an unknown word.
func (n *Network) rank(word string) uint32 {
	id, _ := n.words.Find(word)
	return id
}

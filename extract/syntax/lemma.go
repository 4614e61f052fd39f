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

// lemma is the base form of a word in lower case.
func (s *sentence) lemma(word, tag string) string {
	low := strings.ToLower(word)
	if low[0] >= 0x80 {
		low = strings.ReplaceAll(low, "’", "'")
	}
	s.view.Key = LemmaKey(s.view.Key[:0], low, tag)
	if i, ok := s.net.irregular.FindBytes(s.view.Key); ok && int(i) < s.net.lemmas.Len() {
		return s.net.lemmas.At(int(i))
	}
	return en.Lemma(low, tag, s.net.rank)
}

// rank is a word's number in the vocabulary, which begins with the most
// frequent; 0 for an unknown word.
func (n *Network) rank(word string) uint32 {
	id, _ := n.words.Find(word)
	return id
}

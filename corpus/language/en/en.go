// Package en holds the commonest words of English.
package en

// Common are the words that make up between a quarter and a half of every
// English text, and that no other language in Latin script uses in such numbers.
// "a", "in", "on", "is", "was" and "he" are left out, since Romance and Germanic languages
// have them too.
var Common = []string{
	"the", "of", "and", "to", "that", "for", "it", "with", "as", "his", "they", "be", "at", "have", "this", "from", "by", "not", "but", "what", "were", "we", "when",
	"your", "said", "there", "which", "she", "their", "if", "will", "would", "about", "has", "been", "who", "had", "its", "are", "after",
}

// Package en knows the English words by which claims are compared: which words
// of a claim count, how rare they are, what they mean the same as and what they
// are the opposite of.
//
// It answers: which language-neutral keys stand for this claim? Package relate
// then compares keys and never sees a word.
//
//	Terms("Apple plans to shut down the service") // appl plan servic shut_down
package en

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kljensen/snowball/english"

	"hearsay/extract/model"
)

// Terms are the content words of a text as keys: stems, verbs with their
// particle joined ("shut_down"), numbers as plain digits; sorted, each once.
func Terms(text string) []string {
	terms := Sequence(text)
	slices.Sort(terms)
	return slices.Compact(terms)
}

// Sequence is Terms in the order of the text, with repetitions.
func Sequence(text string) []string { return SequenceWith(text, table().has) }

// SequenceWith is Sequence with its own answer to which pairs of a verb and a
// particle are one key; the table is made with it before there is a table.
func SequenceWith(text string, joins func(key string) bool) []string {
	words := split(text, nil)
	return appendSequence(make([]string, 0, len(words)), words, joins)
}

// appendSequence appends the terms of words.
func appendSequence(terms, words []string, joins func(key string) bool) []string {
	for i := 0; i < len(words); i++ {
		w := words[i]
		if stop[w] {
			continue
		}
		if i+1 < len(words) && particle[words[i+1]] {
			if joined := Stem(w) + "_" + words[i+1]; joins(joined) {
				terms = append(terms, joined)
				i++
				continue
			}
		}
		terms = append(terms, Stem(w))
	}
	return terms
}

// Stem is the key of one lower-case word: Porter's second stemmer, and digits
// without their separators.
func Stem(word string) string { return stems.Get(word) }

var stems = model.Memo{Of: func(word string) string {
	if word != "" && word[0] >= '0' && word[0] <= '9' {
		return strings.ReplaceAll(word, ",", "")
	}
	return english.Stem(word, false)
}}

// split cuts a text into lower-case words and numbers. A number keeps its
// separators (250,000; 1.5); an apostrophe ends a word and its "s" is dropped.
//
// The words are appended to words.
func split(text string, words []string) []string {
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			i += n
			continue
		}
		end := wordEnd(text, i, unicode.IsDigit(r))
		if w := model.Lower(text[i:end]); !clitic[w] || i == 0 || !apostrophe(text[:i]) {
			words = append(words, w)
		}
		i = end
	}
	return words
}

func wordEnd(text string, i int, number bool) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		separator := number && (r == ',' || r == '.') && i+n < len(text) && text[i+n] >= '0' && text[i+n] <= '9'
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !separator {
			break
		}
		i += n
	}
	return i
}

func apostrophe(before string) bool {
	return strings.HasSuffix(before, "'") || strings.HasSuffix(before, "’")
}

// clitic are what follows an apostrophe and says nothing by itself.
var clitic = setOf("s t d m re ve ll")

// particle are the words that make another verb of a verb.
var particle = setOf("up down out off away back over in on of apart aside together through around ahead")

// stop are the words that say nothing of what a claim is about. Negation, number
// words and "new" are left in or handled by fields of the claim.
var stop = setOf(`a an the this that these those some any each every either neither both all no not n't nor
 i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose which what
 am is are was were be been being do does did doing done have has had having will would shall should can could may might must ought
 isn aren wasn weren don doesn didn haven hasn hadn won wouldn shan shouldn couldn mustn ain
 and or but if then than so as because while although though whether when where why how
 of in on at by for with about against between into through during before after above below to from up down out off over under again
 further once here there also just only own same too very s t now more most other such
 say says said saying tell told report reports reported reporting reportedly according accord apparently allegedly
 one ones mr mrs ms dr`)

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(list) {
		set[w] = true
	}
	return set
}

package token

import (
	"unicode"
	"unicode/utf8"

	"hearsay/extract/news"
)

// maxDateline is how many tokens stand before the dash of a dateline at most.
const maxDateline = 16

// dateline is the end of the dateline that the tokens from first on begin with, first
// where they begin with none: "TORONTO, Oct 22 (Reuters) - Police …", "(CNN) -- Police …".
// It is no part of the sentence, and a parser that has to make it one loses its verb.
func dateline(d *news.Document, first int) int {
	words, bracket := 0, false
	for k := first; k < min(len(d.Tokens)-1, first+maxDateline); k++ {
		s := d.Text(d.Tokens[k].Span)
		switch {
		case k > first && dash(s):
			if (words > 0 && capitals(d.Text(d.Tokens[first].Span)) || d.Text(d.Tokens[k-1].Span) == ")") && sentenceAfter(d, k) {
				return k + 1
			}
			return first
		case s == "(":
			bracket = true
		case s == ")":
			bracket = false
		case s == "," || s == "." || s == "/":
		case bracket || begins(s, unicode.IsUpper) || words > 0 && begins(s, unicode.IsDigit):
			words++
		default:
			return first
		}
	}
	return first
}

func dash(s string) bool { return s == "-" || s == "--" || s == "–" || s == "—" }

// sentenceAfter tells whether a sentence follows the dash at k: a capital or a mark of quotation,
// after a blank unless the dash is a long one.
func sentenceAfter(d *news.Document, k int) bool {
	t, n := d.Tokens[k], d.Tokens[k+1]
	if n.Field != t.Field || n.Start == t.End && d.Text(t.Span) == "-" {
		return false
	}
	s := d.Text(n.Span)
	return begins(s, unicode.IsUpper) || s == "\"" || s == "“" || s == "'" || s == "‘"
}

// capitals tells whether a word is a name in capitals, as datelines have them.
func capitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 2 || s == "("
}

func begins(s string, is func(rune) bool) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return is(r)
}

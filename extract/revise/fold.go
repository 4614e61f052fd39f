package revise

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fold is what is left of a text when what only typography changes is taken off:
// words in small letters with one space between, and figures with what tells them
// apart (a decimal point, a currency, a per cent sign).
func fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for i, r := range s {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Sc, r), r == '%':
			if space && b.Len() > 0 {
				b.WriteByte(' ')
			}
			space = false
			b.WriteRune(unicode.ToLower(r))
		case unicode.IsMark(r), r == '\'', r == '’', r == '‘', r == '\u00ad', r == '\u200b':
			// inside a word: council's
		case (r == '.' || r == ',') && betweenDigits(s, i):
			if r == '.' {
				b.WriteByte('.')
			}
		default:
			space = true
		}
	}
	return b.String()
}

func betweenDigits(s string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+1:])
	return unicode.IsDigit(before) && unicode.IsDigit(after)
}

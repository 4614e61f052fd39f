package entity

import "unicode"

// ASCII answers first: nearly every letter of English news is one.

func isUpperRune(r rune) bool {
	if r < 0x80 {
		return 'A' <= r && r <= 'Z'
	}
	return unicode.IsUpper(r)
}

func isLowerRune(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z'
	}
	return unicode.IsLower(r)
}

func lowerRune(r rune) rune {
	if r < 0x80 {
		return r + ('a' - 'A')
	}
	return unicode.ToLower(r)
}

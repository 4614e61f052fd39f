package entity

import "unicode/utf8"

// word is what the name finder knows of one token: hashes of its forms, so that
// no string is made while reading.
type word struct {
	exact, lower     uint64 // hash of the word as it stands, and in lower case
	shape            uint64 // hash of "Xxx9.-", runs shortened
	pre2, pre3, pre4 uint64
	suf2, suf3, suf4 uint64
	tag              uint64
	fine, coarse     uint64 // word clusters, 0 when unknown
	gaz              uint32 // classes of the gazetteer that it lies in, as B (low half) or inside a longer name (high half)
	flags            flags
}

// flags are the yes-or-no features of a token.
type flags uint16

const (
	isCap      flags = 1 << iota // starts with an upper-case letter
	isUpper                      // all letters upper case, at least two
	hasDigit                     //
	inCapLine                    // most words of its sentence are capitalised
	inLowLine                    // no word of its sentence is
	seenLower                    // the same word stands in lower case elsewhere in the document
	seenMidCap                   // the same word stands capitalised inside a sentence
	isFirst                      // first word of its sentence
	isProper                     // the tagger calls it a proper noun
)

// FNV-1a, 64 bit: short, well spread, the same on every machine.
const (
	fnvBasis = 14695981039346656037
	fnvPrime = 1099511628211
)

func hashString(s string) uint64 {
	h := uint64(fnvBasis)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return h
}

// mix joins a template number and up to three hashes into a feature.
func mix(template int, a, b, c uint64) uint64 {
	h := (a ^ uint64(template)*0x9E3779B97F4A7C15) * 0xBF58476D1CE4E5B9
	h = (h ^ h>>29 ^ b) * 0x94D049BB133111EB
	h = (h ^ h>>32 ^ c) * 0xD6E8FEB86659FD93
	return h ^ h>>29
}

// describe hashes the forms of one word. Apostrophes are folded, so that a
// curly one is no other word.
func describe(s string) word {
	var w word
	var runes [4]rune // the last four, lower case
	n, letters, uppers := 0, 0, 0
	lower, exact, shape := uint64(fnvBasis), uint64(fnvBasis), uint64(fnvBasis)
	var last byte
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		r = foldMark(r)
		exact = hashRune(exact, r)
		class := byte('.')
		switch {
		case isUpperRune(r):
			class, letters, uppers = 'X', letters+1, uppers+1
			if n == 0 {
				w.flags |= isCap
			}
			r = lowerRune(r)
		case isLowerRune(r):
			class, letters = 'x', letters+1
		case '0' <= r && r <= '9':
			class = '9'
			w.flags |= hasDigit
		case r == '-':
			class = '-'
		}
		if class != last {
			shape = hashRune(shape, rune(class))
			last = class
		}
		lower = hashRune(lower, r)
		copy(runes[:], runes[1:])
		runes[3] = r
		n++
		switch n {
		case 2:
			w.pre2 = lower
		case 3:
			w.pre3 = lower
		case 4:
			w.pre4 = lower
		}
	}
	w.exact, w.lower, w.shape = exact, lower, shape
	h := uint64(fnvBasis)
	for k := 0; k < 4 && k < n; k++ {
		h = hashRune(h, runes[3-k])
		switch k {
		case 1:
			w.suf2 = h
		case 2:
			w.suf3 = h
		case 3:
			w.suf4 = h
		}
	}
	if letters >= 2 && letters == uppers {
		w.flags |= isUpper
	}
	return w
}

// hashLower is the hash that [describe] gives a word already in lower case.
func hashLower(s string) uint64 {
	h := uint64(fnvBasis)
	for _, r := range s {
		h = hashRune(h, foldMark(r))
	}
	return h
}

func hashRune(h uint64, r rune) uint64 { return (h ^ uint64(r)) * fnvPrime }

// foldMark makes typographic apostrophes and dashes plain.
func foldMark(r rune) rune {
	switch r {
	case '’', '‘', 'ʼ':
		return '\''
	case '‐', '‑':
		return '-'
	}
	return r
}

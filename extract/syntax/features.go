package syntax

import (
	"unicode"
	"unicode/utf8"

	"hearsay/extract/model"
)

// Features is the version of what the network sees of a word; it goes up with
// every change here.
const Features = 1

// Buckets is the number of rows that affixes and shapes share by their hashes.
const Buckets = 1 << 14

// Affixes is the number of bucket rows of a word.
const Affixes = 5

// View is what the network sees of one word.
type View struct {
	Key     []byte // lower case, curly quotes straight: what is looked up
	Buckets [Affixes]uint32
}

// See fills v for word s; first tells that it begins its sentence. v.Key is
// reused, so nothing is allocated for words of usual length.
func (v *View) See(s string, first bool) {
	v.Key = fold(v.Key[:0], s)
	k := v.Key
	v.Buckets[0] = bucket(1, tail(k, 2))
	v.Buckets[1] = bucket(2, tail(k, 3))
	v.Buckets[2] = bucket(3, tail(k, 4))
	v.Buckets[3] = bucket(4, k[:min(len(k), 3)])
	v.Buckets[4] = uint32(model.Mix(model.Hash(5), shapeOf(s, first)) % Buckets)
}

// Digits replaces the digits of v.Key by zeros and tells whether there were any:
// a number that is not in the vocabulary is looked up by its form.
func (v *View) Digits() bool {
	any := false
	for i, c := range v.Key {
		if c >= '0' && c <= '9' {
			v.Key[i], any = '0', true
		}
	}
	return any
}

func bucket(template uint64, s []byte) uint32 {
	return uint32(model.HashString(model.Hash(template), s) % Buckets)
}

func tail(s []byte, n int) []byte { return s[max(0, len(s)-n):] }

// longest is how much of a word is looked at; longer ones are addresses and noise.
const longest = 64

func fold(key []byte, s string) []byte {
	for i := 0; i < len(s) && i < longest; {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c |= 0x20
			}
			key = append(key, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '‘', '’', '`', '‛':
			r = '\''
		case '“', '”', '„', '«', '»':
			r = '"'
		case '–', '—':
			r = '-'
		}
		key = utf8.AppendRune(key, unicode.ToLower(r))
		i += size
	}
	return key
}

// shapeOf packs what the letters of a word look like into one number.
func shapeOf(s string, first bool) uint64 {
	var upper, lower, digit, hyphen, dot, other uint64
	head := uint64(0)
	for i, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
			if i == 0 {
				head = 1
			}
		case unicode.IsLower(r):
			lower = 1
		case unicode.IsDigit(r):
			digit++
		case r == '-':
			hyphen = 1
		case r == '.':
			dot = 1
		default:
			other = 1
		}
		if i >= longest {
			break
		}
	}
	shape := head | lower<<1 | hyphen<<2 | dot<<3 | other<<4 | min(upper, 3)<<5 | min(digit, 5)<<8
	if first {
		shape |= 1 << 12
	}
	return shape
}

// Distances is the number of buckets of the distance between a word and its head.
const Distances = 24

// Distance is the bucket of the distance from word t (from 0) to head j (0 is
// the root, words from 1).
func Distance(t, j int) int {
	if j == 0 {
		return 0
	}
	d := j - 1 - t // below 0: the head stands before the word
	side := 1
	if d < 0 {
		d, side = -d, 12
	}
	switch {
	case d <= 5:
		return side + d
	case d <= 8:
		return side + 6
	case d <= 12:
		return side + 7
	case d <= 20:
		return side + 8
	case d <= 35:
		return side + 9
	}
	return side + 10
}

// Unit is one in the fixed-point numbers that run through the network.
const Unit = 512

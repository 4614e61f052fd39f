package model

import "math/bits"

// Hash starts a feature's hash from its template's number; fold the parts in
// with [Mix] and [HashString]:
//
//	h := model.Mix(model.HashString(model.Hash(3), word), uint64(tag))
func Hash(template uint64) uint64 { return Mix(0x9e3779b97f4a7c15, template) }

// Mix folds one more value into a hash. It is a full multiply (as in wyhash):
// every bit of the value reaches every bit of the hash, which the tables rely on.
func Mix(h, v uint64) uint64 {
	hi, lo := bits.Mul64(h^0xa0761d6478bd642f, v^0xe7037ed1a0b428db)
	return hi ^ lo
}

// HashString folds a string into a hash.
func HashString[T string | []byte](h uint64, s T) uint64 {
	for len(s) >= 8 {
		h = Mix(h, load64(s))
		s = s[8:]
	}
	tail := uint64(len(s)) << 56
	for i := 0; i < len(s); i++ {
		tail |= uint64(s[i]) << (8 * i)
	}
	return Mix(h, tail)
}

func load64[T string | []byte](s T) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

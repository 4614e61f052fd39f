package en

import (
	_ "embed"
	"encoding/binary"
	"sort"
	"sync"

	"hearsay/extract/relate"
)

// words.bin is written by `hearsay-train words`; see corpus/train/words for
// its data and corpus/train/words.Write for its form.
//
//go:embed words.bin
var wordsFile string

// Words is the English word table.
func Words() relate.Words { return table() }

// wordTable reads words.bin where it lies. Layout, little endian:
//
//	magic "HSWORDS1", u32 n, u32 dims
//	n+1 × u32  start of each key in the key bytes; keys are sorted
//	n   × u8   inverse document frequency, sixteenths of a nat
//	n+1 × u32  start of each key's senses, in senses
//	n+1 × u32  start of each key's opposite senses, in senses
//	n×dims i8  vectors, all zero where a key has none
//	u32 s, s × u16 senses
//	key bytes
type wordTable struct {
	n, dims                                   int
	keyAt, idf, senseAt, againstAt, vec, pool string
	keys                                      string
}

const magic = "HSWORDS1"

var table = sync.OnceValue(func() *wordTable {
	t, ok := openTable(wordsFile)
	if !ok {
		return &wordTable{}
	}
	return t
})

// openTable checks the header and cuts the file into its parts.
func openTable(file string) (*wordTable, bool) {
	if len(file) < 16 || file[:8] != magic {
		return nil, false
	}
	t := &wordTable{n: int(u32(file[8:], 0)), dims: int(u32(file[12:], 0))}
	rest := file[16:]
	cut := func(size int) string {
		if size < 0 || size > len(rest) {
			rest = ""
			return ""
		}
		part := rest[:size]
		rest = rest[size:]
		return part
	}
	t.keyAt, t.idf = cut(4*(t.n+1)), cut(t.n)
	t.senseAt, t.againstAt = cut(4*(t.n+1)), cut(4*(t.n+1))
	t.vec = cut(t.n * t.dims)
	if len(rest) < 4 {
		return nil, false
	}
	senses := int(u32(rest, 0))
	rest = rest[4:]
	t.pool = cut(2 * senses)
	t.keys = rest
	return t, len(t.keyAt) == 4*(t.n+1) && len(t.keys) == int(u32(t.keyAt, t.n))
}

func u32(s string, i int) uint32 {
	b := s[4*i : 4*i+4]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}

func (t *wordTable) key(i int) string { return t.keys[u32(t.keyAt, i):u32(t.keyAt, i+1)] }

func (t *wordTable) find(key string) (int, bool) {
	i := sort.Search(t.n, func(i int) bool { return t.key(i) >= key })
	return i, i < t.n && t.key(i) == key
}

func (t *wordTable) has(key string) bool { _, ok := t.find(key); return ok }

// unseen is the weight of a word that the table has not: rarer than any in it.
const unseen = 16 * 9

// Look gives what is known of a key.
func (t *wordTable) Look(key string) relate.Word {
	i, ok := t.find(key)
	if !ok {
		return relate.Word{Weight: unseen, Value: isValue(key)}
	}
	w := relate.Word{Value: isValue(key), ID: int32(i) + 1, Weight: int32(t.idf[i]), Vector: t.vec[i*t.dims : (i+1)*t.dims]}
	w.Senses = t.senses(t.senseAt, i)
	w.Against = t.senses(t.againstAt, i)
	return w
}

func (t *wordTable) senses(at string, i int) []uint16 {
	from, to := int(u32(at, i)), int(u32(at, i+1))
	if from == to {
		return nil
	}
	out := make([]uint16, to-from)
	for k := range out {
		out[k] = binary.LittleEndian.Uint16([]byte(t.pool[2*(from+k) : 2*(from+k)+2]))
	}
	return out
}

// isValue tells a key of a number, or of a word for one or for a time.
func isValue(key string) bool { return key != "" && key[0] >= '0' && key[0] <= '9' || values()[key] }

var values = sync.OnceValue(func() map[string]bool {
	set := map[string]bool{}
	for w := range setOf(`two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
 twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions dozen dozens
 half quarter third double triple first second fourth fifth several few couple nearly almost about around least than roughly approximately
 january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec
 monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight last next week month year weekend
 morning afternoon evening night midnight noon early late earlier later spring summer autumn winter ago recent recently`) {
		set[Stem(w)] = true
	}
	return set
})

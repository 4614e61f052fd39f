package model

import (
	"encoding/binary"
	"math/bits"
)

// Table maps a feature's hash to a row of weights, one per class. It is a
// perfect hash by displacement (Pagh 1999; Belazzougui and others 2009): the
// hash picks a seed, and hash and seed give the one slot in which the feature
// can lie. So a look-up takes two reads and no search, whether the feature is
// there or not, and many can wait for memory at once. A slot is a 32-bit check
// and its row (dense form) or where its row lies (sparse form, for rows that
// are mostly zero). Two features share a row only if 31 bits and a slot agree:
// about one in a billion look-ups.
//
// Layout: slots u32, classes u16, width u8, form u8, pool bytes u32, seeds u32;
// seeds × u16; slots; pool. Dense slot: check u32, classes × width. Sparse slot:
// check u32, offset u32 into the pool, where a row is n u8, then n × (class u8,
// weight), or, when a quarter of the weights are there, whole and classes × width.
//
// Files written before are read too: they have no seeds, 2^n slots, and the
// feature lies in the first free slot from the hash's own upwards.
type Table struct {
	seeds   []byte
	slots   []byte
	pool    []byte
	nSeeds  uint32
	nSlots  uint32
	stride  int
	classes int
	width   int
	sparse  bool
}

const (
	tableHeader = 16
	// whole stands for n before a row of the pool that has all its weights.
	whole = 255
	// maxClasses is what one byte can count in a sparse row.
	maxClasses = whole - 1
	// formSparse and formDense tell the forms apart; they are 2 lower in files
	// without seeds.
	formSparse = 3
	formDense  = 2
)

// Table returns a table of feature weights.
func (f *File) Table(name string) (Table, error) {
	b, err := f.section(name, typeTable)
	if err != nil {
		return Table{}, err
	}
	if len(b) < tableHeader {
		return Table{}, f.bad(name, "no table header")
	}
	t := Table{nSlots: u32(b, 0), nSeeds: u32(b, 12), classes: int(b[4]) | int(b[5])<<8, width: int(b[6]), sparse: b[7]&1 == 1}
	if t.nSlots == 0 || b[7] > formSparse || b[7] < formDense && t.nSlots&(t.nSlots-1) != 0 || (b[7] < formDense) != (t.nSeeds == 0) || t.classes < 1 || t.classes > maxClasses || t.width != 1 && t.width != 2 {
		return Table{}, f.bad(name, "%d slots, %d seeds, %d classes, width %d", t.nSlots, t.nSeeds, t.classes, t.width)
	}
	t.stride = 4 + t.classes*t.width
	if t.sparse {
		t.stride = 8
	}
	pool := u32(b, 8)
	if want := tableHeader + 2*uint64(t.nSeeds) + uint64(t.nSlots)*uint64(t.stride) + uint64(pool); want != uint64(len(b)) {
		return Table{}, f.bad(name, "%d bytes, want %d", len(b), want)
	}
	from := tableHeader + 2*int(t.nSeeds)
	end := from + int(t.nSlots)*t.stride
	t.seeds, t.slots, t.pool = b[tableHeader:from:from], b[from:end:end], b[end:]
	if last := len(t.slots) - t.stride; t.nSeeds == 0 && u32(t.slots, last) != 0 {
		return Table{}, f.bad(name, "last slot is taken") // a search would not end
	}
	return t, nil
}

// MustTable is [File.Table] for embedded files.
func (f *File) MustTable(name string) Table { return must(f.Table(name)) }

// Classes is the number of classes, the length that Add wants.
func (t Table) Classes() int { return t.classes }

// at is the number of the only slot in which a hash can lie. The seed comes from
// a table of a hundred kilobytes at most, which stays in the processor's caches.
func (t *Table) at(hash uint64) uint32 {
	if t.nSeeds == 0 {
		return t.search(hash)
	}
	return place(hash, uint32(binary.LittleEndian.Uint16(t.seeds[2*scale(uint32(hash), t.nSeeds):])), t.nSlots)
}

// place is where a seed puts a hash among n slots.
func place(hash uint64, seed, n uint32) uint32 { return scale(uint32(hash)+seed*checkOf(hash), n) }

// scale brings 32 even bits into 0 … n-1.
func scale(x, n uint32) uint32 {
	hi, _ := bits.Mul32(x, n)
	return hi
}

func checkOf(hash uint64) uint32 { return uint32(hash>>32) | 1 } // never 0, which marks an empty slot

// search is at for a table without seeds; the last slot is always empty.
func (t *Table) search(hash uint64) uint32 {
	i := uint32(hash) & (t.nSlots - 1)
	if i == t.nSlots-1 {
		i = 0
	}
	for c := uint32(1); c != 0 && i < t.nSlots-1; i++ {
		if c = u32(t.slots, int(i)*t.stride); c == checkOf(hash) {
			return i
		}
	}
	return t.nSlots - 1
}

// slot is the feature's row, nil for a feature without weights.
func (t *Table) slot(hash uint64) []byte {
	s := t.slots[int(t.at(hash))*t.stride:]
	if u32(s, 0) != checkOf(hash) {
		return nil
	}
	return s[4:t.stride]
}

// Has tells whether the feature has weights at all.
func (t Table) Has(hash uint64) bool { return t.slot(hash) != nil }

// Add adds the feature's weights to scores, which has one element per class. A
// feature without weights adds nothing.
func (t Table) Add(scores []int32, hash uint64) { t.AddTimes(scores, hash, 1) }

// AddTimes adds the feature's weights n times, for features that count.
func (t Table) AddTimes(scores []int32, hash uint64, n int32) {
	if row := t.slot(hash); row != nil {
		t.addRow(scores, row, n)
	}
}

// block is how many look-ups AddAll has under way at once. As many 8-bit weights
// can be added in 16 bits.
const block = 128

// AddAll adds the weights of many features, as Add would one by one. The table
// is larger than the processor's caches, so most look-ups wait for memory; here
// they wait together.
func (t Table) AddAll(scores []int32, hashes []uint64) {
	var at [block]uint32
	for len(hashes) > 0 {
		part := hashes[:min(block, len(hashes))]
		hashes = hashes[len(part):]
		t.locate(&at, part)
		if hasAVX2 && t.nSeeds > 0 && !t.sparse && t.width == 1 && t.classes == 16 && len(scores) >= 16 {
			addRows16AVX2(&scores[0], &part[0], len(part), &at[0], &t.slots[0])
			continue
		}
		t.addBlock(scores, part, &at)
	}
}

// locate gives where in t.slots each hash lies.
func (t *Table) locate(at *[block]uint32, hashes []uint64) {
	if hasAVX2 && t.nSeeds > 0 {
		locate(&at[0], &hashes[0], len(hashes), &t.seeds[0], &t.slots[0], int(t.nSeeds), int(t.nSlots), t.stride)
		return
	}
	for i, h := range hashes {
		at[i] = t.at(h) * uint32(t.stride)
	}
}

// addBlock adds the rows of hashes that lie at at.
func (t *Table) addBlock(scores []int32, hashes []uint64, at *[block]uint32) {
	found := 0
	for i, h := range hashes {
		s := at[i]
		if at[found] = s; u32(t.slots, int(s)) == checkOf(h) {
			found++
		}
	}
	for _, s := range at[:found] {
		t.addRow(scores, t.slots[s:][4:t.stride], 1)
	}
}

func (t *Table) addRow(scores []int32, row []byte, n int32) {
	if t.sparse {
		t.addSparse(scores, row, n)
		return
	}
	t.addDense(scores, row, n)
}

func (t *Table) addDense(scores []int32, row []byte, n int32) {
	if t.width == 1 {
		for c := range min(len(row), len(scores)) {
			scores[c] += n * int32(int8(row[c]))
		}
		return
	}
	c := 0
	if count := min(len(row)/2, len(scores)) &^ 7; hasAVX2 && n == 1 && count > 0 {
		addWideAVX2(&scores[0], &row[0], count)
		c = count
	}
	for ; c < min(len(row)/2, len(scores)); c++ {
		scores[c] += n * int32(int16(binary.LittleEndian.Uint16(row[2*c:])))
	}
}

func (t *Table) addSparse(scores []int32, row []byte, n int32) {
	at := uint64(u32(row, 0))
	if at >= uint64(len(t.pool)) {
		return // a damaged file; the writer never makes one
	}
	p := t.pool[at:]
	if p[0] == whole {
		t.addDense(scores, p[1:min(1+t.classes*t.width, len(p))], n)
		return
	}
	step := 1 + t.width
	list := p[1:min(1+int(p[0])*step, len(p))]
	for ; len(list) >= step; list = list[step:] {
		c := int(list[0])
		if c >= len(scores) {
			continue
		}
		w := int32(int8(list[1]))
		if t.width == 2 {
			w = int32(int16(uint16(list[1]) | uint16(list[2])<<8))
		}
		scores[c] += n * w
	}
}

// Best is the class with the highest score, the first of those that tie.
func Best(scores []int32) int {
	best := 0
	for c, s := range scores {
		if s > scores[best] {
			best = c
		}
	}
	return best
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

package model

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
)

// Writer collects sections and makes a file of them. Its output depends on
// nothing but what was added: no map order, no clock.
type Writer struct {
	kind     string
	features uint32
	names    []string
	types    []sectionType
	bodies   [][]byte
	errs     []error
}

// NewWriter starts a file for a model of the given name and feature version.
func NewWriter(kind string, features uint32) *Writer { return &Writer{kind: kind, features: features} }

func (w *Writer) add(name string, t sectionType, body []byte) {
	if len(name) >= nameSize || slices.Contains(w.names, name) {
		w.errs = append(w.errs, fmt.Errorf("section name %q is too long or taken", name))
	}
	w.names, w.types, w.bodies = append(w.names, name), append(w.types, t), append(w.bodies, body)
}

// AddBytes adds a section of plain bytes.
func (w *Writer) AddBytes(name string, b []byte) { w.add(name, typeBytes, b) }

// SetCard adds the model's card.
func (w *Writer) SetCard(c Card) {
	b, err := json.MarshalIndent(c, "", "  ")
	w.errs = append(w.errs, err)
	w.AddBytes("card", b)
}

// Row is the weights of one feature, one per class.
type Row struct {
	Hash    uint64
	Weights []int16
}

// AddTable adds a table of feature weights in whichever form is smaller, with
// 8-bit weights where they all fit and 16-bit weights otherwise. Rows that are
// all zero are left out; the order of rows does not matter.
func (w *Writer) AddTable(name string, classes int, rows []Row) {
	if classes < 1 || classes > maxClasses {
		w.errs = append(w.errs, fmt.Errorf("table %q: %d classes, can hold 1 to %d", name, classes, maxClasses))
		return
	}
	rows = slices.DeleteFunc(slices.Clone(rows), func(r Row) bool { return nonZero(r.Weights) == 0 })
	slices.SortFunc(rows, func(a, b Row) int { return cmp.Compare(a.Hash, b.Hash) })
	rows = distinct(rows)
	t := layout{classes: classes, width: 1}
	for _, r := range rows {
		for _, x := range r.Weights {
			if x != int16(int8(x)) {
				t.width = 2
			}
		}
	}
	pool := 0
	for _, r := range rows {
		pool += t.rowSize(r.Weights)
	}
	t.sparse = len(rows)*(4+classes*t.width) > len(rows)*8+pool
	body, err := t.build(rows)
	w.errs = append(w.errs, err)
	w.add(name, typeTable, body)
}

func nonZero(ws []int16) (n int) {
	for _, x := range ws {
		if x != 0 {
			n++
		}
	}
	return n
}

// distinct leaves out, of features that no reader can tell apart, all but the
// last. Rows are in order of their hashes.
func distinct(rows []Row) []Row {
	same := func(a, b Row) bool { return checkOf(a.Hash) == checkOf(b.Hash) && uint32(a.Hash) == uint32(b.Hash) }
	out := rows[:0]
	for i, r := range rows {
		if i+1 == len(rows) || !same(r, rows[i+1]) {
			out = append(out, r)
		}
	}
	return out
}

type layout struct {
	classes, width int
	sparse         bool
}

// perSeed is how many features share a seed: more make the file smaller and the
// search for seeds longer.
const perSeed = 5

// build looks for seeds that give every feature a slot of its own, at first
// among 3 % more slots than features.
func (t layout) build(rows []Row) ([]byte, error) {
	for slots := len(rows) + len(rows)/32 + 1; slots < 1<<30; slots += slots/16 + 1 {
		if seeds, at := displace(rows, (len(rows)/perSeed+2)&^1, slots); seeds != nil {
			return t.body(rows, seeds, at, slots), nil
		}
	}
	return nil, errors.New("table does not fit")
}

// displace finds for each bucket of features, the fullest first, the lowest seed
// that sends all of them to free slots; at gives each feature's slot. seeds is
// nil when a bucket finds none.
func displace(rows []Row, buckets, slots int) (seeds []uint16, at []int) {
	members := make([][]int, buckets)
	for i, r := range rows {
		b := scale(uint32(r.Hash), uint32(buckets))
		members[b] = append(members[b], i)
	}
	order := make([]int, buckets)
	for b := range order {
		order[b] = b
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(members[b]), len(members[a])) })
	seeds, at = make([]uint16, buckets), make([]int, len(rows))
	taken := make([]bool, slots)
	for _, b := range order {
		seed, ok := 0, false
		for ; seed <= math.MaxUint16 && !ok; seed++ {
			ok = fits(rows, members[b], uint32(seed), taken, at)
		}
		if !ok {
			return nil, nil
		}
		seeds[b] = uint16(seed - 1)
	}
	return seeds, at
}

// fits takes the slots that a seed gives a bucket's features, if all are free.
func fits(rows []Row, members []int, seed uint32, taken []bool, at []int) bool {
	for k, i := range members {
		s := int(place(rows[i].Hash, seed, uint32(len(taken))))
		if taken[s] {
			for _, j := range members[:k] {
				taken[at[j]] = false
			}
			return false
		}
		taken[s], at[i] = true, s
	}
	return true
}

func (t layout) body(rows []Row, seeds []uint16, at []int, slots int) []byte {
	stride := 4 + t.classes*t.width
	if t.sparse {
		stride = 8
	}
	lay := make([]byte, slots*stride)
	var pool []byte
	for i, r := range rows {
		slot := lay[at[i]*stride:][:stride]
		binary.LittleEndian.PutUint32(slot, checkOf(r.Hash))
		if t.sparse {
			binary.LittleEndian.PutUint32(slot[4:], uint32(len(pool)))
			pool = t.appendRow(pool, r.Weights)
			continue
		}
		t.putAll(slot[4:], r.Weights)
	}
	head := binary.LittleEndian.AppendUint32(nil, uint32(slots))
	head = binary.LittleEndian.AppendUint16(head, uint16(t.classes))
	head = append(head, byte(t.width), formDense)
	if t.sparse {
		head[7] = formSparse
	}
	head = binary.LittleEndian.AppendUint32(head, uint32(len(pool)))
	head = binary.LittleEndian.AppendUint32(head, uint32(len(seeds)))
	for _, s := range seeds {
		head = binary.LittleEndian.AppendUint16(head, s)
	}
	return slices.Concat(head, lay, pool)
}

// rowSize is what a row takes in the pool.
func (t layout) rowSize(ws []int16) int {
	if n := nonZero(ws); !t.isWhole(n) {
		return 1 + n*(1+t.width)
	}
	return 1 + t.classes*t.width
}

// isWhole tells that a row with n weights is written whole, which is faster to
// add and hardly longer.
func (t layout) isWhole(n int) bool { return 4*n > t.classes }

func (t layout) appendRow(pool []byte, ws []int16) []byte {
	n := nonZero(ws)
	if t.isWhole(n) {
		from := len(pool) + 1
		pool = append(append(pool, whole), make([]byte, t.classes*t.width)...)
		t.putAll(pool[from:], ws)
		return pool
	}
	pool = append(pool, byte(n))
	for c, x := range ws {
		if x != 0 {
			var b [2]byte
			t.put(b[:], x)
			pool = append(append(pool, byte(c)), b[:t.width]...)
		}
	}
	return pool
}

func (t layout) putAll(b []byte, ws []int16) {
	for c, x := range ws {
		t.put(b[c*t.width:], x)
	}
}

func (t layout) put(b []byte, x int16) {
	b[0] = byte(x)
	if t.width == 2 {
		b[1] = byte(uint16(x) >> 8)
	}
}

// AddMatrix adds a dense table of rows × cols numbers, each standing for value ×
// scale, in 1, 2 or 4 bytes according to T.
func AddMatrix[T int8 | int16 | int32](w *Writer, name string, rows, cols int, scale float32, values []T) {
	if len(values) != rows*cols {
		w.errs = append(w.errs, fmt.Errorf("matrix %q: %d values for %d × %d", name, len(values), rows, cols))
		return
	}
	var b bytes.Buffer
	width := binary.Size(T(0))
	for _, x := range []uint32{uint32(rows), uint32(cols), uint32(width), math.Float32bits(scale)} {
		w.errs = append(w.errs, binary.Write(&b, binary.LittleEndian, x))
	}
	w.errs = append(w.errs, binary.Write(&b, binary.LittleEndian, values))
	w.add(name, typeMatrix, b.Bytes())
}

// AddStrings adds a list of strings.
func (w *Writer) AddStrings(name string, list []string) { w.add(name, typeStrings, stringsBody(list)) }

func stringsBody(list []string) []byte {
	b := binary.LittleEndian.AppendUint32(nil, uint32(len(list)))
	at := 0
	for _, s := range list {
		b = binary.LittleEndian.AppendUint32(b, uint32(at))
		at += len(s)
	}
	b = binary.LittleEndian.AppendUint32(b, uint32(at))
	for _, s := range list {
		b = append(b, s...)
	}
	return b
}

// slotsFor leaves at least a fifth of the slots empty, so that looking for a
// string that is not there takes few steps.
func slotsFor(words int) int {
	n := 4
	for n*4 < words*5+5 {
		n *= 2
	}
	return n
}

// AddLexicon adds an exact map from strings to numbers.
func (w *Writer) AddLexicon(name string, m map[string]uint32) {
	words := make([]string, 0, len(m))
	for s := range m {
		words = append(words, s)
	}
	if len(words) > maxWords {
		w.errs = append(w.errs, fmt.Errorf("lexicon %q: %d words, can hold %d", name, len(words), maxWords))
		return
	}
	slices.Sort(words)
	slots := slotsFor(len(words))
	b := make([]byte, 8+8*slots)
	binary.LittleEndian.PutUint32(b, uint32(slots))
	b[4] = 1 // with checks
	for i, s := range words {
		h := HashString(lexiconSeed, s)
		at := int(uint32(h) & uint32(slots-1))
		for u32(b, 8+8*at) != 0 {
			at = (at + 1) % slots
		}
		binary.LittleEndian.PutUint32(b[8+8*at:], uint32(i+1)|uint32(h>>56)<<24)
		binary.LittleEndian.PutUint32(b[12+8*at:], m[s])
	}
	w.add(name, typeLexicon, append(b, stringsBody(words)...))
}

// Bytes returns the finished file, or the first thing that did not fit.
func (w *Writer) Bytes() ([]byte, error) {
	if err := errors.Join(w.errs...); err != nil {
		return nil, fmt.Errorf("writing model %s: %w", w.kind, err)
	}
	if len(w.kind) >= nameSize {
		return nil, fmt.Errorf("writing model %s: its name is too long", w.kind)
	}
	b := make([]byte, headerSize+len(w.names)*entrySize)
	copy(b, magic)
	copy(b[8:], w.kind)
	binary.LittleEndian.PutUint32(b[32:], FormatVersion)
	binary.LittleEndian.PutUint32(b[36:], w.features)
	binary.LittleEndian.PutUint32(b[56:], uint32(len(w.names)))
	for i, body := range w.bodies {
		for len(b)%64 != 0 { // sections begin on cache lines
			b = append(b, 0)
		}
		e := b[headerSize+i*entrySize:]
		copy(e, w.names[i])
		binary.LittleEndian.PutUint64(e[24:], uint64(len(b)))
		binary.LittleEndian.PutUint64(e[32:], uint64(len(body)))
		binary.LittleEndian.PutUint32(e[40:], uint32(w.types[i]))
		b = append(b, body...)
	}
	binary.LittleEndian.PutUint64(b[40:], uint64(len(b)))
	binary.LittleEndian.PutUint32(b[60:], crc32.Checksum(b[headerSize:], castagnoli))
	return b, nil
}

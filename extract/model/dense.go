package model

import (
	"encoding/binary"
	"math"
	"unsafe"
)

// Matrix is a dense table of rows × cols integers of 1, 2 or 4 bytes, little
// endian, with one scale: a number stands for value × Scale.
//
// Layout: rows u32, cols u32, width u32, scale float32; the numbers by row.
type Matrix struct {
	Rows, Cols int
	Scale      float32
	width      int
	data       []byte
}

// Matrix returns a dense table.
func (f *File) Matrix(name string) (Matrix, error) {
	b, err := f.section(name, typeMatrix)
	if err != nil {
		return Matrix{}, err
	}
	if len(b) < 16 {
		return Matrix{}, f.bad(name, "no matrix header")
	}
	m := Matrix{Rows: int(u32(b, 0)), Cols: int(u32(b, 4)), width: int(u32(b, 8)), Scale: math.Float32frombits(u32(b, 12)), data: b[16:]}
	if m.width != 1 && m.width != 2 && m.width != 4 {
		return Matrix{}, f.bad(name, "width %d", m.width)
	}
	if hi := uint64(m.Rows) * uint64(m.Cols); hi > uint64(len(b)) || hi*uint64(m.width) != uint64(len(m.data)) {
		return Matrix{}, f.bad(name, "%d × %d of width %d in %d bytes", m.Rows, m.Cols, m.width, len(m.data))
	}
	return m, nil
}

// MustMatrix is [File.Matrix] for embedded files.
func (f *File) MustMatrix(name string) Matrix { return must(f.Matrix(name)) }

// At returns one number.
func (m Matrix) At(row, col int) int32 {
	i := (row*m.Cols + col) * m.width
	switch m.width {
	case 1:
		return int32(int8(m.data[i]))
	case 2:
		return int32(int16(binary.LittleEndian.Uint16(m.data[i:])))
	}
	return int32(binary.LittleEndian.Uint32(m.data[i:]))
}

// Row returns the bytes of one row, for code that has its own loop.
func (m Matrix) Row(row int) []byte {
	n := m.Cols * m.width
	return m.data[row*n : (row+1)*n : (row+1)*n]
}

// Bytes returns the bytes of all rows.
func (m Matrix) Bytes() []byte { return m.data }

// Strings is a list of strings (the names of classes, say).
//
// Layout: n u32, n+1 offsets u32, bytes.
type Strings struct {
	offsets []byte
	text    []byte
}

// Strings returns a list of strings.
func (f *File) Strings(name string) (Strings, error) {
	b, err := f.section(name, typeStrings)
	if err != nil {
		return Strings{}, err
	}
	s, bad := readStrings(b)
	if bad != "" {
		return Strings{}, f.bad(name, "%s", bad)
	}
	return s, nil
}

func readStrings(b []byte) (Strings, string) {
	if len(b) < 8 {
		return Strings{}, "no list header"
	}
	n := uint64(u32(b, 0))
	if 4+4*(n+1) > uint64(len(b)) {
		return Strings{}, "list does not fit"
	}
	s := Strings{offsets: b[4 : 4+4*(n+1)], text: b[4+4*(n+1):]}
	if uint64(u32(s.offsets, int(4*n))) > uint64(len(s.text)) {
		return Strings{}, "strings do not fit"
	}
	return s, ""
}

// MustStrings is [File.Strings] for embedded files.
func (f *File) MustStrings(name string) Strings { return must(f.Strings(name)) }

// Len is the number of strings.
func (s Strings) Len() int { return len(s.offsets)/4 - 1 }

// At returns string i. It shares the file's bytes. In a damaged file it may be "".
func (s Strings) At(i int) string {
	from, to := u32(s.offsets, 4*i), u32(s.offsets, 4*i+4)
	if from >= to || uint64(to) > uint64(len(s.text)) {
		return ""
	}
	return unsafe.String(&s.text[from], int(to-from)) // the file is never written to
}

// All copies the list, for code that wants it as a slice (a few class names).
func (s Strings) All() []string {
	list := make([]string, s.Len())
	for i := range list {
		list[i] = s.At(i)
	}
	return list
}

// Lexicon maps strings to numbers, exactly: the strings are in the file.
//
// Layout: slots u32, form u32; slots × (string index + 1 u24, check u8, value u32);
// then a list of strings. The check is eight bits of the hash, which spare most
// comparisons with strings that are others; it is 0 in files of form 0.
type Lexicon struct {
	slots   []byte
	mask    uint32
	checked bool
	words   Strings
}

// maxWords is what the index of a slot can count.
const maxWords = 1<<24 - 2

// Lexicon returns an exact map from strings to numbers.
func (f *File) Lexicon(name string) (Lexicon, error) {
	b, err := f.section(name, typeLexicon)
	if err != nil {
		return Lexicon{}, err
	}
	if len(b) < 8 {
		return Lexicon{}, f.bad(name, "no lexicon header")
	}
	n := u32(b, 0)
	if n == 0 || n&(n-1) != 0 || 8+8*uint64(n) > uint64(len(b)) {
		return Lexicon{}, f.bad(name, "%d slots in %d bytes", n, len(b))
	}
	words, bad := readStrings(b[8+8*uint64(n):])
	if bad != "" {
		return Lexicon{}, f.bad(name, "%s", bad)
	}
	return Lexicon{slots: b[8 : 8+8*uint64(n)], mask: n - 1, checked: u32(b, 4) == 1, words: words}, nil
}

// MustLexicon is [File.Lexicon] for embedded files.
func (f *File) MustLexicon(name string) Lexicon { return must(f.Lexicon(name)) }

// Len is the number of strings.
func (l Lexicon) Len() int { return l.words.Len() }

// Find returns the number that the string stands for.
func (l Lexicon) Find(s string) (value uint32, ok bool) { return find(l, s) }

// FindBytes is [Lexicon.Find] for bytes, without making a string of them.
func (l Lexicon) FindBytes(s []byte) (value uint32, ok bool) { return find(l, s) }

func find[T string | []byte](l Lexicon, s T) (uint32, bool) {
	h := HashString(lexiconSeed, s)
	at, check := uint32(h)&l.mask, uint32(0)
	if l.checked {
		check = uint32(h >> 56)
	}
	for range l.mask { // a full table (a damaged file) ends the search
		slot := l.slots[8*at:]
		i := u32(slot, 0)
		if i == 0 {
			return 0, false
		}
		if i>>24 == check {
			if i &= 1<<24 - 1; i == 0 || int(i) > l.words.Len() {
				return 0, false
			}
			if l.words.At(int(i-1)) == string(s) {
				return u32(slot, 4), true
			}
		}
		at = (at + 1) & l.mask
	}
	return 0, false
}

const lexiconSeed = 0x5bd1e995

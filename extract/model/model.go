// Package model answers the question: how do trained weights lie in a file so
// that a program can use them without loading them?
//
// A model file is flat: a header, a directory of named sections, and the
// sections. Nothing is decoded when it is opened; the header and the bounds of
// the directory are checked, and each view ([Table], [Matrix], [Lexicon],
// [Strings]) reads the bytes where they lie. So an embedded model costs nothing
// until it is used, and then microseconds.
//
//	//go:embed en.bin
//	var file []byte
//
//	var weights = sync.OnceValue(func() model.Table {
//		return model.MustOpen(file, "status", 3).MustTable("weights")
//	})
//
//	scores := make([]int32, weights().Classes())
//	weights().Add(scores, model.HashString(model.Hash(7), "could not")) // 7 is the feature template
//
// Two versions guard a file: the format version, which belongs to this package,
// and the feature version, which belongs to the annotator and goes up whenever
// its features change, since weights are noise under other features.
//
// All scores are sums of integers: they are the same in every order and on
// every machine.
package model

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
)

// FormatVersion is the version of the file layout that this package reads and writes.
const FormatVersion = 1

const (
	magic      = "hearsay\x00"
	headerSize = 64
	entrySize  = 48
	nameSize   = 24
	// maxSections keeps the directory of a damaged file from being walked for long.
	maxSections = 1 << 10
)

// ErrFormat is wrapped by every error about a file that is not a model file, is
// damaged, or has another format version.
var ErrFormat = errors.New("not a usable model file")

// ErrFeatures is wrapped when a file was trained for other features, or for
// another model, than the program asks for.
var ErrFeatures = errors.New("model file is for another program version")

type sectionType uint32

const (
	typeBytes sectionType = iota
	typeTable
	typeMatrix
	typeStrings
	typeLexicon
)

// File is an opened model file. It holds no copy of the data.
type File struct {
	data     []byte
	kind     string
	features uint32
	sections int
}

// Read checks the header and the directory of data and returns a view of it,
// whatever model and features it is for. data must not change afterwards.
func Read(data []byte) (*File, error) {
	if len(data) < headerSize || string(data[:8]) != magic {
		return nil, fmt.Errorf("reading model: %w: no header", ErrFormat)
	}
	if v := u32(data, 32); v != FormatVersion {
		return nil, fmt.Errorf("reading model: %w: format %d, this program reads %d", ErrFormat, v, FormatVersion)
	}
	if n := binary.LittleEndian.Uint64(data[40:]); n != uint64(len(data)) {
		return nil, fmt.Errorf("reading model: %w: %d bytes, its header says %d", ErrFormat, len(data), n)
	}
	f := &File{data: data, kind: cstring(data[8:32]), features: u32(data, 36), sections: int(u32(data, 56))}
	if f.sections > maxSections || headerSize+f.sections*entrySize > len(data) {
		return nil, fmt.Errorf("reading model: %w: directory of %d sections does not fit", ErrFormat, f.sections)
	}
	for i := range f.sections {
		if e := f.entry(i); e.offset > uint64(len(data)) || e.length > uint64(len(data))-e.offset {
			return nil, fmt.Errorf("reading model: %w: section %q lies outside", ErrFormat, e.name)
		}
	}
	return f, nil
}

// Open is [Read] for a program that knows which model and which features it
// wants.
func Open(data []byte, kind string, features uint32) (*File, error) {
	f, err := Read(data)
	if err != nil {
		return nil, err
	}
	if f.kind != kind || f.features != features {
		return nil, fmt.Errorf("reading model: %w: file is %q with features %d, wanted %q with features %d: train it again",
			ErrFeatures, f.kind, f.features, kind, features)
	}
	return f, nil
}

// MustOpen is [Open] for embedded files: a bad one is a fault of the build, not
// of the text being read.
func MustOpen(data []byte, kind string, features uint32) *File {
	f, err := Open(data, kind, features)
	if err != nil {
		panic(err)
	}
	return f
}

// Kind is the model's name ("syntax", "entity").
func (f *File) Kind() string { return f.kind }

// Features is the feature version that the model was trained with.
func (f *File) Features() uint32 { return f.features }

// Size is the file's length in bytes.
func (f *File) Size() int { return len(f.data) }

// Verify compares the file with its checksum, which opening does not, since
// that would touch every page of an embedded file.
func (f *File) Verify() error {
	if got, want := crc32.Checksum(f.data[headerSize:], castagnoli), u32(f.data, 60); got != want {
		return fmt.Errorf("verifying model %s: %w: checksum %08x, its header says %08x", f.kind, ErrFormat, got, want)
	}
	return nil
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// Section describes one section, for listings.
type Section struct {
	Name  string
	Bytes int
}

// Sections lists what the file holds, in file order.
func (f *File) Sections() []Section {
	list := make([]Section, f.sections)
	for i := range list {
		e := f.entry(i)
		list[i] = Section{e.name, int(e.length)}
	}
	return list
}

// Bytes returns a section's bytes as they lie.
func (f *File) Bytes(name string) ([]byte, error) { return f.section(name, typeBytes) }

func (f *File) section(name string, want sectionType) ([]byte, error) {
	for i := range f.sections {
		e := f.entry(i)
		if e.name != name {
			continue
		}
		if e.kind != want {
			return nil, fmt.Errorf("reading model %s: %w: section %q has type %d, wanted %d", f.kind, ErrFormat, name, e.kind, want)
		}
		return f.data[e.offset : e.offset+e.length : e.offset+e.length], nil
	}
	return nil, fmt.Errorf("reading model %s: %w: no section %q", f.kind, ErrFormat, name)
}

func (f *File) bad(name, format string, args ...any) error {
	return fmt.Errorf("reading model %s: %w: section %q: %s", f.kind, ErrFormat, name, fmt.Sprintf(format, args...))
}

type entry struct {
	name           string
	offset, length uint64
	kind           sectionType
}

func (f *File) entry(i int) entry {
	b := f.data[headerSize+i*entrySize:][:entrySize]
	return entry{
		name:   cstring(b[:nameSize]),
		offset: binary.LittleEndian.Uint64(b[24:]),
		length: binary.LittleEndian.Uint64(b[32:]),
		kind:   sectionType(u32(b, 40)),
	}
}

// Card says what a model is made of. It is stored in the file, so that it can
// not drift from the weights, and printed by `hearsay-train card FILE`.
type Card struct {
	Model   string   `json:"model"`
	Purpose string   `json:"purpose"`
	Data    []Source `json:"data"`
	Command string   `json:"command"`
	Seed    uint64   `json:"seed"`
	Method  string   `json:"method"`
	Scores  []Score  `json:"scores"`
	Notes   []string `json:"notes,omitempty"`
}

// Source is one data set that a model was trained on.
type Source struct {
	Name    string `json:"name"`
	Licence string `json:"licence"`
	Part    string `json:"part"` // "train, 12,544 sentences"
}

// Score is one figure of a model, on data that it was not trained on.
type Score struct {
	Name  string  `json:"name"` // "EWT dev, XPOS accuracy, gold tokens"
	Value float64 `json:"value"`
}

// Card returns the file's card.
func (f *File) Card() (Card, error) {
	b, err := f.Bytes("card")
	if err != nil {
		return Card{}, err
	}
	var c Card
	if err := json.Unmarshal(b, &c); err != nil {
		return Card{}, f.bad("card", "%v", err)
	}
	return c, nil
}

func u32(b []byte, at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }

func cstring(b []byte) string {
	s, _, _ := strings.Cut(string(b), "\x00")
	return s
}

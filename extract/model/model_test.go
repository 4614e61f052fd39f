package model

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"testing"
)

// sample is a file with one section of each type.
func sample(t testing.TB) []byte {
	t.Helper()
	w := NewWriter("sample", 2)
	w.AddTable("dense", 2, rows(50, 2, 100))
	w.AddTable("sparse", 40, rows(50, 40, 3000))
	w.AddTable("sixteen", 16, full(rows(300, 16, 127), 128))
	w.AddTable("whole", 17, append(full(rows(30, 17, 3000), 30000), rows(200, 17, 3000)[30:]...))
	AddMatrix(w, "matrix", 2, 3, 0.5, []int8{1, -2, 3, 4, 5, -128})
	AddMatrix(w, "wide", 1, 2, 1, []int32{1 << 20, -7})
	w.AddStrings("names", []string{"NN", "", "VB"})
	w.AddLexicon("lexicon", map[string]uint32{"went": 7, "": 1, "überfuhr": 9})
	w.SetCard(Card{Model: "sample", Scores: []Score{{"accuracy", 0.5}}})
	data, err := w.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// rows gives feature i the weight i at class i modulo classes.
func rows(n, classes, top int) []Row {
	list := make([]Row, n)
	for i := range list {
		list[i] = Row{Hash: HashString(Hash(uint64(i)), "f"), Weights: make([]int16, classes)}
		list[i].Weights[i%classes] = int16((i + 1) * top / n)
	}
	return list
}

// full fills the rows with weights of both signs, -top … top-1.
func full(list []Row, top int) []Row {
	for i, r := range list {
		for c := range r.Weights {
			r.Weights[c] = int16((i*37+c*91+top)%(2*top) - top)
		}
	}
	return list
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	f := MustOpen(sample(t), "sample", 2)
	if err := f.Verify(); err != nil {
		t.Error(err)
	}
	for _, c := range []struct {
		name         string
		classes, top int
		sparse       bool
	}{{"dense", 2, 100, false}, {"sparse", 40, 3000, true}} {
		table := f.MustTable(c.name)
		if table.sparse != c.sparse {
			t.Errorf("%s: sparse is %v", c.name, table.sparse)
		}
		for i, r := range rows(50, c.classes, c.top) {
			scores := make([]int32, c.classes)
			table.Add(scores, r.Hash)
			if got := scores[i%c.classes]; got != int32(r.Weights[i%c.classes]) {
				t.Errorf("%s: feature %d weighs %d, want %d", c.name, i, got, r.Weights[i%c.classes])
			}
		}
		if table.Has(Hash(12345)) {
			t.Errorf("%s: has a feature that was never added", c.name)
		}
	}
	if m := f.MustMatrix("matrix"); m.At(1, 2) != -128 || m.At(0, 1) != -2 || m.Scale != 0.5 {
		t.Errorf("matrix: %v %v %v", m.At(1, 2), m.At(0, 1), m.Scale)
	}
	if m := f.MustMatrix("wide"); m.At(0, 0) != 1<<20 || m.At(0, 1) != -7 {
		t.Error("wide matrix differs")
	}
	if got := fmt.Sprintf("%q", f.MustStrings("names").All()); got != `["NN" "" "VB"]` {
		t.Errorf("strings: %s", got)
	}
	lex := f.MustLexicon("lexicon")
	for word, want := range map[string]uint32{"went": 7, "": 1, "überfuhr": 9} {
		if got, ok := lex.FindBytes([]byte(word)); !ok || got != want {
			t.Errorf("lexicon %q: %d %v", word, got, ok)
		}
	}
	if _, ok := lex.Find("go"); ok {
		t.Error("lexicon finds a word that is not in it")
	}
	if card, err := f.Card(); err != nil || card.Scores[0].Value != 0.5 {
		t.Errorf("card: %+v %v", card, err)
	}
}

func TestWritingTwiceGivesTheSameBytes(t *testing.T) {
	if !bytes.Equal(sample(t), sample(t)) {
		t.Error("two files of the same content differ")
	}
}

func TestBadFilesAreRejected(t *testing.T) {
	good := sample(t)
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"empty":     {nil, ErrFormat},
		"text":      {bytes.Repeat([]byte("no model "), 20), ErrFormat},
		"cut short": {good[:len(good)-1], ErrFormat},
		"format":    {changed(good, 32, 99), ErrFormat},
		"features":  {changed(good, 36, 3), ErrFeatures},
		"sections":  {changed(good, 57, 255), ErrFormat},
	} {
		if _, err := Open(c.data, "sample", 2); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
	if err := MustOpen(changed(good, len(good)-1, good[len(good)-1]^1), "sample", 2).Verify(); !errors.Is(err, ErrFormat) {
		t.Errorf("a flipped bit passes Verify: %v", err)
	}
}

func changed(b []byte, at int, to byte) []byte {
	b = bytes.Clone(b)
	b[at] = to
	return b
}

// FuzzRead: no file makes a reader panic or search for ever.
func FuzzRead(f *testing.F) {
	good := sample(f)
	f.Add(good)
	f.Add(changed(good, 64+48+24, 255))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Read(data)
		if err != nil {
			return
		}
		for _, s := range file.Sections() {
			use(file, s.Name)
		}
		file.Card()
		file.Verify()
	})
}

func use(f *File, name string) {
	if table, err := f.Table(name); err == nil {
		scores := make([]int32, 5)
		for h := range uint64(20) {
			table.Add(scores, Hash(h))
		}
	}
	if m, err := f.Matrix(name); err == nil && m.Rows > 0 && m.Cols > 0 {
		m.At(m.Rows-1, m.Cols-1)
	}
	if s, err := f.Strings(name); err == nil {
		s.All()
	}
	if l, err := f.Lexicon(name); err == nil {
		l.Find("went")
	}
}

func BenchmarkTableAdd(b *testing.B) {
	w := NewWriter("bench", 1)
	w.AddTable("t", 3, rows(100_000, 3, 30000))
	data, err := w.Bytes()
	if err != nil {
		b.Fatal(err)
	}
	table := MustOpen(data, "bench", 1).MustTable("t")
	scores := make([]int32, 3)
	b.ReportAllocs()
	for i := range b.N {
		table.Add(scores, HashString(Hash(uint64(i)%200_000), "f"))
	}
}

func BenchmarkTableAddAll(b *testing.B) {
	w := NewWriter("bench", 1)
	w.AddTable("t", 16, full(rows(200_000, 16, 127), 128))
	data, err := w.Bytes()
	if err != nil {
		b.Fatal(err)
	}
	table := MustOpen(data, "bench", 1).MustTable("t")
	scores, hashes := make([]int32, 16), make([]uint64, 100)
	b.ReportAllocs()
	for n := uint64(0); b.Loop(); n++ {
		for i := range hashes {
			hashes[i] = HashString(Hash((n*100+uint64(i))%240_000), "f")
		}
		table.AddAll(scores, hashes)
	}
}

// AddAll gives what Add gives one by one, in all forms of a table, over more
// features than a block holds, half of them without weights.
func TestTableAddAll(t *testing.T) {
	f, err := Open(sample(t), "sample", 2)
	if err != nil {
		t.Fatal(err)
	}
	hashes := make([]uint64, 3*block+1)
	for i := range hashes {
		hashes[i] = HashString(Hash(uint64(i)), "f")
	}
	for _, name := range []string{"dense", "sparse", "sixteen", "whole"} {
		table := f.MustTable(name)
		one, all := make([]int32, table.Classes()), make([]int32, table.Classes())
		for _, h := range hashes {
			table.Add(one, h)
		}
		table.AddAll(all, hashes)
		if !slices.Equal(one, all) || slices.Max(one) == 0 {
			t.Errorf("%s: together %v, one by one %v", name, all, one)
		}
	}
}

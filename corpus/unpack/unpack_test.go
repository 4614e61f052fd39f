package unpack

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

func gz(t testing.TB, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	w.Write(data)
	w.Close()
	return out.Bytes()
}

func zst(t testing.TB, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := zstd.NewWriter(&out)
	if err != nil {
		t.Fatal(err)
	}
	w.Write(data)
	w.Close()
	return out.Bytes()
}

func TestReader(t *testing.T) {
	text := []byte("The bridge is shut.")
	for _, c := range []struct {
		name, bare string
		data       []byte
	}{
		{"a.txt", "a.txt", text},
		{"a.txt.gz", "a.txt", gz(t, text)},
		{"wrong-name.txt", "wrong-name.txt", gz(t, text)},
		{"a.ndjson.zst", "a.ndjson", zst(t, text)},
		{"a.tgz", "a.tar", gz(t, text)},
		{"a.txt.gz.zst", "a.txt", zst(t, gz(t, text))},
		{"two.gz", "two", append(gz(t, text[:5]), gz(t, text[5:])...)},
		{"empty", "empty", nil},
	} {
		if len(c.data) == 0 {
			text = nil
		}
		r, name, err := Reader(bytes.NewReader(c.data), c.name)
		if err != nil || name != c.bare {
			t.Errorf("%s: %q, %v", c.name, name, err)
			continue
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, text) {
			t.Errorf("%s: %q, %v", c.name, got, err)
		}
	}
}

func TestRefuses(t *testing.T) {
	bomb := gz(t, bytes.Repeat([]byte{'x'}, bombSize+1<<20))
	r, _, err := Reader(bytes.NewReader(bomb), "bomb.gz")
	if err == nil {
		_, err = io.Copy(io.Discard, r)
	}
	if !errors.Is(err, ErrBomb) {
		t.Errorf("a bomb: %v", err)
	}
	deep := []byte("x")
	for range maxDepth + 1 {
		deep = gz(t, deep)
	}
	if _, _, err := Reader(bytes.NewReader(deep), "deep.gz"); err == nil || !strings.Contains(err.Error(), "layers") {
		t.Errorf("too many layers: %v", err)
	}
	if _, _, err := Reader(bytes.NewReader([]byte{0x1f, 0x8b, 0, 0}), "broken.gz"); err == nil {
		t.Error("a broken gzip is read")
	}
	cut := gz(t, bytes.Repeat([]byte("abc"), 10000))
	r, _, err = Reader(bytes.NewReader(cut[:len(cut)/2]), "cut.gz")
	if err == nil {
		_, err = io.Copy(io.Discard, r)
	}
	if err == nil {
		t.Error("half a gzip is read to its end")
	}
}

func FuzzReader(f *testing.F) {
	f.Add(gz(f, []byte("x")))
	f.Add(zst(f, []byte("x")))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, _, err := Reader(bytes.NewReader(data), "x.gz")
		if err == nil {
			io.Copy(io.Discard, r)
		}
	})
}

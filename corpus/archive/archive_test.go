package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"testing"

	"hearsay/corpus/unpack"
)

var files = []struct{ name, body string }{
	{"a.txt", "one"}, {"folder/b.txt", "two"}, {"../out.txt", "no"}, {"/etc/out.txt", "no"}, {`..\out.txt`, "no"}, {"__MACOSX/._a.txt", "no"}, {".hidden", "no"},
}

func zipped(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range files {
		m, err := w.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		m.Write([]byte(f.body))
	}
	m, _ := w.CreateHeader(&zip.FileHeader{Name: "bomb.txt", Method: zip.Deflate})
	for range 70 {
		m.Write(make([]byte, 1<<20))
	}
	w.Close()
	return out.Bytes()
}

func tarred(t testing.TB) []byte {
	t.Helper()
	var out bytes.Buffer
	w := tar.NewWriter(&out)
	for _, f := range files {
		w.WriteHeader(&tar.Header{Name: f.name, Size: int64(len(f.body)), Mode: 0o644, Format: tar.FormatPAX})
		w.Write([]byte(f.body))
	}
	w.WriteHeader(&tar.Header{Name: "link", Typeflag: tar.TypeSymlink, Linkname: "/etc/passwd"})
	w.Close()
	return out.Bytes()
}

func read(t *testing.T, walk func(func(Member) error) error) (good []string, bad []error) {
	t.Helper()
	err := walk(func(m Member) error {
		if m.Err != nil {
			bad = append(bad, m.Err)
			return nil
		}
		in, err := m.Open()
		if err != nil {
			return err
		}
		defer in.Close()
		body, err := io.ReadAll(in)
		good = append(good, m.Name+"="+string(body))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return good, bad
}

func TestMembers(t *testing.T) {
	z := zipped(t)
	good, bad := read(t, func(f func(Member) error) error { return Zip(bytes.NewReader(z), int64(len(z)), f) })
	if len(good) != 2 || good[1] != "folder/b.txt=two" || len(bad) != 4 || !errors.Is(bad[0], ErrOutside) || !errors.Is(bad[3], unpack.ErrBomb) {
		t.Errorf("zip: %q %v", good, bad)
	}
	x := tarred(t)
	good, bad = read(t, func(f func(Member) error) error { return Tar(bytes.NewReader(x), f) })
	if len(good) != 2 || len(bad) != 3 {
		t.Errorf("tar: %q %v", good, bad)
	}
	if !LooksZip(z) || !LooksTar(x) || LooksTar(z) || LooksZip(x) {
		t.Error("the two are told wrongly")
	}
}

func TestBroken(t *testing.T) {
	z := zipped(t)
	if err := Zip(bytes.NewReader(z[:len(z)/2]), int64(len(z)/2), func(Member) error { return nil }); err == nil {
		t.Error("half a zip is read")
	}
	x := tarred(t)
	if err := Tar(bytes.NewReader(x[:514]), func(m Member) error { in, _ := m.Open(); _, err := io.ReadAll(in); return err }); err == nil {
		t.Error("half a tar is read")
	}
}

func FuzzMembers(f *testing.F) {
	f.Add(tarred(f))
	f.Fuzz(func(t *testing.T, raw []byte) {
		use := func(m Member) error {
			if in, err := m.Open(); err == nil {
				io.Copy(io.Discard, io.LimitReader(in, 1<<20))
				in.Close()
			}
			return nil
		}
		Tar(bytes.NewReader(raw), use)
		Zip(bytes.NewReader(raw), int64(len(raw)), use)
	})
}

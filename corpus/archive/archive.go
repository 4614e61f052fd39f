// Package archive answers the question: which files are in this zip or tar? It
// hands them over one by one, without ever writing one to disk.
//
//	err := archive.Zip(file, size, func(m archive.Member) error { … m.Open() … })
//
// Members whose names point out of the archive, links, bombs and archives with
// too many members are refused.
package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
	"sync"

	"hearsay/corpus/unpack"
)

// MaxMembers is how many files one archive may hold: the largest corpora in one
// archive hold a few hundred thousand.
const MaxMembers = 2_000_000

// maxFolders is how deep folders may lie in each other: nobody's corpus does, and
// whoever makes such an archive means to harm.
const maxFolders = 200

// The reasons why a member is refused.
var (
	ErrOutside = errors.New("its name points out of the archive")
	ErrDeep    = fmt.Errorf("more than %d folders in each other", maxFolders)
	ErrMany    = fmt.Errorf("more than %d files in one archive", MaxMembers)
)

// Member is one file of an archive. Err says why it cannot be read.
type Member struct {
	Name  string
	Index int64 // from 1, in the order of the archive
	Err   error
	// Has tells whether the archive holds a file of this name; nil where only reading on would tell.
	Has func(name string) bool
	// Open gives its bytes; it holds until f returns.
	Open func() (io.ReadCloser, error)
}

// Zip calls f for each file of a zip.
func Zip(r io.ReaderAt, size int64, f func(Member) error) error {
	z, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return fmt.Errorf("reading a zip: %w", err)
	}
	if len(z.File) > MaxMembers {
		return ErrMany
	}
	names := sync.OnceValue(func() map[string]bool { // rarely asked for
		out := make(map[string]bool, len(z.File))
		for _, file := range z.File {
			out[file.Name] = true
		}
		return out
	})
	for i, file := range z.File {
		m := Member{Name: file.Name, Index: int64(i + 1), Err: outside(file.Name), Has: func(name string) bool { return names()[name] }}
		switch {
		case file.FileInfo().IsDir(), m.Err == nil && hidden(file.Name):
			continue
		case !file.Mode().IsRegular():
			continue // a link
		case unpack.TooMuch(int64(file.CompressedSize64), int64(file.UncompressedSize64)):
			m.Err = unpack.ErrBomb
		}
		m.Open = func() (io.ReadCloser, error) {
			in, err := file.Open()
			if err != nil {
				return nil, err
			}
			return &limited{ReadCloser: in, left: int64(file.UncompressedSize64)}, nil
		}
		if err := f(m); err != nil {
			return err
		}
	}
	return nil
}

// limited ends a member that unpacks to more than its archive says.
type limited struct {
	io.ReadCloser
	left int64
}

func (l *limited) Read(p []byte) (int, error) {
	n, err := l.ReadCloser.Read(p)
	if l.left -= int64(n); l.left < 0 {
		return 0, unpack.ErrBomb
	}
	return n, err
}

// Tar calls f for each file of a tar.
func Tar(r io.Reader, f func(Member) error) error {
	in := tar.NewReader(r)
	for i := int64(1); ; i++ {
		head, err := in.Next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil && !errors.Is(err, tar.ErrInsecurePath):
			return fmt.Errorf("reading a tar: %w", err)
		case i > MaxMembers:
			return ErrMany
		}
		m := Member{Name: head.Name, Index: i, Err: outside(head.Name), Open: func() (io.ReadCloser, error) { return io.NopCloser(in), nil }}
		if head.Typeflag != tar.TypeReg || m.Err == nil && hidden(head.Name) {
			continue // a folder, a link, a device
		}
		if err := f(m); err != nil {
			return err
		}
	}
}

// outside refuses names that would leave the archive if it were unpacked, or fill
// the disk with folders. None is unpacked here, but an archive with such names was made to do harm.
func outside(name string) error {
	name = strings.ReplaceAll(name, `\`, "/")
	if path.IsAbs(name) || strings.HasPrefix(path.Clean(name), "../") || strings.Contains(name, ":/") {
		return ErrOutside
	}
	if strings.Count(name, "/") > maxFolders {
		return ErrDeep
	}
	return nil
}

// hidden tells what macOS and version control leave in archives.
func hidden(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if strings.HasPrefix(part, ".") && part != "." && part != ".." || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// LooksZip and LooksTar tell the two by their first bytes.
func LooksZip(head []byte) bool {
	return bytes.HasPrefix(head, []byte("PK\x03\x04")) || bytes.HasPrefix(head, []byte("PK\x05\x06"))
}

// LooksTar tells a tar by the mark in its first header.
func LooksTar(head []byte) bool { return len(head) > 262 && string(head[257:262]) == "ustar" }

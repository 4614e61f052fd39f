package corpus

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"hearsay/corpus/archive"
	"hearsay/corpus/item"
	"hearsay/corpus/parquet"
	"hearsay/corpus/sitemap"
	"hearsay/corpus/unpack"
	"hearsay/extract/news"
)

// stream is an input, or a file in an archive, while it is read.
type stream struct {
	in     *input
	name   string        // without the ending of the compression
	r      *bufio.Reader // its bytes without compression
	raw    io.Reader     // its bytes as they lie there, for forms that are seekable
	from   int64         // offset of the first byte of raw
	fields map[string]string
	format string // as the user gave it
	depth  int    // archives around it
	packed bool   // raw is compressed

	// addresses fetches what a sitemap in a file names; nil where that is not wanted.
	addresses func(io.Reader) error

	given   news.Article // what is known of it from outside
	charset string       // its content type, for the charset
}

// maxArchives is how deep archives may lie in each other.
const maxArchives = 3

// read cuts an input into items.
func (in *input) read(ctx context.Context, o *Options, addresses func(io.Reader) error, emit item.Emit) error {
	f, err := in.open()
	if err != nil {
		return err
	}
	defer f.Close()
	return (&stream{in: in, name: in.name, raw: interruptible(ctx, f), fields: o.Map, format: o.Format, addresses: addresses}).read(emit)
}

// readSitemap has what a sitemap in a file names fetched.
func readSitemap(s *stream, _ item.Emit) error {
	if s.addresses == nil {
		s.addresses = func(r io.Reader) error { // as far as it can be read at all
			return cmp.Or(sitemap.Each(r, func(sitemap.Entry) error { return errAddresses }), errAddresses)
		}
	}
	return s.addresses(s.r)
}

// read finds the form of a stream under its compression, and reads it.
func (s *stream) read(emit item.Emit) error {
	r, name, err := unpack.Reader(s.raw, s.name)
	if err != nil {
		return err
	}
	s.packed = name != s.name
	s.r, s.name = r, name
	var head []byte
	if s.format == "" { // otherwise what comes slowly is read as it comes
		head, err = r.Peek(sniffLen)
	}
	if err != nil && err != io.EOF && len(head) == 0 {
		return fmt.Errorf("reading it: %w", err)
	}
	f, err := formatOf(s.format, name, head)
	switch {
	case err != nil:
		return err
	case f.seekable:
		return s.seek(f, emit)
	case f.one == "":
		return f.each(s, emit)
	}
	return s.one(f.one, emit)
}

// one reads a stream that is one article.
func (s *stream) one(t item.Type, emit item.Emit) error {
	raw, err := item.ReadAll(s.r)
	switch {
	case err != nil && !errors.Is(err, item.ErrTooLong):
		return fmt.Errorf("reading it: %w", err)
	case err == nil && len(raw) == 0:
		return errEmpty
	}
	return emit(item.Item{Next: 1, Raw: raw, Type: t, Given: s.given, Charset: s.charset, Err: err})
}

// seek reads a form that takes its own compression off, from where an earlier
// run ended; where the input cannot be sought in, what was unpacked is read on.
func (s *stream) seek(f *format, emit item.Emit) error {
	file, ok := s.raw.(io.Seeker)
	if !ok {
		s.raw = s.r
		return f.each(s, emit)
	}
	if _, err := file.Seek(s.in.done, io.SeekStart); err != nil {
		return fmt.Errorf("going to byte %d: %w", s.in.done, err)
	}
	s.from = s.in.done
	return f.each(s, emit)
}

// readZip reads the files of a zip.
func readZip(s *stream, emit item.Emit) error {
	return s.atOnce(func(r io.ReaderAt, size int64) error {
		return archive.Zip(r, size, func(m archive.Member) error { return s.member(m, emit) })
	})
}

func readParquet(s *stream, emit item.Emit) error {
	return s.atOnce(func(r io.ReaderAt, size int64) error { return parquet.Each(r, size, s.fields, emit) })
}

// atOnce gives a form that is read from its end the whole input. One that is no
// file of its own is copied to a temporary one first.
func (s *stream) atOnce(f func(io.ReaderAt, int64) error) error {
	if file, ok := s.raw.(*os.File); ok && !s.packed {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			return f(file, info.Size())
		}
	}
	tmp, err := os.CreateTemp("", "hearsay-*")
	if err != nil {
		return fmt.Errorf("copying %s: %w", s.name, err)
	}
	defer os.Remove(tmp.Name())
	defer tmp.Close()
	n, err := io.Copy(tmp, io.LimitReader(s.r, maxCopy+1))
	switch {
	case err != nil:
		return fmt.Errorf("copying %s: %w", s.name, err)
	case n > maxCopy:
		return fmt.Errorf("%s is larger than %d GB and no file of its own", s.name, maxCopy>>30)
	}
	return f(tmp, n)
}

// maxCopy is the largest input that is copied to be read.
const maxCopy = 2 << 30

func readTar(s *stream, emit item.Emit) error {
	return archive.Tar(s.r, func(m archive.Member) error { return s.member(m, emit) })
}

// member reads one file of an archive. What is wrong with it is its own item,
// and the next file is read.
func (s *stream) member(m archive.Member, emit item.Emit) error {
	switch {
	case m.Name == "[Content_Types].xml":
		return errOffice
	case isPart(m.Name), m.Has != nil && underPage(m.Name, m.Has):
		return nil
	}
	var stopped error // emit's own error, which ends the reading
	inside := func(it item.Item) error {
		it.Key = m.Name + join(it.Key)
		it.Next = m.Index<<32 + min(it.Next, 1<<32-1)
		stopped = emit(it)
		return stopped
	}
	err := m.Err
	if err == nil {
		err = s.open(m, inside)
	}
	if stopped != nil || err == nil {
		return stopped
	}
	return emit(item.Item{Key: m.Name, Next: m.Index<<32 + 1<<32 - 1, Err: err})
}

// underPage tells that one of the folders above a file was saved beside a page.
func underPage(name string, has func(string) bool) bool {
	for i, r := range name {
		if r == '/' && besidePage(name[:i], has) {
			return true
		}
	}
	return false
}

// errOffice tells a zip that is one document of an office program.
var errOffice = errors.New("a document of an office program: save it as a web page or as text and give that")

func join(key string) string {
	if key == "" {
		return ""
	}
	return "#" + key
}

func (s *stream) open(m archive.Member, emit item.Emit) error {
	if s.depth+1 > maxArchives {
		return fmt.Errorf("more than %d archives in each other", maxArchives)
	}
	r, err := m.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	return (&stream{in: s.in, name: m.Name, raw: r, fields: s.fields, depth: s.depth + 1}).read(emit)
}

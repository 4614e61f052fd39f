// Package warc answers the question: which pages are in this web archive? It
// reads WARC 1.0 and 1.1, compressed or not, record by record, such as
// Common Crawl's CC-NEWS.
//
//	err := warc.Each(f, 0, func(it item.Item) error { … })
//
// The start of a record in the file is its key and can be sought again. A
// broken record is one item with its error: reading goes on at the next
// record that can be found.
package warc

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http/httputil"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzip"

	"hearsay/corpus/item"
	"hearsay/corpus/unpack"
	"hearsay/extract/news"
)

// Looks tells an archive by its first bytes, without compression.
func Looks(head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/")) }

// reader is an archive being read. In a compressed archive every record is a
// gzip member of its own, and offsets are those of the members.
type reader struct {
	raw    *counter      // the file's bytes
	zip    *gzip.Reader  // nil when the file is not compressed
	body   *bufio.Reader // the records' bytes
	packed bool
	emit   item.Emit
	start  int64 // of the record being read
}

// Each emits an item for every page in the archive, from a file whose first byte
// is at offset of the whole. Records that hold no page (pictures, requests) are
// passed over: a response that is no page is emitted with item.ErrNotArticle.
func Each(r io.Reader, offset int64, emit item.Emit) error {
	w := &reader{raw: newCounter(r, offset), emit: emit}
	head, _ := w.raw.Peek(2)
	w.packed = bytes.Equal(head, []byte{0x1f, 0x8b})
	if !w.packed {
		w.body = w.raw.Reader
	}
	for {
		err := w.next()
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		}
	}
}

// next reads one record. What is wrong with the record goes out as an item; the
// error is about the file or from emit.
func (w *reader) next() error {
	if err := w.open(); err != nil {
		return err
	}
	it, framed, err := w.record()
	if err == io.EOF {
		return io.EOF
	}
	if err != nil {
		it = &item.Item{Err: err}
	}
	broken, end := w.close(framed)
	if it == nil {
		return end
	}
	if broken != nil && it.Err == nil { // what was unpacked may be anything
		it = &item.Item{Err: fmt.Errorf("a broken gzip member: %w", broken)}
	}
	it.Key, it.Next = "record "+strconv.FormatInt(w.start, 10), w.at()
	if err := w.emit(*it); err != nil {
		return err
	}
	return end
}

// at is the offset of the next unread byte of the file.
func (w *reader) at() int64 { return w.raw.at() }

// open goes to the start of the next record.
func (w *reader) open() error {
	if !w.packed {
		if err := skipBlank(w.body); err != nil {
			return err
		}
		w.start = w.at()
		return nil
	}
	if err := w.seekMember(); err != nil {
		return err
	}
	w.start = w.at()
	var err error
	if w.zip == nil {
		w.zip, err = gzip.NewReader(w.raw)
	} else {
		err = w.zip.Reset(w.raw)
	}
	if err != nil { // a false start: its first byte is passed over
		return w.bad(err)
	}
	w.zip.Multistream(false)
	if w.body == nil {
		w.body = bufio.NewReaderSize(w.zip, 64<<10)
	} else {
		w.body.Reset(w.zip)
	}
	return nil
}

// bad reports a member that cannot be opened and goes on behind its first bytes.
func (w *reader) bad(err error) error {
	if err == io.EOF {
		return io.EOF
	}
	if e := w.emit(item.Item{Key: "record " + strconv.FormatInt(w.start, 10), Next: w.at(), Err: fmt.Errorf("a broken gzip member: %w", err)}); e != nil {
		return e
	}
	w.zip = nil
	return w.open()
}

// seekMember passes over bytes until a gzip header or the end.
func (w *reader) seekMember() error {
	for {
		head, err := w.raw.Peek(4)
		if len(head) == 4 && bytes.HasPrefix(head, []byte{0x1f, 0x8b, 8}) && head[3] < 0x20 {
			return nil
		}
		if err != nil && len(head) < 4 {
			return io.EOF
		}
		i := bytes.IndexByte(head[1:], 0x1f)
		if i < 0 {
			i = 3
		}
		if _, err := w.raw.Discard(i + 1); err != nil { // to the next byte that can begin one
			return io.EOF
		}
	}
}

// close goes to the end of a record: of its gzip member, or behind its blank
// lines. After a broken record in an uncompressed file it looks for the next. broken says
// why the member is not what was packed: its sum is at its end.
func (w *reader) close(framed bool) (broken, err error) {
	if w.packed {
		if err := w.drain(); err != nil {
			w.zip = nil
			return err, w.raw.back(w.start + 3) // unpacking ran into the next members: they are looked for
		}
		return nil, nil
	}
	if framed {
		return nil, nil
	}
	return nil, w.findNext()
}

// drain unpacks the rest of a member, which no page needs, unless it is a bomb.
func (w *reader) drain() error {
	for unpacked := int64(0); ; {
		n, err := io.CopyN(io.Discard, w.body, 1<<20)
		unpacked += n
		switch {
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case unpack.TooMuch(w.at()-w.start, unpacked):
			return unpack.ErrBomb
		}
	}
}

// findNext goes to the line that begins the next record.
func (w *reader) findNext() error {
	for {
		line, err := w.body.ReadSlice('\n')
		if err == io.EOF {
			return io.EOF
		}
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
		if head, _ := w.body.Peek(7); Looks(head) && bytes.HasSuffix(line, []byte("\n")) {
			return nil
		}
	}
}

// record reads a record's head and, where it is a page, its body. framed tells
// that its end was found, whatever was wrong inside.
func (w *reader) record() (it *item.Item, framed bool, err error) {
	line, err := w.body.ReadSlice('\n')
	switch {
	case err == io.EOF && len(line) == 0 && w.packed:
		return nil, true, nil // an empty member
	case err == io.EOF && len(line) == 0:
		return nil, false, io.EOF
	case err != nil:
		return nil, false, fmt.Errorf("the record ends in its first line: %w", err)
	case !Looks(line):
		return nil, false, fmt.Errorf("the record begins with %.20q, not with WARC/", line)
	}
	head, err := header(w.body)
	if err != nil {
		return nil, false, fmt.Errorf("a broken record header: %w", err)
	}
	size, err := strconv.ParseInt(head["content-length"], 10, 64)
	if err != nil || size < 0 {
		return nil, false, fmt.Errorf("a record of %q bytes", head["content-length"])
	}
	body := &io.LimitedReader{R: w.body, N: size}
	it, err = page(head, body)
	if _, e := io.Copy(io.Discard, body); e != nil || body.N > 0 {
		return nil, false, fmt.Errorf("the record ends %d bytes early", body.N)
	}
	return it, true, err
}

// maxHead is the size of the largest header that is read.
const maxHead = 256 << 10

// header reads "Key: value" lines to the empty one; keys come in lower case.
func header(r *bufio.Reader) (map[string]string, error) {
	head, size := map[string]string{}, 0
	for {
		line, err := r.ReadSlice('\n')
		if size += len(line); size > maxHead || errors.Is(err, bufio.ErrBufferFull) {
			return nil, errors.New("it is longer than any header")
		}
		if err != nil {
			return nil, io.ErrUnexpectedEOF
		}
		text := strings.TrimRight(string(line), "\r\n")
		if text == "" {
			return head, nil
		}
		key, value, ok := strings.Cut(text, ":")
		if key = strings.ToLower(strings.TrimSpace(key)); ok && head[key] == "" {
			head[key] = strings.TrimSpace(value)
		}
	}
}

// page reads the page in a record; nil when it holds none.
func page(head map[string]string, body io.Reader) (*item.Item, error) {
	it := &item.Item{Given: news.Article{URL: strings.Trim(head["warc-target-uri"], "<>"), FetchedAt: head["warc-date"]}}
	kind, content := head["warc-type"], head["content-type"]
	switch {
	case kind == "response" && strings.HasPrefix(content, "application/http"):
		return response(it, body)
	case kind == "resource" && isHTML(content):
		it.Type, it.Charset = item.HTML, content
	case kind == "conversion" && strings.HasPrefix(content, "text/plain"):
		it.Type = item.Text
	default:
		return nil, nil
	}
	raw, err := item.ReadAll(body)
	it.Raw = raw
	return it, err
}

// response reads an HTTP response with a page in it.
func response(it *item.Item, body io.Reader) (*item.Item, error) {
	in := bufio.NewReader(body)
	line, err := in.ReadString('\n')
	if err != nil || !strings.HasPrefix(line, "HTTP/") {
		return nil, errors.New("a response that is no HTTP")
	}
	head, err := header(in)
	if err != nil {
		return nil, fmt.Errorf("a broken HTTP header: %w", err)
	}
	content := head["content-type"]
	switch status := strings.Fields(line); {
	case len(status) < 2 || status[1] != "200":
		return nil, fmt.Errorf("%w: %s", item.ErrNotArticle, strings.TrimSpace(line))
	case content != "" && !isHTML(content):
		return nil, fmt.Errorf("%w: %s", item.ErrNotArticle, content)
	}
	raw, err := item.ReadAll(in)
	if err != nil {
		return nil, err
	}
	it.Type, it.Charset, it.Raw = item.HTML, content, unchunk(raw, head["transfer-encoding"])
	it.Raw, err = unzip(it.Raw)
	return it, err
}

// unchunk takes chunks apart. Some crawlers store the body whole and keep the
// header that says otherwise: what cannot be taken apart stays.
func unchunk(raw []byte, encoding string) []byte {
	if !strings.Contains(strings.ToLower(encoding), "chunked") {
		return raw
	}
	whole, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(raw)))
	if err != nil {
		return raw
	}
	return whole
}

// unzip unpacks a body that some crawlers leave compressed. A page cut short by
// its crawler is read as far as it goes.
func unzip(raw []byte) ([]byte, error) {
	if !bytes.HasPrefix(raw, []byte{0x1f, 0x8b}) {
		return raw, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("a broken HTTP body: %w", err)
	}
	out, err := item.ReadAll(z)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return out, err
}

func isHTML(content string) bool {
	content = strings.ToLower(content)
	return strings.HasPrefix(content, "text/html") || strings.HasPrefix(content, "application/xhtml")
}

// skipBlank passes over the empty lines between records.
func skipBlank(r *bufio.Reader) error {
	for {
		b, err := r.ReadByte()
		if err != nil {
			return err
		}
		if b != '\r' && b != '\n' {
			return r.UnreadByte()
		}
	}
}

// counter is a buffered reader that knows where in the file it stands.
type counter struct {
	*bufio.Reader
	in *counting
}

type counting struct {
	r io.Reader
	n int64
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

func newCounter(r io.Reader, offset int64) *counter {
	in := &counting{r, offset}
	return &counter{bufio.NewReaderSize(in, 1<<20), in}
}

// back goes back to an offset, where the file can be sought in; elsewhere it
// stays, and what unpacking ran over is lost.
func (c *counter) back(to int64) error {
	file, ok := c.in.r.(io.Seeker)
	if !ok {
		return nil
	}
	if _, err := file.Seek(to-c.in.n, io.SeekCurrent); err != nil {
		return fmt.Errorf("going back to byte %d: %w", to, err)
	}
	c.in.n = to
	c.Reset(c.in)
	return nil
}

func (c *counter) at() int64 { return c.in.n - int64(c.Buffered()) }

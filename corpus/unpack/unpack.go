// Package unpack answers the question: what is under the compression? It tells
// gzip and zstandard by their first bytes, whatever the file is called, and
// refuses bombs.
//
//	r, name, err := unpack.Reader(file, "bbc.ndjson.gz") // name is now "bbc.ndjson"
package unpack

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// Bombs are told by both limits at once: news text packs 3 to 5 to 1, whole
// crawls of one site rarely 100 to 1, a bomb 1000 to 1 and more.
const (
	maxRatio = 300
	bombSize = 64 << 20 // below this nothing is a bomb
	maxDepth = 3        // layers of compression around one input
	window   = 8 << 20  // zstd window: the default of its tools at their strongest everyday level
)

// ErrBomb tells that a few bytes unpack to so many that no text can be meant.
var ErrBomb = errors.New("unpacks to more than 300 times its size")

// Reader takes off the compression that the first bytes tell, layer by layer,
// and the ending of the name that goes with it. What is not compressed comes back as it is.
func Reader(r io.Reader, name string) (*bufio.Reader, string, error) {
	in := bufio.NewReaderSize(r, 64<<10)
	for range maxDepth {
		head, _ := in.Peek(4)
		next, err := layer(in, head)
		if err != nil {
			return nil, name, fmt.Errorf("unpacking %s: %w", name, err)
		}
		if next == nil {
			return in, name, nil
		}
		in = bufio.NewReaderSize(next, 64<<10)
		name = bare(name)
	}
	if head, _ := in.Peek(4); isGzip(head) || isZstd(head) {
		return nil, name, fmt.Errorf("unpacking %s: more than %d layers of compression", name, maxDepth)
	}
	return in, name, nil
}

// layer is the reader under one layer of compression, nil when there is none.
func layer(in *bufio.Reader, head []byte) (io.Reader, error) {
	packed := &counter{r: in}
	switch {
	case isGzip(head):
		z, err := gzip.NewReader(packed)
		if err != nil {
			return nil, err
		}
		return &guard{r: z, packed: packed}, nil
	case isZstd(head):
		z, err := zstd.NewReader(packed, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(window), zstd.WithDecoderLowmem(true))
		if err != nil {
			return nil, err
		}
		return &guard{r: z.IOReadCloser(), packed: packed}, nil
	}
	return nil, nil
}

func isGzip(head []byte) bool { return bytes.HasPrefix(head, []byte{0x1f, 0x8b}) }
func isZstd(head []byte) bool { return bytes.HasPrefix(head, []byte{0x28, 0xb5, 0x2f, 0xfd}) }

// bare drops the ending of a compressed file's name.
func bare(name string) string {
	for _, ending := range []string{".gz", ".gzip", ".zst", ".zstd"} {
		if rest, ok := strings.CutSuffix(strings.ToLower(name), ending); ok {
			return name[:len(rest)]
		}
	}
	if rest, ok := strings.CutSuffix(strings.ToLower(name), ".tgz"); ok {
		return name[:len(rest)] + ".tar"
	}
	return name
}

type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// guard ends a stream that grows beyond all measure.
type guard struct {
	r      io.Reader
	packed *counter
	n      int64
}

func (g *guard) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	g.n += int64(n)
	if TooMuch(g.packed.n, g.n) {
		return 0, ErrBomb
	}
	return n, err
}

// TooMuch tells that unpacked bytes stand in no sane measure to packed ones.
func TooMuch(packed, unpacked int64) bool {
	return unpacked > bombSize && unpacked/maxRatio > packed
}

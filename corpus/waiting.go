package corpus

import (
	"context"
	"io"
	"os"
)

// waiting is a stream that may not give anything for a long time (a pipe, a
// terminal): reading it ends when the import is called off.
type waiting struct {
	ctx context.Context
	r   io.Reader
	got chan chunk
	buf []byte
	now []byte // of buf: read and not yet handed on
	err error
	out bool // a read is under way
}

type chunk struct {
	n   int
	err error
}

// interruptible gives f as it is when it is a file on the disk, which answers at once.
func interruptible(ctx context.Context, f io.Reader) io.Reader {
	if file, ok := f.(*os.File); ok {
		if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
			return f
		}
	}
	return &waiting{ctx: ctx, r: f, got: make(chan chunk, 1), buf: make([]byte, 64<<10)}
}

// Read implements io.Reader.
func (w *waiting) Read(p []byte) (int, error) {
	if len(w.now) == 0 && w.err == nil {
		if !w.out {
			w.out = true
			go func() {
				n, err := w.r.Read(w.buf)
				w.got <- chunk{n, err}
			}()
		}
		select {
		case c := <-w.got:
			w.out, w.now, w.err = false, w.buf[:c.n], c.err
		case <-w.ctx.Done():
			return 0, context.Cause(w.ctx)
		}
	}
	n := copy(p, w.now)
	if w.now = w.now[n:]; n == 0 && len(w.now) == 0 {
		return 0, w.err
	}
	return n, nil
}

package item

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// Lines cuts an input into lines without holding more than one of them.
type Lines struct {
	in     *bufio.Reader
	Number int   // of the line last read, from 1
	Offset int64 // behind the line last read
}

// NewLines reads lines from r.
func NewLines(r io.Reader) *Lines { return &Lines{in: bufio.NewReaderSize(r, 64<<10)} }

// Next is the next line without its line end; the caller owns it. A line longer
// than MaxBytes gives ErrTooLong, and the one after it can be read. The end is io.EOF.
func (l *Lines) Next() ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := l.in.ReadSlice('\n')
		l.Offset += int64(len(part))
		if long = long || len(line)+len(part) > MaxBytes; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err == io.EOF && (len(line) > 0 || long):
		case err != nil:
			return nil, err
		}
		l.Number++
		if long {
			return nil, ErrTooLong
		}
		return bytes.TrimRight(line, "\r\n"), nil
	}
}

// ReadAll reads one article's bytes, up to MaxBytes.
func ReadAll(r io.Reader) ([]byte, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err == nil && len(raw) > MaxBytes {
		return nil, ErrTooLong
	}
	return raw, err
}

package item

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
)

func TestLines(t *testing.T) {
	in := "first\r\n\nthird " + strings.Repeat("x", 200_000) + "\nlast"
	l := NewLines(strings.NewReader(in))
	var got []int
	for {
		line, err := l.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, len(line))
	}
	if len(got) != 4 || got[0] != 5 || got[1] != 0 || got[2] != 200_006 || got[3] != 4 || l.Offset != int64(len(in)) || l.Number != 4 {
		t.Errorf("lengths %v, offset %d, number %d", got, l.Offset, l.Number)
	}
}

// endless gives n bytes without a line end, then a line.
func endless(n int) io.Reader {
	return io.MultiReader(io.LimitReader(zeros{}, int64(n)), strings.NewReader("\nafter\n"))
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestHugeLineIsRefusedAndTheNextIsRead(t *testing.T) {
	l := NewLines(endless(100 << 20))
	if _, err := l.Next(); !errors.Is(err, ErrTooLong) {
		t.Fatalf("got %v, want ErrTooLong", err)
	}
	if line, err := l.Next(); err != nil || string(line) != "after" || l.Number != 2 {
		t.Errorf("got %q, %v at line %d", line, err, l.Number)
	}
}

func TestReadAllStopsAtTheLimit(t *testing.T) {
	if _, err := ReadAll(endless(MaxBytes + 1)); !errors.Is(err, ErrTooLong) {
		t.Errorf("got %v, want ErrTooLong", err)
	}
	if raw, err := ReadAll(bytes.NewReader([]byte("a"))); err != nil || string(raw) != "a" {
		t.Errorf("got %q, %v", raw, err)
	}
}

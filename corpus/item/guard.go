package item

import (
	"bytes"
	"io"
)

// Guard fails when one article asks for more than its share of an input, so that
// a value or a row of a gigabyte is refused before it fills the memory.
type Guard struct {
	r    io.Reader
	left int
}

// NewGuard guards r.
func NewGuard(r io.Reader) *Guard { return &Guard{r, MaxBytes} }

// Rest says that an article ended and the next one begins.
func (g *Guard) Rest() { g.left = MaxBytes }

// Unread puts bytes back in front of what is left.
func (g *Guard) Unread(b []byte) { g.r = io.MultiReader(bytes.NewReader(b), g.r) }

// Read implements io.Reader. It fails with ErrTooLong.
func (g *Guard) Read(p []byte) (int, error) {
	if g.left <= 0 {
		return 0, ErrTooLong
	}
	n, err := g.r.Read(p[:min(len(p), g.left)])
	g.left -= n
	return n, err
}

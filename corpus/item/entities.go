package item

import (
	"bytes"
	"errors"
)

// ErrEntities tells that an XML document defines entities by entities, which is how
// a few bytes are made to stand for gigabytes, and which no feed or sitemap needs.
var ErrEntities = errors.New("it defines entities of entities, as only a bomb does")

// Laughs tells such a document by its head. Go's own reader expands no entity that
// a document defines; this is for a clear reason, not for safety alone.
func Laughs(head []byte) bool {
	for {
		_, rest, ok := bytes.Cut(head, []byte("<!ENTITY"))
		if !ok {
			return false
		}
		value, after, _ := bytes.Cut(rest, []byte(">"))
		if i := bytes.IndexByte(value, '&'); i >= 0 && i+1 < len(value) && value[i+1] != '#' {
			return true
		}
		head = after
	}
}

package item

import (
	"bytes"

	"hearsay/corpus/interchange"
)

// Of makes an item of fields that a container gives without bytes of their own: a
// row, a feed's entry, a mail. It is written in the contract's form, which can
// be read again later.
func Of(key string, next int64, in interchange.In) Item {
	var raw bytes.Buffer
	if err := interchange.Write(&raw, in); err != nil {
		return Item{Key: key, Next: next, Err: err}
	}
	return Item{Key: key, Next: next, Raw: bytes.TrimRight(raw.Bytes(), "\n"), Type: JSON}
}

// Package parquet answers the question: which articles are in this Parquet table?
//
//	err := parquet.Each(f, size, map[string]string{"text": "body_text"}, func(it item.Item) error { … })
//
// Columns are known by the names that package table knows, or mapped. The module
// costs a millisecond at start and ten megabytes of the program.
package parquet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"hearsay/corpus/interchange"
	"hearsay/corpus/item"
	"hearsay/corpus/table"
)

// Looks tells a table by its first bytes.
func Looks(head []byte) bool { return bytes.HasPrefix(head, []byte("PAR1")) }

// batch is how many rows are read at once.
const batch = 64

// Each emits an item for each row.
func Each(r io.ReaderAt, size int64, fields map[string]string, emit item.Emit) (err error) {
	defer func() {
		if p := recover(); p != nil { // the module panics on some broken files
			err = fmt.Errorf("reading a Parquet table: %v", p)
		}
	}()
	if err := footer(r, size); err != nil {
		return fmt.Errorf("reading a Parquet table: %w", err)
	}
	file, err := parquet.OpenFile(r, size)
	if err != nil {
		return fmt.Errorf("reading a Parquet table: %w", err)
	}
	leaves := leavesOf(file.Schema())
	at, err := table.Columns(names(leaves), fields)
	if err != nil {
		return err
	}
	n := int64(0)
	for _, group := range file.RowGroups() {
		if n, err = readGroup(group, leaves, at, n, emit); err != nil {
			return err
		}
	}
	return nil
}

// footer refuses a table whose description of itself is larger than the file: the
// module would make room for it first, up to 4 GB.
func footer(r io.ReaderAt, size int64) error {
	var tail [8]byte
	if size < int64(len("PAR1")+len(tail)) {
		return io.ErrUnexpectedEOF
	}
	if _, err := r.ReadAt(tail[:], size-int64(len(tail))); err != nil {
		return err
	}
	if n := int64(binary.LittleEndian.Uint32(tail[:4])); n > size-int64(len("PAR1")+len(tail)) {
		return fmt.Errorf("its footer is said to have %d bytes, of a file of %d", n, size)
	}
	return nil
}

// leaf is one column of values.
type leaf struct {
	name string // of the outermost field: a list's own name
	node parquet.Node
}

func leavesOf(schema *parquet.Schema) []leaf {
	var out []leaf
	for _, path := range schema.Columns() {
		column, _ := schema.Lookup(path...)
		out = append(out, leaf{path[0], column.Node})
	}
	return out
}

func names(leaves []leaf) []string {
	out := make([]string, len(leaves))
	for i, l := range leaves {
		out[i] = l.name
	}
	return out
}

// readGroup emits the rows of a group; n is the number of the row before it.
func readGroup(group parquet.RowGroup, leaves []leaf, at table.At, n int64, emit item.Emit) (int64, error) {
	rows := group.Rows()
	defer rows.Close()
	buffer := make([]parquet.Row, batch)
	for {
		got, err := rows.ReadRows(buffer)
		for _, row := range buffer[:got] {
			n++
			key := fmt.Sprintf("row %d", n)
			cells, size := cellsOf(row, leaves)
			it := item.Item{Key: key, Next: n, Err: item.ErrTooLong}
			if size <= item.MaxBytes {
				it = item.Of(key, n, at.Article(cells))
			}
			if err := emit(it); err != nil {
				return n, err
			}
		}
		if errors.Is(err, io.EOF) {
			return n, nil
		}
		if err != nil {
			return n, fmt.Errorf("after row %d: %w", n, err)
		}
	}
}

// cellsOf is a row as texts, one a column; the values of a list are parted by
// semicolons, as names of authors are.
func cellsOf(row parquet.Row, leaves []leaf) (cells []string, size int) {
	cells = make([]string, len(leaves))
	for _, v := range row {
		c := v.Column()
		if c < 0 || c >= len(leaves) || v.IsNull() {
			continue
		}
		if isBytes(v) {
			size += len(v.ByteArray())
		}
		if size > item.MaxBytes {
			return nil, size
		}
		text := textOf(v, leaves[c].node)
		if cells[c] != "" {
			text = cells[c] + ";" + text
		}
		cells[c] = text
	}
	return cells, size
}

func isBytes(v parquet.Value) bool {
	return v.Kind() == parquet.ByteArray || v.Kind() == parquet.FixedLenByteArray
}

// textOf is a value as text; dates and times as ISO 8601.
func textOf(v parquet.Value, node parquet.Node) string {
	if logical := node.Type().LogicalType(); logical != nil {
		switch kind := logical.Value.(type) {
		case *format.DateType:
			return time.Unix(int64(v.Int32())*86400, 0).UTC().Format(time.DateOnly)
		case *format.TimestampType:
			return moment(v.Int64(), kind.Unit)
		}
	}
	if isBytes(v) {
		return interchange.Clean(string(v.ByteArray()))
	}
	return v.String()
}

// moment is a number of units since 1970.
func moment(n int64, unit format.TimeUnit) string {
	t := time.Unix(0, n)
	switch unit.Value.(type) {
	case *format.MilliSeconds:
		t = time.UnixMilli(n)
	case *format.MicroSeconds:
		t = time.UnixMicro(n)
	}
	return t.UTC().Format(time.RFC3339)
}

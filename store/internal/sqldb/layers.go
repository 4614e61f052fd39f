package sqldb

import (
	"encoding/json"
	"fmt"
	"math"
	"reflect"
	"strconv"
	"sync"
	"unicode/utf8"

	"github.com/klauspost/compress/zstd"

	"hearsay/extract/news"
)

// layers is what is kept of a document besides its columns: everything that the
// annotators filled and that does not follow from the text alone. The claims'
// words are left out of the stored form, since the text has them.
type layers struct {
	Entities   []news.Entity
	Statements []news.Statement
	Claims     []news.Claim
}

func pack(l *layers) ([]byte, error) {
	slim := *l
	slim.Claims = make([]news.Claim, len(l.Claims))
	for i, c := range l.Claims {
		c.Article, c.Revision, c.Extractor, c.Fact = "", "", "", ""
		slim.Claims[i] = c
	}
	buf, err := appendJSON(nil, reflect.ValueOf(slim))
	if err != nil {
		return nil, fmt.Errorf("packing layers: %w", err)
	}
	return compress(buf), nil
}

func unpack(data []byte) (*layers, error) {
	buf, err := decompress(data)
	if err != nil {
		return nil, fmt.Errorf("unpacking layers: %w", err)
	}
	l := &layers{}
	if err := json.Unmarshal(buf, l); err != nil {
		return nil, fmt.Errorf("reading layers: %w", err)
	}
	return l, nil
}

// The coders are made at first use: they cost some milliseconds.
var (
	encoder = sync.OnceValue(func() *zstd.Encoder {
		e, _ := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithEncoderCRC(true),
			zstd.WithLowerEncoderMem(true), zstd.WithWindowSize(512<<10))
		return e
	})
	decoder = sync.OnceValue(func() *zstd.Decoder {
		d, _ := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxUnpacked))
		return d
	})
)

// maxUnpacked refuses a damaged or hostile blob that would unpack without end.
const maxUnpacked = 1 << 30

func compress(data []byte) []byte { return encoder().EncodeAll(data, nil) }

func decompress(data []byte) ([]byte, error) { return decoder().DecodeAll(data, nil) }

// appendJSON writes v as JSON with the names of the Go fields and without the
// fields that are zero. It reflects, so that a field added to the vocabulary is
// stored without a word here; encoding/json reads it. Leaving zeros out makes it
// a third as long and twice as fast as encoding/json.
func appendJSON(b []byte, v reflect.Value) ([]byte, error) {
	switch v.Kind() {
	case reflect.Struct:
		return appendStruct(b, v)
	case reflect.String:
		return appendString(b, v.String()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.AppendInt(b, v.Int(), 10), nil
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uint:
		return strconv.AppendUint(b, v.Uint(), 10), nil
	case reflect.Float64:
		return appendFloat(b, v.Float())
	case reflect.Bool:
		return strconv.AppendBool(b, v.Bool()), nil
	case reflect.Pointer:
		if v.IsNil() {
			return append(b, "null"...), nil
		}
		return appendJSON(b, v.Elem())
	case reflect.Slice:
		return appendSlice(b, v)
	}
	return nil, fmt.Errorf("cannot store a %s", v.Type())
}

func appendFloat(b []byte, x float64) ([]byte, error) {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil, fmt.Errorf("cannot store the number %v", x)
	}
	return strconv.AppendFloat(b, x, 'g', -1, 64), nil
}

func appendSlice(b []byte, v reflect.Value) (_ []byte, err error) {
	if v.Type().Elem().Kind() == reflect.Uint8 {
		return nil, fmt.Errorf("cannot store a %s", v.Type())
	}
	b = append(b, '[')
	for i := range v.Len() {
		if i > 0 {
			b = append(b, ',')
		}
		if b, err = appendJSON(b, v.Index(i)); err != nil {
			return nil, err
		}
	}
	return append(b, ']'), nil
}

// plan is a struct type's field names, ready to write.
type plan []struct {
	index int
	key   string
}

var plans sync.Map // reflect.Type → plan

func planOf(t reflect.Type) plan {
	if p, ok := plans.Load(t); ok {
		return p.(plan)
	}
	var p plan
	for i := range t.NumField() {
		p = append(p, struct {
			index int
			key   string
		}{i, `"` + t.Field(i).Name + `":`})
	}
	plans.Store(t, p)
	return p
}

func appendStruct(b []byte, v reflect.Value) (_ []byte, err error) {
	b = append(b, '{')
	first := true
	for _, f := range planOf(v.Type()) {
		field := v.Field(f.index)
		if field.IsZero() || field.Kind() == reflect.Slice && field.Len() == 0 {
			continue
		}
		if !first {
			b = append(b, ',')
		}
		first = false
		if b, err = appendJSON(append(b, f.key...), field); err != nil {
			return nil, err
		}
	}
	return append(b, '}'), nil
}

const hexDigits = "0123456789abcdef"

// appendString quotes s; invalid UTF-8 becomes U+FFFD, as in encoding/json.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			b = append(append(b, s[from:i]...), '\\', 'u', '0', '0', hexDigits[c>>4], hexDigits[c&15])
			i++
			from = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 {
			b = append(append(b, s[from:i]...), "\uFFFD"...)
			from = i + 1
		}
		i += n
	}
	return append(append(b, s[from:]...), '"')
}

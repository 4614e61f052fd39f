package page

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/transform"

	"hearsay/corpus/interchange"
)

// decode turns a page's bytes into UTF-8. The order is: a byte order mark;
// bytes that are UTF-8 as they stand, whatever the page declares, since a page
// that is valid UTF-8 beyond ASCII is so by no accident; the server's header;
// the page's meta; and windows-1252, which is what the web standard takes for
// undeclared bytes.
func decode(raw []byte, contentType string) string {
	if !hasMark(raw) && utf8.Valid(raw) {
		return interchange.Clean(string(raw))
	}
	enc, name, certain := charset.DetermineEncoding(raw, contentType)
	if !certain && !mostlyUTF8(raw) {
		enc, _ = htmlindex.Get("windows-1252")
	}
	if name == "utf-8" || !certain && mostlyUTF8(raw) {
		return interchange.Clean(string(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))))
	}
	out, _, err := transform.Bytes(enc.NewDecoder(), raw)
	if err != nil {
		return interchange.Clean(string(raw))
	}
	return interchange.Clean(string(out))
}

func hasMark(raw []byte) bool {
	for _, mark := range []string{"\xef\xbb\xbf", "\xfe\xff", "\xff\xfe"} {
		if bytes.HasPrefix(raw, []byte(mark)) {
			return true
		}
	}
	return false
}

// mostlyUTF8 tells bytes in UTF-8 with a few broken ones from bytes in another
// charset: at least as many good sequences beyond ASCII as bad bytes. In a
// one-byte charset nearly every byte beyond ASCII is bad UTF-8.
func mostlyUTF8(raw []byte) bool {
	good, bad := 0, 0
	for len(raw) > 0 {
		r, n := utf8.DecodeRune(raw)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		raw = raw[n:]
	}
	return good >= bad
}

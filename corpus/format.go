package corpus

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay/corpus/archive"
	"hearsay/corpus/feed"
	"hearsay/corpus/item"
	"hearsay/corpus/mail"
	"hearsay/corpus/ndjson"
	"hearsay/corpus/parquet"
	"hearsay/corpus/sitemap"
	"hearsay/corpus/table"
	"hearsay/corpus/warc"
)

// format is one form in which articles come.
type format struct {
	name    string
	about   string   // one line for people
	endings []string // of file names, without compression
	shared  []string // endings that other forms have too: content decides
	// sniff tells the form from the first bytes; nil where only the name can.
	sniff func(head []byte) bool
	// one is the type of a file that holds one article; "" where each cuts the file into items.
	one  item.Type
	each func(in *stream, emit item.Emit) error
	// seekable forms read their own compression and go on from any offset.
	seekable bool
}

// whole reads a file that holds one article in a form of its own.
func whole(read func([]byte) item.Item) func(*stream, item.Emit) error {
	return func(in *stream, emit item.Emit) error {
		raw, err := item.ReadAll(in.r)
		it := item.Item{Err: err}
		if err == nil {
			it = read(raw)
		}
		it.Next = 1
		return emit(it)
	}
}

// forms are all formats in the order in which they are tried on content: the more telling
// first. Plain text takes all that is text. (A function, since an archive holds further inputs of
// all these forms.)
func forms() []format {
	return []format{
		{name: "warc", about: "a web archive (WARC), compressed or not", endings: []string{".warc"}, sniff: warc.Looks, seekable: true,
			each: func(in *stream, emit item.Emit) error { return warc.Each(in.raw, in.from, emit) }},
		{name: "zip", about: "a zip of any of these", endings: []string{".zip"}, sniff: archive.LooksZip, each: readZip},
		{name: "parquet", about: "a Parquet table", endings: []string{".parquet"}, sniff: parquet.Looks, each: readParquet},
		{name: "tar", about: "a tar of any of these", endings: []string{".tar"}, sniff: archive.LooksTar, each: readTar},
		{name: "sitemap", about: "a sitemap or news sitemap: the articles at its addresses are fetched", shared: []string{".xml"}, sniff: sitemap.Looks, each: readSitemap},
		{name: "feed", about: "RSS, Atom or JSON Feed", endings: []string{".rss", ".atom", ".xml"}, shared: []string{".json"}, sniff: feed.Looks,
			each: func(in *stream, emit item.Emit) error { return feed.Each(in.r, emit) }},
		{name: "mbox", about: "a mailbox of newsletters", endings: []string{".mbox", ".mbx"}, sniff: mail.LooksBox,
			each: func(in *stream, emit item.Emit) error { return mail.Box(in.r, emit) }},
		{name: "mhtml", about: "a saved page in one file", endings: []string{".mhtml", ".mht"}, sniff: mail.LooksPage, each: whole(mail.Page)},
		{name: "eml", about: "one mail", endings: []string{".eml"}, sniff: mail.LooksMail, each: whole(mail.One)},
		{name: "html", about: "a web page", endings: []string{".html", ".htm", ".xhtml"}, sniff: looksHTML, one: item.HTML},
		{name: "ndjson", about: "one JSON object a line", endings: []string{".ndjson", ".jsonl", ".jsonlines"}, sniff: looksLines,
			each: func(in *stream, emit item.Emit) error { return ndjson.Lines(in.r, mapped(emit, in.fields)) }},
		{name: "json", about: "a JSON object or list of them; also news-please's", endings: []string{".json"}, sniff: looksJSON,
			each: func(in *stream, emit item.Emit) error { return ndjson.Values(in.r, mapped(emit, in.fields)) }},
		{name: "csv", about: "a table, comma- or tab-separated, whose first row names the columns", endings: []string{".csv", ".tsv", ".tab"}, sniff: table.Looks,
			each: func(in *stream, emit item.Emit) error { return table.Each(in.r, in.fields, emit) }},
		{name: "markdown", about: "Markdown", endings: []string{".md", ".markdown"}, one: item.Markdown},
		{name: "text", about: "plain text", endings: []string{".txt", ".text"}, sniff: looksText, one: item.Text},
	}
}

// mapped hands the field map on with every item.
func mapped(emit item.Emit, fields map[string]string) item.Emit {
	return func(it item.Item) error {
		it.Map = fields
		return emit(it)
	}
}

// Formats are the names of the forms that can be read, each with a line about it.
func Formats() [][2]string {
	var out [][2]string
	for _, f := range forms() {
		out = append(out, [2]string{f.name, f.about})
	}
	return out
}

// The reasons why an input is no article at all.
var (
	errEmpty  = errors.New("the file is empty")
	errBinary = errors.New("binary data, not text")
)

// sniffLen is how much of an input is looked at: what tells a form stands at its
// head.
const sniffLen = 4096

// formatOf finds the form of an input: by the given name, else by content, with the
// ending of the file's name deciding between what content leaves open.
func formatOf(given, file string, head []byte) (*format, error) {
	formats := forms()
	if given != "" {
		for i := range formats {
			if formats[i].name == given {
				return &formats[i], nil
			}
		}
		return nil, fmt.Errorf("no format is called %q", given)
	}
	if len(head) == 0 {
		return nil, errEmpty
	}
	ending := strings.ToLower(filepath.Ext(file))
	for i := range formats {
		if f := &formats[i]; slices.Contains(f.shared, ending) && f.sniff(head) {
			return f, nil
		}
	}
	for i := range formats {
		if f := &formats[i]; slices.Contains(f.endings, ending) && fits(f, head) && !(f.name == "json" && manyLines(head)) {
			return f, nil
		}
	}
	for i := range formats {
		if f := &formats[i]; f.sniff != nil && f.sniff(head) {
			return f, nil
		}
	}
	return nil, binary(head)
}

// notText are files that people take for articles, by their first bytes.
var notText = []struct{ magic, what string }{
	{"%PDF", "a PDF, of which the text cannot be had faithfully: turn it into text with another program (pdftotext -layout) and give that"},
	{"\xd0\xcf\x11\xe0", "a document of an office program: save it as a web page or as text and give that"},
	{"BZh", "packed with bzip2: unpack it first, or pack it with gzip or zstd"},
	{"\xfd7zXZ", "packed with xz: unpack it first, or pack it with gzip or zstd"},
	{"7z\xbc\xaf", "a 7z archive: unpack it first, or pack it as zip or tar"},
	{"Rar!", "a RAR archive: unpack it first, or pack it as zip or tar"},
	{"SQLite format 3\x00", "a database: a store is taken in with 'hearsay merge'"},
	{"\x89PNG", "a picture"}, {"GIF8", "a picture"}, {"\xff\xd8\xff", "a picture"},
}

// binary says what a file is that is no text.
func binary(head []byte) error {
	for _, n := range notText {
		if bytes.HasPrefix(head, []byte(n.magic)) {
			return fmt.Errorf("%w: %s", errBinary, n.what)
		}
	}
	return errBinary
}

// fits tells that content does not speak against the form that a name promises:
// text forms must be text.
func fits(f *format, head []byte) bool { return looksText(head) || f.sniff != nil && f.sniff(head) }

// looksText tells text from binary data: no more than one byte in fifty may be
// NUL or another control byte. A single U+0000 in a text is replaced, not refused.
func looksText(head []byte) bool {
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) {
		return len(head) > 2 // UTF-16
	}
	for _, magic := range []string{"%PDF", "PK\x03\x04", "\x89PNG", "GIF8", "\xff\xd8\xff", "SQLite format 3\x00", "\x7fELF", "OggS", "ID3", "RIFF", "BZh", "\xfd7zXZ"} {
		if bytes.HasPrefix(head, []byte(magic)) {
			return false
		}
	}
	control, broken := 0, 0
	for i := 0; i < len(head); {
		r, n := utf8.DecodeRune(head[i:])
		if r == utf8.RuneError && n == 1 {
			broken++
		}
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' && r != '\f' && r != 0x1b || r == 0x7f {
			control++
		}
		i += n
	}
	return control*50 <= len(head) && broken*3 <= len(head)
}

// looksHTML tells a page by a tag among its first words.
func looksHTML(head []byte) bool {
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) {
		head = bytes.ReplaceAll(head, []byte{0}, nil)
	}
	h := bytes.ToLower(bytes.TrimLeft(head, "\xef\xbb\xbf\xff\xfe \t\r\n"))
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<!--"} {
		if bytes.HasPrefix(h, []byte(tag)) {
			return true
		}
	}
	return bytes.HasPrefix(h, []byte("<")) && (bytes.Contains(h, []byte("<html")) || bytes.Contains(h, []byte("<body")) || bytes.Contains(h, []byte("<p>")))
}

// looksLines tells one object a line from an object over several lines: the
// first line is whole, or too long to see its end.
func looksLines(head []byte) bool {
	h := bytes.TrimLeft(head, "\xef\xbb\xbf \t\r\n")
	if !bytes.HasPrefix(h, []byte("{")) {
		return false
	}
	line, _, ended := bytes.Cut(h, []byte("\n"))
	if ended {
		return json.Valid(line)
	}
	return len(head) >= sniffLen && len(line) > 200
}

// manyLines tells NDJSON under the name of JSON: a second line that begins an
// object.
func manyLines(head []byte) bool {
	_, rest, _ := bytes.Cut(head, []byte("\n"))
	return looksLines(head) && bytes.HasPrefix(rest, []byte("{"))
}

func looksJSON(head []byte) bool {
	h := bytes.TrimLeft(head, "\xef\xbb\xbf \t\r\n")
	if bytes.HasPrefix(h, []byte("{")) {
		rest := bytes.TrimLeft(h[1:], " \t\r\n")
		return bytes.HasPrefix(rest, []byte(`"`)) || bytes.HasPrefix(rest, []byte("}"))
	}
	if bytes.HasPrefix(h, []byte("[")) {
		rest := bytes.TrimLeft(h[1:], " \t\r\n")
		return bytes.HasPrefix(rest, []byte("{")) || bytes.HasPrefix(rest, []byte("]"))
	}
	return false
}

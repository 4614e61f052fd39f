// Package table answers the question: which articles are in this table of
// comma- or tab-separated values?
//
//	err := table.Each(r, map[string]string{"text": "Article body"}, func(it item.Item) error { … })
//
// The first row names the columns. Usual names are known ("headline", "pub_date",
// "body"); others are mapped. A broken row is one item with its error.
package table

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"hearsay/corpus/interchange"
	"hearsay/corpus/item"
)

// columns are the usual names of columns for each key of the contract, best
// first, in lower case with nothing between words.
var columns = []struct {
	key   string
	names []string
}{
	{"id", []string{"id", "guid", "uuid", "articleid", "docid", "documentid", "key"}},
	{"url", []string{"url", "link", "permalink", "address", "sourceurl", "articleurl", "webpage"}},
	{"outlet", []string{"outlet", "publisher", "publication", "newspaper", "sourcename", "sitename", "site", "domain", "sourcedomain", "source"}},
	{"title", []string{"title", "headline", "heading", "subject"}},
	{"published", []string{"published", "publishedat", "publisheddate", "datepublished", "publishdate", "publicationdate", "datepublish", "pubdate", "pubtime", "date", "datetime", "timestamp", "day"}},
	{"authors", []string{"authors", "author", "byline", "creator"}},
	{"language", []string{"language", "lang"}},
	{"text", []string{"text", "body", "content", "article", "articletext", "articlebody", "fulltext", "maintext", "story", "storytext"}},
	{"html", []string{"html", "rawhtml", "bodyhtml", "contenthtml"}},
}

// Each emits an item for each row. fields maps keys of the contract to columns
// that have other names.
func Each(r io.Reader, fields map[string]string, emit item.Emit) error {
	guard := item.NewGuard(r)
	buffered := bufio.NewReaderSize(guard, 64<<10)
	rows := csv.NewReader(buffered)
	rows.Comma = separator(buffered)
	rows.LazyQuotes, rows.FieldsPerRecord, rows.ReuseRecord = true, -1, true
	head, err := rows.Read()
	if err != nil {
		return fmt.Errorf("reading the names of the columns: %w", err)
	}
	at, err := Columns(head, fields)
	if err != nil {
		return err
	}
	for {
		guard.Rest()
		row, err := rows.Read()
		line, _ := 0, 0
		if err == nil {
			line, _ = rows.FieldPos(0)
		}
		var broken *csv.ParseError
		switch {
		case err == io.EOF:
			return nil
		case errors.As(err, &broken) && !errors.Is(err, item.ErrTooLong):
			err = emit(item.Item{Key: fmt.Sprintf("line %d", broken.StartLine), Next: rows.InputOffset(), Err: broken.Err})
		case err != nil:
			return fmt.Errorf("after byte %d: %w", rows.InputOffset(), err)
		case blank(row):
			continue
		default:
			err = emit(item.Of(fmt.Sprintf("line %d", line), rows.InputOffset(), at.Article(row)))
		}
		if err != nil {
			return err
		}
	}
}

// separator is the mark that stands most often in the first line.
func separator(r *bufio.Reader) rune {
	head, _ := r.Peek(4096)
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		r.Discard(3)
		head = head[3:]
	}
	line, _, _ := bytes.Cut(head, []byte("\n"))
	best := ','
	for _, mark := range []rune{'\t', ';', '|'} {
		if bytes.Count(line, []byte(string(mark))) > bytes.Count(line, []byte(string(best))) {
			best = mark
		}
	}
	return best
}

// Looks tells a table from prose by its first bytes: a first line that names two
// columns or more that are known, one of them for the text.
func Looks(head []byte) bool {
	line, _, ended := bytes.Cut(head, []byte("\n"))
	if !ended || len(line) > 1000 {
		return false
	}
	names, err := csv.NewReader(bytes.NewReader(line)).Read()
	if tabs := bytes.Split(line, []byte("\t")); len(tabs) > len(names) {
		names = strings.Split(string(line), "\t")
	}
	if err != nil || len(names) < 2 {
		return false
	}
	at, err := Columns(names, nil)
	known := 0
	for _, i := range at {
		if i >= 0 {
			known++
		}
	}
	return err == nil && known >= 2
}

// At tells which column holds which key of the contract; -1 for none.
type At []int

// Columns finds the columns by their names: the usual ones, and those that fields
// maps. It fails when no column holds the text.
func Columns(head []string, fields map[string]string) (At, error) {
	at := make(At, len(columns))
	for i, c := range columns {
		names := c.names
		if theirs, ok := fields[c.key]; ok {
			names = []string{squeeze(theirs)}
		}
		at[i] = index(head, names)
		if _, ok := fields[c.key]; ok && at[i] < 0 {
			return nil, fmt.Errorf("there is no column %q", fields[c.key])
		}
	}
	if at[len(columns)-1] < 0 && at[len(columns)-2] < 0 {
		return nil, fmt.Errorf("no column holds the text among %q; say which with --map text=COLUMN", strings.Join(head, ", "))
	}
	return at, nil
}

func index(head, names []string) int {
	for _, n := range names {
		for i, h := range head {
			if squeeze(h) == n {
				return i
			}
		}
	}
	return -1
}

// squeeze is a name in lower case without what stands between words.
func squeeze(s string) string {
	return strings.NewReplacer(" ", "", "_", "", "-", "", ".", "", "\ufeff", "").Replace(strings.ToLower(strings.TrimSpace(s)))
}

func blank(row []string) bool {
	for _, cell := range row {
		if strings.TrimSpace(cell) != "" {
			return false
		}
	}
	return true
}

// Article is the article in a row.
func (at At) Article(row []string) interchange.In {
	var in interchange.In
	cell := func(i int) string {
		if at[i] < 0 || at[i] >= len(row) {
			return ""
		}
		return interchange.Clean(row[at[i]])
	}
	for i, f := range []*string{&in.ID, &in.URL, &in.Outlet, &in.Title, &in.Published, nil, &in.Language, &in.Text, &in.HTML} {
		if f != nil {
			*f = cell(i)
		}
	}
	for _, name := range strings.FieldsFunc(cell(5), func(r rune) bool { return r == ';' || r == ',' || r == '|' }) {
		in.Authors = append(in.Authors, strings.TrimSpace(name))
	}
	return in
}

// Package plain answers the question: which article is in this text file? The
// text is stored exactly as it came in; what its own lines say of date, outlet,
// title, author and address is read, and left where it is.
//
//	a := plain.Read([]byte("date 2023-03-20 The bridge is shut …\n\nsource : www.courier.example\n"))
//	// a.Published "2023-03-20", a.PublishedRule "text-line", a.Outlet "courier.example"
package plain

import (
	"bytes"
	"strings"
	"unicode/utf16"

	"hearsay/corpus/address"
	"hearsay/corpus/interchange"
	"hearsay/corpus/plain/en"
	"hearsay/corpus/when"
	"hearsay/extract/news"
)

// labelled is one kind of line that says something of its article.
type labelled struct {
	labels []string
	put    func(a *news.Article, value string) bool // false when the value is none
}

// lines are the kinds, in order; a line counts for the first that takes it.
var lines = []labelled{
	{en.Date, putDate},
	{en.URL, putURL},
	{en.Outlet, putOutlet},
	{en.Source, putHost},
	{en.Title, putTitle},
	{en.Author, putAuthor},
}

// edge is how many lines at the top and at the end of a text may be labels:
// further inside, "Source: police" is the article speaking.
const edge = 12

// Read reads a text. It takes anything: what is no text at all is for the
// caller to refuse.
func Read(raw []byte) news.Article {
	a := news.Article{Text: text(raw)}
	all := strings.Split(a.Text, "\n")
	for i, line := range all {
		if line = strings.TrimSpace(line); line == "" || i >= edge && i < len(all)-edge {
			continue
		}
		if !readLabel(&a, line) && i < edge {
			readBare(&a, line)
		}
	}
	return a
}

// text is the file's text: exactly its bytes, except for U+0000, bytes that are
// no UTF-8, and UTF-16, which its mark tells.
func text(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}):
		return interchange.Clean(decode16(raw[2:], 0, 1))
	case bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		return interchange.Clean(decode16(raw[2:], 1, 0))
	}
	return interchange.Clean(string(raw))
}

// decode16 reads UTF-16 whose low byte is at lo and high byte at hi of each pair.
func decode16(raw []byte, lo, hi int) string {
	units := make([]uint16, 0, len(raw)/2)
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i+lo])|uint16(raw[i+hi])<<8)
	}
	return string(utf16.Decode(units))
}

// readLabel reads "label: value", and "date 2023-03-20" with no colon.
func readLabel(a *news.Article, line string) bool {
	label, value, ok := strings.Cut(line, ":")
	label = strings.ToLower(strings.TrimSpace(label))
	if !ok || len(label) > 20 {
		return readDateWord(a, line)
	}
	for _, l := range lines {
		if has(l.labels, label) && l.put(a, strings.TrimSpace(value)) {
			return true
		}
	}
	return readDateWord(a, line)
}

func has(list []string, word string) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
}

// readDateWord reads "date 2023-03-20 and the text goes on": a label, then an
// ISO day as a word of its own.
func readDateWord(a *news.Article, line string) bool {
	words := strings.Fields(line)
	if len(words) < 2 || !has(en.Date, strings.ToLower(words[0])) || len(words[1]) < len("2023-03-20") || words[1][4] != '-' {
		return false
	}
	return putDate(a, words[1])
}

// readBare reads a line near the top that is a date or a byline and nothing else.
func readBare(a *news.Article, line string) {
	if len(line) <= 40 && strings.ContainsAny(line, "0123456789") && !strings.HasSuffix(line, ".") && putDate(a, line) {
		return
	}
	if len(line) < 60 && strings.HasPrefix(strings.ToLower(line), en.By) && names(line[len(en.By):]) {
		putAuthor(a, line[len(en.By):])
	}
}

// names tells words that all begin with a capital letter.
func names(s string) bool {
	words := strings.Fields(s)
	for _, w := range words {
		if w[:1] != strings.ToUpper(w[:1]) || strings.HasSuffix(w, ".") && len(w) > 3 {
			return false
		}
	}
	return len(words) >= 2 && len(words) <= 4
}

func putDate(a *news.Article, value string) bool {
	iso, ok := when.Parse(value)
	if ok && a.Published == "" {
		a.Published, a.PublishedRule = iso, "text-line"
	}
	return ok
}

func putURL(a *news.Article, value string) bool {
	u := address.Canonical(value)
	if u == "" {
		return false
	}
	if a.URL == "" {
		a.URL = u
	}
	return putHost(a, u)
}

// putHost takes the host of an address for the outlet.
func putHost(a *news.Article, value string) bool {
	if strings.ContainsAny(value, " \t") || !strings.Contains(value, ".") {
		return false
	}
	host := address.Host(value)
	if i := strings.LastIndexByte(host, '.'); i <= 0 || len(host)-i < 3 {
		return false
	}
	if a.Outlet == "" {
		a.Outlet = host
	}
	return true
}

func putOutlet(a *news.Article, value string) bool {
	if value == "" || len(value) > 60 {
		return false
	}
	a.Outlet = value // the name, over a host that another line gave
	return true
}

func putTitle(a *news.Article, value string) bool {
	if value == "" || len(value) > 300 {
		return false
	}
	a.Title = value
	return true
}

func putAuthor(a *news.Article, value string) bool {
	if value == "" || len(value) > 100 || len(a.Authors) > 0 {
		return false
	}
	for _, n := range strings.Split(value, ",") {
		if n = strings.TrimSpace(n); n != "" {
			a.Authors = append(a.Authors, n)
		}
	}
	return true
}

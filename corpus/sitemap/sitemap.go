// Package sitemap answers the question: which articles does a site say it has? It
// reads sitemaps, news sitemaps and indexes of sitemaps.
//
//	err := sitemap.Each(r, func(e sitemap.Entry) error { … })
package sitemap

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"hearsay/corpus/address"
	"hearsay/corpus/item"
	"hearsay/corpus/when"
)

// Entry is an address in a sitemap.
type Entry struct {
	URL   string
	Index bool // another sitemap, not an article
	// Of a news sitemap; empty elsewhere.
	Title, Published, Outlet, Language string
	Modified                           string // when the page last changed
}

// MaxEntries is how many addresses one sitemap may hold, twice what the protocol
// allows.
const MaxEntries = 100_000

// prolog is how far into a document its own definitions reach.
const prolog = 64 << 10

// Each calls f for each address.
func Each(r io.Reader, f func(Entry) error) error {
	in := bufio.NewReaderSize(r, prolog)
	if head, _ := in.Peek(prolog); item.Laughs(head) {
		return fmt.Errorf("reading a sitemap: %w", item.ErrEntities)
	}
	dec := xml.NewDecoder(in)
	dec.Strict = false
	dec.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // addresses are ASCII
	n := 0
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading a sitemap: %w", err)
		}
		start, ok := tok.(xml.StartElement)
		if !ok || start.Name.Local != "url" && start.Name.Local != "sitemap" {
			continue
		}
		e, ok, err := entry(dec, start)
		if err != nil {
			return fmt.Errorf("reading a sitemap: %w", err)
		}
		if n++; n > MaxEntries {
			return errors.New("reading a sitemap: more addresses than a sitemap may hold")
		}
		if ok {
			if err := f(e); err != nil {
				return err
			}
		}
	}
}

// entry reads one address; ok is false when there is none in it.
func entry(dec *xml.Decoder, start xml.StartElement) (e Entry, ok bool, err error) {
	var raw struct {
		Loc  string `xml:"loc"`
		Mod  string `xml:"lastmod"`
		News struct {
			Title string `xml:"title"`
			Date  string `xml:"publication_date"`
			Of    struct {
				Name     string `xml:"name"`
				Language string `xml:"language"`
			} `xml:"publication"`
		} `xml:"news"`
	}
	if err := dec.DecodeElement(&raw, &start); err != nil {
		return e, false, err
	}
	e = Entry{URL: address.Canonical(raw.Loc), Index: start.Name.Local == "sitemap", Title: strings.TrimSpace(raw.News.Title),
		Outlet: strings.TrimSpace(raw.News.Of.Name), Language: strings.TrimSpace(raw.News.Of.Language)}
	e.Published, _ = when.Parse(raw.News.Date)
	e.Modified, _ = when.Parse(raw.Mod)
	return e, e.URL != "", nil
}

// Looks tells a sitemap by its first bytes.
func Looks(head []byte) bool {
	return bytes.Contains(head, []byte("<urlset")) || bytes.Contains(head, []byte("<sitemapindex"))
}

// Package feed answers the question: which articles are in this RSS, Atom or
// JSON feed?
//
//	err := feed.Each(r, func(it item.Item) error { … })
//
// An entry's full text is taken where the feed has it, else its summary. Its
// date of publication, address and authors come along.
package feed

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/mmcdole/gofeed"

	"hearsay/corpus/address"
	"hearsay/corpus/interchange"
	"hearsay/corpus/item"
	"hearsay/corpus/page"
	"hearsay/corpus/when"
)

// maxBytes is the size of the largest feed that is read; feeds are read whole.
const maxBytes = 64 << 20

// prolog is how far into a document its own definitions reach.
const prolog = 64 << 10

// Entry is one entry of a feed.
type Entry struct {
	In   interchange.In
	HTML string // the entry's own HTML, "" when it has none
	Full bool   // Text is the whole article as far as the feed says, not a summary
}

// Feed is a feed as far as articles are concerned.
type Feed struct {
	Title, Language string
	Entries         []Entry
}

// Parse reads a feed of any of the three kinds.
func Parse(r io.Reader) (*Feed, error) {
	raw, err := io.ReadAll(io.LimitReader(r, maxBytes+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading a feed: %w", err)
	case len(raw) > maxBytes:
		return nil, fmt.Errorf("reading a feed: more than %d MB", maxBytes>>20)
	case item.Laughs(raw[:min(len(raw), prolog)]):
		return nil, fmt.Errorf("reading a feed: %w", item.ErrEntities)
	}
	f, err := parse(raw)
	if err != nil {
		return nil, fmt.Errorf("reading a feed: %w", err)
	}
	out := &Feed{Title: strings.TrimSpace(f.Title), Language: language(f.Language)}
	for _, it := range f.Items {
		if it != nil {
			out.Entries = append(out.Entries, entry(f, it))
		}
	}
	return out, nil
}

// parse keeps a panic on a strange feed inside.
func parse(raw []byte) (f *gofeed.Feed, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("it cannot be parsed: %v", r)
		}
	}()
	f, err = gofeed.NewParser().Parse(bytes.NewReader(raw))
	if err == nil && f == nil {
		err = errors.New("it holds no feed")
	}
	return f, err
}

// Each emits an item for each entry.
func Each(r io.Reader, emit item.Emit) error {
	f, err := Parse(r)
	if err != nil {
		return err
	}
	for i, e := range f.Entries {
		key := cmp.Or(e.In.URL, e.In.ID, fmt.Sprintf("entry %d", i+1))
		it := item.Of(key, int64(i+1), e.In)
		it.Summary = !e.Full
		if err := emit(it); err != nil {
			return err
		}
	}
	return nil
}

func entry(f *gofeed.Feed, it *gofeed.Item) Entry {
	e := Entry{HTML: cmp.Or(it.Content, it.Description), Full: len(it.Content) > len(it.Description)}
	in := interchange.In{
		ID: it.GUID, URL: address.Canonical(cmp.Or(it.Link, link(it.GUID))), Title: text(it.Title), Language: language(f.Language),
		Outlet: text(f.Title), Published: published(it),
	}
	for _, a := range it.Authors {
		if a != nil && text(a.Name) != "" {
			in.Authors = append(in.Authors, text(a.Name))
		}
	}
	in.Text = text(e.HTML)
	e.In = in
	return e
}

// link is a guid that is an address.
func link(guid string) string {
	if strings.HasPrefix(guid, "http") {
		return guid
	}
	return ""
}

// published is the entry's date as its feed writes it, when that can be read:
// gofeed's own reading guesses where two readings are open.
func published(it *gofeed.Item) string {
	for _, s := range []string{it.Published, it.Updated} {
		if iso, ok := when.Parse(s); ok {
			return iso
		}
	}
	if it.DublinCoreExt != nil {
		for _, s := range it.DublinCoreExt.Date {
			if iso, ok := when.Parse(s); ok {
				return iso
			}
		}
	}
	return ""
}

// text is the plain text of a piece of HTML.
func text(s string) string {
	s = interchange.Clean(s)
	if !strings.ContainsAny(s, "<&") {
		return strings.TrimSpace(s)
	}
	t, _, err := page.Fragment(s)
	if err != nil {
		return ""
	}
	return t
}

func language(tag string) string {
	tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	if len(tag) != 2 && len(tag) != 3 {
		return ""
	}
	return tag
}

// Looks tells a feed by its first bytes.
func Looks(head []byte) bool {
	for _, mark := range []string{"<rss", "<feed", "<rdf:RDF"} {
		if i := bytes.Index(head, []byte(mark)); i >= 0 && !bytes.Contains(bytes.ToLower(head[:i]), []byte("<html")) {
			return true
		}
	}
	return bytes.Contains(head, []byte("jsonfeed.org/version"))
}

// Package item answers the question: what is one article before it is read?
// Readers of files, archives, feeds and the network cut their input into items;
// workers read the items into articles, many at once.
//
//	err := ndjson.Each(r, func(it item.Item) error { … })
package item

import (
	"errors"
	"fmt"

	"hearsay/extract/news"
)

// Type is the media type of an item's bytes: which reader turns them into an article.
type Type string

// The types that a single article can come in. A reader of rows, feeds or mail
// writes each entry as Contract JSON, so that there are few.
const (
	HTML     Type = "text/html"
	Text     Type = "text/plain"
	Markdown Type = "text/markdown"
	// JSON is one object: the contract's form, or news-please's.
	JSON Type = "application/json"
)

// MaxBytes is the size above which one article is refused. The longest articles
// and the pages with all their scripts stay below a tenth of it; an input that
// passes it is a broken file or an attack.
const MaxBytes = 16 << 20

// ErrTooLong tells that one article is larger than MaxBytes.
var ErrTooLong = fmt.Errorf("longer than %d MB, which no article is", MaxBytes>>20)

// ErrNotArticle marks what an input holds beside articles (a picture, a robots
// record, a menu). It is skipped, not failed.
var ErrNotArticle = errors.New("not an article")

// Item is one article as it lies in its input.
type Item struct {
	Key   string // where in the input, so that it is found again: "line 3", "record 1045"; "" for the whole
	Next  int64  // position behind it, growing through the input: a killed run passes over items up to the last one kept
	Raw   []byte // as it came in; the receiver owns it
	Type  Type
	Given news.Article // what is known from around it: address, time of fetching, a feed's date
	// Charset is the content type with the charset that was declared outside the bytes, "" if none.
	Charset string
	Map     map[string]string // contract key → the key in Raw, where the input's keys differ
	// Summary tells that the text is a feed's summary of an article, which must not replace the article itself.
	Summary bool
	Err     error // why there is nothing to read; Raw is nil then
}

// Emit receives items in the order of the input. Its error ends the reading.
type Emit func(Item) error

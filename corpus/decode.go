package corpus

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"hearsay/corpus/address"
	"hearsay/corpus/item"
	"hearsay/corpus/language"
	"hearsay/corpus/markdown"
	"hearsay/corpus/ndjson"
	"hearsay/corpus/page"
	"hearsay/corpus/plain"
	"hearsay/corpus/when"
	"hearsay/extract/news"
)

// maxText is the size above which a text is no article: a novel has half a
// million letters, and extraction holds a token for each word.
const maxText = 4 << 20

var errNoText = errors.New("no text in it")

// decode reads an item into an article without an ID. id is the identity that
// it came with, "" if none.
func decode(it item.Item, fetched time.Time) (a news.Article, id string, err error) {
	id = it.Given.Ref
	declared := ""
	switch it.Type {
	case item.HTML:
		a, err = page.Read(it.Raw, page.Hint{URL: it.Given.URL, ContentType: it.Charset, Fetched: fetched})
		declared, a.Language = a.Language, ""
	case item.JSON:
		var html, key string
		a, key, html, err = ndjson.Article(it.Raw, it.Map)
		if key != "" {
			id = key
		}
		if err == nil && html != "" {
			a, declared, err = withPage(a, html, fetched)
		}
	case item.Text:
		a = plain.Read(it.Raw)
	case item.Markdown:
		a = markdown.Read(it.Raw)
	default:
		return a, id, fmt.Errorf("no reader for %q", it.Type)
	}
	if err == nil {
		err = tidy(&a, it.Given, declared, fetched)
	}
	return a, id, err
}

// withPage reads the html that came with an object; what the object says stands
// over what the page says.
func withPage(in news.Article, html string, fetched time.Time) (a news.Article, declared string, err error) {
	a, err = page.Read([]byte(html), page.Hint{URL: in.URL, Fetched: fetched})
	declared, a.Language = a.Language, ""
	fill(&in, &a)
	in.Text, in.Captions, in.Related, in.URLs = a.Text, a.Captions, a.Related, a.URLs
	return in, declared, err
}

// fill gives a what it lacks and b has.
func fill(a, b *news.Article) {
	for _, f := range [][2]*string{{&a.URL, &b.URL}, {&a.Outlet, &b.Outlet}, {&a.Title, &b.Title}, {&a.Language, &b.Language}, {&a.FetchedAt, &b.FetchedAt}} {
		if *f[0] == "" {
			*f[0] = *f[1]
		}
	}
	if a.Published == "" {
		a.Published, a.PublishedRule = b.Published, b.PublishedRule
	}
	if len(a.Authors) == 0 {
		a.Authors = b.Authors
	}
}

// tidy brings the fields into their stored form and refuses what is no article.
func tidy(a *news.Article, given news.Article, declared string, fetched time.Time) error {
	fill(a, &given)
	if given.Outlet != "" && a.Outlet == address.Host(a.URL) {
		a.Outlet = given.Outlet // a feed or sitemap knows the name behind the host
	}
	for _, u := range given.URLs {
		if c := address.Canonical(u); c != "" && c != a.URL {
			a.URLs = append(a.URLs, c)
		}
	}
	switch {
	case strings.TrimSpace(a.Text) == "":
		return errNoText
	case len(a.Text) > maxText:
		return fmt.Errorf("a text of %d MB is no article", len(a.Text)>>20)
	}
	if a.Published != "" {
		iso, ok := when.Parse(a.Published)
		if !ok || when.After(iso, fetched) {
			a.PublishedRule, iso = "", "" // kept without: a document is not lost for its date
		}
		a.Published = iso
	}
	if c := address.Canonical(a.URL); c != "" {
		a.URL = c
	}
	if a.Outlet == "" {
		a.Outlet = address.Host(a.URL)
	}
	if at, err := time.Parse(time.RFC3339, a.FetchedAt); err != nil && a.FetchedAt == "" || err == nil && at.After(fetched) {
		a.FetchedAt = fetched.UTC().Format(time.RFC3339)
	}
	a.Language = languageOf(a, declared)
	return nil
}

// languageOf is the language that came with the article, else the one that its
// words show, else the one that its page declares: templates declare English
// around texts in every language.
func languageOf(a *news.Article, declared string) string {
	if tag, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(a.Language)), "-"); len(tag) == 2 || len(tag) == 3 {
		return tag
	}
	tag, sure := language.Identify(a.Text)
	if declared != "" && !sure {
		return declared
	}
	return tag
}

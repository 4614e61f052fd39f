// Package newsplease answers the question: which article is in this object of
// news-please, the crawler whose JSON many corpora come in?
//
//	a, ok := newsplease.Read(raw)
//
// The keys are those of news-please 1.x (date_publish, source_domain, maintext
// or text).
package newsplease

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"hearsay/corpus/address"
	"hearsay/corpus/interchange"
	"hearsay/corpus/when"
	"hearsay/extract/news"
)

// object is what is read of an object; the other keys are news-please's own.
type object struct {
	Authors   []string `json:"authors"`
	Published *string  `json:"date_publish"`
	Fetched   *string  `json:"date_download"`
	Language  *string  `json:"language"`
	Domain    *string  `json:"source_domain"`
	Text      *string  `json:"text"`
	Main      *string  `json:"maintext"`
	Title     *string  `json:"title"`
	PageTitle *string  `json:"title_page"`
	URL       *string  `json:"url"`
	Captions  []string `json:"image_captions"`
}

// Is tells an object of news-please from others by keys that only it has.
func Is(keys map[string]json.RawMessage) bool {
	for _, k := range []string{"date_publish", "source_domain", "maintext", "date_download"} {
		if _, ok := keys[k]; ok {
			return true
		}
	}
	return false
}

// Read reads one object.
func Read(raw []byte) (news.Article, error) {
	var o object
	if err := json.Unmarshal(raw, &o); err != nil {
		return news.Article{}, fmt.Errorf("reading a news-please article: %w", err)
	}
	a := news.Article{
		URL:      address.Canonical(word(o.URL)),
		Outlet:   strings.TrimPrefix(strings.ToLower(word(o.Domain)), "www."),
		Title:    word(o.Title),
		Language: word(o.Language),
		Text:     word(o.Main),
		Authors:  clean(o.Authors),
		Captions: clean(o.Captions),
	}
	if a.Text == "" {
		a.Text = word(o.Text)
	}
	if a.Title == "" {
		a.Title = word(o.PageTitle)
	}
	if a.Outlet == "" {
		a.Outlet = address.Host(a.URL)
	}
	if iso, ok := when.Parse(word(o.Published)); ok {
		a.Published, a.PublishedRule = iso, "news-please"
	}
	a.FetchedAt = fetched(word(o.Fetched))
	if strings.TrimSpace(a.Text) == "" {
		return a, interchange.ErrNoText
	}
	return a, nil
}

// fetched reads the time of download, which news-please writes without a zone
// and takes from the machine's clock; UTC is as good as any.
func fetched(s string) string {
	for _, layout := range []string{"2006-01-02T15:04:05", "2006-01-02 15:04:05", time.RFC3339} {
		if t, err := time.Parse(layout, s); err == nil {
			return t.UTC().Format(time.RFC3339)
		}
	}
	return ""
}

func word(s *string) string {
	if s == nil {
		return ""
	}
	return interchange.Clean(*s)
}

func clean(list []string) []string {
	var out []string
	for _, s := range list {
		if s = interchange.Clean(strings.TrimSpace(s)); s != "" {
			out = append(out, s)
		}
	}
	return out
}

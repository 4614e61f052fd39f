package interchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"hearsay/extract/news"
)

// In is an article as it is handed to hearsay: text or html is required, the
// rest is optional.
type In struct {
	ID        string   `json:"id"`
	URL       string   `json:"url"`
	Outlet    string   `json:"outlet"`
	Title     string   `json:"title"`
	Published string   `json:"published"`
	Authors   []string `json:"authors"`
	Language  string   `json:"language"`
	Text      string   `json:"text"`
	HTML      string   `json:"html"`
}

// Keys are the keys of In.
var Keys = []string{"id", "url", "outlet", "title", "published", "authors", "language", "text", "html"}

// ErrNoText tells that an article came with neither text nor html.
var ErrNoText = errors.New("neither text nor html (where another key holds it, say --map text=KEY)")

// ReadArticle reads one JSON object of the contract's form. Numbers are taken
// for strings where a key asks for one ("id": 17), and a single author for a
// list of one, since exports from databases do both.
func ReadArticle(line []byte) (In, error) {
	var loose struct {
		ID        wording  `json:"id"`
		URL       wording  `json:"url"`
		Outlet    wording  `json:"outlet"`
		Title     wording  `json:"title"`
		Published wording  `json:"published"`
		Authors   authors  `json:"authors"`
		Language  wording  `json:"language"`
		Text      *wording `json:"text"`
		HTML      *wording `json:"html"`
	}
	if err := json.Unmarshal(line, &loose); err != nil {
		return In{}, fmt.Errorf("reading an article: %w", plainJSON(err, line))
	}
	if loose.Text == nil && loose.HTML == nil {
		return In{}, fmt.Errorf("reading an article: %w", ErrNoText)
	}
	in := In{
		ID: string(loose.ID), URL: string(loose.URL), Outlet: string(loose.Outlet), Title: string(loose.Title),
		Published: string(loose.Published), Authors: loose.Authors, Language: string(loose.Language),
	}
	if loose.Text != nil {
		in.Text = string(*loose.Text)
	}
	if loose.HTML != nil {
		in.HTML = string(*loose.HTML)
	}
	return in.clean(), nil
}

// clean replaces U+0000 in every field: JSON can carry it, texts may not.
func (in In) clean() In {
	for _, s := range []*string{&in.ID, &in.URL, &in.Outlet, &in.Title, &in.Published, &in.Language, &in.Text, &in.HTML} {
		*s = Clean(*s)
	}
	for i, a := range in.Authors {
		in.Authors[i] = Clean(a)
	}
	return in
}

// News is the article that in describes, without its html. Its ID is not set:
// that is for whoever knows every field.
func (in In) News() news.Article {
	a := news.Article{
		Ref: in.ID, URL: in.URL, Outlet: in.Outlet, Title: in.Title, Published: in.Published,
		Authors: in.Authors, Language: in.Language, Text: in.Text,
	}
	if a.Published != "" {
		a.PublishedRule = "given"
	}
	return a
}

// Clean makes bytes that came in a text that can be stored: U+0000 and each
// byte of invalid UTF-8 become one U+FFFD each, everything else stays.
func Clean(s string) string {
	if utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 16)
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		if r == 0 {
			r = utf8.RuneError
		}
		b.WriteRune(r)
		s = s[n:]
	}
	return b.String()
}

// Article is an article as hearsay hands it out.
type Article struct {
	Ref           string   `json:"ref"`
	ID            string   `json:"id"`
	URL           *string  `json:"url"`
	Outlet        *string  `json:"outlet"`
	Title         *string  `json:"title"`
	Published     *string  `json:"published"`
	PublishedRule *string  `json:"published_rule"`
	Authors       []string `json:"authors"`
	Language      *string  `json:"language"`
	Text          string   `json:"text"`
	Revision      string   `json:"revision"`
	FetchedAt     *string  `json:"fetched_at"`
	CopyOf        *string  `json:"copy_of"`
	URLs          []string `json:"urls"` // every address it was found at, its own first
}

// OfArticle is the JSON form of an article; revision is the ID of the text
// that it holds.
func OfArticle(a *news.Article, revision string) Article {
	return Article{
		Ref: a.Ref, ID: a.ID, URL: null(a.URL), Outlet: null(a.Outlet), Title: null(a.Title),
		Published: null(a.Published), PublishedRule: null(a.PublishedRule), Authors: list(a.Authors),
		Language: null(a.Language), Text: a.Text, Revision: revision,
		FetchedAt: null(a.FetchedAt), CopyOf: null(a.CopyOf), URLs: urls(a),
	}
}

func urls(a *news.Article) []string {
	if a.URL == "" {
		return list(a.URLs)
	}
	return append([]string{a.URL}, a.URLs...)
}

// Head names an article inside a claim or an extraction.
type Head struct {
	Ref       string  `json:"ref"`
	Outlet    *string `json:"outlet"`
	Title     *string `json:"title"`
	Published *string `json:"published"`
	URL       *string `json:"url"`
}

// HeadOf is the short form of an article.
func HeadOf(a *news.Article) Head {
	return Head{Ref: a.Ref, Outlet: null(a.Outlet), Title: null(a.Title), Published: null(a.Published), URL: null(a.URL)}
}

// HeadWithLanguage is the article of an extraction.
type HeadWithLanguage struct {
	Head
	Language *string `json:"language"`
}

// wording is a JSON string, or a number as it stands; null is "".
type wording string

// UnmarshalJSON implements json.Unmarshaler.
func (t *wording) UnmarshalJSON(b []byte) error {
	if bytes.Equal(b, []byte("null")) {
		return nil
	}
	if len(b) > 0 && (b[0] == '-' || b[0] >= '0' && b[0] <= '9') {
		*t = wording(b)
		return nil
	}
	var s string
	err := json.Unmarshal(b, &s)
	*t = wording(s)
	return err
}

// authors is a list of names, or one name.
type authors []string

// UnmarshalJSON implements json.Unmarshaler.
func (a *authors) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		var one string
		err := json.Unmarshal(b, &one)
		if *a = nil; one != "" {
			*a = authors{one}
		}
		return err
	}
	var many []*string
	if err := json.Unmarshal(b, &many); err != nil {
		return err
	}
	for _, s := range many {
		if s != nil && *s != "" {
			*a = append(*a, *s)
		}
	}
	return nil
}

// plainJSON says where a JSON text goes wrong, in words that need no Go.
func plainJSON(err error, line []byte) error {
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax) && syntax.Error() == "unexpected end of JSON input":
		return fmt.Errorf("the JSON ends too early, at byte %d", len(line))
	case errors.As(err, &syntax):
		return fmt.Errorf("not JSON at byte %d: %w", syntax.Offset, err)
	case errors.As(err, &kind) && kind.Field == "":
		return fmt.Errorf("found a JSON %s, want an object or its part as the contract has it", kind.Value)
	case errors.As(err, &kind):
		return errors.New("key " + strconv.Quote(kind.Field) + " holds a JSON " + kind.Value)
	}
	return err
}

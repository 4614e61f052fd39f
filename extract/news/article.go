package news

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
)

// Article is one published text at one outlet.
type Article struct {
	ID  string // ArticleID of the fields below; stable across runs and machines
	Ref string // the id it came with, or the path as given; how scripts name it

	URL    string   // canonical URL, "" when unknown
	URLs   []string // every other address it was seen at, sorted
	Outlet string
	Title  string
	// Published is an ISO 8601 day ("2023-03-20") or time ("2023-03-20T14:00:00Z"),
	// "" when unknown: a date is left empty rather than guessed, since every
	// relative deadline hangs on it.
	Published     string
	PublishedRule string // the rule that gave Published: "json-ld", "url", "given" …
	Authors       []string
	Language      string // BCP 47 primary tag, "en"; "" when unknown
	// Text is the article's body, exactly as it came in for text and NDJSON.
	// Paragraphs are separated by line breaks.
	Text     string
	Captions []string // image captions, kept apart from the text
	Related  []string // texts of links to other stories, kept apart

	FetchedAt string // RFC 3339 time at which the bytes were read, "" when unknown
	CopyOf    string // ID of the article whose text this one repeats, "" for an original
}

// Of returns the text that f names.
func (a *Article) Of(f Field) string {
	if f == Title {
		return a.Title
	}
	return a.Text
}

// Slice returns the text under s. It does not check bounds; [Check] does.
func (a *Article) Slice(s Span) string { return a.Of(s.Field)[s.Start:s.End] }

// Day is the article's date at midnight UTC, and false when it has none.
func (a *Article) Day() (time.Time, bool) { return ParseDay(a.Published) }

// ParseDay reads the day of an ISO 8601 date or time. A time keeps the day of
// its own zone: what counts for "on Tuesday" is the outlet's calendar.
func ParseDay(iso string) (time.Time, bool) {
	if len(iso) < len("2006-01-02") {
		return time.Time{}, false
	}
	t, err := time.Parse("2006-01-02", iso[:10])
	return t, err == nil
}

// ArticleID derives the identity of an article: its canonical URL, else its
// outlet and the id it came with (ref, given only if it came with one), else
// its outlet and text. It is never a path alone.
func ArticleID(a *Article, ref string) string {
	switch {
	case a.URL != "":
		return hashID("url", a.URL)
	case ref != "":
		return hashID("ref", strings.ToLower(a.Outlet), ref)
	}
	return hashID("text", strings.ToLower(a.Outlet), a.Title, a.Text)
}

// RevisionID identifies an article's text at one time.
func RevisionID(articleID, title, text string) string { return hashID("rev", articleID, title, text) }

// hashID is 16 hexadecimal digits of SHA-256 over the parts, NUL between them:
// 64 bits keep the chance of a clash below 1e-6 for six million articles.
func hashID(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}

package store

import (
	"context"

	"hearsay/extract/news"
)

// Page says which part of a listing is wanted.
type Page struct {
	Limit int    // at most so many; 0 for no limit
	After string // List.Next of the page before; "" for the first
	Order Order
	// AsOf is the ISO day against which a fact has expired; "" computes no expiry.
	AsOf string
	Text bool // claims: give the article with its text, captions and related links
}

// Order of a listing.
type Order string

// The orders. Equal dates are ordered by article ID, then position in the article.
const (
	Newest Order = ""          // by published date, latest first, undated last
	Oldest Order = "oldest"    // by published date, earliest first, undated last
	Due    Order = "due"       // claims and facts: by deadline, earliest first, without one last
	Best   Order = "relevance" // by how well the words of the query match
)

// List is one page of a listing.
type List[T any] struct {
	Items []T
	Next  string // Page.After of the next page, "" when this was the last
}

// Each calls f for every item of a listing, fetching page by page, so that
// memory stays flat whatever the number.
//
//	err := store.Each(ctx, s.Claims, q, store.Page{}, func(c store.Claim) error { … })
func Each[Q, T any](ctx context.Context, list func(context.Context, Q, Page) (List[T], error), q Q, p Page, f func(T) error) error {
	return Pages(ctx, list, q, p, func(items []T) error {
		for _, item := range items {
			if err := f(item); err != nil {
				return err
			}
		}
		return nil
	})
}

// Pages is Each for a whole page at a time, where what each item needs besides is had at once.
func Pages[Q, T any](ctx context.Context, list func(context.Context, Q, Page) (List[T], error), q Q, p Page, f func([]T) error) error {
	left := p.Limit
	for {
		if p.Limit = eachPage; left > 0 {
			p.Limit = min(left, eachPage)
		}
		page, err := list(ctx, q, p)
		if err != nil {
			return err
		}
		if err := f(page.Items); err != nil {
			return err
		}
		if left > 0 {
			if left -= len(page.Items); left <= 0 {
				return nil
			}
		}
		if p.After = page.Next; p.After == "" {
			return nil
		}
	}
}

// eachPage is large enough that a query's set-up cost does not show.
const eachPage = 500

// Article is a stored article with its current text.
type Article struct {
	news.Article
	Revision  string
	Extractor string // version that made its layers; "" when stale, after a correction or in a store of an older form
	Claims    int
	Story     string // ID, "" when in none
	Snippet   string // where the words of the query stand, matches between […]; "" without words
}

// Claim is a stored claim with the article it stands in.
type Claim struct {
	news.Claim
	// Of is its article; text, captions and related links only where the call says so.
	Of         news.Article
	FactStatus news.FactStatus // "" when it is in no fact
	Story      string          // ID of its article's story, "" when in none
}

// Revision is an article's text at one time.
type Revision struct {
	ID, Article string
	Title, Text string
	FetchedAt   string
	Extractor   string
	Current     bool
	Claims      []news.Claim
}

// Contest is a claim with those that deny it, cannot confirm it or contradict it.
type Contest struct {
	Claim Claim
	By    []Reaction // ordered by published date, article, position
}

// Reaction is a link and the claim at its other end.
type Reaction struct {
	Link  news.Link
	Claim Claim
}

// SourceRecord is what became of the claims that one source or outlet put forward.
type SourceRecord struct {
	Name      string // root of the chain; the outlet for claims in its own voice
	Kind      news.Kind
	Claims    int
	Anonymous int // of them, from unnamed people
	// By the status of their facts. Unresolved is all the others.
	Confirmed, Denied, Unconfirmed, Unresolved int
	Articles                                   int
}

// Value is what stands in a field, and how often.
type Value struct {
	Value string
	Count int
}

// Entity is somebody or something named across articles.
type Entity struct {
	ID      string
	Name    string
	Kind    news.Kind
	Generic bool
	Scope   string
	Names   []Value // every name and the number of articles that use it, most first
	Roles   []Role
	// Articles is how many name it. Merged are the IDs that people joined to it.
	Articles int
	Merged   []string
}

// Role is what somebody is called beside the name, and when.
type Role struct {
	Role     string
	From, To string // published days of the first and last article that says so
	Articles int
}

// ExtractorCount is how much was made by one version of the extractor.
type ExtractorCount struct {
	Extractor        string
	Articles, Claims int
}

// Counts is how much there is of everything.
type Counts struct {
	Articles, Copies, Revisions, Claims, Statements, Entities int
	Links, Facts, Stories, Decisions, Removed, Failures       int
	ByLanguage                                                []Value // articles; "" for unknown
	ByRelation                                                []Value // links
}

// Report is the outcome of Check. Problems is empty when every promise holds.
type Report struct {
	Problems []Problem
	Checked  Counts
	// Extractors has a row for each version; the caller knows which is current.
	Extractors []ExtractorCount
	Orphaned   int // decisions that fit no text any more
}

// Problem is a promise that is broken: its name, where, and how.
type Problem struct{ Promise, Where, What string }

func (p Problem) String() string { return p.Promise + ": " + p.Where + ": " + p.What }

// Package store answers the question: what do we remember? It says what every
// store keeps and promises, and knows no engine: queries are a parsed type
// (package query) that each store translates, and no SQL, rowid or driver is
// seen here. Package sqlite opens one; package storetest holds the contract as
// a suite of named cases.
//
//	s, err := sqlite.Open(ctx, "hearsay.db", sqlite.Options{})
//	known, err := s.Prepare(ctx, article)          // which article is this, what is known of it?
//	doc, err := extract.Document(known.Article)    // unless known.Outcome says that nothing changed
//	err = s.Update(ctx, func(tx store.Tx) error {  // one immediate transaction
//		saved, err := tx.Save(ctx, store.Input{Doc: doc, Raw: html, RawType: "text/html"})
//		…look up candidates, put links, facts, stories…
//	})
//	q, err := query.Parse(`device:iPhone due-before:2023-04-01`)
//	list, err := s.Claims(ctx, q, store.Page{Limit: 50})
//
// # Promises
//
// An article is atomic: Save either stores all of it or nothing, and a failed
// Save leaves the transaction and the articles before it whole. Saving the same
// article again changes nothing. Nothing half-saved survives a crash. Many
// goroutines and processes may read and write at once. The order in which
// articles come does not change what is stored. A person's decision is never
// overwritten by the machine. What depends on today is computed from Page.AsOf.
package store

import (
	"context"
	"errors"

	"hearsay/extract/news"
	"hearsay/store/query"
)

// The errors on which a caller branches. They come wrapped; use errors.Is.
var (
	ErrNotFound  = errors.New("not found")
	ErrAmbiguous = errors.New("more than one matches") // a shortened ID that begins several
	ErrRemoved   = errors.New("was removed")           // a tombstone stands: the article was purged on request
	ErrReadOnly  = errors.New("the database is read-only")
	ErrNotStore  = errors.New("not a hearsay database")
	ErrNewer     = errors.New("the database was written by a newer hearsay")
	ErrFull      = errors.New("the disk takes no more: it is full, over a quota, or broken")
	ErrBusy      = errors.New("another program is writing and did not finish in time")
	ErrInvalid   = errors.New("breaks a promise of the vocabulary") // a document that the store refuses
)

// Store is an open store. Its Reader methods each see the state at their call;
// View gives several reads the same state. It is safe for concurrent use.
type Store interface {
	Reader
	// View runs f on one unchanging state of the store.
	View(ctx context.Context, f func(Reader) error) error
	// Update runs f in one write transaction that no other writer, in this
	// process or another, can come between: what f reads is still true when it
	// writes. It commits when f returns nil and otherwise changes nothing. f must
	// use its Tx, not the Store, and must not keep it.
	Update(ctx context.Context, f func(Tx) error) error
	// Pack makes an input ready to be saved: it does what needs no transaction.
	Pack(in *Input) error
	// Check verifies every promise of the store and lists what is broken.
	Check(ctx context.Context) (Report, error)
	// Backup writes a whole, consistent copy to a new file while others go on
	// reading and writing. The file must not exist. It is a store of its own, in
	// one file, which Datasette and sqlite3 open (`export --sqlite`).
	Backup(ctx context.Context, path string) error
	// Bulk runs f with the text indexes out of use; they are made afresh at its
	// end, which is several times faster for very many articles. Until then words
	// find only what was there before. A crash in between is mended at the next
	// opening for writing.
	Bulk(ctx context.Context, f func() error) error
	// Compact gives unused space back and tidies the indexes.
	Compact(ctx context.Context) error
	// Merge takes in everything another store has: its articles, its decisions,
	// its tombstones. Links, facts and stories are left to be made anew for the
	// articles named in the result.
	Merge(ctx context.Context, other Reader, progress func(Saved)) error
	Close() error
}

// Reader reads. What it returns may share memory: change copies only. IDs may be shortened to a beginning that fits only one (at
// least four digits): [ErrAmbiguous] otherwise, [ErrNotFound] when none fits.
type Reader interface {
	// Prepare tells which article each of the given ones is, before it is
	// extracted. The result has the given article with its final ID, with fields
	// that it lacks filled from what is stored, with people's corrections in
	// place, and the outcome that saving it with this extractor would have.
	Prepare(ctx context.Context, extractor string, articles ...news.Article) ([]Prepared, error)

	// Article finds an article by ID, by the ref it came with, or by any of its URLs.
	Article(ctx context.Context, ref string) (*Article, error)
	// Document is an article with its stored layers: entities, statements and
	// claims. Tokens, sentences and what else follows from the text are not
	// stored: extract again to have them.
	Document(ctx context.Context, article string) (*news.Document, error)
	// Raw is the bytes an article came in, and their media type; ErrNotFound when none were kept.
	Raw(ctx context.Context, article string) (data []byte, mediaType string, err error)
	// Revisions are the article's texts, oldest first, each with its claims.
	Revisions(ctx context.Context, article string) ([]Revision, error)
	// Claim finds one claim, with its article's text.
	Claim(ctx context.Context, id string) (*Claim, error)
	// ClaimsByID are the claims with these full IDs, in the order given; one that
	// is not there is left out. Articles come without their text.
	ClaimsByID(ctx context.Context, ids ...string) ([]Claim, error)
	// LinksOf are the links that start or end at any of these claims (full IDs),
	// ordered by A, B and relation.
	LinksOf(ctx context.Context, claims ...string) ([]news.Link, error)
	// Fact finds a fact by its ID, a former ID, or the ID of a member claim.
	Fact(ctx context.Context, id string) (*news.Fact, error)
	// FactsOf are the facts that hold any of these claims, ordered by ID.
	FactsOf(ctx context.Context, claims ...string) ([]news.Fact, error)
	// Question is the facts tied to this one by updates or conflicts, itself included.
	Question(ctx context.Context, id string) ([]news.Fact, error)
	// Story finds a story by its ID, a former ID, or the ID of one of its articles.
	Story(ctx context.Context, id string) (*news.Story, error)
	// StoriesOf are the stories that hold any of these articles, ordered by ID.
	StoriesOf(ctx context.Context, articles ...string) ([]news.Story, error)
	// Entity finds an entity by ID, following merges.
	Entity(ctx context.Context, id string) (*Entity, error)

	// The listings take a parsed query (nil for everything) and a page. A query
	// is about claims; an article, fact or story matches when one of its claims
	// does (and what is not wanted holds for none of them), a link when either end
	// does; words of an article query are looked for in its title and text.

	Claims(ctx context.Context, q *query.Query, p Page) (List[Claim], error)
	Articles(ctx context.Context, q *query.Query, p Page) (List[Article], error)
	Links(ctx context.Context, q *query.Query, p Page) (List[news.Link], error)
	Facts(ctx context.Context, q *query.Query, p Page) (List[news.Fact], error)
	Stories(ctx context.Context, q *query.Query, p Page) (List[news.Story], error)
	// Conflicts are the claims that others deny, cannot confirm or contradict,
	// with those others. The query is about the contested claim.
	Conflicts(ctx context.Context, q *query.Query, p Page) (List[Contest], error)
	// Sources is the track record of who stands at the root of the claims, most claims first.
	Sources(ctx context.Context, q *query.Query, p Page) (List[SourceRecord], error)
	// Entities are those with a name that has all words of text, most named first.
	Entities(ctx context.Context, text string, p Page) (List[Entity], error)
	// Values are what stands in a field, most frequent first: for completion.
	Values(ctx context.Context, field, prefix string, limit int) ([]Value, error)

	// Blocks looks up candidates: for each key, what carries it (see Tx.PutKeys).
	// Of a block with more than max members only the size is given: use a finer key.
	Blocks(ctx context.Context, kind Keyed, keys []uint64, max int) ([]Block, error)
	// Candidates are the claims or articles with these full IDs that have keys, in no order.
	Candidates(ctx context.Context, kind Keyed, ids ...string) ([]Candidate, error)
	// Sizes is Blocks without the members, and cheaper: for each key how many carry it, max+1 for more than max.
	Sizes(ctx context.Context, kind Keyed, keys []uint64, max int) ([]int, error)

	// Prefixes are the upper bits of the keys in use, as many bits as said, in order.
	Prefixes(ctx context.Context, kind Keyed, bits int) ([]uint64, error)

	// Nodes are what Tx.PutNodes kept of these claims or articles (full IDs), by ID; one without is left out.
	Nodes(ctx context.Context, kind Keyed, ids ...string) (map[string][]byte, error)

	// Decisions are people's decisions, oldest first: about this article, or all for "".
	Decisions(ctx context.Context, article string) ([]Decision, error)

	// Removals are the tombstones, by article ID.
	Removals(ctx context.Context) ([]Removal, error)

	// Item is one thing that an import met; ErrNotFound when it was never met.
	Item(ctx context.Context, source, key string) (Item, error)
	// Items lists what imports met, in one source ("" for all) and state ("" for all).
	Items(ctx context.Context, source string, state ItemState, p Page) (List[Item], error)

	// Latest is the latest time, RFC 3339, at which one of the articles stored last was
	// fetched; "" when there is none. A clock that is behind it was set back.
	Latest(ctx context.Context) (string, error)

	// Extractors counts articles and claims by the version that made their layers.
	Extractors(ctx context.Context) ([]ExtractorCount, error)
	// Counts is how much there is of everything.
	Counts(ctx context.Context) (Counts, error)
}

// Tx reads and writes inside one write transaction. Its reads see its writes.
type Tx interface {
	Reader
	// Save stores a document. See Outcome for what can come of it. On error
	// nothing of this document is stored, and the transaction goes on.
	Save(ctx context.Context, in Input) (Saved, error)
	// Remove purges an article: text, bytes, claims, links, index, the quotations in
	// decisions. A tombstone stays, and Save refuses the article (ErrRemoved)
	// unless Input.Force says otherwise.
	Remove(ctx context.Context, article, who, why string) error

	// PutKeys replaces the keys under which claims or articles are found as
	// candidates. Removing or replacing their article removes them.
	PutKeys(ctx context.Context, kind Keyed, entries ...Keys) error
	// PutNodes keeps what whoever links knows of claims or articles beside their
	// keys, by ID; it goes with them.
	PutNodes(ctx context.Context, kind Keyed, nodes map[string][]byte) error
	// PutCopies says of articles, by ID, which one's text they repeat; "" for none
	// but one with the very same text.
	PutCopies(ctx context.Context, originals map[string]string) error
	// TakeLoose is what was kept of claims and articles that were removed or
	// replaced since it was last asked, be it in an earlier transaction, so that
	// the other ends can be mended.
	TakeLoose(ctx context.Context) (Loose, error)
	// PutLinks stores links. One with the same ends and relation is replaced, but
	// never a person's by the machine's. An end that does not exist is ErrNotFound.
	PutLinks(ctx context.Context, links ...news.Link) error
	// DropLinks removes the machine's links that start or end at these claims.
	DropLinks(ctx context.Context, claims ...string) error
	// DropReactions removes the machine's confirms, denies and cannot-confirm links
	// that start at these claims; links to them and others from them stay.
	DropReactions(ctx context.Context, claims ...string) error
	// PutFacts stores facts. Each takes its claims out of whatever fact they were
	// in; a fact that is left empty goes, and its ID redirects to where its first claim went.
	// Facts left with some members only must be put anew too.
	PutFacts(ctx context.Context, facts ...news.Fact) error
	// PutStories does for articles and stories what PutFacts does for claims and facts.
	PutStories(ctx context.Context, stories ...news.Story) error
	// Reset removes all the machine's links, facts, stories and keys, for linking anew.
	Reset(ctx context.Context) error

	// Decide appends a person's decision and puts it into effect. Anchors may name
	// a claim only: the rest is filled in. A correction of an article's field
	// leaves its layers stale (extractor ""): extract it again.
	Decide(ctx context.Context, d Decision) (Decision, error)

	// PutItems records what an import did with items; by source and key.
	PutItems(ctx context.Context, items ...Item) error
}

package store

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"hearsay/extract/news"
)

// Input is what is saved of an article.
type Input struct {
	Doc *news.Document
	// Raw is the bytes it came in, kept compressed so that a better reader can
	// read them again; nil keeps what is there.
	Raw     []byte
	RawType string // media type, "text/html"
	Force   bool   // store it although it was removed before
	// Again stores the layers although the same version of the extractor made them
	// from the same text: for whoever works on the extractor.
	Again bool

	// Packed is what Pack made ready; nil packs when it is saved.
	Packed *Packed
}

// Packed is the stored form of a document: Store.Pack makes it, on any core, so
// that the one who writes need not.
type Packed struct {
	Revision    string // of which text
	Layers, Raw []byte
}

// Saved says what came of one Save.
type Saved struct {
	Article, Revision string
	Outcome           Outcome
	CopyOf            string // the article whose text this one repeats
	// Claims are the IDs now stored; Dropped those that the article had before and
	// has no more. Unless the outcome is Unchanged, Older or Refused, the article has no
	// machine's links any more, and Facts lost members: link it anew.
	Claims, Dropped, Facts []string
}

// Outcome says what saving an article comes to.
type Outcome string

// The outcomes.
const (
	New       Outcome = "new"
	Copy      Outcome = "copy"      // new here, and its text is that of another article
	Unchanged Outcome = "unchanged" // the same text, fields and extractor: nothing was written but new URLs
	Revised   Outcome = "revised"   // a changed text or title at the same address
	Updated   Outcome = "updated"   // the same text; new fields (a date, an outlet) or a new extractor
	Older     Outcome = "older"     // a text fetched before the current one: kept as a revision
	Refused   Outcome = "refused"   // removed before
)

// Prepared is an article before extraction: see Reader.Prepare.
type Prepared struct {
	Article news.Article
	Outcome Outcome
}

// Keyed says what a key leads to.
type Keyed string

// The things that are found by key.
const (
	KeyedClaims   Keyed = "claims"
	KeyedArticles Keyed = "articles"
)

// Keys are the blocking keys of one claim or article, and a signature: whatever
// the caller needs to judge a candidate without fetching it.
type Keys struct {
	ID        string // full ID of the claim or article
	Keys      []uint64
	Signature []byte
}

// Block is what carries one key.
type Block struct {
	Key     uint64
	Size    int         // exact up to max; max+1 when there are more
	Members []Candidate // ordered by ID; empty when Size > max
}

// Candidate is a member of a block.
type Candidate struct {
	ID        string
	Article   string
	Signature []byte
}

// Loose is what is left of claims and articles that went, or were replaced.
type Loose struct {
	Keys  []LooseKey // that they had, as often as one went
	Nodes []LooseNode
}

// LooseKey is a key that led to something that went.
type LooseKey struct {
	Kind Keyed
	Key  uint64
}

// LooseNode is the node of something that went.
type LooseNode struct {
	Kind Keyed
	ID   string
	Node []byte
}

// ItemState is how far an import got with an item.
type ItemState string

// The states of an item.
const (
	ItemStarted ItemState = "started" // begun: Offset says how far
	ItemDone    ItemState = "done"
	ItemFailed  ItemState = "failed"
	ItemSkipped ItemState = "skipped" // not an article, other language, out of range …; Error says why
)

// Item is one thing that an import met: a file, a record of a file, an address.
type Item struct {
	Source   string // what was imported: an archive, a folder, a feed
	Key      string // the item in it: a path, an offset, an address
	Size     int64
	MTime    string // RFC 3339
	Offset   int64  // bytes of it that are done, for resuming
	State    ItemState
	Error    string
	Attempts int    // counted by the store: goes up with each failed or started put
	Article  string // ID of the article that came of it, "" if none
	At       string // RFC 3339, set by the store when empty
}

// DecisionKind says what a person decided about.
type DecisionKind string

// The kinds of decisions.
const (
	DecideField DecisionKind = "field" // Field of On[0] has Value
	DecideLink  DecisionKind = "link"  // On[0] stands to On[1] as Value says: a relation, "none", or "not-same"
	DecideMerge DecisionKind = "merge" // entity On[0] is entity On[1]
	DecideSplit DecisionKind = "split" // takes back a merge of On[0] into On[1]
	DecideUndo  DecisionKind = "undo"  // takes back the decision whose ID is Value
)

// Values of DecideLink besides the relations.
const (
	NotSame = "not-same" // never the same: a veto for facts
	NoLink  = "none"     // no link of any kind
)

// Decision is what a person said. It is never changed or deleted: a later
// one by the same person about the same thing supersedes it.
type Decision struct {
	ID    string // given by the store, from the contents
	At    string // RFC 3339; set by the store when empty
	Who   string
	Why   string
	Kind  DecisionKind
	On    []Anchor
	Field string // of DecideField: "published", "outlet", "title", "status" …
	Value string

	// The rest is computed when it is read.

	// Orphaned: the text it is anchored to is gone. Superseded: the same person
	// said otherwise later. Disputed: somebody else says otherwise.
	Orphaned, Superseded, Disputed bool
}

// Anchor is what a decision is about: words in an article, a whole article, or an entity.
type Anchor struct {
	Article string
	Span    news.Span // of the claim's content; empty for the whole article
	Quote   string    // the words, so that the anchor is found again in a later text
	Root    string    // root source of the claim, which tells claims on the same words apart
	Entity  string
	// Claim is the claim that stands there now; "" for a whole article, an entity
	// or an orphan. A caller may give this alone.
	Claim string
}

// Removal is a tombstone. Marks are hashes of the addresses and the text by
// which the article is known when it comes again.
type Removal struct {
	Article, At, Who, Why string
	Marks                 []string
}

// Hash is the identity of a text for finding copies: the same words with the
// same punctuation, however they are spaced.
func Hash(text string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(text), " ")))
	return hex.EncodeToString(sum[:16])
}

// Identify gives the document's entities their store-wide IDs, and them to the
// parties and sources of its statements and claims. Save does so by itself.
func Identify(d *news.Document) {
	for i := range d.Entities {
		d.Entities[i].ID = EntityID(&d.Entities[i])
	}
	name := func(entity int, id *string) {
		if *id == "" && entity >= 0 && entity < len(d.Entities) {
			*id = d.Entities[entity].ID
		}
	}
	chain := func(hops []news.Source) {
		for i := range hops {
			name(hops[i].Entity, &hops[i].EntityID)
		}
	}
	for i := range d.Statements {
		s := &d.Statements[i]
		name(s.Speaker.Entity, &s.Speaker.EntityID)
		chain(s.Chain)
		for _, other := range s.Others {
			chain(other)
		}
	}
	for i := range d.Claims {
		c := &d.Claims[i]
		name(c.Who.Entity, &c.Who.EntityID)
		name(c.By.Entity, &c.By.EntityID)
		chain(c.Source)
		for _, other := range c.OtherSources {
			chain(other)
		}
	}
}

// EntityID is the store-wide identity of a document's entity when no other was
// given to it: its kind and name without case, and its scope where the name is
// generic ("police" of one town are not those of another).
func EntityID(e *news.Entity) string {
	if e.ID != "" {
		return e.ID
	}
	scope := ""
	if e.Generic {
		scope = strings.ToLower(e.Scope)
	}
	sum := sha256.Sum256([]byte("entity\x00" + string(e.Kind) + "\x00" + strings.ToLower(e.Name) + "\x00" + scope))
	return hex.EncodeToString(sum[:8])
}

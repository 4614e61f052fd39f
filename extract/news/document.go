package news

import "sort"

// Document is a revision of an article and the layers that annotators added.
// An annotator reads the layers before it and fills its own; the order is
// written once, in package extract.
type Document struct {
	Article   Article
	Revision  string // RevisionID
	Extractor string // version of the pipeline that made the layers

	Tokens     []Token     // token; syntax fills Tag … Rel
	Sentences  []Sentence  // token
	Quotes     []Quote     // token: stretches in quotation marks
	Vectors    Vectors     // syntax: what its network made of each token
	Mentions   []Mention   // entity
	Entities   []Entity    // entity
	Times      []Time      // deadline
	Quantities []Quantity  // claim/quantity
	Statements []Statement // attribution
	Claims     []Claim     // claim, then status
}

// Quoted tells whether token i stands in quotation marks.
func (d *Document) Quoted(i int) bool {
	k := sort.Search(len(d.Quotes), func(k int) bool { return d.Quotes[k].Last > i })
	return k < len(d.Quotes) && d.Quotes[k].First <= i
}

// Text returns the words under s.
func (d *Document) Text(s Span) string { return d.Article.Slice(s) }

// Under is the run of tokens [first, last) that a span covers or cuts into, found
// by halving. Title tokens come before those of the body.
func (d *Document) Under(s Span) (first, last int) {
	lo, hi := 0, len(d.Tokens)
	for lo < hi {
		m := (lo + hi) / 2
		if t := d.Tokens[m]; t.Field == Title && s.Field == Body || t.Field == s.Field && t.End <= s.Start {
			lo = m + 1
		} else {
			hi = m
		}
	}
	last = lo
	for last < len(d.Tokens) && d.Tokens[last].Field == s.Field && d.Tokens[last].Start < s.End {
		last++
	}
	return lo, last
}

// Token is a word or mark. Its span never lies: Text(tok.Span) is the token as
// it stands. The title's tokens come first, then the body's, in order.
type Token struct {
	Span
	Lemma string // lower case base form, "" before syntax has run
	Tag   string // Penn Treebank tag (XPOS)
	UPOS  string // Universal part of speech
	Head  int    // index in Document.Tokens of the syntactic head; -1 for a root or before syntax
	Rel   string // Universal Dependencies v2 relation to the head, with subtype where the model gives one
	// Cluster numbers the group of words of like use that the token belongs to
	// (days of the week share one, surnames another), 0 for a word without one.
	// The numbers mean nothing by themselves and change when the syntax model is
	// trained anew: models may use them as features, rules may not.
	Cluster uint16
}

// Vectors are rows of Width numbers, one per token: what a network has made of
// the token in its sentence, in fixed point. They mean nothing by themselves and
// change whenever that network is trained anew, as clusters do; a model that
// reads them must be trained again then. They are not kept in the store.
type Vectors struct {
	Width   int
	Numbers []int16
}

// Of is the row of token i, nil when there are none.
func (v *Vectors) Of(i int) []int16 {
	if v.Width == 0 {
		return nil
	}
	return v.Numbers[i*v.Width : (i+1)*v.Width : (i+1)*v.Width]
}

// Range is a half-open run [First, Last) of token indices.
type Range struct{ First, Last int }

// Len is the number of tokens.
func (r Range) Len() int { return r.Last - r.First }

// Has tells whether token i lies in r.
func (r Range) Has(i int) bool { return r.First <= i && i < r.Last }

// Sentence is a run of tokens that ends at a sentence border. Furniture marks
// page furniture ("Similar Posts", "Follow us …", credits and labels): its
// words are stored and searchable, but no claim is read from it.
type Sentence struct {
	Range
	Span      Span
	Paragraph int // 0-based, counted through title and body; the title is paragraph 0 when there is one
	Furniture bool
}

// Quote is a stretch in quotation marks. Inner lies between the marks; a quote
// that runs over paragraphs, each opened anew, is one Quote per paragraph with
// Continues set on all but the first. An unclosed quote ends with its paragraph.
type Quote struct {
	Range      // tokens, the marks included
	Span  Span // with marks
	Inner Span // without
	// Continues tells that the quote goes on from the paragraph before.
	Continues bool
	// Scare marks a word or phrase that is quoted inside somebody's sentence.
	Scare bool
}

// Kind says what sort of thing is named.
type Kind string

// The kinds of entities and sources. Contract JSON uses the same words.
const (
	Unknown      Kind = "unknown"
	Person       Kind = "person"
	Organisation Kind = "organisation"
	Outlet       Kind = "outlet"
	Place        Kind = "place"
	Device       Kind = "device" // products, devices, software, named technology
	Event        Kind = "event"
	DocumentKind Kind = "document" // a report, law, website, filing
)

// Form says how a mention refers.
type Form uint8

// The forms of a mention.
const (
	FormName    Form = iota // "Dmitry Peskov", "Reuters"
	FormNominal             // "the spokesman", "the company"
	FormPronoun             // "he", "they"
)

// Mention is a stretch that refers to somebody or something.
type Mention struct {
	Range
	Span   Span
	Head   int // token index of the head word
	Kind   Kind
	Form   Form
	Entity int     // index in Document.Entities, -1 when unresolved
	Score  float64 // of the link to the entity
	Role   string  // "Kremlin spokesman", as it stands beside this mention; "" if none
}

// Entity is somebody or something that a document speaks of, under all its
// names there. The store joins a document's entities into store-wide ones.
type Entity struct {
	Name    string // fullest name in the document
	Kind    Kind
	Aliases []string // other names in the document, sorted
	Roles   []string // "Kremlin spokesman", in order of appearance
	Gender  byte     // 'm', 'f', 'n' (thing), 0 unknown
	Plural  bool
	Nominal bool   // never named in the document, only described: "employees of the ministry"
	Generic bool   // "police", "the ministry": scoped by place or parent, merged across articles only with it
	Scope   string // the place or parent that scopes a generic name
	ID      string // store-wide ID, "" before the store has given one
}

// Time is an expression of time and what it resolves to against the article's
// own date.
type Time struct {
	Range
	Span     Span
	Deadline // Text is the expression with its preposition ("by the end of March")
	// Bare is the expression alone ("the end of March"), Timex its TIMEX3 value ("2023-03-31", "P3W", "PRESENT_REF"),
	// Type its TIMEX3 type: DATE, TIME, DURATION or SET.
	Bare  Span
	Timex string
	Type  string
	// Reference marks a time that says when something was said or published, rather than when it holds.
	Reference bool
	// Release marks one that stands before what comes out then: "a March launch".
	Release bool
}

// Quantity is a number with its unit and bound.
type Quantity struct {
	Range
	Span  Span
	Text  string
	Value float64
	High  float64 // upper end of a range ("10 to 12"), equal to Value otherwise
	Unit  string  // ISO currency code, "%", SI symbol, or the lemma of what is counted ("death", "subscriber")
	Bound Bound
}

// Bound says how a quantity is meant.
type Bound string

// The bounds of a quantity.
const (
	Exact   Bound = "exact"
	AtLeast Bound = "at-least" // "over", "more than", "at least"
	AtMost  Bound = "at-most"  // "up to", "less than"
	About   Bound = "about"    // "nearly", "some", "around"
)

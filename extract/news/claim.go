package news

import "fmt"

// Claim is a proposition that a revision puts forward, in comparable fields.
type Claim struct {
	ID       string // ClaimID
	Article  string // Article.ID
	Revision string

	Evidence Span // the shortest stretch that states the claim with its attribution
	Content  Span // the proposition alone; usually inside Evidence
	// EvidenceText and ContentText are the words under the spans, so that a claim
	// can be compared without its article.
	EvidenceText, ContentText string

	Who        Party // who acts, acted, must or will act
	By         Party // who orders, advises or asks it
	Predicate  Predicate
	Object     Object
	Devices    []Named
	Quantities []Quantity
	Place      Named
	Deadline   *Deadline // the claim's time, past or future; nil when it has none

	Statement    int // index in Document.Statements, -1 in the article's own voice
	Source       []Source
	OtherSources [][]Source

	Status   Status
	Modality Modality
	Polarity Polarity
	Quote    bool

	Act    Act    // what the claim does to another claim
	Target Target // which claim an Act other than Assert speaks of

	// Terms are the claim's content words as language-neutral keys for
	// comparing: stems or sense classes, sorted, no duplicates.
	Terms []string
	// Counts say how often each of Terms stands in the article (at least 1): what
	// stands everywhere in it is its topic and tells its claims not apart.
	Counts []int
	// Cues are language-neutral names of words in the evidence that bear on how
	// the claim stands to others, sorted: "changed" (now, revised, postponed),
	// "undone" (cancelled, scrapped), "growing" (a toll, a count).
	Cues []string

	Confidence float64 // calibrated chance that the claim is one, and that who acts and the root of its source are right
	Reason     Reason
	// StatusReason, ModalityReason say which cue decided them.
	StatusReason, ModalityReason Reason
	Extractor                    string
	Fact                         string // ID of the tracked fact, "" where the store has none
}

// Root is the last hop of the claim's source chain, and false for own voice.
func (c *Claim) Root() (Source, bool) {
	if len(c.Source) == 0 {
		return Source{}, false
	}
	return c.Source[len(c.Source)-1], true
}

// ClaimID identifies a claim: its revision, where its content stands, and the
// root of its source chain. It begins like its revision's, so that an index over
// the IDs keeps the claims of one text on one page, however large it is.
func ClaimID(revision string, content Span, source []Source) string {
	root := ""
	if n := len(source); n > 0 {
		root = source[n-1].Name
	}
	of := revision[:min(4, len(revision))]
	return of + hashID("claim", revision, fmt.Sprintf("%s:%d:%d", content.Field, content.Start, content.End), root)[len(of):]
}

// Party is somebody or something that acts in a claim.
type Party struct {
	Name     string // resolved: "employees of the Russian presidential administration"
	Text     string // as it stands: "they"
	Kind     Kind
	Span     Span
	Entity   int      // index in Document.Entities, -1 when none
	EntityID string   // store-wide ID
	Terms    []string // of Name, as Claim.Terms
}

// Predicate is what is done: the lemma of the main verb or event noun.
type Predicate struct {
	Lemma string
	Text  string
	Span  Span
	Class string   // language-neutral class of verbs that mean the same ("acquire", "die"), "" when unclassed
	Terms []string // the predicate's own words as keys, as Claim.Terms; none for a bare "be" or "have"
}

// Object is what is acted on.
type Object struct {
	Text string
	Head string
	Span Span
	// Name is the object resolved to a name where it refers to one ("it" → "Beats Music").
	Name     string
	EntityID string
	Terms    []string // of Name or Text, as Claim.Terms
}

// Named is a place or device with where it stands.
type Named struct {
	Name     string
	Span     Span
	EntityID string
}

// Relation of a claim to its time.
type TimeRelation string

// The relations of a claim to its time.
const (
	By     TimeRelation = "by"
	Before TimeRelation = "before"
	On     TimeRelation = "on"
	After  TimeRelation = "after"
	During TimeRelation = "during"
	Since  TimeRelation = "since"
)

// Deadline is the time by, before, on, after, during or since which a claim
// holds. Value is an ISO day (2023-03-31), week (2023-W12), month (2023-03),
// quarter (2023-Q4), half (2023-H2), season (2022-SU) or year (2023), and ""
// when the article has no date to resolve it against.
type Deadline struct {
	Text     string
	Value    string
	Relation TimeRelation
	// Due marks a time that lies ahead and binds: see CONTRACT.
	Due    bool
	Span   Span
	Reason Reason
}

// Status says how far a claim is confirmed, by whoever puts it forward.
type Status string

// The statuses of a claim.
const (
	Asserted    Status = "asserted"    // the article's own voice
	Reported    Status = "reported"    // put forward by a source or another outlet
	Confirmed   Status = "confirmed"   // somebody in a position to know says that an earlier report is true
	Denied      Status = "denied"      // a source says it is false, or rejects it
	Unconfirmed Status = "unconfirmed" // a source cannot or will not confirm, or nobody has verified it
)

// Modality says how the proposition is put.
type Modality string

// The modalities of a claim.
const (
	Actual     Modality = "actual"
	Instructed Modality = "instructed"
	Advised    Modality = "advised"
	Planned    Modality = "planned"
	Possible   Modality = "possible"
	Negated    Modality = "negated"
)

// Polarity says whether the proposition itself is negated, whatever its
// modality: an order not to do something is instructed and negative.
type Polarity string

// The polarities of a claim.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"
)

// Act is what a claim does to another claim.
type Act string

// The acts. The empty Act is a plain assertion.
const (
	ActAssert        Act = ""
	ActConfirm       Act = "confirm"
	ActDeny          Act = "deny"
	ActCannotConfirm Act = "cannot-confirm" // could not confirm or verify, no way to know
	ActDecline       Act = "decline"        // declined to comment, would not say
	ActNoResponse    Act = "no-response"    // did not respond, could not be reached
	ActUnaware       Act = "unaware"        // had no information
	ActRetract       Act = "retract"
	ActCorrect       Act = "correct"
)

// TargetKind says what an act speaks of.
type TargetKind string

// The kinds of targets.
const (
	TargetNone    TargetKind = ""
	TargetReport  TargetKind = "report"  // "the report", "the story", "the rumours"
	TargetPronoun TargetKind = "pronoun" // "it", "this", "them"
	TargetContent TargetKind = "content" // a that-clause or noun phrase that says what is denied
	TargetOpen    TargetKind = "open"    // nothing said: "declined to comment"
)

// Target is which claim an act speaks of, as far as its own words tell.
type Target struct {
	Kind   TargetKind
	Span   Span
	Terms  []string // as Claim.Terms, of the words that name the target
	Outlet string   // whose report, when said: "the TechCrunch story"
}

package news

// SpeechKind says how a statement's words are given.
type SpeechKind string

// The kinds of speech.
const (
	Direct   SpeechKind = "direct"   // wholly in quotation marks
	Indirect SpeechKind = "indirect" // in the article's words
	Mixed    SpeechKind = "mixed"
)

// Statement is an attribution: somebody (source) is said (cue) to have put
// something forward (content), each as it stands in the text. The lists hold
// the pieces of a discontinuous span in order.
type Statement struct {
	ID      string
	Kind    SpeechKind
	Source  []Span // may be empty: "it is reported that …"
	Cue     []Span
	Content []Span
	Speaker Source // who Source is, resolved: pronouns and surnames to the full name
	// Parent is the index of the statement whose content this one lies in, -1
	// for an outermost statement.
	Parent int
	// Chain runs from the article's own hand-off to the origin, through all
	// parents and through hand-offs said in other words ("citing sources");
	// the article's own outlet is never a hop.
	Chain []Source
	// Others are further chains of co-equal sources ("police and witnesses").
	Others     [][]Source
	Confidence float64
	Reason     Reason
}

// Source is one hop of who passed a claim on.
type Source struct {
	Name      string
	Kind      Kind
	Role      string // "Kremlin spokesman"
	Anonymous bool   // unnamed: "sources", "a senior official"
	Span      Span   // where the hop is named; empty when it follows from the context
	Entity    int    // index in Document.Entities, -1 when none
	EntityID  string // store-wide ID, "" before the store has given one
}

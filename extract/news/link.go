package news

// Relation is how two claims stand.
type Relation string

// The relations between claims. Direction: the later or reacting claim is A.
const (
	Same          Relation = "same"
	Confirms      Relation = "confirms"
	Denies        Relation = "denies"
	CannotConfirm Relation = "cannot-confirm"
	Conflicts     Relation = "conflicts" // no direction
	Updates       Relation = "updates"
)

// Decider says who decided a link.
type Decider string

// The deciders.
const (
	Machine Decider = "machine"
	Human   Decider = "human"
)

// Link is how claim A, the later or reacting one, stands to claim B.
type Link struct {
	A, B      string // claim IDs
	Relation  Relation
	On        []string // fields that differ, for conflicts and updates: "deadline", "quantity", "place" …
	Score     float64
	Reason    Reason
	DecidedBy Decider
	Extractor string
}

// Fact is the claims that are the same, followed over time. Its ID is that of
// its earliest claim.
type Fact struct {
	ID       string
	Claims   []string // members, in order of published date, article ID, position
	Status   FactStatus
	Origins  OriginCount
	Outlets  []string
	First    string // ID of the first report
	Deadline *Deadline
	History  []FactStep
	Question string // ID of the question it belongs to, "" if none
}

// FactStatus is what all reports together say of a fact.
type FactStatus string

// The statuses of a fact. Expired is computed when read, never stored.
const (
	FactAsserted    FactStatus = "asserted"
	FactReported    FactStatus = "reported"
	FactConfirmed   FactStatus = "confirmed"
	FactDenied      FactStatus = "denied"
	FactDisputed    FactStatus = "disputed"
	FactUnconfirmed FactStatus = "unconfirmed"
	FactRetracted   FactStatus = "retracted"
	FactExpired     FactStatus = "expired"
)

// FactStep is one change of a fact's status and the claim that caused it.
type FactStep struct {
	Day    string // published day of the causing claim's article, "" when unknown
	Status FactStatus
	Claim  string
	Why    string
}

// OriginCount is the number of independent sources behind a fact; a range,
// since unnamed sources behind different outlets may be one person.
type OriginCount struct{ Min, Max int }

// Story is the articles about one course of events.
type Story struct {
	ID       string // ID of its earliest article
	Title    string
	Articles []string
	From, To string // published days, "" when unknown
}

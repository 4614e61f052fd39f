// Package en answers the question: which English words order, advise, plan,
// doubt, negate, confirm, deny or keep silent?
package en

import (
	"slices"
	"sort"
)

// Class is what a word does to the clause that hangs on it, or to a report that
// it speaks of.
type Class uint16

// The classes. A word can have several: "order" the verb and the noun.
const (
	Instruct   Class = 1 << iota // tell, order, require
	Advise                       // advise, urge, recommend
	Plan                         // plan, intend, expect
	Possible                     // consider, likely, risk
	Negate                       // refuse, fail, unable
	Say                          // say, report: passes on without changing
	Confirm                      // confirm, verify
	Deny                         // deny, reject
	Comment                      // comment
	Respond                      // respond, reach
	Retract                      // retract, withdraw
	Correct                      // correct
	Report                       // report, rumour, claim: what an act speaks of
	False                        // false, untrue
	True                         // true, accurate
	Unverified                   // unconfirmed, unverified
)

// Of gives the classes of a lemma, 0 for most words.
func Of(lemma string) Class {
	i := sort.Search(len(words), func(i int) bool { return words[i].lemma >= lemma })
	if i < len(words) && words[i].lemma == lemma {
		return words[i].class
	}
	return 0
}

// Modal is what an auxiliary or adverb says of its verb.
type Modal uint8

// The modals.
const (
	NoModal Modal = iota
	Will
	Would
	May
	Can
	Must
	Should
	Not
	Perhaps
	Hearsay // reportedly
)

// ModalOf reads an auxiliary, a particle or an adverb in lower case.
func ModalOf(word string) Modal {
	for i := range modals {
		if modals[i].word == word {
			return modals[i].is
		}
	}
	return NoModal
}

var modals = []struct {
	word string
	is   Modal
}{
	{"not", Not}, {"n't", Not}, {"n’t", Not}, {"never", Not}, {"nor", Not}, {"neither", Not}, {"hardly", Not}, {"nt", Not}, {"no", Not},
	{"will", Will}, {"'ll", Will}, {"’ll", Will}, {"wo", Will}, {"shall", Must}, {"would", Would}, {"'d", Would}, {"’d", Would},
	{"may", May}, {"might", May}, {"could", May}, {"can", Can}, {"ca", Can}, {"must", Must}, {"should", Should}, {"ought", Should},
	{"perhaps", Perhaps}, {"maybe", Perhaps}, {"possibly", Perhaps}, {"potentially", Perhaps}, {"probably", Perhaps}, {"likely", Perhaps},
	{"presumably", Perhaps}, {"conceivably", Perhaps},
	{"reportedly", Hearsay}, {"allegedly", Hearsay}, {"purportedly", Hearsay}, {"supposedly", Hearsay}, {"ostensibly", Hearsay},
}

// relayed are verbs whose passive passes on what people say or think; what has been
// revealed, shown or found is so.
var relayed = []string{"allege", "announce", "anticipate", "assume", "believe", "claim", "estimate", "fear", "hypothesize", "note", "presume", "purport", "report", "rumor", "rumour", "say",
	"speculate", "suggest", "suspect", "think", "understand", "whisper"}

// Relayed tells whether "it is …ed that" passes on what people say or think.
func Relayed(lemma string) bool { return slices.Contains(relayed, lemma) }

// known are verbs of saying and seeing whose clause the writer takes for so.
var known = []string{"consider", "deem", "disclose", "know", "reveal", "see", "show"}

// Known tells whether the writer takes for so what hangs on the verb.
func Known(lemma string) bool { return slices.Contains(known, lemma) }

// proof is what would show that a report is true.
var proof = []string{"anything", "evidence", "indication", "information", "means", "nothing", "proof", "sign", "way"}

// Proof tells whether a noun is what would show that a report is true.
func Proof(lemma string) bool { return slices.Contains(proof, lemma) }

// Open tells whether a word says by itself that nobody knows whether.
func Open(lemma string) bool {
	return lemma == "unclear" || lemma == "unknown" || lemma == "uncertain" || lemma == "unsure"
}

// phrasal are verbs that deny a report with a particle.
var phrasal = []struct{ verb, particle string }{
	{"bat", "away"}, {"bat", "back"}, {"bat", "down"}, {"brush", "aside"}, {"brush", "off"}, {"knock", "down"}, {"laugh", "off"}, {"shoot", "down"},
	{"shrug", "off"}, {"shut", "down"}, {"swat", "away"}, {"swat", "down"}, {"wave", "aside"}, {"wave", "away"}, {"wave", "off"},
}

// Phrasal tells whether a verb denies with some particle.
func Phrasal(verb string) bool {
	for i := range phrasal {
		if phrasal[i].verb == verb {
			return true
		}
	}
	return false
}

// TurnsDown tells whether verb and particle deny the report that they have for object.
func TurnsDown(verb, particle string) bool {
	for i := range phrasal {
		if phrasal[i].verb == verb && phrasal[i].particle == particle {
			return true
		}
	}
	return false
}

// courts decide on suits and bids.
var courts = []string{"court", "judge", "jury", "magistrate", "panel", "tribunal"}

// Court tells whether a noun names who decides on suits.
func Court(lemma string) bool { return slices.Contains(courts, lemma) }

// NoWords are determiners and pronouns that negate the clause of their noun.
var NoWords = []string{"no", "nothing", "none", "nobody", "neither", "no-one", "noone", "nowhere"}

// doubtful are things beside reports that are rejected or dismissed as untrue.
var doubtful = []string{"argument", "assertion", "comparison", "concern", "criticism", "diagnosis", "existence", "explanation", "fear", "finding", "hint",
	"insinuation", "interpretation", "link", "possibility", "prospect", "question", "reference", "speculation", "talk", "version", "view", "worry"}

// Doubtful tells whether to reject such a thing is to call it untrue.
func Doubtful(lemma string) bool { return slices.Contains(doubtful, lemma) }

// granted are things that are denied to somebody, not denied.
var granted = []string{"access", "appeal", "application", "asylum", "bail", "care", "chance", "citizenship", "entry", "food", "freedom", "help", "medicine",
	"motion", "opportunity", "parole", "permission", "permit", "petition", "profit", "protection", "request", "right", "treatment", "visa", "vote", "water"}

// Granted tells whether to deny such a thing is not to give it.
func Granted(lemma string) bool { return slices.Contains(granted, lemma) }

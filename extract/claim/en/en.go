// Package en holds the English words of the claim rules: which conjunctions
// open a claim, which verbs hand their proposition on, what counts as
// technology.
//
//	en.Annotate(doc) // fills doc.Claims
package en

import (
	"strings"

	"github.com/kljensen/snowball/english"

	"hearsay/extract/claim"
	"hearsay/extract/model"
	"hearsay/extract/news"
)

// Annotate fills the claims of an English document.
func Annotate(doc *news.Document) { claim.Annotate(doc, &Lexicon) }

// Lexicon is the English lexicon.
var Lexicon = claim.Lexicon{
	Splits: splits, Absolute: absolute, Have: "have", Since: since, Bounds: bounds, From: from, Leads: leads, When: when, Dates: dates, Marks: marks, Degrees: degrees, Prepositional: prepositional, Timing: timing, Opens: opens, You: "you", Or: or, Results: results, Control: control, Instruct: instruct,
	Hollow: hollow, Content: content, Hearsay: hearsay, Word: word, Bare: bare, Talk: talk, Spread: spread, Amid: amid, Feelings: feelings, Rules: rules, Finds: finds, Seem: seem, Neither: neither, Who: who, Says: says, As: as, Conveys: conveys, Addresses: addresses, Nobody: nobody, Utters: utters, Saying: saying, Judges: judges, Likens: likens, Calls: calls, Openers: openers,
	Silent: silent, Tell: tell, IfSo: ifSo, Reached: reached, Open: "whether", Of: of, Decline: decline, Negations: negations, Whether: whether, By: by, Relative: relative, Where: where, Free: free, That: "that",
	We: we, I: i, Technology: technology, Versions: versions, Generic: generic, Phone: phone, Over: over, Services: services, Digital: digital, Definite: definite, Phrasal: phrasal, Stop: stop, Classes: classes,
	Stem: stem, SpeaksFor: speaksFor, Deictic: deictic,
}

// phrasal are verbs that mean little without the word beside them.
var phrasal = []claim.Phrase{{"get", "rid"}, {"take", "place"}, {"do", "away"}, {"break", "ground"}, {"run", "aground"}}

// bounds are the conjunctions whose clause dates the claim around it.
var bounds = []claim.Phrase{{"before", "before"}, {"after", "after"}, {"since", "since"}, {"until", "before"}, {"following", "after"}}

func speaksFor(words string) bool { return strings.Contains(strings.ToLower(words), "spokes") }

func deictic(words string) bool {
	first, _, _ := strings.Cut(strings.ToLower(words), " ")
	switch first {
	case "this", "next", "last", "today", "yesterday", "tomorrow", "tonight", "now", "currently",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

func stem(lemma string) string { return stems.Get(lemma) }

var stems = model.Memo{Of: func(lemma string) string { return english.Stem(lemma, false) }}

package claim

import "sort"

// Words is a sorted list of lower case words, searched where it lies: nothing
// is built when the program starts.
type Words []string

// Has tells whether w is in the list.
func (l Words) Has(w string) bool {
	lo, hi := 0, len(l)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		switch {
		case l[mid] == w:
			return true
		case l[mid] < w:
			lo = mid + 1
		default:
			hi = mid
		}
	}
	return false
}

// Sorted tells whether the list keeps its promise; a test asks it of every list.
func (l Words) Sorted() bool { return sort.StringsAreSorted(l) }

// Class is a lemma and the language-neutral class of what it says.
type Class [2]string

// Classes is a list of classes, sorted by lemma.
type Classes []Class

// Of is the class of a lemma, "" when it has none.
func (l Classes) Of(lemma string) string {
	i := sort.Search(len(l), func(i int) bool { return l[i][0] >= lemma })
	if i < len(l) && l[i][0] == lemma {
		return l[i][1]
	}
	return ""
}

// Lexicon is what the clause rules need to know of a language. All words are
// lemmas in lower case. Package en holds the English one.
type Lexicon struct {
	// Splits are conjunctions that open a claim of its own ("while", "because");
	// a clause under any other ("if", "unless") stays in the claim around it.
	Splits Words
	// Absolute are prepositions that open a clause without a finite verb: "with
	// two of its engines already moved".
	Absolute Words
	// Since are those of Splits that give a date to a perfect tense. Bounds are
	// those whose clause dates the claim around it, with the relation.
	Since  Words
	Bounds []Phrase
	// From are the prepositions that say since when a claim holds, but of what time a
	// noun is: "a directive from 2011".
	From Words
	// Leads are prepositions that lead to a time, in six kinds at most; When are the
	// words of a clause that tells what was then: "on Oct. 18, when".
	Leads []Words
	When  Words
	// Dates is the decision which time dates a claim; without it a rule decides.
	Dates func() *Dates
	// Marks are the words that introduce a clause, in kinds that the decision which
	// predicates head claims tells apart; Opens is that decision, without it the rules decide.
	Marks []Words
	Opens func() *Opens
	// Timing are conjunctions that say when: in the present they state a condition.
	Timing Words
	// Prepositional are verbs whose participle is used like a preposition: "compared with".
	Prepositional Words
	// Degrees are adverbs whose clause says how far: "as strong as".
	Degrees Words
	// Have is the auxiliary of the perfect, and the lemma that an absolute with a number stands for: "with 300 guests".
	Have string
	// Or are coordinators that join alternatives, which are one claim.
	Or Words
	// Results are verbs whose participle after a comma says what came of it:
	// "…, killing three people".
	Results Words
	// Control are verbs and predicates that hand the proposition on to their
	// infinitive: "plans to shut", "was told to replace".
	Control Words
	// Instruct are those of Control that somebody does to somebody: their object
	// is who must act, their subject who orders it.
	Instruct Words
	// Hollow are predicates that say nothing but their complement: "it is
	// possible that", "this suggests that".
	Hollow Words
	// Content are nouns with a that-clause that puts something forward: "fears
	// that", "rumours that".
	Content Words
	// Hearsay are those of Content that are somebody else's word: "rumours".
	Hearsay Words
	// Word are those of Content that are the word of whoever has them: "the mayor's
	// suggestion that".
	Word Words
	// Bare are those of Content that put something forward only where nothing stands before
	// them: "word that it is shut", but not "the word that you look up".
	Bare Words
	// Talk are those of Hearsay that get about: "rumours circulated that".
	Talk Words
	// Spread are verbs of how talk gets about: "rumours circulated that".
	Spread Words
	// Amid are the prepositions of what goes on around: "amid speculation that".
	Amid Words
	// Feelings are those of Content that somebody in the clause has: "fears".
	Feelings Words
	// SpeaksFor tells whether the words name somebody who speaks for a body: "a
	// government spokesman".
	SpeaksFor func(words string) bool
	// Deictic tells whether an expression of time speaks from the day of the
	// article: "this week", "yesterday".
	Deictic func(words string) bool
	// Neither are the words of "neither confirmed nor denied".
	Neither Words
	// Who are the relative pronouns of persons.
	Who Words
	// Seem are verbs of how things look: "seems", "appears".
	Seem Words
	// Finds are verbs of finding, which say so in "as discovered by the paper".
	Finds Words
	// Rules are verbs that say of a report whether it is true: "denied the report".
	Rules Words
	// Says are verbs of saying, As the conjunctions of "as Reuters notes".
	Says, As Words
	// Nobody are the words for nobody, Utters the verbs of saying aloud: what has not
	// been said nobody puts forward.
	Nobody, Utters Words
	// Saying are the verbs that have nothing but what is said for their object.
	Saying Words
	// Addresses are verbs whose object is who says or hears it: "cites officials as
	// saying", "reminded owners that".
	Addresses Words
	// Conveys are cues that pass on what a mere noun says: "denied any plans".
	Conveys Words
	// Judges are verbs with which somebody says what their object is, or what the
	// subject does: "identified him as", "claim to have left". Likens are the
	// prepositions of what the object is said to be.
	Judges, Likens Words
	// Calls are those of Judges that take the two side by side: "called it a lie".
	Calls Words
	// Openers are sentence adverbs that are no part of the proposition.
	Openers Words
	// Silent are verbs that, negated or declined, say that nothing is confirmed.
	Silent Words
	// Tell are verbs that, negated, keep silent only about an open question, which
	// a word of IfSo introduces: "would not say whether".
	Tell, IfSo Words
	// Reached are verbs whose passive subject is who keeps silent: "could not be reached".
	Reached Words
	// Open is the conjunction that leaves its clause open: "whether".
	Open string
	// Decline are verbs that turn a Silent verb down without "not".
	Decline Words
	// Negations are "not" and its kin, and adjectives as in "unable to confirm".
	Negations Words
	// Whether are the conjunctions of an open question.
	Whether Words
	// Of are prepositions that lead from an event noun to whom it befell:
	// "explosion at a pipeline", "death of the singer".
	Of Words
	// By are the prepositions of a passive's agent.
	By Words
	// Relative are relative pronouns; Where relative adverbs that open no claim.
	Relative, Where Words
	// That is the conjunction of content clauses.
	That string
	// Free are relative pronouns that carry their noun in them: "what".
	Free Words
	// You is whom an order speaks to.
	You string
	// We and I are the speaker's pronouns.
	We, I Words
	// Generic are nouns that stand for any device that was named.
	Generic Words
	// Versions are kinds of a device; Phone are nouns that people speak over, and
	// Over leads to them.
	Versions, Phone, Over Words
	// Technology are common nouns for devices, software and services.
	Technology Words
	// Services are technology only beside a word of Digital: "streaming service".
	Services, Digital Words
	// Definite are determiners that refer back.
	Definite Words
	// Phrasal are verbs whose meaning lies with an adverb or adjective beside
	// it, as "get rid".
	Phrasal []Phrase
	// Stop are words that say nothing in a comparison.
	Stop Words
	// Classes maps verbs and event nouns to classes.
	Classes Classes
	// Stem is the stem of a lemma.
	Stem func(string) string
}

// Phrase is a verb and the word that goes with it.
type Phrase [2]string

// Sorted tells whether the list keeps its promise.
func (l Classes) Sorted() bool {
	return sort.SliceIsSorted(l, func(i, j int) bool { return l[i][0] < l[j][0] })
}

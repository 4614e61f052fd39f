package en

import (
	"slices"
	"strings"

	"hearsay/extract/news"
)

// A verdict says of a report, and of nothing else, that it is not so: "the story
// is a hoax", "that's not true", "there is no truth to these claims". It denies
// what the report says without repeating a word of it.
//
// It begins with what is judged (a pronoun, or a noun for what has been said),
// then comes a form of be or seem, then the judgement, which nothing follows that
// would make it say something of something else ("a fake news site").

var (
	judgedNouns = setOf(`report reports rumor rumors rumour rumours story stories speculation allegation allegations claim claims article articles
 tale tales video photo news suggestion accusation accusations assertion assertions post information hoax thing suspicion suspicions insinuation insinuations`)
	judgedPronouns = setOf("it this that these those they")
	// some and their like judge a part, or whatever an outlet prints
	notJudged = setOf("some few all many most no none several")
	judging   = setOf(`is isn was wasn are aren were weren be been being prove proves proved proven look looks appear appears appeared seem seems seemed
 turn turns turned sound sounds`)
	judgedNot = setOf("not no never neither isn wasn aren weren hasn haven doesn don didn couldn cannot")
	untrue    = setOf(`false untrue hoax fake faked fabricated fabrication fabrications forged forgery bogus baseless groundless unfounded
 nonsense fiction fictitious satire invented lie lies absurd ridiculous preposterous laughable bullshit rubbish garbage incorrect inaccurate
 misleading untruth overblown exaggerated debunked impossible implausible illogical bunk hogwash propaganda invention inventions figment tripe canard humbug balderdash codswallop`)
	// blame is what is said against somebody; who calls it an offence says that it is not so.
	blame   = setOf("accusation accusations allegation allegations charge charges claim claims insinuation insinuations suggestion suggestions rumour rumours rumor rumors")
	offends = setOf("grotesque outrageous scandalous shameful disgraceful ludicrous slander slanderous libel libellous libelous defamation defamatory scurrilous smear smears insulting speculation gossip fantasy trick ploy")
	isTrue  = setOf("true truth real accurate correct right factual legit legitimate genuine plausible credible possible")
	// afterVerdict may follow the judgement, which else is not the last word.
	afterVerdict = setOf("for as and but however by in at to of whatsoever either too folks guys dude")
)

// verdictRoom is how many words the judgement comes after be at most: "is - of course - a work of fiction".
const verdictRoom = 8

// verdict tells whether the words of a content are a verdict on a report; who are
// those of its agent, which stands for the subject where the content has none.
func verdict(words, who []string, negative bool) bool {
	negative = negative || slices.ContainsFunc(words, func(w string) bool { return judgedNot[w] })
	if !negative && (phrased(words) || madeUp(words) || refutes(words)) || bare(words, negative) {
		return true
	}
	if len(words) > 3 && words[0] == "none" && words[1] == "of" {
		words, negative = words[2:], true // "none of this is true"
	}
	some := false
	for be, w := range words {
		if judging[w] {
			some = true
			if judges(words, who, be, negative, true) {
				return true
			}
		}
	}
	if !some && len(words) > 0 && judgedPronouns[words[0]] && judges(words, who, 1, negative, false) {
		return true // "it's", whose verb is no word here
	}
	return !some && called(words, negative)
}

// judges tells whether what comes before the verb at that place is judged by what comes
// after, which may call it a report of that kind.
func judges(words, who []string, be int, negative, kind bool) bool {
	if slices.Contains(words[:be], "there") {
		return negative && slices.Contains(words[be:], "truth")
	}
	subject := words[:be]
	if len(subject) == 0 {
		subject = who
	}
	if !judged(subject) && !saidBy(subject) {
		return false
	}
	end := min(len(words), be+verdictRoom)
	blames := slices.ContainsFunc(subject[:min(len(subject), subjectRoom)], func(w string) bool { return blame[w] })
	for i := be; i < end; i++ {
		if w := words[i]; !negative && (untrue[w] || blames && offends[w]) || negative && isTrue[w] {
			return closes(words[i+1:], kind)
		}
	}
	return false
}

// closes tells that nothing follows a judgement by which it would judge something else: "a
// fake news site", but "a bogus tale in need of proof".
func closes(rest []string, kind bool) bool {
	if kind && len(rest) > 0 && judgedNouns[rest[0]] {
		rest = rest[1:]
	}
	return len(rest) == 0 || afterVerdict[rest[0]]
}

// judgements are those of several words, behind what they judge.
var judgements = [][]string{{"fairy", "tale"}, {"fairy", "tales"}, {"flight", "of", "fancy"}, {"pack", "of", "lies"}, {"tissue", "of", "lies"}, {"telling", "lies"},
	{"without", "foundation"}, {"without", "basis"}, {"without", "substance"}, {"lack", "any", "foundation"}, {"lacks", "any", "foundation"}, {"lack", "any", "basis"},
	{"lacks", "any", "basis"}, {"figment", "of"}, {"defies", "logic"}, {"defies", "belief"}, {"thin", "air"}, {"cock", "and", "bull"}}

// phrased tells whether what is judged comes before such a phrase.
func phrased(words []string) bool {
	for i := 1; i < len(words); i++ {
		for _, p := range judgements {
			if i+len(p) <= len(words) && slices.Equal(words[i:i+len(p)], p) && (judged(words[:min(i, subjectRoom)]) || saidBy(words[:i])) {
				return true
			}
		}
	}
	return false
}

// saidBy tells that the subject is what somebody said: "what the neighbour said".
func saidBy(subject []string) bool {
	return len(subject) > 2 && subject[0] == "what" && slices.ContainsFunc(subject[2:], func(w string) bool { return saying[w] })
}

var saying = setOf("said says claimed claims told tells wrote writes printed prints reported reports alleged alleges published publishes")

// madeUp tells of a phrase that says that somebody made something up: "made it up", "made
// up the story".
func madeUp(words []string) bool {
	for i := 0; i+2 < len(words); i++ {
		if words[i] != "made" {
			continue
		}
		if words[i+2] == "up" && judgedPronouns[words[i+1]] || words[i+1] == "up" && pointing[words[i+2]] && judged(words[i+2:min(len(words), i+2+subjectRoom)]) {
			return true
		}
	}
	return false
}

var pointing = setOf("the this that these those")

// refuting are the verbs of who shows that a report is false.
var refuting = setOf("debunks debunked discredits discredited disproves disproved refutes refuted rubbished")

// refutes tells whether somebody refutes a report: "a newspaper debunked the lurid story".
func refutes(words []string) bool {
	i := slices.IndexFunc(words, func(w string) bool { return refuting[w] })
	return i > 0 && slices.ContainsFunc(words[i:min(len(words), i+subjectRoom+1)], func(w string) bool { return judgedNouns[w] })
}

// bare tells whether the words are but a judgement: "probably false", "not true".
func bare(words []string, negative bool) bool {
	if len(words) > 1 && (words[0] == "a" || words[0] == "all" || words[0] == "pure") {
		words = words[1:]
	}
	n := len(words)
	if n == 0 || n > 3 || !(untrue[words[n-1]] && !negative || isTrue[words[n-1]] && negative) {
		return false
	}
	return !slices.ContainsFunc(words[:n-1], func(w string) bool { return !judgedNot[w] && !strings.HasSuffix(w, "ly") })
}

// called tells what somebody calls a report, whose verb stands outside the content: "the
// accusation grotesque", "the claims as slander".
func called(words []string, negative bool) bool {
	n := len(words)
	if n < 2 || n > calledRoom || negative {
		return false
	}
	i := slices.IndexFunc(words[:n-1], func(w string) bool { return judgedNouns[w] || blame[w] })
	if i < 0 || i > 2 || notJudged[words[0]] || slices.ContainsFunc(words[i:n-1], func(w string) bool { return tellsOf[w] }) {
		return false
	}
	return untrue[words[n-1]] || blame[words[i]] && offends[words[n-1]]
}

// tellsOf leads from a report to what it is about: "the story of a hoax".
var tellsOf = setOf("of about on in for that from and over with")

// calledRoom is how many words what is called something and the word for it have:
// "the minister's accusation an outrageous slander".
const calledRoom = 7

// judged tells whether a subject is what has been said: one of its first words is a noun
// for that, or one before what it is about.
func judged(subject []string) bool {
	if len(subject) == 0 || notJudged[subject[0]] {
		return false
	}
	if judgedPronouns[subject[0]] && len(subject) <= 3 {
		return true
	}
	if subject[0] == "it" || subject[0] == "they" {
		return false // "it mixes reports with stories that are fiction"
	}
	for i, w := range subject[:min(len(subject), subjectRoom+2)] {
		if judgedNouns[w] && (i < subjectRoom || i+1 < len(subject) && namesIt[subject[i+1]]) {
			return true
		}
	}
	return false
}

// namesIt leads from a report to what it says.
var namesIt = setOf("of about that")

// subjectRoom is among how many of its first words a subject says that it is a report.
const subjectRoom = 4

// names tells that the words say what the report is about that they judge, in more than a
// word: "the rumours of her death", "reports that she sold the mill".
func names(words []string) bool {
	for i, w := range words[:min(len(words), subjectRoom+2)] {
		if judgedNouns[w] && i+3 < len(words) && (namesIt[words[i+1]] || words[i+1] == "claiming" || words[i+1] == "saying") && !judging[words[i+3]] {
			return true
		}
	}
	return false
}

// isVerdict is verdict for a claim that puts something forward, or confirms it.
func (f *Filler) isVerdict(c *news.Claim) bool {
	if c.Act != news.ActAssert && c.Act != news.ActConfirm {
		return false
	}
	f.words = split(c.ContentText, f.words[:0])
	n := len(f.words)
	f.words = split(orElse(c.Who.Text, c.Who.Name), f.words)
	return verdict(f.words[:n], f.words[n:], c.Polarity == news.Negative || c.Modality == news.Negated)
}

// unawareOf are the words by which somebody says that he has not heard of something,
// which neither confirms nor denies it: a negation, at most two words, these.
var unawareOf = []struct {
	negation map[string]bool
	words    []string
}{
	{judgedNot, []string{"aware", "of"}},
	{judgedNot, []string{"announced", "any"}},
	{setOf("no"), []string{"notification"}},
	{setOf("no"), []string{"knowledge", "of"}},
}

// caption tells whether the words of a content say what a picture beside the text shows:
// "the gorilla is pictured in this undated handout photo", "this photo released by the
// ministry shows".
func caption(words []string) bool {
	for i, w := range words {
		if i == 0 || !pictures[w] {
			continue
		}
		switch words[i-1] {
		case "handout", "file", "undated":
			return true
		case "this":
			if i == 1 || i+1 == len(words) {
				return true
			}
		}
	}
	return false
}

var pictures = setOf("photo photograph picture image frame")

// asksIf come before an "if" that means "whether".
var asksIf = setOf("know knows knew known sure certain clear unclear say tell confirm confirmed reveal disclose determine established on asked")

// asksWhether tells whether the words of a content leave open whether something is so
// that they say themselves: "whether that was the case" asks of what was said before.
func asksWhether(words []string) bool {
	for i, w := range words {
		if w == "whether" || w == "if" && i > 0 && asksIf[words[i-1]] {
			return !saidBefore(words[i+1 : min(len(words), i+1+askedRoom)])
		}
	}
	return false
}

// askedRoom is how many words behind "whether" may say that it is asked whether what was
// said is true.
const askedRoom = 5

var beTrue = setOf("true case so happened correct accurate real genuine authentic")

// saidBefore tells that the words after "whether" are about what was said: "that's true",
// "the report is accurate".
func saidBefore(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return reportWords[w] }) ||
		len(words) > 0 && pronouns[words[0]] && slices.ContainsFunc(words, func(w string) bool { return beTrue[w] })
}

var pronouns = setOf("that this it these those they")

// unawareRoom is how many words may stand between: "have no official notification".
const unawareRoom = 2

// unaware tells whether the words of a content say that somebody has not heard of it.
func unaware(words []string) bool {
	for i, w := range words {
		for _, row := range unawareOf {
			if !row.negation[w] {
				continue
			}
			for k := i + 1; k <= i+1+unawareRoom && k+len(row.words) <= len(words); k++ {
				if end := k + len(row.words); slices.Equal(words[k:end], row.words) && (row.words[len(row.words)-1] != "of" || end < len(words)) { // not "new evidence that they were not aware of"
					return true
				}
			}
		}
	}
	at := slices.Index(words, "unaware")
	return at >= 0 && at+1 < len(words) && words[at+1] == "of" && maybe(words[at+2:])
}

// maybe tells that what somebody has not heard of need not be: "a leak", "any plan", "the
// report". Who was unaware of the fraud says that there was one.
func maybe(of []string) bool {
	return len(of) > 0 && !definite[of[0]] || len(of) > 1 && slices.ContainsFunc(of[1:min(len(of), 4)], func(w string) bool { return reportWords[w] || w == "plan" || w == "plans" })
}

var definite = setOf("the this that these those his her its their our my")

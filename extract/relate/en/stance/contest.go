package stance

import (
	"math"
	"slices"
	"strings"
	"sync"

	"hearsay/extract/relate/en"
)

// A cue tells that something is contested: it is not so, it may not be so, it
// has been undone, or a plain negation.
type cue int

const (
	refuted cue = iota
	doubted
	undone
	negated
	numCues
)

// cueList has the single words and the phrases of each cue. In a phrase "NOT" stands
// for any negation, "?" for one word or none, and "|" parts alternatives.
type cueList struct {
	words   [numCues]map[string]bool
	phrases [numCues][]phrase
}

var cues = sync.OnceValue(func() *cueList {
	l := &cueList{words: [numCues]map[string]bool{
		refuted: set(hoaxWords + " " + denyWords + " " + falseWords + " denials refuting rejecting dismissing dispute contradict contradicting rebuff rebut rebuts rubbish disprove disproves disproved discredit discredited discredits bullshit"),
		doubted: set("unconfirmed unverified unclear doubt doubts doubtful doubted doubting questionable skeptical sceptical skeptic skeptics sceptic sceptics skepticism scepticism dubious suspicious question questions questioned questioning unconvinced unlikely implausible unsubstantiated unproven uncertain unsure challenge challenges challenged inconsistent mystery puzzle puzzles puzzled"),
		undone:  set("withdraw withdraws withdrew withdrawn withdrawing exit exits exited drop drops dropped pass passes passed quit quits scratch scrap scraps scrapped cancel cancels cancelled canceled abandon abandons abandoned refuse refuses refused decline declines declined fail fails failed failing halt halted breach breached violate violates violated ignore ignored fade fades faded collapse collapsed delay delayed postpone postponed despite longer anymore out"),
		negated: set(negateWords),
	}}
	for c, lines := range [numCues][]string{
		refuted: {"NOT true|real", "made up", "no truth|evidence|proof|such", "never happened", "taken out of context", "set the record straight", "NOT so fast", "contrary to",
			"called into question", "out to be ? fake|false|hoax|untrue", "nothing to do with", "NOT actually|really", "not in fact", "NOT ? ? accurate"},
		doubted: {"cast|casts|casting doubt", "raise|raises|raised|raising doubt|doubts|questions", "NOT ? sure", "NOT convinced", "might|may not", "cannot|can't be verified|confirmed",
			"too good to be true", "NOT ? all it|that", "if true", "rather than", "remain|remains unclear", "remain|remains to be seen", "something|someone|some else", "other explanation|cause"},
		undone: {"pull|pulls|pulled|drop|drops|dropped|back|backs|backed out", "walk|walks|walked away", "no longer", "rule|rules|ruled out", "will not", "won't", "withdrew|withdraw",
			"step|steps|stepped|turn|turns|turned down", "NOT be", "call|calls|called off", "passed|pass on", "fell through", "not going to"},
	} {
		for _, line := range lines {
			l.phrases[c] = append(l.phrases[c], phraseOf(line))
		}
	}
	return l
})

// phrase is a list of alternatives, one word each; an empty one may be left out.
type phrase [][]string

func phraseOf(line string) (p phrase) {
	for _, f := range strings.Fields(line) {
		switch f {
		case "?":
			p = append(p, nil)
		default:
			p = append(p, strings.Split(f, "|"))
		}
	}
	return p
}

// opens tells whether the words begin with the phrase.
func (p phrase) opens(words []string) bool {
	switch {
	case len(p) == 0:
		return true
	case p[0] == nil:
		return p[1:].opens(words) || len(words) > 0 && p[1:].opens(words[1:])
	case len(words) == 0:
		return false
	}
	ok := slices.Contains(p[0], words[0]) || p[0][0] == "NOT" && negates(words[0])
	return ok && p[1:].opens(words[1:])
}

func negates(w string) bool { return cues().words[negated][w] || strings.HasSuffix(w, "n't") }

// cued is one stretch of text with the cues in it.
type cued struct {
	words  []string
	single [numCues][]int   // where the words stand
	longer [numCues]float64 // how many phrases
}

func cuesIn(words []string) (c cued) {
	c.words = words
	list := cues()
	for i, w := range words {
		for k := range numCues {
			if list.words[k][w] || k == negated && negates(w) {
				c.single[k] = append(c.single[k], i)
			}
		}
		for k, phrases := range list.phrases {
			for _, p := range phrases {
				if p.opens(words[i:]) {
					c.longer[k]++
				}
			}
		}
	}
	return c
}

// The traits of contest, of the statement and of the article: for each cue how
// often it stands where and how near to words of the statement, and how far the
// one contests what the other does not.
const (
	cueSaid = iota
	cueFirst
	cueLead
	cueNearLead // 1 over 1 and the words between, of the nearest
	cueNearBest // in the three sentences that have most of the statement
	cuePhraseSaid
	cuePhraseFirst
	cuePhraseLead
	cuePhraseAll
	cueBeforeFirst // how often it comes up to four words before one of the statement
	cueBeforeLead
	cueBeforeAll
	cueBeforeEnd
	cueShare // of the sentences that have it
	cuePlaces
)

// Each blend weighs the cues of a stretch to one number from 0 to 1 and sets
// the statement's beside it.
const (
	blendNearLead = iota
	blendNearBest
	blendFirst
	blendTwo
	blendLead
	blendAll
	numBlends

	blendSides = 4 // itself, how much less than the statement, it alone, the statement alone
)

const (
	contestCues   = int(numCues) * cuePlaces
	contestBlends = contestCues + numBlends*blendSides
	contestSaid   = contestBlends
	densityAll    = contestBlends + 1
	densityFirst  = contestBlends + 2
	densityEnd    = contestBlends + 3
	densityMost   = contestBlends + 4
	densityClose  = contestBlends + 5 // by how much of the statement a sentence has
	numbersSaid   = contestBlends + 6
	numbersLack   = contestBlends + 7
	deniesItself  = contestBlends + 8 // the statement opens with a no, or its verb is negated
	contestTraits = contestBlends + 9
)

// contest fills x, which has contestTraits places.
func (r *Reader) contest(x []float64, statement string, said []term, parts []part, cover []float64) {
	head := cuesIn(wordsOf(statement))
	list := make([]cued, len(parts))
	near := make([][numCues]float64, len(parts))
	before := make([][numCues]float64, len(parts))
	for i := range parts {
		list[i] = *parts[i].cues()
		near[i], before[i] = list[i].beside(said)
	}
	for k := range numCues {
		at := x[int(k)*cuePlaces:]
		at[cueSaid], at[cuePhraseSaid] = float64(len(head.single[k])), head.longer[k]
		for i := range list {
			n := float64(len(list[i].single[k]))
			at[cuePhraseAll] += list[i].longer[k]
			at[cueBeforeAll] += before[i][k]
			at[cueShare] += yes(n+list[i].longer[k] > 0) / float64(len(list))
			if i == 0 {
				at[cueFirst], at[cuePhraseFirst], at[cueBeforeFirst] = n, list[i].longer[k], before[i][k]
			}
			if i < leadSentences-1 {
				at[cueLead] += n
				at[cueNearLead] = max(at[cueNearLead], near[i][k])
			}
			if i < leadSentences {
				at[cuePhraseLead] += list[i].longer[k]
				at[cueBeforeLead] += before[i][k]
			}
			if i >= len(list)-3 {
				at[cueBeforeEnd] += before[i][k]
			}
		}
		at[cuePhraseAll] /= math.Sqrt(float64(len(list)))
		at[cueBeforeAll] /= math.Sqrt(float64(len(list)))
		for _, i := range closestParts(cover) {
			at[cueNearBest] = max(at[cueNearBest], near[i][k])
		}
	}
	blendTraits(x, &head, list)
	densityTraits(x, list, cover)
	x[deniesItself] = selfDenial(head.words)
	x[numbersSaid], x[numbersLack] = numbersOf(head.words, parts)
}

// blendTraits set the statement's contest beside the article's.
func blendTraits(x []float64, head *cued, list []cued) {
	own := contested(head.counts(), 0.3)
	x[contestSaid] = own
	var c [numBlends]float64
	for b, place := range [...]int{blendNearLead: cueNearLead, blendNearBest: cueNearBest} {
		var n [numCues]float64
		for k := range numCues {
			n[k] = x[int(k)*cuePlaces+place]
		}
		c[b] = contested(n, 0.5)
	}
	for i, size := range [...]int{1, 2, leadSentences, len(list)} {
		b := blendFirst + i
		var n [numCues]float64
		size = min(size, len(list))
		for p := range size {
			for k, v := range list[p].counts() {
				n[k] += v
			}
		}
		for k := range n {
			n[k] /= math.Sqrt(float64(size))
		}
		c[b] = contested(n, 0.2)
	}
	for b, v := range c {
		at := x[contestCues+b*blendSides:]
		at[0], at[1], at[2], at[3] = v, own-v, float64(v*(1-own)), float64(own*(1-v))
	}
}

func (c *cued) counts() (n [numCues]float64) {
	for k := range n {
		n[k] = float64(len(c.single[k])) + c.longer[k]
	}
	return n
}

// contested is how far counts of cues amount to contest, at most 1; a plain
// negation counts for little.
func contested(n [numCues]float64, negation float64) float64 {
	return min(1, n[refuted]+float64(0.6*n[doubted])+float64(0.5*n[undone])+float64(negation*n[negated]))
}

func densityTraits(x []float64, list []cued, cover []float64) {
	for i := range list {
		n := list[i].counts()
		d := n[refuted] + n[doubted] + float64(0.3*n[negated])
		x[densityAll] += d / float64(len(list))
		x[densityClose] += float64(cover[i]*d) / float64(len(list))
		x[densityMost] = max(x[densityMost], d)
		if i < 2 {
			x[densityFirst] += d / 2
		}
		if i >= len(list)-3 {
			x[densityEnd] += d / 3
		}
	}
}

// beside tells for each cue how near its nearest word is to one of the
// statement, and how many stand up to four words before one.
func (c *cued) beside(said []term) (near, before [numCues]float64) {
	var at []int
	for i, w := range c.words {
		if speaksOf(said, w) {
			at = append(at, i)
		}
	}
	for k := range numCues {
		for _, i := range c.single[k] {
			follows := false
			for _, p := range at {
				near[k] = max(near[k], 1/float64(1+max(i-p, p-i)))
				follows = follows || p > i && p <= i+4
			}
			before[k] += yes(follows)
		}
	}
	return near, before
}

// speaksOf tells whether a word is one of the statement, or begins like one:
// "Nigerian" and "Nigeria", "meteor" and "meteorite".
func speaksOf(said []term, word string) bool {
	key := en.Stem(word)
	for i := range said {
		if a := said[i].key; a == key || len(a) >= alikeLetters && len(key) >= alikeLetters && a[:alikeLetters] == key[:alikeLetters] {
			return true
		}
	}
	return false
}

// alikeLetters is how many letters two words that speak of one thing begin with.
const alikeLetters = 5

// closestParts are the three sentences that have most of the statement.
func closestParts(cover []float64) []int {
	order := make([]int, len(cover))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case cover[a] > cover[b]:
			return -1
		case cover[a] < cover[b]:
			return 1
		}
		return 0
	})
	return order[:min(3, len(order))]
}

// numbersOf are how many numbers the statement has, and how many of them the
// article's lead lacks.
func numbersOf(said []string, parts []part) (has, lacks float64) {
	for _, w := range said {
		if w[0] < '0' || w[0] > '9' {
			continue
		}
		has++
		in := false
		for i := range min(leadSentences, len(parts)) {
			in = in || slices.Contains(parts[i].words, w)
		}
		lacks += yes(!in)
	}
	return has, lacks
}

// selfDenial is 1 where a statement opens with a word that says no, 2 where it negates its
// verb, 3 where it does both: "No, …", "… isn't …", "… did not …".
func selfDenial(words []string) float64 {
	var x float64
	if len(words) > 0 && (negates(words[0]) || words[0] == "sorry" || cues().words[refuted][words[0]]) {
		x = 1
	}
	for i, w := range words {
		if strings.HasSuffix(w, "n't") || w == "not" && i > 0 {
			return x + 2
		}
	}
	return x
}

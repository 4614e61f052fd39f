package stance

import (
	"math"
	"slices"
	"strings"

	"hearsay/extract/model"
	"hearsay/extract/relate/en"
)

// Traits of an article that is about a statement, in numbers that name no word:
// what they tell holds for stories that nobody has seen, where words alone tell
// which story it is. The first are of the pair, then come seven for each bearing.
const (
	coverAll  = iota // how much of the statement the text has, by weight
	coverBest        // and the sentence that has most of it
	coverFirst
	coverLead
	bestAt // where that sentence stands
	bestShare
	sentenceCount
	lacksHeaviest // the rarest word of the statement that the text has not
	closeSentences
	refutedSaid // words that refute, in the statement
	refutedBest // in the closest sentence
	refutedLead
	refutedAll
	refutedEnd
	refutedBoth // 2 where the statement refutes, and 1 more where the lead does
	negatesOne  // the statement or the closest sentence negates, and the other does not
	asks
	quotes
	colon
	saidWords
	opensWithNo
	cueDistance // words from one that refutes or negates to one of the statement
	meanWeight  // how rare the statement's words are
	textLength
	pairTraits
)

// For each bearing: how many of its words the statement has, and where in the text.
const (
	inStatement = iota
	inFirst
	inLead
	inAll
	inBest
	inNear
	byCover // each sentence's by how much of the statement it has
	places
)

// Words that tell that something is not so; the cues of contest begin with them too.
const (
	hoaxWords   = "hoax hoaxes hoaxer hoaxers fake faked fakes bogus fabricated fabrication debunk debunked debunks debunking myth prank pranked satire satirical satirist spoof parody photoshopped staged fictitious fictional fiction phony untrue"
	denyWords   = "deny denies denied denying denial refute refutes refuted reject rejects rejected dismiss dismisses dismissed disputes disputed contradicts contradicted rebuffed rubbished slams"
	falseWords  = "false wrong mistaken incorrect inaccurate nonsense lie lies lied impossible unfounded baseless misleading exaggerated misidentified erroneous erroneously misreported fooled duped tricked"
	negateWords = "no not never none nobody nothing neither nor without cannot can't won't isn't aren't wasn't weren't doesn't don't didn't hasn't haven't hadn't wouldn't couldn't shouldn't"
)

// bearings are words that tell how something is passed on. The first refuting
// ones say that it is not so.
var bearings = [numBearings]lexicon{
	{"hoax", set(hoaxWords)},
	{"deny", set(denyWords)},
	{"false", set(falseWords)},
	{"negate", set(negateWords)},
	{"hedge", set("may might could possible possibly perhaps probably likely apparently seemingly alleged allegedly purported purportedly supposedly suspected maybe potentially if whether")},
	{"hand-on", set("report reports reported reportedly reporting claim claims claimed claiming rumor rumors rumored rumour rumours rumoured according source sources")},
	{"doubt", set("unconfirmed unverified unclear doubt doubts doubtful doubted questionable skeptical sceptical skepticism dubious suspicious verify verified authenticity")},
	{"confirm", set("confirm confirms confirmed confirming confirmation official officially announced announces announcement proof proves proved proven")},
	{"turn", set("actually despite however but although turns instead contrary though unfortunately update updated correction corrected retracted apology")},
	{"spread", set("viral circulating internet twitter facebook site website online fooled social rumor rumour story")},
}

const (
	numBearings = 10

	refuting = 3 // of the bearings refute
	negating = 3 // the one that negates
)

// NumTraits is how many there are.
const NumTraits = wordTraits + contestTraits + sideTraits

const wordTraits = pairTraits + places*numBearings

// Traits are an article's, in thousandths.
type Traits [NumTraits]int16

// leadSentences is how many sentences an article opens with.
const leadSentences = 4

// part is one sentence of a text, read.
type part struct {
	words []string
	terms []term
	count [numBearings]int // of words of each bearing
	found *cued            // see cues
}

// cues are those of the sentence, looked for once.
func (p *part) cues() *cued {
	if p.found == nil {
		c := cuesIn(p.words)
		p.found = &c
	}
	return p.found
}

func (r *Reader) partsOf(text string) []part {
	if p, ok := r.dense[text]; ok {
		return p
	}
	var out []part
	for _, s := range r.sentences(text) {
		p := part{words: wordsOf(s), terms: r.terms(s)}
		p.count = countBearings(p.words)
		out = append(out, p)
	}
	r.dense[text] = out
	return out
}

func countBearings(words []string) (n [numBearings]int) {
	for _, w := range words {
		for b := range bearings {
			if bearings[b].words[w] {
				n[b]++
			}
		}
	}
	return n
}

// Traits reads them, but for those of sides: see [Traits.SetSides].
func (r *Reader) Traits(statement, text string) (v Traits) {
	var x [NumTraits]float64
	said, parts := r.terms(statement), r.partsOf(text)
	cover := make([]float64, len(parts))
	best, total := 0, int64(0)
	for i := range parts {
		var got int64
		got, total = common(said, parts[i].terms)
		cover[i] = ratio(got, total)
		if cover[i] > cover[best] {
			best = i
		}
	}
	r.coverTraits(&x, said, text, parts, cover, best)
	words := wordsOf(statement)
	bearingTraits(&x, countBearings(words), parts, cover, best)
	refutingTraits(&x, parts)
	r.contest(x[wordTraits:wordTraits+contestTraits], statement, said, parts, cover)
	x[cueDistance] = float64(distance(said, parts, cover)) / 10
	x[asks], x[quotes], x[colon] = yes(strings.Contains(statement, "?")), yes(strings.ContainsAny(statement, "\"'‘“")), yes(strings.Contains(statement, ":"))
	x[saidWords], x[opensWithNo] = float64(len(words))/10, yes(len(words) > 0 && words[0] == "no")
	x[meanWeight], x[textLength] = float64(total)/float64(max(1, len(said)))/100, float64(len(text))/1000
	for i := range x {
		v[i] = model.Thousandths(x[i])
	}
	return v
}

func (r *Reader) coverTraits(x *[NumTraits]float64, said []term, text string, parts []part, cover []float64, best int) {
	all := r.terms(text)
	got, total := common(said, all)
	x[coverAll], x[coverBest], x[coverFirst] = ratio(got, total), cover[best], cover[0]
	lead := r.terms(strings.Join(r.sentences(text)[:min(leadSentences-1, len(parts))], " "))
	got, _ = common(said, lead)
	x[coverLead] = ratio(got, total)
	x[bestAt], x[bestShare], x[sentenceCount] = float64(min(best, 15))/10, float64(best)/float64(len(parts)), float64(len(parts))/10
	for _, c := range cover {
		if c > 0.3 {
			x[closeSentences]++
		}
	}
	for _, t := range said {
		if has, _ := common([]term{t}, all); has == 0 {
			x[lacksHeaviest] = max(x[lacksHeaviest], float64(t.weight)/100)
		}
	}
}

func bearingTraits(x *[NumTraits]float64, said [numBearings]int, parts []part, cover []float64, best int) {
	for b := range bearings {
		at := x[pairTraits+places*b:]
		at[inStatement], at[inFirst], at[inBest] = float64(said[b]), float64(parts[0].count[b]), float64(parts[best].count[b])
		for i := range parts {
			n := float64(parts[i].count[b])
			at[inAll] += n
			at[byCover] += float64(cover[i] * n)
			if i < leadSentences {
				at[inLead] += n
			}
			if i == best-1 || i == best+1 {
				at[inNear] += n
			}
		}
		at[inAll] /= math.Sqrt(float64(len(parts)))
	}
}

func refutingTraits(x *[NumTraits]float64, parts []part) {
	for b := range refuting {
		at := x[pairTraits+places*b:]
		x[refutedSaid] += at[inStatement]
		x[refutedBest] += at[inBest]
		x[refutedLead] += at[inLead]
		x[refutedAll] += at[inAll]
		for i := max(0, len(parts)-3); i < len(parts); i++ {
			x[refutedEnd] += float64(parts[i].count[b])
		}
	}
	x[refutedBoth] = 2*yes(x[refutedSaid] > 0) + yes(x[refutedLead] > 0)
	no := x[pairTraits+places*negating:]
	x[negatesOne] = yes((no[inStatement] > 0) != (no[inBest] > 0))
}

// farthest is a distance in words beyond which a word bears on nothing.
const farthest = 9

// distance is that of the nearest two words, one that refutes or negates and one
// of the statement, in the three sentences that have most of it.
func distance(said []term, parts []part, cover []float64) int {
	least := farthest
	for _, i := range closestParts(cover) {
		if cover[i] >= 0.2 {
			least = min(least, within(said, parts[i].words))
		}
	}
	return least
}

func within(said []term, words []string) int {
	least, lastCue, lastSaid := farthest, -farthest, -farthest
	for i, w := range words {
		if refutes(w) {
			lastCue = i
		}
		if has(said, w) {
			lastSaid = i
		}
		if lastCue >= 0 && lastSaid >= 0 {
			least = min(least, max(lastCue-lastSaid, lastSaid-lastCue))
		}
	}
	return least
}

func refutes(word string) bool {
	for b := range negating + 1 {
		if bearings[b].words[word] {
			return true
		}
	}
	return false
}

func has(said []term, word string) bool {
	key := en.Stem(word)
	_, ok := slices.BinarySearchFunc(said, key, func(t term, k string) int { return strings.Compare(t.key, k) })
	return ok
}

func ratio(got, all int64) float64 {
	if all == 0 {
		return 0
	}
	return float64(got) / float64(all)
}

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

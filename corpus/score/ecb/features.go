package ecb

import (
	"cmp"
	"math"

	"hearsay/extract/model"
	"hearsay/extract/story"
)

// The features of two mentions.
const (
	sameArticle = iota
	articleTerms
	articleNames
	leadTerms
	articleNumbers
	sameKey     // of the heads
	keysShared  // of all words
	wordCosine  // of the heads by themselves
	wordsCosine // of all words by themselves
	contextCosine
	senseShared // of any words
	rarityLow
	rarityHigh
	countLow // how often each article has the head's key
	countHigh
	bothVerbs
	noVerb
	sentenceCosine
	nearCosine
	ownCosine
	objectShared
	argsShared
	inOther // how much of the one's words the other's sentence has
	namesShared
	numbersShared
	sameGovernor
	depth    // how far down the later of the two stands
	NumFirst // how many are known of a pair by itself

	// What the first forest says of it, and of the pairs that either is in.
	firstVerdict = iota - 1
	betterLow    // how many others each is the more alike to
	betterHigh
	behindLow // and how far the best of these is ahead
	behindHigh
	bridge    // a third that both are one with, as far as they are
	alikeTies // whether both have the same others
	bothTies
	tiesLow
	tiesHigh
	NumFeatures
)

// Values are the features of a pair in thousandths.
type Values [NumFeatures]int16

// absent is the value of a share of nothing.
const absent = -1

// features are those of two mentions, the same whichever comes first.
func features(a, b *mention, p *pairOfArticles) Values {
	var x [NumFirst]float64
	x[sameArticle] = yes(a.report == b.report)
	x[articleTerms], x[articleNames], x[leadTerms], x[articleNumbers] = p.terms, p.names, p.lead, p.numbers
	x[sameKey], x[keysShared] = yes(a.key == b.key), shared(a.keys, b.keys)
	x[wordCosine], x[wordsCosine], x[contextCosine] = cosine(a.word, b.word), cosine(a.words, b.words), cosine(a.context, b.context)
	x[senseShared] = yes(common(a.senses, b.senses) > 0)
	x[rarityLow], x[rarityHigh] = min(a.rarity, b.rarity)/100, max(a.rarity, b.rarity)/100
	ca, cb := float64(a.count[a.key])/10, float64(b.count[b.key])/10
	x[countLow], x[countHigh] = min(ca, cb), max(ca, cb)
	x[bothVerbs], x[noVerb] = yes(a.verb && b.verb), yes(!a.verb && !b.verb)
	x[sentenceCosine], x[nearCosine], x[ownCosine] = a.beside.cosine(b.beside), a.near.cosine(b.near), a.own.cosine(b.own)
	x[objectShared], x[argsShared] = shared(a.object, b.object), shared(a.args, b.args)
	x[inOther] = max(within(a.keys, b.beside), within(b.keys, a.beside))
	x[namesShared], x[numbersShared] = shared(a.names, b.names), shared(a.numbers, b.numbers)
	x[sameGovernor] = yes(a.governor == b.governor)
	x[depth] = float64(max(a.sentence, b.sentence)) / 10
	var v Values
	for i := range x {
		v[i] = model.Thousandths(x[i])
	}
	return v
}

// pairOfArticles is how alike two articles are.
type pairOfArticles struct{ terms, names, lead, numbers float64 }

func compareArticles(a, b *report) pairOfArticles {
	if a == b {
		return pairOfArticles{1, 1, 1, 1}
	}
	var p pairOfArticles
	p.terms, _, p.names, _ = story.Features(a.all, b.all)
	p.lead, _, _, _ = story.Features(a.lead, b.lead)
	p.numbers = shared(a.numbersIn, b.numbersIn)
	return p
}

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// shared is how much of two sorted sets both have.
func shared(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return absent
	}
	both := common(a, b)
	return float64(both) / float64(len(a)+len(b)-both)
}

func within(keys []string, sentence weights) float64 {
	if len(keys) == 0 || len(sentence) == 0 {
		return absent
	}
	return float64(common(keys, sentence.keys())) / float64(min(len(keys), len(sentence)))
}

func common[T cmp.Ordered](a, b []T) int {
	n := 0
	for i, k := 0, 0; i < len(a) && k < len(b); {
		switch {
		case a[i] < b[k]:
			i++
		case a[i] > b[k]:
			k++
		default:
			n, i, k = n+1, i+1, k+1
		}
	}
	return n
}

// cosine is summed in integers, so that every machine gets the same.
func cosine(a, b []int16) float64 {
	var ab, aa, bb int64
	for i, x := range a {
		y := int64(b[i])
		ab += int64(x) * y
		aa += int64(x) * int64(x)
		bb += y * y
	}
	if aa == 0 || bb == 0 {
		return absent
	}
	return float64(ab) / math.Sqrt(float64(aa)*float64(bb))
}

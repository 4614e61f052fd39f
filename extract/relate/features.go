package relate

import (
	"slices"

	"hearsay/extract/news"
)

// Feature is one number that speaks for or against two claims being the same.
type Feature int

// The features of a pair.
const (
	bias Feature = iota
	f1Words
	maxCover
	minCover
	heavyMissing // weight of the heaviest word of the shorter claim that the other lacks
	rareShared   // weight of the rarest word that both have
	predSame
	predClose
	predInOther
	predOpposite
	predNone
	whoOverlap
	whoConflict
	objectOverlap
	objectConflict
	crossOverlap
	namesShared
	namesLacking
	numbersEqual
	numbersDiffer
	numbersOne
	timeEqual
	timeCompatible
	timeDiffer
	timeOne
	polarityDiffers
	modalitySame
	modalityFar
	bothQuotes
	quotedWords
	rootSame
	rootOther
	sameArticle
	bothLead
	oneTitle
	actDiffers
	bothReact
	shortClaim
	deviceSame
	wordsTimesPred
	wordsTimesNames
	argsMatch
	objectSoft
	predTimesArgs
	predTimesObject
	restMatch
	restNone
	onePredNone
	NumFeatures
)

var featureNames = [NumFeatures]string{"bias", "f1-words", "max-cover", "min-cover", "heavy-missing", "rare-shared",
	"pred-same", "pred-close", "pred-in-other", "pred-opposite", "pred-none", "who-overlap", "who-conflict",
	"object-overlap", "object-conflict", "cross-overlap", "names-shared", "names-lacking", "numbers-equal",
	"numbers-differ", "numbers-one", "time-equal", "time-compatible", "time-differ", "time-one", "polarity-differs",
	"modality-same", "modality-far", "both-quotes", "quoted-words", "root-same", "root-other", "same-article",
	"both-lead", "one-title", "act-differs", "both-react", "short-claim", "device-same", "words-times-pred", "words-times-names",
	"args-match", "object-soft", "pred-times-args", "pred-times-object", "rest-match", "rest-none", "one-pred-none"}

func (f Feature) String() string { return featureNames[f] }

// Features are the numbers of a pair, each about 0 to 1, the same whichever
// claim comes first.
func Features(a, b *Item) [NumFeatures]float64 {
	var x [NumFeatures]float64
	x[bias] = 1
	wordFeatures(&x, a, b)
	predicateFeatures(&x, a, b)
	roleFeatures(&x, a, b)
	valueFeatures(&x, a, b)
	mannerFeatures(&x, a, b)
	placeFeatures(&x, a, b)
	x[wordsTimesPred] = x[f1Words] * max(x[predSame], x[predClose])
	x[wordsTimesNames] = x[f1Words] * x[namesShared]
	argumentFeatures(&x, a, b)
	return x
}

type features = [NumFeatures]float64

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func wordFeatures(x *features, a, b *Item) {
	gotA, allA := cover(a.words, b.words)
	gotB, allB := cover(b.words, a.words)
	ca, cb := share(gotA, allA), share(gotB, allB)
	x[f1Words] = share(gotA+gotB, allA+allB)
	x[maxCover], x[minCover] = max(ca, cb), min(ca, cb)
	short, long := a, b
	if b.weight < a.weight {
		short, long = b, a
	}
	for i := range short.words {
		w := &short.words[i]
		s := best(w, long.words)
		if s < 0.5 {
			x[heavyMissing] = max(x[heavyMissing], float64(w.Weight)/unseenWeight)
		}
		if s == 1 {
			x[rareShared] = max(x[rareShared], float64(w.Weight)/unseenWeight)
		}
	}
	x[shortClaim] = yes(len(short.words) <= 2)
}

// unseenWeight scales weights to about 1: that of a word no table has.
const unseenWeight = 16 * 9

func predicateFeatures(x *features, a, b *Item) {
	if len(a.pred) == 0 || len(b.pred) == 0 {
		x[predNone] = 1
	} else {
		c := closest(a.pred, b.pred)
		x[predSame], x[predClose] = yes(c == 1), c*yes(c < 1)
		if cl := a.Claim.Predicate.Class; cl != "" && cl == b.Claim.Predicate.Class {
			x[predClose] = max(x[predClose], senseScore)
		}
	}
	x[predInOther] = max(closest(a.pred, b.words), closest(b.pred, a.words))
	x[predOpposite] = yes(opposite(a.pred, b.pred) || opposite(a.pred, b.words) || opposite(b.pred, a.words))
}

// argumentFeatures compares the words of the arguments softly, whichever role
// they stand in: "the service will be shut" and "the firm shuts its service".
func argumentFeatures(x *features, a, b *Item) {
	x[argsMatch] = overlapSoft(a.args, b.args)
	x[objectSoft] = max(overlapSoft(a.objW, b.objW), overlapSoft(a.whoW, b.objW), overlapSoft(a.objW, b.whoW))
	pred := max(x[predSame], x[predClose])
	x[predTimesArgs] = pred * x[argsMatch]
	x[predTimesObject] = pred * x[objectSoft]
	x[restMatch] = overlapSoft(a.rest, b.rest)
	x[restNone] = yes(len(a.rest) == 0 || len(b.rest) == 0)
	x[onePredNone] = yes((len(a.pred) == 0) != (len(b.pred) == 0))
}

// overlapSoft is the F1 of two lists of words by weight.
func overlapSoft(a, b []word) float64 {
	gotA, allA := cover(a, b)
	gotB, allB := cover(b, a)
	return share(gotA+gotB, allA+allB)
}

func roleFeatures(x *features, a, b *Item) {
	x[whoOverlap] = a.who.overlap(b.who)
	x[whoConflict] = yes(len(a.who) > 0 && len(b.who) > 0 && a.who.common(b.who) == 0)
	x[objectOverlap] = a.object.overlap(b.object)
	x[objectConflict] = yes(len(a.object) > 0 && len(b.object) > 0 && a.object.common(b.object) == 0)
	x[crossOverlap] = max(a.who.overlap(b.object), b.who.overlap(a.object))
	x[namesShared] = a.names.overlap(b.names)
	x[namesLacking] = 1 - x[namesShared]
	if len(a.names) == 0 || len(b.names) == 0 {
		x[namesLacking] = 0
	}
	x[deviceSame] = yes(sameDevice(a, b))
}

func sameDevice(a, b *Item) bool {
	for _, d := range a.device {
		for _, e := range b.device {
			if len(d) > 0 && slices.Equal(d, e) {
				return true
			}
		}
	}
	return false
}

func valueFeatures(x *features, a, b *Item) {
	switch compareAmounts(a.nums, b.nums) {
	case equal:
		x[numbersEqual] = 1
	case differ:
		x[numbersDiffer] = 1
	}
	x[numbersOne] = yes((len(a.nums) == 0) != (len(b.nums) == 0))
	switch compareTimes(a.time, b.time) {
	case equal:
		x[timeEqual] = 1
	case compatible:
		x[timeCompatible] = 1
	case differ:
		x[timeDiffer] = 1
	}
	x[timeOne] = yes(a.time.known != b.time.known)
}

func mannerFeatures(x *features, a, b *Item) {
	ca, cb := a.Claim, b.Claim
	x[polarityDiffers] = yes(negative(ca) != negative(cb))
	x[modalitySame] = yes(ca.Modality == cb.Modality)
	x[modalityFar] = yes(happened(ca) != happened(cb))
	x[bothQuotes] = yes(ca.Quote && cb.Quote)
	x[quotedWords] = x[bothQuotes] * x[f1Words]
	if a.root != nil && b.root != nil {
		same := a.root.common(b.root) > 0
		x[rootSame], x[rootOther] = yes(same), yes(!same)
	}
	x[actDiffers] = yes(ca.Act != cb.Act)
	x[bothReact] = yes(ca.Act != news.ActAssert && cb.Act != news.ActAssert)
}

// negative tells that a claim says its proposition is not so: negated, or denied.
func negative(c *news.Claim) bool {
	no := c.Polarity == news.Negative || c.Modality == news.Negated
	return no != (c.Act == news.ActDeny && c.Target.Kind == news.TargetContent && !no)
}

func happened(c *news.Claim) bool { return c.Modality == news.Actual || c.Modality == news.Negated }

func placeFeatures(x *features, a, b *Item) {
	same := a.Article.ID == b.Article.ID
	x[sameArticle] = yes(same)
	lead := func(it *Item) bool { return it.InTitle || it.Order < 2 }
	x[bothLead] = yes(!same && lead(a) && lead(b))
	x[oneTitle] = yes(a.InTitle != b.InTitle)
}

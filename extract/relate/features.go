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
	ownF1
	ownMax
	ownMin
	ownShared
	ownMissing
	whoInOther
	whoInBoth
	objectInOther
	objectInBoth
	predInBoth
	properOverlap
	sharedWords
	lengthRatio
	orderNear
	someTitle
	statusSame
	noSource
	oneSource
	senseCosine
	ownCosine
	lettersF1 // of the texts as they stand
	lettersMax
	lettersMin
	NumFeatures
)

var featureNames = [NumFeatures]string{"bias", "f1-words", "max-cover", "min-cover", "heavy-missing", "rare-shared",
	"pred-same", "pred-close", "pred-in-other", "pred-opposite", "pred-none", "who-overlap", "who-conflict",
	"object-overlap", "object-conflict", "cross-overlap", "names-shared", "names-lacking", "numbers-equal",
	"numbers-differ", "numbers-one", "time-equal", "time-compatible", "time-differ", "time-one", "polarity-differs",
	"modality-same", "modality-far", "both-quotes", "quoted-words", "root-same", "root-other", "same-article",
	"both-lead", "one-title", "act-differs", "both-react", "short-claim", "device-same", "words-times-pred", "words-times-names",
	"args-match", "object-soft", "pred-times-args", "pred-times-object", "rest-match", "rest-none", "one-pred-none",
	"own-f1", "own-max", "own-min", "own-shared", "own-missing",
	"who-in-other", "who-in-both", "object-in-other", "object-in-both", "pred-in-both", "proper-overlap", "shared-words",
	"length-ratio", "order-near", "some-title", "status-same", "no-source", "one-source", "sense-cosine", "own-cosine", "letters-f1", "letters-max",
	"letters-min"}

func (f Feature) String() string { return featureNames[f] }

// Features are the numbers of a pair, each about 0 to 1, the same whichever
// claim comes first.
func Features(a, b *Item) [NumFeatures]float64 {
	var r room
	m := a.against(b, &r)
	return featuresOf(a, b, &m)
}

func featuresOf(a, b *Item, m *matrix) (x features) {
	x[bias] = 1
	wordFeatures(&x, a, b, m)
	predicateFeatures(&x, a, b, m)
	roleFeatures(&x, a, b)
	valueFeatures(&x, a, b)
	mannerFeatures(&x, a, b)
	placeFeatures(&x, a, b)
	x[wordsTimesPred] = x[f1Words] * max(x[predSame], x[predClose])
	x[wordsTimesNames] = x[f1Words] * x[namesShared]
	argumentFeatures(&x, a, b, m)
	ownFeatures(&x, a, b, m)
	mutualFeatures(&x, a, b, m)
	frameFeatures(&x, a, b)
	letterFeatures(&x, a, b)
	return x
}

type features = [NumFeatures]float64

func yes(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func wordFeatures(x *features, a, b *Item, m *matrix) {
	back := m.turned()
	gotA, allA := m.cover(a.words, b.words)
	gotB, allB := back.cover(b.words, a.words)
	ca, cb := share(gotA, allA), share(gotB, allB)
	x[f1Words] = share(gotA+gotB, allA+allB)
	x[maxCover], x[minCover] = max(ca, cb), min(ca, cb)
	missA, rare := missing(m, a, b)
	missB, _ := missing(back, b, a)
	switch { // what the shorter claim says and the longer does not
	case a.weight < b.weight:
		x[heavyMissing] = missA
	case b.weight < a.weight:
		x[heavyMissing] = missB
	default:
		x[heavyMissing] = min(missA, missB)
	}
	x[rareShared] = rare
	x[shortClaim] = yes(min(len(a.words), len(b.words)) <= 2)
}

// missing are the heaviest word of a that b lacks and the heaviest that both have.
func missing(m *matrix, a, b *Item) (lacks, both float64) {
	for i := range a.words {
		w := &a.words[i]
		switch s := m.best(w, b.words); {
		case s < 0.5:
			lacks = max(lacks, float64(w.Weight)/unseenWeight)
		case s == 1:
			both = max(both, float64(w.Weight)/unseenWeight)
		}
	}
	return lacks, both
}

// unseenWeight scales weights to about 1: that of a word no table has.
const unseenWeight = 16 * 9

func predicateFeatures(x *features, a, b *Item, m *matrix) {
	x[predNone] = yes(bare(a) || bare(b))
	if len(a.pred) > 0 && len(b.pred) > 0 {
		c := m.closest(a.pred, b.pred)
		x[predSame], x[predClose] = yes(c == 1), c*yes(c < 1)
		if cl := a.Claim.Predicate.Class; cl != "" && cl == b.Claim.Predicate.Class {
			x[predClose] = max(x[predClose], senseScore)
		}
	}
	x[predInOther] = max(m.closest(a.pred, b.words), m.turned().closest(b.pred, a.words))
	x[predOpposite] = yes(opposite(a.pred, b.pred) || opposite(a.pred, b.words) || opposite(b.pred, a.words))
}

// argumentFeatures compares the words of the arguments softly, whichever role
// they stand in: "the service will be shut" and "the firm shuts its service".
func argumentFeatures(x *features, a, b *Item, m *matrix) {
	x[argsMatch] = m.overlapSoft(a.args, b.args)
	x[objectSoft] = max(m.overlapSoft(a.objW, b.objW), m.overlapSoft(a.whoW, b.objW), m.overlapSoft(a.objW, b.whoW))
	pred := max(x[predSame], x[predClose])
	x[predTimesArgs] = pred * x[argsMatch]
	x[predTimesObject] = pred * x[objectSoft]
	x[restMatch] = m.overlapSoft(a.rest, b.rest)
	x[restNone] = yes(len(a.rest) == 0 || len(b.rest) == 0)
	x[onePredNone] = yes(bare(a) != bare(b))
}

// bare tells a predicate that says nothing by itself, "be" or "have".
func bare(it *Item) bool { return len(it.Claim.Predicate.Terms) == 0 }

// ownFeatures are those of words that weigh less the more often they stand in
// the article: they are its topic, and in all of its claims.
func ownFeatures(x *features, a, b *Item, m *matrix) {
	back := m.turned()
	gotA, allA := m.coverOwn(a.words, b.words)
	gotB, allB := back.coverOwn(b.words, a.words)
	ca, cb := share(gotA, allA), share(gotB, allB)
	x[ownF1], x[ownMax], x[ownMin] = share(gotA+gotB, allA+allB), max(ca, cb), min(ca, cb)
	sharedA, missingA := m.extremes(a.words, b.words)
	sharedB, missingB := back.extremes(b.words, a.words)
	x[ownShared], x[ownMissing] = min(sharedA, sharedB), min(missingA, missingB)
}

// mutualFeatures tell whether what is an argument or the predicate of the one
// claim is anywhere in the other's words, and whether that holds both ways.
func mutualFeatures(x *features, a, b *Item, m *matrix) {
	back := m.turned()
	in := func(i, k []word) (some, both float64) {
		gotA, allA := m.cover(i, b.words)
		gotB, allB := back.cover(k, a.words)
		ca, cb := share(gotA, allA), share(gotB, allB)
		return max(ca, cb), min(ca, cb)
	}
	x[whoInOther], x[whoInBoth] = in(a.whoW, b.whoW)
	x[objectInOther], x[objectInBoth] = in(a.objW, b.objW)
	_, x[predInBoth] = in(a.pred, b.pred)
	if n := max(len(a.proper), len(b.proper)); n > 0 {
		x[properOverlap] = float64(a.proper.common(b.proper)) / float64(n)
	}
	x[sharedWords] = float64(countShared(a, b)) / 10
	x[senseCosine], x[ownCosine] = a.company.cosine(&b.company), a.ownCompany.cosine(&b.ownCompany)
}

// frameFeatures are about where the claims stand and who passes them on.
func frameFeatures(x *features, a, b *Item) {
	if w := max(a.weight, b.weight); w > 0 {
		x[lengthRatio] = float64(min(a.weight, b.weight)) / float64(w)
	}
	if a.Article.ID == b.Article.ID {
		x[orderNear] = 1 / float64(max(1, a.Order-b.Order, b.Order-a.Order))
	}
	x[someTitle] = yes(a.InTitle || b.InTitle)
	x[statusSame] = yes(a.Claim.Status == b.Claim.Status)
	x[noSource] = yes(len(a.Claim.Source) == 0 && len(b.Claim.Source) == 0)
	x[oneSource] = yes((len(a.Claim.Source) == 0) != (len(b.Claim.Source) == 0))
}

// extremes are the heaviest word of a that b has, and the heaviest that it has not.
func (m *matrix) extremes(a, b []word) (has, lacks float64) {
	for i := range a {
		v := float64(a[i].own) / unseenWeight
		if s := m.best(&a[i], b); s >= senseScore {
			has = max(has, v)
		} else if s < 0.5 {
			lacks = max(lacks, v)
		}
	}
	return has, lacks
}

func (m *matrix) coverOwn(a, b []word) (got, all int64) {
	for i := range a {
		all += int64(a[i].own) * 1000
		got += int64(a[i].own) * int64(m.best(&a[i], b)*1000)
	}
	return got, all
}

// overlapSoft is the F1 of two lists of words by weight.
func (m *matrix) overlapSoft(a, b []word) float64 {
	gotA, allA := m.cover(a, b)
	gotB, allB := m.turned().cover(b, a)
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

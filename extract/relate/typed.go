package relate

import (
	"math"
	"math/bits"
	"slices"
	"time"

	"hearsay/extract/news"
)

// Trait is one number of an ordered pair of claims that speaks for or against
// the one reacting to, conflicting with or updating the other.
type Trait int

// The traits of a pair. "as-if" is the chance that the two were the same claim
// if neither reacted and their values did not matter.
const (
	tAsIf Trait = iota
	tWords
	tMaxCover
	tMinCover
	tOwnWords
	tOwnMax
	tOwnShared
	tOwnMissing
	tHeavyMissing
	tRareShared
	tPredicate
	tPredicateInOther
	tPredicateNone
	tWhoOverlap
	tWhoConflict
	tObjectOverlap
	tObjectConflict
	tCross
	tNamesShared
	tNamesLacking
	tArgs
	tObjectSoft
	tRest
	tTopic     // how much of a is in b, beside its agent's name
	tTopicBack // how much of b is in a
	tTarget    // how much of what names a's target is in b
	tOpposite  // opposite predicates
	tAntonym   // some word of a is the opposite of one of b
	tActConfirm
	tActDeny
	tActCannot
	tActDecline
	tActUnaware
	tToContent
	tToReport
	tToPronoun
	tToOpen
	tANegative
	tBNegative
	tPolarity // they differ
	tBDenies
	tBConfirms
	tBSilent
	tAActual
	tAPlanned
	tAPossible
	tAOrdered
	tBActual
	tBPlanned
	tBPossible
	tBOrdered
	tModality // the same
	tSameArticle
	tBefore   // b stands before a in the same article
	tNext     // right before
	tDistance // 1 over the claims between, from 1
	tATitle
	tBTitle
	tAEarly
	tBEarly
	tSameOutlet
	tSameDay
	tLater
	tWeekLater
	tEarlier
	tASourced
	tBSourced
	tBUnnamed
	tBOutlet // b is relayed from another outlet
	tRootSame
	tRootIsWho  // who speaks in a acts in b
	tRootInB    // who speaks in a is named in b
	tOutletSaid // a names the outlet that b comes from
	tAQuote
	tBQuote
	tNumbersEqual
	tNumbersCompatible
	tNumbersDiffer
	tNumbersOne
	tGrew
	tRatio // how far apart the differing numbers are, 1 for a factor of e⁴
	tTimesEqual
	tTimesCompatible
	tTimesDiffer
	tTimesOne
	tGap // how far apart the differing times are, 1 for 400 days
	tPlaceSame
	tPlaceDiffers
	tOnlyWho    // predicate and object alike, agents different
	tOnlyObject // agent and predicate alike, objects different
	tAChanged
	tBChanged
	tAUndone
	tBUndone
	tAGrowing
	tBGrowing
	tAFalse
	tAStill
	tBStill
	tAReports
	tBReports
	tAStrange // a names somebody of whom b's article does not speak
	tBStrange
	tOneStory // how much of the names of the two articles are shared
	tALength
	tBLength
	tFame    // how widely b is carried
	tARumour // words say that it is only reported or alleged
	tBRumour
	tASize // how many names a's article has, 1 for about a hundred
	tBSize
	tSize     // the mean of both
	tTopicMin // the lesser of tTopic and tTopicBack
	tTopicMax
	tBReported // b is put forward by a source or another outlet
	tBLeads    // b is the title or the first claim of a's article
	tBFirst    // b is among the first three of its own
	tChain     // who passes a on passes b on too
	tAFlatly   // words that leave no doubt
	tAProof    // there is evidence, a sign, a plan, or none
	tAReal     // something exists, happened, is genuine, or not
	tASham     // something is made up
	tARather   // it is set against something else
	tASafe     // somebody is alive and well
	tANoneYet  // a negation is among its first words
	tAButs     // its sentence begins with "but", "however"
	tTitleNo   // the title of a's article says that something is not so
	tTitleSham // it says that something is made up
	tBSham
	tBClaimed // words say that b is claimed
	tARebuts  // what stands before a rejects what has been said
	tAGrants  // it says that it is so
	tALacks   // something is missing in a
	tBLacks
	tBSafe
	tAUnsaid    // it's not said, reported, announced
	tRootKin    // who speaks in a, or those called after him, act in b: China, Chinese ships
	tNear       // b stands before a in the text: how near, on the scale of two sentences
	tNearby     // on the scale of six
	tWithin     // both are of one sentence
	tPartyInB   // who speaks in a is named in b's words
	tBFromParty // who speaks in a passes b on
	tBOfOthers  // others than who speaks in a do
	simpleTraits
	NumTraits = simpleTraits + Trait(len(products))
)

// NumSimple is how many traits are none but themselves; products come after them.
const NumSimple = int(simpleTraits)

type traits = [NumTraits]float64

// products are traits that say more together than each by itself. Those with
// tSize tell short articles, in which an answer follows what it answers, from
// long ones, in which it may follow anything.
var products = [...][3]Trait{
	{tTopicMax, tTopicMax, one}, {tSize, tTopicMax, one}, {tSize, tTopicMin, one}, {tSize, tBefore, one}, {tSize, tNext, one},
	{tSize, tPolarity, one}, {tSize, tAsIf, one}, {tSize, tASourced, one}, {tSize, tSameArticle, one}, {tSize, tAStill, one},
	{tSize, tAFalse, one}, {tSize, tAntonym, one}, {tSize, tTarget, one}, {tSize, tDistance, one}, {tSize, tALength, one},
	{tTopicMax, tPolarity, one}, {tTopicMax, tAntonym, one}, {tTopicMax, tAStill, one}, {tTopicMax, tBStill, one}, {tTopicMax, tAFalse, one},
	{tAsIf, tPolarity, one}, {tAsIf, tAntonym, one}, {tPredicate, tPolarity, one}, {tPredicate, tArgs, one}, {tPredicate, tTopicMax, one},
	{tPredicateInOther, tPolarity, one}, {tNext, tASourced, tPolarity}, {tALength, tBefore, one}, {tALength, tTopicMax, one}, {tOneStory, tTopicMax, one},
	{tNumbersDiffer, tTopicMax, one}, {tNumbersDiffer, tAsIf, one}, {tNumbersDiffer, tPredicate, one}, {tNumbersDiffer, tLater, one}, {tNumbersDiffer, tSameDay, one},
	{tTimesDiffer, tTopicMax, one}, {tTimesDiffer, tAsIf, one}, {tTimesDiffer, tLater, one}, {tOnlyWho, tTopicMin, one}, {tPlaceDiffers, tTopicMax, one},
	{tLater, tBPlanned, tTopicMax}, {tLater, tAUndone, tTopicMax}, {tLater, tAChanged, tTopicMax}, {tLater, tTopicMax, one}, {tLater, tAsIf, one},
	{tLater, tBStill, tTopicMax}, {tGrew, tLater, tTopicMax},
	{tTarget, tToContent, one}, {tNext, tToPronoun, one}, {tBEarly, tToReport, one}, {tBEarly, tToOpen, one}, {tFame, tToReport, one}, {tFame, tToOpen, one},
	{tTopic, tActConfirm, one}, {tTopic, tActDeny, one}, {tAsIf, tActConfirm, one}, {tAsIf, tActDeny, one}, {tSize, tToContent, one},
	{tFame, tToPronoun, one}, {tFame, tActDeny, one}, {tFame, tActConfirm, one},
}

// one stands in a product for no third trait.
const one Trait = -1

// traits are the numbers of claim a, the later or reacting one, beside b: the two
// of the pair, in either order.
func (p *Pair) traits(a, b *Item, fame Fame) (t traits) {
	m := p.of(a)
	sameTraits(&t, &p.x)
	t[tAsIf] = float64(p.chance()) / 1000
	topicTraits(&t, a, b, &m)
	actTraits(&t, a, b)
	modeTraits(&t, a.Claim, b.Claim)
	placeTraits(&t, a, b)
	sourceTraits(&t, a, b)
	valueTraits(&t, a, b)
	t[tOnlyWho] = t[tPredicate] * max(t[tObjectOverlap], t[tObjectSoft]) * t[tWhoConflict]
	t[tOnlyObject] = t[tPredicate] * t[tWhoOverlap] * t[tObjectConflict]
	cueTraits(&t, a, b)
	partyTraits(&t, a, b)
	t[tAStrange], t[tBStrange] = yes(strange(a, b)), yes(strange(b, a))
	t[tOneStory] = a.Article.Names.shared(&b.Article.Names)
	t[tALength], t[tBLength] = min(1, float64(len(a.words))/12), min(1, float64(len(b.words))/12)
	t[tFame] = fame.share()
	t[tASize], t[tBSize] = a.Article.Names.size(), b.Article.Names.size()
	t[tSize] = (t[tASize] + t[tBSize]) / 2
	t[tTopicMin], t[tTopicMax] = min(t[tTopic], t[tTopicBack]), max(t[tTopic], t[tTopicBack])
	multiply(&t)
	return t
}

// multiply works out the products.
func multiply(t *traits) {
	for i, p := range &products {
		v := t[p[0]] * t[p[1]]
		if p[2] != one {
			v *= t[p[2]]
		}
		t[simpleTraits+Trait(i)] = v
	}
}

// sameTraits are what bears on whether the two are about one thing.
func sameTraits(t *traits, x *features) {
	t[tWords], t[tMaxCover], t[tMinCover] = x[f1Words], x[maxCover], x[minCover]
	t[tOwnWords], t[tOwnMax], t[tOwnShared], t[tOwnMissing] = x[ownF1], x[ownMax], x[ownShared], x[ownMissing]
	t[tHeavyMissing], t[tRareShared] = x[heavyMissing], x[rareShared]
	t[tPredicate] = max(x[predSame], x[predClose])
	t[tPredicateInOther], t[tPredicateNone], t[tOpposite] = x[predInOther], x[predNone], x[predOpposite]
	t[tWhoOverlap], t[tWhoConflict] = x[whoOverlap], x[whoConflict]
	t[tObjectOverlap], t[tObjectConflict], t[tCross] = x[objectOverlap], x[objectConflict], x[crossOverlap]
	t[tNamesShared], t[tNamesLacking] = x[namesShared], x[namesLacking]
	t[tArgs], t[tObjectSoft], t[tRest] = x[argsMatch], x[objectSoft], x[restMatch]
	t[tPolarity], t[tModality] = x[polarityDiffers], x[modalitySame]
}

// asIf takes from the features what sets two claims apart that would else be the same.
func asIf(x *features) {
	for _, f := range [...]Feature{numbersDiffer, timeDiffer, polarityDiffers, modalityFar, actDiffers, bothReact, rootOther, sameArticle} {
		x[f] = 0
	}
	x[modalitySame] = 1
}

func topicTraits(t *traits, a, b *Item, m *matrix) {
	t[tTopic], t[tTopicBack] = m.topic(a, b), m.turned().topic(b, a)
	if len(a.target) > 0 {
		got, all := m.cover(a.target, b.words)
		t[tTarget] = share(got, all)
	}
	t[tAntonym] = yes(opposite(a.words, b.words))
}

// topic is how much of what a says beside its agent's name is in b.
func (m *matrix) topic(a, b *Item) float64 {
	var got, all int64
	for i := range a.words {
		w := &a.words[i]
		if inName(w.key, a.who) {
			continue
		}
		all += int64(w.Weight) * 1000
		if s := m.best(w, b.words); s >= senseScore {
			got += int64(w.Weight) * int64(s*1000)
		}
	}
	return share(got, all)
}

// kin tells that a name of the one is like one of the other in its first letters: Israel,
// Israeli.
func kin(a, b nameSet) bool {
	for _, x := range a {
		for _, y := range b {
			if len(x) >= kinLetters && len(y) >= kinLetters && x[:kinLetters] == y[:kinLetters] {
				return true
			}
		}
	}
	return false
}

const kinLetters = 4

// isVerdict tells a claim that says of a report, and of nothing else, that it is not so.
func isVerdict(c *news.Claim) bool { return slices.Contains(c.Cues, CueVerdict) }

// isUnaware tells a claim by which somebody says that he has not heard of a thing.
func isUnaware(c *news.Claim) bool {
	return c.Act == news.ActAssert && slices.Contains(c.Cues, CueUnaware)
}

// targetOf is how a reaction names what it speaks of; a verdict judges a report.
func targetOf(c *news.Claim) news.TargetKind {
	if isVerdict(c) {
		return news.TargetReport
	}
	if isUnaware(c) {
		return news.TargetContent
	}
	return c.Target.Kind
}

func actTraits(t *traits, a, b *Item) {
	act := a.Claim.Act
	switch {
	case isVerdict(a.Claim):
		act = news.ActDeny
	case isUnaware(a.Claim):
		act = news.ActUnaware
	}
	switch act {
	case news.ActConfirm:
		t[tActConfirm] = 1
	case news.ActDeny, news.ActRetract:
		t[tActDeny] = 1
	case news.ActCannotConfirm:
		t[tActCannot] = 1
	case news.ActDecline, news.ActNoResponse:
		t[tActDecline] = 1
	case news.ActUnaware:
		t[tActUnaware] = 1
	}
	switch targetOf(a.Claim) {
	case news.TargetContent:
		t[tToContent] = 1
	case news.TargetReport:
		t[tToReport] = 1
	case news.TargetPronoun:
		t[tToPronoun] = 1
	case news.TargetOpen:
		t[tToOpen] = 1
	}
	switch r, _ := actOf(b.Claim); r {
	case news.Denies:
		t[tBDenies] = 1
	case news.Confirms:
		t[tBConfirms] = 1
	case news.CannotConfirm:
		t[tBSilent] = 1
	}
	t[tANegative], t[tBNegative] = yes(negative(a.Claim)), yes(negative(b.Claim))
}

func modeTraits(t *traits, a, b *news.Claim) {
	for _, side := range []struct {
		m                                  news.Modality
		actual, planned, possible, ordered Trait
	}{{a.Modality, tAActual, tAPlanned, tAPossible, tAOrdered}, {b.Modality, tBActual, tBPlanned, tBPossible, tBOrdered}} {
		switch side.m {
		case news.Actual:
			t[side.actual] = 1
		case news.Planned:
			t[side.planned] = 1
		case news.Possible:
			t[side.possible] = 1
		case news.Instructed, news.Advised:
			t[side.ordered] = 1
		}
	}
	t[tAQuote], t[tBQuote] = yes(a.Quote), yes(b.Quote)
}

func placeTraits(t *traits, a, b *Item) {
	t[tATitle], t[tBTitle] = yes(a.InTitle), yes(b.InTitle)
	t[tAEarly], t[tBEarly] = early(a), early(b)
	t[tSameOutlet] = yes(a.Article.Outlet == b.Article.Outlet && a.Article.Outlet != "")
	if a.Article.ID == b.Article.ID {
		d := a.Order - b.Order
		t[tSameArticle], t[tBefore], t[tNext] = 1, yes(d > 0), yes(d == 1)
		t[tDistance] = 1 / float64(max(d, -d, 1))
		t[tBLeads] = yes(b.Order < 2)
	}
	t[tBFirst] = yes(b.Order < 3)
	days, ok := a.day-b.day, a.dated && b.dated
	t[tSameDay], t[tLater], t[tWeekLater], t[tEarlier] = yes(ok && days == 0), yes(ok && days > 0), yes(ok && days > 6), yes(ok && days < 0)
}

// dayNumber counts days from some day on, false for an ISO day that is not known.
func dayNumber(day string) (int, bool) {
	t, err := time.Parse(time.DateOnly, day)
	return int(t.Unix() / (24 * 60 * 60)), err == nil
}

func sourceTraits(t *traits, a, b *Item) {
	t[tASourced], t[tBSourced] = yes(len(a.Claim.Source) > 0), yes(len(b.Claim.Source) > 0)
	if r, ok := b.Claim.Root(); ok {
		t[tBUnnamed] = yes(r.Anonymous)
	}
	t[tBOutlet] = yes(len(b.Claim.Source) > 0 && b.Claim.Source[0].Kind == news.Outlet)
	t[tRootSame] = yes(a.root != nil && a.root.common(b.root) > 0)
	t[tBReported] = yes(b.Claim.Status == news.Reported)
	t[tChain] = yes(sharesHop(a.Claim.Source, b.Claim.Source))
	party := a.root
	if len(party) == 0 {
		party = a.who
	}
	t[tRootIsWho], t[tRootInB] = party.overlap(b.who), party.overlap(b.names)
	t[tRootKin] = yes(kin(party, b.names))
	if names := namesOf(a.Claim.Target.Outlet); len(names) > 0 {
		t[tOutletSaid] = yes(carriedBy(b, names))
	}
}

func valueTraits(t *traits, a, b *Item) {
	switch compareAmounts(a.nums, b.nums) {
	case equal:
		t[tNumbersEqual] = 1
	case compatible:
		t[tNumbersCompatible] = 1
	case differ:
		t[tNumbersDiffer] = 1
		t[tRatio] = ratio(a.nums, b.nums)
	}
	t[tNumbersOne] = yes((len(a.nums) == 0) != (len(b.nums) == 0))
	t[tGrew] = yes(grew(a, b))
	switch compareTimes(a.time, b.time) {
	case equal:
		t[tTimesEqual] = 1
	case compatible:
		t[tTimesCompatible] = 1
	case differ:
		t[tTimesDiffer] = 1
		t[tGap] = min(1, float64(min(abs(a.time.hi-b.time.hi), abs(a.time.lo-b.time.lo)))/400)
	}
	t[tTimesOne] = yes(a.time.known != b.time.known)
	if len(a.place) > 0 && len(b.place) > 0 {
		same := a.place.common(b.place) > 0
		t[tPlaceSame], t[tPlaceDiffers] = yes(same), yes(!same)
	}
}

// sharesHop tells whether somebody named stands in both chains.
func sharesHop(a, b []news.Source) bool {
	for i := range a {
		for k := range b {
			if a[i].Name == b[k].Name && !a[i].Anonymous {
				return true
			}
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }

// ratio is how far apart the closest two differing numbers of one unit are, on
// a logarithmic scale from 0 to 1.
func ratio(a, b []amount) float64 {
	least := 1.0
	for _, x := range a {
		for _, y := range b {
			if x.unit == y.unit && x.lo > 0 && y.lo > 0 && compareAmount(x, y) == differ {
				least = min(least, math.Abs(math.Round(1000*math.Log(x.lo/y.lo))/4000))
			}
		}
	}
	return least
}

func cueTraits(t *traits, a, b *Item) {
	for _, c := range []struct {
		cue  string
		a, b Trait
	}{{CueChanged, tAChanged, tBChanged}, {CueUndone, tAUndone, tBUndone}, {CueGrowing, tAGrowing, tBGrowing},
		{CueStill, tAStill, tBStill}, {AboutReports, tAReports, tBReports}, {CueRumour, tARumour, tBRumour}, {CueSham, tASham, tBSham}, {CueLacks, tALacks, tBLacks}, {CueSafe, tASafe, tBSafe}} {
		t[c.a], t[c.b] = yes(has(a, c.cue)), yes(has(b, c.cue))
	}
	for _, c := range [...]struct {
		cue string
		a   Trait
	}{{CueFalse, tAFalse}, {CueFlatly, tAFlatly}, {CueProof, tAProof}, {CueReal, tAReal}, {CueRather, tARather},
		{CueNot, tANoneYet}, {CueBut, tAButs}, {CueTitleNot, tTitleNo}, {CueTitleSham, tTitleSham}, {CueRebuts, tARebuts}, {CueUnsaid, tAUnsaid},
		{CueGrants, tAGrants}} {
		t[c.a] = yes(has(a, c.cue))
	}
	t[tBClaimed] = yes(has(b, CueClaimed))
}

// shared is how much the two filters of names have in common, as a share of the
// smaller one's bits.
func (f *NameFilter) shared(g *NameFilter) float64 {
	both, inF, inG := 0, 0, 0
	for i := range f {
		both += bits.OnesCount64(f[i] & g[i])
		inF += bits.OnesCount64(f[i])
		inG += bits.OnesCount64(g[i])
	}
	return share(int64(both), int64(min(inF, inG)))
}

// size is about how many names the filter holds, on a logarithmic scale: 0 for
// none, 1 for a filter half full.
func (f *NameFilter) size() float64 {
	n := 0
	for _, x := range f {
		n += bits.OnesCount64(x)
	}
	return float64(bits.Len(uint(n))) / 8
}

// rich tells an article with so many names that what it does not name it does not
// speak of: a short one leaves out who everybody knows to be meant.
func (f *NameFilter) rich() bool { return f.size() >= richSize }

const richSize = 0.75

// actOf is what a claim does to another by an act of speech. Who confirms a
// verdict of falsehood denies, and so does the verdict itself.
func actOf(c *news.Claim) (news.Relation, bool) {
	if isVerdict(c) {
		return news.Denies, true
	}
	if isUnaware(c) {
		return news.CannotConfirm, true
	}
	switch c.Act {
	case news.ActConfirm:
		return news.Confirms, true
	case news.ActDeny:
		return news.Denies, true
	case news.ActRetract:
		return news.Updates, true // what was put forward no longer is
	case news.ActCannotConfirm, news.ActDecline, news.ActNoResponse, news.ActUnaware:
		return news.CannotConfirm, !doubted(c)
	}
	return "", false
}

// String names a trait as model files do, a product as "topic-max*polarity".
func (t Trait) String() string {
	if t < simpleTraits {
		return traitNames[t]
	}
	p := products[t-simpleTraits]
	name := traitNames[p[0]] + "*" + traitNames[p[1]]
	if p[2] != one {
		name += "*" + traitNames[p[2]]
	}
	return name
}

var traitNames = [simpleTraits]string{
	"as-if", "words", "max-cover", "min-cover", "own-words", "own-max", "own-shared", "own-missing",
	"heavy-missing", "rare-shared", "predicate", "predicate-in-other", "predicate-none", "who-overlap",
	"who-conflict", "object-overlap", "object-conflict", "cross", "names-shared", "names-lacking", "args",
	"object-soft", "rest", "topic", "topic-back", "target", "opposite", "antonym", "act-confirm", "act-deny",
	"act-cannot", "act-decline", "act-unaware", "to-content", "to-report", "to-pronoun", "to-open", "a-negative",
	"b-negative", "polarity", "b-denies", "b-confirms", "b-silent", "a-actual", "a-planned", "a-possible",
	"a-ordered", "b-actual", "b-planned", "b-possible", "b-ordered", "modality", "same-article", "before", "next",
	"distance", "a-title", "b-title", "a-early", "b-early", "same-outlet", "same-day", "later", "week-later",
	"earlier", "a-sourced", "b-sourced", "b-unnamed", "b-outlet", "root-same", "root-is-who", "root-in-b",
	"outlet-said", "a-quote", "b-quote", "numbers-equal", "numbers-compatible", "numbers-differ", "numbers-one",
	"grew", "ratio", "times-equal", "times-compatible", "times-differ", "times-one", "gap", "place-same",
	"place-differs", "only-who", "only-object", "a-changed", "b-changed", "a-undone", "b-undone", "a-growing",
	"b-growing", "a-false", "a-still", "b-still", "a-reports", "b-reports", "a-strange", "b-strange", "one-story",
	"a-length", "b-length", "fame", "a-rumour", "b-rumour", "a-size", "b-size", "size", "topic-min", "topic-max",
	"b-reported", "b-leads", "b-first", "chain", "a-flatly", "a-proof", "a-real", "a-sham", "a-rather", "a-safe", "a-none-yet", "a-buts",
	"title-no", "title-sham", "b-sham", "b-claimed", "a-rebuts", "a-grants", "a-lacks", "b-lacks", "b-safe", "a-unsaid", "root-kin",
	"near", "nearby", "within", "party-in-b", "b-from-party", "b-of-others",
}

// Traits are the numbers of claim a beside b by this judge's weights.
func (j *Judge) Traits(a, b *Item, fame Fame) traits { return j.pair(a, b).traits(a, b, fame) }

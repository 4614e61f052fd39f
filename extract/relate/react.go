package relate

import (
	"math/bits"
	"slices"
	"strings"

	"hearsay/extract/news"
)

// Aim is how well a claim fits as the target of a reaction.
type Aim struct {
	Score int // thousandths
	Rule  string
}

// Fame is how widely a claim is carried: how many claims are the same. What everybody
// reports is what "the report" means.
type Fame int

// share is the logarithm of the claims, from 0 for one to 1 for eight or more.
func (f Fame) share() float64 {
	if f <= 1 {
		return 0
	}
	return min(1, float64(bits.Len(uint(f)))/4)
}

// MinAim is the score, in thousandths, from which a target is taken. An act of
// speech speaks of some claim for certain: with every fifth of 103 gold stories left
// out, the best target is right from the lowest scores on for silences (98 of 160),
// and as often for confirmations from 200 on (27 of 70, with 24 of 53 from 300);
// denials are held to more, since a false one is worse than a missed one.
func MinAim(r news.Relation) int {
	switch r {
	case news.CannotConfirm:
		return 120
	case news.Confirms, news.Updates:
		return 200
	}
	return 300
}

// minConfirmed and minDenied (across articles; "confirmed the news" shares no word with it) are how much the one of the two that says less must
// have in common with the other when a says what it is that it confirms or
// denies; what stands right before a denial may be put quite differently. Twice as
// much left out a third of the confirmations found in stories that were left out.
const (
	minConfirmed = 0.2
	minDenied    = 0.15
	minNamed     = 0.15 // when a verdict says what the report is about
	minTaken     = 0.4  // when it says what is taken back

	// minWords is what of all their words a confirmation and its target in the same
	// article share. Of the best targets that share less seven in eight are wrong.
	minWords = 0.35

	// minAsked is what a silence about whether something is so shares with a claim that
	// it is, of the words that say what is asked, unless somebody else says it right before. Of 30 targets that share less two were
	// right: who will not say whether he would appeal leaves open what nobody has said.
	minAsked = 0.5

	// What is denied leads its article, stands right before, or is told again in the
	// denial: of targets of claims that an article makes after its ninth, and that are
	// neither, 12 in 14 are wrong.
	leadingClaims = 0.2
	sameTopic     = 0.5
)

// Reacts tells whether a claim speaks of another claim by an act: it confirms,
// denies or cannot confirm it.
func Reacts(it *Item) (news.Relation, bool) { return actOf(it.Claim) }

// doubted tells a proposition that is put forward as not verified ("unconfirmed
// rumours that a bridge fell") from a claim that somebody cannot confirm it:
// there the content is the silence, here it is what is not verified.
func doubted(c *news.Claim) bool {
	return c.Act == news.ActCannotConfirm && c.Target.Kind == news.TargetContent && c.Modality != news.Negated &&
		(c.Target.Span.Empty() || 10*c.Target.Span.Len() >= 8*c.Content.Len() || c.Target.Span.Contains(c.Content))
}

// AimAt scores claim b as the target of reaction a.
func (j *Judge) AimAt(a, b *Item, fame Fame) Aim { return j.pair(a, b).AimAt(a, b, fame) }

// AimAt scores claim b as the target of reaction a: the two of the pair, in either order.
func (p *Pair) AimAt(a, b *Item, fame Fame) Aim {
	if r, acts := actOf(a.Claim); !acts || !aimable(r, a, b) {
		return Aim{}
	}
	x := p.traits(a, b, fame)
	return p.aim(a, b, &x)
}

// AimsAt is AimAt for each level of fame, false where b is no target at any. A claim that
// goes on from denial b is aimed through it, at what that is aimed at.
func (p *Pair) AimsAt(a, b *Item) (out [len(Fames)]Aim, some bool) {
	if goesOn(a, b) {
		for i := range out {
			out[i].Rule = GoesOn
		}
		return out, true
	}
	r, acts := actOf(a.Claim)
	if !acts || !aimable(r, a, b) {
		return out, false
	}
	x := p.traits(a, b, Fames[0])
	for i, fame := range Fames {
		x[tFame] = fame.share()
		multiply(&x)
		out[i] = p.aim(a, b, &x)
		some = some || out[i].Score >= MinAim(out[i].Does(r))
	}
	return out, some
}

// confirmsOpposite is the rule by which who confirms that something is not so denies that it is.
const confirmsOpposite = "relate/confirms-opposite"

// Does is the relation of the reaction to its target, from what its act does by itself.
func (a Aim) Does(act news.Relation) news.Relation {
	if a.Rule == confirmsOpposite {
		return news.Denies
	}
	return act
}

// does is the relation of reaction a to b. Who confirms that something is not so denies
// that it is.
func does(a, b *Item) news.Relation {
	r, _ := actOf(a.Claim)
	if r == news.Confirms && negative(a.Claim) && !negative(b.Claim) && !opposite(a.words, b.words) {
		return news.Denies
	}
	return r
}

// aim prefers the claim to the title that repeats it: a title is taken where nothing
// else is half as likely.
func (p *Pair) aim(a, b *Item, x *traits) Aim {
	r, _ := actOf(a.Claim)
	if targetOf(a.Claim) == news.TargetContent && otherTopic(r, a, x) {
		return Aim{Rule: "relate/target-other-topic"}
	}
	if has(a, CueNames) && x[tTopicMax] < minNamed {
		return Aim{Rule: "relate/target-other-topic"}
	}
	if r == news.Denies && x[tBEarly] < leadingClaims && x[tNext] == 0 && x[tTopicMax] <= sameTopic {
		return Aim{Rule: "relate/target-aside"}
	}
	if r == news.CannotConfirm && has(a, CueWhether) && max(x[tTarget], x[tTopic]) < minAsked && x[tNext]*x[tBOfOthers] == 0 {
		return Aim{Rule: "relate/nobody-said-so"}
	}
	score := p.judge.typed.answer(TaskAim, x)
	if x[tBTitle] == 1 {
		score /= 2
	}
	if a.Article.ID != b.Article.ID && r != news.Confirms {
		score = elsewhere(a, x, score)
	}
	if a.Claim.Act == news.ActRetract {
		score = takenBack(a, b, score)
	}
	rule := "relate/target-" + string(targetOf(a.Claim))
	if does(a, b) != r {
		rule = confirmsOpposite
	}
	return Aim{score, rule}
}

// elsewhere scores what another article says: of silences and denials nine in ten speak
// of what their own article says too. A long one names what it reacts to, so that what
// one other outlet says is another matter: of 69 such targets drawn, 58 were wrong. What
// is confirmed is told in the confirmation, and compared by its words.
func elsewhere(a *Item, x *traits, score int) int {
	if a.Article.Names.rich() && x[tFame] == 0 {
		return 0
	}
	return score * 7 / 10
}

// otherTopic tells that a, which says what it is that it reacts to, says too little of
// the target.
func otherTopic(r news.Relation, a *Item, x *traits) bool {
	switch {
	case r == news.Updates:
		return x[tTopicMax] < minTaken
	case r == news.Denies:
		return x[tTopicMax] < minDenied && x[tNext] == 0 && !has(a, AboutReports)
	case r == news.Confirms && x[tSameArticle] == 1:
		return x[tWords] < minWords
	}
	return r == news.Confirms && x[tTopicMax] < minConfirmed
}

// takenBack scores what a retraction takes back, from how well it fits as the target of
// a denial: what stands right before it and somebody said, else what was said by whoever
// takes it back.
func takenBack(a, b *Item, fit int) int {
	switch {
	case next(a, b) && len(b.Claim.Source) > 0 && !oneVoice(a, b):
		return max(fit, saidBefore)
	case handedOnBy(b, a.who) || handedOnBy(b, a.root):
		return (fit + 1000) / 2
	}
	return fit
}

// oneVoice tells that both are said by one who is named: "it was my opinion. I take it
// back" takes back what was said before.
func oneVoice(a, b *Item) bool { return a.root != nil && a.root.common(b.root) > 0 }

// saidBefore is the score of what somebody said right before it was taken back.
const saidBefore = 950

// aimable tells whether reaction a may be aimed at b at all.
func aimable(r news.Relation, a, b *Item) bool {
	return a != b && targetable(r, b) && (a.Article.ID == b.Article.ID || !eitherApart(a, b) && reachesOut(r, a))
}

// reachesOut tells whether a reaction may speak of what another article says. Who did
// not answer or declined to comment was asked about the report at hand: of 174 silences
// in the gold stories whose target is there, 170 have it in their own article. So have
// all eleven retractions.
func reachesOut(r news.Relation, a *Item) bool {
	if r == news.CannotConfirm {
		target := targetOf(a.Claim)
		return target == news.TargetContent || target == news.TargetReport
	}
	return a.Claim.Act != news.ActRetract
}

// targetable tells whether a claim can be reacted to in that way: silence and
// denials put nothing forward that could be denied again, and nobody is asked about the
// caption of a picture.
func targetable(r news.Relation, b *Item) bool {
	_, reacts := actOf(b.Claim)
	return !reacts && !has(b, CueCaption) && (r == news.CannotConfirm || !has(b, AboutReports))
}

// early is 1 for the article's first claim and falls to 0 at the twelfth: "the
// report" is what the article leads with.
func early(b *Item) float64 { return max(0, 1-float64(b.Order)/12) }

// AboutReports is the cue of a claim that speaks of reports or rumours rather
// than of what they say.
const AboutReports = "about-reports"

// carriedBy tells whether one of the claim's hops, or its outlet, has the name.
func carriedBy(b *Item, name nameSet) bool {
	return handedOnBy(b, name) || namesOf(b.Article.Outlet).common(name) > 0
}

// handedOnBy tells whether one of the claim's hops has the name.
func handedOnBy(b *Item, name nameSet) bool {
	for _, hop := range b.Claim.Source {
		if namesOf(hop.Name).common(name) > 0 {
			return true
		}
	}
	return false
}

// inName tells whether a key stands for a word of the name: stems begin like
// their words.
func inName(key string, name nameSet) bool {
	return slices.ContainsFunc(name, func(w string) bool { return strings.HasPrefix(w, key) })
}

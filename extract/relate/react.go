package relate

import (
	"math/bits"
	"slices"
	"strings"

	"hearsay/extract/news"
)

// Aim is how well a claim fits as the target of a reaction.
type Aim struct {
	Score int // thousandths; below MinAim one abstains
	Rule  string
}

// Fame is how widely a claim is carried: how many claims are the same. What
// everybody reports is what "the report" means.
type Fame int

// share is the logarithm of the claims, from 0 for one to 1 for eight or more.
func (f Fame) share() float64 {
	if f <= 1 {
		return 0
	}
	return min(1, float64(bits.Len(uint(f)))/4)
}

// MinAim is the score from which a target is taken: on the gold stories, left
// out in turn, lower ones are wrong more often than right.
const MinAim = 500

// Reacts tells whether a claim speaks of another claim rather than of the world:
// by an act, or by saying that something is not so.
func Reacts(it *Item) (news.Relation, bool) {
	switch it.Claim.Act {
	case news.ActConfirm:
		return news.Confirms, true
	case news.ActDeny, news.ActRetract:
		return news.Denies, true
	case news.ActCannotConfirm, news.ActDecline, news.ActNoResponse, news.ActUnaware:
		if !doubted(it.Claim) {
			return news.CannotConfirm, true
		}
	}
	if negative(it.Claim) {
		return news.Denies, true
	}
	return "", false
}

// doubted tells a proposition that is put forward as not verified ("unconfirmed
// rumours that a bridge fell") from a claim that somebody cannot confirm it:
// there the content is the silence, here it is what is not verified.
func doubted(c *news.Claim) bool {
	return c.Act == news.ActCannotConfirm && c.Target.Kind == news.TargetContent && c.Modality != news.Negated &&
		(c.Target.Span.Empty() || 10*c.Target.Span.Len() >= 8*c.Content.Len() || c.Target.Span.Contains(c.Content))
}

// Silent tells a claim of somebody who cannot or will not say: it puts nothing
// forward that could itself be a target, unless it names what it is about.
func Silent(it *Item) bool {
	r, ok := Reacts(it)
	return ok && r == news.CannotConfirm && it.Claim.Target.Kind != news.TargetContent
}

// AimAt scores claim b as the target of reaction a. A plain negation aims only
// at what would be the same claim if it were not negated; an act aims at what it
// names, and where it says "the report" or nothing, at the main claim: told in
// its own article first, carried widely, before it in the text.
func (j *Judge) AimAt(a, b *Item, fame Fame) Aim {
	r, ok := Reacts(a)
	if !ok || a == b || !targetable(r, b) {
		return Aim{}
	}
	switch a.Claim.Target.Kind {
	case news.TargetReport, news.TargetPronoun, news.TargetOpen:
		return aimByPlace(a, b, fame)
	}
	aim := j.aimByContent(a, b, fame)
	if a.Claim.Act == news.ActAssert && a.Order-b.Order == 1 && before(b, a) && aim.Rule == "relate/target-content" && len(a.Claim.Source) > 0 {
		aim.Score += answered // "the owners said the chain was not for sale", right after the report
	}
	if a.Claim.Act != news.ActAssert && before(b, a) && (r == news.CannotConfirm || r == news.Denies && a.Order-b.Order == 1) {
		// "declined to discuss the bid": said of what its article has reported;
		// "dismissed the charge as absurd": of what stands right before it
		if by := aimByPlace(a, b, fame); by.Score-unnamed > aim.Score {
			aim = Aim{by.Score - unnamed, by.Rule}
		}
	}
	return aim
}

// unnamed is what a target found by its place alone is worth less when the
// reaction has words of its own for it.
const unnamed = 100

// answered is what the claim right before gains as the target of what another
// party negates: that is how an article sets an answer against a report.
const answered = 150

// before tells that b stands before a in the same article.
func before(b, a *Item) bool { return a.Article.ID == b.Article.ID && b.Order < a.Order }

// targetable tells whether a claim can be reacted to in that way: silence and
// denials put nothing forward that could be denied again.
func targetable(r news.Relation, b *Item) bool {
	other, reacts := Reacts(b)
	return !reacts || r == news.CannotConfirm && other == news.Denies && b.Claim.Act == news.ActAssert
}

// aimByPlace is for "the report", "it", and silence about nothing named.
func aimByPlace(a, b *Item, fame Fame) Aim {
	if slices.Contains(b.Claim.Cues, AboutReports) {
		return Aim{}
	}
	own := a.Article.ID == b.Article.ID
	s := 0.30 * yes(own)
	s += 0.15 * yes(own && b.Order < a.Order)
	s += 0.10 * yes(b.InTitle || b.Order < 2)
	s += 0.15 * early(b)
	s -= 0.15 * yes(b.Claim.Modality == news.Possible)
	s -= 0.20 * yes(b.Claim.Quote && a.Claim.Target.Kind == news.TargetReport)
	s += 0.35 * fame.share()
	s += 0.10 * yes(b.Claim.Status != news.Asserted)
	s += 0.45 * yes(len(b.Claim.Source) > 0 && b.Claim.Source[0].Kind == news.Outlet)
	if names := namesOf(a.Claim.Target.Outlet); len(names) > 0 {
		s += 0.25 * yes(carriedBy(b, names))
	}
	if a.Claim.Target.Kind == news.TargetPronoun && own && b.Order < a.Order {
		s += 0.2 / float64(a.Order-b.Order)
	}
	var r room
	m := a.against(b, &r)
	got, all := m.cover(a.words, b.words)
	s += 0.1 * share(got, all)
	s -= 0.2 * yes(len(b.pred) == 0)
	return Aim{round(s), "relate/target-" + string(a.Claim.Target.Kind)}
}

// early is 1 for the article's first claim and falls to 0 at the twelfth: "the
// report" is what the article leads with.
func early(b *Item) float64 { return max(0, 1-float64(b.Order)/12) }

// AboutReports is the cue of a claim that speaks of reports or rumours rather
// than of what they say.
const AboutReports = "about-reports"

// carriedBy tells whether one of the claim's hops, or its outlet, has the name.
func carriedBy(b *Item, name nameSet) bool {
	for _, hop := range b.Claim.Source {
		if namesOf(hop.Name).common(name) > 0 {
			return true
		}
	}
	return namesOf(b.Article.Outlet).common(name) > 0
}

// aimByContent is for reactions that say what is denied or not known: the
// chance that it were the same claim if it did not react, and a little for the
// same article and for what many carry.
func (j *Judge) aimByContent(a, b *Item, fame Fame) Aim {
	if rule, no := vetoedBut(a, b, "relate/veto-polarity", "relate/veto-reaction"); no {
		return Aim{Rule: rule}
	}
	topic := topicShare(a, b)
	if a.root != nil && slices.Equal(a.root, b.root) || topic == 0 {
		return Aim{Rule: "relate/target-other-topic"} // nobody denies himself, and a shared name alone is no topic
	}
	if a.Claim.Act == news.ActAssert && (topic < plainTopic || eitherApart(a, b)) {
		return Aim{Rule: "relate/target-little-shared"}
	}
	x := Features(a, b)
	if slices.Contains(b.Claim.Cues, AboutReports) {
		return Aim{Rule: "relate/target-report-itself"}
	}
	if a.Claim.Act == news.ActAssert && x[whoConflict] == 1 && x[crossOverlap] == 0 && !before(b, a) {
		return Aim{Rule: "relate/target-other-agent"}
	}
	pred := max(x[predSame], x[predClose], x[predInOther], x[predOpposite])
	if a.Claim.Act == news.ActAssert && pred < senseScore && !(before(b, a) && len(a.Claim.Source) > 0 && topic >= minTopic) {
		return Aim{Rule: "relate/target-other-predicate"}
	}
	for _, f := range []Feature{polarityDiffers, modalityFar, actDiffers, bothReact, rootOther, sameArticle} {
		x[f] = 0
	}
	x[modalitySame] = 1
	s := float64(Chance(&x, &j.weights)) / 1000
	if a.Claim.Act != news.ActAssert {
		s += forActs
	}
	s += 0.10 * yes(a.Article.ID == b.Article.ID)
	s += 0.15 * fame.share()
	s += 0.3 * topic
	return Aim{round(s), "relate/target-content"}
}

// topicShare is how much of what a says beside its agent's name is in b.
func topicShare(a, b *Item) float64 {
	var r room
	m := a.against(b, &r)
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

// inName tells whether a key stands for a word of the name: stems begin like
// their words.
func inName(key string, name nameSet) bool {
	return slices.ContainsFunc(name, func(w string) bool { return strings.HasPrefix(w, key) })
}

// minTopic is how much of what a source negates the claim before it must have
// when the verbs differ: "had never taken any banned substance" after "used a
// banned drug".
const minTopic = 0.6

// plainTopic is how much of what a plain negation says the denied claim must
// say too. Without it 16 of 18 denials drawn from real articles were none; from
// 0.4 to 0.6 the gold stories and the developing pairs come out alike.
const plainTopic = 0.5

// forActs is what an explicit denial or confirmation adds: it speaks of some
// claim for certain, a plain negation perhaps of none.
const forActs = 0.2

func round(s float64) int { return int(float64(s*1000) + 0.5) }

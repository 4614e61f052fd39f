package relate

import (
	"math/bits"

	"hearsay/extract/news"
)

// Aim is how well a claim fits as the target of a reaction.
type Aim struct {
	Score int // thousandths; below MinAim one abstains
	Rule  string
}

// Fame is how widely a claim is carried: the number of articles in which the
// same claim stands, out of those at hand. What everybody reports is what
// "the report" means.
type Fame struct{ Articles, Of int }

// share is the logarithm of the articles, from 0 for one to 1 for all of many.
func (f Fame) share() float64 {
	if f.Articles <= 1 {
		return 0
	}
	return min(1, float64(bits.Len(uint(f.Articles)))/4)
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
		return news.CannotConfirm, true
	}
	if negative(it.Claim) {
		return news.Denies, true
	}
	return "", false
}

// Silent tells a claim of somebody who cannot or will not say: it puts nothing
// forward that could itself be a target, unless it names what it is about.
func Silent(it *Item) bool {
	r, ok := Reacts(it)
	return ok && r == news.CannotConfirm && it.Claim.Target.Kind != news.TargetContent
}

// AimAt scores claim b as the target of reaction a. A plain negation aims only
// at what it negates; an act aims at what it names, and where it says "the
// report" or nothing, at the main claim: told in its own article first, carried
// widely, before it in the text.
func AimAt(a, b *Item, fame Fame) Aim {
	r, ok := Reacts(a)
	if !ok || a == b || Silent(b) || b.Claim.Act != news.ActAssert && b.Claim.Act != news.ActCorrect && r != news.CannotConfirm {
		return Aim{}
	}
	if r == news.Denies && negative(b.Claim) {
		return Aim{}
	}
	if r != news.Denies && a.Claim.Target.Kind == news.TargetContent {
		return aimByContent(a, b, fame)
	}
	switch a.Claim.Target.Kind {
	case news.TargetReport, news.TargetPronoun, news.TargetOpen:
		return aimByPlace(a, b, fame)
	}
	return aimByContent(a, b, fame)
}

// aimByPlace is for "the report", "it", and silence about nothing named.
func aimByPlace(a, b *Item, fame Fame) Aim {
	s := 0.0
	own := a.Article.ID == b.Article.ID
	s += 0.30 * yes(own)
	s += 0.15 * yes(own && b.Order < a.Order)
	s += 0.10 * yes(b.InTitle || b.Order < 2)
	s += 0.35 * fame.share()
	s += 0.10 * yes(b.Claim.Status != news.Asserted)
	s += 0.15 * yes(len(b.Claim.Source) > 0 && b.Claim.Source[0].Kind == news.Outlet)
	if names := namesOf(a.Claim.Target.Outlet); len(names) > 0 {
		s += 0.25 * yes(carriedBy(b, names))
	}
	if a.Claim.Target.Kind == news.TargetPronoun && own && b.Order < a.Order {
		s += 0.2 / float64(a.Order-b.Order)
	}
	got, all := cover(a.words, b.words)
	s += 0.5 * share(got, all)
	s -= 0.3 * yes(len(b.pred) == 0)
	return Aim{round(s), "relate/target-" + string(a.Claim.Target.Kind)}
}

// carriedBy tells whether one of the claim's hops, or its outlet, has the name.
func carriedBy(b *Item, name nameSet) bool {
	for _, hop := range b.Claim.Source {
		if namesOf(hop.Name).common(name) > 0 {
			return true
		}
	}
	return namesOf(b.Article.Outlet).common(name) > 0
}

// aimByContent is for reactions that say what is denied or not known.
func aimByContent(a, b *Item, fame Fame) Aim {
	words := a.words
	gotA, allA := cover(words, b.words)
	gotB, allB := cover(b.words, words)
	s := 0.55*share(gotA, allA) + 0.25*share(gotB, allB)
	s += 0.15 * closest(a.pred, b.pred)
	s += 0.10 * a.names.overlap(b.names)
	s += 0.10 * yes(a.Article.ID == b.Article.ID)
	s += 0.10 * fame.share()
	if compareTimes(a.time, b.time) == differ || compareAmounts(a.nums, b.nums) == differ {
		s -= 0.4
	}
	if happened(a.Claim) && a.Claim.Modality != news.Negated && !happened(b.Claim) {
		s -= 0.1
	}
	return Aim{round(s), "relate/target-content"}
}

func round(s float64) int { return int(float64(s*1000) + 0.5) }

package relate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/extract/news"
)

// partyOf are the words of the names of who speaks in a claim, or acts where nobody does:
// "nature" and "air" of "a spokesman for Nature Air".
func partyOf(c *news.Claim) nameSet {
	name := c.Who.Name
	if r, ok := c.Root(); ok {
		name = r.Name
	}
	var out []string
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && len(w) > 1 {
			out = append(out, strings.ToLower(w))
		}
	}
	return sortedSet(out)
}

// hopsOf are the words of all names in a claim's chain of sources.
func hopsOf(c *news.Claim) nameSet {
	var out []string
	for i := range c.Source {
		out = append(out, NameWords(c.Source[i].Name)...)
	}
	return sortedSet(out)
}

// shortestStem is how many letters a stem has at least that tells a name: fewer begin
// too many words.
const shortestStem = 3

// speaksOf is the share of the name's words that stand in the item's content.
func (it *Item) speaksOf(name nameSet) float64 {
	found := 0
	for _, w := range name {
		for i := range it.words {
			if k := it.words[i].key; len(k) >= shortestStem && strings.HasPrefix(w, k) {
				found++
				break
			}
		}
	}
	return share(int64(found), int64(len(name)))
}

// partyTraits are how close a claim stands to a reaction in the text, and whether who
// reacts is in it: a silence speaks of what others say near by, and of the silent.
func partyTraits(t *traits, a, b *Item) {
	t[tPartyInB] = b.speaksOf(a.party)
	from := a.party.common(b.hops) > 0
	t[tBFromParty], t[tBOfOthers] = yes(from), yes(!from && len(b.Claim.Source) > 0)
	x, y := a.Claim.Content, b.Claim.Content
	if a.Article.ID != b.Article.ID || x.Field != y.Field {
		return
	}
	t[tWithin] = yes(a.Claim.Evidence.Overlaps(b.Claim.Evidence))
	if d := x.Start - y.End; d >= -nested {
		d = max(d, 0)
		t[tNear], t[tNearby] = nearBytes/float64(nearBytes+d), nearbyBytes/float64(nearbyBytes+d)
	}
}

// Bytes of text: how far a claim may reach into the one after it and stand before it
// still, and the distances at which nearness is halved, of two sentences and of six.
const (
	nested      = 20
	nearBytes   = 300
	nearbyBytes = 1000
)

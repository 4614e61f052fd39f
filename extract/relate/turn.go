package relate

import "hearsay/extract/news"

// What was so, or was to come, and then no longer: an article tells both in one breath
// ("had originally planned …, but those ideas were dropped").

const (
	turnScore = 550
	turnReach = 2 // by how many claims apart they stand at most
)

// turned tells whether one of two claims ends what the other tells, and which.
func (p *Pair) turned(a, b *Item) (later *Item, yes bool) {
	if a.Article.ID != b.Article.ID || abs(a.Order-b.Order) > turnReach {
		return nil, false
	}
	switch {
	case p.ends(a, b):
		return a, true
	case p.ends(b, a):
		return b, true
	}
	return nil, false
}

// ends tells that a ends what b tells.
func (p *Pair) ends(a, b *Item) bool {
	turns, behind := has(a, CueTurned), a.Order == b.Order+1
	if !turns && !has(a, CueEased) || !has(b, CueStood) || has(b, CueTurned) || a.InTitle != b.InTitle || a.Claim.Modality == news.Possible {
		return false
	}
	if !turns && (a.Order < b.Order || !happened(a.Claim)) {
		return false
	}
	return a.who.common(b.who) > 0 || behind && Shared(a, b) >= minAgainst
}

package relate

import (
	"testing"

	"hearsay/extract/news"
)

func TestWhoReactsIsInAClaim(t *testing.T) {
	silent := &news.Claim{Source: []news.Source{{Name: "a spokesman for Nature Air"}}}
	for _, c := range []struct {
		keys []string
		want float64
	}{
		{[]string{"natur", "air", "crash"}, 1},
		{[]string{"air", "crash"}, 0.5},
		{[]string{"a", "crash"}, 0},
	} {
		it := &Item{}
		for _, k := range c.keys {
			it.words = append(it.words, word{key: k})
		}
		if got := it.speaksOf(partyOf(silent)); got != c.want {
			t.Errorf("%v speaks of the airline to %v, want %v", c.keys, got, c.want)
		}
	}
}

func TestHowNearAClaimStands(t *testing.T) {
	article := &Article{ID: "a"}
	at := func(start, end int, source string) *Item {
		c := &news.Claim{Content: news.Span{Field: news.Body, Start: start, End: end}, Evidence: news.Span{Field: news.Body, Start: start, End: end}}
		if source != "" {
			c.Source = []news.Source{{Name: source}}
		}
		return &Item{Claim: c, Article: article, party: partyOf(c), hops: hopsOf(c)}
	}
	silent := at(1000, 1040, "Nature Air")
	for _, c := range []struct {
		b                                *Item
		near, nearby, others, from, both float64
	}{
		{at(400, 700, "an official"), 0.5, 1000.0 / 1300, 1, 0, 0},
		{at(950, 1000, ""), 1, 1, 0, 0, 0},
		{at(1020, 1060, "Nature Air"), 0, 0, 0, 1, 1},
		{at(1200, 1300, ""), 0, 0, 0, 0, 0},
	} {
		var x traits
		partyTraits(&x, silent, c.b)
		if x[tNear] != c.near || x[tNearby] != c.nearby || x[tBOfOthers] != c.others || x[tBFromParty] != c.from || x[tWithin] != c.both {
			t.Errorf("%v: near %v, nearby %v, of others %v, from the party %v, within %v", c.b.Claim.Content, x[tNear], x[tNearby], x[tBOfOthers], x[tBFromParty], x[tWithin])
		}
	}
}

package link

import (
	"cmp"
	"slices"

	"hearsay/extract/relate"
	"hearsay/extract/story"
)

// index finds what may stand to a claim in some way.
type index interface {
	// beside are the claims of an article, in text order.
	beside(article string) ([]*relate.Item, error)
	// near are the claims to compare with this one: those of its article, those
	// that share a word with it in near articles, those that share a key. In
	// order, each once, itself left out.
	near(it *relate.Item) ([]*relate.Item, error)
	// ready looks up at once what near will be asked for.
	ready(items []*relate.Item) error
	// fact is the fact that a claim outside the scope is in and how many claims
	// are in that.
	fact(it *relate.Item) (id string, claims int, err error)
}

// memory is an index over reports at hand.
type memory struct {
	items   map[string][]*relate.Item // by article
	nearTo  map[string][]string       // article → near articles
	byKey   map[uint64][]*relate.Item
	scratch []*relate.Item
}

func newMemory(items []*relate.Item, articles []*story.Article) *memory {
	m := &memory{items: map[string][]*relate.Item{}, byKey: map[uint64][]*relate.Item{}}
	for _, it := range items {
		m.items[it.Article.ID] = append(m.items[it.Article.ID], it)
		for _, k := range ClaimKeys(it) {
			m.byKey[k] = append(m.byKey[k], it)
		}
	}
	m.nearTo = scoresAmong(articles).near()
	return m
}

func (m *memory) beside(article string) ([]*relate.Item, error) { return m.items[article], nil }

func (m *memory) ready([]*relate.Item) error { return nil }

func (m *memory) near(it *relate.Item) ([]*relate.Item, error) {
	list := append(m.scratch[:0], m.items[it.Article.ID]...)
	for _, id := range m.nearTo[it.Article.ID] {
		for _, o := range m.items[id] {
			if relate.ShareWord(it, o) {
				list = append(list, o)
			}
		}
	}
	for _, k := range pairKeys("claim", it.Heaviest(claimTerms)) {
		if block := m.byKey[k]; len(block) <= maxBlock {
			list = append(list, block...)
		}
	}
	m.scratch = list
	return inOrder(list, it), nil
}

// inOrder sorts, drops doubles and the item itself, and copies.
func inOrder(list []*relate.Item, but *relate.Item) []*relate.Item {
	list = slices.DeleteFunc(slices.Clone(list), func(x *relate.Item) bool { return x.Claim.ID == but.Claim.ID })
	slices.SortFunc(list, before)
	return slices.CompactFunc(list, func(a, b *relate.Item) bool { return a.Claim.ID == b.Claim.ID })
}

func (m *memory) fact(it *relate.Item) (string, int, error) { return it.Claim.ID, 1, nil }

// before orders claims by published day (unknown last), article and position.
func before(a, b *relate.Item) int {
	return cmp.Or(cmp.Compare(orLast(a.Article.Day), orLast(b.Article.Day)), cmp.Compare(a.Article.ID, b.Article.ID),
		cmp.Compare(a.Order, b.Order), cmp.Compare(a.Claim.ID, b.Claim.ID))
}

func orLast(s string) string {
	if s == "" {
		return "~"
	}
	return s
}

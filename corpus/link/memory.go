package link

import (
	"cmp"
	"slices"

	"hearsay/extract/relate"
	"hearsay/extract/story"
)

// index finds what may stand to a claim in some way.
type index interface {
	// ready looks up what near will be asked for.
	ready(items []*relate.Item) error
	// near are the claims to compare with this one: those of its article, those
	// that share a word with it in near articles, those that share a key. In
	// order, each once, itself left out. The caller may change the list. It only
	// reads, so that many may ask at once.
	near(it *relate.Item) []met
	// claims are those with these IDs, in their order; one that is not there is left out.
	claims(ids []string) ([]*relate.Item, error)
}

// memory is an index over reports at hand.
type memory struct {
	items   map[string][]*relate.Item // by article
	byID    map[string]*relate.Item
	nearTo  map[string][]neighbour // of each article
	byKey   map[uint64][]*relate.Item
	shelves periods
}

func newMemory(items []*relate.Item, articles []*story.Article) *memory {
	m := &memory{items: map[string][]*relate.Item{}, byID: map[string]*relate.Item{}, byKey: map[uint64][]*relate.Item{}}
	for _, it := range items {
		m.items[it.Article.ID] = append(m.items[it.Article.ID], it)
		m.byID[it.Claim.ID] = it
		for _, k := range ClaimKeys(it) {
			m.byKey[k] = append(m.byKey[k], it)
		}
	}
	m.nearTo, m.shelves = scoresAmong(articles).near(), shelvesIn(m.byKey)
	return m
}

func (m *memory) ready([]*relate.Item) error { return nil }

func (m *memory) near(it *relate.Item) []met {
	var list []met
	for _, o := range m.items[it.Article.ID] {
		list = append(list, met{o, close})
	}
	for _, n := range m.nearTo[it.Article.ID] {
		for _, o := range m.items[n.id] {
			if relate.Meet(it, o) {
				list = append(list, met{o, n.distance})
			}
		}
	}
	for _, k := range claimPairs(it) {
		for _, o := range meets(m.byKey, m.shelves, k, maxClaims) {
			list = append(list, met{o, far})
		}
	}
	return inOrder(list, it)
}

func (m *memory) claims(ids []string) (out []*relate.Item, err error) {
	for _, id := range ids {
		if it := m.byID[id]; it != nil {
			out = append(out, it)
		}
	}
	return out, nil
}

// inOrder sorts, and drops the item itself and doubles, of which one that is not far
// stays.
func inOrder(list []met, but *relate.Item) []met {
	list = slices.DeleteFunc(list, func(x met) bool { return x.Claim.ID == but.Claim.ID })
	slices.SortStableFunc(list, func(a, b met) int { return cmp.Compare(a.Claim.ID, b.Claim.ID) })
	return slices.CompactFunc(list, func(a, b met) bool { return a.Claim.ID == b.Claim.ID })
}

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

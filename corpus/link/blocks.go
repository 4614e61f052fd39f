package link

import (
	"maps"
	"slices"

	"hearsay/extract/relate"
	"hearsay/extract/story"
	"hearsay/store"
)

// resized mends the pairs in blocks that have grown too large to say anything,
// or are no more so, through what was added and what went.
func (u *updater) resized(added map[store.LooseKey]int, gone []store.LooseKey) error {
	change := maps.Clone(added)
	for _, k := range gone {
		change[k]--
	}
	byKind := map[store.Keyed][]uint64{}
	for k, n := range change {
		if n != 0 {
			byKind[k.Kind] = append(byKind[k.Kind], k.Key)
		}
	}
	for _, kind := range []store.Keyed{store.KeyedArticles, store.KeyedClaims} {
		keys := byKind[kind]
		slices.Sort(keys)
		sizes, err := u.tx.Sizes(u.ctx, kind, keys, most(kind))
		if err != nil {
			return err
		}
		for i, key := range keys {
			if err := u.crossing(store.LooseKey{Kind: kind, Key: key}, sizes[i], change[store.LooseKey{Kind: kind, Key: key}]); err != nil {
				return err
			}
		}
	}
	return nil
}

// crossing looks whether a block of that size crossed its limit with the change.
func (u *updater) crossing(k store.LooseKey, size, change int) error {
	most, was := most(k.Kind), size-change
	limit, now := most, u.thinned
	switch {
	case size > most && change > 0:
		limit, now = most+change, u.crowded
	case size > most || was <= most:
		return nil
	}
	blocks, err := u.tx.Blocks(u.ctx, k.Kind, []uint64{k.Key}, limit)
	if err != nil || len(blocks) == 0 || blocks[0].Size > limit {
		return err
	}
	beside, err := u.opposite(k)
	if err != nil {
		return err
	}
	return now(k.Kind, memberIDs(blocks[0].Members), beside)
}

// opposite are the members of the blocks, not too large, that a block meets.
func (u *updater) opposite(k store.LooseKey) (ids []string, err error) {
	shelves, err := u.periods(k.Kind)
	if err != nil {
		return nil, err
	}
	blocks, err := u.tx.Blocks(u.ctx, k.Kind, shelves.opposite(k.Key), most(k.Kind))
	for _, b := range blocks {
		ids = append(ids, memberIDs(b.Members)...)
	}
	return ids, err
}

func memberIDs(list []store.Candidate) []string {
	ids := make([]string, len(list))
	for i, m := range list {
		ids[i] = m.ID
	}
	return ids
}

// crowded parts the members of a block that has become too large from each other and
// from those beside it, where nothing else makes them near.
func (u *updater) crowded(kind store.Keyed, ids, beside []string) error {
	ids = append(ids, beside...)
	if kind == store.KeyedArticles {
		return u.crowdedArticles(ids)
	}
	list, err := u.claim.all(ids)
	if err != nil {
		return err
	}
	return eachPair(list, func(a, b *node) error {
		d, err := u.distance(a, b)
		if err != nil || d != apart {
			return err
		}
		u.claim.part(a, b)
		u.changed[a.id], u.changed[b.id] = true, true
		return nil
	})
}

// eachPair calls f for the pairs that are remembered among these nodes.
func eachPair(list []*node, f func(a, b *node) error) error {
	in := map[string]*node{}
	for _, n := range list {
		in[n.id] = n
	}
	for _, n := range list {
		for _, p := range slices.Clone(n.pairs) {
			if o := in[p.other]; o != nil && n.id < o.id {
				if err := f(n, o); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// distance is how two claims are to be compared, by the articles they stand in; see
// index.near.
type distance uint8

const (
	apart  distance = iota // not at all
	far                    // of different matters as far as their articles tell: can only be the same
	beside                 // of articles too short to tell: as far ones, but one may deny, confirm or update the other
	close
)

func (u *updater) distance(a, b *node) (distance, error) {
	if a.article == b.article {
		return close, nil
	}
	items, err := u.claims([]string{a.id, b.id})
	if err != nil || len(items) < 2 {
		return apart, err
	}
	near, err := u.nearArticles(a.article)
	if err != nil {
		return apart, err
	}
	if d := distanceTo(near, b.article); d != apart && relate.Meet(items[0], items[1]) {
		return d, nil
	}
	shared, err := u.shareKey(store.KeyedClaims, claimPairs(items[0]), claimPairs(items[1]))
	if !shared {
		return apart, err
	}
	return far, err
}

// shareKey tells whether two lists of keys in order have two that meet and whose blocks are not too large.
func (u *updater) shareKey(kind store.Keyed, a, b []uint64) (bool, error) {
	x, y := meeting(a, b)
	sizes, err := u.tx.Sizes(u.ctx, kind, append(x, y...), most(kind))
	for i := range y {
		if max(sizes[i], sizes[i+len(y)]) <= most(kind) {
			return true, err
		}
	}
	return false, err
}

func (u *updater) crowdedArticles(ids []string) error {
	list, err := u.story.all(ids)
	if err != nil {
		return err
	}
	return eachPair(list, func(a, b *node) error {
		x, err := u.wordsOf(a.id, b.id)
		if err != nil || len(x) < 2 {
			return err
		}
		if near, err := u.shareKey(store.KeyedArticles, articlePairs(x[0]), articlePairs(x[1])); err != nil || near {
			return err
		}
		p, _ := u.story.part(a, b)
		u.moved[a.id], u.moved[b.id] = true, true
		if !p.near() {
			return nil
		}
		return u.partClaims(a.id, b.id)
	})
}

// partClaims compares the claims of two articles that are no more near anew, as far ones.
func (u *updater) partClaims(a, b string) error {
	items, others, err := u.forget(a, b)
	if err != nil {
		return err
	}
	found := compareAll(u.judge, items, func(int) []met { return asMet(others, far) })
	for i, list := range found {
		found[i] = nil
		for _, c := range list {
			shared, err := u.shareKey(store.KeyedClaims, claimPairs(c.a), claimPairs(c.b))
			if err != nil {
				return err
			}
			if shared {
				found[i] = append(found[i], c)
			}
		}
	}
	return u.newPairs(found)
}

// forget parts the claims of two articles, and gives them.
func (u *updater) forget(a, b string) (items, others []*relate.Item, err error) {
	if err := u.beside(a, b); err != nil {
		return nil, nil, err
	}
	list, err := u.claim.all(slices.Concat(u.articles[a], u.articles[b]))
	if err != nil {
		return nil, nil, err
	}
	err = eachPair(list, func(x, y *node) error {
		if x.article != y.article {
			u.claim.part(x, y)
			u.changed[x.id], u.changed[y.id] = true, true
		}
		return nil
	})
	if err != nil {
		return nil, nil, err
	}
	if items, err = u.claims(u.articles[a]); err != nil {
		return nil, nil, err
	}
	others, err = u.claims(u.articles[b])
	return items, others, err
}

func asMet(items []*relate.Item, d distance) []met {
	out := make([]met, len(items))
	for i, it := range items {
		out[i] = met{it, d}
	}
	return out
}

// thinned compares the members of a block that was too large and is no more, with
// each other and with those beside it, as far as their articles are not near: else they
// have been compared.
func (u *updater) thinned(kind store.Keyed, ids, beside []string) error {
	if kind == store.KeyedArticles {
		return u.thinnedArticles(ids, beside)
	}
	items, err := u.claims(ids)
	if err != nil {
		return err
	}
	others, err := u.claims(beside)
	if err != nil {
		return err
	}
	all := slices.Concat(items, others)
	with := make([][]met, len(items))
	for i, it := range items {
		near, err := u.nearArticles(it.Article.ID)
		if err != nil {
			return err
		}
		for _, o := range all[i+1:] {
			if o.Article.ID != it.Article.ID && distanceTo(near, o.Article.ID) <= far {
				with[i] = append(with[i], met{o, far})
			}
		}
	}
	return u.newPairs(compareAll(u.judge, items, func(i int) []met { return with[i] }))
}

// newPairs remembers what came of comparing claims that are linked already.
func (u *updater) newPairs(found [][]compared) error {
	s := newSolution(u.judge, u, u.people, u.claim)
	if err := s.remember(found); err != nil {
		return err
	}
	for _, list := range found {
		for i := range list {
			for _, it := range []*relate.Item{list[i].a, list[i].b} {
				if u.claim.nodes[it.Claim.ID] != nil {
					u.changed[it.Claim.ID] = true
				}
			}
		}
	}
	return nil
}

func (u *updater) thinnedArticles(ids, beside []string) error {
	list, err := u.story.all(ids)
	if err != nil {
		return err
	}
	others, err := u.story.all(beside)
	if err != nil {
		return err
	}
	all := slices.Concat(list, others)
	for i, a := range list {
		for _, b := range all[i+1:] {
			if _, known := a.find(b.id); known {
				continue
			}
			x, err := u.wordsOf(a.id, b.id)
			if err != nil {
				return err
			}
			if len(x) < 2 {
				continue
			}
			u.moved[a.id], u.moved[b.id] = true, true
			p := articlePair(x[0], x[1])
			if !u.pairArticles(a, b, p) {
				continue
			}
			if err := u.compareArticles(a.id, b.id, p.distance()); err != nil {
				return err
			}
		}
	}
	return nil
}

// compareArticles compares the claims of two articles that have become near, anew where
// they were as far ones.
func (u *updater) compareArticles(a, b string, d distance) error {
	items, others, err := u.forget(a, b)
	if err != nil {
		return err
	}
	return u.newPairs(compareAll(u.judge, items, func(i int) (with []met) {
		for _, o := range others {
			if relate.Meet(items[i], o) {
				with = append(with, met{o, d})
			}
		}
		return with
	}))
}

// pairArticles remembers how two articles stand, and tells whether they are near.
func (u *updater) pairArticles(a, b *node, p pair) (near bool) {
	if p.same == 0 && !p.near() {
		return false
	}
	a.put(p)
	b.put(p.turned(a.id))
	u.story.touch(a)
	u.story.touch(b)
	return p.near()
}

// meetArticles scores new articles with those that share a key of at most maxArticles.
func (u *updater) meetArticles(ids []string) error {
	for _, id := range ids {
		w := u.words[id]
		u.story.add(&node{id: id, day: w.ISO()})
		u.moved[id] = true
	}
	for _, id := range ids {
		others, err := u.sharing(u.words[id])
		if err != nil {
			return err
		}
		nodes, err := u.story.all(others)
		if err != nil {
			return err
		}
		for _, b := range nodes {
			a := u.story.nodes[id]
			if _, known := a.find(b.id); known {
				continue
			}
			if x, err := u.wordsOf(id, b.id); err != nil {
				return err
			} else if len(x) == 2 {
				if p := articlePair(x[0], x[1]); u.pairArticles(a, b, p) && p.copies() {
					u.moved[b.id] = true
				}
			}
		}
	}
	return nil
}

// sharing are the articles that share a key of at most maxArticles with this one.
func (u *updater) sharing(a *story.Article) ([]string, error) {
	shelves, err := u.periods(store.KeyedArticles)
	if err != nil {
		return nil, err
	}
	own, err := u.tx.Blocks(u.ctx, store.KeyedArticles, articlePairs(a), maxArticles)
	if err != nil {
		return nil, err
	}
	var across []uint64
	for _, b := range own {
		if b.Size <= maxArticles {
			across = append(across, shelves.opposite(b.Key)...)
		}
	}
	beside, err := u.tx.Blocks(u.ctx, store.KeyedArticles, across, maxArticles)
	if err != nil {
		return nil, err
	}
	found := map[string]bool{}
	for _, b := range slices.Concat(own, beside) {
		for _, m := range b.Members {
			if found[m.ID] || m.ID == a.ID {
				continue
			}
			found[m.ID] = true
			if err := u.readWords(m); err != nil {
				return nil, err
			}
		}
	}
	return sortedIDs(found), nil
}

func (u *updater) readWords(c store.Candidate) (err error) {
	if u.words[c.ID] == nil {
		u.words[c.ID], err = unpackArticle(c.Signature)
	}
	return err
}

// wordsOf are the words of these articles, of those that have some.
func (u *updater) wordsOf(ids ...string) (out []*story.Article, err error) {
	var ask []string
	for _, id := range ids {
		if u.words[id] == nil {
			ask = append(ask, id)
		}
	}
	if len(ask) > 0 {
		found, err := u.tx.Candidates(u.ctx, store.KeyedArticles, ask...)
		if err != nil {
			return nil, err
		}
		for _, c := range found {
			if err := u.readWords(c); err != nil {
				return nil, err
			}
		}
	}
	for _, id := range ids {
		if a := u.words[id]; a != nil {
			out = append(out, a)
		}
	}
	return out, nil
}

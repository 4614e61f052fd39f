package link

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"hearsay/extract/fact"
	"hearsay/extract/news"
	"hearsay/extract/relate"
	"hearsay/extract/story"
	"hearsay/store"
)

// updater is one call of Update.
type updater struct {
	ctx    context.Context
	tx     store.Tx
	judge  *relate.Judge
	people *People
	claim  *web
	story  *web

	docs     map[string]*news.Document // just saved, by article
	changed  map[string]bool           // claims whose pairs are others than before
	moved    map[string]bool           // articles whose pairs are
	affected map[string]bool           // claims that lost a link
	fresh    map[string]bool           // claims that have no links yet

	// What was looked up.
	known    map[string]*relate.Item // by claim
	articles map[string][]string     // claims by article
	blocks   map[uint64][]string     // claims by key, nil of blocks that are too large
	words    map[string]*story.Article
	shelves  map[store.Keyed]periods
}

func newUpdater(ctx context.Context, tx store.Tx, judge *relate.Judge) *updater {
	u := &updater{ctx: ctx, tx: tx, judge: judge, docs: map[string]*news.Document{},
		changed: map[string]bool{}, moved: map[string]bool{}, affected: map[string]bool{}, fresh: map[string]bool{},
		known: map[string]*relate.Item{}, articles: map[string][]string{}, blocks: map[uint64][]string{}, words: map[string]*story.Article{},
		shelves: map[store.Keyed]periods{}}
	u.claim = newWeb(func(ids []string) (map[string][]byte, error) { return tx.Nodes(ctx, store.KeyedClaims, ids...) })
	u.story = newWeb(func(ids []string) (map[string][]byte, error) { return tx.Nodes(ctx, store.KeyedArticles, ids...) })
	return u
}

func (u *updater) update(docs []*prepared) (err error) {
	if u.people, err = u.decided(); err != nil {
		return err
	}
	gone, err := u.tx.TakeLoose(u.ctx)
	if err != nil {
		return err
	}
	if err := u.loosen(gone.Nodes); err != nil {
		return err
	}
	items, added, err := u.putKeys(docs)
	if err != nil {
		return err
	}
	if err := u.again(items); err != nil {
		return err
	}
	if err := u.warm(added); err != nil {
		return err
	}
	if err := u.meetArticles(sortedIDs(u.docs)); err != nil {
		return err
	}
	over, err := u.tx.TakeLoose(u.ctx) // keys that were put over others
	if err != nil {
		return err
	}
	if err := u.resized(added, append(gone.Keys, over.Keys...)); err != nil {
		return err
	}
	if err := u.copied(); err != nil {
		return err
	}
	s := newSolution(u.judge, u, u.people, u.claim)
	if err := s.meet(items); err != nil {
		return err
	}
	for _, it := range items {
		u.changed[it.Claim.ID] = true
	}
	if err := s.resolve(sortedIDs(u.changed)); err != nil {
		return err
	}
	s.affect(sortedIDs(u.affected)...)
	if err := u.write(s); err != nil {
		return err
	}
	if err := u.stories(sortedIDs(u.moved)); err != nil {
		return err
	}
	return u.keep()
}

// keep stores the nodes that changed.
func (u *updater) keep() error {
	if err := u.tx.PutNodes(u.ctx, store.KeyedClaims, u.claim.packed()); err != nil {
		return err
	}
	return u.tx.PutNodes(u.ctx, store.KeyedArticles, u.story.packed())
}

// loosen forgets the pairs with what went.
func (u *updater) loosen(gone []store.LooseNode) error {
	for _, l := range gone {
		n, err := unpackNode(l.ID, l.Node)
		if err != nil {
			return fmt.Errorf("node %s: %w", l.ID, err)
		}
		w, changed := u.claim, u.changed
		if l.Kind == store.KeyedArticles {
			w, changed = u.story, u.moved
		}
		if err := u.loose(w, n, changed); err != nil {
			return err
		}
	}
	return nil
}

func (u *updater) loose(w *web, n *node, changed map[string]bool) error {
	mates, err := w.mates(n)
	if err != nil {
		return err
	}
	if n.group == n.id {
		if mates, err = w.all(n.members); err != nil {
			return err
		}
	}
	for _, m := range mates {
		if m.id != n.id {
			changed[m.id] = true
		}
	}
	for _, p := range slices.Clone(n.pairs) {
		o, err := w.get(p.other)
		if err != nil {
			return err
		}
		if o == nil {
			continue
		}
		w.part(n, o)
		delete(w.written, n.id)
		changed[o.id] = true
	}
	return nil
}

// again takes leave of what was linked before, of documents that were not saved
// anew, and notes the claims that were not.
func (u *updater) again(items []*relate.Item) error {
	articles, err := u.story.all(sortedIDs(u.docs))
	if err != nil {
		return err
	}
	for _, n := range articles {
		if err := u.loose(u.story, n, u.moved); err != nil {
			return err
		}
	}
	ids := idsOf(items)
	claims, err := u.claim.all(ids)
	if err != nil {
		return err
	}
	for _, id := range ids {
		u.fresh[id] = true
	}
	for _, n := range claims {
		delete(u.fresh, n.id)
		if err := u.loose(u.claim, n, u.changed); err != nil {
			return err
		}
	}
	return nil
}

// putKeys stores the keys of the documents' claims and articles, and counts them.
func (u *updater) putKeys(docs []*prepared) (items []*relate.Item, added map[store.LooseKey]int, err error) {
	var claims, articles []store.Keys
	added = map[store.LooseKey]int{}
	for _, p := range docs {
		id := p.article.ID
		u.docs[id], u.words[id] = p.doc, p.words
		for _, k := range p.article.Keys {
			added[store.LooseKey{Kind: store.KeyedArticles, Key: k}]++
		}
		articles = append(articles, p.article)
		ids := idsOf(p.items)
		for i, it := range p.items {
			u.known[ids[i]] = it
			for _, k := range p.claims[i].Keys {
				added[store.LooseKey{Kind: store.KeyedClaims, Key: k}]++
			}
		}
		claims, items = append(claims, p.claims...), append(items, p.items...)
		u.articles[id] = ids
	}
	if err := u.tx.PutKeys(u.ctx, store.KeyedArticles, articles...); err != nil {
		return nil, nil, err
	}
	return items, added, u.tx.PutKeys(u.ctx, store.KeyedClaims, claims...)
}

// warm asks for the blocks of all new keys at once, in their order; what is asked
// one by one afterwards is remembered by the store.
func (u *updater) warm(added map[store.LooseKey]int) error {
	var keys []uint64
	for k := range added {
		if k.Kind == store.KeyedArticles {
			keys = append(keys, k.Key)
		}
	}
	slices.Sort(keys)
	_, err := u.tx.Sizes(u.ctx, store.KeyedArticles, keys, maxArticles)
	return err
}

// claims are those with these IDs.
func (u *updater) claims(ids []string) ([]*relate.Item, error) {
	if err := u.fetch(ids); err != nil {
		return nil, err
	}
	out := make([]*relate.Item, 0, len(ids))
	for _, id := range ids {
		if it := u.known[id]; it != nil {
			out = append(out, it)
		}
	}
	return out, nil
}

// fetch reads the claims that are not known yet.
func (u *updater) fetch(ids []string) error {
	var ask []string
	for _, id := range ids {
		if _, known := u.known[id]; !known {
			u.known[id] = nil
			ask = append(ask, id)
		}
	}
	if len(ask) == 0 {
		return nil
	}
	found, err := u.tx.Candidates(u.ctx, store.KeyedClaims, ask...)
	if err != nil {
		return err
	}
	for _, c := range found {
		if err := u.meetCandidate(c); err != nil {
			return err
		}
	}
	return nil
}

// meetCandidate unpacks a candidate once.
func (u *updater) meetCandidate(c store.Candidate) error {
	if u.known[c.ID] != nil {
		return nil
	}
	it, err := itemFrom(u.judge, c.ID, c.Signature)
	u.known[c.ID] = it
	return err
}

// look reads the blocks of these keys that are not known yet; of those over max none.
func (u *updater) look(keys []uint64, max int) error {
	var ask []uint64
	for _, k := range keys {
		if _, known := u.blocks[k]; !known {
			u.blocks[k] = nil
			ask = append(ask, k)
		}
	}
	blocks, err := u.tx.Blocks(u.ctx, store.KeyedClaims, ask, max)
	if err != nil {
		return err
	}
	for _, b := range blocks {
		for _, m := range b.Members {
			if err := u.meetCandidate(m); err != nil {
				return err
			}
			u.blocks[b.Key] = append(u.blocks[b.Key], m.ID)
		}
	}
	return nil
}

// maxKnown bounds the memory of claims looked up: some 5 kB each.
const maxKnown = 15_000

// whole is a limit for the claims of an article, which may be any number.
const whole = 1 << 30

// beside are the claims of articles.
func (u *updater) beside(articles ...string) error {
	var keys []uint64
	var ask []string
	for _, a := range articles {
		if _, known := u.articles[a]; !known {
			keys, ask = append(keys, articleKey(a)), append(ask, a)
		}
	}
	if err := u.look(keys, whole); err != nil {
		return err
	}
	for i, a := range ask {
		u.articles[a] = u.blocks[keys[i]]
	}
	return nil
}

// ready reads the blocks of all items in few queries and in the order of the keys.
func (u *updater) ready(items []*relate.Item) error {
	if len(u.known) > maxKnown {
		clear(u.known)
		clear(u.articles)
		clear(u.blocks)
	}
	shelves, err := u.periods(store.KeyedClaims)
	if err != nil {
		return err
	}
	var keys []uint64
	var articles []string
	for _, it := range items {
		keys = append(keys, shelves.widened(claimPairs(it))...)
		articles = append(articles, it.Article.ID)
	}
	articles = slices.Compact(articles)
	var near []string
	for _, a := range articles {
		list, err := u.nearArticles(a)
		if err != nil {
			return err
		}
		for _, n := range list {
			near = append(near, n.id)
		}
	}
	if err := u.beside(append(articles, near...)...); err != nil {
		return err
	}
	slices.Sort(keys)
	return u.look(slices.Compact(keys), maxClaims)
}

func (u *updater) near(it *relate.Item) []met {
	var list []met
	for _, id := range u.articles[it.Article.ID] {
		list = append(list, met{u.known[id], close})
	}
	for _, n := range nearOf(u.story.nodes[it.Article.ID]) {
		for _, id := range u.articles[n.id] {
			if o := u.known[id]; relate.Meet(it, o) {
				list = append(list, met{o, n.distance})
			}
		}
	}
	for _, k := range claimPairs(it) {
		list = u.far(list, k)
		if len(u.blocks[k]) > 0 { // not too large: it holds the item itself
			for _, o := range u.shelves[store.KeyedClaims].opposite(k) {
				list = u.far(list, o)
			}
		}
	}
	return inOrder(list, it)
}

// far adds the members of a block.
func (u *updater) far(list []met, key uint64) []met {
	for _, id := range u.blocks[key] {
		list = append(list, met{u.known[id], far})
	}
	return list
}

// nearArticles are the articles that share a key with this one and are near.
func (u *updater) nearArticles(id string) (out []neighbour, err error) {
	n, err := u.story.get(id)
	return nearOf(n), err
}

func nearOf(article *node) (out []neighbour) {
	if article == nil {
		return nil
	}
	for i := range article.pairs {
		if p := &article.pairs[i]; p.near() {
			out = append(out, neighbour{p.other, p.distance()})
		}
	}
	return out
}

// decided are the standing decisions about links.
func (u *updater) decided() (*People, error) {
	list, err := u.tx.Decisions(u.ctx, "")
	if err != nil {
		return nil, err
	}
	p := &People{}
	for _, d := range list {
		if d.Kind != store.DecideLink || d.Superseded || d.Orphaned || len(d.On) != 2 || d.On[0].Claim == "" || d.On[1].Claim == "" {
			continue
		}
		p.add(d.On[0].Claim, d.On[1].Claim, d.Value)
	}
	return p, nil
}

// write replaces what the scope had: links, then facts.
func (u *updater) write(s *solution) error {
	var old []string
	for id := range s.scope {
		if !u.fresh[id] {
			old = append(old, id)
		}
	}
	slices.Sort(old)
	if err := u.tx.DropLinks(u.ctx, old...); err != nil {
		return err
	}
	if err := u.tx.DropReactions(u.ctx, s.strays...); err != nil {
		return err
	}
	if err := u.tx.PutLinks(u.ctx, s.links...); err != nil {
		return err
	}
	groups := map[string][]*node{}
	for _, g := range s.groups {
		groups[g[0].id] = g
	}
	if _, err := u.groupsOf(sortedIDs(s.affected), groups); err != nil {
		return err
	}
	return u.putFacts(groups)
}

// groupsOf adds the groups of these claims that are not there yet, and gives those.
func (u *updater) groupsOf(claims []string, to map[string][]*node) (added [][]*node, err error) {
	list, err := u.claim.all(claims)
	if err != nil {
		return nil, err
	}
	var firsts []string
	for _, n := range list {
		firsts = append(firsts, n.group)
	}
	if err := u.claim.need(firsts); err != nil {
		return nil, err
	}
	var members []string
	for _, f := range firsts {
		if n := u.claim.nodes[f]; n != nil && to[f] == nil {
			members = append(members, n.members...)
		}
	}
	if err := u.claim.need(members); err != nil {
		return nil, err
	}
	for _, f := range firsts {
		if n := u.claim.nodes[f]; n != nil && to[f] == nil {
			g, err := u.claim.all(n.members)
			if err != nil {
				return nil, err
			}
			to[f], added = g, append(added, g)
		}
	}
	return added, nil
}

// putFacts builds the facts of these groups, and of all that conflicts and
// updates tie to them, transitively.
func (u *updater) putFacts(groups map[string][]*node) error {
	var links []news.Link
	next := slices.Collect(maps.Values(groups))
	for len(next) > 0 {
		var ids []string
		for _, g := range next {
			for _, n := range g {
				ids = append(ids, n.id)
			}
		}
		slices.Sort(ids)
		found, err := u.tx.LinksOf(u.ctx, ids...)
		if err != nil {
			return err
		}
		links = append(links, found...)
		var tied []string
		for _, l := range found {
			if l.Relation == news.Conflicts || l.Relation == news.Updates {
				tied = append(tied, l.A, l.B)
			}
		}
		if next, err = u.groupsOf(tied, groups); err != nil {
			return err
		}
	}
	facts, err := u.facts(groups, links)
	if err != nil {
		return err
	}
	return u.tx.PutFacts(u.ctx, facts...)
}

// facts builds facts of groups, the links of their members and the claims at their other ends.
func (u *updater) facts(groups map[string][]*node, links []news.Link) ([]news.Fact, error) {
	ends := map[string]bool{}
	for _, g := range groups {
		for _, n := range g {
			ends[n.id] = true
		}
	}
	for _, l := range links {
		ends[l.A], ends[l.B] = true, true
	}
	items, err := u.claims(sortedIDs(ends))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(items, before)
	list := slices.SortedFunc(maps.Values(groups), func(a, b []*node) int { return sooner(a[0], b[0]) })
	copied, err := u.originals(items)
	if err != nil {
		return nil, err
	}
	return fact.Build(voices(items, placed(items, list), copied), placed(items, list), links), nil
}

// originals are those of the claims' articles.
func (u *updater) originals(items []*relate.Item) (map[string][]string, error) {
	out := map[string][]string{}
	for _, it := range items {
		out[it.Article.ID] = nil
	}
	list, err := u.story.all(sortedIDs(out))
	for _, n := range list {
		out[n.id] = n.originals
	}
	return out, err
}

package link

import (
	"cmp"
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

// Update links articles that were just saved, in the transaction that saved
// them: it puts their keys, finds the candidates, and writes the links, facts
// and stories that they touch. Documents are as extracted, with the IDs under
// which they were saved; dropped are the claims that the articles had before.
//
// Called once for many articles or many times for one, in whatever order, it
// leaves the same links, facts and stories behind.
func Update(ctx context.Context, tx store.Tx, docs []*news.Document, dropped ...string) error {
	u := updater{ctx: ctx, tx: tx, judge: English(), cache: newCache()}
	crowded, err := u.putKeys(docs)
	if err != nil {
		return fmt.Errorf("linking: %w", err)
	}
	if err := u.link(docs, crowded, dropped); err != nil {
		return fmt.Errorf("linking: %w", err)
	}
	if err := u.stories(docs); err != nil {
		return fmt.Errorf("grouping stories: %w", err)
	}
	return nil
}

type updater struct {
	ctx   context.Context
	tx    store.Tx
	judge *relate.Judge
	*cache
}

// cache keeps what one update has looked up.
type cache struct {
	items    map[string]*relate.Item   // by claim
	articles map[string][]*relate.Item // by article
	words    map[string]*story.Article
	nearTo   map[string][]string
	edges    map[string]map[string]int // story scores, by article
	blocks   map[uint64][]*relate.Item
	facts    map[string]factSize // by claim
	nearOf   map[string][]*relate.Item
}

type factSize struct {
	id     string
	claims int
}

func newCache() *cache {
	return &cache{items: map[string]*relate.Item{}, articles: map[string][]*relate.Item{}, words: map[string]*story.Article{},
		nearTo: map[string][]string{}, edges: map[string]map[string]int{}, blocks: map[uint64][]*relate.Item{}, facts: map[string]factSize{}, nearOf: map[string][]*relate.Item{}}
}

// putKeys stores the keys of the documents' claims and articles. It returns the
// claims that lose candidates by it: members of blocks that have just grown
// too large to say anything.
func (u *updater) putKeys(docs []*news.Document) (crowded []*relate.Item, err error) {
	var claims, articles []store.Keys
	added := map[store.Keyed]map[uint64]int{store.KeyedClaims: {}, store.KeyedArticles: {}}
	note := func(kind store.Keyed, keys []uint64) {
		for _, k := range keys {
			added[kind][k]++
		}
	}
	for _, d := range docs {
		r := ReportOf(d)
		keys := ArticleKeys(r.Words)
		note(store.KeyedArticles, keys)
		articles = append(articles, store.Keys{ID: r.Article.ID, Keys: keys, Signature: packArticle(r.Words)})
		for _, it := range itemsOf(u.judge, &r) {
			keys := ClaimKeys(it)
			note(store.KeyedClaims, keys)
			claims = append(claims, store.Keys{ID: it.Claim.ID, Keys: keys, Signature: Signature(it)})
		}
	}
	if err := u.tx.PutKeys(u.ctx, store.KeyedArticles, articles...); err != nil {
		return nil, err
	}
	if err := u.tx.PutKeys(u.ctx, store.KeyedClaims, claims...); err != nil {
		return nil, err
	}
	return u.crowded(added)
}

// crowded finds the members of blocks that crossed maxBlock with what was added.
func (u *updater) crowded(added map[store.Keyed]map[uint64]int) (out []*relate.Item, err error) {
	for _, kind := range []store.Keyed{store.KeyedArticles, store.KeyedClaims} {
		keys := slices.Sorted(maps.Keys(added[kind]))
		sizes, err := u.tx.Sizes(u.ctx, kind, keys, maxBlock)
		if err != nil {
			return nil, err
		}
		for i, key := range keys {
			if sizes[i] <= maxBlock {
				continue
			}
			items, err := u.crossed(kind, key, added[kind][key])
			if err != nil {
				return nil, err
			}
			out = append(out, items...)
		}
	}
	return out, nil
}

// crossed are the claims under a key whose block was small enough before so
// many were added.
func (u *updater) crossed(kind store.Keyed, key uint64, added int) (out []*relate.Item, err error) {
	limit := maxBlock + added
	blocks, err := u.tx.Blocks(u.ctx, kind, []uint64{key}, limit)
	if err != nil || len(blocks) == 0 || blocks[0].Size > limit {
		return nil, err
	}
	for _, m := range blocks[0].Members {
		if kind == store.KeyedClaims {
			it, err := u.item(m)
			if err != nil {
				return nil, err
			}
			out = append(out, it)
			continue
		}
		items, err := u.beside(m.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, items...)
	}
	return out, nil
}

// item unpacks a candidate once.
func (u *updater) item(c store.Candidate) (*relate.Item, error) {
	if it := u.items[c.ID]; it != nil {
		return it, nil
	}
	claim, article, order, err := Parse(c.Signature)
	if err != nil {
		return nil, fmt.Errorf("claim %s: %w", c.ID, err)
	}
	it := u.judge.Item(claim, article, order)
	u.items[c.ID] = it
	return it, nil
}

// members are the claims of the blocks with these keys; blocks over max are
// passed over, max 0 takes them all.
func (u *updater) members(keys []uint64, max int) (out []*relate.Item, err error) {
	var ask []uint64
	for _, k := range keys {
		if _, known := u.blocks[k]; !known {
			ask = append(ask, k)
			u.blocks[k] = nil
		}
	}
	limit := max
	if limit == 0 {
		limit = 1 << 30
	}
	blocks, err := u.tx.Blocks(u.ctx, store.KeyedClaims, ask, limit)
	if err != nil {
		return nil, err
	}
	for _, b := range blocks {
		for _, m := range b.Members {
			it, err := u.item(m)
			if err != nil {
				return nil, err
			}
			u.blocks[b.Key] = append(u.blocks[b.Key], it)
		}
	}
	for _, k := range keys {
		out = append(out, u.blocks[k]...)
	}
	return out, nil
}

func (u *updater) beside(article string) ([]*relate.Item, error) {
	if items, ok := u.articles[article]; ok {
		return items, nil
	}
	items, err := u.members([]uint64{articleKey(article)}, 0)
	if err != nil {
		return nil, err
	}
	items = slices.Clone(items)
	slices.SortFunc(items, before)
	u.articles[article] = items
	return items, nil
}

// ready reads the blocks of all items in few queries and in the order of the keys.
func (u *updater) ready(items []*relate.Item) error {
	var keys []uint64
	for _, it := range items {
		if _, known := u.nearOf[it.Claim.ID]; !known {
			keys = append(keys, pairKeys("claim", it.Heaviest(claimTerms))...)
		}
	}
	slices.Sort(keys)
	_, err := u.members(slices.Compact(keys), maxBlock)
	return err
}

func (u *updater) near(it *relate.Item) ([]*relate.Item, error) {
	if list, ok := u.nearOf[it.Claim.ID]; ok {
		return list, nil
	}
	list, err := u.beside(it.Article.ID)
	if err != nil {
		return nil, err
	}
	list = slices.Clone(list)
	articles, err := u.nearArticles(it.Article.ID)
	if err != nil {
		return nil, err
	}
	for _, a := range articles {
		items, err := u.beside(a)
		if err != nil {
			return nil, err
		}
		for _, o := range items {
			if relate.ShareWord(it, o) {
				list = append(list, o)
			}
		}
	}
	more, err := u.members(pairKeys("claim", it.Heaviest(claimTerms)), maxBlock)
	if err != nil {
		return nil, err
	}
	list = inOrder(append(list, more...), it)
	u.nearOf[it.Claim.ID] = list
	return list, nil
}

// nearArticles are the articles that share a key with this one and score minNear.
func (u *updater) nearArticles(id string) ([]string, error) {
	if list, ok := u.nearTo[id]; ok {
		return list, nil
	}
	self, err := u.wordsOf(id)
	if err != nil || self == nil {
		return nil, err
	}
	scores, err := u.storyEdges(self)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, o := range slices.Sorted(maps.Keys(scores)) {
		if scores[o] >= minNear {
			out = append(out, o)
		}
	}
	u.nearTo[id] = out
	return out, nil
}

// wordsOf is an article's signature, found through its own block.
func (u *updater) wordsOf(id string) (*story.Article, error) {
	if a := u.words[id]; a != nil {
		return a, nil
	}
	blocks, err := u.tx.Blocks(u.ctx, store.KeyedArticles, []uint64{articleKey(id)}, 1)
	if err != nil || len(blocks) == 0 || len(blocks[0].Members) == 0 {
		return nil, err
	}
	return u.unpack(blocks[0].Members[0])
}

func (u *updater) unpack(c store.Candidate) (*story.Article, error) {
	if a := u.words[c.ID]; a != nil {
		return a, nil
	}
	a, err := unpackArticle(c.Signature)
	if err != nil {
		return nil, fmt.Errorf("article %s: %w", c.ID, err)
	}
	u.words[c.ID] = a
	return a, nil
}

// storyEdges scores the articles that share a key with a. Nobody may change what it gives.
func (u *updater) storyEdges(a *story.Article) (map[string]int, error) {
	if known, ok := u.edges[a.ID]; ok {
		return known, nil
	}
	blocks, err := u.tx.Blocks(u.ctx, store.KeyedArticles, ArticleKeys(a), maxBlock)
	if err != nil {
		return nil, err
	}
	out := map[string]int{}
	u.edges[a.ID] = out
	for _, b := range blocks {
		for _, m := range b.Members {
			if _, known := out[m.ID]; known || m.ID == a.ID {
				continue
			}
			o, err := u.unpack(m)
			if err != nil {
				return nil, err
			}
			out[m.ID] = story.Score(a, o)
		}
	}
	return out, nil
}

func (u *updater) fact(it *relate.Item) (string, int, error) {
	if f, ok := u.facts[it.Claim.ID]; ok {
		return f.id, f.claims, nil
	}
	found, err := u.tx.FactsOf(u.ctx, it.Claim.ID)
	if err != nil {
		return "", 0, err
	}
	f := factSize{it.Claim.ID, 1}
	if len(found) > 0 {
		f = factSize{found[0].ID, len(found[0].Claims)}
	}
	u.facts[it.Claim.ID] = f
	return f.id, f.claims, nil
}

// link works the touched scope out anew and writes it.
func (u *updater) link(docs []*news.Document, crowded []*relate.Item, dropped []string) error {
	touched := crowded
	for _, d := range docs {
		items, err := u.beside(d.Article.ID)
		if err != nil {
			return err
		}
		touched = append(touched, items...)
	}
	people, err := u.people()
	if err != nil {
		return err
	}
	former, err := u.former(touched, dropped)
	if err != nil {
		return err
	}
	s, err := resolve(u.judge, u, append(touched, former...), people)
	if err != nil {
		return err
	}
	return u.write(s)
}

// former are the claims that were of one fact with touched or dropped ones:
// what held them together may be gone.
func (u *updater) former(touched []*relate.Item, dropped []string) ([]*relate.Item, error) {
	ids := slices.Clone(dropped)
	for _, it := range touched {
		ids = append(ids, it.Claim.ID)
	}
	facts, err := u.tx.FactsOf(u.ctx, ids...)
	if err != nil {
		return nil, err
	}
	var members []string
	for _, f := range facts {
		members = append(members, f.Claims...)
	}
	return u.itemsOf(members)
}

// itemsOf finds claims by ID, those that are stored.
func (u *updater) itemsOf(ids []string) ([]*relate.Item, error) {
	var ask []string
	for _, id := range ids {
		if u.items[id] == nil {
			ask = append(ask, id)
		}
	}
	found, err := u.tx.Candidates(u.ctx, store.KeyedClaims, ask...)
	if err != nil {
		return nil, err
	}
	for _, c := range found {
		if _, err := u.item(c); err != nil {
			return nil, err
		}
	}
	var out []*relate.Item
	for _, id := range ids {
		if it := u.items[id]; it != nil {
			out = append(out, it)
		}
	}
	return out, nil
}

// people are the standing decisions about links.
func (u *updater) people() (People, error) {
	list, err := u.tx.Decisions(u.ctx, "")
	if err != nil {
		return nil, err
	}
	p := People{}
	for _, d := range list {
		if d.Kind != store.DecideLink || d.Superseded || d.Orphaned || len(d.On) != 2 || d.On[0].Claim == "" || d.On[1].Claim == "" {
			continue
		}
		a, b := d.On[0].Claim, d.On[1].Claim
		p[[2]string{min(a, b), max(a, b)}] = d.Value
	}
	return p, nil
}

// write replaces what the scope had: links, then facts.
func (u *updater) write(s *solution) error {
	scope := make([]string, len(s.items))
	for i, it := range s.items {
		scope[i] = it.Claim.ID
	}
	old, err := u.tx.LinksOf(u.ctx, scope...)
	if err != nil {
		return err
	}
	if err := u.tx.DropLinks(u.ctx, scope...); err != nil {
		return err
	}
	outside := s.outside()
	aimed, err := u.tx.LinksOf(u.ctx, outside...)
	if err != nil {
		return err
	}
	if err := u.tx.DropReactions(u.ctx, outside...); err != nil {
		return err
	}
	if err := u.tx.PutLinks(u.ctx, s.links...); err != nil {
		return err
	}
	return u.putFacts(s, slices.Concat(old, aimed, s.links))
}

// outside are the aimed reactions that are not in the scope.
func (s *solution) outside() []string {
	var out []string
	for _, it := range s.reactions {
		if _, in := s.at[it.Claim.ID]; !in {
			out = append(out, it.Claim.ID)
		}
	}
	return out
}

// putFacts builds the facts of the scope and of every claim outside it that a
// link, old or new, ties to it, with all facts of their questions.
func (u *updater) putFacts(s *solution, links []news.Link) error {
	if err := u.tx.PutFacts(u.ctx, fact.Build(voices(s.items), s.groups, s.links)...); err != nil {
		return err
	}
	affected := map[string]bool{}
	for _, it := range s.items {
		affected[it.Claim.ID] = true
	}
	for _, l := range links {
		affected[l.A], affected[l.B] = true, true
	}
	facts, err := u.questions(slices.Sorted(maps.Keys(affected)))
	if err != nil {
		return err
	}
	return u.rebuild(facts)
}

// questions are the facts of these claims and all that conflicts and updates
// tie to them, transitively.
func (u *updater) questions(claims []string) ([]news.Fact, error) {
	found := map[string]news.Fact{}
	for len(claims) > 0 {
		facts, err := u.tx.FactsOf(u.ctx, claims...)
		if err != nil {
			return nil, err
		}
		var members []string
		for _, f := range facts {
			if _, known := found[f.ID]; !known {
				found[f.ID] = f
				members = append(members, f.Claims...)
			}
		}
		links, err := u.tx.LinksOf(u.ctx, members...)
		if err != nil {
			return nil, err
		}
		claims = claims[:0]
		for _, l := range links {
			if l.Relation == news.Conflicts || l.Relation == news.Updates {
				claims = append(claims, l.A, l.B)
			}
		}
	}
	return slices.SortedFunc(maps.Values(found), func(a, b news.Fact) int { return cmp.Compare(a.ID, b.ID) }), nil
}

// rebuild makes facts anew from their members, the links of these and the
// claims at their other ends.
func (u *updater) rebuild(facts []news.Fact) error {
	var members []string
	for _, f := range facts {
		members = append(members, f.Claims...)
	}
	links, err := u.tx.LinksOf(u.ctx, members...)
	if err != nil {
		return err
	}
	ends := map[string]bool{}
	for _, m := range members {
		ends[m] = true
	}
	for _, l := range links {
		ends[l.A], ends[l.B] = true, true
	}
	items, err := u.itemsOf(slices.Sorted(maps.Keys(ends)))
	if err != nil {
		return err
	}
	slices.SortFunc(items, before)
	at := map[string]int{}
	for i, it := range items {
		at[it.Claim.ID] = i
	}
	groups := make([][]int, 0, len(facts))
	for _, f := range facts {
		var g []int
		for _, id := range f.Claims {
			if i, ok := at[id]; ok {
				g = append(g, i)
			}
		}
		if len(g) > 0 {
			slices.Sort(g)
			groups = append(groups, g)
		}
	}
	slices.SortFunc(groups, func(a, b []int) int { return cmp.Compare(a[0], b[0]) })
	return u.tx.PutFacts(u.ctx, fact.Build(voices(items), groups, links)...)
}

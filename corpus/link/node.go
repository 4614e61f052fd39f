package link

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// A node is what is remembered of a claim: what comparing it with others came
// to, so that no pair is judged twice, and which group it is in. Articles have
// nodes of the same form, with stories for groups.
type node struct {
	id      string
	day     string // published day, "" when unknown
	article string // of a claim
	outlet  string // of a claim; its article where that is unknown
	order   int
	acts    news.Relation // what a claim that reacts does to its target, "" for one that does not
	span    news.Span     // its evidence

	group   string   // ID of the first of its group; "" until it is in one
	members []string // of the group, in order; of its first only
	outlets int      // how many have a claim of the group; of its first only
	aimed   string   // what its reaction is linked to, "" for nothing
	// originals are the articles before it whose text it repeats or holds, first first.
	originals []string
	pairs     []pair // by the other's ID
}

// pair is what is known of two that were compared, seen from one of them.
type pair struct {
	other  string
	same   int                // thousandths, from minEdge; else 0
	differ *relate.Difference // of the later of the two from the earlier
	aims   *[fames]relate.Aim // the other as target of this one's reaction, by fame
	back   bool               // this one as target of the other's reaction; of articles: both are short and near

	// Of articles: how much of this one's text the other has and how much of the
	// other's this one, in thousandths.
	within, holds int
}

const fames = len(relate.Fames)

// none tells that the pair is not worth remembering.
func (p *pair) none() bool { return p.same == 0 && p.differ == nil && p.aims == nil && !p.back }

// find is the place of the pair with that other.
func (n *node) find(other string) (int, bool) {
	return slices.BinarySearchFunc(n.pairs, other, func(p pair, id string) int { return cmp.Compare(p.other, id) })
}

func (n *node) put(p pair) {
	if i, found := n.find(p.other); found {
		n.pairs[i] = p
	} else {
		n.pairs = slices.Insert(n.pairs, i, p)
	}
}

// drop forgets the pair with that other, and tells what it was.
func (n *node) drop(other string) (pair, bool) {
	i, found := n.find(other)
	if !found {
		return pair{}, false
	}
	p := n.pairs[i]
	n.pairs = slices.Delete(n.pairs, i, i+1)
	return p, true
}

// sooner orders nodes as before orders claims: by published day (unknown last),
// article and position. It orders articles by day and ID.
func sooner(a, b *node) int {
	return cmp.Or(cmp.Compare(orLast(a.day), orLast(b.day)), cmp.Compare(a.article, b.article), cmp.Compare(a.order, b.order), cmp.Compare(a.id, b.id))
}

func nodeOf(it *relate.Item) *node {
	acts, _ := relate.Reacts(it)
	return &node{id: it.Claim.ID, day: it.Article.Day, article: it.Article.ID, outlet: OutletOf(it.Article), order: it.Order, acts: acts, span: it.Claim.Evidence}
}

// web is a working copy of the nodes that an update needs.
type web struct {
	read    func(ids []string) (map[string][]byte, error) // nil when there are none but those put here
	nodes   map[string]*node                              // nil for one that is not there
	written map[string]*node
}

func newWeb(read func([]string) (map[string][]byte, error)) *web {
	return &web{read: read, nodes: map[string]*node{}, written: map[string]*node{}}
}

// need reads the nodes that are not here yet.
func (w *web) need(ids []string) error {
	var ask []string
	for _, id := range ids {
		if _, known := w.nodes[id]; !known && id != "" {
			w.nodes[id] = nil
			ask = append(ask, id)
		}
	}
	if len(ask) == 0 || w.read == nil {
		return nil
	}
	slices.Sort(ask)
	found, err := w.read(ask)
	if err != nil {
		return err
	}
	for id, data := range found {
		n, err := unpackNode(id, data)
		if err != nil {
			return fmt.Errorf("node %s: %w", id, err)
		}
		w.nodes[id] = n
	}
	return nil
}

// get is a node, nil when there is none.
func (w *web) get(id string) (*node, error) {
	if n, known := w.nodes[id]; known {
		return n, nil
	}
	err := w.need([]string{id})
	return w.nodes[id], err
}

// all are the nodes of these that are there.
func (w *web) all(ids []string) ([]*node, error) {
	if err := w.need(ids); err != nil {
		return nil, err
	}
	out := make([]*node, 0, len(ids))
	for _, id := range ids {
		if n := w.nodes[id]; n != nil {
			out = append(out, n)
		}
	}
	return out, nil
}

// add puts a new node.
func (w *web) add(n *node) { w.nodes[n.id], w.written[n.id] = n, n }

// touch says that a node was changed.
func (w *web) touch(n *node) { w.written[n.id] = n }

// part forgets what is known of a pair, on both sides.
func (w *web) part(a, b *node) (p pair, was bool) {
	p, was = a.drop(b.id)
	_, back := b.drop(a.id)
	w.touch(a)
	w.touch(b)
	return p, was || back
}

// packed are the nodes that were written, for the store.
func (w *web) packed() map[string][]byte {
	out := make(map[string][]byte, len(w.written))
	for id, n := range w.written {
		out[id] = packNode(n)
	}
	clear(w.written)
	return out
}

// mates are the members of the node's group in order, itself when it is in none.
func (w *web) mates(n *node) ([]*node, error) {
	first, err := w.get(n.group)
	if err != nil {
		return nil, err
	}
	if n.group == "" || first == nil {
		return []*node{n}, nil
	}
	return w.all(first.members)
}

// fame is how widely the node's group is carried.
func (w *web) fame(n *node) relate.Fame {
	if first := w.nodes[n.group]; first != nil {
		return relate.FameOf(len(first.members), first.outlets)
	}
	return 1
}

// OutletOf tells the outlets of articles apart: each whose outlet is unknown has its own.
func OutletOf(a *relate.Article) string {
	if a.Outlet != "" {
		return a.Outlet
	}
	return a.ID
}

// outletsOf counts the outlets of a group.
func outletsOf(group []*node) int {
	seen := make([]string, 0, 8)
	for _, n := range group {
		if !slices.Contains(seen, n.outlet) {
			seen = append(seen, n.outlet)
		}
	}
	return len(seen)
}

// nodeVersion is that of the form. Nodes of the first, which knew no outlets, are still
// read: their groups count as carried by one until they change or are made anew.
const nodeVersion = 2

func packNode(n *node) []byte {
	w := &packer{b: []byte{nodeVersion}}
	w.str(n.day, n.article, n.outlet, string(n.acts), n.group, n.aimed)
	w.num(n.order)
	w.span(n.span)
	w.list(n.members)
	w.num(n.outlets)
	w.list(n.originals)
	w.num(len(n.pairs))
	for i := range n.pairs {
		w.pair(&n.pairs[i])
	}
	return w.b
}

func (w *packer) pair(p *pair) {
	w.str(p.other)
	w.num(p.same)
	w.num(p.within)
	w.num(p.holds)
	w.flag(p.back)
	w.flag(p.differ != nil)
	if d := p.differ; d != nil {
		w.str(string(d.Relation), d.Rule)
		w.flag(d.Turned)
		w.num(d.Score)
		w.list(d.On)
	}
	w.flag(p.aims != nil)
	if p.aims != nil {
		for _, a := range p.aims {
			w.num(a.Score)
			w.str(a.Rule)
		}
	}
}

func unpackNode(id string, data []byte) (*node, error) {
	if len(data) == 0 || data[0] < 1 || data[0] > nodeVersion {
		return nil, errSignature
	}
	r, n := &unpacker{b: data[1:]}, &node{id: id}
	r.str(&n.day, &n.article)
	if data[0] > 1 {
		r.str(&n.outlet)
	}
	r.str((*string)(&n.acts), &n.group, &n.aimed)
	n.order = r.num()
	r.span(&n.span)
	n.members = r.list()
	if data[0] > 1 {
		n.outlets = r.num()
	}
	n.originals = r.list()
	n.pairs = make([]pair, r.count())
	for i := range n.pairs {
		n.pairs[i] = r.pair()
	}
	if r.bad {
		return nil, errSignature
	}
	return n, nil
}

func (r *unpacker) pair() (p pair) {
	r.str(&p.other)
	p.same, p.within, p.holds = r.num(), r.num(), r.num()
	p.back = r.flag()
	if r.flag() {
		p.differ = &relate.Difference{}
		r.str((*string)(&p.differ.Relation), &p.differ.Rule)
		p.differ.Turned = r.flag()
		p.differ.Score, p.differ.On = r.num(), r.list()
	}
	if r.flag() {
		p.aims = &[fames]relate.Aim{}
		for i := range p.aims {
			p.aims[i].Score = r.num()
			r.str(&p.aims[i].Rule)
		}
	}
	return p
}

// ids of a set, in order.
func sortedIDs[V any](set map[string]V) []string { return slices.Sorted(maps.Keys(set)) }

package link

import (
	"context"
	"fmt"
	"slices"

	"hearsay/extract/fact"
	"hearsay/extract/relate/en"
	"hearsay/extract/story"
	"hearsay/store"
)

// copies tells whether one of the two articles of a pair repeats or holds the other's text.
func (p *pair) copies() bool { return max(p.within, p.holds) >= story.MinCopy }

// articlePair is what comparing two articles comes to, as a has it.
func articlePair(a, b *story.Article) pair {
	p := pair{other: b.ID}
	score := story.Score(a, b)
	if score >= minStoryEdge {
		p.same = score
	}
	p.within, p.holds = story.Within(a, b)
	if !p.copies() {
		p.within, p.holds = 0, 0
	}
	p.back = p.same < minNear && a.Short() && b.Short() && score >= minShort
	return p
}

// turned is the pair as the other has it.
func (p *pair) turned(id string) pair {
	return pair{other: id, same: p.same, back: p.back, within: p.holds, holds: p.within}
}

// near tells whether the claims of the two articles are compared.
func (p *pair) near() bool { return p.distance() != apart }

// distance is how the claims of the two articles are compared.
func (p *pair) distance() distance {
	switch {
	case p.same >= minNear || p.copies():
		return close
	case p.back:
		return beside
	}
	return apart
}

// originals are, for each article, those before it whose text it repeats or holds.
func originals(articles []*story.Article) map[string][]string {
	w := newWeb(nil)
	scores := scoresAmong(articles)
	for _, a := range articles {
		n := &node{id: a.ID, day: a.ISO()}
		for _, p := range scores[a.ID] {
			n.put(p)
		}
		w.add(n)
	}
	out := map[string][]string{}
	for _, a := range articles {
		if list := originalsOf(w, w.nodes[a.ID]); len(list) > 0 {
			out[a.ID] = list
		}
	}
	return out
}

// originalsOf are the articles before this one that it repeats or holds, in order. Their nodes must be read.
func originalsOf(w *web, n *node) []string {
	var list []*node
	for i := range n.pairs {
		if o := w.nodes[n.pairs[i].other]; n.pairs[i].copies() && o != nil && sooner(o, n) < 0 {
			list = append(list, o)
		}
	}
	slices.SortFunc(list, sooner)
	if len(list) == 0 {
		return nil
	}
	return idsIn(list)
}

// copied finds out anew what changed articles repeat. Facts that rest on one
// whose originals are others than before are made again.
func (u *updater) copied() error {
	marks := map[string]string{}
	for _, id := range sortedIDs(u.moved) {
		n, err := u.story.get(id)
		if err != nil {
			return err
		}
		if n == nil {
			continue
		}
		var others []string
		for i := range n.pairs {
			if n.pairs[i].copies() {
				others = append(others, n.pairs[i].other)
			}
		}
		if err := u.story.need(others); err != nil {
			return err
		}
		list := originalsOf(u.story, n)
		if len(list) > 0 || len(n.originals) > 0 {
			marks[id] = repeated(n, list)
		}
		if slices.Equal(list, n.originals) {
			continue
		}
		n.originals = list
		u.story.touch(n)
		if err := u.beside(id); err != nil {
			return err
		}
		for _, c := range u.articles[id] {
			u.affected[c] = true
		}
	}
	return u.tx.PutCopies(u.ctx, marks)
}

// repeated is the first of the originals that has the article's own text, "" when
// they are only parts of it.
func repeated(n *node, originals []string) string {
	for _, id := range originals {
		if i, ok := n.find(id); ok && n.pairs[i].within >= story.MinCopy {
			return id
		}
	}
	return ""
}

// Voices are the claims of one fact, as stored, in the form in which package fact
// counts their origins.
func Voices(ctx context.Context, r store.Reader, claims []store.Claim) ([]fact.Voice, error) {
	in, credit, copied := map[string]bool{}, map[string]string{}, map[string][]string{}
	for i := range claims {
		in[claims[i].Of.ID] = true
	}
	nodes, err := r.Nodes(ctx, store.KeyedArticles, sortedIDs(in)...)
	if err != nil {
		return nil, err
	}
	for id := range in {
		a, err := r.Article(ctx, id)
		if err != nil {
			return nil, err
		}
		if credit[id] = en.Credit(&a.Article); a.CopyOf != "" {
			copied[id] = []string{a.CopyOf}
		}
		if data := nodes[id]; data != nil {
			n, err := unpackNode(id, data)
			if err != nil {
				return nil, fmt.Errorf("node %s: %w", id, err)
			}
			copied[id] = n.originals
		}
	}
	out := make([]fact.Voice, len(claims))
	for i := range claims {
		c := &claims[i]
		of := &c.Of
		out[i] = fact.Voice{Claim: &c.Claim, Article: of.ID, Outlet: of.Outlet, Day: dayOf(of), Credit: credit[of.ID]}
		if list := copied[of.ID]; len(list) > 0 {
			out[i].CopyOf = list[max(0, slices.IndexFunc(list, func(id string) bool { return in[id] }))]
		}
	}
	return out, nil
}

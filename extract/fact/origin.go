package fact

import (
	"cmp"
	"slices"
	"strings"

	"hearsay/extract/news"
)

// Origin is where the chains of some claims end. Unnamed tells a root without a
// name ("sources"), known only by Via, who cites it.
type Origin struct {
	Name    string
	Unnamed bool
	Via     string   // of an unnamed root: the last hop before it, else the outlet
	Claims  []string // that rest on it, in order
	Outlets []string // that carry it, sorted
}

// Origins finds on whom the members of one fact rest, in order of appearance,
// and how many of them are independent. A chain that is the beginning of another
// has its origin; an outlet's own voice has the origin that its own article
// names, and a copy that of what it copies. Unnamed roots behind different
// outlets may be one person, so they count as one at least and as all at most.
func Origins(members []Voice) ([]Origin, news.OriginCount) {
	var all []path
	for i := range members {
		all = append(all, pathsOf(&members[i])...)
	}
	var out []Origin
	byKey := map[string]int{}
	for i := range all {
		p := rest(all, i)
		k, ok := byKey[p.key()]
		if !ok {
			k = merge(out, p)
		}
		if k < 0 {
			k = len(out)
			out = append(out, p.origin())
		}
		byKey[p.key()] = k
		out[k].carry(all[i].voice)
	}
	return out, count(out)
}

// path is a chain with the article's outlet before it: who handed on what.
type path struct {
	hops    []string // names in comparable form, the outlet first; "" is an unnamed hop
	names   []string // as they stand
	ids     string   // entity of the root, "" when unknown
	own     bool     // the outlet's own voice
	unnamed bool
	voice   *Voice
}

func pathsOf(v *Voice) []path {
	chains := append([][]news.Source{v.Claim.Source}, v.Claim.OtherSources...)
	var out []path
	for _, c := range chains {
		out = append(out, pathOf(v, c))
	}
	return out
}

func pathOf(v *Voice, chain []news.Source) path {
	p := path{voice: v, own: len(chain) == 0}
	outlet := cmp.Or(v.Credit, v.Outlet) // an agency's report speaks with the agency's voice
	if outlet == "" {
		outlet = "article " + v.Article
	}
	p.add(outlet, false)
	for _, hop := range chain {
		p.add(hop.Name, hop.Anonymous)
		p.ids = hop.EntityID
	}
	if n := len(chain); n > 0 {
		p.unnamed = chain[n-1].Anonymous
	}
	return p
}

func (p *path) add(hop string, unnamed bool) {
	p.names = append(p.names, hop)
	if unnamed {
		hop = ""
	}
	p.hops = append(p.hops, name(hop))
}

// rest is the path on which path i rests: its own, that of a longer chain which
// it begins, that of an attributed claim of its own article, that of the
// article it copies.
func rest(all []path, i int) *path {
	p := &all[i]
	for k := range all {
		q := &all[k]
		switch {
		case p.voice.CopyOf != "" && q.voice.Article == p.voice.CopyOf:
			return q
		case p.own && !q.own && q.voice.Article == p.voice.Article:
			return q
		}
	}
	return longest(all, p)
}

// longest is the longest path that p begins, with or without the outlet that
// hands it on: "Kommersant" is the beginning of "Kommersant, citing sources",
// and so is Kommersant's own article.
func longest(all []path, p *path) *path {
	best, size := p, len(p.tail())
	for k := range all {
		q := &all[k]
		if t := q.tail(); len(t) > size && begins(p.tail(), t) {
			best, size = q, len(t)
		}
	}
	return best
}

// tail is the path from the first hop that is named in the text; the outlet
// itself where the article speaks in its own voice or cites somebody unnamed.
func (p *path) tail() []string {
	if p.own || len(p.hops) > 1 && p.hops[1] == "" {
		return p.hops
	}
	return p.hops[1:]
}

func begins(p, q []string) bool { return len(p) <= len(q) && slices.Equal(p, q[:len(p)]) }

// key names the root: two paths with one key have one origin.
func (p *path) key() string {
	n := len(p.hops)
	switch {
	case p.unnamed:
		return "unnamed\x00" + p.via()
	case p.ids != "":
		return "entity\x00" + p.ids
	}
	return "name\x00" + p.hops[n-1]
}

// via is who cites an unnamed root.
func (p *path) via() string {
	for i := len(p.hops) - 2; i >= 0; i-- {
		if p.hops[i] != "" {
			return p.hops[i]
		}
	}
	return ""
}

func (p *path) origin() Origin {
	o := Origin{Name: p.names[len(p.names)-1], Unnamed: p.unnamed}
	if p.unnamed {
		o.Via = p.names[max(0, len(p.names)-2)]
	}
	return o
}

func (o *Origin) carry(v *Voice) {
	if n := len(o.Claims); n == 0 || o.Claims[n-1] != v.Claim.ID {
		o.Claims = append(o.Claims, v.Claim.ID)
	}
	if i, found := slices.BinarySearch(o.Outlets, v.Outlet); !found && v.Outlet != "" {
		o.Outlets = slices.Insert(o.Outlets, i, v.Outlet)
	}
}

// merge finds a named origin whose name is a part of this one or holds it
// ("Peskov", "Dmitry Peskov"), -1 when there is none.
func merge(known []Origin, p *path) int {
	if p.unnamed {
		return -1
	}
	words := strings.Fields(p.hops[len(p.hops)-1])
	for i, o := range known {
		if !o.Unnamed && (tailOf(words, strings.Fields(name(o.Name)))) {
			return i
		}
	}
	return -1
}

// tailOf tells whether the shorter list ends the longer one: a surname ends the
// full name.
func tailOf(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) > 0 && slices.Equal(a, b[len(b)-len(a):])
}

func count(list []Origin) news.OriginCount {
	named, unnamed := 0, 0
	for _, o := range list {
		if o.Unnamed {
			unnamed++
		} else {
			named++
		}
	}
	return news.OriginCount{Min: named + min(unnamed, 1), Max: named + unnamed}
}

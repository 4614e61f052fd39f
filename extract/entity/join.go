package entity

import (
	"slices"
	"sort"
	"strings"

	"hearsay/extract/news"
)

func sortMentions(ms []mention) {
	sort.SliceStable(ms, func(a, b int) bool {
		if ms[a].first != ms[b].first {
			return ms[a].first < ms[b].first
		}
		return ms[a].last > ms[b].last
	})
}

// joinNames makes entities of the named mentions: equal names first, then a
// surname to its full name, an acronym to its words, a short name to the one
// long name that holds it.
func (p *pass) joinNames() {
	byKey := map[string]int{}
	for k := range p.ms {
		m := &p.ms[k]
		if m.form != news.FormName {
			continue
		}
		kind := m.base
		key := string(kind[:3]) + singularKey(m.key)
		e, ok := byKey[key]
		if !ok {
			if e, ok = byKey["org"+m.key]; !ok || kind == news.Person || kind == news.Place {
				e = p.newEnt(m, kind)
				byKey[key] = e
			}
		}
		p.attach(k, e, 1)
	}
	p.mergeNames()
}

func (p *pass) newEnt(m *mention, kind news.Kind) int {
	p.es = append(p.es, ent{name: p.displayName(m), kind: kind, named: m.form == news.FormName, gender: m.gender, plural: m.plural, last: -1})
	if kind != news.Person && p.es[len(p.es)-1].gender == 0 && m.form == news.FormName {
		p.es[len(p.es)-1].gender = 'n'
	}
	return len(p.es) - 1
}

// displayName is the mention as it stands, without a trailing possessive mark.
func (p *pass) displayName(m *mention) string {
	s := p.text(m.first, m.last)
	for _, suffix := range []string{"’s", "'s", "’", "'"} {
		if t, ok := strings.CutSuffix(s, suffix); ok && t != "" {
			return t
		}
	}
	return s
}

// attach makes mention k one of entity e.
func (p *pass) attach(k, e int, score float64) {
	m, en := &p.ms[k], &p.es[e]
	m.ent, m.score = e, score
	en.mentions = append(en.mentions, k)
	if m.role != "" && !slices.Contains(en.roles, m.role) {
		en.roles = append(en.roles, m.role)
	}
	if en.kind == news.Person && en.gender == 0 && (m.gender == 'm' || m.gender == 'f') {
		en.gender = m.gender
	}
	if m.form == news.FormName {
		if name := p.displayName(m); len(name) > len(en.name) && !p.headline(m.first) || p.headline(p.ms[en.mentions[0]].first) && !p.headline(m.first) && len(en.mentions) > 1 && p.onlyHeadlines(en) {
			en.name = name
		}
	}
}

// onlyHeadlines tells that all mentions but the newest stand in headlines, so
// that the first name in running text may replace theirs.
func (p *pass) onlyHeadlines(en *ent) bool {
	for _, k := range en.mentions[:len(en.mentions)-1] {
		if p.ms[k].form == news.FormName && !p.headline(p.ms[k].first) {
			return false
		}
	}
	return true
}

// merge moves all of entity b into a; b stays empty.
func (p *pass) merge(a, b int) {
	if a == b {
		return
	}
	for _, k := range p.es[b].mentions {
		p.attach(k, a, p.ms[k].score*0.95)
	}
	p.es[b].mentions = nil
}

// mergeNames joins entities whose names belong together.
func (p *pass) mergeNames() {
	index := p.nameIndex()
	for b := range p.es {
		if len(p.es[b].mentions) == 0 {
			continue
		}
		if a, ok := p.longName(b, index); ok {
			p.familyFirst(a, b)
			p.merge(a, b)
		}
	}
}

// familyFirst takes back what the first word of a's name told of a gender where b, a short
// form, is that word: whoever is called Kim after Kim Jong Un has it for a family name.
func (p *pass) familyFirst(a, b int) {
	long, short := nameWords(p.es[a].name), nameWords(p.es[b].name)
	if p.es[a].kind == news.Person && len(short) == 1 && len(long) > 2 && short[0] == long[0] {
		p.es[a].gender = 0
	}
}

// maxNamesake bounds how many entities that share a word are compared, so that
// a document of a hundred thousand "Smith"s is still read in linear time.
const maxNamesake = 40

// nameIndex lists, for each word and for the initials of a longer name, the
// entities whose names have it.
func (p *pass) nameIndex() map[string][]int {
	index := map[string][]int{}
	put := func(w string, e int) {
		if l := index[w]; len(l) < maxNamesake && (len(l) == 0 || l[len(l)-1] != e) {
			index[w] = append(l, e)
		}
	}
	for e := range p.es {
		words := nameWords(p.es[e].name)
		if len(words) < 2 {
			continue
		}
		for _, w := range words {
			put(w, e)
		}
		for _, a := range initials(p.es[e].name) {
			put(a, e)
		}
	}
	return index
}

// longName finds the one entity whose name is the full form of b's.
func (p *pass) longName(b int, index map[string][]int) (int, bool) {
	words := nameWords(p.es[b].name)
	if len(words) == 0 {
		return 0, false
	}
	found, best := -1, 0
	for _, a := range index[strings.ReplaceAll(words[len(words)-1], ".", "")] {
		if a == b || len(p.es[a].mentions) == 0 || p.es[b].kind != news.Person && !p.introduced(a, b) {
			continue
		}
		s := p.sameName(&p.es[a], &p.es[b])
		switch {
		case s > best:
			found, best = a, s
		case s > 0 && s == best && p.es[b].kind == news.Person:
			// Two people of one surname: the one met last before the surname. Of one
			// first name: nobody can tell.
			if s == 1 {
				return 0, false
			}
			if p.lastBefore(a, b) > p.lastBefore(found, b) {
				found = a
			}
		case s > 0 && s == best:
			return 0, false // "Beats" beside "Beats Music" and "Beats Electronics": stays apart
		}
	}
	return found, found >= 0
}

// introduced tells that the long name a stands before the short name b, or that
// the short one is an acronym or an outlet's, which need no introduction.
func (p *pass) introduced(a, b int) bool {
	return p.es[a].mentions[0] < p.es[b].mentions[0] || p.es[a].kind == news.Outlet || acronymOf(p.es[b].name, p.es[a].name)
}

// lastBefore is the last mention of a before b's first.
func (p *pass) lastBefore(a, b int) int {
	last := -1
	for _, k := range p.es[a].mentions {
		if k < p.es[b].mentions[0] {
			last = k
		}
	}
	return last
}

// sameName scores whether b's name is a short form of a's: 0 when not.
func (p *pass) sameName(a, b *ent) int {
	ka, kb := nameWords(a.name), nameWords(b.name)
	switch {
	case len(ka) == 0 || len(kb) == 0:
		return 0
	case a.kind == news.Person || b.kind == news.Person:
		if a.kind != b.kind || len(ka) <= len(kb) || a.gender != 0 && b.gender != 0 && a.gender != b.gender {
			return 0
		}
		return personMatch(ka, kb)
	case !compatible(a.kind, b.kind):
		return 0
	case len(kb) == 1 && len(ka) > 1 && acronymOf(b.name, a.name):
		return 4
	case len(ka) > len(kb) && slices.Equal(ka[len(ka)-len(kb):], kb):
		if a.kind == news.Device {
			return 0 // "Apple Watch" and "Watch" may be, "iOS" and "Cisco iOS" not: kept apart
		}
		return 2
	case len(kb) == 1 && len(ka) > 3 && a.kind == news.Organisation && headBeforeOf(ka, kb[0]):
		return 2 // "the Observatory", of the Syrian Observatory for Human Rights
	case len(ka) > len(kb) && slices.Equal(ka[:len(kb)], kb) && a.kind != news.Device && a.kind != news.Place && (a.kind != news.Outlet || b.kind == news.Outlet) && p.prefixName(ka[len(kb):]):
		return 2
	}
	return 0
}

// headBeforeOf tells that the word heads the name, before its "of" or "for".
func headBeforeOf(name []string, word string) bool {
	for i := 2; i < len(name)-1; i++ {
		if name[i] == "of" || name[i] == "for" {
			return name[i-1] == word
		}
	}
	return false
}

// prefixName tells that what a long name adds is a company's form ("Inc",
// "Corporation") and no name of its own ("Electronics").
func (p *pass) prefixName(rest []string) bool {
	for _, w := range rest {
		if !orgTail(w) && w != "corporation" && w != "company" && w != "incorporated" && w != "limited" && w != "news" && w != "agency" && w != "newspaper" {
			return false
		}
	}
	return true
}

// personMatch: the surname, or the first name, of a full name.
func personMatch(full, short []string) int {
	last := full[len(full)-1]
	if last == "jr." || last == "jr" || last == "sr." {
		full = full[:max(1, len(full)-1)]
		last = full[len(full)-1]
	}
	switch {
	case short[len(short)-1] == last && len(short) == 1:
		return 3
	case short[len(short)-1] == last && short[0][0] == full[0][0]:
		return 3
	case len(full) > len(short) && slices.Equal(full[len(full)-len(short):], short):
		return 3
	case len(short) == 1 && short[0] == full[0]:
		return 1
	}
	return 0
}

// compatible lets the kinds of two names be one thing's: an outlet is an
// organisation, and what is unknown may be anything but a person.
func compatible(a, b news.Kind) bool {
	if a == b || a == news.Unknown || b == news.Unknown {
		return true
	}
	org := func(k news.Kind) bool { return k == news.Organisation || k == news.Outlet }
	return org(a) && org(b)
}

func nameWords(name string) []string {
	words := strings.Fields(strings.ToLower(fold(name)))
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return words
}

// acronymOf tells whether short is made of the initials of long's words.
func acronymOf(short, long string) bool {
	letters := strings.ToLower(strings.ReplaceAll(short, ".", ""))
	return len(letters) > 1 && strings.ToUpper(letters) == strings.ReplaceAll(short, ".", "") && slices.Contains(initials(long), letters)
}

// initials are the first letters of a name's words in lower case, once of the
// capitalised words, once of all, and once with the acronyms among them in full: SSPCA
// is the Scottish SPCA.
func initials(name string) []string {
	var caps, all, full []byte
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		c := w[0]
		if c >= 'A' && c <= 'Z' {
			caps = append(caps, c+32)
			c += 32
			if len(w) > 2 && strings.ToUpper(w) == w {
				full = append(full, strings.ToLower(w)...)
			} else {
				full = append(full, c)
			}
		}
		all = append(all, c)
	}
	return []string{string(caps), string(all), string(full)}
}

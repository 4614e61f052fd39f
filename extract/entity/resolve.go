package entity

import (
	"slices"
	"strings"

	"hearsay/extract/news"
)

// resolve goes through the mentions in reading order and joins descriptions and
// pronouns to the entities met before.
func (p *pass) resolve() {
	for k := range p.ms {
		m := &p.ms[k]
		switch m.form {
		case news.FormNominal:
			if e, s := p.nominal(k); e >= 0 {
				p.attach(k, e, s)
			} else {
				p.attach(k, p.newEnt(m, m.kind), 1)
			}
		case news.FormPronoun:
			if m.person == 3 {
				if e, s := p.antecedent(k); e >= 0 {
					p.attach(k, e, s)
				}
			}
		}
		if m.ent >= 0 {
			p.es[m.ent].last = k
		}
	}
}

// How far back an antecedent is looked for, in mentions: some five sentences of
// news. It also keeps the work linear.
const window = 60

// antecedent finds who or what a third-person pronoun speaks of.
func (p *pass) antecedent(k int) (int, float64) {
	m := &p.ms[k]
	best, top, second := -1, p.r.Rank[rankingThreshold]-1, 0
	own := p.subjectOf(k)
	for j := k - 1; j >= 0 && j >= k-window; j-- {
		c := &p.ms[j]
		if c.ent < 0 || p.es[c.ent].last != j || !p.agrees(m, c) || p.blocked(m, c) || c.ent == own || p.onlySpokenOf(m, c) {
			continue
		}
		if s := p.rank(m, c); s > top {
			best, top, second = c.ent, s, top
		} else if s > second {
			second = s
		}
	}
	if best < 0 {
		return -1, 0
	}
	return best, confidence(top - second)
}

// confidence maps the lead over the runner-up to 0.5 to 0.95.
func confidence(lead int) float64 { return 0.5 + 0.01*float64(min(lead, 45)) }

// agrees tells whether the pronoun can stand for the candidate: kind, number, gender.
func (p *pass) agrees(m, c *mention) bool {
	e := &p.es[c.ent]
	switch m.gender {
	case 'm', 'f':
		return e.kind == news.Person && !e.plural && (e.gender == 0 || e.gender == m.gender)
	case 'n':
		return e.kind != news.Person && !(e.plural && c.form != news.FormName && !p.is(c.head, SenseCollective))
	}
	if m.plural {
		collective := e.kind == news.Organisation || e.kind == news.Outlet
		return e.plural || collective && e.kind != news.Place || c.last-c.first > 0 && p.conjoined(c)
	}
	return false
}

// conjoined tells that the candidate is the first of "A and B".
func (p *pass) conjoined(c *mention) bool {
	j := c.last
	return p.near(c.head, j) && p.low[j] == "and" && p.own[min(j+1, len(p.own)-1)] != 0
}

// blocked tells that both are arguments of one verb: "he told him" are two.
func (p *pass) blocked(m, c *mention) bool {
	if p.tag(m.head) == "PRP$" || strings.HasSuffix(p.low[m.head], "self") || strings.HasSuffix(p.low[m.head], "selves") {
		return c.first <= m.first && m.last <= c.last && c.form != news.FormName
	}
	a, b := &p.doc.Tokens[m.head], &p.doc.Tokens[c.head]
	return c.first <= m.first && m.last <= c.last || a.Head >= 0 && a.Head == b.Head && a.Rel != "conj" && b.Rel != "conj"
}

// onlySpokenOf tells that the candidate is a description inside a quotation, with
// the pronoun outside: in "“It was as if someone bit me,” he said" he is not someone.
func (p *pass) onlySpokenOf(m, c *mention) bool {
	return c.form == news.FormNominal && !p.es[c.ent].named && p.doc.Quoted(c.head) && !p.doc.Quoted(m.head)
}

// subjectOf is the entity of the subject of the verb whose object the pronoun k
// is, which the pronoun cannot stand for: "It may modify it" speaks of two. -1
// for none.
func (p *pass) subjectOf(k int) int {
	m := &p.ms[k]
	t := &p.doc.Tokens[m.head]
	if t.Rel != "obj" || strings.HasSuffix(p.low[m.head], "self") || strings.HasSuffix(p.low[m.head], "selves") {
		return -1
	}
	for j := k - 1; j >= max(0, k-nearby) && p.sent[p.ms[j].head] == p.sent[m.head]; j-- {
		if c := &p.ms[j]; c.subject && p.doc.Tokens[c.head].Head == t.Head {
			return c.ent
		}
	}
	return -1
}

// nearby is how many mentions may stand between an object and its subject.
const nearby = 6

// Ranking weighs what makes a candidate likely. Its values were found by
// coordinate ascent on the pronouns of UD GUM's training part (hearsay-train
// entity-ranking).
type Ranking [rankings]int

// The weights of a ranking.
const (
	rankSentence1    = iota // the candidate stands one sentence before
	rankSentence2           // two
	rankSentence3           // three
	rankFar                 // more
	rankDistance            // for each six words between, up to ten times
	rankSubject             // the candidate is a subject
	rankParallel            // so is the pronoun
	rankName                // it is a name
	rankPronoun             // it is a pronoun
	rankSameWord            // it is the same pronoun
	rankSpoken              // each mention of its entity before, up to four
	rankItPlace             // "it" for a place or an event
	rankItThing             // "it" for a thing of no known kind
	rankItNew               // "it" for a thing without an article
	rankTheyPeople          // "they" for people
	rankTheyThings          // "they" for things
	rankTheyPair            // "they" for A and B
	rankTheyBody            // "they" for one body
	rankModifier            // the candidate hangs on another noun
	rankTime                // it is a measure of time
	rankObject              // it is an object
	rankingThreshold        // what a pronoun needs to be resolved, of 60
	rankings
)

// rank is how likely the candidate is: near, a subject, named, often spoken of.
func (p *pass) rank(m, c *mention) int {
	w := &p.r.Rank
	s := 60 + w[rankDistance]*min((m.first-c.last)/6, 10)
	if d := int(p.sent[m.head] - p.sent[c.head]); d > 0 {
		s += w[rankSentence1+min(d, 4)-1]
	}
	rel := p.doc.Tokens[c.head].Rel
	switch {
	case c.subject:
		s += w[rankSubject]
		if m.subject {
			s += w[rankParallel]
		}
	case rel == "obj":
		s += w[rankObject]
	case strings.HasPrefix(rel, "nmod") || rel == "compound":
		s += w[rankModifier]
	}
	switch c.form {
	case news.FormName:
		s += w[rankName]
	case news.FormPronoun:
		s += w[rankPronoun]
		if c.key == m.key {
			s += w[rankSameWord]
		}
	}
	e := &p.es[c.ent]
	s += w[rankSpoken] * min(len(e.mentions), 4)
	if timeNoun(p.lem[c.head]) {
		s += w[rankTime]
	}
	return s + p.kindFit(m, c, e) + p.useFit(m, e)
}

// useFit: what is used, installed or shut down is a device sooner than somebody.
// A quarter of the base decides between two candidates that are equal otherwise.
func (p *pass) useFit(m *mention, e *ent) int {
	if v, rel := p.verbOver(m); v < 0 || rel != "obj" || !p.is(v, SenseUse) {
		return 0
	}
	switch e.kind {
	case news.Device:
		return 15
	case news.Person, news.Organisation, news.Place:
		return -15
	}
	return 0
}

// kindFit weighs what sort of thing a pronoun tends to speak of.
func (p *pass) kindFit(m, c *mention, e *ent) int {
	w := &p.r.Rank
	switch {
	case m.gender == 'n':
		s := 0
		switch e.kind {
		case news.Place, news.Event:
			s += w[rankItPlace]
		case news.Unknown:
			s += w[rankItThing]
			if c.form == news.FormNominal && !c.definite {
				s += w[rankItNew]
			}
		}
		return s
	case m.plural:
		switch {
		case e.plural && (e.kind == news.Person || e.kind == news.Organisation):
			return w[rankTheyPeople]
		case e.plural:
			return w[rankTheyThings]
		case p.conjoined(c):
			return w[rankTheyPair]
		}
		return w[rankTheyBody]
	}
	return 0
}

// timeNoun are measures of time and share, which pronouns seldom take up.
func timeNoun(lemma string) bool {
	switch lemma {
	case "year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "time", "today", "yesterday", "tomorrow", "percent", "morning",
		"evening", "night", "afternoon", "weekend", "number", "lot", "way", "term", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
		return true
	}
	return false
}

// nominal finds the entity that a description speaks of, -1 for a new one.
func (p *pass) nominal(k int) (int, float64) {
	m := &p.ms[k]
	if e := p.apposed(k); e >= 0 {
		p.nameEarlier(k, e)
		return e, 0.9
	}
	if p.low[m.first] == "another" || p.low[m.first] == "a" || p.low[m.first] == "an" || p.low[m.first] == "some" || p.low[m.first] == "any" || p.low[m.first] == "no" {
		return -1, 0
	}
	if !m.definite {
		return p.sameWords(k)
	}
	for _, rule := range nominalRules {
		if e, s := rule.find(p, k); e >= 0 {
			return e, s
		}
	}
	return -1, 0
}

// apposed is the entity whose name stands beside the description, -1 for none.
func (p *pass) apposed(k int) int {
	if e := p.afterName(k); e >= 0 {
		return e
	}
	return p.beforeName(k)
}

// afterName: "Gill Rosen, a Canadian doctor, said", "Rosen, director of the
// port, said". In "He named Rosen, the minister said" the minister speaks.
func (p *pass) afterName(k int) int {
	m := &p.ms[k]
	if m.first < 2 || p.low[m.first-1] != "," || m.plural || p.tag(m.first) != "DT" && !p.is(m.head, SenseOffice|SenseTitle|SensePerson) {
		return -1
	}
	if w := p.word(m.last); w == "and" || w == "or" {
		return -1 // a list
	}
	if p.near(m.head, m.last) && p.finiteTag(m.last) {
		return -1
	}
	for j := k - 1; j >= 0 && j >= k-3; j-- {
		c := &p.ms[j]
		if c.last != m.first-1 || c.form != news.FormName || c.ent < 0 || !p.near(c.head, m.head) {
			continue
		}
		if kind := p.es[c.ent].kind; kind == m.kind && kind != news.Unknown {
			return c.ent
		}
	}
	return -1
}

// maxTitle is how many words of title may stand between a description and the
// name: "the press secretary, Rear Adm. John Kirby, said".
const maxTitle = 3

// beforeName: "said the spokeswoman, Hua Chunying", "an agent named Kelly".
func (p *pass) beforeName(k int) int {
	m := &p.ms[k]
	person := m.kind == news.Person || p.is(m.head, SenseOffice|SenseTitle|SensePerson)
	comma := p.word(m.last) == ","
	if w := p.word(m.last); m.plural || comma && (!person || p.tag(m.first) != "DT" && p.tag(m.first) != "PRP$") || !comma && w != "named" && w != "called" {
		return -1
	}
	for j := k + 1; j < len(p.ms) && j <= k+3; j++ {
		c := &p.ms[j]
		if c.form != news.FormName || c.ent < 0 || p.es[c.ent].kind != news.Person {
			continue
		}
		if !p.near(m.head, c.head) || !p.titles(m.last+1, c.first) {
			break
		}
		if w := p.word(c.last); comma && w != "," && w != "." && p.near(c.head, c.last) {
			break
		}
		if g := p.es[c.ent].gender; person && g != 0 && m.gender != 0 && g != m.gender {
			break
		}
		return c.ent
	}
	return -1
}

// titles tells whether only a few words of title stand in [first, last).
func (p *pass) titles(first, last int) bool {
	for i := first; i < last; i++ {
		if t := p.tag(i); t != "NNP" && p.low[i] != "." {
			return false
		}
	}
	return first <= last && last-first <= maxTitle
}

// nameEarlier gives the entity that description k takes up, met before without a
// name, the name that now stands beside it: "A spokeswoman for the port said …
// said the spokeswoman, Anna Brook."
func (p *pass) nameEarlier(k, name int) {
	m := &p.ms[k]
	if !m.definite || m.kind != news.Person {
		return
	}
	e, _ := p.sameWords(k)
	if e < 0 || e == name || p.es[e].named || p.es[e].plural {
		return
	}
	for _, j := range p.es[e].mentions {
		p.attach(j, name, p.ms[j].score)
	}
	p.es[name].last = max(p.es[name].last, p.es[e].last)
	p.es[e].mentions, p.es[e].last = nil, -1
}

// nominalRule is one way in which a description finds its entity.
type nominalRule struct {
	name string
	find func(*pass, int) (int, float64)
}

// The surest first: a role that somebody is said to have, a name with the same
// head word, the same description before, then the nearest of its kind.
var nominalRules = []nominalRule{
	{"role", (*pass).byRole},
	{"role to come", (*pass).byRoleToCome},
	{"words before a name", (*pass).beforeItsName},
	{"head in name", (*pass).byNameHead},
	{"same words", (*pass).sameWords},
	{"nearest of kind", (*pass).nearestOfKind},
}

// byRole: "the spokesman" is the person whose role ends so; "the Russian
// president" one whose role holds that noun.
func (p *pass) byRole(k int) (int, float64) {
	m := &p.ms[k]
	if m.kind != news.Person || m.plural {
		return -1, 0
	}
	for j := k - 1; j >= 0 && j >= k-8*window; j-- {
		c := &p.ms[j]
		if c.form == news.FormName && c.kind == news.Person && c.ent >= 0 && p.hasRole(c.ent, m) && (m.gender == 0 || p.es[c.ent].gender == 0 || m.gender == p.es[c.ent].gender) {
			return c.ent, 0.9
		}
	}
	return -1, 0
}

// byRoleToCome: "the interior minister", where the article names interior
// minister Nouhad Mashnuq only later. The description must say more than the office.
func (p *pass) byRoleToCome(k int) (int, float64) {
	m := &p.ms[k]
	if m.kind != news.Person || m.plural || m.head-m.first < 2 || !p.is(m.head, SenseOffice|SenseTitle) {
		return -1, 0
	}
	for j := k + 1; j < len(p.ms) && j <= k+2*window; j++ {
		c := &p.ms[j]
		if c.form == news.FormName && c.kind == news.Person && c.ent >= 0 && c.role != "" && p.roleHolds(c.role, m) {
			return c.ent, 0.8
		}
	}
	return -1, 0
}

// roleHolds tells whether all words of the description but its article stand in role.
func (p *pass) roleHolds(role string, m *mention) bool {
	words := strings.Fields(strings.ToLower(role))
	if slices.ContainsFunc(words, func(w string) bool { return notNow(w) && !slices.Contains(p.low[m.first:m.last], w) }) {
		return false
	}
	for i := m.first; i <= m.head; i++ {
		if t := p.tag(i); t != "DT" && t != "POS" && !slices.Contains(words, p.low[i]) {
			return false
		}
	}
	return true
}

// beforeItsName: "the monitoring group", where "the monitoring group SITE" was named.
func (p *pass) beforeItsName(k int) (int, float64) {
	m := &p.ms[k]
	n := m.last - m.first - 1
	if n < 1 || p.low[m.first] != "the" {
		return -1, 0
	}
	for j := k - 1; j >= 0 && j >= k-2*window; j-- {
		c := &p.ms[j]
		if c.form != news.FormName || c.ent < 0 || c.first < n || !p.near(c.first, c.first-n) || p.es[c.ent].kind == news.Person && m.kind != news.Person {
			continue
		}
		if c.first > n && notNow(p.low[c.first-n-1]) {
			continue // "deputy prime minister Anna Brook"
		}
		if slices.Equal(p.low[c.first-n:c.first], p.low[m.first+1:m.last]) && p.is(m.head, SensePerson|SenseTitle|SenseOffice|SenseOrg|SenseOutlet) {
			return c.ent, 0.85
		}
	}
	return -1, 0
}

// hasRole tells that a role of e is the description's: it has the noun, and where
// both say more, not only other words: "the Nato spokesman" is no Taliban spokesman.
func (p *pass) hasRole(e int, m *mention) bool {
	for _, r := range p.es[e].roles {
		words := strings.Fields(strings.ToLower(r))
		if slices.Contains(words, p.lem[m.head]) && !slices.ContainsFunc(words, notNow) && (len(words) == 1 || p.shares(m, words)) {
			return true
		}
	}
	return false
}

// shares tells that the description says no more than its noun, or a word that
// begins like one of the role's.
func (p *pass) shares(m *mention, words []string) bool {
	const stem = 4
	more := false
	for i := m.first; i < m.head; i++ {
		if t := p.tag(i); !strings.HasPrefix(t, "NN") && t != "JJ" {
			continue
		}
		more = true
		for _, w := range words {
			if w == p.low[i] || len(w) >= stem && len(p.low[i]) >= stem && w[:stem] == p.low[i][:stem] {
				return true
			}
		}
	}
	return !more
}

// notNow tells of a word in a role that makes it another's: the shadow home
// secretary is not the home secretary.
func notNow(word string) bool {
	switch word {
	case "shadow", "former", "ex", "ex-", "deputy", "vice", "assistant":
		return true
	}
	return false
}

// byNameHead: "the ministry" is the Defence Ministry, "the league" a league or
// an acronym that ends in its letter.
func (p *pass) byNameHead(k int) (int, float64) {
	m := &p.ms[k]
	if m.plural && !p.is(m.head, SenseCollective) {
		return -1, 0
	}
	noun := p.lem[m.head]
	initial := -1
	for j := k - 1; j >= 0 && j >= k-4*window; j-- {
		c := &p.ms[j]
		if c.form != news.FormName || c.ent < 0 || c.kind == news.Person || c.kind == news.Place && m.kind != news.Place {
			continue
		}
		words := nameWords(p.es[c.ent].name)
		if len(words) > 1 && (words[len(words)-1] == noun || words[0] == noun) {
			return c.ent, 0.85
		}
		if initial < 0 && p.is(m.head, SenseOrg) && len(words) == 1 && (c.kind == news.Organisation) && endsInInitial(p.es[c.ent].name, noun) {
			initial = c.ent
		}
	}
	if initial >= 0 {
		return initial, 0.75
	}
	return -1, 0
}

// endsInInitial: the L of NHL is the league's.
func endsInInitial(name, noun string) bool {
	if len(name) < 3 || len(name) > 6 || name != strings.ToUpper(name) || noun == "" {
		return false
	}
	switch noun {
	case "league", "federation", "union", "association", "agency", "commission", "committee", "organisation", "organization", "party", "bureau":
		return name[len(name)-1] == noun[0]-32
	}
	return false
}

// sameWords: the same head noun spoken of before, with no modifier that differs.
func (p *pass) sameWords(k int) (int, float64) {
	m := &p.ms[k]
	for j := k - 1; j >= 0 && j >= k-2*window; j-- {
		c := &p.ms[j]
		if c.form != news.FormNominal || c.ent < 0 || c.key != m.key || c.plural != m.plural {
			continue
		}
		if m.definite && p.noNewModifier(m, c) || p.sameModifiers(m, c) {
			return c.ent, 0.7
		}
	}
	return -1, 0
}

// noNewModifier: all that stands before the head was said of the earlier one too.
func (p *pass) noNewModifier(m, c *mention) bool {
	for j := c.first; j < c.head; j++ {
		if notNow(p.low[j]) && !slices.Contains(p.low[m.first:m.head], p.low[j]) {
			return false // the shadow secretary is not the secretary
		}
	}
	for i := m.first; i < m.head; i++ {
		if t := p.tag(i); t == "DT" || t == "PRP$" || t == "POS" {
			if t == "PRP$" {
				return false
			}
			continue
		}
		found := false
		for j := c.first; j < c.head; j++ {
			found = found || p.lem[i] == p.lem[j]
		}
		if !found {
			return false
		}
	}
	return true
}

func (p *pass) sameModifiers(m, c *mention) bool {
	if m.head-m.first == 0 || m.head-m.first != c.head-c.first {
		return m.head == m.first && c.head == c.first && m.kind != news.Unknown && m.plural
	}
	for i := 0; i < m.head-m.first; i++ {
		if p.low[m.first+i] != p.low[c.first+i] {
			return false
		}
	}
	return true
}

// nearestOfKind: "the company", "the paper", "the service" are the nearest
// company, outlet or product spoken of, in this sentence or the three before.
func (p *pass) nearestOfKind(k int) (int, float64) {
	m := &p.ms[k]
	if m.plural && p.low[m.first] != "these" && p.low[m.first] != "those" || !p.plainDescription(m) {
		return -1, 0
	}
	want := m.kind
	if want != news.Organisation && want != news.Outlet && want != news.Device && want != news.Place {
		return -1, 0
	}
	best, top := -1, -1000
	for j := k - 1; j >= 0 && j >= k-2*window; j-- {
		c := &p.ms[j]
		if c.ent < 0 || !p.es[c.ent].named || p.es[c.ent].last != j || p.es[c.ent].kind != want && c.kind != want || int(p.sent[m.head]-p.sent[c.head]) > reach(want) {
			continue
		}
		if c.first <= m.first && m.last <= c.last || p.sent[m.head] == p.sent[c.head] && c.first > m.first-2 {
			continue
		}
		if m.plural != p.es[c.ent].plural && want != news.Device {
			continue
		}
		if s := p.rank(m, c); s > top {
			best, top = c.ent, s
		}
	}
	if best < 0 || top < 30 && want != news.Outlet {
		return -1, 0
	}
	return best, 0.6
}

// reach is how many sentences back a description is looked up. An article
// passes on few outlets, so "the news outlet" reaches far.
func reach(kind news.Kind) int {
	if kind == news.Outlet {
		return 20
	}
	return 4
}

// plainDescription: an article or "this" and at most one modifier, no "of" after,
// so that "the bank's US unit" and "the company behind it" stay their own.
func (p *pass) plainDescription(m *mention) bool {
	switch p.low[m.first] {
	case "the", "this", "these", "that":
	default:
		return false
	}
	j := m.last
	if w := p.word(j); p.near(m.head, j) && (w == "of" || w == "behind" || w == "that" || w == "which") {
		return false
	}
	return m.head-m.first <= 2 && p.orgLike(m)
}

// orgLike leaves out nouns that seldom take up a name ("the side", "the state").
func (p *pass) orgLike(m *mention) bool {
	switch {
	case m.kind == news.Device:
		return p.deviceNoun(m)
	case m.kind != news.Organisation:
		return true
	}
	switch p.lem[m.head] {
	case "company", "firm", "group", "retailer", "maker", "manufacturer", "giant", "startup", "start-up", "bank", "airline", "carrier", "corporation",
		"club", "team", "league", "agency", "organisation", "organization", "charity", "union", "party", "regulator", "watchdog", "operator", "developer",
		"publisher", "studio", "university", "hospital", "station", "insurer", "lender", "supplier", "association", "federation", "foundation", "conglomerate", "chain":
		return true
	}
	return false
}

// deviceNoun leaves out nouns for parts and kinds of devices.
func (p *pass) deviceNoun(m *mention) bool {
	switch p.lem[m.head] {
	case "service", "app", "application", "device", "gadget", "product", "platform", "software", "system", "phone", "smartphone", "handset",
		"tool", "os", "browser", "tablet", "console", "headset", "watch", "smartwatch", "chatbot", "laptop", "drone", "robot", "messenger":
		return true
	}
	return false
}

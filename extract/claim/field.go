package claim

import (
	"slices"
	"sort"
	"strings"

	"hearsay/extract/news"
)

// dated tells whether a time can be a claim's own. A time without a relation is
// a length, a habit or a name; one marked as reference says when something was said.
// A day that is only "the time" of what was told before is that of the other claim.
func dated(t *news.Time) bool {
	vague := t.Relation == news.On && (strings.HasSuffix(t.Text, "the time") || strings.HasSuffix(t.Text, "this time"))
	return !t.Reference && t.Relation != "" && t.Type != "SET" && !vague
}

// deadline is the time of clause i: that which date finds, or what bounds it.
func (w *writer) deadline(i, lo, hi int) *news.Deadline {
	best := w.date(i, lo, hi)
	if best < 0 && w.pick(i, lo, hi) >= 0 {
		return nil // the rule's pick was judged to be another claim's
	}
	return w.deadlineBy(i, best)
}

// deadlineBy is clause i's time by time best, -1 for none of its own.
func (w *writer) deadlineBy(i, best int) *news.Deadline {
	if best >= 0 {
		if d := w.whenOf(i); d != nil && d.Span == w.doc.Times[best].Span {
			return d // "the lowest since May, when it fell": that was in May
		}
		d := w.doc.Times[best].Deadline
		d.Span = w.doc.Times[best].Span
		if d.Relation == "" {
			d.Relation = onOrDuring(d.Value) // "Sunday's crash"
		}
		if w.doc.Article.Published == "" && w.lex.Deictic(w.doc.Text(w.doc.Times[best].Bare)) {
			d.Value = "" // "this week", of an article without a date
		}
		w.bound(i, &w.doc.Times[best], &d)
		return &d
	}
	if d := w.whenOf(i); d != nil {
		return d
	}
	return w.boundBy(i)
}

// pick is the dated expression among clause i's own words that hangs nearest to its
// verb, the first of two that hang equally near; -1 for none.
func (w *writer) pick(i, lo, hi int) int {
	best, near := -1, maxClimb+1
	for k := w.firstTime(lo); k < len(w.doc.Times) && w.doc.Times[k].First < hi; k++ {
		t := &w.doc.Times[k]
		if !dated(t) || w.stamp(i, t) {
			continue
		}
		if d := w.climb(i, t); d < near {
			best, near = k, d
		}
	}
	return best
}

// bound: a time in a since-clause that is part of the claim says since when, and
// one of an event before or after which the claim holds ("before his admission on
// Wednesday") before or after when. "A directive from 2011" is of that year.
func (w *writer) bound(i int, t *news.Time, d *news.Deadline) {
	top := w.top(t.First, t.Last)
	if d.Relation == news.Since && w.lex.From.Has(w.tok[t.First].Lemma) && w.rel[top] == relNmod {
		d.Relation = onOrDuring(d.Value)
		return
	}
	for k := top; k >= 0 && k != w.clauses[i].head; k = w.tok[k].Head {
		m, relation := w.boundClause(k, t)
		if m < 0 {
			m, relation = w.boundNoun(k, top)
		}
		if m >= 0 && m < t.First {
			d.Relation, d.Span = relation, w.span(m, t.Last)
			d.Text = w.doc.Text(d.Span)
			return
		}
	}
}

// boundClause is the conjunction that makes the clause of verb k, which holds the time,
// a bound, -1 for none: "since it opened in 2000", "before Apple bought it in May".
func (w *writer) boundClause(k int, t *news.Time) (m int, relation news.TimeRelation) {
	if m = w.introduction(k); m <= 0 || m > t.First {
		return -1, ""
	}
	if w.lex.Since.Has(w.tok[m].Lemma) {
		return m, news.Since
	}
	for _, b := range w.lex.Bounds {
		if w.rel[k] == relAdvcl && b[0] == w.tok[m].Lemma && b[1] == string(news.Before) {
			return m, news.TimeRelation(b[1])
		}
	}
	return -1, ""
}

// boundNoun is the preposition that makes the event k a bound, -1 for none: "since
// its opening in 2000", "following his death in 2011".
func (w *writer) boundNoun(k, top int) (m int, relation news.TimeRelation) {
	if m = w.child(k, relCase); m < 0 || !nominal(w.tok[k].UPOS) {
		return -1, ""
	}
	if w.lex.Since.Has(w.tok[m].Lemma) {
		return m, news.Since
	}
	for _, b := range w.lex.Bounds {
		if k != top && b[0] == w.tok[m].Lemma {
			return m, news.TimeRelation(b[1])
		}
	}
	return -1, ""
}

// whenOf: in "a change from May, when Apple praised it", the clause is dated May.
func (w *writer) whenOf(i int) *news.Deadline {
	from := w.clauses[i].from
	if from < 2 || w.clauses[i].rule != "claim/adverbial" || w.rel[from] != relAdvmod {
		return nil
	}
	for k := w.firstTime(max(0, from-4)); k < len(w.doc.Times) && w.doc.Times[k].First < from; k++ {
		if t := &w.doc.Times[k]; t.Last >= from-1 && t.Value != "" {
			return &news.Deadline{Text: t.Text, Value: t.Value, Relation: onOrDuring(t.Value), Span: t.Span, Reason: t.Reason}
		}
	}
	return nil
}

// onOrDuring: a day is a point, all else a stretch.
func onOrDuring(value string) news.TimeRelation {
	if len(value) == len("2006-01-02") {
		return news.On
	}
	return news.During
}

// boundBy: "the firm had made no profit before Apple bought it in May" holds
// before May.
func (w *writer) boundBy(i int) *news.Deadline {
	for k := i + 1; k < min(len(w.clauses), i+maxSub); k++ {
		c := &w.clauses[k]
		if c.parent != i || c.rule != "claim/adverbial" || c.from == 0 {
			continue
		}
		for _, b := range w.lex.Bounds {
			if b[0] != w.tok[c.from].Lemma {
				continue
			}
			if d := w.deadlineBy(k, w.pick(k, c.lo, c.hi)); d != nil && d.Value != "" {
				d.Relation, d.Span = news.TimeRelation(b[1]), w.span(c.from, c.hi)
				d.Text = w.doc.Text(d.Span)
				return d
			}
		}
	}
	return nil
}

// maxSub is how many clauses after a clause are searched for those under it.
const maxSub = 8

// maxClimb is how far a time may hang below the verb that it dates.
const maxClimb = 6

// climb is how many steps lie between the time and the verb of clause i, and
// more than maxClimb when it is another clause's or only tells things apart
// ("the 2015 budget").
func (w *writer) climb(i int, t *news.Time) int {
	top := w.top(t.First, t.Last)
	if int(w.clauseOf[top]) != i {
		return maxClimb + 1
	}
	switch w.rel[top] {
	case relCompound, relAmod, relPoss, relNummod:
		if !t.Release {
			return maxClimb + 1
		}
	}
	d := 0
	for k := top; k >= 0 && k != w.clauses[i].head && d <= maxClimb; k = w.tok[k].Head {
		if w.rel[k] == relAdvcl && k != w.clauses[i].head && w.before(k) {
			return maxClimb + 1 // "After adding talent during the winter, …"
		}
		d++
	}
	return d
}

// before tells whether a conjunction of time or condition leads to clause k, so
// that its own times are not those of the clause around it.
func (w *writer) before(k int) bool {
	for _, rel := range [...]rel{relMark, relCase} {
		if m := w.child(k, rel); m >= 0 && m < k && w.lex.Splits.Has(w.tok[m].Lemma) && !w.lex.Since.Has(w.tok[m].Lemma) {
			return true
		}
	}
	return false
}

// top is the token of [lo, hi) whose head lies outside it.
func (w *writer) top(lo, hi int) int {
	for k := lo; k < hi; k++ {
		if h := w.tok[k].Head; (h < lo || h >= hi) && w.rel[k] != relCase && w.rel[k] != relMark && w.rel[k] != relPunct {
			return k
		}
	}
	return lo
}

// place is the first place named in [lo, hi) that a preposition leads to, else
// the first at all.
func (w *writer) place(lo, hi int) news.Named {
	list := w.doc.Mentions
	found := -1
	for k := w.firstMention(lo); k < len(list) && list[k].First < hi; k++ {
		m := &list[k]
		if m.Kind != news.Place || m.Last > hi || m.Form == news.FormPronoun {
			continue
		}
		if w.child(m.Head, relCase) >= 0 && w.rel[m.Head] != relPoss {
			return w.name(m)
		}
		if found < 0 && w.rel[m.Head] != relPoss && w.rel[m.Head] != relCompound {
			found = k
		}
	}
	if found < 0 {
		return news.Named{}
	}
	return w.name(&list[found])
}

func (w *writer) firstMention(lo int) int {
	return sort.Search(len(w.doc.Mentions), func(k int) bool { return w.doc.Mentions[k].First >= lo })
}

// name is a mention's name: its entity's, else its own words.
func (w *writer) name(m *news.Mention) news.Named {
	if m.Entity < 0 {
		return news.Named{Name: w.doc.Text(m.Span), Span: m.Span}
	}
	e := &w.doc.Entities[m.Entity]
	return news.Named{Name: e.Name, Span: m.Span, EntityID: e.ID}
}

// devices are the products, software and other technology in [lo, hi): named
// ones, what refers to one, and common nouns for devices.
func (w *writer) devices(c *clause, cl *news.Claim, lo, hi int) []news.Named {
	var out []news.Named
	list := w.doc.Mentions
	for k := w.firstMention(lo); k < len(list) && list[k].First < hi; k++ {
		if m := &list[k]; m.Form == news.FormNominal && w.spokenOver(m.Head) {
			continue
		} else if m.Last <= hi && (m.Kind == news.Device || w.standsForTechnology(m) || w.calledTechnology(m)) {
			out = addNamed(out, w.called(m))
		} else if d := w.inDescription(k); m.Last <= hi && d >= 0 {
			out = addNamed(out, news.Named{Name: w.name(&list[d]).Name, Span: m.Span, EntityID: w.name(&list[d]).EntityID})
		}
	}
	for k := lo; k < hi; k++ {
		if !w.technology(k) {
			continue
		}
		out = w.addNoun(out, k)
	}
	if c.shared || c.gap >= 0 || c.subject >= 0 && (c.subject < lo || c.subject >= hi) {
		out = w.addParty(out, c)
	}
	return out
}

// maxBack is how many mentions back a pronoun's description is looked for.
const maxBack = 40

// meant is the named device that a bare definite noun such as "the service" or
// "the app", a version of it or the last word of its name stands for: the one named
// last before it. -1 for none.
func (w *writer) meant(k int) int {
	d := w.child(k, relDet)
	lemma := w.tok[k].Lemma
	if !w.lex.Versions.Has(lemma) && !slices.Contains(w.named, lemma) &&
		(!w.lex.Generic.Has(lemma) || d < 0 || !w.lex.Definite.Has(w.tok[d].Lemma) || w.anyChild(k, relAmod, relCompound, relNmod, relNummod) >= 0) {
		return -1
	}
	return w.device(k)
}

// device is the last mention before token k of the device named most often before
// it, the last named of two; -1 for none.
func (w *writer) device(k int) int {
	list := w.doc.Mentions
	first := w.firstMention(k)
	best, top := -1, 0
	for j := first - 1; j >= max(0, first-maxMeant) && w.tok[list[j].First].Field == w.tok[k].Field; j-- {
		m := &list[j]
		if m.Kind != news.Device || m.Form != news.FormName {
			continue
		}
		n := 0
		for i := j; i >= max(0, j-maxMeant) && n < maxCounted; i-- {
			if list[i].Kind == news.Device && list[i].Form == news.FormName && list[i].Entity == m.Entity && m.Entity >= 0 {
				n++
			}
		}
		if best < 0 || n > top {
			best, top = j, n
		}
		if top >= maxCounted {
			break
		}
	}
	return best
}

// maxMeant is how many mentions back a device is looked for that a noun stands for,
// and maxCounted how often it need be named to be beyond doubt.
const (
	maxMeant   = 60
	maxCounted = 8
)

// inDescription is the mention of a device in the description that pronoun k stands for:
// "Orbit" for "it", of "the Orbit brand". -1 for none.
func (w *writer) inDescription(k int) int {
	list := w.doc.Mentions
	m := &list[k]
	if m.Form != news.FormPronoun || m.Entity < 0 || w.doc.Entities[m.Entity].Kind != news.Unknown {
		return -1
	}
	for j := k - 1; j >= max(0, k-maxBack); j-- {
		if list[j].Entity != m.Entity || list[j].Form != news.FormNominal {
			continue
		}
		for d := j + 1; d < len(list) && list[d].First < list[j].Last; d++ {
			if list[d].Kind == news.Device && list[d].Form == news.FormName && w.rel[list[d].Head] == relCompound {
				return d
			}
		}
		return -1
	}
	return -1
}

// standsForTechnology tells whether a pronoun refers to an unnamed device:
// "they", of smartphones.
func (w *writer) standsForTechnology(m *news.Mention) bool {
	if m.Form != news.FormPronoun || m.Entity < 0 {
		return false
	}
	if w.doc.Entities[m.Entity].Kind == news.Device {
		return true
	}
	name := strings.ToLower(w.doc.Entities[m.Entity].Name)
	head := name[strings.LastIndexByte(name, ' ')+1:]
	return w.lex.Technology.Has(head) || w.lex.Technology.Has(strings.TrimSuffix(head, "s"))
}

// calledTechnology tells whether a name is said to be a device or software:
// "Aurora, the smartphone system", "the Trueconf app".
func (w *writer) calledTechnology(m *news.Mention) bool {
	if m.Form != news.FormName || m.Kind == news.Person {
		return false
	}
	if a := w.child(m.Head, relAppos); a > m.Head && w.technology(a) {
		return true
	}
	if w.introduced(m.Last) {
		return true
	}
	h := w.tok[m.Head].Head
	return h == m.Last && w.rel[m.Head] == relCompound && w.technology(h)
}

// maxApposition is how many words an apposition has up to its noun: "the
// Linux-based smartphone OS" has six.
const maxApposition = 8

// introduced tells whether the words from token k on are a comma and a noun
// phrase that is technology: ", the Linux-based smartphone OS".
func (w *writer) introduced(k int) bool {
	if k+1 >= len(w.tok) || w.tok[k].Tag != "," || w.tok[k+1].UPOS != "DET" {
		return false
	}
	noun := -1
	for i := k + 2; i < min(len(w.tok), k+maxApposition); i++ {
		t := &w.tok[i]
		switch {
		case nominal(t.UPOS):
			noun = i
		case t.UPOS == "ADJ", t.Tag == "HYPH", t.UPOS == "NUM", t.Tag == "VBN" && w.rel[i] == relAmod:
		default:
			return noun > 0 && w.technology(noun)
		}
	}
	return noun > 0 && w.technology(noun)
}

// technology tells whether token k is a common noun for a device, software or
// service that is not named: "smartphones", "the streaming service".
func (w *writer) technology(k int) bool {
	t := &w.tok[k]
	if w.capitalised(k) {
		return true
	}
	if t.UPOS != "NOUN" && !(t.UPOS == "ADJ" && w.lex.Technology.Has(t.Lemma) && w.child(k, relDet) >= 0) && !w.shortName(k) || w.rel[k] == relCompound && !w.useful(k) || w.mention[k] >= 0 && w.doc.Mentions[w.mention[k]].Kind == news.Device {
		return false
	}
	switch {
	case w.lex.Technology.Has(t.Lemma):
		return !w.spokenOver(k)
	case w.lex.Versions.Has(t.Lemma):
		return len(w.named) > 0 && w.child(k, relNmod) < 0 && w.anyChild(k, relDet, relAmod, relCompound) >= 0 && w.device(k) >= 0
	case w.shortName(k):
		return true
	case slices.Contains(w.named, t.Lemma), slices.Contains(w.described, t.Lemma):
		return w.child(k, relDet) >= 0 || w.child(k, relPoss) >= 0 // "the watch", of the Apple Watch
	}
	if !w.lex.Services.Has(t.Lemma) {
		return false
	}
	if d := w.child(k, relDet); d >= 0 && slices.Contains(w.digital, t.Lemma) && w.lex.Definite.Has(w.tok[d].Lemma) && w.anyChild(k, relAmod, relCompound) < 0 {
		return true // "the service", after "the streaming service"
	}
	if d := w.child(k, relDet); d >= 0 && w.lex.Definite.Has(w.tok[d].Lemma) && w.meant(k) >= 0 && w.anyChild(k, relAmod, relCompound, relNmod) < 0 {
		return true // "the service", after a device was named
	}
	return w.isDigital(k)
}

// useful tells of a technology before another noun that the claim is about it too: "drone
// strikes", "smartphone sales". Phones before a noun are calls and numbers, and words of
// Digital only say what that noun is: "computer science", "satellite television".
func (w *writer) useful(k int) bool {
	l := w.tok[k].Lemma
	return w.lex.Technology.Has(l) && !w.lex.Phone.Has(l) && !w.lex.Digital.Has(l)
}

// capitalised tells of a common noun for technology that stands with a capital, as in a
// headline or of a currency: "Drones fly over the city", "Bitcoin prices". Inside a
// longer name it is the name's ("Robot Wars").
func (w *writer) capitalised(k int) bool {
	t := &w.tok[k]
	if t.UPOS != "PROPN" || !w.lex.Technology.Has(t.Lemma) {
		return false
	}
	m := w.mention[k]
	return m < 0 && !w.reader.named[k] || m >= 0 && w.doc.Mentions[m].Len() == 1 && w.doc.Mentions[m].Kind != news.Device && w.doc.Mentions[m].Kind != news.Person
}

// shortName tells whether token k is the last word of a named device's name with
// more before it that is no name: "the next-generation Watch", of the Apple Watch.
func (w *writer) shortName(k int) bool {
	return w.tok[k].UPOS == "PROPN" && (w.mention[k] < 0 || w.doc.Mentions[w.mention[k]].Form == news.FormNominal) &&
		slices.Contains(w.named, w.tok[k].Lemma) && w.anyChild(k, relAmod) >= 0
}

// spokenOver tells of a phone that somebody only speaks over: "on the phone", "by phone".
func (w *writer) spokenOver(k int) bool {
	if !w.lex.Phone.Has(w.tok[k].Lemma) || k == 0 {
		return false
	}
	c := k - 1
	if w.lex.Definite.Has(w.tok[c].Lemma) && c > 0 {
		c--
	}
	return w.rel[c] == relCase && w.lex.Over.Has(w.tok[c].Lemma) && w.tok[k].Tag == "NN"
}

// deviceNouns are the last words of the devices that the article names, in lower
// case, and of those that it only describes in two words: the watch of "Apple Watch",
// the station of "the space station".
func (w *writer) deviceNouns() (named, described []string) {
	for k := range w.doc.Mentions {
		m := &w.doc.Mentions[k]
		if m.Kind != news.Device {
			continue
		}
		l := strings.ToLower(w.doc.Text(w.tok[m.Last-1].Span))
		switch {
		case m.Form == news.FormName:
			named = addWord(named, l)
		case m.Form == news.FormNominal && !w.lex.Technology.Has(l) && w.anyChild(m.Head, relCompound) >= 0:
			described = addWord(described, l)
		}
	}
	return named, described
}

func addWord(list []string, s string) []string {
	if len(list) >= maxNouns || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// maxNouns bounds how many such words are kept.
const maxNouns = 40

// brand tells whether token k is a name that is nobody's and no place's, as
// "Stadia" in "its Stadia service".
func (w *writer) brand(k int) bool {
	if w.tok[k].UPOS != "PROPN" {
		return false
	}
	m := w.mention[k]
	return m < 0 || w.doc.Mentions[m].Kind == news.Device || w.doc.Mentions[m].Kind == news.Unknown
}

// isDigital tells whether the noun at k has a word of Digital or a brand before it.
func (w *writer) isDigital(k int) bool {
	for c := w.first[k]; c >= 0 && int(c) < k; c = w.next[c] {
		if (w.rel[c] == relCompound || w.rel[c] == relAmod) && (w.lex.Digital.Has(w.tok[c].Lemma) || w.brand(int(c))) {
			return true
		}
	}
	return false
}

// digitalServices are the nouns that the article uses of something digital: the
// service of "the streaming service", but not the store of a street. There are a
// dozen such nouns at most (lex.Services).
func (w *writer) digitalServices() []string {
	var out []string
	for k := range w.tok {
		if t := &w.tok[k]; t.UPOS == "NOUN" && w.lex.Services.Has(t.Lemma) && w.isDigital(k) && !slices.Contains(out, t.Lemma) {
			out = append(out, t.Lemma)
		}
	}
	return out
}

// addParty adds the devices that a shared subject or an antecedent is, that stand in its
// name ("the iTunes brand") or that it is of ("the price of the drone").
func (w *writer) addParty(out []news.Named, c *clause) []news.Named {
	for _, t := range []int{c.subject, c.gap} {
		if t < 0 {
			continue
		}
		out = w.addPhrase(out, t)
		for k := w.first[t]; k >= 0; k = w.next[k] {
			if w.rel[k] == relNmod && int(k) > t {
				out = w.addPhrase(out, int(k))
			}
		}
	}
	return out
}

// addNoun adds the device that the common noun at token k is, by the name that follows
// it ("the browser Lumo") or for which it stands ("the service").
func (w *writer) addNoun(out []news.Named, k int) []news.Named {
	if n := w.nameAfter(k); n != k && w.mention[n] >= 0 {
		return addNamed(out, w.name(&w.doc.Mentions[w.mention[n]]))
	}
	span := w.core(k)
	if d := w.meant(k); d >= 0 {
		n := w.name(&w.doc.Mentions[d])
		return addNamed(out, news.Named{Name: n.Name, Span: span, EntityID: n.EntityID})
	}
	return addNamed(out, news.Named{Name: w.doc.Text(span), Span: span})
}

// called is the name of a device; of one that is only described the noun and what it is
// made of here, since "the five robots from a company" is long for a name.
func (w *writer) called(m *news.Mention) news.Named {
	if m.Form != news.FormNominal || m.Entity >= 0 && !w.doc.Entities[m.Entity].Nominal {
		return w.name(m)
	}
	lo := m.Head
	for lo > m.First && (w.rel[lo-1] == relCompound || w.rel[lo-1] == relAmod) && w.tok[lo-1].Head == m.Head && w.tok[lo-1].UPOS != "NUM" {
		lo--
	}
	span := w.span(lo, m.Head+1)
	n := w.name(m)
	return news.Named{Name: w.doc.Text(span), Span: span, EntityID: n.EntityID}
}

// addPhrase adds the devices of the noun phrase that ends with token t.
func (w *writer) addPhrase(out []news.Named, t int) []news.Named {
	lo := w.edge(t)
	for k := lo; k <= t; k++ {
		if w.technology(k) {
			out = w.addNoun(out, k)
		}
	}
	list := w.doc.Mentions
	for k := w.firstMention(lo); k < len(list) && list[k].First <= t; k++ {
		if m := &list[k]; m.Kind == news.Device || w.standsForTechnology(m) || w.calledTechnology(m) {
			out = addNamed(out, w.called(m))
		}
	}
	return out
}

func addNamed(out []news.Named, n news.Named) []news.Named {
	for i := range out {
		if out[i].Name == n.Name {
			return out
		}
	}
	return append(out, n)
}

package claim

import (
	"sort"

	"hearsay/extract/news"
)

// dated tells whether a time can be a claim's own. A time without a relation is
// a length, a habit or a name; one marked as reference says when something was said.
func dated(t *news.Time) bool { return !t.Reference && t.Relation != "" && t.Type != "SET" }

// deadline is the time of clause i: the dated expression among its own words
// that hangs nearest to its verb, the first of two that hang equally near.
func (w *writer) deadline(i, lo, hi int) *news.Deadline {
	best, near := -1, maxClimb+1
	for k := w.firstTime(lo); k < len(w.doc.Times) && w.doc.Times[k].First < hi; k++ {
		t := &w.doc.Times[k]
		if !dated(t) {
			continue
		}
		if d := w.climb(i, t); d < near {
			best, near = k, d
		}
	}
	if best < 0 {
		return nil
	}
	d := w.doc.Times[best].Deadline
	d.Span = w.doc.Times[best].Span
	return &d
}

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
		return maxClimb + 1
	}
	d := 0
	for k := top; k >= 0 && k != w.clauses[i].head && d <= maxClimb; k = w.tok[k].Head {
		d++
	}
	return d
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
		if list[k].Kind == news.Device && list[k].Last <= hi {
			out = addNamed(out, w.name(&list[k]))
		}
	}
	for k := lo; k < hi; k++ {
		if w.technology(k) {
			span := w.core(k)
			out = addNamed(out, news.Named{Name: w.doc.Text(span), Span: span})
		}
	}
	if c.shared || c.gap >= 0 {
		out = w.addParty(out, c)
	}
	return out
}

// technology tells whether token k is a common noun for a device, software or
// service that is not named: "smartphones", "the streaming service".
func (w *writer) technology(k int) bool {
	t := &w.tok[k]
	if t.UPOS != "NOUN" || w.rel[k] == relCompound || w.mention[k] >= 0 && w.doc.Mentions[w.mention[k]].Kind == news.Device {
		return false
	}
	if w.lex.Technology.Has(t.Lemma) {
		return true
	}
	if !w.lex.Services.Has(t.Lemma) {
		return false
	}
	for c := w.first[k]; c >= 0 && int(c) < k; c = w.next[c] {
		if (w.rel[c] == relCompound || w.rel[c] == relAmod) && w.lex.Digital.Has(w.tok[c].Lemma) {
			return true
		}
	}
	return false
}

// addParty adds the device that a shared subject or an antecedent is.
func (w *writer) addParty(out []news.Named, c *clause) []news.Named {
	for _, k := range []int{c.subject, c.gap} {
		if k < 0 || w.mention[k] < 0 {
			continue
		}
		if m := &w.doc.Mentions[w.mention[k]]; m.Kind == news.Device {
			out = addNamed(out, w.name(m))
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

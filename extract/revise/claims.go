package revise

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"hearsay/extract/news"
)

// claims pairs the claims of both texts, without what their headlines and notices
// say: first those with the same words, then
// the likeliest. What is left vanished or appeared.
func (c *comparison) claims(before, after []news.Claim) {
	partner := sameWords(before, after)
	likest(before, after, partner)
	taken := make([]bool, len(before))
	for j := range after {
		to := &after[j]
		if partner[j] < 0 {
			c.add(Appeared, nil, to)
			continue
		}
		taken[partner[j]] = true
		c.pair(&before[partner[j]], to)
	}
	for i := range before {
		if !taken[i] {
			c.add(Vanished, &before[i], nil)
		}
	}
}

// add reports a claim that has no partner, unless its words stand in the other text:
// then it was only read otherwise.
func (c *comparison) add(kind Kind, from, to *news.Claim) {
	only, other := from, &c.b
	if only == nil {
		only, other = to, &c.a
	}
	if words := fold(only.ContentText); words == "" || strings.Contains(other.folded, " "+words+" ") {
		return
	}
	ch := Change{Class: Claim, Kind: kind, From: from, To: to}
	if from != nil {
		ch.Before = from.ContentText
	}
	if to != nil {
		ch.After = to.ContentText
	}
	c.out = append(c.out, ch)
}

// pair compares a claim with what became of it.
func (c *comparison) pair(from, to *news.Claim) {
	ch := Change{Kind: Changed, Before: from.ContentText, After: to.ContentText, From: from, To: to, Class: Claim}
	sameWords := fold(from.EvidenceText) == fold(to.EvidenceText)
	if sameWords && !c.sameReader {
		ch.Fields = nil // the same words read by another version: not the article's change
	} else {
		ch.Fields = differ(from, to)
	}
	switch {
	case len(ch.Fields) > 0:
	case !sameWords:
		ch.Class = Wording
	case from.EvidenceText != to.EvidenceText:
		ch.Class = Typographic
	default:
		return
	}
	if ch.Before == ch.After { // what differs stands outside the proposition
		ch.Before, ch.After = from.EvidenceText, to.EvidenceText
	}
	c.out = append(c.out, ch)
}

// sameWords gives for each later claim the earlier one with the same words, -1 for none.
func sameWords(before, after []news.Claim) []int {
	at := map[string][]int{}
	for i := range before {
		key := fold(before[i].ContentText)
		at[key] = append(at[key], i)
	}
	partner := make([]int, len(after))
	for j := range after {
		partner[j] = -1
		key := fold(after[j].ContentText)
		if list := at[key]; len(list) > 0 {
			partner[j], at[key] = list[0], list[1:]
		}
	}
	return partner
}

// A claim that was reworked shares at least half of its content words with what
// it was, or a third when the same agent still does the same. near bounds the work: a claim is not
// looked for further away than that among those left over.
const (
	alike     = 0.5
	alikeSame = 0.34
	near      = 200
)

// likest pairs what is left, the likest first.
func likest(before, after []news.Claim, partner []int) {
	type match struct {
		i, j  int
		score float64
	}
	used := make([]bool, len(before))
	for _, i := range partner {
		if i >= 0 {
			used[i] = true
		}
	}
	var left []int
	for i := range used {
		if !used[i] {
			left = append(left, i)
		}
	}
	var all []match
	rank := 0
	for j := range partner {
		if partner[j] >= 0 {
			continue
		}
		for _, i := range left[min(len(left), max(0, rank-near)):min(len(left), rank+near)] {
			if s := similar(&before[i], &after[j]); s > 0 {
				all = append(all, match{i, j, s})
			}
		}
		rank++
	}
	slices.SortStableFunc(all, func(x, y match) int { return cmp.Or(cmp.Compare(y.score, x.score), x.i-y.i, x.j-y.j) })
	for _, m := range all {
		if !used[m.i] && partner[m.j] < 0 {
			used[m.i], partner[m.j] = true, m.i
		}
	}
}

// similar is how alike two claims are, 0 when one is not what became of the other.
func similar(a, b *news.Claim) float64 {
	s := dice(a.Terms, b.Terms)
	acts := samePredicate(a, b) && sameParty(&a.Who, &b.Who)
	if s < alikeSame || s < alike && !acts {
		return 0
	}
	if acts {
		s += 0.2
	}
	return s
}

// dice is twice the shared part of two sorted lists over both.
func dice(a, b []string) float64 {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	if len(a)+len(b) == 0 {
		return 0
	}
	return 2 * float64(n) / float64(len(a)+len(b))
}

// field is a row: a field of the contract's claim and whether two claims agree in it.
type field struct {
	name string
	same func(a, b *news.Claim) bool
}

var fields = []field{
	{"who", func(a, b *news.Claim) bool { return sameParty(&a.Who, &b.Who) }},
	{"by", func(a, b *news.Claim) bool { return sameParty(&a.By, &b.By) }},
	{"predicate", samePredicate},
	{"object", func(a, b *news.Claim) bool {
		return slices.Equal(a.Object.Terms, b.Object.Terms) || fold(a.Object.Head) == fold(b.Object.Head) || isTime(a) && isTime(b)
	}},
	{"device", func(a, b *news.Claim) bool { return named(a.Devices) == named(b.Devices) }},
	{"quantity", func(a, b *news.Claim) bool { return amounts(a) == amounts(b) }},
	{"place", func(a, b *news.Claim) bool { return fold(a.Place.Name) == fold(b.Place.Name) }},
	{"deadline", func(a, b *news.Claim) bool { return day(a.Deadline) == day(b.Deadline) }},
	{"source", func(a, b *news.Claim) bool { return chain(a.Source) == chain(b.Source) }},
	{"status", func(a, b *news.Claim) bool { return a.Status == b.Status }},
	{"modality", func(a, b *news.Claim) bool { return a.Modality == b.Modality }},
	{"polarity", func(a, b *news.Claim) bool { return a.Polarity == b.Polarity }},
}

// differ are the names of the fields in which two claims differ.
func differ(a, b *news.Claim) (list []string) {
	for _, f := range fields {
		if !f.same(a, b) {
			list = append(list, f.name)
		}
	}
	return list
}

func sameParty(a, b *news.Party) bool {
	return fold(a.Name) == fold(b.Name) || a.EntityID != "" && a.EntityID == b.EntityID || len(a.Terms) > 0 && slices.Equal(a.Terms, b.Terms)
}

func samePredicate(a, b *news.Claim) bool {
	p, q := &a.Predicate, &b.Predicate
	return p.Lemma == q.Lemma || p.Class != "" && p.Class == q.Class
}

// isTime tells that what is acted on is the claim's time: "open June".
func isTime(c *news.Claim) bool {
	return c.Deadline != nil && c.Object.Text != "" && strings.Contains(fold(c.Deadline.Text), fold(c.Object.Text))
}

func named(list []news.Named) string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = fold(n.Name)
	}
	slices.Sort(out)
	return strings.Join(out, ";")
}

func amounts(c *news.Claim) string {
	out := make([]string, len(c.Quantities))
	for i, q := range c.Quantities {
		out[i] = fmt.Sprint(q.Value, q.High, q.Unit, q.Bound)
	}
	slices.Sort(out)
	return strings.Join(out, ";")
}

func day(d *news.Deadline) string {
	switch {
	case d == nil:
		return ""
	case d.Value == "":
		return string(d.Relation) + " " + fold(d.Text)
	}
	return string(d.Relation) + " " + d.Value
}

func chain(list []news.Source) string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = fold(s.Name)
	}
	return strings.Join(out, ">")
}

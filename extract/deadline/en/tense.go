package en

import (
	cal "hearsay/extract/deadline/calendar"
	"hearsay/extract/news"
)

// reach is how many tokens are looked at on either side of a verb for its
// auxiliaries and of a time for its verb: clauses are shorter, and a sentence of
// a million words stays linear.
const reach = 25

// Tense is that of the verb which the tokens at belong to: from the parse where
// there is one, else from the words to the left in the sentence s. Where the
// preposition looks ahead, a modal nearby outweighs a past verb above it: "were
// told that they must leave before April".
func Tense(d *news.Document, s, at news.Range, ahead bool) cal.Tense {
	if at.Len() <= 0 || s.Len() <= 0 || at.First >= len(d.Tokens) {
		return cal.NoTense
	}
	if sinceBefore(d, s, at) || rightAfterPast(d, s, at) {
		return cal.PastTense
	}
	if aheadOf(d, s, at) {
		return cal.FutureTense
	}
	if t := whenAfter(d, s, at); t != cal.NoTense {
		return t
	}
	if parsed(d, s) {
		t := governor(d, s, at)
		if t == cal.PastTense && ahead && surface(d, s, at) == cal.FutureTense {
			t = cal.FutureTense
		}
		if t != cal.NoTense {
			return t
		}
	}
	return surface(d, s, at)
}

// sinceBefore tells that the tokens at belong to an event since which something
// holds, which is past: "the worst since the attacks in November".
func sinceBefore(d *news.Document, s, at news.Range) bool {
	for i := at.First - 1; i >= s.First && i > at.First-reachSince; i-- {
		t := &d.Tokens[i]
		if t.UPOS == "PUNCT" || t.Tag == "MD" || t.Tag == "VB" {
			return false
		}
		if (t.UPOS == "ADP" || t.UPOS == "SCONJ") && equalFold("since", d.Text(t.Span)) {
			return true
		}
	}
	return false
}

// whenAfter is the tense of the clause that tells what was then: "a change from
// May, when the firm praised it".
func whenAfter(d *news.Document, s, at news.Range) cal.Tense {
	k := at.Last
	if k < s.Last && d.Tokens[k].Tag == "," {
		k++
	}
	if k >= s.Last || !equalFold("when", d.Text(d.Tokens[k].Span)) {
		return cal.NoTense
	}
	for i := k + 1; i < min(s.Last, k+reachWhen); i++ {
		switch d.Tokens[i].Tag {
		case "VBD":
			return cal.PastTense
		case "MD", "VBZ", "VBP":
			return cal.NoTense
		}
	}
	return cal.NoTense
}

// aheadOf tells that the tokens at belong to an event that something is done ahead of: "has
// found herself in a race ahead of the caucuses on Monday".
func aheadOf(d *news.Document, s, at news.Range) bool {
	for i := at.First - 1; i > s.First && i > at.First-reachSince; i-- {
		t := &d.Tokens[i]
		if t.UPOS == "PUNCT" || t.UPOS == "VERB" {
			return false
		}
		if equalFold("of", d.Text(t.Span)) && equalFold("ahead", d.Text(d.Tokens[i-1].Span)) {
			return true
		}
	}
	return false
}

// rightAfterPast tells that the tokens at follow a past verb, wherever a hasty parser
// has hung them: "I hope it won't, he said in October".
func rightAfterPast(d *news.Document, s, at news.Range) bool {
	k := at.First - 1
	return k > s.First && d.Tokens[k].Tag == "VBD" && d.Tokens[k].UPOS == "VERB" && d.Tokens[k-1].UPOS != "AUX"
}

// reachWhen is how many words such a clause has up to its verb.
const reachWhen = 12

// reachSince is how many words an event has up to its time.
const reachSince = 12

// Weak tells that no "will" says that the tokens at are to come: the finite verb before
// them is none, or the one behind where there is none before. Any other verb may
// be of what is past, "could not be reached on Saturday", "the order to launch it on Saturday".
func Weak(d *news.Document, s, at news.Range) bool {
	for i := at.First - 1; i >= s.First && i > at.First-reach; i-- {
		if finite, will := finite(d, i); finite {
			return !will
		}
	}
	for i := at.Last; i < s.Last && i < at.Last+reach; i++ {
		if finite, will := finite(d, i); finite {
			return !will
		}
	}
	return true
}

// Loose tells that no finite past verb is what the tokens at hang on, but a participle or a
// perfect: what is said of then may be another verb's, and to come. "To release a
// list of the people linked to them in May", "has focused on states that vote in March".
func Loose(d *news.Document, s, at news.Range) bool {
	if sinceBefore(d, s, at) || rightAfterPast(d, s, at) || whenAfter(d, s, at) != cal.NoTense {
		return false
	}
	i := at.First
	for range 8 {
		h := d.Tokens[i].Head
		if h < 0 || !s.Has(h) {
			return false
		}
		if i = h; at.Has(i) {
			continue
		}
		if tag := d.Tokens[i].Tag; tag != "" && tag[0] == 'V' {
			return (tag == "VBN" || tag == "VBG") && !pastAuxiliary(d, s, i)
		}
	}
	return false
}

// pastAuxiliary tells that verb v has an auxiliary in the past: "was", "had", "did".
func pastAuxiliary(d *news.Document, s news.Range, v int) bool {
	for i := max(s.First, v-reach); i < min(s.Last, v+reach); i++ {
		if t := &d.Tokens[i]; t.Head == v && t.Tag == "VBD" && len(t.Rel) >= 3 && (t.Rel[:3] == "aux" || t.Rel == "cop") {
			return true
		}
	}
	return false
}

// finite tells whether token i is a finite verb, and whether it is one of the modals that
// say for certain that something is to come.
func finite(d *news.Document, i int) (yes, will bool) {
	switch t := &d.Tokens[i]; t.Tag {
	case "MD":
		w := d.Text(t.Span)
		return true, equalFold("will", w) || equalFold("'ll", w) || equalFold("wo", w) || equalFold("shall", w)
	case "VBD", "VBZ", "VBP":
		return true, false
	}
	return false, false
}

func parsed(d *news.Document, s news.Range) bool {
	for i := s.First; i < s.Last && i < s.First+3; i++ {
		if d.Tokens[i].Head >= 0 {
			return true
		}
	}
	return false
}

// governor climbs from the expression to its verb.
func governor(d *news.Document, s, at news.Range) cal.Tense {
	i := at.First
	for at.Has(i) && at.Has(d.Tokens[i].Head) && d.Tokens[i].Head != i {
		next := d.Tokens[i].Head
		if next < i && !at.Has(d.Tokens[next].Head) {
			i = next
			break
		}
		i = next
	}
	for range 8 {
		h := d.Tokens[i].Head
		if h < 0 || !s.Has(h) {
			return cal.NoTense
		}
		i = h
		if tag := d.Tokens[i].Tag; len(tag) > 1 && tag[0] == 'V' || d.Tokens[i].UPOS == "AUX" {
			if t := ofVerb(d, s, i, 0); t != cal.NoTense {
				return t
			}
		}
	}
	return cal.NoTense
}

// ofVerb reads a verb's tense from its tag and its auxiliaries.
func ofVerb(d *news.Document, s news.Range, v, depth int) cal.Tense {
	aux := auxiliary(d, s, v)
	if aux != cal.NoTense {
		return aux
	}
	switch t := &d.Tokens[v]; t.Tag {
	case "VBD":
		return cal.PastTense
	case "VBN":
		if marked(d, s, v) {
			return infinitive(d, s, v, depth) // "is due to be sworn in"
		}
		return cal.PastTense
	case "VBZ", "VBP":
		return cal.PresentTense
	case "VB":
		return infinitive(d, s, v, depth)
	case "MD":
		return cal.FutureTense
	}
	return cal.NoTense
}

// marked tells whether participle v is an infinitive's: "to be opened".
func marked(d *news.Document, s news.Range, v int) bool {
	for i := v - 1; i >= s.First && i > v-reachTo; i-- {
		if t := &d.Tokens[i]; t.Tag == "TO" {
			return t.Head == v
		}
	}
	return false
}

// reachTo is how many words lie between "to" and the participle at most: "to be fully opened".
const reachTo = 5

// infinitive looks ahead ("plans to open in May", "told them to leave") unless
// its own verb says that it was done ("managed to sell it in May").
func infinitive(d *news.Document, s news.Range, v, depth int) cal.Tense {
	h := d.Tokens[v].Head
	if h < 0 && (v == s.First || !equalFold("to", d.Text(d.Tokens[v-1].Span))) {
		return cal.NoTense // "A bird let loose": a past that looks like none
	}
	if depth < 3 && s.Has(h) && d.Tokens[v].Rel == "xcomp" {
		for _, lemma := range [...]string{"manage", "begin", "start", "continue", "fail", "happen", "seem", "appear", "help", "come", "get"} {
			if d.Tokens[h].Lemma == lemma {
				return ofVerb(d, s, h, depth+1)
			}
		}
	}
	return cal.FutureTense
}

// auxiliary is the tense that a verb's auxiliaries give it.
func auxiliary(d *news.Document, s news.Range, v int) cal.Tense {
	tense := cal.NoTense
	for i := max(s.First, v-reach); i < min(s.Last, v+reach); i++ {
		t := &d.Tokens[i]
		if t.Head != v || len(t.Rel) < 3 || t.Rel[:3] != "aux" && t.Rel != "cop" {
			continue
		}
		if w := auxTense(d.Text(t.Span)); w == cal.FutureTense || w != cal.NoTense && tense == cal.NoTense {
			tense = w
		}
	}
	return tense
}

// auxTense is what an auxiliary says by itself. "Has opened" is past; modals
// leave the time ahead.
func auxTense(w string) cal.Tense {
	if len(w) > 6 {
		return cal.NoTense
	}
	for _, r := range auxWords {
		if equalFold(r.text, w) {
			return r.tense
		}
	}
	return cal.NoTense
}

var auxWords = []struct {
	text  string
	tense cal.Tense
}{
	{"will", cal.FutureTense}, {"'ll", cal.FutureTense}, {"wo", cal.FutureTense}, {"would", cal.FutureTense}, {"shall", cal.FutureTense},
	{"may", cal.FutureTense}, {"might", cal.FutureTense}, {"must", cal.FutureTense}, {"should", cal.FutureTense},
	{"can", cal.FutureTense}, {"could", cal.FutureTense}, {"to", cal.FutureTense}, {"going", cal.FutureTense},
	{"was", cal.PastTense}, {"were", cal.PastTense}, {"had", cal.PastTense}, {"did", cal.PastTense}, {"has", cal.PastTense},
	{"have", cal.PastTense}, {"'ve", cal.PastTense}, {"'d", cal.PastTense},
	{"is", cal.PresentTense}, {"are", cal.PresentTense}, {"'s", cal.PresentTense}, {"'re", cal.PresentTense}, {"am", cal.PresentTense},
	{"does", cal.PresentTense}, {"do", cal.PresentTense},
}

// surface guesses from the words: the nearest auxiliary or -ed form to the left,
// else to the right, within the clause.
func surface(d *news.Document, s, at news.Range) cal.Tense {
	for i := at.First - 1; i >= s.First && i > at.First-reach; i-- {
		if t := wordTense(d, i); t != cal.NoTense {
			return t
		}
	}
	for i := at.Last; i < s.Last && i < at.Last+reach; i++ {
		if t := wordTense(d, i); t != cal.NoTense {
			return t
		}
	}
	return cal.NoTense
}

func wordTense(d *news.Document, i int) cal.Tense {
	t := &d.Tokens[i]
	w := d.Text(t.Span)
	switch t.Tag {
	case "VBD", "VBN":
		return cal.PastTense
	case "VBZ", "VBP":
		return auxOr(w, cal.PresentTense)
	case "MD":
		return cal.FutureTense
	case "VB":
		if i > 0 && equalFold("to", d.Text(d.Tokens[i-1].Span)) {
			return cal.FutureTense // "told to leave"
		}
	case "":
		if i+1 < len(d.Tokens) && auxTense(w) == cal.PastTense && equalFold("to", d.Text(d.Tokens[i+1].Span)) && !equalFold("had", w) {
			return cal.FutureTense // "have to leave"
		}
		return untagged(w)
	}
	return cal.NoTense
}

func auxOr(w string, otherwise cal.Tense) cal.Tense {
	if t := auxTense(w); t != cal.NoTense {
		return t
	}
	return otherwise
}

func untagged(w string) cal.Tense {
	if t := auxTense(w); t != cal.NoTense && !equalFold("to", w) {
		return t
	}
	if n := len(w); n > 4 && w[n-2:] == "ed" || equalFold("said", w) || equalFold("told", w) {
		return cal.PastTense
	}
	return cal.NoTense
}

// Compared tells that the tokens at are what something is compared with: "up 19 percent
// from last year", "down from $639m in 2003".
func Compared(d *news.Document, at news.Range) bool {
	if at.Last < len(d.Tokens) && (d.Tokens[at.Last].Tag == "TO" || equalFold("to", d.Text(d.Tokens[at.Last].Span))) {
		return false // "grew 27 percent from 2009 to 2014"
	}
	for i := at.First - 1; i >= 0 && i >= at.First-reachCompared && d.Tokens[i].Field == d.Tokens[at.First].Field; i-- {
		for _, w := range comparing {
			if equalFold(w, d.Text(d.Tokens[i].Span)) {
				return true
			}
		}
	}
	return false
}

// reachCompared is how many words before the time such a word stands at most.
const reachCompared = 3

var comparing = []string{"%", "percent", "pct", "point", "points", "fold", "up", "down", "unchanged", "increase", "rise", "jump", "drop", "fall", "decline", "decrease", "improvement"}

// Said tells that the tokens at hang on a verb of saying, so that they say when
// something was said rather than when it holds: "police said on Tuesday". The
// parse decides; without one nothing is told.
func Said(d *news.Document, at news.Range) bool {
	if rightAfterSaying(d, at) {
		return true
	}
	for i := at.First; i < at.Last && i < len(d.Tokens); i++ {
		h := d.Tokens[i].Head
		if h < 0 || at.Has(h) {
			continue
		}
		for _, lemma := range sayVerbs {
			if d.Tokens[h].Lemma == lemma {
				return passesOn(d, h)
			}
		}
		return false
	}
	return false
}

// rightAfterSaying tells that the tokens at follow a finite "say", wherever
// a hasty parser has hung them, and are not what the rest speaks of: "said Tuesday
// the road was open", but not "said Tuesday was too early".
func rightAfterSaying(d *news.Document, at news.Range) bool {
	k := at.First - 1
	if k < 0 || at.Len() <= 0 || d.Tokens[k].Field != d.Tokens[at.First].Field || d.Tokens[k].Tag != "VBD" && d.Tokens[k].Tag != "VBZ" ||
		d.Tokens[k].Lemma != "say" {
		return false
	}
	for i := at.First; i < at.Last && i < len(d.Tokens); i++ {
		if t := &d.Tokens[i]; !at.Has(t.Head) && len(t.Rel) >= 5 && t.Rel[:5] == "nsubj" {
			return false
		}
	}
	return true
}

// passesOn tells that a verb of saying has what was said with it as a clause:
// "announced on Tuesday that it would close", not "announced a deal on Tuesday".
func passesOn(d *news.Document, h int) bool {
	if l := d.Tokens[h].Lemma; l == "say" || l == "tell" || d.Tokens[h].Rel == "parataxis" {
		return true
	}
	for i := max(0, h-2*reach); i < min(len(d.Tokens), h+2*reach); i++ {
		if t := &d.Tokens[i]; t.Head == h && (t.Rel == "ccomp" || t.Rel == "parataxis") {
			return true
		}
	}
	return false
}

var sayVerbs = []string{"say", "tell", "report", "announce", "write", "add", "note", "tweet", "confirm", "deny", "reveal", "disclose", "state",
	"claim", "warn", "insist", "acknowledge", "admit", "argue", "declare", "publish", "explain", "stress", "reiterate", "post", "testify"}

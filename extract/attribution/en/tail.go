package en

import (
	"slices"
	"strings"

	"hearsay/extract/attribution"
	"hearsay/extract/news"
)

// The tail rule reads attributions that close a sentence:
//
//	The firm will shut the plant, the Courier reported on Monday, citing two officials.
//	The firm will shut the plant by May, a person familiar with the plan told the Courier.
//
// They are the commonest form in wire and technology news, and rare in PolNeAR,
// where the outlet speaks for itself; so the rule stands over the model where
// the two differ.

const tailRule = "attribution/en/tail"

// tailVerbs put forward what stands before them. Verbs of manner ("laughed")
// and of asking are left to the model.
var tailVerbs = []string{"say", "report", "write", "tell", "announce", "note", "claim", "add", "confirm", "reveal", "state", "suggest", "warn", "explain", "acknowledge", "insist", "allege"}

// citing opens the part in which an outlet names its own sources.
var citing = []string{"citing", "quoting", "referring"}

// openers begin clauses that only frame what follows: "If it rains, the club said, …".
var openers = []string{"if", "when", "while", "although", "though", "after", "before", "as", "because", "since", "unless", "once", "but", "and", "in", "at", "on"}

// maxAfterVerb is how many words may follow the verb: whom it was told and when.
const maxAfterVerb = 9

// tail finds a closing attribution in a sentence.
func tail(t *tagger, s news.Range) (attribution.Draft, bool) {
	s = t.trimmed(s)
	end := t.beforeCiting(s)
	comma := t.lastComma(s.First, end)
	if comma < 0 || comma-s.First < 4 || end-comma < 3 {
		return attribution.Draft{}, false
	}
	verb := t.tailVerb(comma+1, end)
	if verb < 0 || !t.clause(news.Range{First: s.First, Last: comma}) {
		return attribution.Draft{}, false
	}
	return t.draft(news.Range{First: comma + 1, Last: verb}, news.Range{First: verb, Last: verb + 1}, news.Range{First: s.First, Last: comma})
}

// beforeCiting is the end of the sentence without a part that opens with
// "citing", and without the comma before it.
func (t *tagger) beforeCiting(s news.Range) int {
	for i := s.First + 1; i < s.Last; i++ {
		if t.text(i-1) == "," && oneOf(t.text(i), citing) {
			return i - 1
		}
	}
	return s.Last
}

func (t *tagger) lastComma(first, last int) int {
	for i := last - 1; i > first; i-- {
		if t.text(i) == "," {
			return i
		}
	}
	return -1
}

// tailVerb finds the verb of a run that is a source, one finite verb of telling
// and little after it; -1 when the run is anything else.
func (t *tagger) tailVerb(first, last int) int {
	for i := first; i < last; i++ {
		switch {
		case i > first && t.tells(i):
			if last-i-1 > maxAfterVerb || !t.onlyPhrases(i+1, last) {
				return -1
			}
			return i
		case !t.inSource(i, first):
			return -1
		}
	}
	return -1
}

// tells tells whether a word is a finite verb of telling. After a name, "reports"
// is one whatever the tagger thinks.
func (t *tagger) tells(i int) bool {
	tok := &t.reader.doc.Tokens[i]
	switch tok.Tag {
	case "VBD", "VBZ", "VBP":
		return slices.Contains(tailVerbs, tok.Lemma)
	case "NNS":
		return t.reader.doc.Tokens[i-1].Tag == "NNP" && oneOf(t.text(i), []string{"reports", "claims", "notes"})
	}
	return false
}

// inSource tells whether a word may stand in a source before its verb.
func (t *tagger) inSource(i, first int) bool {
	tok := &t.reader.doc.Tokens[i]
	switch tok.Tag {
	case "DT", "NN", "NNS", "NNP", "NNPS", "JJ", "CD", "POS", "PRP$", "HYPH", "CC", "VBN", "JJR", "JJS", "RB":
		return true
	case "IN", "TO", "VBG": // "a person familiar with", "sources close to"; never first: "in March"
		return i > first
	case "PRP":
		return i == first && slices.Contains([]string{"he", "she", "they", "it"}, strings.ToLower(t.text(i)))
	}
	return false
}

// onlyPhrases tells that no further verb follows: "told the Courier on Monday".
func (t *tagger) onlyPhrases(first, last int) bool {
	for i := first; i < last; i++ {
		if tag := t.reader.doc.Tokens[i].Tag; strings.HasPrefix(tag, "VB") || tag == "MD" || tag == "WP" || tag == "WDT" {
			return false
		}
	}
	return true
}

// clause tells that a run can stand as a sentence: it has a finite verb and no
// subordinator at its head.
func (t *tagger) clause(p news.Range) bool {
	if oneOf(t.text(p.First), openers) && !t.secondClause(p) {
		return false
	}
	return t.finite(p)
}

// secondClause tells that a comma ends the opening part and a whole clause
// follows it: "In March, the firm will shut the plant".
func (t *tagger) secondClause(p news.Range) bool {
	for i := p.First + 1; i < p.Last-2; i++ {
		if t.text(i) == "," {
			return t.finite(news.Range{First: i + 1, Last: p.Last})
		}
	}
	return t.text(p.First) == "In" || t.text(p.First) == "On" || t.text(p.First) == "At"
}

func (t *tagger) finite(p news.Range) bool {
	for i := p.First; i < p.Last; i++ {
		switch t.reader.doc.Tokens[i].Tag {
		case "VBD", "VBZ", "VBP", "MD":
			return true
		}
	}
	return false
}

// applyTails takes the sentences that close with an attribution out of the
// model's drafts, unless the model has read them so itself.
func (t *tagger) applyTails(doc *news.Document) (out []found) {
	for _, s := range doc.Sentences {
		if s.Furniture || s.Len() < 8 {
			continue
		}
		d, ok := tail(t, s.Range)
		if !ok || t.agrees(&d) {
			continue
		}
		if !t.dropIn(s.Range) {
			continue
		}
		out = append(out, t.byRule(doc, tailRule, &d))
	}
	return out
}

// agrees tells that a draft of the model has that cue and that clause for its
// content, without the source in it, or that the sentence is quoted speech, which it reads well.
func (t *tagger) agrees(d *attribution.Draft) bool {
	verb, content := d.Cue[0].First, d.Content[0]
	if t.reader.words[content.First].quote != 0 {
		return true
	}
	for i := range t.drafts {
		c := t.drafts[i].Content
		if has(t.drafts[i].Cue, verb) && has(c, content.First) && has(c, content.Last-1) && !has(c, d.Source[0].First) {
			return true
		}
	}
	return false
}

func has(runs []news.Range, i int) bool {
	return slices.ContainsFunc(runs, func(r news.Range) bool { return r.Has(i) })
}

// dropIn removes the drafts of one sentence; it is false, and nothing is
// removed, when one of them goes on beyond it.
func (t *tagger) dropIn(s news.Range) bool {
	inside := func(d *attribution.Draft) (some, all bool) {
		all = true
		for r := attribution.Source; r <= attribution.Content; r++ {
			for _, p := range *d.Pieces(r) {
				in := s.First <= p.First && p.Last <= s.Last
				some, all = some || in, all && in
			}
		}
		return some, all
	}
	for i := range t.drafts {
		if some, all := inside(&t.drafts[i]); some && !all {
			return false
		}
	}
	t.drafts = slices.DeleteFunc(t.drafts, func(d attribution.Draft) bool { some, _ := inside(&d); return some })
	return true
}

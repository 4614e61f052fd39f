package claim

import "sort"

// companion is what comes with a claim, after a comma and "with": a noun and
// what is said of it ("two engines repaired"), or a number of things that
// somebody has ("300 guests"). It is read off the words, since parsers hang it
// in too many ways.
type companion struct {
	rule       string
	with       int // token of the preposition
	noun, head int // last word of the noun phrase; the participle, adjective or counted noun
}

// maxCompanion is how many words the noun phrase of a companion has at most.
const maxCompanion = 10

// companions finds them all, in one pass.
func (r *reader) companions() {
	for i := 1; i < len(r.tok)-2; i++ {
		if r.tok[i].Tag == "IN" && r.lex.Absolute.Has(r.tok[i].Lemma) && r.isComma(i-1) {
			if a, ok := r.companionAt(i); ok {
				r.with = append(r.with, a)
			}
		}
	}
}

// companionAt reads the companion after the preposition at token i.
func (r *reader) companionAt(i int) (companion, bool) {
	a := companion{with: i, noun: -1}
	number := false
	for k := i + 1; k < min(len(r.tok), i+maxCompanion) && r.tok[k].Field == r.tok[i].Field; k++ {
		t := &r.tok[k]
		switch {
		case t.UPOS == "PUNCT" && t.Tag != "HYPH", t.UPOS == "AUX", finiteTag(t.Tag):
			return a, number && a.noun > 0
		case t.UPOS == "NUM" && a.noun < 0:
			number = true
		case a.noun > 0 && r.saysHow(k):
			a.rule, a.head = "claim/absolute", k
			return a, true
		case nominal(t.UPOS):
			a.noun = k
			if number && a.head == 0 && (k+1 >= len(r.tok) || !nominal(r.tok[k+1].UPOS)) {
				a.rule, a.head = "claim/having", k
			}
		}
	}
	return a, a.rule != ""
}

// saysHow tells whether token k says how the noun before it is: a participle
// that no noun follows, or an adjective that leads to an infinitive ("likely to").
func (r *reader) saysHow(k int) bool {
	if k+1 >= len(r.tok) {
		return false
	}
	switch t := &r.tok[k]; {
	case t.Tag == "VBN" || t.Tag == "VBG":
		next := &r.tok[k+1]
		return !nominal(next.UPOS) && next.UPOS != "ADJ" || next.UPOS == "PRON"
	case t.UPOS == "ADJ":
		return r.tok[k+1].Tag == "TO" && r.lex.Control.Has(t.Lemma)
	}
	return false
}

// companion is the one whose predicate is token i, or nil.
func (r *reader) companion(i int) *companion {
	k := sort.Search(len(r.with), func(k int) bool { return r.with[k].head >= i })
	if k < len(r.with) && r.with[k].head == i {
		return &r.with[k]
	}
	return nil
}

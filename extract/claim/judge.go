package claim

import (
	"slices"
	"strings"

	"hearsay/extract/news"
)

// judged is the chain of a clause whose own verb says something of its object, or what
// its subject is going to do: "Cubillo identified the pilot as Juan Rees", "The militants
// claim to have taken it" and "The man was named by two papers" are put forward by
// Cubillo, the militants and the papers, though no clause hangs on the verb.
func (w *writer) judged(c *clause) (chain []news.Source, others [][]news.Source) {
	if i := w.unsaid[c.head] - 1; i >= 0 && w.passive(c.head) && w.lex.Tell.Has(w.tok[c.head].Lemma) && !w.lex.Instruct.Has(w.tok[c.head].Lemma) && w.agent(c.head) < 0 {
		if ch := w.doc.Statements[i].Chain; len(ch) > 0 && ch[len(ch)-1].Kind == news.Outlet {
			return slices.Clone(ch), nil // "is said to have left", right after a report
		}
		return nil, nil
	}
	v := w.judge(c)
	if !w.lex.Judges.Has(w.tok[v].Lemma) || w.negated(v) {
		return nil, nil
	}
	if a := w.agent(v); a >= 0 {
		if !w.canSpeak(a) || !w.lex.Rules.Has(w.tok[v].Lemma) && !w.predicates(v) {
			return nil, nil // "were welcomed by the mayor"
		}
		return []news.Source{w.sayer(a, c)}, nil
	}
	i := w.unsaid[v] - 1
	if i < 0 || w.passive(v) || c.subject < 0 || !w.predicates(v) {
		return nil, nil
	}
	s := &w.doc.Statements[i]
	if n := len(s.Chain); n == 0 || w.lifeless(&s.Chain[n-1]) {
		return nil, nil
	}
	return slices.Clone(s.Chain), s.Others
}

// lifeless tells of a thing that is only said to promise: "visuals that promise more".
func (w *writer) lifeless(h *news.Source) bool {
	return h.Kind == news.Unknown && !h.Anonymous && (h.Entity < 0 || w.doc.Entities[h.Entity].Nominal)
}

// judge is the verb of a clause that may judge: not what it governs, as in "threatened to
// leave".
func (w *writer) judge(c *clause) int {
	if w.lex.Judges.Has(w.tok[c.head].Lemma) {
		return c.head
	}
	return w.verb(c.head)
}

// predicates tells whether verb v has an object and what is said of it ("called the
// attack a reprisal", "identified him as Rees"), or says what its subject does ("claim
// to have left"): not "called a meeting", "saw them leave", "named her to run it".
func (w *writer) predicates(v int) bool {
	lemma := w.tok[v].Lemma
	calls := w.lex.Calls.Has(lemma)
	object := false
	for k := w.first[v]; k >= 0; k = w.next[k] {
		switch i := int(k); {
		case i < v:
		case w.rel[i] == relXcomp, w.rel[i] == relCcomp:
			if calls && nominal(w.tok[i].UPOS) && !w.infinitive(i) || (w.infinitive(i) || w.tok[v+1].Tag == "TO") && (w.lex.Control.Has(lemma) || w.lex.Conveys.Has(lemma)) {
				return true
			}
		case w.rel[i] == relObj, w.rel[i] == relIobj:
			if strings.HasSuffix(w.tok[i].Lemma, "self") || strings.HasSuffix(w.tok[i].Lemma, "selves") {
				return false // who calls himself something
			}
			if calls && object || !calls && w.likened(i) {
				return true
			}
			object = true
		case !calls && w.likens(i):
			return true
		}
	}
	return false
}

// likened tells whether something that hangs on noun i says what it is: "the pilot as
// Juan Rees".
func (w *writer) likened(i int) bool {
	for k := w.first[i]; k >= 0; k = w.next[k] {
		if int(k) > i && w.likens(int(k)) {
			return true
		}
	}
	return false
}

// likens tells whether i stands after "as", or after "at" as an amount.
func (w *writer) likens(i int) bool {
	for k := w.first[i]; k >= 0 && int(k) < i; k = w.next[k] {
		if w.lex.Likens.Has(w.tok[k].Lemma) && (w.lex.As.Has(w.tok[k].Lemma) || w.tok[i].UPOS == "NUM" || w.tok[i].UPOS == "SYM") && (w.rel[k] == relCase || w.rel[k] == relMark) {
			return true
		}
	}
	return false
}

// judging is who says something of an object inside what another says: "The story said
// that documents identified him as Rees"; -1 for nobody.
func (w *writer) judging(c *clause) int {
	v := w.judge(c)
	if !w.lex.Judges.Has(w.tok[v].Lemma) || w.negated(v) || w.passive(v) || c.subject < 0 || w.tok[c.subject].UPOS == "PRON" || !w.canSpeak(c.subject) || v != c.head || !w.predicates(v) || w.lex.Control.Has(w.tok[v].Lemma) {
		return -1
	}
	return c.subject
}

package claim

// frames reads what the statements before this layer missed: a clause that only
// says who says another ("…, a source said", "as Reuters notes, …", "the mayor
// says that …") is no claim, and gives the other its source.
func (r *reader) frames() {
	for k := range r.clauses {
		c := &r.clauses[k]
		if c.parent < 0 {
			continue
		}
		p := &r.clauses[c.parent]
		switch {
		case c.rule == "claim/complement" && r.says(p.head):
			c.said = p.subject
		case c.rule == "claim/inverted":
			p.said, c.hollow = c.subject, true
		case c.rule == "claim/beside" && r.says(c.head) && r.bare(c.head) && c.stmt == p.stmt:
			p.said, c.hollow = c.subject, true
		case c.rule == "claim/adverbial" && r.says(c.head) && r.bare(c.head) && r.lex.As.Has(r.tok[c.from].Lemma) && c.stmt == p.stmt && r.agrees(c.head):
			p.said, c.hollow = c.subject, true
		}
	}
	for k := range r.clauses {
		if c := &r.clauses[k]; c.rule == "claim/coordination" && c.parent >= 0 && c.said < 0 && c.stmt == r.clauses[c.parent].stmt && !r.clauses[c.parent].hollow {
			c.said = r.clauses[c.parent].said
		}
	}
}

// inverted: "…, writes Kommersant." at the end of a sentence, however the
// parser has joined it.
func (r *reader) inverted(i int) bool {
	if r.isCue[i] || !r.lex.Says.Has(r.tok[i].Lemma) || !finiteTag(r.tok[i].Tag) || r.child(i, relCc) >= 0 || i < 1 || !r.isComma(i-1) {
		return false
	}
	n := r.nounAfter(i)
	if n < 0 {
		return false
	}
	for k := n + 1; k < len(r.tok); k++ { // only the rest of the name may follow
		switch t := &r.tok[k]; {
		case t.Tag == ".":
			return true
		case !nominal(t.UPOS) && t.UPOS != "ADP" && t.UPOS != "DET" && t.UPOS != "ADJ":
			return false
		}
	}
	return false
}

// says tells whether h is a verb of saying in the active, with a subject, that
// no statement has for its cue.
func (r *reader) says(h int) bool {
	return !r.isCue[h] && r.lex.Says.Has(r.tok[h].Lemma) && r.tok[h].UPOS == "VERB" && r.child(h, relAuxPass) < 0 && r.subject(h) >= 0 && r.child(h, relExpl) < 0
}

// bare tells whether h has neither object nor complement of its own.
func (r *reader) bare(h int) bool { return r.anyChild(h, relObj, relCcomp, relXcomp) < 0 }

// agrees tells whether the verb at h is no plural beside a subject in the
// singular: "as a tsunami benefit show" says nothing.
func (r *reader) agrees(h int) bool {
	s := r.subject(h)
	return r.tok[h].Tag != "VBP" && r.tok[h].Tag != "VB" || s < 0 || r.tok[s].Tag != "NN" || r.child(h, relAux) >= 0
}

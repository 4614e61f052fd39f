package claim

import "hearsay/extract/news"

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
		case c.rule == "claim/complement" && (r.says(p.head) || r.addressing(p.head)):
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
	r.trailers()
	r.forerunners()
	r.midway()
}

// unuttered tells whether verb h tells that somebody has not said something: "has not
// publicly stated that".
func (r *reader) unuttered(h int) bool {
	if !r.lex.Utters.Has(r.tok[h].Lemma) {
		return false
	}
	for c := r.first[h]; c >= 0; c = r.next[c] {
		if r.rel[c] == relAdvmod && r.lex.Negations.Has(r.tok[c].Lemma) || r.rel[c] == relNsubj && r.lex.Nobody.Has(r.tok[c].Lemma) {
			return true
		}
	}
	return false
}

// midway: "The sale would help, the mayor explained, especially as prices fall", where
// the statement that was found holds only what follows.
func (r *reader) midway() {
	for k := range r.clauses {
		c := &r.clauses[k]
		if c.stmt >= 0 || c.voice >= 0 || c.said >= 0 || c.hollow || c.fragment {
			continue
		}
		for x := r.first[c.head]; x >= 0; x = r.next[x] {
			v := int(x)
			if v < c.head || r.rel[v] != relParataxis || !r.isCue[v] || !r.lex.Says.Has(r.tok[v].Lemma) || v+1 >= len(r.tok) || !r.isComma(v+1) {
				continue
			}
			if s := r.subject(v); s > c.head && s < v && r.edge(s) > 0 && r.isComma(r.edge(s)-1) {
				c.said, c.hi = s, min(c.hi, r.edge(s)-1)
			}
		}
	}
}

// maxTrailer is how many words name who reports at the end of a sentence.
const maxTrailer = 8

// trailers: "Heavy winds forced the plane to turn, Teletica reports.", where the
// tagger took "reports" for a noun.
func (r *reader) trailers() {
	for k := 0; k < len(r.clauses); k++ {
		c := &r.clauses[k]
		if c.stmt >= 0 || c.voice >= 0 || c.said >= 0 {
			continue
		}
		if comma, who := r.trailer(r.sentenceOf(c.head)); comma > c.head {
			c.said, c.hi = who, min(c.hi, comma)
		}
	}
}

// trailer finds the comma and the name of a sentence's "…, NAME reports.", -1
// where there is none.
func (r *reader) trailer(s *news.Sentence) (comma, who int) {
	if s == nil || s.Len() < 6 {
		return -1, -1
	}
	end := s.Last - 1
	for end > s.First && r.rel[end] == relPunct {
		end--
	}
	if r.isCue[end] || r.content[end] >= 0 || !r.lex.Says.Has(r.tok[end].Lemma) || r.tok[end].Tag != "NNS" && !finiteTag(r.tok[end].Tag) {
		return -1, -1
	}
	who = end - 1
	if m := r.mention[who]; m < 0 && r.rel[who] != relFlat && r.rel[who] != relCompound || r.cue[who] >= 0 || r.content[who] >= 0 {
		return -1, -1
	}
	name := -1
	for k := who; k > max(s.First, end-maxTrailer); k-- {
		t := &r.tok[k]
		if m := r.mention[k]; m >= 0 && name < 0 && r.doc.Mentions[m].Form == news.FormName && r.doc.Mentions[m].Last == end {
			name = k
		}
		switch {
		case t.Tag == ",":
			if name < 0 {
				return -1, -1
			}
			return k, name
		case !nominal(t.UPOS) && t.UPOS != "DET" && t.UPOS != "ADJ" && t.UPOS != "PART":
			return -1, -1
		}
	}
	return -1, -1
}

// forerunners: "As discovered by MacRumors, the issue shows when …".
func (r *reader) forerunners() {
	for k := range r.clauses {
		c := &r.clauses[k]
		if c.stmt >= 0 || c.voice >= 0 || c.said >= 0 {
			continue
		}
		for i := r.first[c.head]; i >= 0; i = r.next[i] {
			v := int(i)
			if r.rel[v] != relAdvcl || r.tok[v].Tag != "VBN" || !r.introducedBy(v, r.lex.As) || !r.lex.Says.Has(r.tok[v].Lemma) && !r.lex.Finds.Has(r.tok[v].Lemma) {
				continue
			}
			a := r.agent(v)
			if a < 0 || r.cue[a] >= 0 {
				continue
			}
			c.said = a
			if v < c.head {
				c.after = max(c.after, int(r.hi[v]))
			} else {
				c.hi = min(c.hi, int(r.lo[v]))
			}
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
	return !r.isCue[h] && r.lex.Says.Has(r.tok[h].Lemma) && r.tok[h].UPOS == "VERB" && r.child(h, relAuxPass) < 0 && r.subject(h) >= 0 && r.child(h, relExpl) < 0 &&
		(!r.lex.Hollow.Has(r.tok[h].Lemma) || r.canSpeak(r.subject(h)))
}

// bare tells whether h has neither object nor complement of its own.
func (r *reader) bare(h int) bool { return r.anyChild(h, relObj, relCcomp, relXcomp) < 0 }

// agrees tells whether the verb at h is no plural beside a subject in the
// singular: "as a tsunami benefit show" says nothing.
func (r *reader) agrees(h int) bool {
	s := r.subject(h)
	return r.tok[h].Tag != "VBP" && r.tok[h].Tag != "VB" || s < 0 || r.tok[s].Tag != "NN" || r.child(h, relAux) >= 0
}

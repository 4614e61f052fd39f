package claim

import "hearsay/extract/news"

// rel is a dependency relation as the rules see it. Names of UD version 1
// stand for those of version 2, and subtypes that no rule asks for are folded.
type rel uint8

const (
	relOther rel = iota
	relRoot
	relNsubj
	relNsubjPass
	relCsubj
	relObj
	relIobj
	relObl
	relAgent
	relXcomp
	relCcomp
	relAdvcl
	relAcl
	relRelcl
	relConj
	relCc
	relMark
	relAux
	relAuxPass
	relCop
	relCase
	relDet
	relAdvmod
	relAmod
	relNmod
	relPoss
	relAppos
	relParataxis
	relPunct
	relPrt
	relExpl
	relFixed
	relFlat
	relCompound
	relNummod
	relDiscourse
	relVocative
)

// relSet is a set of relations.
type relSet uint64

func relsOf(list ...rel) relSet {
	var s relSet
	for _, r := range list {
		s |= 1 << r
	}
	return s
}

func (s relSet) has(r rel) bool { return s>>r&1 == 1 }

func relOf(name string) rel {
	switch name {
	case "root":
		return relRoot
	case "nsubj", "nsubj:outer":
		return relNsubj
	case "nsubj:pass", "nsubjpass", "csubj:pass":
		return relNsubjPass
	case "csubj", "csubj:outer":
		return relCsubj
	case "obj", "dobj":
		return relObj
	case "iobj":
		return relIobj
	case "obl", "obl:unmarked", "obl:tmod", "obl:npmod":
		return relObl
	case "obl:agent", "nmod:agent":
		return relAgent
	case "xcomp":
		return relXcomp
	case "ccomp":
		return relCcomp
	case "advcl":
		return relAdvcl
	case "acl":
		return relAcl
	case "acl:relcl", "advcl:relcl":
		return relRelcl
	case "conj":
		return relConj
	case "cc":
		return relCc
	case "mark":
		return relMark
	case "aux":
		return relAux
	case "aux:pass", "auxpass":
		return relAuxPass
	case "cop":
		return relCop
	}
	return relOfNominal(name)
}

// relOfNominal is the second half of relOf: what hangs on nouns, and marks.
func relOfNominal(name string) rel {
	switch name {
	case "case":
		return relCase
	case "det", "det:predet":
		return relDet
	case "advmod", "neg":
		return relAdvmod
	case "amod":
		return relAmod
	case "nmod", "nmod:unmarked", "nmod:tmod", "nmod:npmod", "nmod:desc":
		return relNmod
	case "nmod:poss":
		return relPoss
	case "appos":
		return relAppos
	case "parataxis":
		return relParataxis
	case "punct":
		return relPunct
	case "compound:prt":
		return relPrt
	case "expl":
		return relExpl
	case "fixed", "mwe":
		return relFixed
	case "flat", "name":
		return relFlat
	case "compound":
		return relCompound
	case "nummod":
		return relNummod
	case "discourse":
		return relDiscourse
	case "vocative":
		return relVocative
	}
	return relOther
}

// tree is the dependency trees of a whole document, with children as linked
// lists in token order and a top-down order, so that every walk is linear in
// the text, whatever the parse.
type tree struct {
	tok         []news.Token
	rel         []rel
	first, next []int32 // first child of a token, next sibling; -1 for none
	order       []int32 // tokens from the roots down; what a cycle holds is missing
	lo, hi      []int32 // extent of a token's subtree: [lo, hi)
}

func newTree(tok []news.Token) *tree {
	n := len(tok)
	mem := make([]int32, 5*n)
	t := &tree{tok: tok, rel: make([]rel, n), first: mem[:n], next: mem[n : 2*n], order: mem[2*n : 2*n : 3*n], lo: mem[3*n : 4*n], hi: mem[4*n:]}
	for i := range t.first {
		t.first[i] = -1
	}
	for i := n - 1; i >= 0; i-- {
		t.rel[i] = relOf(tok[i].Rel)
		t.lo[i], t.hi[i] = int32(i), int32(i+1)
		if h := tok[i].Head; h >= 0 {
			t.next[i], t.first[h] = t.first[h], int32(i)
		} else {
			t.next[i] = -1
			t.rel[i] = relRoot
		}
	}
	t.sort()
	return t
}

// sort fills order breadth first, then the extents from the leaves up.
func (t *tree) sort() {
	for i := range t.tok {
		if t.tok[i].Head < 0 {
			t.order = append(t.order, int32(i))
		}
	}
	for k := 0; k < len(t.order); k++ {
		for c := t.first[t.order[k]]; c >= 0; c = t.next[c] {
			t.order = append(t.order, c)
		}
	}
	for k := len(t.order) - 1; k >= 0; k-- {
		i := t.order[k]
		if h := t.tok[i].Head; h >= 0 {
			t.lo[h], t.hi[h] = min(t.lo[h], t.lo[i]), max(t.hi[h], t.hi[i])
		}
	}
}

// child is the first child of h with relation r, or -1.
func (t *tree) child(h int, r rel) int {
	for c := t.first[h]; c >= 0; c = t.next[c] {
		if t.rel[c] == r {
			return int(c)
		}
	}
	return -1
}

// anyChild is the first child of h with one of the relations, or -1.
func (t *tree) anyChild(h int, rs ...rel) int {
	for c := t.first[h]; c >= 0; c = t.next[c] {
		for _, r := range rs {
			if t.rel[c] == r {
				return int(c)
			}
		}
	}
	return -1
}

// subject is the subject of predicate h, expletives aside, or -1. Of several, as
// a hasty parser gives them, it is the one next to the verb, but one without a
// preposition before one with ("the pilots of Flight 12 to Atlanta saw"), and the
// first of two that are joined ("Pipex and other suppliers get"). One that stands
// before the clause's own conjunction belongs to the clause before.
func (t *tree) subject(h int) int {
	best, after := -1, -1
	for c := t.first[h]; c >= 0; c = t.next[c] {
		switch t.rel[c] {
		case relCc:
			if int(c) < h {
				after = int(c)
			}
		case relNsubj, relNsubjPass, relCsubj:
			if best < 0 || int(c) < h && t.better(best, int(c)) {
				best = int(c)
			}
		}
	}
	if best < after {
		return -1
	}
	return best
}

// better tells whether subject b, which stands after subject a of the same verb,
// is the one.
func (t *tree) better(a, b int) bool {
	if pa, pb := t.prepositional(a), t.prepositional(b); pa != pb {
		return pa
	}
	return !t.comma(a, b) && t.child(b, relCc) < 0
}

// prepositional tells whether a preposition leads to noun k.
func (t *tree) prepositional(k int) bool {
	c := t.child(k, relCase)
	return c >= 0 && c < k && (t.rel[k] == relNsubj || t.rel[k] == relNsubjPass)
}

// comma tells whether a comma stands between tokens a and b: what follows it is
// an apposition of the subject rather than the subject ("Ruth Amsel, the mayor, said").
func (t *tree) comma(a, b int) bool {
	for k := a + 1; k < b; k++ {
		if t.tok[k].Tag == "," {
			return true
		}
	}
	return false
}

// predicate tells whether h can head a clause: a verb, or something with a copula.
func (t *tree) predicate(h int) bool {
	u := t.tok[h].UPOS
	return u == "VERB" || u == "AUX" || t.child(h, relCop) >= 0
}

// finite tells whether the predicate h is finite, by its own tag or by that of
// an auxiliary or copula.
func (t *tree) finite(h int) bool {
	if finiteTag(t.tok[h].Tag) {
		return true
	}
	if t.tok[h].Tag == "VBN" && t.child(h, relAux) < 0 && t.child(h, relAuxPass) < 0 && t.child(h, relCop) < 0 {
		s := t.child(h, relNsubj)
		return s >= 0 && s < h // a past tense that the tagger took for a participle
	}
	for c := t.first[h]; c >= 0; c = t.next[c] {
		if r := t.rel[c]; (r == relAux || r == relAuxPass || r == relCop) && finiteTag(t.tok[c].Tag) {
			return true
		}
	}
	return false
}

func finiteTag(tag string) bool {
	return tag == "VBD" || tag == "VBZ" || tag == "VBP" || tag == "MD"
}

// infinitive tells whether h is marked with "to".
func (t *tree) infinitive(h int) bool {
	for c := t.first[h]; c >= 0; c = t.next[c] {
		if t.rel[c] == relMark && t.tok[c].Tag == "TO" {
			return true
		}
	}
	return false
}

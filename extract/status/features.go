package status

import (
	"strings"

	"hearsay/extract/model"
	"hearsay/extract/news"
	"hearsay/extract/status/en"
)

// FactualityFeatures is the version of the features below; a model trained on
// others is refused.
const FactualityFeatures = 1

// Templates of features: what a hash stands for.
const (
	fBias = iota
	fLemma
	fTag
	fRel
	fLemmaTag
	fCluster
	fSuffix
	fMood
	fMoodTag
	fMoodRule
	fMoodHead
	fChild
	fAuxes
	fSubject
	fSubjectTag
	fHead // + depth
	fHeadRel
	fHeadTag
	fHeadCluster
	fHeadMood
	fHeadClass
	fPath
	fPathLemmas
	fWord // + offset
	fWordTag
	fRoot
	fRootTag
	fQuestion
	fIf
	fRootSelf
	fMark
	fHas
	fTagAuxes
	fRelHead
	fDeterminer
	fClusterHead
)

// extractor gathers the features of one event.
type extractor struct {
	*judge
	out []uint64
}

func (x *extractor) add(template uint64, values ...string) {
	h := model.Hash(template)
	for _, v := range values {
		h = model.HashString(h, v)
	}
	x.out = append(x.out, h)
}

func (x *extractor) number(template uint64, values ...uint64) {
	h := model.Hash(template)
	for _, v := range values {
		h = model.Mix(h, v)
	}
	x.out = append(x.out, h)
}

// features of the event at token v: its own form, its arguments, and the words
// that it hangs on, with what the rules make of them (a lexical signature of the
// embedding verbs, as in Saurí and Pustejovsky 2012 and Rudinger et al. 2018).
func (x *extractor) features(v int, s news.Range) []uint64 {
	x.out = x.out[:0]
	t := &x.doc.Tokens[v]
	x.predicate = v
	m := x.composed(&news.Claim{}, v)
	mood := string(m.modality)
	if m.negative {
		mood += "-"
	}
	x.add(fBias)
	x.add(fLemma, t.Lemma)
	x.add(fTag, t.Tag)
	x.add(fRel, t.Rel)
	x.add(fLemmaTag, t.Lemma, t.Tag)
	x.number(fCluster, uint64(t.Cluster))
	x.add(fSuffix, t.Lemma[max(0, len(t.Lemma)-3):])
	x.add(fMood, mood)
	x.add(fMoodTag, mood, t.Tag, x.rel(v))
	x.add(fMoodRule, mood, m.rule)
	x.children(v, mood)
	x.above3(v, mood)
	x.window(v, s)
	x.sentence(v, s)
	return x.out
}

// children are auxiliaries, marks, negations and arguments.
func (x *extractor) children(v int, mood string) {
	auxes := ""
	for c32 := x.first[v]; c32 >= 0; c32 = x.next[c32] {
		c := int(c32)
		t := &x.doc.Tokens[c]
		switch r := x.rel(c); r {
		case "aux", "cop":
			auxes += x.low(c) + " "
			x.add(fChild, r, t.Lemma)
		case "advmod", "mark", "cc", "case", "neg":
			x.add(fChild, r, t.Lemma)
			if r == "mark" {
				auxes += x.low(c) + " "
			}
		case "det", "amod", "nummod":
			x.add(fDeterminer, r, t.Lemma)
		case "nsubj", "expl":
			x.add(fSubject, t.Lemma)
			x.add(fSubjectTag, t.Rel, t.Tag)
			if x.none(c) {
				x.add(fHas, "nobody")
			}
		case "obj", "iobj":
			x.add(fHas, r, t.Tag)
			if x.none(c) {
				x.add(fHas, "nothing")
			}
		case "xcomp", "ccomp", "advcl", "obl", "parataxis", "conj", "acl":
			x.add(fHas, r)
			if r == "advcl" && x.marked(c, "if", "unless", "until", "before") {
				x.add(fHas, "condition")
			}
		}
	}
	x.add(fAuxes, auxes)
	x.add(fTagAuxes, x.doc.Tokens[v].Tag, auxes, x.rel(v))
}

// above3 are the three words above, with relations, moods and classes.
func (x *extractor) above3(v int, mood string) {
	path, lemmas, cur := "", "", v
	for depth := uint64(1); depth <= 3; depth++ {
		h := x.doc.Tokens[cur].Head
		if h < 0 {
			x.number(fPath, depth)
			return
		}
		t := &x.doc.Tokens[h]
		path += x.rel(cur) + ">"
		lemmas += t.Lemma + ">"
		l := x.level(h)
		level := string(l.modality)
		if l.negative {
			level += "-"
		}
		d := string(rune('0' + depth))
		x.add(fHead, d, t.Lemma)
		x.add(fHeadRel, d, t.Lemma, x.rel(cur))
		x.add(fHeadTag, d, t.Tag, path)
		x.number(fHeadCluster, depth, uint64(t.Cluster))
		x.add(fHeadMood, d, level, path)
		x.number(fHeadClass, depth, uint64(x.class(h)))
		x.add(fPath, path)
		x.add(fPathLemmas, path, lemmas)
		if depth == 1 {
			x.add(fMoodHead, mood, t.Lemma)
			x.add(fRelHead, x.doc.Tokens[v].Tag, x.rel(cur), t.Lemma, level)
			x.number(fClusterHead, uint64(t.Cluster), model.HashString(0, x.rel(cur)), model.HashString(0, x.doc.Tokens[v].Tag))
		}
		cur = h
	}
}

func (x *extractor) window(v int, s news.Range) {
	for o := -3; o <= 3; o++ {
		if i := v + o; o != 0 && s.Has(i) {
			x.add(fWord, string(rune('d'+o)), x.doc.Tokens[i].Lemma)
			x.add(fWordTag, string(rune('d'+o)), x.doc.Tokens[i].Tag)
		}
	}
}

// sentence features: its root, whether it asks, and words of doubt before v.
func (x *extractor) sentence(v int, s news.Range) {
	for i := s.First; i < s.Last && i < s.First+maxFactual; i++ {
		t := &x.doc.Tokens[i]
		if t.Head < 0 {
			x.add(fRoot, t.Lemma)
			x.add(fRootTag, t.Tag, x.rel(v))
		}
		switch {
		case t.Tag == "MD":
			x.add(fIf, "modal", x.low(i), side(i, v))
		case i == s.Last-1 && x.low(i) == "?":
			x.add(fQuestion, strings.ToLower(x.doc.Tokens[v].Tag))
		case t.Tag == "IN" && (t.Lemma == "if" || t.Lemma == "whether" || t.Lemma == "unless"):
			x.add(fIf, t.Lemma, side(i, v))
		case en.ModalOf(t.Lemma) == en.Not:
			x.add(fIf, "not", side(i, v))
		}
	}
	if x.doc.Tokens[v].Head < 0 {
		x.add(fRootSelf)
	}
}

// maxFactual is how many words of a sentence are looked at, so that a sentence of
// a million words with an event each stays linear.
const maxFactual = 80

func side(i, v int) string {
	switch {
	case i < v-5:
		return "far before"
	case i < v:
		return "before"
	case i == v:
		return "at"
	case i > v+5:
		return "far after"
	}
	return "after"
}

package entity

// The labels of the name finder: outside, or the begin, inside, last or only
// word of a name of one of the classes.
const (
	classPerson = iota
	classOrganisation
	classPlace
	classOther // events, products, works: sorted by the rules of kind.go
	classes

	labels = 1 + 4*classes
)

const (
	posBegin = iota
	posInside
	posLast
	posOnly
)

// Label is a name finder's label; 0 is outside.
type Label uint8

func (l Label) class() int { return int(l-1) / 4 }
func (l Label) pos() int   { return int(l-1) % 4 }

// follows tells whether label b may stand after a: a begun name goes on in its
// own class until its last word.
func follows(a, b Label) bool {
	open := a != 0 && (a.pos() == posBegin || a.pos() == posInside)
	goesOn := b != 0 && (b.pos() == posInside || b.pos() == posLast)
	if open != goesOn {
		return false
	}
	return !open || a.class() == b.class()
}

// nTemplates is the number of features of one word.
const nTemplates = 62

// none stands for the words before the first and after the last of a sentence.
var none = word{exact: 1, lower: 1, shape: 1, tag: 1, pre2: 1, pre3: 1, suf3: 1}

// templates fills out with the features of word i of the sentence ws. Each
// template has its own number, so that equal words in other places differ.
func templates(ws []word, i int, out *[nTemplates]uint64) {
	at := func(k int) *word {
		if k < 0 || k >= len(ws) {
			return &none
		}
		return &ws[k]
	}
	w, p, n, pp, nn := at(i), at(i-1), at(i+1), at(i-2), at(i+2)
	k := 0
	put := func(a, b, c uint64) {
		out[k] = mix(k+1, a, b, c)
		k++
	}
	put(w.exact, 0, 0)
	put(w.lower, 0, 0)
	put(p.lower, 0, 0)
	put(n.lower, 0, 0)
	put(pp.lower, 0, 0)
	put(nn.lower, 0, 0)
	put(p.lower, w.lower, 0)
	put(w.lower, n.lower, 0)
	put(p.lower, n.lower, 0)
	put(pp.lower, p.lower, w.shape)
	put(n.lower, nn.lower, w.shape)
	put(w.shape, uint64(w.flags&isFirst), 0)
	put(p.shape, 0, 0)
	put(n.shape, 0, 0)
	put(p.shape, w.shape, 0)
	put(w.shape, n.shape, 0)
	put(p.shape, w.shape, n.shape)
	put(p.lower, w.shape, 0)
	put(n.lower, w.shape, 0)
	put(w.pre2, 0, 0)
	put(w.pre3, 0, 0)
	put(w.pre4, 0, 0)
	put(w.suf2, 0, 0)
	put(w.suf3, 0, 0)
	put(w.suf4, 0, 0)
	put(n.suf3, w.shape, 0)
	put(p.suf3, w.shape, 0)
	put(w.tag, 0, 0)
	put(p.tag, 0, 0)
	put(n.tag, 0, 0)
	put(p.tag, w.tag, 0)
	put(w.tag, n.tag, 0)
	put(p.tag, w.tag, n.tag)
	put(w.tag, w.suf3, w.shape)
	put(w.fine, 0, 0)
	put(p.fine, 0, 0)
	put(n.fine, 0, 0)
	put(pp.fine, 0, 0)
	put(nn.fine, 0, 0)
	put(p.fine, w.fine, 0)
	put(w.fine, n.fine, 0)
	put(w.coarse, 0, 0)
	put(p.coarse, w.coarse, 0)
	put(w.coarse, n.coarse, 0)
	put(p.coarse, w.coarse, n.coarse)
	put(w.coarse, w.shape, 0)
	put(p.coarse, w.shape, 0)
	put(n.coarse, w.shape, 0)
	put(uint64(w.gaz), 0, 0)
	put(uint64(p.gaz), 0, 0)
	put(uint64(n.gaz), 0, 0)
	put(uint64(p.gaz), uint64(w.gaz), 0)
	put(uint64(w.gaz), uint64(n.gaz), 0)
	put(uint64(w.gaz), w.coarse, 0)
	put(uint64(w.gaz), w.shape, uint64(w.flags))
	put(uint64(w.flags), 0, 0)
	put(uint64(w.flags), w.fine, 0)
	put(uint64(w.flags), w.suf2, 0)
	put(uint64(nn.gaz), uint64(n.gaz), w.shape)
	put(pp.fine, p.fine, 0)
	put(n.fine, nn.fine, 0)
	put(uint64(w.gaz), p.lower, 0)
}

// candidate tells which words of a sentence can belong to a name, so that the
// model is asked about no other: capitalised or numbered ones, those that the
// tagger or the gazetteer calls names, and what links two such.
func candidate(ws []word, i int) bool {
	if strong(&ws[i]) {
		return true
	}
	left := i > 0 && strong(&ws[i-1]) || i > 1 && strong(&ws[i-2])
	right := i+1 < len(ws) && strong(&ws[i+1]) || i+2 < len(ws) && strong(&ws[i+2])
	return left && right
}

func strong(w *word) bool {
	return w.flags&(isCap|isProper|hasDigit) != 0 || w.gaz&gazNames != 0
}

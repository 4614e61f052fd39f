package entity

import "hearsay/extract/model"

// Lexis is what the name finder of one language looks words up in. Any part may
// be empty; the features are then absent.
type Lexis struct {
	Gazetteer model.Table // hash of a word or phrase → class bits, and whether longer names begin so
	Clusters  model.Table // ClusterKey of a lower-case word → its fine and coarse cluster
}

// scratch is what reading one document needs, kept between documents.
type scratch struct {
	words  []word
	seen   seen
	gaz    [2]int32
	feats  [nTemplates]uint64
	scores []int32
	best   []int32
	back   []Label
	kind   []uint64
	pass   pass // of the document before, for its buffers
}

// seen remembers which words of a document stood in lower case, and which
// capitalised inside a sentence. It is a set of hashes in 64k bits: a document
// has some hundred different words, so that two seldom meet.
type seen struct{ lower, midCap [1 << 10]uint64 }

func (s *seen) reset() { *s = seen{} }

func (s *seen) note(w *word) {
	bit := w.lower >> 48
	switch {
	case w.flags&isCap == 0:
		s.lower[bit>>6] |= 1 << (bit & 63)
	case w.flags&(isFirst|inCapLine) == 0:
		s.midCap[bit>>6] |= 1 << (bit & 63)
	}
}

func (s *seen) mark(w *word) {
	bit := w.lower >> 48
	if s.lower[bit>>6]>>(bit&63)&1 != 0 {
		w.flags |= seenLower
	}
	if s.midCap[bit>>6]>>(bit&63)&1 != 0 {
		w.flags |= seenMidCap
	}
}

// describe fills in everything about one word that does not hang on others.
func (x *Lexis) describe(sc *scratch, text, tag string) word {
	w := describe(text)
	w.tag = hashString(tag)
	if tag == "NNP" || tag == "NNPS" {
		w.flags |= isProper
	}
	if x.Clusters.Classes() == 2 {
		sc.gaz = [2]int32{}
		x.Clusters.Add(sc.gaz[:], clusterKey(w.lower))
		w.fine, w.coarse = uint64(sc.gaz[0]), uint64(sc.gaz[1])
	}
	return w
}

// ClusterKey is the key of a lower-case word in the table of clusters.
func ClusterKey(word string) uint64 { return clusterKey(hashLower(word)) }

func clusterKey(h uint64) uint64 { return mix(202, h, 0, 0) }

// line sets what hangs on the whole sentence: its case, and the first word.
func line(ws []word) {
	letters, caps := 0, 0
	for i := range ws {
		w := &ws[i]
		if w.flags&isCap != 0 {
			caps++
			letters++
		} else if w.suf2 != 0 && w.flags&hasDigit == 0 {
			letters++
		}
	}
	var all flags
	switch {
	case letters >= 4 && 5*caps >= 4*letters:
		all = inCapLine
	case caps == 0:
		all = inLowLine
	}
	for i := range ws {
		ws[i].flags |= all
	}
	for i := range ws {
		if ws[i].suf2 != 0 || ws[i].flags&(isCap|hasDigit) != 0 {
			ws[i].flags |= isFirst
			return
		}
	}
}

// lookUp marks the words of a sentence that stand in the gazetteer, alone or as
// part of a longer name (at most five words).
func (x *Lexis) lookUp(sc *scratch, ws []word) {
	if x.Gazetteer.Classes() < 2 {
		return
	}
	for i := range ws {
		h := ws[i].lower
		for n := 0; n < 5; n++ {
			sc.gaz = [2]int32{}
			x.Gazetteer.Add(sc.gaz[:], phraseKey(h))
			mask := uint32(uint16(sc.gaz[0]))
			ws[i].gaz |= mask
			for k := 1; k <= n && mask != 0; k++ {
				ws[i+k].gaz |= mask << gazInside
			}
			if sc.gaz[1] == 0 || i+n+1 >= len(ws) {
				break
			}
			h = phrase(h, ws[i+n+1].lower)
		}
	}
}

// phrase joins the hash of a phrase with that of its next word.
func phrase(h, next uint64) uint64 { return mix(200, h, next, 0) }

func phraseKey(h uint64) uint64 { return mix(201, h, 0, 0) }

// PhraseKeys returns the gazetteer keys of a name in lower case, one for each
// of its beginnings; the last is that of the whole name.
func PhraseKeys(words []string) []uint64 {
	keys := make([]uint64, 0, len(words))
	var h uint64
	for i, w := range words {
		if i == 0 {
			h = hashLower(w)
		} else {
			h = phrase(h, hashLower(w))
		}
		keys = append(keys, phraseKey(h))
	}
	return keys
}

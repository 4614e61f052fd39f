package entity

// This file is what the trainer needs: the features of given words, and the
// names of the labels. Training and reading share every line of the features.

// FeatureVersion goes up whenever the features of the name finder change.
const FeatureVersion = 1

// LabelNames lists the name finder's labels in order.
func LabelNames() []string {
	names := make([]string, labels)
	names[0] = "O"
	for l := Label(1); l < labels; l++ {
		names[l] = string("BILU"[l.pos()]) + "-" + [classes]string{"PER", "ORG", "LOC", "MISC"}[l.class()]
	}
	return names
}

// Follows tells whether label b may stand after label a in a sentence.
func Follows(a, b Label) bool { return follows(a, b) }

// Features returns the features of every word of a document's sentences that
// can belong to a name, and nil for the other words.
func (x *Lexis) Features(words, tags [][]string) [][][]uint64 {
	var sc scratch
	var sents [][]word
	for i := range words {
		ws := make([]word, len(words[i]))
		for k := range ws {
			ws[k] = x.describe(&sc, words[i][k], tags[i][k])
		}
		line(ws)
		x.lookUp(&sc, ws)
		for k := range ws {
			sc.seen.note(&ws[k])
		}
		sents = append(sents, ws)
	}
	out := make([][][]uint64, len(sents))
	for i, ws := range sents {
		out[i] = make([][]uint64, len(ws))
		for k := range ws {
			sc.seen.mark(&ws[k])
		}
		for k := range ws {
			if candidate(ws, k) {
				templates(ws, k, &sc.feats)
				out[i][k] = append([]uint64(nil), sc.feats[:]...)
			}
		}
	}
	return out
}

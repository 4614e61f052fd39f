package syntax

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/extract/model"
	"hearsay/extract/news"
)

// disguised finds names that are verbs when read without their capital, "Beats"
// in "Apple bought Beats Music": words with a capital in the midst of running
// text that were tagged as verbs, and one that begins a sentence as a verb in
// the third person or the past before another capital. It fills their rows anew
// as words that nobody knows, and tells whether there were any. Where most words
// have capitals, as in headlines, case says nothing.
func (s *sentence) disguised(d *news.Document, tokens []news.Token, begins bool) bool {
	if headlined(d, tokens) {
		return false
	}
	any := false
	for t := range tokens {
		if w := d.Text(tokens[t].Span); name(d, tokens, t, begins) {
			s.blank(t, w, begins && t == 0)
			any = true
		}
	}
	return any
}

// name tells whether token t was tagged as a verb against its capital, or as a
// pronoun though all its letters are capitals.
func name(d *news.Document, tokens []news.Token, t int, begins bool) bool {
	tag := tokens[t].Tag
	if (tag == "WP" || tag == "PRP" || tag == "PRP$") && shouted(d.Text(tokens[t].Span)) {
		return t > 0 // "the WHO said", "told the US"
	}
	if !strings.HasPrefix(tag, "VB") || !capital(d.Text(tokens[t].Span)) {
		return false
	}
	if t > 0 && (tokens[t-1].UPOS != "PUNCT" || tokens[t-1].Tag == "HYPH") {
		return true
	}
	return begins && t == 0 && (tag == "VBZ" || tag == "VBD") && len(tokens) > 1 && capital(d.Text(tokens[1].Span))
}

// capital: upper case, then lower; "A" and "BBC" say less.
func capital(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	next, _ := utf8.DecodeRuneInString(w[n:])
	return unicode.IsUpper(r) && unicode.IsLower(next)
}

// shouted: two capitals or more and nothing else.
func shouted(w string) bool {
	for i := 0; i < len(w); i++ {
		if w[i] < 'A' || w[i] > 'Z' {
			return false
		}
	}
	return len(w) > 1
}

// headlined tells whether no verb and fewer than two nouns or adjectives are in
// lower case: a headline raises its verb, and may leave one other word low.
func headlined(d *news.Document, tokens []news.Token) bool {
	low := 0
	for t := range tokens {
		if r, _ := utf8.DecodeRuneInString(d.Text(tokens[t].Span)); !unicode.IsLower(r) {
			continue
		}
		switch tokens[t].UPOS {
		case "VERB":
			return false
		case "NOUN", "ADJ":
			low++
		}
	}
	return low < 2
}

// blank fills row t of the input for w as for a word outside the vocabulary whose
// letters say nothing either: "Wired" ends like a participle.
func (s *sentence) blank(t int, w string, first bool) {
	net := s.net
	s.view.See(w, first)
	ns, nl := net.static.Cols, net.learned.Cols
	row := s.x[(t+1)*(ns+nl):][:ns+nl]
	clear(row)
	model.AddBytes(row[ns:], net.learned.Row(0), int16(net.learned.Scale))
	model.AddBytes(row[ns:], net.affixes.Row(int(s.view.Buckets[Affixes-1])), int16(net.affixes.Scale))
}

// joinTwins hangs the parts of a name on its last: two nouns with capitals that
// stand side by side and do the same for their head are one name
// ("the Morning Herald reported", both read as subjects).
func (s *sentence) joinTwins(d *news.Document, tokens []news.Token, heads []int) {
	for t := len(tokens) - 2; t >= 0; t-- {
		h := heads[t]
		if h != heads[t+1] || h == t+2 || h == 0 || !nounish(tokens[t].UPOS) || !nounish(tokens[t+1].UPOS) {
			continue
		}
		if capital(d.Text(tokens[t].Span)) && capital(d.Text(tokens[t+1].Span)) && onlyOne(s.relation(t, h)) && s.relation(t, h) == s.relation(t+1, h) {
			heads[t] = t + 2
		}
	}
}

// onlyOne lists the relations that two bare nouns side by side do not share.
func onlyOne(rel string) bool {
	switch rel {
	case "nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj":
		return true
	}
	return false
}

func nounish(upos string) bool { return upos == "NOUN" || upos == "PROPN" }

// properNouns tags what stands for a name by its capital, in the midst of running
// text: "Note" in "the Galaxy Note 7", read as a common noun.
func properNouns(d *news.Document, tokens []news.Token) {
	if headlined(d, tokens) {
		return
	}
	for t := 1; t < len(tokens); t++ {
		if tokens[t-1].UPOS == "PUNCT" && tokens[t-1].Tag != "HYPH" || !capital(d.Text(tokens[t].Span)) {
			continue
		}
		switch tokens[t].Tag {
		case "NN":
			tokens[t].Tag, tokens[t].UPOS = "NNP", "PROPN"
		case "NNS":
			tokens[t].Tag, tokens[t].UPOS = "NNPS", "PROPN"
		}
	}
}

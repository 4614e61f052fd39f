package syntax

import "hearsay/extract/news"

// agree makes tags and relations fit each other where the network, which chooses
// each by itself, contradicts itself: a word with a subject and no auxiliary is
// no participle ("Two trains collided"), a form of "be" before an adjective is a
// copula ("the ferry was overloaded"), and the subject of a passive is passive.
// heads is 0 for the root and counts words from 1.
func (s *sentence) agree(tokens []news.Token, heads []int) {
	s.seen = grow(s.seen, len(tokens))
	clear(s.seen)
	for t, h := range heads {
		if h > 0 {
			s.seen[h-1] |= seenAs(tokens[t].Rel)
		}
	}
	for t := range tokens {
		if tokens[t].Tag == "VBN" && s.seen[t] == hasSubject {
			tokens[t].Tag = "VBD"
		}
	}
	for t, h := range heads {
		if h == 0 {
			continue
		}
		adjective := tokens[h-1].Tag == "JJ"
		passive := tokens[h-1].Tag == "VBN" && s.seen[h-1]&hasPassive != 0
		switch rel := &tokens[t].Rel; {
		case adjective && *rel == "aux:pass":
			*rel = "cop"
		case adjective && *rel == "nsubj:pass":
			*rel = "nsubj"
		case passive && *rel == "nsubj":
			*rel = "nsubj:pass"
		}
	}
}

// What hangs on a word, as far as agree asks.
const (
	hasSubject uint8 = 1 << iota
	hasAuxiliary
	hasPassive
)

func seenAs(rel string) uint8 {
	switch rel {
	case "nsubj":
		return hasSubject
	case "aux", "cop":
		return hasAuxiliary
	case "aux:pass", "nsubj:pass":
		return hasAuxiliary | hasPassive
	}
	return 0
}

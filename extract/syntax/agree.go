package syntax

import (
	"strings"

	"hearsay/extract/news"
)

// agree makes tags and relations fit each other where the network, which chooses
// each by itself, contradicts itself: a word with a subject and no auxiliary is
// no participle ("Two trains collided"), a form of "be" before an adjective is a
// copula ("the ferry was overloaded"), and the subject of a passive is passive.
// heads is 0 for the root and counts words from 1.
func (s *sentence) agree(tokens []news.Token, heads []int) {
	noArguments(tokens, heads)
	s.seen = grow(s.seen, len(tokens))
	clear(s.seen)
	for t, h := range heads {
		if h > 0 {
			s.seen[h-1] |= seenAs(tokens[t].Rel)
		}
	}
	for t := range tokens {
		if t > 0 && s.seen[t] == 0 {
			s.speakerLast(tokens, heads, t)
		}
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
		case *rel == "advmod" && tokens[t].UPOS == "ADP" && tokens[h-1].UPOS == "VERB":
			*rel = "compound:prt" // "the roof fell in"
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

// speakerLast mends "The virus has reached more farms, officials confirmed": a
// second subject after its verb, with the participle at t hanging on it, is the
// subject of that participle, and the clause before it what was said.
func (s *sentence) speakerLast(tokens []news.Token, heads []int, t int) {
	y := heads[t] - 1
	if y != t-1 || tokens[t].Tag != "VBN" || tokens[t].Rel != "acl" || tokens[y].Rel != "nsubj" {
		return
	}
	v := heads[y] - 1
	if v < 0 || v > y || s.seen[v]&hasSubject == 0 || !subjectBefore(tokens, heads, v) {
		return
	}
	heads[t], tokens[t].Rel = heads[v], tokens[v].Rel
	heads[v], tokens[v].Rel = t+1, "ccomp"
	heads[y] = t + 1
	s.seen[t] |= hasSubject
}

// saidClauses mends "The mayor said the port planned to close": "say" has no hearer, so
// that the noun right before what is said is its subject, and that verb no participle.
func (s *sentence) saidClauses(d *news.Document, tokens []news.Token, heads []int) {
	for t := 2; t < len(tokens); t++ {
		v, y := heads[t]-1, t-1
		if tokens[t].Tag != "VBN" || tokens[t].Rel != "ccomp" || s.seen[t] != 0 || v < 0 || v >= y || !strings.HasPrefix(tokens[y].Tag, "N") || !saying(d.Text(tokens[v].Span)) {
			continue
		}
		switch rel := tokens[y].Rel; {
		case heads[y] == v+1 && (rel == "iobj" || rel == "obj"), heads[y] == t+1 && rel == "compound":
			tokens[t].Tag, tokens[y].Rel, heads[y] = "VBD", "nsubj", t+1
		}
	}
}

func saying(word string) bool { return word == "said" || word == "says" || word == "say" }

// weekdays mends "A court Saturday convicted him": a day of the week between a
// subject and its verb is when, not who. A family may be called Friday, so that a
// name gives up its last word only where two others are left.
func (s *sentence) weekdays(d *news.Document, tokens []news.Token, heads []int) {
	for t := 1; t+1 < len(tokens); t++ {
		if tokens[t].Tag != "NNP" || !strings.HasPrefix(tokens[t+1].Tag, "V") && tokens[t+1].Tag != "MD" || !weekday(d.Text(tokens[t].Span)) {
			continue
		}
		x := heads[t] - 1
		switch rel := tokens[t].Rel; {
		case x < 0:
		case strings.HasPrefix(rel, "nsubj") && x > t && tokens[t-1].Tag == "NN" && (heads[t-1] == x+1 || heads[t-1] == t+1):
			giveUp(tokens, heads, t)
		case rel == "flat" && t-x > 1 && heads[x]-1 > t && strings.HasPrefix(tokens[x].Rel, "nsubj"):
			heads[t], tokens[t].Rel = heads[x], "obl"
		}
	}
}

// giveUp makes the noun before t the subject that the day t is taken for.
func giveUp(tokens []news.Token, heads []int, t int) {
	n := t - 1
	for k := max(0, t-20); k < n; k++ {
		if heads[k] == t+1 {
			heads[k] = n + 1
		}
	}
	heads[n], tokens[n].Rel, tokens[t].Rel = heads[t], tokens[t].Rel, "obl"
}

func weekday(word string) bool {
	switch word {
	case "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday":
		return true
	}
	return false
}

// subjectBefore tells whether word v has a subject before it.
func subjectBefore(tokens []news.Token, heads []int, v int) bool {
	for k := v - 1; k >= max(0, v-20); k-- {
		if heads[k] == v+1 && strings.HasPrefix(tokens[k].Rel, "nsubj") {
			return true
		}
	}
	return false
}

// oneClass makes the universal part of speech of each word follow its tag, where
// the two, which are chosen apart, name a verb and a noun. Gerunds and words in
// "-ing" are either.
func oneClass(tokens []news.Token) {
	for t := range tokens {
		tok := &tokens[t]
		switch {
		case tok.UPOS == "AUX", tok.Tag == "VBG":
		case strings.HasPrefix(tok.Tag, "VB"):
			tok.UPOS = "VERB"
		case tok.UPOS != "VERB":
		case strings.HasPrefix(tok.Tag, "NNP"):
			tok.UPOS = "PROPN"
		case strings.HasPrefix(tok.Tag, "NN"):
			tok.UPOS = "NOUN"
		}
	}
}

// noArguments lifts what hangs on an auxiliary or a copula to the word that these
// belong to: function words have no arguments ("It may, however, modify it").
func noArguments(tokens []news.Token, heads []int) {
	for t := range heads {
		if !argument(tokens[t].Rel) {
			continue
		}
		for h := heads[t]; h > 0 && heads[h-1] > 0 && auxiliary(tokens[h-1].Rel); h = heads[t] {
			heads[t] = heads[h-1]
		}
	}
}

func argument(rel string) bool {
	switch rel {
	case "nsubj", "nsubj:pass", "obj", "obl", "aux", "advmod", "advcl", "xcomp", "ccomp", "mark":
		return true
	}
	return false
}

func auxiliary(rel string) bool { return rel == "aux" || rel == "aux:pass" || rel == "cop" }

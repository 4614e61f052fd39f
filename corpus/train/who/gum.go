package who

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is an annotated mention: its words, entity number, type and whether it
// carries a Wikipedia title.
type span struct {
	sent, first, last int // last is inclusive
	entity            int
	kind              string
	link              string // "coref", "ana", "appos", "pred", "sgl" …
	wiki              bool
}

// openClose finds the mentions in a document's Entity= annotations: "(5-person-
// new-…" opens, "5)" closes, "(5-person-…)" does both.
func openClose(sents []Sentence) []span {
	var done []span
	type open struct{ span }
	var stack []open
	for si, s := range sents {
		for ti, misc := range s.Misc {
			for _, part := range pieces(entityOf(misc)) {
				switch {
				case part[0] == '(':
					sp := parseOpen(strings.TrimSuffix(part[1:], ")"))
					sp.sent, sp.first, sp.last = si, ti, ti
					if strings.HasSuffix(part, ")") {
						done = append(done, sp)
					} else {
						stack = append(stack, open{sp})
					}
				default:
					id := number(part)
					for k := len(stack) - 1; k >= 0; k-- {
						if stack[k].entity == id {
							sp := stack[k].span
							sp.last = ti
							done = append(done, sp)
							stack = append(stack[:k], stack[k+1:]...)
							break
						}
					}
				}
			}
		}
		stack = stack[:0]
	}
	return done
}

func entityOf(misc string) string {
	for _, f := range strings.Split(misc, "|") {
		if v, ok := strings.CutPrefix(f, "Entity="); ok {
			return v
		}
	}
	return ""
}

// pieces cuts "(5-person-new(6-place)7)" into "(5-person-new", "(6-place)", "7)".
func pieces(v string) []string {
	var out []string
	start := 0
	for i := 0; i < len(v); i++ {
		switch {
		case v[i] == ')':
			out = append(out, v[start:i+1])
			start = i + 1
		case v[i] == '(' && i > start:
			out = append(out, v[start:i])
			start = i
		}
	}
	if start < len(v) {
		out = append(out, v[start:])
	}
	return out
}

func parseOpen(s string) span {
	f := strings.SplitN(s, "-", 8)
	sp := span{entity: number(f[0])}
	if len(f) > 1 {
		sp.kind = f[1]
	}
	if len(f) > 6 {
		sp.link = f[6]
	}
	sp.wiki = len(f) > 7
	return sp
}

// LabelGUM sets the labels of names in GUM's sentences: mentions of people,
// organisations, places and other things whose head is a proper noun, cut to
// the run of words that make the name, without article and title.
func LabelGUM(sents []Sentence) {
	for _, doc := range documents(sents) {
		for i := range doc {
			doc[i].Labels = make([]string, len(doc[i].Words))
			for k := range doc[i].Labels {
				doc[i].Labels[k] = "O"
			}
		}
		spans := openClose(doc)
		// Longer ones first, so that the outer name wins.
		for n := 40; n >= 0; n-- {
			for _, sp := range spans {
				if sp.last-sp.first == n {
					labelName(&doc[sp.sent], sp)
				}
			}
		}
	}
}

func documents(sents []Sentence) [][]Sentence {
	var out [][]Sentence
	start := 0
	for i := 1; i <= len(sents); i++ {
		if i == len(sents) || sents[i].NewDoc != "" {
			out = append(out, sents[start:i])
			start = i
		}
	}
	return out
}

func labelName(s *Sentence, sp span) {
	head := headOf(s, sp.first, sp.last)
	if !strings.HasPrefix(s.Tags[head], "NNP") || !upper(s.Words[head]) || sp.kind == "person" && s.Tags[head] == "NNPS" || coordinated(s, sp, head) {
		return
	}
	label := map[string]string{"person": "PER", "organization": "ORG", "place": "LOC",
		"event": "MISC", "object": "MISC", "abstract": "MISC"}[sp.kind]
	if label == "" {
		return
	}
	first, last := nameRun(s, sp, head)
	if label == "PER" {
		for first < last && title(s.Words[first]) {
			first++
		}
	}
	for k := first; k <= last; k++ {
		if s.Labels[k] != "O" {
			return
		}
	}
	s.Labels[first] = "B-" + label
	for k := first + 1; k <= last; k++ {
		s.Labels[k] = "I-" + label
	}
}

// coordinated tells "A and B" from a name with an "and" in it: the parts are
// mentions of their own.
func coordinated(s *Sentence, sp span, head int) bool {
	if sp.kind == "organization" || sp.kind == "abstract" {
		return false
	}
	for k := sp.first; k <= sp.last; k++ {
		if s.Heads[k] == head && s.Rels[k] == "conj" {
			return true
		}
	}
	return false
}

// headOf is the word of the span whose head lies outside it.
func headOf(s *Sentence, first, last int) int {
	for k := first; k <= last; k++ {
		if h := s.Heads[k]; h < first || h > last {
			return k
		}
	}
	return last
}

// nameRun widens the head to the name around it, inside the mention.
func nameRun(s *Sentence, sp span, head int) (int, int) {
	part := func(k int) bool { return strings.HasPrefix(s.Tags[k], "NNP") || upper(s.Words[k]) && s.Tags[k] != "DT" }
	link := func(k int) bool {
		switch strings.ToLower(s.Words[k]) {
		case "-", "de", "la", "al", "von", "van", "bin":
			return true
		case "of", "the", "&":
			return sp.kind != "person"
		case "and", "for":
			return sp.kind == "organization" || sp.kind == "event"
		case "in", "to", "on", "'s", "’s":
			return sp.kind == "event" || sp.kind == "abstract" || sp.kind == "object"
		}
		return s.Tags[k] == "CD" && sp.kind != "person"
	}
	first, last := head, head
	for k := head - 1; k >= sp.first; k-- {
		if part(k) {
			first = k
		} else if !link(k) || k == sp.first || !part(k-1) {
			break
		}
	}
	for k := head + 1; k <= sp.last; k++ {
		if part(k) || s.Tags[k] == "CD" && k == last+1 {
			last = k
		} else if !link(k) || k == sp.last || !(part(k+1) || link(k+1) && k+2 <= sp.last && part(k+2)) {
			break
		}
	}
	return first, last
}

func upper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

func title(w string) bool {
	switch strings.ToLower(w) {
	case "mr.", "mr", "mrs.", "mrs", "ms.", "ms", "miss", "dr.", "dr", "president", "senator", "sen.", "sen", "governor", "gov.", "mayor", "sir", "lord", "lady",
		"king", "queen", "prince", "princess", "pope", "professor", "prof.", "prof", "general", "gen.", "captain", "colonel", "sergeant", "lieutenant",
		"rep.", "congressman", "secretary", "minister", "prime", "chancellor", "judge", "justice", "uncle", "aunt", "saint", "rev.", "reverend":
		return true
	}
	return false
}

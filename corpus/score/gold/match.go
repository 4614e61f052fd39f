package gold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/corpus/gold"
	"hearsay/extract/news"
)

// The functions of this file are those of score.py, one for one, so that the
// two give the same digits.

// place is where a word starts; it identifies the word.
type place struct {
	field news.Field
	start int
}

type tokenSet map[place]bool

// tokens are the places of the words under a span.
func tokens(a *gold.Article, s news.Span) tokenSet {
	set := tokenSet{}
	text := a.Text
	if s.Field == news.Title {
		text = a.Title
	}
	eachWord(text[s.Start:s.End], func(_ string, at int) { set[place{s.Field, s.Start + at}] = true })
	return set
}

func (t tokenSet) meets(u tokenSet) bool {
	for p := range t {
		if u[p] {
			return true
		}
	}
	return false
}

func (t tokenSet) jaccard(u tokenSet) float64 {
	both := 0
	for p := range t {
		if u[p] {
			both++
		}
	}
	if all := len(t) + len(u) - both; all > 0 {
		return float64(both) / float64(all)
	}
	return 0
}

// eachWord calls f for every \w+(?:['’]\w+)? of the text, with \w as Python
// has it: letters, numbers of any kind, underscore.
func eachWord(text string, f func(word string, at int)) {
	for i := 0; i < len(text); {
		end := run(text, i)
		if end == i {
			_, n := utf8.DecodeRuneInString(text[i:])
			i += n
			continue
		}
		if r, n := utf8.DecodeRuneInString(text[end:]); r == '\'' || r == '’' {
			if more := run(text, end+n); more > end+n {
				end = more
			}
		}
		f(text[i:end], i)
		i = end
	}
}

// run is where the word characters that start at i end.
func run(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' {
			break
		}
		i += n
	}
	return i
}

var leading = map[string]bool{"the": true, "a": true, "an": true, "its": true, "their": true, "his": true, "her": true,
	"that": true, "this": true, "these": true, "those": true, "some": true, "one": true}

// norm are a name's words in lower case and stemmed, without a leading article.
func norm(name string) []string {
	name = strings.ReplaceAll(strings.ReplaceAll(name, "’s", ""), "'s", "")
	var words []string
	eachWord(name, func(w string, _ int) { words = append(words, fold(w)) })
	for len(words) > 0 && leading[words[0]] {
		words = words[1:]
	}
	for i, w := range words {
		words[i] = stem(w)
	}
	return words
}

// fold is case folding; of the full foldings only that of ß occurs in news.
func fold(s string) string { return strings.ReplaceAll(strings.ToLower(s), "ß", "ss") }

func stem(w string) string {
	if utf8.RuneCountInString(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") {
		return w[:len(w)-1]
	}
	return w
}

// nameMatch: the same name or head word, or one a contiguous part of the
// other; a prediction may exceed a gold name by 3 words at most.
func nameMatch(pred string, accepted []string) bool {
	p := norm(pred)
	for _, a := range accepted {
		g := norm(a)
		switch {
		case len(g) == 0 && len(p) == 0:
			return true
		case len(p) == 0 || len(g) == 0 || len(p) > len(g)+3:
			continue
		case p[len(p)-1] == g[len(g)-1], within(p, g):
			return true
		}
	}
	return false
}

// within tells whether the shorter list is a contiguous part of the longer.
func within(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for i := 0; i+len(a) <= len(b); i++ {
		if equal(a, b[i:i+len(a)]) {
			return true
		}
	}
	return false
}

func equal(a, b []string) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

var unnamed = map[string]bool{"source": true, "official": true, "people": true, "person": true, "insider": true,
	"report": true, "other": true, "unnamed": true, "anonymou": true}

// hopMatch: the names match, or both are unnamed and both only say so.
func hopMatch(g gold.Hop, p news.Source) bool {
	if g.Name != "" && nameMatch(p.Name, []string{g.Name}) {
		return true
	}
	return g.Anonymous && p.Anonymous && generic(g.Name) && generic(p.Name)
}

func generic(name string) bool {
	n := norm(name)
	return len(n) == 0 || unnamed[n[len(n)-1]]
}

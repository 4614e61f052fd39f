// Package made answers the question: where does a corpus of any size come from,
// for measuring? It tells the same articles again in other worlds: with other
// names, other numbers and other days, the same wherever they stand in one world.
//
//	for world := range 100 {
//		a := made.Article(&article, world) // world 0 is the article itself
//	}
//
// Within a world as many claims are about one matter as in the articles given;
// between worlds they share common words alone: rare ones become others too.
package made

import (
	"fmt"
	"hash/fnv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"hearsay/extract/news"
	"hearsay/extract/relate/en"
)

// Article is the article as it would be told in another world.
func Article(a *news.Article, world int) news.Article {
	out := *a
	if world == 0 {
		return out
	}
	names := namesIn(a.Title + "\n" + a.Text)
	out.Title, out.Text = retold(a.Title, names, world), retold(a.Text, names, world)
	out.Captions, out.Related, out.URLs = nil, nil, nil
	if a.URL != "" {
		out.URL = fmt.Sprintf("%s?world=%d", a.URL, world)
	}
	out.Ref = fmt.Sprintf("%s-%d", a.Ref, world)
	if day, ok := news.ParseDay(a.Published); ok {
		out.Published = day.AddDate(0, 0, -apart*world).Format(time.DateOnly)
	}
	return out
}

// apart is how many days one world lies before the next: a corpus ten times as
// large covers ten times as long, and what an outlet writes in a year it writes in
// other names in the next.
const apart = 365

// kept begin with a capital inside a sentence and are no names.
var kept = [...]string{"I", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March",
	"April", "May", "June", "July", "August", "September", "October", "November", "December", "Mr", "Mrs", "Ms", "Dr", "Sir", "Lord",
	"President", "Prime", "Minister", "Senator", "The", "A", "In", "It", "He", "She", "We", "They", "But", "And"}

// namesIn are the words that stand with a capital inside a sentence.
func namesIn(text string) map[string]bool {
	names := map[string]bool{}
	inside := false
	for _, w := range strings.Fields(text) {
		word := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		if r, _ := utf8.DecodeRuneInString(w); inside && unicode.IsUpper(r) {
			names[word] = true
		}
		inside = !strings.ContainsAny(w[len(w)-1:], ".!?:\"")
	}
	for _, w := range kept {
		delete(names, w)
	}
	return names
}

// retold puts other names and numbers into a text.
func retold(text string, names map[string]bool, world int) string {
	var b strings.Builder
	b.Grow(len(text))
	for len(text) > 0 {
		n := run(text, unicode.IsLetter)
		switch {
		case n > 0 && names[text[:n]]:
			other(&b, text[:n], world)
		case n > 0 && rare(text[:n]):
			other(&b, text[:n-ending], world)
			b.WriteString(text[n-ending : n])
		case n > 0:
			b.WriteString(text[:n])
		default:
			if n = run(text, unicode.IsDigit); n > 0 {
				number(&b, text[:n], world)
				break
			}
			_, n = utf8.DecodeRuneInString(text)
			b.WriteString(text[:n])
		}
		text = text[n:]
	}
	return b.String()
}

// A rare word in small letters becomes another one with the same ending.
const (
	ending     = 3
	rareWord   = 5
	rareWeight = 40 // sixteenths of a nat: one word in twelve. At one in eighty more same links led between worlds than within.
)

// rare tells whether a word is one that tells what a text is about.
func rare(word string) bool {
	return len(word) >= rareWord && word[0] >= 'a' && word[0] <= 'z' && en.Words().Look(en.Stem(word)).Weight >= rareWeight
}

// run is how many bytes at the beginning of text are of one kind.
func run(text string, is func(rune) bool) int {
	if n := strings.IndexFunc(text, func(r rune) bool { return !is(r) }); n >= 0 {
		return n
	}
	return len(text)
}

// other writes a made-up name as long as the given one: consonant, vowel, in turn.
func other(b *strings.Builder, name string, world int) {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	h := hash(name, world)
	upper, capital := strings.ToUpper(name) == name, name[0] < 'a' || name[0] > 'z'
	for i := range len([]rune(name)) {
		letters := consonants
		if (i+int(h>>60))%2 == 1 {
			letters = vowels
		}
		c := letters[h%uint64(len(letters))]
		if h = h*0x9e3779b97f4a7c15 + 1; i == 0 && capital || upper {
			c -= 'a' - 'A'
		}
		b.WriteByte(c)
	}
}

// number writes another one of as many digits. Single digits and years stay: they
// are in dates and in the names of things that are counted.
func number(b *strings.Builder, digits string, world int) {
	if len(digits) < 2 || len(digits) == 4 && (digits[:2] == "19" || digits[:2] == "20") {
		b.WriteString(digits)
		return
	}
	h := hash(digits, world)
	for i := range len(digits) {
		d := h % 9
		if i == 0 {
			d++
		}
		if i == 0 && len(digits) == 2 {
			d = 1 + d%2 // a day of a month stays one
		}
		b.WriteByte('0' + byte(d))
		h = h*0x9e3779b97f4a7c15 + 1
	}
}

func hash(word string, world int) uint64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d %s", world, word)
	return h.Sum64()
}

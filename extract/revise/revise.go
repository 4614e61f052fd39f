// Package revise answers the question: what did a later text of an article
// change? Not which commas: which claims appeared, vanished or came to say
// something else, whether the headline is another, and whether the article says that it
// was corrected.
//
//	for _, c := range revise.Compare(&before, &after) {
//		fmt.Println(c.Class, c.Kind, c.Fields, c.Before, "→", c.After)
//	}
//	// claim changed [deadline] must replace their iPhones by March 31 → … by April 30
//
// It is pure: two texts in, changes out, the weightiest first.
package revise

import (
	"slices"
	"strings"

	"hearsay/extract/news"
	"hearsay/extract/revise/en"
)

// Class says how much a change weighs.
type Class string

// The classes, weightiest first.
const (
	Notice      Class = "correction notice" // the article says that it was corrected
	Claim       Class = "claim"             // what is put forward is more, less or something else
	Headline    Class = "headline"
	Wording     Class = "wording"     // other words for the same
	Typographic Class = "typographic" // quotes, dashes, spaces, commas, capitals
)

// Classes are all classes, weightiest first.
var Classes = []Class{Notice, Claim, Headline, Wording, Typographic}

// Kind says what happened.
type Kind string

// The kinds of change.
const (
	Appeared Kind = "appeared"
	Vanished Kind = "vanished"
	Changed  Kind = "changed"
)

// Text is one revision of an article.
type Text struct {
	Title, Text string
	Claims      []news.Claim
	Extractor   string // version that read the claims
}

// Change is one thing that is otherwise in the later text.
type Change struct {
	Class         Class
	Kind          Kind
	Fields        []string    // of a changed claim: those that differ, as in the contract
	Before, After string      // the words, "" for none
	From, To      *news.Claim // the claim in either text; nil when it is not about one
}

// Compare lists the changes between two texts of one article: claims in the
// order of the later text, those that vanished at the end. The texts are only read.
func Compare(before, after *Text) []Change {
	c := &comparison{a: side(before), b: side(after), sameReader: before.Extractor == after.Extractor}
	c.notices()
	c.headline()
	c.claims(c.body(before.Claims), c.body(after.Claims))
	c.rest()
	slices.SortStableFunc(c.out, func(x, y Change) int { return slices.Index(Classes, x.Class) - slices.Index(Classes, y.Class) })
	return c.out
}

// Weightiest is the class of the first change; "" when there is none.
func Weightiest(list []Change) Class {
	if len(list) == 0 {
		return ""
	}
	return list[0].Class
}

type comparison struct {
	a, b       sided
	sameReader bool
	out        []Change
}

// sided is a text prepared for comparing.
type sided struct {
	*Text
	folded     string
	paragraphs []string // as they stand
	known      map[string]bool
}

func side(t *Text) sided {
	s := sided{Text: t, folded: " " + fold(t.Text) + " ", known: map[string]bool{}}
	for p := range strings.SplitSeq(t.Text, "\n") {
		if f := fold(p); f != "" {
			s.paragraphs = append(s.paragraphs, p)
			s.known[f] = true
		}
	}
	return s
}

// without are the paragraphs of s that the other text does not have.
func (s *sided) without(other *sided) (list []string) {
	for _, p := range s.paragraphs {
		if !other.known[fold(p)] {
			list = append(list, strings.TrimSpace(p))
		}
	}
	return list
}

func (c *comparison) notices() {
	for _, p := range c.b.without(&c.a) {
		if en.Notice(p) != "" {
			c.out = append(c.out, Change{Class: Notice, Kind: Appeared, After: p})
		}
	}
}

// body are the claims outside the headline and the notices, which are reported as what they are.
func (c *comparison) body(claims []news.Claim) []news.Claim {
	return slices.DeleteFunc(slices.Clone(claims), func(x news.Claim) bool {
		if x.Content.Field == news.Title {
			return true
		}
		return slices.ContainsFunc(c.out, func(n Change) bool { return n.Class == Notice && strings.Contains(n.After, x.EvidenceText) })
	})
}

func (c *comparison) headline() {
	if c.a.Title == c.b.Title {
		return
	}
	class := Headline
	if fold(c.a.Title) == fold(c.b.Title) {
		class = Typographic
	}
	c.out = append(c.out, Change{Class: class, Kind: Changed, Before: c.a.Title, After: c.b.Title})
}

// rest says of what is not in any claim only that it changed.
func (c *comparison) rest() {
	if slices.ContainsFunc(c.out, func(x Change) bool { return x.Class == Wording || x.Class == Claim || x.Class == Notice }) {
		return
	}
	gone, added := c.a.without(&c.b), c.b.without(&c.a)
	switch {
	case len(gone)+len(added) > 0 && c.a.folded != c.b.folded:
		c.out = append(c.out, Change{Class: Wording, Kind: Changed, Before: first(gone), After: first(added)})
	case c.a.Text.Text != c.b.Text.Text && !slices.ContainsFunc(c.out, func(x Change) bool { return x.Class == Typographic && x.From != nil }):
		c.out = append(c.out, Change{Class: Typographic, Kind: Changed, Before: first(differing(&c.a, &c.b)), After: first(differing(&c.b, &c.a))})
	}
}

// differing are the paragraphs of s that do not stand letter by letter in other.
func differing(s, other *sided) (list []string) {
	for _, p := range s.paragraphs {
		if !slices.Contains(other.paragraphs, p) {
			return append(list, strings.TrimSpace(p))
		}
	}
	return nil
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

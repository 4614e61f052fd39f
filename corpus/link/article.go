package link

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"hearsay/extract/news"
	"hearsay/extract/relate/en"
	"hearsay/extract/story"
)

// StoryArticle makes an article ready for being put into a story, by the words
// of its title and text.
func StoryArticle(a *news.Article) *story.Article {
	words := en.Words()
	count := map[string]*story.Term{}
	var order []string
	add := func(key string, title bool) {
		t := count[key]
		if t == nil {
			t = &story.Term{Key: key, Weight: words.Look(key).Weight}
			count[key] = t
			order = append(order, key)
		}
		t.Count++
		t.Title = t.Title || title
	}
	for _, k := range en.Sequence(a.Title) {
		add(k, true)
	}
	for _, k := range en.Sequence(a.Text) {
		add(k, false)
	}
	for _, w := range Capitalised(a.Text) {
		for _, k := range en.Sequence(w) {
			if t := count[k]; t != nil {
				t.Name = true
			}
		}
	}
	terms := make([]story.Term, 0, len(order))
	for _, k := range order {
		terms = append(terms, *count[k])
	}
	return story.New(a.ID, a.Published, terms).Print(story.Prints(a.Text))
}

// Capitalised are the words that stand with a capital inside a sentence: names,
// near enough for weighing.
func Capitalised(text string) []string {
	var out []string
	inside := false
	for _, w := range strings.Fields(text) {
		if r, _ := utf8.DecodeRuneInString(w); inside && unicode.IsUpper(r) {
			out = append(out, w)
		}
		inside = !strings.ContainsAny(w[len(w)-1:], ".!?:\"")
	}
	return out
}

// Package en knows how English articles say that they were corrected.
package en

import "strings"

// notice is a row: a paragraph is a correction notice when it starts with any of
// starts, or has one of each of all. Words are in small letters, with straight apostrophes.
type notice struct {
	name   string
	starts []string
	all    [][]string
}

// self are the words by which an article speaks of itself.
var self = []string{"this article", "this story", "this report", "this piece", "this post", "this headline", "this page", "this column", "our article", "our story", "our report"}

// notices are told from news about corrections made elsewhere by the colon of a
// label, or by the article speaking of itself.
var notices = []notice{
	{name: "label", starts: []string{
		"correction:", "corrections:", "correction (", "correction –", "correction —", "correction -", "corrected:", "clarification:", "clarification (", "clarification –", "clarification —",
		"corrections and clarifications", "erratum:", "editor's note:", "editors' note:", "editor's note (", "editors' note ("}},
	{name: "earlier version", all: [][]string{
		{"earlier version of", "previous version of", "original version of", "earlier headline", "previous headline"}, append([]string{"of the article", "of the story", "of the report", "of the headline"}, self...)}},
	{name: "amended", all: [][]string{self, {"was amended", "has been amended", "was corrected", "has been corrected", "is corrected", "updated to correct", "updated to clarify", "updated to reflect that", "amended to", "corrected to"}}},
	{name: "misstated", all: [][]string{self, {"misstated", "misspelled", "misidentified", "misattributed", "incorrectly said", "incorrectly stated", "wrongly said", "wrongly stated", "incorrectly reported", "wrongly reported", "incorrectly gave"}}},
	{name: "regret", all: [][]string{{"we regret the error", "regrets the error", "we apologise for the error", "we apologize for the error", "apologises for the error"}}},
}

// Notice is the name of the row by which a paragraph says that its article was
// corrected, "" when it does not.
func Notice(paragraph string) string {
	low := strings.NewReplacer("’", "'", "‘", "'", "\u00a0", " ").Replace(strings.ToLower(strings.TrimSpace(paragraph)))
	low = strings.TrimLeft(low, "*_•·–—- ")
	for i := range notices {
		if notices[i].fits(low) {
			return notices[i].name
		}
	}
	return ""
}

func (n *notice) fits(low string) bool {
	for _, s := range n.starts {
		if strings.HasPrefix(low, s) {
			return true
		}
	}
	for _, words := range n.all {
		if !hasAny(low, words) {
			return false
		}
	}
	return len(n.all) > 0
}

func hasAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

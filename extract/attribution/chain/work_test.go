package chain_test

import (
	"slices"
	"strings"
	"testing"

	"hearsay/extract"
	"hearsay/extract/attribution/chain"
	"hearsay/extract/attribution/chain/en"
	"hearsay/extract/news"
)

// repeated are texts with as many attributions as sentences.
var repeated = map[string]string{
	"closings":      "Hale said the deal is off, according to officials. ",
	"told":          "CNBC's Dana Moss told Anna Brook that the firm said so. Lee told Moss that it is so. ",
	"announced":     "Hale said:\n\nWe told Anna Brook it is so.\n\n",
	"announced by":  "Anna Brook wrote:\n\nThe port is shut.\n\n",
	"turns":         "ANNA BROOK: Hale said so.\n\nALI HALE: Brook said so.\n\n",
	"joined":        "CNN reports that Moss heard it and said it is old. He said so. ",
	"according to ": "according to ",
}

// TestWorkGrowsWithTheText counts how often statements are looked at for the sake
// of others: eight times the text must not take more than ten times the looks.
func TestWorkGrowsWithTheText(t *testing.T) {
	reader := chain.Reader{Words: en.Words()}
	for name, text := range repeated {
		few, many := looked(&reader, strings.Repeat(text, 40)), looked(&reader, strings.Repeat(text, 320))
		if many > 10*max(few, 40) {
			t.Errorf("%s: %d looks, and %d for eight times the text", name, few, many)
		}
	}
}

func looked(r *chain.Reader, text string) int {
	doc := &news.Document{Article: news.Article{Text: text}}
	for _, step := range extract.English {
		if slices.Contains(step.Needs, extract.Statements) {
			break
		}
		step.Run(doc)
	}
	return r.Looked(doc)
}

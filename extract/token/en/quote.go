package en

import "strings"

// EndsSpeech tells whether a mark before the closing quotation mark ends
// something that was said, rather than a word that was picked out.
func EndsSpeech(mark string) bool {
	switch mark {
	case ".", ",", "!", "?", "…", "...", "—", "--":
		return true
	}
	return false
}

// BeforeSpeech tells whether a token before the opening mark announces speech:
// `he said "no"`, `the answer: "no"`.
func BeforeSpeech(s string) bool {
	if s == "," || s == ":" {
		return true
	}
	return speech[strings.ToLower(s)]
}

var speech = map[string]bool{
	"said": true, "says": true, "say": true, "saying": true, "tweeted": true, "wrote": true, "writes": true, "replied": true, "answered": true,
	"added": true, "told": true, "asked": true, "shouted": true, "yelled": true, "declared": true, "responded": true,
}

package page

import (
	"strings"
	"unicode"

	"hearsay/corpus/page/en"
)

// furnitureLen is the size above which a block is never taken for furniture by
// its words: a wrong guess may then cost a sentence, not a paragraph.
const furnitureLen = 200

// furniture are the kinds of short blocks that belong to the page and not to
// its article, with how each is told by its words.
var furniture = []struct {
	name string
	is   func(t string) bool // of the block's text in lower case, on one line
}{
	{"label", isLabel},
	{"opener", func(t string) bool { return hasPrefix(t, en.Openers) }},
	{"credit", isCredit},
	{"stamp", isStamp},
	{"byline", isByline},
	{"contact", isContact},
	{"team", isTeam},
	{"job", isJob},
	{"address", isAddress},
}

// furnitureRule is the name of the first rule that takes a block for furniture,
// "" when none does.
func furnitureRule(text string) string {
	if text == "" || len(text) > furnitureLen {
		return ""
	}
	t := strings.ToLower(text)
	for _, f := range furniture {
		if f.is(t) {
			return f.name
		}
	}
	return ""
}

func isLabel(t string) bool {
	t = strings.Trim(t, " .:!?…()[]+»›>-–—*|")
	for _, l := range en.Labels {
		if t == l {
			return true
		}
	}
	return false
}

func hasPrefix(t string, list []string) bool {
	for _, p := range list {
		if strings.HasPrefix(t, p) {
			return true
		}
	}
	return false
}

// isCredit tells a caption by the credit in brackets at its end.
func isCredit(t string) bool {
	if !strings.HasSuffix(t, ")") {
		return false
	}
	i := strings.LastIndexByte(t, '(')
	return i >= 0 && len(t)-i < 80 && hasPrefix(t[i:], en.Credits)
}

// isStamp tells a line made of nothing but the words of a date stamp and
// figures, with a year or a counting word among them: a time of day alone
// heads an entry of a live report.
func isStamp(t string) bool {
	dated := false
	for _, w := range fields(t) {
		switch {
		case w[0] >= '0' && w[0] <= '9':
			dated = dated || len(w) == 4
		case contains(en.Counting, w):
			dated = true
		case !contains(en.Stamp, w):
			return false
		}
	}
	return dated
}

func fields(t string) []string {
	return strings.FieldsFunc(t, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func contains(list []string, w string) bool {
	for _, x := range list {
		if x == w {
			return true
		}
	}
	return false
}

// isByline tells "By" and a few names, with or without a date: short, and no
// sentence.
func isByline(t string) bool {
	return len(t) < 90 && hasPrefix(t, en.BylineStart) && !strings.HasSuffix(t, ".") && len(fields(t)) <= 14
}

// isContact tells a line on where to write to the author.
func isContact(t string) bool { return holds(t, en.Contact) && holds(t, en.Networks) }

func holds(t string, list []string) bool {
	for _, w := range list {
		if strings.Contains(t, w) {
			return true
		}
	}
	return false
}

// isTeam tells a line on who reported, edited or helped.
func isTeam(t string) bool {
	end := strings.TrimRight(t, ".) ")
	for _, w := range en.Reporters {
		if strings.HasSuffix(end, w) {
			return true
		}
	}
	return hasPrefix(t, en.ReportersOpen)
}

// isJob tells a byline that ends in a job: "Robert Burns, AP Security Writer".
func isJob(t string) bool {
	if len(t) > 80 || !strings.Contains(t, ",") {
		return false
	}
	for _, j := range en.Jobs {
		if strings.HasSuffix(t, j) {
			return true
		}
	}
	return false
}

// isAddress tells a block that is a web address and nothing else.
func isAddress(t string) bool {
	return hasPrefix(t, []string{"http://", "https://"}) && !strings.Contains(t, " ")
}

package token

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v3/tokenize"

	"hearsay/extract/news"
	"hearsay/extract/token/en"
)

// engine is prose's tokeniser with our tables. It cuts at white space, peels
// the affixes one by one, and keeps whole what special says.
var engine = tokenize.New(
	tokenize.UsingPrefixes(en.Prefixes),
	tokenize.UsingSuffixes(en.Suffixes),
	tokenize.UsingSplitCases(en.Clitics),
	tokenize.UsingSpecialTest(whole),
)

// maxRun is the longest run without white space that is taken in one piece:
// prose looks at a piece once per affix that it peels, so a piece of 100,000
// quotation marks would take it 10^10 steps. Longer runs are cut. No word is that
// long; addresses are, and are looked at once.
const (
	maxRun     = 64
	maxAddress = 1000
)

// Words adds the words of text[start:end] to tokens, with offsets into text.
// Four pieces in five are letters, or letters and one mark; they need no engine.
func Words(tokens []news.Token, field news.Field, text string, start, end int) []news.Token {
	for start < end {
		if space(text[start]) {
			start++
			continue
		}
		stop, most := start+1, maxRun
		if strings.HasPrefix(text[start:end], "http") || strings.HasPrefix(text[start:end], "www.") {
			most = maxAddress
		}
		for stop < end && !space(text[stop]) && (stop-start < most || !utf8.RuneStart(text[stop])) {
			stop++
		}
		tokens = appendRun(tokens, field, text[:end], start, stop)
		start = stop
	}
	return tokens
}

func space(c byte) bool { return c == ' ' || c >= '\t' && c <= '\r' }

// onlyMarks tells whether s has no letter or digit; nothing is to be peeled off then.
func onlyMarks(s string) bool {
	for i := 0; i < len(s); i++ {
		if isWordByte(s[i]) && s[i] < utf8.RuneSelf {
			return false
		}
	}
	for _, r := range s {
		if r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return false
		}
	}
	return true
}

// next is the first byte after white space, 0 at the end.
func next(text string, at int) byte {
	for ; at < len(text); at++ {
		if !space(text[at]) {
			return text[at]
		}
	}
	return 0
}

// appendRun adds the words of a run without white space.
func appendRun(tokens []news.Token, field news.Field, text string, start, stop int) []news.Token {
	if stop-start > 8 && onlyMarks(text[start:stop]) {
		return appendPieces(tokens, field, text, start, stop)
	}
	n := letterRun(text[start:stop])
	switch rest := stop - start - n; {
	case n == 0 || rest > 1 || n <= 8 && en.Contracted(text[start:start+n]) > 0:
	case rest == 0 || text[stop-1] == '-' && n <= 2: // "th-": somebody stammers
		return append(tokens, word(field, start, stop))
	case text[stop-1] == ',' || text[stop-1] == '.' && n > 1 && (!en.Abbreviation(text[start:stop]) || en.Freed(text[start:stop], next(text, stop))):
		return append(tokens, word(field, start, stop-1), word(field, stop-1, stop))
	}
	for _, t := range engine.Tokenize(text[start:stop]) {
		if from, to := runeBorder(text, start+t.Start), runeBorder(text, start+t.End()); from < to {
			tokens = appendPieces(tokens, field, text, from, to)
		}
	}
	return tokens
}

// whole is prose's test for pieces that must not be split.
func whole(s string) bool {
	if isAddress(s) || clannish(s) || isTelephone(s) || isFace(s) || en.File(s) {
		return true
	}
	last := s[len(s)-1]
	if last != '.' {
		return sameMarks(s)
	}
	return en.Abbreviation(s) || initials(s) || sameMarks(s)
}

// isTelephone tells whether s is digits in three groups or more: "1-800-555-1234".
func isTelephone(s string) bool {
	hyphens := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '-' && i > 0 && i+1 < len(s) {
			hyphens++
		} else if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return hyphens > 1
}

// isFace tells whether s is a face made of marks: ":-)".
func isFace(s string) bool {
	return len(s) <= 4 && len(s) > 1 && (strings.IndexByte(":;=", s[0]) >= 0 && strings.IndexByte(")(DPp|*/", s[len(s)-1]) >= 0 && letterRun(s[1:]) <= 1 ||
		s == "(:" || s == "(;")
}

// clannish tells whether s is a name such as O'Malley or D’Souza.
func clannish(s string) bool {
	if len(s) < 5 || s[0] < 'A' || s[0] > 'Z' {
		return false
	}
	n := apostrophe(s[1:])
	return n > 0 && s[1+n] >= 'A' && s[1+n] <= 'Z' && letterRun(s[1+n:]) == len(s)-1-n
}

// sameMarks tells whether s is a run such as "..." or "?!" or "--".
func sameMarks(s string) bool {
	if len(s) < 2 {
		return false
	}
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '.':
			if s[0] != '.' {
				return false
			}
		case '!', '?':
			if s[0] != '!' && s[0] != '?' {
				return false
			}
		case '-', '*', '=', '_', '~':
			if s[i] != s[0] {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// initials tells whether s is letters each with its full stop: "U.S.", "J.".
func initials(s string) bool {
	if len(s)%2 != 0 {
		return false
	}
	for i := 0; i < len(s); i += 2 {
		if c := s[i] | 0x20; c < 'a' || c > 'z' || s[i+1] != '.' {
			return false
		}
	}
	return len(s) > 2 || s[0] < 'a' && s[0] != 'I'
}

// isAddress tells whether s is a web or mail address.
func isAddress(s string) bool {
	if len(s) < 5 || !strings.ContainsAny(s, ":@.") {
		return false
	}
	last := s[len(s)-1]
	if !(last|0x20 >= 'a' && last|0x20 <= 'z' || last >= '0' && last <= '9' || last == '/' || last == '=') {
		return false
	}
	if strings.Contains(s, "://") || strings.HasPrefix(s, "www.") {
		return s[0]|0x20 >= 'a' && s[0]|0x20 <= 'z'
	}
	if at := strings.IndexByte(s, '@'); at > 0 && strings.IndexByte(s[at:], '.') > 1 {
		return isWordByte(s[0])
	}
	return false
}

func isWordByte(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c >= utf8.RuneSelf
}

// appendPieces adds text[start:end], which prose takes for one token, cut where
// the treebanks cut: hyphens, slashes, numbers with units, contractions. Marks
// that prose peeled one by one are joined again ("!" "!").
func appendPieces(tokens []news.Token, field news.Field, text string, start, end int) []news.Token {
	if s := text[start:end]; isAddress(s) || isTelephone(s) || isFace(s) || en.File(s) {
		return append(tokens, word(field, start, end))
	}
	for start < end {
		n := runeBorder(text, start+pieceLen(text[start:end])) - start
		if k := len(tokens) - 1; k >= 0 && tokens[k].Field == field && tokens[k].End == start && joins(text[tokens[k].Start:start], text[start:start+n]) {
			tokens[k].End = start + n
		} else if !invisible(text[start : start+n]) {
			tokens = append(tokens, word(field, start, start+n))
		}
		start += n
	}
	return tokens
}

// runeBorder moves an offset up to where a rune begins: in text that is not
// UTF-8, prose may cut inside what Check takes for a rune.
func runeBorder(text string, at int) int {
	for at < len(text) && !utf8.RuneStart(text[at]) {
		at++
	}
	return at
}

func word(field news.Field, start, end int) news.Token {
	return news.Token{Span: news.Span{Field: field, Start: start, End: end}, Head: -1}
}

// invisible tells whether s is nothing but formatting (zero-width spaces, marks of direction).
func invisible(s string) bool {
	for _, r := range s {
		if !unicode.Is(unicode.Cf, r) && !unicode.IsControl(r) && !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

// joins tells whether mark b belongs to the token a before it, with no space between.
func joins(a, b string) bool {
	if len(a) > 4*maxRun {
		return false // a ruler of marks; looking through it each time would take for ever
	}
	switch b[0] {
	case '.':
		return a[len(a)-1] == '.' && strings.Trim(a, ".") == ""
	case '!', '?':
		return strings.Trim(a, "!?") == "" || a == "."
	case '-', '*', '=', '~', '_', '<', '>', '+':
		return strings.Trim(a, b[:1]) == ""
	case '\'':
		return a == "'" && b == "'"
	case '`':
		return a == "`" && b == "`"
	}
	return a == "’" && b == "’"
}

// pieceLen is the length of the first token of s.
func pieceLen(s string) int {
	for _, c := range pieces {
		if n := c.match(s); n > 0 {
			return n
		}
	}
	_, size := utf8.DecodeRuneInString(s)
	return size
}

// pieces are the cuts inside what prose takes for one token. The first that
// matches says how long the first piece is; a lone rune is the last resort.
var pieces = []struct {
	name  string
	match func(string) int
}{
	{"two words in one", func(s string) int { return en.Contracted(s) }},
	{"clitic", clitic},
	{"abbreviation", abbreviation},
	{"hashtag or handle", hashtag},
	{"number", number},
	{"currency", currency},
	{"letters", letters},
}

// clitic matches "'s", "’ll": an apostrophe and letters at the end of a word.
// "'s" of decades ("'90s") are letters after an apostrophe too.
func clitic(s string) int {
	n := apostrophe(s)
	if n == 0 || n == len(s) {
		return 0
	}
	for _, c := range en.Clitics {
		if len(c) == len(s) && strings.EqualFold(c, s) {
			return len(s)
		}
	}
	if len(s) == n+3 && s[n] >= '0' && s[n] <= '9' && s[n+2] == 's' {
		return len(s)
	}
	if len(s) == n+2 && s[n] >= '0' && s[n] <= '9' && s[n+1] >= '0' && s[n+1] <= '9' {
		return len(s)
	}
	return 0
}

// apostrophe is the length of the apostrophe that s begins with, or 0.
func apostrophe(s string) int {
	if s[0] == '\'' || s[0] == '`' {
		return 1
	}
	if strings.HasPrefix(s, "’") {
		return len("’")
	}
	return 0
}

func abbreviation(s string) int {
	if s[len(s)-1] == '.' && (en.Abbreviation(s) || initials(s)) {
		return len(s)
	}
	return 0
}

// currency matches a dollar sign with its country: "US$".
func currency(s string) int {
	if n := letterRun(s); n > 0 && n <= 3 && n < len(s) && s[n] == '$' && s[0] <= 'Z' {
		return n + 1
	}
	return 0
}

func hashtag(s string) int {
	if len(s) < 3 || s[0] != '#' && s[0] != '@' || !isWordByte(s[1]) || s[1] >= '0' && s[1] <= '9' {
		return 0
	}
	n := 1
	for n < len(s) && (isWordByte(s[n]) || s[n] == '_') {
		n++
	}
	return n
}

// number matches digits with the marks inside them: 1,000 3.5 10:30 1/2 2023-03-20
// 555-1234, and what belongs to them: 1st, 1980s, 4G.
func number(s string) int {
	n := 0
	if s[0] == '.' && len(s) > 1 {
		n = 1
	}
	digits := digitRun(s[n:])
	if digits == 0 {
		return 0
	}
	groups, dashes := 1, 0
	n += digits
	for n+1 < len(s) {
		next := digitRun(s[n+1:])
		if next == 0 || !numberGoesOn(s[n], digits, next, s[n+1+next:]) {
			break
		}
		if s[n] == '-' {
			dashes++
		}
		groups, digits = groups+1, next
		n += 1 + next
	}
	rest := s[n:]
	k := letterRun(rest)
	if k == 0 || en.Unit(rest[:k]) {
		return n
	}
	for n < len(s) && isWordByte(s[n]) {
		n++
	}
	return n
}

// numberGoesOn tells whether mark c joins two groups of digits.
func numberGoesOn(c byte, before, after int, rest string) bool {
	switch c {
	case ',':
		return after == 3 || before == 4 // 1,000; 24,5 is two numbers
	case '.', ':', '/':
		return true
	case '-':
		return before == 3 && (after == 4 || after == 3) || before == 5 && after == 4 || before == 4 && after == 2 || before == 2 && after == 2 && len(rest) > 0 && rest[0] == '-'
	}
	return false
}

func digitRun(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

func letterRun(s string) int {
	n := 0
	for n < len(s) && s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' {
		n++
	}
	return n
}

// letters matches a word: letters and digits with the marks that hold it
// together.
func letters(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_' || r == '\u00ad' || r == '\u200d':
		case n == 0:
			return 0
		case r == '.' && n+1 < len(s) && isWordByte(s[n+1]) && !gluedSentences(s, n):
		case r == '.' && n+1 == len(s) && n > 2 && initials(s):
		case r == '&' && n+1 < len(s) && s[n+1] >= 'A' && s[n+1] <= 'Z' && n <= 3:
		case (r == '\'' || r == '’') && n+size < len(s) && isWordByte(s[n+size]):
		case r == '/' && n == 1 && len(s) == 3 && letterRun(s[2:]) == 1: // "c/o", "n/a"
		case r == '-' && n+1 < len(s) && isWordByte(s[n+1]) && en.JoiningPrefix(s[:n]):
		case (r == '*' || r == '@' || r == '$') && n+1 < len(s) && isWordByte(s[n+1]):
		default:
			return n
		}
		n += size
	}
	return n
}

// gluedSentences tells whether the full stop at n ends a sentence that the next
// follows without a space: "the end.The next".
func gluedSentences(s string, n int) bool {
	if n < 2 || n+2 >= len(s) {
		return false
	}
	before, after, then := s[n-1], s[n+1], s[n+2]
	return before >= 'a' && before <= 'z' && after >= 'A' && after <= 'Z' && (then >= 'a' && then <= 'z' || then == ' ')
}

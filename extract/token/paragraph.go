package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// wrapWidth is the shortest line that is taken for one that was wrapped in the
// middle of a sentence; wire copy and mail wrap at 60 to 80 columns.
const wrapWidth = 50

// Paragraphs cuts a text at its line breaks and returns [start, end) offsets. A
// line that was wrapped in the middle of a sentence (long, no mark at its end,
// and the next one goes on in lower case) does not end a paragraph.
func Paragraphs(text string) [][2]int {
	var list [][2]int
	start := 0
	for start < len(text) {
		end := lineEnd(text, start)
		for end < len(text) && wrapped(text[start:end], text[end:]) {
			end = lineEnd(text, afterBreak(text, end))
		}
		list = append(list, [2]int{start, end})
		start = afterBreak(text, end)
	}
	return list
}

// lineEnd is where the line that holds offset at ends, its break not counted.
func lineEnd(text string, at int) int {
	if i := strings.IndexAny(text[at:], "\n\r\u2028\u2029"); i >= 0 {
		return at + i
	}
	return len(text)
}

// afterBreak is where the next line begins.
func afterBreak(text string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	if strings.HasPrefix(text[at:], "\r\n") {
		return at + 2
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return at + size
}

// wrapped tells whether the break that rest begins with only wraps line.
func wrapped(line, rest string) bool {
	if i := strings.LastIndexByte(line, '\n'); i >= 0 {
		line = line[i+1:]
	}
	line = line[max(0, len(line)-4*wrapWidth):] // enough to see its end
	if len(line) < wrapWidth {
		return false
	}
	last := line[len(line)-1]
	if last == ' ' && len(line) > 1 {
		last = line[len(line)-2]
	}
	if last != ',' && last != '-' && (last < 'a' || last > 'z') {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest[afterBreak(rest, 0):])
	return unicode.IsLower(r)
}

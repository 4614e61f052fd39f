// Package markdown answers the question: which article is in this Markdown file?
//
//	a := markdown.Read([]byte("---\ntitle: Bridge shut\ndate: 2023-03-20\n---\nThe **old** bridge …"))
//
// The marks are taken out and the words stay, paragraph by paragraph; the front
// matter, and the first heading, give the fields.
package markdown

import (
	"regexp"
	"strings"

	"hearsay/corpus/address"
	"hearsay/corpus/interchange"
	"hearsay/corpus/when"
	"hearsay/extract/news"
)

// Read reads a file. It takes any text.
func Read(raw []byte) news.Article {
	text := strings.ReplaceAll(interchange.Clean(strings.TrimPrefix(string(raw), "\ufeff")), "\r\n", "\n")
	var a news.Article
	text = frontMatter(&a, text)
	var paragraphs []string
	for _, block := range blocks(text) {
		if words, ok := heading(block); ok && a.Title == "" && len(paragraphs) == 0 {
			a.Title = words
			continue
		}
		if p := paragraph(&a, block); p != "" {
			paragraphs = append(paragraphs, p)
		}
	}
	a.Text = strings.Join(paragraphs, "\n\n")
	return a
}

// frontMatter reads "key: value" lines between two --- (or +++) and returns the
// text behind them.
func frontMatter(a *news.Article, text string) string {
	for _, fence := range []string{"---\n", "+++\n"} {
		if !strings.HasPrefix(text, fence) {
			continue
		}
		head, rest, ok := strings.Cut(text[len(fence):], "\n"+fence[:3])
		if !ok {
			return text
		}
		for _, line := range strings.Split(head, "\n") {
			i := strings.IndexAny(line, ":=")
			if i > 0 && line[0] != ' ' {
				field(a, strings.ToLower(strings.TrimSpace(line[:i])), strings.Trim(line[i+1:], " \t\"'[]"))
			}
		}
		return rest
	}
	return text
}

func field(a *news.Article, key, value string) {
	switch key {
	case "title", "headline":
		a.Title = value
	case "date", "published", "pubdate", "publishdate":
		if iso, ok := when.Parse(value); ok {
			a.Published, a.PublishedRule = iso, "front-matter"
		}
	case "author", "authors":
		for _, n := range strings.Split(value, ",") {
			if n = strings.Trim(n, " \"'"); n != "" {
				a.Authors = append(a.Authors, n)
			}
		}
	case "url", "link", "canonical", "canonical_url":
		a.URL = address.Canonical(value)
	case "outlet", "publisher", "site", "publication":
		a.Outlet = value
	case "lang", "language":
		a.Language = value
	}
}

// blocks parts a text at blank lines and before headings; fenced code is left out.
func blocks(text string) [][]string {
	var out [][]string
	var block []string
	end := func() {
		if len(block) > 0 {
			out = append(out, block)
			block = nil
		}
	}
	code := ""
	for _, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(line)
		switch {
		case code != "":
			if strings.HasPrefix(trimmed, code) {
				code = ""
			}
		case strings.HasPrefix(trimmed, "```"), strings.HasPrefix(trimmed, "~~~"):
			code = trimmed[:3]
			end()
		case trimmed == "":
			end()
		case isHeading(trimmed):
			end()
			block = append(block, trimmed)
			end()
		case len(block) == 1 && isUnderline(trimmed):
			block[0] = "# " + block[0]
			end()
		default:
			block = append(block, trimmed)
		}
	}
	end()
	return out
}

func isHeading(line string) bool {
	rest := strings.TrimLeft(line, "#")
	return len(rest) < len(line) && len(line)-len(rest) <= 6 && strings.HasPrefix(rest, " ")
}

func isUnderline(line string) bool {
	return len(line) >= 3 && (strings.Trim(line, "=") == "" || strings.Trim(line, "-") == "")
}

func heading(block []string) (string, bool) {
	if len(block) != 1 || !isHeading(block[0]) {
		return "", false
	}
	return inline(strings.Trim(block[0], "# ")), true
}

// paragraph is a block as prose; captions of pictures go to the article.
func paragraph(a *news.Article, block []string) string {
	var lines []string
	for _, line := range block {
		for _, m := range image.FindAllStringSubmatch(line, -1) {
			if caption := strings.TrimSpace(m[1]); caption != "" {
				a.Captions = append(a.Captions, caption)
			}
		}
		if isUnderline(line) || strings.Trim(line, "*_- ") == "" || reference.MatchString(line) {
			continue
		}
		if line = inline(item(line)); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// item drops the mark of a list, a quotation or a heading from a line.
func item(line string) string {
	line = strings.TrimLeft(line, "> ")
	if isHeading(line) {
		line = strings.Trim(line, "# ")
	}
	for _, mark := range []string{"- ", "* ", "+ "} {
		line = strings.TrimPrefix(line, mark)
	}
	return line
}

var (
	image     = regexp.MustCompile(`!\[([^\]]*)\]\([^)]*\)`)
	link      = regexp.MustCompile(`\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])`)
	auto      = regexp.MustCompile(`<(https?://[^>\s]+)>`)
	tag       = regexp.MustCompile(`</?[a-zA-Z][^>]*>`)
	strong    = regexp.MustCompile(`(\*\*|__)(\S(?:.*?\S)?)(\*\*|__)`)
	emphasis  = regexp.MustCompile(`(^|[^\w*])[*_](\S(?:[^*_]*\S)?)[*_]($|[^\w*])`)
	escaped   = regexp.MustCompile("\\\\([\\\\`*_{}\\[\\]()#+.!>-])")
	reference = regexp.MustCompile(`^\[[^\]]+\]:\s`)
	code      = regexp.MustCompile("`([^`]+)`")
)

// inline takes the marks inside a line out.
func inline(s string) string {
	s = image.ReplaceAllString(s, "")
	s = link.ReplaceAllString(s, "$1")
	s = auto.ReplaceAllString(s, "$1")
	s = tag.ReplaceAllString(s, "")
	s = strong.ReplaceAllString(s, "$2")
	s = emphasis.ReplaceAllString(s, "$1$2$3")
	s = code.ReplaceAllString(s, "$1")
	return strings.TrimSpace(escaped.ReplaceAllString(s, "$1"))
}

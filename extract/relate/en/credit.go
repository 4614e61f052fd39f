package en

import (
	"slices"
	"strings"
	"unicode/utf8"

	"hearsay/extract/news"
)

// Agency is a wire service under the names that credit it.
type agency struct {
	name  string
	short []string
}

// agencies sell their reports to many outlets.
var agencies = [...]agency{
	{"Associated Press", []string{"AP", "The Associated Press", "A.P."}},
	{"Reuters", []string{"Thomson Reuters", "REUTERS"}},
	{"Agence France-Presse", []string{"AFP"}},
	{"United Press International", []string{"UPI"}},
	{"Press Association", []string{"PA", "PA Media"}},
	{"Deutsche Presse-Agentur", []string{"dpa", "DPA"}},
	{"Bloomberg News", []string{"Bloomberg"}},
	{"Xinhua", []string{"XINHUA"}},
	{"TASS", []string{"Itar-Tass", "ITAR-TASS"}},
	{"Interfax", nil},
	{"RIA Novosti", []string{"RIA"}},
	{"EFE", nil},
	{"ANSA", nil},
	{"Kyodo News", []string{"Kyodo"}},
	{"Yonhap", []string{"Yonhap News"}},
	{"Press Trust of India", []string{"PTI"}},
	{"Asian News International", []string{"ANI"}},
	{"Indo-Asian News Service", []string{"IANS"}},
}

// agencyOf is the full name of the agency that goes by this one, "" for none.
func agencyOf(name string) string {
	name = strings.TrimSpace(name)
	for i := range agencies {
		if a := &agencies[i]; name == a.name || slices.Contains(a.short, name) {
			return a.name
		}
	}
	return ""
}

// Credit names the agency whose report an article is, "" for an outlet's own:
// the outlet is the agency, or the dateline, the byline or the last line says so.
func Credit(a *news.Article) string {
	for _, rule := range credits {
		if name := rule.of(a); name != "" {
			return name
		}
	}
	return ""
}

// credits are the places where an agency is credited.
var credits = [...]struct {
	name string
	of   func(*news.Article) string
}{
	{"credit/outlet", func(a *news.Article) string { return agencyOf(a.Outlet) }},
	{"credit/dateline", func(a *news.Article) string { return dateline(a.Text) }},
	{"credit/byline", byline},
	{"credit/last-line", func(a *news.Article) string { return lastLine(a.Text) }},
}

// datelineRoom is how far into a text the dash of its dateline stands at most.
const datelineRoom = 120

// dateline finds "LONDON, March 3 (Reuters) -" and "(AP) —" at the beginning.
func dateline(text string) string {
	text = text[:min(len(text), datelineRoom)]
	open := strings.IndexByte(text, '(')
	if open < 0 || strings.ContainsAny(text[:open], "\n\"“") {
		return ""
	}
	name, rest, found := strings.Cut(text[open+1:], ")")
	if !found || !startsWithDash(strings.TrimLeft(rest, " \u00a0")) {
		return ""
	}
	return agencyOf(name)
}

func startsWithDash(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune("-–—", r)
}

func byline(a *news.Article) string {
	for _, author := range a.Authors {
		author = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(author), "By "), "by ")
		if name := agencyOf(author); name != "" {
			return name
		}
	}
	return ""
}

// lastLine finds a credit that stands alone at the end: "— Reuters", "(AFP)", "Source: AP".
func lastLine(text string) string {
	text = strings.TrimRight(text, " \n\t")
	line := text[strings.LastIndexByte(text, '\n')+1:]
	if len(line) > 40 || line == text {
		return ""
	}
	line = strings.TrimPrefix(line, "Source: ")
	return agencyOf(strings.Trim(line, "-–—()[]. "))
}

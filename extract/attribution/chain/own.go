package chain

import (
	"strings"

	"hearsay/extract/news"
)

// own tells whether a hop is the article's own outlet, under any of its names
// here: "The Wall Street Journal", "WSJ", "the Journal", "wsj.com".
func (p *pass) own(h news.Source) bool {
	outlet := plainName(p.doc.Article.Outlet)
	if outlet == "" {
		return false
	}
	if ownName(plainName(h.Name), outlet) {
		return true
	}
	if h.Entity < 0 {
		return false
	}
	e := &p.doc.Entities[h.Entity]
	if e.Kind == news.Person || e.Kind == news.Place {
		return false
	}
	for _, a := range e.Aliases {
		if ownName(plainName(a), outlet) {
			return true
		}
	}
	return false
}

func ownName(name, outlet string) bool {
	switch {
	case name == "":
		return false
	case name == outlet, strings.ReplaceAll(name, " ", "") == strings.ReplaceAll(outlet, " ", ""):
		return true
	case len(name) <= 5 && name == initials(outlet), len(outlet) <= 5 && outlet == initials(name):
		return true
	}
	return strings.HasSuffix(outlet, " "+name) && !strings.Contains(name, " ") && len(name) > 3 && name != "news" && name != "times" && name != "post"
}

// plainName is a name in lower case without article and internet ending.
func plainName(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	s = strings.TrimPrefix(s, "www.")
	s = strings.TrimPrefix(s, "the ")
	for _, end := range []string{".com", ".org", ".net", ".co.uk", ".ru", ".ua", ".news", " news", " online"} {
		if t, ok := strings.CutSuffix(s, end); ok && t != "" {
			s = t
			break
		}
	}
	return s
}

func initials(s string) string {
	var b []byte
	for _, w := range strings.Fields(s) {
		b = append(b, w[0])
	}
	return string(b)
}

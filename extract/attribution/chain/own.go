package chain

import (
	"strings"

	"hearsay/extract/news"
)

// own tells whether a hop is the article's own outlet, under any of its names
// here: "The Wall Street Journal", "WSJ", "the Journal", "wsj.com".
func (p *pass) own(h news.Source) bool {
	outlet := p.doc.Article.Outlet
	if news.IsOutlet(h.Name, outlet) || h.Kind == news.Outlet && p.ownPart(h.Name) {
		return true
	}
	if h.Kind == news.Outlet && len(h.Name) > 2 && strings.HasPrefix(strings.ToLower(outlet), strings.ToLower(h.Name)+" ") {
		return true // "told Ars", in Ars Technica
	}
	if h.Entity < 0 {
		return false
	}
	e := &p.doc.Entities[h.Entity]
	if e.Kind == news.Person || e.Kind == news.Place {
		return false
	}
	for _, a := range e.Aliases {
		if news.IsOutlet(a, outlet) {
			return true
		}
	}
	return false
}

// ownPart tells whether name is the first word of the article's own outlet's
// name ("Ars" in Ars Technica), or its last where the article names no other
// outlet that ends so ("The Post" in the New York Post).
func (p *pass) ownPart(name string) bool {
	outlet := strings.TrimPrefix(strings.ToLower(p.doc.Article.Outlet), "the ")
	name = strings.TrimPrefix(strings.ToLower(name), "the ")
	if len(name) < 3 || strings.Contains(name, " ") || !strings.Contains(outlet, " ") {
		return false
	}
	if strings.HasPrefix(outlet, name+" ") {
		return true
	}
	end := " " + name
	if !strings.HasSuffix(outlet, end) {
		return false
	}
	for i := range p.doc.Entities {
		e := &p.doc.Entities[i]
		if n := strings.ToLower(e.Name); strings.HasSuffix(n, end) && !news.IsOutlet(n, p.doc.Article.Outlet) {
			return false
		}
	}
	return true
}

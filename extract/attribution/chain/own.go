package chain

import "hearsay/extract/news"

// own tells whether a hop is the article's own outlet, under any of its names
// here: "The Wall Street Journal", "WSJ", "the Journal", "wsj.com".
func (p *pass) own(h news.Source) bool {
	outlet := p.doc.Article.Outlet
	if news.IsOutlet(h.Name, outlet) {
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
		if news.IsOutlet(a, outlet) {
			return true
		}
	}
	return false
}

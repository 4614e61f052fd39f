package page

import (
	"net/url"
	"slices"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"hearsay/corpus/address"
	"hearsay/corpus/page/en"
)

// allMetas maps the name, property and itemprop of each meta element, in lower
// case, to its content; the first of a name stands.
func (p *source) allMetas() map[string]string {
	if p.meta != nil {
		return p.meta
	}
	p.meta = map[string]string{}
	p.doc.Find("meta[content]").Each(func(_ int, s *goquery.Selection) {
		content := plain(s.AttrOr("content", ""))
		for _, attr := range []string{"property", "name", "itemprop", "http-equiv"} {
			key := strings.ToLower(strings.TrimSpace(s.AttrOr(attr, "")))
			if key != "" && content != "" && p.meta[key] == "" {
				p.meta[key] = content
			}
		}
	})
	return p.meta
}

// first is the first that is not empty.
func first(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

func (p *source) metaOf(names ...string) string { return first(p.metas(names...)...) }

// address is the page's canonical address: what it says itself, else where it
// was fetched.
func (p *source) address() string {
	for _, raw := range []string{
		p.doc.Find(`link[rel="canonical"]`).First().AttrOr("href", ""),
		p.metaOf("og:url"), p.ld.URL,
	} {
		if c := address.Canonical(p.resolve(raw)); c != "" && !bare(c) {
			return c
		}
	}
	return address.Canonical(p.hint.URL)
}

// bare tells the address of a site's front page, which some templates give as
// every article's canonical one.
func bare(c string) bool {
	u, err := url.Parse(c)
	return err == nil && u.Path == "/" && u.RawQuery == ""
}

func (p *source) resolve(raw string) string {
	ref, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || raw == "" {
		return ""
	}
	if p.base == nil {
		return ref.String()
	}
	return p.base.ResolveReference(ref).String()
}

// outlet is who publishes the page, by its own words, else by its host.
func (p *source) outlet(canonical string) string {
	name := first(p.metaOf("og:site_name"), p.ld.Outlet, p.metaOf("application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher"))
	if len(name) > 60 || strings.HasPrefix(name, "http") { // a slogan or an address is no name
		name = ""
	}
	return first(name, address.Host(first(canonical, p.hint.URL)))
}

// title is the headline, without the site's name after it.
func (p *source) title(outlet string) string {
	h1 := p.doc.Find("h1")
	if h1.Length() == 1 {
		if t := plain(h1.Text()); len(t) > 10 && len(t) < 300 && !strings.EqualFold(t, outlet) {
			return t
		}
	}
	t := first(p.ld.Title, p.metaOf("og:title", "twitter:title", "dc.title", "sailthru.title"), plain(p.doc.Find("title").First().Text()), plain(h1.First().Text()))
	return withoutSite(t, outlet)
}

// withoutSite drops " | Site" and " - Site" from the end of a title where Site
// is the outlet's name or looks like its host.
func withoutSite(title, outlet string) string {
	for _, mark := range []string{" | ", " - ", " – ", " — ", " :: ", " » "} {
		i := strings.LastIndex(title, mark)
		if i <= 0 {
			continue
		}
		if tail := letters(title[i+len(mark):]); tail != "" && strings.Contains(letters(outlet), tail) || strings.Contains(tail, letters(outlet)) && outlet != "" {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

// letters is the name with nothing but its letters and digits, for comparing.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" .-_'’|", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// language is the primary tag that the page declares, "" for none.
func (p *source) language() string {
	tag := first(p.doc.Find("html").AttrOr("lang", ""), p.metaOf("content-language", "og:locale", "language", "dc.language"), p.ld.Language)
	tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
	tag, _, _ = strings.Cut(tag, "_")
	if len(tag) < 2 || len(tag) > 3 {
		return ""
	}
	return tag
}

// authors are the names in the byline, each once, without "By", titles and the
// outlet itself.
func (p *source) authors(outlet string) []string {
	raw := p.ld.Authors
	if len(raw) == 0 {
		raw = p.metas("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl", "citation_author")
	}
	if len(raw) == 0 {
		raw = p.bylines()
	}
	var out []string
	for _, r := range raw {
		for _, name := range splitNames(r) {
			if isName(name, outlet) && !slices.Contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out
}

func (p *source) bylines() []string {
	var out []string
	p.doc.Find(`[rel="author"], [itemprop="author"], .byline, .author, [class*="byline__name"]`).EachWithBreak(func(_ int, s *goquery.Selection) bool {
		out = append(out, plain(s.Text()))
		return len(out) < 4
	})
	return out
}

// splitNames parts a byline at commas, semicolons and "and".
func splitNames(s string) []string {
	lower := strings.ToLower(s)
	for _, b := range en.BylineStart {
		if strings.HasPrefix(lower, b) && len(lower) == len(s) {
			s = s[len(b):]
			break
		}
	}
	s = strings.ReplaceAll(s, en.BylineAnd, ",")
	var out []string
	for _, n := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(",;|/&•·", r) }) {
		out = append(out, strings.TrimSpace(n))
	}
	return out
}

// isName takes one to four words that begin with capital letters and hold no
// figures: what else stands in bylines are dates, addresses, jobs and slogans.
func isName(s, outlet string) bool {
	words := strings.Fields(s)
	if len(words) == 0 || len(words) > 4 || strings.ContainsAny(s, "@:0123456789") || strings.EqualFold(s, outlet) {
		return false
	}
	last := words[len(words)-1]
	return words[0][:1] == strings.ToUpper(words[0][:1]) && last[:1] == strings.ToUpper(last[:1])
}

// plain is a text on one line, without space at its ends.
func plain(s string) string { return strings.Join(strings.Fields(s), " ") }

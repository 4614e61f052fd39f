package page

import (
	"net/url"

	"github.com/PuerkitoBio/goquery"

	"hearsay/corpus/when"
)

// dateRule is one place where a page says when it was published. The rule's
// name is stored with the article.
type dateRule struct {
	name string
	find func(*source, string) []string
}

// dateRules in order of trust. On 728 dated pages of trafilatura's evaluation
// this order gave a date for 85 % and was right in 88 % of these; guessing from
// any date in the text would answer always and be wrong more often.
var dateRules = []dateRule{
	{"json-ld", func(p *source, _ string) []string { return []string{p.ld.Published} }},
	{"meta", func(p *source, _ string) []string { return p.metas(dateMetas...) }},
	{"itemprop", attributes(`[itemprop="datePublished"]`, "content", "datetime")},
	{"time-pubdate", attributes(`time[pubdate]`, "datetime")},
	{"url", func(_ *source, address string) []string { return inURL(address) }},
	{"time", attributes(`article time[datetime], header time[datetime], main time[datetime]`, "datetime")},
	{"time", attributes(`time[datetime]`, "datetime")},
	{"class", texts(`[class*="publish"], [class*="pubdate"], [id*="publish"], [class*="post-date"], [class*="entry-date"], [class*="article-date"], [class*="article__date"], [class*="dateline"], [class*="timestamp"], [class*="byline"]`)},
}

// dateMetas are the names, properties and itemprops of meta elements that hold
// the date of publication, best first.
var dateMetas = []string{
	"article:published_time", "og:article:published_time", "og:published_time", "parsely-pub-date", "sailthru.date", "publish-date", "publishdate", "published-date",
	"publish_date", "pubdate", "publication_date", "publicationdate", "article.published", "article:post_date", "article_date_original", "originalpublicationdate",
	"citation_publication_date", "citation_date", "citation_online_date", "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued", "dc.date", "dc.created",
	"dcsext.articlefirstpublished", "datepublished", "datecreated", "displaydate", "created", "cxenseparse:recs:publishtime", "rnews:datepublished", "prism.publicationdate", "date",
}

// published is the first readable date that is not later than the fetch, and
// the rule that gave it; both empty when the page says none.
func (p *source) published(address string) (iso, rule string) {
	for _, r := range dateRules {
		for _, s := range r.find(p, address) {
			if iso, ok := when.Parse(s); ok && !when.After(iso, p.hint.Fetched) {
				return iso, r.name
			}
		}
	}
	return "", ""
}

// metas are the contents of the meta elements of those names, in the order of
// the names.
func (p *source) metas(names ...string) []string {
	all := p.allMetas()
	var out []string
	for _, n := range names {
		if v := all[n]; v != "" {
			out = append(out, v)
		}
	}
	return out
}

// attributes finds the first given attribute, else the text, of what the
// selector matches; three matches are enough, the rest belong to other stories.
func attributes(selector string, names ...string) func(*source, string) []string {
	return func(p *source, _ string) []string {
		var out []string
		p.doc.Find(selector).EachWithBreak(func(_ int, s *goquery.Selection) bool {
			out = append(out, attribute(s, names))
			return len(out) < 3
		})
		return out
	}
}

func attribute(s *goquery.Selection, names []string) string {
	for _, n := range names {
		if v, ok := s.Attr(n); ok && v != "" {
			return v
		}
	}
	return plain(s.Text())
}

// texts finds the words of what the selector matches.
func texts(selector string) func(*source, string) []string { return attributes(selector) }

func inURL(address string) []string {
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	iso, _ := when.InPath(u.Path)
	return []string{iso}
}

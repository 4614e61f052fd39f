package page

import (
	"encoding/json"
	"strings"

	"github.com/PuerkitoBio/goquery"
)

// linked is what a page's JSON-LD says of its article.
type linked struct {
	Title     string
	Published string
	Authors   []string
	Outlet    string
	Language  string
	URL       string
}

// maxDepth bounds the walk through nested JSON: real pages nest an article at
// most five deep (graph, page, main entity).
const maxDepth = 16

// readLD reads the first article in the page's JSON-LD blocks. A block that is
// no JSON is passed over.
func readLD(doc *goquery.Document) linked {
	var out linked
	doc.Find(`script[type="application/ld+json"]`).EachWithBreak(func(_ int, s *goquery.Selection) bool {
		var v any
		if json.Unmarshal([]byte(unwrap(s.Text())), &v) != nil {
			return true
		}
		if obj := findArticle(v, 0); obj != nil {
			out = linkedOf(obj)
			return false
		}
		return true
	})
	return out
}

// unwrap drops the comment and CDATA marks that some sites put around JSON.
func unwrap(s string) string {
	s = strings.TrimSpace(s)
	for _, m := range []struct{ open, shut string }{{"<!--", "-->"}, {"//<![CDATA[", "//]]>"}, {"<![CDATA[", "]]>"}} {
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(s, m.open), m.shut))
	}
	return s
}

// findArticle walks objects and lists in order until an article is met.
func findArticle(v any, depth int) map[string]any {
	if depth > maxDepth {
		return nil
	}
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			if a := findArticle(x, depth+1); a != nil {
				return a
			}
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			return v
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"} {
			if a := findArticle(v[key], depth+1); a != nil {
				return a
			}
		}
	}
	return nil
}

// isArticle tells the schema.org types of published texts: Article and every
// type named after it (NewsArticle, ReportageNewsArticle …), and postings.
func isArticle(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "BlogPosting") || v == "Report" || v == "LiveBlogPosting"
	case []any:
		for _, x := range v {
			if isArticle(x) {
				return true
			}
		}
	}
	return false
}

func linkedOf(obj map[string]any) linked {
	return linked{
		Title:     word(obj["headline"], "name"),
		Published: word(obj["datePublished"], "@value"),
		Authors:   words(obj["author"]),
		Outlet:    word(obj["publisher"], "name"),
		Language:  word(obj["inLanguage"], "name"),
		URL:       word(obj["mainEntityOfPage"], "@id"),
	}
}

// word is a string, the first of a list, or the named key of an object.
func word(v any, key string) string {
	switch v := v.(type) {
	case string:
		return plain(v)
	case []any:
		if len(v) > 0 {
			return word(v[0], key)
		}
	case map[string]any:
		if s, ok := v[key].(string); ok {
			return plain(s)
		}
	}
	return ""
}

// words are the names of an author, who may be a string, an object or a list.
func words(v any) []string {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	var out []string
	for _, x := range list {
		if m, ok := x.(map[string]any); ok && m["@type"] == "Organization" {
			continue // the outlet in its own byline
		}
		if s := word(x, "name"); s != "" {
			out = append(out, s)
		}
	}
	return out
}

package link

import (
	"slices"

	"hearsay/extract/news"
)

// People are the decisions of people about pairs of claims: "same", "not-same",
// "none" or another relation.
type People struct {
	said map[[2]string]string // by the two IDs in order
	ties map[string][]string  // claim → those that it is the same as
}

func (p *People) add(a, b, value string) {
	if p.said == nil {
		p.said, p.ties = map[[2]string]string{}, map[string][]string{}
	}
	k := [2]string{min(a, b), max(a, b)}
	if p.said[k] == string(news.Same) {
		p.ties[a] = slices.DeleteFunc(p.ties[a], func(x string) bool { return x == b })
		p.ties[b] = slices.DeleteFunc(p.ties[b], func(x string) bool { return x == a })
	}
	p.said[k] = value
	if value == string(news.Same) {
		p.ties[a], p.ties[b] = append(p.ties[a], b), append(p.ties[b], a)
	}
}

// about is what was decided about two claims, "" for nothing.
func (p *People) about(a, b string) string {
	if p == nil || len(p.said) == 0 {
		return ""
	}
	return p.said[[2]string{min(a, b), max(a, b)}]
}

// same are the claims that people said are the same as this one.
func (p *People) same(id string) []string {
	if p == nil {
		return nil
	}
	return p.ties[id]
}

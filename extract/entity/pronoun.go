package entity

import (
	"strings"

	"hearsay/extract/news"
)

// pronoun describes token i if it is a pronoun that refers.
func (p *pass) pronoun(i int) (mention, bool) {
	if strings.HasSuffix(p.low[i], "self") && i > 0 && (p.own[i-1] != 0 || strings.HasPrefix(p.tag(i-1), "NN")) {
		return mention{}, false // "the service itself"
	}
	m := mention{first: i, last: i + 1, head: i, form: news.FormPronoun, kind: news.Unknown, class: -1, ent: -1, key: p.low[i], person: 3}
	switch p.low[i] {
	case "he", "him", "his", "himself":
		m.gender, m.kind = 'm', news.Person
	case "she", "her", "hers", "herself":
		m.gender, m.kind = 'f', news.Person
	case "it", "its", "itself":
		m.gender = 'n'
		if p.expletive(i) {
			return m, false
		}
	case "they", "them", "their", "theirs", "themselves":
		m.plural = true
	case "i", "me", "my", "mine", "myself":
		m.person, m.kind = 1, news.Person
		if p.tag(i) == "CD" {
			return m, false
		}
	case "we", "us", "our", "ours", "ourselves":
		m.person, m.plural = 1, true
	case "you", "your", "yours":
		m.person = 2
	default:
		return m, false
	}
	return m, true
}

// expletive tells of an "it" that speaks of nothing: "it is said that", "it
// rains", "it is clear that".
func (p *pass) expletive(i int) bool {
	if p.low[i] != "it" || p.doc.Tokens[i].Rel == "expl" {
		return p.low[i] == "it"
	}
	if t := p.tag(i + 1); (t == "JJ" || t == "JJR") && (p.lem[max(i-1, 0)] == "make" || p.lem[max(i-1, 0)] == "find" || p.lem[max(i-1, 0)] == "think") {
		return true // "make it easier to"
	}
	j := i + 1
	for p.near(i, j) && (p.tag(j) == "MD" || p.tag(j) == "RB" || p.lem[j] == "be" || p.lem[j] == "have" || p.lem[j] == "'s") {
		j++
	}
	if j == i+1 || !p.near(i, j) {
		return p.near(i, j) && (p.lem[j] == "seem" || p.lem[j] == "appear")
	}
	k := j + 1
	if p.near(j, k) && (p.tag(k) == "RB" || p.tag(k) == "JJ") {
		k++
	}
	said := (p.tag(j) == "JJ" || p.tag(j) == "VBN" || p.tag(j) == "RB" || p.tag(j) == "JJR") && (p.word(k) == "that" || p.word(k) == "to" || p.word(k) == "whether")
	return said || p.tag(j) == "VBN" && p.is(j, SenseSay) && p.word(k) != "by"
}

package entity

import (
	"strings"

	"hearsay/extract/news"
)

// roles notes what stands beside each person's name as a role: before it
// ("Kremlin spokesman Dmitry Peskov"), or in apposition after or before it
// ("Gary Bettman, the league's commissioner,").
func (p *pass) roles() {
	for k := range p.ms {
		m := &p.ms[k]
		if m.form != news.FormName || m.kind != news.Person {
			continue
		}
		if first, ok := p.roleBeforeName(m.first); ok {
			m.role = p.text(first, m.first)
		} else if first, last, ok := p.appositionAfter(m.last); ok {
			m.role = p.text(first, last)
		} else if first, last, ok := p.appositionBefore(m.first); ok {
			m.role = p.text(first, last)
		}
		if m.gender == 0 {
			m.gender = p.nameGender(m)
		}
	}
}

// roleBeforeName finds where the role that ends right before word at begins.
func (p *pass) roleBeforeName(at int) (int, bool) {
	j := at - 1
	if !p.near(j, at) || p.own[j] != 0 || !p.roleNoun(j) || p.low[j] == "mr." || p.low[j] == "mr" || p.low[j] == "mrs." || p.low[j] == "ms." || p.low[j] == "ms" || p.low[j] == "dr." {
		return 0, false
	}
	first := j
	for k := j - 1; p.near(k, at) && k > at-longestPhrase; k-- {
		if t := p.tag(k); t == "DT" || t == "PRP$" || t == "CD" || !p.modifies(k) {
			break
		}
		first = k
	}
	for first < j && p.tag(first) == "POS" {
		first++
	}
	return first, true
}

// roleNoun is a noun that says who somebody is.
func (p *pass) roleNoun(j int) bool {
	t := p.tag(j)
	return strings.HasPrefix(t, "NN") && t != "NNS" && p.sns[j]&(SensePerson|SenseTitle|SenseOffice) != 0
}

// appositionAfter finds the phrase in "Name, first deputy head of the council,".
func (p *pass) appositionAfter(at int) (int, int, bool) {
	if p.word(at) != "," || !p.near(at, at+1) {
		return 0, 0, false
	}
	first := at + 1
	if t := p.tag(first); t != "DT" && t != "JJ" && t != "NN" && t != "NNP" && t != "PRP$" && t != "RB" {
		return 0, 0, false
	}
	person := false
	j := first
	for ; p.near(at, j) && j < first+14; j++ {
		t := p.tag(j)
		if p.low[j] == "," || p.low[j] == "." || p.low[j] == ";" || strings.HasPrefix(t, "V") && t != "VBN" || t == "MD" || strings.HasPrefix(t, "W") {
			break
		}
		if !person && p.roleNoun(j) && !strings.HasPrefix(p.tag(j+1), "NN") {
			person = p.beforeOf(first, j)
		}
	}
	if !person || j == first || !p.near(at, j) || p.finiteTag(j) {
		return 0, 0, false // "He named Rosen, the minister said"
	}
	if t := p.tag(first); t == "DT" {
		first++
	}
	return first, j, first < j
}

func (p *pass) finiteTag(i int) bool {
	t := p.tag(i)
	return t == "VBD" || t == "VBZ" || t == "VBP" || t == "MD"
}

// beforeOf tells that no preposition stands between first and j, so that j heads
// the phrase.
func (p *pass) beforeOf(first, j int) bool {
	for k := first; k < j; k++ {
		if t := p.tag(k); t == "IN" || t == "TO" || t == "CC" {
			return false
		}
	}
	return true
}

// appositionBefore finds the phrase in "The commissioner of the league, Gary
// Bettman, said".
func (p *pass) appositionBefore(at int) (int, int, bool) {
	end := at - 1
	if !p.near(end, at) || p.low[end] != "," {
		return 0, 0, false
	}
	for k := end - 1; p.near(k, at) && k > end-12; k-- {
		t := p.tag(k)
		if t == "DT" && (p.low[k] == "the" || p.low[k] == "a" || p.low[k] == "an" || p.low[k] == "its") {
			if p.headsPhrase(k+1, end) {
				return k + 1, end, true
			}
			continue
		}
		if strings.HasPrefix(t, "V") || t == "MD" || p.low[k] == "," {
			break
		}
	}
	return 0, 0, false
}

// headsPhrase tells that a role noun heads [first, end): no preposition before it.
func (p *pass) headsPhrase(first, end int) bool {
	for k := first; k < end; k++ {
		if t := p.tag(k); t == "IN" || t == "TO" {
			return false
		}
		if p.roleNoun(k) && (k+1 == end || !strings.HasPrefix(p.tag(k+1), "NN")) {
			return true
		}
	}
	return false
}

// nameGender guesses from the first name, the title and the role.
func (p *pass) nameGender(m *mention) byte {
	if j := m.first - 1; p.near(j, m.first) {
		switch p.low[j] {
		case "mr", "mr.", "sir", "king", "prince", "lord":
			return 'm'
		case "mrs", "mrs.", "ms", "ms.", "miss", "queen", "princess", "lady", "dame":
			return 'f'
		}
		if g := nounGender(p.sns[j]); g == 'm' || g == 'f' {
			return g
		}
	}
	if m.last-m.first < 2 {
		return 0
	}
	switch g := p.sc.words[m.first].gaz & (gazMale | gazFemale); g {
	case gazMale:
		return 'm'
	case gazFemale:
		return 'f'
	}
	return 0
}

package chain

import (
	"slices"
	"strings"

	"hearsay/extract/news"
)

// This file finds the name that a description which speaks stands for, where no
// words join the two: after "Vladimir Putin spoke in Moscow", "the Russian president
// said" is Putin, and "the chief executive added" the CEO who was quoted before.

// meant puts a person's name for the description of a voice that was named nowhere.
func (p *pass) meant(i int, voices []voice) {
	if len(voices) != 1 || !p.office(&voices[0]) {
		return
	}
	v := &voices[0]
	best, top, second := -1, 0, 0
	at := int(p.sent[v.run.First])
	for k := p.mentionBefore(v.run.First); k >= 0 && at-int(p.sent[p.doc.Mentions[k].First]) <= maxMeant; k-- {
		m := &p.doc.Mentions[k]
		if m.Form != news.FormName || !p.isPerson(k) || p.possessor(k) || p.doc.Tokens[m.First].Field != p.doc.Tokens[v.run.First].Field {
			continue
		}
		if best >= 0 && p.doc.Mentions[best].Entity == m.Entity {
			continue
		}
		if s := p.mayMean(v, k); s > top {
			best, top, second = k, s, top
		} else {
			second = max(second, s)
		}
	}
	if best < 0 || top <= second {
		return
	}
	h := p.hop(best)
	h.Span = v.hop.Span
	v.hop, v.vague = h, false
}

// maxMeant is how many sentences a description reaches back to a name.
const maxMeant = 4

// mentionBefore is the last mention that begins before token t.
func (p *pass) mentionBefore(t int) int {
	k, _ := slices.BinarySearchFunc(p.doc.Mentions, t, func(m news.Mention, t int) int { return m.First - t })
	return k - 1
}

// office tells whether v is "the Russian president", "the spokesman": one person by
// an office, who has no name.
func (p *pass) office(v *voice) bool {
	r := v.run
	h := r.Last - 1
	if p.low[r.First] != "the" || r.Len() < 2 || r.Len() > maxBare {
		return false
	}
	if !p.chief(r) && (p.head(r) != h || p.tag(h) != "NN" && p.tag(h) != "NNP" || !p.r.Office(p.lemma(h))) {
		return false
	}
	return v.hop.Entity < 0 || p.doc.Entities[v.hop.Entity].Nominal && !p.doc.Entities[v.hop.Entity].Plural
}

// chief tells of "the chief executive", whose noun alone tells nobody.
func (p *pass) chief(r news.Range) bool {
	return r.Len() > 2 && p.low[r.Last-2] == "chief" && p.low[r.Last-1] == "executive"
}

// mayMean weighs whether the office of v can be that of the person named by mention
// k: 0 for no. Whoever leads the sentence before may hold an office that is said in
// full ("the Russian president"), not every mayor.
func (p *pass) mayMean(v *voice, k int) int {
	e := &p.doc.Entities[p.doc.Mentions[k].Entity]
	noun := p.lemma(v.run.Last - 1)
	if p.chief(v.run) {
		noun = "ceo"
	}
	held := false
	for _, role := range e.Roles {
		for _, w := range strings.FieldsFunc(strings.ToLower(role), func(c rune) bool { return c == ' ' || c == '-' || c == ',' || c == '/' }) {
			switch {
			case lesser(w) && !strings.HasPrefix(noun, "spokes"):
				return 0
			case sameOffice(noun, w) && p.tells(v.run, role):
				return 4
			case sameOffice(noun, w) && (v.run.Len() == 2 || w == role):
				return 3
			case p.r.Office(w):
				held = true
			}
		}
	}
	if p.calledSo(k, noun, v.run) || p.spokeAs(p.doc.Mentions[k].Entity, noun) {
		return 3
	}
	if held || len(e.Roles) > 0 || !p.r.Rank(noun) || !p.inFull(v.run) || !p.leading(k) || int(p.sent[v.run.First]-p.sent[p.doc.Mentions[k].First]) > 1 {
		return 0
	}
	return 1
}

// maxCalled is how many words beside a name may say what somebody is.
const maxCalled = 8

// calledSo tells that the words beside name k have the noun: "spokeswoman for the
// festival Anja Marx", "Father Anton Rees, the port's spokesman", before the
// description r.
func (p *pass) calledSo(k int, noun string, r news.Range) bool {
	m := &p.doc.Mentions[k]
	apart := false // a noun between preposition and name, so that the name is not its object
	for t := m.First - 1; t >= max(0, m.First-maxCalled) && p.near(t, m.First) && !p.finite(t) && p.tag(t) != "''"; t-- {
		switch {
		case sameOffice(noun, p.low[t]):
			return p.sameRank(t, r)
		case p.tag(t) == "IN" && !apart, p.r.Office(p.low[t]), p.nameAt(t):
			t = -1 // "the spokesman for President Carl Nye"
		}
		apart = apart || t >= 0 && p.tag(t) == "NN"
	}
	if p.word(m.Last) != "," {
		return false
	}
	for t := m.Last + 1; t < min(r.First, m.Last+maxCalled) && p.near(t, m.First) && p.tag(t) != "IN" && p.low[t] != "," && !p.finite(t); t++ {
		if sameOffice(noun, p.low[t]) {
			return !p.nameAt(t+1) && p.sameRank(t, r) // "Rees, Mayor Anna Brook and …"
		}
	}
	return false
}

// sameRank tells that the office at word t is no other one than that of the description
// r: "the prime minister" is neither a deputy nor a defence minister. A deputy
// spokesman speaks as a spokesman.
func (p *pass) sameRank(t int, r news.Range) bool {
	h := r.Last - 1
	if (p.word(t-1) == "prime") != (p.low[h-1] == "prime") || r.Len() > 2 && !p.chief(r) && p.otherwise(t-1, r) {
		return false
	}
	if strings.HasPrefix(p.low[t], "spokes") {
		return true
	}
	for i := max(0, t-2); i < t; i++ {
		if lesser(p.low[i]) {
			return p.low[h-1] == p.low[i]
		}
	}
	return true
}

// otherwise tells that word t tells more of an office than description r does, and
// something else: "Taliban spokesman" and "the Nato spokesman".
func (p *pass) otherwise(t int, r news.Range) bool {
	if tag := p.tag(t); !strings.HasPrefix(tag, "NN") && tag != "JJ" || lesser(p.low[t]) {
		return false
	}
	for i := r.First + 1; i < r.Last-1; i++ {
		if p.low[i] == p.low[t] || alike(p.low[i], p.low[t]) {
			return false
		}
	}
	return true
}

// lesser tells of a word that makes an office another one.
func lesser(w string) bool {
	switch w {
	case "deputy", "vice", "former", "shadow", "assistant", "ex":
		return true
	}
	return false
}

// nameAt tells that word t is part of a person's name.
func (p *pass) nameAt(t int) bool {
	k := p.mention[t]
	return k >= 0 && p.doc.Mentions[k].Form == news.FormName && p.isPerson(int(k))
}

// spokeAs tells that person e spoke before under words that say the office: "Park
// Soo-hyun, the spokesman for the president, said".
func (p *pass) spokeAs(e int, noun string) bool {
	for j := p.at - 1; j >= 0 && j >= p.at-maxBack; j-- {
		q := &p.doc.Statements[j]
		if q.Speaker.Name == "" || q.Speaker.Entity != e {
			continue
		}
		for _, piece := range q.Source {
			r := p.tokens(piece)
			for t := r.First + 2; t < r.Last; t++ {
				if sameOffice(noun, p.low[t]) && p.tag(t-1) == "DT" && p.low[t-2] == "," {
					return true
				}
			}
		}
	}
	return false
}

// inFull tells that the description says which office it is: not "the president",
// nor "the prime minister".
func (p *pass) inFull(r news.Range) bool {
	return r.Len() > 3 || r.Len() == 3 && p.low[r.First+1] != "prime"
}

// sameOffice tells that two nouns are one office: "spokesman" and "spokesperson".
func sameOffice(a, b string) bool {
	const stem = "spokes"
	return a == b || shortOffice(a) == b || shortOffice(b) == a || strings.HasPrefix(a, stem) && strings.HasPrefix(b, stem)
}

// shortOffice writes out an office that is cut short before a name: "Sen." is a senator.
func shortOffice(w string) string {
	switch w {
	case "sen.", "sen":
		return "senator"
	case "rep.", "rep":
		return "representative"
	case "gov.", "gov":
		return "governor"
	case "gen.", "gen":
		return "general"
	}
	return w
}

// tells tells whether a word of the description beside its noun stands in the role.
func (p *pass) tells(r news.Range, role string) bool {
	role = strings.ToLower(role)
	for i := r.First + 1; i < r.Last-1; i++ {
		if strings.Contains(role, p.low[i]) {
			return true
		}
	}
	return false
}

// leading tells that the name is the subject of its sentence's main verb, in the
// article's own words.
func (p *pass) leading(k int) bool {
	m := &p.doc.Mentions[k]
	t := &p.doc.Tokens[m.Head]
	return strings.HasPrefix(t.Rel, "nsubj") && t.Head >= 0 && p.doc.Tokens[t.Head].Rel == "root" && !p.said[m.First]
}

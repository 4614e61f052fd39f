package chain

import (
	"strings"

	"hearsay/extract/news"
)

// turnRule marks the statements below.
const turnRule = "chain/turn"

// turns reads the turns of an interview that is printed as such:
//
//	ANNA BROOK, HOST: We are joined by Ali Hale, who is at the port.
//	HALE: It is shut. The gates are locked.
//	BROOK: Since when?
//
// What stands behind a name and a colon is that one's, further paragraphs up to the
// next turn too. The host is the outlet's own.
func (p *pass) turns() {
	paragraphs := p.paragraphs()
	list := p.findTurns(paragraphs)
	if len(list) == 0 {
		return
	}
	here, heard := p.bySentence(), p.heard()
	p.gone = make([]bool, len(p.doc.Statements))
	for n, t := range list {
		end := t.at
		if n+1 < len(list) {
			end = list[n+1].at - 1
		}
		p.takesLabel(here, t)
		if p.speakerOf(t).host {
			continue
		}
		first := len(p.doc.Statements)
		for at := t.at; at <= end; at++ {
			r := paragraphs[at]
			if at == t.at {
				r.First = t.colon + 1
			}
			p.announce(here, heard, r, t.name, news.Range{First: t.colon, Last: t.colon + 1})
		}
		for k := first; k < len(p.doc.Statements); k++ {
			p.doc.Statements[k].Reason.Rule = turnRule
		}
	}
	p.dropAt(func(i int) bool { return i < len(p.gone) && p.gone[i] })
}

// turn is one turn of an interview: its first paragraph, who speaks, and the colon.
type turn struct {
	at    int
	name  news.Range
	colon int
	host  bool
}

// leastTurns is how many turns an interview has at least; two lines that open with a
// name may be captions.
const leastTurns = 4

// maxSpeakers bounds the names that are looked for in an article.
const maxSpeakers = 40

// findTurns lists the turns of an article, none unless at least two people take some.
func (p *pass) findTurns(paragraphs []news.Range) []turn {
	var list []turn
	for at, r := range paragraphs {
		if t, ok := p.turnAt(r); ok {
			t.at = at
			list = append(list, t)
		}
	}
	if len(list) < leastTurns {
		return nil
	}
	kept := list[:0]
	most, people := 0, 0
	for _, t := range list {
		if s := p.speakerOf(t); s != nil {
			if s.turns++; s.turns == 1 {
				people++
			}
			s.host = s.host || t.host
			most = max(most, s.turns)
			kept = append(kept, t)
		}
	}
	if len(kept) < leastTurns || people < 2 || most < 2 {
		return nil
	}
	return kept
}

// speaker is one of those who take turns.
type speaker struct {
	surname string
	hop     news.Source
	turns   int
	host    bool
}

// speakerOf is who takes a turn, nil where the words name nobody.
func (p *pass) speakerOf(t turn) *speaker {
	name := p.low[t.name.Last-1]
	for i := range p.speakers {
		if s := &p.speakers[i]; s.surname == name {
			if s.hop.Name == "" {
				return nil
			}
			return s
		}
	}
	if len(p.speakers) == maxSpeakers {
		return nil
	}
	s := speaker{surname: name}
	if k := p.fullName(t.name); k >= 0 {
		s.hop = p.hop(k)
	} else if k := p.mention[t.name.Last-1]; k >= 0 && p.isPerson(int(k)) {
		s.hop = p.hop(int(k))
	}
	p.speakers = append(p.speakers, s)
	if s.hop.Name == "" {
		return nil
	}
	return &p.speakers[len(p.speakers)-1]
}

// maxTurnName is how many words may stand before the colon of a turn: "MARY LOUISE KELLY,
// HOST".
const maxTurnName = 6

// turnAt reads the name that opens paragraph r: a person's, or one in capitals.
func (p *pass) turnAt(r news.Range) (t turn, ok bool) {
	colon := r.First + 1
	for colon < r.Last && colon <= r.First+maxTurnName && p.low[colon] != ":" {
		colon++
	}
	if colon >= r.Last || colon > r.First+maxTurnName || p.labelOf(r) != NoLabel || p.doc.Quoted(r.First) {
		return turn{}, false
	}
	t = turn{name: news.Range{First: r.First, Last: colon}, colon: colon}
	for i := r.First; i < colon; i++ {
		if p.low[i] == "," {
			t.name.Last = min(t.name.Last, i)
			t.host = t.host || p.low[colon-1] == "host"
		}
	}
	if t.name.Len() == 0 {
		return turn{}, false
	}
	k := p.mention[t.name.Last-1]
	named := k >= 0 && p.isPerson(int(k)) && p.doc.Mentions[k].Form == news.FormName && p.doc.Mentions[k].Last == t.name.Last && p.doc.Mentions[k].First <= t.name.First+1
	return t, named || p.inCapitals(t.name) || p.titled(t.name)
}

// titled tells of "Rep. Hunter": a word that is cut short and a name.
func (p *pass) titled(r news.Range) bool {
	return r.Len() > 1 && r.Len() < 4 && strings.HasSuffix(p.low[r.First], ".") && p.tag(r.Last-1) == "NNP" || r.Len() == 3 && p.low[r.First+1] == "." && p.tag(r.Last-1) == "NNP"
}

// inCapitals tells of words that are all in capitals.
func (p *pass) inCapitals(r news.Range) bool {
	for i := r.First; i < r.Last; i++ {
		if w := p.doc.Text(p.doc.Tokens[i].Span); w != strings.ToUpper(w) || !wordish(p.low[i]) && w != "." && w != "-" || p.tag(i) == "CD" {
			return false
		}
	}
	return wordish(p.low[r.Last-1])
}

// fullName is the first mention of a person's name that ends in the last word of r, has
// more words and is not printed in capitals throughout; -1 for none.
func (p *pass) fullName(r news.Range) int {
	for k := range p.doc.Mentions {
		m := &p.doc.Mentions[k]
		if m.Form == news.FormName && m.Len() > 1 && p.low[m.Last-1] == p.low[r.Last-1] && p.isPerson(k) && !p.inCapitals(m.Range) {
			return k
		}
	}
	return -1
}

// turnSource is who takes the turn of statement s.
func (p *pass) turnSource(s *news.Statement) news.Source {
	r := p.tokens(s.Source[0])
	h := p.speakerOf(turn{name: r}).hop
	h.Span = s.Source[0]
	return h
}

// takesLabel takes out statements that read the name of a turn as somebody who says
// something about it.
func (p *pass) takesLabel(here *sites, t turn) {
	label := p.span(news.Range{First: t.name.First, Last: t.colon + 1})
	for _, i := range here.of(int(p.sent[t.name.First])) {
		s := &p.doc.Statements[i]
		p.looked++
		for _, list := range [...][]news.Span{s.Source, s.Cue} {
			for _, x := range list {
				p.gone[i] = p.gone[i] || label.Overlaps(x)
			}
		}
	}
}

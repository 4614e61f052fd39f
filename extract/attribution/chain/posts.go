package chain

import (
	"strings"

	"hearsay/extract/news"
)

// postRule marks the statements below.
const postRule = "chain/post"

// posts reads what a post says that is shown in the text with the name below:
//
//	The port is safe. It was never closed. — Anna Brook (@annabrook) May 2, 2023
//
// The words up to the dash are Anna Brook's; where the dash opens a paragraph, those of
// the one before.
func (p *pass) posts() {
	var here *sites
	var heard []bool
	paragraphs := p.paragraphs()
	at, from := 0, 0
	for i := 1; i < len(p.doc.Tokens); i++ {
		name, ok := p.signature(i)
		if !ok {
			continue
		}
		for at+1 < len(paragraphs) && paragraphs[at].Last <= i {
			at++
		}
		r := news.Range{First: max(paragraphs[at].First, from), Last: i}
		if r.Len() == 0 && at > 0 && from < paragraphs[at-1].Last {
			r = paragraphs[at-1]
			r.First = max(r.First, from)
		}
		from = name.Last
		if r.Len() < 3 || r.Len() > maxPost || p.doc.Quoted(r.First) {
			continue
		}
		if here == nil {
			here, heard = p.bySentence(), p.heard()
			p.gone = make([]bool, len(p.doc.Statements))
		}
		for _, k := range here.of(int(p.sent[i])) {
			s := &p.doc.Statements[k]
			p.gone[k] = p.gone[k] || !p.span(r).Contains(start(s)) || p.unsourced(s)
		}
		first := len(p.doc.Statements)
		p.announce(here, heard, r, name, news.Range{First: i, Last: i + 1})
		for k := first; k < len(p.doc.Statements); k++ {
			p.doc.Statements[k].Reason.Rule = postRule
		}
	}
	if here != nil {
		p.dropAt(func(i int) bool { return i < len(p.gone) && p.gone[i] })
	}
}

// maxPost is how many words a post may have.
const maxPost = 120

// maxSigner is how many words may name who posts.
const maxSigner = 8

// unsourced tells of a statement that names nobody.
func (p *pass) unsourced(s *news.Statement) bool { return len(s.Source) == 0 && s.Parent < 0 }

// signature reads "— Anna Brook (@annabrook)" at the dash i.
func (p *pass) signature(i int) (name news.Range, ok bool) {
	if w := p.low[i]; w != "—" && w != "–" && w != "--" && w != "-" && w != "―" {
		return name, false
	}
	name.First = i + 1
	for j := i + 1; j+2 < len(p.low) && j <= i+1+maxSigner; j++ {
		switch {
		case p.doc.Tokens[j].Field != p.doc.Tokens[i].Field:
			return name, false
		case p.low[j] == "(":
			name.Last = j
			return name, j > i+1 && strings.HasPrefix(p.low[j+1], "@") && p.dated(j+2)
		case p.low[j] == ",", p.low[j] == ".":
			return name, false
		}
	}
	return name, false
}

// dated tells that a date follows the closing bracket at i or right after, which a
// writer's own signature lacks: "— Anna Brook (@annabrook)".
func (p *pass) dated(i int) bool {
	for n := 0; n < 2 && i < len(p.low) && p.low[i] != ")"; n++ {
		i++
	}
	t := p.tag(i + 1)
	return p.word(i) == ")" && (t == "NNP" || t == "CD" || t == "MD")
}

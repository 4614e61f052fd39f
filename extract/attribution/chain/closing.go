package chain

import (
	"slices"
	"strings"

	"hearsay/extract/news"
)

// closingRule marks the statements below.
const closingRule = "chain/closing"

// maxCloser is how many words may name who says it at the end of a sentence.
const maxCloser = 10

// closings reads "…, reports the Herald's Anna Brook." and ", according to
// officials." where the tagger took something else for what is said: all that
// stands before the comma is.
func (p *pass) closings() {
	here := p.bySentence()
	p.gone = make([]bool, len(p.doc.Statements))
	for at := range p.doc.Sentences {
		s := p.doc.Sentences[at].Range
		if p.doc.Sentences[at].Furniture || p.doc.Sentences[at].Span.Field == news.Title || s.Len() < 8 {
			continue
		}
		comma, cue, source := p.closer(s)
		if comma < 0 || p.quoted(comma) || p.quoted(s.First) {
			continue
		}
		content := news.Range{First: p.afterDateline(s), Last: comma}
		if content.Len() < 4 || !p.finiteIn(content) || p.readSo(here.of(at), content, cue) {
			continue
		}
		p.close(here.of(at), s, content, cue, source)
	}
	p.dropAt(func(i int) bool { return i < len(p.gone) && p.gone[i] })
}

// sites are the statements that begin or have a cue in each sentence, so that a
// sentence is not compared with all that is said elsewhere.
type sites struct {
	first []int32 // per sentence, where its run of list begins
	list  []int32
}

func (s *sites) of(sentence int) []int32 { return s.list[s.first[sentence]:s.first[sentence+1]] }

// bySentence lists the statements of each sentence in their order.
func (p *pass) bySentence() *sites {
	out := &sites{first: make([]int32, len(p.doc.Sentences)+1)}
	count := func(at, _ int32) { out.first[at+1]++ }
	p.eachSite(count)
	for at := range p.doc.Sentences {
		out.first[at+1] += out.first[at]
	}
	out.list = make([]int32, out.first[len(p.doc.Sentences)])
	next := slices.Clone(out.first)
	p.eachSite(func(at, i int32) {
		out.list[next[at]] = i
		next[at]++
	})
	return out
}

// eachSite gives every statement with each sentence in which it begins or has a
// cue, once.
func (p *pass) eachSite(do func(at, i int32)) {
	for i := range p.doc.Statements {
		s := &p.doc.Statements[i]
		first := p.sentenceAt(start(s))
		if first >= 0 {
			do(first, int32(i))
		}
		last := first
		for _, c := range s.Cue {
			if at := p.sentenceAt(c); at >= 0 && at != first && at != last {
				do(at, int32(i))
				last = at
			}
		}
	}
}

// sentenceAt is the sentence in which a span begins, -1 for none.
func (p *pass) sentenceAt(s news.Span) int32 {
	if at := p.tokens(s).First; at < len(p.sent) {
		return p.sent[at]
	}
	return -1
}

// closer finds the comma, the word of saying and the speaker of a sentence that
// ends with them; a comma of -1 for none.
func (p *pass) closer(s news.Range) (comma int, cue, source news.Range) {
	end := s.Last
	for end > s.First && !wordish(p.low[end-1]) {
		end--
	}
	for i := end - 2; i > s.First && i >= end-maxCloser; i-- {
		if p.low[i] != "," {
			if t := p.tag(i); i > end-maxCloser && (p.finite(i) || t == "WP" || t == "WDT") && p.low[i-1] != "," {
				break
			}
			continue
		}
		switch {
		case p.low[i+1] == "according" && p.word(i+2) == "to":
			cue = news.Range{First: i + 1, Last: i + 3}
		case p.finite(i+1) && p.tag(i+1) != "MD" && p.r.Say(p.lemma(i+1)), p.tag(i+1) == "NNS" && p.r.Say(strings.TrimSuffix(p.low[i+1], "s")):
			cue = news.Range{First: i + 1, Last: i + 2}
		default:
			continue
		}
		source = news.Range{First: cue.Last, Last: end}
		if source.Len() > 0 && p.oneNoun(source) {
			return i, cue, source
		}
	}
	return p.trailing(s, end)
}

// maxTrailing is how many words a closing "…, the mayor said in a statement posted
// on the town's page." may have.
const maxTrailing = 20

// framing words begin clauses that only frame what follows: "When it closed, the mayor said …".
func (p *pass) framing(i int) bool {
	t := p.tag(i)
	return t == "IN" || t == "WRB" || t == "VBG" || t == "VBN" || t == "CC" || t == "TO"
}

// trailing finds "…, the mayor said in a statement posted online." whose verb the
// parser has put over a clause before the comma.
func (p *pass) trailing(s news.Range, end int) (comma int, cue, source news.Range) {
	if p.framing(s.First) {
		return -1, cue, source
	}
	for i := end - 3; i > s.First+3 && i >= end-maxTrailing; i-- {
		if p.low[i] != "," {
			continue
		}
		for v := i + 2; v < end; v++ {
			if p.finite(v) && p.r.Say(p.lemma(v)) {
				source, cue = news.Range{First: i + 1, Last: v}, news.Range{First: v, Last: v + 1}
				if p.oneNoun(source) && !p.finiteIn(news.Range{First: v + 1, Last: end}) && p.over(v, news.Range{First: s.First, Last: i}) {
					return i, cue, source
				}
				return -1, cue, source
			}
		}
		return -1, cue, source
	}
	return -1, cue, source
}

// over tells whether a verb in r hangs on v as what is said.
func (p *pass) over(v int, r news.Range) bool {
	for i := r.First; i < r.Last; i++ {
		if t := &p.doc.Tokens[i]; t.Head == v && (t.Rel == "ccomp" || t.Rel == "parataxis") {
			return true
		}
	}
	return false
}

// oneNoun tells whether r is a noun phrase that names somebody who can speak.
func (p *pass) oneNoun(r news.Range) bool {
	if strings.HasPrefix(p.tag(r.First), "VB") {
		return false // "the claims denied by Labour"
	}
	for i := r.First; i < r.Last; i++ {
		switch t := p.tag(i); {
		case strings.HasPrefix(t, "VB") && t != "VBN", t == "MD", t == "PRP", t == "WP", t == "WDT", t == "TO", p.low[i] == ";":
			return false
		}
	}
	return p.speaks(p.head(r)) || p.mention[r.Last-1] >= 0 && p.speaks(r.Last-1) && p.doc.Mentions[p.mention[r.Last-1]].Form == news.FormName
}

func (p *pass) finiteIn(r news.Range) bool {
	for i := r.First; i < r.Last; i++ {
		if p.finite(i) {
			return true
		}
	}
	return false
}

// readSo tells whether one of the sentence's statements with that cue has the
// whole clause already.
func (p *pass) readSo(here []int32, content, cue news.Range) bool {
	return slices.ContainsFunc(here, func(i int32) bool {
		s := &p.doc.Statements[i]
		p.looked++
		if p.gone[i] || p.top(s) >= 0 || len(s.Source) == 0 || !slices.ContainsFunc(s.Cue, p.span(cue).Overlaps) {
			return false
		}
		return slices.ContainsFunc(s.Content, func(c news.Span) bool {
			r := p.tokens(c)
			return r.First <= content.First+2 && r.Last >= content.Last-1
		})
	})
}

// top is the statement around s that stays, -1 for none.
func (p *pass) top(s *news.Statement) int {
	q := s.Parent
	for n := 0; n < maxDepth && q >= 0 && q < len(p.gone) && p.gone[q]; n++ {
		q = p.doc.Statements[q].Parent
	}
	return q
}

// close adds the statement, in place of what had its cue; what else is said in
// the clause is said inside it.
func (p *pass) close(here []int32, s, content, cue, source news.Range) {
	sent := p.span(s)
	for _, i := range here {
		q := &p.doc.Statements[i]
		p.looked++
		p.gone[i] = p.gone[i] || slices.ContainsFunc(q.Cue, p.span(cue).Overlaps) && sent.Contains(start(q))
	}
	n := len(p.doc.Statements)
	for _, i := range here {
		q := &p.doc.Statements[i]
		if p.gone[i] || p.top(q) >= 0 || !p.span(content).Contains(start(q)) || len(q.Content) == 0 || !sent.Contains(q.Content[len(q.Content)-1]) {
			continue
		}
		q.Parent = n
		p.cutAfter(q, content.Last)
	}
	p.doc.Statements = append(p.doc.Statements, news.Statement{Kind: news.Indirect, Parent: -1, Confidence: 0.8,
		Source: []news.Span{p.span(source)}, Cue: []news.Span{p.span(cue)}, Content: []news.Span{p.span(content)},
		Reason: news.Reason{Rule: closingRule, Score: 1, Spans: []news.Span{p.span(cue)}}})
}

// cutAfter takes what stands after token last out of a statement's content.
func (p *pass) cutAfter(q *news.Statement, last int) {
	var kept []news.Span
	for _, c := range q.Content {
		r := p.tokens(c)
		r.Last = min(r.Last, last)
		if r.Len() > 0 {
			kept = append(kept, p.span(r))
		}
	}
	if len(kept) > 0 {
		q.Content = kept
	}
}

// afterDateline is the first word of a sentence after "HULL, Dec 31 (Reuters) - ".
func (p *pass) afterDateline(s news.Range) int {
	for i := s.First + 1; i < min(s.Last, s.First+maxDateline); i++ {
		switch p.low[i] {
		case "-", "–", "—", "--":
			return i + 1
		}
		switch p.tag(i) {
		case "NNP", "CD", ",", "-LRB-", "-RRB-", ".":
		default:
			return s.First
		}
	}
	return s.First
}

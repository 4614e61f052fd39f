package chain

import (
	"slices"
	"strings"

	"hearsay/extract/news"
)

// closingRule marks the statements below.
const closingRule = "chain/closing"

// maxCloser is how many words may name who says it at the end of a sentence.
const maxCloser = 12

// closings reads "…, reports the Herald's Anna Brook.", ", as the Herald reports." and
// ", according to officials.", and what opens with "According to", where the tagger took something else for what is said: all that
// stands before the comma is.
func (p *pass) closings() {
	here := p.bySentence()
	p.gone = make([]bool, len(p.doc.Statements))
	for at := range p.doc.Sentences {
		s := p.doc.Sentences[at].Range
		if p.doc.Sentences[at].Furniture || p.doc.Sentences[at].Span.Field == news.Title || s.Len() < 8 {
			continue
		}
		if content, cue, source, ok := p.opener(s); ok && !p.readSo(here.of(at), content, cue) {
			p.close(here.of(at), s, content, cue, source)
			continue
		}
		comma, cue, source := p.closer(s)
		if comma < 0 || p.doc.Quoted(comma) || p.doc.Quoted(s.First) {
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

// maxOpener is how many words may name who says it at the head of a sentence.
const maxOpener = 24

// opener reads "According to the Herald, the port is shut." and "Now, according to …"
// where the tagger took something else for what is said: all that stands after
// the comma is.
func (p *pass) opener(s news.Range) (content, cue, source news.Range, ok bool) {
	at := p.afterDateline(s)
	for n := 0; n < 3 && at < s.Last && p.low[at] != "according" && (p.tag(at) == "RB" || p.tag(at) == "CC" || p.low[at] == ","); n++ {
		at++
	}
	words := 2
	switch w := p.word(at); {
	case p.doc.Quoted(at):
		return content, cue, source, false
	case w == "per":
		words = 1
	case w == "as" && p.word(at+1) == "per", w == "according" && p.word(at+1) == "to":
	case w == "as":
		return p.asSaid(at, s)
	default:
		return content, cue, source, false
	}
	comma := p.endOfPhrase(at+words, s)
	if comma < 0 {
		return content, cue, source, false
	}
	cue, source = news.Range{First: at, Last: at + words}, news.Range{First: at + words, Last: comma}
	content = news.Range{First: comma + 1, Last: s.Last}
	for content.Last > content.First && !wordish(p.low[content.Last-1]) && !p.doc.Quoted(content.Last-1) {
		content.Last--
	}
	return content, cue, source, content.Len() >= 4 && p.finiteIn(content) && !p.doc.Quoted(content.First) && !p.scheme(p.head(source))
}

// asSaid reads "As the Herald notes, the port is shut." and "As noted by the Herald,
// the port is shut.", where "as" is token at.
func (p *pass) asSaid(at int, s news.Range) (content, cue, source news.Range, ok bool) {
	comma := at + 1
	for comma < s.Last && comma < at+maxOpener && p.low[comma] != "," {
		comma++
	}
	if comma >= s.Last || p.low[comma] != "," {
		return content, cue, source, false
	}
	if (p.tag(at+1) == "VBN" || p.tag(at+1) == "VBD") && p.word(at+2) == "by" {
		cue, source = news.Range{First: at + 1, Last: at + 3}, news.Range{First: at + 3, Last: comma}
		ok = p.r.Say(p.lemma(at+1)) || p.r.Found(p.low[at+1])
	} else if v := p.verbIn(at+1, comma); v >= 0 {
		cue, source = news.Range{First: v, Last: v + 1}, news.Range{First: at + 1, Last: v}
		ok = comma-v <= maxTime && p.saying(v) && !p.finiteIn(news.Range{First: v + 1, Last: comma})
	}
	content = news.Range{First: comma + 1, Last: s.Last}
	for content.Last > content.First && !wordish(p.low[content.Last-1]) && !p.doc.Quoted(content.Last-1) {
		content.Last--
	}
	return content, cue, source, ok && source.Len() > 0 && content.Len() >= 4 && p.oneNoun(source) && p.finiteIn(content) && !p.doc.Quoted(content.First)
}

// maxTime is how many words from the verb on may say when and to whom: "told
// reporters on Monday".
const maxTime = 6

// verbIn is the first finite verb in [i, end), -1 for none.
func (p *pass) verbIn(i, end int) int {
	for ; i < end; i++ {
		if p.finite(i) || p.saying(i) {
			return i
		}
	}
	return -1
}

// scheme tells of "according to plan" that nobody says it.
func (p *pass) scheme(i int) bool {
	switch p.lemma(i) {
	case "plan", "schedule", "custom", "tradition", "need", "taste":
		return p.mention[i] < 0 || p.doc.Mentions[p.mention[i]].Form == news.FormNominal
	}
	return false
}

// endOfPhrase is the comma that ends the noun phrase at token at, over an
// apposition between commas; -1 where a verb comes before it.
func (p *pass) endOfPhrase(at int, s news.Range) int {
	comma := -1
	for i := at; i < min(s.Last, at+maxOpener); i++ {
		switch {
		case p.low[i] == "," && i > at && comma < 0:
			comma = i
		case p.low[i] == "," && i > at:
			if i-comma > 2 && (p.tag(comma+1) == "DT" || p.low[comma+1] == "who" || p.low[comma+1] == "which") {
				return i // "according to Rees, a clerk, …", "…, who was there, …"
			}
			return comma
		case comma >= 0 && p.finite(i) && p.low[comma+1] != "who" && p.low[comma+1] != "which":
			return comma
		case comma < 0 && p.finite(i) && !p.underRelative(at, i):
			return -1
		case comma < 0 && (p.low[i] == ":" || p.low[i] == ";"):
			return -1
		}
	}
	return comma
}

// underRelative tells that a relative pronoun stands before verb v of the phrase
// that begins at token at: "people who know the plan".
func (p *pass) underRelative(at, v int) bool {
	for i := at; i < v; i++ {
		if t := p.tag(i); t == "WP" || t == "WDT" {
			return true
		}
	}
	return false
}

// closer finds the comma, the word of saying and the speaker of a sentence that
// ends with them; a comma of -1 for none.
func (p *pass) closer(s news.Range) (comma int, cue, source news.Range) {
	end := s.Last
	for end > s.First && !wordish(p.low[end-1]) {
		end--
	}
	if cue, source, ok := p.per(s, end); ok {
		return cue.First, cue, source
	}
	for i := end - 2; i > s.First && i >= end-maxClosing; i-- {
		if p.low[i] != "," {
			continue
		}
		switch {
		case p.low[i+1] == "according" && p.word(i+2) == "to":
			cue = news.Range{First: i + 1, Last: i + 3}
		case p.low[i+1] == "as" && i+3 < end && end-i <= maxCloser && p.saying(p.pointed(end)):
			v := p.pointed(end)
			cue, source = news.Range{First: v, Last: v + 1}, news.Range{First: i + 2, Last: v}
			if p.oneNoun(source) {
				return i, cue, source // "…, as the Herald reports."
			}
			continue
		case p.saying(i + 1):
			cue = news.Range{First: i + 1, Last: i + 2}
		default:
			continue
		}
		source = news.Range{First: cue.Last, Last: p.beforeApposition(cue.Last, end)}
		if cue.Len() == 2 {
			source = p.beforeRelative(source) // "according to a report that was …"
		}
		if source.Len() > 0 && source.Len() <= maxCloser && p.oneNoun(source) {
			return i, cue, source
		}
	}
	return p.trailing(s, end)
}

// pointed is the last word before token end but an "out" after its verb: "points out".
func (p *pass) pointed(end int) int {
	if p.low[end-1] == "out" {
		return end - 2
	}
	return end - 1
}

// saying tells whether word v is a verb of saying, "reports" whatever its tag.
func (p *pass) saying(v int) bool {
	if v < 1 {
		return false
	}
	out := p.word(v+1) == "out" && (p.lemma(v) == "point" || p.low[v] == "points")
	switch t := p.tag(v); {
	case p.finite(v):
		return t != "MD" && (out || p.r.Say(p.lemma(v)))
	case t == "NNS":
		return out || p.r.Say(strings.TrimSuffix(p.low[v], "s"))
	}
	return false
}

// maxClosing is how many words may follow the comma, with what is said about the
// speaker: ", said Anna Brook, who runs the port and a mill in the town."
const maxClosing = 30

// beforeApposition is where the noun phrase at token at ends: before a comma that
// opens more about it, if nothing else follows up to end.
func (p *pass) beforeApposition(at, end int) int {
	for i := at + 1; i < end-1; i++ {
		if p.low[i] != "," {
			continue
		}
		if t := p.tag(i + 1); t == "WP" || t == "WDT" || t == "DT" || t == "NN" && p.r.Person(p.lemma(i+1)) {
			return i
		}
		return end
	}
	return end
}

// maxPer is how many words may follow a closing "per".
const maxPer = 4

// per reads "… next year per the site." with its outlet or report.
func (p *pass) per(s news.Range, end int) (cue, source news.Range, ok bool) {
	for i := end - 2; i > s.First+3 && i >= end-maxPer-1; i-- {
		if p.low[i] != "per" {
			continue
		}
		cue, source = news.Range{First: i, Last: i + 1}, news.Range{First: i + 1, Last: end}
		h := p.head(source)
		k := p.mention[h]
		named := k >= 0 && p.doc.Mentions[k].Form == news.FormName && p.doc.Mentions[k].Kind != news.Place
		return cue, source, named || p.low[i+1] == "the" && (p.r.Outlet(p.lemma(h)) || p.r.Report(p.lemma(h)))
	}
	return cue, source, false
}

// maxTrailing is how many words a closing "…, the mayor said in a statement posted
// on the town's page." may have.
const maxTrailing = 45

// framing words begin clauses that only frame what follows: "When it closed, the mayor said …".
func (p *pass) framing(i int) bool {
	t := p.tag(i)
	return t == "IN" || t == "WRB" || t == "VBG" || t == "VBN" || t == "CC" || t == "TO"
}

// trailing finds "…, the mayor said in a statement posted online." and "…, officials
// said on Monday, adding that …" whatever the parser has made of it.
func (p *pass) trailing(s news.Range, end int) (comma int, cue, source news.Range) {
	for i := end - 3; i > s.First+3 && i >= end-maxTrailing; i-- {
		if p.low[i] != "," || p.tag(i+1) == "CC" || p.framing(i+1) {
			continue
		}
		v := i + 2
		for v < end && !p.finite(v) && !p.likeFinite(v) {
			v++
		}
		source = news.Range{First: i + 1, Last: v}
		if p.lemma(v) == "have" && v+1 < end && p.tag(v+1) == "VBN" {
			v++ // "…, the mayor has said."
		}
		if v >= end || !p.r.Say(p.lemma(v)) && !p.finds(source, v) {
			continue
		}
		cue = news.Range{First: v, Last: v + 1}
		content := news.Range{First: s.First, Last: i}
		if source.Len() > maxCloser || !p.oneNoun(source) || p.finiteIn(p.tail(v+1, end)) {
			continue
		}
		if p.framing(s.First) && !p.finiteAfterComma(content) {
			continue
		}
		if p.over(v, content) || p.idle(v, end) {
			return i, cue, source
		}
	}
	return -1, cue, source
}

// finds tells that verb v says what the outlet or document named by r found: "…, the
// paper found."
func (p *pass) finds(r news.Range, v int) bool {
	if p.lemma(v) != "find" || r.Len() == 0 {
		return false
	}
	h := p.head(r)
	return p.r.Outlet(p.lemma(h)) || p.r.Document(p.lemma(h))
}

// likeFinite tells that the participle at v, right after its noun, is a verb of saying that
// the tagger takes for one: "a law enforcement official confirmed to ABC News".
func (p *pass) likeFinite(v int) bool {
	if p.low[v] == "report" && p.tag(v) == "NN" && (p.tag(v-1) == "NNS" || p.r.Outlet(p.low[v-1])) {
		return true // "…, South Korean media report."
	}
	return p.tag(v) == "VBN" && p.r.Say(p.lemma(v)) && strings.HasPrefix(p.tag(v-1), "NN") && p.speaks(v-1)
}

// tail is what follows a closing verb up to a comma with a participle: "on Monday"
// of "said on Monday, adding that …".
func (p *pass) tail(at, end int) news.Range {
	for i := at; i+1 < end; i++ {
		if p.low[i] == "," && p.tag(i+1) == "VBG" {
			return news.Range{First: at, Last: i}
		}
	}
	return news.Range{First: at, Last: end}
}

// idle tells that verb v has no words of its own after it, only when, where and
// to whom it was said.
func (p *pass) idle(v, end int) bool {
	r := p.tail(v+1, end)
	if r.Len() == 0 {
		return p.lemma(v) != "tell"
	}
	switch t := p.tag(r.First); {
	case p.lemma(v) == "tell":
		k := p.mention[r.First]
		return k >= 0 && p.doc.Mentions[k].Form == news.FormName || p.r.Person(p.lemma(r.First)) || p.r.Venue(p.lemma(r.First))
	case p.low[r.First] == "that":
		return false
	case t == "IN", t == "TO", p.r.Time(p.lemma(r.First)), p.low[r.First] == ",":
		return true
	case t == "RB", t == "JJ":
		return r.Len() == 1 || p.tag(r.First+1) == "IN" || p.r.Time(p.lemma(r.First+1))
	}
	return false
}

// finiteAfterComma tells that a main clause follows what frames r.
func (p *pass) finiteAfterComma(r news.Range) bool {
	for i := r.First + 1; i < r.Last; i++ {
		if p.low[i] == "," {
			return p.finiteIn(news.Range{First: i + 1, Last: r.Last})
		}
	}
	return false
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
		case t == "VBG" && i > r.First && (strings.HasPrefix(p.tag(i-1), "NN") || p.tag(i-1) == "DT"): // "a group monitoring the war"
		case strings.HasPrefix(t, "VB") && t != "VBN", t == "MD", t == "PRP", t == "WP", t == "WDT", t == "TO", p.low[i] == ";":
			return false
		}
	}
	if k := p.mention[r.Last-1]; k >= 0 && p.doc.Mentions[k].Form == news.FormName {
		kind := p.doc.Mentions[k].Kind
		return p.speaks(r.Last-1) || kind == news.Unknown || p.speaks(p.head(r))
	}
	return p.speaks(p.head(r))
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
			if p.tag(i) == "HYPH" {
				return s.First // "The California-based firm"
			}
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

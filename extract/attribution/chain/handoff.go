package chain

import (
	"slices"
	"strings"

	"hearsay/extract/news"
)

// handoffs finds the hops that a statement's sentence names in other words:
// before the speaker ("told Re/code", "in an interview with Time") and after
// ("citing sources", "quoted Daly as saying").
func (p *pass) handoffs(s *news.Statement, voices []voice) (before, after []news.Source) {
	if len(voices) > 0 {
		before = append(before, voices[0].via...)
	}
	cues := p.cueTokens(s)
	for _, i := range cues {
		if h, ok := p.toldTo(i); ok {
			before = append(before, h)
		}
		if h, ok := p.quotedAs(i); ok {
			after = append(after, h)
		}
		if h, ok := p.inReport(i); ok {
			before = append(before, h)
		}
	}
	if len(s.Content) > 0 && len(before) == 0 {
		for i, r := 0, p.tokens(s.Content[0]); i < 3 && r.First+i < r.Last && p.low[r.First] == "to"; i++ {
			if h, ok := p.toldTo(r.First + i); ok {
				before = append(before, h) // "declined to comment to the Herald"
			}
		}
	}
	for _, r := range p.frames(s) {
		if h, ok := p.onOutlet(r); ok && len(voices) > 0 && voices[0].hop.Kind == news.Person {
			before = append(before, h)
		}
		for i := r.First; i < r.Last; i++ {
			if h, ok := p.statementTo(i); ok {
				before = append(before, h)
			}
			if h, ok := p.quotedBy(i); ok {
				before = append(before, h)
			}
			if h, ok := p.via(i); ok && !slices.Contains(cues, i) {
				before = append(before, h)
			}
			if h, ok := p.inReport(i); ok {
				before = append(before, h)
			}
			if h, ok := p.aired(i, voices); ok {
				before = append(before, h)
			}
			if h, ok := p.citing(i, r.Last, voices); ok {
				after = append(after, h)
			}
			if h, ok := p.citesInClause(i, r.Last); ok && len(voices) > 0 {
				after = append(after, h)
			}
		}
	}
	if h, ok := p.citesIn(s, voices); ok {
		after = append(after, h)
	}
	if h, ok := p.citesAfter(s, voices); ok {
		after = append(after, h)
	}
	if h, ok := p.accordingInside(s, voices); ok {
		if p.passesOn(h, voices[0].hop) {
			return append(before, h), after // "she said it was so, according to the Herald"
		}
		after = append(after, h)
	}
	return before, after
}

// passesOn tells whether h, named after "according to" at the end of what v says,
// passes on v's words; unnamed sources of an outlet stand behind it.
func (p *pass) passesOn(h, v news.Source) bool {
	switch {
	case h.Kind == news.Outlet:
		return true
	case h.Kind == news.DocumentKind:
		return p.r.Report(p.lemma(p.head(p.tokens(h.Span))))
	}
	if h.Anonymous || v.Kind == news.Outlet {
		return false
	}
	return h.Entity >= 0 && h.Kind != v.Kind && h.Kind != news.Person || v.Kind != news.DocumentKind && (h.Kind == news.Organisation || h.Kind == news.Person)
}

func (p *pass) cueTokens(s *news.Statement) []int {
	var out []int
	for _, c := range s.Cue {
		r := p.tokens(c)
		for i := r.First; i < r.Last; i++ {
			out = append(out, i)
		}
	}
	return out
}

// maxFrame bounds how many words of a sentence are searched for hand-offs.
const maxFrame = 200

// frames are the stretches of the sentences with the statement's source or cue
// that are not its content.
func (p *pass) frames(s *news.Statement) []news.Range {
	var out []news.Range
	last := int32(-1)
	for _, list := range [][]news.Span{s.Source, s.Cue} {
		for _, x := range list {
			r := p.tokens(x)
			if r.Len() == 0 || p.sent[r.First] == last {
				continue
			}
			last = p.sent[r.First]
			out = append(out, p.outside(s, p.doc.Sentences[last].Range, r.First)...)
		}
	}
	return out
}

// outside cuts the statement's content out of a sentence, near word at.
func (p *pass) outside(s *news.Statement, sent news.Range, at int) []news.Range {
	sent.First, sent.Last = max(sent.First, at-maxFrame), min(sent.Last, at+maxFrame)
	var out []news.Range
	begin := sent.First
	for _, c := range s.Content {
		r := p.tokens(c)
		if r.Last <= sent.First || r.First >= sent.Last {
			continue
		}
		if r.First > begin {
			out = append(out, news.Range{First: begin, Last: r.First})
		}
		begin = max(begin, r.Last)
	}
	if begin < sent.Last {
		out = append(out, news.Range{First: begin, Last: sent.Last})
	}
	return out
}

// viaName is what a name right after "via" must be: an outlet.
func (p *pass) viaName(i int) (news.Source, bool) {
	k := p.mention[i]
	if k < 0 || p.doc.Mentions[k].Form != news.FormName || p.r.Venue(p.low[i]) || p.platform(&p.doc.Mentions[k]) {
		return news.Source{}, false
	}
	h := p.hop(int(k))
	if h.Kind != news.Unknown && h.Kind != news.Organisation {
		return h, false
	}
	h.Kind = news.Outlet
	return h, true
}

// toldTo: the verb at i is followed by the outlet that was told.
func (p *pass) toldTo(i int) (news.Source, bool) {
	switch p.lemma(i) {
	case "tell", "inform":
		if h, ok := p.outletAt(i + 1); ok {
			return h, true
		}
		if h, ok := p.unmarked(i + 1); ok {
			return h, true
		}
		return p.reporter(i + 1)
	case "say", "confirm", "speak", "reveal", "admit", "explain", "add", "deny", "comment", "complain", "write", "respond":
		if w := p.word(i + 1); (w == "to" || w == "with") && p.near(i, i+1) {
			if h, ok := p.outletAt(i + 2); ok {
				return h, true
			}
			if p.low[i+1] == "to" && p.word(i+2) == "the" {
				return p.unmarked(i + 2) // "confirmed to the Independent"
			}
		}
	}
	return news.Source{}, false
}

// reporter is what was told through the reporter named at word i: the outlet whose
// they are ("told Moss", after "CNBC's Dana Moss"), or they themselves where the
// article has passed on their words.
func (p *pass) reporter(i int) (news.Source, bool) {
	if i >= len(p.mention) || p.mention[i] < 0 || !p.near(i-1, i) {
		return news.Source{}, false
	}
	k := int(p.mention[i])
	e := p.entityOf(k)
	if p.doc.Mentions[k].Form != news.FormName || !p.isPerson(k) {
		return news.Source{}, false
	}
	if p.passed[e] {
		return p.hop(k), true
	}
	for _, j := range p.owned {
		m := &p.doc.Mentions[j]
		p.looked++
		if m.Entity != e || p.mention[m.First-2] < 0 {
			continue
		}
		return p.outletOf(int(p.mention[m.First-2]))
	}
	return news.Source{}, false
}

// maxToOutlet is how many words from a preposition or verb on the name of an outlet
// may stand: "told the Texas outlet The Galveston Daily News".
const maxToOutlet = 8

// outletAt is the outlet whose mention begins at i or right after an article.
func (p *pass) outletAt(i int) (news.Source, bool) {
	for j := i; j < i+maxToOutlet && j < len(p.mention) && p.near(i, j); j++ {
		if k := p.mention[j]; k >= 0 {
			if h, ok := p.affiliate(int(k)); ok {
				return h, true
			}
			if h, ok := p.someOutlet(int(k)); ok {
				return h, true
			}
			if h, ok := p.outletOf(int(k)); ok {
				return h, !p.itsPublic(int(k))
			}
			if p.doc.Mentions[k].Form == news.FormName && p.doc.Mentions[k].Kind != news.Place {
				return news.Source{}, false
			}
		}
		if h, ok := p.site(j); ok {
			return h, true
		}
		if t := p.tag(j); strings.HasPrefix(t, "V") && p.low[j-1] != "-" || t == "IN" || t == "," {
			break
		}
	}
	return news.Source{}, false
}

// site is the outlet whose address stands at word j ("told espn.com"), where it
// was not taken for a name.
func (p *pass) site(j int) (news.Source, bool) {
	if p.mention[j] >= 0 || !strings.Contains(p.low[j], ".") || len(p.low[j]) < 5 {
		return news.Source{}, false
	}
	if p.tag(j) == "ADD" {
		return news.Source{Name: p.doc.Text(p.doc.Tokens[j].Span), Kind: news.Outlet, Entity: -1, Span: p.doc.Tokens[j].Span}, true
	}
	for e := range p.doc.Entities {
		x := &p.doc.Entities[e]
		if x.Kind == news.Outlet && strings.EqualFold(x.Name, p.low[j]) {
			return news.Source{Name: x.Name, Kind: news.Outlet, Entity: e, Span: p.doc.Tokens[j].Span}, true
		}
	}
	return news.Source{}, false
}

// someOutlet is an outlet that is told and not named: "Iraqi media", "an Israeli
// television channel". "The paper" is one that was named, or the article's own.
func (p *pass) someOutlet(k int) (news.Source, bool) {
	m := &p.doc.Mentions[p.outer[p.doc.Mentions[k].Head]]
	if m.Form == news.FormNominal && p.r.Outlet(p.lemma(m.Head)) && m.Head > m.First && p.mention[m.Head-1] >= 0 && p.tag(m.Head) == "NN" && p.lemma(m.Head) != "media" && strings.HasPrefix(p.tag(m.Head-1), "NNP") {
		if n := p.mention[m.Head-1]; p.doc.Mentions[n].Form == news.FormName && p.doc.Mentions[n].Kind == news.Outlet && p.doc.Mentions[n].Len() > 1 {
			return p.hop(int(n)), true // "the state-backed Hull Gazette newspaper"
		}
	}
	if m.Form != news.FormNominal || m.Len() < 2 || !p.r.Outlet(p.lemma(m.Head)) || p.low[m.First] == "the" || p.tag(m.First) == "PRP$" || p.platform(m) {
		return news.Source{}, false
	}
	return news.Source{Name: p.phrase(m.Range), Kind: news.Outlet, Anonymous: p.tag(m.First) == "DT", Entity: -1, Span: m.Span}, true
}

// quotedAs: "quoted Daly as saying", "cites sources at Apple as saying".
func (p *pass) quotedAs(i int) (news.Source, bool) {
	if l := p.lemma(i); l != "quote" && l != "cite" || p.tag(i) == "VBN" && p.word(i-1) != "has" && p.word(i-1) != "have" {
		return news.Source{}, false
	}
	end := i + 1
	for p.near(i, end) && p.low[end] != "as" && end < i+14 {
		end++
	}
	if !p.near(i, end) || p.low[end] != "as" || end == i+1 {
		return news.Source{}, false
	}
	v, ok := p.voice(news.Range{First: i + 1, Last: end})
	return v.hop, ok
}

// statementTo: "in a statement to Re/code", "in an interview with Time".
func (p *pass) statementTo(i int) (news.Source, bool) {
	switch p.lemma(i) {
	case "statement", "interview", "comment", "remark", "email", "e-mail", "conversation", "message", "talk", "speak", "letter", "write":
	default:
		return news.Source{}, false
	}
	for j := i + 1; j < i+4 && p.near(i, j); j++ {
		if w := p.low[j]; w == "to" || w == "with" {
			return p.outletAt(j + 1)
		}
	}
	return news.Source{}, false
}

// quotedBy: "as quoted by Interfax", "cited by the paper".
func (p *pass) quotedBy(i int) (news.Source, bool) {
	switch p.low[i] {
	case "quoted", "cited", "reported", "published", "carried", "interviewed":
	default:
		return news.Source{}, false
	}
	if !p.near(i, i+1) || p.low[i+1] != "by" && p.low[i+1] != "in" {
		return news.Source{}, false
	}
	if k := i - 1; p.low[i] == "reported" && k >= 0 {
		if p.low[k] == "first" {
			k--
		}
		if k >= 0 && strings.HasPrefix(p.tag(k), "NN") && p.near(k, i) {
			return news.Source{}, false // "confirming details first reported by the Post"
		}
	}
	return p.outletAt(i + 2)
}

// onOutlet: "On the news site Vesti, Anna Brook said that …", at the head of a
// sentence.
func (p *pass) onOutlet(r news.Range) (news.Source, bool) {
	if r.First != p.doc.Sentences[p.sent[r.First]].First || p.low[r.First] != "on" && p.low[r.First] != "in" && p.low[r.First] != "to" {
		return news.Source{}, false
	}
	for i := r.First + 1; i < min(r.Last-1, r.First+8); i++ {
		k := p.mention[i]
		switch t := p.tag(i); {
		case k >= 0 && p.doc.Mentions[k].Form == news.FormName && p.doc.Mentions[k].Head == i:
			h, ok := p.outletOf(int(k))
			return h, ok && p.word(p.doc.Mentions[k].Last) == ","
		case t != "DT" && t != "JJ" && !strings.HasPrefix(t, "NN"):
			return news.Source{}, false
		}
	}
	return news.Source{}, false
}

// aired: "said on CNN", "in an interview on Fox News", of a person.
func (p *pass) aired(i int, voices []voice) (news.Source, bool) {
	if p.low[i] != "on" || !p.near(i, i+1) || len(voices) == 0 || voices[0].hop.Kind != news.Person {
		return news.Source{}, false
	}
	at := i + 1
	if p.low[at] == "the" {
		at++
	}
	if at >= len(p.mention) || p.mention[at] < 0 {
		return news.Source{}, false
	}
	k := int(p.mention[at])
	h := p.hop(k)
	return h, p.doc.Mentions[k].Form == news.FormName && h.Kind == news.Outlet
}

// via: "Via the Herald, Dr Archer said" at the head of a sentence, and "… said,
// per the Herald's story" and "as noted by the Herald".
func (p *pass) via(i int) (news.Source, bool) {
	switch w := p.low[i]; {
	case (w == "via" || w == "per") && p.near(i, i+1):
		if k := p.mention[i+1]; w == "per" && k >= 0 && p.isPerson(int(k)) {
			return p.hop(int(k)), true
		}
		if h, ok := p.outletAt(i + 1); ok || w == "per" {
			return h, ok
		}
		return p.viaName(i + 1)
	case w == "noted" && p.near(i, i+1) && p.low[i+1] == "by":
		return p.outletAt(i + 2)
	case w == "courtesy" && p.near(i, i+2) && p.low[i+1] == "of":
		v, ok := p.voice(p.phraseAfter(i+2, p.doc.Sentences[p.sent[i]].Last))
		return v.hop, ok && !p.mute(v.hop)
	}
	return news.Source{}, false
}

// citing: "citing sources", "referring to a person familiar with the matter".
// Who cites must be somebody; the phrase ends with the sentence, a comma or a verb.
func (p *pass) citing(i, last int, voices []voice) (news.Source, bool) {
	n := p.r.Citing(p.low[i], p.word(i+1))
	if n == 0 || len(voices) == 0 || p.low[i] == "referring" && voices[0].hop.Kind == news.Person {
		return news.Source{}, false // who refers to somebody speaks of him
	}
	r := p.phraseAfter(i+n, last)
	if r.Len() == 0 {
		return news.Source{}, false
	}
	v, ok := p.voice(r)
	return v.hop, ok && (!p.mute(v.hop) || p.r.Document(p.lemma(p.head(v.run))))
}

// phraseAfter is the noun phrase that begins at word at, with what hangs on it.
func (p *pass) phraseAfter(at, last int) news.Range {
	r := news.Range{First: at, Last: at}
	for r.Last < last && p.near(at, r.Last) && r.Len() < 20 {
		t := p.tag(r.Last)
		if w := p.low[r.Last]; w == "," || w == "." || w == ";" || w == ":" || w == "who" || w == "that" || w == "as" && r.Len() > 0 || t == "MD" || t == "VBD" || t == "VBZ" || t == "VBP" {
			break
		}
		r.Last++
	}
	return r
}

// accordingInside: the content itself ends with ", according to sources".
func (p *pass) accordingInside(s *news.Statement, voices []voice) (news.Source, bool) {
	if len(voices) == 0 || len(s.Content) == 0 {
		return news.Source{}, false
	}
	r := p.tokens(s.Content[len(s.Content)-1])
	for i := max(r.First+1, r.Last-maxFrame); i < r.Last-2; i++ {
		if (p.low[i] == "per" || p.low[i] == "via") && p.low[i-1] == "," && p.near(i, r.First) {
			if h, ok := p.via(i); ok {
				h.Kind = news.Outlet
				return h, true
			}
		}
		if p.low[i] != "according" || p.low[i+1] != "to" || p.inSource(s, i) || p.doc.Sentences[p.sent[i]].First == i {
			continue
		}
		phrase := p.phraseAfter(i+2, r.Last)
		if p.ownPaper(phrase) {
			continue
		}
		v, ok := p.voice(phrase)
		if ok && p.r.Report(p.lemma(p.head(phrase))) && v.hop.Kind == news.Organisation {
			v.hop.Kind = news.Outlet // "an Al Jazeera report"
		}
		return v.hop, ok
	}
	return news.Source{}, false
}

// ownPaper tells of a document that is whoever's speaks: "according to a post on its website".
func (p *pass) ownPaper(r news.Range) bool {
	if r.Len() == 0 || !p.r.Document(p.lemma(p.head(r))) {
		return false
	}
	for i := r.First; i < r.Last; i++ {
		if p.tag(i) == "PRP$" {
			return true
		}
	}
	return false
}

func (p *pass) inSource(s *news.Statement, i int) bool {
	for _, list := range [][]news.Span{s.Source, s.Cue} {
		for _, x := range list {
			if x.Overlaps(p.doc.Tokens[i].Span) {
				return true
			}
		}
	}
	return false
}

// underWay is the relayed outlet that an unnamed voice right after its report
// belongs to: "one source said", "is said to".
func (p *pass) underWay(s *news.Statement, voices []voice) (news.Source, bool) {
	switch {
	case len(voices) == 0:
		if p.saidTo(s) {
			return p.relayed(s, 1<<30)
		}
	case voices[0].vague, p.moreOf(voices[0]):
		return p.relayed(s, vagueReach)
	}
	return news.Source{}, false
}

// moreOf tells whether an unnamed voice speaks right after an outlet has passed on what
// unnamed sources say: "Two aides told Vesti … Several sources said".
func (p *pass) moreOf(v voice) bool {
	if !v.hop.Anonymous || v.hop.Kind != news.Unknown || p.relay < 0 {
		return false
	}
	c := p.doc.Statements[p.relay].Chain
	return len(c) == 2 && c[1].Anonymous && v.hop.Kind == c[1].Kind
}

// vagueReach is how many sentences after a relayed report "one source" and "the
// paper" still belong to it.
const vagueReach = 3

// deed tells that the cue is a wish, a plan or an order and no speech: "Apple
// wants to …", "the Kremlin told staff to …".
func (p *pass) deed(s *news.Statement) bool {
	for _, i := range p.cueTokens(s) {
		l := p.lemma(i)
		if !strings.HasPrefix(p.tag(i), "VB") {
			continue
		}
		if p.r.Deed(l) {
			return l != "agree" || !p.clausal(s)
		}
		if p.r.Order(l) && len(s.Content) > 0 {
			return p.infinitive(p.tokens(s.Content[0]))
		}
		if p.r.Say(l) {
			return false
		}
	}
	return false
}

// clausal tells that a whole clause is said: "agreed that it is safe", but not "agreed
// to open it".
func (p *pass) clausal(s *news.Statement) bool {
	if len(s.Content) == 0 {
		return false
	}
	r := p.tokens(s.Content[0])
	if t := p.tag(r.First); t == "IN" && p.low[r.First] != "that" || t == "TO" {
		return false // "agrees on the draft, it will"
	}
	return r.Len() > 2 && p.finiteIn(r) && !p.infinitive(r)
}

// infinitive tells that the first verb of r is one with "to": "staff in the
// capital to hand in their phones".
func (p *pass) infinitive(r news.Range) bool {
	for i := r.First; i < r.Last; i++ {
		switch p.tag(i) {
		case "VB":
			return p.word(i-1) == "to"
		case "VBD", "VBZ", "VBP", "MD":
			return false
		}
	}
	return false
}

// ownSubject is the subject of the cue, where the statement has no source: the
// words between may have hidden it from the tagger ("Ms Rosen, who …, posted on
// Monday that …").
func (p *pass) ownSubject(s *news.Statement) []voice {
	for _, v := range p.cueTokens(s) {
		if !strings.HasPrefix(p.tag(v), "VB") || p.tag(v) == "VBN" && !p.perfect(v) {
			continue
		}
		sent := p.doc.Sentences[p.sent[v]].Range
		for i := max(sent.First, v-60); i < min(sent.Last, v+20); i++ {
			t := &p.doc.Tokens[i]
			if t.Head != v || t.Rel != "nsubj" || !p.speaks(i) || p.inContent(s, i) {
				continue
			}
			if w, ok := p.voice(p.subtree(i, sent)); ok {
				return []voice{w}
			}
		}
	}
	return p.opening(s)
}

// opening is who opens the sentence, where a comma closes what is said of it
// right before the cue: "Ms Rosen, a doctor who left in May, posted that …".
func (p *pass) opening(s *news.Statement) []voice {
	if len(s.Cue) == 0 {
		return nil
	}
	v := p.tokens(s.Cue[0]).First
	if v < 1 || v >= len(p.low) || p.low[v-1] != "," || !strings.HasPrefix(p.tag(v), "VB") {
		return nil
	}
	i := p.doc.Sentences[p.sent[v]].First
	for p.near(i, v) && i < v && p.mention[i] < 0 && (strings.HasPrefix(p.tag(i), "NN") || p.tag(i) == "DT" || p.tag(i) == "JJ") {
		i++
	}
	k := p.outer[i]
	if k < 0 || i >= v {
		return nil
	}
	if m := &p.doc.Mentions[k]; m.Last >= v-1 || p.low[m.Last] != "," || !p.speaks(m.Head) {
		return nil
	}
	if w, ok := p.voice(p.doc.Mentions[k].Range); ok {
		return []voice{w}
	}
	return nil
}

// perfect tells that participle v has "have" before it, rather than "be".
func (p *pass) perfect(v int) bool {
	for i := v - 1; i >= 0 && i > v-4; i-- {
		switch p.lemma(i) {
		case "have":
			return true
		case "be":
			return false
		}
	}
	return false
}

func (p *pass) inContent(s *news.Statement, i int) bool {
	for _, c := range s.Content {
		if c.Contains(p.doc.Tokens[i].Span) {
			return true
		}
	}
	return false
}

// sharedSubject is who says the second thing in "He named no one but said that …"
// and "He confirmed it, adding that …": the subject of the verb that the cue is
// joined to.
func (p *pass) sharedSubject(s *news.Statement) []voice {
	for _, v := range p.cueTokens(s) {
		if !strings.HasPrefix(p.tag(v), "VB") || p.tag(v) == "VBN" && !p.perfect(v) || !p.r.Say(p.lemma(v)) && !p.r.Convey(p.lemma(v)) {
			continue
		}
		for n := 0; n < 4 && p.joins(v); n++ {
			v = p.doc.Tokens[v].Head
			w, ok := p.subjectOf(s, v)
			if q, cited := p.citedBy(v); cited && ok {
				q.via = []news.Source{w.hop}
				return []voice{q}
			}
			if ok {
				return []voice{w}
			}
		}
		if w, ok := p.joined(s, p.tokens(s.Cue[0]).First); ok {
			return []voice{w}
		}
		if w, ok := p.participle(s, p.tokens(s.Cue[0]).First); ok {
			return []voice{w}
		}
		if w, ok := p.attached(p.tokens(s.Cue[0]).First); ok {
			return []voice{w}
		}
		if w, ok := p.rightBefore(s, v); ok {
			return []voice{w}
		}
	}
	return nil
}

// rightBefore is whose name stands before verb v, with no more than an adverb and the comma
// of an apposition between: "the agent, Ali Hale, firmly denied it".
func (p *pass) rightBefore(s *news.Statement, v int) (voice, bool) {
	i := v - 1
	for i > 0 && p.near(i, v) && (strings.HasPrefix(p.tag(i), "RB") || p.lemma(i) == "have" && p.finite(i)) {
		i--
	}
	if i > 0 && p.low[i] == "," {
		i--
	}
	if i < 0 || !p.near(i, v) || !p.finite(v) && v == i+1 {
		return voice{}, false
	}
	k := p.outer[i]
	if k < 0 || p.doc.Mentions[k].Last != i+1 || p.doc.Mentions[k].Form != news.FormName || !p.speaks(i) || p.inContent(s, i) || p.said[i] {
		return voice{}, false
	}
	return p.voice(p.doc.Mentions[k].Range)
}

// participle is the subject of the sentence in "he dashed their hopes, saying …" and "she
// dodged the question by saying …", whatever the parser hangs the participle on.
func (p *pass) participle(s *news.Statement, v int) (voice, bool) {
	if p.tag(v) != "VBG" || v < 3 || !p.afterComma(v) && !(p.low[v-1] == "while" && p.afterComma(v-1)) || !p.r.Say(p.lemma(v)) && !p.r.Convey(p.lemma(v)) {
		return voice{}, false
	}
	sent := p.doc.Sentences[p.sent[v]].Range
	for i := v - 1; i >= sent.First; i-- {
		if t := &p.doc.Tokens[i]; t.Rel == "nsubj" && t.Head > i && t.Head < v && (p.finite(t.Head) || p.compound(t.Head) || p.tag(t.Head) == "VB") && (p.speaks(i) || p.personal(i) || p.someOf(i)) && !p.inContent(s, i) && !p.said[i] {
			w, ok := p.voice(p.subtree(i, sent))
			return w, ok
		}
	}
	return voice{}, false
}

// someOf tells of "one" in "one of his sources".
func (p *pass) someOf(i int) bool {
	if p.tag(i) != "CD" && p.tag(i) != "DT" || p.word(i+1) != "of" || !p.near(i, i+1) {
		return false
	}
	for j := i + 2; j < len(p.low) && j < i+maxBare+2 && p.near(i, j); j++ {
		if p.doc.Tokens[j].Head == i {
			return p.speaks(j)
		}
	}
	return false
}

// personal tells of "he", "she", "they".
func (p *pass) personal(i int) bool {
	w := p.low[i]
	return w == "he" || w == "she" || w == "they"
}

// attached is who speaks right before a participle: "with one aide saying that", "a site
// called Lumo claiming that".
func (p *pass) attached(v int) (voice, bool) {
	if p.tag(v) != "VBG" || v < 1 || !p.near(v-1, v) {
		return voice{}, false
	}
	k := p.outer[v-1]
	if k < 0 || p.doc.Mentions[k].Last != v || p.doc.Mentions[k].Form == news.FormPronoun || !p.speaks(p.doc.Mentions[k].Head) || p.r.Document(p.lemma(p.doc.Mentions[k].Head)) {
		return voice{}, false
	}
	return p.voice(p.doc.Mentions[k].Range)
}

// afterComma tells that a participle at v stands after a comma, with its quotation mark
// before it, or after "by" or "while".
func (p *pass) afterComma(v int) bool {
	if p.doc.Quoted(v-1) && !wordish(p.low[v-1]) {
		v-- // the closing mark
	}
	w := p.low[v-1]
	return w == "," || w == "by" || w == "while"
}

// compound tells that the participle at v has its auxiliary before it: "is running",
// "has issued".
func (p *pass) compound(v int) bool {
	for i := v - 1; i >= 0 && i > v-4; i-- {
		if l := p.lemma(i); (l == "be" || l == "have") && p.finite(i) {
			return p.tag(v) == "VBG" || p.tag(v) == "VBN" && l == "have"
		}
	}
	return false
}

// citedBy is whom verb v quotes: "Vesti quotes a source who confirmed the sale and
// said …" goes on with the source.
func (p *pass) citedBy(v int) (voice, bool) {
	if l := p.lemma(v); l != "quote" && l != "cite" {
		return voice{}, false
	}
	sent := p.doc.Sentences[p.sent[v]].Range
	for i := v + 1; i < min(sent.Last, v+20); i++ {
		if t := &p.doc.Tokens[i]; t.Head == v && t.Rel == "obj" && p.speaks(i) {
			return p.voice(p.beforeRelative(p.subtree(i, sent)))
		}
	}
	return voice{}, false
}

// joins tells whether verb v shares the subject of the verb it hangs on.
func (p *pass) joins(v int) bool {
	t := &p.doc.Tokens[v]
	if t.Head < 0 {
		return false
	}
	return t.Rel == "conj" || p.tag(v) == "VBG" && (t.Rel == "advcl" || t.Rel == "parataxis" || t.Rel == "xcomp") && strings.HasPrefix(p.tag(t.Head), "VB")
}

// subjectOf is the subject of verb v, if it can speak: of several the nearest.
func (p *pass) subjectOf(s *news.Statement, v int) (voice, bool) {
	sent := p.doc.Sentences[p.sent[v]].Range
	for i := min(sent.Last, v+20) - 1; i >= max(sent.First, v-60); i-- {
		if t := &p.doc.Tokens[i]; t.Head != v || t.Rel != "nsubj" && (t.Rel != "nsubj:pass" || p.lemma(v) != "quote" && !(p.personal(i) && p.saysOn(s))) || p.inContent(s, i) {
			continue
		}
		if r := p.subtree(i, sent); p.speaks(i) || p.tag(i) == "WP" || p.names(r) || p.personal(i) && p.saysOn(s) {
			p.shared = i
			return p.voice(r)
		}
	}
	return voice{}, false
}

// saysOn tells that a statement's cue is "and said": who was asked or charged goes on.
func (p *pass) saysOn(s *news.Statement) bool {
	if len(s.Cue) == 0 || s.Parent >= 0 {
		return false
	}
	v := p.tokens(s.Cue[0]).First
	return v > 0 && p.low[v-1] == "and" && p.finite(v) && p.r.Say(p.lemma(v))
}

// around is the chain of what somebody says in which the subject at p.shared
// stands: "CNN reports that Moss heard the tape and said it is old".
func (p *pass) around(i int) []news.Source {
	if p.shared < 0 {
		return nil
	}
	for j := i - 1; j >= 0 && j >= i-maxBack; j-- {
		if q := &p.doc.Statements[j]; len(q.Source) > 0 && p.inContent(q, p.shared) && !p.inContent(q, p.tokens(p.doc.Statements[i].Cue[0]).First) {
			return q.Chain
		}
	}
	return nil
}

// maxJoined is how many statements away, in the order of the text, the other half
// of a joined sentence is looked for.
const maxJoined = 16

// joined is the speaker of the statement before in the same sentence, where an
// "and" or "but" stands right before the cue.
func (p *pass) joined(s *news.Statement, v int) (voice, bool) {
	and := false
	for i := v - 1; i > v-4 && p.near(i, v); i-- {
		and = and || p.low[i] == "and" || p.low[i] == "but"
	}
	if !and {
		return voice{}, false
	}
	for j := max(0, p.at-maxJoined); j < min(len(p.doc.Statements), p.at+maxJoined); j++ {
		q := &p.doc.Statements[j]
		p.looked++
		if len(q.Source) == 0 || q.Source[0].Field != s.Cue[0].Field || !q.Source[0].Before(s.Cue[0]) {
			continue
		}
		if r := p.tokens(q.Source[0]); r.Len() > 0 && p.near(r.First, v) {
			return p.voice(r)
		}
	}
	return voice{}, false
}

// saidTo: "is said to", "are said to": nobody is named.
func (p *pass) saidTo(s *news.Statement) bool {
	for _, i := range p.cueTokens(s) {
		if p.low[i] == "said" && p.word(i+1) == "to" && p.near(i, i+1) && p.lemma(i-1) == "be" {
			return true
		}
	}
	return false
}

// relayed is the outlet under way, if its statement is at most that many
// sentences before; for any distance the article's main relayed outlet will do.
func (p *pass) relayed(s *news.Statement, within int) (news.Source, bool) {
	at := p.sentenceOf(s)
	if p.relay >= 0 && at-p.sentenceOf(&p.doc.Statements[p.relay]) <= within {
		h := p.doc.Statements[p.relay].Chain[0]
		h.Span = news.Span{}
		return h, true
	}
	if h, ok := p.reporterBefore(at, within); ok {
		return h, true
	}
	if within > 100 && p.main >= 0 && p.cited && p.namedBefore(p.main, at) {
		return p.mainHop(news.Span{}), true
	}
	return news.Source{}, false
}

// namedBefore tells whether entity e is named before sentence at, in the title
// or at the article's head.
func (p *pass) namedBefore(e, at int) bool {
	for k := range p.doc.Mentions {
		if m := &p.doc.Mentions[k]; m.Entity == e {
			return int(p.sent[m.First]) < at
		}
	}
	return false
}

// reporterBefore is an outlet that is the subject of a speech verb in the
// sentences before, though no statement was read there.
func (p *pass) reporterBefore(at, within int) (news.Source, bool) {
	first := max(0, at-min(within, vagueReach))
	if at <= first || at > len(p.doc.Sentences) {
		return news.Source{}, false
	}
	for i := p.doc.Sentences[at-1].Last - 1; i >= p.doc.Sentences[first].First; i-- {
		k := p.mention[i]
		if k < 0 || p.doc.Mentions[k].Head != i || !p.relayable(int(k)) {
			continue
		}
		v := p.doc.Tokens[i].Head
		if !strings.HasPrefix(p.doc.Tokens[i].Rel, "nsubj") || v < 0 {
			v = p.doc.Mentions[k].Last // "Vesti reports", however it was parsed
		}
		if p.near(i, v) && p.r.Say(p.lemma(v)) {
			h := p.hop(int(k))
			h.Span = news.Span{}
			return h, true
		}
	}
	return news.Source{}, false
}

func (p *pass) sentenceOf(s *news.Statement) int {
	r := p.tokens(start(s))
	if r.First >= len(p.sent) {
		return 0
	}
	return int(p.sent[r.First])
}

// mainOutlet is the outlet that the article mostly passes on: the one met most
// often in statements' sources and cues, else the first outlet named.
func (p *pass) mainOutlet() int {
	counts := make([]int, len(p.doc.Entities))
	for i := range p.doc.Statements {
		s := &p.doc.Statements[i]
		for _, list := range [][]news.Span{s.Source, s.Cue} {
			for _, x := range list {
				r := p.tokens(x)
				for t := r.First; t < r.Last; t++ {
					if k := p.mention[t]; k >= 0 && p.doc.Mentions[k].Head == t && p.relayable(int(k)) {
						counts[p.doc.Mentions[k].Entity] += 2
					}
				}
			}
		}
	}
	best := -1
	for k := range p.doc.Mentions {
		m := &p.doc.Mentions[k]
		if !p.relayable(k) {
			continue
		}
		if best < 0 || counts[m.Entity] > counts[best] {
			best = m.Entity
		}
	}
	if best < 0 {
		best = p.finder()
		p.cited = best >= 0
		return best
	}
	p.cited = counts[best] > 0
	return best
}

// finder is who is said to have found or published what the article is about,
// "as discovered by MacRumors", where nothing shows that it is an outlet; -1 for none.
func (p *pass) finder() int {
	for k := range p.doc.Mentions {
		m := &p.doc.Mentions[k]
		if m.Form != news.FormName || m.Entity < 0 || m.First < 3 || p.low[m.First-1] != "by" || !p.r.Found(p.low[m.First-2]) || !p.near(m.First, m.First-2) {
			continue
		}
		if e := &p.doc.Entities[m.Entity]; (e.Kind == news.Unknown || e.Kind == news.Organisation) && !p.own(news.Source{Name: e.Name, Kind: news.Outlet, Entity: m.Entity}) {
			return m.Entity
		}
	}
	return -1
}

func (p *pass) relayable(k int) bool {
	m := &p.doc.Mentions[k]
	if m.Entity < 0 || p.doc.Entities[m.Entity].Kind != news.Outlet || p.doc.Entities[m.Entity].Nominal {
		return false
	}
	return !p.platform(m) && !p.own(news.Source{Name: p.doc.Entities[m.Entity].Name, Entity: m.Entity})
}

package claim

import (
	"slices"
	"sort"

	"hearsay/extract/news"
)

// maxDepth is how deep statements may nest before the inner ones are left out:
// news nests three deep, and a hostile text must not make painting quadratic.
const maxDepth = 8

// paint marks every token with the innermost statement that it is content of,
// and with the statement whose cue or source it is.
func (r *reader) paint() {
	byDepth := make([][]int, maxDepth)
	for i := range r.doc.Statements {
		switch d := r.depth(i); {
		case d < maxDepth && r.passesOn(i):
			byDepth[d] = append(byDepth[d], i)
		case d == 0:
			for _, span := range r.doc.Statements[i].Cue {
				r.under(span, func(k int) { r.unsaid[k] = int32(i) + 1 })
			}
		}
	}
	for _, level := range byDepth {
		for _, i := range level {
			r.paintOne(i)
		}
	}
	slices.SortFunc(r.vouches, func(a, b spoken) int { return a.end - b.end })
}

// depth is how many statements lie around statement i, at most maxDepth.
func (r *reader) depth(i int) int {
	d := 0
	for p := r.doc.Statements[i].Parent; p >= 0 && d < maxDepth; d++ {
		p = r.doc.Statements[p].Parent
	}
	return d
}

// passesOn tells whether a statement passes a proposition on, rather than being
// a verb with its infinitive ("voted to hold", "told staff to replace", "declined
// to comment") or its object ("shrugged off the scare", "did not name the
// place"): somebody does or orders something there, and the clause itself is the claim.
func (r *reader) passesOn(i int) bool {
	s := &r.doc.Statements[i]
	if len(s.Content) == 0 || len(s.Cue) == 0 || s.Content[0].Field == news.Title {
		return true
	}
	switch s.Reason.Rule {
	case "chain/post", "chain/turn", "chain/announced":
		return true // all that stands there is theirs, with or without a verb
	}
	if s.Parent >= 0 && len(s.Source) == 0 && !slices.ContainsFunc(s.Content, r.finiteIn) {
		return false // a word of saying inside a statement, without anybody who says it
	}
	return !r.ordered(s) && !r.addressed(s) && !r.refused(s) && !r.mute(s) && !r.auxiliary(s.Cue) && !r.seems(s) && !r.deals(s) && !r.mouthless(s) && (r.verbal(s) || r.conveyed(s) || r.closing(s) || r.said(s))
}

// said tells whether somebody says a clause whose verb the tagger has not seen: "says a
// similar set-up worked very well".
func (r *reader) said(s *news.Statement) bool {
	first, last := r.doc.Under(s.Content[0])
	if len(s.Source) == 0 || r.tok[min(r.tokenAt(s.Source[0]), len(r.tok)-1)].Lemma == r.lex.That {
		return false // "That said, the fact is"
	}
	return last-first >= leastSaid && s.Cue[0].Before(s.Content[0]) && r.anyLemma(s.Cue, r.lex.Saying) && !r.anyLemma(s.Cue, r.lex.Negations)
}

// leastSaid is how many words a clause has at least that is taken for one without a
// finite verb: "said a prayer for him" has fewer.
const leastSaid = 6

// deals tells whether somebody does something to what the content begins with, which
// is then no saying, whatever clause follows: "had requested money for her release, but
// the ministry pays nobody".
func (r *reader) deals(s *news.Statement) bool {
	for _, words := range [...]Words{r.lex.Says, r.lex.Conveys, r.lex.Rules, r.lex.Hearsay, r.lex.Addresses} {
		if r.anyLemma(s.Cue, words) {
			return false
		}
	}
	if r.quotes(s.Content) {
		return false // "called him a “real pompous fellow”"
	}
	object := false
	for _, p := range s.Content {
		for k := r.tokenAt(p); k < len(r.tok) && r.tok[k].Field == p.Field && r.tok[k].Start < p.End; k++ {
			h := r.tok[k].Head
			switch {
			case h < 0 || r.rel[k] == relMark && r.tok[k].Lemma == r.lex.That:
				return false
			case p.Contains(r.tok[h].Span) || !within(s.Cue, r.tok[h].Span):
			case r.rel[k] == relCcomp || r.rel[k] == relXcomp || r.rel[k] == relParataxis || r.predicate(k) && r.rel[k] != relConj && r.rel[k] != relAdvcl:
				return false
			case (r.rel[k] == relObj || r.rel[k] == relObl || r.rel[k] == relIobj) && nominal(r.tok[k].UPOS):
				object = true
			}
		}
	}
	return object
}

// quotes tells whether the content begins or ends in quotation marks.
func (r *reader) quotes(content []news.Span) bool {
	first, _ := r.doc.Under(content[0])
	_, last := r.doc.Under(content[len(content)-1])
	for last > first+1 && r.rel[last-1] == relPunct {
		last--
	}
	return first < last && (r.doc.Quoted(first) || r.doc.Quoted(last-1))
}

// mouthless tells whether nobody says the content: "nobody said that", "has not said that".
// What somebody "does not believe" he holds for untrue.
func (r *reader) mouthless(s *news.Statement) bool {
	if len(s.Source) == 0 || r.doc.Quoted(r.tokenAt(s.Cue[0])) {
		return false
	}
	if k := r.tokenAt(s.Source[0]); k < len(r.tok) && s.Source[0].End <= r.tok[k].End && r.lex.Nobody.Has(r.tok[k].Lemma) {
		return true
	}
	return r.anyLemma(s.Cue, r.lex.Negations) && r.anyLemma(s.Cue, r.lex.Utters)
}

func within(spans []news.Span, x news.Span) bool {
	for _, p := range spans {
		if p.Contains(x) {
			return true
		}
	}
	return false
}

// closing tells whether a word of saying closes its content: "A plane crash in
// Sule killed ten, the government said", whatever the parser took "killed" for.
func (r *reader) closing(s *news.Statement) bool {
	return s.Content[0].Before(s.Cue[0]) && len(s.Content) == 1 && r.anyLemma(s.Cue, r.lex.Says)
}

// refused: "would not say whether the troops had left", "asked whether he would
// stay". "If it is so, it is news" is put forward.
func (r *reader) refused(s *news.Statement) bool {
	k := r.tokenAt(s.Content[0])
	if k >= len(r.tok) {
		return false
	}
	lemma := r.tok[k].Lemma
	return lemma == r.lex.Open || r.lex.Whether.Has(lemma) && (r.anyLemma(s.Cue, r.lex.Decline) || r.anyLemma(s.Cue, r.lex.Negations))
}

// mute tells whether the cue says that somebody cannot or will not confirm the
// content: the cue's own clause is then what is put forward.
func (r *reader) mute(s *news.Statement) bool {
	return r.anyLemma(s.Cue, r.lex.Silent) && (r.anyLemma(s.Cue, r.lex.Negations) || r.anyLemma(s.Cue, r.lex.Decline))
}

// hints tells whether a thing only hints at the content, which nobody then says,
// or does what is no saying: "The removal suggests that …", "The show coined the
// word". "It was reported" has no thing for its source.
func (r *reader) hints(s *news.Statement) bool {
	if len(s.Source) == 0 || s.Speaker.Name != "" || len(s.Chain) > 0 {
		return false
	}
	return r.anyLemma(s.Cue, r.lex.Hollow) || r.thing(s.Source[0])
}

// thing tells whether the span names something that cannot speak, or an outlet:
// one that is no hop is the article's own.
func (r *reader) thing(p news.Span) bool {
	head := -1
	r.under(p, func(k int) {
		if nominal(r.tok[k].UPOS) && (head < 0 || r.tok[head].Head == k) {
			head = k
		}
	})
	if head < 0 || r.tok[head].UPOS == "PRON" {
		return false
	}
	return !r.canSpeak(head) || r.mention[head] >= 0 && r.doc.Mentions[r.mention[head]].Kind == news.Outlet
}

// nobodys tells whether a statement has neither a speaker nor a word of saying,
// so that its content is the article's own: "Germans were left horrified after …".
func (r *reader) nobodys(s *news.Statement) bool {
	if s.Speaker.Name != "" || len(s.Chain) > 0 || len(s.Cue) == 0 {
		return false
	}
	for _, p := range s.Cue {
		for k := r.tokenAt(p); k < len(r.tok) && r.tok[k].Field == p.Field && r.tok[k].Start < p.End; k++ {
			if r.tok[k].UPOS == "ADV" {
				return false // "has reportedly decided"
			}
		}
	}
	return !r.anyLemma(s.Cue, r.lex.Says) && !r.anyLemma(s.Cue, r.lex.Conveys) && !r.anyLemma(s.Cue, r.lex.Hearsay)
}

// auxiliary tells whether a cue is no more than an auxiliary, which passes
// nothing on: "is", "has".
func (r *reader) auxiliary(cue []news.Span) bool {
	for _, p := range cue {
		for k := r.tokenAt(p); k < len(r.tok) && r.tok[k].Field == p.Field && r.tok[k].Start < p.End; k++ {
			if r.tok[k].UPOS != "AUX" {
				return false
			}
		}
	}
	return true
}

// adverb tells whether a cue is an adverb alone: "allegedly".
func (r *reader) adverb(cue []news.Span) bool {
	k := r.tokenAt(cue[0])
	return len(cue) == 1 && k < len(r.tok) && r.tok[k].UPOS == "ADV" && r.tok[k].End >= cue[0].End
}

// maxBeforeTo is how many words may stand between an order's verb and its
// infinitive: "told staff involved in the 2024 campaign to".
const maxBeforeTo = 20

// ordered tells whether the content is an infinitive, with whom it is put to
// before it where the cue is a verb of ordering.
func (r *reader) ordered(s *news.Statement) bool {
	reach := 3 // "not to use"
	if r.anyLemma(s.Cue, r.lex.Instruct) || r.anyLemma(s.Cue, r.lex.Control) {
		reach = maxBeforeTo
	}
	seen := 0
	for _, p := range s.Content {
		for k := r.tokenAt(p); k < len(r.tok) && r.tok[k].Field == p.Field && r.tok[k].Start < p.End && seen < reach; k++ {
			seen++
			switch t := &r.tok[k]; {
			case r.infinitiveAt(k):
				return true
			case finiteTag(t.Tag), reach == 3 && t.UPOS != "ADV" && t.UPOS != "PART" && t.Tag != "RB":
				return false
			}
		}
	}
	return false
}

// addressed tells whether a statement's cue is a passive of which the subject is
// told about itself: "staff were informed that they must give up their phones".
// Nobody is named who says it, and it is staff of whom it is said.
func (r *reader) addressed(s *news.Statement) bool {
	k := r.tokenAt(s.Content[0])
	if k < len(r.tok) && r.tok[k].Lemma == r.lex.That {
		k++
	}
	if k >= len(r.tok) || r.tok[k].Tag != "PRP" || !s.Cue[0].Before(s.Content[0]) || !r.anyLemma(s.Cue, r.lex.Instruct) {
		return false
	}
	for v := r.tokenAt(s.Cue[0]); v < k; v++ {
		if r.lex.Instruct.Has(r.tok[v].Lemma) && r.tok[v].Tag == "VBN" && r.child(v, relAuxPass) >= 0 {
			return true
		}
	}
	return false
}

// infinitiveAt tells whether an infinitive starts at token k.
func (r *reader) infinitiveAt(k int) bool {
	if r.tok[k].Tag != "TO" || k+1 >= len(r.tok) {
		return false
	}
	switch r.tok[k+1].UPOS {
	case "NOUN", "PROPN", "DET", "PRON", "NUM":
		return false
	}
	return true
}

// raised tells whether a statement's content stands on both sides of its cue:
// "Staff are said to have been moved". The clause around the cue is the claim,
// and the statement vouches for it.
func (r *reader) raised(s *news.Statement) bool {
	return len(s.Content) > 1 && len(s.Cue) > 0 && !r.seems(s) && s.Content[0].Before(s.Cue[0]) && s.Cue[0].Before(s.Content[1]) &&
		(r.infinitiveAt(r.tokenAt(s.Content[1])) || len(s.Source) == 0 && (r.adverb(s.Cue) || r.participleAt(r.tokenAt(s.Content[1]))))
}

// participleAt tells whether a participle starts at token k, after "of" or "as"
// too: "was feared kidnapped", "is suspected of transferring".
func (r *reader) participleAt(k int) bool {
	if k+1 < len(r.tok) && r.tok[k].Tag == "IN" {
		k++
	}
	return k < len(r.tok) && (r.tok[k].Tag == "VBN" || r.tok[k].Tag == "VBG")
}

// seems tells whether the cue only says how things look, to nobody but the
// article: "appears to have left".
func (r *reader) seems(s *news.Statement) bool {
	return len(s.Source) == 0 && r.anyLemma(s.Cue, r.lex.Seem)
}

// verbal tells whether the content has a finite verb or stands in quotation
// marks.
func (r *reader) verbal(s *news.Statement) bool { return slices.ContainsFunc(s.Content, r.verbalIn) }

func (r *reader) verbalIn(p news.Span) bool {
	quoted, all, open := 0, 0, false
	for k := r.tokenAt(p); k < len(r.tok) && r.tok[k].Field == p.Field && r.tok[k].Start < p.End; k++ {
		t := &r.tok[k]
		if (finiteTag(t.Tag) || t.UPOS == "AUX") && !r.onlyTells(k, p) {
			return true
		}
		mark := t.Tag == "``" || t.Tag == "''"
		if open = open || mark; open && (mark || r.doc.Quoted(k)) {
			quoted++
		}
		all++
	}
	return 2*quoted > all // not "terminated customers for violating the (“six strikes”) rule"
}

// finiteIn tells whether p has a finite verb of its own.
func (r *reader) finiteIn(p news.Span) bool {
	for k := r.tokenAt(p); k < len(r.tok) && r.tok[k].Field == p.Field && r.tok[k].Start < p.End; k++ {
		if finiteTag(r.tok[k].Tag) && !r.onlyTells(k, p) {
			return true
		}
	}
	return false
}

// onlyTells tells whether the verb at k belongs to a clause that only tells
// which noun of p is meant: "released tools that clean computers".
func (r *reader) onlyTells(k int, p news.Span) bool {
	if x := r.rel[k]; (x == relAux || x == relAuxPass || x == relCop) && r.tok[k].Head >= 0 {
		k = r.tok[k].Head
	}
	h := r.tok[k].Head
	return (r.rel[k] == relRelcl || r.rel[k] == relAcl) && h >= 0 && p.Contains(r.tok[h].Span) && nominal(r.tok[h].UPOS)
}

// governor is the token outside p that a token of p hangs on, or -1: "identify"
// for the object of "did not identify the place, but said that …".
func (r *reader) governor(p news.Span) int {
	for k := r.tokenAt(p); k < len(r.tok) && r.tok[k].Field == p.Field && r.tok[k].Start < p.End; k++ {
		if h := r.tok[k].Head; h >= 0 && (!p.Contains(r.tok[h].Span)) {
			return h
		}
	}
	return -1
}

// conveyed tells whether the cue is a verb or noun that passes on what a noun
// says: "denied any plans for expansion", and is not itself negated.
func (r *reader) conveyed(s *news.Statement) bool {
	return r.anyLemma(s.Cue, r.lex.Conveys) && !r.anyLemma(s.Cue, r.lex.Negations)
}

// anyLemma tells whether a word under the spans has its lemma in words.
func (r *reader) anyLemma(spans []news.Span, words Words) bool {
	for _, p := range spans {
		for k := r.tokenAt(p); k < len(r.tok) && r.tok[k].Field == p.Field && r.tok[k].Start < p.End; k++ {
			if words.Has(r.tok[k].Lemma) {
				return true
			}
		}
	}
	return false
}

func (r *reader) paintOne(i int) {
	s := &r.doc.Statements[i]
	if r.raised(s) {
		for _, span := range s.Cue {
			r.under(span, func(k int) { r.vouches = append(r.vouches, spoken{k, i}) })
		}
		return
	}
	apart := -1 // verb of a piece that is its mere object
	for _, span := range s.Content {
		if len(s.Content) > 1 && !r.verbalIn(span) && !r.conveyed(s) {
			apart = r.governor(span)
			continue
		}
		r.under(r.quotation(span), func(k int) { r.content[k] = int32(i) })
	}
	for _, span := range s.Source {
		r.under(span, func(k int) { r.cue[k] = int32(i) })
	}
	for _, span := range s.Cue {
		r.under(span, func(k int) {
			if int(r.content[k]) != i && k != apart {
				r.cue[k], r.isCue[k] = int32(i), true
			}
		})
	}
}

// maxTail is how many words after a closing mark may still belong to a quotation.
const maxTail = 3

// quotation cuts off what stands after the closing mark of a piece that opens
// with a quotation mark: in "“I am out of here.” The row began in May." the second
// sentence is the article's own.
func (r *reader) quotation(p news.Span) news.Span {
	first := r.tokenAt(p)
	if first >= len(r.tok) || r.tok[first].Tag != "``" {
		return p
	}
	closed, end := -1, first
	for k := first + 1; k < len(r.tok) && r.tok[k].Field == p.Field && r.tok[k].Start < p.End; k++ {
		end = k
		switch t := &r.tok[k]; {
		case t.Tag == "``":
			closed = -1
		case t.Tag == "''" && r.rel[k-1] == relPunct:
			closed = k
		}
	}
	if closed < 0 || end-closed <= maxTail || r.sentenceAt(closed) == r.sentenceAt(end) {
		return p
	}
	return news.Span{Field: p.Field, Start: p.Start, End: r.tok[closed].End}
}

// under calls f for every token that lies in the span.
func (r *reader) under(s news.Span, f func(int)) {
	for k := r.tokenAt(s); k < len(r.tok) && r.tok[k].Field == s.Field && r.tok[k].Start < s.End; k++ {
		f(k)
	}
}

// tokenAt is the first token that ends after the start of s.
func (r *reader) tokenAt(s news.Span) int {
	return sort.Search(len(r.tok), func(k int) bool {
		t := &r.tok[k]
		if t.Field != s.Field {
			return s.Field == news.Title // the title's tokens come first
		}
		return t.End > s.Start
	})
}

// firstTime is the first time expression that starts at token lo or later.
func (r *reader) firstTime(lo int) int {
	return sort.Search(len(r.doc.Times), func(k int) bool { return r.doc.Times[k].First >= lo })
}

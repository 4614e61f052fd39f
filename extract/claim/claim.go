// Package claim answers the question: what does this article put forward?
//
// It cuts every sentence into clauses along its dependency tree, gives each
// clause the statement whose content it lies in, and writes one claim for one
// clause, in comparable fields: who, what, to what, with which device, where,
// how many, by when, and from whom. For
//
//	The port will close on Friday and the ferry, which was built in 1970, will move to Sule, the mayor said.
//
// there are three claims: the port will close (on Friday, from the mayor), the
// ferry was built (in 1970), the ferry will move to Sule (from the mayor).
//
// The rules speak of Universal Dependencies and of word lists that a [Lexicon]
// gives, so that another language is another lexicon. Package status decides
// afterwards how far each claim is confirmed.
package claim

import (
	"cmp"
	"slices"

	"hearsay/extract/news"
)

// Annotate fills doc.Claims from the layers before it. It reads the words of
// no language; lex does.
func Annotate(doc *news.Document, lex *Lexicon) { annotate(doc, lex, nil) }

// annotate tells of each claim too, once it is written.
func annotate(doc *news.Document, lex *Lexicon, told func(*writer, found)) {
	doc.Claims = nil
	if doc.Revision == "" {
		doc.Revision = news.RevisionID(doc.Article.ID, doc.Article.Title, doc.Article.Text)
	}
	w := writer{reader: newReader(doc, lex)}
	w.digital = w.digitalServices()
	w.named, w.described = w.deviceNouns()
	found := w.find()
	doc.Claims = make([]news.Claim, 0, len(found))
	w.seen = make(map[string]bool, len(found))
	w.claims, w.all = make([]bool, len(w.clauses)), found
	for _, x := range found {
		w.claims[x.clause] = true
	}
	for _, x := range found {
		n := len(doc.Claims)
		w.write(x)
		if told != nil && len(doc.Claims) > n {
			told(&w, x)
		}
	}
}

// found is a clause that is a claim, and the tokens of its content.
type found struct{ clause, lo, hi int }

// find lists the claims in the order in which a reader meets them, the longer
// of two that start together first; the clauses come top down.
func (w *writer) find() []found {
	out := make([]found, 0, len(w.clauses))
	for i := range w.clauses {
		if !w.states(i) {
			continue
		}
		if lo, hi := w.cut(i); w.substantial(lo, hi) {
			out = append(out, found{i, lo, hi})
		}
	}
	slices.SortStableFunc(out, func(a, b found) int { return cmp.Or(cmp.Compare(a.lo, b.lo), cmp.Compare(b.hi, a.hi)) })
	return out
}

// substantial tells whether tokens [lo, hi) can say something: more than one
// word, and one of them with content, or three ("It is not").
func (w *writer) substantial(lo, hi int) bool {
	if hi-lo < 2 {
		return false
	}
	for k := lo; k < hi; k++ {
		if contentTag(w.tok[k].UPOS) {
			return true
		}
	}
	return hi-lo > 2
}

// writer turns clauses into claims.
type writer struct {
	*reader
	seen      map[string]bool // claim IDs
	named     []string        // last words of devices that the article names
	described []string        // and of those that it describes
	all       []found         // the claims, by where they begin
	claims    []bool          // clauses that are claims
	bond      bond            // scratch of the decision which time dates a claim
	digital   []string        // nouns that the article uses of digital services
}

// states tells whether clause i puts something forward that is a claim.
func (w *writer) states(i int) bool {
	c := &w.clauses[i]
	s := w.sentenceOf(c.head)
	switch {
	case s == nil || s.Furniture || c.hollow || w.asks(s) || c.stmt >= 0 && w.askedBefore(c.hi):
		return false
	case c.fragment && c.stmt < 0:
		return w.verbless(c, s)
	case c.fragment:
		return w.onlyContent(c)
	case c.rule == "claim/adverbial" && w.lonely(c):
		return false
	case w.isCue[c.head]:
		return w.silent(c)
	case c.voice >= 0 && c.stmt < 0:
		return true
	case c.stmt < 0 || c.rule != "claim/content":
		return w.asserts(c)
	}
	return true
}

// asserts tells whether a clause says something of its own: it has a subject or
// a finite verb, and is more than the frame of a statement.
func (w *writer) asserts(c *clause) bool {
	if c.stmt >= 0 && c.rule == "claim/sentence" {
		return true // an order in somebody's mouth too
	}
	if c.subject < 0 && !finiteTag(w.tok[c.head].Tag) && w.child(c.head, relAux) < 0 {
		return false
	}
	if c.rule == "claim/sentence" && c.subject < 0 && !w.finite(c.head) {
		return false
	}
	if c.rule == "claim/sentence" && c.subject < 0 && w.tok[c.head].Tag == "VBP" {
		return false // an imperative to the reader, as taggers often see it
	}
	return !w.framed(c)
}

// framed tells whether all but a word or two of the clause is the source, cue
// or content of statements: "The minister was firm in her denial that …".
func (w *writer) framed(c *clause) bool {
	if c.stmt >= 0 {
		return false
	}
	own, frame := 0, 0
	for k := int(w.lo[c.head]); k < int(w.hi[c.head]); k++ {
		switch {
		case w.rel[k] == relPunct:
		case w.cue[k] >= 0 || w.content[k] >= 0:
			frame++
		case int(w.clauseOf[k]) == int(w.clauseOf[c.head]) && contentTag(w.tok[k].UPOS):
			own++
		}
	}
	return frame > 0 && own < 2
}

func contentTag(upos string) bool {
	switch upos {
	case "NOUN", "PROPN", "VERB", "ADJ", "NUM":
		return true
	}
	return false
}

// minVerbless is how many words a sentence without a verb needs to be told from
// a label; a full stop must close it.
const minVerbless = 5

// verbless tells whether a sentence in which no verb was found says something
// all the same ("Oil back close to $82 a barrel."), or hides a verb that the
// tagger missed.
func (w *writer) verbless(c *clause, s *news.Sentence) bool {
	if c.rule != "claim/sentence" || w.stated[w.sentenceAt(c.head)] > 0 || s.Len() <= minVerbless || w.tok[s.First].Field == news.Title {
		return false
	}
	last := &w.tok[s.Last-1]
	return w.doc.Text(last.Span) == "." && contentTag(w.tok[c.head].UPOS) && w.cue[c.head] < 0 && !w.framed(c)
}

// lonely tells whether a clause is all that a sentence without a main verb has:
// "More on this story as we get it."
func (w *writer) lonely(c *clause) bool {
	return c.stmt < 0 && c.parent >= 0 && w.clauses[c.parent].fragment && w.stated[w.sentenceAt(c.head)] == 1
}

// minFragment is how many words a content without a predicate needs to say
// something ("any plans for expansion"); "the explosion" only names it.
const minFragment = 4

// onlyContent tells whether a stretch without a predicate is all that its
// statement has: "denied any plans for expansion".
func (w *writer) onlyContent(c *clause) bool {
	if c.stmt < 0 || w.filled[c.stmt] > 0 || w.isCue[c.head] || c.rule != "claim/content" && c.rule != "claim/sentence" {
		return false
	}
	st := &w.doc.Statements[c.stmt]
	if !w.anyLemma(st.Cue, w.lex.Conveys) && !w.anyLemma(st.Cue, w.lex.Rules) && !w.doc.Quoted(c.head) && !w.closing(st) && !w.said(st) && !slices.ContainsFunc(st.Content, w.finiteIn) {
		return false // "revealed the sex of her baby"
	}
	if k := w.tokenAt(st.Content[0]); k < len(w.tok) && w.lex.Whether.Has(w.tok[k].Lemma) {
		return false // "revealed which nominees"
	}
	least := minFragment
	if w.anyLemma(st.Cue, w.lex.Rules) && w.definite(c.head) {
		least = 2 // "denied the reports"
	}
	if lo, hi := w.pieceAround(c.head); hi-lo < least || !contentTag(w.tok[c.head].UPOS) {
		return false
	}
	w.filled[c.stmt]++
	return true
}

// definite tells whether noun k is one that was spoken of: "the reports".
func (w *writer) definite(k int) bool {
	d := w.child(k, relDet)
	return d >= 0 && w.lex.Definite.Has(w.tok[d].Lemma) || w.tok[w.edge(k)].Tag == "DT" && w.lex.Definite.Has(w.tok[w.edge(k)].Lemma)
}

// askedBefore tells whether a question mark closes the words before token k:
// "“Who will pay?” asked the farmer".
func (w *writer) askedBefore(k int) bool {
	return k < len(w.tok) && w.doc.Text(w.tok[k].Span) == "?"
}

// asks tells whether a sentence is a question.
func (w *writer) asks(s *news.Sentence) bool {
	for k := s.Last - 1; k >= s.First && k >= s.Last-3; k-- {
		t := &w.tok[k]
		if t.End-t.Start == 1 && w.doc.Text(t.Span) == "?" {
			return true
		}
	}
	return false
}

// silent tells whether a clause says that somebody cannot or will not confirm:
// "declined to comment", "could not confirm", "did not respond".
func (w *writer) silent(c *clause) bool {
	if w.answers(c) {
		return false
	}
	v := w.verb(c.head)
	if !w.lex.Silent.Has(w.tok[v].Lemma) && !w.hasSilent(v) && !w.wouldNotSay(v) {
		return false
	}
	if w.negated(c.head) || w.negated(v) {
		return true
	}
	return w.lex.Decline.Has(w.tok[c.head].Lemma) && (v != c.head || w.hasSilent(c.head))
}

// answers tells whether the clause is the cue of a statement that puts something
// forward all the same: "“Not that I know,” he said".
func (w *writer) answers(c *clause) bool {
	st := w.cue[c.head]
	if !w.isCue[c.head] || w.filled[st] == 0 {
		return false
	}
	k := w.tokenAt(w.doc.Statements[st].Content[0])
	return k >= len(w.tok) || !w.lex.Whether.Has(w.tok[k].Lemma)
}

// wouldNotSay: "refused to say whether the troops had left". Not to say when or
// how is to keep a detail back.
func (w *writer) wouldNotSay(v int) bool {
	if !w.lex.Tell.Has(w.tok[v].Lemma) {
		return false
	}
	return v+1 < len(w.tok) && w.lex.IfSo.Has(w.tok[v+1].Lemma)
}

// hasSilent: "declined comment", "available for comment", "able to confirm".
func (w *writer) hasSilent(h int) bool {
	for c := w.first[h]; c >= 0; c = w.next[c] {
		switch w.rel[c] {
		case relXcomp, relObj, relObl, relCcomp, relAdvcl:
			if w.lex.Silent.Has(w.tok[c].Lemma) {
				return true
			}
		}
	}
	return false
}

package claim

import (
	"slices"
	"sort"

	"hearsay/extract/news"
)

// spoken is a statement in quotation marks and the token after its last word.
type spoken struct{ end, statement int }

// speakers lists the quoted statements that have a speaker.
func (r *reader) speakers() {
	for i := range r.doc.Statements {
		s := &r.doc.Statements[i]
		if s.Parent >= 0 || s.Speaker.Name == "" || len(s.Content) == 0 {
			continue
		}
		last := s.Content[len(s.Content)-1]
		if k := r.tokenAt(news.Span{Field: last.Field, Start: last.End - 1, End: last.End}); k < len(r.tok) && r.doc.Quoted(k) {
			r.spoken = append(r.spoken, spoken{k + 1, i})
		}
	}
	slices.SortFunc(r.spoken, func(a, b spoken) int { return a.end - b.end })
}

// nameless tells that nobody is known to make statement i.
func (r *reader) nameless(i int) bool {
	return len(r.doc.Statements[i].Chain) == 0 && r.doc.Statements[i].Speaker.Name == ""
}

// maxSilence is how many words may stand between a quotation and the next one
// of the same speaker: about two sentences ("…," he said. He left. "…").
const maxSilence = 45

// lastSpeaker is the quoted statement right before token i, or -1: a quotation
// without a cue of its own goes on from there. A word or two in quotation marks
// inside the article's own sentence is nobody's.
func (r *reader) lastSpeaker(i int) int {
	s := r.sentenceOf(i)
	if s == nil || !r.wholeQuote(s) {
		return -1
	}
	k := sort.Search(len(r.spoken), func(k int) bool { return r.spoken[k].end > s.First })
	if k > 0 && r.tok[r.spoken[k-1].end-1].Field == r.tok[i].Field && s.First-r.spoken[k-1].end-r.posted(r.spoken[k-1].end, s.First) <= maxSilence {
		return r.spoken[k-1].statement
	}
	if k := r.lastHeard(s); k >= 0 {
		return k
	}
	return r.nextHeard(s)
}

// posted is how many words between tokens lo and hi stand in posts that are shown in the
// text, with their signatures; they interrupt nobody.
func (r *reader) posted(lo, hi int) int {
	if hi-lo > maxPosted {
		return 0
	}
	n, end := 0, 0
	for k := lo; k < hi; k++ {
		if c := r.content[k]; c >= 0 && r.doc.Statements[c].Reason.Rule == "chain/post" {
			cue := r.tokenAt(r.doc.Statements[c].Cue[0])
			if s := r.sentenceOf(cue); s != nil {
				end = max(end, s.Last)
			}
		}
		if k < end {
			n++
		}
	}
	return n
}

// maxPosted is how many words back posts are looked for.
const maxPosted = 300

// uttered tells whether somebody says something in the statement, rather than feels it
// ("fans enjoy the idea of it") or shows it in a post; a named person who remembers
// something does.
func (r *reader) uttered(s *news.Statement) bool {
	if s.Reason.Rule == "chain/post" {
		return false
	}
	return s.Speaker.Kind == news.Person && !s.Speaker.Anonymous && s.Speaker.Entity >= 0 && !r.doc.Entities[s.Speaker.Entity].Nominal || (r.anyLemma(s.Cue, r.lex.Says) || r.anyLemma(s.Cue, r.lex.Conveys) || r.anyLemma(s.Cue, r.lex.Addresses) || r.anyLemma(s.Cue, r.lex.Rules) || r.quotes(s.Content))
}

// nextHeard is the statement of the person who opens the paragraph after the quotation,
// where nobody was heard before it: "“It is time.” ¶ Brook, who left in May, said …"; -1
// for none.
func (r *reader) nextHeard(s *news.Sentence) int {
	list := r.doc.Statements
	at := sort.Search(len(list), func(k int) bool { return s.Span.Before(r.begins(k)) })
	for k := at; k < len(list) && k < at+maxBefore; k++ {
		st := &list[k]
		if len(st.Source) == 0 {
			continue
		}
		src := r.tokenAt(st.Source[0])
		if src >= len(r.tok) || r.tok[src].Field != s.Span.Field || src-s.Last > maxSilence {
			return -1
		}
		next := r.sentenceOf(src)
		if st.Parent >= 0 || next == nil || next.Paragraph == s.Paragraph || src != next.First {
			continue
		}
		if next.Paragraph > s.Paragraph+1 || st.Speaker.Kind != news.Person || st.Speaker.Anonymous || !r.uttered(st) {
			return -1
		}
		return k
	}
	return -1
}

// wholeQuote tells whether all of a sentence but its marks stands in quotation marks.
func (r *reader) wholeQuote(s *news.Sentence) bool {
	for k := s.First; k < s.Last; k++ {
		if r.rel[k] != relPunct && r.tok[k].UPOS != "PUNCT" && !r.doc.Quoted(k) {
			return false
		}
	}
	return true
}

// maxBefore is how many statements are looked through for who was heard last.
const maxBefore = 8

// lastHeard is the statement of whoever was heard in the sentences right before s, in
// the article's words, -1 for none: "Brook was asked in May, and said that she would
// leave. “It is time.”"
func (r *reader) lastHeard(s *news.Sentence) int {
	list := r.doc.Statements
	first := sort.Search(len(list), func(k int) bool { return !r.begins(k).Before(s.Span) }) - 1
	for k := first; k >= 0 && k > first-maxBefore; k-- {
		st := &list[k]
		if st.Parent >= 0 || st.Speaker.Name == "" || len(st.Content) == 0 || !r.uttered(st) {
			continue
		}
		last := st.Content[len(st.Content)-1]
		at := r.tokenAt(news.Span{Field: last.Field, Start: last.End - 1, End: last.End})
		if at >= len(r.tok) || r.tok[at].Field != s.Span.Field || at >= s.First || s.First-at > maxSilence {
			return -1
		}
		return k
	}
	return -1
}

// begins is where statement k begins.
func (r *reader) begins(k int) news.Span {
	st := &r.doc.Statements[k]
	var out news.Span
	first := true
	for _, l := range [...][]news.Span{st.Source, st.Cue, st.Content} {
		for _, p := range l {
			if first || p.Before(out) {
				out, first = p, false
			}
		}
	}
	return out
}

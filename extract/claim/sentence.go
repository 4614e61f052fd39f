package claim

import (
	"sort"
	"strings"

	"hearsay/extract/news"
)

// sentenceOf is the sentence that holds token k, nil for none.
func (r *reader) sentenceOf(k int) *news.Sentence {
	if i := r.sentenceAt(k); i < len(r.doc.Sentences) {
		return &r.doc.Sentences[i]
	}
	return nil
}

// sentenceAt is the index of the sentence that holds token k.
func (r *reader) sentenceAt(k int) int {
	list := r.doc.Sentences
	return sort.Search(len(list), func(i int) bool { return list[i].Last > k })
}

// maxDateline is how many words a dateline has at most: "SAN FRANCISCO, Calif.,
// Nov. 5 (Reuters) -" has twelve.
const maxDateline = 12

// afterDateline is the token after "LONDON, March 3 (Reuters) -" at the start of
// the sentence of token h, or after a bare "2023-03-20" there; 0 when there is none.
func (r *reader) afterDateline(h int) int {
	s := r.sentenceOf(h)
	if s == nil {
		return 0
	}
	if k := r.afterDate(s); k > 0 {
		return k
	}
	for k := s.First; k < min(s.Last-1, s.First+maxDateline, h); k++ {
		word := r.doc.Text(r.tok[k].Span)
		switch {
		case k > s.First && isDash(word):
			if r.datelined(s.First, k) {
				return k + 1
			}
			return 0
		case word[0] >= 'a' && word[0] <= 'z':
			return 0
		}
	}
	return 0
}

// datelined tells whether tokens [lo, dash) are a dateline: it starts with a
// place in capitals or ends with the agency in brackets, and a sentence follows.
func (r *reader) datelined(lo, dash int) bool {
	first, next := r.doc.Text(r.tok[lo].Span), r.doc.Text(r.tok[dash+1].Span)
	capitals := len(first) > 2 && first == strings.ToUpper(first) && first != strings.ToLower(first)
	return (capitals || r.doc.Text(r.tok[dash-1].Span) == ")") && next != strings.ToLower(next)
}

// maxLabel is how many bytes may stand before a date that heads a sentence ("date ").
const maxLabel = 8

// afterDate is the token after "2023-03-20" or "date 2023-03-20" at the start of
// sentence s, 0 when there is none.
func (r *reader) afterDate(s *news.Sentence) int {
	text := r.doc.Text(s.Span)
	for i := 0; i <= maxLabel && i+len("2006-01-02") < len(text); i++ {
		if isISO(text[i : i+len("2006-01-02")]) {
			at := s.Span.Start + i + len("2006-01-02")
			return r.tokenAt(news.Span{Field: s.Span.Field, Start: at, End: at + 1})
		}
	}
	return 0
}

func isISO(s string) bool {
	for i := range len(s) {
		if dash := i == 4 || i == 7; dash && s[i] != '-' || !dash && (s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return true
}

func isDash(s string) bool { return s == "-" || s == "--" || s == "–" || s == "—" }

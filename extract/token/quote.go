package token

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"hearsay/extract/news"
	"hearsay/extract/token/en"
)

// addQuotes finds what stands in quotation marks, paragraph by paragraph, in one
// pass over the tokens.
func addQuotes(d *news.Document) {
	open := false // the paragraph before ended inside a quote
	for s := 0; s < len(d.Sentences); {
		last := s
		for last+1 < len(d.Sentences) && d.Sentences[last+1].Paragraph == d.Sentences[s].Paragraph {
			last++
		}
		r := news.Range{First: d.Sentences[s].First, Last: d.Sentences[last].Last}
		first := len(d.Quotes)
		unclosed := quotesOf(d, r)
		quotes := d.Quotes[first:]
		slices.SortFunc(quotes, func(a, b news.Quote) int {
			if a.Span.Before(b.Span) {
				return -1
			}
			return 1
		})
		if open && len(quotes) > 0 && quotes[0].First == r.First {
			quotes[0].Continues = true
		}
		for i := range quotes {
			quotes[i].Scare = scare(d, quotes[i])
		}
		open = unclosed
		s = last + 1
	}
}

// opened is a quotation mark that waits for its partner.
type opened struct {
	token  int
	double bool
}

// quotesOf adds the quotes of one paragraph and tells whether it ended inside one.
func quotesOf(d *news.Document, r news.Range) (unclosed bool) {
	var stack []opened
	doubles, singles := 0, 0
	for i := r.First; i < r.Last; i++ {
		m := markAt(d, i, r)
		if m.side == either {
			m.side = opens
			if m.double && doubles > 0 || !m.double && singles > 0 {
				m.side = closes
			}
		}
		switch {
		case m.side == opens:
			stack = append(stack, opened{i, m.double})
			if m.double {
				doubles++
			} else {
				singles++
			}
		case m.side == closes && (m.double && doubles > 0 || !m.double && singles > 0):
			for closed := false; !closed; {
				top := stack[len(stack)-1]
				stack = stack[:len(stack)-1]
				if top.double {
					doubles--
				} else {
					singles--
				}
				if closed = top.double == m.double; closed {
					d.Quotes = append(d.Quotes, quote(d, top.token, i+1, true))
				}
				for at := top.token; closed && m.double && len(stack) > 0 && stack[len(stack)-1].double && reopens(d, at, r); doubles-- {
					top = stack[len(stack)-1]
					stack = stack[:len(stack)-1]
					d.Quotes = append(d.Quotes, quote(d, top.token, at, false))
					at = top.token
				}
			}
		}
	}
	for _, o := range stack {
		// An unclosed single mark is an apostrophe ("'em"); an unclosed double mark
		// is a quote that goes on in the next paragraph. Only the outermost counts.
		if o.token+1 < r.Last && (o.double || speech(d, o.token, r)) {
			d.Quotes = append(d.Quotes, quote(d, o.token, r.Last, false))
			return true
		}
	}
	return false
}

// minSpeech is how many tokens a paragraph must have after a single mark that nothing
// closes, to be speech that goes on.
const minSpeech = 5

// speech tells whether the unclosed single mark at token i opens what somebody says, as
// British papers print it: a curly mark at the head of a paragraph or after a colon,
// before a capital. "‘90s" and "‘em" have neither.
func speech(d *news.Document, i int, r news.Range) bool {
	if d.Text(d.Tokens[i].Span) != "‘" || r.Last-i <= minSpeech || i > r.First && d.Text(d.Tokens[i-1].Span) != ":" {
		return false
	}
	c, _ := utf8.DecodeRuneInString(d.Text(d.Tokens[i+1].Span))
	return unicode.IsUpper(c)
}

// reopens tells that the mark at token i takes a quotation up again after a sentence, as
// every paragraph of one does, also where the paragraphs were run together: “It is old.
// “It leaks.” Both are closed by one mark.
func reopens(d *news.Document, i int, r news.Range) bool {
	if i <= r.First {
		return false
	}
	switch d.Text(d.Tokens[i-1].Span) {
	case ".", "!", "?", "…", "...":
		return true
	}
	return false
}

func quote(d *news.Document, first, end int, closed bool) news.Quote {
	q := news.Quote{Range: news.Range{First: first, Last: end}}
	q.Span = d.Tokens[first].Span.Union(d.Tokens[end-1].Span)
	last := end - 1
	if closed {
		last--
	}
	if first+1 <= last {
		q.Inner = d.Tokens[first+1].Span.Union(d.Tokens[last].Span)
	}
	return q
}

type side uint8

const (
	neither side = iota
	opens
	closes
	either
)

type mark struct {
	side   side
	double bool
}

// markAt says what a token is as a quotation mark, by its form and, for marks
// that have one form for both sides, by the space around it.
func markAt(d *news.Document, i int, r news.Range) mark {
	t := d.Tokens[i]
	if t.Len() > 3 {
		return mark{}
	}
	spaceBefore := i == r.First || d.Tokens[i-1].End < t.Start || opening(d.Text(d.Tokens[i-1].Span))
	spaceAfter := i+1 == r.Last || d.Tokens[i+1].Start > t.End
	switch d.Text(t.Span) {
	case "“", "„", "«", "``":
		return mark{opens, true}
	case "”", "»":
		if spaceBefore && !spaceAfter && i+1 < r.Last && startsWord(d.Text(d.Tokens[i+1].Span)) {
			return mark{opens, true} // typed with the wrong mark
		}
		return mark{closes, true}
	case "\"", "''":
		switch {
		case spaceBefore && !spaceAfter:
			return mark{opens, true}
		case spaceAfter && !spaceBefore:
			return mark{closes, true}
		}
		return mark{either, true}
	case "‘", "‹", "`":
		return mark{opens, false}
	case "’", "'", "›":
		switch {
		case spaceBefore && !spaceAfter:
			return mark{opens, false}
		case !spaceBefore:
			return mark{closes, false}
		}
	}
	return mark{}
}

// opening tells whether a token is a mark after which a quote can begin without a space.
func opening(s string) bool {
	switch s {
	case "(", "[", "—", "–", "--", "-", "/", "“", "‘", "\"", "'", "…", "...":
		return true
	}
	return false
}

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// scareWords is the most words that a scare quote has; "a very bad idea" is one,
// and longer ones are mostly something that somebody said.
const scareWords = 4

// scare tells whether a quote is a word or phrase inside somebody else's
// sentence: short, without a mark at its end, without a cue or a comma before it.
func scare(d *news.Document, q news.Quote) bool {
	if q.Len() > 3*scareWords {
		return false
	}
	words := 0
	for i := q.First + 1; i < q.Last; i++ {
		s := d.Text(d.Tokens[i].Span)
		if startsWord(s) {
			words++
		} else if i == q.Last-2 && en.EndsSpeech(s) {
			return false
		}
	}
	if words == 0 || words > scareWords || q.First == 0 {
		return false
	}
	before := d.Tokens[q.First-1]
	if before.Field != q.Span.Field {
		return false
	}
	return !en.BeforeSpeech(d.Text(before.Span))
}

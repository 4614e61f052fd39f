package en

import (
	"slices"
	"sort"
	"strings"

	"hearsay/extract/model"
	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// Fill gives each claim of a document the keys by which it is compared: Terms,
// Predicate.Terms, Cues, and the terms of its target.
func Fill(doc *news.Document) {
	f := NewFiller(doc)
	for i := range doc.Claims {
		f.Claim(&doc.Claims[i])
	}
}

// Filler fills claims of one document.
type Filler struct {
	doc          *news.Document
	counts       map[string]int
	words, terms []string // buffers
}

// NewFiller counts the words of a document once for all of its claims.
func NewFiller(doc *news.Document) *Filler {
	f := &Filler{doc: doc, counts: map[string]int{}}
	for _, text := range []string{doc.Article.Title, doc.Article.Text} {
		for _, k := range f.read(text) {
			f.counts[k]++
		}
	}
	for i := range doc.Tokens {
		if t := &doc.Tokens[i]; irregular(doc, t) {
			f.counts[Stem(t.Lemma)]++
		}
	}
	return f
}

// read is Sequence in the filler's buffers: it stands until the next call.
func (f *Filler) read(text string) []string {
	f.words = split(text, f.words[:0])
	f.terms = appendSequence(f.terms[:0], f.words, table().has)
	return f.terms
}

// sorted is [Terms].
func (f *Filler) sorted(text string) []string {
	f.words = split(text, f.words[:0])
	terms := appendSequence(make([]string, 0, len(f.words)), f.words, table().has)
	slices.Sort(terms)
	return slices.Compact(terms)
}

// irregular tells a verb whose form and lemma have different stems ("sold").
func irregular(doc *news.Document, t *news.Token) bool {
	return t.Lemma != "" && strings.HasPrefix(t.Tag, "V") && t.Lemma[0] >= 'a' && t.Lemma[0] <= 'z' &&
		Stem(model.Lower(doc.Text(t.Span))) != Stem(t.Lemma)
}

// sequence is read of the words under a span, with the lemma of irregular
// verbs for their form; of text where the document has no tokens.
func (f *Filler) sequence(s news.Span, text string) []string {
	toks := f.doc.Tokens
	i := sort.Search(len(toks), func(i int) bool { return !toks[i].Span.Before(news.Span{Field: s.Field, Start: s.Start, End: 1 << 30}) })
	var b strings.Builder
	at := s.Start
	for ; i < len(toks) && s.Contains(toks[i].Span); i++ {
		if t := &toks[i]; irregular(f.doc, t) {
			b.WriteString(f.doc.Text(news.Span{Field: s.Field, Start: at, End: t.Start}))
			b.WriteString(t.Lemma)
			at = t.End
		}
	}
	if b.Len() == 0 {
		return f.read(text)
	}
	b.WriteString(f.doc.Text(news.Span{Field: s.Field, Start: at, End: s.End}))
	return f.read(b.String())
}

// Claim fills one claim. Pronouns count as what they were resolved to.
func (f *Filler) Claim(c *news.Claim) {
	doc := f.doc
	c.Who.Terms = f.sorted(orElse(c.Who.Name, c.Who.Text))
	c.Object.Terms = f.sorted(orElse(c.Object.Name, c.Object.Text))
	terms := slices.Concat(f.sequence(c.Content, c.ContentText), c.Who.Terms, c.Object.Terms)
	slices.Sort(terms)
	c.Terms = slices.Compact(terms)
	c.Counts = make([]int, len(c.Terms))
	for i, k := range c.Terms {
		c.Counts[i] = max(1, f.counts[k])
	}
	c.Predicate.Terms = f.sorted(orElse(c.Predicate.Lemma, c.Predicate.Text))
	f.words = split(c.EvidenceText, f.words[:0])
	c.Cues = cues(f.words)
	if f.words = split(c.Who.Name+" "+c.ContentText, f.words[:0]); slices.ContainsFunc(f.words, func(w string) bool { return reportWords[w] }) {
		c.Cues = append([]string{relate.AboutReports}, c.Cues...) // "about-reports" sorts first
	}
	if f.isVerdict(c) {
		c.Cues = append(c.Cues, relate.CueVerdict) // sorts last
	}
	if !c.Target.Span.Empty() && len(c.Target.Terms) == 0 {
		c.Target.Terms = f.sorted(doc.Text(c.Target.Span))
	}
}

// reportWords are what people call what has been said.
var reportWords = setOf("report reports rumor rumors rumour rumours story stories speculation allegation allegations claims reporting conspiracy gossip")

// cueWords are words that bear on how a claim stands to an earlier one, by the
// name of what they say.
var cueWords = []struct {
	cue   string
	words map[string]bool
}{
	{"changed", setOf("now revised revises revise updated updates corrected corrects raised lowered extended extends lifted postponed postpones delayed delays moved rescheduled instead earlier previously originally longer anymore pushed forward upgraded downgraded back")},
	{"growing", setOf("toll risen rose rises climbed climbs grown grew killed dead deaths died injured wounded arrested confirmed infected missing evacuated")},
	{"undone", setOf("cancelled canceled cancels scrapped scraps scrap withdrawn withdrew withdraws reversed reverses dropped abandoned abandons shelved halted suspended revoked rescinded overturned reinstated lifted lifts resumed resumes reopened reopens")},
	{"false", setOf("false untrue hoax fake faked fabricated forged forgery doctored satire satirical baseless groundless unfounded bogus nonsense lie lies absurd ridiculous incorrect inaccurate wrong mistaken myth misleading invented evidence")},
	{"rumour", setOf("allegedly reportedly purportedly supposedly alleged reported purported supposed rumor rumors rumored rumour rumours rumoured unverified unconfirmed apparently claim claims claimed reports suggests circulating viral")},
	{"still", setOf("still remain remains remained stay stays staying stayed continue continues continued alive intact committed unchanged keep keeps kept")},
}

// Cues names what the words of a text say of an earlier claim, sorted.
func Cues(text string) []string { return cues(split(text, nil)) }

func cues(words []string) []string {
	var out []string
	for _, row := range cueWords {
		if slices.ContainsFunc(words, func(w string) bool { return row.words[w] }) {
			out = append(out, row.cue)
		}
	}
	slices.Sort(out)
	return out
}

func orElse(s, other string) string {
	if s != "" {
		return s
	}
	return other
}

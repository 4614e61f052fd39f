package ecb

import (
	"cmp"
	"slices"

	data "hearsay/corpus/ecb"
	"hearsay/corpus/link"
	"hearsay/extract"
	"hearsay/extract/news"
	"hearsay/extract/relate"
	"hearsay/extract/relate/en"
	"hearsay/extract/story"
)

// mention is an event mention of the gold, with the claim that it is the
// predicate of: the one that the pipeline reads there, or else its sentence.
type mention struct {
	article, text, chain string
	group                int            // the story that its article is in
	words                *story.Article // of its article
	item                 *relate.Item
}

// mentionsOf are the event mentions of the articles that the gold puts in a chain.
func mentionsOf(docs []data.Document, j *relate.Judge) ([]*mention, error) {
	articles, spans := make([]news.Article, len(docs)), make([][]news.Span, len(docs))
	for i := range docs {
		articles[i], spans[i] = docs[i].Article()
	}
	groups := storiesOf(articles)
	var out []*mention
	for i := range docs {
		doc, err := extract.Document(articles[i])
		if err != nil {
			return nil, err
		}
		of := reader{doc: doc, fill: en.NewFiller(doc), report: link.ReportOf(doc)}
		var here []*mention
		for k, m := range docs[i].Mentions {
			if m.Event && m.Chain != "" {
				here = append(here, &mention{article: articles[i].ID, text: articles[i].Slice(spans[i][k]), chain: m.Chain, group: groups[i], words: of.report.Words,
					item: &relate.Item{Claim: of.claim(spans[i][k])}})
			}
		}
		slices.SortStableFunc(here, func(a, b *mention) int {
			return cmp.Compare(a.item.Claim.Predicate.Span.Start, b.item.Claim.Predicate.Span.Start)
		})
		for n, m := range here {
			m.item = j.Item(m.item.Claim, &of.report.Article, n)
		}
		out = append(out, here...)
	}
	return out, nil
}

// likeness is where the features of two mentions hold how alike their articles
// are: the place of the constant, which a forest has no use for.
const likeness relate.Feature = 0

// features are those of two claims, and how alike their articles are.
func features(a, b *mention) [relate.NumFeatures]float64 {
	x := relate.Features(a.item, b.item)
	if a.article != b.article {
		x[likeness] = float64(story.Score(a.words, b.words)) / 1000
	}
	return x
}

type reader struct {
	doc    *news.Document
	fill   *en.Filler
	report link.Report
}

// claim is what the mention says, with the mention's words as its predicate.
func (r *reader) claim(at news.Span) *news.Claim {
	c := news.Claim{Polarity: news.Positive, Modality: news.Actual, Status: news.Asserted, Article: r.doc.Article.ID}
	found := false
	for i := range r.doc.Claims {
		if r.doc.Claims[i].Predicate.Span.Overlaps(at) {
			c, found = r.doc.Claims[i], true
			break
		}
	}
	if !found {
		c.Content = r.around(at)
		c.ContentText = r.doc.Text(c.Content)
		c.Evidence, c.EvidenceText = c.Content, c.ContentText
	}
	c.Predicate = news.Predicate{Span: at, Text: r.doc.Text(at), Lemma: r.lemma(at), Class: c.Predicate.Class}
	r.fill.Claim(&c)
	return &c
}

// lemma is that of a mention of one word, and the words of a longer one.
func (r *reader) lemma(at news.Span) string {
	for i := range r.doc.Tokens {
		if t := &r.doc.Tokens[i]; t.Span == at && t.Lemma != "" {
			return t.Lemma
		}
	}
	return r.doc.Text(at)
}

// reach is how many words to either side of a mention are its context.
const reach = 10

// around is the context of a mention within its sentence.
func (r *reader) around(at news.Span) news.Span {
	for _, s := range r.doc.Sentences {
		if !s.Span.Overlaps(at) {
			continue
		}
		first := s.First
		for first+1 < s.Last && r.doc.Tokens[first].Span.End <= at.Start {
			first++
		}
		from, to := max(s.First, first-reach), min(s.Last, first+reach+1)
		return r.doc.Tokens[from].Span.Union(r.doc.Tokens[to-1].Span).Union(at)
	}
	return at
}

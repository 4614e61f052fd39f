package same

import (
	"path/filepath"
	"strings"

	"hearsay/corpus/ecb"
	"hearsay/corpus/link"
	"hearsay/extract"
	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// eventWeight is what a pair of ECB+ counts beside one of the gold stories: its
// claims are the same when their predicates are mentions of one event, which is
// near to what the gold asks, not the same.
const eventWeight = 0.1

// EventPairs are the pairs of claims that the pipeline reads in the articles of
// one topic of ECB+'s training part, where the predicates of both are marked as
// mentions of events.
func EventPairs(data string, j *relate.Judge) ([]Pair, error) {
	docs, err := ecb.Load(filepath.Join(data, "ecb", "train"))
	if err != nil {
		return nil, err
	}
	var out []Pair
	for len(docs) > 0 {
		n := 1
		for n < len(docs) && docs[n].Topic == docs[0].Topic {
			n++
		}
		pairs, err := topicPairs(docs[:n], j)
		if err != nil {
			return nil, err
		}
		out = append(out, pairs...)
		docs = docs[n:]
	}
	for i := range out {
		out[i].Weight = eventWeight
	}
	return out, nil
}

func topicPairs(docs []ecb.Document, j *relate.Judge) ([]Pair, error) {
	var reports []link.Report
	group := map[string]string{}
	for i := range docs {
		article, spans := Article(&docs[i])
		doc, err := extract.Document(article)
		if err != nil {
			return nil, err
		}
		for _, c := range doc.Claims {
			for k, m := range docs[i].Mentions {
				if m.Event && m.Chain != "" && spans[k].Overlaps(c.Predicate.Span) {
					group[c.ID] = m.Chain
				}
			}
		}
		reports = append(reports, link.ReportOf(doc))
	}
	var items []*relate.Item
	for _, it := range link.Items(j, reports) {
		if group[it.Claim.ID] != "" {
			items = append(items, it)
		}
	}
	return pairsOf(items, group), nil
}

// Article is a document of ECB+ as running text, and where its mentions stand in
// it. Each sentence is a paragraph.
func Article(d *ecb.Document) (news.Article, []news.Span) {
	var text strings.Builder
	at := make([]int, len(d.Tokens))
	for i, t := range d.Tokens {
		if i > 0 {
			text.WriteString(gap(&d.Tokens[i-1], &t))
		}
		at[i] = text.Len()
		text.WriteString(t.Text)
	}
	spans := make([]news.Span, len(d.Mentions))
	for i, m := range d.Mentions {
		last := m.Tokens[len(m.Tokens)-1]
		spans[i] = news.Span{Field: news.Body, Start: at[m.Tokens[0]], End: at[last] + len(d.Tokens[last].Text)}
	}
	name := d.Topic + "/" + d.Name
	return news.Article{ID: name, Outlet: name, Text: text.String(), Language: "en"}, spans
}

// gap is what stands between two tokens.
func gap(a, b *ecb.Token) string {
	switch {
	case a.Sentence != b.Sentence:
		return "\n\n"
	case strings.ContainsAny(b.Text[:1], ".,;:!?)%'") || b.Text == "n't" || strings.ContainsAny(a.Text, "($"):
		return ""
	}
	return " "
}

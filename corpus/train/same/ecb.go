package same

import (
	"path/filepath"

	"hearsay/corpus/ecb"
	"hearsay/corpus/link"
	"hearsay/extract"
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
		article, spans := docs[i].Article()
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

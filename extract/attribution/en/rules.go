package en

import (
	"strings"

	"hearsay/extract/attribution"
	"hearsay/extract/news"
)

// rule is a form of attribution that the model's training data hardly shows:
// PolNeAR has whole articles about politics, few headlines and no label lines.
// A rule fires only where the model has found nothing.
type rule struct {
	name  string
	title bool // in titles only
	find  func(t *tagger, s news.Range) (attribution.Draft, bool)
}

// rules are tried in order on every sentence in which no statement stands.
var rules = []rule{
	{"attribution/en/headline-speaker", true, headlineSpeaker}, // "Peskov: no decision yet"
	{"attribution/en/headline-tail", true, headlineTail},       // "Firm to cut 500 jobs: report"
	{"attribution/en/headline-report", true, headlineReport},   // "Report: firm to cut 500 jobs"
	{"attribution/en/label-line", false, labelLine},            // "Ann Lee, mayor: We will not pay."
	{"attribution/en/hearsay-adverb", false, hearsayAdverb},    // "The firm reportedly plans to sell."
}

// ruleConfidence is what a rule's statement is given. It is a guess: nobody has
// counted how often the rules are right.
const ruleConfidence = 0.75

// applyRules adds what the rules find where the model has found nothing.
func (t *tagger) applyRules(doc *news.Document, tails []found) []found {
	var out []found
	t.speakers = nil
	taken := make([]bool, len(doc.Sentences))
	for _, d := range t.drafts {
		for r := attribution.Source; r <= attribution.Content; r++ {
			for _, p := range *d.Pieces(r) {
				for s := t.reader.words[p.First].sent; s <= t.reader.words[p.Last-1].sent; s++ {
					taken[s] = true
				}
			}
		}
	}
	for i := range tails {
		taken[t.reader.words[tails[i].cue[0].First].sent] = true
	}
	for k, s := range doc.Sentences {
		if taken[k] || s.Furniture {
			continue
		}
		for _, r := range rules {
			if r.title && doc.Tokens[s.First].Field != news.Title {
				continue
			}
			if d, ok := r.find(t, s.Range); ok {
				out = append(out, t.byRule(doc, r.name, &d))
				break
			}
		}
	}
	return out
}

func (t *tagger) byRule(doc *news.Document, name string, d *attribution.Draft) found {
	f := found{Statement: news.Statement{Parent: -1, Kind: t.reader.kind(d.Content), Confidence: ruleConfidence}, source: d.Source, cue: d.Cue, content: d.Content}
	f.Source, f.Cue, f.Content = attribution.Spans(doc, d.Source), attribution.Spans(doc, d.Cue), attribution.Spans(doc, d.Content)
	f.Reason = news.Reason{Rule: name, Score: ruleConfidence, Spans: f.Cue}
	return f
}

func (t *tagger) text(i int) string { return t.reader.doc.Text(t.reader.doc.Tokens[i].Span) }

// trimmed drops a full stop and the like from the end of a run.
func (t *tagger) trimmed(p news.Range) news.Range {
	for p.Last > p.First && t.reader.words[p.Last-1].pos == '.' {
		p.Last--
	}
	return p
}

// reportNouns stand in headlines for a source that has no name.
var reportNouns = []string{"report", "reports", "source", "sources", "study", "survey", "poll", "officials", "police", "experts", "lawyer", "lawyers"}

func oneOf(word string, list []string) bool {
	for _, w := range list {
		if strings.EqualFold(w, word) {
			return true
		}
	}
	return false
}

// headlineReport: "Report: firm to cut 500 jobs".
func headlineReport(t *tagger, s news.Range) (attribution.Draft, bool) {
	if s.Len() < 4 || t.text(s.First+1) != ":" || !oneOf(t.text(s.First), reportNouns) {
		return attribution.Draft{}, false
	}
	return t.draft(news.Range{First: s.First, Last: s.First + 1}, news.Range{First: s.First + 1, Last: s.First + 2}, news.Range{First: s.First + 2, Last: s.Last})
}

// headlineTail: "Firm to cut 500 jobs: report".
func headlineTail(t *tagger, s news.Range) (attribution.Draft, bool) {
	s = t.trimmed(s)
	if s.Len() < 5 || t.text(s.Last-2) != ":" || !oneOf(t.text(s.Last-1), reportNouns) {
		return attribution.Draft{}, false
	}
	return t.draft(news.Range{First: s.Last - 1, Last: s.Last}, news.Range{First: s.Last - 2, Last: s.Last - 1}, news.Range{First: s.First, Last: s.Last - 2})
}

// headlineSpeaker: "Peskov: no decision yet", when the article has Peskov as a
// source elsewhere; "Brexit: what now?" and "Live: the match" have no speaker.
func headlineSpeaker(t *tagger, s news.Range) (attribution.Draft, bool) {
	colon := s.First + 1
	for colon < s.Last && colon < s.First+4 && t.text(colon) != ":" {
		colon++
	}
	if colon >= s.Last-1 || t.text(colon) != ":" || !t.spoke(t.reader.words[colon-1].form) {
		return attribution.Draft{}, false
	}
	return t.draft(news.Range{First: s.First, Last: colon}, news.Range{First: colon, Last: colon + 1}, news.Range{First: colon + 1, Last: s.Last})
}

// spoke tells whether a word is part of a source that the model has found.
func (t *tagger) spoke(form uint32) bool {
	if t.speakers == nil {
		t.speakers = map[uint32]bool{}
		for _, d := range t.drafts {
			for _, p := range d.Source {
				for i := p.First; i < p.Last; i++ {
					if w := &t.reader.words[i]; w.pos == 'M' {
						t.speakers[w.form] = true
					}
				}
			}
		}
	}
	return t.speakers[form]
}

// labelLine: a paragraph that opens with a name, a colon and a quotation.
func labelLine(t *tagger, s news.Range) (attribution.Draft, bool) {
	r := &t.reader
	colon := r.marks[r.words[s.First].sent].label
	if colon < 0 || !r.newParagraph(s.First) || int(colon)+2 >= s.Last || r.words[colon+1].quote != 1 || r.words[colon-1].pos != 'M' {
		return attribution.Draft{}, false
	}
	return t.draft(news.Range{First: s.First, Last: int(colon)}, news.Range{First: int(colon), Last: int(colon) + 1}, news.Range{First: int(colon) + 1, Last: s.Last})
}

// hearsayAdverbs say that somebody says so, without saying who.
var hearsayAdverbs = []string{"reportedly", "allegedly", "purportedly", "supposedly"}

// hearsayAdverb: "The firm reportedly plans to sell." The content is the
// sentence around the adverb, as PolNeAR has it.
func hearsayAdverb(t *tagger, s news.Range) (attribution.Draft, bool) {
	s = t.trimmed(s)
	for i := s.First; i < s.Last; i++ {
		if t.reader.words[i].pos != 'R' || !oneOf(t.text(i), hearsayAdverbs) {
			continue
		}
		d := attribution.Draft{Cue: []news.Range{{First: i, Last: i + 1}}}
		for _, p := range []news.Range{{First: s.First, Last: i}, {First: i + 1, Last: s.Last}} {
			if p.Len() > 0 {
				d.Content = append(d.Content, p)
			}
		}
		return d, len(d.Content) > 0
	}
	return attribution.Draft{}, false
}

func (t *tagger) draft(source, cue, content news.Range) (attribution.Draft, bool) {
	content = t.trimmed(content)
	return attribution.Draft{Source: []news.Range{source}, Cue: []news.Range{cue}, Content: []news.Range{content}}, content.Len() > 1
}

package who

import (
	"math/rand/v2"
	"strings"
	"unicode"

	"hearsay/extract/entity"
	"hearsay/extract/news"
	"hearsay/extract/syntax"
)

// Recased returns copies of a part of the sentences in another case, so that
// the finder reads headlines ("Kremlin Tells Staff …"), lines in capitals and
// careless lower case ("a flight to san francisco"). share of each kind.
func Recased(sents []Sentence, share float64, seed uint64) []Sentence {
	rng := rand.New(rand.NewPCG(seed, 2))
	var out []Sentence
	for _, doc := range documents(sents) {
		x := rng.Float64()
		var change func(string) string
		switch {
		case x < share:
			change = strings.ToLower
		case x < 2*share:
			change = capitalise
		case x < 2.5*share:
			change = strings.ToUpper
		default:
			continue
		}
		for _, s := range doc {
			c := s
			c.Words = make([]string, len(s.Words))
			for i, w := range s.Words {
				c.Words[i] = change(w)
			}
			out = append(out, c)
		}
	}
	return out
}

// capitalise writes a word as a headline does; small words stay small.
func capitalise(w string) string {
	switch strings.ToLower(w) {
	case "a", "an", "the", "of", "in", "on", "to", "and", "for", "at", "by", "with", "'s", "’s", "n't", "or", "as", "from":
		return strings.ToLower(w)
	}
	r := []rune(w)
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// nudge is how much a treebank's own tags count when the finder labels it.
const nudge = 4

// Retag replaces the sentences' tags by those of the pipeline's own tagger, so
// that the finder learns to live with its mistakes.
func Retag(sents []Sentence) {
	for _, doc := range documents(sents) {
		d := &news.Document{}
		var text strings.Builder
		for i := range doc {
			first := len(d.Tokens)
			for _, w := range doc[i].Words {
				start := text.Len()
				text.WriteString(w)
				d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: start, End: text.Len()}, Head: -1})
				text.WriteByte(' ')
			}
			d.Sentences = append(d.Sentences, news.Sentence{Range: news.Range{First: first, Last: len(d.Tokens)}})
		}
		d.Article.Text = text.String()
		syntax.Annotate(d)
		for i, s := range d.Sentences {
			doc[i].Tags = make([]string, s.Len())
			for k := range doc[i].Tags {
				doc[i].Tags[k] = d.Tokens[s.First+k].Tag
			}
		}
	}
}

func tagsOf(sents []Sentence) [][]string {
	out := make([][]string, len(sents))
	for i := range sents {
		out[i] = sents[i].Tags
	}
	return out
}

// SelfLabel lets a trained finder label sentences whose gold tags are known: a
// proper noun is likely a name of some class, another word likely none.
func SelfLabel(l *learner, x *entity.Lexis, sents []Sentence, gold [][]string) {
	var v viterbi
	names := entity.LabelNames()
	at := 0
	for _, doc := range documents(sents) {
		words, tags := make([][]string, len(doc)), make([][]string, len(doc))
		for i := range doc {
			words[i], tags[i] = doc[i].Words, doc[i].Tags
		}
		for i, fs := range x.Features(words, tags) {
			rows := make([][]int32, len(fs))
			bias := make([]float32, len(fs))
			for k, f := range fs {
				if f == nil {
					continue
				}
				rows[k] = []int32{}
				for _, h := range f {
					if r, ok := l.index[h]; ok {
						rows[k] = append(rows[k], r)
					}
				}
				bias[k] = nudge
				if strings.HasPrefix(gold[at][k], "NNP") && !calendarWord(words[i][k]) && !title(words[i][k]) {
					bias[k] = -nudge
				}
			}
			v.bias = bias
			doc[i].Labels = iob(names, v.decode(l, rows))
			v.bias = nil
			at++
		}
	}
}

func iob(names []string, ls []entity.Label) []string {
	out := make([]string, len(ls))
	for i, l := range ls {
		switch n := names[l]; n[0] {
		case 'U', 'B':
			out[i] = "B" + n[1:]
		case 'I', 'L':
			out[i] = "I" + n[1:]
		default:
			out[i] = "O"
		}
	}
	return out
}

func calendarWord(w string) bool {
	switch strings.ToLower(w) {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april", "may", "june", "july",
		"august", "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
		"internet", "english", "french", "german", "american", "indian", "christian", "muslim", "jewish", "islam", "christmas", "thanksgiving", "easter":
		return true
	}
	return false
}

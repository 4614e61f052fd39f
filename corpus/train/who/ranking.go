package who

import (
	"path/filepath"
	"strings"

	"hearsay/extract/entity"
	"hearsay/extract/news"
	"hearsay/extract/syntax"
)

// Ranking tunes the weights by which pronouns find their antecedents: it tries
// steps of each weight in turn and keeps what gets more of GUM's training
// pronouns right, until nothing helps or rounds are over. report is told each
// gain.
func Ranking(data string, r *entity.Reader, rounds int, report func(entity.Ranking, int, int)) (entity.Ranking, error) {
	docs, err := readPronouns(filepath.Join(data, "ud", "en_gum-train.conllu.gz"))
	if err != nil {
		return r.Rank, err
	}
	best, all := score(docs, r)
	report(r.Rank, best, all)
	for range rounds {
		before := best
		for i := range r.Rank {
			for _, step := range []int{-8, -3, 3, 8} {
				old := r.Rank[i]
				r.Rank[i] += step
				if got, _ := score(docs, r); got > best {
					best = got
					report(r.Rank, best, all)
				} else {
					r.Rank[i] = old
				}
			}
		}
		if best == before {
			break
		}
	}
	return r.Rank, nil
}

// pronouns is a document with the gold entity of each mention's head word.
type pronouns struct {
	doc    *news.Document
	entity []int       // by token, 0 for none
	first  map[int]int // entity → its first head
}

func readPronouns(path string) ([]*pronouns, error) {
	sents, err := ReadConllu(path)
	if err != nil {
		return nil, err
	}
	var out []*pronouns
	for _, doc := range documents(sents) {
		d := document(doc)
		syntax.Annotate(d)
		p := &pronouns{doc: d, entity: make([]int, len(d.Tokens)), first: map[int]int{}}
		for _, sp := range openClose(doc) {
			h := headOf(&doc[sp.sent], sp.first, sp.last) + d.Sentences[sp.sent].First
			if p.entity[h] == 0 || sp.first == sp.last {
				p.entity[h] = sp.entity
			}
			if f, ok := p.first[sp.entity]; !ok || h < f {
				p.first[sp.entity] = h
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// document writes sentences down as text, a line each.
func document(sents []Sentence) *news.Document {
	d := &news.Document{}
	var text strings.Builder
	for i := range sents {
		first := len(d.Tokens)
		for k, w := range sents[i].Words {
			if k > 0 && (k >= len(sents[i].Glued) || !sents[i].Glued[k]) {
				text.WriteByte(' ')
			}
			start := text.Len()
			text.WriteString(w)
			d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: start, End: text.Len()}, Head: -1})
		}
		span := news.Span{Start: d.Tokens[first].Start, End: text.Len()}
		d.Sentences = append(d.Sentences, news.Sentence{Range: news.Range{First: first, Last: len(d.Tokens)}, Span: span, Paragraph: i})
		text.WriteByte('\n')
	}
	d.Article.Text = text.String()
	return d
}

// score counts the third-person pronouns whose nearest earlier mention of the
// same entity is right, and all that have a gold antecedent.
func score(docs []*pronouns, r *entity.Reader) (right, all int) {
	for _, p := range docs {
		r.Annotate(p.doc)
		last := make([]int, len(p.doc.Entities)) // head of the entity's last mention + 1
		for _, m := range p.doc.Mentions {
			g := p.entity[m.Head]
			if m.Form == news.FormPronoun && thirdPerson(p.doc.Text(m.Span)) && g != 0 && p.first[g] < m.Head {
				all++
				if m.Entity >= 0 && last[m.Entity] > 0 && p.entity[last[m.Entity]-1] == g {
					right++
				}
			}
			if m.Entity >= 0 {
				last[m.Entity] = m.Head + 1
			}
		}
	}
	return right, all
}

func thirdPerson(w string) bool {
	switch strings.ToLower(w) {
	case "he", "him", "his", "himself", "she", "her", "hers", "herself", "it", "its", "itself", "they", "them", "their", "theirs", "themselves":
		return true
	}
	return false
}

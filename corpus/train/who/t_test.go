package who

import (
	"fmt"
	"hearsay/extract/entity"
	"hearsay/extract/model"
	"hearsay/extract/news"
	"os"
	"strings"
	"testing"
	"time"
)

func iobFile(path string) []Sentence {
	var all []Sentence
	var s Sentence
	doc := ""
	eachLine(path, func(line string) {
		if line == "" {
			if len(s.Words) > 0 {
				all = append(all, s)
			}
			s = Sentence{}
			return
		}
		if strings.HasPrefix(line, "# newdoc") {
			doc = line
			return
		}
		if strings.HasPrefix(line, "# ") {
			return
		}
		f := strings.Split(line, "\t")
		if len(f) < 3 {
			return
		}
		if doc != "" {
			s.NewDoc = doc
			doc = ""
		}
		s.Words = append(s.Words, f[1])
		s.Labels = append(s.Labels, f[2])
		s.Tags = append(s.Tags, "")
	})
	if len(s.Words) > 0 {
		all = append(all, s)
	}
	return all
}
func spansOf(l []string) map[[2]int]string {
	m := map[[2]int]string{}
	st := -1
	for i := 0; i <= len(l); i++ {
		if st >= 0 && (i == len(l) || l[i][0] != 'I') {
			m[[2]int{st, i}] = l[st][2:]
			st = -1
		}
		if i < len(l) && l[i][0] == 'B' {
			st = i
		}
	}
	return m
}
func toIOB(ls []entity.Label) []string {
	names := entity.LabelNames()
	out := make([]string, len(ls))
	for i, l := range ls {
		n := names[l]
		switch n[0] {
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
func measure(l *learner, x *entity.Lexis, dev []Sentence, show bool) string {
	tp := map[string]int{}
	fp := map[string]int{}
	fn := map[string]int{}
	var v viterbi
	errs := 0
	for _, doc := range documents(dev) {
		var w, t [][]string
		for _, s := range doc {
			w = append(w, s.Words)
			t = append(t, s.Tags)
		}
		for i, fs := range x.Features(w, t) {
			rows := make([][]int32, len(fs))
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
			}
			got := spansOf(toIOB(v.decode(l, rows)))
			want := spansOf(doc[i].Labels)
			for k, c := range got {
				if c == "MISC" {
					continue
				}
				if want[k] == c {
					tp[c]++
					tp["all"]++
				} else {
					fp[c]++
					fp["all"]++
					if show && errs < 150 {
						errs++
						fmt.Println("FP", c, strings.Join(doc[i].Words[k[0]:k[1]], " "), "want", want[k], "|", strings.Join(doc[i].Words[max(0, k[0]-6):min(len(doc[i].Words), k[1]+5)], " "))
					}
				}
			}
			for k, c := range want {
				if got[k] != c {
					fn[c]++
					fn["all"]++
					if show && errs < 300 {
						errs++
						fmt.Println("FN", c, strings.Join(doc[i].Words[k[0]:k[1]], " "), "got", got[k], "|", strings.Join(doc[i].Words[max(0, k[0]-6):min(len(doc[i].Words), k[1]+5)], " "))
					}
				}
			}
		}
	}
	s := ""
	for _, c := range []string{"all", "PER", "ORG", "LOC"} {
		p := float64(tp[c]) / float64(max(1, tp[c]+fp[c]))
		r := float64(tp[c]) / float64(max(1, tp[c]+fn[c]))
		s += fmt.Sprintf("%s P%.1f R%.1f F%.1f  ", c, 100*p, 100*r, 200*p*r/max(1e-9, p+r))
	}
	return s
}

func TestX(t *testing.T) {
	D := "/work/shared/data"
	x, err := Lexis("../../../extract/entity/en/lists", "../../../extract/entity/en/clusters.bin")
	if err != nil {
		t.Fatal(err)
	}
	gum, news, err := ReadNames(D)
	if err != nil {
		t.Fatal(err)
	}
	ewt, _ := ReadConllu(D + "/ud/en_ewt-train.conllu.gz")
	dev := iobFile(D + "/ner/en_ewt-dev.iob2")
	g, _ := ReadConllu(D + "/ud/en_ewt-dev.conllu.gz")
	m := map[string][]string{}
	for _, s := range g {
		m[strings.Join(s.Words, " ")] = s.Tags
	}
	for i := range dev {
		if t := m[strings.Join(dev[i].Words, " ")]; t != nil {
			dev[i].Tags = t
		}
	}
	t0 := time.Now()
	l := TrainAll(x, gum, news, ewt)
	fmt.Println(time.Since(t0).Round(time.Second), len(l.hashes), measure(l, x, dev, os.Getenv("SHOW") != ""))
	for _, p := range []float64{0.1, 0.3, 0.5, 0.8, 1.2, 1.6} {
		for _, sc := range []float64{64, 8} {
			b, err := NamesFile(l, p, sc, model.Card{})
			if err != nil {
				t.Fatal(err)
			}
			f, _ := model.Read(b)
			fd := entity.Finder{Lexis: *x, Weights: f.MustTable("weights"), Transitions: f.MustMatrix("transitions")}
			fmt.Println(p, sc, len(b), quant(&fd, dev, false), quant(&fd, dev, true))
		}
	}
}
func quant(f *entity.Finder, dev []Sentence, vote bool) string {
	tp, fp, fn := 0, 0, 0
	for _, doc := range documents(dev) {
		d := &news.Document{}
		var text strings.Builder
		var gold []string
		for _, s := range doc {
			first := len(d.Tokens)
			for i, w := range s.Words {
				st := text.Len()
				text.WriteString(w + " ")
				d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: st, End: st + len(w)}, Tag: s.Tags[i], Head: -1})
				gold = append(gold, s.Labels[i])
			}
			d.Sentences = append(d.Sentences, news.Sentence{Range: news.Range{First: first, Last: len(d.Tokens)}})
		}
		d.Article.Text = text.String()
		lab := f.Labels(d)
		if vote {
			votes := map[string]map[string]int{}
			sp := spansOf(lab)
			key := func(k [2]int) string {
				return strings.ToLower(d.Article.Text[d.Tokens[k[0]].Start:d.Tokens[k[1]-1].End])
			}
			for k, c := range sp {
				m := votes[key(k)]
				if m == nil {
					m = map[string]int{}
					votes[key(k)] = m
				}
				m[c]++
			}
			for k, c := range sp {
				m := votes[key(k)]
				best := c
				for _, o := range []string{"PER", "ORG", "LOC", "MISC"} {
					if m[o] > m[best] {
						best = o
					}
				}
				lab[k[0]] = "B-" + best
				for i := k[0] + 1; i < k[1]; i++ {
					lab[i] = "I-" + best
				}
			}
		}
		got, want := spansOf(lab), spansOf(gold)
		for k, c := range got {
			if c == "MISC" {
				continue
			}
			if want[k] == c {
				tp++
			} else {
				fp++
			}
		}
		for k, c := range want {
			if got[k] != c {
				fn++
			}
		}
	}
	return fmt.Sprintf("F %.2f", 200*float64(tp)/float64(2*tp+fp+fn))
}

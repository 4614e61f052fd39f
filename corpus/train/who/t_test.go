package who

import (
	"fmt"
	"hearsay/extract/entity"
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
	gaz, _, err := Gazetteer("../../../extract/entity/en/lists/gazetteer.txt")
	if err != nil {
		t.Fatal(err)
	}
	x := &entity.Lexis{Gazetteer: gaz, Cluster: clusters()}
	gum, news, err := ReadNames(D)
	if err != nil {
		t.Fatal(err)
	}
	dev := iobFile(D + "/ner/en_ewt-dev.iob2")
	if os.Getenv("TAGS") != "" {
		g, _ := ReadConllu(D + "/ud/en_ewt-dev.conllu.gz")
		m := map[string][]string{}
		for _, s := range g {
			m[strings.Join(s.Words, " ")] = s.Tags
		}
		miss := 0
		for i := range dev {
			if t := m[strings.Join(dev[i].Words, " ")]; t != nil {
				dev[i].Tags = t
			} else {
				miss++
			}
		}
		fmt.Println("miss", miss)
	}
	if os.Getenv("TAGS") == "" {
		for i := range gum {
			for k := range gum[i].Tags {
				gum[i].Tags[k] = ""
			}
		}
		for i := range news {
			for k := range news[i].Tags {
				news[i].Tags[k] = ""
			}
		}
	}
	if os.Getenv("N") != "" {
		n := 0
		fmt.Sscan(os.Getenv("N"), &n)
		ds := documents(news)
		c := 0
		for _, d := range ds[:n] {
			c += len(d)
		}
		news = news[:c]
	}
	t0 := time.Now()
	A := Corpus{Recased(gum, 0.25, 1), 1}
	B := Corpus{Recased(news, 0.04, 2), 1}
	l := TrainNames(x, []Corpus{{gum, 2}, {news, 1}, A, B}, 5)
	fmt.Println(time.Since(t0).Round(time.Second), len(l.hashes), measure(l, x, dev, false))
	ewt, _ := ReadConllu(D + "/ud/en_ewt-train.conllu.gz")
	SelfLabel(l, x, ewt)
	if os.Getenv("TAGS") == "" {
		for i := range ewt {
			for k := range ewt[i].Tags {
				ewt[i].Tags[k] = ""
			}
		}
	}
	l = TrainNames(x, []Corpus{{gum, 2}, {news, 1}, A, B, {ewt, 2}, {Recased(ewt, 0.1, 3), 1}}, 5)
	fmt.Println(time.Since(t0).Round(time.Second), len(l.hashes), measure(l, x, dev, os.Getenv("SHOW") != ""))
}
func clusters() func([]byte) (uint16, uint16, bool) {
	b, err := os.ReadFile("/tmp/clusters.txt")
	if err != nil {
		return nil
	}
	m := map[string][2]uint16{}
	for _, ln := range strings.Split(string(b), "\n") {
		var w string
		var a, c uint16
		if n, _ := fmt.Sscan(ln, &w, &a, &c); n == 3 {
			m[w] = [2]uint16{a, c}
		}
	}
	return func(w []byte) (uint16, uint16, bool) { v, ok := m[string(w)]; return v[0], v[1], ok }
}

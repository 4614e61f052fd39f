package who

import (
	"bufio"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"

	"hearsay/extract/entity"
	"hearsay/extract/model"
)

// Gazetteer makes the look-up table of a list of names: "[class]" lines and one
// lower-case name a line.
func Gazetteer(path string) (model.Table, []model.Row, error) {
	file, err := os.Open(path)
	if err != nil {
		return model.Table{}, nil, fmt.Errorf("reading gazetteer: %w", err)
	}
	defer file.Close()
	mask, begins := map[uint64]uint16{}, map[uint64]bool{}
	var order []uint64
	bit := uint16(0)
	in := bufio.NewScanner(file)
	for in.Scan() {
		switch name := in.Text(); {
		case name == "" || name[0] == '#':
		case name[0] == '[':
			bit = max(1, bit<<1)
		default:
			keys := entity.PhraseKeys(strings.Fields(name))
			for i, k := range keys {
				if _, known := mask[k]; !known {
					order = append(order, k)
					mask[k] = 0
				}
				if i < len(keys)-1 {
					begins[k] = true
				}
			}
			mask[keys[len(keys)-1]] |= bit
		}
	}
	var rows []model.Row
	for _, k := range order {
		row := model.Row{Hash: k, Weights: []int16{int16(mask[k]), 0}}
		if begins[k] {
			row.Weights[1] = 1
		}
		rows = append(rows, row)
	}
	w := model.NewWriter("gazetteer", 1)
	w.AddTable("gazetteer", 2, rows)
	b, err := w.Bytes()
	if err != nil {
		return model.Table{}, nil, err
	}
	f, err := model.Read(b)
	if err != nil {
		return model.Table{}, nil, err
	}
	t, err := f.Table("gazetteer")
	return t, rows, err
}

// bilou turns IOB2 into the learner's labels.
func bilou(iob []string) []entity.Label {
	names := entity.LabelNames()
	at := func(s string) entity.Label {
		for i, n := range names {
			if n == s {
				return entity.Label(i)
			}
		}
		return 0
	}
	out := make([]entity.Label, len(iob))
	for i, l := range iob {
		if l == "O" || l == "" {
			continue
		}
		goesOn := i+1 < len(iob) && iob[i+1] == "I-"+l[2:]
		pos := map[bool]map[bool]string{true: {true: "B", false: "U"}, false: {true: "I", false: "L"}}[l[0] == 'B'][goesOn]
		out[i] = at(pos + l[1:])
	}
	return out
}

// Corpus is sentences with labels, and how often each is seen in an epoch.
type Corpus struct {
	Sentences []Sentence
	Weight    int
}

func (l *learner) examples(x *entity.Lexis, c Corpus) []example {
	var out []example
	for _, doc := range documents(c.Sentences) {
		words, tags := make([][]string, len(doc)), make([][]string, len(doc))
		for i := range doc {
			words[i], tags[i] = doc[i].Words, doc[i].Tags
		}
		for i, fs := range x.Features(words, tags) {
			e := example{rows: l.rows(fs, int32(c.Weight)), gold: bilou(doc[i].Labels), weight: c.Weight}
			for k := range e.gold {
				if e.rows[k] == nil && e.gold[k] != 0 {
					clear(e.gold) // a name in lower case that no look-up knows can't be found
					break
				}
			}
			out = append(out, e)
		}
	}
	return out
}

// TrainNames learns the name finder.
func TrainNames(x *entity.Lexis, corpora []Corpus, epochs int) *learner {
	l := newLearner(len(entity.LabelNames()))
	var all []example
	for _, c := range corpora {
		all = append(all, l.examples(x, c)...)
	}
	l.train(all, epochs, 2, 20)
	return l
}

// ReadNames reads what the name finder learns from.
func ReadNames(data string) (gum, news []Sentence, err error) {
	if gum, err = ReadConllu(filepath.Join(data, "ud", "en_gum-train.conllu.gz")); err != nil {
		return nil, nil, err
	}
	LabelGUM(gum)
	news, err = ReadCoreNLP(filepath.Join(data, "polnear", "train", "corenlp.tsv.gz"))
	return gum, news, err
}

// NamesFile makes the name finder's model file.
func NamesFile(l *learner, prune, scale float64, card model.Card) ([]byte, error) {
	w := model.NewWriter("entity", entity.FeatureVersion)
	w.SetCard(card)
	w.AddTable("weights", l.labels, l.quantised(prune, scale))
	trans := make([]int32, len(l.trans))
	for i, x := range l.trans {
		trans[i] = int32(math.Round(float64(x) * scale))
	}
	model.AddMatrix(w, "transitions", l.labels, l.labels, 1, trans)
	return w.Bytes()
}

// epochs, prune and scale: figures on EWT dev stand in the card. More epochs or
// a lower pruning gave less than 0.3 F1.
const (
	epochs = 6
	prune  = 1.2
	scale  = 64
)

// Names trains the name finder from the training data, the lists and the
// clusters: first on GUM and PolNeAR, then again with EWT as the first labelled it.
func Names(data, lists, clusters string) ([]byte, error) {
	x, err := Lexis(lists, clusters)
	if err != nil {
		return nil, err
	}
	gum, news, err := ReadNames(data)
	if err != nil {
		return nil, err
	}
	web, err := ReadConllu(filepath.Join(data, "ud", "en_ewt-train.conllu.gz"))
	if err != nil {
		return nil, err
	}
	return NamesFile(TrainAll(x, gum, news, web), prune, scale, card(gum, news, web))
}

// TrainAll trains in two rounds; it labels web.
func TrainAll(x *entity.Lexis, gum, news, web []Sentence) *learner {
	gold := tagsOf(web)
	Retag(gum)
	Retag(news)
	recased := func(s []Sentence, share float64, seed uint64) []Sentence {
		out := Recased(s, share, seed)
		Retag(out)
		return out
	}
	base := []Corpus{{gum, 2}, {news, 1}, {recased(gum, 0.25, 1), 1}, {recased(news, 0.04, 2), 1}}
	first := TrainNames(x, base, epochs)
	Retag(web)
	SelfLabel(first, x, web, gold)
	return TrainNames(x, append(base, Corpus{web, 2}, Corpus{recased(web, 0.2, 4), 2}), epochs)
}

// Lexis opens the lists and the clusters that the features look words up in.
func Lexis(lists, clusters string) (*entity.Lexis, error) {
	gaz, _, err := Gazetteer(filepath.Join(lists, "gazetteer.txt"))
	if err != nil {
		return nil, err
	}
	b, err := os.ReadFile(clusters)
	if err != nil {
		return nil, fmt.Errorf("reading clusters: %w", err)
	}
	f, err := model.Open(b, "clusters", 1)
	if err != nil {
		return nil, err
	}
	t, err := f.Table("clusters")
	return &entity.Lexis{Gazetteer: gaz, Clusters: t}, err
}

func card(gum, news, web []Sentence) model.Card {
	return model.Card{
		Model:   "entity",
		Purpose: "finds names of people, organisations, places and other things",
		Data: []model.Source{
			{Name: "UD English GUM, named mentions of Entity=", Licence: "CC BY 4.0 and similar", Part: fmt.Sprintf("train, %d sentences", len(gum))},
			{Name: "PolNeAR, names found by CoreNLP", Licence: "none stated, research use", Part: fmt.Sprintf("train, %d sentences", len(news))},
			{Name: "UD English EWT, labelled by the model itself", Licence: "CC BY-SA 4.0", Part: fmt.Sprintf("train, %d sentences", len(web))},
			{Name: "GloVe 6B 100d clusters", Licence: "PDDL", Part: "clusters.bin"},
			{Name: "compromise 14.17.0, lexicon", Licence: "MIT", Part: "gazetteer"},
		},
		Command: "hearsay-train entity --data ../shared/data",
		Seed:    20,
		Method:  fmt.Sprintf("structured averaged perceptron over hashed features, BILOU, %d epochs", epochs),
	}
}

package train

import (
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"

	"hearsay/corpus/score/factuality"
	"hearsay/extract/model"
	"hearsay/extract/status"
)

// Factuality trains how certain a text is of its events.
type Factuality struct {
	Data   string // folder of the data
	Epochs int
	Rate   float64
	L2     float64
	Least  int // features seen less often are dropped
	Seed   uint64
}

// factExample is one event: its features, the head that its data set trains, and
// the label.
type factExample struct {
	features []uint64
	head     status.Head
	label    float64
}

// Train gives the model file.
func (f Factuality) Train() ([]byte, error) {
	examples, err := f.examples("train")
	if err != nil {
		return nil, err
	}
	count := map[uint64]int{}
	for _, e := range examples {
		for _, h := range e.features {
			count[h]++
		}
	}
	w := newWeights(status.Heads)
	f.fit(w, examples, count)
	out := model.NewWriter("factuality", status.FactualityFeatures)
	rows := make([]model.Row, len(w.hashes))
	for i, h := range w.hashes {
		rows[i] = model.Row{Hash: h, Weights: make([]int16, status.Heads)}
		for c := range status.Heads {
			rows[i].Weights[c] = int16(math.Round(1000 * w.rows[i*status.Heads+c]))
		}
	}
	out.AddTable("weights", status.Heads, rows)
	out.SetCard(model.Card{
		Model: "factuality", Purpose: "how certain a text is of an event, from -3 to 3",
		Method: "linear regression by AdaGrad over hashed features of the parse and the rules of package status, one head for the commitment of the text (UW, MEANTIME) and one for whether it happened (UDS)",
		Data: []model.Source{
			{Name: "UW event factuality (Lee et al. 2015)", Licence: "per source", Part: "train"},
			{Name: "MEANTIME (Minard et al. 2016)", Licence: "CC BY", Part: "train"},
			{Name: "UDS-IH2 (Rudinger et al. 2018)", Licence: "CC BY-SA 4.0", Part: "train"},
		},
		Command: "hearsay-train factuality", Seed: f.Seed,
		Notes: []string{
			fmt.Sprintf("%d events, %d features seen %d times or more", len(examples), len(rows), f.Least),
			"features use the parse and word clusters: train anew when the syntax model is",
			"tried on dev without gain: a hidden layer of 16 over the same features (UW .776, UDS .759), feature dropout, weights shared by the heads",
		},
	})
	return out.Bytes()
}

func (f Factuality) examples(part string) (out []factExample, err error) {
	for _, set := range []string{"UW", "MEANTIME", "UDS_IH2"} {
		file := filepath.Join(f.Data, "factuality", set, part+".jsonl.gz")
		sentences, err := factuality.Read(file)
		if err != nil {
			return nil, err
		}
		head := factuality.HeadOf(file)
		for _, s := range sentences {
			if len(s.Events) == 0 {
				continue
			}
			events := status.NewEvents(s.Doc)
			for _, e := range s.Events {
				features := append([]uint64(nil), events.Features(e.Token, s.Doc.Sentences[0].Range)...)
				out = append(out, factExample{features, head, e.Label})
			}
		}
	}
	return out, nil
}

// fit runs AdaGrad on the squared error. The two heads share nothing but the
// features; each event updates its own.
func (f Factuality) fit(w *Weights, examples []factExample, count map[uint64]int) {
	rng := rand.New(rand.NewPCG(f.Seed, 0))
	var rows [][]int
	for _, e := range examples {
		var list []int
		for _, h := range e.features {
			if count[h] >= f.Least {
				list = append(list, w.row(h))
			}
		}
		rows = append(rows, list)
	}
	square := make([]float64, len(w.rows))
	for range f.Epochs {
		for _, i := range rng.Perm(len(examples)) {
			e := &examples[i]
			got := 0.0
			for _, r := range rows[i] {
				got += w.rows[r*status.Heads+int(e.head)]
			}
			gradient := max(-2, min(2, got-e.label)) // Huber: labels of a few annotators have outliers
			for _, r := range rows[i] {
				k := r*status.Heads + int(e.head)
				g := gradient + f.L2*w.rows[k]
				square[k] += g * g
				w.rows[k] -= f.Rate * g / math.Sqrt(square[k]+1)
			}
		}
	}
}

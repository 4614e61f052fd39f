package relations

import (
	"fmt"
	"hash/crc32"
	"io"

	"hearsay/corpus/train"
	"hearsay/extract/model"
	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// slotLearner grows the trees of the decisions about values. Picked by leaving passages
// and stories out.
var slotLearner = train.Boost{Rounds: 150, Rate: 0.06, Penalty: 1, MinWeight: 0.8, Share: 30}

// clash is an example in which values are set against each other, as it is learned from.
type clash struct {
	example *Example
	x       []int16
}

// clashesIn are the examples in which values are set against each other.
func clashesIn(list []Example) (out []clash) {
	for i := range list {
		e := &list[i]
		if e.Later && relate.Clashes(e.A, e.B) {
			x := e.Judge.Values(e.A, e.B)
			out = append(out, clash{e, x[:]})
		}
	}
	return out
}

// growSlots grows the trees of conflicts and of updates on those clashes.
func growSlots(list []clash) (conflict, update []byte) {
	grow := func(r news.Relation) []byte {
		cases := make([]train.Case, len(list))
		for i, c := range list {
			cases[i] = train.Case{X: c.x, Yes: c.example.Relation == string(r), Weight: c.example.Weight}
		}
		return slotLearner.Grow(cases, relate.NumValues)
	}
	return grow(news.Conflicts), grow(news.Updates)
}

func slotsOf(list []clash) (s relate.Slots, err error) {
	conflict, update := growSlots(list)
	if s.Conflict, err = model.NewForest(conflict, relate.NumValues); err != nil {
		return s, err
	}
	s.Update, err = model.NewForest(update, relate.NumValues)
	return s, err
}

// WriteSlots learns from the examples which values that are set against each other
// conflict, and which are updates, and writes the model file.
func WriteSlots(w io.Writer, list []Example) error {
	conflict, update := growSlots(clashesIn(list))
	m := model.NewWriter(relate.SlotsKind, relate.SlotsVersion)
	m.AddBytes("conflict", conflict)
	m.AddBytes("update", update)
	m.SetCard(slotsCard)
	file, err := m.Bytes()
	if err != nil {
		return err
	}
	_, err = w.Write(file)
	return err
}

var slotsCard = model.Card{
	Model:   relate.SlotsKind,
	Purpose: "Tells whether numbers or times that two claims set against each other conflict, or the later one updates the earlier.",
	Data: []model.Source{
		{Name: "passages written for this project", Licence: "the project's own", Part: "testdata/relations, what may be learned from"},
		{Name: "gold stories", Licence: "annotations the project's own, texts the publishers'", Part: "the shared development part and testdata/gold/stories"},
		{Name: "claims of different matters", Licence: "texts the publishers'", Part: "the public stories and BBC News"},
	},
	Command: "hearsay-train slots",
	Method:  "gradient boosting of trees of three questions on the logistic loss, by pairs of claims",
}

// parts is how many parts passages and stories are cut into, of which each is left out in turn.
const parts = 5

// ValidateSlots leaves every fifth passage and story out in turn, and tells how many of
// the links between values of those are found and right.
func ValidateSlots(w io.Writer, list []Example) error {
	clashes := clashesIn(list)
	fold := func(c *clash) int { return int(crc32.ChecksumIEEE([]byte(c.example.Group)) % parts) }
	counts := map[string]*[3]int{} // gold, found, right
	for f := range parts {
		var rest []clash
		for i := range clashes {
			if fold(&clashes[i]) != f {
				rest = append(rest, clashes[i])
			}
		}
		s, err := slotsOf(rest)
		if err != nil {
			return err
		}
		for i := range clashes {
			if c := &clashes[i]; fold(c) == f {
				tally(counts, c, &s)
			}
		}
	}
	for _, r := range []string{string(news.Conflicts), string(news.Updates)} {
		for _, of := range []string{"passages", "stories"} {
			if n := counts[r+" "+of]; n != nil {
				fmt.Fprintf(w, "%s between values, %s: %d, found %d, right %d\n", r, of, n[0], n[1], n[2])
			}
		}
	}
	return nil
}

// tally counts what is said of one clash.
func tally(counts map[string]*[3]int, c *clash, s *relate.Slots) {
	of := "passages"
	if c.example.Weight < 1 {
		of = "stories"
	}
	said := s.Decide(c.x)
	for _, r := range []news.Relation{news.Conflicts, news.Updates} {
		key := string(r) + " " + of
		if counts[key] == nil {
			counts[key] = new([3]int)
		}
		n, is := counts[key], c.example.Relation == string(r)
		if is {
			n[0]++
		}
		if said == r {
			n[1]++
			if is {
				n[2]++
			}
		}
	}
}

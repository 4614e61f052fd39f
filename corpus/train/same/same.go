// Package same trains the decision whether two claims are the same, on pairs of
// gold claims.
//
// It answers: how much does each feature of package relate speak for sameness?
// The learner is boosting of small trees (boost.go) on whole stories: our own, the
// gold ones with their claims given and as the pipeline reads them, and the
// training part of ECB+. Whole stories are left out in turn to measure it.
package same

import (
	"io"
	"slices"

	"hearsay/corpus/gold"
	"hearsay/corpus/link"
	score "hearsay/corpus/score/gold"
	"hearsay/corpus/score/relations"
	"hearsay/corpus/train"
	"hearsay/extract/model"
	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// Pair is one training pair.
type Pair struct {
	X      relate.Values
	Same   bool
	Weight float64
}

// Pairs are all pairs of a story's gold claims that no veto decides.
func Pairs(s *gold.Story, j *relate.Judge) ([]Pair, error) {
	items, err := itemsWith(s, j)
	if err != nil {
		return nil, err
	}
	return pairsOf(items, Groups(s)), nil
}

func pairsOf(items []*relate.Item, group map[string]string) (out []Pair) {
	for i, a := range items {
		for _, b := range items[:i] {
			if _, no := relate.Vetoed(a, b); no || relate.Shared(a, b) < link.MinShared {
				continue
			}
			x := relate.Features(a, b)
			out = append(out, Pair{X: relate.Thousandths(&x), Same: group[a.Claim.ID] == group[b.Claim.ID], Weight: 1})
		}
	}
	return out
}

func itemsOf(s *gold.Story) ([]*relate.Item, error) { return itemsWith(s, link.English()) }

func itemsWith(s *gold.Story, j *relate.Judge) ([]*relate.Item, error) {
	reports, err := score.Given(s)
	if err != nil {
		return nil, err
	}
	return link.Items(j, reports), nil
}

// Groups gives each gold claim the first of those that are the same.
func Groups(s *gold.Story) map[string]string {
	of := map[string]string{}
	for _, c := range s.Claims {
		of[c.ID] = c.ID
	}
	for _, l := range s.Links {
		if l.Relation != string(news.Same) {
			continue
		}
		from, to := of[l.A], of[l.B]
		for id, g := range of {
			if g == from {
				of[id] = to
			}
		}
	}
	return of
}

// ReadPairs are the pairs of the claims that the pipeline reads in a story, as
// far as they stand for gold claims: with the pipeline's mistakes, so that the
// decision learns what it may trust.
func ReadPairs(s *gold.Story, j *relate.Judge) ([]Pair, error) {
	reports, err := score.Read(s)
	if err != nil {
		return nil, err
	}
	matches, err := score.Matches(s, reports)
	if err != nil {
		return nil, err
	}
	group, groups := map[string]string{}, Groups(s)
	for goldID, id := range matches {
		group[id] = groups[goldID]
	}
	items := slices.DeleteFunc(link.Items(j, reports), func(it *relate.Item) bool { return group[it.Claim.ID] == "" })
	return pairsOf(items, group), nil
}

// Validation is the outcome of leaving stories out in turn: with the gold's
// claims given, and from the claims that the pipeline reads.
type Validation struct{ Given, Read *score.Result }

// NewValidation has no story in it yet.
func NewValidation() *Validation { return &Validation{score.NewResult(), score.NewResult()} }

// folds is how many parts the stories are cut into.
const folds = 5

// Fold is the part of the stories that the n-th is in.
func Fold(n int) int { return n % folds }

// LeftOut gives for each story a judge by a forest that was grown on base and on
// the stories of the other folds, so that what it says of the story is what it
// would say of one that is new to it.
func LeftOut(stories []gold.Story, base []Pair) ([]*relate.Judge, error) {
	j := link.English()
	pairs := make([][]Pair, len(stories))
	for i := range stories {
		var err error
		if pairs[i], err = StoryPairs(&stories[i], j); err != nil {
			return nil, err
		}
	}
	var judges [folds]*relate.Judge
	for fold := range folds {
		rest := slices.Clone(base)
		for i := range pairs {
			if Fold(i) != fold {
				rest = append(rest, pairs[i]...)
			}
		}
		f, err := relate.NewForest(Grow(rest))
		if err != nil {
			return nil, err
		}
		judges[fold] = j.With(f)
	}
	out := make([]*relate.Judge, len(stories))
	for i := range out {
		out[i] = judges[Fold(i)]
	}
	return out, nil
}

// CrossValidate leaves every fifth story out in turn, trains on the rest and on
// base, links the claims of those left out, and sums the results over the
// stories of each set.
func CrossValidate(sets [][]gold.Story, base []Pair, notes io.Writer) ([]Validation, error) {
	all := slices.Concat(sets...)
	judges, err := LeftOut(all, base)
	if err != nil {
		return nil, err
	}
	out := make([]Validation, len(sets))
	n := 0
	for i, set := range sets {
		out[i] = *NewValidation()
		for k := range set {
			if err := out[i].Add(&set[k], judges[n], notes); err != nil {
				return nil, err
			}
			n++
		}
	}
	return out, nil
}

// Add scores a story as the judge links it, and adds the outcome.
func (v *Validation) Add(s *gold.Story, j *relate.Judge, notes io.Writer) error {
	for _, r := range []struct {
		read func(*gold.Story) ([]link.Report, error)
		sum  *score.Result
	}{{score.Given, v.Given}, {score.Read, v.Read}} {
		reports, err := r.read(s)
		if err != nil {
			return err
		}
		got, err := score.ScoreReports(s, reports, j, notes)
		if err != nil {
			return err
		}
		r.sum.Add(got)
		notes = nil // of the first alone
	}
	return nil
}

// readWeight is what a pair of claims read by the pipeline counts beside one of gold claims.
const readWeight = 1

// StoryPairs are a story's gold pairs and its read pairs.
func StoryPairs(s *gold.Story, j *relate.Judge) ([]Pair, error) {
	pairs, err := Pairs(s, j)
	if err != nil {
		return nil, err
	}
	read, err := ReadPairs(s, j)
	for i := range read {
		read[i].Weight = readWeight
	}
	return append(pairs, read...), err
}

// AllPairs are the pairs of all stories.
func AllPairs(stories []gold.Story, j *relate.Judge) ([]Pair, error) {
	var out []Pair
	for i := range stories {
		p, err := Pairs(&stories[i], j)
		if err != nil {
			return nil, err
		}
		out = append(out, p...)
	}
	return out, nil
}

// OwnPairs are the pairs of the stories written for this project.
func OwnPairs(j *relate.Judge) ([]Pair, error) {
	own, err := OwnStories()
	if err != nil {
		return nil, err
	}
	return AllPairs(own, j)
}

// BasePairs are those that no story is left out of: of our own small stories, of
// our short passages that may be learned from, and of ECB+.
func BasePairs(data, passages string, j *relate.Judge) ([]Pair, error) {
	own, err := OwnPairs(j)
	if err != nil {
		return nil, err
	}
	short, err := PassagePairs(passages, j)
	if err != nil {
		return nil, err
	}
	events, err := EventPairs(data, j)
	return slices.Concat(own, short, events), err
}

// PassagePairs are the two claims of each short passage of the folder, as far as
// the pipeline reads both and no veto decides.
func PassagePairs(folder string, j *relate.Judge) ([]Pair, error) {
	list, err := gold.LearnablePairs(folder)
	if err != nil {
		return nil, err
	}
	var out []Pair
	for i := range list {
		reports, a, b, err := relations.Read(&list[i])
		if err != nil {
			return nil, err
		}
		var two []*relate.Item
		group := map[string]string{}
		for _, it := range link.Items(j, reports) {
			if it.Claim == a || it.Claim == b {
				two = append(two, it)
				group[it.Claim.ID] = it.Claim.ID
			}
		}
		if list[i].Relation == string(news.Same) && a != nil && b != nil {
			group[a.ID] = group[b.ID]
		}
		out = append(out, pairsOf(two, group)...)
	}
	return out, nil
}

// learner is how the forest is grown. Picked by leaving stories out in turn;
// MinWeight is such that no leaf is about one story.
var learner = train.Boost{Rounds: 240, Rate: 0.04, Penalty: 6, MinWeight: 12}

// Grow fits a forest to the pairs.
func Grow(pairs []Pair) []byte {
	cases := make([]train.Case, len(pairs))
	for i := range pairs {
		cases[i] = train.Case{X: pairs[i].X[:], Yes: pairs[i].Same, Weight: pairs[i].Weight}
	}
	return learner.Grow(cases, int(relate.NumFeatures))
}

// Train grows the forest on all pairs and writes the model file.
func Train(w io.Writer, sets [][]gold.Story, base []Pair) error {
	pairs := slices.Clone(base)
	for _, set := range sets {
		for i := range set {
			p, err := StoryPairs(&set[i], link.English())
			if err != nil {
				return err
			}
			pairs = append(pairs, p...)
		}
	}
	return write(w, Grow(pairs), card)
}

// write puts trees into a model file.
func write(w io.Writer, trees []byte, card model.Card) error {
	m := model.NewWriter(relate.Kind, relate.FeatureVersion)
	m.AddBytes("trees", trees)
	m.SetCard(card)
	file, err := m.Bytes()
	if err != nil {
		return err
	}
	_, err = w.Write(file)
	return err
}

var card = model.Card{
	Model:   relate.Kind,
	Purpose: "Tells how likely two claims are the same proposition.",
	Data: []model.Source{
		{Name: "stories written for this project", Licence: "the project's own", Part: "corpus/train/same/stories and testdata/relations"},
		{Name: "gold stories", Licence: "annotations the project's own, texts the publishers'", Part: "the shared development part and testdata/gold/stories"},
		{Name: "ECB+", Licence: "CC BY 3.0", Part: "training part"},
	},
	Command: "hearsay-train same",
	Method:  "gradient boosting of trees of three questions on the logistic loss, by pairs of claims",
}

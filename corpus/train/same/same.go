// Package same trains the decision whether two claims are the same, on pairs of
// gold claims.
//
// It answers: how much does each feature of package relate speak for sameness?
// The learner is boosting of small trees (boost.go) on whole stories: our own, the
// gold ones with their claims given and as the pipeline reads them, and the
// training part of ECB+. A second forest learns from what the first says of stories
// that it was not grown on. Whole stories are left out in turn to measure both.
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
	t, err := given(s)
	return t.pairs(j), err
}

// told is a story's claims in one form, and of those that stand for gold claims
// which are the same.
type told struct {
	reports []link.Report
	group   map[string]string
}

func given(s *gold.Story) (told, error) {
	reports, err := score.Given(s)
	return told{reports, Groups(s)}, err
}

// read is a story's claims as the pipeline reads them, as far as they stand for gold
// claims: with the pipeline's mistakes, so that the decision learns what it may trust.
func read(s *gold.Story) (told, error) {
	t := told{group: map[string]string{}}
	var err error
	if t.reports, err = score.Read(s); err != nil {
		return t, err
	}
	matches, err := score.Matches(s, t.reports)
	groups := Groups(s)
	for goldID, id := range matches {
		t.group[id] = groups[goldID]
	}
	return t, err
}

func (t *told) pairs(j *relate.Judge) []Pair {
	items := slices.DeleteFunc(link.Items(j, t.reports), func(it *relate.Item) bool { return t.group[it.Claim.ID] == "" })
	return pairsOf(items, t.group)
}

// looks are the pairs as the second forest sees them after the judge's first.
func (t *told) looks(j *relate.Judge) (out []train.Case) {
	for _, l := range link.Looks(j, t.reports) {
		a, b := t.group[l.A.Claim.ID], t.group[l.B.Claim.ID]
		if a != "" && b != "" {
			out = append(out, train.Case{X: slices.Clone(l.Standing[:]), Yes: a == b, Weight: 1})
		}
	}
	return out
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

// Validation is the outcome of leaving stories out in turn: with the gold's
// claims given, and from the claims that the pipeline reads.
type Validation struct{ Given, Read *score.Result }

// NewValidation has no story in it yet.
func NewValidation() *Validation { return &Validation{score.NewResult(), score.NewResult()} }

// folds is how many parts the stories are cut into.
const folds = 5

// Fold is the part of the stories that the n-th is in.
func Fold(n int) int { return n % folds }

// LeftOut gives for each story a judge by forests that were grown on base and on
// the stories of the other folds, so that what it says of the story is what it
// would say of one that is new to it.
func LeftOut(stories []gold.Story, base []Pair) ([]*relate.Judge, error) {
	l, err := learn(stories, base)
	if err != nil {
		return nil, err
	}
	var judges [folds]*relate.Judge
	for fold := range folds {
		if judges[fold], err = judge(l.first[fold], GrowAgain(without(l.looks, fold))); err != nil {
			return nil, err
		}
	}
	out := make([]*relate.Judge, len(stories))
	for i := range out {
		out[i] = judges[Fold(i)]
	}
	return out, nil
}

// lesson is what there is to learn from stories.
type lesson struct {
	pairs [][]Pair       // of each story, without those that others contradict
	first [folds][]byte  // trees of the first forest for each fold, grown on the others
	looks [][]train.Case // of each story, after the first forest of its fold
}

func learn(stories []gold.Story, base []Pair) (l lesson, err error) {
	j := link.English()
	forms := make([][]told, len(stories))
	l.pairs, l.looks = make([][]Pair, len(stories)), make([][]train.Case, len(stories))
	for i := range stories {
		for _, form := range []func(*gold.Story) (told, error){given, read} {
			t, err := form(&stories[i])
			if err != nil {
				return l, err
			}
			forms[i] = append(forms[i], t)
			l.pairs[i] = append(l.pairs[i], t.pairs(j)...)
		}
	}
	for fold := range folds {
		l.first[fold] = Grow(append(slices.Clone(base), without(l.pairs, fold)...))
	}
	if err := l.dropContradicted(); err != nil {
		return l, err
	}
	for fold := range folds {
		l.first[fold] = Grow(append(slices.Clone(base), without(l.pairs, fold)...))
		j, err := judge(l.first[fold], nil)
		if err != nil {
			return l, err
		}
		for i := range stories {
			for k := range forms[i] {
				if Fold(i) == fold {
					l.looks[i] = append(l.looks[i], forms[i][k].looks(j)...)
				}
			}
		}
	}
	return l, nil
}

// Annotators pass over some pairs that are the same, and hold some for it that only go
// together. What a forest grown on other stories is so sure to be otherwise is not
// learned from: left out, it lifts F1 on other stories by .007.
const (
	surelySame  = 600
	surelyOther = 20
)

func (l *lesson) dropContradicted() error {
	for i := range l.pairs {
		f, err := relate.NewForests(l.first[Fold(i)], nil)
		if err != nil {
			return err
		}
		l.pairs[i] = slices.DeleteFunc(l.pairs[i], func(p Pair) bool {
			chance := f.First.Chance(p.X[:])
			return p.Same && chance < surelyOther || !p.Same && chance > surelySame
		})
	}
	return nil
}

// without is what there is of the stories that are not in the fold.
func without[T any](of [][]T, fold int) (out []T) {
	for i := range of {
		if Fold(i) != fold {
			out = append(out, of[i]...)
		}
	}
	return out
}

func judge(first, again []byte) (*relate.Judge, error) {
	f, err := relate.NewForests(first, again)
	return link.English().With(f), err
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
var learner = train.Boost{Rounds: 160, Rate: 0.06, Penalty: 6, MinWeight: 12}

// Grow fits a forest to the pairs.
func Grow(pairs []Pair) []byte {
	cases := make([]train.Case, len(pairs))
	for i := range pairs {
		cases[i] = train.Case{X: pairs[i].X[:], Yes: pairs[i].Same, Weight: pairs[i].Weight}
	}
	return learner.Grow(cases, int(relate.NumFeatures))
}

// againLearner is how the second forest is grown.
var againLearner = train.Boost{Rounds: 120, Rate: 0.05, Penalty: 6, MinWeight: 12}

// GrowAgain fits the second forest to what the first says of stories it was not grown on.
func GrowAgain(looks []train.Case) []byte { return againLearner.Grow(looks, relate.NumStandings) }

// Train grows the forests on all pairs and writes the model file.
func Train(w io.Writer, sets [][]gold.Story, base []Pair) error {
	l, err := learn(slices.Concat(sets...), base)
	if err != nil {
		return err
	}
	m := model.NewWriter(relate.Kind, relate.FeatureVersion)
	m.AddBytes("trees", Grow(append(slices.Clone(base), slices.Concat(l.pairs...)...)))
	m.AddBytes("again", GrowAgain(slices.Concat(l.looks...)))
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
	Method:  "gradient boosting of trees of three questions on the logistic loss, by pairs of claims; then again with how what the first trees say of a pair stands among the pairs of its two articles",
}

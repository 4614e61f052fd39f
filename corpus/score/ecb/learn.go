package ecb

import (
	data "hearsay/corpus/ecb"
	"hearsay/extract/model"
)

// Grow grows a forest that tells pairs apart by their first so many values.
type Grow func(pairs []Pair, features int) []byte

// Learn grows both forests, first and again, on the mentions of a folder.
func Learn(path string, learned uint16, grow Grow) (first, again []byte, err error) {
	docs, err := data.Load(path)
	if err != nil {
		return nil, nil, err
	}
	mentions, err := mentionsOf(docs, learned)
	if err != nil {
		return nil, nil, err
	}
	return learn(mentions, grow)
}

// folds is how many parts topics are put in: each is judged by what was learned
// on the others.
const folds = 5

// learn lets the second forest see what a first one says of mentions that it was
// not grown on, as it will see them later: each part of the topics is left out in
// turn.
func learn(mentions []*mention, grow Grow) (first, again []byte, err error) {
	pairs := pairsOf(mentions)
	first = grow(pairs, NumFirst)
	part := partOf(mentions)
	for fold := range folds {
		var rest []Pair
		for _, p := range pairs {
			if part[p.a] != fold && part[p.b] != fold {
				rest = append(rest, p)
			}
		}
		forest, err := model.NewForest(grow(rest, NumFirst), NumFirst)
		if err != nil {
			return nil, nil, err
		}
		for i := range pairs {
			if part[pairs[i].a] == fold {
				pairs[i].first = forest.Sum(pairs[i].Values[:NumFirst])
			}
		}
	}
	lookAround(len(mentions), pairs)
	return first, grow(pairs, NumFeatures), nil
}

// partOf is the part of each mention's topic.
func partOf(mentions []*mention) []int {
	part := number(mentions, func(m *mention) string { return m.topic() })
	for i := range part {
		part[i] %= folds
	}
	return part
}

// CrossValidate leaves every fifth topic of a folder out in turn, grows the
// forests on the mentions of the others, and gives the mean of the figures on
// those left out, which are not told apart by topic.
func CrossValidate(path string, learned uint16, grow Grow) (map[string]float64, error) {
	docs, err := data.Load(path)
	if err != nil {
		return nil, err
	}
	mentions, err := mentionsOf(docs, learned)
	if err != nil {
		return nil, err
	}
	part := partOf(mentions)
	mean := map[string]float64{}
	for fold := range folds {
		var held, rest []*mention
		for i, m := range mentions {
			if part[i] == fold {
				held = append(held, m)
			} else {
				rest = append(rest, m)
			}
		}
		m, err := grown(rest, grow)
		if err != nil {
			return nil, err
		}
		for name, v := range measure(held, resolve(held, m), nil) {
			mean[name] += v / folds
		}
	}
	return mean, nil
}

func grown(mentions []*mention, grow Grow) (m Model, err error) {
	first, again, err := learn(mentions, grow)
	if err != nil {
		return m, err
	}
	if m.First, err = model.NewForest(first, NumFirst); err != nil {
		return m, err
	}
	m.Again, err = model.NewForest(again, NumFeatures)
	return m, err
}

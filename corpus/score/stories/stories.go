// Package stories scores the grouping of articles into stories against folders
// of articles about one event each, by B-cubed precision, recall and F1 (Bagga
// and Baldwin 1998): of each article, which share of those in its predicted
// group is of its event, and the other way round.
package stories

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"

	"hearsay/corpus/link"
	"hearsay/corpus/newsplease"
	"hearsay/extract/news"
)

// Measure groups all articles of the folder of folders at path. Its keys are
// b3_p, b3_r and b3_f1. Each article's event and group go to predictions.
func Measure(path string, predictions io.Writer) (map[string]float64, error) {
	articles, events, err := Load(path)
	if err != nil {
		return nil, err
	}
	groups := link.Stories(articles)
	of := make([]int, len(articles))
	for g, members := range groups {
		for _, m := range members {
			of[m] = g
		}
	}
	if predictions != nil {
		enc := json.NewEncoder(predictions)
		for i, a := range articles {
			enc.Encode(map[string]any{"article": a.Ref, "title": a.Title, "event": events[i], "group": articles[groups[of[i]][0]].Ref})
		}
	}
	p, r, f := BCubed(events, of)
	return map[string]float64{"b3_p": p, "b3_r": r, "b3_f1": f}, nil
}

// Load reads the articles and the event of each, in the order of their paths.
func Load(path string) (articles []news.Article, events []string, err error) {
	files, err := filepath.Glob(filepath.Join(path, "*", "*.json"))
	if err != nil || len(files) == 0 {
		return nil, nil, fmt.Errorf("reading stories: no EVENT/*.json in %s", path)
	}
	sort.Strings(files)
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			return nil, nil, fmt.Errorf("reading stories: %w", err)
		}
		a, err := newsplease.Read(raw)
		if err != nil {
			return nil, nil, fmt.Errorf("reading %s: %w", file, err)
		}
		a.Ref = filepath.Base(file)
		a.ID = news.ArticleID(&a, a.Ref)
		articles = append(articles, a)
		events = append(events, filepath.Base(filepath.Dir(file)))
	}
	return articles, events, nil
}

// BCubed compares a grouping with the truth, item by item.
func BCubed(truth []string, groups []int) (p, r, f float64) {
	type both struct {
		truth string
		group int
	}
	inTruth, inGroup, inBoth := map[string]int{}, map[int]int{}, map[both]int{}
	for i, t := range truth {
		inTruth[t]++
		inGroup[groups[i]]++
		inBoth[both{t, groups[i]}]++
	}
	for i, t := range truth {
		n := float64(inBoth[both{t, groups[i]}])
		p += n / float64(inGroup[groups[i]])
		r += n / float64(inTruth[t])
	}
	if len(truth) == 0 {
		return 0, 0, 0
	}
	p, r = p/float64(len(truth)), r/float64(len(truth))
	return p, r, 2 * p * r / (p + r)
}

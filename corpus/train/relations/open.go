package relations

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"

	"hearsay/corpus/link"
	"hearsay/corpus/score/stories"
	"hearsay/extract"
	"hearsay/extract/news"
	"hearsay/extract/relate"
)

// Claims of different matters stand in no relation: pairs of claims that linking
// compares, from articles of different events and from different BBC articles,
// teach what is not enough. A few of the latter do belong together, which their
// weight allows for.
const (
	openWeight = 0.3
	firstBBC   = 300 // those before are kept for judging
	lastBBC    = 900
	openShare  = 8 // one in so many is kept
)

// Open are pairs of claims of different matters from the folder of public data.
func Open(data string, j *relate.Judge) ([]Example, error) {
	articles, events, err := stories.Load(filepath.Join(data, "stories"))
	if err != nil {
		return nil, err
	}
	event := map[string]string{}
	for i := range articles {
		event[articles[i].ID] = events[i]
	}
	bbc, err := readBBC(filepath.Join(data, "bbc.ndjson.gz"))
	if err != nil {
		return nil, err
	}
	out, err := apart(articles, event, "events", j)
	if err != nil {
		return nil, err
	}
	more, err := apart(bbc, nil, "bbc", j)
	return append(out, more...), err
}

func readBBC(file string) ([]news.Article, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("reading BBC articles: %w", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("reading BBC articles: %w", err)
	}
	var out []news.Article
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for n := 0; lines.Scan() && n < lastBBC; n++ {
		a := news.Article{Language: "en"}
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("reading BBC articles, line %d: %w", n+1, err)
		}
		a.ID = news.ArticleID(&a, fmt.Sprint(n))
		if n >= firstBBC {
			out = append(out, a)
		}
	}
	return out, lines.Err()
}

// apart pairs claims of articles of different matters: of different events where
// they are known, else of different articles.
func apart(articles []news.Article, event map[string]string, group string, j *relate.Judge) ([]Example, error) {
	var reports []link.Report
	for i := range articles {
		doc, err := extract.Document(articles[i])
		if err != nil {
			return nil, err
		}
		reports = append(reports, link.ReportOf(doc))
	}
	items, near := link.Candidates(j, reports)
	place := positions(items)
	var out []Example
	for _, a := range items {
		for _, b := range near(a) {
			x, y := a.Article.ID, b.Article.ID
			if x == y || event != nil && event[x] == event[y] || !kept(a, b) {
				continue
			}
			out = append(out, Example{A: a, B: b, Relation: "none", Group: group, Later: place[a] > place[b], Weight: openWeight, Fame: 1, Judge: j})
		}
	}
	return out, nil
}

// kept draws one pair in openShare by its claims.
func kept(a, b *relate.Item) bool {
	h := fnv.New32a()
	h.Write([]byte(a.Claim.ID))
	h.Write([]byte(b.Claim.ID))
	return h.Sum32()%openShare == 0
}

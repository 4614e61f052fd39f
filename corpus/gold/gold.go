// Package gold reads gold stories: news reports of one event whose claims and
// links were written down by hand.
//
// It answers: what should have been found in these articles?
//
//	stories, err := gold.Load("story.json")      // or a folder of them
//	for _, a := range stories[0].Articles { … a.News() … }
//
// The form is that of the guideline that comes with the data: names are lists
// of acceptable answers, spans are exact substrings.
package gold

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"hearsay/extract/news"
)

// Story is a handful of reports about one event with all claims and links.
type Story struct {
	Name     string    `json:"story"`
	Articles []Article `json:"articles"`
	Claims   []Claim   `json:"claims"`
	Links    []Link    `json:"links"`
}

// Article is one report. Annotated lists the exact sentences that were read for
// claims; precision is judged on them alone.
type Article struct {
	ID        string   `json:"id"`
	Outlet    string   `json:"outlet"`
	Published string   `json:"published"`
	Title     string   `json:"title"`
	Text      string   `json:"text"`
	Annotated []string `json:"annotated"`
}

// Claim is one gold claim. Lists of names hold acceptable answers, best first.
type Claim struct {
	ID        string    `json:"id"`
	Article   string    `json:"article"`
	Evidence  string    `json:"evidence"`
	Content   string    `json:"content"`
	Who       []string  `json:"who"`
	Predicate []string  `json:"predicate"`
	Object    []string  `json:"object"`
	Device    []string  `json:"device"`
	Deadline  *Deadline `json:"deadline"`
	Source    []Hop     `json:"source"`
	Status    string    `json:"status"`
	Modality  string    `json:"modality"`
	Quote     bool      `json:"quote"`
}

// Deadline is the time of a gold claim.
type Deadline struct {
	Text     string `json:"text"`
	Value    string `json:"value"`
	Relation string `json:"relation"`
}

// MarshalJSON writes null for what is not known, as the gold does.
func (a Article) MarshalJSON() ([]byte, error) {
	type bare Article
	return json.Marshal(struct {
		bare
		Outlet    *string `json:"outlet"`
		Published *string `json:"published"`
	}{bare(a), known(a.Outlet), known(a.Published)})
}

// MarshalJSON writes null for a time that has no value.
func (d Deadline) MarshalJSON() ([]byte, error) {
	type bare Deadline
	return json.Marshal(struct {
		bare
		Value *string `json:"value"`
	}{bare(d), known(d.Value)})
}

func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// Hop is one link of a gold claim's source chain.
type Hop struct {
	Name      string `json:"name"`
	Kind      string `json:"kind"`
	Anonymous bool   `json:"anonymous"`
}

// Link says how claim A, the later or reacting one, stands to claim B.
type Link struct {
	A        string `json:"a"`
	B        string `json:"b"`
	Relation string `json:"relation"`
}

// Load reads a story file, or every *.json of a folder in name order.
func Load(path string) ([]Story, error) {
	files, err := Files(path)
	if err != nil {
		return nil, err
	}
	stories := make([]Story, 0, len(files))
	for _, f := range files {
		s, err := read(f)
		if err != nil {
			return nil, err
		}
		stories = append(stories, s)
	}
	return stories, nil
}

// Files lists the story files that path names: itself, or a folder's *.json.
func Files(path string) ([]string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("reading gold: %w", err)
	}
	if !info.IsDir() {
		return []string{path}, nil
	}
	files, err := filepath.Glob(filepath.Join(path, "*.json"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("reading gold: no *.json in %s", path)
	}
	sort.Strings(files)
	return files, nil
}

func read(file string) (Story, error) {
	var s Story
	raw, err := os.ReadFile(file)
	if err != nil {
		return s, fmt.Errorf("reading gold: %w", err)
	}
	if err := json.Unmarshal(raw, &s); err != nil {
		return s, fmt.Errorf("reading gold %s: %w", file, err)
	}
	return s, nil
}

// News is the article as the pipeline takes it; Ref is the gold's own id.
func (a *Article) News() news.Article {
	n := news.Article{Ref: a.ID, Outlet: a.Outlet, Published: a.Published, Title: a.Title, Text: a.Text, Language: "en"}
	n.ID = news.ArticleID(&n, a.ID)
	return n
}

// Article returns the story's article of that id, nil when there is none.
func (s *Story) Article(id string) *Article {
	for i := range s.Articles {
		if s.Articles[i].ID == id {
			return &s.Articles[i]
		}
	}
	return nil
}

// Spans finds a claim's evidence and its content inside it, in bytes: the
// first occurrence in the text, else in the title, as the scorer does.
func (s *Story) Spans(c *Claim) (evidence, content news.Span, err error) {
	a := s.Article(c.Article)
	if a == nil {
		return evidence, content, fmt.Errorf("gold %s: no article %q", c.ID, c.Article)
	}
	evidence, ok := Locate(a, c.Evidence)
	if !ok {
		return evidence, content, fmt.Errorf("gold %s: evidence not in article %s", c.ID, c.Article)
	}
	text := a.of(evidence.Field)
	at := strings.Index(text[evidence.Start:], c.Content)
	if at < 0 {
		return evidence, content, fmt.Errorf("gold %s: content not after its evidence in %s", c.ID, c.Article)
	}
	at += evidence.Start
	return evidence, news.Span{Field: evidence.Field, Start: at, End: at + len(c.Content)}, nil
}

// Locate finds an exact substring of an article: in its text, else its title.
func Locate(a *Article, sub string) (news.Span, bool) {
	for _, f := range []news.Field{news.Body, news.Title} {
		if i := strings.Index(a.of(f), sub); i >= 0 {
			return news.Span{Field: f, Start: i, End: i + len(sub)}, true
		}
	}
	return news.Span{}, false
}

func (a *Article) of(f news.Field) string {
	if f == news.Title {
		return a.Title
	}
	return a.Text
}

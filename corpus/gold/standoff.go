package gold

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"unicode/utf8"

	"hearsay/corpus/newsplease"
	"hearsay/corpus/stance"
	"hearsay/extract/news"
)

// Standoff is a story without its texts: the articles are named by their place
// in the public data, and claims point into them. Our annotations of texts that
// belong to others are kept and shared in this form.
type Standoff struct {
	Name     string            `json:"story"`
	Articles []StandoffArticle `json:"articles"`
	Claims   []StandoffClaim   `json:"claims"`
	Links    []Link            `json:"links"`
}

// StandoffArticle names its text as "fnc1/BODY" or "stories/EVENT/FILE", below the
// folder of public data. Headline tells which of the headlines that FNC-1 pairs
// with the body is the title, counted in the order of its file. Digest is that of title and text.
type StandoffArticle struct {
	ID        string   `json:"id"`
	Outlet    string   `json:"outlet"`
	Published string   `json:"published"`
	From      string   `json:"from"`
	Headline  int      `json:"headline,omitempty"`
	Digest    string   `json:"digest"`
	Annotated [][2]int `json:"annotated"` // code points of the text
}

// StandoffClaim is a claim whose evidence and content are places.
type StandoffClaim struct {
	Claim
	Evidence Place `json:"evidence"`
	Content  Place `json:"content"`
}

// Place is a span in code points, half-open.
type Place struct {
	Field      news.Field
	Start, End int
}

type place struct {
	Field string `json:"field,omitempty"` // of the text when empty
	At    [2]int `json:"at"`
}

// MarshalJSON writes {"at":[start,end]}, with "field":"title" for a title's.
func (p Place) MarshalJSON() ([]byte, error) {
	o := place{At: [2]int{p.Start, p.End}}
	if p.Field == news.Title {
		o.Field = "title"
	}
	return json.Marshal(o)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Place) UnmarshalJSON(raw []byte) error {
	var o place
	if err := json.Unmarshal(raw, &o); err != nil {
		return err
	}
	*p = Place{Field: news.Body, Start: o.At[0], End: o.At[1]}
	if o.Field == "title" {
		p.Field = news.Title
	}
	return nil
}

// Texts finds the texts that stand-off stories point at, in the folder of public data.
type Texts struct {
	dir    string
	bodies map[string]string   // FNC-1 body → text
	heads  map[string][]string // FNC-1 body → its headlines that are related to it, in the order of the file
}

// OpenTexts prepares the texts below a folder such as ../shared/data.
func OpenTexts(dir string) (*Texts, error) {
	pairs, err := stance.FNC(filepath.Join(dir, "fnc1"))
	if err != nil {
		return nil, err
	}
	t := &Texts{dir: dir, bodies: map[string]string{}, heads: map[string][]string{}}
	for _, p := range pairs {
		t.bodies[p.Body] = p.Text
		if !slices.Contains(t.heads[p.Body], p.Statement) {
			t.heads[p.Body] = append(t.heads[p.Body], p.Statement)
		}
	}
	return t, nil
}

// LoadStandoff reads the stand-off stories of a folder, in name order, with their texts.
func LoadStandoff(dir, data string) ([]Story, error) {
	files, err := Files(dir)
	if err != nil {
		return nil, err
	}
	texts, err := OpenTexts(data)
	if err != nil {
		return nil, err
	}
	stories := make([]Story, 0, len(files))
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			return nil, fmt.Errorf("reading gold: %w", err)
		}
		var s Standoff
		if err := json.Unmarshal(raw, &s); err != nil {
			return nil, fmt.Errorf("reading gold %s: %w", f, err)
		}
		whole, err := texts.Join(&s)
		if err != nil {
			return nil, fmt.Errorf("reading gold %s: %w", f, err)
		}
		stories = append(stories, *whole)
	}
	return stories, nil
}

// Join puts the texts into a stand-off story.
func (t *Texts) Join(s *Standoff) (*Story, error) {
	out := &Story{Name: s.Name, Links: s.Links}
	byID := map[string]*Article{}
	for i := range s.Articles {
		a, err := t.article(&s.Articles[i])
		if err != nil {
			return nil, err
		}
		out.Articles = append(out.Articles, *a)
		byID[a.ID] = a
	}
	for _, c := range s.Claims {
		a := byID[c.Article]
		if a == nil {
			return nil, fmt.Errorf("claim %s: no article %q", c.ID, c.Article)
		}
		c.Claim.Evidence = cut(a.of(c.Evidence.Field), c.Evidence.Start, c.Evidence.End)
		c.Claim.Content = cut(a.of(c.Content.Field), c.Content.Start, c.Content.End)
		out.Claims = append(out.Claims, c.Claim)
	}
	return out, nil
}

func (t *Texts) article(s *StandoffArticle) (*Article, error) {
	a := &Article{ID: s.ID, Outlet: s.Outlet, Published: s.Published}
	var err error
	if a.Title, a.Text, err = t.text(s.From, s.Headline); err != nil {
		return nil, err
	}
	if got := digest(a); got != s.Digest {
		return nil, fmt.Errorf("article %s: %s has changed since it was annotated", s.ID, s.From)
	}
	for _, at := range s.Annotated {
		a.Annotated = append(a.Annotated, cut(a.Text, at[0], at[1]))
	}
	return a, nil
}

func (t *Texts) text(from string, headline int) (title, text string, err error) {
	set, key := path.Split(from)
	if set == "fnc1/" {
		heads := t.heads[key]
		if headline < 0 || headline >= len(heads) {
			return "", "", fmt.Errorf("FNC-1 pairs no headline %d with body %s", headline, key)
		}
		return heads[headline], t.bodies[key], nil
	}
	raw, err := os.ReadFile(filepath.Join(t.dir, filepath.FromSlash(from)))
	if err != nil {
		return "", "", err
	}
	n, err := newsplease.Read(raw)
	return n.Title, n.Text, err
}

// Split takes the texts out of a story, the reverse of Join.
func (t *Texts) Split(s *Story) (*Standoff, error) {
	out := &Standoff{Name: s.Name, Links: s.Links}
	for i := range s.Articles {
		a := &s.Articles[i]
		from, headline, err := t.find(a)
		if err != nil {
			return nil, err
		}
		o := StandoffArticle{ID: a.ID, Outlet: a.Outlet, Published: a.Published, From: from, Headline: headline, Digest: digest(a)}
		for _, sub := range a.Annotated {
			span, ok := Locate(a, sub)
			if !ok || span.Field != news.Body {
				return nil, fmt.Errorf("article %s: an annotated sentence is not in its text: %q", a.ID, sub)
			}
			p := points(a, span)
			o.Annotated = append(o.Annotated, [2]int{p.Start, p.End})
		}
		out.Articles = append(out.Articles, o)
	}
	for i := range s.Claims {
		c := &s.Claims[i]
		evidence, content, err := s.Spans(c)
		if err != nil {
			return nil, err
		}
		a := s.Article(c.Article)
		out.Claims = append(out.Claims, StandoffClaim{Claim: *c, Evidence: points(a, evidence), Content: points(a, content)})
	}
	return out, nil
}

// find names the place of an article's text in the public data.
func (t *Texts) find(a *Article) (from string, headline int, err error) {
	for _, body := range slices.Sorted(maps.Keys(t.bodies)) { // some texts stand there twice
		if t.bodies[body] == a.Text {
			if n := slices.Index(t.heads[body], a.Title); n >= 0 {
				return "fnc1/" + body, n, nil
			}
		}
	}
	files, err := filepath.Glob(filepath.Join(t.dir, "stories", "*", "*.json"))
	if err != nil {
		return "", 0, err
	}
	for _, f := range files {
		rel, err := filepath.Rel(t.dir, f)
		if err != nil {
			return "", 0, err
		}
		if title, text, err := t.text(filepath.ToSlash(rel), 0); err == nil && text == a.Text && title == a.Title {
			return filepath.ToSlash(rel), 0, nil
		}
	}
	return "", 0, fmt.Errorf("article %s: its title and text are not in the public data", a.ID)
}

// Write writes a stand-off story with one article, claim and link a line, so
// that a change of one shows as one line.
func (s *Standoff) Write(w io.Writer) error {
	name, err := json.Marshal(s.Name)
	if err != nil {
		return err
	}
	out := append([]byte(`{"story": `), name...)
	out = append(out, ",\n\"articles\": ["...)
	if out, err = lines(out, s.Articles); err != nil {
		return err
	}
	out = append(out, "],\n\"claims\": ["...)
	if out, err = lines(out, s.Claims); err != nil {
		return err
	}
	out = append(out, "],\n\"links\": ["...)
	if out, err = lines(out, s.Links); err != nil {
		return err
	}
	_, err = w.Write(append(out, "]}\n"...))
	return err
}

func lines[T any](out []byte, list []T) ([]byte, error) {
	for i := range list {
		raw, err := json.Marshal(&list[i])
		if err != nil {
			return nil, err
		}
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(out, '\n'), raw...)
	}
	return out, nil
}

func digest(a *Article) string {
	sum := sha256.Sum256([]byte(a.Title + "\n" + a.Text))
	return hex.EncodeToString(sum[:8])
}

func points(a *Article, s news.Span) Place {
	text := a.of(s.Field)
	start := utf8.RuneCountInString(text[:s.Start])
	return Place{Field: s.Field, Start: start, End: start + utf8.RuneCountInString(text[s.Start:s.End])}
}

// cut is a span of code points, cut to what is there.
func cut(text string, start, end int) string {
	runes := []rune(text)
	end = min(max(end, 0), len(runes))
	return string(runes[min(max(start, 0), end):end])
}

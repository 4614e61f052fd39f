package same

import (
	_ "embed"
	"fmt"
	"strings"

	"hearsay/corpus/gold"
	"hearsay/extract/news"
)

// storiesFile is written by us; stories/README.md says how to read it.
//
//go:embed stories/stories.txt
var storiesFile string

// OwnStories are the stories written for this project, in the form of gold ones.
func OwnStories() ([]gold.Story, error) { return parseStories(storiesFile) }

func parseStories(text string) ([]gold.Story, error) {
	var out []gold.Story
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		var err error
		switch {
		case line == "":
		case strings.HasPrefix(line, "# "):
			out = append(out, gold.Story{Name: line[2:]})
		case strings.Contains(line, "|"):
			err = addClaim(&out[len(out)-1], line)
		default:
			err = addLink(&out[len(out)-1], line)
		}
		if err != nil {
			return nil, fmt.Errorf("own stories, line %d: %w", n+1, err)
		}
	}
	for i := range out {
		sameLinks(&out[i])
	}
	return out, nil
}

// addClaim reads "article group | who | predicate | object | modality | source | time | content".
func addClaim(s *gold.Story, line string) error {
	f := strings.Split(line, "|")
	if len(f) != 8 {
		return fmt.Errorf("%d fields, want 8", len(f))
	}
	for i := range f {
		if f[i] = strings.TrimSpace(f[i]); f[i] == "-" {
			f[i] = ""
		}
	}
	article, group, _ := strings.Cut(f[0], " ")
	content := f[7]
	a := articleOf(s, s.Name+"-"+article)
	a.Text += content + ".\n\n"
	c := gold.Claim{ID: fmt.Sprintf("%s-%d-%s", s.Name, len(s.Claims), group), Article: a.ID, Evidence: content, Content: content,
		Predicate: []string{f[2]}, Modality: f[4], Status: string(news.Asserted)}
	c.Who, c.Object = nonEmpty(f[1]), nonEmpty(f[3])
	if f[5] != "" {
		name := strings.Trim(f[5], "()")
		c.Status = string(news.Reported)
		c.Source = []gold.Hop{{Name: name, Kind: string(news.Unknown), Anonymous: name != f[5]}}
	}
	if relation, value, ok := strings.Cut(f[6], " "); ok {
		c.Deadline = &gold.Deadline{Text: f[6], Relation: relation, Value: value}
	}
	s.Claims = append(s.Claims, c)
	return nil
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

func articleOf(s *gold.Story, id string) *gold.Article {
	if a := s.Article(id); a != nil {
		return a
	}
	s.Articles = append(s.Articles, gold.Article{ID: id, Outlet: id, Published: "2020-01-01"})
	return &s.Articles[len(s.Articles)-1]
}

// addLink reads "F denies B": between the first claims of two groups.
func addLink(s *gold.Story, line string) error {
	f := strings.Fields(line)
	if len(f) != 3 {
		return fmt.Errorf("neither a claim nor a link: %q", line)
	}
	a, b := firstOf(s, f[0]), firstOf(s, f[2])
	if a == "" || b == "" {
		return fmt.Errorf("no group %s or %s", f[0], f[2])
	}
	s.Links = append(s.Links, gold.Link{A: a, B: b, Relation: f[1]})
	return nil
}

func firstOf(s *gold.Story, group string) string {
	for _, c := range s.Claims {
		if strings.HasSuffix(c.ID, "-"+group) {
			return c.ID
		}
	}
	return ""
}

// sameLinks ties the claims of each group to its first.
func sameLinks(s *gold.Story) {
	for _, c := range s.Claims {
		group := c.ID[strings.LastIndexByte(c.ID, '-')+1:]
		if first := firstOf(s, group); first != c.ID {
			s.Links = append(s.Links, gold.Link{A: c.ID, B: first, Relation: string(news.Same)})
		}
	}
}

package relations

import (
	"fmt"
	"os"
	"regexp"
	"strings"

	"hearsay/corpus/gold"
)

// Passage is some short reports of one matter, with marked claims and how each
// two of them stand. Pairs that are not linked are "none"; those in Open are left
// out of training, since a reader could see them either way.
type Passage struct {
	Name     string
	Articles []gold.Article
	Marks    map[string]gold.Mark // by number
	Order    []string             // the numbers in order
	Links    map[[2]string]string
	Open     map[[2]string]bool
	groups   map[string]string // each number's first that is the same
}

// LoadPassages reads passages: see testdata/relations/README.md for the form.
func LoadPassages(path string) ([]Passage, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("reading passages: %w", err)
	}
	return parsePassages(string(raw))
}

var (
	articleLine = regexp.MustCompile(`^([a-z]) (\d{4}-\d\d-\d\d) ([^|]+) \| (.+)$`)
	linkLine    = regexp.MustCompile(`^(\d+) ([a-z-]+) (\d+)( ~)?$`)
	mark        = regexp.MustCompile(`\[(\d+) ([^\]]+)\]`)
)

func parsePassages(text string) ([]Passage, error) {
	var out []Passage
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if strings.HasPrefix(line, "== ") {
			out = append(out, Passage{Name: fmt.Sprintf("%s %d", line[3:], len(out)+1), Marks: map[string]gold.Mark{},
				Links: map[[2]string]string{}, Open: map[[2]string]bool{}})
			continue
		}
		if line == "" {
			continue
		}
		if len(out) == 0 {
			return nil, fmt.Errorf("passages, line %d: no passage is open", n+1)
		}
		if err := out[len(out)-1].add(line); err != nil {
			return nil, fmt.Errorf("passages, line %d: %w", n+1, err)
		}
	}
	for i := range out {
		out[i].close()
	}
	return out, nil
}

func (p *Passage) add(line string) error {
	if m := articleLine.FindStringSubmatch(line); m != nil {
		p.Articles = append(p.Articles, gold.Article{ID: m[1], Published: m[2], Outlet: m[3], Title: m[4]})
		return nil
	}
	if m := linkLine.FindStringSubmatch(line); m != nil {
		if _, ok := p.Marks[m[1]]; !ok || p.Marks[m[3]].Article == "" {
			return fmt.Errorf("no such claim: %q", line)
		}
		key := [2]string{m[1], m[3]}
		p.Open[key] = m[4] != ""
		p.Links[key] = m[2]
		return nil
	}
	if len(p.Articles) == 0 {
		return fmt.Errorf("text outside an article: %q", line)
	}
	a := &p.Articles[len(p.Articles)-1]
	for _, m := range mark.FindAllStringSubmatch(line, -1) {
		p.Marks[m[1]] = gold.Mark{Article: a.ID, Content: m[2]}
		p.Order = append(p.Order, m[1])
	}
	a.Text += mark.ReplaceAllString(line, "$2")
	return nil
}

// close finds which claims are the same.
func (p *Passage) close() {
	p.groups = map[string]string{}
	for _, n := range p.Order {
		p.groups[n] = n
	}
	for _, a := range p.Order {
		for _, b := range p.Order {
			if from, to := p.groups[a], p.groups[b]; p.Links[[2]string{a, b}] == "same" && from != to {
				for _, n := range p.Order {
					if p.groups[n] == from {
						p.groups[n] = to
					}
				}
			}
		}
	}
}

// Relation tells how claim a stands to b: a relation, "none", or "" where it is
// open. A claim stands for those that are the same; conflicts have no direction.
func (p *Passage) Relation(a, b string) string {
	if p.groups[a] == p.groups[b] {
		return "same"
	}
	for _, x := range p.Order {
		for _, y := range p.Order {
			if p.groups[x] != p.groups[a] || p.groups[y] != p.groups[b] {
				continue
			}
			key, back := [2]string{x, y}, [2]string{y, x}
			switch {
			case p.Open[key] || p.Open[back]:
				return ""
			case p.Links[key] != "":
				return p.Links[key]
			case p.Links[back] == "conflicts":
				return "conflicts"
			}
		}
	}
	return "none"
}

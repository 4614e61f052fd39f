// Package stance reads the public sets of stances: FNC-1 (headlines and article
// bodies) and Emergent (rumoured claims and headlines).
package stance

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"hearsay/extract/relate/en/stance"
)

// Pair is a statement, a text, and how the text stands to it. Group names what
// must stay together when some pairs are held out.
type Pair struct {
	Statement, Text, Body string // Body: the text's key
	Stance                stance.Stance
	Group                 string
}

var fncLabels = map[string]stance.Stance{"agree": stance.Agree, "disagree": stance.Deny, "discuss": stance.Discuss, "unrelated": stance.Unrelated}

var emergentLabels = map[string]stance.Stance{"for": stance.Agree, "against": stance.Deny, "observing": stance.Discuss}

// FNC reads the bodies and stances of a folder. The group is the story: bodies
// that share a headline which is related to them.
func FNC(dir string) ([]Pair, error) {
	bodies, err := table(dir, "*bodies.csv.gz")
	if err != nil {
		return nil, err
	}
	text := map[string]string{}
	for _, row := range bodies {
		text[row[0]] = row[1]
	}
	rows, err := table(dir, "*stances.csv.gz")
	if err != nil {
		return nil, err
	}
	var out []Pair
	for _, row := range rows {
		label, ok := fncLabels[row[2]]
		if !ok {
			return nil, fmt.Errorf("reading FNC-1: stance %q", row[2])
		}
		out = append(out, Pair{Statement: row[0], Text: text[row[1]], Body: row[1], Stance: label})
	}
	groupStories(out)
	return out, nil
}

// groupStories joins headlines and bodies that are related.
func groupStories(pairs []Pair) {
	parent := map[string]string{}
	var find func(string) string
	find = func(x string) string {
		p, ok := parent[x]
		if !ok || p == x {
			parent[x] = x
			return x
		}
		r := find(p)
		parent[x] = r
		return r
	}
	for _, p := range pairs {
		if p.Stance != stance.Unrelated {
			a, b := find("b"+p.Body), find("h"+p.Statement)
			parent[max(a, b)] = min(a, b)
		}
	}
	for i := range pairs {
		pairs[i].Group = find("b" + pairs[i].Body)
	}
}

func table(dir, pattern string) ([][]string, error) {
	files, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(files) != 1 {
		return nil, fmt.Errorf("reading FNC-1: %d files match %s in %s, want one", len(files), pattern, dir)
	}
	r, err := os.Open(files[0])
	if err != nil {
		return nil, fmt.Errorf("reading FNC-1: %w", err)
	}
	defer r.Close()
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", files[0], err)
	}
	rows, err := csv.NewReader(z).ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, fmt.Errorf("reading %s: %w", files[0], err)
	}
	return rows[1:], nil
}

// Emergent reads the pairs of a file, one JSON object a line. The group is the claim.
func Emergent(file string) ([]Pair, error) {
	r, err := os.Open(file)
	if err != nil {
		return nil, fmt.Errorf("reading Emergent: %w", err)
	}
	defer r.Close()
	return readEmergent(r)
}

func readEmergent(r io.Reader) ([]Pair, error) {
	var out []Pair
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row struct{ Claim, Headline, Stance string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("reading Emergent: %w", err)
		}
		label, ok := emergentLabels[row.Stance]
		if !ok {
			return nil, fmt.Errorf("reading Emergent: stance %q", row.Stance)
		}
		out = append(out, Pair{Statement: row.Claim, Text: row.Headline, Stance: label, Group: row.Claim})
	}
	return out, lines.Err()
}

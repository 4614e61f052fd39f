package gold_test

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/corpus/gold"
	"hearsay/corpus/interchange"
	"hearsay/corpus/link"
	score "hearsay/corpus/score/gold"
	"hearsay/extract/news"
)

const shared = "../../../../shared/gold"

// fake stands for the hearsay binary: it answers score.py's three commands with
// what this test predicted, by the first article that it is given.
const fake = `#!/usr/bin/env python3
import json, sys
db, command = sys.argv[2], sys.argv[3]
here = %q
if command == "ingest":
    open(db, "w").write(json.loads(sys.stdin.readline())["id"])
else:
    sys.stdout.write(open(here + "/" + open(db).read() + "." + sys.argv[4]).read())
`

// TestScoresLikeTheDefinition predicts damaged gold claims and compares with
// score.py, which defines the measure.
func TestScoresLikeTheDefinition(t *testing.T) {
	script := filepath.Join(shared, "score.py")
	if _, err := os.Stat(script); err != nil {
		t.Skip("no gold data in ../shared: nothing to compare with")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3: nothing to compare with")
	}
	stories, err := gold.Load(filepath.Join(shared, "dev"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	sum := score.NewResult()
	for i := range stories {
		reports := damaged(t, &stories[i])
		links := link.Solve(link.English(), reports).Links
		writeStory(t, dir, &stories[i], reports, links)
		r, err := score.ScoreReports(&stories[i], reports, link.English(), nil)
		if err != nil {
			t.Fatal(err)
		}
		sum.Add(r)
	}
	want := definition(t, python, script, dir)
	got := sum.Values()
	for key, w := range want {
		if g, ok := got[key]; !ok || math.Abs(g-w) > 1e-12 {
			t.Errorf("%s: %v, score.py says %v", key, g, w)
		}
	}
	if len(want) < 30 {
		t.Errorf("score.py gave only %d numbers", len(want))
	}
}

// damaged are the gold's claims with every seventh lost, every fifth cut short
// and fields changed here and there, so that all branches of the measure run.
func damaged(t *testing.T, s *gold.Story) []link.Report {
	reports, err := score.Given(s)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for r := range reports {
		var kept []news.Claim
		for _, c := range reports[r].Claims {
			n++
			switch {
			case n%7 == 0:
				continue
			case n%5 == 0 && len(c.ContentText) > 30 && strings.Contains(c.ContentText[20:], " "):
				cut := 20 + strings.Index(c.ContentText[20:], " ")
				c.Content.End, c.ContentText = c.Content.Start+cut, c.ContentText[:cut]
			case n%4 == 0:
				c.Status, c.Deadline, c.Who.Name, c.Who.Text = news.Asserted, nil, "somebody else", "somebody else"
			case n%3 == 0:
				c.Source = append(c.Source, news.Source{Name: "sources", Kind: news.Unknown, Anonymous: true, Entity: -1})
				c.Predicate.Lemma = "be"
			}
			kept = append(kept, c)
		}
		reports[r].Claims = kept
	}
	return reports
}

func writeStory(t *testing.T, dir string, s *gold.Story, reports []link.Report, links []news.Link) {
	var claims, lines bytes.Buffer
	for i := range s.Articles {
		a := s.Articles[i].News()
		edge := interchange.For(&a)
		for k := range reports[i].Claims {
			j := edge.Claim(&reports[i].Claims[k])
			j.Article.Ref = a.Ref
			interchange.Write(&claims, j)
		}
	}
	for k := range links {
		interchange.Write(&lines, interchange.OfLink(&links[k]))
	}
	first := filepath.Join(dir, s.Articles[0].ID)
	for name, b := range map[string][]byte{first + ".claims": claims.Bytes(), first + ".links": lines.Bytes()} {
		if err := os.WriteFile(name, b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// definition runs score.py and flattens its JSON.
func definition(t *testing.T, python, script, dir string) map[string]float64 {
	bin := filepath.Join(dir, "hearsay")
	if err := os.WriteFile(bin, []byte(strings.Replace(fake, "%q", `"`+dir+`"`, 1)), 0o755); err != nil {
		t.Fatal(err)
	}
	files, _ := gold.Files(filepath.Join(filepath.Dir(script), "dev"))
	out, err := exec.Command(python, append([]string{script, "--hearsay", bin, "--json"}, files...)...).Output()
	if err != nil {
		t.Fatalf("score.py: %v %s", err, err.(*exec.ExitError).Stderr)
	}
	var tree map[string]any
	if err := json.Unmarshal(out, &tree); err != nil {
		t.Fatal(err)
	}
	flat := map[string]float64{}
	flatten(tree, "", flat)
	return flat
}

func flatten(tree map[string]any, prefix string, into map[string]float64) {
	for k, v := range tree {
		switch v := v.(type) {
		case float64:
			into[prefix+k] = v
		case map[string]any:
			flatten(v, prefix+k+".", into)
		}
	}
}

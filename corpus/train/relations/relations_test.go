package relations

import (
	"math"
	"testing"

	"hearsay/corpus/link"
	"hearsay/extract/relate"
)

func TestPassagesAreReadAndTheirClaimsFound(t *testing.T) {
	list, err := LoadPassages("../../../testdata/relations/train.txt")
	if err != nil {
		t.Fatal(err)
	}
	marks, found := 0, 0
	j := link.English()
	for i := range list {
		p := &list[i]
		items, err := read(p.Articles, j)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range p.Marks {
			marks++
			if nearest(items, p.Articles, m) != nil {
				found++
			}
		}
	}
	if len(list) < 100 || marks < 600 || 100*found < 90*marks {
		t.Errorf("%d passages, %d of %d claims found", len(list), found, marks)
	}
}

func TestRelationOfAPassage(t *testing.T) {
	list, err := parsePassages("== x\na 2024-03-01 Post | Title\n[1 It fell]. [2 It did not fall]. [3 It came down]. [4 It was pushed].\n2 denies 1\n3 same 1\n4 conflicts 3\n4 denies 2 ~\n")
	if err != nil {
		t.Fatal(err)
	}
	p := &list[0]
	for _, r := range []struct{ a, b, want string }{
		{"2", "1", "denies"}, {"2", "3", "denies"}, {"1", "2", "none"}, {"3", "1", "same"}, {"1", "4", "conflicts"}, {"4", "2", ""},
	} {
		if got := p.Relation(r.a, r.b); got != r.want {
			t.Errorf("%s to %s: %q, want %q", r.a, r.b, got, r.want)
		}
	}
	if p.Articles[0].Text != "It fell. It did not fall. It came down. It was pushed." {
		t.Error(p.Articles[0].Text)
	}
}

func TestAPassageThatDoesNotParseSaysWhere(t *testing.T) {
	for text, want := range map[string]string{
		"x":                        "passages, line 1: no passage is open",
		"== x\ntext":               "passages, line 2: text outside an article: \"text\"",
		"== x\n1 denies 2":         "passages, line 2: no such claim: \"1 denies 2\"",
		"== x\n\n1 denies 2\n== y": "passages, line 3: no such claim: \"1 denies 2\"",
	} {
		if _, err := parsePassages(text); err == nil || err.Error() != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestFitFindsThePlane(t *testing.T) {
	var rows []Row
	for i := range 200 {
		x := make([]float64, relate.NumTraits)
		x[3] = float64(i) / 200
		rows = append(rows, Row{X: x, Yes: i >= 100, Weight: 1})
	}
	w := Fit(rows, 0.1)
	if edge := -w[0] / w[4]; math.Abs(edge-0.5) > 0.02 {
		t.Errorf("boundary at %v, want 0.5", edge)
	}
}

package model

import "testing"

func TestATreeLeadsValuesToTheirLeaf(t *testing.T) {
	tree := Tree{Leaf: [leaves]int16{10, 20, 30, 40, 50, 60, 70, 80}, Threshold: [questions]int16{500, 200, 800, 100, 300, 700, 900}}
	for q := range tree.Feature {
		tree.Feature[q] = 1
	}
	f, err := NewForest(tree.Append(tree.Append(nil)), 2)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []struct {
		value float64
		want  int32
	}{{0, 20}, {0.1, 20}, {0.101, 40}, {0.25, 60}, {0.5, 80}, {0.6, 100}, {0.75, 120}, {0.9, 140}, {1, 160}} {
		if got := f.Sum([]int16{0, Thousandths(r.value)}); got != r.want {
			t.Errorf("%v leads to %d, want %d", r.value, got, r.want)
		}
	}
}

func TestTreesThatAreNone(t *testing.T) {
	whole := (&Tree{}).Append(nil)
	asks := append([]byte{2}, whole[1:]...)
	for name, trees := range map[string][]byte{"half": whole[1:], "unknown feature": asks} {
		if _, err := NewForest(trees, 2); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

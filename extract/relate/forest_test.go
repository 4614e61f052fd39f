package relate

import "testing"

func TestATreeLeadsValuesToTheirLeaf(t *testing.T) {
	tree := Tree{Leaf: [leaves]int16{10, 20, 30, 40, 50, 60, 70, 80}}
	for q := range tree.Feature {
		tree.Feature[q] = f1Words
	}
	tree.Threshold = [questions]int16{500, 200, 800, 100, 300, 700, 900}
	f, err := NewForest(tree.Append(tree.Append(nil)))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []struct {
		value float64
		want  int32
	}{{0, 20}, {0.1, 20}, {0.101, 40}, {0.25, 60}, {0.5, 80}, {0.6, 100}, {0.75, 120}, {0.9, 140}, {1, 160}} {
		v := Thousandths(&[NumFeatures]float64{f1Words: r.value})
		if got := f.Sum(&v); got != r.want {
			t.Errorf("%v leads to %d, want %d", r.value, got, r.want)
		}
	}
}

func TestTreesThatAreNone(t *testing.T) {
	whole := (&Tree{}).Append(nil)
	asks := append([]byte{byte(NumFeatures)}, whole[1:]...)
	for name, trees := range map[string][]byte{"half": whole[1:], "unknown feature": asks} {
		if _, err := NewForest(trees); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := ReadForest(whole); err == nil {
		t.Error("no model file: no error")
	}
}

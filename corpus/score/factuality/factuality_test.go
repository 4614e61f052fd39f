package factuality

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const own = `{"text": "The firm closed the mill .", "targets": [{"span1": [2, 3], "label": 3.0}]}
{"text": "The firm did not close the mill .", "targets": [{"span1": [4, 5], "label": -3.0}]}
{"text": "The firm may close the mill .", "targets": [{"span1": [3, 4], "label": 0.5}]}
`

func TestMeasure(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "UW")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	var packed, lines bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write([]byte(own))
	z.Close()
	if err := os.WriteFile(filepath.Join(folder, "dev.jsonl.gz"), packed.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	keys, err := Measure(folder, &lines)
	if err != nil {
		t.Fatal(err)
	}
	if keys["r_dev"] < 0.9 || keys["mae_dev"] > 1 || strings.Count(lines.String(), "\n") != 3 {
		t.Errorf("%v\n%s", keys, lines.String())
	}
	if _, err := Measure(t.TempDir(), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v of an empty folder", err)
	}
}

func TestPearson(t *testing.T) {
	if r := Pearson([]float64{1, 2, 3}, []float64{2, 4, 6}); math.Abs(r-1) > 1e-9 {
		t.Error(r)
	}
	if r := Pearson([]float64{1, 2, 3}, []float64{5, 5, 5}); r != 0 {
		t.Error(r)
	}
}

// TestFloors holds the public sets' floors where they are at hand.
func TestFloors(t *testing.T) {
	for name, floor := range map[string]float64{"UW": 0.70, "UDS_IH2": 0.72} {
		folder := filepath.Join("../../../../shared/data/factuality", name)
		file := filepath.Join(folder, "dev.jsonl.gz")
		if _, err := os.Stat(file); err != nil {
			t.Skip("no factuality data beside the repository: ", err)
		}
		right, got, err := measure(file, nil)
		if err != nil {
			t.Fatal(err)
		}
		if r := Pearson(right, got); r < floor {
			t.Errorf("%s dev: r %.3f, floor %.2f", name, r, floor)
		} else {
			t.Logf("%s dev: r %.3f, mae %.3f", name, r, meanError(right, got))
		}
	}
}

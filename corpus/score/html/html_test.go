package html

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/corpus/page"
)

const data = "../../../../shared/data/html"

func TestPublicPages(t *testing.T) {
	if _, err := os.Stat(data); err != nil {
		t.Skip("the public pages are not here: ", err)
	}
	var w io.Writer
	if name := os.Getenv("PREDICTIONS"); name != "" { // to read the errors in bulk
		f, err := os.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		w = f
	}
	got, err := Measure(data, w)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(got)
	if got["f1"] < 0.965 {
		t.Errorf("body F1 %.4f is below the floor 0.965", got["f1"])
	}
}

func TestMeasureCountsShinglesOncePerPlace(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "pages"), 0o777); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "ground-truth.json"), []byte(`{"a": {"articleBody": "one two three four five six", "url": "https://example.org/a"}, "b": {"articleBody": "x y"}}`))
	for id, page := range map[string]string{"a": "<p>one two three four five seven, and a good deal more that nobody asked for, on and on and on</p>", "b": ""} {
		var z bytes.Buffer
		w := gzip.NewWriter(&z)
		w.Write([]byte(page))
		w.Close()
		write(t, filepath.Join(dir, "pages", id+".html.gz"), z.Bytes())
	}
	var lines strings.Builder
	got, err := Measure(dir, &lines)
	if err != nil {
		t.Fatal(err)
	}
	// Page a: 2 of 17 shingles said are right, 2 of 3 right ones said. Page b says nothing: no precision, recall 0.
	want := map[string]float64{"p": 2.0 / 17, "r": (2.0 / 3) / 2}
	if got["p"] != want["p"] || got["r"] != want["r"] || strings.Count(lines.String(), "\n") != 2 {
		t.Errorf("got %v, want %v; predictions %s", got, want, &lines)
	}
}

func TestMeasureNamesWhatIsMissing(t *testing.T) {
	dir := t.TempDir()
	if _, err := Measure(dir, nil); err == nil || !strings.Contains(err.Error(), "ground-truth.json") {
		t.Errorf("no answers: %v", err)
	}
	write(t, filepath.Join(dir, "ground-truth.json"), []byte(`{"gone": {"articleBody": "x"}}`))
	if _, err := Measure(dir, nil); err == nil || !strings.Contains(err.Error(), "gone.html.gz") {
		t.Errorf("no page: %v", err)
	}
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o666); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkPages(b *testing.B) {
	files, _ := filepath.Glob(filepath.Join(data, "pages", "*.html.gz"))
	if len(files) == 0 {
		b.Skip("the public pages are not here")
	}
	var pages [][]byte
	for _, f := range files {
		raw, err := unpack(f)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, raw)
	}
	for b.Loop() {
		for _, raw := range pages {
			page.Read(raw, page.Hint{})
		}
	}
	b.ReportMetric(float64(b.N*len(pages))/b.Elapsed().Seconds(), "pages/s")
}

//go:build unix

package page

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// BenchmarkPages reads real pages of news sites, where the shared data lies beside the
// checkout, and counts pages for a second of processor time, which a busy machine
// does not change.
func BenchmarkPages(b *testing.B) {
	paths, _ := filepath.Glob("../../../shared/data/html/pages/*.html.gz")
	if len(paths) == 0 {
		b.Skip("the pages to measure on are not here")
	}
	var pages [][]byte
	for _, p := range paths {
		f, err := os.Open(p)
		if err != nil {
			b.Fatal(err)
		}
		z, err := gzip.NewReader(f)
		if err != nil {
			b.Fatal(err)
		}
		raw, err := io.ReadAll(z)
		if f.Close(); err != nil {
			b.Fatal(err)
		}
		pages = append(pages, raw)
	}
	start := processor(b)
	for b.Loop() {
		for _, raw := range pages {
			Read(raw, Hint{})
		}
	}
	b.ReportMetric(float64(b.N*len(pages))/(processor(b)-start).Seconds(), "pages/cpu-s")
}

// processor is the time that this process has had so far.
func processor(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

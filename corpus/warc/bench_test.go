//go:build unix

package warc

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"syscall"
	"testing"
	"time"

	"hearsay/corpus/item"
)

// BenchmarkPacked reads an archive like CC-NEWS: a gzip member a record, pages of
// 170 kB that pack 5 to 1.
func BenchmarkPacked(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	var records []string
	size := 0
	for i := range 40 {
		var page strings.Builder
		for page.Len() < 170_000 {
			fmt.Fprintf(&page, "<div class=\"c%d\"><p>The ferry ran %d times in week %d, its crew said.</p></div>\n", rng.IntN(500), rng.IntN(1e6), rng.IntN(1e6))
		}
		records = append(records, response200(fmt.Sprintf("https://a.example/%d", i), "text/html", page.String()))
		size += page.Len()
	}
	data := packed(records)
	b.SetBytes(int64(size))
	b.ReportMetric(float64(size)/float64(len(data)), "ratio")
	start := processor(b)
	for b.Loop() {
		if err := Each(bytes.NewReader(data), 0, func(item.Item) error { return nil }); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)*float64(size)/1e6/(processor(b)-start).Seconds(), "MB/cpu-s")
}

// processor is the time that this process has had so far, which a busy machine does
// not change as it does the clock's.
func processor(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

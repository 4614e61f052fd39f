package corpus_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"hearsay/corpus"
	"hearsay/corpus/link"
	"hearsay/store/sqlite"
)

// TestMain lets the test binary stand in for a hearsay process that imports files
// into a store, so that tests can kill it and run several at once.
func TestMain(m *testing.M) {
	db := os.Getenv("HEARSAY_TEST_IMPORT")
	if db == "" {
		os.Exit(m.Run())
	}
	s, err := sqlite.Open(context.Background(), db, sqlite.Options{})
	if err == nil {
		var sum corpus.Summary
		var o corpus.Options
		if os.Getenv("HEARSAY_TEST_LINK") != "" {
			o.Link = link.New()
		}
		sum, err = corpus.Import(context.Background(), s, strings.Split(os.Getenv("HEARSAY_TEST_FILES"), "\n"), o)
		if s.Close(); err == nil && sum.Failed > 0 {
			err = fmt.Errorf("%d failed", sum.Failed)
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// process is another process that imports files into db, and links them.
func process(t testing.TB, db string, linked bool, files ...string) (*exec.Cmd, *strings.Builder) {
	t.Helper()
	var problems strings.Builder
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "HEARSAY_TEST_IMPORT="+db, "HEARSAY_TEST_FILES="+strings.Join(files, "\n"))
	if linked {
		cmd.Env = append(cmd.Env, "HEARSAY_TEST_LINK=1")
	}
	cmd.Stderr = &problems
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, &problems
}

// times is how often a costly test repeats: few times here, as often as
// the variable says for the whole measure.
func times(variable string, few int) int {
	if n, err := strconv.Atoi(os.Getenv(variable)); err == nil {
		return n
	}
	return few
}

// report is article n of a corpus in which no two are alike, and some speak of the
// same things, so that there is something to link.
func report(n int) string {
	towns, firms := []string{"Carwick", "Norvane", "Ostrel", "Sule", "Tamber", "Brannick", "Calder"}, []string{"Hallam", "Orrin", "Tessel", "Vantry", "Quill"}
	people, things := []string{"Ann Lee", "Bo Day", "Ida Voss", "Per Aalto", "Mia Roth"}, []string{"yard", "bridge", "ferry", "tannery", "airport", "archive"}
	town, firm, who, thing := towns[n%7], firms[n/7%5], people[n/3%5], things[n/35%6]
	text := fmt.Sprintf("%s plans to sell the %s %s by June, %s said on Friday. The union said that %d people would lose their work. "+
		`\"We will close the %s in week %d,\" %s told reporters. The mayor of %s declined to comment.`, firm, town, thing, who, 20+n, thing, 1+n%50, who, town)
	return fmt.Sprintf(`{"id": "a%d", "outlet": "Paper %d", "title": "T%05d", "published": "2023-%02d-%02d", "text": "%s"}`, n, n%9, n, 1+n/28%12, 1+n%28, text) + "\n"
}

func reports(from, to int) string {
	var all strings.Builder
	for n := range to - from {
		all.WriteString(report(from + n))
	}
	return all.String()
}

// TestKillNineLosesNothing kills an importing process at random moments, lets the
// next one go on, until the import is done; and wants every article once and a
// whole store. It starts over until there were enough kills, with and without linking.
//
//	HEARSAY_TEST_KILLS=200 go test -run KillNine -v -timeout 1h ./corpus
func TestKillNineLosesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes for some seconds")
	}
	const n = 200
	dir := files(t, map[string]string{"a.ndjson": reports(0, 60), "b.html": page, "c.ndjson.gz": gzipped(t, reports(60, 110)), "d.warc.gz": crawled(t, 110, 150),
		"e.zip": zipped(t, map[string]string{"in/e.jsonl": reports(150, 175)}), "f.csv": "id,outlet,title,published,text\n" + rows(175, n)})
	rng := rand.New(rand.NewPCG(1, 2))
	killed, want, imports := 0, times("HEARSAY_TEST_KILLS", 4), 0
	start := time.Now() // how long one import takes here and now, so that the moments spread over all of it
	if cmd, problems := process(t, filepath.Join(t.TempDir(), "test.db"), true, dir); cmd.Wait() != nil {
		t.Fatal(problems)
	}
	long := time.Since(start)
	for ; killed < want; imports++ {
		db := filepath.Join(t.TempDir(), "test.db")
		for done := false; !done; {
			cmd, problems := process(t, db, imports%2 == 0, dir)
			if killed < want {
				time.AfterFunc(time.Duration(rng.Int64N(int64(long))), func() { cmd.Process.Kill() })
			}
			err := cmd.Wait()
			switch {
			case problems.Len() > 0:
				t.Fatal(problems)
			case err != nil:
				killed++
			}
			done = err == nil
		}
		s := openAt(t, db)
		whole(t, s)
		if got := titles(t, s); len(got) != n+1 || len(slices.Compact(got)) != n+1 {
			t.Errorf("%d articles after %d kills, %d of them different, want %d", len(got), killed, len(slices.Compact(got)), n+1)
		}
		s.Close()
	}
	t.Logf("%d kills of %d imports of %d articles: none lost, none twice", killed, imports, n+1)
}

// TestFourProcessesWriteToOneStore wants no error and no article lost: a tenth of
// the articles is given to all four, each has its share of the rest.
//
//	HEARSAY_TEST_ARTICLES=10000 go test -run FourProcesses -v -timeout 1h ./corpus
func TestFourProcessesWriteToOneStore(t *testing.T) {
	if testing.Short() {
		t.Skip("runs four processes for some seconds")
	}
	all := times("HEARSAY_TEST_ARTICLES", 200)
	for _, linked := range []bool{false, true} {
		if linked {
			all = min(all, 400) // what linking costs is measured elsewhere
		}
		db := filepath.Join(t.TempDir(), "test.db")
		openAt(t, db).Close()
		var running []*exec.Cmd
		var said []*strings.Builder
		shared := files(t, map[string]string{"shared.ndjson": reports(0, all/10)})
		own := (all - all/10) / 4
		for p := range 4 {
			from := all/10 + p*own
			dir := files(t, map[string]string{"a.ndjson": reports(from, from+own/2), "b.ndjson": reports(from+own/2, from+own)})
			cmd, problems := process(t, db, linked, dir, shared)
			running, said = append(running, cmd), append(said, problems)
		}
		for i, cmd := range running {
			if err := cmd.Wait(); err != nil {
				t.Errorf("process %d: %v %s", i, err, said[i])
			}
		}
		s := openAt(t, db)
		whole(t, s)
		want := all/10 + 4*own
		if got := titles(t, s); len(got) != want {
			t.Errorf("%d articles, want %d", len(got), want)
		}
		s.Close()
		if !t.Failed() {
			t.Logf("four processes, %d articles, linked %t: no error, none lost", want, linked)
		}
	}
}

package corpus_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"hearsay/corpus"
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
		sum, err = corpus.Import(context.Background(), s, strings.Split(os.Getenv("HEARSAY_TEST_FILES"), "\n"), corpus.Options{})
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

// process is another process that imports files into db.
func process(t testing.TB, db string, files ...string) (*exec.Cmd, *strings.Builder) {
	t.Helper()
	var problems strings.Builder
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "HEARSAY_TEST_IMPORT="+db, "HEARSAY_TEST_FILES="+strings.Join(files, "\n"))
	cmd.Stderr = &problems
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, &problems
}

// times is how often a costly test repeats: few times here, as often as
// HEARSAY_TEST_TIMES says for the whole measure.
func times(few int) int {
	if n, err := strconv.Atoi(os.Getenv("HEARSAY_TEST_TIMES")); err == nil {
		return n
	}
	return few
}

// TestKillNineLosesNothing kills an importing process at random moments, lets the
// next one go on, and wants every article once and a whole store.
// HEARSAY_TEST_TIMES=200 runs the full measure.
func TestKillNineLosesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("kills processes for some seconds")
	}
	const n = 400
	var all strings.Builder
	for i := range n {
		all.WriteString(line(i))
	}
	dir := files(t, map[string]string{"a.ndjson": all.String(), "b.html": page})
	db := filepath.Join(t.TempDir(), "test.db")
	rng := rand.New(rand.NewPCG(1, 2))
	killed := 0
	for range times(8) {
		cmd, problems := process(t, db, dir)
		time.Sleep(time.Duration(20+rng.IntN(400)) * time.Millisecond)
		cmd.Process.Kill()
		if err := cmd.Wait(); err != nil && problems.Len() == 0 {
			killed++
		} else if problems.Len() > 0 {
			t.Fatal(problems)
		}
		if killed%20 == 19 { // start over, lest the rest be killed with nothing to do
			whole(t, openAt(t, db))
			db = filepath.Join(t.TempDir(), "test.db")
		}
	}
	cmd, problems := process(t, db, dir)
	if err := cmd.Wait(); err != nil {
		t.Fatal(err, problems)
	}
	s := openAt(t, db)
	whole(t, s)
	if got := titles(t, s); len(got) != n+1 {
		t.Errorf("%d articles after %d kills, want %d", len(got), killed, n+1)
	}
	t.Logf("%d kills", killed)
}

// TestFourProcessesWriteToOneStore wants no error and no article lost.
func TestFourProcessesWriteToOneStore(t *testing.T) {
	if testing.Short() {
		t.Skip("runs four processes for some seconds")
	}
	per := times(60)
	db := filepath.Join(t.TempDir(), "test.db")
	openAt(t, db).Close()
	var running []*exec.Cmd
	var said []*strings.Builder
	for p := range 4 {
		var all strings.Builder
		for i := range per {
			all.WriteString(line(p*per + i))
		}
		dir := files(t, map[string]string{"a.ndjson": all.String()})
		cmd, problems := process(t, db, dir)
		running, said = append(running, cmd), append(said, problems)
	}
	for i, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Errorf("process %d: %v %s", i, err, said[i])
		}
	}
	s := openAt(t, db)
	whole(t, s)
	if got := titles(t, s); len(got) != 4*per {
		t.Errorf("%d articles, want %d", len(got), 4*per)
	}
}

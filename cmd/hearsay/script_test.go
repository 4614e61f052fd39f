package main

import (
	"errors"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the scripts run this test binary as the program itself.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"hearsay": main})
}

// TestScripts runs the command lines in testdata/script: each is a session with
// the files it needs, so that a bug report is nearly a test.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:   "testdata/script",
		Setup: func(env *testscript.Env) error { return copyArticles(env.WorkDir) },
		Cmds:  map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "interrupted": interrupted, "grab": grab},
	})
}

// copyArticles puts the project's articles and samples where the scripts run.
func copyArticles(dir string) error {
	if err := os.CopyFS(dir+"/formats", os.DirFS("../../testdata/formats")); err != nil {
		return err
	}
	return os.CopyFS(dir+"/articles", os.DirFS("../../testdata/articles"))
}

// exits runs hearsay and wants this exit code: exits 3 ingest broken.ndjson
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE ARGUMENTS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if want == exitInterrupted {
		interrupted(ts, neg, args[1:])
		return
	}
	if got := codeOf(ts.Exec("hearsay", args[1:]...)); got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// grab keeps what the first group of a pattern finds in the last standard output:
// grab CLAIM '"id":"([0-9a-f]+)"'
func grab(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: grab NAME PATTERN")
	}
	found := regexp.MustCompile(args[1]).FindStringSubmatch(ts.ReadFile("stdout"))
	if len(found) < 2 {
		ts.Fatalf("%s is not in standard output", args[1])
	}
	ts.Setenv(args[0], found[1])
}

func codeOf(err error) int {
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return exit.ExitCode()
	}
	if err != nil {
		return -1
	}
	return 0
}

// interrupted runs hearsay with a standard input that does not end, interrupts it as
// Ctrl-C does, and wants exit code 130.
func interrupted(ts *testscript.TestScript, _ bool, args []string) {
	program, err := exec.LookPath("hearsay")
	if path := ts.Getenv("PATH"); err != nil && path != "" {
		program = strings.Split(path, string(os.PathListSeparator))[0] + "/hearsay"
	}
	cmd := exec.Command(program, args...)
	cmd.Dir = ts.Getenv("WORK")
	cmd.Env = append(os.Environ(), "HEARSAY_DB="+ts.Getenv("HEARSAY_DB"))
	in, err := cmd.StdinPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	in.Write([]byte(`{"id": "1", "outlet": "A", "text": "The mayor will resign on Monday, her office said."}` + "\n"))
	time.Sleep(1500 * time.Millisecond) // a batch is saved after a fifth of a second; the rest is for slow machines
	ts.Check(cmd.Process.Signal(os.Interrupt))
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	select {
	case err := <-done:
		if got := codeOf(err); got != exitInterrupted {
			ts.Fatalf("exit code %d, want %d", got, exitInterrupted)
		}
	case <-time.After(20 * time.Second):
		cmd.Process.Kill()
		ts.Fatalf("it goes on although it was interrupted")
	}
}

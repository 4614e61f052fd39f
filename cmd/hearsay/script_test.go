package main

import (
	"os"
	"testing"

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
	})
}

// copyArticles puts the project's articles where the scripts run.
func copyArticles(dir string) error {
	return os.CopyFS(dir+"/articles", os.DirFS("../../testdata/articles"))
}

package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReadmeCommands runs every line of the README that calls the program, in its
// order and in one folder, with a copy of testdata and without a network: every address is
// answered from the samples. Other lines (building, training) are not run.
func TestReadmeCommands(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no shell here")
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "testdata"), os.DirFS("../../testdata")); err != nil {
		t.Fatal(err)
	}
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(program, filepath.Join(dir, "hearsay")); err != nil { // TestMain goes by the name
		t.Skip("no links here: ", err)
	}
	env := append(os.Environ(), "HTTP_PROXY="+outlets(t), "NO_PROXY=")
	commands := readmeCommands(string(readme))
	if len(commands) < 30 {
		t.Errorf("only %d commands found", len(commands))
	}
	for _, line := range commands {
		cmd := exec.Command("sh", "-c", line)
		cmd.Dir, cmd.Env = dir, env
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%s\n%s%v", line, out, err)
		}
	}
}

var (
	fence  = regexp.MustCompile("(?ms)^```(?:sh)?\n(.*?)^```")
	builds = regexp.MustCompile(`^go build -o hearsay \./cmd/hearsay && `)
)

// readmeCommands are the lines between fences that call the program, as they
// stand or behind a "$ ".
func readmeCommands(readme string) (list []string) {
	for _, block := range fence.FindAllStringSubmatch(readme, -1) {
		for line := range strings.SplitSeq(block[1], "\n") {
			line = builds.ReplaceAllString(strings.TrimPrefix(line, "$ "), "")
			if strings.HasPrefix(line, "./hearsay ") {
				list = append(list, line)
			}
		}
	}
	return list
}

// outlets is a proxy that answers for every host from testdata/formats.
func outlets(t *testing.T) string {
	t.Helper()
	samples := http.FileServer(http.Dir("../../testdata/formats"))
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/2023/03/20/bridge" {
			r.URL.Path = "/page.html"
		}
		r.RequestURI = ""
		samples.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	return s.URL
}

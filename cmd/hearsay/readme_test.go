package main

import (
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "put what the program says into the README")

// TestReadmeCommands runs every line of the README that calls the program, in its
// order and in one folder, with a copy of testdata and without a network: every address is
// answered from the samples. Other lines (building, training) are not run. What the README
// shows under a line behind a "$ " must be what the program says; with -update it is put there.
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
	said := string(readme)
	for _, c := range commands {
		cmd := exec.Command("sh", "-c", c.line)
		cmd.Dir, cmd.Env = dir, env
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Errorf("%s\n%s%v", c.line, out, err)
		}
		if c.shown != "" {
			said = strings.ReplaceAll(said, "$ "+c.line+"\n"+c.shown, "$ "+c.line+"\n"+string(out))
		}
	}
	if said == string(readme) {
		return
	}
	if !*update {
		t.Errorf("the README shows something else (-update puts it right):\n%s", cmp.Diff(string(readme), said))
	} else if err := os.WriteFile("../../README.md", []byte(said), 0o644); err != nil {
		t.Fatal(err)
	}
}

// command is a line, and what is said to come of it.
type command struct{ line, shown string }

var (
	fence  = regexp.MustCompile("(?ms)^```(?:sh)?\n(.*?)^```")
	builds = regexp.MustCompile(`^go build -o hearsay \./cmd/hearsay && `)
)

// readmeCommands are the lines between fences that call the program, as they
// stand, or behind a "$ " and with what stands below.
func readmeCommands(readme string) (list []command) {
	for _, block := range fence.FindAllStringSubmatch(readme, -1) {
		var shown *string
		for line := range strings.Lines(block[1]) {
			prompted := strings.HasPrefix(line, "$ ")
			call := builds.ReplaceAllString(strings.TrimPrefix(strings.TrimSuffix(line, "\n"), "$ "), "")
			switch {
			case strings.HasPrefix(call, "./hearsay "):
				if list, shown = append(list, command{line: call}), nil; prompted {
					shown = &list[len(list)-1].shown
				}
			case shown != nil:
				*shown += line
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

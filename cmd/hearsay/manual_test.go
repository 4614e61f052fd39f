package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// topics are commands that only have a help text.
var topics = []string{"query", "exit-codes"}

// TestHelpReadsLikeAManual wants of every command what it does, an example that can be
// typed, and its exit codes, in lines that fit a terminal.
func TestHelpReadsLikeAManual(t *testing.T) {
	for _, cmd := range newRoot(env{getenv: func(string) string { return "" }}).Commands() {
		name := cmd.Name()
		if slices.Contains(topics, name) || name == "help" || name == "completion" {
			continue
		}
		if len(cmd.Long) < 200 || !strings.Contains(cmd.Long, "hearsay "+name) && !strings.Contains(cmd.Long, " "+name) || !strings.Contains(cmd.Long, "Exit codes: 0 done") {
			t.Errorf("%s --help is no manual:\n%s", name, cmd.Long)
		}
		for line := range strings.SplitSeq(cmd.Long, "\n") {
			if n := len([]rune(line)); n > 110 && !strings.HasPrefix(line, "Exit codes") {
				t.Errorf("%s --help has a line of %d characters: %s", name, n, line)
			}
		}
	}
}

// TestScriptsDescribeEveryCommandAndExitCode looks into the scripts themselves.
func TestScriptsDescribeEveryCommandAndExitCode(t *testing.T) {
	var all strings.Builder
	paths, err := filepath.Glob("testdata/script/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range paths {
		raw, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(raw)
	}
	for _, cmd := range newRoot(env{getenv: func(string) string { return "" }}).Commands() {
		name := cmd.Name()
		if slices.Contains(topics, name) {
			name = "help " + name
		}
		if !regexp.MustCompile(`(?m)^(! )?(exits \d+ )?(hearsay )?(--db \S+ )?` + name + `\b`).MatchString(all.String()) {
			t.Errorf("no script runs %q", name)
		}
		if !slices.Contains(topics, cmd.Name()) && name != "help" && name != "completion" && !regexp.MustCompile(`(?m)^exits 2 (--db \S+ )?`+name+`\b`).MatchString(all.String()) {
			t.Errorf("no script uses %q wrongly", name)
		}
	}
	for code := range exitMeanings {
		if !regexp.MustCompile(`(?m)^exits ` + strconv.Itoa(code) + ` `).MatchString(all.String()) {
			t.Errorf("no script ends with exit code %d", code)
		}
	}
}

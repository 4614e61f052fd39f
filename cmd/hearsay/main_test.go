package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"hearsay/corpus"
)

// hearsay runs one command line with input and returns what it wrote.
func hearsay(t *testing.T, input string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, err bytes.Buffer
	e := env{stdin: strings.NewReader(input), stdout: &out, stderr: &err, getenv: func(string) string { return "" }}
	code = run(context.Background(), e, args)
	return code, out.String(), err.String()
}

func TestWrongUseExitsTwoAndSaysHowToGoOn(t *testing.T) {
	for _, args := range [][]string{{"clams"}, {"version", "extra"}, {"version", "--nonsense"}} {
		code, _, stderr := hearsay(t, "", args...)
		if code != exitUsage || !strings.Contains(stderr, "hearsay help") {
			t.Errorf("%v: exit %d, %q", args, code, stderr)
		}
	}
}

func TestListingForms(t *testing.T) {
	for format, want := range map[string]string{
		"table":    "WHO      WHAT\npolice   shut the | bridge\nVillage  \n",
		"jsonl":    "{\"who\":\"police\"}\n{\"who\":\"Village\"}\n",
		"json":     "[\n{\"who\":\"police\"},\n{\"who\":\"Village\"}\n]\n",
		"csv":      "who,what\npolice,\"shut the | \nbridge\"\nVillage,\n",
		"markdown": "| who | what |\n| --- | --- |\n| police | shut the \\| bridge |\n| Village |  |\n",
	} {
		var out bytes.Buffer
		a := &app{env: env{stdout: &out, getenv: func(string) string { return "" }}}
		l, err := a.list(format, column{name: "who"}, column{name: "what", wide: true})
		if err != nil {
			t.Fatal(err)
		}
		_ = l.add(map[string]string{"who": "police"}, "police", "shut the | \nbridge")
		_ = l.add(map[string]string{"who": "Village"}, "Village", "")
		if err := l.close(); err != nil || out.String() != want {
			t.Errorf("%s: %v\n%s\nwant\n%s", format, err, out.String(), want)
		}
	}
}

func TestTableKeepsToTheTerminalAndWritesNoControls(t *testing.T) {
	var out bytes.Buffer
	a := &app{env: env{stdout: &out, width: 40, getenv: func(k string) string { return map[string]string{"NO_COLOR": "1"}[k] }}}
	l, _ := a.list("table", column{name: "id"}, column{name: "claim", wide: true})
	_ = l.add(nil, "a1", strings.Repeat("long claim ", 20)+"\x1b[31m")
	if err := l.close(); err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n") {
		if n := len([]rune(line)); n > 40 {
			t.Errorf("line of %d characters: %q", n, line)
		}
	}
	if strings.Contains(out.String(), "\x1b") {
		t.Error("an article's control characters reached the terminal")
	}
}

// TestProgress shows a bar on a terminal and a plain line elsewhere.
func TestProgress(t *testing.T) {
	half := corpus.Summary{Articles: 120, Claims: 300, Size: 200, Read: 100, Failed: 2, Elapsed: 10 * time.Second}
	for terminal, want := range map[bool]string{
		true:  "\r\x1b[K[##########..........] 120 articles, 300 claims, 12 articles/s, 50 %, 10s left, 2 failed",
		false: "120 articles, 300 claims, 12 articles/s, 50 %, 10s left, 2 failed\n",
	} {
		var out bytes.Buffer
		(&app{env: env{stderr: &out, errTerminal: terminal}}).progress(false).line(half)
		if out.String() != want {
			t.Errorf("terminal %t: %q, want %q", terminal, out.String(), want)
		}
	}
}

// TestExitCodes: the codes that scripts branch on; the scripts in
// testdata/script show what is said with them.
func TestExitCodes(t *testing.T) {
	dir := t.TempDir()
	db, note := dir+"/t.db", dir+"/note.txt"
	if err := os.WriteFile(note, []byte("This is no database, and it is long enough to be read as one by mistake; the header says otherwise."), 0o600); err != nil {
		t.Fatal(err)
	}
	claim := `{"id":"1","outlet":"A","published":"2024-05-07","text":"The mayor will resign on Monday, her office said."}` + "\n"
	denial := `{"id":"2","outlet":"B","published":"2024-05-08","text":"The mayor will not resign on Monday, her office said."}` + "\n"
	for _, c := range []struct {
		name, input string
		args        []string
		want        int
	}{
		{"an empty list is done", "", []string{"--db", db, "ingest", "--format", "ndjson", "-"}, exitDone},
		{"everything was read", claim, []string{"--db", db, "ingest", "--format", "ndjson", "-"}, exitDone},
		{"a part could not be read", denial + "{\n" + claim, []string{"--db", db, "ingest", "--format", "ndjson", "-"}, exitPartly},
		{"a missing file", "", []string{"--db", db, "ingest", dir + "/none.html"}, exitPartly},
		{"no store", "", []string{"--db", dir + "/none.db", "claims"}, exitFailed},
		{"not a store", "", []string{"--db", note, "claims"}, exitFailed},
		{"no such claim", "", []string{"--db", db, "show", "ffffffff"}, exitFailed},
		{"a query with a slip", "", []string{"--db", db, "claims", "devise:iPhone"}, exitUsage},
		{"nothing contested, as asked", "", []string{"--db", db, "conflicts", "--fail-on-conflict", "who:nobody"}, exitDone},
	} {
		if code, _, stderr := hearsay(t, c.input, c.args...); code != c.want {
			t.Errorf("%s: exit %d, want %d\n%s", c.name, code, c.want, stderr)
		}
	}
}

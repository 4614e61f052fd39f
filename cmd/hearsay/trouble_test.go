//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// program is this test binary under the name by which TestMain runs it as hearsay.
func program(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(self)
	if err != nil {
		t.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "hearsay")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	path := filepath.Join(dir, "hearsay") // a copy, where another user can run it too
	if err := os.WriteFile(path, raw, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

// many writes n articles into a file that everybody can read: in German, which is stored
// without being read for claims, since this is about writing.
func many(t *testing.T, dir string, n int) string {
	t.Helper()
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id": "%d", "outlet": "Paper %d", "published": "2023-03-%02d", "language": "de", "text": "Die Werft von Sule will bis Juni %d Stellen streichen, teilte ihr Eigner mit.%s"}`+"\n",
			i, i%9, 1+i%28, i, strings.Repeat(" Es war ein langer Tag im Tal, und niemand wusste warum.", 40))
	}
	path := filepath.Join(dir, "many.ndjson")
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func output(cmd *exec.Cmd) (int, string) {
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	return codeOf(cmd.Run()), out.String()
}

// TestDiskFull imports onto a disk that has no room for it, then onto one that has: a
// small file system where one can be mounted, and a limit on the size of files everywhere.
func TestDiskFull(t *testing.T) {
	if testing.Short() {
		t.Skip("imports some hundred articles")
	}
	hearsay := program(t)
	const n = 300
	full := func(t *testing.T, db string, small func(args string) *exec.Cmd, more func()) {
		input := many(t, t.TempDir(), n)
		code, out := output(small(fmt.Sprintf("%s --db %s ingest --no-link %s", hearsay, db, input)))
		if code != exitFailed || !strings.Contains(out, "the disk takes no more") || !strings.Contains(out, "make room and give the same command again") {
			t.Fatalf("exit %d: %s", code, out)
		}
		if more != nil {
			more()
		}
		if code, out := output(exec.Command(hearsay, "--db", db, "check")); code != exitDone {
			t.Fatalf("after it: exit %d: %s", code, out)
		}
		if code, out := output(exec.Command(hearsay, "--db", db, "ingest", "--no-link", input)); code != exitDone {
			t.Fatalf("again, with room: exit %d: %s", code, out)
		}
		if code, out := output(exec.Command(hearsay, "--db", db, "check")); code != exitDone || !strings.Contains(out, fmt.Sprintf("%d articles", n)) {
			t.Errorf("in the end: exit %d: %s", code, out)
		}
	}
	t.Run("limit on files", func(t *testing.T) {
		full(t, filepath.Join(t.TempDir(), "t.db"), func(args string) *exec.Cmd { return exec.Command("sh", "-c", "ulimit -f 2000; exec "+args) }, nil)
	})
	t.Run("small file system", func(t *testing.T) {
		dir := t.TempDir()
		if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", dir).CombinedOutput(); err != nil {
			t.Logf("nothing can be mounted here (%s): only the limit on files was tested", bytes.TrimSpace(out))
			return
		}
		t.Cleanup(func() { exec.Command("umount", dir).Run() })
		full(t, filepath.Join(dir, "t.db"), func(args string) *exec.Cmd { return exec.Command("sh", "-c", "exec "+args) }, func() {
			if out, err := exec.Command("mount", "-o", "remount,size=64m", dir).CombinedOutput(); err != nil {
				t.Fatalf("%s: %v", out, err)
			}
		})
	})
}

// TestReadOnlyFile imports into a file that may not be written, as somebody else than root,
// who may write everything.
func TestReadOnlyFile(t *testing.T) {
	hearsay := program(t)
	dir, err := os.MkdirTemp("", "readonly")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	db := filepath.Join(dir, "t.db")
	input := many(t, dir, 2)
	if code, out := output(exec.Command(hearsay, "--db", db, "ingest", input)); code != exitDone {
		t.Fatal(out)
	}
	for path, mode := range map[string]os.FileMode{db: 0o444, dir: 0o555} {
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	as := func(args ...string) (int, string) {
		cmd := exec.Command(hearsay, append([]string{"--db", db}, args...)...)
		if os.Getuid() == 0 {
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
		return output(cmd)
	}
	if code, out := as("articles", "--format", "csv"); code != exitDone || strings.Count(out, "Paper") != 2 {
		t.Errorf("reading: exit %d: %s", code, out)
	}
	if code, out := as("ingest", "--again", input); code != exitFailed || !strings.Contains(out, "read-only") {
		t.Errorf("writing: exit %d: %s", code, out)
	}
	if code, out := as("check"); code != exitDone {
		t.Errorf("checking: exit %d: %s", code, out)
	}
}

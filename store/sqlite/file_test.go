package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay/store"
	"hearsay/store/query"
	"hearsay/store/storetest"
)

var ctx = context.Background()

func TestFilesThatAreNoStore(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "other.db")
	raw(t, other, "CREATE TABLE x (y)")
	newer := filepath.Join(dir, "newer.db")
	open(t, newer).Close()
	raw(t, newer, "PRAGMA user_version = 999")
	torn := filepath.Join(dir, "torn.db")
	write(t, torn, magic+strings.Repeat("\x00\x07garbage", 500))
	text := filepath.Join(dir, "text.db")
	write(t, text, "Officials must replace iPhones.")
	for path, want := range map[string]error{other: store.ErrNotStore, newer: store.ErrNewer, torn: store.ErrNotStore, text: store.ErrNotStore, dir: store.ErrNotStore} {
		for _, o := range []Options{{}, {ReadOnly: true}} {
			s, err := Open(ctx, path, o)
			if !errors.Is(err, want) || !strings.Contains(err.Error(), path) {
				t.Errorf("%s, %+v: %v, want %v with the path", path, o, err, want)
			}
			if err == nil {
				s.Close()
			}
		}
	}
	for _, o := range []Options{{ReadOnly: true}, {MustExist: true}} {
		if _, err := Open(ctx, filepath.Join(dir, "none.db"), o); !errors.Is(err, store.ErrNotFound) {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if _, err := Open(ctx, filepath.Join(dir, "no", "folder.db"), Options{}); err == nil {
		t.Error("a folder that is not there gave no error")
	}
}

func TestNamesThatURLsWouldMisread(t *testing.T) {
	for _, name := range []string{"a b.db", "a?b#c%20.db", "ä.db"} {
		path := filepath.Join(t.TempDir(), name)
		s := open(t, path)
		storetest.Save(t, s, storetest.Numbered(1))
		s.Close()
		if _, err := os.Stat(path); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReadOnly(t *testing.T) {
	if os.Getuid() == 0 {
		t.Log("as root nothing is read-only: only the option is tested")
	}
	path := filepath.Join(t.TempDir(), "store.db")
	s := open(t, path)
	storetest.Save(t, s, storetest.Numbered(1))
	s.Close()
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	s, err := Open(ctx, path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if n, err := s.Counts(ctx); err != nil || n.Articles != 1 {
		t.Errorf("counts %+v %v", n, err)
	}
	if err := s.Update(ctx, func(store.Tx) error { return nil }); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("update: %v", err)
	}
	if r, err := s.Check(ctx); err != nil || len(r.Problems) > 0 {
		t.Errorf("check: %v %v", r.Problems, err)
	}
}

func TestAFullDiskLeavesTheStoreWhole(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s := open(t, path)
	defer s.Close()
	storetest.Save(t, s, storetest.Report(0))
	// A limit on pages is what a full disk looks like to the database.
	db := s.(interface {
		Exec(context.Context, string) error
	})
	if err := db.Exec(ctx, "PRAGMA max_page_count = 1"); err != nil {
		t.Fatal(err)
	}
	var err error
	for i := 1; i < 200 && err == nil; i++ {
		err = s.Update(ctx, func(tx store.Tx) error {
			_, err := tx.Save(ctx, store.Input{Doc: storetest.Report(i)})
			return err
		})
	}
	if !errors.Is(err, store.ErrFull) {
		t.Fatalf("err %v", err)
	}
	if err := db.Exec(ctx, "PRAGMA max_page_count = 4294967294"); err != nil {
		t.Fatal(err)
	}
	storetest.Save(t, s, storetest.Report(1000))
	if r, err := s.Check(ctx); err != nil || len(r.Problems) > 0 {
		t.Errorf("check: %v %v", r.Problems, err)
	}
}

func TestAnUnfinishedBulkLoadIsMended(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s := open(t, path)
	storetest.Save(t, s, storetest.Numbered(1))
	s.Close()
	raw(t, path, "INSERT INTO _bulk VALUES (1)")
	raw(t, path, "INSERT INTO claims_fts(claims_fts) VALUES ('delete-all')")
	s = open(t, path)
	defer s.Close()
	q, _ := query.Parse("grain")
	if list, err := s.Claims(ctx, q, store.Page{}); err != nil || len(list.Items) != 1 {
		t.Errorf("found %d, %v", len(list.Items), err)
	}
	if r, err := s.Check(ctx); err != nil || len(r.Problems) > 0 {
		t.Errorf("check: %v %v", r.Problems, err)
	}
}

// TestCheckSees holds that Check finds what is broken by hand.
func TestCheckSees(t *testing.T) {
	for what, statement := range map[string]string{
		"text":      "UPDATE articles SET text = 'x' || text",
		"layers":    "UPDATE _layers SET data = x'00'",
		"row":       "UPDATE claims SET status = 'denied'",
		"id":        "UPDATE claims SET id = 'x' WHERE position = 0",
		"missing":   "DELETE FROM claims WHERE position = 1",
		"index":     "INSERT INTO claims_fts(claims_fts) VALUES ('delete-all')",
		"reference": "PRAGMA foreign_keys = 0; UPDATE claims SET article = 99 WHERE position = 1",
		"link":      "INSERT INTO links SELECT num, num, 'same', '', 2, 'machine', '', '{}' FROM claims LIMIT 1",
		"fact":      "INSERT INTO facts VALUES (1, 'x', 'reported', 1, 1, 0, '', '', '', '{}')",
		"copy":      "UPDATE articles SET copy_of = 'x'",
		"url":       "DELETE FROM article_urls",
		"removed":   "INSERT INTO removed SELECT id, '', '', '' FROM articles",
		"keys":      "INSERT INTO _claim_keys VALUES (1, 1)",
		"bulk":      "INSERT INTO _bulk VALUES (2)",
	} {
		path := filepath.Join(t.TempDir(), what+".db")
		s := open(t, path)
		storetest.Save(t, s, storetest.Numbered(1))
		raw(t, path, statement)
		r, err := s.Check(ctx)
		if err != nil || len(r.Problems) == 0 {
			t.Errorf("%s: %q was not seen (%v)", what, statement, err)
		}
		s.Close()
	}
}

// TestRemovedWordsLeaveTheFile looks at the bytes.
func TestRemovedWordsLeaveTheFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s := open(t, path)
	d := storetest.Doc(storetest.Numbered(1).Article, "xylophonist|resign|Ship 1 sails in June")
	d.Article.Title = "A zyzzyva in the harbour"
	d.Article.ID, d.Revision = "", ""
	storetest.Save(t, s, d, storetest.Numbered(2))
	if err := s.Update(ctx, func(tx store.Tx) error { return tx.Remove(ctx, d.Article.ID, "anna", "takedown") }); err != nil {
		t.Fatal(err)
	}
	s.Close()
	files, _ := filepath.Glob(path + "*")
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"zyzzyva", "xylophonist", "x.example/1"} {
			if strings.Contains(string(data), word) {
				t.Errorf("%q is still in %s", word, filepath.Base(f))
			}
		}
	}
}

func TestPeopleAndToolsCanReadIt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s := open(t, path)
	storetest.Save(t, s, storetest.Numbered(1))
	s.Close()
	db := rawOpen(t, path)
	defer db.Close()
	var who, source string
	if err := db.QueryRow("SELECT who, source FROM claims_view WHERE deadline_is <> ''").Scan(&who, &source); err != nil || who != "ship 1" || source != "harbour" {
		t.Errorf("claims_view: %q %q %v", who, source, err)
	}
	for _, view := range []string{"conflicts_view", "timeline_view"} {
		if _, err := db.Exec("SELECT * FROM " + view); err != nil {
			t.Errorf("%s: %v", view, err)
		}
	}
	// How Datasette finds the text index of a table.
	for _, table := range []string{"articles", "claims"} {
		var n int
		if err := db.QueryRow("SELECT count(*) FROM sqlite_master WHERE rootpage = 0 AND sql LIKE ?", `%VIRTUAL TABLE%USING FTS%content="`+table+`"%`).Scan(&n); err != nil || n != 1 {
			t.Errorf("%d text indexes of %s, %v", n, table, err)
		}
	}
	// A row that another tool changes stays searchable.
	if _, err := db.Exec("UPDATE claims SET who = 'zeppelin' WHERE who = 'ship 1'"); err != nil {
		t.Fatal(err)
	}
	var n int
	if err := db.QueryRow("SELECT count(*) FROM claims_fts WHERE claims_fts MATCH 'zeppelin'").Scan(&n); err != nil || n != 1 {
		t.Errorf("%d rows found, %v", n, err)
	}
}

// TestBackupIsOneFile: a copy in WAL mode could not be read from a folder that is read-only.
func TestBackupIsOneFile(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "store.db"))
	defer s.Close()
	storetest.Save(t, s, storetest.Numbered(1))
	copied := filepath.Join(dir, "copy.db")
	if err := s.Backup(ctx, copied); err != nil {
		t.Fatal(err)
	}
	head, err := os.ReadFile(copied)
	if err != nil || head[18] != 1 || head[19] != 1 {
		t.Errorf("file format %d %d, want 1 1: no WAL (%v)", head[18], head[19], err)
	}
	if files, _ := filepath.Glob(copied + "*"); len(files) != 1 {
		t.Errorf("files %v", files)
	}
}

func TestDecisionsCannotBeRewritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s := open(t, path)
	storetest.Save(t, s, storetest.Numbered(1))
	err := s.Update(ctx, func(tx store.Tx) error {
		_, err := tx.Decide(ctx, store.Decision{Who: "anna", Kind: store.DecideField, On: []store.Anchor{{Claim: storetest.Numbered(1).Claims[0].ID}}, Field: "status", Value: "denied"})
		return err
	})
	s.Close()
	if err != nil {
		t.Fatal(err)
	}
	db := rawOpen(t, path)
	defer db.Close()
	for _, sql := range []string{"DELETE FROM decisions", "UPDATE decisions SET who = 'ben'"} {
		if _, err := db.Exec(sql); err == nil {
			t.Errorf("%s went through", sql)
		}
	}
}

func TestPinnedVersions(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Path}} {{.Version}}", "modernc.org/sqlite", "modernc.org/libc").Output()
	if err != nil {
		t.Skip("go list is not to be had:", err)
	}
	if want := "modernc.org/sqlite v1.60.1\nmodernc.org/libc v1.77.1\n"; string(out) != want {
		t.Errorf("linked\n%swant\n%s: the driver works only with the libc that it names", out, want)
	}
}

// TestMain lets this test be its own second process: see TestProcesses.
func TestMain(m *testing.M) {
	if path := os.Getenv("HEARSAY_TEST_WRITER"); path != "" {
		writer(path)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// writer saves the articles from..to, each in a transaction that reads first.
func writer(path string) {
	var from, to int
	fmt.Sscan(os.Getenv("HEARSAY_TEST_RANGE"), &from, &to)
	s, err := Open(ctx, path, Options{})
	for i := from; i < to && err == nil; i++ {
		err = s.Update(ctx, func(tx store.Tx) error {
			if _, err := tx.Prepare(ctx, storetest.Version, storetest.Numbered(i).Article); err != nil {
				return err
			}
			_, err := tx.Save(ctx, store.Input{Doc: storetest.Numbered(i)})
			return err
		})
	}
	if err == nil {
		err = s.Close()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func start(t *testing.T, path string, from, to int) (*exec.Cmd, *strings.Builder) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "HEARSAY_TEST_WRITER="+path, fmt.Sprintf("HEARSAY_TEST_RANGE=%d %d", from, to))
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, &said
}

// TestProcesses has four processes make and fill one store at the same time.
func TestProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	const processes, each = 4, 50
	var commands []*exec.Cmd
	for p := range processes {
		// They overlap by half: the same article from two processes is stored once.
		cmd, said := start(t, path, p*each/2, p*each/2+each)
		commands = append(commands, cmd)
		t.Cleanup(func() {
			if said.Len() > 0 {
				t.Error(said)
			}
		})
	}
	for _, cmd := range commands {
		if err := cmd.Wait(); err != nil {
			t.Error(err)
		}
	}
	s := open(t, path)
	defer s.Close()
	want := (processes-1)*each/2 + each
	if n, err := s.Counts(ctx); err != nil || n.Articles != want || n.Claims != 2*want {
		t.Errorf("counts %+v %v, want %d articles", n, err, want)
	}
	if r, err := s.Check(ctx); err != nil || len(r.Problems) > 0 {
		t.Errorf("check: %v %v", r.Problems, err)
	}
}

// TestKilled kills a writer again and again: what it had committed is there,
// whole, and the next one goes on.
func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	r := rand.New(rand.NewPCG(1, 2))
	kills := 12
	if testing.Short() {
		kills = 4
	}
	last := 0
	for range kills {
		cmd, _ := start(t, path, 0, 100_000)
		time.Sleep(time.Duration(20+r.IntN(150)) * time.Millisecond)
		cmd.Process.Kill()
		cmd.Wait()
		s := open(t, path)
		n, err := s.Counts(ctx)
		if err != nil || n.Articles < last || n.Claims != 2*n.Articles {
			t.Errorf("after a kill: %+v %v, before it %d articles", n, err, last)
		}
		last = n.Articles
		if r, err := s.Check(ctx); err != nil || len(r.Problems) > 0 {
			t.Errorf("check: %v %v", r.Problems, err)
		}
		s.Close()
	}
	t.Logf("%d articles after %d kills", last, kills)
}

func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "store.db")
	s := open(b, path)
	storetest.Save(b, s, storetest.Numbered(1))
	s.Close()
	for b.Loop() {
		s := open(b, path)
		if _, err := s.Counts(ctx); err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

func rawOpen(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path+"?_pragma=foreign_keys(1)&_pragma=busy_timeout(5000)")
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	return db
}

// raw changes a file behind the store's back.
func raw(t testing.TB, path, statements string) {
	t.Helper()
	db := rawOpen(t, path)
	defer db.Close()
	if _, err := db.Exec(statements); err != nil {
		t.Fatalf("%s: %v", statements, err)
	}
}

func write(t testing.TB, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestAWriterWaitsForItsTurn holds the lock for longer than the database itself would wait.
func TestAWriterWaitsForItsTurn(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for seconds")
	}
	path := filepath.Join(t.TempDir(), "store.db")
	a, b := open(t, path), open(t, path)
	defer a.Close()
	defer b.Close()
	held := make(chan struct{})
	done := make(chan error, 1)
	go func() {
		done <- a.Update(ctx, func(store.Tx) error {
			close(held)
			time.Sleep(6 * time.Second)
			return nil
		})
	}()
	<-held
	off, cancel := context.WithTimeout(ctx, time.Second)
	defer cancel()
	if err := b.Update(off, func(store.Tx) error { return nil }); !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, store.ErrBusy) {
		t.Errorf("called off: %v", err)
	}
	if err := b.Update(ctx, func(store.Tx) error { return nil }); err != nil {
		t.Errorf("waiting: %v", err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
}

// TestWritersTakeTurns lets one writer go on from batch to batch, as an import does, and wants another
// to come in between soon, and no trace of it afterwards.
func TestWritersTakeTurns(t *testing.T) {
	if testing.Short() {
		t.Skip("waits for seconds")
	}
	path := filepath.Join(t.TempDir(), "store.db")
	a, b := open(t, path), open(t, path)
	defer a.Close()
	defer b.Close()
	stop := make(chan struct{})
	done := make(chan error, 1)
	go func() {
		for {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			if err := a.Update(ctx, func(store.Tx) error { time.Sleep(2 * time.Second); return nil }); err != nil {
				done <- err
				return
			}
		}
	}()
	time.Sleep(200 * time.Millisecond)
	start := time.Now()
	for range 2 {
		if err := b.Update(ctx, func(store.Tx) error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
	if took := time.Since(start); took > 30*time.Second {
		t.Errorf("two turns took %v", took)
	}
	close(stop)
	if err := <-done; err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(path + queueSuffix); err == nil {
		t.Error("somebody still waits")
	}
}

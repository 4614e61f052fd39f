// Package sqlite answers the question: how is a store kept in one SQLite file?
//
//	s, err := sqlite.Open(ctx, "hearsay.db", sqlite.Options{})
//	defer s.Close()
//
// The driver is modernc.org/sqlite, without cgo, pinned at v1.60.1: v1.61 has a
// regression in prepared statements, and the driver works only with the very
// libc version that it names (v1.77.1; a test compares). The file is in WAL mode:
// many processes may read while one writes, and writers wait for each other.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	_ "modernc.org/sqlite"

	"hearsay/store"
	"hearsay/store/internal/sqldb"
)

// Options say how to open.
type Options struct {
	ReadOnly  bool             // never write; the file must exist
	MustExist bool             // do not make a new file
	Now       func() time.Time // the clock of decisions and imports; time.Now when nil
}

// Open opens a store, and makes it when there is none. It is cheap: the file is
// looked at, and brought up to this program's version; the rest waits for its use.
func Open(ctx context.Context, path string, o Options) (store.Store, error) {
	if err := look(path, o); err != nil {
		return nil, err
	}
	f := file{path: path, readOnly: o.ReadOnly || !writable(path)}
	if !f.readOnly {
		if err := insist(ctx, func() error { return f.migrate(ctx) }); err != nil {
			return nil, fmt.Errorf("opening %s: %w", path, err)
		}
	} else if err := f.current(ctx); err != nil {
		return nil, fmt.Errorf("opening %s: %w", path, err)
	}
	read, err := sql.Open("sqlite", f.readDSN())
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", path, err)
	}
	read.SetMaxOpenConns(max(4, runtime.NumCPU()))
	return sqldb.New(sqldb.Config{Dialect: dialect{}, Read: read, Write: f.turns, Copy: f.copy, Now: o.Now, Queue: queue{f.path}}), nil
}

// magic begins every SQLite file.
const magic = "SQLite format 3\x00"

// look refuses what is no database before the driver sees it: its own errors
// come late and say little.
func look(path string, o Options) error {
	in, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) && !o.ReadOnly && !o.MustExist {
		return folder(path)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("there is no database at %s: %w", path, store.ErrNotFound)
	}
	if err != nil {
		return fmt.Errorf("opening %s: %w", path, err)
	}
	defer in.Close()
	head := make([]byte, len(magic))
	n, _ := in.Read(head) // what is not read is no magic
	if info, _ := in.Stat(); info != nil && info.IsDir() {
		return fmt.Errorf("%s is a folder: %w", path, store.ErrNotStore)
	}
	if n == 0 && !o.ReadOnly && !o.MustExist {
		return nil // an empty file is a database to be
	}
	if string(head[:n]) != magic {
		return fmt.Errorf("%s is no SQLite database: %w", path, store.ErrNotStore)
	}
	return nil
}

// folder tells that there is a folder for a new file.
func folder(path string) error {
	dir := filepath.Dir(path)
	switch info, err := os.Stat(dir); {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no folder %s to make it in: %w", dir, store.ErrNotFound)
	case err == nil && !info.IsDir():
		return fmt.Errorf("%s is no folder to make it in: %w", dir, store.ErrNotFound)
	}
	return nil
}

// writable tells whether the file, or its folder when it is not there yet, can be written.
func writable(path string) bool {
	out, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err == nil {
		out.Close()
		return true
	}
	return errors.Is(err, fs.ErrNotExist)
}

// file is a database file.
type file struct {
	path     string
	readOnly bool
}

// dsn names the file with settings that hold for each connection: those given
// later with Exec would reach one connection of a pool only.
func (f file) dsn(parts ...string) string {
	// A path that begins with two slashes would be read as a host.
	name := (&url.URL{Path: filepath.ToSlash(f.path)}).EscapedPath()
	return "file:" + name + "?" + strings.Join(append(parts, "_dqs=0", "_pragma=foreign_keys(1)",
		"_pragma=temp_store(MEMORY)"), "&")
}

func (f file) writeDSN() string {
	return f.dsn("_pragma=busy_timeout(30000)", "_txlock=immediate", "_pragma=journal_mode(WAL)", "_pragma=synchronous(NORMAL)", "_pragma=cache_size(-32768)",
		"_pragma=wal_autocheckpoint(8000)", "_pragma=journal_size_limit(67108864)", "_pragma=recursive_triggers(1)")
}

func (f file) readDSN() string {
	parts := []string{"_pragma=busy_timeout(30000)", "mode=ro", "_pragma=query_only(1)", "_pragma=cache_size(-8192)"}
	if f.readOnly && f.alone() {
		parts = append(parts, "immutable=1")
	}
	return f.dsn(parts...)
}

// alone tells whether nobody has the file open for writing and nobody here
// could: a WAL file cannot be read without its index, which cannot be made in a
// folder that is read-only.
func (f file) alone() bool {
	for _, suffix := range []string{"-wal", "-shm"} {
		if info, err := os.Stat(f.path + suffix); err == nil && info.Size() > 0 {
			return false
		}
	}
	probe, err := os.CreateTemp(filepath.Dir(f.path), ".hearsay-*")
	if err == nil {
		probe.Close()
		os.Remove(probe.Name())
	}
	return err != nil
}

// write opens the one writing connection.
func (f file) write(ctx context.Context) (*sql.DB, error) {
	if f.readOnly {
		return nil, fmt.Errorf("%s: %w", f.path, store.ErrReadOnly)
	}
	db, err := sql.Open("sqlite", f.writeDSN())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// turns is write for a writer that takes turns with others: after a second without one
// it tells them that it waits, and asks again.
func (f file) turns(ctx context.Context) (*sql.DB, error) {
	db, err := f.write(ctx)
	if err != nil {
		return nil, err
	}
	err = insist(ctx, func() error {
		_, err := db.ExecContext(ctx, "PRAGMA busy_timeout = 1000")
		return dialect{}.Explain(err)
	})
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// patience is how long a process waits for another to make the file.
const patience = 30 * time.Second

// insist asks again while the file is busy. Where several processes make one file,
// its turning to a write-ahead log refuses the others at once, whatever their busy_timeout.
func insist(ctx context.Context, f func() error) error {
	for start := time.Now(); ; time.Sleep(10 * time.Millisecond) {
		if err := f(); !errors.Is(err, store.ErrBusy) || ctx.Err() != nil || time.Since(start) > patience {
			return err
		}
	}
}

// copy writes a copy in one file, without its WAL.
func (f file) copy(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err == nil {
		return fs.ErrExist
	}
	if err := folder(path); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", f.dsn("_pragma=busy_timeout(30000)", "mode=ro"))
	if err != nil {
		return err
	}
	defer db.Close()
	if _, err = db.ExecContext(ctx, "VACUUM INTO ?", path); err != nil {
		os.Remove(path)
	}
	return err
}

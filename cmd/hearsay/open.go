package main

import (
	"context"
	"fmt"
	"os"

	"hearsay/store"
	"hearsay/store/sqlite"
)

// open opens the store for reading and writing, and makes the file when it is
// not there. This is the only file of the program that names a database.
func (a *app) open(ctx context.Context) (store.Store, error) {
	_, err := os.Stat(a.db)
	s, openErr := sqlite.Open(ctx, a.db, sqlite.Options{})
	if openErr != nil {
		return nil, fmt.Errorf("opening %s: %w", a.db, openErr)
	}
	if os.IsNotExist(err) {
		fmt.Fprintf(a.stderr, "made a new store: %s\n", a.db)
	}
	return s, nil
}

// openExisting opens a store that must be there: a listing of a mistyped file
// should not make an empty one.
func (a *app) openExisting(ctx context.Context) (store.Store, error) {
	if _, err := os.Stat(a.db); err != nil {
		return nil, fmt.Errorf("no store at %s; make one with 'hearsay ingest', or name another with --db", a.db)
	}
	s, err := sqlite.Open(ctx, a.db, sqlite.Options{})
	if err != nil {
		return nil, fmt.Errorf("opening %s: %w", a.db, err)
	}
	return s, nil
}

// reading opens the store for a command that only reads, runs f and closes it.
func (a *app) reading(ctx context.Context, f func(store.Store) error) error {
	s, err := a.openExisting(ctx)
	if err != nil {
		return err
	}
	err = f(s)
	if closeErr := s.Close(); err == nil {
		err = closeErr
	}
	return err
}

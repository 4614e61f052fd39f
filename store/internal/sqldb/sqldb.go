// Package sqldb answers the question: how is a store kept in an SQL database?
// It is the one body of SQL. What differs between databases (placeholders, text
// search, the meaning of their errors) is in a Dialect, which the package of the
// database gives, together with the migrations that make the tables:
//
//	db := sqldb.New(sqldb.Config{Dialect: sqlite.Dialect, Read: readers, Write: writer})
//	defer db.Close()
//
// Reads run on a pool of connections; writes take turns on one connection whose
// statements are prepared once.
package sqldb

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"time"

	"hearsay/store"
	"hearsay/store/query"
)

// Dialect is how one database differs from the others.
type Dialect interface {
	// Bind turns ? into the database's own placeholders.
	Bind(sql string) string
	// Explain wraps the driver's errors into those of package store.
	Explain(err error) error
	// Begin is the statement that starts a write transaction, to the exclusion of other writers.
	Begin() string
	// Match is the argument with which the text index is asked for rows that have all these words.
	// Columns are those to look in, all when empty.
	Match(columns []string, words []query.Words) (arg string)
	// Among and Holds are two ways to say, with that argument, that the row has the words: Among lists
	// all such rows first, Holds looks at one row. Table is "claims" or "articles"; num is the SQL of its key.
	Among(table, num string) string
	Holds(table, num string) string
	// Count is a query for the number of such rows: two arguments, Match's and the most to count.
	Count(table string) string
	// Ranked joins the text index, with a condition whose argument is Match's, and
	// names the SQL to order by, best first.
	Ranked(table, num string) (join, cond, order string)
	// Snippet is a query for the place of the match arg in the text of article num: two arguments.
	Snippet() string
	// Bulk starts or ends a stretch in which the text indexes are not kept; ending makes them afresh.
	Bulk(start bool) []string
	// Hold starts, in a transaction, a stretch in which new rows are not put into the text
	// indexes, and Release ends it: each of its statements has one argument, the highest number
	// before that stretch of the table named. One insertion for many rows is several times faster
	// than one each, and an index that has rows waiting in memory must write them at each savepoint.
	Hold() string
	Release() []struct{ Table, SQL string }
	// Indexed are statements that fail when a text index is out of step.
	Indexed() []string
	// Integrity is a query that gives "ok" or one row per fault.
	Integrity() string
	// Tidy are statements that give space back and tidy the indexes.
	Tidy() []string
	// Leave are statements to run when a writer closes.
	Leave() []string
	// Purge are statements to run before and after rows are removed for good, so that their words
	// leave the file too.
	Purge() (before, after []string)
}

// Config is what a database package opens.
type Config struct {
	Dialect Dialect
	Read    *sql.DB
	// Write opens the writing pool, of one connection, when it is first needed;
	// it fails with store.ErrReadOnly where there is no writing.
	Write func(context.Context) (*sql.DB, error)
	// Copy writes a consistent copy of the database to a new file.
	Copy func(ctx context.Context, path string) error
	Now  func() time.Time
	// Queue lets writers of several processes take turns; nil where the database sees to that.
	Queue Queue
}

// Queue is how a writer tells writers in other processes that it waits.
type Queue interface {
	// Waiting says, again and again, that this writer waits for its turn; Came that it waits no more.
	Waiting()
	Came()
	// Yield gives the turn to one that waits; it returns at once when none does.
	Yield()
}

// DB is a store in an SQL database. It implements store.Store.
type DB struct {
	reader
	Config
	turn    sync.Mutex // held by the writer
	write   *sql.DB
	writer  *session
	waiting bool // the others were told so
}

// New makes a store of open connections.
func New(c Config) *DB {
	if c.Now == nil {
		c.Now = time.Now
	}
	db := &DB{Config: c}
	db.reader = reader{q: pool{c.Read, c.Dialect}, dialect: c.Dialect}
	return db
}

// Close ends all connections.
func (db *DB) Close() error {
	db.turn.Lock()
	defer db.turn.Unlock()
	var errs []error
	if db.writer != nil {
		for _, sql := range db.Dialect.Leave() {
			db.writer.exec(context.Background(), sql) // a courtesy: it may fail
		}
		errs = append(errs, db.writer.close(), db.write.Close())
		db.writer = nil
	}
	return errors.Join(append(errs, db.Read.Close())...)
}

// View runs f in one read transaction.
func (db *DB) View(ctx context.Context, f func(store.Reader) error) error {
	tx, err := db.Read.BeginTx(ctx, nil)
	if err != nil {
		return db.Dialect.Explain(fmt.Errorf("opening a view: %w", err))
	}
	defer tx.Rollback()
	return f(&reader{q: pool{tx, db.Dialect}, dialect: db.Dialect})
}

// Update runs f in one write transaction.
func (db *DB) Update(ctx context.Context, f func(store.Tx) error) error {
	return db.update(ctx, func(t *tx) error { return f(t) })
}

// patience is how long a writer waits for its turn. Who holds it lives and works: a process that dies gives it
// back, and whoever waits can be called off. On a machine with twelve times as much to do as it can, linking one batch
// was seen to take more than ten minutes.
const patience = time.Hour

// await runs a statement that needs the writer's turn when that comes. Some databases grant it to whoever asks at the
// right moment, and of four processes that write without pause one was seen to miss
// its moment for ten minutes: so those that wait say so, and the others let them in.
func (db *DB) await(ctx context.Context, s *session, text string) error {
	for start := time.Now(); ; {
		_, err := s.exec(context.WithoutCancel(ctx), text)
		if called := ctx.Err(); errors.Is(err, store.ErrBusy) && called != nil {
			err = called
		}
		if !errors.Is(err, store.ErrBusy) || time.Since(start) > patience {
			if db.waiting {
				db.Queue.Came()
				db.waiting = false
			}
			return err
		}
		if db.Queue != nil {
			db.Queue.Waiting()
			db.waiting = true
		}
	}
}

func (db *DB) update(ctx context.Context, f func(*tx) error) (err error) {
	db.turn.Lock()
	defer db.turn.Unlock()
	s, err := db.session(ctx)
	if err != nil {
		return err
	}
	// A cancelled context must not interrupt single statements, nor cost a
	// goroutine for each: it is looked at between articles.
	quiet := context.WithoutCancel(ctx)
	if db.Queue != nil {
		db.Queue.Yield()
	}
	if err := db.await(ctx, s, db.Dialect.Begin()); err != nil {
		return fmt.Errorf("starting to write: %w", err)
	}
	done := false
	defer func() {
		if !done {
			s.exec(quiet, "ROLLBACK")
			clear(s.entities)
		}
	}()
	t := &tx{reader: reader{q: s, dialect: db.Dialect}, s: s, now: db.Now,
		fresh: map[string]int64{}, bare: map[int64]bool{}}
	t.reader.ready, t.reader.known = t.release, s.known
	s.known.begin()
	if err := cmp.Or(f(t), t.failed); err != nil {
		return err
	}
	if err := t.release(quiet); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if _, err := s.exec(quiet, "COMMIT"); err != nil {
		return fmt.Errorf("keeping what was written: %w", err)
	}
	done = true
	if t.purged {
		_, after := db.Dialect.Purge()
		for _, sql := range after {
			if _, err := s.exec(quiet, sql); err != nil {
				return fmt.Errorf("wiping what was removed: %w", err)
			}
		}
	}
	return nil
}

// session is the writing connection, opened at first use.
func (db *DB) session(ctx context.Context) (*session, error) {
	if db.writer != nil {
		return db.writer, nil
	}
	pool, err := db.Write(ctx)
	if err != nil {
		return nil, err
	}
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, db.Dialect.Explain(fmt.Errorf("opening for writing: %w", err))
	}
	db.write = pool
	db.writer = &session{conn: conn, dialect: db.Dialect, prepared: map[string]*sql.Stmt{}, entities: map[string]bool{}, known: newMemory()}
	return db.writer, nil
}

// tx is a write transaction. It implements store.Tx.
type tx struct {
	reader
	s      *session
	now    func() time.Time
	purged bool             // something was removed for good
	fresh  map[string]int64 // numbers of claims that this transaction added
	bare   map[int64]bool   // those of them that have no keys yet
	failed error            // why it must not be kept
	held   map[string]int64 // by table, the highest number in the text index; nil when it is kept with each row
}

func (t *tx) exec(ctx context.Context, sql string, args ...any) (int64, error) {
	r, err := t.s.exec(ctx, sql, args...)
	if err != nil {
		return 0, err
	}
	n, err := r.RowsAffected()
	return n, err
}

// insert runs an insertion and returns the new row's number.
func (t *tx) insert(ctx context.Context, sql string, args ...any) (int64, error) {
	r, err := t.s.exec(ctx, sql, args...)
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}

// forget drops what was remembered of rows that are going, or may not have stayed.
func (t *tx) forget() {
	clear(t.s.entities)
	clear(t.fresh)
	clear(t.bare)
}

// savepoint runs f so that either all or none of its writes stay.
func (t *tx) savepoint(ctx context.Context, f func() error) (err error) {
	if _, err := t.exec(ctx, "SAVEPOINT one"); err != nil {
		return err
	}
	done := false
	defer func() {
		if !done {
			t.forget()
			t.exec(ctx, "ROLLBACK TO one")
			t.exec(ctx, "RELEASE one")
		}
	}()
	if err := f(); err != nil {
		return err
	}
	_, err = t.exec(ctx, "RELEASE one")
	done = err == nil
	return err
}

// hold lets new rows wait for the text indexes. It must not be called inside a savepoint.
func (t *tx) hold(ctx context.Context) error {
	if t.held != nil {
		return nil
	}
	var bulk int
	if err := t.one(ctx, into(&bulk), `SELECT count(*) FROM _bulk`); err != nil || bulk > 0 {
		return err
	}
	held := map[string]int64{}
	for _, r := range t.dialect.Release() {
		var num int64
		if err := t.one(ctx, into(&num), `SELECT COALESCE(max(num), 0) FROM `+r.Table); err != nil {
			return err
		}
		held[r.Table] = num
	}
	if _, err := t.exec(ctx, t.dialect.Hold()); err != nil {
		return err
	}
	t.held = held
	return nil
}

// release puts the rows that wait into the text indexes: before words are looked
// for, before rows are deleted, and before the end.
func (t *tx) release(ctx context.Context) error {
	if t.held == nil {
		return nil
	}
	if _, err := t.exec(ctx, `DELETE FROM _bulk`); err != nil {
		return err
	}
	for _, r := range t.dialect.Release() {
		if _, err := t.exec(ctx, r.SQL, t.held[r.Table]); err != nil {
			return fmt.Errorf("indexing words: %w", err)
		}
	}
	t.held = nil
	return nil
}

func (t *tx) at() string { return t.now().UTC().Format(time.RFC3339) }

// querier runs queries: a pool of readers, a read transaction, or the writer.
type querier interface {
	query(ctx context.Context, sql string, args ...any) (*sql.Rows, error)
}

// pool is database/sql's own.
type pool struct {
	db interface {
		QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	}
	dialect Dialect
}

func (p pool) query(ctx context.Context, sql string, args ...any) (*sql.Rows, error) {
	rows, err := p.db.QueryContext(ctx, p.dialect.Bind(sql), args...)
	return rows, p.dialect.Explain(err)
}

// session is one connection with its prepared statements.
type session struct {
	conn     *sql.Conn
	dialect  Dialect
	prepared map[string]*sql.Stmt
	entities map[string]bool // ID and name of entities that have their row
	known    *memory
}

// maxPrepared bounds the statements kept: all fixed ones fit, and queries made of people's words do not pile up.
const maxPrepared = 200

func (s *session) prepare(ctx context.Context, text string) (*sql.Stmt, error) {
	if st, ok := s.prepared[text]; ok {
		return st, nil
	}
	if len(s.prepared) >= maxPrepared {
		for key, st := range s.prepared {
			st.Close()
			delete(s.prepared, key)
		}
	}
	st, err := s.conn.PrepareContext(context.WithoutCancel(ctx), s.dialect.Bind(text))
	if err != nil {
		return nil, s.dialect.Explain(err)
	}
	s.prepared[text] = st
	return st, nil
}

func (s *session) exec(ctx context.Context, text string, args ...any) (sql.Result, error) {
	st, err := s.prepare(ctx, text)
	if err != nil {
		return nil, err
	}
	r, err := st.ExecContext(context.WithoutCancel(ctx), args...)
	return r, s.dialect.Explain(err)
}

func (s *session) query(ctx context.Context, text string, args ...any) (*sql.Rows, error) {
	st, err := s.prepare(ctx, text)
	if err != nil {
		return nil, err
	}
	rows, err := st.QueryContext(context.WithoutCancel(ctx), args...)
	return rows, s.dialect.Explain(err)
}

func (s *session) close() error {
	for _, st := range s.prepared {
		st.Close()
	}
	return s.conn.Close()
}

// Exec runs a statement on the writing connection. It is no part of store.Store:
// tests use it to set limits that stand for a full disk.
func (db *DB) Exec(ctx context.Context, sql string) error {
	db.turn.Lock()
	defer db.turn.Unlock()
	s, err := db.session(ctx)
	if err != nil {
		return err
	}
	_, err = s.exec(ctx, sql)
	return err
}

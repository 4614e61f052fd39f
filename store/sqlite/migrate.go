package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"hearsay/store"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID is "hrsy": it tells a hearsay database from others.
const applicationID = 0x68727379

// steps are the migrations in order; user_version says how many were made.
func steps() ([]string, error) {
	entries, err := migrations.ReadDir("migrations")
	if err != nil {
		return nil, err
	}
	var out []string
	for i, e := range entries {
		if n, _ := strconv.Atoi(strings.TrimSuffix(e.Name(), ".sql")); n != i+1 {
			return nil, fmt.Errorf("migration %s should be number %d", e.Name(), i+1)
		}
		text, err := migrations.ReadFile("migrations/" + e.Name())
		if err != nil {
			return nil, err
		}
		out = append(out, string(text))
	}
	return out, nil
}

// state is what the file says of itself.
type state struct {
	application, version int
	bulk                 bool // a bulk load was cut short
}

// queryer is a pool or one connection.
type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func inspect(ctx context.Context, db queryer) (s state, err error) {
	var tables int // asked for first: another process may make them meanwhile, and says so in the same step
	for _, q := range []struct {
		sql  string
		dest *int
	}{{"SELECT count(*) FROM sqlite_schema", &tables}, {"PRAGMA application_id", &s.application}, {"PRAGMA user_version", &s.version}} {
		if err := db.QueryRowContext(ctx, q.sql).Scan(q.dest); err != nil {
			return s, dialect{}.Explain(err)
		}
	}
	if s.application != applicationID && (tables > 0 || s.application != 0) {
		return s, fmt.Errorf("an SQLite database of another program: %w", store.ErrNotStore)
	}
	list, err := steps()
	if err != nil {
		return s, err
	}
	if s.version > len(list) {
		return s, fmt.Errorf("version %d, this program knows %d: %w", s.version, len(list), store.ErrNewer)
	}
	if s.version > 0 {
		err = db.QueryRowContext(ctx, "SELECT count(*) > 0 FROM _bulk").Scan(&s.bulk)
	}
	return s, dialect{}.Explain(err)
}

// current checks a file that is only read.
func (f file) current(ctx context.Context) error {
	db, err := sql.Open("sqlite", f.readDSN())
	if err != nil {
		return err
	}
	defer db.Close()
	s, err := inspect(ctx, db)
	if err != nil {
		return err
	}
	if list, _ := steps(); s.version < len(list) {
		return fmt.Errorf("it is of version %d and must be brought to %d: %w", s.version, len(list), store.ErrReadOnly)
	}
	return nil
}

// migrate brings the file up to this program's version. Where nothing is to be
// done, which is nearly always, it only reads.
func (f file) migrate(ctx context.Context) error {
	list, err := steps()
	if err != nil {
		return err
	}
	db, err := f.write(ctx)
	if err != nil {
		return err
	}
	defer db.Close()
	s, err := inspect(ctx, db)
	if err != nil {
		return err
	}
	if s.version == len(list) && !s.bulk {
		return nil
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return dialect{}.Explain(err)
	}
	defer conn.Close()
	return upgrade(ctx, conn, list)
}

// upgrade makes the missing steps in one transaction. Another process may have
// made them meanwhile, so it looks again once it holds the lock.
func upgrade(ctx context.Context, conn *sql.Conn, list []string) (err error) {
	exec := func(sql string) {
		if err == nil {
			if _, err = conn.ExecContext(ctx, sql); err != nil {
				err = dialect{}.Explain(err)
			}
		}
	}
	exec("BEGIN IMMEDIATE")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_, back := conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
			err = errors.Join(err, back)
		}
	}()
	s, err := inspect(ctx, conn)
	if err != nil {
		return err
	}
	for _, step := range list[s.version:] {
		exec(step)
	}
	exec(fmt.Sprintf("PRAGMA application_id = %d", applicationID))
	exec(fmt.Sprintf("PRAGMA user_version = %d", len(list)))
	if s.bulk {
		for _, sql := range (dialect{}).Bulk(false) {
			exec(sql)
		}
	}
	exec("COMMIT")
	return err
}

package sqlite

import (
	"errors"
	"fmt"
	"strings"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"hearsay/store"
	"hearsay/store/query"
)

// dialect is SQLite's. It implements sqldb.Dialect.
type dialect struct{}

func (dialect) Bind(sql string) string { return sql }

// Begin takes the write lock at once: a transaction that reads first and asks
// for it later fails, whatever the timeout, when another wrote in between.
func (dialect) Begin() string { return "BEGIN IMMEDIATE" }

// Explain wraps SQLite's errors into those that a caller can act on.
func (dialect) Explain(err error) error {
	var e *driver.Error
	if err == nil || !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_NOTADB, lib.SQLITE_CORRUPT:
		return fmt.Errorf("%w, or damaged: %w", store.ErrNotStore, err)
	case lib.SQLITE_READONLY:
		return fmt.Errorf("%w: %w", store.ErrReadOnly, err)
	case lib.SQLITE_FULL:
		return fmt.Errorf("%w: %w", store.ErrFull, err)
	case lib.SQLITE_IOERR:
		if e.Code() == lib.SQLITE_IOERR_WRITE || e.Code() == lib.SQLITE_IOERR_TRUNCATE || e.Code() == lib.SQLITE_IOERR_FSYNC || e.Code() == lib.SQLITE_IOERR_SHMSIZE {
			return fmt.Errorf("%w: %w", store.ErrFull, err)
		}
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return fmt.Errorf("%w: %w", store.ErrBusy, err)
	}
	return err
}

// Match is in FTS5's language.
func (dialect) Match(columns []string, words []query.Words) string { return expression(columns, words) }

func (dialect) Among(table, num string) string {
	return num + " IN (SELECT rowid FROM " + table + "_fts WHERE " + table + "_fts MATCH ?)"
}

func (dialect) Holds(table, num string) string {
	return "EXISTS (SELECT 1 FROM " + table + "_fts WHERE " + table + "_fts MATCH ? AND rowid = " + num + ")"
}

func (dialect) Count(table string) string {
	return "SELECT count(*) FROM (SELECT 1 FROM " + table + "_fts WHERE " + table + "_fts MATCH ? LIMIT ?)"
}

// expression is FTS5's form of words that must all be there. Everything is
// quoted, so that nothing that people write is taken for an operator.
func expression(columns []string, words []query.Words) string {
	var b strings.Builder
	if len(columns) > 0 {
		b.WriteString("{" + strings.Join(columns, " ") + "} : ")
	}
	b.WriteByte('(')
	for i, w := range words {
		if i > 0 {
			b.WriteString(" AND ")
		}
		b.WriteString(`"` + strings.ReplaceAll(strings.ReplaceAll(w.Text, "\x00", " "), `"`, `""`) + `"`)
		if w.Prefix {
			b.WriteByte('*')
		}
	}
	b.WriteByte(')')
	return b.String()
}

// Ranked orders by BM25.
func (dialect) Ranked(table, num string) (join, cond, order string) {
	fts := table + "_fts"
	return " JOIN " + fts + " ON " + fts + ".rowid = " + num + " ", fts + " MATCH ?", fts + ".rank"
}

func (dialect) Snippet() string {
	return `SELECT snippet(articles_fts, -1, '[', ']', '…', 20) FROM articles_fts
		WHERE articles_fts MATCH ? AND rowid = (SELECT num FROM articles WHERE id = ?)`
}

var textIndexes = []string{"articles_fts", "claims_fts"}

// each makes a statement for each text index.
func each(format string) (out []string) {
	for _, t := range textIndexes {
		out = append(out, strings.ReplaceAll(format, "FTS", t))
	}
	return out
}

// Bulk sets the mark that the triggers look at.
func (dialect) Bulk(start bool) []string {
	if start {
		return []string{"INSERT INTO _bulk VALUES (1) ON CONFLICT DO NOTHING"}
	}
	return append([]string{"DELETE FROM _bulk"}, each("INSERT INTO FTS(FTS) VALUES ('rebuild')")...)
}

// Hold sets the same mark for the time of a transaction: nobody else sees it.
func (dialect) Hold() string { return "INSERT INTO _bulk VALUES (2)" }

func (dialect) Release() []struct{ Table, SQL string } {
	return []struct{ Table, SQL string }{
		{"articles", "INSERT INTO articles_fts(rowid, title, text) SELECT num, title, text FROM articles WHERE num > ?"},
		{"claims", `INSERT INTO claims_fts(rowid, evidence, who, ordered_by, object, device, place, source, root)
			SELECT num, evidence, who, ordered_by, object, device, place, source, root FROM claims WHERE num > ?`},
	}
}

// Indexed compares the text indexes with their tables.
func (dialect) Indexed() []string {
	return each("INSERT INTO FTS(FTS, rank) VALUES ('integrity-check', 1)")
}

func (dialect) Integrity() string { return "PRAGMA integrity_check" }

func (dialect) Tidy() []string {
	return append(each("INSERT INTO FTS(FTS) VALUES ('optimize')"), "ANALYZE", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")
}

func (dialect) Leave() []string {
	return []string{"PRAGMA optimize", "PRAGMA wal_checkpoint(TRUNCATE)"}
}

// Purge overwrites what is deleted with zeros, merges the text indexes so that
// no old segment has the words, and empties the WAL.
func (dialect) Purge() (before, after []string) {
	after = append(each("INSERT INTO FTS(FTS) VALUES ('optimize')"), "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA secure_delete = OFF")
	return []string{"PRAGMA secure_delete = ON"}, after
}

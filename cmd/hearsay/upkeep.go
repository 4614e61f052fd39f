package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"hearsay/corpus"
	"hearsay/corpus/link"
	"hearsay/store"
)

// writing opens an existing store for a command that changes it.
func (a *app) writing(ctx context.Context, f func(store.Store) error) error { return a.reading(ctx, f) }

func (a *app) removeCommand() *cobra.Command {
	var who, why string
	cmd := &cobra.Command{
		Use:   "remove ARTICLE",
		Short: "Purge one article for good: text, claims, index",
		Long: `Purge one article (a takedown, an embargo): its text, the bytes it came in, its
claims and links, and its words in the index. A tombstone stays, so that the
next import does not bring it back. ARTICLE is its ID, the id or path it came
with, or its URL.`,
		Args: args(cobra.ExactArgs(1)),
	}
	byWhom(cmd, &who, &why)
	cmd.RunE = func(cmd *cobra.Command, refs []string) error {
		return a.writing(cmd.Context(), func(s store.Store) error {
			article, err := s.Article(cmd.Context(), refs[0])
			if err != nil {
				return fmt.Errorf("article %s: %w", refs[0], err)
			}
			err = s.Update(cmd.Context(), func(tx store.Tx) error {
				if err := tx.Remove(cmd.Context(), article.ID, a.person(who), why); err != nil {
					return err
				}
				return link.Update(cmd.Context(), tx, nil) // the facts and stories that it was part of
			})
			if err == nil {
				fmt.Fprintf(a.stderr, "removed %s (%s)\n", shortID(article.ID), articleLine(&article.Article))
			}
			return err
		})
	}
	return cmd
}

// byWhom adds the flags that say who decided and why.
func byWhom(cmd *cobra.Command, who, why *string) {
	cmd.Flags().StringVar(who, "who", "", "who decides (default: your user name)")
	cmd.Flags().StringVar(why, "why", "", "the reason, kept with the decision")
}

// person is who decides: as given, else the user's name.
func (a *app) person(who string) string {
	for _, name := range []string{who, a.getenv("HEARSAY_USER"), a.getenv("USER"), a.getenv("USERNAME")} {
		if name != "" {
			return name
		}
	}
	return "unknown"
}

func (a *app) compactCommand() *cobra.Command {
	return &cobra.Command{
		Use: "compact", Short: "Give unused space back and tidy the indexes", Args: args(cobra.NoArgs),
		Long: `Write the file anew without the space that replaced and removed articles left,
and bring the text indexes into one piece. It needs as much free disk as the
file is large, and nobody else can write meanwhile. Nothing is lost: 'hearsay
check' says the same before and after.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.writing(cmd.Context(), func(s store.Store) error { return s.Compact(cmd.Context()) })
		},
	}
}

func (a *app) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Write a whole copy to a new file while others go on",
		Long: `Write a consistent copy of the store to a new file, in one piece, while others
read and write. The copy opens in hearsay, sqlite3 and Datasette.`,
		Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, files []string) error {
			return a.backup(cmd.Context(), files[0])
		},
	}
}

func (a *app) backup(ctx context.Context, file string) error {
	return a.reading(ctx, func(s store.Store) error { return s.Backup(ctx, file) })
}

func (a *app) mergeCommand() *cobra.Command {
	var noLink bool
	cmd := &cobra.Command{
		Use:   "merge OTHER.db",
		Short: "Take in all that another store has",
		Long: `Take in everything that another store has: its articles with all their texts,
people's decisions, and the tombstones of what was removed. An article that both
have is one article here; of its texts the one fetched later is the current one. What is
new is linked. OTHER.db is only read, and merging it again changes nothing.

  hearsay merge colleague.db
  hearsay --db all.db merge monday.db`,
		Args: args(cobra.ExactArgs(1)),
	}
	cmd.Flags().BoolVar(&noLink, "no-link", false, "do not link; 'hearsay link --rebuild' does it later")
	cmd.RunE = func(cmd *cobra.Command, files []string) error {
		var linker corpus.Linker
		if !noLink {
			linker = link.New()
		}
		return a.merge(cmd.Context(), files[0], linker)
	}
	return cmd
}

func (a *app) merge(ctx context.Context, from string, linker corpus.Linker) error {
	other, err := (&app{env: a.env, db: from}).openExisting(ctx)
	if err != nil {
		return err
	}
	s, err := a.open(ctx)
	if err != nil {
		return errors.Join(err, other.Close())
	}
	p := a.progress(false)
	start := time.Now()
	sum, err := corpus.Merge(ctx, s, other, linker, func(sum corpus.Summary) {
		sum.Elapsed = time.Since(start)
		p.tick(sum)
	})
	if sum.Elapsed = time.Since(start); err == nil {
		p.end(sum)
	}
	return errors.Join(err, s.Close(), other.Close())
}

func (a *app) failuresCommand() *cobra.Command {
	var format, source string
	var limit int
	cmd := &cobra.Command{
		Use:   "failures",
		Short: "List what could not be read, with the reason",
		Long: `List the inputs that could not be read: the file or address, the item in it (a
line, a record, a member of an archive), the reason, and how often it was tried.
What is read later leaves the list.

  hearsay failures
  hearsay failures --source /data/crawl.warc.gz --format csv
  hearsay ingest --retry-failed                   read them again, and nothing else`,
		Args: args(cobra.NoArgs),
	}
	cmd.Flags().StringVar(&source, "source", "", "only of this archive, folder or feed")
	cmd.Flags().IntVar(&limit, "limit", 0, "list at most so many (0: all)")
	formatFlag(cmd, &format, "table")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.reading(cmd.Context(), func(s store.Store) error {
			return a.failures(cmd.Context(), s, source, limit, format)
		})
	}
	return cmd
}

// failureItem is the JSON form of a failed input.
type failureItem struct {
	Source   string `json:"source"`
	Key      string `json:"key"`
	Error    string `json:"error"`
	Attempts int    `json:"attempts"`
	At       string `json:"at"`
}

func (a *app) failures(ctx context.Context, s store.Store, source string, limit int, format string) error {
	l, err := a.list(format, column{name: "source", wide: true}, column{name: "item", wide: true}, column{name: "reason", wide: true}, column{name: "attempts"}, column{name: "at"})
	if err != nil {
		return err
	}
	list := func(ctx context.Context, source string, p store.Page) (store.List[store.Item], error) {
		return s.Items(ctx, source, store.ItemFailed, p)
	}
	err = store.Each(ctx, list, source, store.Page{Limit: limit}, func(i store.Item) error {
		return l.add(failureItem{i.Source, i.Key, i.Error, i.Attempts, i.At}, i.Source, i.Key, i.Error, fmt.Sprint(i.Attempts), day(i.At))
	})
	if err != nil {
		return err
	}
	return l.close()
}

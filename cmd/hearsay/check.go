package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"hearsay/extract"
	"hearsay/store"
)

func (a *app) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "check",
		Short: "Verify every promise of the store",
		Long: `Verify that the file is whole: every link has its claims, every span gives its
words, every ID follows from its contents, the text index is in step. Counts
what an older extractor made ('hearsay reextract' brings it up). Exits 1 when a
promise is broken.`,
		Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.reading(cmd.Context(), func(s store.Store) error { return a.check(cmd.Context(), s) })
		},
	}
}

func (a *app) check(ctx context.Context, s store.Store) error {
	r, err := s.Check(ctx)
	if err != nil {
		return fmt.Errorf("checking %s: %w", a.db, err)
	}
	for _, p := range r.Problems {
		fmt.Fprintln(a.stdout, p)
	}
	w := &sheet{out: a.stdout, width: a.width}
	n := r.Checked
	w.printf("%d articles (%d copies), %d revisions, %d claims, %d links, %d facts, %d stories, %d decisions\n",
		n.Articles, n.Copies, n.Revisions, n.Claims, n.Links, n.Facts, n.Stories, n.Decisions)
	for _, e := range r.Extractors {
		if e.Extractor != extract.Version {
			w.printf("stale: %d articles with %d claims by extractor %q; 'hearsay reextract' brings them up to %s\n", e.Articles, e.Claims, e.Extractor, extract.Version)
		}
	}
	if n.Failures > 0 {
		w.printf("%d inputs could not be read; 'hearsay failures' lists them\n", n.Failures)
	}
	if r.Orphaned > 0 {
		w.printf("%d decisions fit no text any more\n", r.Orphaned)
	}
	if len(r.Problems) > 0 {
		return fmt.Errorf("%d promises are broken", len(r.Problems))
	}
	w.printf("every promise holds\n")
	return w.err
}

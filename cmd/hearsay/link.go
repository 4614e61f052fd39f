package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"hearsay/corpus/link"
	"hearsay/store"
)

func (a *app) linkCommand() *cobra.Command {
	var rebuild bool
	cmd := &cobra.Command{
		Use:   "link --rebuild",
		Short: "Link all stored claims anew",
		Long: `Drop the machine's links, facts and stories and make them anew from the stored
claims, with this program's rules. Others read the old ones until the new ones
are all there. People's decisions are kept and win. Ingesting links new
articles by itself; this is for after an update of the program.`,
		Args: args(cobra.NoArgs),
	}
	cmd.Flags().BoolVar(&rebuild, "rebuild", false, "link everything from nothing")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if !rebuild {
			return usageError{fmt.Errorf("say --rebuild to link everything anew; new articles are linked when they come in")}
		}
		return a.writing(cmd.Context(), func(s store.Store) error { return a.relink(cmd.Context(), s) })
	}
	return cmd
}

func (a *app) relink(ctx context.Context, s store.Store) error {
	done := 0
	a.collectLess()
	err := link.Rebuild(ctx, s, func(articles int) {
		if done = articles; a.errTerminal {
			fmt.Fprintf(a.stderr, "\r\x1b[K%d articles linked", articles)
		}
	})
	if err != nil {
		return fmt.Errorf("linking anew: %w", err)
	}
	counts, err := s.Counts(ctx)
	if err != nil {
		return err
	}
	if a.errTerminal {
		fmt.Fprint(a.stderr, "\r\x1b[K")
	}
	fmt.Fprintf(a.stderr, "%d articles linked: %d links, %d facts, %d stories\n", done, counts.Links, counts.Facts, counts.Stories)
	return nil
}

package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/store"
)

const decideHelp = `Say what a person knows better. A decision is kept apart from what the machine
reads, with who, when and why; it wins, survives 'reextract' and 'link
--rebuild', and is never overwritten. 'undo' takes one back.

  hearsay decide same CLAIM CLAIM            they say the same
  hearsay decide not-same CLAIM CLAIM        they never do
  hearsay decide link CLAIM denies CLAIM     how one stands to the other
  hearsay decide unlink CLAIM CLAIM          nothing ties them
  hearsay decide set CLAIM status denied     a field of a claim
  hearsay decide set ARTICLE published 2023-03-20
  hearsay decide merge ENTITY ENTITY         the first is the second
  hearsay decide split ENTITY ENTITY         takes that back
  hearsay decide undo DECISION`

func (a *app) decideCommand() *cobra.Command {
	var who, why string
	cmd := &cobra.Command{
		Use: "decide same|not-same|link|unlink|set|merge|split|undo …", Short: "Record what a person knows better", Long: decideHelp,
		Args: args(cobra.MinimumNArgs(2)),
	}
	byWhom(cmd, &who, &why)
	cmd.RunE = func(cmd *cobra.Command, words []string) error {
		d, err := decision(words)
		if err != nil {
			return usageError{err}
		}
		d.Who, d.Why = a.person(who), why
		return a.writing(cmd.Context(), func(s store.Store) error {
			if d.Kind == store.DecideField { // the thing may be a claim or an article
				if article, err := s.Article(cmd.Context(), d.On[0].Claim); err == nil {
					d.On[0] = store.Anchor{Article: article.ID}
				}
			}
			return s.Update(cmd.Context(), func(tx store.Tx) error {
				made, err := tx.Decide(cmd.Context(), d)
				if err == nil {
					fmt.Fprintf(a.stderr, "decision %s recorded\n", shortID(made.ID))
				}
				return err
			})
		})
	}
	return cmd
}

// decision reads the words of the command line.
func decision(words []string) (store.Decision, error) {
	verb, rest := words[0], words[1:]
	claims := func(ids ...string) []store.Anchor {
		var out []store.Anchor
		for _, id := range ids {
			out = append(out, store.Anchor{Claim: id})
		}
		return out
	}
	switch {
	case verb == "same" && len(rest) == 2:
		return store.Decision{Kind: store.DecideLink, On: claims(rest...), Value: "same"}, nil
	case verb == "not-same" && len(rest) == 2:
		return store.Decision{Kind: store.DecideLink, On: claims(rest...), Value: store.NotSame}, nil
	case verb == "unlink" && len(rest) == 2:
		return store.Decision{Kind: store.DecideLink, On: claims(rest...), Value: store.NoLink}, nil
	case verb == "link" && len(rest) == 3:
		return store.Decision{Kind: store.DecideLink, On: claims(rest[0], rest[2]), Value: rest[1]}, nil
	case verb == "set" && len(rest) == 3:
		return store.Decision{Kind: store.DecideField, On: claims(rest[0]), Field: rest[1], Value: rest[2]}, nil
	case (verb == "merge" || verb == "split") && len(rest) == 2:
		on := []store.Anchor{{Entity: rest[0]}, {Entity: rest[1]}}
		return store.Decision{Kind: store.DecisionKind(verb), On: on}, nil
	case verb == "undo" && len(rest) == 1:
		return store.Decision{Kind: store.DecideUndo, Value: rest[0]}, nil
	}
	return store.Decision{}, fmt.Errorf("can't decide %q; see 'hearsay decide --help'", strings.Join(words, " "))
}

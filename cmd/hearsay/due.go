package main

import (
	"context"

	"github.com/spf13/cobra"

	"hearsay/extract/news"
	"hearsay/store"
	"hearsay/store/query"
)

func (a *app) dueCommand() *cobra.Command {
	var format, before string
	cmd := &cobra.Command{
		Use:   "due [QUERY]",
		Short: "Deadlines ahead, today, and passed without confirmation",
		Long: `List claims with a binding deadline (something that is ordered, advised or
planned by a date), earliest first: ahead, today, or passed. A passed one whose
fact was confirmed since is said to be confirmed.

  hearsay due --before 2023-04-01 --as-of 2023-03-20`,
	}
	n := a.narrowFlags(cmd)
	formatFlag(cmd, &format, "table")
	cmd.Flags().StringVar(&before, "before", "", "only deadlines before this date (as --due-before)")
	cmd.RunE = func(cmd *cobra.Command, words []string) error {
		if before != "" {
			*n.values["due-before"] = before
		}
		if *n.values["due-before"] == "" && *n.values["due-after"] == "" {
			*n.values["due-after"] = "0001-01-01" // every claim that is due at all
		}
		q, err := n.query(words)
		if err != nil {
			return err
		}
		return a.reading(cmd.Context(), func(s store.Store) error {
			return a.listDue(cmd.Context(), s, q, store.Page{Limit: n.limit, AsOf: n.asOf, Order: store.Due}, format)
		})
	}
	return cmd
}

func (a *app) listDue(ctx context.Context, s store.Store, q *query.Query, p store.Page, format string) error {
	l, err := a.list(format, column{name: "deadline"}, column{name: "state"}, column{name: "who", wide: true},
		column{name: "claim", wide: true}, column{name: "outlet"}, column{name: "source", wide: true}, column{name: "id"})
	if err != nil {
		return err
	}
	p.Text = format == "json" || format == "jsonl"
	edges := edgeOf{}
	err = store.Each(ctx, s.Claims, q, p, func(c store.Claim) error {
		state := dueState(c.Deadline, p.AsOf)
		if state == duePassed && c.FactStatus == news.FactConfirmed {
			state = dueKept
		}
		var item any
		if p.Text {
			item = map[string]any{"state": state, "claim": edges.claim(&c)}
		}
		return l.add(item, deadlineText(c.Deadline), state, c.Who.Name, c.ContentText, c.Of.Outlet, chainText(c.Source), shortID(c.ID))
	})
	if err != nil {
		return err
	}
	return l.close()
}

// The states of a deadline against the day of reading.
const (
	dueAhead  = "ahead"
	dueToday  = "today"
	duePassed = "passed, unconfirmed"
	dueKept   = "passed, confirmed"
)

// dueState tells how a deadline stands against asOf, an ISO day.
func dueState(d *news.Deadline, asOf string) string {
	switch _, end := d.Days(); {
	case end == "":
		return ""
	case end < asOf:
		return duePassed
	case end == asOf:
		return dueToday
	}
	return dueAhead
}

package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"hearsay/corpus/interchange"
	"hearsay/extract/news"
	"hearsay/store"
	"hearsay/store/query"
)

const conflictsHelp = `List every claim that others deny, cannot confirm or contradict, with both
sides: the claim first, then each reaction with its sentence and source.

  hearsay conflicts
  hearsay conflicts device:iPhone --relation cannot-confirm
  hearsay conflicts --fail-on-conflict || echo "look before you publish"`

func (a *app) conflictsCommand() *cobra.Command {
	var format, relation, on string
	var fail bool
	var least float64
	cmd := &cobra.Command{Use: "conflicts [QUERY]", Short: "What others deny, cannot confirm or contradict", Long: conflictsHelp}
	n := a.narrowFlags(cmd)
	formatFlag(cmd, &format, "table")
	cmd.Flags().StringVar(&relation, "relation", "", "only this kind: denies, cannot-confirm, conflicts")
	cmd.Flags().StringVar(&on, "on", "", "only those that differ in this field: deadline, quantity, place …")
	cmd.Flags().Float64Var(&least, "min-score", 0, "only links with this score or more, from 0 to 1 (the README says how often they are right)")
	cmd.Flags().BoolVar(&fail, "fail-on-conflict", false, "exit 4 when there is any")
	cmd.RunE = func(cmd *cobra.Command, words []string) error {
		q, err := n.query(words)
		if err != nil {
			return err
		}
		want := func(l news.Link) bool {
			return l.Score >= least && (relation == "" || string(l.Relation) == relation) && (on == "" || has(l.On, on))
		}
		found := 0
		err = a.reading(cmd.Context(), func(s store.Store) error {
			found, err = a.listConflicts(cmd.Context(), s, q, store.Page{Limit: n.limit, AsOf: n.asOf, Text: true}, format, want)
			return err
		})
		if err == nil && fail && found > 0 {
			return conditionError{fmt.Errorf("%d contested claims", found)}
		}
		return err
	}
	return cmd
}

func has(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// contest is the JSON form of a contested claim.
type contest struct {
	Claim interchange.Claim `json:"claim"`
	By    []reaction        `json:"by"`
}

type reaction struct {
	Link  interchange.Link  `json:"link"`
	Claim interchange.Claim `json:"claim"`
}

func (a *app) listConflicts(ctx context.Context, s store.Store, q *query.Query, p store.Page, format string, want func(news.Link) bool) (int, error) {
	l, err := a.list(format, column{name: "claim", wide: true}, column{name: "outlet"}, column{name: "relation"},
		column{name: "on"}, column{name: "by", wide: true}, column{name: "reaction", wide: true}, column{name: "score"})
	if err != nil {
		return 0, err
	}
	w := &sheet{out: a.stdout, bold: a.colour(), width: a.width}
	found := 0
	err = store.Each(ctx, s.Conflicts, q, p, func(c store.Contest) error {
		if c.By = wanted(c.By, want); len(c.By) == 0 {
			return nil
		}
		found++
		if format == "table" {
			w.contest(&c)
			return w.err
		}
		return addContest(l, &c)
	})
	return found, errors.Join(err, l.close())
}

func wanted(list []store.Reaction, want func(news.Link) bool) []store.Reaction {
	var out []store.Reaction
	for _, r := range list {
		if want(r.Link) {
			out = append(out, r)
		}
	}
	return out
}

func addContest(l *listing, c *store.Contest) error {
	if l.format == "json" || l.format == "jsonl" {
		item := contest{Claim: claimJSON(&c.Claim), By: []reaction{}}
		for _, r := range c.By {
			item.By = append(item.By, reaction{interchange.OfLink(&r.Link), claimJSON(&r.Claim)})
		}
		return l.add(item)
	}
	for _, r := range c.By {
		err := l.add(nil, c.Claim.ContentText, c.Claim.Of.Outlet, string(r.Link.Relation), onList(r.Link.On),
			orOwnVoice(chainText(r.Claim.Source)), r.Claim.EvidenceText, fmt.Sprintf("%.2f", r.Link.Score))
		if err != nil {
			return err
		}
	}
	return nil
}

func claimJSON(c *store.Claim) interchange.Claim {
	of := c.Of
	return interchange.For(&of).Claim(&c.Claim)
}

// contest prints a contested claim for a person: the claim, then who says otherwise.
func (w *sheet) contest(c *store.Contest) {
	w.title(c.Claim.ContentText)
	w.field(shortID(c.Claim.ID), articleLine(&c.Claim.Of))
	w.field("source", orOwnVoice(chainText(c.Claim.Source)))
	if c.Claim.Deadline != nil {
		w.field("deadline", deadlineText(c.Claim.Deadline)+" ("+c.Claim.Deadline.Text+")")
	}
	for _, r := range c.By {
		side := 0
		if r.Link.B == c.Claim.ID {
			side = 1
		}
		w.printf("  %s%s\n", linkWords[r.Link.Relation][side], onText(r.Link.On))
		w.field("    "+shortID(r.Claim.ID), claimLine(&r.Claim))
	}
	w.printf("\n")
}

package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"hearsay/extract/fact"
	"hearsay/store"
)

func (a *app) traceCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "trace ID",
		Short: "Where a fact comes from: every outlet's way back to the origins",
		Long: `Show a fact's provenance: its origins, and under each the outlets whose reports
lead back to it, with the hops between. Outlets that lead back to one origin are
one source, however many they are. ID is a fact's or any of its claims'.`,
		Args: args(cobra.ExactArgs(1)),
	}
	formatFlag(cmd, &format, "table")
	cmd.RunE = func(cmd *cobra.Command, ids []string) error {
		return a.reading(cmd.Context(), func(s store.Store) error { return a.trace(cmd.Context(), s, ids[0], format) })
	}
	return cmd
}

// originItem is the JSON form of one origin with the reports that lead to it.
type originItem struct {
	Origin  string       `json:"origin"`
	Unnamed bool         `json:"unnamed"`
	Via     string       `json:"via"` // who cites an unnamed origin
	Reports []reportItem `json:"reports"`
}

type reportItem struct {
	Claim     string `json:"claim"`
	Outlet    string `json:"outlet"`
	Published string `json:"published"`
	Chain     string `json:"chain"`
}

func (a *app) trace(ctx context.Context, s store.Store, id, format string) error {
	f, err := s.Fact(ctx, id)
	if err != nil {
		return fmt.Errorf("fact %s: %w", id, err)
	}
	claims, origins, err := originsOf(ctx, s, f)
	if err != nil {
		return err
	}
	items := originItems(claims, origins)
	if format != "table" {
		l, err := a.list(format, column{name: "origin"}, column{name: "outlet"}, column{name: "published"}, column{name: "chain"}, column{name: "claim"})
		if err != nil {
			return err
		}
		for _, o := range items {
			if err := addOrigin(l, o); err != nil {
				return err
			}
		}
		return l.close()
	}
	w := &sheet{out: a.stdout, bold: a.colour(), width: a.width}
	if t := words(claims); t != "" {
		w.title(t)
	}
	w.printf("%s\n", independenceText(f.Origins, isCircular(f, origins)))
	for _, o := range items {
		w.origin(o)
	}
	return w.err
}

func addOrigin(l *listing, o originItem) error {
	if l.format == "json" || l.format == "jsonl" {
		return l.add(o)
	}
	for _, r := range o.Reports {
		if err := l.add(nil, o.name(), r.Outlet, r.Published, r.Chain, r.Claim); err != nil {
			return err
		}
	}
	return nil
}

// name is the origin in words.
func (o originItem) name() string {
	switch {
	case o.Unnamed && o.Via != "":
		return o.Origin + " (unnamed), cited by " + o.Via
	case o.Unnamed:
		return o.Origin + " (unnamed)"
	}
	return o.Origin
}

// origin prints an origin as a tree of the reports that lead to it.
func (w *sheet) origin(o originItem) {
	w.printf("\n%s\n", o.name())
	for i, r := range o.Reports {
		branch := "├─ "
		if i == len(o.Reports)-1 {
			branch = "└─ "
		}
		line := r.Outlet
		if r.Published != "" {
			line += ", " + r.Published
		}
		if r.Chain != "" {
			line += ", through " + r.Chain
		}
		w.printf("%s%s  %s\n", branch, line, shortID(r.Claim))
	}
}

// originItems groups a fact's claims by their origin, in order of first report.
func originItems(claims []store.Claim, origins []fact.Origin) []originItem {
	byID := map[string]*store.Claim{}
	for i := range claims {
		byID[claims[i].ID] = &claims[i]
	}
	items := make([]originItem, len(origins))
	for i, o := range origins {
		items[i] = originItem{Origin: o.Name, Unnamed: o.Unnamed, Via: o.Via, Reports: []reportItem{}}
		for _, id := range o.Claims {
			c := byID[id]
			items[i].Reports = append(items[i].Reports, reportItem{id, c.Of.Outlet, day(c.Of.Published), chainText(c.Source)})
		}
	}
	return items
}

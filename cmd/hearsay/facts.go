package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/corpus/link"
	"hearsay/extract/fact"
	"hearsay/extract/news"
	"hearsay/store"
	"hearsay/store/query"
)

func (a *app) factsCommand() *cobra.Command {
	return a.listingCommand("facts [QUERY]", "List facts: claims that are the same, followed over time", `List facts. A fact is all claims that say the same, whoever says it; its status
is what all reports together come to. A fact is listed when one of its claims
fits the query.`, a.listFacts)
}

// factItem is the JSON form of a fact.
type factItem struct {
	ID       string     `json:"id"`
	Content  string     `json:"content"`
	Status   string     `json:"status"`
	Claims   []string   `json:"claims"`
	Outlets  []string   `json:"outlets"`
	Origins  [2]int     `json:"independent_sources"` // least and most
	Deadline *string    `json:"deadline"`
	Question *string    `json:"question"`
	History  []stepItem `json:"history"`
}

type stepItem struct {
	Day    string `json:"day"`
	Status string `json:"status"`
	Claim  string `json:"claim"`
	Why    string `json:"why"`
}

func itemOfFact(f *news.Fact, content string) factItem {
	item := factItem{
		ID: f.ID, Content: content, Status: string(f.Status), Claims: f.Claims, Outlets: append([]string{}, f.Outlets...),
		Origins: [2]int{f.Origins.Min, f.Origins.Max}, History: []stepItem{},
	}
	if f.Deadline != nil && f.Deadline.Value != "" {
		item.Deadline = &f.Deadline.Value
	}
	if f.Question != "" {
		item.Question = &f.Question
	}
	for _, h := range f.History {
		item.History = append(item.History, stepItem{h.Day, string(h.Status), h.Claim, h.Why})
	}
	return item
}

func (a *app) listFacts(ctx context.Context, s store.Store, q *query.Query, p store.Page, format string) error {
	l, err := a.list(format, column{name: "id"}, column{name: "fact", wide: true}, column{name: "status"}, column{name: "reports"},
		column{name: "outlets", wide: true}, column{name: "sources"}, column{name: "deadline"})
	if err != nil {
		return err
	}
	err = store.Pages(ctx, s.Facts, q, p, func(facts []news.Fact) error {
		contents, err := factContents(ctx, s, facts)
		if err != nil {
			return err
		}
		for i, f := range facts {
			if err := l.add(itemOfFact(&f, contents[i]), shortID(f.ID), contents[i], string(f.Status), fmt.Sprint(len(f.Claims)),
				strings.Join(f.Outlets, ", "), originsText(f.Origins), deadlineText(f.Deadline)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return l.close()
}

// factContents are the facts in words, all of whose claims are read at once.
func factContents(ctx context.Context, s store.Reader, facts []news.Fact) ([]string, error) {
	var ids []string
	for i := range facts {
		ids = append(ids, facts[i].Claims...)
	}
	claims, err := s.ClaimsByID(ctx, ids...)
	if err != nil {
		return nil, err
	}
	of := map[string][]store.Claim{}
	for _, c := range claims {
		of[c.Fact] = append(of[c.Fact], c)
	}
	out := make([]string, len(facts))
	for i := range facts {
		out[i] = words(of[facts[i].ID])
	}
	return out, nil
}

// words are those in which the fact with these claims is told, "" when there are none.
func words(claims []store.Claim) string {
	list := make([]*news.Claim, len(claims))
	for i := range claims {
		list[i] = &claims[i].Claim
	}
	if c := fact.Words(list); c != nil {
		return c.ContentText
	}
	return ""
}

// originsText is the number of independent sources, a range where unnamed
// sources behind different outlets may be one person.
func originsText(n news.OriginCount) string {
	if n.Min == n.Max {
		return fmt.Sprint(n.Min)
	}
	return fmt.Sprintf("%d–%d", n.Min, n.Max)
}

func (a *app) factCommand() *cobra.Command {
	var format, asOf string
	cmd := &cobra.Command{
		Use:   "fact ID",
		Short: "One fact's timeline: first report, repeats, reactions, status",
		Long: `Show one fact over time: who reported it first, who repeated it, who confirmed,
denied or could not confirm it, and what its status was after each. ID is a
fact's or any of its claims'.`,
		Args: args(cobra.ExactArgs(1)),
	}
	formatFlag(cmd, &format, "table")
	cmd.Flags().StringVar(&asOf, "as-of", today(), "the day against which deadlines have passed")
	cmd.RunE = func(cmd *cobra.Command, ids []string) error {
		return a.reading(cmd.Context(), func(s store.Store) error { return a.fact(cmd.Context(), s, ids[0], format, asOf) })
	}
	return cmd
}

func (a *app) fact(ctx context.Context, s store.Store, id, format, asOf string) error {
	f, err := s.Fact(ctx, id)
	if err != nil {
		return fmt.Errorf("fact %s: %w", id, err)
	}
	claims, origins, err := originsOf(ctx, s, f)
	if err != nil {
		return err
	}
	content := words(claims)
	if format != "table" {
		l, err := a.list(format, column{name: "id"}, column{name: "fact"}, column{name: "status"})
		if err != nil {
			return err
		}
		if err := l.add(itemOfFact(f, content), f.ID, content, string(f.Status)); err != nil {
			return err
		}
		return l.close()
	}
	circular := isCircular(f, origins)
	w := &sheet{out: a.stdout, bold: a.colour(), width: a.width}
	w.title(content)
	w.field("fact", f.ID)
	w.field("status", string(f.Status))
	w.field("outlets", strings.Join(f.Outlets, ", "))
	w.field("sources", independenceText(f.Origins, circular))
	w.field("deadline", deadlineText(f.Deadline)+passedText(f.Deadline, asOf))
	w.printf("\n")
	if err := w.timeline(ctx, s, f); err != nil {
		return err
	}
	return w.err
}

// independenceText says the count of independent sources in words.
func independenceText(n news.OriginCount, circular bool) string {
	switch {
	case circular:
		return "one independent origin, and it is unnamed: the outlets repeat one another (circular reporting)"
	case n.Max == 0:
		return "none named: the articles speak in their own voice"
	case n.Max == 1:
		return "one independent origin: every report leads back to it"
	case n.Min == n.Max:
		return fmt.Sprintf("%d independent origins", n.Min)
	}
	return originsText(n) + " independent origins: unnamed sources behind different outlets may be the same people"
}

// isCircular tells that several outlets report what only one unnamed source said.
func isCircular(f *news.Fact, origins []fact.Origin) bool {
	return len(origins) == 1 && origins[0].Unnamed && len(f.Outlets) > 1
}

// originsOf are a fact's claims and on whom they rest.
func originsOf(ctx context.Context, s store.Reader, f *news.Fact) ([]store.Claim, []fact.Origin, error) {
	claims, err := s.ClaimsByID(ctx, f.Claims...)
	if err != nil {
		return nil, nil, err
	}
	voices, err := link.Voices(ctx, s, claims)
	if err != nil {
		return nil, nil, fmt.Errorf("fact %s: %w", f.ID, err)
	}
	origins, _ := fact.Origins(voices)
	return claims, origins, nil
}

// passedText tells that a binding deadline lies behind asOf.
func passedText(d *news.Deadline, asOf string) string {
	if d == nil || !d.Due || d.Value == "" {
		return ""
	}
	switch dueState(d, asOf) {
	case duePassed:
		return ", passed"
	case dueToday:
		return ", today"
	}
	return ", ahead"
}

// timeline prints the fact's claims and those that react to them, by date.
func (w *sheet) timeline(ctx context.Context, s store.Reader, f *news.Fact) error {
	members, err := s.ClaimsByID(ctx, f.Claims...)
	if err != nil {
		return err
	}
	links, err := s.LinksOf(ctx, f.Claims...)
	if err != nil {
		return err
	}
	steps := map[string]news.FactStep{}
	for _, h := range f.History {
		steps[h.Claim] = h
	}
	for i := range members {
		word := "repeated by"
		if i == 0 {
			word = "first reported by"
		}
		w.event(word, &members[i], steps)
	}
	reacting := map[string]news.Relation{}
	var ids []string
	for _, l := range links {
		if l.Relation == news.Same || has(f.Claims, l.A) && l.Relation != news.Conflicts || has(f.Claims, l.A) && has(f.Claims, l.B) {
			continue
		}
		other := l.A
		if has(f.Claims, l.A) {
			other = l.B
		}
		if _, seen := reacting[other]; !seen {
			reacting[other] = l.Relation
			ids = append(ids, other)
		}
	}
	reactions, err := s.ClaimsByID(ctx, ids...)
	for i := range reactions {
		w.event(linkWords[reacting[reactions[i].ID]][1], &reactions[i], steps)
	}
	return err
}

// event prints one line of a timeline: date, what happened, who, and the words.
func (w *sheet) event(word string, c *store.Claim, steps map[string]news.FactStep) {
	who := c.Of.Outlet
	if who == "" {
		who = c.Of.Ref
	}
	if len(c.Source) > 0 {
		who += ", from " + chainText(c.Source)
	}
	if h, ok := steps[c.ID]; ok {
		who += " → " + string(h.Status)
	}
	date := day(c.Of.Published)
	if date == "" {
		date = "undated"
	}
	w.field(date, word+" "+who)
	w.field("  "+shortID(c.ID), "“"+c.EvidenceText+"”")
}

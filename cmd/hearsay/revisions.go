package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/corpus"
	"hearsay/corpus/interchange"
	"hearsay/extract/revise"
	"hearsay/store"
	"hearsay/store/query"
)

const revisionsHelp = `List what later texts of articles changed: not which commas, but which claims
appeared, vanished or came to say something else.

An article that is read again with another text keeps the texts it had before.
Each row is one change from one text to the next, of one of these classes, the weightiest first:

  correction notice   the article says that it was corrected
  claim               a claim appeared, vanished, or differs in the fields named
  headline            another headline
  wording             other words for the same claims
  typographic         quotes, dashes, spaces, commas, capitals

A text that changed in wording or typography only has one row; --all lists
every such change. ARTICLE is an ID, the id or path it came with, or a URL.

  hearsay revisions                              every article that changed
  hearsay revisions https://courier.example/bridge
  hearsay revisions device:iPhone --since 2023-03-01
  hearsay revisions --class 'correction notice' --format csv`

func (a *app) revisionsCommand() *cobra.Command {
	var format, class string
	var every bool
	cmd := &cobra.Command{Use: "revisions [ARTICLE|QUERY]", Short: "What later texts of articles changed", Long: revisionsHelp}
	n := a.narrowFlags(cmd)
	cmd.Flags().StringVar(&class, "class", "", "only changes of this class: "+classNames())
	cmd.Flags().BoolVar(&every, "all", false, "every change of wording and typography too")
	formatFlag(cmd, &format, "table")
	cmd.RunE = func(cmd *cobra.Command, words []string) error {
		if class != "" && !strings.Contains(classNames()+",", class+",") {
			return usageError{fmt.Errorf("there is no class %q: use %s", class, classNames())}
		}
		q, err := n.query(words)
		if err != nil && len(words) != 1 {
			return err
		}
		return a.reading(cmd.Context(), func(s store.Store) error {
			if of := articleQuery(cmd.Context(), s, words); of != nil {
				q, err = of, nil
			}
			if err != nil {
				return err
			}
			return a.revisions(cmd.Context(), s, q, store.Page{AsOf: n.asOf}, revisionRows{class: revise.Class(class), every: every, limit: n.limit}, format)
		})
	}
	return cmd
}

func classNames() string {
	var names []string
	for _, c := range revise.Classes {
		names = append(names, string(c))
	}
	return strings.Join(names, ", ")
}

// articleQuery is the query for the one article that the words name, nil when they name none.
func articleQuery(ctx context.Context, s store.Reader, words []string) *query.Query {
	if len(words) != 1 {
		return nil
	}
	x, err := s.Article(ctx, words[0])
	if err != nil {
		return nil
	}
	q, err := query.Where("article", x.ID, x.ID)
	if err != nil {
		return nil
	}
	return q
}

// revisionRows says which changes get a row.
type revisionRows struct {
	class revise.Class
	every bool
	limit int
}

// errEnough ends a listing at its limit.
var errEnough = errors.New("the limit is reached")

// of picks the rows: what weighs, or the first change when nothing does.
func (r revisionRows) of(changes []revise.Change) (out []revise.Change) {
	for i, c := range changes {
		light := c.Class == revise.Wording || c.Class == revise.Typographic
		switch {
		case r.class != "" && c.Class != r.class:
		case r.class != "", r.every, !light, i == 0:
			out = append(out, c)
		}
	}
	return out
}

// changeItem is the JSON form of a change.
type changeItem struct {
	Article interchange.Head `json:"article"`
	ID      string           `json:"id"`
	From    textItem         `json:"from"`
	To      textItem         `json:"to"`
	Class   string           `json:"class"`
	Change  string           `json:"change"`
	On      []string         `json:"on"`
	Before  *string          `json:"before"`
	After   *string          `json:"after"`
	// The claims' IDs; the earlier one is no longer listed elsewhere.
	ClaimBefore *string `json:"claim_before"`
	ClaimAfter  *string `json:"claim_after"`
}

// textItem names one text of an article.
type textItem struct {
	Revision  string `json:"revision"`
	FetchedAt string `json:"fetched_at"`
	Title     string `json:"title"`
	Extractor string `json:"extractor"`
}

func (a *app) revisions(ctx context.Context, s store.Store, q *query.Query, p store.Page, rows revisionRows, format string) error {
	l, err := a.list(format, column{name: "article"}, column{name: "outlet"}, column{name: "seen"}, column{name: "class"}, column{name: "change"},
		column{name: "on"}, column{name: "before", wide: true}, column{name: "after", wide: true})
	if err != nil {
		return err
	}
	err = corpus.Revisions(ctx, s, q, p, func(r corpus.Revision) error {
		for _, c := range rows.of(r.Changes) {
			if rows.limit > 0 && l.count >= rows.limit {
				return errEnough
			}
			if err := l.add(itemOf(&r, &c), shortID(r.Article.ID), r.Article.Outlet, day(r.To.FetchedAt), string(c.Class), string(c.Kind), onList(c.Fields), c.Before, c.After); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return err
	}
	return l.close()
}

func itemOf(r *corpus.Revision, c *revise.Change) changeItem {
	item := changeItem{Article: interchange.HeadOf(&r.Article.Article), ID: r.Article.ID, From: textOf(&r.From), To: textOf(&r.To),
		Class: string(c.Class), Change: string(c.Kind), On: c.Fields}
	if item.On == nil {
		item.On = []string{}
	}
	if c.Before != "" {
		item.Before = &c.Before
	}
	if c.After != "" {
		item.After = &c.After
	}
	if c.From != nil {
		item.ClaimBefore = &c.From.ID
	}
	if c.To != nil {
		item.ClaimAfter = &c.To.ID
	}
	return item
}

func textOf(r *store.Revision) textItem {
	return textItem{Revision: r.ID, FetchedAt: r.FetchedAt, Title: r.Title, Extractor: r.Extractor}
}

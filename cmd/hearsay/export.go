package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"hearsay/corpus/interchange"
	"hearsay/extract/news"
	"hearsay/store"
	"hearsay/store/query"
)

const exportHelp = `Write claims, links or articles for other programs, by default one JSON object a
line (the project's interchange form: offsets are code points into the
article's text). Takes the same queries and filters as the listings.

  hearsay export claims > claims.jsonl
  hearsay export links relation:denies --min-score 0.5 --format csv
  hearsay export articles --outlet Kommersant
  hearsay export --sqlite published.db     the whole store, as one file that
                                           sqlite3 and Datasette open`

func (a *app) exportCommand() *cobra.Command {
	var format, copied string
	var least float64
	cmd := &cobra.Command{
		Use: "export claims|links|articles [QUERY]", Short: "Write claims, links or articles for other programs", Long: exportHelp,
		ValidArgs: []string{"claims", "links", "articles"},
	}
	cmd.Flags().StringVar(&copied, "sqlite", "", "write the whole store to this new file")
	n := a.narrowFlags(cmd)
	cmd.Flags().Float64Var(&least, "min-score", 0, "of links, only those with this score or more, from 0 to 1")
	formatFlag(cmd, &format, "jsonl")
	cmd.RunE = func(cmd *cobra.Command, words []string) error {
		switch {
		case copied != "" && len(words) > 0:
			return usageError{fmt.Errorf("--sqlite writes the whole store: leave %q out", words[0])}
		case copied != "":
			return a.backup(cmd.Context(), copied)
		case len(words) == 0:
			return usageError{fmt.Errorf("export what? claims, links or articles, or all of it with --sqlite FILE")}
		}
		q, err := n.query(words[1:])
		if err != nil {
			return err
		}
		p := store.Page{Limit: n.limit, AsOf: n.asOf, Order: store.Oldest}
		return a.reading(cmd.Context(), func(s store.Store) error {
			switch words[0] {
			case "claims":
				return a.listClaims(cmd.Context(), s, q, p, format)
			case "articles":
				return a.listArticles(cmd.Context(), s, q, p, format)
			case "links":
				return a.listLinks(cmd.Context(), s, q, p, format, least)
			}
			return usageError{fmt.Errorf("can't export %q: claims, links or articles", words[0])}
		})
	}
	return cmd
}

func (a *app) listLinks(ctx context.Context, s store.Store, q *query.Query, p store.Page, format string, least float64) error {
	l, err := a.list(format, column{name: "a"}, column{name: "relation"}, column{name: "b"}, column{name: "on"},
		column{name: "score"}, column{name: "decided_by"}, column{name: "reason", wide: true})
	if err != nil {
		return err
	}
	err = store.Each(ctx, s.Links, q, p, func(link news.Link) error {
		if link.Score < least {
			return nil
		}
		return l.add(interchange.OfLink(&link), link.A, string(link.Relation), link.B, onList(link.On),
			fmt.Sprintf("%.2f", link.Score), string(link.DecidedBy), link.Reason.Rule)
	})
	if err != nil {
		return err
	}
	return l.close()
}

package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/corpus/interchange"
	"hearsay/store"
	"hearsay/store/query"
)

func (a *app) articlesCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "articles [QUERY]",
		Short: "List the stored articles",
		Long: `List articles, newest first. A query is about claims: an article is listed when
one of its claims fits, and words are looked for in its title and text.`,
	}
	n := a.narrowFlags(cmd)
	formatFlag(cmd, &format, "table")
	cmd.RunE = func(cmd *cobra.Command, words []string) error {
		q, err := n.query(words)
		if err != nil {
			return err
		}
		return a.reading(cmd.Context(), func(s store.Store) error {
			return a.listArticles(cmd.Context(), s, q, store.Page{Limit: n.limit, AsOf: n.asOf}, format)
		})
	}
	return cmd
}

func (a *app) listArticles(ctx context.Context, s store.Store, q *query.Query, p store.Page, format string) error {
	l, err := a.list(format, column{name: "id"}, column{name: "published"}, column{name: "outlet"},
		column{name: "title", wide: true}, column{name: "claims"}, column{name: "language"}, column{name: "ref", wide: true})
	if err != nil {
		return err
	}
	err = store.Each(ctx, s.Articles, q, p, func(x store.Article) error {
		claims := strconv.Itoa(x.Claims)
		if x.Extractor == "" {
			claims = "–" // not extracted: another language, or stale
		}
		return l.add(interchange.OfArticle(&x.Article, x.Revision),
			shortID(x.ID), day(x.Published), x.Outlet, x.Title, claims, x.Language, x.Ref)
	})
	if err != nil {
		return err
	}
	return l.close()
}

func (a *app) searchCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "search QUERY",
		Short: "Find words in the articles, with what stands around them",
		Long: `Find words and "phrases" in titles and texts, best match first. The filters of
'hearsay claims' narrow it to articles with a claim that fits.`,
		Args: args(cobra.MinimumNArgs(1)),
	}
	n := a.narrowFlags(cmd)
	formatFlag(cmd, &format, "table")
	cmd.RunE = func(cmd *cobra.Command, words []string) error {
		q, err := n.query(words)
		if err != nil {
			return err
		}
		return a.reading(cmd.Context(), func(s store.Store) error {
			return a.search(cmd.Context(), s, q, store.Page{Limit: n.limit, AsOf: n.asOf, Order: store.Best}, format)
		})
	}
	return cmd
}

// hit is the JSON form of a search result.
type hit struct {
	Article interchange.Article `json:"article"`
	Snippet string              `json:"snippet"`
}

func (a *app) search(ctx context.Context, s store.Store, q *query.Query, p store.Page, format string) error {
	l, err := a.list(format, column{name: "id"}, column{name: "published"}, column{name: "outlet"},
		column{name: "title", wide: true}, column{name: "match", wide: true})
	if err != nil {
		return err
	}
	err = store.Each(ctx, s.Articles, q, p, func(x store.Article) error {
		return l.add(hit{interchange.OfArticle(&x.Article, x.Revision), x.Snippet},
			shortID(x.ID), day(x.Published), x.Outlet, x.Title, strings.TrimSpace(x.Snippet))
	})
	if err != nil {
		return err
	}
	return l.close()
}

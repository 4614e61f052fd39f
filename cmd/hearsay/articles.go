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
	return a.listingCommand("articles [QUERY]", "List the stored articles", `List articles, newest first. A query is about claims: an article is listed when
one of its claims fits, and words are looked for in its title and text.`, a.listArticles)
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
	cmd := a.listingCommand("search QUERY", "Find words in the articles, with what stands around them", `Find words and "phrases" in titles and texts, best match first. The filters of
'hearsay claims' narrow it to articles with a claim that fits.`, a.search)
	cmd.Args = args(cobra.MinimumNArgs(1))
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
	p.Order = store.Best
	err = store.Each(ctx, s.Articles, q, p, func(x store.Article) error {
		return l.add(hit{interchange.OfArticle(&x.Article, x.Revision), x.Snippet},
			shortID(x.ID), day(x.Published), x.Outlet, x.Title, strings.TrimSpace(x.Snippet))
	})
	if err != nil {
		return err
	}
	return l.close()
}

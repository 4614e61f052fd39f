package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/extract/news"
	"hearsay/store"
	"hearsay/store/query"
)

func (a *app) storiesCommand() *cobra.Command {
	return a.listingCommand("stories [QUERY]", "List stories: the articles about one course of events", "", a.listStories)
}

// storyItem is the JSON form of a story.
type storyItem struct {
	ID       string   `json:"id"`
	Title    string   `json:"title"`
	From     string   `json:"from"`
	To       string   `json:"to"`
	Articles []string `json:"articles"`
}

func (a *app) listStories(ctx context.Context, s store.Store, q *query.Query, p store.Page, format string) error {
	l, err := a.list(format, column{name: "id"}, column{name: "from"}, column{name: "to"}, column{name: "articles"}, column{name: "story", wide: true})
	if err != nil {
		return err
	}
	err = store.Each(ctx, s.Stories, q, p, func(x news.Story) error {
		return l.add(storyItem{x.ID, x.Title, x.From, x.To, x.Articles},
			shortID(x.ID), x.From, x.To, fmt.Sprint(len(x.Articles)), x.Title)
	})
	if err != nil {
		return err
	}
	return l.close()
}

func (a *app) sourcesCommand() *cobra.Command {
	return a.listingCommand("sources [QUERY]", "Track record of sources and outlets", `For each source at the root of a claim (the outlet for claims in its own voice):
how many claims, how many of them from unnamed people, and what became of them:
later confirmed, denied, not confirmable, or still open. Counts, not a verdict.`, a.listSources)
}

// sourceItem is the JSON form of a source's record.
type sourceItem struct {
	Name        string `json:"name"`
	Kind        string `json:"kind"`
	Articles    int    `json:"articles"`
	Claims      int    `json:"claims"`
	Anonymous   int    `json:"anonymous"`
	Confirmed   int    `json:"confirmed"`
	Denied      int    `json:"denied"`
	Unconfirmed int    `json:"unconfirmed"`
	Unresolved  int    `json:"unresolved"`
}

func (a *app) listSources(ctx context.Context, s store.Store, q *query.Query, p store.Page, format string) error {
	names := strings.Fields("source kind articles claims unnamed confirmed denied unconfirmed open")
	columns := make([]column, len(names))
	for i, name := range names {
		columns[i] = column{name: name, wide: i == 0}
	}
	l, err := a.list(format, columns...)
	if err != nil {
		return err
	}
	err = store.Each(ctx, s.Sources, q, p, func(r store.SourceRecord) error {
		item := sourceItem{r.Name, string(r.Kind), r.Articles, r.Claims, r.Anonymous, r.Confirmed, r.Denied, r.Unconfirmed, r.Unresolved}
		return l.add(item, r.Name, string(r.Kind), fmt.Sprint(r.Articles), fmt.Sprint(r.Claims), fmt.Sprint(r.Anonymous),
			fmt.Sprint(r.Confirmed), fmt.Sprint(r.Denied), fmt.Sprint(r.Unconfirmed), fmt.Sprint(r.Unresolved))
	})
	if err != nil {
		return err
	}
	return l.close()
}

package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/corpus/interchange"
	"hearsay/extract/news"
	"hearsay/store"
	"hearsay/store/query"
)

const claimsHelp = `List claims, newest first.

QUERY is in the query language ('hearsay help query'): words and "phrases" for
full text, field:value for every filter below, - for not, OR, parentheses.

  hearsay claims iphone --fact-status unconfirmed
  hearsay claims 'who:Kremlin device:iPhone -status:asserted'
  hearsay claims --due-before 2023-04-01 --format csv > due.csv`

func (a *app) claimsCommand() *cobra.Command {
	return a.listingCommand("claims [QUERY]", "List claims", claimsHelp, a.listClaims)
}

// listClaims prints the claims that match, page by page.
func (a *app) listClaims(ctx context.Context, s store.Store, q *query.Query, p store.Page, format string) error {
	l, err := a.list(format, column{name: "id"}, column{name: "published"}, column{name: "outlet"},
		column{name: "who", wide: true}, column{name: "claim", wide: true}, column{name: "deadline"},
		column{name: "source", wide: true}, column{name: "status"}, column{name: "confidence"})
	if err != nil {
		return err
	}
	p.Text = format == "json" || format == "jsonl" // only JSON carries spans, which need the text
	edges := edgeOf{}
	err = store.Each(ctx, s.Claims, q, p, func(c store.Claim) error {
		var item any
		if p.Text {
			item = edges.claim(&c)
		}
		return l.add(item, claimCells(&c)...)
	})
	if err != nil {
		return err
	}
	return l.close()
}

func claimCells(c *store.Claim) []string {
	return []string{
		shortID(c.ID), day(c.Of.Published), c.Of.Outlet, c.Who.Name, c.ContentText, deadlineText(c.Deadline),
		chainText(c.Source), string(c.Status), strconv.FormatFloat(c.Confidence, 'f', 2, 64),
	}
}

// edgeOf keeps the last article's edge, since claims come article by article.
type edgeOf struct {
	article string
	edge    *interchange.Edge
}

func (e *edgeOf) claim(c *store.Claim) interchange.Claim {
	if e.edge == nil || e.article != c.Of.ID {
		of := c.Of
		e.article, e.edge = c.Of.ID, interchange.For(&of)
	}
	return e.edge.Claim(&c.Claim)
}

// day is the day of an ISO date or time.
func day(iso string) string {
	if len(iso) > 10 {
		return iso[:10]
	}
	return iso
}

// deadlineText is "by 2023-03-31"; the words of the text where they resolve to
// no date.
func deadlineText(d *news.Deadline) string {
	switch {
	case d == nil:
		return ""
	case d.Value == "":
		return d.Text + " (?)"
	}
	return string(d.Relation) + " " + d.Value
}

// chainText is "Kommersant → sources (unnamed)".
func chainText(chain []news.Source) string {
	hops := make([]string, len(chain))
	for i, s := range chain {
		hops[i] = s.Name
		if s.Anonymous {
			hops[i] += " (unnamed)"
		}
	}
	return strings.Join(hops, " → ")
}

// onList is the fields that a link is about, for a cell.
func onList(on []string) string { return strings.Join(on, ",") }

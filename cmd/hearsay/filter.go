package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/store"
	"hearsay/store/query"
)

// filter is one flag that narrows a listing. It stands for a field of the query
// language, so that flags, saved queries and pages can never differ.
type filter struct{ flag, help string }

// filters are the narrowing flags of every listing; the flag's name is the
// field's name in the query language.
var filters = []filter{
	{"who", "who acts in the claim"},
	{"device", "product, device or software it is about"},
	{"source", "anybody in the chain of sources"},
	{"outlet", "outlet of the article"},
	{"status", "status of the claim: asserted, reported, confirmed, denied, unconfirmed"},
	{"fact-status", "what all reports together say: also disputed, retracted, expired"},
	{"modality", "actual, instructed, advised, planned, possible, negated"},
	{"due-before", "deadline before this date"},
	{"due-after", "deadline after this date"},
	{"since", "published on or after this date"},
	{"until", "published on or before this date"},
	{"story", "story (its ID or the ID of one of its articles)"},
	{"min-confidence", "least confidence, 0 to 1"},
}

// narrow holds the values of the flags.
type narrow struct {
	values map[string]*string
	asOf   string
	limit  int
}

func (a *app) narrowFlags(cmd *cobra.Command) *narrow {
	n := &narrow{values: map[string]*string{}}
	for _, f := range filters {
		n.values[f.flag] = cmd.Flags().String(f.flag, "", f.help)
	}
	cmd.Flags().IntVar(&n.limit, "limit", 0, "list at most so many (0: all)")
	cmd.Flags().StringVar(&n.asOf, "as-of", today(), "the day against which deadlines have passed")
	return n
}

// listFunc prints the items that match a query, page by page.
type listFunc func(ctx context.Context, s store.Store, q *query.Query, p store.Page, format string) error

// listingCommand is a command that lists what a query asks for.
func (a *app) listingCommand(use, short, long string, list listFunc) *cobra.Command {
	var format string
	cmd := &cobra.Command{Use: use, Short: short, Long: long}
	n := a.narrowFlags(cmd)
	formatFlag(cmd, &format, "table")
	cmd.RunE = func(cmd *cobra.Command, words []string) error {
		q, err := n.query(words)
		if err != nil {
			return err
		}
		return a.reading(cmd.Context(), func(s store.Store) error {
			return list(cmd.Context(), s, q, store.Page{Limit: n.limit, AsOf: n.asOf}, format)
		})
	}
	return cmd
}

// query joins the words of the command line and the flags into one query. The
// words come first, so that an error's place is a place in what was typed.
func (n *narrow) query(words []string) (*query.Query, error) {
	parts := append([]string(nil), words...)
	for _, f := range filters {
		if v := *n.values[f.flag]; v != "" {
			parts = append(parts, fieldTerm(f.flag, v))
		}
	}
	q, err := query.Parse(strings.Join(parts, " "))
	if err != nil {
		return nil, usageError{err}
	}
	return q, nil
}

// fieldTerm is field:value in the query language. A value that could be taken
// for more than one word is quoted.
func fieldTerm(field, value string) string {
	if field == "min-confidence" {
		return "confidence:>=" + value
	}
	if strings.ContainsAny(value, " \t\n\"()") {
		value = strconv.Quote(value)
	}
	return field + ":" + value
}

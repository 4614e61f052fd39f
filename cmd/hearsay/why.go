package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/extract/news"
	"hearsay/store"
)

func (a *app) whyCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "why ID",
		Short: "Which rules and models decided a claim and its links",
		Long: `Show the reason behind each part of a claim and each of its links: the name of
the rule or model (one search in the source code finds it), its score, and the
words it rests on.`,
		Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, ids []string) error {
			return a.reading(cmd.Context(), func(s store.Store) error { return a.why(cmd.Context(), s, ids[0]) })
		},
	}
}

func (a *app) why(ctx context.Context, s store.Store, id string) error {
	v, err := viewOf(ctx, s, id)
	if err != nil {
		return err
	}
	c := v.claim
	w := &sheet{out: a.stdout, bold: a.colour(), width: a.width}
	w.title(c.ContentText)
	w.reason(&c.Of, "claim", "", c.Reason)
	w.reason(&c.Of, "status", string(c.Status), c.StatusReason)
	w.reason(&c.Of, "modality", string(c.Modality), c.ModalityReason)
	if c.Deadline != nil {
		w.reason(&c.Of, "deadline", deadlineText(c.Deadline), c.Deadline.Reason)
	}
	w.field("source", orOwnVoice(chainText(c.Source)))
	for _, hop := range c.Source {
		if !hop.Span.Empty() {
			w.field("", "“"+quoted(&c.Of, hop.Span)+"”")
		}
	}
	w.field("confidence", fmt.Sprintf("%.2f", c.Confidence))
	for _, l := range v.links {
		o := v.other[v.otherEnd(l)]
		w.printf("\n")
		w.field(string(l.Relation), claimLine(&o))
		w.field("  because", reasonText(l.Reason)+onText(l.On))
		w.field("  decided by", string(l.DecidedBy)+fmt.Sprintf(", score %.2f", l.Score))
	}
	return w.err
}

// reason prints which rule decided a part, and the words it rests on.
func (w *sheet) reason(a *news.Article, label, value string, r news.Reason) {
	if r.Rule == "" && value == "" {
		return
	}
	text := reasonText(r)
	if value != "" {
		text = value + ": " + text
	}
	w.field(label, text)
	for _, s := range r.Spans {
		w.field("", "“"+quoted(a, s)+"”")
	}
}

func reasonText(r news.Reason) string {
	parts := []string{r.Rule}
	if r.Note != "" {
		parts = append(parts, r.Note)
	}
	if r.Score > 0 && r.Score < 1 {
		parts = append(parts, fmt.Sprintf("%.2f", r.Score))
	}
	return strings.Join(parts, ", ")
}

// quoted is the text under a span, or nothing when the article has no such place.
func quoted(a *news.Article, s news.Span) string {
	if text := a.Of(s.Field); !s.Empty() && s.End <= len(text) {
		return text[s.Start:s.End]
	}
	return ""
}

package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/corpus/interchange"
	"hearsay/extract/news"
	"hearsay/store"
)

func (a *app) showCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "One claim: its fields, its sentence in context, its sources, its links",
		Long: `Show one claim with everything it rests on: the sentence in its context, who
says it and from whom, and every link to other claims, both ways.

ID may be shortened to a beginning that fits only one claim.`,
		Args: args(cobra.ExactArgs(1)),
	}
	formatFlag(cmd, &format, "table")
	cmd.RunE = func(cmd *cobra.Command, ids []string) error {
		return a.reading(cmd.Context(), func(s store.Store) error { return a.show(cmd.Context(), s, ids[0], format) })
	}
	return cmd
}

// view is a claim with what it is linked to.
type view struct {
	claim *store.Claim
	links []news.Link
	other map[string]store.Claim // by ID: the claims at the links' other ends
}

func viewOf(ctx context.Context, s store.Reader, id string) (*view, error) {
	c, err := s.Claim(ctx, id)
	if err != nil {
		return nil, fmt.Errorf("claim %s: %w", id, err)
	}
	v := &view{claim: c, other: map[string]store.Claim{}}
	if v.links, err = s.LinksOf(ctx, c.ID); err != nil {
		return nil, err
	}
	ids := make([]string, len(v.links))
	for i, l := range v.links {
		ids[i] = v.otherEnd(l)
	}
	others, err := s.ClaimsByID(ctx, ids...)
	for _, o := range others {
		v.other[o.ID] = o
	}
	return v, err
}

func (v *view) otherEnd(l news.Link) string {
	if l.A == v.claim.ID {
		return l.B
	}
	return l.A
}

func (a *app) show(ctx context.Context, s store.Store, id, format string) error {
	v, err := viewOf(ctx, s, id)
	if err != nil {
		return err
	}
	if format != "table" {
		return a.showItem(v, format)
	}
	w := &sheet{out: a.stdout, bold: a.colour(), width: a.width}
	c := v.claim
	w.title(c.ContentText)
	w.claimFields(c)
	w.field("sentence", inContext(&c.Of, c.Evidence))
	w.links(v)
	return w.err
}

// showItem prints the claim in a machine's form, one object with its links.
func (a *app) showItem(v *view, format string) error {
	l, err := a.list(format, column{name: "field"}, column{name: "value", wide: true})
	if err != nil {
		return err
	}
	if format == "json" || format == "jsonl" {
		if err := l.add(viewJSON(v)); err != nil {
			return err
		}
		return l.close()
	}
	for _, f := range claimFieldTexts(v.claim) {
		if err := l.add(nil, f[0], f[1]); err != nil {
			return err
		}
	}
	return l.close()
}

// sheet prints labelled lines for a person, and keeps the first error.
type sheet struct {
	out   io.Writer
	bold  bool
	width int
	err   error
}

// labelWidth holds the longest label, "other sources".
const labelWidth = 14

func (w *sheet) printf(format string, args ...any) {
	if w.err == nil {
		_, w.err = fmt.Fprintf(w.out, format, args...)
	}
}

func (w *sheet) title(s string) {
	s = oneLine(s)
	if w.bold {
		s = "\x1b[1m" + s + "\x1b[0m"
	}
	w.printf("%s\n\n", s)
}

// field prints a label and its value, wrapped under itself; nothing for an
// empty value.
func (w *sheet) field(label, value string) {
	if value = oneLine(value); value == "" {
		return
	}
	indent := strings.Repeat(" ", labelWidth)
	for i, line := range wrap(value, w.room()) {
		lead := indent
		if i == 0 {
			lead = fmt.Sprintf("%-*s", labelWidth, label)
		}
		w.printf("%s%s\n", lead, line)
	}
}

// room is the width left beside the labels; 86 columns for a program, which is
// what fits a page of README.
func (w *sheet) room() int {
	if w.width == 0 {
		return 100 - labelWidth
	}
	return max(30, w.width-labelWidth)
}

func (w *sheet) claimFields(c *store.Claim) {
	for _, f := range claimFieldTexts(c) {
		w.field(f[0], f[1])
	}
}

// claimFieldTexts are the labelled fields of a claim, in reading order.
func claimFieldTexts(c *store.Claim) [][2]string {
	object := c.Object.Text
	if c.Object.Name != "" && c.Object.Name != object {
		object += " (" + c.Object.Name + ")"
	}
	var devices, quantities, others []string
	for _, d := range c.Devices {
		devices = append(devices, d.Name)
	}
	for _, q := range c.Quantities {
		quantities = append(quantities, q.Text)
	}
	for _, chain := range c.OtherSources {
		others = append(others, chainText(chain))
	}
	deadline := deadlineText(c.Deadline)
	if c.Deadline != nil {
		deadline += " (" + c.Deadline.Text + ")"
	}
	return [][2]string{
		{"id", c.ID}, {"article", articleLine(&c.Of)}, {"who", partyText(c.Who)}, {"ordered by", partyText(c.By)},
		{"does", c.Predicate.Lemma}, {"what", object}, {"device", strings.Join(devices, ", ")},
		{"quantity", strings.Join(quantities, ", ")}, {"place", c.Place.Name}, {"deadline", deadline},
		{"source", orOwnVoice(chainText(c.Source))}, {"other sources", strings.Join(others, "; ")},
		{"status", statusText(c)}, {"modality", modalityText(&c.Claim)}, {"confidence", fmt.Sprintf("%.2f", c.Confidence)},
		{"fact", factText(c)},
	}
}

func orOwnVoice(chain string) string {
	if chain == "" {
		return "the article itself"
	}
	return chain
}

func statusText(c *store.Claim) string {
	text := string(c.Status)
	if note := c.StatusReason.Note; note != "" {
		text += " (" + note + ")"
	}
	return text
}

func modalityText(c *news.Claim) string {
	text := string(c.Modality)
	if c.Polarity == news.Negative && c.Modality != news.Negated {
		text += ", not to"
	}
	if c.Quote {
		text += ", quoted"
	}
	return text
}

func factText(c *store.Claim) string {
	if c.Fact == "" {
		return ""
	}
	return shortID(c.Fact) + " (" + string(c.FactStatus) + " by all reports together)"
}

func partyText(p news.Party) string {
	if p.Text != "" && p.Name != p.Text {
		return p.Name + " (“" + p.Text + "”)"
	}
	return p.Name
}

// articleLine is "TechSpot, 2023-03-20: Title".
func articleLine(a *news.Article) string {
	parts := make([]string, 0, 2)
	for _, s := range []string{a.Outlet, day(a.Published)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	line := strings.Join(parts, ", ")
	if line == "" {
		line = a.Ref
	}
	if a.Title != "" {
		line += ": " + a.Title
	}
	return line
}

var linkWords = map[news.Relation][2]string{ // from A's side, from B's side
	news.Same:          {"says the same as", "is also said in"},
	news.Confirms:      {"confirms", "is confirmed by"},
	news.Denies:        {"denies", "is denied by"},
	news.CannotConfirm: {"cannot confirm", "could not be confirmed by"},
	news.Conflicts:     {"conflicts with", "conflicts with"},
	news.Updates:       {"updates", "is updated by"},
}

func (w *sheet) links(v *view) {
	for i, l := range v.links {
		if i == 0 {
			w.printf("\n")
		}
		side := 0
		if l.B == v.claim.ID {
			side = 1
		}
		o := v.other[v.otherEnd(l)]
		w.printf("%s%s\n", linkWords[l.Relation][side], onText(l.On))
		w.field("  "+shortID(o.ID), claimLine(&o))
	}
}

func onText(on []string) string {
	if len(on) == 0 {
		return ""
	}
	return " (" + strings.Join(on, ", ") + ")"
}

// claimLine is a claim on one line: what is said, where, from whom.
func claimLine(c *store.Claim) string {
	line := "“" + oneLine(c.EvidenceText) + "” — " + articleLine(&c.Of)
	if len(c.Source) > 0 {
		line += " [" + chainText(c.Source) + "]"
	}
	return line
}

// inContext is the evidence between the ends of its neighbours, marked with
// brackets, so that a reader sees what stands around it.
func inContext(a *news.Article, s news.Span) string {
	text := a.Of(s.Field)
	if s.End > len(text) || s.Empty() {
		return ""
	}
	const around = 120
	from, to := runeBorder(text, s.Start-around), runeBorder(text, s.End+around)
	before, after := text[from:s.Start], text[s.End:to]
	if from > 0 {
		before = "…" + before
	}
	if to < len(text) {
		after += "…"
	}
	return before + "[" + text[s.Start:s.End] + "]" + after
}

// runeBorder moves i into text and to the start of a rune.
func runeBorder(text string, i int) int {
	i = max(0, min(i, len(text)))
	for i > 0 && i < len(text) && text[i]&0xC0 == 0x80 {
		i--
	}
	return i
}

// wrap breaks s at spaces into lines of at most width characters; a longer word
// gets a line of its own.
func wrap(s string, width int) []string {
	var lines []string
	line, n := "", 0
	for _, word := range strings.Fields(s) {
		w := len([]rune(word))
		if n > 0 && n+1+w > width {
			lines, line, n = append(lines, line), "", 0
		}
		if n > 0 {
			line, n = line+" ", n+1
		}
		line, n = line+word, n+w
	}
	if n > 0 {
		lines = append(lines, line)
	}
	return lines
}

// viewJSON is a claim with its links, both ways, in JSON.
func viewJSON(v *view) any {
	type end struct {
		Relation string            `json:"relation"`
		Reacting bool              `json:"reacting"` // this claim is the later or reacting one
		On       []string          `json:"on"`
		Score    float64           `json:"score"`
		Reason   string            `json:"reason"`
		Other    interchange.Claim `json:"other"`
	}
	out := struct {
		Claim interchange.Claim `json:"claim"`
		Links []end             `json:"links"`
	}{claimJSON(v.claim), []end{}}
	for _, l := range v.links {
		o, form := v.other[v.otherEnd(l)], interchange.OfLink(&l)
		out.Links = append(out.Links, end{form.Relation, l.A == v.claim.ID, form.On, form.Score, form.Reason, claimJSON(&o)})
	}
	return out
}

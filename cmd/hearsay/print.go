package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// formats are the output forms that every listing takes.
var formats = []string{"table", "json", "jsonl", "csv", "markdown"}

// formatFlag adds --format to a listing.
func formatFlag(cmd *cobra.Command, format *string, fallback string) {
	cmd.Flags().StringVar(format, "format", fallback, "output form: "+strings.Join(formats, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formats, cobra.ShellCompDirectiveNoFileComp))
}

// column is one column of a listing. Wide columns give way when the terminal is
// narrow; the others are shown whole.
type column struct {
	name string
	wide bool
}

// listing prints items one by one in the form asked for. The JSON forms print
// the item itself, the others its cells.
type listing struct {
	out     io.Writer
	format  string
	width   int // of the terminal, 0 when the reader is a program
	bold    bool
	columns []column
	rows    [][]string // table only: widths are known at the end
	csv     *csv.Writer
	count   int
}

func (a *app) list(format string, columns ...column) (*listing, error) {
	if !slices.Contains(formats, format) {
		return nil, usageError{fmt.Errorf("unknown format %q: use %s", format, strings.Join(formats, ", "))}
	}
	l := &listing{out: a.stdout, format: format, width: a.width, bold: a.colour(), columns: columns}
	return l, l.open()
}

func (l *listing) open() error {
	names := make([]string, len(l.columns))
	for i, c := range l.columns {
		names[i] = c.name
	}
	var err error
	switch l.format {
	case "csv":
		l.csv = csv.NewWriter(l.out)
		err = l.csv.Write(names)
	case "markdown":
		_, err = fmt.Fprintf(l.out, "| %s |\n|%s\n", strings.Join(names, " | "), strings.Repeat(" --- |", len(names)))
	}
	return err
}

// add prints one item.
func (l *listing) add(item any, cells ...string) error {
	l.count++
	switch l.format {
	case "jsonl":
		return writeJSON(l.out, item)
	case "json":
		lead := ",\n"
		if l.count == 1 {
			lead = "[\n"
		}
		if _, err := io.WriteString(l.out, lead); err != nil {
			return err
		}
		return writeJSONBare(l.out, item)
	case "csv":
		return l.csv.Write(cells)
	case "markdown":
		_, err := fmt.Fprintf(l.out, "| %s |\n", strings.Join(markdownCells(cells), " | "))
		return err
	}
	l.rows = append(l.rows, cells)
	return nil
}

// close ends the listing; nothing may be added after.
func (l *listing) close() error {
	switch l.format {
	case "json":
		end := "\n]\n"
		if l.count == 0 {
			end = "[]\n"
		}
		_, err := io.WriteString(l.out, end)
		return err
	case "csv":
		l.csv.Flush()
		return l.csv.Error()
	case "table":
		return l.table()
	}
	return nil
}

// table aligns the columns. On a terminal, wide columns are cut to its width;
// for a program nothing is cut.
func (l *listing) table() error {
	if len(l.rows) == 0 {
		return nil
	}
	widths := l.widths()
	var b strings.Builder
	header := make([]string, len(l.columns))
	for i, c := range l.columns {
		header[i] = strings.ToUpper(c.name)
	}
	if l.bold {
		b.WriteString("\x1b[1m")
	}
	l.line(&b, header, widths)
	if l.bold {
		b.WriteString("\x1b[0m")
	}
	for _, row := range l.rows {
		l.line(&b, row, widths)
	}
	_, err := io.WriteString(l.out, b.String())
	return err
}

func (l *listing) line(b *strings.Builder, cells []string, widths []int) {
	for i, cell := range cells {
		cell = oneLine(cell)
		if l.width > 0 {
			cell = cut(cell, widths[i])
		}
		b.WriteString(cell)
		if i < len(cells)-1 {
			b.WriteString(strings.Repeat(" ", max(0, widths[i]-utf8.RuneCountInString(cell))+2))
		}
	}
	b.WriteByte('\n')
}

// widths gives each column the room of its longest cell, and shares what a
// terminal leaves among the wide ones.
func (l *listing) widths() []int {
	w := make([]int, len(l.columns))
	total, wide := 0, 0
	for i, c := range l.columns {
		w[i] = utf8.RuneCountInString(c.name)
		for _, row := range l.rows {
			w[i] = max(w[i], utf8.RuneCountInString(oneLine(row[i])))
		}
		total += w[i] + 2
		if c.wide {
			wide += w[i]
		}
	}
	over := total - 2 - l.width
	if l.width == 0 || over <= 0 || wide == 0 {
		return w
	}
	for i, c := range l.columns {
		if c.wide {
			w[i] = max(minWide, w[i]-(over*w[i]+wide-1)/wide)
		}
	}
	return w
}

// minWide is the least that is left of a wide column: enough for two words.
const minWide = 16

// cut shortens s to n characters, the last of them an ellipsis.
func cut(s string, n int) string {
	if n < 1 || utf8.RuneCountInString(s) <= n {
		return s
	}
	runes := []rune(s)
	return string(runes[:n-1]) + "…"
}

// oneLine folds line breaks and runs of space, so that a cell is one line, and
// drops control characters, so that an article cannot write to the terminal.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f || r >= 0x80 && r <= 0x9f }), " ")
}

func markdownCells(cells []string) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = strings.ReplaceAll(oneLine(c), "|", `\|`)
	}
	return out
}

func writeJSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

// writeJSONBare is writeJSON without the line break at the end.
func writeJSONBare(w io.Writer, v any) error {
	var b strings.Builder
	if err := writeJSON(&b, v); err != nil {
		return err
	}
	_, err := io.WriteString(w, strings.TrimSuffix(b.String(), "\n"))
	return err
}

// writeIndented is writeJSON for a person to read.
func writeIndented(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

package main

import (
	"context"

	"github.com/spf13/cobra"

	"hearsay/corpus"
	"hearsay/corpus/interchange"
	"hearsay/extract/news"
)

const extractHelp = `Read articles without a store and print what they say: statements (source, cue,
content) and claims, one JSON object an article, in the order of the arguments.
Offsets are code points into the article's text.

  hearsay extract report.html | jq '.claims[].content.text'
  hearsay extract --jsonl --published 2023-03-20 *.txt`

func (a *app) extractCommand() *cobra.Command {
	var f importFlags
	var lines bool
	cmd := &cobra.Command{
		Use: "extract FILE…", Short: "Print what articles say, without a store", Long: extractHelp,
		Args: args(cobra.MinimumNArgs(1)),
	}
	f.add(cmd)
	cmd.Flags().BoolVar(&lines, "jsonl", false, "one line an article")
	cmd.RunE = func(cmd *cobra.Command, inputs []string) error {
		if err := f.check(); err != nil {
			return err
		}
		return a.extract(cmd.Context(), inputs, f.options, lines)
	}
	return cmd
}

func (a *app) extract(ctx context.Context, inputs []string, o corpus.Options, lines bool) error {
	p := a.progress(false)
	o.Stdin, o.Progress = a.stdin, p.event
	sum, err := corpus.Read(ctx, inputs, o, func(doc *news.Document) error {
		x := interchange.For(&doc.Article).Extraction(doc)
		if lines {
			return writeJSON(a.stdout, x)
		}
		return writeIndented(a.stdout, x)
	})
	p.wipe()
	return imported(sum, err)
}

package main

import (
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	data "hearsay/corpus/stance"
	"hearsay/corpus/train/stance"
	"hearsay/extract/model"
	classes "hearsay/extract/relate/en/stance"
)

func stanceCommand() *cobra.Command {
	var out string
	var validate bool
	cmd := &cobra.Command{
		Use:   "stance",
		Short: "Train how an article or a headline stands to a statement",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			fnc, err := data.FNC(filepath.Join(dataFolder(cmd), "fnc1"))
			if err != nil {
				return err
			}
			emergent, err := data.Emergent(filepath.Join(dataFolder(cmd), "emergent", "train.ndjson"))
			if err != nil {
				return err
			}
			if validate {
				return printStance(cmd.OutOrStdout(), fnc, emergent)
			}
			return toFile(out, func(w io.Writer) error { return stance.Train(fnc, emergent, stanceCard, w) })
		},
	}
	cmd.Flags().StringVar(&out, "out", "extract/relate/en/stance/stance.bin", "file to write")
	cmd.Flags().BoolVar(&validate, "validate", false, "hold out whole stories and claims in turn and score; write nothing")
	return cmd
}

func printStance(w io.Writer, fnc, emergent []data.Pair) error {
	e, err := stance.Headline.CrossValidate(emergent, 10)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "Emergent, 10 folds by claim: accuracy %.3f, macro-F1 %.3f (for %.3f, against %.3f, observing %.3f)\n",
		e.Accuracy(), e.MacroF1(classes.Unrelated), e.F1(classes.Agree), e.F1(classes.Deny), e.F1(classes.Discuss))
	f, err := stance.Article.CrossValidate(fnc, 5)
	fmt.Fprintf(w, "FNC-1, 5 folds by story: relative %.3f, macro-F1 %.3f (agree %.3f, disagree %.3f, discuss %.3f, unrelated %.3f)\n",
		f.Relative(), f.MacroF1(classes.Stances), f.F1(classes.Agree), f.F1(classes.Deny), f.F1(classes.Discuss), f.F1(classes.Unrelated))
	return err
}

var stanceCard = model.Card{
	Model:   "stance",
	Purpose: "Tells whether an article, or a headline, agrees with a statement, denies it, passes it on or is about something else.",
	Data: []model.Source{
		{Name: "Fake News Challenge 1", Licence: "Apache-2.0 repository, news texts the publishers'", Part: "official training part, 49,972 pairs"},
		{Name: "Emergent", Licence: "none stated", Part: "official training part, 2,071 pairs"},
	},
	Command: "hearsay-train stance",
	Seed:    1,
	Method:  "multinomial logistic regression over hashed words, overlap ladders and lexica, AdaGrad; linear margins for the sides of headlines and of articles; boosted trees of three questions over traits of related articles and those sides",
}

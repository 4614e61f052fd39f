package main

import (
	"fmt"

	"github.com/spf13/cobra"

	score "hearsay/corpus/score/gold"
	"hearsay/corpus/train"
	en "hearsay/extract/claim/en"
)

func init() { commands = append(commands, openingCommand) }

func openingCommand() *cobra.Command {
	var dev, own, out string
	var validate bool
	var least int32
	cmd := &cobra.Command{
		Use:   "opening",
		Short: "Train the decision which predicates head a claim",
		Long: `Grows the forest that decides which predicates inside a clause head a claim of their own, on the gold stories.
With --validate it leaves every fifth story out in turn and scores the claims read.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			sets, err := goldSets(dev, own, dataFolder(cmd))
			if err != nil {
				return err
			}
			if !validate {
				b, err := train.Opening(sets[0], sets[1])
				if err != nil {
					return err
				}
				return write(out, b)
			}
			results, err := train.ValidateOpening(sets[0], sets[1], least)
			if err != nil {
				return err
			}
			for _, set := range sets {
				sum := score.NewResult()
				for range set {
					sum.Add(results[0])
					results = results[1:]
				}
				p, r, f := sum.Claims.PRF()
				fmt.Fprintf(cmd.OutOrStdout(), "claims %.4f/%.4f/%.4f", p, r, f)
				for _, name := range []string{"who", "source-root", "status", "modality", "deadline", "no-deadline"} {
					t := sum.Fields[name]
					fmt.Fprintf(cmd.OutOrStdout(), "  %s %.4f (%d of %d)", name, float64(t.Right)/float64(t.Of), t.Right, t.Of)
				}
				fmt.Fprintln(cmd.OutOrStdout())
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&dev, "gold", "../shared/gold/dev", "folder of gold stories")
	cmd.Flags().StringVar(&own, "ours", "testdata/gold/stories", "gold stories of our own, without their texts")
	cmd.Flags().StringVar(&out, "out", "extract/claim/en/opening.bin", "file to write")
	cmd.Flags().BoolVar(&validate, "validate", false, "leave every fifth story out in turn and score it; write nothing")
	cmd.Flags().Int32Var(&least, "least", en.LeastOpening, "least sum of the forest at which a predicate heads a claim, in thousandths of a logit")
	return cmd
}

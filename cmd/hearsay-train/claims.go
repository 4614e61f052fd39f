package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"hearsay/corpus/gold"
	score "hearsay/corpus/score/gold"
)

// claimTask is a decision within the reading of claims that is learned from the gold
// stories, and judged by the claims that are read with it.
type claimTask struct {
	use, short, what string // what: "grows the forest that decides …", a sentence
	file             string
	least            int32 // of the forest's sum, for yes
	yes              string
	grow             func(shared, ours []gold.Story) ([]byte, error)
	validate         func(shared, ours []gold.Story, least int32) ([]*score.Result, error)
	fields           []string // of claims, that are worth reporting
}

func (t *claimTask) command() *cobra.Command {
	var dev, own, out string
	var validate bool
	var least int32
	cmd := &cobra.Command{Use: t.use, Short: t.short, Long: t.what + `
With --validate it leaves every fifth story out in turn and scores the claims read.`, Args: cobra.NoArgs}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		sets, err := goldSets(dev, own, dataFolder(cmd))
		if err != nil {
			return err
		}
		if !validate {
			b, err := t.grow(sets[0], sets[1])
			if err != nil {
				return err
			}
			return write(out, b)
		}
		results, err := t.validate(sets[0], sets[1], least)
		if err != nil {
			return err
		}
		for _, set := range sets {
			t.print(cmd.OutOrStdout(), results[:len(set)])
			results = results[len(set):]
		}
		return nil
	}
	cmd.Flags().StringVar(&dev, "gold", "../shared/gold/dev", "folder of gold stories")
	cmd.Flags().StringVar(&own, "ours", "testdata/gold/stories", "gold stories of our own, without their texts")
	cmd.Flags().StringVar(&out, "out", t.file, "file to write")
	cmd.Flags().BoolVar(&validate, "validate", false, "leave every fifth story out in turn and score it; write nothing")
	cmd.Flags().Int32Var(&least, "least", t.least, "least sum of the forest at which "+t.yes+", in thousandths of a logit")
	return cmd
}

// print writes the scores of a set of stories on one line.
func (t *claimTask) print(w io.Writer, results []*score.Result) {
	sum := score.NewResult()
	for _, r := range results {
		sum.Add(r)
	}
	p, r, f := sum.Claims.PRF()
	fmt.Fprintf(w, "claims %.4f/%.4f/%.4f", p, r, f)
	for _, name := range t.fields {
		c := sum.Fields[name]
		fmt.Fprintf(w, "  %s %.4f (%d of %d)", name, float64(c.Right)/float64(c.Of), c.Right, c.Of)
	}
	fmt.Fprintln(w)
}

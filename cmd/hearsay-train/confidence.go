package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"hearsay/corpus/gold"
	"hearsay/corpus/train"
)

func init() { commands = append(commands, confidenceCommand) }

func confidenceCommand() *cobra.Command {
	var dev, own, out string
	cmd := &cobra.Command{
		Use:   "confidence",
		Short: "Fit how sure a claim is",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			stories, err := gold.Load(dev)
			if err != nil {
				return err
			}
			more, err := gold.LoadStandoff(own, dataFolder(cmd))
			if err != nil {
				return err
			}
			b, table, err := train.Confidence(append(stories, more...))
			if err != nil {
				return err
			}
			for _, r := range table {
				fmt.Fprintf(cmd.OutOrStdout(), "at least %.2f: %4d claims, %.3f are one, %.3f with who acts and who says it, %.3f right in every main field\n", r.Least, r.Claims,
					float64(r.Real)/float64(max(r.Claims, 1)), float64(r.Right)/float64(max(r.Claims, 1)), float64(r.All)/float64(max(r.Claims, 1)))
			}
			return write(out, b)
		},
	}
	cmd.Flags().StringVar(&dev, "dev", "../shared/gold/dev", "folder of gold stories")
	cmd.Flags().StringVar(&own, "stories", "testdata/gold/stories", "folder of stand-off gold stories")
	cmd.Flags().StringVar(&out, "out", "extract/claim/confidence/confidence.bin", "file to write")
	return cmd
}

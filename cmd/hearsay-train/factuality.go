package main

import (
	"github.com/spf13/cobra"

	"hearsay/corpus/train"
)

func factualityCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "factuality",
		Short: "Train how certain a text is of its events (UW, MEANTIME, UDS; a minute)",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			file, err := train.Factuality{Data: dataFolder(cmd), Epochs: 5, Rate: 0.03, L2: 0.001, Least: 3, Seed: 1}.Train()
			if err != nil {
				return err
			}
			return writeModel(cmd, file)
		},
	}
	cmd.Flags().String("out", "extract/status/en/factuality.bin", "file to write")
	return cmd
}

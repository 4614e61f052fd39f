package main

import (
	"github.com/spf13/cobra"

	"hearsay/corpus/train"
)

func borderCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "border",
		Short: "Train where sentences end (UD treebanks; seconds)",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			file, err := train.Border(dataFolder(cmd))
			if err != nil {
				return err
			}
			return writeModel(cmd, file)
		},
	}
	cmd.Flags().String("out", "extract/token/en/border.bin", "file to write")
	return cmd
}

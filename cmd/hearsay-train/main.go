// Command hearsay-train writes the model files that hearsay embeds, one
// subcommand per model, each reproducible byte for byte from the data, the seed
// and the command that its card names.
//
//	hearsay-train syntax --data ../shared/data --out extract/syntax/en/en.bin
//	hearsay-train card extract/syntax/en/en.bin
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	if err := root().Execute(); err != nil {
		fmt.Fprintln(os.Stderr, "hearsay-train:", err)
		os.Exit(1)
	}
}

// commands are the subcommands, one per model. Each file adds its own row.
var commands = []func() *cobra.Command{cardCommand, wordsCommand, sameCommand}

func root() *cobra.Command {
	cmd := &cobra.Command{
		Use:           "hearsay-train",
		Short:         "Train the models that hearsay embeds",
		SilenceUsage:  true,
		SilenceErrors: true,
	}
	cmd.PersistentFlags().String("data", "../shared/data", "folder of the training data")
	for _, c := range commands {
		cmd.AddCommand(c())
	}
	return cmd
}

// dataFolder is the folder that --data names.
func dataFolder(cmd *cobra.Command) string {
	folder, _ := cmd.Flags().GetString("data")
	return folder
}

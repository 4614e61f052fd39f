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
var commands = []func() *cobra.Command{
	borderCommand,
	cardCommand,
	eventsCommand,
	factualityCommand,
	goldCommand,
	irregularCommand,
	madeCommand,
	relationsCommand,
	sameCommand,
	stanceCommand,
	syntaxCommand,
	wordsCommand,
}

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

// writeModel writes a model to the file that --out names.
func writeModel(cmd *cobra.Command, data []byte) error {
	name, _ := cmd.Flags().GetString("out")
	if err := os.WriteFile(name, data, 0o644); err != nil {
		return fmt.Errorf("writing model: %w", err)
	}
	fmt.Fprintf(cmd.ErrOrStderr(), "%s: %d bytes\n", name, len(data))
	return nil
}

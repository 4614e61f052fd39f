package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"hearsay/corpus/train/who"
)

func init() { commands = append(commands, entityCommand, entityListsCommand) }

func entityCommand() *cobra.Command {
	var out, lists string
	cmd := &cobra.Command{
		Use:   "entity",
		Short: "Train the name finder",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := who.Names(dataFolder(cmd), lists)
			if err != nil {
				return err
			}
			return write(out, b)
		},
	}
	cmd.Flags().StringVar(&out, "out", "extract/entity/en/en.bin", "file to write")
	cmd.Flags().StringVar(&lists, "lists", "extract/entity/en/lists", "folder of the word lists")
	return cmd
}

func entityListsCommand() *cobra.Command {
	var out, lists string
	cmd := &cobra.Command{
		Use:   "entity-lists",
		Short: "Pack the word lists that tell who is meant",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			b, err := who.Lists(lists)
			if err != nil {
				return err
			}
			return write(out, b)
		},
	}
	cmd.Flags().StringVar(&out, "out", "extract/entity/en/lists.bin", "file to write")
	cmd.Flags().StringVar(&lists, "lists", "extract/entity/en/lists", "folder of the word lists")
	return cmd
}

func write(path string, b []byte) error {
	if err := os.WriteFile(path, b, 0o644); err != nil {
		return fmt.Errorf("writing model: %w", err)
	}
	return nil
}

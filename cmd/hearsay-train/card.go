package main

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"hearsay/extract/model"
)

func cardCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "card FILE…",
		Short: "Print what model files are made of: data, licences, command, scores",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, files []string) error {
			for _, name := range files {
				data, err := os.ReadFile(name)
				if err != nil {
					return fmt.Errorf("reading model: %w", err)
				}
				if err := printCard(cmd.OutOrStdout(), name, data); err != nil {
					return fmt.Errorf("%s: %w", name, err)
				}
			}
			return nil
		},
	}
}

// printCard verifies the file and prints its card and its sections.
func printCard(out io.Writer, name string, data []byte) error {
	f, err := model.Read(data)
	if err != nil {
		return err
	}
	if err := f.Verify(); err != nil {
		return err
	}
	c, err := f.Card()
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s: %s, features %d, %d bytes\n%s\n", name, f.Kind(), f.Features(), f.Size(), c.Purpose)
	fmt.Fprintf(out, "method: %s\ncommand: %s (seed %d)\n", c.Method, c.Command, c.Seed)
	for _, d := range c.Data {
		fmt.Fprintf(out, "data: %s, %s (%s)\n", d.Name, d.Part, d.Licence)
	}
	for _, s := range c.Scores {
		fmt.Fprintf(out, "score: %s: %.4f\n", s.Name, s.Value)
	}
	for _, n := range c.Notes {
		fmt.Fprintf(out, "note: %s\n", n)
	}
	for _, s := range f.Sections() {
		fmt.Fprintf(out, "section: %s, %d bytes\n", s.Name, s.Bytes)
	}
	return nil
}

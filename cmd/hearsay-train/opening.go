package main

import (
	"github.com/spf13/cobra"

	"hearsay/corpus/train"
	en "hearsay/extract/claim/en"
)

func init() { commands = append(commands, openingCommand) }

func openingCommand() *cobra.Command {
	t := claimTask{
		use: "opening", short: "Train the decision which predicates head a claim",
		what: "Grows the forest that decides which predicates inside a clause head a claim of their own, on the gold stories.",
		file: "extract/claim/en/opening.bin", least: en.LeastOpening, yes: "a predicate heads a claim",
		grow: train.Opening, validate: train.ValidateOpening,
		fields: []string{"who", "source-root", "status", "modality", "deadline", "no-deadline"},
	}
	return t.command()
}

package main

import (
	"github.com/spf13/cobra"

	"hearsay/corpus/train"
	en "hearsay/extract/claim/en"
)

func init() { commands = append(commands, datingCommand) }

func datingCommand() *cobra.Command {
	t := claimTask{
		use: "dating", short: "Train the decision which time dates a claim",
		what: "Grows the forest that decides which time dates a claim, on the gold stories.",
		file: "extract/claim/en/dating.bin", least: en.LeastDating, yes: "a time dates a claim",
		grow: train.Dating, validate: train.ValidateDating,
		fields: []string{"deadline", "no-deadline", "status", "modality"},
	}
	return t.command()
}

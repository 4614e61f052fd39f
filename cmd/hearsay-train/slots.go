package main

import (
	"io"

	"github.com/spf13/cobra"

	"hearsay/corpus/gold"
	"hearsay/corpus/link"
	"hearsay/corpus/train/relations"
	"hearsay/extract/relate"
)

func init() { commands = append(commands, slotsCommand) }

func slotsCommand() *cobra.Command {
	var out, own, dev, standoff string
	var validate bool
	cmd := &cobra.Command{
		Use:   "slots",
		Short: "Train the decision whether values that differ conflict",
		Long: `Grows the forests that decide whether two numbers or times which claims set against
each other conflict, and whether the later updates the earlier: on the passages and pairs
written for this project, and on gold stories. With --validate it leaves every fifth passage
and story out in turn, and tells how many links are found and right.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			list, err := slotExamples(own, dev, standoff, dataFolder(cmd))
			if err != nil {
				return err
			}
			if validate {
				return relations.ValidateSlots(cmd.OutOrStdout(), list)
			}
			return toFile(out, func(w io.Writer) error { return relations.WriteSlots(w, list) })
		},
	}
	cmd.Flags().StringVar(&out, "out", "extract/relate/slot.bin", "file to write")
	cmd.Flags().StringVar(&own, "own", "testdata/relations", "folder of passages and pairs written for this project")
	cmd.Flags().StringVar(&dev, "gold", "../shared/gold/dev", "gold stories to train on")
	cmd.Flags().StringVar(&standoff, "stories", "testdata/gold/stories", "gold stories of our own to train on")
	cmd.Flags().BoolVar(&validate, "validate", false, "leave every fifth passage and story out in turn and count the links; write nothing")
	return cmd
}

// slotExamples are all examples, compared by the judge that comes with the program: values
// differ where claims are not the same, and so little hangs on that.
func slotExamples(own, dev, standoff, data string) ([]relations.Example, error) {
	j := link.English()
	list, err := relations.Own(own, j)
	if err != nil {
		return nil, err
	}
	open, err := relations.Open(data, j)
	if err != nil {
		return nil, err
	}
	list = append(list, open...)
	told, err := gold.Load(dev)
	if err != nil {
		return nil, err
	}
	more, err := gold.LoadStandoff(standoff, data)
	if err != nil {
		return nil, err
	}
	told = append(told, more...)
	judges := make([]*relate.Judge, len(told))
	for i := range judges {
		judges[i] = j
	}
	pairs, err := relations.FromStories(told, judges)
	return append(list, pairs...), err
}

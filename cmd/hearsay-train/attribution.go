package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"hearsay/corpus/score/polnear"
	"hearsay/corpus/train/attribution"
	"hearsay/extract/attribution/en"
	"hearsay/extract/news"
	"hearsay/extract/syntax"
	"hearsay/extract/token"
)

func init() { commands = append(commands, attributionCommand, appealCommand) }

func attributionCommand() *cobra.Command {
	o := attribution.Defaults
	var out string
	cmd := &cobra.Command{
		Use:   "attribution",
		Short: "Train who said what, on PolNeAR",
		Long: "Train who said what, on PolNeAR's train part, and measure it on the dev part. With --hold-out, train on\n" +
			"all publishers but one and measure on that one; nothing is written.",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			o.Log = cmd.ErrOrStderr()
			folder := filepath.Join(dataFolder(cmd), "polnear")
			if o.HoldOut != "" {
				return holdOut(folder, o)
			}
			return trainAttribution(folder, out, o)
		},
	}
	cmd.Flags().StringVar(&out, "out", "extract/attribution/en/en.bin", "file to write")
	cmd.Flags().StringVar(&o.HoldOut, "hold-out", "", "publisher to leave out and measure on")
	cmd.Flags().IntVar(&o.Nets, "nets", o.Nets, "networks whose scores are averaged")
	cmd.Flags().IntVar(&o.Epochs, "epochs", o.Epochs, "passes over the data")
	cmd.Flags().IntVar(&o.Half, "half", o.Half, "width of a recurrence in one direction")
	cmd.Flags().IntVar(&o.Buckets, "buckets", o.Buckets, "rows that the features share, a power of two")
	cmd.Flags().Float64Var(&o.Rate, "rate", o.Rate, "rate of the layers")
	cmd.Flags().Float64Var(&o.RowRate, "row-rate", o.RowRate, "rate of the rows")
	cmd.Flags().Float64Var(&o.Rows, "drop-rows", o.Rows, "share of a word's rows left out in training")
	cmd.Flags().Float64Var(&o.Layer, "drop-layer", o.Layer, "share of a layer's outputs left out in training")
	cmd.Flags().Uint64Var(&o.Seed, "seed", o.Seed, "seed")
	cmd.Flags().Float64Var(&o.Bonus, "bonus", o.Bonus, "nats for each attribution, for recall")
	return cmd
}

func appealCommand() *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "appeal",
		Short: "Train what tells sourced facts from others, on FactAppeal, after attribution",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			b, err := attribution.Appeals(filepath.Join(dataFolder(cmd), "factappeal", "train.csv"), 1, func(text string) *news.Document {
				d := layers(&polnear.Article{Text: text})
				en.Annotate(d)
				return d
			})
			if err != nil {
				return err
			}
			return write(out, b)
		},
	}
	cmd.Flags().StringVar(&out, "out", "extract/attribution/en/appeal.bin", "file to write")
	return cmd
}

// layers reads an article by the program's own steps.
func layers(a *polnear.Article) *news.Document {
	d := &news.Document{Article: news.Article{Ref: a.Name, Text: a.Text, Language: "en"}}
	token.Annotate(d)
	syntax.Annotate(d)
	return d
}

func trainAttribution(folder, out string, o attribution.Options) error {
	train, err := polnear.Read(filepath.Join(folder, "train"))
	if err != nil {
		return err
	}
	dev, err := polnear.Read(filepath.Join(folder, "dev"))
	if err != nil {
		return err
	}
	t := attribution.NewTrainer(o, train, layers)
	t.Run()
	res, err := t.Measure(dev, layers)
	if err != nil {
		return err
	}
	fmt.Fprintln(o.Log, "dev:", attribution.Show(res))
	b, err := t.Bytes(attribution.Card(o, res))
	if err != nil {
		return err
	}
	return write(out, b)
}

func holdOut(folder string, o attribution.Options) error {
	all, err := polnear.Read(filepath.Join(folder, "train"))
	if err != nil {
		return err
	}
	var in, out []*polnear.Article
	for _, a := range all {
		if a.Publisher == o.HoldOut {
			out = append(out, a)
		} else {
			in = append(in, a)
		}
	}
	if len(out) == 0 {
		return fmt.Errorf("no article of publisher %q", o.HoldOut)
	}
	t := attribution.NewTrainer(o, in, layers)
	t.Run()
	res, err := t.Measure(out, layers)
	fmt.Fprintf(o.Log, "%s, %d articles: %s\n", o.HoldOut, len(out), attribution.Show(res))
	return err
}

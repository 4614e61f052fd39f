package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"hearsay/corpus"
	"hearsay/corpus/interchange"
	"hearsay/corpus/made"
	"hearsay/extract/news"
)

func madeCommand() *cobra.Command {
	var worlds, days int
	var published string
	cmd := &cobra.Command{
		Use:   "made INPUT…",
		Short: "Write a corpus so many times, each with other names, numbers and days, for measuring",
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, inputs []string) error {
			var list []news.Article
			o := corpus.Options{Given: corpus.Given{Published: published}}
			_, err := corpus.Read(cmd.Context(), inputs, o, func(d *news.Document) error {
				a := d.Article
				if day, ok := news.ParseDay(a.Published); ok && days > 1 {
					a.Published = day.AddDate(0, 0, len(list)%days).Format(time.DateOnly)
				}
				list = append(list, a)
				return nil
			})
			if err != nil {
				return err
			}
			out := bufio.NewWriter(cmd.OutOrStdout())
			for world := range worlds {
				for i := range list {
					a := made.Article(&list[i], world)
					line, err := json.Marshal(interchange.In{ID: a.Ref, URL: a.URL, Outlet: a.Outlet, Title: a.Title, Published: a.Published, Text: a.Text})
					if err != nil {
						return err
					}
					fmt.Fprintf(out, "%s\n", line)
				}
			}
			return out.Flush()
		},
	}
	cmd.Flags().IntVar(&worlds, "worlds", 10, "how many times")
	cmd.Flags().IntVar(&days, "days", 1, "spread the articles over so many days from their date on")
	cmd.Flags().StringVar(&published, "published", "", "date of the articles, over what they say")
	return cmd
}

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"hearsay/corpus/gold"
)

func goldCommand() *cobra.Command {
	var in, out string
	cmd := &cobra.Command{
		Use:   "gold",
		Short: "Put the texts into our stand-off gold stories, or take them out",
		Long: `Our annotations of public news stories are kept without the texts, which belong
to others. This puts the texts in from the public data, so that the stories can
be scored and trained on like any other:

  hearsay-train gold --to stories && hearsay score gold stories

With --split it takes the texts out of whole stories again.`,
		Args: cobra.NoArgs,
	}
	split := cmd.Flags().Bool("split", false, "take the texts out of the whole stories in --from")
	cmd.Flags().StringVar(&in, "from", "testdata/gold/stories", "folder of stories to read")
	cmd.Flags().StringVar(&out, "to", "", "folder to write")
	_ = cmd.MarkFlagRequired("to")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := os.MkdirAll(out, 0o755); err != nil {
			return err
		}
		if *split {
			return splitStories(in, out, dataFolder(cmd))
		}
		return joinStories(in, out, dataFolder(cmd))
	}
	return cmd
}

func joinStories(in, out, data string) error {
	stories, err := gold.LoadStandoff(in, data)
	if err != nil {
		return err
	}
	for i := range stories {
		raw, err := json.MarshalIndent(&stories[i], "", " ")
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, stories[i].Name+".json"), raw, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func splitStories(in, out, data string) error {
	stories, err := gold.Load(in)
	if err != nil {
		return err
	}
	texts, err := gold.OpenTexts(data)
	if err != nil {
		return err
	}
	for i := range stories {
		s, err := texts.Split(&stories[i])
		if err != nil {
			return fmt.Errorf("story %s: %w", stories[i].Name, err)
		}
		var b bytes.Buffer
		if err := s.Write(&b); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(out, s.Name+".json"), b.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}

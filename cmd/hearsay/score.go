package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"hearsay/corpus/score/ecb"
	"hearsay/corpus/score/emergent"
	"hearsay/corpus/score/factappeal"
	"hearsay/corpus/score/factuality"
	"hearsay/corpus/score/fnc1"
	"hearsay/corpus/score/gold"
	"hearsay/corpus/score/html"
	"hearsay/corpus/score/ner"
	"hearsay/corpus/score/polnear"
	"hearsay/corpus/score/relations"
	"hearsay/corpus/score/stories"
	"hearsay/corpus/score/time"
	"hearsay/corpus/score/ud"
)

// measure scores the program's own models against annotated data at path. If
// predictions is not nil it gets a line per item.
type measure func(path string, predictions io.Writer) (map[string]float64, error)

type set struct {
	name, about string
	measure     measure
}

// sets are the annotated data that hearsay can be measured on.
var sets = []set{
	{"ecb", "which events are one: a folder of ECB+ XML by topic", ecb.Measure},
	{"emergent", "stance of headlines to claims: an .ndjson", emergent.Measure},
	{"factuality", "how certain events are: a folder of .jsonl.gz files", factuality.Measure},
	{"factappeal", "sourced and unsourced facts: a .csv file", factappeal.Measure},
	{"fnc1", "stance of articles to headlines: a folder with *bodies.csv.gz and *stances.csv.gz", fnc1.Measure},
	{"gold", "claims and links of annotated stories: a story file or a folder of them", gold.Measure},
	{"gold-given", "links alone, with the annotated claims given", func(path string, w io.Writer) (map[string]float64, error) {
		return gold.MeasureWith(path, w, gold.Options{GivenClaims: true})
	}},
	{"html", "article bodies of web pages: a folder with pages and ground-truth.json", html.Measure},
	{"ner", "names: an IOB2 file", ner.Measure},
	{"polnear", "who said what: a folder with text, attributions and corenlp.tsv.gz", polnear.Measure},
	{"relations", "how one claim stands to another, in short passages: a .jsonl file", relations.Measure},
	{"stories", "articles by event: a folder of folders of news-please JSON", stories.Measure},
	{"time", "times: a folder of .tml files", time.Measure},
	{"ud", "words, tags and parse: a .conllu.gz file", ud.Measure},
}

func (a *app) scoreCommand() *cobra.Command {
	var asJSON bool
	var predictions string
	cmd := &cobra.Command{
		Use: "score SET PATH", Short: "Measure the program's models on annotated data", Long: scoreHelp(),
		Args: args(cobra.ExactArgs(2)),
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object")
	cmd.Flags().StringVar(&predictions, "predictions", "", "write one line per item to this file: what was predicted, what is right")
	cmd.RunE = func(_ *cobra.Command, words []string) error {
		i := slices.IndexFunc(sets, func(s set) bool { return s.name == words[0] })
		if i < 0 {
			return usageError{fmt.Errorf("unknown set %q; see 'hearsay score --help'", words[0])}
		}
		figures, err := measured(sets[i].measure, words[1], predictions)
		if err != nil {
			return fmt.Errorf("scoring %s on %s: %w", words[0], words[1], err)
		}
		if asJSON {
			return writeJSON(a.stdout, nested(figures))
		}
		return a.printFigures(figures)
	}
	return cmd
}

func scoreHelp() string {
	var b strings.Builder
	b.WriteString("Measure the program's own models on annotated data, each figure from 0 to 1.\n\nSets\n")
	for _, s := range sets {
		fmt.Fprintf(&b, "  %-12s %s\n", s.name, s.about)
	}
	return b.String()
}

// nested turns dotted keys ("same.f1") into objects within objects, as the
// contract has them.
func nested(figures map[string]float64) map[string]any {
	out := map[string]any{}
	for key, x := range figures {
		parts, at := strings.Split(key, "."), out
		for _, p := range parts[:len(parts)-1] {
			if _, ok := at[p].(map[string]any); !ok {
				at[p] = map[string]any{}
			}
			at = at[p].(map[string]any)
		}
		at[parts[len(parts)-1]] = x
	}
	return out
}

// measured runs a measure with its predictions going to a file, if one is named.
func measured(m measure, path, predictions string) (map[string]float64, error) {
	if predictions == "" {
		return m(path, io.Discard)
	}
	f, err := os.Create(predictions)
	if err != nil {
		return nil, err
	}
	figures, err := m(path, f)
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	return figures, err
}

func (a *app) printFigures(figures map[string]float64) error {
	keys := make([]string, 0, len(figures))
	for k := range figures {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		if _, err := fmt.Fprintf(a.stdout, "%-28s %s\n", k, figure(figures[k])); err != nil {
			return err
		}
	}
	return nil
}

// figure prints counts whole and rates with three digits.
func figure(x float64) string {
	if x > 1 && x == float64(int64(x)) {
		return fmt.Sprint(int64(x))
	}
	return fmt.Sprintf("%.3f", x)
}

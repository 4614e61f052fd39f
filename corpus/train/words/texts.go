package words

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"hearsay/corpus/ecb"
	claims "hearsay/extract/claim/en"
	"hearsay/extract/relate/en"
)

// Texts calls f with every training text in a fixed order: PolNeAR's training
// part, the bodies of FNC-1, BBC News and the training part of ECB+. The parts
// that anything is measured on are left out.
func Texts(data string, f func(string)) error {
	for _, read := range []func(string, func(string)) error{polnear, fnc, bbc, ecbTexts} {
		if err := read(data, f); err != nil {
			return fmt.Errorf("reading texts: %w", err)
		}
	}
	return nil
}

func polnear(data string, f func(string)) error {
	files, err := filepath.Glob(filepath.Join(data, "polnear", "train", "text", "*.txt"))
	sort.Strings(files)
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		f(string(raw))
	}
	return err
}

// Zipped opens a gzip file for reading to its end.
func zipped(file string, read func(io.Reader) error) error {
	r, err := os.Open(file)
	if err != nil {
		return err
	}
	defer r.Close()
	z, err := gzip.NewReader(r)
	if err != nil {
		return err
	}
	return read(z)
}

func fnc(data string, f func(string)) error {
	return zipped(filepath.Join(data, "fnc1", "train_bodies.csv.gz"), func(r io.Reader) error {
		rows, err := csv.NewReader(r).ReadAll()
		for i, row := range rows {
			if i > 0 {
				f(row[1])
			}
		}
		return err
	})
}

func bbc(data string, f func(string)) error {
	return zipped(filepath.Join(data, "bbc.ndjson.gz"), func(r io.Reader) error {
		lines := bufio.NewScanner(r)
		lines.Buffer(nil, 1<<24)
		for lines.Scan() {
			var a struct{ Title, Text string }
			if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
				return err
			}
			f(a.Title + "\n" + a.Text)
		}
		return lines.Err()
	})
}

func ecbTexts(data string, f func(string)) error {
	docs, err := ecb.Load(filepath.Join(data, "ecb", "train"))
	for _, d := range docs {
		words := make([]string, len(d.Tokens))
		for i, t := range d.Tokens {
			words[i] = t.Text
		}
		f(strings.Join(words, " "))
	}
	return err
}

// eventChains are the words by which one event is spoken of in ECB+'s training
// part, for every event that has several: "quake", "tremor", "struck". The
// first of a chain is its name.
func eventChains(data string) ([][]string, error) {
	docs, err := ecb.Load(filepath.Join(data, "ecb", "train"))
	if err != nil {
		return nil, err
	}
	words := map[string]map[string]bool{}
	for _, d := range docs {
		for _, m := range d.Mentions {
			key := headKey(&d, &m)
			if !m.Event || m.Chain == "" || key == "" {
				continue
			}
			if words[m.Chain] == nil {
				words[m.Chain] = map[string]bool{}
			}
			words[m.Chain][key] = true
		}
	}
	var out [][]string
	for _, chain := range slices.Sorted(maps.Keys(words)) {
		if keys := slices.Sorted(maps.Keys(words[chain])); len(keys) > 1 {
			out = append(out, append([]string{"chain " + chain}, keys...))
		}
	}
	return out, nil
}

// Learned is the number of the first sense that the table has not from WordNet:
// from there on they are the chains of ECB+'s training part and the verb classes.
// What is learned from those chains must not look at them.
func Learned(data string) (uint16, error) {
	chains, err := eventChains(data)
	if err != nil {
		return 0, err
	}
	classes := verbClasses()
	top := uint16(0)
	for _, w := range slices.Concat(classes...) {
		if senses := en.Words().Look(w).Senses; len(senses) > 0 {
			top = max(top, slices.Max(senses))
		}
	}
	first := top + 1 - uint16(known(classes)+known(chains))
	for _, w := range chains[0] {
		if x := en.Words().Look(w); x.ID != 0 && !slices.Contains(x.Senses, first) {
			return 0, fmt.Errorf("the word table is of other data: %q has no sense %d", w, first)
		}
	}
	return first, nil
}

// known counts the lists that have a word of the table.
func known(lists [][]string) (n int) {
	for _, l := range lists {
		if slices.ContainsFunc(l, func(w string) bool { return en.Words().Look(w).ID != 0 }) {
			n++
		}
	}
	return n
}

// verbClasses are the classes of verbs and event nouns that the claim rules
// know, by the keys of their words.
func verbClasses() [][]string {
	members := map[string][]string{}
	for _, c := range claims.Lexicon.Classes {
		lemma, class := c[0], c[1]
		if key := keyOf(strings.ReplaceAll(lemma, " ", "_")); key != "" {
			members[class] = append(members[class], key)
		}
	}
	var out [][]string
	for _, class := range slices.Sorted(maps.Keys(members)) {
		out = append(out, append([]string{"class " + class}, members[class]...))
	}
	return out
}

// headKey is the key of an event mention: its only content word or verb with
// particle, "" where there are more.
func headKey(d *ecb.Document, m *ecb.Mention) string {
	var words []string
	for _, t := range m.Tokens {
		words = append(words, d.Tokens[t].Text)
	}
	if keys := en.Terms(strings.Join(words, " ")); len(keys) == 1 {
		return keys[0]
	}
	return ""
}

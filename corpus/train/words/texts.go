package words

import (
	"bufio"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// texts calls f with every training text in a fixed order: PolNeAR's training
// part, the bodies of FNC-1, BBC News and the training part of ECB+. The parts
// that anything is measured on are left out.
func texts(data string, f func(string)) error {
	for _, read := range []func(string, func(string)) error{polnear, fnc, bbc, ecb} {
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

func ecb(data string, f func(string)) error {
	files, err := filepath.Glob(filepath.Join(data, "ecb", "train", "*", "*.xml"))
	sort.Strings(files)
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var doc struct {
			Tokens []string `xml:"token"`
		}
		if err := xml.Unmarshal(raw, &doc); err != nil {
			return err
		}
		f(strings.Join(doc.Tokens, " "))
	}
	return err
}

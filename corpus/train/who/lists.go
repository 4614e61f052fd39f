package who

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"hearsay/extract/entity"
	"hearsay/extract/model"
)

// ListsVersion is the feature version of the lists' file.
const ListsVersion = entity.ListsVersion

// Lists makes the file of looked-up words from the text files in folder:
// gazetteer.txt (features of the name finder), senses.txt, person.txt and
// outlets.txt (what words tell about who is meant).
func Lists(folder string) ([]byte, error) {
	_, rows, err := Gazetteer(filepath.Join(folder, "gazetteer.txt"))
	if err != nil {
		return nil, err
	}
	senses := map[string]uint32{}
	note := func(word string, s entity.Sense) { senses[word] |= uint32(s) }
	for name, class := range map[string]string{"person.txt": "person", "outlets.txt": "outletlist", "senses.txt": "", "gazetteer.txt": "-"} {
		if err := readList(filepath.Join(folder, name), class, note); err != nil {
			return nil, err
		}
	}
	w := model.NewWriter("entity-lists", ListsVersion)
	w.AddTable("gazetteer", 2, rows)
	w.AddLexicon("senses", senses)
	return w.Bytes()
}

// readList reads one list. Phrases are cut by "|", words by blanks; in the
// gazetteer ("-") only the classes that are senses too are taken.
func readList(path, class string, note func(string, entity.Sense)) error {
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("reading list: %w", err)
	}
	defer file.Close()
	onlyKnown := class == "-"
	sense, _ := entity.SenseOf(class)
	in := bufio.NewScanner(file)
	for in.Scan() {
		line := in.Text()
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			class = strings.Trim(line, "[]")
			var ok bool
			if sense, ok = entity.SenseOf(class); onlyKnown && class != "title" {
				sense = 0
			} else if !ok {
				return fmt.Errorf("reading list %s: no sense %q", path, class)
			}
		case class == "devicephrase":
			for _, p := range strings.Split(line, "|") {
				note(p, entity.SenseDevice)
				note(strings.Fields(p)[0], entity.SensePhrase)
			}
		case class == "product":
			for _, p := range strings.Split(line, "|") {
				note(p, sense)
			}
		case class == "outletlist":
			note(line, sense)
		default:
			for _, w := range strings.Fields(line) {
				note(w, sense)
			}
		}
	}
	return in.Err()
}

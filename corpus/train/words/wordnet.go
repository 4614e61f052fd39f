package words

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// synset is one sense of WordNet 3.0: its words and its antonyms, each antonym
// said of one word of this synset and one of the other.
type synset struct {
	words    []string
	parent   string              // key of the first hypernym
	antonyms [][2]string         // own word, other word
	verbs    map[string][]string // own word → synsets of the verbs it is derived from
}

type wordnet struct {
	synsets map[string]synset   // "v01345109"
	senses  map[string][]string // "v shut_down" → synsets, most frequent first
}

// readWordNet reads the database files of WordNet 3.0 (data.*, index.*), their
// form described in its wndb(5WN) page.
func readWordNet(dir string) (*wordnet, error) {
	wn := &wordnet{map[string]synset{}, map[string][]string{}}
	for pos, name := range map[string]string{"n": "noun", "v": "verb", "a": "adj"} {
		if err := eachLine(filepath.Join(dir, "data."+name), func(f []string) { wn.data(pos, f) }); err != nil {
			return nil, err
		}
		if err := eachLine(filepath.Join(dir, "index."+name), func(f []string) { wn.index(pos, f) }); err != nil {
			return nil, err
		}
	}
	return wn, nil
}

func eachLine(file string, f func(fields []string)) error {
	r, err := os.Open(file)
	if err != nil {
		return fmt.Errorf("reading WordNet: %w", err)
	}
	defer r.Close()
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if line := lines.Text(); !strings.HasPrefix(line, " ") {
			before, _, _ := strings.Cut(line, "|")
			f(strings.Fields(before))
		}
	}
	return lines.Err()
}

// data is "offset file ss_type w_cnt word lex_id … p_cnt symbol offset pos source/target …".
func (wn *wordnet) data(pos string, f []string) {
	count, _ := strconv.ParseInt(f[3], 16, 32)
	var s synset
	for i := 0; i < int(count); i++ {
		s.words = append(s.words, plain(f[4+2*i]))
	}
	at := 4 + 2*int(count)
	pointers, _ := strconv.Atoi(f[at])
	for i := 0; i < pointers; i++ {
		p := f[at+1+4*i : at+5+4*i]
		switch p[0] {
		case "!":
			from, _ := strconv.ParseInt(p[3][:2], 16, 32)
			if from > 0 {
				s.antonyms = append(s.antonyms, [2]string{s.words[from-1], p[2] + p[1] + ":" + p[3][2:]})
			}
		case "+":
			from, _ := strconv.ParseInt(p[3][:2], 16, 32)
			if p[2] == "v" && from > 0 && pos != "v" {
				if s.verbs == nil {
					s.verbs = map[string][]string{}
				}
				w := s.words[from-1]
				s.verbs[w] = append(s.verbs[w], "v"+p[1])
			}
		case "@":
			if s.parent == "" {
				s.parent = p[2] + p[1]
			}
		}
	}
	wn.synsets[pos+f[0]] = s
}

// plain is a word without its syntactic marker ("(a)", "(p)").
func plain(w string) string {
	w, _, _ = strings.Cut(w, "(")
	return strings.ToLower(w)
}

// index is "lemma pos synset_cnt p_cnt symbols… sense_cnt tagsense_cnt offset…".
func (wn *wordnet) index(pos string, f []string) {
	n, _ := strconv.Atoi(f[2])
	for _, offset := range f[len(f)-n:] {
		wn.senses[pos+" "+f[0]] = append(wn.senses[pos+" "+f[0]], pos+offset)
	}
}

// antonym resolves "v01345109:0a" to the word it means.
func (wn *wordnet) antonym(ref string) (synsetKey, word string) {
	key, num, _ := strings.Cut(ref, ":")
	s := wn.synsets[key]
	i, _ := strconv.ParseInt(num, 16, 32)
	if i < 1 || int(i) > len(s.words) {
		return key, ""
	}
	return key, s.words[i-1]
}

// verbsOf are the synsets of verbs that a noun's or adjective's synset is
// derived from ("explosion" → "explode").
func (wn *wordnet) verbsOf(synsetKey, word string) []string { return wn.synsets[synsetKey].verbs[word] }

// Package polnear answers the question: how well are attributions found, as
// PolNeAR's annotators marked them?
//
//	m, err := polnear.Measure("../shared/data/polnear/dev", nil)
//	fmt.Println(m["exact_source"], m["exact_cue"], m["exact_content"])
//
// PolNeAR (Newell, Margolin and Ruths, LREC 2018) marks source, cue and content
// of every attribution in US political news. The measures are those of the
// contract: exact F1 of spans a paragraph, as CofeNet (COLING 2022) counts
// them over all annotation files, and F1 of whole attributions over the first
// annotator of each article.
package polnear

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"hearsay/extract/news"
)

// Role is a part of an attribution.
type Role int

// The roles, in the order in which an event's spans are laid down.
const (
	Source Role = iota
	Cue
	Content
	Roles
)

// Event is one attribution: per role the pieces of its span, in bytes.
type Event [Roles][]news.Span

// Reading is what one annotator marked in an article.
type Reading struct {
	Annotator string
	Events    []Event
}

// Token is a token of the gold layer with the machine-made CoreNLP columns.
type Token struct {
	news.Span
	Lemma, Tag, NER, Rel string
	Head                 int  // 1-based in the sentence, 0 for the root
	First                bool // starts a sentence
}

// Article is one text with its readings, in the order of annotators' names.
type Article struct {
	Name, Text, Publisher string
	Tokens                []Token
	Readings              []Reading
}

// Read loads every article of a PolNeAR part: a folder with text, attributions
// and corenlp.tsv.gz. Articles come in the order of their file names.
func Read(folder string) ([]*Article, error) {
	files, err := filepath.Glob(filepath.Join(folder, "text", "*.txt"))
	if err != nil || len(files) == 0 {
		return nil, fmt.Errorf("reading polnear %s: no text/*.txt (%v)", folder, err)
	}
	slices.Sort(files)
	layer, err := readLayer(filepath.Join(folder, "corenlp.tsv.gz"))
	if err != nil {
		return nil, fmt.Errorf("reading polnear tokens: %w", err)
	}
	publishers := readPublishers(filepath.Join(folder, "metadata.tsv"))
	var all []*Article
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			return nil, fmt.Errorf("reading polnear text: %w", err)
		}
		a := &Article{Name: strings.TrimSuffix(filepath.Base(f), ".txt"), Text: string(text)}
		a.Publisher = publishers[a.Name]
		at := byteOffsets(a.Text)
		if a.Tokens = inBytes(layer[a.Name], at); len(a.Tokens) == 0 {
			a.Tokens = fallbackTokens(a.Text)
		}
		if a.Readings, err = readAnnotations(folder, a.Name, at); err != nil {
			return nil, err
		}
		all = append(all, a)
	}
	return all, nil
}

// byteOffsets maps a code point's number to its byte; one more than the last
// stands for the end.
func byteOffsets(text string) []int {
	at := make([]int, 0, len(text)+1)
	for i := range text {
		at = append(at, i)
	}
	return append(at, len(text))
}

func inBytes(toks []Token, at []int) []Token {
	for i := range toks {
		toks[i].Start = at[min(toks[i].Start, len(at)-1)]
		toks[i].End = at[min(toks[i].End, len(at)-1)]
	}
	return toks
}

// readLayer reads the CoreNLP table; offsets stay code points.
func readLayer(path string) (map[string][]Token, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	docs, name, first := map[string][]Token{}, "", true
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		switch {
		case strings.HasPrefix(line, "# doc = "):
			name, first = line[len("# doc = "):], true
		case strings.TrimSpace(line) == "":
			first = true
		default:
			t, err := parseToken(line)
			if err != nil {
				return nil, fmt.Errorf("document %s: %w", name, err)
			}
			t.First, first = first, false
			docs[name] = append(docs[name], t)
		}
	}
	return docs, lines.Err()
}

func parseToken(line string) (Token, error) {
	f := strings.Split(line, "\t")
	if len(f) < 9 {
		return Token{}, fmt.Errorf("token line %q has %d columns", line, len(f))
	}
	head, err1 := strconv.Atoi(f[5])
	start, err2 := strconv.Atoi(f[7])
	end, err3 := strconv.Atoi(f[8])
	for _, err := range []error{err1, err2, err3} {
		if err != nil {
			return Token{}, fmt.Errorf("token line %q: %w", line, err)
		}
	}
	return Token{Span: news.Span{Start: start, End: end}, Lemma: f[2], Tag: f[3], NER: f[4], Head: head, Rel: f[6]}, nil
}

var word = regexp.MustCompile(`[\p{L}\p{M}\p{N}_]+|[^\p{L}\p{M}\p{N}_\s]`)

// fallbackTokens stands in for the one article whose layer is unreadable.
func fallbackTokens(text string) []Token {
	var out []Token
	last := 0
	for _, m := range word.FindAllStringIndex(text, -1) {
		first := len(out) == 0 || strings.Contains(text[last:m[0]], "\n")
		out = append(out, Token{Span: news.Span{Start: m[0], End: m[1]}, First: first})
		last = m[1]
	}
	return out
}

func readPublishers(path string) map[string]string {
	out := map[string]string{}
	b, err := os.ReadFile(path)
	if err != nil {
		return out // the scorer needs no publishers
	}
	for _, line := range strings.Split(string(b), "\n") {
		if f := strings.Split(line, "\t"); len(f) > 4 {
			out[f[1]] = f[4]
		}
	}
	return out
}

func readAnnotations(folder, name string, at []int) ([]Reading, error) {
	files, err := os.ReadDir(filepath.Join(folder, "attributions"))
	if err != nil {
		return nil, fmt.Errorf("reading polnear attributions: %w", err)
	}
	var out []Reading
	for _, f := range files { // ReadDir sorts by name
		id, ok := strings.CutPrefix(f.Name(), name+"_")
		if !ok || len(id) != len("1234.ann") {
			continue
		}
		b, err := os.ReadFile(filepath.Join(folder, "attributions", f.Name()))
		if err != nil {
			return nil, fmt.Errorf("reading polnear attributions: %w", err)
		}
		out = append(out, Reading{strings.TrimSuffix(id, ".ann"), parseEvents(string(b), at)})
	}
	return out, nil
}

var spanLine = regexp.MustCompile(`^(T\d+)\t([\w-]+) ([\d ;]+)\t`)
var eventLine = regexp.MustCompile(`^E\d+\t`)

// parseEvents reads brat standoff. A few texts wrap over lines; lines that are
// neither a span nor an event are passed over.
func parseEvents(ann string, at []int) []Event {
	spans, out := map[string][]news.Span{}, []Event(nil)
	for _, line := range strings.Split(ann, "\n") {
		if m := spanLine.FindStringSubmatch(line); m != nil {
			spans[m[1]] = parseFragments(m[3], at)
		} else if eventLine.MatchString(line) {
			out = append(out, parseEvent(strings.Split(line, "\t")[1], spans))
		}
	}
	return out
}

func parseFragments(list string, at []int) []news.Span {
	var out []news.Span
	for _, f := range strings.Split(list, ";") {
		s, e, _ := strings.Cut(strings.TrimSpace(f), " ")
		i, _ := strconv.Atoi(s)
		j, _ := strconv.Atoi(e)
		out = append(out, news.Span{Start: at[min(i, len(at)-1)], End: at[min(j, len(at)-1)]})
	}
	return out
}

func parseEvent(args string, spans map[string][]news.Span) Event {
	var e Event
	for _, arg := range strings.Fields(args) {
		k, v, _ := strings.Cut(arg, ":")
		switch strings.ToLower(strings.TrimRight(k, "0123456789")) {
		case "source":
			e[Source] = append(e[Source], spans[v]...)
		case "cue":
			e[Cue] = append(e[Cue], spans[v]...)
		case "content":
			e[Content] = append(e[Content], spans[v]...)
		}
	}
	return e
}

// Silver is the article with the layers of CoreNLP in hearsay's vocabulary:
// what a pipeline without hearsay's own tagger and parser would have seen.
func (a *Article) Silver() *news.Document {
	d := &news.Document{Article: news.Article{Ref: a.Name, Text: a.Text, Language: "en"}}
	first, para := 0, 0
	for i, t := range a.Tokens {
		if t.First {
			first = i
		}
		head := -1
		if t.Head > 0 {
			head = first + t.Head - 1
		}
		d.Tokens = append(d.Tokens, news.Token{Span: t.Span, Lemma: strings.ToLower(t.Lemma), Tag: t.Tag, Head: head, Rel: t.Rel})
	}
	for i := 0; i < len(a.Tokens); {
		j := i + 1
		for j < len(a.Tokens) && !a.Tokens[j].First {
			j++
		}
		if i > 0 && strings.Contains(a.Text[a.Tokens[i-1].End:a.Tokens[i].Start], "\n") {
			para++
		}
		d.Sentences = append(d.Sentences, news.Sentence{Range: news.Range{First: i, Last: j},
			Span: a.Tokens[i].Union(a.Tokens[j-1].Span), Paragraph: para})
		i = j
	}
	pairQuotes(d)
	return d
}

// runes counts code points; predictions are printed in them.
func runes(text string, s news.Span) (int, int) {
	start := utf8.RuneCountInString(text[:s.Start])
	return start, start + utf8.RuneCountInString(text[s.Start:s.End])
}

// pairQuotes finds quotation marks by paragraph for Silver.
func pairQuotes(d *news.Document) {
	open := -1
	closeAt := func(i int) {
		if open >= 0 {
			d.Quotes = append(d.Quotes, news.Quote{Range: news.Range{First: open, Last: i + 1}, Span: d.Tokens[open].Union(d.Tokens[i].Span)})
			open = -1
		}
	}
	for k, s := range d.Sentences {
		if k > 0 && d.Sentences[k-1].Paragraph != s.Paragraph {
			closeAt(s.First - 1)
		}
		for i := s.First; i < s.Last; i++ {
			switch t := d.Text(d.Tokens[i].Span); {
			case t == "“" || t == "``", (t == "\"" || t == "''") && open < 0:
				closeAt(i - 1)
				open = i
			case (t == "”" || t == "''" || t == "\"") && open >= 0:
				closeAt(i)
			}
		}
	}
	closeAt(len(d.Tokens) - 1)
}

package claim_test

import (
	"strconv"
	"strings"
	"testing"

	"hearsay/extract/claim/en"
	"hearsay/extract/news"
)

// conll builds a document from sentences in ten-column CoNLL-U or in the short
// form "form lemma tag head rel" (blanks between, one word a line; UPOS follows
// from the tag). Sentences are parted by blank lines.
func conll(t testing.TB, text string) *news.Document {
	t.Helper()
	b := builder{doc: &news.Document{}}
	for _, block := range strings.Split(strings.TrimSpace(text), "\n\n") {
		b.sentence(t, block)
	}
	b.doc.Article.Text = b.text.String()
	return b.doc
}

type builder struct {
	doc  *news.Document
	text strings.Builder
}

func (b *builder) sentence(t testing.TB, block string) {
	t.Helper()
	first, start := len(b.doc.Tokens), b.text.Len()
	for _, line := range strings.Split(block, "\n") {
		f := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") || len(f) == 10 && strings.ContainsAny(f[0], "-.") {
			continue
		}
		if len(f) != 10 {
			s := strings.Fields(line)
			if len(s) != 5 {
				t.Fatalf("%q: want form lemma tag head rel", line)
			}
			f = []string{"", s[0], s[1], upos(s[2], s[4]), s[2], "_", s[3], s[4], "_", "_"}
		}
		b.word(f, first)
	}
	end := len(strings.TrimRight(b.text.String(), " "))
	b.doc.Sentences = append(b.doc.Sentences, news.Sentence{Range: news.Range{First: first, Last: len(b.doc.Tokens)}, Span: news.Span{Start: start, End: end}})
}

func (b *builder) word(f []string, first int) {
	head, _ := strconv.Atoi(f[6])
	at := b.text.Len()
	b.text.WriteString(f[1])
	b.doc.Tokens = append(b.doc.Tokens, news.Token{Span: news.Span{Start: at, End: at + len(f[1])}, Lemma: strings.ToLower(f[2]), UPOS: f[3], Tag: f[4], Head: first + head - 1, Rel: f[7]})
	if head == 0 {
		b.doc.Tokens[len(b.doc.Tokens)-1].Head = -1
	}
	if !strings.Contains(f[9], "SpaceAfter=No") {
		b.text.WriteByte(' ')
	}
}

func upos(tag, rel string) string {
	switch {
	case strings.HasPrefix(rel, "aux"), rel == "cop", tag == "MD":
		return "AUX"
	case strings.HasPrefix(tag, "NNP"):
		return "PROPN"
	case strings.HasPrefix(tag, "NN"):
		return "NOUN"
	case strings.HasPrefix(tag, "VB"):
		return "VERB"
	case strings.HasPrefix(tag, "JJ"):
		return "ADJ"
	case strings.HasPrefix(tag, "PRP"), strings.HasPrefix(tag, "W"):
		return "PRON"
	case tag == "CD":
		return "NUM"
	case tag == "RB":
		return "ADV"
	case tag == "IN", tag == "TO":
		return "ADP"
	}
	return "X"
}

// attribute adds a statement to doc: the source, cue and content are the first
// places where those words stand.
func attribute(t testing.TB, doc *news.Document, source, cue, content string, parent int) {
	t.Helper()
	find := func(s string) []news.Span {
		i := strings.Index(doc.Article.Text, s)
		if i < 0 {
			t.Fatalf("%q is not in %q", s, doc.Article.Text)
		}
		return []news.Span{{Start: i, End: i + len(s)}}
	}
	who := news.Source{Name: source, Kind: news.Person, Entity: -1}
	chain := []news.Source{who}
	if parent >= 0 {
		chain = append(append([]news.Source{}, doc.Statements[parent].Chain...), who)
	}
	doc.Statements = append(doc.Statements, news.Statement{Source: find(source), Cue: find(cue), Content: find(content), Speaker: who, Parent: parent, Chain: chain,
		Confidence: 1, Reason: news.Reason{Rule: "test"}})
}

// claims runs the annotator and lists "content | who | predicate | root".
func claims(t testing.TB, doc *news.Document) []string {
	t.Helper()
	en.Annotate(doc)
	if err := news.Check(doc); err != nil {
		t.Error(err)
	}
	var out []string
	for i := range doc.Claims {
		c := &doc.Claims[i]
		root, _ := c.Root()
		out = append(out, strings.Join([]string{c.ContentText, c.Who.Name, c.Predicate.Lemma, root.Name}, " | "))
	}
	return out
}

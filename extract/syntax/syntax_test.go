package syntax

import (
	"fmt"
	"strings"
	"testing"

	"hearsay/extract/news"
)

// document has one sentence for each line, its words set apart by spaces.
func document(text string) *news.Document {
	d := &news.Document{Article: news.Article{Text: text}}
	at := 0
	for _, line := range strings.Split(text, "\n") {
		first := len(d.Tokens)
		for _, w := range strings.Split(line, " ") {
			if w != "" {
				d.Tokens = append(d.Tokens, news.Token{Span: news.Span{Start: at, End: at + len(w)}, Head: -1})
			}
			at += len(w) + 1
		}
		if last := len(d.Tokens); last > first {
			d.Sentences = append(d.Sentences, news.Sentence{
				Range: news.Range{First: first, Last: last},
				Span:  d.Tokens[first].Span.Union(d.Tokens[last-1].Span),
			})
		}
	}
	return d
}

func TestParse(t *testing.T) {
	d := document("The mayor said on Monday that the bridge had been closed .")
	Annotate(d)
	if err := news.Check(d); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, tok := range d.Tokens {
		head := "ROOT"
		if tok.Head >= 0 {
			head = d.Text(d.Tokens[tok.Head].Span)
		}
		got = append(got, fmt.Sprintf("%s/%s/%s:%s", tok.Lemma, tok.Tag, tok.Rel, head))
	}
	want := "the/DT/det:mayor mayor/NN/nsubj:said say/VBD/root:ROOT on/IN/case:Monday monday/NNP/obl:said that/IN/mark:closed " +
		"the/DT/det:bridge bridge/NN/nsubj:pass:closed have/VBD/aux:closed be/VBN/aux:pass:closed close/VBN/ccomp:said ./././punct:said"
	want = strings.ReplaceAll(want, "./././", "././")
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
	if d.Tokens[4].Cluster == 0 {
		t.Error("Monday has no cluster")
	}
}

func TestEverySentenceIsATree(t *testing.T) {
	for _, text := range hostile {
		d := document(text)
		Annotate(d)
		if err := news.Check(d); err != nil {
			t.Fatal(err)
		}
		for _, s := range d.Sentences {
			roots := 0
			for i := s.First; i < s.Last; i++ {
				if d.Tokens[i].Head < 0 {
					roots++
				}
				steps := 0
				for w := i; d.Tokens[w].Head >= 0 && steps <= s.Len(); w = d.Tokens[w].Head {
					steps++
				}
				if steps > s.Len() {
					t.Fatalf("%.40q: word %d is on a circle", text, i)
				}
			}
			if roots != 1 {
				t.Errorf("%.40q: %d roots", text, roots)
			}
		}
	}
}

var hostile = []string{
	strings.Repeat("}", 1000), // marks below marks: what moved them once ran in a circle
	"a", ". . .", "“ ” ' \"",
	strings.Repeat("word ", 1000),
	strings.Repeat("the THE 123 - ( ", 300),
	strings.Repeat("x", 10_000),
	"שלום \u202e עולם 👩‍👩‍👧‍👦 \xff\xfe tbe rnayor sa1d",
	"and and and and and and and and",
}

func TestAnnotatingTwiceGivesTheSame(t *testing.T) {
	d := document("The mayor said on Monday that the bridge had been closed .\nNobody moved .")
	Annotate(d)
	first := fmt.Sprint(d.Tokens)
	Annotate(document(strings.Join(hostile, "\n")))
	Annotate(d)
	if got := fmt.Sprint(d.Tokens); got != first {
		t.Errorf("%s\n%s", got, first)
	}
}

func TestTreeOpensCircles(t *testing.T) {
	// Words 1 and 2 want each other, word 3 wants the root.
	arcs := []int32{0, never, 9, 1, 0, 8, never, 2, 5, 1, 1, never}
	var b tree
	if got := fmt.Sprint(b.build(arcs, 3)); got != "[2 3 0]" {
		t.Errorf("got %s", got)
	}
}

func FuzzAnnotate(f *testing.F) {
	f.Add("The mayor said no .\nU.S. 's 3rd --")
	f.Fuzz(func(t *testing.T, text string) {
		d := document(strings.ToValidUTF8(text, "?"))
		Annotate(d)
		if err := news.Check(d); err != nil {
			t.Error(err)
		}
	})
}

func BenchmarkAnnotate(b *testing.B) {
	d := document(strings.Repeat("The mayor said on Monday that the bridge had been closed because of the storm , although nobody was hurt in the night .\n", 50))
	Annotate(d)
	b.ReportAllocs()
	for b.Loop() {
		Annotate(d)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(d.Tokens)), "ns/word")
}

// TestPunctuation says for each mark of a sentence, whose words have these
// heads (from 1, 0 the root), which word it hangs on.
func TestPunctuation(t *testing.T) {
	for _, c := range []struct {
		text  string
		heads []int // of marks: anything
		want  string
	}{
		{"She left , he said .", []int{2, 5, 9, 5, 0, 9}, ",→left .→said"},
		{"\" She left , \" he said .", []int{9, 3, 7, 9, 9, 7, 0, 9}, "\"→left ,→left \"→left .→said"},
		{"Ann ( the mayor ) left .", []int{6, 9, 4, 1, 9, 0, 9}, "(→mayor )→mayor .→left"},
		{"apples , pears and plums", []int{0, 9, 1, 5, 1}, ",→pears"},
		{"! ?", []int{0, 1}, "?→!"},
	} {
		d := document(c.text)
		tokens := d.Tokens
		heads := append([]int(nil), c.heads...)
		for i := range tokens {
			tokens[i].Rel = "dep"
			if s := d.Text(tokens[i].Span); strings.Contains(",.\"()?", s) {
				tokens[i].Rel = "punct"
				heads[i] = min(heads[i], 1)
			}
		}
		var b tree
		b.hangPunctuation(d, tokens, heads)
		var got []string
		for i := range tokens {
			if tokens[i].Rel == "punct" {
				got = append(got, d.Text(tokens[i].Span)+"→"+d.Text(tokens[heads[i]-1].Span))
			}
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

// A capital in the midst of running text is a name's, whatever verb the word is
// in lower case; without the capital it stays a verb.
func TestNamesThatAreVerbsInLowerCase(t *testing.T) {
	for _, c := range []struct {
		text string
		at   int
		verb bool
	}{
		{"Last year the firm bought Sells Music and Runs Electronics for a low price .", 5, false},
		{"The firm sells music and runs shops for a low price .", 2, true},
	} {
		d := document(c.text)
		Annotate(d)
		if got := strings.HasPrefix(d.Tokens[c.at].Tag, "VB"); got != c.verb {
			t.Errorf("%s: %s is %s", c.text, d.Text(d.Tokens[c.at].Span), d.Tokens[c.at].Tag)
		}
	}
}

func TestTwoSubjectsSideBySideAreOneName(t *testing.T) {
	d := document("The Morning Herald reported that the bridge is unsafe .")
	Annotate(d)
	if d.Tokens[1].Head != 2 {
		t.Errorf("Morning hangs on %d", d.Tokens[1].Head)
	}
}

func TestTagsAndRelationsAgree(t *testing.T) {
	for _, c := range []struct {
		text, want string
		at         int
	}{
		{"Two trains collided near the town on Monday night , a spokeswoman said .", "VBD", 2},
		{"The roof fell in .", "compound:prt", 3},
		{"The report says that the ferry was overloaded .", "cop", 6},
		{"The virus has reached four more farms , officials confirmed on Monday .", "root", 9},
		{"The trains that collided in May were new .", "VBD", 3},
		{"A federal judge Friday ordered the port to close .", "nsubj", 2},
		{"A federal judge Friday ordered the port to close .", "obl", 3},
		{"Mayor Jane Voss Friday said the port is closed .", "obl", 3},
		{"Black Friday hurt the firm .", "nsubj", 1},
		{"HBO CEO Richard Plepler said the network planned to debut a service in 2015 .", "VBD", 7},
		{"HBO CEO Richard Plepler said the network planned to debut a service in 2015 .", "nsubj", 6},
		{"The mayor opened a bridge built in 1911 .", "VBN", 5},
	} {
		d := document(c.text)
		Annotate(d)
		if err := news.Check(d); err != nil {
			t.Error(err)
		}
		if got := d.Tokens[c.at]; got.Tag != c.want && got.Rel != c.want {
			t.Errorf("%s: %s is %s, %s, want %s", c.text, d.Text(got.Span), got.Tag, got.Rel, c.want)
		}
	}
}

func TestAuxiliariesHaveNoArguments(t *testing.T) {
	d := document("The firm will keep the service . It may , however , modify it over time .")
	Annotate(d)
	for _, tok := range d.Tokens {
		if tok.Head >= 0 && auxiliary(d.Tokens[tok.Head].Rel) && argument(tok.Rel) {
			t.Errorf("%s hangs on %s", d.Text(tok.Span), d.Text(d.Tokens[tok.Head].Span))
		}
	}
}

// Pronouns in capitals are names, but in a shouted line.
func TestShoutedNames(t *testing.T) {
	for text, want := range map[string]string{
		"The WHO said the port is shut .":     "NNP",
		"The firm sells IT to the ministry .": "NNP",
		"The man who said so was shut out .":  "NN",
		"WE SAY WHO PAYS":                     "VBP",
	} {
		d := document(text)
		Annotate(d)
		word := map[byte]int{'T': 1, 'W': 1}[text[0]]
		if strings.Contains(text, "IT") {
			word = 3
		}
		if got := d.Tokens[word].Tag; got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

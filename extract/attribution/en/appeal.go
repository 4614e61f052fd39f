package en

import (
	_ "embed"
	"sync"

	"hearsay/extract/model"
	"hearsay/extract/news"
)

// Appeal says how a passage puts forward facts, in the terms of FactAppeal
// (Mor-Lan and others 2025).
type Appeal uint8

// The appeals, the weakest first.
const (
	NoFact   Appeal = iota // an opinion, a question, furniture
	OwnVoice               // a fact, with no source
	ByIndirect
	ByDirect
	Appeals
)

//go:embed appeal.bin
var appealFile []byte

// AppealModel is the name of the file that tells appeals apart.
const AppealModel = "appeal-en"

type appealWeights struct{ passage, statement model.Table }

var appeals = sync.OnceValue(func() appealWeights {
	f := model.MustOpen(appealFile, AppealModel, FeatureVersion)
	return appealWeights{f.MustTable("passage"), f.MustTable("statement")}
})

// AppealOf tells how the whole of a short document puts forward facts. Its
// statements must have been read. A statement whose source surely vouches for a
// fact outweighs what the passage looks like.
func AppealOf(doc *news.Document) Appeal {
	var scores [Appeals]int32
	for _, k := range PassageFeatures(doc, nil) {
		appeals().passage.Add(scores[:], k)
	}
	kind := Appeal(model.Best(scores[:]))
	for i := range doc.Statements {
		if kind < ByIndirect && vouch(doc, i) > surely {
			kind = ByIndirect
			if doc.Statements[i].Kind == news.Direct {
				kind = ByDirect
			}
		}
	}
	return kind
}

// The borders were chosen on FactAppeal's val part, in points of score.
const (
	surely = 150
	likely = -30
)

// Vouches tells whether a statement's source vouches for a fact, rather than
// wants, plans or feels something.
func Vouches(doc *news.Document, statement int) bool { return vouch(doc, statement) > likely }

func vouch(doc *news.Document, statement int) int32 {
	var scores [2]int32
	for _, k := range StatementFeatures(doc, statement, nil) {
		appeals().statement.Add(scores[:], k)
	}
	return scores[1] - scores[0]
}

// StatementFeatures appends the features of one statement.
func StatementFeatures(doc *news.Document, i int, out []uint64) []uint64 {
	s := &doc.Statements[i]
	k := keys{out: out, n: 5000}
	kind := hash(string(s.Kind))
	k.add(0)
	k.two(kind, b2u(s.Parent >= 0))
	k.two(uint32(s.Confidence*8), kind)
	k.two(b2u(len(s.Source) > 0), b2u(len(s.Content) > 1))
	base := k.n
	for _, span := range s.Cue {
		for t := range doc.Tokens {
			if tok := &doc.Tokens[t]; tok.Overlaps(span) {
				k.n = base
				k.add(uint64(hash(tok.Lemma)))
				k.two(hash(tok.Lemma), hash(tok.Tag))
				k.two(hash(tok.Tag), kind)
				k.add(uint64(tok.Cluster))
			}
		}
	}
	k.n = base + 4
	for _, span := range s.Source {
		for t := range doc.Tokens {
			if tok := &doc.Tokens[t]; tok.Overlaps(span) {
				k.n = base + 4
				k.add(uint64(hash(tok.Lemma)))
				k.add(uint64(hash(tok.Tag)))
			}
		}
	}
	k.n = base + 6
	if len(s.Content) > 0 {
		k.two(hash(firstWord(doc, s.Content[0])), kind)
		k.add(uint64(bucket(s.Content[0].Len() / 10)))
	}
	return k.out
}

func firstWord(doc *news.Document, s news.Span) string {
	for t := range doc.Tokens {
		if doc.Tokens[t].Overlaps(s) {
			return doc.Tokens[t].Lemma
		}
	}
	return ""
}

// PassageFeatures appends the features of a short document.
func PassageFeatures(doc *news.Document, out []uint64) []uint64 {
	for i := range doc.Statements {
		out = StatementFeatures(doc, i, out)
	}
	k := keys{out: out, n: 6000}
	k.add(uint64(min(len(doc.Statements), 3)))
	k.add(uint64(bucket(len(doc.Tokens))))
	k.add(uint64(len(doc.Sentences)))
	if n := len(doc.Tokens); n > 0 {
		k.add(uint64(hash(doc.Tokens[0].Lemma)))
		k.add(uint64(hash(doc.Tokens[0].Tag)))
		k.two(hash(doc.Text(doc.Tokens[n-1].Span)), b2u(len(doc.Statements) > 0))
	}
	k.n = 6010
	for i := range doc.Tokens {
		t := &doc.Tokens[i]
		k.n = 6010
		k.add(uint64(hash(t.Lemma)))
		k.add(uint64(hash(t.Tag)))
		if i > 0 {
			k.two(hash(doc.Tokens[i-1].Tag), hash(t.Tag))
		}
		k.n = 6014
		if t.Head < 0 {
			k.two(hash(t.Lemma), 1)
			k.two(hash(t.Tag), 2)
		}
		k.n = 6017
		if t.Rel == "nsubj" {
			k.two(hash(t.Lemma), b2u(t.Head >= 0 && doc.Tokens[max(t.Head, 0)].Head < 0))
		}
	}
	return k.out
}

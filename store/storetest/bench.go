package storetest

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/extract/news"
	"hearsay/store"
)

// Report makes a news article of the usual size with its layers: 430 words, 18
// claims, 12 statements, 24 entities. The same number gives the same article;
// words are drawn as unevenly as in real text.
func Report(i int) *news.Document {
	r := rand.New(rand.NewPCG(uint64(i), 7))
	var text strings.Builder
	d := &news.Document{Extractor: Version}
	var sentences []news.Span
	for range 24 {
		start := text.Len()
		for k := range 18 {
			if k > 0 {
				text.WriteByte(' ')
			}
			text.WriteString(word(r))
		}
		text.WriteByte('.')
		sentences = append(sentences, news.Span{Start: start, End: text.Len()})
		text.WriteString(" ")
	}
	d.Article = news.Article{URL: fmt.Sprintf("https://news.example/%d", i), Outlet: fmt.Sprintf("Outlet %d", i%40), Title: "Report " + word(r) + " " + word(r),
		Published: fmt.Sprintf("20%02d-%02d-%02d", r.IntN(20), 1+r.IntN(12), 1+r.IntN(28)), PublishedRule: "json-ld", Language: "en", Text: text.String()}
	d.Article.ID = news.ArticleID(&d.Article, "")
	d.Revision = news.RevisionID(d.Article.ID, d.Article.Title, d.Article.Text)
	for range 24 {
		name := "Name " + word(r) + fmt.Sprint(r.IntN(500))
		d.Entities = append(d.Entities, news.Entity{Name: name, Kind: news.Person, Aliases: []string{name[5:]}, Roles: []string{"minister"}})
	}
	for k := range 18 {
		addReported(r, d, k, sentences[k])
	}
	return d
}

// word draws one of 20,000 words, the frequent ones far more often.
func word(r *rand.Rand) string {
	x := r.Float64()
	return fmt.Sprintf("w%d", int(20_000*x*x*x*x))
}

func addReported(r *rand.Rand, d *news.Document, k int, s news.Span) {
	who := r.IntN(len(d.Entities))
	source := []news.Source{{Name: d.Entities[k].Name, Kind: news.Person, Role: "minister", Entity: k, Span: news.Span{Start: s.Start, End: s.Start + 2}}}
	content := news.Span{Start: s.Start, End: s.End - 1}
	reason := news.Reason{Rule: "attribution/cue-of-saying", Score: 0.97, Spans: []news.Span{content}}
	statement := -1
	if k < 12 {
		statement = len(d.Statements)
		d.Statements = append(d.Statements, news.Statement{ID: fmt.Sprint("s", k), Kind: news.Indirect, Source: []news.Span{source[0].Span}, Content: []news.Span{content},
			Speaker: source[0], Parent: -1, Chain: source, Confidence: 0.93, Reason: reason})
	}
	c := news.Claim{Article: d.Article.ID, Revision: d.Revision, Evidence: s, Content: content, Extractor: Version,
		ContentText: d.Text(content), EvidenceText: d.Text(s),
		Who: news.Party{Name: d.Entities[who].Name, Text: "they", Kind: news.Person, Span: content, Entity: who}, By: news.Party{Entity: -1},
		Predicate: news.Predicate{Lemma: word(r), Text: word(r), Span: content, Class: "move"}, Object: news.Object{Text: word(r), Head: word(r), Span: content},
		Devices: []news.Named{{Name: "device " + word(r), Span: content}}, Statement: statement, Source: source, Status: news.Reported,
		Modality: news.Planned, Polarity: news.Positive, Terms: []string{word(r), word(r), word(r), word(r), word(r), word(r)}, Confidence: 0.9,
		Reason: reason, StatusReason: reason, ModalityReason: reason}
	if k%3 == 0 {
		c.Deadline = &news.Deadline{Text: "by June", Relation: news.By, Value: d.Article.Published[:7], Due: true, Span: content, Reason: reason}
	}
	c.ID = news.ClaimID(d.Revision, c.Content, c.Source)
	d.Claims = append(d.Claims, c)
}

// filled opens a store with n reports in it.
func filled(b *testing.B, open Open, n int) store.Store {
	s := open(b, filepath.Join(b.TempDir(), "store.db"))
	b.Cleanup(func() { s.Close() })
	must(b, s.Bulk(ctx, func() error {
		for i := 0; i < n; i += 100 {
			var docs []*news.Document
			for k := i; k < min(n, i+100); k++ {
				docs = append(docs, Report(k))
			}
			Save(b, s, docs...)
		}
		return nil
	}))
	return s
}

// Benchmark runs what an import and a reader do most, each on a store with 1,000 reports in it.
func Benchmark(b *testing.B, open Open) {
	b.Run("save", func(b *testing.B) { benchSave(b, filled(b, open, 1000), 1000) })
	b.Run("save-bulk", func(b *testing.B) {
		s := filled(b, open, 1000)
		must(b, s.Bulk(ctx, func() error { benchSave(b, s, 1000); return nil }))
	})
	b.Run("prepare-unchanged", func(b *testing.B) {
		s := filled(b, open, 1000)
		for i := 0; b.Loop(); i++ {
			get[[]store.Prepared](b)(s.Prepare(ctx, Version, Report(i%1000).Article))
		}
	})
	b.Run("claim", func(b *testing.B) {
		s := filled(b, open, 1000)
		for i := 0; b.Loop(); i++ {
			get[*store.Claim](b)(s.Claim(ctx, Report(i % 1000).Claims[3].ID))
		}
	})
	for _, q := range []string{"", "w10000", "w0", "w17 device:device status:reported", "due:2010-03"} {
		b.Run("claims:"+q, func(b *testing.B) {
			s := filled(b, open, 1000)
			parsed := Q(b, q)
			for b.Loop() {
				get[store.List[store.Claim]](b)(s.Claims(ctx, parsed, store.Page{Limit: 20}))
			}
		})
	}
	b.Run("candidates", func(b *testing.B) { benchCandidates(b, filled(b, open, 1000)) })
}

// benchSave counts one operation per article, 100 to a transaction as an import does.
func benchSave(b *testing.B, s store.Store, next int) {
	const batch = 100
	docs := make([]*news.Document, batch)
	n := 0
	for b.Loop() {
		if n%batch == 0 {
			b.StopTimer()
			for i := range docs {
				docs[i] = Report(next)
				next++
			}
			b.StartTimer()
			Save(b, s, docs...)
		}
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}

// benchCandidates puts the keys of an article's claims and looks up their blocks.
func benchCandidates(b *testing.B, s store.Store) {
	keys := func(d *news.Document) (out []store.Keys, all []uint64) {
		for i, c := range d.Claims {
			k := store.Keys{ID: c.ID, Signature: make([]byte, 100)}
			for x := range 5 {
				k.Keys = append(k.Keys, uint64(len(c.Terms[x])*1000+int(c.Terms[x][1])*17+i+x*100_000))
			}
			out, all = append(out, k), append(all, k.Keys...)
		}
		return out, all
	}
	for i := 0; b.Loop(); i++ {
		entries, all := keys(Report(i % 1000))
		must(b, s.Update(ctx, func(tx store.Tx) error {
			if err := tx.PutKeys(ctx, store.KeyedClaims, entries...); err != nil {
				return err
			}
			_, err := tx.Blocks(ctx, store.KeyedClaims, all, 50)
			return err
		}))
	}
}

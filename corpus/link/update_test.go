package link_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/corpus/link"
	"hearsay/extract/news"
	"hearsay/extract/relate/en"
	"hearsay/store"
	"hearsay/store/sqlite"
)

// claimed says one claim of a test article: a sentence with its fields.
type claimed struct {
	sentence, who, verb, object string
	number                      float64
	by                          string
	source                      string
	act                         news.Act
	target                      news.TargetKind
	negative                    bool
}

// document makes an extracted document of sentences.
func document(outlet, day, title string, puts ...claimed) *news.Document {
	var text []string
	for _, p := range puts {
		text = append(text, p.sentence)
	}
	a := news.Article{Ref: outlet + day + title, Outlet: outlet, Published: day, Title: title, Text: strings.Join(text, "\n\n"), Language: "en"}
	a.ID = news.ArticleID(&a, a.Ref)
	doc := &news.Document{Article: a, Revision: news.RevisionID(a.ID, a.Title, a.Text), Extractor: "test"}
	doc.Entities = []news.Entity{{Name: strings.Fields(strings.TrimPrefix(title, "Harbour yard in "))[0], Kind: news.Place}}
	at := 0
	for _, p := range puts {
		doc.Claims = append(doc.Claims, p.claim(doc, at))
		at += len(p.sentence) + 2
	}
	en.Fill(doc)
	return doc
}

func (p claimed) claim(doc *news.Document, at int) news.Claim {
	span := news.Span{Start: at, End: at + len(p.sentence)}
	c := news.Claim{Article: doc.Article.ID, Revision: doc.Revision, Evidence: span, Content: span,
		EvidenceText: p.sentence, ContentText: p.sentence, Statement: -1, Extractor: "test", Confidence: 0.9,
		Status: news.Asserted, Modality: news.Actual, Polarity: news.Positive, Reason: news.Reason{Rule: "test"},
		Who: news.Party{Name: p.who, Kind: news.Organisation, Entity: -1}, By: news.Party{Entity: -1},
		Predicate: news.Predicate{Lemma: p.verb}, Object: news.Object{Name: p.object, Head: p.object},
		Act: p.act, Target: news.Target{Kind: p.target}}
	if p.source != "" {
		c.Status = news.Reported
		c.Source = []news.Source{{Name: p.source, Kind: news.Person, Anonymous: p.source == "sources", Entity: -1}}
	}
	if p.number > 0 {
		c.Quantities = []news.Quantity{{Text: "n", Value: p.number, High: p.number, Unit: "job", Bound: news.Exact, Span: span}}
	}
	if p.by != "" {
		c.Deadline = &news.Deadline{Text: "by then", Value: p.by, Relation: news.By, Span: span, Due: true}
	}
	if p.negative {
		c.Polarity, c.Modality = news.Negative, news.Negated
	}
	c.ID = news.ClaimID(doc.Revision, c.Content, c.Source)
	return c
}

// web is a handful of towns with the same trouble, told by several outlets on
// several days: claims that are the same, that conflict, deny and cannot confirm.
func web() []*news.Document {
	var docs []*news.Document
	for i, town := range []string{"Carwick", "Norvane", "Ostrel", "Sule"} {
		council, yard := town+" council", town+" yard"
		docs = append(docs,
			document("Courier", fmt.Sprintf("2024-03-%02d", 1+i), town+" to close its harbour yard", []claimed{
				{sentence: council + " will close the harbour yard by June.", who: council, verb: "close", object: "harbour yard", by: "2024-06-30", source: "sources"},
				{sentence: "The closure would cost 300 jobs at " + yard + ".", who: "closure", verb: "cost", object: "jobs at " + yard, number: 300, source: "sources"},
			}...),
			document("Echo", fmt.Sprintf("2024-03-%02d", 2+i), "Harbour yard in "+town+" to shut", []claimed{
				{sentence: council + " plans to shut down the harbour yard by June.", who: council, verb: "shut down", object: "harbour yard", by: "2024-06-30", source: "Courier"},
				{sentence: "The mayor of " + town + " declined to comment on the report.", who: "mayor of " + town, verb: "comment", object: "the report", source: "mayor of " + town, act: news.ActDecline, target: news.TargetReport},
			}...),
			document("Herald", fmt.Sprintf("2024-03-%02d", 4+i), town+" council denies yard closure", []claimed{
				{sentence: council + " will not close the harbour yard.", who: council, verb: "close", object: "harbour yard", source: "Ann Lee", negative: true},
				{sentence: "The closure of " + yard + " would cost 450 jobs.", who: "closure", verb: "cost", object: "jobs at " + yard, number: 450, source: "the union"},
			}...),
			document("Times", fmt.Sprintf("2024-03-%02d", 9+i), town+" yard closure moved to autumn", []claimed{
				{sentence: council + " will now close the harbour yard by the end of September.", who: council, verb: "close", object: "harbour yard", by: "2024-09-30", source: "Bo Day"},
			}...))
	}
	return docs
}

// TestOrderAndBatchesDoNotMatter saves the same articles in many orders and
// batch sizes and wants the same links, facts and stories each time, and the
// links that solving all at once finds.
func TestOrderAndBatchesDoNotMatter(t *testing.T) {
	docs := web()
	var reports []link.Report
	for _, d := range docs {
		reports = append(reports, link.ReportOf(d))
	}
	solved := link.Solve(link.English(), reports)
	r := rand.New(rand.NewPCG(7, 7))
	want := ""
	for round := range 8 {
		r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		links, all := remember(t, docs, []int{len(docs), 1, 3, 5}[round%4])
		if want == "" {
			want = all
			kinds := map[news.Relation]int{}
			for _, l := range links {
				kinds[l.Relation]++
			}
			for _, k := range []news.Relation{news.Same, news.Denies, news.CannotConfirm, news.Conflicts, news.Updates} {
				if kinds[k] < 2 {
					t.Errorf("only %d %s links among %v: the test says little", kinds[k], k, kinds)
				}
			}
			if a, b := ends(links), ends(solved.Links); a != b {
				t.Errorf("stored links differ from those solved at once:\n%s\n---\n%s", a, b)
			}
		}
		if all != want {
			t.Fatalf("round %d: another result:\n%s\n--- want\n%s", round, all, want)
		}
	}
}

func ends(links []news.Link) string {
	var b strings.Builder
	for _, l := range links {
		fmt.Fprintln(&b, l.A, l.B, l.Relation)
	}
	return b.String()
}

// remember saves the documents in batches and gives back what is then stored.
func remember(t *testing.T, docs []*news.Document, batch int) ([]news.Link, string) {
	t.Helper()
	ctx := context.Background()
	s, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "web.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for len(docs) > 0 {
		n := min(batch, len(docs))
		err := s.Update(ctx, func(tx store.Tx) error {
			for _, d := range docs[:n] {
				if _, err := tx.Save(ctx, store.Input{Doc: d}); err != nil {
					return err
				}
			}
			return link.Update(ctx, tx, docs[:n])
		})
		if err != nil {
			t.Fatal(err)
		}
		docs = docs[n:]
	}
	return inStore(t, s)
}

// TestRebuildGivesTheSame links what is stored anew.
func TestRebuildGivesTheSame(t *testing.T) {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "web.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	docs := web()
	err = s.Update(ctx, func(tx store.Tx) error {
		for _, d := range docs {
			if _, err := tx.Save(ctx, store.Input{Doc: d}); err != nil {
				return err
			}
		}
		return link.Update(ctx, tx, docs)
	})
	if err != nil {
		t.Fatal(err)
	}
	_, before := inStore(t, s)
	steps := 0
	if err := link.Rebuild(ctx, s, func(int) { steps++ }); err != nil {
		t.Fatal(err)
	}
	if _, after := inStore(t, s); after != before || steps == 0 {
		t.Errorf("after %d steps:\n%s\n--- before\n%s", steps, after, before)
	}
}

// inStore is all links, and everything linked as text.
func inStore(t *testing.T, s store.Store) ([]news.Link, string) {
	t.Helper()
	ctx := context.Background()
	links, err := s.Links(ctx, nil, store.Page{Order: store.Oldest})
	if err != nil {
		t.Fatal(err)
	}
	facts, err := s.Facts(ctx, nil, store.Page{Order: store.Oldest})
	if err != nil {
		t.Fatal(err)
	}
	stories, err := s.Stories(ctx, nil, store.Page{Order: store.Oldest})
	if err != nil {
		t.Fatal(err)
	}
	sortLinks(links.Items)
	out, err := json.MarshalIndent(map[string]any{"links": links.Items, "facts": facts.Items, "stories": stories.Items}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return links.Items, string(out)
}

func sortLinks(l []news.Link) {
	for i := range l {
		for k := i; k > 0 && ends(l[k:k+1]) < ends(l[k-1:k]); k-- {
			l[k], l[k-1] = l[k-1], l[k]
		}
	}
}

// Package storetest answers the question: what must every store do? It is the
// contract of package store as one suite of named cases; a database's package
// runs it:
//
//	func TestStore(t *testing.T) { storetest.Run(t, open) }
//
// The cases use real stores in temporary folders, no mocks.
package storetest

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/extract/news"
	"hearsay/store"
	"hearsay/store/query"
)

// Open opens the store at a path, making it when it is not there. The suite closes it.
type Open func(t testing.TB, path string) store.Store

// Case is one promise.
type Case struct {
	Name string
	Run  func(t *testing.T, s *Suite)
}

// Suite gives a case its stores.
type Suite struct {
	t    *testing.T
	open Open
	Path string
	store.Store
}

// Run runs every case on a store of its own.
func Run(t *testing.T, open Open) {
	for _, list := range [][]Case{saving, reading, listing, linking, deciding, removing, keeping} {
		for _, c := range list {
			t.Run(c.Name, func(t *testing.T) {
				s := &Suite{t: t, open: open, Path: filepath.Join(t.TempDir(), "store.db")}
				s.Store = open(t, s.Path)
				t.Cleanup(func() { s.Close() })
				c.Run(t, s)
				s.sound()
			})
		}
	}
}

// Other opens a second store.
func (s *Suite) Other(name string) store.Store {
	s.t.Helper()
	o := s.open(s.t, filepath.Join(filepath.Dir(s.Path), name))
	s.t.Cleanup(func() { o.Close() })
	return o
}

// Reopen closes the store and opens it again.
func (s *Suite) Reopen() {
	s.t.Helper()
	must(s.t, s.Close())
	s.Store = s.open(s.t, s.Path)
}

// sound holds that Check finds nothing.
func (s *Suite) sound() {
	s.t.Helper()
	sound(s.t, s.Store)
}

func sound(t testing.TB, s store.Store) {
	t.Helper()
	report, err := s.Check(ctx)
	must(t, err)
	for _, p := range report.Problems {
		t.Errorf("check: %v", p)
	}
}

var ctx = context.Background()

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func get[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		must(t, err)
		return v
	}
}

// Version is the extractor's in these tests.
const Version = "test-1"

// Doc makes a document whose claims are given as "who|predicate|content" with
// further fields as "key=value", each content standing once in the text.
func Doc(a news.Article, claims ...string) *news.Document {
	if a.ID == "" {
		a.ID = news.ArticleID(&a, a.Ref)
	}
	d := &news.Document{Article: a, Revision: news.RevisionID(a.ID, a.Title, a.Text), Extractor: Version}
	for _, c := range claims {
		d.Claims = append(d.Claims, claim(d, c))
	}
	return d
}

func claim(d *news.Document, line string) news.Claim {
	parts := strings.Split(line, "|")
	content := parts[2]
	at := strings.Index(d.Article.Text, content)
	if at < 0 {
		panic(fmt.Sprintf("%q does not stand in %q", content, d.Article.Text))
	}
	c := news.Claim{Article: d.Article.ID, Revision: d.Revision, Extractor: Version, Statement: -1,
		Content: news.Span{Start: at, End: at + len(content)}, Evidence: news.Span{Start: at, End: at + len(content)},
		ContentText: content, EvidenceText: content,
		Who: news.Party{Name: parts[0], Entity: -1}, By: news.Party{Entity: -1}, Predicate: news.Predicate{Lemma: parts[1]},
		Status: news.Asserted, Modality: news.Actual, Polarity: news.Positive, Confidence: 0.9,
		Reason: news.Reason{Rule: "test", Score: 1}}
	if c.Who.Name != "" {
		c.Who.Entity = entity(d, c.Who.Name, news.Organisation)
		c.Who.EntityID = store.EntityID(&d.Entities[c.Who.Entity])
	}
	for _, field := range parts[3:] {
		key, value, _ := strings.Cut(field, "=")
		set(d, &c, key, value)
	}
	c.ID = news.ClaimID(d.Revision, c.Content, c.Source)
	return c
}

func entity(d *news.Document, name string, kind news.Kind) int {
	for i, e := range d.Entities {
		if e.Name == name {
			return i
		}
	}
	e := news.Entity{Name: name, Kind: kind}
	e.ID = store.EntityID(&e)
	d.Entities = append(d.Entities, e)
	return len(d.Entities) - 1
}

// set fills one field of a claim; sources are "A > B", unnamed when they begin with a small letter.
func set(d *news.Document, c *news.Claim, key, value string) {
	switch key {
	case "source":
		c.Status = news.Reported
		for name := range strings.SplitSeq(value, " > ") {
			c.Source = append(c.Source, news.Source{Name: name, Kind: news.Person, Entity: -1, Anonymous: name[0] >= 'a'})
		}
	case "device":
		c.Devices = append(c.Devices, news.Named{Name: value})
	case "place":
		c.Place.Name = value
	case "object":
		c.Object.Text = value
	case "by":
		c.By.Name = value
	case "due", "when":
		relation, day, _ := strings.Cut(value, " ")
		c.Deadline = &news.Deadline{Text: value, Relation: news.TimeRelation(relation), Value: day, Span: c.Content, Due: key == "due"}
	case "status":
		c.Status = news.Status(value)
	case "modality":
		c.Modality = news.Modality(value)
	case "quote":
		c.Quote = true
	case "confidence":
		fmt.Sscan(value, &c.Confidence)
	default:
		panic(key)
	}
}

// Save saves documents in one transaction and returns what came of each.
func Save(t testing.TB, s store.Store, docs ...*news.Document) (out []store.Saved) {
	t.Helper()
	must(t, s.Update(ctx, func(tx store.Tx) error {
		for _, d := range docs {
			saved, err := tx.Save(ctx, store.Input{Doc: d})
			if err != nil {
				return err
			}
			out = append(out, saved)
		}
		return nil
	}))
	return out
}

// Q parses a query.
func Q(t testing.TB, text string) *query.Query {
	t.Helper()
	q, err := query.Parse(text)
	must(t, err)
	return q
}

// Contents are the claims' words.
func Contents(list []store.Claim) (out []string) {
	for _, c := range list {
		out = append(out, c.ContentText)
	}
	return out
}

// The iPhone story, in three reports.
func kommersant() *news.Document {
	return Doc(news.Article{URL: "https://kommersant.example/1", Outlet: "Kommersant", Title: "Kremlin staff told to drop iPhones", Published: "2023-03-20", Language: "en",
		Text: "Officials must replace iPhones by the end of March, sources said. The phones can be sold or given away."},
		"Kremlin staff|replace|Officials must replace iPhones by the end of March|source=sources|device=iPhone|due=by 2023-03-31|modality=instructed|confidence=0.95",
		"|sell|The phones can be sold or given away|confidence=0.6")
}

func reuters() *news.Document {
	return Doc(news.Article{URL: "https://reuters.example/7", Outlet: "Reuters", Title: "Kremlin cannot confirm", Published: "2023-03-20T15:00:00Z", Language: "en",
		Text: "Dmitry Peskov could not confirm the report. Officials have been told to give up iPhones before April, Kommersant wrote."},
		"Dmitry Peskov|confirm|could not confirm the report|source=Dmitry Peskov|status=unconfirmed",
		"officials|give up|Officials have been told to give up iPhones before April|source=Kommersant > sources|device=iPhone|due=before 2023-04|modality=instructed")
}

func bridge() *news.Document {
	return Doc(news.Article{URL: "https://town.example/bridge", Outlet: "Town Post", Title: "Bridge to open", Published: "2023-05-02", Language: "en",
		Text: "The bridge in Lund will open in June, the ministry said. “It is safe,” Anna Holm said."},
		"bridge|open|The bridge in Lund will open in June|source=ministry|place=Lund|due=during 2023-06|modality=planned",
		"bridge|be|It is safe|source=Anna Holm|quote=yes")
}

package storetest

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/extract/news"
	"hearsay/store"
)

// decide appends a decision.
func (s *Suite) decide(d store.Decision) store.Decision {
	s.t.Helper()
	if d.Who == "" {
		d.Who = "anna"
	}
	s.update(func(tx store.Tx) (err error) {
		d, err = tx.Decide(ctx, d)
		return err
	})
	return d
}

func onClaims(ids ...string) (out []store.Anchor) {
	for _, id := range ids {
		out = append(out, store.Anchor{Claim: id})
	}
	return out
}

var deciding = []Case{
	{"a decision is kept with who, when and why", func(t *testing.T, s *Suite) {
		k, _, _ := linked(t, s)
		d := s.decide(store.Decision{Why: "the ministry told us", Kind: store.DecideField, On: onClaims(k.Claims[0].ID), Field: "status", Value: "confirmed"})
		list := get[[]store.Decision](t)(s.Decisions(ctx, k.Article.ID))
		want := d
		want.On = []store.Anchor{{Article: k.Article.ID, Span: k.Claims[0].Content, Quote: replace, Root: "sources", Claim: k.Claims[0].ID}}
		if diff := cmp.Diff([]store.Decision{want}, list); diff != "" || d.At == "" || d.ID == "" {
			t.Errorf("decisions:\n%s", diff)
		}
	}},
	{"a correction of a claim wins, in reading and in queries", func(t *testing.T, s *Suite) {
		k, _, _ := linked(t, s)
		id := k.Claims[0].ID
		for field, value := range map[string]string{"status": "confirmed", "who": "Presidential staff", "deadline": "by 2023-04-30", "device": "iPhone; iPad"} {
			s.decide(store.Decision{Kind: store.DecideField, On: onClaims(id), Field: field, Value: value})
		}
		c := get[*store.Claim](t)(s.Claim(ctx, id))
		if c.Status != news.Confirmed || c.Who.Name != "Presidential staff" || c.Deadline.Value != "2023-04-30" || len(c.Devices) != 2 {
			t.Errorf("claim %+v", c.Claim)
		}
		for _, q := range []string{"status:confirmed", "who:presidential", "due:2023-04", "device:ipad", "who:presidential status:confirmed"} {
			if got := get[store.List[store.Claim]](t)(s.Claims(ctx, Q(t, q), store.Page{})); len(got.Items) != 1 || got.Items[0].ID != id {
				t.Errorf("%s: %v", q, Contents(got.Items))
			}
		}
		if got := get[store.List[store.Claim]](t)(s.Claims(ctx, Q(t, "who:kremlin"), store.Page{})); len(got.Items) != 0 {
			t.Errorf("the machine's value is still found: %v", Contents(got.Items))
		}
	}},
	{"a correction outlives extraction anew and a changed text", func(t *testing.T, s *Suite) {
		k, _, _ := linked(t, s)
		s.decide(store.Decision{Kind: store.DecideField, On: onClaims(k.Claims[0].ID), Field: "status", Value: "confirmed"})
		a := k.Article
		a.Text = "An added line. " + a.Text
		d := Doc(a, "Kremlin staff|replace|must replace iPhones by the end of March|source=sources|device=iPhone")
		Save(t, s, d)
		if c := get[*store.Claim](t)(s.Claim(ctx, d.Claims[0].ID)); c.Status != news.Confirmed {
			t.Errorf("status %s", c.Status)
		}
		// Where its words are gone it is an orphan, and comes back with them.
		a.Text = "Nothing of the kind."
		Save(t, s, Doc(a))
		if list := get[[]store.Decision](t)(s.Decisions(ctx, a.ID)); !list[0].Orphaned {
			t.Errorf("decisions %+v", list)
		}
		if report := get[store.Report](t)(s.Check(ctx)); report.Orphaned != 1 {
			t.Errorf("%d orphans", report.Orphaned)
		}
		Save(t, s, kommersant())
		if c := get[*store.Claim](t)(s.Claim(ctx, k.Claims[0].ID)); c.Status != news.Confirmed {
			t.Errorf("status %s", c.Status)
		}
	}},
	{"a correction of an article waits for extraction anew", func(t *testing.T, s *Suite) {
		k, _, _ := linked(t, s)
		s.decide(store.Decision{Kind: store.DecideField, On: []store.Anchor{{Article: k.Article.ID}}, Field: "published", Value: "2022-03-20"})
		a := get[*store.Article](t)(s.Article(ctx, k.Article.ID))
		if a.Published != "2022-03-20" || a.PublishedRule != "decided" || a.Extractor != "" {
			t.Errorf("article %+v", a)
		}
		p := get[[]store.Prepared](t)(s.Prepare(ctx, Version, kommersant().Article))[0]
		if p.Outcome != store.Updated || p.Article.Published != "2022-03-20" {
			t.Errorf("prepared %+v", p)
		}
		Save(t, s, kommersant()) // one that knows nothing of the correction
		if a := get[*store.Article](t)(s.Article(ctx, k.Article.ID)); a.Published != "2022-03-20" || a.Extractor != Version {
			t.Errorf("article %+v", a)
		}
	}},
	{"a decided link wins over the machine's and outlives it", func(t *testing.T, s *Suite) {
		k, r, _ := linked(t, s)
		a, b := r.Claims[1].ID, k.Claims[0].ID
		machine := news.Link{A: a, B: b, Relation: news.Same, Score: 0.9, Reason: news.Reason{Rule: "test"}}
		d := s.decide(store.Decision{Kind: store.DecideLink, On: onClaims(a, b), Value: store.NotSame, Why: "other phones"})
		s.update(func(tx store.Tx) error { return tx.PutLinks(ctx, machine) })
		relations := func() (out []string) {
			for _, l := range get[[]news.Link](t)(s.LinksOf(ctx, a)) {
				out = append(out, string(l.Relation)+" "+string(l.DecidedBy))
			}
			return out
		}
		if diff := cmp.Diff([]string{"conflicts machine"}, relations()); diff != "" {
			t.Errorf("after not-same:\n%s", diff)
		}
		s.decide(store.Decision{Kind: store.DecideLink, On: onClaims(a, b), Value: "denies"})
		again := reuters()
		again.Extractor = "test-2"
		Save(t, s, again)
		s.update(func(tx store.Tx) error { must(t, tx.Reset(ctx)); return tx.PutLinks(ctx, machine) })
		if diff := cmp.Diff([]string{"denies human"}, relations()); diff != "" {
			t.Errorf("after denies, extraction anew and linking anew:\n%s", diff)
		}
		for _, x := range get[[]store.Decision](t)(s.Decisions(ctx, "")) {
			if x.ID == d.ID && !x.Superseded {
				t.Error("the first decision is not superseded")
			}
			if x.ID != d.ID {
				s.decide(store.Decision{Kind: store.DecideUndo, Value: x.ID})
			}
		}
		if diff := cmp.Diff([]string(nil), relations()); diff != "" {
			t.Errorf("after taking it back the first holds again:\n%s", diff)
		}
	}},
	{"two people who disagree are both kept", func(t *testing.T, s *Suite) {
		k, _, _ := linked(t, s)
		on := onClaims(k.Claims[0].ID)
		s.decide(store.Decision{Who: "anna", Kind: store.DecideField, On: on, Field: "status", Value: "denied", At: "2023-04-01T00:00:00Z"})
		s.decide(store.Decision{Who: "ben", Kind: store.DecideField, On: on, Field: "status", Value: "confirmed", At: "2023-04-02T00:00:00Z"})
		list := get[[]store.Decision](t)(s.Decisions(ctx, ""))
		if len(list) != 2 || !list[0].Disputed || !list[1].Disputed || list[0].Superseded {
			t.Errorf("decisions %+v", list)
		}
		s.decide(store.Decision{Who: "anna", Kind: store.DecideField, On: on, Field: "status", Value: "confirmed", At: "2023-04-03T00:00:00Z"})
		list = get[[]store.Decision](t)(s.Decisions(ctx, ""))
		if !list[0].Superseded || list[1].Disputed || list[2].Disputed {
			t.Errorf("after they agree: %+v", list)
		}
	}},
	{"entities are merged and split", func(t *testing.T, s *Suite) {
		k, r, _ := linked(t, s)
		a, b := store.EntityID(&k.Entities[0]), store.EntityID(&r.Entities[1])
		on := []store.Anchor{{Entity: a}, {Entity: b}}
		s.decide(store.Decision{Kind: store.DecideMerge, On: on, At: "2023-04-01T00:00:00Z"})
		e := get[*store.Entity](t)(s.Entity(ctx, a))
		if e.ID != b || e.Articles != 2 || len(e.Names) != 2 || len(e.Merged) != 1 {
			t.Errorf("entity %+v", e)
		}
		if got := get[store.List[store.Claim]](t)(s.Claims(ctx, Q(t, "entity:"+b), store.Page{})); len(got.Items) != 2 {
			t.Errorf("claims of the merged entity: %v", Contents(got.Items))
		}
		s.decide(store.Decision{Kind: store.DecideSplit, On: on, At: "2023-04-02T00:00:00Z"})
		if e := get[*store.Entity](t)(s.Entity(ctx, a)); e.ID != a || e.Articles != 1 {
			t.Errorf("entity %+v", e)
		}
	}},
	{"what makes no sense is not decided", func(t *testing.T, s *Suite) {
		k, _, _ := linked(t, s)
		on := onClaims(k.Claims[0].ID)
		for _, d := range []store.Decision{
			{Kind: store.DecideField, On: on, Field: "status", Value: "maybe"}, {Kind: store.DecideField, On: on, Field: "colour", Value: "red"},
			{Kind: store.DecideField, On: on, Field: "deadline", Value: "by soon"}, {Kind: store.DecideField, Field: "status", Value: "denied"},
			{Kind: store.DecideField, On: []store.Anchor{{Article: k.Article.ID}}, Field: "published", Value: "soon"},
			{Kind: store.DecideLink, On: append(on, on...), Value: "same"}, {Kind: "guess"}, {Kind: store.DecideUndo, Value: "none"},
			{Kind: store.DecideField, On: onClaims("gone"), Field: "status", Value: "denied"},
		} {
			d.Who = "anna"
			err := s.Update(ctx, func(tx store.Tx) error { _, err := tx.Decide(ctx, d); return err })
			if !errors.Is(err, store.ErrInvalid) && !errors.Is(err, store.ErrNotFound) {
				t.Errorf("%+v: %v", d, err)
			}
		}
		if list := get[[]store.Decision](t)(s.Decisions(ctx, "")); len(list) != 0 {
			t.Errorf("decisions %+v", list)
		}
	}},
}

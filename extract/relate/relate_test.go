package relate_test

import (
	"testing"

	"hearsay/extract/news"
	"hearsay/extract/relate"
	"hearsay/extract/relate/en"
)

// claim builds a claim from its words; the rest is set by the options.
func claim(content string, set ...func(*news.Claim)) *news.Claim {
	c := &news.Claim{ID: content, ContentText: content, EvidenceText: content, Polarity: news.Positive, Modality: news.Actual, Status: news.Reported}
	for _, f := range set {
		f(c)
	}
	en.NewFiller(&news.Document{}).Claim(c)
	return c
}

func who(name string, kind news.Kind) func(*news.Claim) {
	return func(c *news.Claim) { c.Who = news.Party{Name: name, Kind: kind} }
}

func does(lemma, object string) func(*news.Claim) {
	return func(c *news.Claim) { c.Predicate.Lemma, c.Object.Name, c.Object.Head = lemma, object, object }
}

func device(name string) func(*news.Claim) {
	return func(c *news.Claim) { c.Devices = []news.Named{{Name: name}} }
}

func count(value float64, unit string) func(*news.Claim) {
	return func(c *news.Claim) {
		c.Quantities = []news.Quantity{{Value: value, High: value, Unit: unit, Bound: news.Exact}}
	}
}

func atLeast(value float64, unit string) func(*news.Claim) {
	return func(c *news.Claim) {
		c.Quantities = []news.Quantity{{Value: value, High: value, Unit: unit, Bound: news.AtLeast}}
	}
}

func not(c *news.Claim) { c.Polarity, c.Modality = news.Negative, news.Negated }

func by(value string) func(*news.Claim) {
	return func(c *news.Claim) { c.Deadline = &news.Deadline{Value: value, Relation: news.By} }
}

func pair(a, b *news.Claim) (*relate.Judge, *relate.Item, *relate.Item) {
	j := relate.New(en.Words())
	return j, j.Item(a, &relate.Article{ID: "a", Outlet: "A", Day: "2024-03-01", Names: relate.Names("Carwick")}, 0),
		j.Item(b, &relate.Article{ID: "b", Outlet: "B", Day: "2024-03-02", Names: relate.Names("Carwick")}, 0)
}

func TestSameClaimInOtherWordsIsTheSame(t *testing.T) {
	council := who("Carwick council", news.Organisation)
	j, a, b := pair(
		claim("Carwick council will shut down the harbour library", council, does("shut down", "harbour library")),
		claim("Carwick council plans to close the harbour library", council, does("close", "harbour library")))
	if score, rule := j.Same(a, b); score < 500 {
		t.Errorf("score %d by %s, want 500 or more", score, rule)
	}
}

func TestVetoes(t *testing.T) {
	rows := []struct {
		name string
		a, b *news.Claim
		rule string
	}{
		{"other model", claim("the Lumen 6 will be recalled", device("Lumen 6")), claim("the Lumen 5 will be recalled", device("Lumen 5")), "relate/veto-device-model"},
		{"same model", claim("the Lumen 6 will be recalled", device("Lumen 6")), claim("the Lumen 6 will be recalled", device("Lumen 6")), ""},
		{"other number", claim("12 people died", count(12, "death")), claim("15 people died", count(15, "death")), "relate/veto-number"},
		{"number far away", claim("at least two people died", atLeast(2, "death")), claim("more than 30 people died", atLeast(30, "death")), "relate/veto-number"},
		{"number not far", claim("at least 80 people died", atLeast(80, "death")), claim("84 people died", count(84, "death")), ""},
		{"other unit", claim("12 people died", count(12, "death")), claim("15 people were hurt", count(15, "injury")), ""},
		{"other deadline", claim("it opens by May", by("2024-05-31")), claim("it opens by June", by("2024-06-30")), "relate/veto-time"},
		{"other entity", claim("Norvane was downgraded", who("Norvane", news.Organisation)), claim("Ostrel was downgraded", who("Ostrel", news.Organisation)), "relate/veto-entity"},
		{"other polarity", claim("the ferry sails", does("sail", "")), claim("the ferry does not sail", does("sail", ""), not), "relate/veto-polarity"},
		{"other polarity, other verb", claim("they avoid a trip to court", does("avoid", "trip")), claim("they will not be taken to court", does("take", "court"), not), ""},
		{"silence", claim("he could not confirm the report", func(c *news.Claim) {
			c.Act, c.Target.Kind = news.ActCannotConfirm, news.TargetReport
		}), claim("the report was confirmed"), "relate/veto-reaction"},
	}
	for _, r := range rows {
		_, a, b := pair(r.a, r.b)
		if rule, _ := relate.Vetoed(a, b); rule != r.rule {
			t.Errorf("%s: vetoed by %q, want %q", r.name, rule, r.rule)
		}
	}
}

func BenchmarkSame(b *testing.B) {
	council := who("Carwick council", news.Organisation)
	j, x, y := pair(
		claim("Carwick council will shut down the harbour library by the end of May", council, does("shut down", "harbour library"), by("2024-05-31")),
		claim("Carwick council plans to close the harbour library in spring", council, does("close", "harbour library")))
	for b.Loop() {
		j.Same(x, y)
	}
}

package link_test

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"hearsay/extract/news"
	"hearsay/store"
)

// syndicated is one agency's report: in its own words, edited by one outlet, held in
// the longer article of another, and an independent report of the same matter.
func syndicated() []*news.Document {
	lead := claimed{sentence: "The Carwick council will close the harbour yard by the end of June, a decision that would cost three hundred people at the yard their work.",
		who: "Carwick council", verb: "close", object: "harbour yard", by: "2024-06-30"}
	rest := []claimed{
		{sentence: "The yard has built ferries since 1911 and was last modernised twenty years ago, when the town paid for two new cranes and a dry dock.", who: "yard", verb: "build", object: "ferries"},
		{sentence: "Its owner, Hallam Group, has seen orders for new ships fall by half within two years and has sold a smaller yard up the coast.", who: "Hallam Group", verb: "see", object: "orders"},
		{sentence: "Talks with a buyer from Norvane ended last week without a result, and the town could not pay the losses of the yard any longer.", who: "talks", verb: "end", object: "result"},
	}
	edited := append([]claimed{lead}, rest...)
	edited[1].sentence = strings.Replace(edited[1].sentence, "twenty years ago", "in 2004", 1)
	longer := append([]claimed{
		{sentence: "People in Ostrel remember well how their own shipyard went bankrupt and left half of the town's young men without any prospect.", who: "people", verb: "remember", object: "shipyard"},
		{sentence: "The region's unemployment has risen for six years in a row and stands at eleven in a hundred, the highest on the whole coast.", who: "unemployment", verb: "rise", object: "years"},
		{sentence: "At the market in Ostrel a woman who sells eels says that her husband, a welder, now drives a van for a firm that delivers flowers to hotels.", who: "husband", verb: "drive", object: "van"},
		{sentence: "A study by the county, printed in a green brochure that nobody seems to have read, had warned of all this when the old cranes were replaced.", who: "study", verb: "warn", object: "cranes"},
	}, append([]claimed{lead}, rest...)...)
	own := []claimed{{sentence: "Carwick council is to close its harbour yard by June.", who: "Carwick council", verb: "close", object: "harbour yard", by: "2024-06-30"},
		{sentence: "Bo Day, who has worked there for thirty years, wept outside the gates.", who: "Bo Day", verb: "weep", object: "gates"}}
	return []*news.Document{
		document("Coast Wire", "2024-03-01", "Carwick to close harbour yard", append([]claimed{lead}, rest...)...),
		document("Courier", "2024-03-02", "Carwick to close its harbour yard", edited...),
		document("Echo", "2024-03-02", "Carwick and the end of ferries", longer...),
		document("Herald", "2024-03-02", "Carwick yard shuts", own...),
	}
}

// TestCopiesAreNoIndependentSources, whatever came first.
func TestCopiesAreNoIndependentSources(t *testing.T) {
	ctx := context.Background()
	docs := syndicated()
	r := rand.New(rand.NewPCG(3, 3))
	want := ""
	for range 4 {
		all, s := keep(t, docs, func() int { return 1 + r.IntN(3) })
		if want == "" {
			want = all
			original, edited, longer, own := docs[0].Article.ID, docs[1].Article.ID, docs[2].Article.ID, docs[3].Article.ID
			for id, of := range map[string]string{original: "", edited: original, longer: "", own: ""} {
				a, err := s[0].Article(ctx, id)
				if err != nil || a.CopyOf != of {
					t.Errorf("%s is a copy of %q, want %q (%v)", a.Outlet, a.CopyOf, of, err)
				}
			}
			f, err := s[0].Fact(ctx, docs[0].Claims[0].ID)
			if err != nil || len(f.Claims) != 4 || f.Origins != (news.OriginCount{Min: 2, Max: 2}) {
				t.Errorf("of four reports two are independent: %+v, %v", f, err)
			}
			if report, err := s[0].Check(ctx); err != nil || len(report.Problems) > 0 {
				t.Errorf("%v %v", report.Problems, err)
			}
			// without the agency's own text the others rest on the first that has it
			if err := s[1].Update(ctx, func(tx store.Tx) error { return remove(ctx, tx, original) }); err != nil {
				t.Fatal(err)
			}
			if f, err = s[0].Fact(ctx, docs[1].Claims[0].ID); err != nil || len(f.Claims) != 3 || f.Origins != (news.OriginCount{Min: 2, Max: 2}) {
				t.Errorf("without the first: %+v, %v", f, err)
			}
		}
		if all != want {
			t.Fatalf("another result: %s", firstDifference(all, want))
		}
		r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
	}
}

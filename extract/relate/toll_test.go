package relate_test

import (
	"testing"

	"hearsay/extract/news"
	"hearsay/extract/relate"
	"hearsay/extract/relate/en"
)

// The larger of two tolls updates the smaller, whatever the order of two reports of a
// day; ages and the tolls of other things do not.
func TestTollsGrow(t *testing.T) {
	for _, r := range []struct {
		name, text string
		count      float64
		unit, day  string
		more       func(*news.Claim)
		want       news.Relation
		turned     bool
	}{
		{"later day", "84 people were killed by the truck in Carwick", 84, "person", "2024-03-02", nil, news.Updates, false},
		{"same day", "84 people were killed by the truck in Carwick", 84, "person", "2024-03-01", nil, news.Updates, false},
		{"same day, less", "70 people were killed by the truck in Carwick", 70, "person", "2024-03-01", nil, news.Updates, true},
		{"an age", "A man was killed by the truck in Carwick aged 84", 84, "year", "2024-03-02", nil, "", false},
		{"a war", "9,000 people were killed by trucks in Carwick", 9000, "person", "2024-03-02", nil, "", false},
		{"before", "130 people were killed by the truck in Carwick", 130, "person", "2024-03-02", func(c *news.Claim) { c.Reason.Rule = "claim/relative" }, "", false},
		{"others", "84 others were also killed by the truck in Carwick", 84, "person", "2024-03-02", cue(relate.CueAgain), "", false},
	} {
		j := relate.New(en.Words())
		more := r.more
		if more == nil {
			more = func(*news.Claim) {}
		}
		b := told("b", "2024-03-01", 0, claim("77 people were killed by the truck in Carwick", does("kill", "people"), count(77, "person"), says("police")))
		a := told("c", r.day, 0, claim(r.text, does("kill", "people"), count(r.count, r.unit), says("the mayor"), more))
		d := j.Differ(a, b)
		if got := d.Relation; d.Rule == "relate/toll" != (r.want != "") || r.want != "" && (got != r.want || d.Turned != r.turned) {
			t.Errorf("%s: %q, turned %v by %q, want %q, turned %v", r.name, got, d.Turned, d.Rule, r.want, r.turned)
		}
	}
}
